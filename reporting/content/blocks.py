"""The typed blocks of a section: one class for each `kind`, in print and in the deck alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from reporting.content.cell_numbers import DecimalMark
from reporting.content.data_source import check_source, name_table
from reporting.content.lists import ListItem
from reporting.content.periods import Period
from reporting.content.table_cells import (
    MOST_COLUMNS,
    Column,
    TableCell,
    place_cells,
)
from reporting.content.values import (
    BookName,
    CellRange,
    ClaimId,
    EntityId,
    FigureId,
    Headline,
    ImageName,
    Item,
    LanguageCode,
    MaybeNumber,
    Name,
    Number,
    Rich,
    Spoken,
    TableName,
    Text,
)
from reporting.content.words_beside import BesideText
from reporting.errors import RefusedError
from reporting.reading.model import Model, given
from reporting.reading.nodes import Node, Seq
from reporting.reading.rules import AtLeast, AtMost, ChosenBy, KeyedBy, Length
from reporting.record import UNSET, UnsetType

if TYPE_CHECKING:
    from reporting.content.model import Claim


class DeckHint(StrEnum):
    """What becomes of a block in the deck."""

    OWN = "own"
    """A slide of its own, or several."""
    MERGE = "merge"
    """On the slide of the block before it, when both are text."""
    NOTES = "notes"
    """Into the speaker notes of the slide before it."""
    OUT = "out"
    """Not in the deck."""


class BlockBase(Item, frozen=True, kw_only=True):
    """What all blocks share."""

    title: Headline | None = None
    """A whole sentence: the message. The slide's title, and the heading or caption in print."""
    claims: tuple[ClaimId, ...] = ()
    """Claims that bear the block as a whole."""
    unsourced: Headline | None = None
    """Why its numbers need no claim; both outputs say so."""
    notes: Annotated[Rich | None, Spoken()] = None
    """Words for the speaker."""
    deck: DeckHint = DeckHint.OWN
    """What becomes of the block in the deck."""


class Prose(BlockBase, frozen=True, kw_only=True):
    """Running text; paragraphs are separated by a blank line."""

    noun: ClassVar[str] = "a prose block"

    kind: Literal["prose"]
    """The kind of block."""
    text: Rich
    """What it says."""
    deck: DeckHint = DeckHint.NOTES
    """What becomes of the block in the deck."""


class Bullets(BlockBase, frozen=True, kw_only=True):
    """A list, with bullets or numbers; items may have items of their own, two levels deep."""

    noun: ClassVar[str] = "a bullet list"

    keys_together: ClassVar[Mapping[str, object]] = {
        "if": {"required": ["start"]},
        "then": {"required": ["numbered"], "properties": {"numbered": {"const": True}}},
    }

    kind: Literal["bullets"]
    """The kind of block."""
    items: Annotated[tuple[ListItem, ...], Length(1)]
    """A text each, or `text` with `items` below it."""
    numbered: bool = False
    """Whether its items are numbered: 1., below that a., below that i."""
    start: Annotated[int, AtLeast(1), AtMost(999)] | UnsetType = UNSET
    """The number of its first item; 1 when left out."""
    build: bool = False
    """Whether the deck shows them one by one."""

    def check(self) -> None:
        """Refuse a first number of what has none."""
        if self.start is not UNSET and not self.numbered:
            message = "`start` is a number, and the items have none"
            hint = "write `numbered: true` with it"
            raise RefusedError(message, hint, code="E462")


class KeyFigures(BlockBase, frozen=True, kw_only=True):
    """Figures set large."""

    noun: ClassVar[str] = "a block of key figures"

    kind: Literal["figures"]
    """The kind of block."""
    figures: Annotated[tuple[FigureId, ...], Length(1)]
    """Which figures are set large, in order."""


class Table(BlockBase, frozen=True, kw_only=True):
    """A table with one header row; cells are rich text, or come from a file.

    A CSV file's first row is its header and is replaced by `columns`; a `decimal` column holds
    plain numbers (1234.5) which are written as each language writes them.
    """

    keys_together: ClassVar[Mapping[str, object]] = {
        "oneOf": [given(name) for name in ("rows", "csv", "xlsx")]
    }

    kind: Literal["table"]
    """The kind of block."""
    columns: Annotated[tuple[Column, ...], Length(1)]
    """What stands over each column, and how its cells stand."""
    rows: tuple[tuple[TableCell, ...], ...] = ()
    """The cells of each row."""
    csv: TableName | None = None
    """A file beside the content that holds the rows, below a header."""
    xlsx: BookName | None = None
    """A workbook beside the content, of which a sheet holds the rows, below a header."""
    sheet: Name | None = None
    """A sheet of the workbook; the first one if left out."""
    range: CellRange | None = None
    """Cells of the sheet; all that are filled if left out."""
    decimal: DecimalMark | None = None
    """What stands before decimals in the CSV file, where that does not show in it."""
    total: bool = False
    """Whether the last row sums up the others, and is set apart from them."""
    note: Rich | None = None
    """A remark below the table."""

    @property
    def table_name(self) -> str:
        """What its table is called, if its cells come from a file; else empty."""
        return name_table(self)

    def check(self) -> None:
        """Refuse a table without rows, or with rows of another width than its columns."""
        check_source(self)
        if bool(self.rows) == bool(self.table_name):
            raise RefusedError(
                "give either `rows` or a file: `csv` or `xlsx`", code="E257"
            )
        columns = len(self.columns)
        if columns > MOST_COLUMNS:
            message = (
                f"a table has {MOST_COLUMNS} columns at the most, and this {columns}"
            )
            hint = "make two tables of it, or let its columns be rows"
            raise RefusedError(message, hint, code="E463")
        for _ in place_cells(self.rows, columns):
            pass


class ChartKind(StrEnum):
    """How numbers are drawn."""

    BAR = "bar"
    COLUMN = "column"
    LINE = "line"
    AREA = "area"
    DOUGHNUT = "doughnut"
    SCATTER = "scatter"


class Stacking(StrEnum):
    """How series stand on one another."""

    VALUES = "values"
    """As high as what they are together."""
    SHARES = "shares"
    """All equally high, each as its share of the whole."""


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


class ReferenceLine(Model, frozen=True, kw_only=True):
    """A line across a chart at a value to hold the others against."""

    value: Number
    """Where the line stands, on the first axis."""
    label: Text
    """What it is."""


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
    return tuple[Name, ...] if isinstance(node, Seq) else Name


Names = Annotated[Name | tuple[Name, ...], ChosenBy(choose_names)]
"""A name, or several."""


class Chart(BlockBase, frozen=True, kw_only=True):
    """A chart; its title states the finding."""

    kind: Literal["chart"]
    """The kind of block."""
    title: Headline
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
    lines: Annotated[tuple[ReferenceLine, ...], Length(most=3)] = ()
    """Values to hold the others against."""
    highlight: Names | None = None
    """Categories or series that the title speaks of; the others are grey."""
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


class Event(Model, frozen=True, kw_only=True):
    """One point of a timeline: `on` a date that the source gives, or `label` without one."""

    keys_together: ClassVar[Mapping[str, object]] = {
        "anyOf": [given("on"), given("label")],
        "if": given("until"),
        "then": given("on"),
    }

    on: Period | None = None
    """When it was, as fine as the source gives it."""
    until: Period | None = None
    """The date up to which something lasts that begins `on` another."""
    label: Headline | None = None
    """Words for when it was, where there is no date."""
    inferred: bool = False
    """The date is inferred, not given; it is marked so."""
    text: Rich
    """What happened."""

    def check(self) -> None:
        """Refuse an event without a time, or one that ends before it begins."""
        if self.on is None and self.label is None:
            message = "give `on` (a date) or `label` (words for an undated event)"
            raise RefusedError(message, code="E260")
        if self.until and not self.on:
            message = "`until` needs `on`: the date from which it lasts"
            raise RefusedError(message, code="E260")
        if self.until and self.on and self.until.last_minute <= self.on.first_minute:
            raise RefusedError("`until` is not after `on`", code="E260")


class Timeline(BlockBase, frozen=True, kw_only=True):
    """Events in order of time, evenly spaced or as far apart as their dates are."""

    kind: Literal["timeline"]
    """The kind of block."""
    scale: Literal["even", "time"] = "even"
    """Whether events are evenly spaced, or as far apart as their dates."""
    events: Annotated[tuple[Event, ...], Length(2)]
    """The events, in order."""

    def check(self) -> None:
        """Hold that a scale of time has dates to stand on, and that its events follow them."""
        days = [event.on.first_minute for event in self.events if event.on]
        if self.scale == "time" and len(set(days)) < 2:  # noqa: PLR2004  (two ends)
            message = "`scale: time` needs events `on` two different dates"
            raise RefusedError(message, code="E261")
        if self.scale == "time" and days != sorted(days):
            message = "`scale: time` needs its events in order of time"
            raise RefusedError(message, code="E261")


class Step(Model, frozen=True, kw_only=True):
    """One step of a process."""

    title: Headline
    """The step, in a word or two."""
    text: Rich
    """What happens in it."""


class Process(BlockBase, frozen=True, kw_only=True):
    """Steps, one leading to the next."""

    kind: Literal["process"]
    """The kind of block."""
    steps: Annotated[tuple[Step, ...], Length(2)]
    """The steps, in order."""


class Side(Model, frozen=True, kw_only=True):
    """One side of a comparison."""

    title: Headline
    """What is compared."""
    points: Annotated[tuple[Rich, ...], Length(1)]
    """What is said of it."""


class Comparison(BlockBase, frozen=True, kw_only=True):
    """Two sides."""

    kind: Literal["comparison"]
    """The kind of block."""
    sides: tuple[Side, Side]
    """What is held against each other."""


class Quotation(BlockBase, frozen=True, kw_only=True):
    """A few words of a named speaker."""

    kind: Literal["quotation"]
    """The kind of block."""
    text: Rich
    """The words, without quotation marks."""
    speaker: EntityId
    """Who said them."""
    role: Headline | None = None
    """As what."""
    claim: ClaimId
    """The claim that cites them."""
    translated_from: LanguageCode | None = None
    """The language of the source; other languages are then marked as our translation."""


class Image(BlockBase, frozen=True, kw_only=True):
    """A picture beside the content, with its alternative text and its credit."""

    kind: Literal["image"]
    """The kind of block."""
    file: ImageName
    """The picture, a file beside the content."""
    alt: Text
    """What a reader who cannot see it must know."""
    credit: Headline
    """Whose it is."""
    caption: Rich | None = None
    """What stands below it."""
    beside: BesideText | None = None
    """Words that stand beside the picture."""


class Callout(BlockBase, frozen=True, kw_only=True):
    """A short remark set apart."""

    kind: Literal["callout"]
    """The kind of block."""
    title: Headline
    text: Rich
    """What it says."""


class Disagreement(BlockBase, frozen=True, kw_only=True):
    """Claims that contradict each other, side by side."""

    kind: Literal["disagreement"]
    """The kind of block."""
    title: Headline
    question: Headline
    """What the sources disagree about."""
    claims: Annotated[tuple[ClaimId, ...], Length(2)]
    reading: Rich | None = None
    """What a careful reader makes of it."""


class GlossaryEntry(Model, frozen=True, kw_only=True):
    """A term and what it means here."""

    term: Text
    """The term."""
    text: Rich
    """What it means here."""


class Glossary(BlockBase, frozen=True, kw_only=True):
    """Terms with their definitions."""

    kind: Literal["glossary"]
    """The kind of block."""
    entries: Annotated[tuple[GlossaryEntry, ...], Length(1)]
    """The terms, in order."""


Block = Annotated[
    Prose
    | Bullets
    | KeyFigures
    | Table
    | Chart
    | Timeline
    | Process
    | Comparison
    | Quotation
    | Image
    | Callout
    | Disagreement
    | Glossary,
    KeyedBy("kind"),
]
