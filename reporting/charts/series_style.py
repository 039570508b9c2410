"""The number of a series -> how it is told from others: lightness, hatching, dashes, marker.

Each does it alone for a few series, and all together for many, so that a grey copy, and a
reader who sees no colours, tell the same series apart.
"""

from __future__ import annotations

from reporting.charts.marks import Dash, Hatch, Ink, Tone
from reporting.record import Record

LIGHTEST_SERIES = 0.68
"""Share of white in the fill of the last series."""

_DASHES: tuple[Dash, ...] = ((), (5, 2.5), (1.5, 2), (7, 2, 1.5, 2))
_HATCHES: tuple[Hatch, ...] = ("", "rising", "", "falling")
_MARKERS = 4


class SeriesStyle(Record, frozen=True):
    """How one series is drawn.

    Args:
        fill: of its bars or areas.
        hatch: the way of the lines over them.
        dash: of its line.
        marker: the shape of its markers.
    """

    fill: Tone
    hatch: Hatch
    dash: Dash
    marker: int


def shade_series(
    number: int,
    count: int,
    lightest: float = LIGHTEST_SERIES,
) -> float:
    """Return the share of white that is mixed into the accent for one of several series.

    Args:
        number: which of them, from 0: the first is the accent itself.
        count: how many there are.
        lightest: the share of the last.
    """
    return lightest * number / (count - 1) if count > 1 else 0.0


def style_series(number: int, count: int) -> SeriesStyle:
    """Return the style of one of `count` series, by its number from 0."""
    return SeriesStyle(
        fill=Tone(Ink.ACCENT, shade_series(number, count)),
        hatch=_HATCHES[number % len(_HATCHES)] if count > 1 else "",
        dash=_DASHES[number % len(_DASHES)],
        marker=(number + number // len(_DASHES)) % _MARKERS,
    )
