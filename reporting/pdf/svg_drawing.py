"""A clean SVG drawing -> shapes of ReportLab: texts as outlines, what is faint apart."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import lru_cache
from math import inf, isfinite
from typing import Any

from lxml import etree
from reportlab.graphics.shapes import Drawing
from svglib.svglib import SvgRenderer

from reporting.pdf.svg_text import BundledFonts, TextError, outline_texts
from reporting.record import Record

_SVG = "{http://www.w3.org/2000/svg}"
_NAMES = "g use path rect circle ellipse line polyline polygon text svg a switch"
_SHOWN = frozenset([f"{_SVG}{name}" for name in _NAMES.split()])
"""Elements that are seen by themselves, and so may be faint."""
_FAINT = "report-faint-"
_KEPT = 16


class DrawingError(Exception):
    """A drawing that cannot be drawn; the message goes on from the file's name."""


class VectorDrawing(Record, frozen=True, eq=False):
    """A drawing in shapes.

    Args:
        shapes: of ReportLab.
        width: in points.
        height: likewise.
        faint: by the name of a group, how far it covers what is below it, from 0 to 1.
    """

    shapes: Drawing
    width: float
    height: float
    faint: dict[str, float]


@lru_cache(maxsize=_KEPT)
def read_drawing(data: bytes) -> VectorDrawing:
    """Return a drawing in shapes; equal bytes are read once.

    Args:
        data: as `content.svg_files` cleaned it.

    Raises:
        DrawingError: it has no size, or a letter that no bundled font has.
    """
    root = etree.fromstring(
        data,
        etree.XMLParser(resolve_entities=False),
    )
    faint = part_faint(root)
    logger = logging.getLogger("svglib.svglib")
    was_disabled = logger.disabled
    logger.disabled = True
    try:
        renderer = SvgRenderer("", font_map=BundledFonts(), external_reference_root="")
        drawing = renderer.render(root)
        outline_texts(drawing)
    except TextError as error:
        raise DrawingError(str(error)) from None
    except Exception as error:
        reason = str(error) or type(error).__name__
        raise DrawingError(f"is a broken drawing ({reason[:100]})") from error
    finally:
        logger.disabled = was_disabled
    if not all(0 < side < inf for side in (drawing.width, drawing.height)):
        raise DrawingError("has no size: give its `svg` a `viewBox`")
    if not all(isfinite(number) for number in _list_numbers(drawing)):
        raise DrawingError("has a length or a place that is no number")
    return VectorDrawing(
        drawing,
        drawing.width,
        drawing.height,
        faint,
    )


def _list_numbers(shape: Any) -> Iterator[float]:
    """Yield the lengths, places and factors of a shape and of all shapes in it."""
    waiting = [shape]
    while waiting:
        one = waiting.pop()
        for value in vars(one).values():
            numbers = value if isinstance(value, list | tuple) else (value,)
            yield from [number for number in numbers if isinstance(number, float)]
        waiting += getattr(one, "contents", ())


def part_faint(root: Any) -> dict[str, float]:
    """Put each element with an opacity into a group of its own; return the groups' opacities.

    A group is painted as a whole and then laid over the rest, as SVG has it.
    """
    faint: dict[str, float] = {}
    for element in list(root.iter()):
        if element.tag not in _SHOWN or element is root:
            continue
        opacity = take_opacity(element)
        if opacity >= 1:
            continue
        name = f"{_FAINT}{len(faint) + 1}"
        group = etree.Element(
            f"{_SVG}g",
            {"id": name},
        )
        element.addprevious(group)
        group.tail = element.tail
        element.tail = None
        group.append(element)
        faint[name] = max(0.0, opacity)
    return faint


def take_opacity(element: Any) -> float:
    """Return the opacity of an element, which it then has no more."""
    found = element.attrib.pop("opacity", None)
    kept: list[str] = []
    for rule in element.get(
        "style",
        "",
    ).split(";"):
        name, _, value = rule.partition(":")
        if name.strip() == "opacity":
            found = value
        elif rule.strip():
            kept.append(rule)
    if "style" in element.attrib:
        element.set(
            "style",
            ";".join(kept),
        )
    return read_opacity(found)


def read_opacity(words: str | None) -> float:
    """Return an opacity as a share; whole where it is no number."""
    if words is None:
        return 1.0
    digits = words.strip()
    try:
        if digits.endswith("%"):
            return float(digits[:-1]) / 100
        return float(digits)
    except ValueError:
        return 1.0
