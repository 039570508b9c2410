"""An SVG file -> the drawing that both outputs show, or what keeps it from being drawn.

What would run, what lies elsewhere and what is not drawn as vectors is refused with its line;
nothing of it is left out in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from reporting.content.model import ImageFile
from reporting.limits import find_limit, tell_excess
from reporting.reading.xml_parsers import make_xml_parser

_LONG_SIDE = 4_000
"""Pixels of the longer side of a drawing, which is sharp at any size."""

_SVG = "http://www.w3.org/2000/svg"
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_UNDRAWN = frozenset(
    """
    animate animateColor animateMotion animateTransform discard feImage filter foreignObject
    hatch image marker mask mesh pattern set textPath
    """.split()  # noqa: SIM905  (a list of quoted words is harder to read)
)
"""Elements that are not drawn as vectors; some of them do no harm while nothing uses them."""
_IDLE = frozenset({"filter", "hatch", "marker", "mask", "mesh", "pattern"})
_REFERENCE = re.compile(r"url\(\s*['\"]?#([^'\")]+)")
_ELSEWHERE = re.compile(r"@import|url\(\s*['\"]?(?!#|['\"#])", re.IGNORECASE)
_STYLED_OPACITY = re.compile(r"(?<![-\w])opacity\s*:")
_STYLED_FILL = re.compile(r"(?:^|;)\s*fill\s*:\s*([^;]+)")
_SCRIPT = re.compile(r"^\s*(javascript|vbscript|data):", re.IGNORECASE)
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_AS_PNG = "export it as PNG, or draw it without"


def read_svg(data: bytes) -> ImageFile:
    """Read a drawing.

    Args:
        data: the file.

    Raises:
        ValueError: it cannot be drawn as it is meant; the message goes on from the file's name.
    """
    if len(data) > find_limit("svg"):
        raise ValueError(f"has {tell_excess('svg', len(data))}: {_AS_PNG} detail")
    root = parse_drawing(data)
    for element in list(root.iter()):
        check_element(element, root)
    clean_drawing(root)
    clean = etree.tostring(root)
    from reporting.pdf.svg_drawing import DrawingError, read_drawing  # noqa: PLC0415

    try:
        drawing = read_drawing(clean)
    except DrawingError as error:
        raise ValueError(f"{error}") from None
    scale = _LONG_SIDE / max(
        drawing.width,
        drawing.height,
    )
    return ImageFile(
        source=data,
        data=clean,
        format="SVG",
        width=max(
            1,
            round(drawing.width * scale),
        ),
        height=max(
            1,
            round(drawing.height * scale),
        ),
    )


def parse_drawing(data: bytes) -> Any:
    """Return the root of a drawing, read without entities and without the network."""
    try:
        root = etree.fromstring(data, make_xml_parser(is_bare=True))
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise ValueError(f"is broken XML in line {line}") from None
    if root.tag not in {f"{{{_SVG}}}svg", "svg"}:
        raise ValueError("is XML, but no SVG drawing")
    table: Any = root.getroottree().docinfo.internalDTD
    if table is not None and list(table.iterentities()):
        raise ValueError("declares entities in its DOCTYPE: save it as plain SVG")
    if root.tag == "svg":
        raise ValueError(f'lacks its namespace: write `<svg xmlns="{_SVG}" …>`')
    count = sum(1 for _ in root.iter())
    if count > find_limit("svg-elements"):
        told = tell_excess("svg-elements", count)
        raise ValueError(f"has {told}: {_AS_PNG} detail")
    depth = measure_depth(root)
    if depth > find_limit("svg-depth"):
        raise ValueError(f"is nested too deep: {tell_excess('svg-depth', depth)}")
    return root


def measure_depth(root: Any) -> int:
    """Return how deep the elements below another are nested."""
    deepest = 0
    waiting = [(root, 1)]
    while waiting:
        element, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting += [(child, depth + 1) for child in element]
    return deepest


def find_name(element: Any) -> str:
    """Return the name of an element of SVG; nothing of another vocabulary."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    space, _, name = tag.rpartition("}")
    if space == f"{{{_SVG}":
        return name
    return ""


def find_fill(element: Any) -> str:
    """Return what an element is filled with, by itself or by what it stands in."""
    while element is not None:
        styled = _STYLED_FILL.search(element.get("style", ""))
        fill = styled[1] if styled else element.get("fill", "")
        if fill:
            return str(fill)
        element = element.getparent()
    return ""


def check_element(element: Any, root: Any) -> None:
    """Refuse an element that runs, that reaches outside, or that is not drawn.

    Raises:
        ValueError: with its line.
    """
    name = find_name(element)
    line = element.sourceline
    if name == "script" or any(key.lower().startswith("on") for key in element.attrib):
        raise ValueError(f"holds a script in line {line}, which is not let in")
    if name in _UNDRAWN - _IDLE:
        message = f"uses `{name}` in line {line}, which is not drawn as vectors"
        raise ValueError(f"{message}: {_AS_PNG}")
    for key in _HREFS:
        target = element.get(key, "")
        if _SCRIPT.match(target):
            raise ValueError(f"holds a script in line {line}, which is not let in")
        if name != "a" and target and not target.startswith("#"):
            raise ValueError(f"names another file in line {line}: put it in")
    words = element.text or "" if name == "style" else ""
    values = " ".join([*element.attrib.values(), words])
    if name and _ELSEWHERE.search(values):
        raise ValueError(f"names another file in line {line}: put it in")
    if _STYLED_OPACITY.search(words):
        message = f"sets `opacity` in a style sheet in line {line}"
        raise ValueError(f"{message}: set it on the elements")
    for used in list_used_names(values, root):
        message = f"uses `{used}` in line {line}, which is not drawn as vectors"
        raise ValueError(f"{message}: {_AS_PNG}")
    is_faint = element.get(
        "stop-opacity",
        "1",
    ).strip() not in {"1", "1.0", "100%"}
    if name == "stop" and (
        is_faint
        or "stop-opacity"
        in element.get(
            "style",
            "",
        )
    ):
        message = f"has a gradient that fades out in line {line}"
        raise ValueError(f"{message}, which is not drawn as vectors: {_AS_PNG}")
    stroke = element.get("stroke", "")
    if "url(#" in stroke or "stroke:url" in values:
        message = f"draws a line in a gradient in line {line}"
        raise ValueError(f"{message}, which is not drawn as vectors: {_AS_PNG}")
    if name in {"text", "tspan"} and find_fill(element).startswith("url("):
        message = f"paints text in a gradient in line {line}"
        raise ValueError(f"{message}, which is not drawn as vectors: {_AS_PNG}")
    said = "".join(element.itertext()) if name == "text" else ""
    if _RTL.search(said):
        message = f"has text from right to left in line {line}"
        raise ValueError(f"{message}: convert its text to paths")


def list_used_names(values: str, root: Any) -> Iterator[str]:
    """Yield the names of elements that are not drawn and that some values refer to."""
    for match in _REFERENCE.finditer(values):
        found = root.find(f".//*[@id='{match[1]}']")
        if found is not None and find_name(found) in _IDLE:
            yield find_name(found)


def clean_drawing(root: Any) -> None:
    """Leave out what no one sees: links, notes of the drawing program, unused definitions."""
    for element in list(root.iter()):
        name = find_name(element)
        if name == "a":
            for key in _HREFS:
                element.attrib.pop(key, None)
        if element is root or element.getparent() is None:
            continue
        if not name or name in _IDLE or name == "metadata":
            parent = element.getparent()
            if element.tail and element.tail.strip():
                continue
            parent.remove(element)
