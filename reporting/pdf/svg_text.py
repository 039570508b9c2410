"""The texts of a drawing -> outlines of the bundled faces, so that it needs no font."""

from __future__ import annotations

from functools import cache
from typing import Any

from reportlab.graphics.shapes import Drawing, Group, Path, String
from reportlab.pdfbase import pdfmetrics
from svglib.fonts import FontMap

from reporting.assets import find_asset
from reporting.pdf.face import Face, find_face, register_face

_SYMBOLS = "ReportSymbols-Regular"
_SERIF = (
    "serif",
    "times",
    "georgia",
    "garamond",
    "palatino",
    "roman",
    "book",
    "gelasio",
)
_HEAVY = 600
_NEAR = 0.35
"""How near two stretches of text stand that were written as one, in sizes of their type."""
_ANCHORS = {"middle": 0.5, "end": 1.0}
"""Share of a text that stands before the place it is anchored at."""


class TextError(Exception):
    """A text that no bundled face has."""


def open_face(name: str) -> Face:
    """Return a bundled face by the name of its file."""
    key = register_face(
        f"svg:{name}",
        find_asset(f"fonts/{name}.ttf"),
    )
    return find_face(key)


class _Font:
    """A bundled face as ReportLab measures texts in it.

    Args:
        name: of its file.
    """

    def __init__(self, name: str) -> None:
        self.fontName = name
        self._dynamicFont = False
        self._multiByte = 0

    def stringWidth(  # noqa: N802  (ReportLab's name)
        self, text: str, size: float, encoding: str = "utf8"
    ) -> float:
        """Return how wide a text is; ReportLab calls it so."""
        del encoding
        return measure_text(text, self.fontName) * size


class BundledFonts(FontMap):
    """Finds a bundled face for every family of a drawing, and never asks the machine."""

    def find_font(
        self, font_name: str, weight: str = "normal", style: str = "normal"
    ) -> tuple[str, bool]:
        """Return the name of a face, registered with ReportLab."""
        family = font_name.lower()
        is_serif = "sans" not in family and any(word in family for word in _SERIF)
        is_bold = weight in {"bold", "bolder"}
        if weight.isdigit():
            is_bold = int(weight) >= _HEAVY
        is_italic = style in {"italic", "oblique"}
        cut = ("Bold" if is_bold else "") + ("Italic" if is_italic else "")
        name = f"{'Gelasio' if is_serif else 'Carlito'}-{cut or 'Regular'}"
        return register_bundled(name), True


@cache
def register_bundled(name: str) -> str:
    """Let ReportLab measure texts in a face; return its name."""
    font: Any = _Font(name)
    pdfmetrics.registerFont(font)
    return name


def measure_text(text: str, name: str) -> float:
    """Return the width of a text at size 1."""
    return sum(
        [
            _choose_face(
                letter,
                name,
            ).advance(letter)
            for letter in text
        ]
    )


def _choose_face(letter: str, name: str) -> Face:
    """Return the face that has a letter: the one that is asked for, or another.

    Raises:
        TextError: none has it.
    """
    for candidate in (name, "Carlito-Regular", "Gelasio-Regular", _SYMBOLS):
        face = open_face(candidate)
        if face.has(letter):
            return face
    raise TextError(f"has the letter “{letter}”, which no bundled font has")


# ---------------------------------------------------------------- outlines


def outline_texts(group: Drawing | Group) -> None:
    """Put outlines in the place of all texts of a drawing or a group."""
    contents: list[Any] = group.contents
    strings = [
        item
        for item in contents
        if isinstance(
            item,
            String,
        )
    ]
    if strings:
        anchor_texts(strings)
    for at, item in enumerate(contents):
        if isinstance(item, Group):
            outline_texts(item)
        elif isinstance(item, String):
            contents[at] = outline_text(item)


def anchor_texts(strings: list[String]) -> None:
    """Let texts that were written as one be anchored as one: from where it begins."""
    runs: list[list[String]] = []
    end = 0.0
    for string in strings:
        near = _NEAR * string.fontSize
        goes_on = False
        if runs:
            level = abs(string.y - runs[-1][-1].y)
            goes_on = (
                max(
                    level,
                    abs(string.x - end),
                )
                < near
            )
        if goes_on:
            string.x = end
            runs[-1].append(string)
        else:
            runs.append([string])
        end = string.x + _measure(string)
    for run in runs:
        share = _ANCHORS.get(
            run[0].textAnchor,
            0.0,
        )
        width = sum([_measure(string) for string in run])
        for string in run:
            string.x -= width * share
            string.textAnchor = "start"


def _measure(string: String) -> float:
    return (
        measure_text(
            string.text,
            string.fontName,
        )
        * string.fontSize
    )


def outline_text(string: String) -> Path:
    """Return the outlines of a text as one path, in its look."""
    path = Path(
        fillColor=string.fillColor,
        strokeColor=getattr(string, "strokeColor", None),
        strokeWidth=getattr(string, "strokeWidth", 1),
    )
    x = string.x
    for letter in string.text:
        face = _choose_face(letter, string.fontName)
        pen = _Pen(
            path,
            x,
            string.y,
            string.fontSize / 1000,
        )
        word = face.shape(letter)
        for glyph in word.glyphs:
            face.program.font.draw_glyph_with_pen(glyph, pen)
        x += face.advance(letter) * string.fontSize
    return path


class _Pen:
    """Draws a glyph into a path of ReportLab, as HarfBuzz calls for it.

    Args:
        path: takes the outlines.
        x: where the glyph begins.
        y: its baseline.
        scale: from thousandths of the type size.
    """

    def __init__(self, path: Path, x: float, y: float, scale: float) -> None:
        self._path = path
        self._x = x
        self._y = y
        self._scale = scale
        self._at = (0.0, 0.0)

    def _place(self, point: tuple[float, float]) -> tuple[float, float]:
        return self._x + point[0] * self._scale, self._y + point[1] * self._scale

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802  (the pen's names)
        """Begin an outline."""
        self._at = point
        self._path.moveTo(*self._place(point))

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        """Draw a straight line."""
        self._at = point
        self._path.lineTo(*self._place(point))

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        """Draw a curve with two handles."""
        flat: list[float] = []
        for point in points:
            flat += self._place(point)
        self._at = points[-1]
        self._path.curveTo(*flat)

    def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        """Draw a curve with one handle as one with two."""
        handle = points[0]
        end = points[-1]
        first = _move_towards(self._at, handle)
        second = _move_towards(end, handle)
        self.curveTo(first, second, end)

    def closePath(self) -> None:  # noqa: N802
        """End an outline where it began."""
        self._path.closePath()

    def endPath(self) -> None:  # noqa: N802
        """End an outline that is open, which no glyph has."""


def _move_towards(
    point: tuple[float, float], handle: tuple[float, float]
) -> tuple[float, float]:
    """Return a point two thirds of the way to another."""
    x, y = point
    to_x, to_y = handle
    return x + (to_x - x) * 2 / 3, y + (to_y - y) * 2 / 3
