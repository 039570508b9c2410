"""Names, attributes and children -> XML elements; any text -> text that XML and PowerPoint carry.

Elements are made with python-pptx's own parser classes, so that what is written by hand
here and what python-pptx writes can be mixed.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lxml import etree
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement

Element = etree._Element  # noqa: SLF001  (lxml has no public name for its element type)

_EXTENSIONS = {
    "ahyp": "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
}
"""Namespaces of later additions to the formats, which python-pptx does not know."""

_NOT_XML = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U0010fffe\U0010ffff]"
)
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_LINK_SCHEMES = {"http", "https", "mailto"}
_NOT_IN_LINKS = re.compile(
    "[\\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


def clean_text(text: str) -> str:
    """Return text without what XML 1.0 (2.2) cannot carry; line ends become spaces."""
    return re.sub(r"[\t\n\r\x0b\x0c\u2028\u2029]+", " ", _NOT_XML.sub("", text))


def escape_literal(text: str) -> str:
    """Return clean text in which `_x0041_` stays what it is and is not read as `A` (ECMA-376 22.9.2.19)."""
    return _ESCAPE.sub("_x005F_", clean_text(text))


def check_link(link: str | None) -> str | None:
    """Return an outside address if it is of an allowed kind (http, https, mailto), else nothing."""
    if not link:
        return None
    bare = _NOT_IN_LINKS.sub("", clean_text(link))
    try:
        parts = urlsplit(bare)
    except ValueError:
        return None
    known = parts.scheme.lower() in _LINK_SCHEMES
    return (
        bare if known and (parts.netloc or parts.scheme.lower() == "mailto") else None
    )


def make(
    tag: str, *children: Element | None, text: str | None = None, **attributes: object
) -> Element:
    """Make an element.

    Args:
        tag: with its usual prefix, such as `a:p`.
        children: appended in order; None is left out.
        text: its text, as it is to be read.
        attributes: `r_id` stands for `r:id`; booleans are written 1 and 0; None is left out.
    """
    element = _empty(tag)
    for name, value in attributes.items():
        if value is None:
            continue
        written = (
            str(int(value)) if isinstance(value, bool | int) else clean_text(str(value))
        )
        element.set(
            qn(name.replace("_", ":", 1)) if name.startswith("r_") else name, written
        )
    for child in children:
        if child is not None:
            element.append(child)
    if text is not None:
        element.text = text
    return element


def _empty(tag: str) -> Element:
    prefix, _, name = tag.partition(":")
    if prefix in _EXTENSIONS:
        return etree.Element(
            f"{{{_EXTENSIONS[prefix]}}}{name}", nsmap={prefix: _EXTENSIONS[prefix]}
        )
    element: Element = OxmlElement(tag)
    return element


def serialise(element: Element) -> bytes:
    """Write an element as a part of a package."""
    data: bytes = etree.tostring(
        element, encoding="UTF-8", xml_declaration=True, standalone=True
    )
    return data
