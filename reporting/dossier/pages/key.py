"""The key to the evidence: what a raised number is, and each status by its symbol and in words."""

from __future__ import annotations

from reporting.content.model import Status
from reporting.dossier.galley.compose import (
    Cell,
    abreast,
    keep_together,
    make_space,
    stack,
    with_ground,
)
from reporting.dossier.galley.galley import Flow, Galley, Ground, Slabs
from reporting.dossier.galley.marks import StatusMark
from reporting.dossier.typeset.context import TypesetContext
from reporting.dossier.typeset.notes import find_baseline
from reporting.plan.words import Para, Run
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


def typeset_key(setting: TypesetContext, statuses: tuple[tuple[Status, Para], ...], words: Para) -> Galley:
    ...
