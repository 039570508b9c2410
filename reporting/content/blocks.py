"""The typed blocks of a section: one class for each `kind`, in print and in the deck alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

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
    LanguageCode,
    Name,
    Rich,
    TableName,
    Text,
)
from reporting.content.words_beside import BesideText
from reporting.errors import RefusedError
from reporting.reading.model import Model, given
from reporting.reading.rules import AtLeast, AtMost, KeyedBy, Length
from reporting.record import UNSET, UnsetType

if TYPE_CHECKING:
    pass
from reporting.content.block_base import BlockBase, DeckHint
from reporting.content.chart_blocks import Chart


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
    build: bool = False
    """Whether the deck shows them one by one."""

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
    build: bool = False
    """Whether the deck shows them one by one."""


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


BUILT = (Bullets, Timeline, Process)
"""Kinds whose items the deck may show one by one."""

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
