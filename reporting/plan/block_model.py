"""What is said in one language, block by block: one class for each kind of planned block.

Words are final, numbers are written out, evidence is resolved. `model.py` puts the whole
dossier together from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TypeAlias

from reporting.content.blocks import ChartKind, DeckHint
from reporting.content.chart_kinds import ChartTraits, find_traits
from reporting.plan.words import (
    Evidence,
    Line,
    Para,
    plain_line,
    plain_paragraph,
)
from reporting.reading.origin import Origin
from reporting.record import Record


class Placement(Record, frozen=True, kw_only=True):
    """What the curator says of a block beside its words, by keyword and with defaults."""

    unsourced: Line = ""
    """`Not sourced: …` where numbers of it rest on no claim."""
    placement: DeckHint = DeckHint.OWN
    """What becomes of it in the deck."""
    is_built: bool = False
    """Whether the deck shows its items one by one."""
    speaker_notes: tuple[str, ...] = ()
    """The curator's words for the speaker, a paragraph each; they are printed nowhere."""
    origin: Origin | None = None
    """Where it is written; None of what the plan puts together itself."""

    @property
    def path(self) -> str:
        """Its place in the content, such as `sections[2].blocks[0]`; empty if unknown."""
        return self.origin.path if self.origin else ""


class BlockBase(Placement, frozen=True):
    """What all planned blocks share; whoever takes one of any kind takes a `Block`.

    Each kind also has `list_words`, which yields what it says as words alone, in reading order
    and a line for each paragraph or item: the speaker notes of a block that is not shown. What
    all kinds share (title, evidence, what is not sourced) is no part of it.

    Args:
        id: stable, and unique in the content.
        title: a whole sentence; it may be empty.
        evidence: of the claims that bear the block as a whole.
    """

    id: str
    title: Line
    evidence: tuple[Evidence, ...]


class ProseBlock(BlockBase, frozen=True):
    """Paragraphs of running text."""

    paragraphs: tuple[Para, ...]

    def list_words(self) -> Iterator[str]:
        """Yield its paragraphs."""
        yield from map(plain_paragraph, self.paragraphs)


class ListPlace(Record, frozen=True):
    """Where an item of a list stands.

    Args:
        level: how many items it stands below.
        number: in its list, from 1 or from where that begins; 0 of one with a bullet.
        label: its number as it is printed: `2.`, `b.` or `ii.`; empty for a bullet.
    """

    level: int = 0
    number: int = 0
    label: str = ""


class BulletsBlock(BlockBase, frozen=True):
    """A list: its items in the order of reading, each before those below it.

    Args:
        items: what they say.
        places: of each of them; none where all are bullets of one level.
    """

    items: tuple[Para, ...]
    places: tuple[ListPlace, ...] = ()

    def list_places(self) -> Iterator[tuple[ListPlace, Para]]:
        """Yield each item with its place."""
        places = self.places or (ListPlace(),) * len(self.items)
        yield from zip(places, self.items, strict=True)

    def list_words(self) -> Iterator[str]:
        """Yield its items, each behind its number or a dash."""
        for place, item in self.list_places():
            yield f"{place.label or '–'} {plain_paragraph(item)}"


class FigureItem(Record, frozen=True):
    """A number set large: `$11 billion`, with all that makes it mean something."""

    id: str
    value: str
    label: str
    detail: str
    """Period and change in one line: `second quarter of 2025 · up 16% on the year`."""
    comparison: Line
    evidence: Evidence
    origin: Origin | None = None


class FiguresBlock(BlockBase, frozen=True):
    """Key figures."""

    items: tuple[FigureItem, ...]

    def list_words(self) -> Iterator[str]:
        """Yield each figure with all that makes it mean something."""
        for item in self.items:
            comparison = plain_line(item.comparison)
            parts = (f"{item.label}: {item.value}", item.detail, comparison)
            yield "; ".join(filter(None, parts))


class Align(StrEnum):
    """How the cells of a column stand."""

    START = "start"
    END = "end"
    DECIMAL = "decimal"


class TableColumn(Record, frozen=True):
    """A column: its head, its alignment, its share of the width (shares sum to 1)."""

    label: Line
    align: Align
    share: float
    origin: Origin | None = None


TableRow = tuple[Para, ...]


class TableBlock(BlockBase, frozen=True):
    """A table with one header row."""

    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    note: Para | None
    has_fitted_columns: bool = False
    """Whether columns are as wide as their content asks for: no width was given."""

    def list_words(self) -> Iterator[str]:
        """Yield its head, its rows and its note."""
        yield " | ".join([plain_line(column.label) for column in self.columns])
        for row in self.rows:
            yield " | ".join(map(plain_paragraph, row))
        if self.note:
            yield plain_paragraph(self.note)


class Tick(Record, frozen=True):
    """A mark on a value axis."""

    value: float
    label: str


class ChartSeries(Record, frozen=True):
    """Numbers of one name, with each written out. `x` is filled for a scatter chart only."""

    name: str
    values: tuple[float, ...]
    labels: tuple[str, ...]
    x: tuple[float, ...] = ()
    origin: Origin | None = None


class ChartBlock(BlockBase, frozen=True):
    """A chart. `title` states the finding; `alt` says it and the numbers in words."""

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    ticks: tuple[Tick, ...]
    """Round values from the axis' foot to its head, in order."""
    x_ticks: tuple[Tick, ...]
    """For a scatter chart; else empty."""
    unit: str
    x_label: str
    alt: str
    note: Para | None
    number_format: str
    """Spreadsheet number format of the values, such as `#,##0.0`."""
    source_line: str
    axis_format: str = ""
    """That of the ticks."""
    x_format: str = ""
    """For a scatter chart, that of the lower axis."""

    @property
    def traits(self) -> ChartTraits:
        """What is true of every chart of its kind."""
        return find_traits(self.kind)

    @property
    def is_stacked(self) -> bool:
        """Whether the series stand on one another: areas of several would hide one another."""
        return self.traits.is_stacked and len(self.series) > 1

    def list_words(self) -> Iterator[str]:
        """Yield what it shows, in words, and its note."""
        yield self.alt
        if self.note:
            yield plain_paragraph(self.note)


class TimelineEvent(Record, frozen=True):
    """One event of a timeline.

    Args:
        when: its date or its label.
        is_uncertain: whether its date is inferred, or not given.
        text: what happens.
        is_lasting: whether it has an end.
        start: on a timeline to scale, where it begins as a share of the time from the first
            event to the last; None for one without a date.
        end: likewise where it ends.
        origin: where it is written.
        is_inferred: whether its date is inferred: then `when` is ours, not the source's words.
    """

    when: Line
    is_uncertain: bool
    text: Para
    is_lasting: bool = False
    start: float | None = None
    end: float | None = None
    origin: Origin | None = None
    is_inferred: bool = False


class TimelineBlock(BlockBase, frozen=True):
    """Events in order of time."""

    events: tuple[TimelineEvent, ...]
    ticks: tuple[Tick, ...] = ()
    """To scale, where years or months begin as shares of its time; else empty."""
    has_key: bool = False
    """Whether it is the first with uncertain dates, which says how these are marked."""

    def list_words(self) -> Iterator[str]:
        """Yield its events."""
        for event in self.events:
            when = plain_line(event.when)
            yield f"{when}: {plain_paragraph(event.text)}"


class ProcessStep(Record, frozen=True):
    """One step, numbered from 1 by its place."""

    title: Line
    text: Para
    origin: Origin | None = None


class ProcessBlock(BlockBase, frozen=True):
    """Steps, one leading to the next."""

    steps: tuple[ProcessStep, ...]

    def list_words(self) -> Iterator[str]:
        """Yield its steps, numbered."""
        for number, step in enumerate(self.steps, 1):
            title = plain_line(step.title)
            yield f"{number}. {title}: {plain_paragraph(step.text)}"


class ComparisonSide(Record, frozen=True):
    """One side."""

    title: Line
    points: tuple[Para, ...]
    origin: Origin | None = None


class ComparisonBlock(BlockBase, frozen=True):
    """Two sides."""

    sides: tuple[ComparisonSide, ComparisonSide]

    def list_words(self) -> Iterator[str]:
        """Yield its sides, each with its points."""
        for side in self.sides:
            points = "; ".join(map(plain_paragraph, side.points))
            yield f"{plain_line(side.title)}: {points}"


class QuotationBlock(BlockBase, frozen=True):
    """A speaker's words, in the quotation marks of the language."""

    text: str
    """With its quotation marks."""
    attribution: Line
    """`Ted Sarandos, co-CEO of Netflix (our translation)`."""
    item: Evidence
    source_line: str = ""

    def list_words(self) -> Iterator[str]:
        """Yield the words and who said them."""
        yield f"{self.text} — {plain_line(self.attribution)}"


class ImageBlock(BlockBase, frozen=True):
    """A picture: its bytes (PNG or JPEG), size in pixels, what it shows, caption, credit."""

    data: bytes
    width: int
    height: int
    alt: str
    credit: Line
    caption: Para | None

    def list_words(self) -> Iterator[str]:
        """Yield what it shows, in words, its caption and its credit."""
        yield self.alt
        if self.caption:
            yield plain_paragraph(self.caption)
        yield plain_line(self.credit)


class CalloutBlock(BlockBase, frozen=True):
    """A remark set apart."""

    paragraphs: tuple[Para, ...]

    def list_words(self) -> Iterator[str]:
        """Yield its paragraphs."""
        yield from map(plain_paragraph, self.paragraphs)


class DisagreementBlock(BlockBase, frozen=True):
    """What sources say against each other, side by side."""

    question: Line
    sides: tuple[Para, ...]
    """The contradicting claims, each with its evidence."""
    reading: Para | None

    def list_words(self) -> Iterator[str]:
        """Yield the question, what each side says, and how to read it."""
        yield plain_line(self.question)
        for side in self.sides:
            yield f"– {plain_paragraph(side)}"
        if self.reading:
            yield plain_paragraph(self.reading)


class GlossaryEntry(Record, frozen=True):
    """A term and its definition."""

    term: str
    text: Para
    origin: Origin | None = None


class GlossaryBlock(BlockBase, frozen=True):
    """Terms with their definitions."""

    entries: tuple[GlossaryEntry, ...]

    def list_words(self) -> Iterator[str]:
        """Yield each term with its definition."""
        for entry in self.entries:
            yield f"{entry.term}: {plain_paragraph(entry.text)}"


Block: TypeAlias = (
    ProseBlock
    | BulletsBlock
    | FiguresBlock
    | TableBlock
    | ChartBlock
    | TimelineBlock
    | ProcessBlock
    | ComparisonBlock
    | QuotationBlock
    | ImageBlock
    | CalloutBlock
    | DisagreementBlock
    | GlossaryBlock
)
"""A block of any kind; a match over it ends in `assert_never`, so that none is forgotten."""
