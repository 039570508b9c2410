"""What is drawn over a chart on a slide, and the frame that it is drawn in."""

from __future__ import annotations

from reporting.charts.slide_additions import SlideAdditions
from reporting.record import Record


class OverlayPlaces(Record, frozen=True):
    """Where in the frame of a chart what is drawn over it stands; lengths in points.

    Args:
        width: of the frame.
        height: of the frame.
        leading: from one baseline to the next.
        additions: what is drawn.
        notes: lines below the plot area.
    """

    width: float
    height: float
    leading: float
    additions: SlideAdditions = SlideAdditions()
    notes: tuple[str, ...] = ()
