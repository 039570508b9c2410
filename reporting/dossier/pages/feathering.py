"""What stands on a page that ends short -> the same with more space between blocks.

So the feet of pages that face each other are level. Spaces grow by whole lines, which keeps
the text on its grid; none grows below a heading, within a block or between paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence

from reporting.dossier.galley.galley import Flow, measure_height
from reporting.dossier.galley.page import Placement
from reporting.dossier.pages.page_measure import PageMeasure
from reporting.record import replace

_ROUNDING = 0.01
_LEAST = 0.6
"""From what space on it may grow, in lines: less stands between things that are one."""
_MOST = 1
"""How many lines a space grows by at the most."""
_MOST_ABOVE_OPENER = 2
"""The same where a part begins below another."""


def feather(
    placements: Sequence[Placement], filled: float, measure: PageMeasure
) -> tuple[list[Placement], float]:
    """Return what stands on a page, brought nearer to its foot, and how far it reaches.

    Args:
        placements: from head to foot.
        filled: from the head of the column to the foot of the lowest, in points.
        measure: of the page.
    """
    leading = measure.leading
    lines = int((measure.height - filled + _ROUNDING) / leading)
    grown = share_lines(list_limits(placements, _LEAST * leading), lines)
    moved: list[Placement] = []
    down = 0.0
    for placement, more in zip(placements, grown, strict=True):
        down += more * leading
        top = placement.top + down
        moved.append(replace(placement, top=top) if down else placement)
    return moved, filled + down


def list_limits(placements: Sequence[Placement], least: float) -> list[int]:
    """Return by how many lines the space above each thing on a page may grow."""
    limits: list[int] = []
    above: Placement | None = None
    for placement in placements:
        limits.append(find_limit(above, placement, least) if above else 0)
        above = placement
    return limits


def find_limit(above: Placement, below: Placement, least: float) -> int:
    """Return by how many lines the space between two things may grow."""
    galley = below.galley
    if galley is above.galley or above.galley.ties:
        return 0
    if below.top - find_foot(above) < least:
        return 0
    return _MOST_ABOVE_OPENER if galley.flow is Flow.OPENER else _MOST


def share_lines(limits: Sequence[int], lines: int) -> list[int]:
    """Return how many lines each space gets: first those that may grow most, from the foot."""
    grown = [0] * len(limits)
    left = lines
    for least in range(max(limits, default=0), 0, -1):
        for at in reversed(range(len(limits))):
            if left and limits[at] >= least:
                grown[at] += 1
                left -= 1
    return grown


def find_foot(placement: Placement) -> float:
    """Return the foot of what is placed, from the head of the column, in points."""
    galley = placement.galley
    height = measure_height(galley.slabs[placement.start : placement.stop])
    if placement.repeats:
        height += measure_height(galley.repeated)
    return placement.top + placement.lead + height
