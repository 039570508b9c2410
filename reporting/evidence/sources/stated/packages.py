"""A package of Office -> what its properties state (ECMA-376, part 2, 8).

The day on which a document was made is not that on which it appeared: only a publish date
that somebody entered (a cover page of Word has a field for it) is one.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from reporting.evidence.sources.formats.packages import Package, split_name
from reporting.evidence.sources.stated.model import Field, Statement

_CORE = "docProps/core.xml"
_CUSTOM = "docProps/custom.xml"
_CORE_FIELDS: dict[str, tuple[Field, str]] = {
    "title": ("title", "core property title"),
    "creator": ("author", "core property creator"),
    "publisher": ("outlet", "core property publisher"),
    "language": ("language", "core property language"),
    "identifier": ("link", "core property identifier"),
    "issued": ("published", "core property issued"),
    "created": ("made", "core property created"),
}
_CUSTOM_FIELDS: dict[str, Field] = {
    "publisher": "outlet",
    "publish date": "published",
    "publication date": "published",
    "language": "language",
    "source": "link",
    "url": "link",
}
"""Properties that people add under these names; Office suggests two of them."""
_COVER = "customXml/item"
_COVER_FIELDS: dict[str, tuple[Field, str]] = {
    "PublishDate": ("published", "cover property PublishDate"),
}
_COVER_SPACE = "http://schemas.microsoft.com/office/2006/coverPageProps"


def state_package(package: Package) -> Iterator[Statement]:
    """Yield what the properties of a package state.

    Raises:
        ValueError: a part cannot be read; the message goes on from the file's name.
    """
    for name in sorted(package.names):
        is_part = name.startswith(_COVER) and name.endswith(".xml")
        if name == _CORE or (is_part and "Props" not in name):
            yield from _state_children(package.read_xml(name))
    if _CUSTOM in package.names:
        yield from _state_custom(package.read_xml(_CUSTOM))


def _state_children(root: etree._Element) -> Iterator[Statement]:
    space, name = split_name(root)
    fields = _CORE_FIELDS if name == "coreProperties" else {}
    if space == _COVER_SPACE:
        fields = _COVER_FIELDS
    for element in root:
        _, name = split_name(element)
        if name in fields and element.text:
            field, where = fields[name]
            yield from _state(field, where, element.text)


def _state_custom(root: etree._Element) -> Iterator[Statement]:
    for element in root:
        name = str(element.get("name", ""))
        field = _CUSTOM_FIELDS.get(name.lower())
        if field:
            words = str(element.xpath("string()"))
            yield from _state(
                field,
                f"custom property {name}",
                words,
            )


def _state(field: Field, where: str, words: str) -> Iterator[Statement]:
    is_address = words.strip().startswith(("https://", "http://"))
    if field != "author":
        if is_address == (field == "link"):
            yield Statement(field, where, words)
        return
    for name in words.split(";"):  # Word parts several authors so
        yield Statement(field, where, name)
