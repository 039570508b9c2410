"""What a kind of block hands over: its slabs without the heading, and how these take a page."""

from __future__ import annotations

from typing import Any

from reporting.dossier.galley.compose import keep_together
from reporting.dossier.galley.galley import Flow, Slabs, measure_height
from reporting.record import Record


class BlockBody(Record, frozen=True):
    """A block as it is set, without its heading.

    Slabs carry their notes even where the body is wide: who makes the galley moves them to a
    row of their own below.

    Args:
        slabs: from head to foot.
        flow: how it takes its place on pages.
        is_wide: whether it is set across text and margin.
        repeats: how many of the first slabs come again where it goes on over a page.
        has_room: whether all of it has room without a number being cut.
    """

    slabs: Slabs
    flow: Flow = Flow.TEXT
    is_wide: bool = False
    repeats: int = 0
    has_room: bool = True


def float_up_to(slabs: Slabs, limit: float, **fields: Any) -> BlockBody:
    """Return a body that floats whole up to a height, and is cut like text above it.

    Args:
        slabs: from head to foot.
        limit: in points.
        fields: as `BlockBody` takes them.
    """
    if measure_height(slabs) > limit:
        return BlockBody(slabs, **fields)
    return BlockBody(keep_together(slabs), Flow.FLOAT, **fields)
