"""A PDF -> what its information dictionary and its XMP packet state (ISO 32000-2, 14.3).

The day on which a PDF was made is not that on which it appeared. Some programs write that
day as `dc:date` too: it counts where it is another one, as `prism:publicationDate` always does.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from reporting.apart import read_apart
from reporting.evidence.sources.formats.packages import parse_xml
from reporting.evidence.sources.stated.model import Field, Statement
from reporting.pdf.statements import PdfFacts

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PRISM = "http://prismstandard.org/namespaces/"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_PLAIN: dict[str, tuple[Field, str]] = {
    f"{_DC}title": ("title", "XMP dc:title"),
    f"{_DC}creator": ("author", "XMP dc:creator"),
    f"{_DC}publisher": ("outlet", "XMP dc:publisher"),
    f"{_DC}language": ("language", "XMP dc:language"),
    f"{_XMP}CreateDate": ("made", "XMP xmp:CreateDate"),
}
_INFORMATION: tuple[tuple[Field, str], ...] = (
    ("title", "Title"),
    ("author", "Author"),
)
_PRISM_FIELDS: dict[str, Field] = {
    "publicationName": "outlet",
    "publicationDate": "published",
    "coverDate": "published",
    "url": "link",
}
_DAY = len("2026-10-02")


def state_pdf(data: bytes) -> Iterator[Statement]:
    """Yield what a PDF states of itself.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name.
    """
    facts = read_apart("facts", data, PdfFacts)
    made = write_moment(facts.information.get("CreationDate", ""))
    for packet in facts.packets:
        yield from state_packet(packet, made)
    yield from state_information(facts, made)


def state_information(facts: PdfFacts, made: str) -> Iterator[Statement]:
    """Yield what the information dictionary and the catalog of a PDF state."""
    for field, name in _INFORMATION:
        words = facts.information.get(name, "")
        if words:
            yield Statement(field, f"PDF {name}", words)
    if facts.language:
        yield Statement("language", "PDF Lang", facts.language)
    if made:
        yield Statement("made", "PDF CreationDate", made)


def state_packet(packet: bytes, made: str) -> Iterator[Statement]:
    """Yield what an XMP packet states; one that cannot be read states nothing.

    Args:
        packet: the XML.
        made: when the PDF was made, by its information dictionary.
    """
    try:
        root = parse_xml(packet, "XMP")
    except ValueError:
        return
    days = {made[:_DAY]}
    dates: list[str] = []
    for element in root.iter(f"{_RDF}Description"):
        for name, words in list_properties(element):
            if name == f"{_DC}date":
                dates.append(words)
            if name == f"{_XMP}CreateDate":
                days.add(words[:_DAY])
            yield from _state_property(name, words)
    for date in dates:
        is_making = date[:_DAY] in days
        field: Field = "made" if is_making else "published"
        yield Statement(field, "XMP dc:date", date)


def _state_property(name: str, words: str) -> Iterator[Statement]:
    if name in _PLAIN:
        field, where = _PLAIN[name]
        yield Statement(field, where, words)
        return
    space, _, last = name.removeprefix("{").rpartition("}")
    if space.startswith(_PRISM) and last in _PRISM_FIELDS:
        yield Statement(
            _PRISM_FIELDS[last],
            f"XMP prism:{last}",
            words,
        )


def list_properties(description: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the properties of an RDF description, each value of a list by itself."""
    for name, words in description.attrib.items():
        yield str(name), str(words)
    for element in description:
        items = list(element.iter(f"{_RDF}li"))
        for item in items or [element]:
            words = str(item.xpath("string()")).strip()
            if words:
                yield str(element.tag), words


def write_moment(words: str) -> str:
    """Return `D:20261002173000+02'00'` as 2026-10-02T17:30; other words as they are."""
    digits = words.removeprefix("D:")
    if len(digits) < len("20261002") or not digits[:8].isdecimal():
        return words
    day = f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"
    time = digits[8:12]
    if len(time) < len("1730") or not time.isdecimal():
        return day
    return f"{day}T{time[:2]}:{time[2:]}"
