"""The cells of a table's columns -> how wide each column is, and how far in its numbers stand.

In a decimal column the right indent of each cell brings the decimal marks below one
another, whatever follows them: decimals, units, percent signs or source marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reporting.dossier.typeset.lines import Galley
from reporting.dossier.typeset.paragraph import EvidenceParagraph
from reporting.i18n import Language
from reporting.plan.block_model import Align, TableColumn

GAP, CROWDED = 10.0, 6.0
"""Between columns, and between those of a table whose longest words have no room; in points."""
_MOST = 0.45
"""Share of a table that the longest word of a column may ask for."""
_ROUNDING = 0.5
_NUMBER = 30
"""The most letters of a cell that is a number and what goes with it."""


class ColumnDemand(NamedTuple):
    """What a column asks for: room for its longest word, and for its longest cell, in points."""

    least: float
    most: float
    fixed: bool
    """Whether it holds numbers, which are not broken."""


def align_numbers(
    cells: Sequence[EvidenceParagraph],
    head: EvidenceParagraph,
    way: Align,
    language: Language,
) -> ColumnDemand:
    """Bring the numbers of a column in line, and return what room it asks for.

    Args:
        cells: below the head; those of a decimal column get their right indent.
        head: of the column.
        way: how it is aligned.
        language: whose marks its numbers have.
    """
    galleys = [Galley.of(cell.pieces) for cell in cells]
    above, fixed = Galley.of(head.pieces), way is not Align.START
    indents = (
        _indents(galleys, language) if way is Align.DECIMAL else [0.0] * len(cells)
    )
    for cell, indent in zip(cells, indents, strict=True):
        cell.indent_right(indent)
    whole = [
        indent + galley.whole for galley, indent in zip(galleys, indents, strict=True)
    ]
    words = [
        wide if fixed and _is_number(galley.text) else galley.longest_word
        for galley, wide in zip(galleys, whole, strict=True)
    ]
    least, most = max([above.longest_word, *words]), max([above.whole, *whole])
    return ColumnDemand(least + _ROUNDING, most + _ROUNDING, fixed)


def measure_crowded_column(
    cells: Sequence[EvidenceParagraph], head: EvidenceParagraph, want: ColumnDemand
) -> ColumnDemand:
    """Return what a column asks for whose words may be broken.

    Args:
        cells: below the head, brought in line.
        head: of the column.
        want: what it asks for as long as they are not.
    """
    galleys = [Galley.of(cell.pieces) for cell in cells]
    numbers = [want.fixed and _is_number(galley.text) for galley in galleys]
    parts = [
        galley.whole + cell.style.rightIndent if number else galley.longest_part
        for cell, galley, number in zip(cells, galleys, numbers, strict=True)
    ]
    return ColumnDemand(
        max([Galley.of(head.pieces).longest_part, *parts]) + _ROUNDING,
        want.least,
        want.fixed,
    )


def _is_number(text: str) -> bool:
    """Whether a cell holds a number with a sign, a currency or a unit, and no running text."""
    return len(text) <= _NUMBER and any(letter.isdigit() for letter in text)


def fit_indents(cells: Sequence[EvidenceParagraph], width: float) -> None:
    """Keep within a column what its numbers' indents would push over the left edge."""
    for cell in cells:
        spare = width - min(Galley.of(cell.pieces).longest_word, width)
        cell.indent_right(min(0.0, spare - cell.style.rightIndent))


def _indents(galleys: Sequence[Galley], language: Language) -> list[float]:
    """Return how far in each cell ends so that the units of all numbers are below one another."""
    group = re.escape(language.notation.group)
    number = re.compile(rf"\d{{1,3}}(?:[{group}’\u00a0\u202f]\d{{3}})+(?!\d)|\d+")
    found = [
        number.search(galley.text) if _is_number(galley.text) else None
        for galley in galleys
    ]
    tails = [
        galley.width(match.end(), len(galley.text)) if match else None
        for galley, match in zip(galleys, found, strict=True)
    ]
    longest = max((tail for tail in tails if tail is not None), default=0.0)
    return [0.0 if tail is None else longest - tail for tail in tails]


def share_widths(
    wants: Sequence[ColumnDemand], columns: Sequence[TableColumn], inner: float
) -> list[float]:
    """Return widths by the shares that were given, with room for the longest words where there is any."""
    needs = [min(want.least, inner * _MOST) for want in wants]
    total = sum(column.share for column in columns) or 1.0
    wanted = [inner * column.share / total for column in columns]
    if sum(needs) >= inner:
        return wanted
    widths = [max(width, need) for width, need in zip(wanted, needs, strict=True)]
    spare = sum(width - need for width, need in zip(widths, needs, strict=True))
    over = sum(widths) - inner
    if over <= 0 or spare <= 0:
        return widths
    return [
        width - over * (width - need) / spare
        for width, need in zip(widths, needs, strict=True)
    ]


def spread_widths(wants: Sequence[ColumnDemand], inner: float) -> list[float]:
    """Return widths by what the columns hold: all that they ask for, or as much of it as there is.

    Where not even the longest words have room, those of words give way and those of numbers
    do not.
    """
    most, least = (
        [want.most for want in wants],
        [min(want.least, inner * _MOST) for want in wants],
    )
    if sum(most) <= inner:
        return [width * inner / sum(most) for width in most]
    if sum(least) <= inner:
        spare, more = inner - sum(least), sum(most) - sum(least)
        return [
            need + spare * (wide - need) / more
            for need, wide in zip(least, most, strict=True)
        ]
    numbers = sum(need for need, want in zip(least, wants, strict=True) if want.fixed)
    words = sum(least) - numbers
    if numbers > inner * _MOST or not words:
        return [need * inner / sum(least) for need in least]
    return [
        need if want.fixed else need * (inner - numbers) / words
        for need, want in zip(least, wants, strict=True)
    ]
