"""What the columns of a table ask for and the width of a slide -> the width of each.

Where nobody gave widths a column is as wide as its words ask for: first no word is cut, then
no short cell breaks, then what is long shares the rest. The first column begins and the last
ends where the slide's other text does; words keep away from numbers that end beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reporting.design.units import Length, pt
from reporting.plan.table_model import Align, TableBlock, TableColumn
from reporting.record import Record
from reporting.slides.column_needs import ColumnNeed, measure_shown_needs
from reporting.slides.typesetter import SAFETY, Typesetter

CELL_X = pt(6)
"""Space left and right of a cell's text."""
CELL_Y = pt(4.5)
"""Space above and below it."""

APART = pt(18)
"""More of it before words that stand behind numbers, which end at their right."""

NUMBERS_SHARE = 0.6
"""Of what words get of the width that no column needs, what numbers of like width get."""

LONG_POWER = 0.7
"""By which power of their length columns of long texts share the width."""

Padding = tuple[Length, Length]
"""Space before and behind a cell's text."""


class ColumnSpaces(Record, frozen=True):
    """The columns of a table as they stand.

    Args:
        widths: of each.
        paddings: of the cells of each.
    """

    widths: tuple[Length, ...]
    paddings: tuple[Padding, ...]

    def measure_inner(self, column: int, columns: int = 1) -> Length:
        """Return the width of the text of a cell that takes some columns."""
        last = column + columns - 1
        whole = Length(sum(self.widths[column : last + 1]))
        return whole - self.paddings[column][0] - self.paddings[last][1]


def find_paddings(
    setter: Typesetter,
    columns: Sequence[TableColumn],
) -> tuple[Padding, ...]:
    """Return the space before and behind the cells of each column."""
    across = setter.scale(CELL_X)
    before = [Length(0)]
    for one, following in pairwise(columns):
        is_close = one.align is not Align.START and following.align is Align.START
        before.append(across + setter.scale(APART) if is_close else across)
    behind = [across] * (len(columns) - 1) + [Length(0)]
    return tuple(zip(before, behind, strict=True))


def fit_columns(
    setter: Typesetter,
    block: TableBlock,
    needs: Sequence[ColumnNeed],
    size: Length,
) -> ColumnSpaces:
    """Share out the body's width over the columns of a table.

    Args:
        setter: measures.
        block: the table.
        needs: what its columns ask for.
        size: of its type.
    """
    whole = setter.grid.body.width
    paddings = find_paddings(setter, block.columns)
    least = measure_least(setter, block, needs, size)
    if sum(least) > whole:
        least = measure_shown_least(setter, block, needs, size)
    if block.has_fitted_columns:
        widths = _fit(
            block,
            needs,
            size,
            whole,
            least,
            paddings,
        )
    else:
        shares = [whole.times(column.share) for column in block.columns]
        widths = share_out_width(shares, least, whole)
    rest = whole - sum(widths[:-1])
    return ColumnSpaces((*widths[:-1], rest), paddings)


def measure_least(
    setter: Typesetter,
    block: TableBlock,
    needs: Sequence[ColumnNeed],
    size: Length,
) -> list[Length]:
    """Return the width that each column needs so that no word of it is cut."""
    paddings = find_paddings(setter, block.columns)
    least = []
    for need, padding in zip(needs, paddings, strict=True):
        least.append(_widen(need.word, size, padding))
    return least


def measure_shown_least(
    setter: Typesetter,
    block: TableBlock,
    needs: Sequence[ColumnNeed],
    size: Length,
) -> list[Length]:
    """Return the same where the deck is shown in the faces that it names."""
    shown = measure_shown_needs(setter, block, needs)
    return measure_least(setter, block, shown, size)


def _widen(width: float, size: Length, padding: Padding) -> Length:
    """Return the width of a column whose text has a width at size 1."""
    return size.times(width / (1 - SAFETY)) + padding[0] + padding[1] + pt(1)


def share_out_width(
    shares: Sequence[Length],
    least: Sequence[Length],
    whole: Length,
) -> list[Length]:
    """Give columns their shares; what narrow ones need is taken from those with room."""
    if sum(least) > whole:
        return list(shares)
    lacking, slack = 0, 0
    for need, share in zip(least, shares, strict=True):
        lacking += max(need - share, 0)
        slack += max(share - need, 0)
    widths = []
    for need, share in zip(least, shares, strict=True):
        given = (share - need).part(lacking, max(slack, 1))
        widths.append(need if need > share else share - given)
    return widths


def _fit(
    block: TableBlock,
    needs: Sequence[ColumnNeed],
    size: Length,
    whole: Length,
    least: Sequence[Length],
    paddings: Sequence[Padding],
) -> list[Length]:
    """Return widths by what the columns ask for."""
    if sum(least) > whole:
        return [one.part(whole, sum(least)) for one in least]
    cells, lines = [], []  # each cell on one line, and each head too
    for need, low, padding in zip(needs, least, paddings, strict=True):
        cell = max(low, _widen(need.cell, size, padding))
        cells.append(cell)
        line = max(cell, _widen(need.head, size, padding))
        lines.append(line)
    if sum(lines) <= whole:
        return _spread(block, lines, whole)
    if sum(cells) <= whole:
        return _grow(cells, lines, whole)
    return _fill(least, cells, whole)


def _spread(block: TableBlock, widths: Sequence[Length], whole: Length) -> list[Length]:
    """Let columns that need less than a width take all of it; words take more than numbers."""
    weights = []
    for column, width in zip(block.columns, widths, strict=True):
        share = 1.0 if column.align is Align.START else NUMBERS_SHARE
        weights.append(width * share)
    free = whole - sum(widths)
    return [
        width + free.part(weight, sum(weights))
        for width, weight in zip(widths, weights, strict=True)
    ]


def _grow(
    low: Sequence[Length],
    high: Sequence[Length],
    whole: Length,
) -> list[Length]:
    """Return widths between two, each as far from the one as the others."""
    free = whole - sum(low)
    apart = max(1, sum(high) - sum(low))
    return [
        one + (other - one).part(free, apart)
        for one, other in zip(low, high, strict=True)
    ]


def _fill(
    least: Sequence[Length],
    cells: Sequence[Length],
    whole: Length,
) -> list[Length]:
    """Give what is short a line of its own, and what is long the rest, by its length."""
    widths = dict(enumerate(least))
    long = set(widths)
    while long:
        rest = whole - sum(widths[at] for at in widths if at not in long)
        fair = rest.part(1, len(long))
        short = [at for at in long if cells[at] <= fair]
        if not short:
            break
        for at in short:
            widths[at] = cells[at]
        long -= set(short)
    taken = sum(widths[at] for at in widths if at not in long)
    if taken + sum(least[at] for at in long) > whole:
        return _grow(least, cells, whole)
    free = whole - sum(widths.values())
    weights = {at: (cells[at] - least[at]) ** LONG_POWER for at in long}
    for at in long:
        widths[at] = least[at] + free.part(weights[at], sum(weights.values()))
    return [widths[at] for at in range(len(cells))]
