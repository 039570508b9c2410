"""What is said to the audience: what it is to decide, and for whom the dossier is."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from pptx import Presentation

from reporting import build
from reporting.content.validate import load
from tests.content.planted import changed
from tests.samples import write

ASK = """\
  ask: {en: "Shall we buy *more* robots[^robots]?", it: "Compriamo *altri* robot[^robots]?"}
  audience:"""
WITH_ASK = changed("  audience:", ASK)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ask")
    path = write(folder, WITH_ASK)
    build(path, folder / "out", languages="all")
    return folder / "out"


@pytest.mark.parametrize(
    ("name", "label", "words"),
    [
        ("dossier.pdf", "For decision", "Shall we buy more robots"),
        ("dossier.it.pdf", "Si chiede di decidere", "Compriamo altri robot"),
    ],
)
def test_the_cover_says_what_is_to_be_decided(
    built: Path, name: str, label: str, words: str
) -> None:
    cover = pypdfium2.PdfDocument(built / name)[0].get_textpage().get_text_bounded()
    assert cover.index(label) < cover.index(words)


@pytest.mark.parametrize(
    ("name", "word"),
    [("briefing.pptx", "more"), ("briefing.it.pptx", "altri")],
)
def test_the_closing_slide_asks_it(built: Path, name: str, word: str) -> None:
    deck = Presentation(str(built / name))
    (closing,) = [slide for slide in deck.slides if slide.slide_layout.name == "Close"]
    (paragraph,) = closing.shapes.title.text_frame.paragraphs
    (emphasised,) = [run for run in paragraph.runs if run.font.italic]
    assert emphasised.text.strip() == word
    assert "*" not in paragraph.text


def test_its_mark_refers_to_a_claim(tmp_path: Path) -> None:
    content = load(write(tmp_path, WITH_ASK)).content
    assert content.edition.ask is not None
    assert "[^robots]" in content.edition.ask.get_words("en")


# ---------------------------------------------------------------- for whom it is

CONFIDENTIAL = "Strictly confidential – for the supervisory board and its audit committee, not to be passed on"


@pytest.mark.parametrize("words", ["Internal", CONFIDENTIAL])
def test_every_page_of_the_dossier_says_for_whom_it_is(
    tmp_path: Path, words: str
) -> None:
    text = changed(
        "  classification: {en: Internal, it: Uso interno}",
        f"  classification: {words}",
    )
    path = write(tmp_path, text)
    build(path, tmp_path / "out", only="pdf")
    pages = list(pypdfium2.PdfDocument(tmp_path / "out" / "dossier.pdf"))
    for page in pages:
        shown = " ".join(page.get_textpage().get_text_bounded().split())
        assert words in shown
    assert len(pages) > 5
