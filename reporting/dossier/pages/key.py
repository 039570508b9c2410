"""The key to the evidence: what a raised number is, and each status by symbol and words.

It stands in the margin beside the contents, where no evidence is noted and before the first
mark; where the contents are too short for that, in the column below; and below contents that
take the margin too.
"""

from __future__ import annotations

from reporting.dossier.galley.compose import Cell, abreast, stack
from reporting.dossier.galley.galley import Slabs
from reporting.dossier.pages.two_columns import GUTTER, measure_half
from reporting.dossier.typeset.context import TypesetContext
from reporting.dossier.typeset.notes import find_baseline
from reporting.paper.marks import StatusMark
from reporting.plan.model import EvidenceKey, KeyEntry
from reporting.plan.words import Run
from reporting.record import replace

_INDENT = 11.0
"""From a symbol's left edge to its words, in points."""
_RADIUS = 3.1
"""Of a symbol, in points."""
_RAISED = 0.3
"""Height of its middle above the baseline, as a share of the type size."""
_GAP = 4.0
"""Between what the key says, in points."""


def typeset_key(setting: TypesetContext, key: EvidenceKey) -> Slabs:
    """Set the key as notes are set.

    Args:
        setting: the place, as wide as the key.
        key: what it says.
    """
    part = setting.group("Sect", id="part-key")
    styles = part.styles
    title = part.words(part.labels.key, styles.note_head)
    words = part.words(key.words, styles.note)
    listed = part.group("L", numbering="None")
    statuses = [set_status(listed, entry) for entry in key.entries]
    return stack(title, words, *statuses, gap=_GAP)


def typeset_key_across(setting: TypesetContext, key: EvidenceKey) -> Slabs:
    """Set the key in two columns: what a number is, and each status.

    Args:
        setting: text column and margin together.
        key: what it says.
    """
    half = measure_half(setting)
    part = setting.in_width(half).group("Sect", id="part-key")
    styles = part.styles
    title = part.words(part.labels.key, styles.note_head)
    words = part.words(key.words, styles.note)
    listed = part.group("L", numbering="None")
    statuses = [set_status(listed, entry) for entry in key.entries]
    left = setting.flip(0, half)
    right = setting.flip(half + GUTTER, half)
    cells = (
        Cell(left, stack(title, words, gap=_GAP)),
        Cell(right, stack(*statuses, gap=_GAP)),
    )
    return abreast(cells, whole=True)


def set_status(setting: TypesetContext, entry: KeyEntry) -> Slabs:
    """Return the symbol of a status, its word, and what it takes."""
    styles = setting.styles
    ink = setting.theme.status[entry.status.value]
    item = setting.group("LI").group("LBody")
    room = setting.width - _INDENT
    left = setting.flip(_INDENT, room)
    first, *rest = item.words(
        entry.word,
        styles.note_head,
        width=room,
        x=left,
        ink=ink,
    )
    meaning = item.words(
        (Run(entry.meaning),),
        styles.note,
        width=room,
        x=left,
    )
    x = setting.flip(0, 2 * _RADIUS) + _RADIUS
    y = find_baseline(first) - styles.note_head.size * _RAISED
    symbol = StatusMark(x, y, _RADIUS, entry.status, ink)
    return (
        replace(
            first,
            marks=(symbol, *first.marks),
        ),
        *rest,
        *meaning,
    )
