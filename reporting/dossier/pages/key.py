"""The key to the evidence: what a raised number is, and each status by symbol and words."""

from __future__ import annotations

from reporting.dossier.galley.compose import (
    Cell,
    abreast,
    keep_together,
    shift,
    stack,
    with_ground,
)
from reporting.dossier.galley.galley import Galley, Ground, Slabs
from reporting.dossier.galley.marks import StatusMark
from reporting.dossier.typeset.context import TypesetContext
from reporting.dossier.typeset.notes import find_baseline
from reporting.plan.model import EvidenceKey, KeyEntry
from reporting.plan.words import Run
from reporting.record import replace

_INSET = 12.0
"""Between the edge of the ground and the words, in points."""
_PADDING = 9.0
"""Above and below the words, in points."""
_INDENT = 12.0
"""From a symbol's left edge to its words, in points."""
_RADIUS = 3.3
"""Of a symbol, in points."""
_RAISED = 0.3
"""Height of its middle above the baseline, as a share of the type size."""
_GAP = 4.0
"""Between what the key says, in points."""
_GUTTER = 14.0
"""Between two statuses side by side, in points."""


def typeset_key(setting: TypesetContext, key: EvidenceKey) -> Galley:
    """Set the key on a quiet ground, below the front matter where the first marks stand.

    Args:
        setting: the column.
        key: what it says.
    """
    line = setting.styles.body.leading
    part = setting.group("Sect", id="part-key")
    inner = part.in_width(setting.width - 2 * _INSET)
    title = inner.words(setting.labels.key, setting.styles.label)
    words = inner.words(key.words, setting.styles.cell)
    statuses = _set_statuses(inner.group("L", numbering="None"), key.entries)
    said = stack(title, words, statuses, gap=_GAP)
    ground = Ground(
        0, setting.width, setting.theme.colours.wash, above=_PADDING, below=_PADDING
    )
    slabs = with_ground(keep_together(shift(said, _INSET)), ground)
    space = line + _PADDING
    return setting.finish(slabs, before=space, after=space)


def _set_statuses(setting: TypesetContext, entries: tuple[KeyEntry, ...]) -> Slabs:
    """Return the statuses in two columns, in the order of reading from left to right."""
    width = (setting.width - _GUTTER) / 2
    rows: list[Slabs] = []
    for first in range(0, len(entries), 2):
        cells: list[Cell] = []
        for number, entry in enumerate(entries[first : first + 2]):
            left = setting.flip(number * (width + _GUTTER), width)
            slabs = _set_status(setting.in_width(width), entry)
            cells.append(Cell(left, slabs))
        rows.append(abreast(cells, whole=True))
    return stack(*rows, gap=_GAP / 2)


def _set_status(setting: TypesetContext, entry: KeyEntry) -> Slabs:
    """Return the symbol of a status, its word, and what it takes."""
    ink = setting.theme.status[entry.status.value]
    style = setting.styles.cell
    item = setting.group("LI").elem("LBody")
    room = setting.width - _INDENT
    runs = (Run(entry.word, bold=True), Run(f": {entry.meaning}"))
    first, *rest = setting.words(
        runs, style, width=room, x=setting.flip(_INDENT, room), tag=item
    )
    x = setting.flip(0, 2 * _RADIUS) + _RADIUS
    y = find_baseline(first) - style.size * _RAISED
    symbol = StatusMark(x, y, _RADIUS, entry.status, ink)
    return (replace(first, marks=(symbol, *first.marks)), *rest)
