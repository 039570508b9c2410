"""What columns ask for -> how wide a table is, in which size of type, and each column's width.

A number is never cut, and a word only where all else fails: first the gaps give way, then
the table takes the margin too, then words are broken where they may be, then the type is
smaller.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from reporting.dossier.blocks.column_demands import (
    ColumnDemand,
    ColumnText,
    SpanText,
    measure_part,
    measure_word,
)
from reporting.dossier.typeset.context import TypesetContext
from reporting.plan.table_model import TableBlock, TableColumn
from reporting.record import Record

GAP = 10.0
"""Between two columns, in points."""
CROWDED = 6.0
"""The same where the longest words have no room."""
TIGHT = 4.0
"""The same where nothing else helps."""
LEAST_SIZE, LEAST_SIZE_OF_MANY = 8.0, 7.0
"""Of the type in a table, and in one of many columns, in points."""
_MANY = 8
"""Columns from which on a table has many."""
_DENSE = 3.0
"""Lines of a row, on average, from which on a table takes the margin too."""
_FEW = 2
"""Columns of a table that need no more than the text's width."""
_ROUNDING = 1e-6


class TableFit(Record, frozen=True):
    """How a table is fitted into its page.

    Args:
        width: in points.
        lefts: where each column begins, in points.
        widths: of each column, in points.
        indents: of each column's cells, from their end, in points.
        share: size of the type, as a share of the full size.
        is_wide: whether it stands across text and margin.
        has_room: whether no number is cut.
    """

    width: float
    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    indents: tuple[tuple[float, ...], ...]
    share: float
    is_wide: bool
    has_room: bool

    def place(self, column: int, columns: int = 1) -> tuple[float, float]:
        """Return where some columns begin and how wide they are together, in points."""
        last = column + columns - 1
        left = min(
            self.lefts[column],
            self.lefts[last],
        )
        first_end = self.lefts[column] + self.widths[column]
        last_end = self.lefts[last] + self.widths[last]
        return left, max(
            first_end,
            last_end,
        ) - left

    def indent(self, row: int, column: int) -> float:
        """Return how far in from its end a cell stands, in points."""
        return self.indents[column][row]


class _Way(Record, frozen=True):
    """A way to give the columns of a table room."""

    is_wide: bool
    gap: float
    breaks_words: bool = False
    share: float = 1.0

    def measure_demands(
        self, texts: Sequence[ColumnText], spans: Sequence[SpanText]
    ) -> list[ColumnDemand]:
        """Return what room the columns ask for, for themselves and for what spans them."""
        demands: list[ColumnDemand] = []
        for text in texts:
            least, most, fixed = text.measure_demand(breaks_words=self.breaks_words)
            demand = ColumnDemand(
                least * self.share,
                most * self.share,
                fixed,
            )
            demands.append(demand)
        for span in spans:
            self.widen_for_span(demands, span)
        return demands

    def widen_for_span(self, demands: list[ColumnDemand], span: SpanText) -> None:
        """Let columns ask for what a cell lacks that spans them, each for its part of it."""
        measure = measure_part if self.breaks_words else measure_word
        stop = span.column + span.columns
        gaps = self.gap * (span.columns - 1)
        least = measure(span.text) * self.share - gaps
        most = span.text.whole * self.share - gaps
        for demand in demands[span.column : stop]:
            least -= demand.least
            most -= demand.most
        more = (
            max(
                0.0,
                least,
            )
            / span.columns
        )
        much = (
            max(
                0.0,
                most,
            )
            / span.columns
        )
        for at in range(span.column, stop):
            own = demands[at]
            demands[at] = ColumnDemand(
                own.least + more,
                own.most + much,
                own.fixed,
            )


def fit_table(
    setting: TypesetContext,
    block: TableBlock,
    texts: Sequence[ColumnText],
    spans: Sequence[SpanText] = (),
) -> TableFit:
    """Choose the width of a table, its size of type and the widths of its columns.

    Args:
        setting: the column of the page.
        block: the table.
        texts: the words of its columns.
        spans: the words of the cells that take several.

    Returns:
        the first way in which every column has room; where there is none, the last, in
        which numbers are cut.
    """
    for way in _list_ways(
        setting.styles.cell.size,
        len(texts),
    ):
        width = setting.width
        if way.is_wide:
            width = max(width, setting.across)
        inner = width - way.gap * (len(texts) - 1)
        demands = way.measure_demands(texts, spans)
        has_room = sum([demand.least for demand in demands]) <= inner
        if not has_room:
            continue
        if block.has_fitted_columns:
            widths = spread_widths(demands, inner)
        else:
            widths = share_widths(demands, block.columns, inner)
        has_room_for_all = sum([demand.most for demand in demands]) <= inner
        if way.is_wide or has_room_for_all or len(texts) <= _FEW:
            break
        if _count_lines(texts, widths) <= _DENSE:
            break
    else:
        widths = _scale(
            [demand.least for demand in demands],
            inner,
        )
    return _make_fit(
        setting,
        texts,
        way,
        width,
        widths,
        has_room=has_room,
    )


def _list_ways(size: float, columns: int) -> Iterator[_Way]:
    """Yield all ways, the best first.

    Args:
        size: of the type, in points.
        columns: how many there are.
    """
    for is_wide in (False, True):
        for gap in (GAP, CROWDED):
            yield _Way(is_wide, gap)
    yield _Way(is_wide=True, gap=CROWDED, breaks_words=True)
    sizes = (LEAST_SIZE, LEAST_SIZE_OF_MANY) if columns >= _MANY else (LEAST_SIZE,)
    for least in sizes:
        if size <= least:
            continue
        share = least / size
        yield _Way(is_wide=True, gap=CROWDED, share=share)
        for gap in (CROWDED, TIGHT):
            yield _Way(is_wide=True, gap=gap, breaks_words=True, share=share)


def _count_lines(texts: Sequence[ColumnText], widths: Sequence[float]) -> float:
    """Return about how many lines a row takes, on average."""
    count = len(texts[0].cells)
    lines = [1] * count
    for text, width in zip(
        texts,
        widths,
        strict=True,
    ):
        for row, cell in enumerate(text.cells):
            needed = ceil(cell.whole / width)
            lines[row] = max(
                lines[row],
                needed,
            )
    return sum(lines) / max(
        1,
        count,
    )


def _make_fit(
    setting: TypesetContext,
    texts: Sequence[ColumnText],
    way: _Way,
    width: float,
    widths: Sequence[float],
    *,
    has_room: bool,
) -> TableFit:
    lefts: list[float] = []
    indents: list[tuple[float, ...]] = []
    left = 0.0
    placed = setting.in_width(width)
    for text, measure in zip(
        texts,
        widths,
        strict=True,
    ):
        lefts.append(
            placed.flip(
                left,
                measure,
            )
        )
        indents.append(
            _clamp_indents(
                text,
                measure,
                way.share,
            )
        )
        left += measure + way.gap
    return TableFit(
        width,
        tuple(lefts),
        tuple(widths),
        tuple(indents),
        way.share,
        way.is_wide,
        has_room,
    )


def _clamp_indents(text: ColumnText, width: float, share: float) -> tuple[float, ...]:
    """Return indents that push nothing over the column's edge."""
    clamped: list[float] = []
    for cell, indent in zip(
        text.cells,
        text.indents,
        strict=True,
    ):
        spare = 0.0
        if indent:
            spare = width - cell.longest_word * share
        kept = min(indent * share, spare)
        clamped.append(max(0.0, kept))
    return tuple(clamped)


# ---------------------------------------------------------------- widths


def share_widths(
    demands: Sequence[ColumnDemand],
    columns: Sequence[TableColumn],
    inner: float,
) -> list[float]:
    """Return widths by the shares that were given, none narrower than its column asks for.

    Args:
        demands: of the columns, which have room.
        columns: with their shares.
        inner: width of all columns without the gaps, in points.
    """
    total = sum([column.share for column in columns]) or 1.0
    widths: list[float] = []
    spares: list[float] = []
    for demand, column in zip(
        demands,
        columns,
        strict=True,
    ):
        share = inner * column.share / total
        width = max(share, demand.least)
        widths.append(width)
        spares.append(width - demand.least)
    over = sum(widths) - inner
    if over <= _ROUNDING:
        return widths
    spare = sum(spares)
    shared: list[float] = []
    for width, room in zip(
        widths,
        spares,
        strict=True,
    ):
        shared.append(width - over * room / spare)
    return shared


def spread_widths(demands: Sequence[ColumnDemand], inner: float) -> list[float]:
    """Return widths by what the columns hold: all that they ask for, or as much as there is.

    Args:
        demands: of the columns, which have room.
        inner: width of all columns without the gaps, in points.
    """
    most = [demand.most for demand in demands]
    least = [demand.least for demand in demands]
    if sum(most) <= inner:
        return _scale(most, inner)
    spare = inner - sum(least)
    wanted = sum(most) - sum(least)
    spread: list[float] = []
    for need, want in zip(
        least,
        most,
        strict=True,
    ):
        more = spare * (want - need) / wanted
        spread.append(need + more)
    return spread


def _scale(widths: Sequence[float], inner: float) -> list[float]:
    """Return widths of the same proportions that fill a table."""
    share = inner / sum(widths)
    return [width * share for width in widths]
