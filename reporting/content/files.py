"""A file name in the content -> the picture or the table beside it, read whole and sound.

A name stays below the content's folder, links resolved. What is read is kept, so that a
file which changes during a build changes nothing.
"""

from __future__ import annotations

import codecs
import io
import warnings
from pathlib import Path
from typing import Literal

from reporting.content.model import ImageFile
from reporting.memory import Memory
from reporting.png import is_whole_png
from reporting.reading.disk import read_inside
from reporting.reading.picture_colours import convert_to_srgb, find_foreign_profile
from reporting.reading.pictures import CostlyError, open_picture

_FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
Form = Literal["PNG", "JPEG"]

_KEPT_MODES = {"PNG": {"1", "L", "LA", "P", "RGB", "RGBA"}, "JPEG": {"L", "RGB"}}
"""Modes of pictures that both outputs take as they are."""
_BIT_DEPTH = 24
"""Offset of the bit depth in a PNG file (ISO/IEC 15948, 11.2.1)."""
_ORIENTATION = 0x0112
"""The EXIF tag for how a camera was held (CIPA DC-008, 4.6.5)."""

_QUALITY = 92
"""Of JPEG pictures that had to be changed."""


def read_image(folder: Path, name: str) -> ImageFile:
    """Read a picture: PNG or JPEG, which a WebP or a GIF becomes, or SVG.

    Args:
        folder: the content's folder.
        name: the file, relative to it.

    Raises:
        ValueError: it cannot be used; the message goes on from the file's name.
    """
    return _PICTURES[read_inside(folder, name, "picture")]


def read_picture(data: bytes) -> ImageFile:
    """Read a picture from its bytes, as `read_image` does.

    Raises:
        ValueError: it cannot be used; the message goes on from the file's name.
    """
    from PIL import UnidentifiedImageError  # noqa: PLC0415  (few contents have pictures)

    if not data:
        raise ValueError("is empty")
    if is_svg(data):
        from reporting.content.svg_files import read_svg  # noqa: PLC0415  (seldom)

        return read_svg(data)
    with warnings.catch_warnings():
        # Warnings of bombs and odd metadata: sizes are checked here.
        warnings.simplefilter("ignore")
        try:
            return decode_image(data)
        except (_UnusableError, CostlyError) as error:
            raise ValueError(str(error)) from None
        except UnidentifiedImageError:
            raise ValueError("is not a PNG, JPEG, GIF, WebP or SVG picture") from None
        except Exception as error:  # noqa: BLE001  (decoders raise anything)
            reason = str(error) or type(error).__name__
            raise ValueError(f"is a broken picture ({reason})") from None


_PICTURES = Memory(read_picture)
"""Sound pictures by the bytes of their files."""


class _UnusableError(Exception):
    """A sound picture that we do not take."""


def is_svg(data: bytes) -> bool:
    """Whether a file is XML, as drawings in vectors are."""
    start = data[:200].removeprefix(codecs.BOM_UTF8).lstrip()
    return start.startswith(b"<")


def decode_image(data: bytes) -> ImageFile:
    """Return a picture as the outputs take it: 8 bits a channel, grey or RGB, upright.

    Args:
        data: a PNG, JPEG, GIF or WebP file.
    """
    from PIL import ImageOps  # noqa: PLC0415  (few contents have pictures)

    with open_picture(data, _FORMATS) as picture:
        width, height = picture.size
        if picture.format != "MPO" and getattr(picture, "is_animated", False):
            raise _UnusableError("is animated; only still pictures can be printed")
        is_jpeg = picture.format in {"JPEG", "MPO"}
        form: Form = "JPEG" if is_jpeg else "PNG"
        is_whole = picture.format == "PNG" and is_whole_png(data)
        is_turned = False
        if not is_whole:
            picture.load()
            is_turned = picture.getexif().get(_ORIENTATION, 1) != 1
        is_deep = not is_jpeg and data[_BIT_DEPTH] > 8  # noqa: PLR2004  (bits)
        is_plain = picture.format == form and picture.mode in _KEPT_MODES[form]
        profile = find_foreign_profile(picture)
        if is_plain and not is_deep and not is_turned and not profile:
            return ImageFile(
                source=data,
                data=data,
                format=form,
                width=width,
                height=height,
            )
        upright = ImageOps.exif_transpose(picture)
    if upright.mode.startswith("I"):
        upright = upright.point(lambda value: value / 256).convert("L")
    if profile:
        upright = convert_to_srgb(upright, profile)
    if upright.mode not in _KEPT_MODES[form]:
        upright = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    file = io.BytesIO()
    upright.info.pop("icc_profile", None)
    if is_jpeg:
        upright.save(file, form, quality=_QUALITY)
    else:
        upright.save(file, form)
    return ImageFile(
        source=data,
        data=file.getvalue(),
        format=form,
        width=upright.width,
        height=upright.height,
    )
