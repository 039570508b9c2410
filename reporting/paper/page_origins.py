"""A drawn dossier -> where in the content each element of its structure is written; and back.

The dossier carries that provenance as a file of its own, `origins.json`: by the ID of a
structure element, the path in the content, the language and the line. On which page an element
stands, the structure tree knows (ISO 32000-1, 14.7); both are read back together.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reporting.content.origins import Places, name_piece
from reporting.i18n import Language
from reporting.memory import MANY_PAGES, Memory
from reporting.pdf.attachments import Attachment
from reporting.pdf.structure import StructTree
from reporting.reading.nodes import Node
from reporting.reading.origin import ORIGINS, FilePlace, Origin
from reporting.record import Record


class PageOrigin(Record, frozen=True):
    """An element that stands on a page, whole or in part, and where it is written.

    Args:
        id: its name in the structure tree: `block-points`, `section-overview`, `claim-growth`,
            `source-gazette`, `entity-orchard`, `part-cover`, and `text-12` for a paragraph.
        tag: its standard structure type, such as `Sect`, `H2` or `P`.
        path: in the content, such as `sections[0].blocks[1].items[0]`.
        language: code of the language it is written in; empty where all languages share it.
        line: in the content file, from 1; 0 where it is not known.
    """

    id: str
    tag: str
    path: str
    language: str
    line: int


Located = Sequence[tuple[str, Origin]]
"""The IDs of elements and where they are written, in the order of reading."""


def list_located(tree: StructTree, origins: Mapping[str, Origin]) -> Located:
    """Return the elements that are written somewhere, in the order of reading.

    Args:
        tree: closed, so that it holds what was drawn and nothing else.
        origins: by the ID of an element.
    """
    located: list[tuple[str, Origin]] = []
    for elem in tree.document.walk():
        name = elem.id or ""
        if name in origins:
            located.append((name, origins[name]))
    return located


class _Lines(Record, frozen=True, eq=False):
    """Elements of one part with where they are written, as far as no other part counts.

    Args:
        located: the elements.
        nodes: of the pieces that they are written in.
        lines: of each its beginning up to the line, which of the pieces it is written in, and
            the line there.
    """

    located: Located
    nodes: tuple[tuple[Node, ...], ...]
    lines: tuple[tuple[str, int, int], ...]

    def write(self, firsts: Sequence[int]) -> list[str]:
        """Return them as they stand in the file.

        Args:
            firsts: of each piece, the line that lines in it count from.
        """
        return [f"{begin}, {firsts[at] + line}]" for begin, at, line in self.lines]


_PIECES: Memory[int, tuple[Located, tuple[str, ...]]] = Memory(limit=MANY_PAGES)
"""By the identity of elements: these, and the paths of the pieces they are written in."""
_LINES: Memory[tuple[object, ...], _Lines] = Memory(limit=MANY_PAGES)
"""By the identity of elements, and of the nodes of their pieces."""


def make_origins_file(
    parts: Iterable[Located],
    places: Places,
    language: Language,
) -> Attachment:
    """Return the file that says where everything drawn is written.

    Args:
        parts: of the document, in order, each with all its elements.
        places: where in the file an origin is.
        language: of the dossier, in which the file is described.
    """
    lines: list[str] = []
    for located in parts:
        lines += _write_lines(located, places)
    body = ",\n".join(lines)
    data = f"{{\n{body}\n}}\n".encode()
    description = language.fill_phrase("carried_origins")
    return Attachment(ORIGINS, "application/json", data, description, "Supplement")


def _write_lines(located: Located, places: Places) -> list[str]:
    """Return where elements of a part are written, a line each."""
    _, pieces = _PIECES.recall(id(located), lambda: (located, _list_pieces(located)))
    found = [places.find_piece(where) for where in pieces]
    nodes = tuple([nodes for nodes, _ in found])
    key: list[object] = [id(located)]
    for group in nodes:
        key.append(tuple(map(id, group)))
    if all(nodes):
        lines = _LINES.recall(
            tuple(key),
            lambda: _read_lines(located, pieces, places, nodes),
        )
    else:
        lines = _read_lines(located, pieces, places, nodes)
    return lines.write([line for _, line in found])


def _list_pieces(located: Located) -> tuple[str, ...]:
    names = [name_piece(origin.path) for _, origin in located]
    return tuple(dict.fromkeys(names))


def _read_lines(
    located: Located,
    pieces: Sequence[str],
    places: Places,
    nodes: tuple[tuple[Node, ...], ...],
) -> _Lines:
    """Return elements with their lines as they are counted in the pieces."""
    lines: list[tuple[str, int, int]] = []
    for name, origin in located:
        begin = f"  {json.dumps(name)}: {json.dumps([origin.path, origin.language])}"
        piece = pieces.index(name_piece(origin.path))
        lines.append((begin.removesuffix("]"), piece, places.find_line(origin)))
    return _Lines(located, nodes, tuple(lines))


def read_page_origins(data: bytes) -> tuple[tuple[PageOrigin, ...], ...]:
    """Return what stands on each page of a dossier, in the order of reading.

    Page 4 of the printed page numbers is the fourth.

    Args:
        data: a PDF that this program made, with its source.

    Raises:
        ValueError: it cannot be read, or says nothing of where it is written; the message goes
            on from the file's name.
    """
    # Not needed to draw.
    from reporting.apart import keep_processes, read_apart  # noqa: PLC0415
    from reporting.pdf.reading import PageElement  # noqa: PLC0415

    with keep_processes():
        files = read_apart("files", data, dict[str, bytes])
        kind = tuple[tuple[PageElement, ...], ...]
        listed = read_apart("elements", data, kind)
    if ORIGINS not in files:
        raise ValueError(
            f"carries no {ORIGINS}: it is a draft, was made with --no-source, or by another"
            " program"
        )
    try:
        written: Any = json.loads(files[ORIGINS])
        origins = {name: FilePlace(*place) for name, place in written.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise ValueError(f"carries an {ORIGINS} that is not ours, or broken") from None
    pages: list[tuple[PageOrigin, ...]] = []
    for elements in listed:
        found: list[PageOrigin] = []
        for element in elements:
            origin = origins.get(element.id)
            if origin:
                place = (origin.path, origin.language, origin.line)
                found.append(
                    PageOrigin(
                        element.id,
                        element.tag,
                        *place,
                    )
                )
        pages.append(tuple(found))
    return tuple(pages)
