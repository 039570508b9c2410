"""Names, attributes and children -> XML text; any text -> text that XML and PowerPoint carry.

Parts are written as text, since an object for each element costs more than all the rest.
This is the one place where text is escaped; it is cleaned by `reporting.cleaning`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from reporting.cleaning import clean_line

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_MICROSOFT = "http://schemas.microsoft.com/office"

NAMESPACES: Mapping[str, str] = MappingProxyType(
    {
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "a14": f"{_MICROSOFT}/drawing/2010/main",
        "a16": f"{_MICROSOFT}/drawing/2014/main",
        "adec": f"{_MICROSOFT}/drawing/2017/decorative",
        "asvg": f"{_MICROSOFT}/drawing/2016/SVG/main",
        "ahyp": f"{_MICROSOFT}/drawing/2018/hyperlinkcolor",
        "c15": f"{_MICROSOFT}/drawing/2012/chart",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "cdr": "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing",
        "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "ds": f"{_OFFICE}/customXml",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
        "p14": f"{_MICROSOFT}/powerpoint/2010/main",
        "p15": f"{_MICROSOFT}/powerpoint/2012/main",
        "p159": f"{_MICROSOFT}/powerpoint/2015/09/main",
        "r": f"{_OFFICE}/relationships",
        "vt": f"{_OFFICE}/docPropsVTypes",
        "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
)
"""By the prefix that everyone writes."""

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

RAISED = 30_000
"""How far a source mark is raised, in thousandths of a per cent (ECMA-376 20.1.10.40)."""

NUMBERINGS = ("arabicPeriod", "alphaLcPeriod", "romanLcPeriod")
"""How items of lists are numbered on each level (ECMA-376 20.1.10.61)."""

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NEEDS_CARE = re.compile('[&<>"_]')
"""A printable text without any of these is written as it is: most are."""
_PREFIXED = ("ds_", "r_", "xmlns_", "xsi_")
"""How the names of attributes begin whose first underscore stands for a colon."""


_HUNDREDTH = 127
"""EMU in a hundredth of a point."""


def count_hundredths(length: int) -> int:
    """Return a length in hundredths of a point, in which sizes of type are written."""
    return round(length / _HUNDREDTH)


def qn(name: str) -> str:
    """Return a prefixed name such as `a:p` as readers of XML write it: `{namespace}p`."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


# ---------------------------------------------------------------- text


def escape_literal(text: str) -> str:
    """Return clean text in which `_x0041_` is not read as `A` (ECMA-376 22.9.2.19)."""
    return _ESCAPE.sub("_x005F_", clean_line(text))


def write_text(text: str) -> str:
    """Return what shows a text in DrawingML: clean, literal, its markup escaped."""
    if text.isprintable() and _NEEDS_CARE.search(text) is None:
        return text
    return _escape_markup(escape_literal(text))


def write_value(text: str) -> str:
    """Return what shows a text in an attribute or a plain element: clean and escaped."""
    if text.isprintable() and _NEEDS_CARE.search(text) is None:
        return text
    return _escape_markup(clean_line(text))


def _escape_markup(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    return text.replace(">", "&gt;").replace('"', "&quot;")


# ---------------------------------------------------------------- elements


def element(
    tag: str,
    *children: str | None,
    text: str | None = None,
    **attributes: object,
) -> str:
    """Write an element.

    Args:
        tag: with its usual prefix, such as `a:p`.
        children: written elements, in order; None is left out.
        text: its text, as it is to be read.
        attributes: `r_id` stands for `r:id`; booleans are written 1 and 0; None is left out.
    """
    head = f"<{tag}"
    for name, value in attributes.items():
        if value is not None:
            head += _write_attribute(name, value)
    content = "".join([child for child in children if child])
    if text is not None:
        content += write_value(text)
    if content:
        return f"{head}>{content}</{tag}>"
    return f"{head}/>"


def _write_attribute(name: str, value: object) -> str:
    if name.startswith(_PREFIXED):
        name = name.replace("_", ":", 1)
    if isinstance(value, str):
        return f' {name}="{write_value(value)}"'
    if isinstance(value, int):
        return f' {name}="{int(value)}"'
    return f' {name}="{value}"'


def root_element(
    tag: str,
    *children: str | None,
    prefixes: str = "a p r",
    text: str | None = None,
    **attributes: object,
) -> str:
    """Write the root of a part, with the XML declaration before it.

    Args:
        tag: as in `element`.
        children: likewise.
        prefixes: of the namespaces that the part uses, parted by spaces.
        text: as in `element`.
        attributes: likewise.
    """
    spaces = {f"xmlns_{prefix}": NAMESPACES[prefix] for prefix in prefixes.split()}
    attributes = {**spaces, **attributes}
    return DECLARATION + element(tag, *children, text=text, **attributes)
