"""The cells of a table's columns -> how wide each column is, and how far in its numbers stand.

In a decimal column the right indent of each cell brings the decimal marks below one
another, whatever follows them: decimals, units, percent signs or source marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.galley import Galley
from reporting.dossier.typeset.paragraph import EvidenceParagraph
from reporting.i18n import Language
from reporting.plan.block_model import Align, TableBlock, TableColumn

GAP = 10.0
"""Between two columns, in points."""
CROWDED = 6.0
"""The same where the longest words have no room."""
_MOST = 0.45
"""Share of a table that the longest word of a column may ask for."""
_ROUNDING = 0.5
_NUMBER = 30
"""The most letters of a cell that is a number and what goes with it."""


class ColumnDemand(NamedTuple):
    """Room that a column asks for: for its longest word and longest cell, in points."""

    least: float
    most: float
    fixed: bool
    """Whether it holds numbers, which are not broken."""


class ColumnWidths(NamedTuple):
    """The width of each column, and the gap between two, in points."""

    widths: list[float]
    gap: float


def fit_columns(
    setting: RenderContext,
    block: TableBlock,
    heads: Sequence[EvidenceParagraph],
    rows: Sequence[Sequence[EvidenceParagraph]],
) -> ColumnWidths:
    """Bring numbers in line and choose the widths; words are broken only where they must be.

    Args:
        setting: the column of the page.
        block: the table.
        heads: cells of the header.
        rows: cells of the other rows.
    """
    count = len(heads)
    columns: list[list[EvidenceParagraph]] = []
    demands: list[ColumnDemand] = []
    for number, column in enumerate(block.columns):
        head = heads[number]
        cells = [row[number] for row in rows]
        demand = align_numbers(
            cells,
            head,
            column.align,
            setting.language,
        )
        columns.append(cells)
        demands.append(demand)
    least = sum([demand.least for demand in demands])
    gaps = count - 1
    gap = GAP
    if least > setting.width - gap * gaps:
        gap = CROWDED
    inner = setting.width - gap * gaps
    if least > inner:
        crowded: list[ColumnDemand] = []
        for cells, head, demand in zip(columns, heads, demands, strict=True):
            crowded.append(measure_crowded_column(cells, head, demand))
        demands = crowded
    if block.has_fitted_columns:
        widths = spread_widths(demands, inner)
    else:
        widths = share_widths(demands, block.columns, inner)
    for cells, width in zip(columns, widths, strict=True):
        fit_indents(cells, width)
    return ColumnWidths(widths, gap)


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
    title = Galley.of(head.pieces)
    is_fixed = way is not Align.START
    indents = [0.0] * len(cells)
    if way is Align.DECIMAL:
        indents = _measure_indents(galleys, language)
    least = title.longest_word
    most = title.whole
    for cell, galley, indent in zip(cells, galleys, indents, strict=True):
        cell.indent_right(indent)
        whole = indent + galley.whole
        is_number = is_fixed and _is_number(galley.text)
        least = max(least, whole if is_number else galley.longest_word)
        most = max(most, whole)
    return ColumnDemand(
        least + _ROUNDING,
        most + _ROUNDING,
        is_fixed,
    )


def measure_crowded_column(
    cells: Sequence[EvidenceParagraph],
    head: EvidenceParagraph,
    demand: ColumnDemand,
) -> ColumnDemand:
    """Return what a column asks for whose words may be broken.

    Args:
        cells: below the head, brought in line.
        head: of the column.
        demand: what it asks for as long as they are not.
    """
    least = Galley.of(head.pieces).longest_part
    for cell in cells:
        galley = Galley.of(cell.pieces)
        part = galley.longest_part
        if demand.fixed and _is_number(galley.text):
            part = galley.whole + cell.style.rightIndent
        least = max(least, part)
    return ColumnDemand(
        least + _ROUNDING,
        demand.least,
        demand.fixed,
    )


def _is_number(text: str) -> bool:
    """Whether a cell holds a number with a sign, a currency or a unit, and no running text."""
    has_digits = any(letter.isdigit() for letter in text)
    return has_digits and len(text) <= _NUMBER


def fit_indents(cells: Sequence[EvidenceParagraph], width: float) -> None:
    """Keep within a column what its numbers' indents would push over the left edge."""
    for cell in cells:
        galley = Galley.of(cell.pieces)
        spare = width - min(galley.longest_word, width)
        excess = spare - cell.style.rightIndent
        cell.indent_right(min(0.0, excess))


def _measure_indents(galleys: Sequence[Galley], language: Language) -> list[float]:
    """Return how far in each cell ends, so that the units of all numbers stand level."""
    group = re.escape(language.notation.group)
    grouped = rf"\d{{1,3}}(?:[{group}’\u00a0\u202f]\d{{3}})+(?!\d)"
    number = re.compile(rf"{grouped}|\d+")
    tails: dict[int, float] = {}
    for row, galley in enumerate(galleys):
        text = galley.text
        match = number.search(text) if _is_number(text) else None
        if match:
            tails[row] = galley.width(match.end(), len(text))
    longest = max(tails.values(), default=0.0)
    indents = [0.0] * len(galleys)
    for row, tail in tails.items():
        indents[row] = longest - tail
    return indents


def share_widths(
    demands: Sequence[ColumnDemand],
    columns: Sequence[TableColumn],
    inner: float,
) -> list[float]:
    """Return widths by the shares that were given, with room for the longest words if any is.

    Args:
        demands: of the columns.
        columns: with their shares.
        inner: width of all columns without the gaps, in points.
    """
    total = sum([column.share for column in columns]) or 1.0
    needed = 0.0
    wanted: list[float] = []
    widths: list[float] = []
    spares: list[float] = []
    for demand, column in zip(demands, columns, strict=True):
        need = min(demand.least, inner * _MOST)
        share = inner * column.share / total
        width = max(share, need)
        needed += need
        wanted.append(share)
        widths.append(width)
        spares.append(width - need)
    if needed >= inner:
        return wanted
    spare = sum(spares)
    over = sum(widths) - inner
    if over <= 0 or spare <= 0:
        return widths
    shared: list[float] = []
    for width, room in zip(widths, spares, strict=True):
        shared.append(width - over * room / spare)
    return shared


def spread_widths(demands: Sequence[ColumnDemand], inner: float) -> list[float]:
    """Return widths by what the columns hold: all that they ask for, or as much as there is.

    Where not even the longest words have room, those of words give way and those of numbers
    do not.

    Args:
        demands: of the columns.
        inner: width of all columns without the gaps, in points.
    """
    most = [demand.most for demand in demands]
    least = [min(demand.least, inner * _MOST) for demand in demands]
    if sum(most) <= inner:
        return [width * inner / sum(most) for width in most]
    if sum(least) <= inner:
        spare = inner - sum(least)
        wanted = sum(most) - sum(least)
        spread: list[float] = []
        for need, want in zip(least, most, strict=True):
            more = spare * (want - need) / wanted
            spread.append(need + more)
        return spread
    numbers = 0.0
    for need, demand in zip(least, demands, strict=True):
        if demand.fixed:
            numbers += need
    words = sum(least) - numbers
    if numbers > inner * _MOST or not words:
        return [need * inner / sum(least) for need in least]
    widths: list[float] = []
    for need, demand in zip(least, demands, strict=True):
        narrowed = need * (inner - numbers) / words
        widths.append(need if demand.fixed else narrowed)
    return widths
