"""The files of a build -> pictures of their pages, drawn when a window shows them, and kept.

A picture is known by the key of its sheet and its width, so what did not change is not drawn
anew. All that is kept is bounded: the pictures that were asked for last, up to so many bytes.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Iterable, Mapping

from reporting.pdf.page_pictures import MOST_WIDE, PagePictures
from reporting.preview.model import Sheet, SheetKind

MOST_BYTES = 64_000_000
"""What the kept pictures may have together."""
_STEP = 80
"""Pixels to which widths are rounded up, so that a window that is drawn larger asks seldom."""


_Name = tuple[str, int]
"""The key of a sheet, and the width of the picture."""


class PictureStore:
    """Draws and keeps pictures. One thread alone may call it.

    Args:
        most: what the kept pictures may have together, in bytes.

    Attributes:
        size: what they have now.
        drawn: how many were drawn so far.
    """

    def __init__(self, most: int = MOST_BYTES) -> None:
        self.size = 0
        self.drawn = 0
        self._most = most
        self._kept: OrderedDict[_Name, bytes] = OrderedDict()
        self._files: dict[SheetKind, PagePictures] = {}
        self._places: dict[str, tuple[SheetKind, int]] = {}

    def take(
        self,
        files: Mapping[SheetKind, PagePictures],
        sheets: Iterable[Sheet],
    ) -> None:
        """Take the files of a new build instead of those of the last one.

        Args:
            files: whose pages are drawn.
            sheets: of all of them, in order.
        """
        for kind, file in self._files.items():
            if files.get(kind) is not file:
                file.close()
        self._files = dict(files)
        self._places = {}
        numbers: dict[SheetKind, int] = {}
        for sheet in sheets:
            number = numbers.get(sheet.kind, 0)
            numbers[sheet.kind] = number + 1
            self._places[sheet.key] = (sheet.kind, number)

    def draw(self, key: str, width: int) -> bytes | None:
        """Return a PNG of a sheet; None where there is no such sheet.

        Args:
            key: of the sheet, in this build or, if it was drawn then, in one before.
            width: in pixels; it is rounded up a little.
        """
        steps = math.ceil(max(width, 1) / _STEP)
        width = min(steps * _STEP, MOST_WIDE)
        picture = self._kept.get((key, width))
        if picture is not None:
            self._kept.move_to_end((key, width))
            return picture
        place = self._places.get(key)
        if place is None:
            return None
        kind, number = place
        picture = self._files[kind].draw(number, width)
        self.drawn += 1
        self._kept[key, width] = picture
        self.size += len(picture)
        while self.size > self._most and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self.size -= len(oldest)
        return picture

    def close(self) -> None:
        """Let go of all files and pictures."""
        self.take({}, ())
        self._kept.clear()
        self.size = 0
