"""What the paginator must know of a page."""

from __future__ import annotations

from reporting.record import Record


class PageMeasure(Record, frozen=True):
    """The column and the margin of every page, in points.

    Args:
        height: of the text column.
        leading: of body text: from one line of the grid to the next.
        baseline: first line of the grid, from the head of the column.
        margin_height: of the margin, from the head of the column; if 0, that of the column.
        opener_share: share of the column that is left where a part begins below another.
        note_gap: below a note.
        short_gap: below a note that says only number and status.
        crowd_leading: height of a line of numbers at the margin's foot.
        crowd_count: how many numbers stand in such a line.
    """

    height: float
    leading: float
    baseline: float
    margin_height: float = 0.0
    opener_share: float = 0.45
    note_gap: float = 5.0
    short_gap: float = 1.0
    crowd_leading: float = 10.0
    crowd_count: int = 6
