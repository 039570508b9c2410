"""A row of text, a style and a width -> lines, by where they begin and end in the text.

Of the ways to break a paragraph the least intrusive that serves is taken: without hyphenation
first, then with it, then with looser spaces, and in the end between any two letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from reporting.i18n import Language
from reporting.paper.marks import LineEnd
from reporting.paper.typeset.bidi import has_other_scripts
from reporting.paper.typeset.line_breaking import (
    Edges,
    LineStop,
    can_fill,
    find_line_stops,
)
from reporting.paper.typeset.line_prices import Justified, Manner, Ragged, Spacing
from reporting.paper.typeset.sense import weigh_sense
from reporting.paper.typeset.styles import TextStyle
from reporting.paper.typeset.text_row import TextRow
from reporting.paper.typeset.unit_parts import cut_unit_anywhere
from reporting.paper.typeset.units import (
    Unit,
    find_shaped_words,
)
from reporting.pdf.face import ShapedWord, find_face
from reporting.record import replace

_NARROW = 26.0
"""Measure below which text is set ragged, in type sizes: about 54 characters."""
_WIDER = 0.40
"""How far a space may be widened, as a share of its width."""
_APART = 0.0175
"""How far letters may be parted, as a share of the type size."""
_APART_UNSPACED = 0.05
"""The same where lines end between any two letters and there are few spaces."""
_LONG_WORD = 16
"""Letters to a space beyond which a text counts as one that sets none."""
_JOINED = re.compile("[\u0600-\u07ff\u08a0-\u097f\ufb50-\ufdff\ufe70-\ufefe]")
"""Letters that are joined to each other: Arabic, Syriac, Devanagari."""
_EASY, _LIMIT, _LOOSE = 0.8, 1.3, 2.0
"""Ratios to which lines may be stretched, one try after the other."""
_ANY = 1_000_000
"""No limit: of how loose a line is, and of how many in a row are broken."""
_UNHYPHENED = 0.25
"""Share of the measure that a ragged line may leave free before words are broken."""
_RAGGED = Ragged(line=2500.0, most_free=_UNHYPHENED)
_ANY_RAGGED = Ragged(line=2500.0)
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
        words: all that stands in it, if they are plain words and parts of such; else nothing.
    """

    start: int
    stop: int
    end: LineEnd
    words: tuple[ShapedWord, ...] = ()


def break_row(
    row: TextRow, style: TextStyle, measure: Measure, language: Language | None
) -> list[BrokenLine]:
    """Break a paragraph into lines.

    Args:
        row: its words; there are some.
        style: its look; justified text in a narrow column is set ragged.
        measure: widths of its lines.
        language: whose words tell where a title may be parted.
    """
    units = row.list_units()
    if style.is_balanced and language:
        units = weigh_sense(units, language)
    spacing = Spacing()
    if is_justified(style, measure.rest):
        spacing = choose_spacing(row.text, style)
    edges = Edges(units, spacing)
    if edges.lefts[-1] <= measure.first:
        words = _list_words(
            units,
            (0, 0),
            (len(units), 0),
        )
        return [BrokenLine(0, len(row.text), LineEnd.WORD, words)]
    for way in _list_ways(edges, style, measure):
        stops = find_line_stops(
            way.edges,
            measure.first,
            measure.rest,
            way.manner,
            hyphenated=way.hyphenated,
            forced=way.forced,
        )
        if stops is not None:
            return list(_find_lines(way.edges.units, stops))
    raise AssertionError("the last way always serves")


def _find_lines(
    units: Sequence[Unit], stops: Sequence[LineStop]
) -> Iterator[BrokenLine]:
    """Yield where lines begin and end in the text."""
    lengths = [unit.length + (unit.space > 0) for unit in units]
    starts = list(accumulate(lengths, initial=0))
    start = 0
    begin = (0, 0)
    for place in stops:
        count, letters = place
        stop = starts[count] + letters
        end = LineEnd.HYPHEN
        following = stop
        if not letters:
            last = units[count - 1]
            if last.space or count == len(units):
                end = LineEnd.WORD
            elif not last.hyphen:
                end = LineEnd.WITHIN
            stop -= last.space > 0
        words = _list_words(units, begin, place)
        yield BrokenLine(start, stop, end, words)
        start = following
        begin = place


def _list_words(
    units: Sequence[Unit], begin: LineStop, stop: LineStop
) -> tuple[ShapedWord, ...]:
    """Return the words of a line as they are shaped; nothing if any is not a plain one."""
    first, before = begin
    last, letters = stop
    words: list[ShapedWord] = []
    for unit in units[first : last + (letters > 0)]:
        if unit.shaped is None:
            return ()
        words.append(unit.shaped)
    if before and letters and first == last:
        return ()
    if before:
        words[0] = _shape_part(units[first], before, None)
    if letters:
        words[-1] = _shape_part(units[last], 0, letters)
    return tuple(words)


def _shape_part(unit: Unit, start: int, stop: int | None) -> ShapedWord:
    """Return some letters of a plain word, shaped by themselves."""
    (stretch,) = unit.word
    return find_shaped_words(stretch.face)[stretch.text[start:stop]]


# ---------------------------------------------------------------- ways to break


def is_justified(style: TextStyle, measure: float) -> bool:
    """Whether text of a style has justification in a measure: in a narrow one it has none."""
    return style.align == "justify" and measure >= _NARROW * style.size


def choose_spacing(text: str, style: TextStyle) -> Spacing:
    """Return how far the spaces and letters of a text may give: joined letters never do."""
    space = find_face(style.face).advance(" ") * style.size * _WIDER
    if has_other_scripts(text) and _JOINED.search(text):
        return Spacing(space)
    is_unspaced = text.count(" ") * _LONG_WORD < len(text)
    apart = _APART_UNSPACED if is_unspaced else _APART
    return Spacing(space, style.size * apart)


class _Way(NamedTuple):
    """A way to break a paragraph.

    Args:
        edges: of its words.
        manner: what a line costs.
        hyphenated: how many of the words may be broken by hyphenation.
        forced: whether a unit that is wider than the measure may stand alone on its line.
    """

    edges: Edges
    manner: Manner
    hyphenated: int = 0
    forced: bool = False


def _list_ways(edges: Edges, style: TextStyle, measure: Measure) -> Iterator[_Way]:
    """Yield ways to break, the least intrusive first; the last always serves.

    It is to end a line between any two letters of a word that is wider than it.
    """
    spacing = edges.spacing
    count = len(edges.units)
    manner: Manner = _ANY_RAGGED
    if is_justified(style, measure.rest):
        easy = Justified(spacing, _EASY)
        if can_fill(edges, measure.first, measure.rest, easy):
            yield _Way(edges, easy)
        if style.patterns:
            yield _Way(
                edges,
                Justified(spacing, _LIMIT),
                count - 1,
            )
            yield _Way(
                edges,
                Justified(spacing, _LOOSE),
                count - 1,
            )
        manner = Justified(spacing, _ANY)
    elif style.is_balanced:
        yield _Way(edges, _BALANCED)
    else:
        yield _Way(edges, _RAGGED)
        if style.patterns:
            yield _Way(edges, manner, count - 1)
            yield _Way(edges, manner, count)
    narrowest = min(measure.first, measure.rest)
    cut: list[Unit] = []
    for unit in edges.units:
        cut += cut_unit_anywhere(unit, narrowest, style.last_patterns)
    manner = replace(manner, most_broken=_ANY)
    yield _Way(Edges(cut, spacing), manner, forced=True)
