"""A deck has its shape where its faces are missing: shown in others, every letter stands in its box."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporting import build
from tests.deck.geometry import is_of_numeral, rendered_faults
from tests.shares import take_share
from tests.tools import ROOT, WORLDS, World, pdf_text, soffice_pdf, soffice_pdfs

CONTENTS = ("content.yaml", "tests/heating/content.yaml")
THEMES = (None, "bulletin")

NARROW = "fonts: {serif: {substitutes: []}, sans: {substitutes: []}}"
"""A theme whose slides are planned with the widths of Georgia and Calibri alone."""


def write_decks(folder: Path, content: str, theme: Path | str | None) -> list[bytes]:
    made = build(
        ROOT / content, folder / "made", languages="all", only="deck", theme=theme
    )
    return [file.path.read_bytes() for file in made.files]


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """Both contents in their languages, in both themes."""
    found = []
    for content in CONTENTS:
        for theme in THEMES:
            folder = tmp_path_factory.mktemp("decks")
            found += write_decks(folder, content, theme)
    return found


@pytest.mark.parametrize("world", WORLDS)
def test_every_letter_stands_in_its_box_whatever_fonts_there_are(
    decks: list[bytes], world: World, tmp_path: Path
) -> None:
    """All in the usual world; in each of the others one language of each content in each theme."""
    shown = decks
    if world != "twins":
        kinds = len(CONTENTS) * len(THEMES)
        assert len(decks) % kinds == 0
        languages = len(decks) // kinds
        numbers = range(len(decks))
        some = take_share(world, numbers, languages, lambda number: number // languages)
        shown = [decks[number] for number in some]
    found = rendered_faults(shown, tmp_path, world)
    if world == "dejavu":
        found = [fault for fault in found if not is_of_numeral(fault)]
    assert found == []


def test_without_substitutes_texts_would_leave_their_boxes(tmp_path: Path) -> None:
    """What the plan gains is seen: the same deck, planned with its own faces alone."""
    theme = tmp_path / "narrow.yaml"
    theme.write_text(NARROW, encoding="utf-8")
    narrow = write_decks(tmp_path, "content.yaml", theme)[:1]
    assert rendered_faults(narrow, tmp_path, "twins") == []
    found = rendered_faults(narrow, tmp_path, "dejavu")
    assert len([fault for fault in found if not is_of_numeral(fault)]) > 20


def test_the_worlds_differ_and_show_the_same_words(
    decks: list[bytes], tmp_path: Path
) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(decks[0])
    shown = {world: soffice_pdfs([path], world)[0] for world in WORLDS}
    assert shown["twins"] == soffice_pdf(path)
    assert len({pdf.read_bytes() for pdf in shown.values()}) == len(WORLDS)
    words = {" ".join(pdf_text(pdf)[18].split()) for pdf in shown.values()}
    assert len(words) == 1
