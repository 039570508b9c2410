"""A theme's tokens -> the presentation's theme part: its colours and its two families."""

from __future__ import annotations

from collections.abc import Mapping

from reporting.deck.ooxml.paint import Paint
from reporting.deck.ooxml.xml import element, root_element
from reporting.design.theme import Role

_LINE_WIDTHS = (6_350, 12_700, 19_050)
_FAMILIES: Mapping[str, Role] = {"a:majorFont": "heading", "a:minorFont": "label"}
_SAME = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
"""The fill of a shape's own colour."""


def write_theme(paint: Paint) -> str:
    """Write the theme part (ECMA-376 20.1.6.9).

    Shapes get flat fills and plain lines from it.
    """
    name = paint.theme.name
    elements = element(
        "a:themeElements",
        write_scheme(paint),
        write_fonts(paint),
        write_formats(name),
    )
    return root_element(
        "a:theme",
        elements,
        "<a:objectDefaults/>",
        "<a:extraClrSchemeLst/>",
        prefixes="a",
        name=name,
    )


def write_scheme(paint: Paint) -> str:
    """Write the colour scheme (ECMA-376 20.1.6.2)."""
    link = paint.theme.colours.link
    values = {**paint.scheme, "hlink": link, "folHlink": link}
    slots = []
    for slot, value in values.items():
        colour = element("a:srgbClr", val=value.lstrip("#").upper())
        slots.append(element(f"a:{slot}", colour))
    return element("a:clrScheme", *slots, name=paint.theme.name)


def write_fonts(paint: Paint) -> str:
    """Write the two families (ECMA-376 20.1.4.1.18)."""
    families = []
    for tag, role in _FAMILIES.items():
        face = paint.theme.family(role).face
        latin = element("a:latin", typeface=face)
        families.append(f'<{tag}>{latin}<a:ea typeface=""/><a:cs typeface=""/></{tag}>')
    return element("a:fontScheme", *families, name=paint.theme.name)


def write_formats(name: str) -> str:
    """Write the fills, lines and effects that shapes may refer to: the plainest."""
    lines = []
    for width in _LINE_WIDTHS:
        dash = '<a:prstDash val="solid"/>'
        lines.append(element("a:ln", _SAME, dash, w=width, cap="flat"))
    fills = [_SAME] * len(_LINE_WIDTHS)
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    effects = [effect] * len(_LINE_WIDTHS)
    return element(
        "a:fmtScheme",
        element("a:fillStyleLst", *fills),
        element("a:lnStyleLst", *lines),
        element("a:effectStyleLst", *effects),
        element("a:bgFillStyleLst", *fills),
        name=name,
    )
