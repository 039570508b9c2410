"""The pixels of a picture and a theme's page -> how large it is printed, and what is wrong.

A picture fills its place, but is never so large that it has fewer than 150 pixels to the inch.
"""

from __future__ import annotations

from collections.abc import Iterator

from reporting.content.blocks import Image
from reporting.content.validate import Loaded
from reporting.design.theme import Theme
from reporting.design.units import Length, inch, mm
from reporting.errors import Problem
from reporting.record import Record

DPI = 150
"""Pixels to the inch below which print looks coarse."""
_LYING_HEIGHT, _UPRIGHT_HEIGHT = 0.5, 0.45
"""Shares of the column's height that a picture may take."""
_UPRIGHT_WIDTH = 0.55
"""Share of the column's width that an upright picture may take, beside its caption."""
_THINNEST = mm(4)
"""A side below which a picture shows nothing."""


class PrintedSize(Record, frozen=True):
    """The size of a picture in print, and the size of the place that it could fill.

    Args:
        width: as printed.
        height: likewise.
        room: width of the place for it, given its proportions.
    """

    width: Length
    height: Length
    room: Length


def measure_printed_size(theme: Theme, width: int, height: int) -> PrintedSize:
    """Return how large a picture is printed.

    Args:
        theme: for the page.
        width: of the picture, in pixels.
        height: likewise.
    """
    page = theme.page
    margins = page.top + page.bottom
    column = page.height - margins
    is_upright = height > width
    tallest = column.times(_UPRIGHT_HEIGHT if is_upright else _LYING_HEIGHT)
    widest = page.text
    if is_upright:
        widest = page.text.times(_UPRIGHT_WIDTH)
    proportional = tallest.part(width, height)
    room = min(widest, proportional)
    sharp = inch(width / DPI)
    printed = min(room, sharp)
    printed_height = printed.part(height, width)
    return PrintedSize(printed, printed_height, room)


def find_coarse_pictures(loaded: Loaded, theme: Theme) -> Iterator[Problem]:
    """Yield a warning for each picture with too few pixels, or that shows nothing.

    Args:
        loaded: the content with its pictures.
        theme: for the page.
    """
    for piece, block in loaded.parsed.blocks:
        if not isinstance(block, Image):
            continue
        file = loaded.content.images[block.file]
        wide, high = file.width, file.height
        size = measure_printed_size(theme, wide, high)
        picture = f"the picture `{block.file}`"
        width = _write_mm(size.width)
        height = _write_mm(size.height)
        place = f"printed {width} by {height} mm"
        thinnest = min(size.width, size.height)
        if thinnest < _THINNEST:
            message = f"{picture} is {place}, in which nothing can be seen"
            pixels = f"its {wide} by {high} pixels"
            hint = f"{pixels} are too long and narrow: cut out what matters"
        elif size.width < size.room:
            message = f"{picture} is {wide} pixels wide, and so is {place}"
            needed = -(-size.room * DPI // inch(1))
            room = _write_mm(size.room)
            fill = f"{needed} pixels would fill its place"
            hint = f"{fill}, {room} mm wide, at {DPI} to the inch"
        else:
            continue
        yield loaded.parsed.warning(
            piece,
            ("file",),
            message,
            hint,
            code="W499",
        )


def _write_mm(length: Length) -> str:
    places = 0 if length >= mm(10) else 1
    return f"{length.mm:.{places}f}"
