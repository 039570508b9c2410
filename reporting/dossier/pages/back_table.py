"""Columns across text and margin -> a table of the back matter, whose head repeats."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Self

from reporting.dossier.galley.compose import Cell, abreast, abreast_up_to, fuse
from reporting.dossier.galley.galley import NEVER, Galley, Slab, Slabs
from reporting.dossier.pages.measured_lines import measure_words
from reporting.dossier.typeset.context import TypesetContext
from reporting.paper.marks import Stroke
from reporting.reading.origin import Origin
from reporting.record import Record, replace

_GUTTER = 10.0
"""Between columns, in points."""
_PAD = 2.5
"""Above and below the words of a row, in points."""
_RULE = 0.5
"""Width of the line below the head, in points."""
_WHOLE = 0.5
"""Share of the column up to which a row is never cut."""


class BackTable(Record, frozen=True, eq=False):
    """A table that is being set.

    Args:
        setting: within the element of its rows, as wide as text and margin.
        head: within the element of its head.
        names: what stands above each column.
        lefts: left edge of each column, in points.
        widths: of each column, in points.
    """

    setting: TypesetContext
    head: TypesetContext
    names: tuple[str, ...]
    lefts: tuple[float, ...]
    widths: tuple[float, ...]

    @classmethod
    def begin(
        cls,
        setting: TypesetContext,
        labels: Sequence[str],
        shares: Sequence[float],
        folios: Iterable[int] = (),
    ) -> Self:
        """Begin a table.

        A column is as wide as the words of its label at the least; what it lacks the widest
        one gives.

        Args:
            setting: the place.
            labels: of the columns; that of a last one with pages is added.
            shares: of the width that columns have, gutters left out; they sum to 1.
            folios: all page numbers in the last column.
        """
        page = setting.labels.page
        names = (*labels, page[:1].upper() + page[1:])
        room = setting.width - _GUTTER * (len(shares) - 1)
        style = setting.styles.head
        least = []
        for name in names:
            words = [measure_words(setting, word, style) for word in name.split()]
            least.append(max(words, default=0.0))
        highest = max(folios, default=0)
        if highest:  # the widest run of pages
            run = f"{highest}–{highest},"
            least[-1] = max(
                least[-1], measure_words(setting, run, setting.styles.small)
            )
        widths: list[float] = []
        for share, need in zip(shares, least, strict=True):
            widths.append(max(share * room, need))
        widest = widths.index(max(widths))
        widths[widest] -= sum(widths) - room
        lefts: list[float] = []
        x = 0.0
        for width in widths:
            left = setting.flip(x, width)
            lefts.append(left)
            x += width + _GUTTER
        table = setting.group("Table")
        head = table.group("THead")
        return cls(
            table.group("TBody"),
            head,
            names,
            tuple(lefts),
            tuple(widths),
        )

    # -- rows

    def begin_row(self, name: str = "", origin: Origin | None = None) -> TypesetContext:
        """Return the place of a row, which has an ID if it has a name."""
        if not name:
            return self.setting.group("TR")
        return self.setting.group_located("TR", name, origin)

    def cell(self, row: TypesetContext, number: int) -> TypesetContext:
        """Return the place of a row's cell, as wide as its column."""
        return row.group("TD").in_width(self.widths[number])

    def set_row_head(self, row: TypesetContext, words: str, ink: str) -> Slabs:
        """Return the first cell of a row, which says what the row is about."""
        tag = row.elem("TH", scope="Row")
        style = row.styles.label
        return row.words(
            words,
            style,
            width=self.widths[0],
            tag=tag,
            ink=ink,
        )

    def join_row(self, cells: Sequence[Slabs]) -> Slabs:
        """Return cells side by side; only a row that is higher than half a page may be cut."""
        placed: list[Cell] = []
        for left, slabs in zip(self.lefts, cells, strict=True):
            placed.append(Cell(left, slabs))
        rows = abreast_up_to(placed, self.setting.column_height * _WHOLE)
        head = Slab(_PAD, cut=NEVER)
        foot = Slab(_PAD)
        *above, last = rows
        if not above:
            return (fuse((head, last, foot)),)
        return (head, *above, replace(last, cut=NEVER), foot)

    def set_head(self) -> Slab:
        """Return the head of the columns, above a hairline."""
        row = self.head.group("TR")
        style = row.styles.head
        cells: list[Cell] = []
        for left, width, label in zip(
            self.lefts,
            self.widths,
            self.names,
            strict=True,
        ):
            tag = row.elem("TH", scope="Column")
            cells.append(
                Cell(
                    left,
                    row.words(label, style, width=width, tag=tag),
                )
            )
        words = abreast(cells, whole=True)
        path = ((0, _PAD), (self.setting.width, _PAD))
        rule = Stroke(path, row.theme.colours.muted, _RULE)
        line = Slab(_PAD + 2, (rule,))
        return replace(fuse((*words, line)), cut=NEVER)

    def begin_rows(self) -> Self:
        """Return the table for rows that are set apart, of which no tag was made."""
        return replace(self, setting=self.setting.begin())

    def finish(self, head: Slab, rows: Sequence[Slabs]) -> Galley:
        """Return the whole table, whose head comes again on each page."""
        slabs: list[Slab] = [head]
        for row in rows:
            slabs += row
        after = self.setting.styles.body.leading
        return self.setting.finish(
            tuple(slabs), is_wide=True, is_back=True, repeats=1, after=after
        )
