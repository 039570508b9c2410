"""A row of text, a style and a width -> lines, by where they begin and end in the text.

Of the ways to break a paragraph the least intrusive that serves is taken: without hyphenation
first, then with it, then with looser spaces, and in the end between any two letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple, TypeAlias

from reporting.dossier.galley.marks import LineEnd
from reporting.dossier.typeset.line_breaking import (
    Justified,
    Manner,
    Ragged,
    Spacing,
    find_line_ends,
)
from reporting.dossier.typeset.styles import TextStyle
from reporting.dossier.typeset.text_row import TextRow
from reporting.dossier.typeset.units import Unit, cut_unit_anywhere, divide_unit
from reporting.pdf.face import find_face
from reporting.record import replace

_NARROW = 26.0
"""Measure below which text is set ragged, in type sizes: about 54 characters."""
_WIDER = 0.40
"""How far a space may be widened, as a share of its width."""
_APART = 0.010
"""How far letters may be parted, as a share of the type size."""
_APART_UNSPACED = 0.05
"""The same where lines end between any two letters and there are few spaces."""
_LONG_WORD = 16
"""Letters to a space beyond which a text counts as one that sets none."""
_JOINED = re.compile("[\u0600-\u07ff\u08a0-\u097f\ufb50-\ufdff\ufe70-\ufefe]")
"""Letters that are joined to each other: Arabic, Syriac, Devanagari."""
_EASY, _LIMIT, _LOOSE = 0.6, 1.0, 2.0
"""Ratios to which lines may be stretched, one try after the other."""
_ANY = 1_000_000
"""No limit: of how loose a line is, and of how many in a row are broken."""
_UNHYPHENED = 0.25
"""Share of the measure that a ragged line may leave free before words are broken."""
_MARGIN = 1.5
"""How much more a line may give than its share of the paragraph."""
_RAGGED = Ragged(line=2500.0, most_free=_UNHYPHENED)
_BALANCED = Ragged(line=1e6, evens_last=True)


class Measure(NamedTuple):
    """Widths of the first line and of the others, and how far they are in, in points."""

    first: float
    rest: float
    first_left: float
    rest_left: float

    @classmethod
    def of(cls, style: TextStyle, width: float) -> Measure:
        """Return the measure that a style leaves of a width."""
        rest = width - style.left - style.right
        return cls(
            rest - style.first,
            rest,
            style.left + style.first,
            style.left,
        )


class BrokenLine(NamedTuple):
    """A line as it was broken.

    Args:
        start: where it begins in the text.
        stop: where it ends.
        end: how it ends.
    """

    start: int
    stop: int
    end: LineEnd


def break_row(row: TextRow, style: TextStyle, measure: Measure) -> list[BrokenLine]:
    """Break a paragraph into lines.

    Args:
        row: its words.
        style: its look; justified text in a narrow column is set ragged.
        measure: widths of its lines.
    """
    units = row.list_units()
    if not units:
        return []
    whole = sum([unit.width + unit.space for unit in units])
    if whole <= measure.first:
        return [BrokenLine(0, len(row.text), LineEnd.WORD)]
    for cut, manner, forced in _list_ways(units, row.text, style, measure):
        ends = find_line_ends(cut, *measure[:2], manner, forced=forced)
        if ends is not None:
            return list(_find_lines(cut, ends))
    raise AssertionError("the last way always serves")


def _find_lines(units: Sequence[Unit], ends: Sequence[int]) -> Iterator[BrokenLine]:
    """Yield where lines begin and end in the text."""
    text_start = 0
    for start, stop in pairwise([0, *ends]):
        text_stop = text_start
        for unit in units[start:stop]:
            text_stop += unit.length + (unit.space > 0)
        last = units[stop - 1]
        end = LineEnd.WITHIN
        if stop == len(units) or last.space:
            end = LineEnd.WORD
        elif last.hyphen:
            end = LineEnd.HYPHEN
        yield BrokenLine(text_start, text_stop - (last.space > 0), end)
        text_start = text_stop


# ---------------------------------------------------------------- ways to break


def is_justified(style: TextStyle, measure: float) -> bool:
    """Whether text of a style has justification in a measure: in a narrow one it has none."""
    return style.align == "justify" and measure >= _NARROW * style.size


def choose_spacing(text: str, style: TextStyle) -> Spacing:
    """Return how far the spaces and letters of a text may give: joined letters never do."""
    space = find_face(style.face).advance(" ") * style.size * _WIDER
    if _JOINED.search(text):
        return Spacing(space)
    is_unspaced = text.count(" ") * _LONG_WORD < len(text)
    apart = _APART_UNSPACED if is_unspaced else _APART
    return Spacing(space, style.size * apart)


_Way: TypeAlias = tuple[Sequence[Unit], Manner, bool]
"""Units, what a line of them costs, and whether one of them may be wider than the measure."""


def _list_ways(
    units: Sequence[Unit], text: str, style: TextStyle, measure: Measure
) -> Iterator[_Way]:
    """Yield ways to break, the least intrusive first; one of the last always serves.

    The last resort is to end a line between any two letters of a word that is wider than it.
    """
    manner: Manner = replace(_RAGGED, most_free=1.0)
    if is_justified(style, measure.rest):
        spacing = choose_spacing(text, style)
        manner = Justified(spacing, _EASY)
        yield units, manner, False
        if style.patterns:
            for loosest in (_LIMIT, _LOOSE):
                manner = Justified(spacing, loosest)
                yield _divide_in_reach(units, measure, manner), manner, False
        manner = Justified(spacing, _ANY, _ANY)
    elif style.is_balanced:
        yield units, _BALANCED, False
    else:
        yield units, _RAGGED, False
        if style.patterns:
            yield [*_divide_all(units[:-1]), units[-1]], manner, False
            yield _divide_all(units), manner, False
        manner = replace(manner, most_broken=_ANY)
    narrowest = min(measure.first, measure.rest)
    cut = chain.from_iterable([cut_unit_anywhere(unit, narrowest) for unit in units])
    yield list(cut), manner, True


def _divide_all(units: Sequence[Unit]) -> list[Unit]:
    """Return words cut where a hyphen may stand."""
    return list(chain.from_iterable(map(divide_unit, units)))


def _divide_in_reach(
    units: Sequence[Unit], measure: Measure, manner: Justified
) -> list[Unit]:
    """Return words cut where a hyphen may stand, if a line may end in them, but for the last.

    The shortest and the longest way to fill every line tell how far its end can be from the
    paragraph's beginning.
    """
    *most, last = units
    width = sum([unit.width for unit in units])
    spaces = sum([unit.gaps + (unit.space > 0) for unit in units])
    letters = sum([unit.letters for unit in units]) + spaces
    spacing = manner.spacing
    give = (spaces * spacing.space + letters * spacing.letter) / width * _MARGIN
    shortest = 1 / (1 + give * manner.loosest)
    longest = 1 + give
    nearest = measure.first * shortest
    farthest = measure.first * longest
    left = 0.0
    divided: list[Unit] = []
    for unit in most:
        right = left + unit.width
        while farthest < left:
            nearest += measure.rest * shortest
            farthest += measure.rest * longest
        if right < nearest:
            divided.append(unit)
        else:
            divided += divide_unit(unit)
        left = right + unit.space
    divided.append(last)
    return divided
