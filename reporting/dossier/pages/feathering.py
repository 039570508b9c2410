"""What stands on a page that ends short -> the same with more space between blocks.

So the feet of pages that face each other are level. Spaces grow by whole lines, which keeps
the text on its grid; none grows below a heading, within a block or between paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence

from reporting.dossier.galley.galley import Flow, measure_height
from reporting.dossier.galley.page import Placement
from reporting.dossier.pages.page_measure import PageMeasure
from reporting.record import Record, replace

_ROUNDING = 0.01
_LEAST = 0.6
"""From what space on it may grow, in lines: less stands between things that are one."""
_MOST = 1
"""How many lines a space grows by at the most."""
_MOST_ABOVE_OPENER = 2
"""The same where a part begins below another."""


def feather(
    placements: Sequence[Placement],
    filled: float,
    measure: PageMeasure,
) -> tuple[list[Placement], float]:
    """Return what stands on a page, brought nearer to its foot, and how far it reaches.

    Args:
        placements: from head to foot.
        filled: from the head of the column to the foot of the lowest, in points.
        measure: of the page.
    """
    leading = measure.leading
    lines = int((measure.height - filled + _ROUNDING) / leading)
    grown = share_lines(list_spaces(placements, _LEAST * leading), lines)
    moved: list[Placement] = []
    down = 0.0
    for placement, more in zip(placements, grown, strict=True):
        down += more * leading
        top = placement.top + down
        moved.append(replace(placement, top=top) if down else placement)
    return moved, filled + down


class Space(Record, frozen=True):
    """What stands above a thing on a page.

    Args:
        height: in points.
        limit: by how many lines it may grow.
    """

    height: float = 0.0
    limit: int = 0


def list_spaces(placements: Sequence[Placement], least: float) -> list[Space]:
    """Return the space above each thing on a page.

    Args:
        placements: from head to foot.
        least: height from which on a space may grow, in points.
    """
    spaces: list[Space] = []
    above: Placement | None = None
    for placement in placements:
        spaces.append(find_space(above, placement, least) if above else Space())
        above = placement
    return spaces


def find_space(above: Placement, below: Placement, least: float) -> Space:
    """Return the space between two things."""
    galley = below.galley
    height = below.top - find_foot(above)
    if galley is above.galley or above.galley.ties or height < least:
        return Space(height)
    is_opener = galley.flow is Flow.OPENER
    return Space(height, _MOST_ABOVE_OPENER if is_opener else _MOST)


def share_lines(spaces: Sequence[Space], lines: int) -> list[int]:
    """Return how many lines each space gets: a line each, the narrowest first, then more."""
    grown = [0] * len(spaces)
    narrowest = sorted(range(len(spaces)), key=lambda at: spaces[at].height)
    left = lines
    for least in range(1, _MOST_ABOVE_OPENER + 1):
        for at in narrowest:
            if left and spaces[at].limit >= least:
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
