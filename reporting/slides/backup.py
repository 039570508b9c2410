"""Claims and sources -> the slides after the close: what a speaker turns to when asked.

They take no time of the talk. The marks on its slides lead here, and from here back to where a
claim is first shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.design.slide_styles import Style
from reporting.design.units import Length
from reporting.i18n import Language
from reporting.plan.model import ClaimEntry, SourceEntry
from reporting.plan.table_model import Align, TableBlock, TableColumn
from reporting.plan.words import Evidence, Para, Run, name_claims, plain_text
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

CLAIM_COLUMNS = (
    ("number", 0.05),
    ("words", 0.5),
    ("who", 0.25),
    ("where", 0.2),
)
"""Heads of a table of claims, and their shares of its width."""


def name_first_shown(claim: str) -> str:
    """Return the anchor of the slide that first shows a claim."""
    return f"shown-{claim}"


# ---------------------------------------------------------------- claims


def lay_out_claims(
    setter: Typesetter,
    language: Language,
    entries: Sequence[ClaimEntry],
) -> tuple[SlideBody, ...]:
    """List the claims by their numbers: who says so, how sure it is, where it stands."""
    if not entries:
        return ()
    columns = []
    for name, share in CLAIM_COLUMNS:
        head = language.fill_phrase(f"claims_{name}")
        columns.append(TableColumn(head, Align.START, share))
    rows = []
    for entry in entries:
        proof = entry.evidence
        number = Run(
            str(proof.number),
            link=f"#{name_first_shown(proof.claim)}",
        )
        who = Run(f"{proof.who} ({proof.status_word})")
        places = Para(tuple(_cite_places(proof)))
        rows.append((Para((number,)), Para(entry.text), Para((who,)), places))
    block = TableBlock(
        id="claims",
        title="",
        evidence=(),
        columns=tuple(columns),
        rows=tuple(rows),
        note=None,
    )
    anchors = {}
    for entry in entries:
        anchors[str(entry.evidence.number)] = entry.evidence.anchor
    bodies = []
    for body in lay_out_table(setter, block):
        shown = body.table.rows[1:] if body.table else ()
        numbers = [plain_text(row[0].runs) for row in shown]
        found = [anchors[number] for number in numbers if number]
        bodies.append(replace(body, kind=SlideKind.CLAIMS, anchors=tuple(found)))
    return tuple(bodies)


def _cite_places(proof: Evidence) -> Iterator[Run]:
    """Yield where a claim stands.

    A semicolon belongs to the link before it, for a line may end at a link's end.
    """
    last = len(proof.citations) - 1
    for position, citation in enumerate(proof.citations):
        space = " " if position else ""
        yield Run(f"{space}{citation.short}, ")
        end = ";" if position < last else ""
        anchor = name_source_anchor(citation.source)
        yield Run(citation.paragraph + end, link=f"#{anchor}")


# ---------------------------------------------------------------- sources


def lay_out_sources(
    setter: Typesetter,
    language: Language,
    entries: Sequence[SourceEntry],
) -> tuple[SlideBody, ...]:
    """List the sources by their numbers, each with what rests on it.

    Args:
        setter: measures.
        language: of the labels.
        entries: the sources.
    """

    def make_rows(size: Length) -> list[Row]:
        return [Row(_set_source(setter, language, entry, size)) for entry in entries]

    width = setter.grid.body.width
    bodies = []
    for body in lay_out_stacked(setter, SlideKind.SOURCES, make_rows, width):
        texts = body.frames[0].texts
        numbers = [text.number for text in texts if text.number]
        found = [name_source_anchor(number) for number in numbers]
        bodies.append(replace(body, anchors=tuple(found)))
    return tuple(bodies)


def _set_source(
    setter: Typesetter,
    language: Language,
    source: SourceEntry,
    size: Length,
) -> tuple[SlideText, ...]:
    """Return the texts of a source: its title, its details, the claims that rest on it."""
    shown = source.details[:DETAILS_SHOWN]
    colon = language.labels["colon"]
    details = [f"{name}{colon}{value}" for name, value in shown]
    runs = [Run(" · ".join(details))]
    if source.link:
        runs += [Run(" · "), Run(source.link, link=source.link)]
    texts = [
        make_entry(setter, source.title, size, source.number),
        setter.make_text(tuple(runs), Style.ENTRY_TEXT, size),
    ]
    if source.claims:
        label = f"{language.labels['rests_on_it']}{colon}"
        claims = name_claims(label, source.claims, language.comma)
        texts.append(setter.make_text(claims, Style.ENTRY_TEXT, size))
    return tuple(texts)
