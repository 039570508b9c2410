"""Pieces of text, a look and a width -> lines, each piece cut where a line ends.

Of the ways to break a paragraph the least intrusive that serves is taken: without hyphenation
first, then with it, then with looser spaces, and in the end between any two letters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle

from reporting.dossier.typeset.fragments import Fragment
from reporting.dossier.typeset.galley import Cutting, Galley, Way, measure_advance
from reporting.dossier.typeset.line_breaking import (
    Chunk,
    Filling,
    Justified,
    Manner,
    Ragged,
    Spacing,
    fill_line,
    find_line_ends,
)
from reporting.pdf.text import LineEnd
from reporting.record import replace

_NARROW = 26.0
"""Measure below which text is set ragged, in type sizes: about 54 characters."""
_WIDER, _NARROWER = 0.40, 0.20
"""How far a space may give, as a share of its width."""
_APART, _CLOSER = 0.010, 0.006
"""How far letters may give, as a share of the type size."""
_EASY, _LIMIT, _LOOSE = 0.6, 1.0, 2.0
"""Ratios to which lines may be stretched, one try after the other."""
_ANY = 1_000_000
"""No limit: of how loose a line is, and of how many in a row are broken."""
_UNHYPHENED = 0.25
"""Share of the measure that a ragged line may leave free before words are broken."""
_FILLED = (0.6, 0.0)
"""Shares of the measure that lines of overlong words fill: better so, but so if it must be."""
_RAGGED = Ragged(line=2500.0, most_free=_UNHYPHENED, near=1 - _UNHYPHENED)
_BALANCED = Ragged(line=1e6, evens_last=True)


# ---------------------------------------------------------------- lines


class Measure(NamedTuple):
    """Widths of the first line and of the others, and how far they are in, in points."""

    first: float
    rest: float
    first_left: float
    rest_left: float

    @classmethod
    def of(cls, style: ParagraphStyle, width: float) -> Measure:
        """Return the measure that a style leaves of a width."""
        left = style.leftIndent
        rest = width - left - style.rightIndent
        indent = style.firstLineIndent
        return cls(
            rest - indent,
            rest,
            left + indent,
            left,
        )

    def rest_of(self) -> Measure:
        """Return the measure of what follows the first lines."""
        return Measure(
            self.rest,
            self.rest,
            self.rest_left,
            self.rest_left,
        )


class BrokenLine(NamedTuple):
    """A line as it was broken: what it holds, how it ends and how it is filled."""

    strings: tuple[tuple[Fragment, str], ...]
    end: LineEnd
    filling: Filling


def break_paragraph(
    pieces: Sequence[Fragment],
    style: ParagraphStyle,
    width: float,
) -> list[BrokenLine]:
    """Break a paragraph into lines.

    Args:
        pieces: its words.
        style: its look; justified text in a narrow column is set ragged.
        width: of the column, indents included, in points.
    """
    galley = Galley.of(pieces)
    measure = Measure.of(style, width)
    if not galley.text:
        return []
    whole = galley.whole
    if whole <= measure.first:
        slack = measure.first - whole
        filling = Filling(slack, measure.first, 0, 0, is_last=True)
        strings = tuple(galley.strings(0, len(galley.text)))
        return [BrokenLine(strings, LineEnd.WORD, filling)]
    chunks: list[Chunk] = []
    stops: list[int] | None = None
    ways = _list_ways(measure, style)
    while stops is None:
        way = next(ways)
        cutting = Cutting(galley, way)
        stops = find_line_ends(
            cutting.chunks,
            measure.first,
            measure.rest,
            way.manner,
            forced=way.forced,
            divide=cutting.divide if way.hyphenates else None,
        )
        chunks = cutting.list_chunks()
    lines: list[BrokenLine] = []
    text_start = 0
    for start, stop in pairwise([0, *stops]):
        last = chunks[stop - 1]
        is_last = stop == len(chunks)
        end = LineEnd.WITHIN
        if is_last or last.space:
            end = LineEnd.WORD
        elif last.hyphen:
            end = LineEnd.HYPHEN
        line_width = measure.rest if start else measure.first
        filling = fill_line(chunks[start:stop], line_width, is_last=is_last)
        text_stop = text_start + filling.letters + 1
        strings = tuple(galley.strings(text_start, text_stop))
        lines.append(BrokenLine(strings, end, filling))
        text_start = text_stop + (last.space > 0)
    return lines


# ---------------------------------------------------------------- ways to break


def is_justified(style: ParagraphStyle, measure: float) -> bool:
    """Whether text of a style has justification in a measure: in a narrow one it has none."""
    return bool(style.alignment == TA_JUSTIFY and measure >= _NARROW * style.fontSize)


def choose_spacing(style: ParagraphStyle) -> Spacing:
    """Return how far the spaces of a style may give."""
    space = measure_advance(" ", style.fontName, style.fontSize)
    return Spacing(
        wider=space * _WIDER,
        narrower=space * _NARROWER,
        apart=style.fontSize * _APART,
        closer=style.fontSize * _CLOSER,
    )


def _list_ways(measure: Measure, style: ParagraphStyle) -> Iterator[Way]:
    """Yield ways to break, the least intrusive first; one of the last always serves.

    The last resort is to end a line between any two letters of a word that fills most of one.
    """
    justified: Justified | None = None
    if is_justified(style, measure.rest):
        justified = Justified(choose_spacing(style), _EASY)
        yield Way(justified, hyphenates=False)
        yield Way(replace(justified, loosest=_LIMIT))
        yield Way(replace(justified, loosest=_LOOSE))
    elif getattr(style, "balanced", False):
        yield Way(_BALANCED, hyphenates=False)
    else:
        yield Way(_RAGGED, hyphenates=False)
        if style.patterns:
            free = replace(_RAGGED, most_free=1.0, near=0.0)
            yield Way(free)
            yield Way(free, hyphenates_last=True)
    narrowest = min(measure.first, measure.rest)
    manner: Manner = replace(_RAGGED, most_free=1.0, most_broken=_ANY)
    if justified:
        manner = replace(justified, loosest=_ANY, most_broken=_ANY)
    for near in _FILLED:
        yield Way(
            replace(manner, near=near),
            hyphenates_last=True,
            most_letters=narrowest / style.fontSize,
            forced=True,
        )
