"""Speaker notes -> how they stand on a notes page: what is bold, and in which size all fits.

Whoever speaks looks down for a second: the first sentence stands out, and so do the words
over a list. Whoever prints the notes finds all of them on the page of their slide.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from reporting.design.fonts import find_font
from reporting.design.measure import measure_advance
from reporting.design.slide_styles import FACES, Style
from reporting.design.units import Length, pt
from reporting.patterns import compile_pattern
from reporting.plan.words import (
    Line,
    Listed,
    Para,
    cut_runs,
    list_evidence,
    list_runs,
    plain_line,
)
from reporting.record import replace
from reporting.slides.typesetter import Typesetter

SIZES = (14, 12, 11, 10, 9, 8)
"""Sizes of type in points; PowerPoint's own is the second."""

LEADING = 1.2
GAP = 0.35
"""Above each paragraph, as a share of the size."""

WIDTH, HEIGHT = 417, 310
"""Of the notes on the page that PowerPoint lays out where a template says nothing, in points,
without its insets."""

_SLACK = 1.05
"""How much wider words may be in the font that is there."""

_ENDS = r"[.!?…][\"”’»)\]]*(?=\s|$)|[。！？][」』）]*"
"""How a sentence ends."""


def make_heading(words: str) -> Para:
    """Return what stands over a part of the notes."""
    (run,) = list_runs(words)
    return Para((replace(run, bold=True),))


def set_cue(lines: Sequence[Line], abbreviations: Collection[str]) -> tuple[Line, ...]:
    """Return notes whose first sentence is bold: the one to begin with.

    Args:
        lines: the notes.
        abbreviations: after whose stop a sentence goes on.
    """
    if not lines:
        return ()
    first, *rest = lines
    runs = list_runs(first)
    text = "".join([run.text for run in runs])
    head, tail = cut_runs(runs, find_first_sentence(text, abbreviations))
    cue = tuple([replace(run, bold=True) for run in head])
    return (Para((*cue, *tail), list_evidence(first)), *rest)


def find_first_sentence(text: str, abbreviations: Collection[str]) -> int:
    """Return how many characters the first sentence has.

    Args:
        text: of a paragraph.
        abbreviations: after whose stop a sentence goes on, as they are written.
    """
    for end in compile_pattern(_ENDS).finditer(text):
        before = text[: end.end()]
        last = before.split()[-1]
        follows = text[end.end() :].lstrip()[:1]
        is_initial = len(last.strip(".(“«„")) == 1 and last.endswith(".")
        if is_initial or last in abbreviations or follows.islower():
            continue
        return len(before)
    return len(text)


def choose_notes_size(setter: Typesetter, notes: Sequence[Line]) -> Length:
    """Return the largest size in which notes fit their page; the least where none does."""
    family = FACES[Style.TEXT].family
    font = find_font(setter.theme, family)
    advances = [measure_advance(plain_line(line), font) for line in notes]
    for size in SIZES:
        if measure_notes(advances, size) <= HEIGHT:
            return pt(size)
    return pt(SIZES[-1])


def measure_notes(advances: Sequence[float], size: float) -> float:
    """Return how high notes stand, in points.

    Args:
        advances: how wide each paragraph is on one line, at size 1.
        size: in points.
    """
    lines = 0
    for advance in advances:
        lines += max(1, math.ceil(advance * size * _SLACK / WIDTH))
    return size * (lines * LEADING + len(advances) * GAP)


def list_line(line: Line, level: int = 0, number: int = 0) -> Listed:
    """Return a line as an item of a list: with a number, or with a bullet."""
    return Listed(
        list_runs(line),
        list_evidence(line),
        level=level,
        number=number,
    )
