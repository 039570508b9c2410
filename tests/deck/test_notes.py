"""What the speaker reads in PowerPoint: paragraphs, real lists, links to click, all of it on its page."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from reporting import build
from tests.deck.linter import package_faults
from tests.samples import EVERY_BLOCK, write
from tests.tools import ooxml_errors

NOTES = """
        notes: >-
          Open with this harvest. Then say *why* it matters, and where
          [the site](https://example.org/a?b=1&c=2) says so.


          Pause."""


@pytest.fixture(scope="module")
def pptx(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("notes")
    text = EVERY_BLOCK.replace("      - id: history\n", f"      - id: history{NOTES}\n")
    assert text != EVERY_BLOCK
    build(write(folder, text), folder / "out", only="deck")
    return folder / "out/briefing.pptx"


@pytest.fixture(scope="module")
def deck(pptx: Path) -> Any:
    return Presentation(str(pptx))


def told(deck: Any, words: str) -> Any:
    """Return the notes in which some words stand."""
    (found,) = [
        slide.notes_slide
        for slide in deck.slides
        if words in slide.notes_slide.notes_text_frame.text
    ]
    return found


def test_the_curators_notes_keep_their_paragraphs_looks_and_links(
    deck: Any, pptx: Path
) -> None:
    notes = told(deck, "Open with this harvest.")
    time, first, second, *_ = notes.notes_text_frame.paragraphs
    assert time.text.startswith("Time: ")
    assert (
        first.text
        == "Open with this harvest. Then say why it matters, and where the site says so."
    )
    assert second.text == "Pause."
    assert (
        "".join(run.text for run in first.runs if run.font.bold)
        == "Open with this harvest."
    )
    assert [run.text for run in first.runs if run.font.italic] == ["why"]
    (linked,) = [
        run for run in first.runs if run._r.find(".//{*}hlinkClick") is not None
    ]
    assert linked.text == "the site"
    assert linked.hyperlink.address == "https://example.org/a?b=1&c=2"
    assert linked._r.find(".//{*}hlinkClick").get("tooltip") == linked.hyperlink.address
    assert package_faults(pptx.read_bytes()) == []
    assert ooxml_errors(pptx) == []


def test_claims_are_a_list_that_bears_their_numbers(deck: Any) -> None:
    listed = 0
    for slide in deck.slides:
        paragraphs = slide.notes_slide.notes_text_frame.paragraphs
        for before, paragraph in pairwise(paragraphs):
            number = paragraph._p.find("{*}pPr/{*}buAutoNum")
            if number is None:
                continue
            listed += 1
            assert " — " in paragraph.text or ": " in paragraph.text
            assert int(paragraph._p.find("{*}pPr").get("indent")) < 0
            if before._p.find("{*}pPr/{*}buAutoNum") is None:
                assert all(run.font.bold for run in before.runs), before.text
    assert listed > 10


def test_all_words_of_a_slides_notes_have_one_size(deck: Any) -> None:
    for slide in deck.slides:
        sizes = {
            look.get("sz")
            for look in slide.notes_slide.notes_text_frame._txBody.iter(
                "{*}rPr", "{*}endParaRPr"
            )
        }
        assert len(sizes) == 1
        assert 800 <= int(sizes.pop()) <= 1400
