"""Charts as they are written: their numbers, what draws them, and what is held against them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from reporting.content.cell_numbers import DecimalMark
from reporting.content.chart_additions import Annotation, Band, ReferenceLine, Span
from reporting.content.data_source import check_source, name_table
from reporting.content.values import (
    BookName,
    CellRange,
    Headline,
    MaybeNumber,
    Name,
    Number,
    Rich,
    TableName,
    Text,
)
from reporting.content.words_beside import BesideText
from reporting.errors import RefusedError
from reporting.reading.model import Model, given
from reporting.reading.nodes import Node, Seq
from reporting.reading.rules import ChosenBy, Length

if TYPE_CHECKING:
    from reporting.content.model import Claim
from reporting.content.block_base import BlockBase


class ChartKind(StrEnum):
    """How numbers are drawn."""

    BAR = "bar"
    COLUMN = "column"
    LINE = "line"
    AREA = "area"
    DOUGHNUT = "doughnut"
    SCATTER = "scatter"
    DUMBBELL = "dumbbell"
    SLOPE = "slope"


class Scaling(StrEnum):
    """How values stand along an axis."""

    LINEAR = "linear"
    """Equal steps are equally long."""
    LOG = "log"
    """Equal factors are equally long."""


class Stacking(StrEnum):
    """How series stand on one another."""

    VALUES = "values"
    """As high as what they are together."""
    SHARES = "shares"
    """All equally high, each as its share of the whole."""


class Panels(StrEnum):
    """By what scale the panels of a chart are measured."""

    SHARED = "shared"
    """All by one, so that they can be held against each other."""
    OWN = "own"
    """Each by its own, which shows how each runs."""


class Series(Model, frozen=True, kw_only=True):
    """One named row of numbers: `values` by category, or `points` of a scatter chart."""

    name: Text
    """What the series is called."""
    values: tuple[MaybeNumber, ...] = ()
    """One a category; nothing where none is known."""
    points: tuple[tuple[Number, Number], ...] = ()
    """Pairs of x and y, in a scatter chart."""
    draw: Literal["column", "line"] | None = None
    """As what it is drawn, where columns and lines share a chart."""
    axis: Literal["first", "second"] = "first"
    """The axis that measures it; the second one stands opposite, with `second_unit`."""


class ChartData(Model, frozen=True, kw_only=True):
    """Where a chart's numbers come from: given here, in a CSV file, or counted from the claims.

    A CSV file's first column holds the categories (for a scatter chart, x) and each further
    column a series; `series` and `categories` beside it name them by language. `count`
    counts the dossier's own claims by status or by source.
    """

    noun: ClassVar[str] = "a chart's data"

    keys_together: ClassVar[Mapping[str, object]] = {
        "anyOf": [given(name) for name in ("series", "csv", "xlsx", "count")]
    }

    categories: tuple[Text, ...] = ()
    """What each value stands for."""
    series: tuple[Series, ...] = ()
    """The numbers, by series."""
    csv: TableName | None = None
    """A file beside the content: categories in its first column, a series in each other."""
    xlsx: BookName | None = None
    """A workbook beside the content, of which a sheet holds the numbers as a CSV file does."""
    sheet: Name | None = None
    """A sheet of the workbook; the first one if left out."""
    range: CellRange | None = None
    """Cells of the sheet; all that are filled if left out."""
    decimal: DecimalMark | None = None
    """What stands before decimals in the CSV file, where that does not show in it."""
    count: Literal["status", "source"] | None = None
    """Counts the claims of this dossier, by `status` or by `source`."""

    @property
    def table_name(self) -> str:
        """What its table is called, if its numbers come from a file; else empty."""
        return name_table(self)

    def check(self) -> None:
        """Refuse numbers from nowhere or from two places."""
        has_numbers = any(row.values or row.points for row in self.series)
        check_source(self)
        is_file = bool(self.table_name)
        is_given = has_numbers or (bool(self.series) and not is_file)
        given = (is_given, is_file, self.count is not None)
        if sum(given) != 1:
            message = (
                "give one of `series` (with `categories`), `csv`, `xlsx` or `count`"
            )
            raise RefusedError(message, code="E259")

    def tally(self, claims: Iterable[Claim]) -> Counter[str]:
        """Return how many claims there are of each status, or that cite each source."""
        counts: Counter[str] = Counter()
        for claim in claims:
            if self.count == "status":
                counts[claim.status.value] += 1
            else:
                counts.update({cite.source for cite in claim.cites})
        return counts


def choose_names(node: Node) -> Any:
    """Return the type of what may be one name or a list of names."""
    if isinstance(node, Seq):
        return tuple[Name, ...]
    return Name


Names = Annotated[Name | tuple[Name, ...], ChosenBy(choose_names)]
"""A name, or several."""


class Chart(BlockBase, frozen=True, kw_only=True):
    """A chart; its title states the finding."""

    kind: Literal["chart"]
    """The kind of block."""
    title: Headline
    subtitle: Text | None = None
    """What is measured, in which unit, over which period; made from names, unit and years."""
    type: ChartKind
    """How the numbers are drawn."""
    data: ChartData
    """Where the numbers come from."""
    unit: Text | None = None
    """What the numbers are: `percent` for shares, or words."""
    second_unit: Text | None = None
    """What the second axis measures."""
    x: Text | None = None
    """Label of the horizontal axis of a scatter chart."""
    stack: Stacking | None = None
    """Whether series stand on one another; areas of several do without it."""
    panels: Panels | None = None
    """Whether each series has a panel of its own, all on one scale or each on its own."""
    scale: Scaling = Scaling.LINEAR
    """How values stand along their axis; `log` is for lines and points."""
    x_scale: Scaling = Scaling.LINEAR
    """The same of the horizontal axis of a scatter chart."""
    lines: Annotated[tuple[ReferenceLine, ...], Length(most=3)] = ()
    """Values to hold the others against."""
    bands: Annotated[tuple[Band, ...], Length(most=3)] = ()
    """Ranges of values behind what is drawn, such as a corridor or what is normal."""
    spans: Annotated[tuple[Span, ...], Length(most=3)] = ()
    """Stretches of the categories behind what is drawn, such as a recession."""
    annotations: Annotated[tuple[Annotation, ...], Length(most=6)] = ()
    """Remarks at single values."""
    highlight: Names | None = None
    """Categories or series that the title speaks of, in any language; others are grey."""
    alt: Text | None = None
    """What a reader who cannot see the chart must know; made from the numbers when left out."""
    note: Rich | None = None
    """A remark below the chart."""
    beside: BesideText | None = None
    """Words that stand beside the chart."""

    @property
    def highlights(self) -> tuple[str, ...]:
        """The names of what is highlighted."""
        if isinstance(self.highlight, str):
            return (self.highlight,)
        return self.highlight or ()
