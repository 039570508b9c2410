"""The planned labels of a chart -> the numbers and names at what it measures (21.2.2.49)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from reporting.charts.label_stands import GONE, Spot, Stand
from reporting.charts.series_style import (
    SeriesStyle,
    name_series,
    style_mark,
    style_wedge,
)
from reporting.deck.ooxml.xml import element
from reporting.deck.slides.chart_look import LookWriter
from reporting.deck.slides.chart_places import ChartPlaces
from reporting.deck.slides.chart_text import ChartText
from reporting.scene import Chart

STANDS: Mapping[Stand, str] = MappingProxyType(
    {
        Stand.BEYOND: "outEnd",
        Stand.AT_END: "inEnd",
        Stand.AT_FOOT: "inBase",
        Stand.WITHIN: "ctr",
        Stand.ABOVE: "t",
        Stand.BELOW: "b",
        Stand.RIGHT: "r",
        Stand.LEFT: "l",
    }
)
"""Where labels stand (ECMA-376 21.2.3.10)."""

_MIRRORED: Mapping[str, str] = MappingProxyType({"r": "l", "l": "r"})
_FIELDS = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
"""The extension of leader lines ([MS-ODRAWXML] 2.24.3)."""
_CLOSE = 4.0
"""How far a name may stand off the end of its line without a line to it, in points."""
_INSIDE = frozenset({Stand.AT_END, Stand.AT_FOOT, Stand.WITHIN})


class LabelWriter:
    """Writes the labels of one chart's values."""

    def __init__(
        self,
        chart: Chart,
        text: ChartText,
        look: LookWriter,
        places: ChartPlaces,
    ) -> None:
        """Begin the labels of a chart.

        Args:
            chart: the chart.
            text: sets its words.
            look: knows its colours.
            places: has planned where labels stand.
        """
        self.chart = chart
        self.block = chart.block
        self.traits = chart.block.traits
        self.text = text
        self.look = look
        self.places = places
        self.colours = chart.colours
        self._written: dict[tuple[str, str, str, str, bool], str] = {}

    def write(self, number: int) -> str | None:
        """Write the values of a series at what they measure, as far as they have room.

        An area's labels would stand within it, where they name no point; its axis speaks for
        them.
        """
        if self.chart.plot:
            from reporting.deck.slides.chart_panel import (  # noqa: PLC0415
                write_panel_labels,
            )

            return write_panel_labels(
                self.chart,
                number,
                self.chart.plot,
                self.text,
            )
        if not self.traits.has_axes:
            return self.write_slices()
        spots = self.list_spots(number)
        shown = [at for at, spot in spots.items() if spot.stand]
        if not shown:
            return None
        written: dict[int, str] = {}
        for at, spot in spots.items():
            written[at] = self.write_words(number, at, spot)
        usual = self.find_usual(number, spots, written)
        labels: list[str] = []
        for at, words in written.items():
            if words != usual:
                labels.append(element("c:dLbl", element("c:idx", val=at), words))
        leaders = None
        if any(spot.aside or spot.rise for spot in spots.values()):
            rise = self.places.labels.farthest
            has_leaders = number in self.places.labels.ends and rise > _CLOSE
            leaders = write_leaders(are_shown=has_leaders)
        return element("c:dLbls", *labels, usual, leaders)

    def list_spots(self, number: int) -> dict[int, Spot]:
        """Return where the numbers of a series stand, by category."""
        planned = self.places.labels
        spots: dict[int, Spot] = {}
        for at, label in enumerate(self.block.series[number].labels):
            if label:
                spots[at] = planned.numbers.get((number, at), GONE)
        if number in planned.ends:
            at, spot = planned.ends[number]
            spots[at] = spot
        return spots

    def find_usual(
        self,
        number: int,
        spots: Mapping[int, Spot],
        written: Mapping[int, str],
    ) -> str:
        """Return how most labels of a series are written: the others say how they differ."""
        usual = Counter[str]()
        for at, spot in spots.items():
            is_moved = bool(spot.aside or spot.rise)
            if spot.stand and not is_moved and not self.is_end(number, at):
                usual[written[at]] += 1
        if not usual:
            return self.text.write_hidden_labels()
        return usual.most_common(1)[0][0]

    def is_end(self, number: int, at: int) -> bool:
        """Whether a series is named at a value."""
        end = self.places.labels.ends.get(number)
        return end is not None and end[0] == at

    def write_words(
        self,
        number: int,
        at: int,
        spot: Spot,
    ) -> str:
        """Write a label at its place, or that there is none."""
        if not spot.stand:
            return element("c:delete", val=True)
        style = style_mark(self.block, number, at)
        colour, ground = self.choose_look(style, spot)
        is_named = self.is_end(number, at)
        if is_named:
            name = name_series(style_mark(self.block, number))
            colour = self.look.pick_lettering(name)
        series = self.block.series[number]
        code = series.codes[at] if series.codes else self.find_format(number)
        side = self.find_side(spot)
        look = (colour, code, side, ground, is_named)
        if look not in self._written:
            self._written[look] = self.text.write_label(
                colour,
                code,
                side,
                ground,
                is_named=is_named,
            )
        offset = self.places.write_offset(spot.aside, spot.rise) or ""
        return offset + self._written[look]

    def choose_look(self, style: SeriesStyle, spot: Spot) -> tuple[str, str]:
        """Return the colour of a label and that of its ground, if it needs one."""
        if spot.stand in _INSIDE:
            if style.hatch:
                return self.colours.ink, self.colours.paper
            return self.look.pick_words(style), ""
        is_alone = len(self.block.series) == 1 and not self.block.lines
        has_ground = self.traits.has_lines or self.block.is_combined
        ground = self.colours.paper if has_ground and not is_alone else ""
        return self.colours.ink, ground

    def write_slices(self) -> str:
        """Write the label of each part: beside the ring with its name, or on its shade."""
        ring = self.places.ring
        labels: list[str] = []
        code = self.block.number_format
        for at, spot in enumerate(ring.spots):
            style = style_wedge(self.block, at)
            words = element("c:delete", val=True)
            if spot.stand:
                colour = self.look.pick_words(style)
                if ring.are_named:
                    colour = self.colours.ink
                words = self.text.write_label(
                    colour,
                    code,
                    "",
                    told=("CatName", "Val") if ring.are_named else (),
                )
                words = (self.places.write_offset(spot.aside, spot.rise) or "") + words
            labels.append(element("c:dLbl", element("c:idx", val=at), words))
        others = self.text.write_label(
            self.colours.ink,
            code,
            "",
        )
        leaders = element("c:showLeaderLines", val=True)
        return element("c:dLbls", *labels, others, leaders)

    def write_reference(self, number: int, code: str) -> str:
        """Write the name of a line across, and its value.

        Args:
            number: of the line, from 0.
            code: number format of its value.
        """
        at, spot = self.places.labels.references[number]
        words = self.text.write_label(
            self.colours.ink,
            code,
            self.find_side(spot),
            self.colours.paper,
            is_named=True,
        )
        offset = self.places.write_offset(spot.aside, spot.rise)
        place = element("c:idx", val=at)
        return element("c:dLbl", place, offset, words)

    def find_side(self, spot: Spot) -> str:
        """Return on which side of its mark a label stands, as the page is read."""
        side = STANDS[spot.stand]
        return _MIRRORED.get(side, side) if self.places.is_mirrored else side

    def find_format(self, number: int) -> str:
        """Return the number format of a series: that of the axis which measures it."""
        if self.block.series[number].is_second:
            return self.block.second_format
        return self.block.number_format


def write_leaders(*, are_shown: bool) -> str:
    """Write whether lines lead to labels that were moved off their places."""
    leaders = element("c15:showLeaderLines", val=are_shown)
    return element("c:extLst", element("c:ext", leaders, uri=_FIELDS))
