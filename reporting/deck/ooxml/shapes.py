"""Places and looks -> shapes of PresentationML: placeholders, text boxes, marks, lines, groups.

Every shape has a number that is unique on its slide, a name that says what it is, and
either words, an alternative text, or the mark that it is decoration. What a shape is made
of is handed in as written XML.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reporting.deck.ooxml.paint import NO_FILL
from reporting.deck.ooxml.xml import NAMESPACES, element, write_value
from reporting.design.rect import Rect

DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    f'<adec:decorative xmlns:adec="{NAMESPACES["adec"]}" val="1"/></a:ext></a:extLst>'
)
"""Marks a shape as decoration (MS-ODRAWXML 2.24.3.106)."""

TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
CHART = NAMESPACES["c"]
"""What a graphic frame holds (ECMA-376 20.1.2.2.17)."""

_SVG_BLIP = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""The extension by which a picture names a drawing in vectors."""

_TURNED_OVER, _UPTURNED = ' flipH="1"', ' flipV="1"'
_TURNED, _TURNED_BACK = ' rot="5400000"', ' rot="16200000" flipH="1"'
"""Of a bent line, which by itself runs across, down and across: down to the left, or right."""

_TREE_HEAD = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
)


def write_transform(rect: Rect, tag: str = "a:xfrm", turned: str = "") -> str:
    """Write where a shape stands, and how it is turned or turned over."""
    place = write_place(rect)
    return f"<{tag}{turned}>{place}</{tag}>"


def write_place(
    rect: Rect,
    start: str = "a:off",
    extent: str = "a:ext",
) -> str:
    """Write a rectangle as an offset and an extent, in elements of some names."""
    left = int(rect.left)
    top = int(rect.top)
    width = int(rect.width)
    height = int(rect.height)
    offset = f'<{start} x="{left}" y="{top}"/>'
    return f'{offset}<{extent} cx="{width}" cy="{height}"/>'


def write_properties(
    number: int,
    name: str,
    alt: str = "",
    *,
    is_decorative: bool = False,
    click: str = "",
) -> str:
    """Write a shape's name, number, alternative text and link (ECMA-376 19.3.1.12)."""
    content = click
    if is_decorative:
        content += DECORATIVE
    head = f'<p:cNvPr id="{number}" name="{write_value(name)}"'
    if alt:
        head += f' descr="{write_value(alt)}"'
    if content:
        return f"{head}>{content}</p:cNvPr>"
    return f"{head}/>"


def write_geometry(preset: str) -> str:
    """Write one of DrawingML's preset shapes."""
    return f'<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>'


def write_placeholder(
    properties: str,
    words: str,
    *,
    index: int | str | None,
    kind: str | None,
    rect: Rect | None = None,
    locks: str = '<a:spLocks noGrp="1"/>',
    look: str = "",
) -> str:
    """Write a placeholder.

    Args:
        properties: its name and number.
        words: its text body; empty for none.
        index: by which a slide's placeholder finds the layout's; a title has none.
        kind: `title`, `body`, `ftr`, `sldNum`; None for an object placeholder.
        rect: where it stands, if not where its layout has it.
        locks: what cannot be done to it.
        look: its geometry, fill and line, if not the layout's.
    """
    place = write_transform(rect) if rect else ""
    mark = write_placeholder_mark(index, kind)
    own = "<p:spPr/>"
    if place or look:
        own = f"<p:spPr>{place}{look}</p:spPr>"
    return (
        f"<p:sp><p:nvSpPr>{properties}<p:cNvSpPr>{locks}</p:cNvSpPr>{mark}</p:nvSpPr>"
        f"{own}{words}</p:sp>"
    )


@cache
def write_placeholder_mark(index: int | str | None, kind: str | None) -> str:
    """Write which placeholder of its layout a shape is (ECMA-376 19.3.1.36)."""
    return element("p:nvPr", element("p:ph", type=kind, idx=index))


def write_shape(
    properties: str,
    rect: Rect,
    *,
    geometry: str,
    fill: str = NO_FILL,
    line: str = "",
    words: str = "",
    is_upturned: bool = False,
) -> str:
    """Write a shape, with or without words; with words and without a fill it is a text box."""
    mark = "<p:cNvSpPr/>"
    if words and fill == NO_FILL:
        mark = '<p:cNvSpPr txBox="1"/>'
    place = write_transform(rect, turned=_UPTURNED if is_upturned else "")
    return (
        f"<p:sp><p:nvSpPr>{properties}{mark}<p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{place}{geometry}{fill}{line}</p:spPr>{words}</p:sp>"
    )


def write_connector(
    properties: str,
    rect: Rect,
    line: str,
    start: tuple[int, int] | None = None,
    end: tuple[int, int] | None = None,
    *,
    is_leftward: bool = False,
    is_bent: bool = False,
) -> str:
    """Write a line from a rectangle's upper left to its lower right.

    Args:
        properties: its name and number.
        rect: its extent.
        line: its look.
        start: number and connection site of the shape that it begins at, if it does.
        end: likewise of the shape that it leads to.
        is_leftward: whether it leads from the upper right to the lower left.
        is_bent: whether it runs down, across and down, not straight.
    """
    joined = ""
    for tag, joint in (("a:stCxn", start), ("a:endCxn", end)):
        if joint:
            number, site = joint
            joined += element(tag, id=number, idx=site)
    ends = element("p:cNvCxnSpPr", joined)
    turned = _TURNED_OVER if is_leftward else ""
    form = "line"
    if is_bent:
        form = "bentConnector3"
        turned = _TURNED if is_leftward else _TURNED_BACK
        # as it is before a quarter turn around its middle
        spare = (rect.width - rect.height).part(1, 2)
        rect = Rect(
            rect.left + spare,
            rect.top - spare,
            rect.height,
            rect.width,
        )
    place = write_transform(rect, turned=turned)
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{properties}{ends}<p:nvPr/></p:nvCxnSpPr>"
        f"<p:spPr>{place}{write_geometry(form)}{line}</p:spPr></p:cxnSp>"
    )


def write_group(
    properties: str,
    rect: Rect,
    children: Sequence[str],
) -> str:
    """Write shapes held together; their coordinates are the slide's."""
    inner = write_place(rect, "a:chOff", "a:chExt")
    return (
        f"<p:grpSp><p:nvGrpSpPr>{properties}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr><a:xfrm>{write_place(rect)}{inner}</a:xfrm></p:grpSpPr>"
        f"{''.join(children)}</p:grpSp>"
    )


def write_picture(
    properties: str,
    rect: Rect,
    relation: str,
    drawing: str = "",
) -> str:
    """Write a picture (ECMA-376 19.3.1.37).

    Args:
        properties: its name and number.
        rect: where it stands.
        relation: to its bytes.
        drawing: relation to the SVG that programs show instead which can (MS-ODRAWXML 2.4.2).
    """
    locks = '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>'
    blip = f'<a:blip r:embed="{relation}"/>'
    if drawing:
        space = f'xmlns:asvg="{NAMESPACES["asvg"]}"'
        vector = f'<asvg:svgBlip {space} r:embed="{drawing}"/>'
        inner = f'<a:extLst><a:ext uri="{_SVG_BLIP}">{vector}</a:ext></a:extLst>'
        blip = f'<a:blip r:embed="{relation}">{inner}</a:blip>'
    blip += "<a:stretch><a:fillRect/></a:stretch>"
    look = write_transform(rect) + write_geometry("rect")
    return (
        f"<p:pic><p:nvPicPr>{properties}{locks}<p:nvPr/></p:nvPicPr>"
        f"<p:blipFill>{blip}</p:blipFill><p:spPr>{look}</p:spPr></p:pic>"
    )


def write_graphic_frame(
    properties: str,
    rect: Rect,
    uri: str,
    graphic: str,
) -> str:
    """Write the frame of a table or a chart (ECMA-376 19.3.1.21).

    Args:
        properties: its name and number.
        rect: where it stands.
        uri: what it holds, `TABLE` or `CHART`.
        graphic: the table, or the reference to the chart's part.
    """
    locks = '<a:graphicFrameLocks noGrp="1"/>'
    frame = f"<p:cNvGraphicFramePr>{locks}</p:cNvGraphicFramePr>"
    place = write_transform(rect, "p:xfrm")
    data = f'<a:graphicData uri="{uri}">{graphic}</a:graphicData>'
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{properties}{frame}<p:nvPr/>"
        f"</p:nvGraphicFramePr>{place}<a:graphic>{data}</a:graphic></p:graphicFrame>"
    )


def write_body_frame(
    anchor: str,
    *,
    wraps: bool = True,
    has_insets: bool = False,
    inset: int = 0,
) -> str:
    """Write the properties of a text body, without autofit (ECMA-376 21.1.2.1.1).

    Args:
        anchor: `t`, `ctr` or `b`.
        wraps: whether lines end at the edges of the shape.
        has_insets: whether insets and anchor are left to the layout.
        inset: on every side, in EMU.
    """
    wrap = "square" if wraps else "none"
    place = ""
    if not has_insets:
        sides = "".join([f' {side}Ins="{inset}"' for side in "ltrb"])
        place = f'{sides} anchor="{anchor}"'
    return f'<a:bodyPr wrap="{wrap}"{place}><a:noAutofit/></a:bodyPr>'


def write_ground(fill: str) -> str:
    """Write the background of a slide, a layout or a master."""
    return f"<p:bg><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>"


def write_shape_tree(shapes: Sequence[str]) -> str:
    """Write the shapes of a slide, a layout or a master."""
    return f"<p:spTree>{_TREE_HEAD}<p:grpSpPr/>{''.join(shapes)}</p:spTree>"
