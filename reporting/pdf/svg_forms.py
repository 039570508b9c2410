"""A drawing in shapes -> forms of a PDF (ISO 32000-1, 8.10), which are shown like images.

What is faint is a transparency group of its own (11.6.6).
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from reportlab.graphics.renderPDF import _PDFRenderer
from reportlab.graphics.shapes import Drawing, Group
from reportlab.lib.colors import CMYKColor, Color
from reportlab.pdfgen.canvas import Canvas

from reporting.pdf.svg_drawing import VectorDrawing, read_drawing
from reporting.pdf.syntax import format_stream

if TYPE_CHECKING:
    from reporting.pdf.document import Document

_EVERYWHERE = "[-100000 -100000 100000 100000]"
"""The box of a group within a drawing, whose own box cuts it."""


def add_drawing(document: Document, data: bytes) -> int:
    """Add a drawing to a document, a unit wide and high; return the number of its object.

    Args:
        document: takes in the drawing.
        data: an SVG file that was read before, so that it is sound.
    """
    drawing = read_drawing(data)
    width, height = drawing.width, drawing.height
    matrix = f"[{1 / width:.8f} 0 0 {1 / height:.8f} 0 0]"
    box = f"[0 0 {width:.4f} {height:.4f}]"
    keys = f"/BBox{box}/Matrix{matrix}"
    return _add_form(document, drawing, drawing.shapes, keys)


def _add_form(
    document: Document,
    drawing: VectorDrawing,
    shapes: Drawing,
    keys: str,
) -> int:
    canvas = _FormCanvas(document)
    renderer = _FormRenderer(document, drawing)
    renderer.draw(shapes, canvas, 0, 0)
    code = "\n".join(canvas.list_operators()).encode("latin-1")
    packed = zlib.compress(code)
    head = "/Type/XObject/Subtype/Form/Filter/FlateDecode"
    space = "DeviceCMYK" if document.separation else "DeviceRGB"
    group = f"/Group<</S/Transparency/CS/{space}>>"
    resources = f"/Resources<<{canvas.format_resources()}>>"
    return document.add_object(
        format_stream(
            head + group + keys + resources,
            packed,
        )
    )


class _FormCanvas(Canvas):
    """Takes down what shapes are painted with, for a document of ours.

    Args:
        document: numbers what the operators refer to.
    """

    _code: list[str]
    _extgstate: Any

    def __init__(self, document: Document) -> None:
        super().__init__("", pageCompression=0, invariant=1)
        self.document = document
        self.shades: dict[str, int] = {}
        self.groups: dict[str, int] = {}
        if document.separation:
            self._enforceColorSpace = self._separate

    def _separate(self, colour: Color) -> Color:
        """Return a colour in the inks of the press; transparency stays."""
        separation = self.document.separation
        if separation is None or isinstance(colour, CMYKColor):
            return colour
        levels = [round(255 * level) for level in colour.rgb()]
        *inks, black = separation.separate(f"#{bytes(levels).hex()}")
        if not inks:
            inks, black = [0.0, 0.0, 0.0], 1 - black
        cyan, magenta, yellow = inks
        return CMYKColor(
            cyan,
            magenta,
            yellow,
            black,
            alpha=colour.alpha,
        )

    def linearGradient(  # noqa: N802  (ReportLab's name)
        self,
        x0: Any,
        y0: Any,
        x1: Any,
        y1: Any,
        colors: Any,
        *others: Any,
    ) -> None:
        """Fill with colours that go over into one another along a line."""
        inks = [self._separate(colour) for colour in colors]
        super().linearGradient(
            x0,
            y0,
            x1,
            y1,
            inks,
            *others,
        )

    def radialGradient(  # noqa: N802  (ReportLab's name)
        self,
        x: Any,
        y: Any,
        radius: Any,
        colors: Any,
        *others: Any,
    ) -> None:
        """Fill with colours that go over into one another from a middle."""
        inks = [self._separate(colour) for colour in colors]
        super().radialGradient(
            x,
            y,
            radius,
            inks,
            *others,
        )

    def setFont(self, *_args: Any, **_options: Any) -> None:  # noqa: N802
        """Set no font: texts are outlines."""

    def _addShading(self, shading: Any) -> str:  # noqa: N802  (ReportLab calls it)
        name = f"S{len(self.shades) + 1}"
        self.shades[name] = self.document.number(shading)
        return name

    def show_group(self, number: int, opacity: float) -> None:
        """Lay a group over what is painted."""
        name = f"G{len(self.groups) + 1}"
        self.groups[name] = number
        self.saveState()
        self.setFillAlpha(opacity)
        self.setStrokeAlpha(opacity)
        self._code.append(f"/{name} Do")
        self.restoreState()

    def list_operators(self) -> list[str]:
        """Return what was painted, line by line."""
        return [line for line in self._code if line]

    def format_resources(self) -> str:
        """Return the resources that the operators name (7.8.3)."""
        states: list[str] = []
        found = self._extgstate.getState()
        for name, values in found.dict.items() if found else ():
            entries = [f"/{key} {value}" for key, value in values.dict.items()]
            states.append(f"/{name}<<{''.join(entries)}>>")
        shades = [f"/{name} {number} 0 R" for name, number in self.shades.items()]
        groups = [f"/{name} {number} 0 R" for name, number in self.groups.items()]
        return (
            f"/ExtGState<<{''.join(states)}>>/Shading<<{''.join(shades)}>>"
            f"/XObject<<{''.join(groups)}>>"
        )


class _FormRenderer(_PDFRenderer):
    """Paints shapes; what is faint becomes a form of its own.

    Args:
        document: takes in the forms.
        drawing: says what is faint.
    """

    _canvas: _FormCanvas

    def __init__(self, document: Document, drawing: VectorDrawing) -> None:
        super().__init__()
        self.document = document
        self.drawing = drawing

    def drawGroup(self, group: Group) -> None:  # noqa: N802  (ReportLab's name)
        """Paint a group, as a whole where it is faint."""
        opacity = self.drawing.faint.get(
            getattr(
                group,
                "svgid",
                "",
            )
        )
        if opacity is None:
            super().drawGroup(group)
            return
        inner = Drawing(1, 1)
        inner.contents = list(group.contents)
        number = _add_form(
            self.document,
            self.drawing,
            inner,
            f"/BBox{_EVERYWHERE}",
        )
        self._canvas.show_group(number, opacity)
