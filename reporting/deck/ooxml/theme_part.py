"""A theme's tokens -> the presentation's theme part: its colours and its two families."""

from __future__ import annotations

from collections.abc import Mapping

from reporting.deck.ooxml.paint import Paint
from reporting.deck.ooxml.xml import element, root_element
from reporting.design.script_faces import SCRIPTS, find_script, find_script_face
from reporting.design.theme import Role

_LINE_WIDTHS = (6_350, 12_700, 19_050)
_FAMILIES: Mapping[str, Role] = {"a:majorFont": "heading", "a:minorFont": "label"}
_SAME = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
"""The fill of a shape's own colour."""


def write_theme(paint: Paint, language: str) -> str:
    """Write the theme part (ECMA-376 20.1.6.9).

    Shapes get flat fills and plain lines from it.

    Args:
        paint: the colours and families.
        language: tag of the deck's language (BCP 47).
    """
    name = paint.theme.name
    elements = element(
        "a:themeElements",
        write_scheme(paint),
        write_fonts(paint, language),
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


def write_fonts(paint: Paint, language: str) -> str:
    """Write the two families (ECMA-376 20.1.4.1.18), and what sets other scripts with them.

    The deck's own script has its face by name; words of others have theirs by their script.
    """
    theme = paint.theme
    own = find_script(language)
    families = []
    for tag, role in _FAMILIES.items():
        faces = {script: find_script_face(theme, role, script) for script in SCRIPTS}
        named = {"latin": theme.family(role).face, "ea": "", "cs": ""}
        if own and SCRIPTS[own].kind:
            named[SCRIPTS[own].kind] = faces[own]
        written = [element(f"a:{kind}", typeface=face) for kind, face in named.items()]
        for script, face in faces.items():
            written.append(element("a:font", script=script, typeface=face))
        family = element(tag, *written)
        families.append(family)
    return element("a:fontScheme", *families, name=paint.theme.name)


def write_formats(name: str) -> str:
    """Write the fills, lines and effects that shapes may refer to: the plainest."""
    lines = []
    for width in _LINE_WIDTHS:
        dash = '<a:prstDash val="solid"/>'
        line = element("a:ln", _SAME, dash, w=width, cap="flat")
        lines.append(line)
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
