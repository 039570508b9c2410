"""Whole decks hold the bars of emptiness, sizes and edges, and what falls short is found."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Pt

from reporting import build
from tests.deck.filling import Filling, list_shown, measure_fillings, read_fillings
from tests.deck.filling_bars import (
    list_empty,
    list_faults,
    list_narrow,
    list_shifted,
    list_small,
    list_uneven,
)
from tests.slides.__main__ import CONTENTS, main, print_summary

Deed = Callable[[Any], None]


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The shipped content and the second one, each in its languages."""
    found = {}
    for content in CONTENTS:
        folder = tmp_path_factory.mktemp("decks")
        made = build(content, folder, languages="all", only="deck")
        for file in made.files:
            found[f"{content.parent.name}: {file.path.name}"] = file.path.read_bytes()
    return found


@pytest.fixture
def sound(decks: dict[str, bytes]) -> bytes:
    """One of them, into which faults are planted."""
    return next(iter(decks.values()))


def spoiled(data: bytes, kind: str, deed: Deed) -> bytes:
    """Return a deck with something done to its first slide of a kind."""
    deck = Presentation(BytesIO(data))
    slide = next(
        one for one in deck.slides if one.slide_layout.name.lower() == kind.lower()
    )
    deed(slide)
    out = BytesIO()
    deck.save(out)
    return out.getvalue()


def find_shape(shapes: Any, name: str) -> Any:
    for shape in shapes:
        if shape.name == name:
            return shape
        if hasattr(shape, "shapes"):
            inner = find_shape(shape.shapes, name)
            if inner is not None:
                return inner
    return None


# ---------------------------------------------------------------- what holds


def test_the_decks_hold_every_bar_and_an_emptied_slide_does_not(
    decks: dict[str, bytes], sound: bytes, tmp_path: Path
) -> None:
    """One go of rendering for all of them."""
    bare = spoiled(sound, "process", _empty)
    *whole, emptied = measure_fillings([*decks.values(), bare], tmp_path)
    found = [
        f"{name}: {fault}"
        for name, slides in zip(decks, whole, strict=True)
        for fault in list_faults(slides)
    ]
    assert found == []
    (fault,) = list_empty(emptied)
    assert fault.startswith("process ")


def _empty(slide: Any) -> None:
    """Take all but the first step from a process."""
    group = find_shape(slide.shapes, "Process")
    for shape in list(group.shapes)[1:]:
        shape._element.getparent().remove(shape._element)


# ---------------------------------------------------------------- what would be found


def test_a_narrowed_title_is_found(sound: bytes) -> None:
    def narrow(slide: Any) -> None:
        title = slide.shapes.title
        places = (title.left, title.top, title.height)
        title.width = title.width - Pt(40)
        title.left, title.top, title.height = places

    assert list_narrow(read_fillings(sound)) == []
    (fault,) = list_narrow(read_fillings(spoiled(sound, "timeline", narrow)))
    assert fault.startswith("timeline ")


@pytest.mark.parametrize(
    ("kind", "name", "size"),
    [
        ("timeline", "Words 2", 13),
        ("process", "Sources", 13.5),
        ("claims", "Table", 11),
    ],
)
def test_type_under_the_floor_is_found(
    sound: bytes, kind: str, name: str, size: float
) -> None:
    def shrink(slide: Any) -> None:
        shape = find_shape(slide.shapes, name)
        frame = shape.table.cell(1, 0) if shape.has_table else shape
        frame.text_frame.paragraphs[0].runs[0].font.size = Pt(size)

    assert list_small(read_fillings(sound)) == []
    (fault,) = list_small(read_fillings(spoiled(sound, kind, shrink)))
    assert fault.startswith(f"{kind} ")
    assert fault.endswith(f"type of {size:g} points")


def test_a_third_size_in_a_kind_is_found(sound: bytes) -> None:
    def enlarge(slide: Any) -> None:
        for number, size in ((1, 17), (2, 35)):
            shape = find_shape(slide.shapes, f"Words {number}")
            for paragraph in shape.text_frame.paragraphs:
                for run in paragraph.runs:
                    run.font.size = Pt(size)

    assert list_uneven(read_fillings(sound)) == []
    (fault,) = list_uneven(read_fillings(spoiled(sound, "process", enlarge)))
    assert fault.startswith("process: Words # at 17, ")


@pytest.mark.parametrize(
    ("kind", "name"), [("timeline", "Timeline"), ("claims", "Table")]
)
def test_what_does_not_begin_at_the_titles_edge_is_found(
    sound: bytes, kind: str, name: str
) -> None:
    def shift(slide: Any) -> None:
        shape = find_shape(slide.shapes, name)
        shape.left = shape.left + Pt(9)

    assert list_shifted(read_fillings(sound)) == []
    (fault,) = list_shifted(read_fillings(spoiled(sound, kind, shift)))
    assert fault.startswith(f"{kind} ")


def test_hidden_slides_are_not_looked_at(sound: bytes) -> None:
    hidden = spoiled(sound, "timeline", lambda slide: slide._element.set("show", "0"))
    assert len(list_shown(hidden)) == len(list_shown(sound)) - 1


# ---------------------------------------------------------------- the table to read


def test_the_table_ends_with_the_bars_of_each_deck(
    capsys: pytest.CaptureFixture[str],
) -> None:
    full = Filling(1, "process", "T", 0.1, title_width=9, layout_width=9)
    bare = Filling(2, "process", "T", 0.9, title_width=8, layout_width=12)
    print_summary({"good.pptx": [full], "bad.pptx": [full, bare]})
    head, good, bad, *faults = capsys.readouterr().out.split("\n")
    assert re.sub(r"\s+", " ", good) == "good.pptx 10% 10% 0 0 0 0 0 0"
    assert re.sub(r"\s+", " ", bad) == "bad.pptx 50% 90% 0 1 0 1 0 0"
    assert "empty" in head
    assert faults[:2] == [
        "bad.pptx: empty: process 2: 90% empty, 45% allowed",
        "bad.pptx: title width: process 2: a title of 8 points in a place of 12",
    ]


def test_whoever_stops_reading_ends_it_in_quiet(
    monkeypatch: pytest.MonkeyPatch, sound: bytes, tmp_path: Path
) -> None:
    """As in `python -m tests.slides | head -1`."""
    reading, writing = os.pipe()
    os.close(reading)
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(sound)
    slides = read_fillings(sound)
    monkeypatch.setattr(
        "tests.slides.__main__.measure_fillings", lambda _data, _folder: [slides]
    )
    with os.fdopen(writing, "w") as closed:
        monkeypatch.setattr(sys, "stdout", closed)
        main(["--deck", str(deck)])
        monkeypatch.undo()
