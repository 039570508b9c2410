"""The register of claims -> tables after the close, a group for each section.

They take no time of the talk. A claim stands under the first section that shows it, with its
status as elsewhere: symbol, colour and word. The marks of the talk lead here, and from here
back to where a claim is first shown.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from reporting.content.model import Status
from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.memory import Memory, Same, remember
from reporting.plan.block_model import Block
from reporting.plan.model import ClaimEntry, DossierPlan
from reporting.plan.table_model import Align, CellSpan, TableBlock, TableColumn
from reporting.plan.walk import find_all
from reporting.plan.words import Evidence, Para, Run, list_evidence, list_runs
from reporting.record import Record, replace
from reporting.scene import SlideKind
from reporting.slides.column_needs import measure_needs
from reporting.slides.model import SlideBody, SlideTable, SlideText
from reporting.slides.pagination import (
    Heights,
    choose_largest,
    paginate,
    paginate_evenly,
)
from reporting.slides.source_line import name_source_anchor
from reporting.slides.table_columns import ColumnSpaces, fit_columns
from reporting.slides.table_rows import (
    RowSetter,
    TableRow,
    make_row,
    measure_padding,
)
from reporting.slides.tables import list_merges
from reporting.slides.titles import place_under_title
from reporting.slides.typesetter import Typesetter

COLUMNS = (
    ("claims_number", 0.046),
    ("claims_words", 0.534),
    ("claims_who", 0.155),
    ("claims_status", 0.125),
    ("claims_where", 0.14),
)
"""Heads of a table of claims, and their shares of its width."""

STATUS_COLUMN = 3

_KEPT = 24
"""Characters of a place in a source that stand in one line."""

CLOSE_Y = pt(2)
"""Space above and below a cell's text: less than in a table of the talk, to save slides."""

STATUS_SIGNS: Mapping[Status, str] = MappingProxyType(
    {
        Status.CONFIRMED: "●",
        Status.REPORTED: "◐",
        Status.UNCONFIRMED: "○",
        Status.DISPUTED: "►◄",
    }
)
"""What the symbol of a status is in a line of text, where no shape can stand."""


class ClaimGroup(Record, frozen=True):
    """Claims that a section shows first.

    Args:
        title: of the section, with its number, or what those are called that none shows.
        section: its id; empty for those.
        entries: the claims, by their numbers.
    """

    title: str
    section: str
    entries: tuple[ClaimEntry, ...]


class _Entry(Record, frozen=True):
    """A row of the table, and the head of its group before the first of them.

    Args:
        head: of its group.
        rows: of the claim, or of a part of it.
        anchor: of the claim.
        is_first: whether it begins its group.
    """

    head: TableRow | None
    rows: tuple[TableRow, ...]
    anchor: str
    is_first: bool

    @property
    def height(self) -> Length:
        """Of all that it must stand with."""
        rows = list(self.rows)
        if self.head and self.is_first:
            rows.append(self.head)
        return Length(sum(row.height for row in rows))


class _SizedClaims(Record, frozen=True):
    """All claims at one size: their head, and what stands under it on a slide."""

    size: Length
    columns: ColumnSpaces
    head: TableRow
    entries: tuple[_Entry, ...]
    room: Length

    @property
    def heights(self) -> Heights:
        """Space above, and height, of each claim."""
        return [(Length(0), entry.height) for entry in self.entries]


def name_first_shown(claim: str) -> str:
    """Return the anchor of the slide that first shows a claim."""
    return f"shown-{claim}"


@remember(Same)
def list_shown_claims(block: Block) -> frozenset[str]:
    """Return the claims that a block shows."""
    return frozenset([proof.claim for proof in find_all(block, Evidence)])


def group_claims(dossier: DossierPlan) -> tuple[ClaimGroup, ...]:
    """Group the claims by the section that shows them first; the others come last."""
    left = {entry.evidence.claim: entry for entry in dossier.claims}
    groups = []
    for section in dossier.sections:
        shown = {proof.claim for proof in list_evidence(section.takeaway)}
        for block in section.blocks:
            shown |= list_shown_claims(block)
        found = []
        for claim, entry in left.items():
            if claim in shown:
                found.append(entry)
        title = f"{section.number}\u2002{section.title}"
        groups.append(ClaimGroup(title, section.id, tuple(found)))
        left = {claim: entry for claim, entry in left.items() if claim not in shown}
    rest = dossier.language.fill_phrase("notes_more")
    groups.append(ClaimGroup(rest, "", tuple(left.values())))
    return tuple([group for group in groups if group.entries])


def lay_out_claims(
    setter: Typesetter,
    dossier: DossierPlan,
    title: str,
) -> tuple[SlideBody, ...]:
    """List the claims: who says so, how sure it is, where it stands.

    Args:
        setter: measures.
        dossier: that the deck is planned from.
        title: of the slides.
    """
    groups = group_claims(dossier)
    if not groups:
        return ()
    place = place_under_title(setter, title, SlideKind.CLAIMS)
    block = _make_block(dossier, groups)
    tokens = setter.tokens
    sizes = setter.list_sizes(
        tokens.body_floor,
        min(tokens.backup_floor, tokens.body_floor),
    )
    attempts = (_size_claims(setter, block, groups, place, size) for size in sizes)
    best = choose_largest(
        attempts,
        lambda claims: len(paginate(claims.heights, claims.room)),
    )
    padding = setter.scale(CLOSE_Y)
    bodies = []
    for page in paginate_evenly(best.heights, best.room):
        entries = best.entries[page]
        key = (setter, best.size, best.columns, best.head, entries, place)
        body = _PAGES.recall(
            key, partial(_make_page, block, best, entries, place, padding)
        )
        bodies.append(body)
    return tuple(bodies)


_PAGES: Memory[Hashable, SlideBody] = Memory()

# ---------------------------------------------------------------- the table


def _make_block(dossier: DossierPlan, groups: Sequence[ClaimGroup]) -> TableBlock:
    """Return the claims as a table; a group's head takes a row, if there are several."""
    columns = []
    for name, share in COLUMNS:
        head = dossier.language.fill_phrase(name)
        column = TableColumn(head, Align.START, share)
        columns.append(column)
    rows: list[tuple[Para, ...]] = []
    spans: list[CellSpan] = []
    for group in groups:
        if len(groups) > 1:
            spans.append(
                CellSpan(
                    len(rows),
                    0,
                    len(columns),
                )
            )
            rows.append(make_head_cells(group.title))
        rows += [make_claim_cells(entry) for entry in group.entries]
    return TableBlock(
        id="claims",
        title="",
        evidence=(),
        columns=tuple(columns),
        rows=tuple(rows),
        note=None,
        spans=tuple(spans),
    )


@remember(Same)
def make_claim_cells(entry: ClaimEntry) -> tuple[Para, ...]:
    """Return the cells of a claim."""
    proof = entry.evidence
    number = Run(str(proof.number), link=f"#{name_first_shown(proof.claim)}")
    status = Run(f"{STATUS_SIGNS[proof.status]}\u00a0{proof.status_word}")
    return (
        Para((number,)),
        Para(entry.text),
        Para((Run(proof.who),)),
        Para((status,)),
        Para(tuple(_cite_places(proof))),
    )


@remember(str)
def make_head_cells(title: str) -> tuple[Para, ...]:
    """Return the cells of the head of a group, which take all columns."""
    nothing = (Para(()),) * (len(COLUMNS) - 1)
    return (Para(list_runs(title)), *nothing)


def _cite_places(proof: Evidence) -> Iterator[Run]:
    """Yield where a claim stands.

    A semicolon belongs to the link before it, for a line may end at a link's end. Within a
    link none ends: of a long place its last word is the link.
    """
    last = len(proof.citations) - 1
    for position, citation in enumerate(proof.citations):
        space = " " if position else ""
        end = ";" if position < last else ""
        anchor = name_source_anchor(citation.source)
        place = citation.place
        if len(place) <= _KEPT:
            place = place.replace(" ", "\u00a0")
        words, gap, last_word = place.rpartition(" ")
        yield Run(f"{space}{citation.short}, {words}{gap}")
        yield Run(last_word + end, link=f"#{anchor}")


def _size_claims(
    setter: Typesetter,
    block: TableBlock,
    groups: Sequence[ClaimGroup],
    place: Rect,
    size: Length,
) -> _SizedClaims:
    """Set all claims at a size.

    A slide may have to say again whose claims it goes on with: room for that is kept.
    """
    needs = measure_needs(setter, block)
    spaces = fit_columns(setter, block, needs, size)
    widths = []
    for at in range(len(block.columns)):
        widths.append(spaces.measure_inner(at))
    draw_in = measure_padding(setter) - setter.scale(CLOSE_Y).times(2)
    heads = []
    for column in block.columns:
        heads.append(setter.make_text(column.label, Style.TABLE_HEAD, size))
    head = _draw_in(make_row(setter, heads, widths), draw_in)
    room = place.height - head.height
    has_heads = len(groups) > 1
    if has_heads:
        room = room - head.height
    rows = RowSetter(setter, block, size, spaces, room)
    entries: list[_Entry] = []
    number = 0
    for group in groups:
        own: TableRow | None = None
        if has_heads:
            first = _draw_in(next(rows.split_row(number)), draw_in)
            whole = spaces.measure_inner(0, len(block.columns))
            own = _colour_head(first, setter, group, whole)
            number += 1
        for position, entry in enumerate(group.entries):
            parts = []
            for row in rows.split_row(number):
                drawn = _draw_in(row, draw_in)
                cells = list(drawn.cells)
                status = cells[STATUS_COLUMN]
                cells[STATUS_COLUMN] = replace(status, status=entry.evidence.status)
                parts.append(replace(drawn, cells=tuple(cells)))
            for part in parts:
                is_first = position == 0 and part is parts[0]
                anchor = entry.evidence.anchor if part is parts[0] else ""
                entries.append(_Entry(own, (part,), anchor, is_first))
            number += 1
    return _SizedClaims(size, spaces, head, tuple(entries), room)


def _draw_in(row: TableRow, less: Length) -> TableRow:
    """Return a row with less space in it, as those of these tables have."""
    return replace(row, height=row.height - less)


def _colour_head(
    row: TableRow,
    setter: Typesetter,
    group: ClaimGroup,
    width: Length,
) -> TableRow:
    """Return the head of a group in bold, and in the colour of its section.

    Args:
        row: the head as plain words.
        setter: measures: bold words may take a line more.
        group: of claims.
        width: of the head's text.
    """
    first, *others = row.cells
    text = setter.make_text(first.runs, Style.TABLE_HEAD, first.size)
    bold = setter.measure_height((text,), width)
    more = max(bold - setter.measure_height((first,), width), Length(0))
    cells = (replace(text, section=group.section), *others)
    return replace(row, cells=cells, height=row.height + more)


def _make_page(
    block: TableBlock,
    claims: _SizedClaims,
    entries: Sequence[_Entry],
    place: Rect,
    padding: Length,
) -> SlideBody:
    """Set some claims under the table's head, each group of them under its own."""
    rows: list[TableRow] = [claims.head]
    for position, entry in enumerate(entries):
        if entry.head and (entry.is_first or position == 0):
            rows.append(entry.head)
        rows += entry.rows
    heights = tuple([row.height for row in rows])
    cells: list[tuple[SlideText, ...]] = [row.cells for row in rows]
    table = SlideTable(
        box=place.tall(Length(sum(heights))),
        widths=claims.columns.widths,
        paddings=claims.columns.paddings,
        padding_y=padding,
        heights=heights,
        aligns=(Align.START,) * len(COLUMNS),
        rows=tuple(cells),
        merges=tuple(list_merges(block, rows)),
        names_rows=True,
    )
    anchors = [entry.anchor for entry in entries if entry.anchor]
    return SlideBody(
        SlideKind.CLAIMS,
        claims.size,
        table=table,
        anchors=tuple(anchors),
    )
