"""A picture -> the same as a grey copy, or an eye without cones of one kind, shows it."""

from __future__ import annotations

from functools import cache

from PIL import Image, ImageFilter

from reporting.design.sight import Sight, see_channels

_STEPS = 33
"""Of each channel in the table of colours; between them Pillow interpolates."""


def see_picture(picture: Image.Image, sight: Sight) -> Image.Image:
    """Return a picture in colours (RGB) as a kind of sight has it."""
    return picture.filter(make_table(sight))


@cache
def make_table(sight: Sight) -> ImageFilter.Color3DLUT:
    """Return which colour stands for which."""

    def see(red: float, green: float, blue: float) -> tuple[float, float, float]:
        return see_channels((red, green, blue), sight)

    return ImageFilter.Color3DLUT.generate(_STEPS, see)
