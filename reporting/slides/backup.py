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

NAMED_DETAILS = 3
"""Of a source's details a slide shows the first: outlet, author, date; the dossier shows all."""

_SHARES = (0.05, 0.5, 0.25, 0.2)
"""Of a table of claims: number, words, who says so, where."""


def name_first_shown(claim: str) -> str:
    """Return the anchor of the slide that first shows a claim."""
    return f"shown-{claim}"


# ---------------------------------------------------------------- claims


def claim_slides(
    setter: Typesetter, lang: Language, entries: Sequence[ClaimEntry]
) -> tuple[SlideBody, ...]:
    """List the claims by their numbers: who says so, how sure it is, where it stands."""
    if not entries:
        return ()
    heads = (
        lang.phrase(f"claims_{name}") for name in ("number", "words", "who", "where")
    )
    columns = tuple(
        TableColumn(head, Align.START, share)
        for head, share in zip(heads, _SHARES, strict=True)
    )
    rows = tuple(_claim(entry) for entry in entries)
    block = TableBlock("claims", "", (), columns=columns, rows=rows, note=None)
    numbered = {str(entry.evidence.number): entry.evidence.anchor for entry in entries}
    return tuple(_anchored(body, numbered) for body in lay_out_table(setter, block))


def _claim(entry: ClaimEntry) -> tuple[Para, ...]:
    proof = entry.evidence
    number = Run(str(proof.number), link=f"#{name_first_shown(proof.claim)}")
    who = Run(f"{proof.who} ({proof.status_word})")
    return Para((number,)), Para(entry.text), Para((who,)), Para(tuple(_places(proof)))


def _places(proof: Evidence) -> Iterator[Run]:
    """Yield where a claim stands; a semicolon belongs to the link, for a line may end at a link's end."""
    last = len(proof.citations) - 1
    for position, citation in enumerate(proof.citations):
        yield Run(f" {citation.short}, " if position else f"{citation.short}, ")
        end = ";" if position < last else ""
        yield Run(
            f"{citation.paragraph}{end}", link=f"#{name_source_anchor(citation.source)}"
        )


def _anchored(body: SlideBody, numbered: dict[str, str]) -> SlideBody:
    """Let links to the claims that begin on a slide find it."""
    rows = body.table.rows[1:] if body.table else ()
    numbers = (plain_text(row[0].runs) for row in rows)
    return replace(
        body,
        kind=SlideKind.CLAIMS,
        anchors=tuple(numbered[number] for number in numbers if number),
    )


# ---------------------------------------------------------------- sources


def source_slides(
    setter: Typesetter, label: str, entries: Sequence[SourceEntry]
) -> tuple[SlideBody, ...]:
    """List the sources by their numbers, each with what rests on it.

    Args:
        setter: measures.
        label: what stands before the numbers of the claims.
        entries: the sources.
    """

    def rows(size: Length) -> list[Row]:
        return [Row(_source(setter, label, entry, size)) for entry in entries]

    made = lay_out_stacked(setter, SlideKind.SOURCES, rows, setter.grid.body.width)
    return tuple(
        replace(
            body,
            anchors=tuple(
                name_source_anchor(text.number)
                for frame in body.frames
                for text in frame.texts
                if text.number
            ),
        )
        for body in made
    )


def _source(
    setter: Typesetter, label: str, source: SourceEntry, size: Length
) -> tuple[SlideText, ...]:
    details = " · ".join(
        f"{name}: {value}" for name, value in source.details[:NAMED_DETAILS]
    )
    linked = (
        Run(details),
        *((Run(" · "), Run(source.link, link=source.link)) if source.link else ()),
    )
    return (
        make_entry(setter, source.title, size, source.number),
        setter.make_text(linked, Style.ENTRY_TEXT, size),
        *(
            (
                setter.make_text(
                    name_claims(label, source.claims), Style.ENTRY_TEXT, size
                ),
            )
            if source.claims
            else ()
        ),
    )
