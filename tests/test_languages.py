"""Every bundled language in both outputs: no word of another is left, and its own are printed."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from lxml import etree

from reporting import build
from reporting.catalogue import Phrase
from reporting.evidence.facts.dates import find_time_facts, list_day_facts
from reporting.evidence.facts.numbers import find_values
from reporting.i18n import Language, list_languages, load_language
from reporting.plan.typography import typeset_text
from tests.catalogues import write_in
from tests.samples import write

PARTS = (
    "labels",
    "phrases",
    "statuses",
    "meanings",
    "verdicts",
    "entity_kinds",
    "chart_kinds",
    "qualifiers",
    "changes",
)
ENGLISH = "en"
OTHERS = [code for code in list_languages() if code not in {"en", "en-US", "it"}]
"""Languages that the dossier of every kind of block is written in."""
TOLD = ("/Alt", "/ActualText", "/Title", "/Desc", "/E", "/Contents")
"""Where a PDF has words beside its pages."""


def list_texts(language: Language) -> Iterator[str]:
    """Yield every text of a catalogue."""
    for part in PARTS:
        for said in getattr(language, part).values():
            if isinstance(said, str):
                yield said
            elif isinstance(said, Phrase):
                yield from said.patterns
            else:
                yield from (said.one, said.many)


def list_stretches(language: Language) -> set[str]:
    """Return what a catalogue says between its places: words by themselves, and sentences."""
    found: set[str] = set()
    for text in list_texts(language):
        for stretch in re.split(r"{\w+}", text):
            bare = stretch.strip(" \u00a0:;,.·()“”„«»[]–")
            if re.search(r"[^\W\d_]{4}", bare):
                found.add(bare)
    return found


def read_pdf(path: Path) -> str:
    """Return the words of a PDF, of its outline and of what is read aloud."""
    said: list[str] = []
    for page in pypdfium2.PdfDocument(path):
        said.append(page.get_textpage().get_text_range())
    with pikepdf.open(path) as document:
        for each in document.objects:
            if isinstance(each, pikepdf.Dictionary):
                for key in TOLD:
                    value = each.get(key)
                    if isinstance(value, pikepdf.String):
                        said.append(str(value))
    return flatten(" | ".join(said))


def read_deck(path: Path) -> str:
    """Return the words of slides and notes, and of what is read aloud."""
    said: list[str] = []
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if re.match(r"ppt/(?:slides|notesSlides|charts)/[^/]+\.xml", name):
                root = etree.fromstring(package.read(name))
                for paragraph in root.iter("{*}p"):
                    said.append("".join(map(str, paragraph.itertext())))
                said += [each.get("descr", "") for each in root.iter("{*}cNvPr")]
    return flatten(" | ".join(said))


def flatten(text: str) -> str:
    """Return a text in one line, as it would be typed."""
    text = text.replace("\u00ad", "").replace("\ufffe", "")
    return re.sub(r"\s+", " ", text)


@cache
def build_in(code: str, folder: Path) -> tuple[str, str]:
    """Return the words of the dossier and of the deck in a language."""
    path = write(folder / code, write_in(code))
    result = build(path, folder / code / "out")
    assert [str(warning) for warning in result.warnings] == []
    return read_pdf(folder / code / "out/dossier.pdf"), read_deck(
        folder / code / "out/briefing.pptx"
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the dossiers of all languages are made."""
    return tmp_path_factory.mktemp("languages")


def find_left(said: str, language: Language, other: str = ENGLISH) -> list[str]:
    """Return the words of another language's catalogue that stand in an output."""
    own = " | ".join(map(flatten, list_texts(language)))
    left: list[str] = []
    for stretch in sorted(list_stretches(load_language(other))):
        pattern = rf"(?<!\w){re.escape(flatten(stretch))}(?!\w)"
        if re.search(pattern, said) and not re.search(pattern, own):
            left.append(stretch)
    return left


@pytest.mark.parametrize("code", OTHERS)
def test_no_english_is_left_in_the_outputs_of_a_language(
    code: str, folder: Path
) -> None:
    dossier, deck = build_in(code, folder)
    assert find_left(dossier, load_language(code)) == []
    assert find_left(deck, load_language(code)) == []


def test_english_that_is_left_is_found(folder: Path) -> None:
    dossier, _ = build_in("de", folder)
    german = load_language("de")
    planted = dossier.replace("Verzeichnis der Aussagen", "Register of claims")
    assert "Register of claims" in find_left(planted, german)
    planted = dossier.replace("bestätigt", "confirmed")
    assert "confirmed" in find_left(planted, german)


@pytest.mark.parametrize("code", OTHERS)
def test_the_labels_of_a_language_are_in_its_outputs(code: str, folder: Path) -> None:
    language = load_language(code)
    dossier, deck = build_in(code, folder)
    for name in (
        "contents",
        "summary",
        "entities",
        "sources",
        "claims",
        "colophon",
        "key",
    ):
        assert flatten(language.labels[name]) in dossier, name
    for name in ("agenda", "closing"):
        assert flatten(language.labels[name]) in deck, name
    for status in ("confirmed", "reported", "unconfirmed", "disputed"):
        assert language.statuses[status] in dossier
        assert language.statuses[status] in deck


@pytest.mark.parametrize("code", OTHERS)
def test_both_outputs_say_which_language_they_are_in(code: str, folder: Path) -> None:
    build_in(code, folder)
    tag = load_language(code).tag
    with pikepdf.open(folder / code / "out/dossier.pdf") as document:
        assert str(document.Root.Lang) == tag
    with zipfile.ZipFile(folder / code / "out/briefing.pptx") as package:
        slide = package.read("ppt/slides/slide1.xml").decode()
    assert f'lang="{tag}"' in slide


# ---------------------------------------------------------------- the catalogues themselves


@pytest.mark.parametrize("code", list_languages())
def test_a_catalogue_is_printed_as_its_language_prints(code: str) -> None:
    """No straight quotation mark, no missing space before a French mark, no lone dash."""
    language = load_language(code)
    for text in list_texts(language):
        assert typeset_text(text, language) == text


def test_no_two_catalogues_are_equal() -> None:
    seen: dict[tuple[str, ...], str] = {}
    for code in list_languages():
        texts = tuple(list_texts(load_language(code)))
        if code != "en-US":
            assert texts not in seen, f"{code} says what {seen.get(texts)} says"
            seen[texts] = code


@pytest.mark.parametrize("code", list_languages())
def test_every_bundled_language_has_its_patterns_and_its_name_in_every_other(
    code: str,
) -> None:
    language = load_language(code)
    assert language.hyphenation
    for other in list_languages():
        named = language.language_name(other)
        assert named != other, f"{code} has no name for {other}"


# ---------------------------------------------------------------- dates, there and back


@pytest.mark.parametrize("code", list_languages())
@pytest.mark.parametrize("month", range(1, 13))
def test_what_is_written_of_a_date_is_read_again(code: str, month: int) -> None:
    """A day, a month and a quarter, in full and brief, as figures and source lines say them."""
    language = load_language(code)
    year, day = 2025, month + 3
    full = find_time_facts(language.write_period(year, month=month, day=day), code)
    assert set(list_day_facts(year, month, day)) <= set(full)
    first = find_time_facts(language.write_period(year, month=month, day=1), code)
    assert set(list_day_facts(year, month, 1)) <= set(first)
    brief = find_time_facts(
        language.write_brief_period(year, month=month, day=day), code
    )
    assert ("year", year, 0) in brief
    whole = find_time_facts(language.write_period(year, month=month), code)
    assert {("year", year, 0), ("month", month, 0)} <= set(whole)
    quarter = (month + 2) // 3
    said = find_time_facts(language.write_period(year, quarter=quarter), code)
    assert {("year", year, 0), ("quarter", quarter, 0)} <= set(said)


@pytest.mark.parametrize("code", list_languages())
@pytest.mark.parametrize("digits", ["11e9", "3.1e9", "122e6", "1e6", "500", "1234567"])
def test_what_is_written_of_a_number_is_read_again(code: str, digits: str) -> None:
    language = load_language(code)
    value = Decimal(digits)
    for written in (
        language.write_compact(value),
        language.write_amount(value, currency="EUR"),
        language.write_amount(value, unit="x"),
    ):
        assert value in find_values(f"({written})", code), written
    assert Decimal("0.16") in find_values(language.write_percent(Decimal("0.16")), code)
