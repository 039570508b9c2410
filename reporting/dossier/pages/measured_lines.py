"""Slabs -> how wide their lines of text are, and how many they come to."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.dossier.galley.galley import Slabs
from reporting.dossier.typeset.context import TypesetContext
from reporting.paper.marks import TextLine
from reporting.paper.typeset.styles import TextStyle
from reporting.plan.words import Para, Runs
from reporting.record import replace

_ENDLESS = 1e5
"""A measure in which every text is one line, in points."""


def find_lines(slabs: Slabs) -> Iterator[TextLine]:
    """Yield the lines of text in slabs, in the order in which they are painted."""
    for slab in slabs:
        for mark in slab.marks:
            if isinstance(mark, TextLine):
                yield mark


def measure_lines(slabs: Slabs) -> float:
    """Return the width of the widest line, in points; 0 without text."""
    return max([line.width for line in find_lines(slabs)], default=0.0)


def measure_words(
    setting: TypesetContext, said: Para | Runs | str, style: TextStyle
) -> float:
    """Return the width of words in one line, in points."""
    trial = setting.begin()
    ragged = replace(style, align="start", is_balanced=False)
    return measure_lines(trial.words(said, ragged, width=_ENDLESS))


def count_lines(
    setting: TypesetContext, said: Para | Runs | str, style: TextStyle, width: float
) -> int:
    """Return how many lines words come to in a measure, in points."""
    return len(setting.begin().words(said, style, width=width))
