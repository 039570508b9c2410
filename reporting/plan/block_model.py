"""What is said in one language, block by block: one class for each kind of planned block.

Words are final, numbers are written out, evidence is resolved. `model.py` puts the whole
dossier together from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from reporting.content.chart_blocks import ChartKind, Stacking
from reporting.content.chart_kinds import ChartTraits, find_traits
from reporting.plan.block_base import BlockBase
from reporting.plan.chart_model import (
    Annotation,
    ChartBand,
    ChartSeries,
    ChartSpan,
    Highlight,
    ReferenceLine,
)
from reporting.plan.date_axis import DateAxis, NativeDates
from reporting.plan.table_model import TableBlock
from reporting.plan.words import (
    Evidence,
    Line,
    Para,
    list_evidence,
    plain_line,
    plain_paragraph,
)
from reporting.reading.origin import Origin
from reporting.record import Record


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
    number: str = ""
    """Of the value, what is set largest: `$11`; empty where no digits are in it."""
    period: str = ""
    """The first part of the detail."""
    change: str = ""
    """Its second part; empty where nothing is said of a change."""
    direction: int = 0
    """Of the change: 1 for more, -1 for less, 0 for neither."""


class FiguresBlock(BlockBase, frozen=True):
    """Key figures."""

    items: tuple[FigureItem, ...]

    def list_words(self) -> Iterator[str]:
        """Yield each figure with all that makes it mean something."""
        for item in self.items:
            comparison = plain_line(item.comparison)
            parts = (f"{item.label}: {item.value}", item.detail, comparison)
            yield "; ".join(filter(None, parts))


class Tick(Record, frozen=True):
    """A mark on a value axis."""

    value: float
    label: str


class ChartPanel(Record, frozen=True):
    """What the panel of one series has of its own.

    Args:
        ticks: of its scale.
        axis_format: spreadsheet format of these.
        number_format: of its values.
        alt: what it shows, in words.
    """

    ticks: tuple[Tick, ...]
    axis_format: str
    number_format: str
    alt: str


class TextBeside(Record, frozen=True):
    """Words beside a picture or a chart.

    Args:
        paragraphs: what they say.
        is_first: whether they stand before it, as lines are read.
    """

    paragraphs: tuple[Para, ...]
    is_first: bool = False


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
    subtitle: str = ""
    """What is measured, in which unit, over which period."""
    axis_format: str = ""
    """That of the ticks."""
    x_format: str = ""
    """For a scatter chart, that of the lower axis."""
    stack: Stacking | None = None
    second_ticks: tuple[Tick, ...] = ()
    """Of the axis opposite, where there is one; as many as the first has."""
    second_unit: str = ""
    second_format: str = ""
    """Of the values that it measures."""
    second_axis_format: str = ""
    """Of its ticks."""
    lines: tuple[ReferenceLine, ...] = ()
    bands: tuple[ChartBand, ...] = ()
    spans: tuple[ChartSpan, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    is_log: bool = False
    """Whether equal factors are equally long on the first axis."""
    is_x_log: bool = False
    """The same of the lower axis of a scatter chart."""
    highlight: Highlight = Highlight()
    gaps: str = ""
    """Where no value is known, in a sentence."""
    beside: TextBeside | None = None
    dates: DateAxis | None = None
    """What its categories are, where they are dates."""
    panels: tuple[ChartPanel, ...] = ()
    """One a series, where each has a panel of its own."""
    have_own_scales: bool = False
    """Whether these panels are measured each by its own scale."""

    @property
    def traits(self) -> ChartTraits:
        """What is true of every chart of its kind."""
        return find_traits(self.kind)

    @property
    def shares(self) -> tuple[float, ...]:
        """The middle of each category, as a share of its axis: dates may be to scale."""
        if self.dates:
            return tuple(map(self.dates.find_share, self.dates.places))
        count = len(self.categories)
        return tuple([(at + 0.5) / count for at in range(count)])

    @property
    def slide_shares(self) -> tuple[float, ...]:
        """The same on a slide, where lines and areas over dates reach from edge to edge."""
        if not (self.dates and self.dates.native and self.dates.is_scaled):
            return self.shares
        first = self.dates.places[0]
        reach = max(self.dates.reach - 1, 1)
        return tuple([(place - first) / reach for place in self.dates.places])

    @property
    def native_dates(self) -> NativeDates | None:
        """Its dates as spreadsheets count them, where they stand to scale and can be so."""
        return self.dates.native if self.dates else None

    @property
    def is_stacked(self) -> bool:
        """Whether the series stand on one another: areas of several would hide one another."""
        is_asked = self.traits.is_stacked or self.stack is not None
        return is_asked and len(self.series) > 1 and not self.panels

    @property
    def is_of_shares(self) -> bool:
        """Whether each value is drawn as its share of the whole of its category."""
        return self.stack is Stacking.SHARES

    @property
    def is_combined(self) -> bool:
        """Whether lines run over its columns."""
        return any(series.is_line for series in self.series)

    @property
    def has_second_axis(self) -> bool:
        """Whether an axis of its own measures some of the series."""
        return bool(self.second_ticks)

    def list_words(self) -> Iterator[str]:
        """Yield what it shows, in words, what it measures, and its note."""
        yield self.alt
        if self.subtitle not in self.alt:
            yield self.subtitle
        if self.note:
            yield plain_paragraph(self.note)
        if self.beside:
            yield from map(plain_paragraph, self.beside.paragraphs)


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

    text: Line
    """With its quotation marks."""
    attribution: Line
    """`Ted Sarandos, co-CEO of Netflix (our translation)`."""
    item: Evidence
    source_line: str = ""

    @property
    def proofs(self) -> tuple[Evidence, ...]:
        """What it stands on: its own claim, and those that are marked in it."""
        marked = (*list_evidence(self.text), *list_evidence(self.attribution))
        return tuple(dict.fromkeys((self.item, *marked)))

    def list_words(self) -> Iterator[str]:
        """Yield the words and who said them."""
        yield f"{plain_line(self.text)} — {plain_line(self.attribution)}"


class ImageBlock(BlockBase, frozen=True):
    """A picture: its bytes (PNG or JPEG), size in pixels, what it shows, caption, credit."""

    data: bytes
    width: int
    height: int
    alt: str
    credit: Line
    caption: Para | None
    beside: TextBeside | None = None

    def list_words(self) -> Iterator[str]:
        """Yield what it shows, in words, its caption and its credit."""
        yield self.alt
        if self.caption:
            yield plain_paragraph(self.caption)
        yield plain_line(self.credit)
        if self.beside:
            yield from map(plain_paragraph, self.beside.paragraphs)


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
