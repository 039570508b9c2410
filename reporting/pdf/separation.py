"""Colours and pictures in RGB -> the inks of a press: black alone where they are grey.

Text is black, so that no letter depends on how plates meet; rules are solid, since a screen
would break them into dots. What is grey takes black alone (ISO 32000-1, 10.3.3); all else is
converted by the profile of the printing condition (ICC.1), relative to the paper's white.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cached_property
from typing import Any

from PIL import Image, ImageCms

from reporting.pdf.graphics_state import BLACK, REGISTRATION, Pen
from reporting.pdf.intents import CUSTOM
from reporting.pdf.syntax import format_numbers
from reporting.record import Record

WHITE = "#FFFFFF"
_ALL_INKS = "1 1 1 1"

_GREY = 24
"""How far apart the channels of what counts as grey may be, of 255."""
_GAMMA = 2.2
_LIGHT = (0.2126, 0.7152, 0.0722)
"""Shares of red, green and blue in what is seen as light (IEC 61966-2-1)."""
_SOLID = 0.16
"""Darker greys are printed solid."""
_READ = 0.72
"""Greys up to here are read on paper; lighter text stands on something dark."""
_LARGE = 72.0
"""Type size, in points, of a word across the page, which a screen of dots does not fray."""
_PAPER = 0.97
"""Text that is lighter is the paper's white."""

_RULE = 1.0
"""Lines that are thinner, in points, are rules."""
_HAIR = 0.5
"""Rules that are thinner are black whatever their colour."""
_THINNEST = 0.25
"""What a plate holds of a solid line, in points."""


class Condition(Record, frozen=True):
    """What a document is printed on and with.

    Args:
        profile: an ICC profile of a printer or press, in CMYK.
        name: by which registries know it; `Custom` where none does.
        about: the same in words.
    """

    profile: bytes
    name: str = CUSTOM
    about: str = ""


class Separation:
    """How colours become inks under one condition; each colour is converted once.

    Args:
        condition: of printing.
    """

    def __init__(self, condition: Condition) -> None:
        self.condition = condition
        self._shares: dict[str, tuple[float, ...]] = {}

    # -- colours

    def separate(self, ink: str) -> tuple[float, ...]:
        """Return a colour as one share of white, or as four of cyan, magenta, yellow, black.

        Args:
            ink: as #RRGGBB.
        """
        found = self._shares.get(ink)
        if found is None:
            found = self._find_shares(ink)
            self._shares[ink] = found
        return found

    def _find_shares(self, ink: str) -> tuple[float, ...]:
        channels = tuple(bytes.fromhex(ink[1:]))
        highest = max(channels)
        lowest = min(channels)
        if highest - lowest <= _GREY:
            light = measure_light(ink)
            return (0.0,) if light < _SOLID else (light,)
        pixel = Image.new("RGB", (1, 1), channels)
        converted = self.print_in_inks(pixel)
        shares: list[float] = []
        for level in converted.tobytes():
            shares.append(level / 255)
        return tuple(shares)

    def format_fill(self, ink: str) -> str:
        """Return the operator that fills in a colour (ISO 32000-1, 8.6.8)."""
        return self._format(ink, "g", "k")

    def format_stroke(self, ink: str) -> str:
        """Return the operator that draws lines in a colour."""
        return self._format(ink, "G", "K")

    def _format(self, ink: str, grey: str, colour: str) -> str:
        if ink == REGISTRATION:
            return f"{_ALL_INKS} {colour}"
        shares = self.separate(ink)
        operator = grey
        if len(shares) > 1:
            operator = colour
        return f"{format_numbers(*shares)} {operator}"

    # -- text and lines

    def choose_letters(self, ink: str, size: float) -> str:
        """Return the grey that text is printed in: black, or white on what is dark.

        Args:
            ink: in which it is shown elsewhere.
            size: in points; a large word stays as light as it is: it may stand under others.
        """
        light = measure_light(ink)
        if size >= _LARGE and _SOLID <= light <= _PAPER:
            level = round(light * 255)
            return f"#{level:02X}{level:02X}{level:02X}"
        return BLACK if light <= _READ else WHITE

    def choose_pen(self, pen: Pen) -> Pen:
        """Return a pen that a press can print: a pale thin line is a finer solid one."""
        if pen.width >= _RULE or pen.ink in {WHITE, REGISTRATION}:
            return pen
        if pen.width >= _HAIR and len(self.separate(pen.ink)) > 1:
            return pen
        weight = 1 - measure_light(pen.ink)
        width = max(
            pen.width * weight,
            _THINNEST,
        )
        return pen._replace(ink=BLACK, width=width)

    def choose_rule(self, ink: str, thickness: float) -> float:
        """Return how thick a filled rule is printed in black; 0 for what is no rule.

        Args:
            ink: of the rectangle.
            thickness: its shorter side, in points.
        """
        pen = Pen(ink, thickness)
        printed = self.choose_pen(pen)
        if printed is pen:
            return 0.0
        return printed.width

    # -- pictures

    def separate_picture(self, picture: Image.Image) -> Image.Image:
        """Return a picture in grey where it has no colour, else in four inks.

        Args:
            picture: in grey or RGB.
        """
        if has_no_colour(picture):
            return picture.convert("L")
        return self.print_in_inks(picture)

    @cached_property
    def print_in_inks(self) -> Callable[[Image.Image], Image.Image]:
        """What makes of a picture in RGB one in four inks."""
        transform = ImageCms.buildTransform(
            ImageCms.createProfile("sRGB"),
            io.BytesIO(self.condition.profile),
            "RGB",
            "CMYK",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )

        def convert(picture: Image.Image) -> Image.Image:
            converted: Any = transform.apply(picture)
            found: Image.Image = converted
            return found

        return convert


def has_no_colour(picture: Image.Image) -> bool:
    """Whether a picture in grey or RGB is grey wherever one looks."""
    if picture.mode == "L":
        return True
    return picture.convert("L").convert("RGB").tobytes() == picture.tobytes()


def measure_light(ink: str) -> float:
    """Return the grey as light as a colour: 0 for black, 1 for white."""
    light = 0.0
    for channel, share in zip(bytes.fromhex(ink[1:]), _LIGHT, strict=True):
        light += share * (channel / 255) ** _GAMMA
    return float(light ** (1 / _GAMMA))
