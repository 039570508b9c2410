"""Terms and their definitions -> slides of text, over as many as they need.

Short terms stand in a column of their own, level with their definitions; longer ones are
headings over them. A definition that no slide holds whole goes on over several, each beside or
under its term.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length
from reporting.plan.block_model import GlossaryBlock, GlossaryEntry
from reporting.record import replace
from reporting.scene import SlideKind
from reporting.slides.model import SlideBody, SlideText
from reporting.slides.packing import PackedRows, Row, pack_rows
from reporting.slides.pagination import choose_largest
from reporting.slides.splitting import split_text
from reporting.slides.stacking import (
    StackPlace,
    find_stack_place,
    stack_in_bands,
    stack_pages,
)
from reporting.slides.typesetter import Typesetter

TERM_SPACE = 0.5
"""Above a term, as a share of its leading."""

TERM_SHARE = 0.34
"""Of the width, which terms in a column of their own take at the most."""


def lay_out_glossary(
    setter: Typesetter,
    block: GlossaryBlock,
) -> tuple[SlideBody, ...]:
    """Lay out terms below one another, the evidence of each beside its definition."""
    proofs = [entry.text.evidence for entry in block.entries]
    stacked = find_stack_place(setter, proofs)
    place, packed = _pack_entries(setter, block.entries, stacked)
    if not setter.grid.fixed:
        inner, again = _pack_entries(
            setter,
            block.entries,
            stacked.inset(setter.grid),
        )
        if again.cost <= packed.cost:
            banded = stack_in_bands(setter, again, inner, block.evidence)
            if banded:
                return banded
    return stack_pages(setter, packed, place, block.evidence)


def _pack_entries(
    setter: Typesetter,
    entries: Sequence[GlossaryEntry],
    stacked: StackPlace,
) -> tuple[StackPlace, PackedRows]:
    """Deal entries out to slides, and return where they stand on these."""
    place = stacked.text
    sizes = setter.list_kind_sizes(SlideKind.TEXT)
    widest = _measure_terms(setter, entries, sizes[0])
    if widest > place.width.times(TERM_SHARE):
        packed = _pack_under_terms(setter, entries, place, sizes)
        return replace(stacked, has_rules=True), packed

    def try_sizes() -> Iterator[tuple[Length, PackedRows]]:
        for size in sizes:
            column = _measure_terms(setter, entries, size)
            yield column, _pack_beside_terms(setter, entries, place, column, size)

    column, packed = choose_largest(try_sizes(), lambda tried: len(tried[1].pages))
    texts = place.indent(column)
    return replace(stacked, text=texts, has_rules=True, column=column), packed


def _measure_terms(
    setter: Typesetter,
    entries: Sequence[GlossaryEntry],
    size: Length,
) -> Length:
    """Return the width of a column in which each term stands on one line, and its gap."""
    widest = Length(0)
    for entry in entries:
        term = setter.make_text(entry.term, Style.HEADING, size)
        widest = max(widest, setter.measure_line(term))
    return widest + setter.grid.gap


def _pack_beside_terms(
    setter: Typesetter,
    entries: Sequence[GlossaryEntry],
    place: Rect,
    column: Length,
    size: Length,
) -> PackedRows:
    """Deal definitions out to slides, each with its term in a column of its own."""

    def make_rows(size: Length) -> list[Row]:
        rows = []
        for entry in entries:
            term = setter.make_text(entry.term, Style.HEADING, size)
            text = setter.make_text(
                entry.text.runs,
                Style.TEXT,
                size,
                TERM_SPACE,
            )
            row = Row((text,), entry.text.evidence, aside=term)
            rows.append(row)
        return rows

    width = place.width - column
    return pack_rows(
        setter,
        make_rows,
        width,
        place.height,
        (size,),
    )


def _pack_under_terms(
    setter: Typesetter,
    entries: Sequence[GlossaryEntry],
    place: Rect,
    sizes: Sequence[Length],
) -> PackedRows:
    """Deal terms out to slides, each with its definition under it."""

    def make_rows(size: Length) -> list[Row]:
        rows: list[Row] = []
        for entry in entries:
            rows += set_entry(setter, entry, place, size)
        return rows

    return pack_rows(
        setter,
        make_rows,
        place.width,
        place.height,
        sizes,
    )


def set_entry(
    setter: Typesetter,
    entry: GlossaryEntry,
    place: Rect,
    size: Length,
) -> list[Row]:
    """Set an entry as one row, or as one for each slide that its definition takes.

    Args:
        setter: measures.
        entry: a term and its definition.
        place: of the slide's text.
        size: of the type.
    """
    term = setter.make_text(
        entry.term,
        Style.HEADING,
        size,
        TERM_SPACE,
    )
    term_height = setter.measure_height((term,), place.width)
    room = place.height - term_height
    text = entry.text
    rest: SlideText | None = setter.make_text(
        text.runs,
        Style.TEXT,
        size,
    )
    rows = []
    while rest:
        most = max(1, int(room // rest.leading))
        part, rest = split_text(
            setter,
            rest,
            place.width,
            most,
        )
        marks = [run.mark for run in part.runs]
        marked = [proof for proof in text.evidence if proof.number in marks]
        row = Row((term, part), tuple(marked))
        rows.append(row)
    return rows
