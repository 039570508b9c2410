"""Numbers, dates and quotes as each language writes them, and the numbers a text holds."""

import datetime as dt
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from reporting import catalogue_files, i18n
from reporting.assets import find_asset
from reporting.catalogue import Phrase
from reporting.i18n import Language, list_languages, load_language, read_language
from reporting.plan.model import Labels
from reporting.record import field_names, replace
from tests.tools import ROOT

EN, IT = load_language("en"), load_language("it")


def spaced(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("value", "kind", "english", "italian"),
    [
        ("11e9", {"currency": "USD"}, "$11 billion", "11 miliardi di dollari"),
        ("3.1e9", {"currency": "USD"}, "$3.1 billion", "3,1 miliardi di dollari"),
        ("500", {"currency": "USD"}, "$500", "500 dollari"),
        ("1e6", {"currency": "EUR"}, "€1 million", "1 milione di euro"),
        ("-3450000", {"currency": "EUR"}, "−€3.45 million", "−3,45 milioni di euro"),
        ("-12", {"currency": "USD"}, "−$12", "−12 dollari"),
        ("1234567", {"currency": "USD"}, "$1,234,567", "1.234.567 dollari"),
        ("0.16", {"percent": True}, "16%", "16%"),
        ("0.125", {"percent": True}, "12.5%", "12,5%"),
        ("1234.5", {}, "1,234.5", "1.234,5"),
        ("2e12", {}, "2 trillion", "2 mila miliardi"),
    ],
)
def test_one_number_is_written_as_each_language_writes_it(
    value: str, kind: dict[str, object], english: str, italian: str
) -> None:
    number = Decimal(value)
    assert spaced(EN.write_amount(number, **kind)) == english  # type: ignore[arg-type]
    assert spaced(IT.write_amount(number, **kind)) == italian  # type: ignore[arg-type]


def test_a_unit_follows_its_number_over_a_space_that_does_not_break() -> None:
    assert (
        EN.write_amount(Decimal("122e6"), unit="views") == "122\u00a0million\u00a0views"
    )
    assert (
        IT.write_amount(Decimal("122e6"), unit="visualizzazioni")
        == "122\u00a0milioni\u00a0di\u00a0visualizzazioni"
    )
    assert IT.write_amount(Decimal(10), unit="volte") == "10\u00a0volte"


def test_no_digit_is_lost_to_a_scale_word() -> None:
    assert spaced(EN.write_compact(Decimal(3141000000))) == "3.141 billion"
    assert EN.write_compact(Decimal(3141592653)) == "3,141,592,653"


def test_no_digit_is_lost_of_a_number_of_forty() -> None:
    ratio = Decimal("0.123456789012345678901234567890123456789")
    digits = "12.3456789012345678901234567890123456789"
    assert EN.write_number(ratio) == "0.123456789012345678901234567890123456789"
    assert EN.write_percent(ratio) == f"{digits}%"
    assert spaced(EN.write_points(ratio)) == f"{digits} percentage points"
    money = Decimal("-1234567890123456789.1234567890123456789")
    written = "1,234,567,890,123,456,789.1234567890123456789"
    assert EN.write_amount(money, currency="EUR") == f"−€{written}"
    assert EN.write_compact(money.copy_abs()) == written


def test_a_change_is_said_in_the_manner_of_the_language() -> None:
    assert EN.write_change(Decimal("0.16"), "year") == "up 16% on the year"
    assert IT.write_change(Decimal("0.16"), "year") == "+16% su base annua"
    assert EN.write_change(Decimal("-0.04"), "quarter") == "down 4% on the quarter"
    assert EN.write_change(Decimal(0), "month") == "unchanged on the month"


def test_a_qualifier_stands_before_the_amount() -> None:
    assert spaced(EN.qualify("122 million", "over")) == "over 122 million"
    assert spaced(IT.qualify("122 milioni", "over")) == "oltre 122 milioni"
    assert EN.qualify("11", "exact") == "11"


@pytest.mark.parametrize(
    ("period", "english", "italian"),
    [
        ((2025, None, 10, 21), "21 October 2025", "21 ottobre 2025"),
        ((2025, None, 3, None), "March 2025", "marzo 2025"),
        ((2025, 2, None, None), "second quarter of 2025", "secondo trimestre 2025"),
        ((2023, None, None, None), "2023", "2023"),
    ],
)
def test_a_period_is_written_no_finer_than_it_is_known(
    period: tuple[int, int | None, int | None, int | None], english: str, italian: str
) -> None:
    assert spaced(EN.write_period(*period)) == english
    assert spaced(IT.write_period(*period)) == italian


def test_a_day_does_not_part_from_its_month() -> None:
    assert EN.write_date(dt.date(2025, 10, 21)) == "21\u00a0October 2025"


def test_quotation_marks_are_the_language_s_own() -> None:
    assert EN.quote("yes") == "“yes”"
    assert IT.quote("sì") == "«sì»"


@pytest.mark.parametrize(
    ("english", "italian", "numbers"),
    [
        (
            "revenue of $11 billion, up 16%",
            "ricavi di 11 miliardi, +16%",
            {"11e9", "0.16"},
        ),
        ("3.1 billion", "3,1 miliardi", {"3.1e9"}),
        ("1,234 of 5", "1.234 su 5", {"1234", "5"}),
        ("16 per cent", "16 per cento", {"0.16"}),
        ("on 21 October 2025.", "il 21 ottobre 2025.", {"21", "2025"}),
        ("A24 and the Q2", "A24 e il T2", set()),
    ],
)
def test_the_numbers_of_a_text_are_read_by_the_rules_of_its_language(
    english: str, italian: str, numbers: set[str]
) -> None:
    expected = {Decimal(number).normalize() for number in numbers}
    assert {numeral.value for numeral in EN.notation.find_numerals(english)} == expected
    assert {numeral.value for numeral in IT.notation.find_numerals(italian)} == expected


def test_numbers_written_as_words_are_read_too() -> None:
    (ten,), (dieci,) = (
        EN.notation.find_numerals("Ten times as fast"),
        IT.notation.find_numerals("dieci volte"),
    )
    assert ten.value == dieci.value == 10


@pytest.mark.parametrize("code", list_languages())
def test_a_catalogue_has_every_word_that_is_asked_for(code: str) -> None:
    catalogue, reference = load_language(code), load_language("en")
    assert catalogue.code == code, f"labels/{code}.yaml has the `code` of another"
    assert set(catalogue.labels) == set(Labels.__struct_fields__)
    for name in field_names(Language):
        value = getattr(reference, name)
        if isinstance(value, dict) and name not in {
            "scales",
            "number_words",
            "currencies",
            "languages",
            "points",
            "day_words",
            "month_forms",
            "ordinals",
            "decade_words",
            "hour_words",
            "shares",
            "letters_after",
            "space_before",
        }:
            assert set(getattr(catalogue, name)) == set(value), name


@pytest.mark.parametrize(
    ("code", "given", "wanted"),
    [
        ("en", (2025, None, 10, 21), "21 Oct 2025"),
        ("it", (2025, None, 10, 21), "21 ott 2025"),
        ("en", (2025, None, 10), "Oct 2025"),
        ("it", (2025, None, 10), "ott 2025"),
        ("en", (2025, 4), "Q4 2025"),
        ("it", (2025, 4), "T4 2025"),
        ("it", (2025,), "2025"),
    ],
)
def test_a_brief_date_does_not_break(
    code: str, given: tuple[int | None, ...], wanted: str
) -> None:
    year, *rest = given
    assert year is not None
    assert load_language(code).write_brief_period(year, *rest) == wanted.replace(
        " ", "\u00a0"
    )


# ---------------------------------------------------------------- another language's words

WORDS = (
    "labels",
    "phrases",
    "statuses",
    "verdicts",
    "chart_kinds",
    "qualifiers",
    "changes",
)
"""Parts of a catalogue that hold what is printed."""
SENTENCE = 4
"""From so many words on, a text that two languages have alike was left in one of them."""
ALIKE = 0.15
"""Share of shorter texts that related languages may write alike, such as `Sources`."""


def list_words(language: Language) -> dict[str, str]:
    """Return by its key every text of a catalogue that has words beside its places."""
    found = {}
    for part in WORDS:
        for name, said in getattr(language, part).items():
            patterns = said.patterns if isinstance(said, Phrase) else (said,)
            for at, text in enumerate(patterns):
                if re.search(r"[^\W\d_]{3}", re.sub(r"{\w+}", "", text)):
                    found[f"{part}.{name}.{at}"] = text
    return found


def find_foreign_words(language: Language, other: Language) -> list[str]:
    """Return the keys under which a catalogue says what another says.

    Of texts with a word or two, only if they are many.
    """
    texts, others = list_words(language), list_words(other)
    alike = [key for key, text in texts.items() if others.get(key) == text]
    long = [key for key in alike if count_words(texts[key]) >= SENTENCE]
    return alike if len(alike) > ALIKE * len(texts) else long


def count_words(text: str) -> int:
    """Count the words of a text beside its places."""
    return len(re.findall(r"[^\W\d_]{2,}", re.sub(r"{\w+}", "", text)))


@pytest.mark.parametrize("code", list_languages())
def test_no_catalogue_is_left_in_the_words_of_another(code: str) -> None:
    for other in list_languages():
        if other.partition("-")[0] != code.partition("-")[0]:
            found = find_foreign_words(load_language(code), load_language(other))
            assert found == [], f"labels/{code}.yaml still has the words of {other}"


def test_phrases_left_in_another_language_are_found() -> None:
    half = {**IT.phrases, **dict(list(EN.phrases.items())[:40])}
    mixed = replace(IT, phrases=half)
    assert "phrases.undated.0" in find_foreign_words(mixed, EN)
    assert find_foreign_words(mixed, IT)


@pytest.mark.parametrize("code", list_languages())
def test_every_place_of_a_phrase_is_a_place_of_the_english_one(code: str) -> None:
    for part in WORDS:
        for name, said in getattr(load_language(code), part).items():
            known = list_places(getattr(EN, part)[name])[0]
            for places in list_places(said):
                assert places == known, f"{part}.{name}"


def list_places(said: Phrase | str) -> list[set[str]]:
    """Return the places of each pattern of a phrase."""
    patterns = said.patterns if isinstance(said, Phrase) else (said,)
    return [set(re.findall(r"{(\w+)}", pattern)) for pattern in patterns]


def test_every_key_of_a_catalogue_is_explained() -> None:
    page = (ROOT / ".docs/adding-a-language.md").read_text("utf-8")
    explained = set(re.findall(r"^\| (`.+?) \|", page, flags=re.MULTILINE))
    keys = {key for cell in explained for key in re.findall(r"`(\w+)`", cell)}
    assert keys == set(field_names(Language))


def test_babel_is_not_loaded_for_what_every_dossier_writes() -> None:
    said = (
        "import sys; from reporting.i18n import load_language; from decimal import Decimal;"
        "en = load_language('en'); en.write_number(Decimal('1234.5'));"
        "en.write_percent(Decimal('0.16')); en.write_period(2026, month=5);"
        "print(any(name.startswith('babel') for name in sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", said], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "False"


@pytest.mark.parametrize("code", list_languages())
def test_a_catalogue_built_ahead_says_the_same(code: str) -> None:
    built = load_language(code)
    read = read_language(code)
    assert built == read
    for name in ("labels", "statuses", "phrases", "changes"):
        assert list(getattr(built, name)) == list(getattr(read, name))


def test_a_changed_catalogue_is_read_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = find_asset("labels/en.yaml").read_text("utf-8")
    changed = text.replace("\nname: English\n", "\nname: Anglish\n", 1)
    assert changed != text
    path = tmp_path / "en.yaml"
    path.write_text(changed, "utf-8")

    def find(name: str) -> Path:
        return path if name == "labels/en.yaml" else find_asset(name)

    for module in (i18n, catalogue_files):
        monkeypatch.setattr(module, "find_asset", find)
    catalogue_files.load_catalogue.cache_clear()
    i18n._load_bundled.cache_clear()
    try:
        assert load_language("en").name == "Anglish"
    finally:
        catalogue_files.load_catalogue.cache_clear()
        i18n._load_bundled.cache_clear()
