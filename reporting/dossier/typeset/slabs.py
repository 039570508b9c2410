"""Lines of a paragraph -> strips of a galley, with what it costs to end a page below each."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.dossier.galley.galley import FREE, NEVER, Slab, Slabs
from reporting.paper.marks import LineEnd, TextLine
from reporting.paper.typeset.styles import TextStyle

WITHIN_WORD = 300.0
"""Cost of ending a page within a word."""


def make_slabs(lines: Sequence[TextLine], style: TextStyle, *, on_grid: bool) -> Slabs:
    """Return lines as strips; two lines at least stand together on a page.

    Args:
        lines: of a paragraph; none take the room of one.
        style: their look; a heading is never cut, nor parted from what follows.
        on_grid: whether their baselines belong onto the grid of the page.
    """
    if not lines:
        return (Slab(style.leading),)
    baseline = style.size if on_grid else None
    least = NEVER if style.leads else FREE
    last = len(lines) - 1
    slabs: list[Slab] = []
    for at, line in enumerate(lines):
        cut = least
        parts_one = at in (0, last - 1)
        if parts_one and at != last:
            cut = NEVER
        elif line.end is LineEnd.HYPHEN:
            cut = max(least, WITHIN_WORD)
        slab = Slab(
            style.leading,
            (line,),
            cut,
            baseline=baseline,
        )
        slabs.append(slab)
    return tuple(slabs)
