"""A hidden block has its slides in their place, and the talk knows nothing of them but that they are there."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from reporting import build
from tests.samples import EVERY_BLOCK, write
from tests.tools import ooxml_errors, pdf_text, soffice_pdf


def hide(*blocks: str) -> str:
    """Return the sample with blocks on hidden slides."""
    text = EVERY_BLOCK
    for block in blocks:
        text, count = re.subn(
            rf"( *)- id: {block}\n(?: *deck: \w+\n)?",
            r"\g<0>\1  deck: hidden\n",
            text,
        )
        assert count == 1
    return text


def read(folder: Path, text: str) -> Any:
    build(write(folder, text), folder / "out", only="deck")
    return Presentation(str(folder / "out/briefing.pptx"))


def titles(deck: Any, *, hidden: bool) -> list[str]:
    return [
        slide.shapes.title.text
        for slide in deck.slides
        if (slide._element.get("show") == "0") is hidden
    ]


def notes(slide: Any) -> str:
    return str(slide.notes_slide.notes_text_frame.text)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return read(tmp_path_factory.mktemp("plain"), EVERY_BLOCK)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hidden")


@pytest.fixture(scope="module")
def deck(folder: Path) -> Any:
    return read(folder, hide("hand-or-robot", "crop-column"))


def test_nothing_is_hidden_unless_asked(plain: Any) -> None:
    assert titles(plain, hidden=True) == []


def test_hidden_slides_stand_in_their_place(plain: Any, deck: Any) -> None:
    assert len(titles(deck, hidden=True)) == 2
    assert [one.shapes.title.text for one in deck.slides] == titles(plain, hidden=False)


def test_hidden_slides_take_no_time_and_say_so(deck: Any) -> None:
    for slide in deck.slides:
        is_hidden = slide._element.get("show") == "0"
        assert is_hidden == notes(slide).startswith(
            "Hidden slide: the talk passes over it"
        )
        assert not (is_hidden and "Time:" in notes(slide))
    spoken = [
        re.search(r"until ([\d:]+) of ([\d:]+)", notes(one)) for one in deck.slides
    ]
    *_, last = [found for found in spoken if found]
    assert last[1] == last[2]


def test_the_slide_before_tells_the_speaker(deck: Any) -> None:
    slides = list(deck.slides)
    for before, slide in pairwise(slides):
        told = f"A hidden slide follows: “{slide.shapes.title.text}”."
        assert (told in notes(before)) == (slide._element.get("show") == "0")


def test_an_opener_does_not_announce_what_is_hidden(plain: Any, deck: Any) -> None:
    def announced(deck: Any, title: str) -> bool:
        return any(
            title in shape.text_frame.text
            for slide in deck.slides
            for shape in slide.shapes
            if shape.has_text_frame and shape != slide.shapes.title
        )

    (first, second) = titles(deck, hidden=True)
    for title in (first, second):
        assert announced(plain, title)
        assert not announced(deck, title)


def test_a_show_leaves_them_out_and_judges_find_nothing(
    folder: Path, deck: Any
) -> None:
    path = folder / "out/briefing.pptx"
    assert ooxml_errors(path) == []
    assert len(pdf_text(soffice_pdf(path))) == len(titles(deck, hidden=False))


def test_what_goes_into_notes_goes_where_it_is_heard(tmp_path: Path) -> None:
    deck = read(tmp_path, hide("crop-table"))
    (hidden,) = [one for one in deck.slides if one._element.get("show") == "0"]
    (before,) = [one for one in deck.slides if "A hidden slide follows" in notes(one)]
    assert "Left out here" in notes(before)
    assert "Left out here" not in notes(hidden)


def test_nothing_joins_a_hidden_slide(tmp_path: Path) -> None:
    """It would be passed over with it; the curator is told that the merge has no effect."""
    result = build(write(tmp_path, hide("points")), tmp_path / "out", only="deck")
    deck = Presentation(str(tmp_path / "out/briefing.pptx"))
    assert len(titles(deck, hidden=True)) == 1
    assert len([one for one in result.warnings if "`merge`" in one.message]) == 1
    assert len(titles(deck, hidden=False)) == len(deck.slides) - 1
