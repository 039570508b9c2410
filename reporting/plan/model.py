"""What will be said and where, in one language: the frozen values that both renderers draw.

Words are final, numbers are written out, order is settled, evidence is resolved. A renderer
that would have to decide anything about what is said finds it here instead. Nothing here
knows ReportLab, PowerPoint or the YAML.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from reporting.content.model import Status
from reporting.content.origins import Places
from reporting.i18n import Language
from reporting.plan.block_model import Block, DisagreementBlock
from reporting.plan.words import Evidence, Line, Para, Runs
from reporting.reading.origin import Origin
from reporting.record import Record


class Metadata(Record, frozen=True):
    """What both files say of themselves."""

    language: str
    title: str
    subject: str
    author: str
    keywords: tuple[str, ...]
    date: dt.datetime
    """In UTC; from SOURCE_DATE_EPOCH, else the edition's date."""
    fingerprint: str
    """SHA-256 of the content."""


class CoverPlan(Record, frozen=True):
    """The first page and the first slide."""

    title: str
    subtitle: Line
    edition_line: str
    """`Edition 1 · 22 November 2026`."""
    why_now: Line
    audience: str
    presenter: str
    classification: str
    """Empty when the edition has none."""
    ask: Line = ""
    """What is to be decided; empty where nothing is."""
    origin: Origin | None = None

    @property
    def parties(self) -> str:
        """Whom it is for, who presents it, and how freely it may be passed on."""
        parts = (self.audience, self.presenter, self.classification)
        return " · ".join([part for part in parts if part])


class SectionPlan(Record, frozen=True):
    """One section; `number` counts from 1."""

    id: str
    number: int
    title: str
    takeaway: Line
    blocks: tuple[Block, ...]
    origin: Origin | None = None
    """Where it is written."""

    @property
    def path(self) -> str:
        """Its place in the content, such as `sections[2]`; empty without an origin."""
        return self.origin.path if self.origin else ""


class EntityEntry(Record, frozen=True):
    """One line of the glossary. `aliases` are written out, [sic] and source included."""

    id: str
    name: str
    group: str
    """What those of its kind are called; empty where all are of one kind."""
    line: Runs
    aliases: tuple[str, ...]
    names: tuple[str, ...] = ()
    """What the text may call it."""
    claims: tuple[Evidence, ...] = ()
    """What it says itself."""
    origin: Origin | None = None


class SourceEntry(Record, frozen=True):
    """One source in the numbered list; `language` is of a title that is not in the plan's."""

    id: str
    number: int
    title: str
    details: tuple[tuple[str, str], ...]
    """Label and value: outlet, author, date, language, consulted, local file, SHA-256."""
    link: str | None
    note: Line
    claims: tuple[Evidence, ...]
    """What rests on it."""
    language: str | None = None
    origin: Origin | None = None


class ClaimEntry(Record, frozen=True):
    """One row of the register of claims."""

    evidence: Evidence
    text: Runs
    contradicts: tuple[Evidence, ...]
    checked: Runs = ()
    """What was found of its citations, if that is on record and not all is well; else empty."""
    is_key: bool = False
    """Whether both outputs must carry it."""


class Labels(Record, frozen=True):
    """The fixed words of the dossier and the deck, in the plan's language."""

    colon: str
    """What stands between a label and what it labels."""
    cover: str
    """What the first page is called."""
    contents: str
    agenda: str
    summary: str
    entities: str
    names: str
    """Heading of the entities where there is no person among them."""
    ask: str
    """Stands before what is to be decided."""
    sources: str
    claims: str
    colophon: str
    disagrees: str
    """Heading of the page where the sources disagree."""
    rests_on_it: str
    contradicts: str
    source: str
    unit: str
    page: str
    pages: str
    closing: str
    """Title of the closing slide."""
    claim: str
    """One of the register, as its number is read aloud."""
    key: str
    """Heading of the key to the evidence."""
    question: str
    """What sources disagree on."""
    positions: str
    """What each of them says."""
    date_open: str
    """What an open mark of a timeline means."""
    date_inferred: str
    """What a date in italics means."""
    not_to_scale: str


class KeyEntry(Record, frozen=True):
    """A status that claims of the dossier have, its word, and what it says of a claim."""

    status: Status
    word: str
    meaning: str


class EvidenceKey(Record, frozen=True):
    """What a reader must know to read the evidence: of marks, then of each status."""

    words: str
    entries: tuple[KeyEntry, ...]


class DraftMarks(Record, frozen=True):
    """What a draft shows beside what it says."""

    word: str
    """`Draft`, in the plan's language."""
    blocks: Mapping[str, str]
    """Where each section and block is written, by its id: `content.yaml:412`."""
    claims: Mapping[str, str]
    """Likewise of each claim, without the file's name."""


class DossierPlan(Record, frozen=True):
    """Everything that is said, in order: the dossier as it is, the deck by its hints.

    Args:
        language: the language it is written in, with its catalogue.
        minutes: how long the briefing is.
        places: where in the file all of it is written.
    """

    language: Language
    minutes: int
    meta: Metadata
    labels: Labels
    running_head: str
    cover: CoverPlan
    summary: tuple[Para, ...]
    sections: tuple[SectionPlan, ...]
    disagreements: tuple[DisagreementBlock, ...]
    """Collected for the page where the sources disagree."""
    claims: tuple[ClaimEntry, ...]
    entities: tuple[EntityEntry, ...]
    sources: tuple[SourceEntry, ...]
    colophon: tuple[Para, ...]
    checked: Para | None = None
    """When the citations were checked, and what came of it: the register opens with it."""
    key: EvidenceKey | None = None
    """None where nothing is claimed."""
    draft: DraftMarks | None = None
    """What a draft shows; None of what is final."""
    places: Places = Places()
