"""Terms and their definitions -> a list on paper, each term at the left of its definition."""

from __future__ import annotations

from reportlab.platypus import Flowable

from reporting.dossier.typeset.columns import Cell, Columns
from reporting.dossier.typeset.context import RenderContext
from reporting.plan.block_model import GlossaryBlock

_TERM = 0.32
"""Share of the column in which terms stand."""
_GUTTER = 18.0
"""Between a term and its definition, in points."""


def typeset_terms(
    setting: RenderContext,
    block: GlossaryBlock,
) -> list[Flowable]:
    """Set terms at the left, each beside its definition, as one list of the structure."""
    styles = setting.styles
    term_width = setting.width * _TERM
    width = setting.width - term_width
    term_style = styles.h3.clone("term", spaceBefore=0, spaceAfter=0)
    setting = setting.group("L", numbering="None")
    rows: list[Flowable] = []
    for entry in block.entries:
        item = setting.group("LI")
        label = item.elem("Lbl")
        term = item.words(entry.term, term_style, elem=label)
        text = item.group("LBody").words(entry.text, styles.aside)
        left = Cell(0, term_width - _GUTTER, (term,))
        right = Cell(term_width, width, (text,))
        rows.append(Columns([left, right], after=styles.aside.leading / 2))
    return rows
