"""The number of a series -> how it is told from the others: lightness, hatching, dashes, marker.

Each does it alone for a few series, and all together for many, so that a grey copy, and a
reader who sees no colours, tell the same series apart.
"""

from __future__ import annotations

from reporting.dossier.typeset.drawing import Dash, Hatch
from reporting.dossier.typeset.paragraph_styles import tint_colour
from reporting.record import Record

_LIGHTEST = 0.68
"""Share of white in the fill of the last series."""
_DASHES: tuple[Dash, ...] = ((), (5, 2.5), (1.5, 2), (7, 2, 1.5, 2))
_HATCHES: tuple[Hatch, ...] = ("", "rising", "", "falling")
_MARKERS = 4


class SeriesStyle(Record, frozen=True):
    """How one series is drawn.

    Args:
        fill: of its bars or areas, as #RRGGBB.
        hatch: the way of the lines over them.
        dash: of its line.
        marker: which of the pen's markers.
    """

    fill: str
    hatch: Hatch
    dash: Dash
    marker: int


def style_series(accent: str, number: int, count: int) -> SeriesStyle:
    """Return the look of one of several series.

    Args:
        accent: the fill of the first; each further one is lighter, as #RRGGBB.
        number: which of them, from 0.
        count: how many there are.
    """
    share = _LIGHTEST * number / (count - 1) if count > 1 else 0.0
    return SeriesStyle(
        fill=tint_colour(accent, share),
        hatch=_HATCHES[number % len(_HATCHES)] if count > 1 else "",
        dash=_DASHES[number % len(_DASHES)],
        marker=(number + number // len(_DASHES)) % _MARKERS,
    )
