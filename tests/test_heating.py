"""A second dossier, unlike the first: a German town decides on its heat, in German and French.

It has a catalogue of its own, a CSV file as Excel writes it, a workbook, an SVG picture, kinds of
entities of its own, every kind of block, and sources in two languages, one with wrapped lines.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pptx import Presentation

from reporting import Result, build, check, load
from reporting.content.pieces import BLOCKS
from reporting.deck.render import render_deck
from reporting.design.theme import load_theme
from reporting.evidence.report.model import Verdict
from reporting.plan.dossier import plan_dossier
from reporting.slides.deck import plan_deck
from tests.deck.geometry import rendered_faults
from tests.deck.linter import package_faults
from tests.dossier.checks import CHECKS, faults
from tests.dossier.frames import House
from tests.dossier.geometry import Geometry
from tests.pdf import judges
from tests.pdf.checks import blind_spots
from tests.pdf.reading import Tagged
from tests.samples import WHEN
from tests.tools import ROOT, ooxml_errors, pdf_text, verapdf_failures

HOME = ROOT / "tests" / "heating"
CONTENT = HOME / "content.yaml"
SOURCES = HOME / "sources"
CODES = ("de", "fr")
NAMES = {
    "de": ("dossier.pdf", "briefing.pptx"),
    "fr": ("dossier.fr.pdf", "briefing.fr.pptx"),
}
LEFT_OVER = ("The ", " of ", " and ", " by ", "Contents", "reported", "disputed")
"""English that would show where a catalogue lacks something."""


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("heating")


@pytest.fixture(scope="module")
def result(outputs: Path) -> Result:
    return build(CONTENT, outputs, languages="all", sources=SOURCES, strict=True)


def test_it_is_built_strictly_and_without_a_warning(result: Result) -> None:
    assert result.warnings == ()
    assert result.accepted == ()
    assert [file.path.name for file in result.files] == [*NAMES["de"], *NAMES["fr"]]


def test_every_citation_stands_where_it_says() -> None:
    report = check(CONTENT, SOURCES)
    verdicts = [citation.verdict for citation in report.citations]
    assert set(verdicts) == {Verdict.FOUND}
    assert len(verdicts) == 29
    assert report.problems == ()


def test_it_has_every_kind_of_block() -> None:
    content = load(CONTENT).content
    assert {
        block.kind for section in content.sections for block in section.blocks
    } == set(BLOCKS)


@pytest.mark.parametrize("code", CODES)
def test_no_english_is_left_in_it(result: Result, outputs: Path, code: str) -> None:
    assert result.files
    dossier, deck = NAMES[code]
    words = " ".join(pdf_text(outputs / dossier)[:-1])  # the colophon names licences
    for slide in Presentation(str(outputs / deck)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                words += f" {shape.text_frame.text}"
    assert [left for left in LEFT_OVER if left in words] == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (
            "de",
            [
                "Übersicht",
                "„Wer keine Wahl hat,",
                "1. Halbjahr 2026",
                "14.500",
                "48,5 km",
            ],
        ),
        (
            "fr",
            [
                "Situation",
                "« Qui n’a pas",
                "1er semestre 2026",
                "14 500",
                "48,5 km",
            ],
        ),
    ],
)
def test_each_language_writes_as_it_does(
    result: Result, outputs: Path, code: str, words: list[str]
) -> None:
    assert result.files
    text = " ".join(" ".join(pdf_text(outputs / NAMES[code][0])).split())
    assert [one for one in words if one not in text] == []


@pytest.mark.parametrize("code", CODES)
def test_its_dossier_conforms(result: Result, outputs: Path, code: str) -> None:
    assert result.files
    path = outputs / NAMES[code][0]
    assert verapdf_failures([path]) == {path: []}
    assert judges.validate(path) == []
    assert judges.hear(path) == []
    with pikepdf.open(path) as file:
        assert blind_spots(Tagged(file)) == {}


@pytest.mark.parametrize("code", CODES)
def test_its_pages_have_no_fault(result: Result, outputs: Path, code: str) -> None:
    assert result.files
    data = (outputs / NAMES[code][0]).read_bytes()
    with pikepdf.open(BytesIO(data)) as file:
        assert len(file.pages) < 15
    content = load(CONTENT).content
    theme = load_theme().assign_accents([section.id for section in content.sections])
    house = House(theme, plan_dossier(content, code, WHEN, theme).labels)
    assert faults(Geometry(data), house, CHECKS) == []


def test_its_slides_hold_their_words(result: Result, outputs: Path) -> None:
    decks = [(outputs / NAMES[code][1]).read_bytes() for code in CODES]
    assert result.files
    assert rendered_faults(decks, outputs) == []
    for code, data in zip(CODES, decks, strict=True):
        assert package_faults(data) == []
        assert ooxml_errors(outputs / NAMES[code][1]) == []


def test_nothing_on_its_slides_is_cut() -> None:
    content = load(CONTENT).content
    theme = load_theme()
    for code in CODES:
        plan = plan_deck(plan_dossier(content, code, WHEN, theme), theme)
        assert plan.unfit == ()
        assert render_deck(plan, theme)
