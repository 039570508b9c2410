"""A planned table -> rows between hairlines, with numbers level and never cut."""

from __future__ import annotations

from reporting.dossier.blocks.body import BlockBody, float_up_to
from reporting.dossier.blocks.column_demands import measure_columns, measure_spans
from reporting.dossier.blocks.column_widths import fit_table
from reporting.dossier.blocks.table_rows import (
    FLOATING,
    RowLook,
    set_head,
    set_rows,
)
from reporting.dossier.galley.compose import append_tied, keep_together, stack
from reporting.dossier.galley.galley import TIED, Slabs, measure_height
from reporting.dossier.typeset.context import TypesetContext
from reporting.plan.table_model import TableBlock
from reporting.plan.words import Para

_NOTE_GAP = 5.0
"""Above the note below a table, in points."""
_TALL_ROW = 0.33
"""Share of a page above which a row is cut between its lines."""
_TALL_WIDE_ROW = 0.5
"""The same of a row whose notes stand in it."""
_LONG_NOTE = 0.3
"""Share of a page above which a note need not stay with the last row."""


def typeset_table(setting: TypesetContext, block: TableBlock) -> BlockBody:
    """Set a table, as wide and in as small a type as its numbers and words ask for."""
    styles = setting.styles
    texts = measure_columns(setting.begin(), block)
    spans = measure_spans(setting.begin(), block)
    fit = fit_table(setting, block, texts, spans)
    room = setting.column_height
    look = RowLook(
        fit,
        styles,
        room * (_TALL_WIDE_ROW if fit.is_wide else _TALL_ROW),
        setting.is_rtl,
    )
    place = setting.in_width(fit.width).group("Table")
    head = set_head(place, block, look)
    rows = set_rows(place, block, look)
    slabs = stack(head, *rows)
    if block.note:
        words = typeset_note(place.group("Caption"), block.note)
        if measure_height(words) <= room * _LONG_NOTE:
            words = keep_together(words, TIED)
        slabs = append_tied(slabs, words, _NOTE_GAP)
    return float_up_to(
        slabs,
        room * FLOATING,
        is_wide=fit.is_wide,
        repeats=1 if len(head) == 1 else 0,
        has_room=fit.has_room,
    )


def typeset_note(setting: TypesetContext, note: Para) -> Slabs:
    """Set the note under a table or chart."""
    return setting.words(note, setting.styles.small)
