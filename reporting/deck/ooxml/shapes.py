"""Places and looks -> shapes of PresentationML: placeholders, text boxes, marks, lines, groups.

Every shape has a number that is unique on its slide, a name that says what it is, and
either words, an alternative text, or the mark that it is decoration. What a shape is made
of is handed in as written XML.
"""

from __future__ import annotations

from collections.abc import Sequence

from reporting.deck.ooxml.paint import NO_FILL
from reporting.deck.ooxml.xml import NAMESPACES, element, write_value
from reporting.design.grid import Rect

DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    f'<adec:decorative xmlns:adec="{NAMESPACES["adec"]}" val="1"/></a:ext></a:extLst>'
)
"""Marks a shape as decoration (MS-ODRAWXML 2.24.3.106)."""

TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
CHART = NAMESPACES["c"]
"""What a graphic frame holds (ECMA-376 20.1.2.2.17)."""

_TREE_HEAD = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
)


def write_transform(rect: Rect, tag: str = "a:xfrm") -> str:
    """Write where a shape stands."""
    place = f'<a:off x="{int(rect.left)}" y="{int(rect.top)}"/>'
    extent = f'<a:ext cx="{int(rect.width)}" cy="{int(rect.height)}"/>'
    return f"<{tag}>{place}{extent}</{tag}>"


def write_properties(
    number: int,
    name: str,
    alt: str = "",
    *,
    is_decorative: bool = False,
    click: str = "",
) -> str:
    """Write a shape's name, number, alternative text and link (ECMA-376 19.3.1.12)."""
    description = f' descr="{write_value(alt)}"' if alt else ""
    mark = DECORATIVE if is_decorative else ""
    head = f'<p:cNvPr id="{number}" name="{write_value(name)}"{description}'
    if click or mark:
        return f"{head}>{click}{mark}</p:cNvPr>"
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
) -> str:
    """Write a placeholder.

    Args:
        properties: its name and number.
        words: its text body; empty for none.
        index: by which a slide's placeholder finds the layout's; a title has none.
        kind: `title`, `body`, `ftr`, `sldNum`; None for an object placeholder.
        rect: where it stands, if not where its layout has it.
        locks: what cannot be done to it.
    """
    place = write_transform(rect) if rect else ""
    return (
        f"<p:sp><p:nvSpPr>{properties}<p:cNvSpPr>{locks}</p:cNvSpPr>"
        f"<p:nvPr>{element('p:ph', type=kind, idx=index)}</p:nvPr></p:nvSpPr>"
        f"{element('p:spPr', place)}{words}</p:sp>"
    )


def write_shape(
    properties: str,
    rect: Rect,
    *,
    geometry: str,
    fill: str = NO_FILL,
    line: str = "",
    words: str = "",
) -> str:
    """Write a shape, with or without words; with words and without a fill it is a text box."""
    is_text_box = words and fill == NO_FILL
    text_box = '<p:cNvSpPr txBox="1"/>' if is_text_box else "<p:cNvSpPr/>"
    return (
        f"<p:sp><p:nvSpPr>{properties}{text_box}<p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{write_transform(rect)}{geometry}{fill}{line}</p:spPr>{words}</p:sp>"
    )


def write_connector(
    properties: str,
    rect: Rect,
    line: str,
    ends: tuple[tuple[int, int], tuple[int, int]] | None = None,
) -> str:
    """Write a straight line from a rectangle's upper left to its lower right.

    Args:
        properties: its name and number.
        rect: its extent.
        line: its look.
        ends: shape and connection site at its start and at its end, if it joins two shapes.
    """
    joined = ""
    if ends:
        (start, start_site), (end, end_site) = ends
        joined = element("a:stCxn", id=start, idx=start_site)
        joined += element("a:endCxn", id=end, idx=end_site)
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{properties}{element('p:cNvCxnSpPr', joined)}<p:nvPr/>"
        f"</p:nvCxnSpPr><p:spPr>{write_transform(rect)}{write_geometry('line')}{line}"
        "</p:spPr></p:cxnSp>"
    )


def write_group(properties: str, rect: Rect, children: Sequence[str]) -> str:
    """Write shapes held together; their coordinates are the slide's."""
    left, top = int(rect.left), int(rect.top)
    width, height = int(rect.width), int(rect.height)
    return (
        f"<p:grpSp><p:nvGrpSpPr>{properties}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f'<p:grpSpPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{width}" cy="{height}"/><a:chOff x="{left}" y="{top}"/>'
        f'<a:chExt cx="{width}" cy="{height}"/></a:xfrm></p:grpSpPr>'
        f"{''.join(children)}</p:grpSp>"
    )


def write_picture(properties: str, rect: Rect, relation: str) -> str:
    """Write a picture, by the relation to its bytes (ECMA-376 19.3.1.37)."""
    return (
        f"<p:pic><p:nvPicPr>{properties}<p:cNvPicPr>"
        '<a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f"</p:blipFill><p:spPr>{write_transform(rect)}{write_geometry('rect')}</p:spPr>"
        "</p:pic>"
    )


def write_graphic_frame(properties: str, rect: Rect, uri: str, graphic: str) -> str:
    """Write the frame of a table or a chart (ECMA-376 19.3.1.21).

    Args:
        properties: its name and number.
        rect: where it stands.
        uri: what it holds, `TABLE` or `CHART`.
        graphic: the table, or the reference to the chart's part.
    """
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{properties}<p:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/>'
        f"</p:nvGraphicFramePr>{write_transform(rect, 'p:xfrm')}"
        f'<a:graphic><a:graphicData uri="{uri}">{graphic}</a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )


def write_body_frame(
    anchor: str, *, wraps: bool = True, has_insets: bool = False
) -> str:
    """Write the properties of a text body, without autofit (ECMA-376 21.1.2.1.1).

    Args:
        anchor: `t`, `ctr` or `b`.
        wraps: whether lines end at the edges of the shape.
        has_insets: whether insets and anchor are left to the layout.
    """
    wrap = "square" if wraps else "none"
    if has_insets:
        return f'<a:bodyPr wrap="{wrap}"><a:noAutofit/></a:bodyPr>'
    return (
        f'<a:bodyPr wrap="{wrap}" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}">'
        "<a:noAutofit/></a:bodyPr>"
    )


def write_ground(fill: str) -> str:
    """Write the background of a slide, a layout or a master."""
    return f"<p:bg><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>"


def write_shape_tree(*shapes: str) -> str:
    """Write the shapes of a slide, a layout or a master."""
    return f"<p:spTree>{_TREE_HEAD}<p:grpSpPr/>{''.join(shapes)}</p:spTree>"
