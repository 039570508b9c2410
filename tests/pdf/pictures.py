"""Small pictures."""

from __future__ import annotations

from io import BytesIO

from PIL import Image


def png(mode: str = "RGB", form: str = "PNG") -> bytes:
    """Return a picture of four by two pixels.

    Args:
        mode: as Pillow names it, such as `RGBA`.
        form: `PNG` or `JPEG`.
    """
    picture = Image.new(mode, (4, 2), (200, 30, 30, 128)[: len(mode)])
    file = BytesIO()
    picture.save(file, form)
    return file.getvalue()
