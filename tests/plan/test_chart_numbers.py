"""All numbers of a chart are written in one style, on paper and in the format of a slide."""

from __future__ import annotations

import random
import re
from decimal import Decimal

import pytest

from reporting.i18n import Language, load_language
from reporting.number_forms import NumberForms
from reporting.plan.axis import choose_round_steps
from reporting.plan.chart_numbers import (
    choose_style,
    write_code,
    write_labels,
    write_ticks,
)
from reporting.record import replace


def speak(locale: str) -> Language:
    return replace(load_language("en"), locale=locale)


def write(
    locale: str, typed: str, *, is_percent: bool = False
) -> tuple[list[str], str]:
    """Return the labels of some numbers and their format, each space plain; `-` is a gap."""
    language = speak(locale)
    values = [None if word == "-" else Decimal(word) for word in typed.split()]
    style = choose_style(values, language, is_percent=is_percent)
    labels = write_labels(values, style, language)
    code = write_code(values, style, language.formats)
    return [label.replace("\u00a0", " ") for label in labels], code.replace(
        "\u00a0", " "
    )


@pytest.mark.parametrize(
    ("locale", "typed", "labels", "code"),
    [
        ("en_GB", "5.1 5.10 6", "5.10|5.10|6.00", "#,##0.00"),
        ("en_GB", "1200 - 3", "1,200||3", "#,##0"),
        (
            "en_GB",
            "0.00000012 0.00000003 0",
            "0.00000012|0.00000003|0",
            '#,##0.00000000;"−"#,##0.00000000;0',
        ),
        (
            "en_GB",
            "11e9 9500000000 0",
            "11.0 billion|9.5 billion|0",
            '#,##0.0,,," billion";"−"#,##0.0,,," billion";0',
        ),
        ("en_GB", "1200000 950300", "1,200,000|950,300", "#,##0"),
        ("en_GB", "-3.5 2", "−3.5|2.0", '#,##0.0;"−"#,##0.0'),
        ("it", "11e9 -9500000000", "11,0 miliardi|−9,5 miliardi", None),
        ("pl", "5000000 6000000", "5 milionów|6 milionów", '[$-415]0,," milionów"'),
        ("pl", "11e9 1e9", "11 mld|1 mld", '[$-415]0,,," mld"'),
        ("pl", "1234 2", "1234|2", "[$-415]0"),
        (
            "pl",
            "1234 12345 -5",
            "1234|12 345|−5",
            '[>=10000][$-415]#,##0;[<=-10000][$-415]"−"#,##0;[$-415]0',
        ),
        ("ja", "11e9", "11,000,000,000", "#,##0"),
    ],
)
def test_numbers_of_a_chart_share_their_decimals_and_scale(
    locale: str, typed: str, labels: str, code: str | None
) -> None:
    written, given = write(locale, typed)
    assert written == labels.split("|")
    assert code is None or given == code


@pytest.mark.parametrize(
    ("locale", "typed", "labels", "code"),
    [
        ("en_GB", "0.52 0.525", "52.0%|52.5%", "#,##0.0%"),
        ("en_GB", "0.52 1", "52%|100%", "#,##0%"),
        (
            "fr",
            "0.52 -0.1",
            "52 %|−10 %",
            '[$-40C]#,##0" "%;[$-40C]"−"#,##0" "%',
        ),
        ("tr", "0.52", "%52", "[$-41F]%#,##0"),
    ],
)
def test_ratios_are_percentages_in_both_outputs(
    locale: str, typed: str, labels: str, code: str
) -> None:
    assert write(locale, typed, is_percent=True) == (labels.split("|"), code)


def test_the_ticks_of_an_axis_have_one_number_of_decimals() -> None:
    ticks, code = write_ticks((0.0, 2.5, 5.0), load_language("en"))
    assert [tick.label for tick in ticks] == ["0.0", "2.5", "5.0"]
    assert code == "#,##0.0"


def test_ticks_reach_the_smallest_numbers() -> None:
    steps = choose_round_steps(0, 1.2e-14)
    assert steps[0] == 0
    assert steps[-1] >= 1.2e-14
    ticks, _ = write_ticks(choose_round_steps(0, 0.00000012), load_language("en"))
    assert ticks[-1].label == "0.00000012"


# ---------------------------------------------------------------- the same in both outputs

SECTION = re.compile(r"\[(?P<sign><=|>=)(?P<bound>-?\d+)\]")
PATTERN = re.compile(
    r'(?P<before>(?:"[^"]*"|%)*)(?P<group>#,##)?0(?P<decimals>\.0+)?'
    r'(?P<thousands>,*)(?P<after>(?:"[^"]*"|%)*)'
)


def show(value: Decimal, code: str, formats: NumberForms) -> str:
    """Return what a spreadsheet shows for a number by its format (ECMA-376, 18.8.31)."""
    marks = {",": formats.group, ".": formats.decimal}
    language = f"[$-{formats.office:X}]"
    assert (language in code) == (formats.decimal != ".")
    code = code.replace(language, "")
    sections = code.split(";")
    chosen, bare = sections[0], False
    if SECTION.match(chosen):
        for section in sections:
            match = SECTION.match(section)
            if not match:
                chosen = section
                break
            bound = Decimal(match["bound"])
            if value >= bound if match["sign"] == ">=" else value <= bound:
                chosen, bare = section, match["sign"] == "<="
                break
    elif value < 0 and len(sections) > 1:
        chosen, bare = sections[1], True
    elif not value and len(sections) > 2:
        chosen = sections[2]
    match = PATTERN.fullmatch(SECTION.sub("", chosen))
    assert match, chosen
    literal = match["before"] + match["after"]
    shown = abs(value) * 100 ** literal.count("%")
    shown = shown.scaleb(-3 * len(match["thousands"]))
    places = len(match["decimals"] or ".") - 1
    digits = f"{shown:,.{places}f}" if match["group"] else f"{shown:.{places}f}"
    digits = "".join(marks.get(char, char) for char in digits)
    sign = "" if bare or value >= 0 else "−"
    before, after = (match[name].replace('"', "") for name in ("before", "after"))
    return f"{sign}{before}{digits}{after}"


@pytest.mark.parametrize("seed", range(10))
def test_a_slide_shows_what_is_printed(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311  (a test)
    for _ in range(200):
        locale = rng.choice(["en", "pl", "es", "pt-PT", "it", "fr"])
        language = load_language(locale)
        size = rng.choice([1, 100, 10**4, 10**6, 10**9, 10**12])
        places = rng.choice([0, 0, 1, 2, 8])
        step = rng.choice([1, 1, 10**3, 10**5])
        values: list[Decimal | None] = []
        for _ in range(rng.randrange(1, 6)):
            digits = rng.randrange(-size // 3, size * 10) // step * step
            values.append(Decimal(digits).scaleb(-places) + 0)
        is_percent = rng.random() < 0.3
        style = choose_style(values, language, is_percent=is_percent)
        labels = write_labels(values, style, language)
        code = write_code(values, style, language.formats)
        formats = language.formats
        for value, label in zip(values, labels, strict=True):
            assert value is not None
            assert show(value, code, formats) == label, (value, code, locale)
