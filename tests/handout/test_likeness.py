"""A handout shows the slides of its deck: each word where LibreOffice shows it, and all alike to the eye."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest

from reporting.job import BuildOptions
from reporting.render import render
from reporting.scene import Scene, SlideKind
from tests.chart_samples import write_charts
from tests.handout.likeness import (
    Word,
    measure_shifts,
    measure_similarity,
    read_words,
    show,
)
from tests.tools import ROOT, soffice_pdfs

FARTHEST = 0.02
"""Share of the slide's width by which a word may be off its twin."""
STRAYS = 0.06
"""Share of the words of a slide that may have none there: LibreOffice cuts some at a raised number
or at a hyphen, and does not raise the first of several."""
OF_ALL = 0.01
"""The same of a deck but for its charts, whose legends and dates each program lays out by itself."""
BARS = {SlideKind.CHART: 0.85, SlideKind.CLAIMS: 0.9, SlideKind.TABLE: 0.94}
BAR = 0.95
"""Least structural similarity of a slide at 480 pixels: of charts, of small type, of all others."""
ACROSS = 480
DATED_FORMS = 6
"""Slides of chart samples whose dates LibreOffice names otherwise than the axis says."""

DECKS = {
    "shipped": ("content.yaml", "editorial", "en"),
    "heating": ("tests/heating/content.yaml", "narrow", "fr"),
}


class Pair(NamedTuple):
    """A slide, and its page in the handout and in what LibreOffice shows."""

    scene: Scene
    words: list[Word]
    shown: list[Word]
    similarity: float


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Pair]]:
    """Return the slides of all decks, which LibreOffice shows in one call."""
    folder = tmp_path_factory.mktemp("likeness")
    narrow = folder / "narrow.yaml"
    narrow.write_text('base: bulletin\nslide: {ratio: "4:3"}\n', encoding="utf-8")
    asked = {
        name: (ROOT / content, str(narrow) if theme == "narrow" else theme, code)
        for name, (content, theme, code) in DECKS.items()
    }
    charts = folder / "charts"
    charts.mkdir()
    asked["charts"] = (write_charts(charts), "editorial", "en")
    scenes: dict[str, list[Scene]] = {}
    decks: list[Path] = []
    handouts: list[Path] = []
    for name, (content, theme, code) in asked.items():
        options = BuildOptions(
            content=content,
            theme=theme,
            languages=[code],
            handout="slides",
            source=False,
        )
        files = {file.kind: file for file in render(options).files}
        plan = files["deck"].deck
        assert plan is not None
        scenes[name] = [scene for scene in plan.scenes if not scene.is_hidden]
        decks.append(folder / f"{name}.pptx")
        decks[-1].write_bytes(files["deck"].data)
        handouts.append(folder / f"{name}.pdf")
        handouts[-1].write_bytes(files["handout"].data)
    shown = soffice_pdfs(decks)
    return {
        name: list(list_pairs(scenes[name], handout, pdf))
        for name, handout, pdf in zip(asked, handouts, shown, strict=True)
    }


def list_pairs(scenes: list[Scene], handout: Path, pdf: Path) -> Iterator[Pair]:
    with pypdfium2.PdfDocument(handout) as ours, pypdfium2.PdfDocument(pdf) as theirs:
        assert len(ours) == len(theirs) == len(scenes)
        drawn = zip(
            scenes, ours, theirs, show(handout, ACROSS), show(pdf, ACROSS), strict=True
        )
        for scene, page, twin, picture, other in drawn:
            similarity = measure_similarity(picture, other)
            yield Pair(scene, [*read_words(page)], [*read_words(twin)], similarity)


def list_strays(pair: Pair) -> list[str]:
    shifts = measure_shifts(pair.words, pair.shown)
    return [word.text for shift, word in shifts if shift > FARTHEST]


@pytest.mark.parametrize("name", DECKS)
def test_words_stand_where_libreoffice_shows_them(
    pairs: dict[str, list[Pair]], name: str
) -> None:
    plain = [pair for pair in pairs[name] if pair.scene.kind is not SlideKind.CHART]
    strays = {pair.scene.number: list_strays(pair) for pair in plain}
    crowded = {
        pair.scene.number: strays[pair.scene.number]
        for pair in plain
        if len(strays[pair.scene.number]) > STRAYS * len(pair.words)
    }
    assert crowded == {}
    count = sum(len(pair.words) for pair in plain)
    assert sum(map(len, strays.values())) <= OF_ALL * count, strays


def test_words_of_charts_stand_where_libreoffice_shows_them(
    pairs: dict[str, list[Pair]],
) -> None:
    charts = [pair for pair in pairs["charts"] if pair.scene.kind is SlideKind.CHART]
    far = [
        (pair.scene.id, list_strays(pair))
        for pair in charts
        if len(list_strays(pair)) > 2 * STRAYS * len(pair.words)
    ]
    assert len(charts) > 70
    assert len(far) <= DATED_FORMS, far


@pytest.mark.parametrize("name", [*DECKS, "charts"])
def test_slides_look_alike(pairs: dict[str, list[Pair]], name: str) -> None:
    unlike = {
        pair.scene.id: (str(pair.scene.kind), round(pair.similarity, 3))
        for pair in pairs[name]
        if pair.similarity < BARS.get(pair.scene.kind, BAR)
    }
    assert unlike == {}


def test_what_differs_is_told_apart(pairs: dict[str, list[Pair]]) -> None:
    """Two slides of a kind are not alike, and a word three hundredths aside is a stray."""
    shipped = pairs["shipped"]
    moved = [word._replace(x=word.x + 0.03) for word in shipped[3].words]
    strays = list_strays(shipped[3]._replace(words=moved))
    assert len(strays) > 0.8 * len(moved)
    for one, other in pairwise(shipped):
        words = list_strays(one._replace(words=other.words))
        assert len(words) > STRAYS * len(other.words)
