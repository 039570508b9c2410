"""What is said in one language, block by block: words, evidence, and the blocks made of them.

Words are final, numbers are written out, evidence is resolved. `model.py` puts the whole
dossier together from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from reporting.content.blocks import ChartKind, DeckHint
from reporting.content.model import Status
from reporting.reading.origin import Origin
from reporting.record import Record

# ---------------------------------------------------------------- words


class Run(Record, frozen=True):
    """A stretch of text of one look.

    `link` is an outside address (http, https, mailto) or `#anchor` within the output.
    `mark` is the number of a claim: the run is a source mark. `lang` is the language tag of
    a foreign phrase.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None
    mark: int | None = None
    lang: str | None = None


Runs = tuple[Run, ...]


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

    @property
    def anchor(self) -> str:
        """Where the claim stands in the register of claims."""
        return f"claim-{self.claim}"


class Para(Record, frozen=True):
    """A paragraph with the evidence of the claims marked in it, in order of their marks."""

    runs: Runs
    evidence: tuple[Evidence, ...] = ()


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


class Block(Placement, frozen=True):
    """What all planned blocks share: a stable id, a title (may be empty), block-wide evidence."""

    id: str
    title: str
    evidence: tuple[Evidence, ...]
    """Evidence of the claims that bear the block as a whole."""


class ProseBlock(Block, frozen=True):
    """Paragraphs of running text."""

    paragraphs: tuple[Para, ...]


class BulletsBlock(Block, frozen=True):
    """A bullet list."""

    items: tuple[Para, ...]


class FigureItem(Record, frozen=True):
    """A number set large: `$11 billion`, with all that makes it mean something."""

    id: str
    value: str
    label: str
    detail: str
    """Period and change in one line: `second quarter of 2025 · up 16% on the year`."""
    comparison: str
    evidence: Evidence


class FiguresBlock(Block, frozen=True):
    """Key figures."""

    items: tuple[FigureItem, ...]


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


class TableBlock(Block, frozen=True):
    """A table with one header row."""

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Para, ...], ...]
    note: Para | None
    fitted: bool = False
    """Whether columns are as wide as their content asks for: no width was given."""


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


class ChartBlock(Block, frozen=True):
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
    def stacked(self) -> bool:
        """Whether the series stand on one another: areas of several would hide one another."""
        return self.kind is ChartKind.AREA and len(self.series) > 1


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


class TimelineBlock(Block, frozen=True):
    """Events in order of time."""

    events: tuple[TimelineEvent, ...]
    ticks: tuple[Tick, ...] = ()
    """Years or months on a timeline to scale, where they begin as shares of its time; else empty."""


class ProcessStep(Record, frozen=True):
    """One step, numbered from 1 by its place."""

    title: str
    text: Para


class ProcessBlock(Block, frozen=True):
    """Steps, one leading to the next."""

    steps: tuple[ProcessStep, ...]


class ComparisonSide(Record, frozen=True):
    """One side."""

    title: str
    points: tuple[Para, ...]


class ComparisonBlock(Block, frozen=True):
    """Two sides."""

    sides: tuple[ComparisonSide, ComparisonSide]


class QuotationBlock(Block, frozen=True):
    """A speaker's words, in the quotation marks of the language."""

    text: str
    """With its quotation marks."""
    attribution: str
    """`Ted Sarandos, co-CEO of Netflix (our translation)`."""
    item: Evidence
    source_line: str = ""


class ImageBlock(Block, frozen=True):
    """A picture: its bytes (PNG or JPEG), size in pixels, alternative text, caption and credit."""

    data: bytes
    width: int
    height: int
    alt: str
    credit: str
    caption: Para | None


class CalloutBlock(Block, frozen=True):
    """A remark set apart."""

    paragraphs: tuple[Para, ...]


class DisagreementBlock(Block, frozen=True):
    """What sources say against each other, side by side."""

    question: str
    sides: tuple[Para, ...]
    """The contradicting claims, each with its evidence."""
    reading: Para | None
