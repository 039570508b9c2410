"""What is said in one language, block by block: words, evidence, and the blocks made of them.

Words are final, numbers are written out, evidence is resolved. `model.py` puts the whole
dossier together from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TypeAlias

from reporting.content.blocks import ChartKind, DeckHint
from reporting.content.chart_kinds import ChartTraits, find_traits
from reporting.content.model import Status
from reporting.plan.located_text import find_origin
from reporting.reading.origin import Origin
from reporting.record import Record, replace

# ---------------------------------------------------------------- words


class Run(Record, frozen=True):
    """A stretch of text of one look.

    Args:
        text: as it is printed.
        bold: whether it is strong.
        italic: whether it is emphasised.
        link: an outside address (http, https, mailto) or `#anchor` within the output.
        mark: number of a claim: the run is a source mark.
        lang: language tag of a foreign phrase.
        origin: where its characters were written; one that is not verbatim says what a figure,
            a source mark or words of the catalogue stand for.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None
    mark: int | None = None
    lang: str | None = None
    origin: Origin | None = None

    def slice(self, start: int, stop: int | None = None) -> Run:
        """Return some of its characters, with their own origin: `run.slice(2, 5)`."""
        first, last, _ = slice(start, stop).indices(len(self.text))
        origin = self.origin.slice(first, last) if self.origin else None
        return replace(self, text=self.text[first:last], origin=origin)


Runs = tuple[Run, ...]


def make_run(words: str, *, bold: bool = False, italic: bool = False) -> Run:
    """Return words as a run that knows where they were written, if they know it."""
    return Run(words, bold, italic, origin=find_origin(words))


def plain_text(runs: Runs) -> str:
    """Return the words of runs, without their source marks."""
    return "".join(run.text for run in runs if run.mark is None)


# ---------------------------------------------------------------- evidence


class CitationLine(Record, frozen=True):
    """One place in one source: `L'Indipendente, undated, ¶ 3`."""

    source: int
    """Number of the source in the list of sources."""
    short: str
    date: str
    paragraph: str

    @property
    def text(self) -> str:
        """The citation as one line."""
        return f"{self.short}, {self.date}, {self.paragraph}"


class Evidence(Record, frozen=True):
    """What a claim stands on. `number` is the claim's number, the same in both outputs."""

    claim: str
    number: int
    status: Status
    status_word: str
    who: str
    citations: tuple[CitationLine, ...]
    origin: Origin | None = None
    """Where the claim is written."""

    @property
    def anchor(self) -> str:
        """Where the claim stands in the register of claims."""
        return f"claim-{self.claim}"


class Para(Record, frozen=True):
    """A paragraph with the evidence of the claims marked in it, in order of their marks."""

    runs: Runs
    evidence: tuple[Evidence, ...] = ()

    @property
    def origin(self) -> Origin | None:
        """Where it is written, from its first run to its last."""
        found = [run.origin for run in self.runs if run.origin]
        if not found:
            return None
        return replace(found[0], stop=found[-1].stop, turns=(), is_verbatim=False)


def plain_paragraph(para: Para) -> str:
    """Return the words of a paragraph, without its source marks."""
    return plain_text(para.runs)


def name_claims(label: str, claims: Iterable[Evidence]) -> Runs:
    """Return the numbers of claims after a word for them, each linked: `Rests on it: 1, 4`."""
    runs = [Run(f"{label}: ")]
    for at, evidence in enumerate(claims):
        runs += [Run(", ")] if at else []
        runs.append(Run(str(evidence.number), link=f"#{evidence.anchor}"))
    return tuple(runs)


# ---------------------------------------------------------------- blocks


class Placement(Record, frozen=True, kw_only=True):
    """What the curator says of a block beside its words, by keyword and with defaults."""

    unsourced: str = ""
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
        """Its place in the content, such as `sections[2].blocks[0]`; empty without an origin."""
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
    title: str
    evidence: tuple[Evidence, ...]


class ProseBlock(BlockBase, frozen=True):
    """Paragraphs of running text."""

    paragraphs: tuple[Para, ...]

    def list_words(self) -> Iterator[str]:
        """Yield its paragraphs."""
        yield from map(plain_paragraph, self.paragraphs)


class BulletsBlock(BlockBase, frozen=True):
    """A bullet list."""

    items: tuple[Para, ...]

    def list_words(self) -> Iterator[str]:
        """Yield its items."""
        for item in self.items:
            yield f"– {plain_paragraph(item)}"


class FigureItem(Record, frozen=True):
    """A number set large: `$11 billion`, with all that makes it mean something."""

    id: str
    value: str
    label: str
    detail: str
    """Period and change in one line: `second quarter of 2025 · up 16% on the year`."""
    comparison: str
    evidence: Evidence
    origin: Origin | None = None


class FiguresBlock(BlockBase, frozen=True):
    """Key figures."""

    items: tuple[FigureItem, ...]

    def list_words(self) -> Iterator[str]:
        """Yield each figure with all that makes it mean something."""
        for item in self.items:
            parts = (f"{item.label}: {item.value}", item.detail, item.comparison)
            yield "; ".join(filter(None, parts))


class Align(StrEnum):
    """How the cells of a column stand."""

    START = "start"
    END = "end"
    DECIMAL = "decimal"


class TableColumn(Record, frozen=True):
    """A column: its head, its alignment, its share of the width (shares sum to 1)."""

    label: str
    align: Align
    share: float
    origin: Origin | None = None


class TableBlock(BlockBase, frozen=True):
    """A table with one header row."""

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Para, ...], ...]
    note: Para | None
    fitted: bool = False
    """Whether columns are as wide as their content asks for: no width was given."""

    def list_words(self) -> Iterator[str]:
        """Yield its head, its rows and its note."""
        yield " | ".join(column.label for column in self.columns)
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

    @property
    def traits(self) -> ChartTraits:
        """What is true of every chart of its kind."""
        return find_traits(self.kind)

    @property
    def stacked(self) -> bool:
        """Whether the series stand on one another: areas of several would hide one another."""
        return self.traits.is_stacked and len(self.series) > 1

    def list_words(self) -> Iterator[str]:
        """Yield what it shows, in words, and its note."""
        yield self.alt
        if self.note:
            yield plain_paragraph(self.note)


class TimelineEvent(Record, frozen=True):
    """One event; `uncertain` when its date is inferred or not given, `lasting` when it has an end.

    On a timeline to scale, `start` and `end` say where it stands, as shares of the time
    from the first event to the last; an event without a date has neither.
    """

    when: str
    uncertain: bool
    text: Para
    lasting: bool = False
    start: float | None = None
    end: float | None = None
    origin: Origin | None = None


class TimelineBlock(BlockBase, frozen=True):
    """Events in order of time."""

    events: tuple[TimelineEvent, ...]
    ticks: tuple[Tick, ...] = ()
    """Years or months on a timeline to scale, where they begin as shares of its time; else empty."""

    def list_words(self) -> Iterator[str]:
        """Yield its events."""
        for event in self.events:
            yield f"{event.when}: {plain_paragraph(event.text)}"


class ProcessStep(Record, frozen=True):
    """One step, numbered from 1 by its place."""

    title: str
    text: Para
    origin: Origin | None = None


class ProcessBlock(BlockBase, frozen=True):
    """Steps, one leading to the next."""

    steps: tuple[ProcessStep, ...]

    def list_words(self) -> Iterator[str]:
        """Yield its steps, numbered."""
        for number, step in enumerate(self.steps, 1):
            yield f"{number}. {step.title}: {plain_paragraph(step.text)}"


class ComparisonSide(Record, frozen=True):
    """One side."""

    title: str
    points: tuple[Para, ...]
    origin: Origin | None = None


class ComparisonBlock(BlockBase, frozen=True):
    """Two sides."""

    sides: tuple[ComparisonSide, ComparisonSide]

    def list_words(self) -> Iterator[str]:
        """Yield its sides, each with its points."""
        for side in self.sides:
            points = "; ".join(map(plain_paragraph, side.points))
            yield f"{side.title}: {points}"


class QuotationBlock(BlockBase, frozen=True):
    """A speaker's words, in the quotation marks of the language."""

    text: str
    """With its quotation marks."""
    attribution: str
    """`Ted Sarandos, co-CEO of Netflix (our translation)`."""
    item: Evidence
    source_line: str = ""

    def list_words(self) -> Iterator[str]:
        """Yield the words and who said them."""
        yield f"{self.text} — {self.attribution}"


class ImageBlock(BlockBase, frozen=True):
    """A picture: its bytes (PNG or JPEG), size in pixels, alternative text, caption and credit."""

    data: bytes
    width: int
    height: int
    alt: str
    credit: str
    caption: Para | None

    def list_words(self) -> Iterator[str]:
        """Yield what it shows, in words, its caption and its credit."""
        yield self.alt
        if self.caption:
            yield plain_paragraph(self.caption)
        yield self.credit


class CalloutBlock(BlockBase, frozen=True):
    """A remark set apart."""

    paragraphs: tuple[Para, ...]

    def list_words(self) -> Iterator[str]:
        """Yield its paragraphs."""
        yield from map(plain_paragraph, self.paragraphs)


class DisagreementBlock(BlockBase, frozen=True):
    """What sources say against each other, side by side."""

    question: str
    sides: tuple[Para, ...]
    """The contradicting claims, each with its evidence."""
    reading: Para | None

    def list_words(self) -> Iterator[str]:
        """Yield the question, what each side says, and how to read it."""
        yield self.question
        for side in self.sides:
            yield f"– {plain_paragraph(side)}"
        if self.reading:
            yield plain_paragraph(self.reading)


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
)
"""A block of any kind; a match over it ends in `assert_never`, so that none is forgotten."""
