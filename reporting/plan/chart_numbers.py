"""The numbers of a chart -> one style for all of them, in print and as a spreadsheet's format.

A label on paper and the format that makes it on a slide come from the same style, so that a
number reads the same in both outputs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from reporting.content.chart_units import PERCENT, POINTS, find_unit_key
from reporting.content.values import Text
from reporting.i18n import Language
from reporting.number_forms import (
    LAST_SCALE,
    LEAST_SCALE,
    MINUS,
    PLACE,
    NumberForms,
    NumberStyle,
    count_places,
    drop_zeros,
    scale_down,
)
from reporting.plan.block_model import Tick
from reporting.plan.scope import Scope
from reporting.record import Record

_MOST_SCALED_PLACES = 3
"""Decimals before a scale word: 3.141 billion."""
_THOUSAND = 3
"""Powers of ten that one comma of a spreadsheet's format takes away."""
_FOUR_DIGITS = 1_000
_FIVE_DIGITS = 10_000
_HUNDRED = 100
_GENERAL = "General"
"""The format of numbers that no other fits."""

Gappy = Sequence[Decimal | None]
"""Numbers, and nothing where none is known."""


class ChartUnit(Record, frozen=True):
    """What the numbers of a chart count.

    Args:
        words: of the unit, as they are printed; it may be empty.
        is_percent: whether the numbers are ratios, written as percentages.
    """

    words: str = ""
    is_percent: bool = False


def read_unit(unit: Text | None, scope: Scope) -> ChartUnit:
    """Return what a chart counts, in the scope's language."""
    key = find_unit_key(unit)
    if key == PERCENT:
        return ChartUnit(is_percent=True)
    if key == POINTS:
        words = scope.language.points["other"].replace(
            "{number}",
            "",
        )
        return ChartUnit(words.strip())
    return ChartUnit(scope.print_text(unit))


def choose_style(
    values: Iterable[Decimal | None],
    lang: Language,
    *,
    is_percent: bool = False,
) -> NumberStyle:
    """Return how all of some numbers are written: as precisely as the most precise of them.

    Args:
        values: the numbers.
        lang: in which they are written.
        is_percent: whether they are ratios, written as percentages.
    """
    numbers = [value for value in values if value is not None]
    if is_percent:
        numbers = [value.scaleb(2) for value in numbers]
        return NumberStyle(count_most_places(numbers), is_percent=True)
    scaled = choose_scale(numbers, lang.formats)
    return scaled or NumberStyle(count_most_places(numbers))


def count_most_places(values: Iterable[Decimal]) -> int:
    """Return how many decimals the number with most of them has."""
    return max(
        map(count_places, values),
        default=0,
    )


def choose_scale(values: Sequence[Decimal], forms: NumberForms) -> NumberStyle | None:
    """Return the style with the scale word of the greatest number, if it suits them all.

    It takes no digit away; and a slide must be able to say it, in one format and by thousands.
    """
    size = max(
        map(abs, values),
        default=Decimal(0),
    )
    if not size or count_most_places(values):
        return None
    power = size.adjusted()
    if not LEAST_SCALE <= power <= LAST_SCALE:
        return None
    scale = forms.find_scale(power)
    places = count_most_places(
        scale_down(
            value,
            scale.power,
        )
        for value in values
    )
    if not scale.power or scale.power % _THOUSAND or places > _MOST_SCALED_PLACES:
        return None
    style = NumberStyle(places, power=power)
    if (
        len(
            list_patterns(
                values,
                style,
                forms,
            )
        )
        == 1
    ):
        return style
    is_other = (
        forms.find_scale(
            power,
            is_short=True,
        ).power
        != scale.power
    )
    short = NumberStyle(places, power=power, is_short=True)
    if (
        is_other
        or len(
            list_patterns(
                values,
                short,
                forms,
            )
        )
        > 1
    ):
        return None
    return short


def list_patterns(
    values: Iterable[Decimal],
    style: NumberStyle,
    forms: NumberForms,
) -> set[str]:
    """Return the patterns that some numbers take with a scale word, by their plurals."""
    patterns: set[str] = set()
    for value in values:
        if value:
            patterns.add(
                forms.choose_scale_pattern(
                    value,
                    style,
                )
            )
    return patterns


# ---------------------------------------------------------------- written out


def write_labels(values: Gappy, style: NumberStyle, lang: Language) -> tuple[str, ...]:
    """Write numbers in a style; what is missing has an empty label."""
    labels: list[str] = []
    for value in values:
        labels.append(
            ""
            if value is None
            else lang.write_styled(
                value,
                style,
            )
        )
    return tuple(labels)


def write_ticks(
    steps: Sequence[float],
    lang: Language,
    *,
    is_percent: bool = False,
) -> tuple[tuple[Tick, ...], str]:
    """Return the marks of an axis, written out, and their spreadsheet format.

    Args:
        steps: where the marks stand.
        lang: how numbers are written.
        is_percent: whether they are ratios, written as percentages.
    """
    values: list[Decimal] = []
    for step in steps:
        value = drop_zeros(Decimal(repr(step)))
        values.append(value)
    style = choose_style(values, lang, is_percent=is_percent)
    labels = write_labels(values, style, lang)
    ticks: list[Tick] = []
    for step, label in zip(
        steps,
        labels,
        strict=True,
    ):
        ticks.append(
            Tick(
                step,
                label,
            )
        )
    return tuple(ticks), write_code(
        values,
        style,
        lang.formats,
    )


def write_powers(values: Gappy, lang: Language) -> tuple[tuple[str, ...], str]:
    """Write numbers of many sizes, each with its own decimals; return their format too.

    Args:
        values: some of them below one.
        lang: how numbers are written.
    """
    labels: list[str] = []
    most = 0
    for value in values:
        style = NumberStyle(0 if value is None else count_places(value))
        most = max(most, style.places)
        labels += write_labels((value,), style, lang)
    known = [value for value in values if value is not None]
    whole = write_code((max(known),), NumberStyle(0), lang.formats)
    parts = write_code((), NumberStyle(1), lang.formats)
    parts = parts.replace(".0", f".{'#' * most}")
    is_mixed = any(value > 1 and count_places(value) for value in known)
    return tuple(labels), _GENERAL if is_mixed else f"[<1]{parts};{whole}"


def write_codes(values: Gappy, lang: Language) -> tuple[str, ...]:
    """Return for each number the spreadsheet format by which it has its own decimals.

    No one format does: `0.##` writes a whole number with a point behind it.
    """
    codes: list[str] = []
    for value in values:
        style = NumberStyle(0 if value is None else count_places(value))
        codes.append(write_code((value,), style, lang.formats))
    return tuple(codes)


# ---------------------------------------------------------------- as a spreadsheet's format


def write_code(
    values: Iterable[Decimal | None],
    style: NumberStyle,
    forms: NumberForms,
) -> str:
    """Return the spreadsheet format by which some numbers read as they are printed.

    It names the language whose marks they have. LibreOffice heeds that; Office shows those of
    the computer, as it does in every chart.

    Args:
        values: the numbers, which say whether there is a sign or nothing to write.
        style: of all of them.
        forms: how the locale writes numbers.
    """
    code = make_code(
        values,
        style,
        forms,
    )
    has_plain_marks = (forms.group, forms.decimal) == (",", ".")
    if has_plain_marks or not forms.office:
        return code
    language = f"[$-{forms.office:X}]"
    sections: list[str] = []
    for section in code.split(";"):
        condition, bracket, rest = section.rpartition("]")
        sections.append(f"{condition}{bracket}{language}{rest}")
    return ";".join(sections)


def make_code(
    values: Iterable[Decimal | None],
    style: NumberStyle,
    forms: NumberForms,
) -> str:
    """Return a format without its language; its arguments are those of `write_code`."""
    numbers = [value for value in values if value is not None]
    shown = [
        show_size(
            value,
            style,
            forms,
        )
        for value in numbers
    ]
    has_negative = any(value < 0 for value in numbers)
    decimals = ""
    if style.places:
        decimals = f".{'0' * style.places}"
    code = fill_pattern(
        f"#,##0{decimals}",
        numbers,
        style,
        forms,
    )
    if forms.least_grouped > 1 and not any(size >= _FIVE_DIGITS for size in shown):
        code = code.replace("#,##0", "0")
    elif forms.least_grouped > 1 and any(
        _FOUR_DIGITS <= size < _FIVE_DIGITS for size in shown
    ):
        bare = code.replace("#,##0", "0")
        bound = find_bound(style, forms)
        return f"[>={bound}]{code};[<=-{bound}]{quote(MINUS)}{code};{bare}"
    if style.has_bare_zero and not all(numbers):
        return f"{code};{quote(MINUS)}{code};0"
    return f"{code};{quote(MINUS)}{code}" if has_negative else code


def find_bound(style: NumberStyle, forms: NumberForms) -> int:
    """Return from which number on five digits are shown; a condition is held to that."""
    if style.is_percent:
        return _FIVE_DIGITS // _HUNDRED
    if not style.power:
        return _FIVE_DIGITS
    scale = forms.find_scale(
        style.power,
        is_short=style.is_short,
    )
    return _FIVE_DIGITS * int(10**scale.power)


def show_size(value: Decimal, style: NumberStyle, forms: NumberForms) -> Decimal:
    """Return what a number comes to in digits, its sign aside."""
    if style.is_percent:
        return abs(value.scaleb(2))
    if style.power:
        scale = forms.find_scale(
            style.power,
            is_short=style.is_short,
        )
        return scale_down(
            abs(value),
            scale.power,
        )
    return abs(value)


def fill_pattern(
    digits: str,
    values: Sequence[Decimal],
    style: NumberStyle,
    forms: NumberForms,
) -> str:
    """Put the digits of a format into what stands around a number."""
    if style.is_percent:
        pattern, _ = forms.percent
    elif style.power:
        scale = forms.find_scale(
            style.power,
            is_short=style.is_short,
        )
        digits += "," * (scale.power // _THOUSAND)
        (pattern,) = list_patterns(
            values,
            style,
            forms,
        )
    else:
        return digits
    before, after = pattern.split(PLACE)
    return f"{quote(before)}{digits}{quote(after)}"


def quote(words: str) -> str:
    """Put words of a format between quotes, all but the sign that makes percentages."""
    parts: list[str] = []
    for part in words.replace(
        " ",
        "\u00a0",
    ).split("%"):
        literal = part.replace('"', '"\\""')
        parts.append(f'"{literal}"' if part else "")
    return "%".join(parts)
