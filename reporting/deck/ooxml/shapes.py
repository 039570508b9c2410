"""Boxes and looks -> shapes of PresentationML: placeholders, text boxes, marks, lines, groups.

Every shape has a number that is unique on its slide, a name that says what it is, and
either words, an alternative text, or the mark that it is decoration.
"""

from __future__ import annotations

from collections.abc import Sequence

from reporting.deck.ooxml.xml import Element, make
from reporting.design.grid import Rect

DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
"""Extension that marks a shape as decoration (MS-ODRAWXML 2.24.3.106)."""


class Ids:
    """Hands out the numbers of one slide's shapes; 1 is the slide's own group."""

    def __init__(self) -> None:
        self._last = 1

    def next(self) -> int:
        """Return a number that no shape of the slide has yet."""
        self._last += 1
        return self._last


def make_transform(box: Rect, tag: str = "a:xfrm", *, group: bool = False) -> Element:
    """Return where a shape stands; a group's own coordinates are the slide's."""
    place = (
        make("a:off", x=box.left.emu, y=box.top.emu),
        make("a:ext", cx=box.width.emu, cy=box.height.emu),
    )
    inner = (
        (
            make("a:chOff", x=box.left.emu, y=box.top.emu),
            make("a:chExt", cx=box.width.emu, cy=box.height.emu),
        )
        if group
        else ()
    )
    return make(tag, *place, *inner)


def make_properties(
    number: int,
    name: str,
    alt: str = "",
    *,
    decorative: bool = False,
    click: Element | None = None,
) -> Element:
    """Return a shape's name, number, alternative text and link (ECMA-376 19.3.1.12)."""
    mark = (
        make(
            "a:extLst", make("a:ext", make("adec:decorative", val=True), uri=DECORATIVE)
        )
        if decorative
        else None
    )
    return make("p:cNvPr", click, mark, id=number, name=name, descr=alt or None)


def make_geometry(preset: str) -> Element:
    """Return one of DrawingML's preset shapes."""
    return make("a:prstGeom", make("a:avLst"), prst=preset)


def make_placeholder(
    number: int,
    name: str,
    *,
    index: int,
    kind: str | None = None,
    box: Rect | None = None,
    words: Element | None = None,
) -> Element:
    """Return a placeholder; without a box it stands where its layout has it.

    Args:
        number: of the shape.
        name: for the selection pane.
        index: by which a slide's placeholder finds the layout's; a title has none.
        kind: `title`, `body`, `ftr`, `sldNum`; None for an object placeholder.
        box: where it stands, if not where the layout says.
        words: its text body.
    """
    is_title = kind in ("title", "ctrTitle")
    return make(
        "p:sp",
        make(
            "p:nvSpPr",
            make_properties(number, name),
            make("p:cNvSpPr", make("a:spLocks", noGrp=True)),
            make("p:nvPr", make("p:ph", type=kind, idx=None if is_title else index)),
        ),
        make("p:spPr", make_transform(box) if box else None),
        words,
    )


def make_shape(
    number: int,
    name: str,
    box: Rect,
    *,
    preset: str = "rect",
    fill: Element | None = None,
    line: Element | None = None,
    words: Element | None = None,
    alt: str = "",
    decorative: bool = False,
    click: Element | None = None,
) -> Element:
    """Return a shape, with or without words."""
    return make(
        "p:sp",
        make(
            "p:nvSpPr",
            make_properties(number, name, alt, decorative=decorative, click=click),
            make(
                "p:cNvSpPr", txBox=True if words is not None and fill is None else None
            ),
            make("p:nvPr"),
        ),
        make(
            "p:spPr",
            make_transform(box),
            make_geometry(preset),
            make("a:noFill") if fill is None else fill,
            line,
        ),
        words,
    )


def make_connector(
    number: int,
    name: str,
    box: Rect,
    line: Element,
    ends: tuple[tuple[int, int], tuple[int, int]] | None = None,
) -> Element:
    """Return a straight line from a box's upper left to its lower right.

    Args:
        number: of the shape.
        name: for the selection pane.
        box: its extent.
        line: its look.
        ends: shape and connection site at its start and at its end, if it joins two shapes.
    """
    joined: tuple[Element, ...] = ()
    if ends:
        (start, start_site), (end, end_site) = ends
        joined = (
            make("a:stCxn", id=start, idx=start_site),
            make("a:endCxn", id=end, idx=end_site),
        )
    return make(
        "p:cxnSp",
        make(
            "p:nvCxnSpPr",
            make_properties(number, name, decorative=True),
            make("p:cNvCxnSpPr", *joined),
            make("p:nvPr"),
        ),
        make("p:spPr", make_transform(box), make_geometry("line"), line),
    )


def make_group(
    number: int, name: str, children: Sequence[Element], box: Rect, alt: str = ""
) -> Element:
    """Return shapes held together; without an alternative text they are decoration."""
    return make(
        "p:grpSp",
        make(
            "p:nvGrpSpPr",
            make_properties(number, name, alt, decorative=not alt),
            make("p:cNvGrpSpPr"),
            make("p:nvPr"),
        ),
        make("p:grpSpPr", make_transform(box, group=True)),
        *children,
    )


def enclose(boxes: Sequence[Rect]) -> Rect:
    """Return the smallest box that holds some boxes."""
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Rect(left, top, right - left, bottom - top)


def make_shape_tree(*shapes: Element) -> Element:
    """Return the shapes of a slide, a layout or a master."""
    head = make(
        "p:nvGrpSpPr",
        make("p:cNvPr", id=1, name=""),
        make("p:cNvGrpSpPr"),
        make("p:nvPr"),
    )
    return make("p:spTree", head, make("p:grpSpPr"), *shapes)
