"""A chart on its slide -> places of its plot area, names and numbers, measured in its type."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reporting.charts.category_names import CategoryNames, name_categories
from reporting.charts.slide_additions import (
    AdditionPlanner,
    SlideAdditions,
    has_additions,
    make_room,
)
from reporting.charts.slide_labels import (
    NEAR,
    SlideLabels,
    plan_slide_labels,
)
from reporting.charts.slide_lettering import make_lettering
from reporting.charts.slide_overlay import OverlayPlaces
from reporting.charts.slide_plot import (
    SlidePlot,
    make_slide_scale,
    measure_legend_beside,
    measure_slide_plot,
)
from reporting.charts.space import ChartSpace, break_label
from reporting.design.rect import PageRect, Rect
from reporting.design.theme import Theme
from reporting.plan.date_axis import NativeDates, NativeTicks, choose_native_ticks
from reporting.scene import Chart

if TYPE_CHECKING:
    from reporting.charts.slide_ring import SlideRing

_LEGEND_GAP = 14.0
"""From a ring to the legend beside it, in points."""
_MOST_ROUNDS = 3
"""Times that room for remarks below the plot area is sought."""


def make_slide_space(chart: Chart, theme: Theme) -> ChartSpace:
    """Return what a chart is laid out in on its slide, in points."""
    place = Rect[float](
        0.0,
        0.0,
        chart.rect.width.pt,
        chart.rect.height.pt,
    )
    return ChartSpace(place, make_lettering(theme, chart.size))


class ChartPlaces:
    """Where the parts of one chart stand in its frame; y grows upwards from its foot."""

    def __init__(self, chart: Chart, theme: Theme) -> None:
        """Begin with a chart on its slide, in a theme."""
        self.block = chart.block
        self.is_rtl = chart.is_rtl
        self.width = chart.rect.width.pt
        self.height = chart.rect.height.pt
        self.metrics = make_lettering(theme, chart.size)
        self.has_axis = True
        """Whether the axis of values is labelled: that of bars only where numbers lack."""
        self.labels: SlideLabels
        self.plot: SlidePlot
        self.additions = SlideAdditions()
        self.notes: tuple[str, ...] = ()
        """Lines below the plot area, of remarks that have no room in it."""
        if chart.plot:
            self._place_panel(chart.rect, chart.plot)
        elif self.block.traits.has_axes:
            self._plan()
            for _ in range(_MOST_ROUNDS):
                if not self._has_new_notes():
                    break
                self._plan()

    def _has_new_notes(self) -> bool:
        """Whether more lines are needed below the plot area; they are kept."""
        lines: list[str] = []
        for note in self.additions.notes:
            lines += break_label(self.metrics, note, self.width)
        if len(lines) <= len(self.notes):
            return False
        self.notes = tuple(lines)
        return True

    def _plan(self) -> None:
        """Plan what stands where: names in a legend where they cannot stand at lines' ends."""
        is_sideways = self.block.traits.is_sideways
        self._measure(has_axis=not is_sideways, are_ends_free=True)
        if self.labels.farthest > NEAR * self.metrics.size:
            self._measure(has_axis=True, are_ends_free=False)
        lacks = not all(spot.stand for spot in self.labels.numbers.values())
        is_silent = not self.labels.numbers
        if is_sideways and (lacks or is_silent):
            self._measure(has_axis=True, are_ends_free=True)

    def _place_panel(self, frame: Rect, place: Rect) -> None:
        """Take the place of a panel's plot area as it is, which all panels share.

        Args:
            frame: of the panel, on its slide.
            place: of its plot area, on its slide.
        """
        is_sideways = self.block.traits.is_sideways
        self.has_axis = not is_sideways
        self.labels = SlideLabels()
        left, right = place.left - frame.left, frame.right - place.right
        if self.is_rtl:
            left, right = right, left
        area = PageRect.of_edges(
            left.pt,
            (frame.bottom - place.bottom).pt,
            self.width - right.pt,
            (frame.bottom - place.top).pt,
        )
        names: CategoryNames | None = None
        if not is_sideways:
            space = ChartSpace(
                Rect[float](0.0, 0.0, area.width, area.height), self.metrics
            )
            count = max(len(self.block.categories), 1)
            names = name_categories(self.block, space, area.width / count)
        self.plot = SlidePlot(
            frame=PageRect(0.0, self.height, self.width, self.height),
            place=area,
            scale=make_slide_scale(self.block, area, is_second=False),
            second=None,
            names=names,
            step=names.step if names else 1,
            legend_rows=0,
            are_named_at_ends=True,
        )

    def _measure(self, *, has_axis: bool, are_ends_free: bool) -> None:
        self.has_axis = has_axis
        plot = measure_slide_plot(
            self.block,
            self.width,
            self.height,
            self.metrics,
            has_axis=has_axis,
            are_ends_free=are_ends_free,
        )
        foot = self.metrics.leading * len(self.notes)
        self.plot = make_room(self.block, plot, self.metrics, foot)
        self.labels = plan_slide_labels(self.block, self.plot, self.metrics)
        if has_additions(self.block):
            planner = AdditionPlanner(
                self.block,
                self.plot,
                self.labels,
                self.metrics,
            )
            self.additions = planner.plan()

    def choose_date_ticks(self, native: NativeDates) -> NativeTicks:
        """Return which dates a program is to name below the plot area."""
        metrics = self.metrics
        return choose_native_ticks(native, self.area.width, metrics.width, metrics.size)

    @property
    def over(self) -> OverlayPlaces:
        """Where what is drawn over the chart stands."""
        return OverlayPlaces(
            self.width,
            self.height,
            self.metrics.leading,
            self.additions,
            self.notes,
        )

    @property
    def is_named_directly(self) -> bool:
        """Whether what a legend would name is named where it stands."""
        if self.block.traits.has_axes:
            return self.plot.are_named_at_ends
        return self.ring.are_named

    @property
    def has_legend_above(self) -> bool:
        """Whether the legend stands above the plot area; else beside it."""
        return self.block.traits.has_axes and self.plot.legend_rows > 0

    @cached_property
    def ring(self) -> SlideRing:
        """The ring of a doughnut chart."""
        from reporting.charts.slide_ring import lay_out_slide_ring  # noqa: PLC0415

        return lay_out_slide_ring(self.block, self.width, self.height, self.metrics)

    @property
    def is_mirrored(self) -> bool:
        """Whether what is on the right of a mark in print is on its left: not of a ring."""
        traits = self.block.traits
        return self.is_rtl and traits.has_categories and traits.has_axes

    @property
    def area(self) -> PageRect:
        """The place of the plot area."""
        if self.block.traits.has_axes:
            return self.plot.place
        return self.ring.place

    @property
    def legend(self) -> PageRect:
        """The place of a legend beside the plot area, up to the edge of the frame."""
        area = self.area
        left = area.right + _LEGEND_GAP
        if self.block.traits.has_axes:
            frame = Rect[float](
                0.0,
                0.0,
                self.width,
                self.height,
            )
            space = ChartSpace(frame, self.metrics)
            left = self.width - measure_legend_beside(self.block, space)
        return PageRect.of_edges(left, 0.0, self.width, self.height)
