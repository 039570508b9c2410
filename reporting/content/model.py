"""The typed content of a dossier: what the curator wrote, checked piece by piece, frozen.

Each class is the schema of one mapping in `content.yaml`; `validate.py` fills them in. There is
no I/O here, no colour and no clock. Texts keep every language; choosing one is the plan's work.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    PlainSerializer,
    StringConstraints,
    Tag,
    model_validator,
)

EVERY = "*"
"""The key under which a text that is the same in every language is kept."""


class Model(BaseModel):
    """Base of all content: unknown keys are errors, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Text(BaseModel):
    """Words in one or more languages: a plain string, or a map by language code.

    A text may carry inline markup where the schema says `Rich`; otherwise it is printed as it is.
    """

    model_config = ConfigDict(frozen=True, title="text")

    by_language: Mapping[str, str]

    @model_validator(mode="before")
    @classmethod
    def _accept(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"by_language": {EVERY: value.strip()}}
        if isinstance(value, Mapping) and not value:
            raise ValueError("the text is empty")
        if isinstance(value, Mapping) and set(value) != {"by_language"}:
            return {"by_language": {k: v.strip() if isinstance(v, str) else v for k, v in value.items()}}
        return value

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not all(self.by_language.values()):
            raise ValueError("the text is empty")
        return self

    def in_(self, language: str) -> str:
        """Return the words in a language (a validated text has all of the dossier's languages)."""
        return self.by_language.get(language) or self.by_language[EVERY]

    @property
    def languages(self) -> frozenset[str]:
        """The languages written out; empty for a text that is the same in all."""
        return frozenset(self.by_language) - {EVERY}


class Rich(Text):
    """A text with inline markup: emphasis, links, `[^claim]` source marks, `{figure}` references."""


ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_MAX_ID = 64


def _written_as(pattern: str, form: str) -> AfterValidator:
    """Hold a string to a pattern; `form` tells the curator what it must look like."""

    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise ValueError(f"not {form}: `{value}`")
        return value

    return AfterValidator(check)


Id = Annotated[
    str,
    StringConstraints(max_length=_MAX_ID),
    _written_as(ID_PATTERN, "an id (small letters, digits, single hyphens)"),
]
LanguageCode = Annotated[
    str, _written_as(r"[a-z]{2,3}(-[A-Z][A-Za-z]{1,7})?", "a language code (such as en, it or pt-BR)")
]


Name = Annotated[str, StringConstraints(min_length=1, max_length=300)]
"""A name, a file or a term: a few words that are the same in every language."""


def _iso(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d\d-\d\d", value.strip(), re.ASCII):
        raise ValueError(f"not a date: `{value}`; write it as 2026-11-22")
    return value


Day = Annotated[dt.date, BeforeValidator(_iso)]
"""A day of the calendar: 2026-11-22, and nothing that merely can be read as one."""

_PERIOD = re.compile(
    r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?", re.ASCII
)


class Period(Model):
    """A day, month, quarter or year, as fine as the source gives it: 2025-10-21, 2025-10, 2025-Q2, 2025."""

    year: int
    quarter: int | None = None
    month: int | None = None
    day: int | None = None

    @model_validator(mode="before")
    @classmethod
    def _parse(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        match = _PERIOD.fullmatch(value.strip())
        if not match:
            raise ValueError("not a date: write 2025-10-21, 2025-10, 2025-Q2 or 2025")
        return {k: int(v) for k, v in match.groupdict().items() if v}

    @model_validator(mode="after")
    def _exists(self) -> Self:
        try:
            self.first_day  # noqa: B018  (raises for 30 February)
        except ValueError as error:
            raise ValueError(f"no such date: {error}") from None
        return self

    @property
    def first_day(self) -> dt.date:
        """The first day of the period."""
        month = self.month or (3 * self.quarter - 2 if self.quarter else 1)
        return dt.date(self.year, month, self.day or 1)


_MAX_DIGITS = 40


def _decimal(value: Any) -> Any:
    if isinstance(value, str):
        value = value.strip().replace("_", "")
        if len(value) > _MAX_DIGITS:
            raise ValueError("the number is too long")
    return value


Number = Annotated[
    Decimal,
    BeforeValidator(_decimal),
    Field(allow_inf_nan=False, ge=Decimal("-1e18"), le=Decimal("1e18")),
    PlainSerializer(str),
]
"""A finite number; digits may be grouped with underscores: 11_000_000_000."""


class Item(Model):
    """Anything that can be referred to by its stable id."""

    id: Id


# ---------------------------------------------------------------- edition, sources, entities


class Edition(Model):
    """What is published, when, and for whom."""

    number: int = Field(ge=1)
    date: Day
    title: Text
    subtitle: Text
    summary: Rich
    why_now: Text
    """One line for the cover: why this matters now."""
    audience: Text
    minutes: int = Field(ge=1, le=600)
    """Length of the briefing in minutes."""
    presenter: Text | None = None
    classification: Text | None = None


class Undated(Model):
    """A source without a date: what can be inferred, and from what."""

    model_config = ConfigDict(title="`undated`")

    inferred: Text
    basis: Text


class Source(Item):
    """A document that claims are cited from.

    What the document does not say of itself is listed in `unnamed`, so that a missing outlet is a
    statement and not an oversight. Exactly one of `published` and `undated` is given.
    """

    title: Text
    short: Text
    """The short name for margins and source lines."""
    outlet: Text | None = None
    author: Text | None = None
    unnamed: tuple[Literal["title", "outlet", "author"], ...] = ()
    published: Period | None = None
    undated: Undated | None = None
    language: LanguageCode
    retrieved: Day
    """The day on which the local copy was read."""
    link: Annotated[str, StringConstraints(max_length=2000)] | None = None
    file: Name
    """Name of the local copy, which never enters the outputs."""
    sha256: Annotated[str, _written_as(r"[0-9a-f]{64}", "a SHA-256 (64 digits and letters a to f)")]
    note: Text | None = None

    @model_validator(mode="after")
    def _says_what_it_lacks(self) -> Self:
        if (self.published is None) == (self.undated is None):
            raise ValueError("give either `published` or `undated` (with `inferred` and `basis`)")
        for name in ("outlet", "author"):
            if (getattr(self, name) is None) != (name in self.unnamed):
                raise ValueError(f"give `{name}`, or list it under `unnamed` when the source does not say")
        return self


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    COMPANY = "company"
    PRODUCTION = "production"
    TOOL = "tool"
    UNION = "union"


class Alias(Model):
    """Another name; `sic` says that a source prints it so and that it is not the real name."""

    name: Name
    sic: bool = False
    source: Id | None = None


class Entity(Item):
    """A person, company, production, tool or union that the dossier speaks of."""

    name: Text
    kind: EntityKind
    line: Rich
    aliases: tuple[Alias, ...] = ()


# ---------------------------------------------------------------- figures and claims


class Qualifier(StrEnum):
    """How exactly the source gives a value."""

    EXACT = "exact"
    OVER = "over"
    ABOUT = "about"
    UNDER = "under"


class Figure(Item):
    """A number with what makes it mean something. One figure, written in each language by rule.

    `change` is a ratio (0.16 is up 16%) against the same period of the year, quarter or month
    before, as `change_on` says.
    """

    label: Text
    value: Number
    percent: bool = False
    """The value is a ratio and is written as a percentage."""
    unit: Text | None = None
    currency: Annotated[str, _written_as(r"[A-Z]{3}", "a currency code (such as USD)")] | None = None
    qualifier: Qualifier = Qualifier.EXACT
    period: Period | None = None
    change: Number | None = None
    change_on: Literal["year", "quarter", "month"] = "year"
    comparison: Text | None = None
    """What to hold the number against."""
    claim: Id
    """The claim that bears the number."""

    @model_validator(mode="after")
    def _one_unit(self) -> Self:
        if self.currency and self.unit:
            raise ValueError("give `unit` or `currency`, not both")
        return self


class Status(StrEnum):
    """How sure a claim is."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    UNCONFIRMED = "unconfirmed"
    DISPUTED = "disputed"


class Citation(Model):
    """A place in a source, and the short terms that must stand there.

    Paragraphs are the non-blank lines of the local copy, headings included, counted from 1.
    """

    source: Id
    paragraph: int = Field(ge=1)
    terms: tuple[Name, ...] = Field(min_length=1)


def _id_or_words(value: Any) -> str:
    return "id" if isinstance(value, str) and re.fullmatch(ID_PATTERN, value.strip()) else "words"


Who = Annotated[
    Annotated[Id, Tag("id")] | Annotated[Text, Tag("words")],
    Discriminator(_id_or_words),
]
"""An id, or words for whom no entity stands."""


class Claim(Item):
    """One thing that somebody says, with who says so, how sure it is, and where it stands."""

    text: Rich
    by: tuple[Who, ...] = Field(min_length=1)
    """Who says so: entity or source ids, or words where neither fits."""
    status: Status
    cites: tuple[Citation, ...] = Field(min_length=1)
    disagrees_with: tuple[Id, ...] = ()
    key: bool = False
    """A claim that both outputs must carry."""


# ---------------------------------------------------------------- blocks


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


class BlockBase(Item):
    """What all blocks share."""

    title: Text | None = None
    """A whole sentence: the message. The slide's title, and the heading or caption in print."""
    claims: tuple[Id, ...] = ()
    """Claims that bear the block as a whole."""
    notes: Rich | None = None
    """Words for the speaker."""
    deck: DeckHint = DeckHint.OWN


class Prose(BlockBase):
    """Running text; paragraphs are separated by a blank line."""

    model_config = ConfigDict(title="a prose block")

    kind: Literal["prose"]
    text: Rich
    deck: DeckHint = DeckHint.NOTES


class Bullets(BlockBase):
    """A bullet list."""

    model_config = ConfigDict(title="a bullet list")

    kind: Literal["bullets"]
    items: tuple[Rich, ...] = Field(min_length=1)


class KeyFigures(BlockBase):
    """Figures set large."""

    model_config = ConfigDict(title="a block of key figures")

    kind: Literal["figures"]
    figures: tuple[Id, ...] = Field(min_length=1)


class Column(Model):
    """One column of a table."""

    label: Text
    align: Literal["start", "end", "decimal"] = "start"
    width: Number = Field(default=Decimal(1), gt=0)
    """Share of the table's width, relative to the other columns."""


class Table(BlockBase):
    """A table with one header row; cells are rich text, or come from a CSV file.

    A CSV file's first row is its header and is replaced by `columns`; a `decimal` column holds
    plain numbers (1234.5) which are written as each language writes them.
    """

    kind: Literal["table"]
    columns: tuple[Column, ...] = Field(min_length=1, max_length=12)
    rows: tuple[tuple[Rich, ...], ...] = ()
    csv: Name | None = None
    note: Rich | None = None

    @model_validator(mode="after")
    def _has_rows(self) -> Self:
        if bool(self.rows) == (self.csv is not None):
            raise ValueError("give either `rows` or `csv`")
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(self.columns):
                raise ValueError(f"row {number} has {len(row)} cells for {len(self.columns)} columns")
        return self


class ChartKind(StrEnum):
    """How numbers are drawn."""

    BAR = "bar"
    COLUMN = "column"
    LINE = "line"
    AREA = "area"
    DOUGHNUT = "doughnut"
    SCATTER = "scatter"


class Series(Model):
    """One named row of numbers: `values` by category, or `points` of a scatter chart."""

    name: Text
    values: tuple[Number, ...] = ()
    points: tuple[tuple[Number, Number], ...] = ()


class ChartData(Model):
    """Where a chart's numbers come from: given here, in a CSV file, or counted from the claims.

    A CSV file's first column holds the categories (for a scatter chart, x) and each further
    column a series. `count` counts the dossier's own claims by status or by source.
    """

    model_config = ConfigDict(title="a chart's data")

    categories: tuple[Text, ...] = ()
    series: tuple[Series, ...] = ()
    csv: Name | None = None
    count: Literal["status", "source"] | None = None

    @model_validator(mode="after")
    def _one_origin(self) -> Self:
        if sum((bool(self.series), self.csv is not None, self.count is not None)) != 1:
            raise ValueError("give one of `series` (with `categories`), `csv` or `count`")
        return self


class Chart(BlockBase):
    """A chart; its title states the finding."""

    kind: Literal["chart"]
    title: Text
    type: ChartKind
    data: ChartData
    unit: Text | None = None
    x: Text | None = None
    """Label of the horizontal axis of a scatter chart."""
    alt: Text | None = None
    """What a reader who cannot see the chart must know; made from the numbers when left out."""
    note: Rich | None = None


class Event(Model):
    """One point of a timeline. `on` is a date the source gives; `label` is for what it does not date."""

    on: Period | None = None
    label: Text | None = None
    inferred: bool = False
    """The date is inferred, not given; it is marked so."""
    text: Rich

    @model_validator(mode="after")
    def _has_a_time(self) -> Self:
        if self.on is None and self.label is None:
            raise ValueError("give `on` (a date) or `label` (words for an undated event)")
        return self


class Timeline(BlockBase):
    """Events in order of time."""

    kind: Literal["timeline"]
    events: tuple[Event, ...] = Field(min_length=2)


class Step(Model):
    """One step of a process."""

    title: Text
    text: Rich


class Process(BlockBase):
    """Steps, one leading to the next."""

    kind: Literal["process"]
    steps: tuple[Step, ...] = Field(min_length=2)


class Side(Model):
    """One side of a comparison."""

    title: Text
    points: tuple[Rich, ...] = Field(min_length=1)


class Comparison(BlockBase):
    """Two sides."""

    kind: Literal["comparison"]
    sides: tuple[Side, Side]


class Quotation(BlockBase):
    """A few words of a named speaker."""

    kind: Literal["quotation"]
    text: Text
    speaker: Id
    """An entity."""
    role: Text | None = None
    claim: Id
    translated_from: LanguageCode | None = None
    """The language of the source; other languages are then marked as our translation."""


class Image(BlockBase):
    """A picture beside the content, with its alternative text and its credit."""

    kind: Literal["image"]
    file: Name
    alt: Text
    credit: Text
    caption: Rich | None = None


class Callout(BlockBase):
    """A short remark set apart."""

    kind: Literal["callout"]
    title: Text
    text: Rich


class Disagreement(BlockBase):
    """Claims that contradict each other, side by side."""

    kind: Literal["disagreement"]
    title: Text
    question: Text
    """What the sources disagree about."""
    claims: tuple[Id, ...] = Field(min_length=2)
    reading: Rich | None = None
    """What a careful reader makes of it."""


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
    | Disagreement,
    Field(discriminator="kind"),
]


class Section(Item):
    """One part of the dossier, with its message and its blocks."""

    title: Text
    takeaway: Text
    """One sentence: the standfirst in print and the title of the section's first slide."""
    blocks: tuple[Block, ...] = ()


# ---------------------------------------------------------------- the whole


class ImageFile(Model):
    """An image beside the content, decoded whole and known to be sound."""

    data: bytes = Field(repr=False)
    format: Literal["PNG", "JPEG"]
    width: int
    height: int


class CsvFile(Model):
    """A CSV file beside the content: its header and its rows, all of one length."""

    data: bytes = Field(repr=False)
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Content(Model):
    """A whole, valid dossier: every reference resolves, every text has every language."""

    languages: tuple[LanguageCode, ...] = Field(min_length=1)
    edition: Edition
    sources: tuple[Source, ...]
    entities: tuple[Entity, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...]
    sections: tuple[Section, ...] = Field(min_length=1)
    images: Mapping[str, ImageFile] = {}
    """Image files by the name the content gives them."""
    tables: Mapping[str, CsvFile] = {}
    """CSV files by the name the content gives them."""
    sha256: str
    """Hash of the YAML text: the edition's fingerprint in the colophon."""

    @property
    def default_language(self) -> str:
        """The first language listed."""
        return self.languages[0]
