"""Claims and sources -> the slides after the close: what a speaker turns to when asked.

They take no time of the talk. The marks on its slides lead here, and from here back to where a
claim is first shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.design.slide_styles import Style
from reporting.design.units import Length
from reporting.i18n import Language
from reporting.plan.block_model import (
    Align,
    Evidence,
    Para,
    Run,
    TableBlock,
    TableColumn,
    name_claims,
    plain_text,
)
from reporting.plan.model import ClaimEntry, SourceEntry
from reporting.record import replace
from reporting.scene import SlideKind
from reporting.slides.framing_slides import lay_out_stacked, make_entry
from reporting.slides.model import SlideBody, SlideText
from reporting.slides.packing import Row
from reporting.slides.source_line import name_source_anchor
from reporting.slides.tables import lay_out_table
from reporting.slides.typesetter import Typesetter

DETAILS_SHOWN = 3
"""Of a source's details a slide shows the first: outlet, author, date."""

CLAIM_COLUMNS = (("number", 0.05), ("words", 0.5), ("who", 0.25), ("where", 0.2))
"""Heads of a table of claims, and their shares of its width."""


def name_first_shown(claim: str) -> str:
    """Return the anchor of the slide that first shows a claim."""
    return f"shown-{claim}"


# ---------------------------------------------------------------- claims


def lay_out_claims(
    setter: Typesetter, language: Language, entries: Sequence[ClaimEntry]
) -> tuple[SlideBody, ...]:
    """List the claims by their numbers: who says so, how sure it is, where it stands."""
    if not entries:
        return ()
    columns = []
    for name, share in CLAIM_COLUMNS:
        head = language.phrase(f"claims_{name}")
        columns.append(TableColumn(head, Align.START, share))
    block = TableBlock(
        id="claims",
        title="",
        evidence=(),
        columns=tuple(columns),
        rows=tuple([_make_claim_row(entry) for entry in entries]),
        note=None,
    )
    anchors = {}
    for entry in entries:
        anchors[str(entry.evidence.number)] = entry.evidence.anchor
    bodies = lay_out_table(setter, block)
    return tuple([_anchor_claims(body, anchors) for body in bodies])


def _make_claim_row(entry: ClaimEntry) -> tuple[Para, ...]:
    proof = entry.evidence
    number = Run(str(proof.number), link=f"#{name_first_shown(proof.claim)}")
    who = Run(f"{proof.who} ({proof.status_word})")
    places = tuple(_cite_places(proof))
    return Para((number,)), Para(entry.text), Para((who,)), Para(places)


def _cite_places(proof: Evidence) -> Iterator[Run]:
    """Yield where a claim stands.

    A semicolon belongs to the link before it, for a line may end at a link's end.
    """
    last = len(proof.citations) - 1
    for position, citation in enumerate(proof.citations):
        space = " " if position else ""
        yield Run(f"{space}{citation.short}, ")
        words = citation.paragraph
        if position < last:
            words += ";"
        yield Run(words, link=f"#{name_source_anchor(citation.source)}")


def _anchor_claims(body: SlideBody, anchors: dict[str, str]) -> SlideBody:
    """Let links to the claims that begin on a slide find it.

    Args:
        body: of the slide.
        anchors: of all claims, by their numbers.
    """
    found = []
    rows = body.table.rows[1:] if body.table else ()
    for row in rows:
        number = plain_text(row[0].runs)
        if number:
            found.append(anchors[number])
    return replace(body, kind=SlideKind.CLAIMS, anchors=tuple(found))


# ---------------------------------------------------------------- sources


def lay_out_sources(
    setter: Typesetter, label: str, entries: Sequence[SourceEntry]
) -> tuple[SlideBody, ...]:
    """List the sources by their numbers, each with what rests on it.

    Args:
        setter: measures.
        label: what stands before the numbers of the claims.
        entries: the sources.
    """

    def make_rows(size: Length) -> list[Row]:
        return [Row(_set_source(setter, label, entry, size)) for entry in entries]

    width = setter.grid.body.width
    bodies = lay_out_stacked(setter, SlideKind.SOURCES, make_rows, width)
    return tuple([_anchor_sources(body) for body in bodies])


def _anchor_sources(body: SlideBody) -> SlideBody:
    """Let links to the sources that begin on a slide find it."""
    found = []
    for frame in body.frames:
        for text in frame.texts:
            if text.number:
                found.append(name_source_anchor(text.number))
    return replace(body, anchors=tuple(found))


def _set_source(
    setter: Typesetter, label: str, source: SourceEntry, size: Length
) -> tuple[SlideText, ...]:
    """Return the texts of a source: its title, its details, the claims that rest on it."""
    details = [f"{name}: {value}" for name, value in source.details[:DETAILS_SHOWN]]
    runs = [Run(" · ".join(details))]
    if source.link:
        runs += [Run(" · "), Run(source.link, link=source.link)]
    texts = [
        make_entry(setter, source.title, size, source.number),
        setter.make_text(tuple(runs), Style.ENTRY_TEXT, size),
    ]
    if source.claims:
        claims = name_claims(label, source.claims)
        texts.append(setter.make_text(claims, Style.ENTRY_TEXT, size))
    return tuple(texts)
