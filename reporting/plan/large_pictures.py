"""A content's pictures and a theme -> pictures of no more pixels than their places can show.

A photo of many megabytes would weigh on both outputs and look no better.
"""

from __future__ import annotations

from io import BytesIO

from reporting.content.model import ImageFile
from reporting.content.validate import Loaded
from reporting.design.theme import Theme
from reporting.design.units import Length, inch
from reporting.memory import Memory, Same
from reporting.plan.pictures import measure_printed_size
from reporting.record import replace

_LARGE = 1_000_000
"""Bytes of a file from which on it is looked at."""
_PRINT_DPI, _SLIDE_DPI = 300, 220
"""Pixels to the inch that print and slides show; the latter is PowerPoint's own measure."""
_MORE = 1.3
"""Times as many pixels as its place shows that a picture may have."""
_SLIDE = (inch(12.4), inch(5.4))
"""The most that a picture takes of a slide."""
_QUALITY = 90


def set_down_pictures(loaded: Loaded, theme: Theme) -> Loaded:
    """Return a content whose large pictures have as many pixels as their places can show.

    What the outputs carry of them is that too, so that they can be made again from it.

    Args:
        loaded: the content with its pictures.
        theme: for the page.
    """
    images: dict[str, ImageFile] = {}
    for name, image in loaded.content.images.items():
        width = count_wanted_pixels(theme, image)
        is_large = len(image.source) > _LARGE and image.format != "SVG"
        if is_large and image.width > width * _MORE:
            images[name] = _SMALL[Same(image), width]
    if not images:
        return loaded
    content = loaded.content
    kept = {**content.images, **images}
    return replace(loaded, content=replace(content, images=kept))


def count_wanted_pixels(theme: Theme, image: ImageFile) -> int:
    """Return how many pixels across a picture's places can show."""
    wide, high = image.width, image.height
    printed = measure_printed_size(theme, wide, high).room
    across, down = _SLIDE
    shown = min(
        across,
        down.part(wide, high),
    )
    return max(
        _count_pixels(printed, _PRINT_DPI),
        _count_pixels(shown, _SLIDE_DPI),
    )


def _count_pixels(length: Length, density: int) -> int:
    return max(
        1,
        round(length * density / inch(1)),
    )


def set_down_picture(image: ImageFile, width: int) -> ImageFile:
    """Return a picture of so many pixels across.

    Args:
        image: a larger one.
        width: in pixels.
    """
    import PIL.Image  # noqa: PLC0415  (only where there are large pictures)

    height = max(
        1,
        round(image.height * width / image.width),
    )
    file = BytesIO()
    with PIL.Image.open(BytesIO(image.data)) as picture:
        shown: PIL.Image.Image = picture
        if picture.mode in {"1", "P"}:
            full = "RGBA" if picture.has_transparency_data else "RGB"
            shown = picture.convert(full)
        small = shown.resize(
            (width, height),
            PIL.Image.Resampling.LANCZOS,
        )
        small.info.clear()
        if image.format == "JPEG":
            small.save(file, "JPEG", quality=_QUALITY)
        else:
            small.save(file, "PNG")
    data = file.getvalue()
    told = f"{image.width:,} by {image.height:,} pixels set down to "
    told += f"{width:,} by {height:,}, as many as its place can show"
    return replace(
        image,
        source=data,
        data=data,
        width=width,
        height=height,
        assumed=told,
    )


_SMALL: Memory[tuple[Same[ImageFile], int], ImageFile] = Memory(
    lambda key: set_down_picture(key[0].value, key[1])
)
"""Pictures that were set down, by those that they are made of and by their width."""
