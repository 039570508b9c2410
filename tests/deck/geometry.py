"""A presentation and its rendering -> what on a slide stands outside its box, or over something else.

Boxes are read back from the presentation with python-pptx, text from the PDF that
LibreOffice makes of it; neither knows what was planned.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any

import pypdfium2
from pptx import Presentation
from pptx.util import Length

from tests.tools import World, soffice_pdfs

NOT_WORDS = re.compile("[\\s\u00ad\u2010\u2011\ufffe\x02-]+")
"""What setting drops or adds: spaces, line ends, hyphens."""

SLACK = 1.5
"""Points by which ink may stand outside its box: an overshoot, not a letter."""


@dataclass(frozen=True)
class Area:
    """Where something stands on a slide, in points from its upper left; its words, if they are text."""

    name: str
    left: float
    top: float
    right: float
    bottom: float
    words: str | None = None

    def holds(self, other: Area) -> bool:
        """Whether another area lies within this one."""
        return (
            self.left - SLACK <= other.left
            and self.top - SLACK <= other.top
            and other.right <= self.right + SLACK
            and other.bottom <= self.bottom + SLACK
        )

    def meets(self, other: Area) -> bool:
        """Whether another area shares more with this one than an edge."""
        return (
            self.left + 0.1 < other.right
            and other.left + 0.1 < self.right
            and self.top + 0.1 < other.bottom
            and other.top + 0.1 < self.bottom
        )


def rendered_faults(
    decks: Sequence[bytes], folder: Path, world: World = "twins"
) -> list[str]:
    """Return all faults of the slides of some decks, which are rendered in one go.

    Args:
        decks: their bytes.
        folder: where they are written.
        world: which fonts there are.
    """
    paths = [folder / f"deck-{number}.pptx" for number, _ in enumerate(decks)]
    for path, data in zip(paths, decks, strict=True):
        path.write_bytes(data)
    found: list[str] = []
    for data, pdf in zip(decks, soffice_pdfs(paths, world), strict=True):
        deck = Presentation(BytesIO(data))
        slide = _area("slide", 0, 0, deck.slide_width or 0, deck.slide_height or 0)
        with pypdfium2.PdfDocument(pdf) as document:
            shown = [one for one in deck.slides if one._element.get("show") != "0"]
            assert len(document) == len(shown)  # LibreOffice leaves hidden slides out
            for number, (page, shapes) in enumerate(
                zip(document, shown, strict=True), 1
            ):
                areas = list(_areas(shapes.shapes))
                ink = _ink(page)
                named = f"slide {number} ({shapes.shapes.title.text[:40]})"
                found += [f"{named}: {fault}" for fault in _faults(slide, areas, ink)]
    return found


_NUMERAL = re.compile(
    r"text beyond (its box|the slide): '\d{1,2}' from|Section number "
)


def is_of_numeral(fault: str) -> bool:
    """Whether a fault is that of an opener's numeral, the largest of all type, and of nothing else."""
    return bool(_NUMERAL.search(fault))


def _faults(slide: Area, areas: Sequence[Area], ink: Sequence[Area]) -> Iterator[str]:
    yield from _stray("beyond the slide", [one for one in ink if not slide.holds(one)])
    yield from _stray(
        "beyond its box",
        [one for one in ink if not any(area.holds(one) for area in areas)],
    )
    for area in areas:
        if not slide.holds(area):
            yield f"{area.name} beyond the slide"
        written = squeezed("".join(one.words or "" for one in ink if area.holds(one)))
        for words in (area.words or "").split("\n"):
            if squeezed(words) not in written:
                yield f"{area.name} does not hold its words: {words[:60]!r}, but {written[:60]!r}"
    for one, other in combinations(areas, 2):
        if one.meets(other):
            yield f"{one.name} over {other.name}: {(one.words or '')[:30]!r}, {(other.words or '')[:30]!r}"


def _stray(where: str, letters: Sequence[Area]) -> Iterator[str]:
    if letters:
        words, first = "".join(letter.words or "" for letter in letters), letters[0]
        yield f"text {where}: {words[:60]!r} from {first.left:.0f}, {first.top:.0f}"


def squeezed(text: str) -> str:
    """Return text without what setting drops or adds."""
    return NOT_WORDS.sub("", unicodedata.normalize("NFKC", text))


def _ink(page: Any) -> list[Area]:
    """Return each letter of a page with its place: from its origin on as wide as it advances."""
    height, text = page.get_height(), page.get_textpage()
    found = []
    for index in range(text.count_chars()):
        letter = text.get_text_range(index, 1)
        if letter.strip():
            _, _, right, _ = text.get_charbox(index, loose=True)
            _, bottom, _, top = text.get_charbox(index)
            origin, base = ctypes.c_double(), ctypes.c_double()
            pypdfium2.raw.FPDFText_GetCharOrigin(text, index, origin, base)
            found.append(
                Area(
                    "letter", origin.value, height - top, right, height - bottom, letter
                )
            )
    return found


def _areas(shapes: Any) -> Iterator[Area]:
    """Yield where text may stand: text boxes, cells of tables, charts."""
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _areas(shape.shapes)
        elif shape.has_table:
            yield from _cells(shape)
        elif shape.has_chart:
            yield _area(shape.name, shape.left, shape.top, shape.width, shape.height)
        elif shape.has_text_frame and shape.text_frame.text.strip():
            words = shape.text_frame.text.replace("\v", " ")
            yield _area(
                shape.name, shape.left, shape.top, shape.width, shape.height, words
            )


def _cells(frame: Any) -> Iterator[Area]:
    top = frame.top
    for number, row in enumerate(frame.table.rows):
        left = frame.left
        columns = list(frame.table.columns)
        for at, cell in enumerate(row.cells):
            width, height = columns[at].width, row.height
            if cell.is_merge_origin:
                width = sum(one.width for one in columns[at : at + cell.span_width])
                below = list(frame.table.rows)[number : number + cell.span_height]
                height = sum(one.height for one in below)
            if not cell.is_spanned:
                yield _area("Cell", left, top, width, height, cell.text)
            left += columns[at].width
        top += row.height


def _area(
    name: str, left: int, top: int, width: int, height: int, words: str | None = None
) -> Area:
    right, bottom = Length(left + width).pt, Length(top + height).pt
    return Area(name, Length(left).pt, Length(top).pt, right, bottom, words)
