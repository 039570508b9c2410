"""The places of a chart on its slide -> the layouts of its parts (ECMA-376 21.2.2.95)."""

from __future__ import annotations

from reporting.deck.slides.chart_layouts import write_layout, write_shift
from reporting.design.rect import PageRect
from reporting.slides import chart_places


class ChartPlaces(chart_places.ChartPlaces):
    """Writes where the parts of one chart stand in its frame."""

    def write_layout(self) -> str:
        """Write where the plot area stands (ECMA-376 21.2.2.95)."""
        return self.write_place(self.area, is_plot=True)

    def write_place(self, area: PageRect, *, is_plot: bool = False) -> str:
        """Write where a part of the chart stands; of a plot area that within its labels."""
        left = area.left
        if self.is_rtl and self.block.traits.has_categories:
            left = self.width - area.right
        return write_layout(
            left=round(left / self.width, 4),
            top=round(1 - area.top / self.height, 4),
            width=round(area.width / self.width, 4),
            height=round(area.height / self.height, 4),
            is_inner=is_plot,
        )

    def write_offset(self, aside: float, rise: float) -> str | None:
        """Write how far a label is moved from its place, in points (ECMA-376 21.2.2.95)."""
        if not aside and not rise:
            return None
        sign = -1 if self.is_mirrored else 1
        across = round(sign * aside / self.width, 4)
        down = round(-rise / self.height, 4)
        return write_shift(across, down)
