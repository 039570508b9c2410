"""A few pages drawn by hand, as a dossier ought to be; every line has a name and can be moved or left out.

They hold a heading, a paragraph over two pages, a source mark with its note, a figure with
its caption and a table that goes on, in the columns of the bundled theme. What draws a
dossier has no part in them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from reporting.pdf.document import Document, finish_document
from reporting.pdf.graphics_state import Pen
from reporting.pdf.page_canvas import PageCanvas
from reporting.pdf.paths import trace_rectangle
from reporting.pdf.structure import StructElem, StructTree
from tests.dossier.reading import theme
from tests.pdf.papers import METADATA, write

_PAGE = theme().page
_LEFT, _MARGIN = _PAGE.inner.pt, (_PAGE.inner + _PAGE.text + _PAGE.gutter).pt
_HEAD, _FOOT = (_PAGE.height - _PAGE.top).pt, _PAGE.bottom.pt
_LEADING = 14.0


class Put(NamedTuple):
    """A line of text: its page (counted from 0), where its baseline begins, and its type size."""

    page: int
    x: float
    y: float
    text: str
    size: float = 10.0


Puts = Mapping[str, Put]


def _column(
    name: str, page: int, top: float, texts: Iterable[str], *, x: float = _LEFT
) -> Iterator[tuple[str, Put]]:
    for at, text in enumerate(texts, 1):
        yield f"{name}.{at}", Put(page, x, top - at * _LEADING, text)


def _table() -> Iterator[tuple[str, Put]]:
    for column, x in enumerate((_LEFT, _LEFT + 120), 1):
        yield f"th.{column}", Put(2, x, _HEAD - 300, f"Column {column}")
        yield f"again.{column}", Put(3, x, _HEAD - 20, f"Column {column}")
        for row in range(1, 7):
            page, y = (
                (2, _HEAD - 300 - row * 20) if row < 4 else (3, _HEAD + 40 - row * 20)
            )
            yield f"td.{row}.{column}", Put(page, x, y, f"cell {row} {column}")


SOUND: Puts = {
    "cover": Put(0, _LEFT, 400, "The orchard", 30),
    "h1": Put(1, _LEFT, _HEAD - 27, "The orchard in the valley", 27),
    **dict(_column("p", 1, _FOOT + 60, ["A paragraph has", "some lines here", "but not all, as", "few fit"])),
    **dict(_column("p.more", 2, _HEAD, ["It goes on over the page", "and ends with a claim"])),
    "mark": Put(2, _LEFT + 92, _HEAD - 2 * _LEADING + 4, "1", 6),
    "note.1": Put(2, _MARGIN, _HEAD - 2 * _LEADING, "1 reported", 9),
    "note.2": Put(2, _MARGIN, _HEAD - 2 * _LEADING - 11, "Gazette, page 2", 9),
    "figure": Put(2, _LEFT + 20, _HEAD - 100, "words within the figure"),
    "caption": Put(2, _LEFT, _HEAD - 165, "What the figure shows"),
    "h2": Put(2, _LEFT, _HEAD - 210, "A heading", 14),
    **dict(_column("q", 2, _HEAD - 220, ["What it stands above,", "in two lines, and this is the long one"])),
    **dict(_table()),
}  # fmt: skip


def moved(
    name: str,
    by: tuple[float, float] = (0, 0),
    *,
    page: int | None = None,
    puts: Puts = SOUND,
) -> Puts:
    """Return the pages with the lines whose name begins so moved by points, or onto another page."""
    return {
        key: put._replace(
            x=put.x + by[0], y=put.y + by[1], page=put.page if page is None else page
        )
        if key.startswith(name)
        else put
        for key, put in puts.items()
    }


def without(*names: str, puts: Puts = SOUND) -> Puts:
    """Return the pages without the lines whose names begin so."""
    return {key: put for key, put in puts.items() if not key.startswith(names)}


def draw(puts: Puts = SOUND) -> bytes:
    """Draw the pages.

    Args:
        puts: the lines by their names; a name says which element a line belongs to.
    """
    top = StructElem("Document")
    elems = _elements(top)
    document = Document("en-GB")
    for number in range(4):
        page = document.begin_page((_PAGE.width.pt, _PAGE.height.pt))
        if number == 2:
            _frame_the_figure(page, elems("figure"))
        for name, put in puts.items():
            if put.page == number:
                _write_line(page, name, put, elems)
    return finish_document(document, StructTree(top), METADATA)


def _write_line(
    page: PageCanvas, name: str, put: Put, elems: Callable[[str], StructElem]
) -> None:
    if name.startswith("again"):
        with page.mark_artifact("Pagination"):
            write(page, None, put.text, put.y, x=put.x, size=put.size)
    else:
        write(page, elems(name), put.text, put.y, x=put.x, size=put.size)


def _frame_the_figure(page: PageCanvas, figure: StructElem) -> None:
    box = (_LEFT, _HEAD - 150, _LEFT + 300, _HEAD - 70)
    with page.mark_figure(figure, box):
        page.paint(trace_rectangle(_LEFT, _HEAD - 150, 300, 80), pen=Pen("#000000"))


def _elements(top: StructElem) -> Callable[[str], StructElem]:
    """Make the structure; return what finds the element of a line by the line's name."""
    cover, part = StructElem("Sect", top), StructElem("Sect", top)
    made = {
        "cover": StructElem("P", cover),
        "h1": StructElem("H1", part),
        "p": StructElem("P", part),
    }
    mark = StructElem("Reference", made["p"], inline=True)
    made["mark"] = StructElem("Link", mark, inline=True)
    note = StructElem("Note", part, id="note-1-1")
    made |= {"note.1": StructElem("P", note), "note.2": StructElem("P", note)}
    made |= {
        "figure": StructElem("Figure", part, alt="Words."),
        "caption": StructElem("Caption", part),
    }
    inner = StructElem("Sect", part)
    made |= {"h2": StructElem("H2", inner), "q": StructElem("P", inner)}
    table = StructElem("Table", inner)
    head, body = (
        StructElem("TR", StructElem("THead", table)),
        StructElem("TBody", table),
    )
    made |= {f"th.{at}": StructElem("TH", head, scope="Column") for at in (1, 2)}
    for row in range(1, 7):
        cells = StructElem("TR", body)
        made |= {f"td.{row}.{at}": StructElem("TD", cells) for at in (1, 2)}
    return lambda name: made.get(name) or made[name.split(".", maxsplit=1)[0]]
