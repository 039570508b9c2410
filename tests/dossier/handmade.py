"""A few pages drawn by hand, as a dossier ought to be; every line has a name and can be moved or left out.

They hold a heading, a paragraph over two pages, source marks with their notes, a figure with
its caption and a table that goes on; then a section with its opener, a wide table with its
notes in a row below, and a disagreement with its reading; all in the columns of the bundled
theme. What draws a dossier has no part in them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from reporting.i18n import load_language
from reporting.pdf.document import Document, finish_document
from reporting.pdf.graphics_state import Pen
from reporting.pdf.page_canvas import PageCanvas
from reporting.pdf.paths import trace_rectangle
from reporting.pdf.structure import StructElem, StructTree
from reporting.plan.model import Labels
from tests.dossier.reading import theme
from tests.pdf.papers import METADATA, write

_PAGE = theme().page
_LEFT, _MARGIN = _PAGE.inner.pt, (_PAGE.inner + _PAGE.text + _PAGE.gutter).pt
_HEAD, _FOOT = (_PAGE.height - _PAGE.top).pt, _PAGE.bottom.pt
_LEADING = 14.0
_LABELS = Labels(**load_language("en").labels)


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
        yield f"{name}.{at}", Put(page, x, top - at * _LEADING, f"{text} ")


def _table() -> Iterator[tuple[str, Put]]:
    for column, x in enumerate((_LEFT, _LEFT + 120), 1):
        yield f"th.{column}", Put(2, x, _HEAD - 300, f"Column {column}")
        yield f"again.{column}", Put(3, x, _HEAD - 20, f"Column {column}")
        for row in range(1, 7):
            page, y = (
                (2, _HEAD - 300 - row * 20) if row < 4 else (3, _HEAD + 40 - row * 20)
            )
            yield f"td.{row}.{column}", Put(page, x, y, f"cell {row} {column}")


def _wide() -> Iterator[tuple[str, Put]]:
    """Yield a table across text and margin, with two notes side by side below it."""
    for column, x in enumerate((_LEFT, _LEFT + 160, _MARGIN + 20), 1):
        yield f"wh.{column}", Put(4, x, _HEAD - 200, f"Head {column}")
        for row in (1, 2, 3):
            y = _HEAD - 200 - row * 28
            yield f"wd.{row}.{column}.1", Put(4, x, y, f"field {row} ")
            yield f"wd.{row}.{column}.2", Put(4, x, y - 12, f"of {column}")
    yield "wmark.2", Put(4, _LEFT + 186, _HEAD - 240 + 4, "2", 6)
    yield "wmark.3", Put(4, _LEFT + 186, _HEAD - 268 + 4, "[3]", 6)
    for at, number in enumerate((2, 3)):
        x = _LEFT + at * 170
        yield f"wnote.{number}.1", Put(4, x, _HEAD - 320, f"{number} reported", 9)
        yield f"wnote.{number}.2", Put(4, x, _HEAD - 331, "Gazette, page 3", 9)


SOUND: Puts = {
    "cover": Put(0, _LEFT, 400, "The orchard", 30),
    "h1": Put(1, _LEFT, _HEAD - 27, "The orchard in the valley", 27),
    **dict(_column("p", 1, _FOOT + 60, ["A paragraph has", "some lines here", "but not all, as", "few fit"])),
    **dict(_column("p.more", 2, _HEAD, ["It goes on over the page", "and ends with a claim"])),
    "key": Put(1, _MARGIN, _HEAD - 30, _LABELS.key, 9),
    "mark": Put(2, _LEFT + 92, _HEAD - 2 * _LEADING + 4, "1", 6),
    "note.1": Put(2, _MARGIN, _HEAD - 2 * _LEADING, "1 reported", 9),
    "note.2": Put(2, _MARGIN, _HEAD - 2 * _LEADING - 11, "Gazette, page 2", 9),
    "figure": Put(2, _LEFT + 20, _HEAD - 100, "words within the figure"),
    "caption": Put(2, _LEFT, _HEAD - 165, "What the figure shows"),
    "h2": Put(2, _LEFT, _HEAD - 210, "A heading", 14),
    **dict(_column("q", 2, _HEAD - 220, ["What it stands above,", "in two lines, and this is the long one"])),
    "agmark": Put(2, _LEFT + 180, _HEAD - 220 - 2 * _LEADING + 4, "1", 6),
    "agnote": Put(2, _MARGIN, _HEAD - 220 - 2 * _LEADING, "1 reported", 9),
    **dict(_table()),
    "o1": Put(4, _LEFT, _HEAD - 27, "2 The harvest", 27),
    "stand": Put(4, _LEFT, _HEAD - 52, "It comes early", 14),
    **dict(_column("r", 4, _HEAD - 80, ["What is said of it", "in three lines, so that", "an opener has enough"])),
    "w2": Put(4, _LEFT, _HEAD - 170, "A wide table", 14),
    **dict(_wide()),
    "d2": Put(4, _LEFT, _HEAD - 380, "Who picks?", 14),
    "q2": Put(4, _LEFT, _HEAD - 400, "Hands or machines?"),
    "side.1": Put(4, _LEFT, _HEAD - 420, "Hands, says one"),
    "side.2": Put(4, _LEFT, _HEAD - 440, "Machines, says another"),
    **dict(_column("reading", 4, _HEAD - 450, ["We read it so, and say", "that nobody knows it"])),
    **dict(_column("z", 5, _HEAD, ["And more of the section", "goes on over the page."])),
}  # fmt: skip


def moved(
    names: str | tuple[str, ...],
    by: tuple[float, float] = (0, 0),
    *,
    page: int | None = None,
    puts: Puts = SOUND,
) -> Puts:
    """Return the pages with the lines whose names begin so moved by points, or onto another page."""
    return {
        key: put._replace(
            x=put.x + by[0], y=put.y + by[1], page=put.page if page is None else page
        )
        if key.startswith(names)
        else put
        for key, put in puts.items()
    }


def said(texts: Mapping[str, str], puts: Puts = SOUND) -> Puts:
    """Return the pages with other words in the lines of some names."""
    return {
        key: put._replace(text=texts.get(key, put.text)) for key, put in puts.items()
    }


def without(*names: str, puts: Puts = SOUND) -> Puts:
    """Return the pages without the lines whose names begin so."""
    return {key: put for key, put in puts.items() if not key.startswith(names)}


def draw(puts: Puts = SOUND, blank: int = 0) -> bytes:
    """Draw the pages.

    Args:
        puts: the lines by their names; a name says which element a line belongs to.
        blank: how many pages without anything follow.
    """
    top = StructElem("Document")
    elems = _elements(top)
    document = Document("en-GB")
    last = max(put.page for put in puts.values())
    for number in range(last + blank + 1):
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
    if name.startswith(("again", "agnote")):
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
    explained = StructElem("Sect", part)
    made["key"] = StructElem("P", explained)
    note = StructElem("Note", part, id="note-1-1")
    made |= {"note.1": StructElem("P", note), "note.2": StructElem("P", note)}
    made |= {
        "figure": StructElem("Figure", part, alt="Words."),
        "caption": StructElem("Caption", part),
    }
    inner = StructElem("Sect", part)
    made |= {"h2": StructElem("H2", inner), "q": StructElem("P", inner)}
    again = StructElem("Reference", made["q"], inline=True)
    made["agmark"] = StructElem("Link", again, inline=True)
    table = StructElem("Table", inner)
    head, body = (
        StructElem("TR", StructElem("THead", table)),
        StructElem("TBody", table),
    )
    made |= {f"th.{at}": StructElem("TH", head, scope="Column") for at in (1, 2)}
    for row in range(1, 7):
        cells = StructElem("TR", body)
        made |= {f"td.{row}.{at}": StructElem("TD", cells) for at in (1, 2)}
    made |= _section(top)
    return lambda name: next(made[key] for key in _shorter(name) if key in made)


def _shorter(name: str) -> Iterator[str]:
    """Yield a name, and what is left of it without its last part, and so on."""
    while name:
        yield name
        name = name.rpartition(".")[0]


def _section(top: StructElem) -> Mapping[str, StructElem]:
    """Make the structure of the second section; return its elements by the names of their lines."""
    part = StructElem("Sect", top, id="section-harvest")
    made = {"o1": StructElem("H1", part), "stand": StructElem("P", part)}
    made["r"] = StructElem("P", StructElem("Div", part))
    wide = StructElem("Sect", part)
    made["w2"] = StructElem("H2", wide)
    table = StructElem("Table", wide)
    head = StructElem("TR", StructElem("THead", table))
    body = StructElem("TBody", table)
    made |= {f"wh.{at}": StructElem("TH", head, scope="Column") for at in (1, 2, 3)}
    for row in (1, 2, 3):
        cells = StructElem("TR", body)
        made |= {f"wd.{row}.{at}": StructElem("TD", cells) for at in (1, 2, 3)}
    for number, row in ((2, 1), (3, 2)):
        mark = StructElem("Reference", made[f"wd.{row}.2"], inline=True)
        made[f"wmark.{number}"] = StructElem("Link", mark, inline=True)
        note = StructElem("Note", wide, id=f"note-{number}-1")
        made |= {f"wnote.{number}.{at}": StructElem("P", note) for at in (1, 2)}
    doubt = StructElem("Sect", part)
    made |= {"d2": StructElem("H2", doubt), "q2": StructElem("P", doubt)}
    sides = StructElem("L", doubt)
    for at in (1, 2):
        body = StructElem("LBody", StructElem("LI", sides))
        made[f"side.{at}"] = StructElem("P", body)
    made["reading"] = StructElem("P", doubt)
    made["z"] = StructElem("P", StructElem("Div", part))
    return made
