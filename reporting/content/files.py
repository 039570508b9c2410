"""A file name in the content -> the picture or the table that stands beside it, read whole and sound.

A name stays below the content's folder, links resolved. What is read is kept, so that a
file which changes during a build changes nothing.
"""

from __future__ import annotations

import csv
import io
import warnings
from pathlib import Path
from typing import Literal

from PIL import Image, ImageOps, UnidentifiedImageError

from reporting.content.model import CsvFile, ImageFile
from reporting.reading.characters import find_unprintable, name_character
from reporting.reading.disk import read_bytes
from reporting.reading.names import resolve_inside

IMAGE_BYTES = 20_000_000
IMAGE_PIXELS = 40_000_000
IMAGE_SIDE = 20_000
CSV_BYTES = 5_000_000
CSV_ROWS = 10_000
CSV_COLUMNS = 50

Form = Literal["PNG", "JPEG"]

_KEPT_MODES = {"PNG": {"1", "L", "LA", "P", "RGB", "RGBA"}, "JPEG": {"L", "RGB"}}
"""Modes of pictures that both outputs take as they are."""
_BIT_DEPTH = 24
"""Offset of the bit depth in a PNG file (ISO/IEC 15948, 11.2.1)."""
_ORIENTATION = 0x0112
"""The EXIF tag for how a camera was held (CIPA DC-008, 4.6.5)."""


def read_image(folder: Path, name: str) -> ImageFile:
    """Read a picture, PNG or JPEG (WebP becomes PNG).

    Args:
        folder: the content's folder.
        name: the file, relative to it.

    Raises:
        ValueError: it cannot be used; the message goes on from the file's name.
    """
    data = read_bytes(resolve_inside(folder, name), IMAGE_BYTES)
    if not data:
        raise ValueError("is empty")
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # of bombs and odd metadata; sizes are checked here
        try:
            return _decode(data)
        except _UnusableError as error:
            raise ValueError(str(error)) from None
        except UnidentifiedImageError:
            raise ValueError("is not a PNG, JPEG or WebP picture") from None
        except Exception as error:  # noqa: BLE001  (a decoder may raise anything over broken bytes)
            raise ValueError(
                f"is a broken picture ({str(error) or type(error).__name__})"
            ) from None


def read_table(folder: Path, name: str) -> CsvFile:
    """Read a CSV file (RFC 4180): UTF-8, commas, a header row, all rows of one length.

    Args:
        folder: the content's folder.
        name: the file, relative to it.

    Raises:
        ValueError: it cannot be used; the message goes on from the file's name.
    """
    data = read_bytes(resolve_inside(folder, name), CSV_BYTES)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ValueError(f"is not UTF-8 in line {line}") from None
    if found := find_unprintable(text):
        line = text[: text.index(found)].count("\n") + 1
        raise ValueError(
            f"has the character {name_character(found)}, which cannot be printed, in line {line}"
        )
    rows = _rows(text)
    return CsvFile(data=data, header=rows[0], rows=tuple(rows[1:]))


class _UnusableError(Exception):
    """A sound picture that we do not take."""


def _decode(data: bytes) -> ImageFile:
    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP")) as picture:
        width, height = picture.size
        if width > IMAGE_SIDE or height > IMAGE_SIDE or width * height > IMAGE_PIXELS:
            raise _UnusableError(f"is too large: {width} by {height} pixels")
        if picture.format != "MPO" and getattr(picture, "is_animated", False):
            raise _UnusableError("is animated; only still pictures can be printed")
        form: Form = "JPEG" if picture.format in {"JPEG", "MPO"} else "PNG"
        picture.load()
        deep = form == "PNG" and data[_BIT_DEPTH] > 8  # noqa: PLR2004  (bits)
        turned = picture.getexif().get(_ORIENTATION, 1) != 1
        if (
            picture.format == form
            and picture.mode in _KEPT_MODES[form]
            and not deep
            and not turned
        ):
            return ImageFile(
                source=data, data=data, format=form, width=width, height=height
            )
        return _converted(data, ImageOps.exif_transpose(picture), form)


def _converted(source: bytes, picture: Image.Image, form: Form) -> ImageFile:
    """Return a picture as 8-bit grey or RGB, upright."""
    if picture.mode.startswith("I"):
        picture = picture.point(lambda value: value / 256).convert("L")
    elif picture.mode not in _KEPT_MODES[form]:
        picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    file = io.BytesIO()
    picture.save(file, form, **({"quality": 92} if form == "JPEG" else {}))
    size = {"width": picture.width, "height": picture.height}
    return ImageFile(source=source, data=file.getvalue(), format=form, **size)


def _rows(text: str) -> list[tuple[str, ...]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[str, ...]] = []
    try:
        for row in reader:
            if row:
                rows.append(tuple(cell.strip() for cell in row))
            _check(rows, reader.line_num)
    except csv.Error as error:
        raise ValueError(f"is not CSV in line {reader.line_num} ({error})") from None
    if len(rows) <= 1:
        raise ValueError("has no rows below its header")
    return rows


def _check(rows: list[tuple[str, ...]], line: int) -> None:
    """Check the row that was read last."""
    if not rows:
        return
    header, last = rows[0], rows[-1]
    if len(rows) == 1 and len(header) == 1 and ";" in header[0]:
        raise ValueError("separates its cells with semicolons; commas are needed")
    if len(rows) == 1 and (len(header) > CSV_COLUMNS or not all(header[1:])):
        raise ValueError(f"needs a header of at most {CSV_COLUMNS} named columns")
    if len(last) != len(header):
        raise ValueError(
            f"has {len(last)} cells in line {line}, where its header has {len(header)}"
        )
    if len(rows) > CSV_ROWS + 1:
        raise ValueError(f"has more than {CSV_ROWS:,} rows")
