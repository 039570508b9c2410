"""Terms and their definitions -> slides of text, over as many as they need.

A term is a heading over its definition. A definition that no slide holds whole goes on over
several, each under its term.
"""

from __future__ import annotations

from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length
from reporting.plan.block_model import GlossaryBlock, GlossaryEntry
from reporting.slides.model import SlideBody, SlideText
from reporting.slides.packing import Row, pack_rows
from reporting.slides.splitting import split_text
from reporting.slides.text import stack_pages
from reporting.slides.typesetter import Typesetter

TERM_SPACE = 0.5
"""Above a term, as a share of its leading."""


def lay_out_glossary(
    setter: Typesetter,
    block: GlossaryBlock,
) -> tuple[SlideBody, ...]:
    """Lay out terms below one another, the evidence of each beside its definition."""
    place, margin = setter.grid.text, setter.grid.evidence

    def make_rows(size: Length) -> list[Row]:
        rows: list[Row] = []
        for entry in block.entries:
            rows += set_entry(setter, entry, place, size)
        return rows

    packed = pack_rows(setter, make_rows, place.width, place.height)
    return stack_pages(setter, packed, place, margin, block.evidence)


def set_entry(
    setter: Typesetter, entry: GlossaryEntry, place: Rect, size: Length
) -> list[Row]:
    """Set an entry as one row, or as one for each slide that its definition takes.

    Args:
        setter: measures.
        entry: a term and its definition.
        place: of the slide's text.
        size: of the type.
    """
    term = setter.make_text(entry.term, Style.HEADING, size, TERM_SPACE)
    term_height = setter.measure_height((term,), place.width)
    room = place.height - term_height
    text = entry.text
    rest: SlideText | None = setter.make_text(text.runs, Style.TEXT, size)
    rows = []
    while rest:
        most = max(1, int(room // rest.leading))
        part, rest = split_text(setter, rest, place.width, most)
        marks = [run.mark for run in part.runs]
        evidence = []
        for proof in text.evidence:
            if proof.number in marks:
                evidence.append(proof)
        row = Row((term, part), tuple(evidence))
        rows.append(row)
    return rows
