"""Where a chart may stand, and how its lettering is measured and broken into lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reporting.design.rect import Rect
from reporting.record import Record

_LEEWAY = 0.01
"""How much wider than its room a name may be, in points: sums of lengths fall short of it."""


class TextMetrics(Protocol):
    """Measures the lettering of charts, which has one size; lengths in points."""

    @property
    def size(self) -> float:
        """Size of the type."""

    @property
    def leading(self) -> float:
        """From one baseline to the next."""

    def width(self, text: str, *, bold: bool = False) -> float:
        """Return the width of a line."""


class ChartSpace(Record, frozen=True):
    """What a chart is laid out in.

    Args:
        place: its width is filled; its height is the most that there is on one page. In points.
        metrics: of the lettering.
    """

    place: Rect[float]
    metrics: TextMetrics

    @property
    def width(self) -> float:
        """Width of the chart, in points."""
        return self.place.width

    @property
    def leading(self) -> float:
        """From one baseline of the lettering to the next, in points."""
        return self.metrics.leading


def measure_widest(
    metrics: TextMetrics,
    texts: Sequence[str],
    *,
    bold: bool = False,
) -> float:
    """Return the width of the widest of some lines, in points; 0 where there is none."""
    widths = [metrics.width(text, bold=bold) for text in texts]
    return max(widths, default=0.0)


def measure_longest_word(metrics: TextMetrics, text: str) -> float:
    """Return the width of the widest word, in points."""
    return measure_widest(metrics, text.split())


def break_label(
    metrics: TextMetrics,
    text: str,
    width: float,
) -> list[str]:
    """Break a label into lines no wider than some points; a word wider than that is cut.

    Returns:
        one line at least.
    """
    space = metrics.width(" ")
    width += _LEEWAY
    lines: list[str] = []
    line = ""
    filled = 0.0
    for word in text.split():
        word_width = metrics.width(word)
        if line and filled + space + word_width <= width:
            line = f"{line} {word}"
            filled += space + word_width
            continue
        if line:
            lines += _cut_line(metrics, line, width)
        line = word
        filled = word_width
    return [*lines, *_cut_line(metrics, line, width)]


def _cut_line(
    metrics: TextMetrics,
    line: str,
    width: float,
) -> list[str]:
    parts: list[str] = []
    while len(line) > 1 and metrics.width(line) > width:
        letters = 1
        while metrics.width(line[: letters + 1]) <= width:
            letters += 1
        parts.append(line[:letters])
        line = line[letters:]
    return [*parts, line]


def shorten_label(
    metrics: TextMetrics,
    text: str,
    width: float,
) -> str:
    """Return a label no wider than some points; what had to be cut ends in an ellipsis."""
    if metrics.width(text) <= width:
        return text
    while text and metrics.width(f"{text}…") > width:
        text = text[:-1].rstrip()
    return f"{text}…"


def break_label_shortly(
    metrics: TextMetrics,
    text: str,
    width: float,
    most: int,
) -> list[str]:
    """Break a label into at most so many lines; what had to be cut ends in an ellipsis."""
    lines = break_label(metrics, text, width)
    if len(lines) <= most:
        return lines
    rest = f"{lines[most - 1]} {lines[most]}"
    last = shorten_label(metrics, rest, width)
    return [*lines[: most - 1], last]
