"""A kind of chart -> what is true of every chart of that kind: its traits, in one table.

Whoever draws, describes or checks a chart asks its traits and not its kind. A new kind is one
more row here; without it the type check fails.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import assert_never

from reporting.content.chart_blocks import ChartKind
from reporting.record import Record


class LabelPlace(StrEnum):
    """Where the value of a mark is written."""

    BEYOND = "beyond"
    """Behind the end of its bar."""
    ABOVE = "above"
    """Over its point."""
    BESIDE = "beside"
    """To the right of its point."""
    WITHIN = "within"
    """On its slice."""
    NOWHERE = "nowhere"
    """The axis speaks for it."""


class ChartTraits(Record, frozen=True, kw_only=True):
    """What is true of every chart of one kind.

    Args:
        has_categories: whether values belong to named categories; else to an x of their own.
        has_axes: whether values are measured along an axis; else they are parts of a whole.
        is_from_zero: whether lengths or areas speak, so that the value axis begins at zero.
        is_stacked: whether several series stand on one another.
        is_sideways: whether categories follow from top to bottom and values run to the right.
        has_bars: whether each value is a bar or a column.
        has_markers: whether series differ by the form of their points; else by their fill.
        has_lines: whether the points of a series are connected.
        has_panels: whether each series may have a panel of its own.
        has_joins: whether the values of a category are joined by a line.
        has_ticks: whether round values along an axis say how far others reach; else the number
            at each mark does.
        runs_on: whether what lies between two categories is drawn: dates stand to scale.
        names_categories: whether the legend names the categories; else it names the series.
        label_place: where values are written.
    """

    has_categories: bool = True
    has_axes: bool = True
    is_from_zero: bool = False
    is_stacked: bool = False
    is_sideways: bool = False
    has_bars: bool = False
    has_markers: bool = False
    has_lines: bool = False
    has_panels: bool = False
    has_joins: bool = False
    has_ticks: bool = True
    runs_on: bool = False
    names_categories: bool = False
    label_place: LabelPlace = LabelPlace.NOWHERE

    @property
    def has_named_ends(self) -> bool:
        """Whether lines have numbers and names at both ends, which stand for an axis."""
        return self.has_lines and not self.has_ticks


_BAR = ChartTraits(
    has_bars=True,
    has_panels=True,
    is_from_zero=True,
    is_sideways=True,
    label_place=LabelPlace.BEYOND,
)
_COLUMN = ChartTraits(
    has_bars=True,
    has_panels=True,
    is_from_zero=True,
    label_place=LabelPlace.BEYOND,
)
_LINE = ChartTraits(
    has_lines=True,
    has_markers=True,
    has_panels=True,
    runs_on=True,
    label_place=LabelPlace.ABOVE,
)
_AREA = ChartTraits(
    has_panels=True,
    is_from_zero=True,
    is_stacked=True,
    runs_on=True,
)
_DOUGHNUT = ChartTraits(
    has_axes=False,
    has_ticks=False,
    names_categories=True,
    label_place=LabelPlace.WITHIN,
)
_SCATTER = ChartTraits(
    has_categories=False, has_markers=True, label_place=LabelPlace.BESIDE
)
_DUMBBELL = ChartTraits(
    is_sideways=True, has_markers=True, has_joins=True, label_place=LabelPlace.BESIDE
)
_SLOPE = ChartTraits(
    has_lines=True, has_markers=True, has_ticks=False, label_place=LabelPlace.BESIDE
)


@cache
def find_traits(kind: ChartKind) -> ChartTraits:
    """Return the traits of a kind of chart."""
    match kind:
        case ChartKind.BAR:
            return _BAR
        case ChartKind.COLUMN:
            return _COLUMN
        case ChartKind.LINE:
            return _LINE
        case ChartKind.AREA:
            return _AREA
        case ChartKind.DOUGHNUT:
            return _DOUGHNUT
        case ChartKind.SCATTER:
            return _SCATTER
        case ChartKind.DUMBBELL:
            return _DUMBBELL
        case ChartKind.SLOPE:
            return _SLOPE
        case _:
            assert_never(kind)
