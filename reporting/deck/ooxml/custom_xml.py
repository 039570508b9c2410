"""Bytes of our own -> custom XML parts, which PowerPoint keeps when it saves a deck anew.

A deck carries the files that it is made from (`SOURCE`), and where each of its shapes was
written (`ORIGINS`). A program finds such a part again by its namespace (ECMA-376 part 1,
15.2.5 and 22.5).
"""

from __future__ import annotations

import base64
import uuid
from collections.abc import Iterator, Mapping

from reporting.deck.ooxml.package import DEFAULT_TYPES, OFFICE_TYPE, Part, Relations
from reporting.deck.ooxml.xml import DECLARATION, NAMESPACES, element
from reporting.deck.ooxml.zip_writer import Pieces
from reporting.memory import remember

SOURCE = "urn:make-report:source"
"""Namespace of the part that carries files."""

ORIGINS = "urn:make-report:origins"
"""Namespace of the part that says where shapes were written."""

_PROPERTIES = f"{OFFICE_TYPE}.customXmlProperties+xml"


def make_custom_parts(
    number: int,
    space: str,
    *xml: bytes,
) -> tuple[Part, Part]:
    """Return a custom XML part and its properties.

    Args:
        number: from 1, in their names.
        space: namespace of its root.
        xml: the root, in pieces of which one may change by itself.
    """
    item = f"customXml/item{number}.xml"
    properties = f"customXml/itemProps{number}.xml"
    relations = Relations()
    relations.add("customXmlProps", properties)
    identity = uuid.uuid5(uuid.NAMESPACE_URL, space)
    store = {
        "xmlns_ds": NAMESPACES["ds"],
        "ds_itemID": f"{{{identity}}}".upper(),
    }
    schema = element("ds:schemaRef", ds_uri=space)
    described = element(
        "ds:datastoreItem",
        element("ds:schemaRefs", schema),
        text=None,
        **store,
    )
    first, *others = xml
    data = Pieces(DECLARATION.encode() + first, *others)
    about = f"{DECLARATION}{described}".encode()
    return (
        Part(
            item,
            DEFAULT_TYPES["xml"],
            data,
            relations.list_all(),
        ),
        Part(properties, _PROPERTIES, about),
    )


def write_files(files: Mapping[str, bytes]) -> Iterator[bytes]:
    """Yield files by name, in their order, for a part of the namespace `SOURCE`.

    Each is written in base 64, since XML carries neither every character nor every line end
    as it is.
    """
    yield f'<source:source xmlns:source="{SOURCE}">'.encode()
    for name, data in files.items():
        yield write_file(name, data)
    yield b"</source:source>"


@remember(lambda *file: file)
def write_file(name: str, data: bytes) -> bytes:
    """Write a file as an entry of the part."""
    content = base64.b64encode(data).decode("ascii")
    return element("source:file", content, name=name).encode()
