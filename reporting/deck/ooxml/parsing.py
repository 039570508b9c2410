"""Bytes of a part -> its elements, and back; for readers, since parts are written as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from reporting.deck.ooxml.xml import qn
from reporting.reading.crowding import refuse_crowded
from reporting.reading.xml_parsers import make_xml_parser

if TYPE_CHECKING:
    import zipfile

Element = etree._Element  # noqa: SLF001  (lxml has no public name for its element type)


def parse_part(data: bytes, *, has_limits: bool = False) -> Element:
    """Return the root of a part; no entity is resolved and nothing is fetched.

    Args:
        data: of the part.
        has_limits: whether lxml's limits of depth and length hold, for what comes from
            outside.

    Raises:
        ValueError: it is no XML, or holds too much.
    """
    if has_limits:
        refuse_crowded(data, "part")
    try:
        return etree.fromstring(data, make_xml_parser(is_huge=not has_limits))
    except etree.XMLSyntaxError:
        raise ValueError("is no XML") from None


def read_part(archive: zipfile.ZipFile, name: str) -> Element:
    """Return the root of a part of a file that somebody may have saved anew, within limits.

    Raises:
        KeyError: there is no such part.
        ValueError: it is no XML, or holds too much; else what reading the archive raises.
    """
    return parse_part(archive.read(name), has_limits=True)


def serialise_part(root: Element) -> bytes:
    """Write a root as a part of a package."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def write_element(element: Element) -> str:
    """Write an element by itself, with the namespaces that it uses."""
    return etree.tostring(element, encoding="unicode", with_tail=False)


def make_path(names: str) -> str:
    """Return a path of prefixed names, such as `p:cSld/p:spTree`, as `find` reads it."""
    steps = []
    for name in names.split("/"):
        is_step = ":" in name
        steps.append(qn(name) if is_step else name)
    return "/".join(steps)


def name_local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return etree.QName(element).localname
