"""Terms and their definitions -> a list on paper, each term beside its definition."""

from __future__ import annotations

from reporting.dossier.blocks.body import BlockBody
from reporting.dossier.galley.compose import Cell, abreast, free_foot, stack
from reporting.dossier.galley.galley import Slabs, measure_height
from reporting.dossier.typeset.context import TypesetContext
from reporting.plan.block_model import GlossaryBlock
from reporting.plan.located_text import find_origin
from reporting.record import replace

_TERM = 0.32
"""Share of the column in which terms stand."""
_WHOLE = 0.2
"""Share of a page up to which a definition is not cut."""
_GUTTER = 18.0
"""Between a term and its definition, in points."""


def typeset_terms(setting: TypesetContext, block: GlossaryBlock) -> BlockBody:
    """Set terms where lines begin, each beside its definition, as one list of the structure."""
    styles = setting.styles
    measure = setting.width * _TERM
    width = setting.width - measure
    term_style = replace(styles.h3, before=0.0, after=0.0)
    room = setting.column_height
    listed = setting.group("L", numbering="None")
    rows: list[Slabs] = []
    for entry in block.entries:
        item = listed.group("LI")
        label = item.elem("Lbl", origin=find_origin(entry.term))
        term = item.words(
            entry.term,
            term_style,
            width=measure - _GUTTER,
            tag=label,
        )
        body = item.group("LBody")
        text = body.words(
            entry.text,
            styles.aside,
            width=width,
        )
        left = Cell(setting.flip(0, measure - _GUTTER), term)
        right = Cell(setting.flip(measure, width), text)
        is_short = measure_height(text) <= room * _WHOLE
        row = free_foot(abreast([left, right], whole=is_short))
        rows.append(row)
    return BlockBody(stack(*rows, gap=styles.aside.leading / 2))
