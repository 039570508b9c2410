"""The typed content of a dossier: what the curator wrote, checked piece by piece, frozen.

Each class is the schema of one mapping in `content.yaml`; `validate.py` fills them in.
There is no I/O here, no colour and no clock. Texts keep every language; choosing one is the
plan's work. What the classes are made of is in `values.py`, the kinds of block in `blocks.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal

from reporting.content.acceptance import Acceptance, Reason
from reporting.content.blocks import Block
from reporting.content.cited_cells import CitedCell
from reporting.content.currencies import read_currency
from reporting.content.form_cures import read_paragraph
from reporting.content.periods import Period
from reporting.content.source_model import Source
from reporting.content.values import (
    ID_PATTERN,
    ClaimId,
    Day,
    EntityId,
    Headline,
    Id,
    Item,
    LanguageCode,
    Name,
    Number,
    RefersTo,
    Rich,
    SourceId,
    Text,
)
from reporting.errors import RefusedError
from reporting.i18n import Languages
from reporting.reading.model import LEFT_OUT, Model, given
from reporting.reading.nodes import Node, find_words
from reporting.reading.rules import (
    STRIPPED,
    AtLeast,
    AtMost,
    ChosenBy,
    Length,
    Matches,
    Prepared,
    ReadBy,
)

# ---------------------------------------------------------------- edition, sources, entities


class Edition(Model, frozen=True, kw_only=True):
    """What is published, when, and for whom."""

    number: Annotated[int, AtLeast(1)]
    """The number of the edition, which every page and slide says."""
    date: Day
    """The day of the edition; both files are dated by it."""
    title: Text
    """What the dossier is called: on the cover, over each page, and by both files."""
    subtitle: Headline
    """A line below the title."""
    summary: Rich
    """The whole in a few sentences: below the contents, and in the first slide’s notes."""
    why_now: Headline
    """One line for the cover: why this matters now."""
    ask: Headline | None = None
    """What the audience is to decide: on the cover, and last on the closing slide."""
    audience: Text
    """For whom it is."""
    minutes: Annotated[int, AtLeast(1), AtMost(600)]
    """Length of the briefing in minutes."""
    presenter: Text | None = None
    """Who presents it; the author of both files, where no other is named."""
    author: Text | None = None
    """Who wrote it: the author of both files, whom programs show with them."""
    classification: Text | None = None
    """For whom it may be: on every page and slide."""
    accept: tuple[Acceptance, ...] = ()
    """Warnings that are let be everywhere, each with the reason."""


class EntityKind(StrEnum):
    """What an entity is, where the content does not declare a kind of its own."""

    PERSON = "person"
    COMPANY = "company"
    ORGANISATION = "organisation"
    AGENCY = "agency"
    INSTITUTION = "institution"
    UNION = "union"
    PARTY = "party"
    GROUP = "group"
    PRODUCTION = "production"
    WORK = "work"
    PRODUCT = "product"
    TOOL = "tool"
    PROGRAMME = "programme"
    PLACE = "place"
    LAW = "law"
    EVENT = "event"


BODIES = frozenset(
    {
        EntityKind.COMPANY,
        EntityKind.ORGANISATION,
        EntityKind.AGENCY,
        EntityKind.INSTITUTION,
        EntityKind.UNION,
        EntityKind.PARTY,
        EntityKind.GROUP,
    }
)
"""Kinds of entity in which several people act as one."""


class OwnKind(Item, frozen=True, kw_only=True):
    """A kind of entity that the content declares, or a bundled one by other words."""

    one: Text
    """What one of the kind is called."""
    many: Text
    """What several are called."""
    like: EntityKind = EntityKind.PRODUCT
    """The bundled kind whose rules it has: a person has a surname, a party can confirm."""


def map_natures(kinds: Iterable[OwnKind]) -> Mapping[str, EntityKind]:
    """Return by its name the bundled kind whose rules each kind of entity has.

    Args:
        kinds: those that the content declares.
    """
    natures = {kind.value: kind for kind in EntityKind}
    for own in kinds:
        natures[own.id] = own.like
    return natures


class Alias(Model, frozen=True, kw_only=True):
    """Another name; `sic` says that a source prints it so and that it is not the real name."""

    name: Text
    """The other name, the same or by language."""
    sic: bool = False
    """A source prints it so, and it is not the real name."""
    source: SourceId | None = None
    """The source that does."""
    unnamed: Reason | None = None
    """Why no source has this name, where it is right that none does."""


class Entity(Item, frozen=True, kw_only=True):
    """A person, a company, a tool or whatever else the dossier speaks of."""

    name: Text
    """By which texts name it; a person may be named by the surname alone."""
    kind: Id
    """A bundled kind, or one that the content declares under `kinds`."""
    line: Rich
    """What it is, in a few words."""
    aliases: tuple[Alias, ...] = ()
    """Other names that texts and sources have for it."""
    unnamed: Reason | None = None
    """Why no source names it so, where it is right that none does."""
    press: bool = False
    """It reports on others, so it is no party to what it reports and cannot confirm it."""


# ---------------------------------------------------------------- figures and claims


class Qualifier(StrEnum):
    """How exactly the source gives a value."""

    EXACT = "exact"
    OVER = "over"
    ABOUT = "about"
    UNDER = "under"


Currency = Annotated[str, ReadBy(read_currency, "[A-Z]{3}")]
"""An ISO 4217 code, such as USD."""


_IS_PERCENT = {"properties": {"percent": {"const": True}}, "required": ["percent"]}


class Figure(Item, frozen=True, kw_only=True):
    """A number with what makes it mean something. One figure, written in each language by rule.

    `change` is a ratio (0.16 is up 16%) against the same period of the year, quarter or month
    before, as `change_on` says; or 0.04 is up 4 percentage points, as `change_unit` says.
    """

    keys_together: ClassVar[Mapping[str, object]] = {
        "not": {
            "anyOf": [
                {"allOf": [given("unit"), given("currency")]},
                {"allOf": [given("currency"), _IS_PERCENT]},
            ]
        }
    }

    label: Text
    """What is counted or measured."""
    value: Number
    """The number, plain: digits may be grouped with underscores."""
    percent: bool = False
    """The value is a ratio and is written as a percentage."""
    unit: Text | None = None
    """What it is counted in, behind the number."""
    currency: Currency | None = None
    """The currency, by its ISO 4217 code."""
    qualifier: Qualifier = Qualifier.EXACT
    """How exactly the source gives the value."""
    period: Period | None = None
    """For when the value holds."""
    change: Number | None = None
    """How the value moved, as a ratio: 0.16 is up 16%."""
    change_on: Literal["year", "quarter", "month"] = "year"
    """Against which period before."""
    change_unit: Literal["percent", "points"] = "percent"
    """Whether the value is so much per cent greater, or so many percentage points."""
    comparison: Headline | None = None
    """What to hold the number against."""
    derived: Name | None = None
    """How the number in `comparison` follows from figures: `{sales} / (1 + {sales:change})`."""
    claim: ClaimId
    """The claim that bears the number."""

    @property
    def stated_change(self) -> Decimal | None:
        """The change as a text states it: 0.04 is 4%, and 4 where it is in points."""
        if self.change is None or self.change_unit == "percent":
            return self.change
        return self.change.scaleb(2)

    def check(self) -> None:
        """Refuse a figure that is an amount of money and of something else."""
        if self.currency and self.unit:
            raise RefusedError("give `unit` or `currency`, not both", code="E252")
        if self.currency and self.percent:
            message = "a percentage has no currency"
            hint = "leave out `percent: true`, or `currency`"
            raise RefusedError(message, hint, code="E252")


class Status(StrEnum):
    """How sure a claim is."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    UNCONFIRMED = "unconfirmed"
    DISPUTED = "disputed"


ParagraphHash = Annotated[
    str,
    STRIPPED,
    Matches(r"[0-9a-f]{16}", "a paragraph's hash (16 digits and letters a to f)"),
]
"""Hex digits of a paragraph in the form in which it is compared; see `paragraph_hash.py`."""


class Citation(Model, frozen=True, kw_only=True):
    """A place in a source, and the short terms that must stand there.

    Paragraphs are the non-blank lines of the local copy, headings included, counted from 1.
    Exactly one of `paragraph` and `cell` is given.
    """

    keys_together: ClassVar[Mapping[str, object]] = {
        "oneOf": [given("paragraph"), given("cell")]
    }

    source: SourceId
    """Where it stands."""
    paragraph: Annotated[int, Prepared(read_paragraph), AtLeast(1)] = LEFT_OUT
    """The paragraph of the local copy, from 1; or give `cell`."""
    cell: CitedCell | None = None
    """The cell of a CSV file or a workbook: `B10`, `Sheet!B10`, or `{row: …, column: …}` by
    the words at their heads, with `sheet` where there are several."""
    terms: Annotated[tuple[Name, ...], Length(1)]
    """Names, figures or single words that stand there."""
    hedge: Name | None = None
    """The words there by which the source calls the matter unconfirmed; found like a term."""
    hash: ParagraphHash | None = None
    """The paragraph as it was read, to know it again: `make-report cite` writes it."""

    context: tuple[Name, ...] = ()
    """Words there that limit it and are left out on purpose; found like terms."""

    @property
    def evidence(self) -> tuple[str, ...]:
        """All that must stand in the paragraph."""
        if self.hedge:
            return (*self.terms, self.hedge, *self.context)
        return (*self.terms, *self.context)

    def check(self) -> None:
        """Refuse a citation of no place, or of two."""
        if not self.paragraph and self.cell is None:
            message = "missing `paragraph`, or `cell` of a table"
            raise RefusedError(message, code="E202")
        if self.paragraph and self.cell is not None:
            message = "give either `paragraph` or `cell`: a citation names one place"
            raise RefusedError(message, code="E265")


def choose_voice(node: Node) -> Any:
    """Return which of the two a voice is: an id, or words."""
    words = find_words(node) or ""
    is_id = re.fullmatch(ID_PATTERN, words.strip())
    return Id if is_id else Text


Who = Annotated[
    Id | Text,
    ChosenBy(choose_voice),
    RefersTo(("entities", "sources")),
]
"""An id, or words for whom no entity stands."""


class Measure(Model, frozen=True, kw_only=True):
    """What a claim says of one quantity, so that claims which say otherwise of it are found."""

    of: EntityId
    """The entity that is measured."""
    what: Id
    """What is measured of it: one name in all claims, such as `time-saved`."""
    value: Name
    """A number such as `3_100_000` or `0.16`, or a few words such as `early 2025`."""


class Claim(Item, frozen=True, kw_only=True):
    """One thing that somebody says, with who says so, how sure it is, and where it stands."""

    text: Rich
    """What is said, in words of ours."""
    by: Annotated[tuple[Who, ...], Length(1)]
    """Who says so: entity or source ids, or words where neither fits."""
    status: Status
    """How sure it is."""
    cites: Annotated[tuple[Citation, ...], Length(1)]
    """Where it stands."""
    disagrees_with: tuple[ClaimId, ...] = ()
    """Claims that say otherwise."""
    measures: tuple[Measure, ...] = ()
    """What it says of a quantity, so that claims that differ are found."""
    key: bool = False
    """A claim that both outputs must carry."""


# ---------------------------------------------------------------- the whole


class Section(Item, frozen=True, kw_only=True):
    """One part of the dossier, with its message and its blocks."""

    title: Text
    takeaway: Headline
    """One sentence: the standfirst in print and the title of the section's first slide."""
    blocks: tuple[Block, ...] = ()


class ImageFile(Model, frozen=True, kw_only=True):
    """An image beside the content, decoded whole and known to be sound."""

    source: bytes
    """The file as it stands."""
    data: bytes
    """What is drawn of it: the same, where the outputs take it as it is."""
    format: Literal["PNG", "JPEG", "SVG"]
    width: int
    height: int
    assumed: str = ""
    """What was done with it that nobody asked for."""

    @property
    def pixels(self) -> int:
        """How many pixels were decoded for it; a drawing in vectors has none."""
        return 0 if self.format == "SVG" else self.width * self.height


class CsvFile(Model, frozen=True, kw_only=True):
    """A table beside the content: a CSV file, or a range of a workbook.

    Args:
        data: the file as it stands.
        header: its first row.
        rows: those below it, all of one length, as they are written.
        plain: the same with numbers as the content writes them: `1234.5`, `52%`.
        lines: in which line of the file, or row of the sheet, each row stands.
        doubts: by column, why it is not known what stands before its decimals.
        assumed: how it was read, where that was found by content.
        file: name of the file, where the table is called otherwise.
        has_dates: whether days in it are written as 2026-11-22.
    """

    data: bytes
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    plain: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...] = ()
    doubts: Mapping[int, str] = {}
    assumed: str = ""
    file: str = ""
    has_dates: bool = False


class Content(Model, frozen=True, kw_only=True):
    """A whole, valid dossier: every reference resolves, every text has every language."""

    languages: Annotated[tuple[LanguageCode, ...], Length(1)]
    edition: Edition
    kinds: tuple[OwnKind, ...] = ()
    sources: tuple[Source, ...]
    entities: tuple[Entity, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...]
    sections: Annotated[tuple[Section, ...], Length(1)]
    images: Mapping[str, ImageFile] = {}
    """Image files by the name the content gives them."""
    tables: Mapping[str, CsvFile] = {}
    """CSV files by the name the content gives them."""
    catalogues: Mapping[str, bytes] = {}
    """Catalogues of words by the name the content gives them."""
    tongues: Languages = Languages()
    """The languages that it may be in: the bundled ones, and those of its catalogues."""
    sha256: str
    """Hash of the YAML text: the edition's fingerprint in the colophon."""

    @property
    def natures(self) -> Mapping[str, EntityKind]:
        """By its name the bundled kind whose rules each kind of entity has."""
        return map_natures(self.kinds)

    @property
    def default_language(self) -> str:
        """The first language listed."""
        return self.languages[0]
