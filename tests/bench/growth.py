"""Times of several sizes -> a picture of how they grow, both axes logarithmic.

The lines are told apart by weight, dashes and marks, and each is named at its end, so that
the picture reads the same in grey.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

from tests.tools import ROOT

Points = Sequence[tuple[int, float]]
"""Sections and seconds, the fewest sections first."""
Mark = Literal["disc", "square", "triangle"]

WIDTH = 882
HEIGHT = 470
SCALE = 3
"""Pixels drawn for each that is kept."""
COLOURS = 48

FONTS = ROOT / "assets" / "fonts"
INK = "#16181D"
MUTED = "#5B6270"
HAIRLINE = "#D5D9E0"
PAPER = "#FFFFFF"

LEFT, TOP, RIGHT, BOTTOM = 70, 52, 622, 412
"""The plot area; names stand to its right."""
NAME_HEIGHT = 42


@dataclass(frozen=True, slots=True)
class Look:
    """How a line is drawn: its width and gaps in pixels."""

    colour: str
    width: float
    mark: Mark
    dash: tuple[float, float] | None = None


LOOKS: Mapping[str, Look] = {
    "both": Look("#14202E", 3.5, "disc"),
    "typst": Look("#0F6B66", 1.8, "square"),
    "pandoc": Look("#A3341F", 1.8, "triangle", (7, 5)),
}
NAMES: Mapping[str, tuple[str, str]] = {
    "both": ("make-report", "dossier and deck, with charts and notes"),
    "typst": ("Typst", "a PDF alone"),
    "pandoc": ("Pandoc", "slides alone, no charts, no notes"),
}


class _Plot:
    """The picture while it is drawn; lengths are in pixels of the finished one."""

    def __init__(self, lines: Mapping[str, Points]) -> None:
        size = (WIDTH * SCALE, HEIGHT * SCALE)
        self.image = Image.new("RGB", size, PAPER)
        self.pen = ImageDraw.Draw(self.image)
        counts = [count for points in lines.values() for count, _ in points]
        times = [seconds for points in lines.values() for _, seconds in points]
        self.counts = sorted(set(counts))
        self.low = math.floor(math.log10(min(times)))
        self.high = math.ceil(math.log10(max(times)))

    def place_count(self, count: int) -> float:
        """Return the x of a number of sections."""
        first = math.log(self.counts[0])
        last = math.log(self.counts[-1])
        share = (math.log(count) - first) / (last - first)
        return LEFT + share * (RIGHT - LEFT)

    def place_time(self, seconds: float) -> float:
        """Return the y of a time."""
        share = (math.log10(seconds) - self.low) / (self.high - self.low)
        return BOTTOM - share * (BOTTOM - TOP)

    def line(self, *ends: float, colour: str, width: float) -> None:
        """Draw a straight line between x, y and x, y."""
        scaled = [SCALE * end for end in ends]
        self.pen.line(scaled, fill=colour, width=round(SCALE * width))

    def text(
        self,
        x: float,
        y: float,
        words: str,
        anchor: str,
        *,
        size: float = 15,
        colour: str = MUTED,
        bold: bool = False,
    ) -> None:
        """Write words at a point; `anchor` is Pillow's."""
        face = "Carlito-Bold.ttf" if bold else "Carlito-Regular.ttf"
        font = ImageFont.truetype(str(FONTS / face), round(SCALE * size))
        place = (SCALE * x, SCALE * y)
        self.pen.text(place, words, fill=colour, font=font, anchor=anchor)

    def axes(self) -> None:
        """Draw the grid with its numbers, and the title."""
        title = "Processor time by the number of sections"
        self.text(LEFT, 22, title, "lm", size=18, colour=INK, bold=True)
        for power in range(self.low, self.high + 1):
            y = self.place_time(10.0**power)
            self.line(LEFT, y, RIGHT, y, colour=HAIRLINE, width=1)
            self.text(LEFT - 10, y, f"{10.0**power:,g} s", "rm")
        for count in self.counts:
            x = self.place_count(count)
            self.line(x, TOP, x, BOTTOM, colour=HAIRLINE, width=1)
            self.text(x, BOTTOM + 16, f"{count:,}", "mm")
        middle = (LEFT + RIGHT) / 2
        self.text(middle, BOTTOM + 40, "sections (both axes logarithmic)", "mm")

    def series(self, look: Look, points: Points) -> None:
        """Draw one line with a mark at each point."""
        places = []
        for count, seconds in points:
            places.append((self.place_count(count), self.place_time(seconds)))
        for start, end in pairwise(places):
            for x, y, to_x, to_y in _dash_line(start, end, look.dash):
                self.line(x, y, to_x, to_y, colour=look.colour, width=look.width)
        for x, y in places:
            self.mark(look, x, y)

    def mark(self, look: Look, x: float, y: float) -> None:
        """Draw a mark: a disc, a square or a triangle."""
        half = 5.5
        box = [
            SCALE * (x - half),
            SCALE * (y - half),
            SCALE * (x + half),
            SCALE * (y + half),
        ]
        left, top, right, bottom = box
        match look.mark:
            case "disc":
                self.pen.ellipse(box, fill=look.colour)
            case "square":
                self.pen.rectangle(box, fill=look.colour)
            case "triangle":
                corners = [(left, bottom), (right, bottom), (SCALE * x, top)]
                self.pen.polygon(corners, fill=look.colour)


def draw_growth(lines: Mapping[str, Points], path: Path) -> None:
    """Write the picture as PNG.

    Args:
        lines: by the key of `NAMES`, points of at least two different sizes; a size that a
            program did not finish is left out.
        path: the file.
    """
    plot = _Plot(lines)
    plot.axes()
    ends = {}
    for key, points in lines.items():
        plot.series(LOOKS[key], points)
        ends[key] = plot.place_time(points[-1][1])
    for key, y in spread_names(ends).items():
        name, what = NAMES[key]
        count, seconds = lines[key][-1]
        x = plot.place_count(count) + 16
        told = f"{name}: {seconds:.3g} s"
        colour = LOOKS[key].colour
        plot.text(x, y - 9, told, "lm", size=16, colour=colour, bold=True)
        plot.text(x, y + 9, what, "lm", size=14)
    small = plot.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    few = small.quantize(COLOURS, Image.Quantize.MAXCOVERAGE)
    path.parent.mkdir(parents=True, exist_ok=True)
    few.save(path, optimize=True)


def spread_names(places: Mapping[str, float]) -> dict[str, float]:
    """Return the y of each name: at the end of its line, or below another name there."""
    spread: dict[str, float] = {}
    lowest = float(TOP)
    for key, y in sorted(places.items(), key=lambda pair: pair[1]):
        spread[key] = max(y, lowest)
        lowest = spread[key] + NAME_HEIGHT
    return spread


def _dash_line(
    start: tuple[float, float],
    end: tuple[float, float],
    dash: tuple[float, float] | None,
) -> list[tuple[float, float, float, float]]:
    """Return the pieces of a straight line that are drawn."""
    if dash is None:
        return [(*start, *end)]
    drawn, gap = dash
    length = math.dist(start, end)
    pieces = []
    place = 0.0
    while place < length:
        ends = [*_point_at(start, end, place / length)]
        ends += _point_at(start, end, min(1.0, (place + drawn) / length))
        pieces.append((ends[0], ends[1], ends[2], ends[3]))
        place += drawn + gap
    return pieces


def _point_at(
    start: tuple[float, float], end: tuple[float, float], share: float
) -> tuple[float, float]:
    x = start[0] + share * (end[0] - start[0])
    y = start[1] + share * (end[1] - start[1])
    return x, y
