"""The bytes of a Word document -> its paragraphs, as Word shows them (ECMA-376, part 1).

A paragraph is one of Word's: a heading, an item of a list, a line of a text box; or a row of
a table none of whose cells has two. Notes follow the body, in the order of their marks, and
headers and footers come last. Revisions are read as accepted: what was deleted or moved away
is left out, what was inserted stands. Hidden text, fields' instructions and comments are none.

The parts are read with lxml: python-docx passes over insertions, notes and text boxes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from reporting.evidence.sources.formats.packages import Package, split_name

_SPACES = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
"""The two namespaces of WordprocessingML, transitional and strict."""
_MAIN = "officeDocument"
_ROOT = "_rels/.rels"
_USUAL = "word/document.xml"
_BODY = "document"
"""What the root of the main part is called."""
_NOTES = {"footnotes": "footnoteReference", "endnotes": "endnoteReference"}
"""Parts of notes, by how relationships end, and what refers to one of them."""
_NOTE = frozenset({"footnote", "endnote"})
_BESIDE = ("header", "footer")
_UNSEEN = frozenset({"del", "moveFrom", "pPrChange", "rPrChange", "Fallback"})
"""What Word does not show once revisions are accepted, and what old programs show instead."""
_LETTERS = {
    "tab": " ",
    "br": " ",
    "cr": " ",
    "ptab": " ",
    "noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
}
_OFF = frozenset({"0", "false", "off"})


class _Open(NamedTuple):
    """A paragraph or a table's row that is being read, and what ended within it."""

    name: str
    words: list[str]
    inner: list[list[str]]


def read_docx_paragraphs(package: Package, main: str) -> tuple[str, ...]:
    """Return the paragraphs of a Word document.

    Args:
        package: the document, open.
        main: the part that holds its body.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name.
    """
    related = list_related(package, main)
    marks: list[tuple[str, str]] = []
    paragraphs = list(list_paragraphs(package.read_xml(main), marks))
    for kind, mark in _NOTES.items():
        for name in related.get(kind, ()):
            wanted = [note for called, note in marks if called == mark]
            notes = read_notes(package.read_xml(name))
            for note in dict.fromkeys(wanted):
                paragraphs += notes.get(note, ())
    beside: list[str] = []
    for kind in _BESIDE:
        for name in related.get(kind, ()):
            beside += list_paragraphs(package.read_xml(name), [])
    return (*paragraphs, *dict.fromkeys(beside))


def find_main_part(package: Package) -> str:
    """Return the name of the part that holds the body of a document; nothing of another's."""
    names = read_relationships(package, _ROOT, "").get(_MAIN, [])
    for name in (*names, _USUAL):
        if name in package.names and find_name(package.read_xml(name)) == _BODY:
            return name
    return ""


def list_related(package: Package, main: str) -> dict[str, list[str]]:
    """Return the parts that the body refers to, by how their relationships are called."""
    folder, _, name = main.rpartition("/")
    return read_relationships(
        package,
        f"{folder}/_rels/{name}.rels",
        folder,
    )


def read_relationships(
    package: Package,
    name: str,
    folder: str,
) -> dict[str, list[str]]:
    """Return the parts that a part of relationships names, each once and there.

    Args:
        package: the document.
        name: of the part of relationships (ECMA-376, part 2, 6.5).
        folder: against which its targets are given.
    """
    found: dict[str, list[str]] = {}
    if name not in package.names:
        return found
    for element in package.read_xml(name):
        _, _, kind = element.get("Type", "").rpartition("/")
        target = element.get("Target", "")
        whole = target.lstrip("/")
        if folder and not target.startswith("/"):
            whole = f"{folder}/{target}"
        if whole in package.names and whole not in found.get(kind, ()):
            found.setdefault(kind, []).append(whole)
    return found


def read_notes(root: etree._Element) -> dict[str, list[str]]:
    """Return the paragraphs of notes, by their ids; the rules above them are none."""
    notes: dict[str, list[str]] = {}
    for element in root:
        if find_name(element) not in _NOTE or get_value(element, "type"):
            continue
        notes[get_value(element, "id")] = list(list_paragraphs(element, []))
    return notes


def list_paragraphs(
    root: etree._Element,
    marks: list[tuple[str, str]],
) -> Iterator[str]:
    """Yield the paragraphs of a part.

    Args:
        root: of the part, or a note.
        marks: takes each mark of a note that is met: what it is called, and which it is of.
    """
    body = _Open("body", [], [])
    stack = [body]
    unseen: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = find_name(element)
        if event == "end" and element is unseen:
            unseen = None
            continue
        if unseen is not None:
            continue
        if event == "start" and is_unseen(element, name):
            unseen = element
        elif event == "start":
            _begin(element, name, stack, marks)
        elif name in {"p", "tr"} and len(stack) > 1:
            _end(stack, goes_on=is_mark_deleted(element))
        if len(stack) == 1:
            yield from _take(body)
    _break(body)
    yield from _take(body)


def _begin(
    element: etree._Element,
    name: str,
    stack: list[_Open],
    marks: list[tuple[str, str]],
) -> None:
    here = stack[-1]
    if name in {"p", "tr"}:
        stack.append(_Open(name, [], []))
    elif name == "tc":
        here.inner.append([])
    elif name == "t":
        here.words.append(element.text or "")
    elif name in _LETTERS:
        here.words.append(_LETTERS[name])
    elif name in _NOTES.values():
        marks.append((name, get_value(element, "id")))


def _end(stack: list[_Open], *, goes_on: bool) -> None:
    """Close the innermost paragraph or row, and give what it says to what is around it."""
    closed = stack.pop()
    around = stack[-1]
    if closed.name == "tr":
        found = join_row(closed.inner)
    else:
        found = ["".join(closed.words)]
        for inner in closed.inner:
            found += inner
    if around.name == "tr" and around.inner:
        around.inner[-1] += found
    elif around.name == "p":
        around.inner.append(found)
    else:
        around.words.append(found[0] if found else "")
        if not goes_on:
            _break(around)
        for text in found[1:]:
            around.inner.append([text])


def _break(around: _Open) -> None:
    around.inner.insert(0, ["".join(around.words)])
    around.words.clear()


def _take(body: _Open) -> Iterator[str]:
    """Yield what has ended within the body, and let it go."""
    for texts in body.inner:
        for text in texts:
            words = " ".join(text.split())
            if words:
                yield words
    body.inner.clear()


def join_row(cells: Iterable[Iterable[str]]) -> list[str]:
    """Return what a table's row says: one paragraph, unless a cell has several."""
    filled: list[list[str]] = []
    for cell in cells:
        filled.append([text for text in cell if text.strip()])
    if all(len(cell) < 2 for cell in filled):  # noqa: PLR2004  (two are several)
        filled = [[" ".join(text for cell in filled for text in cell)]]
    return [text for cell in filled for text in cell]


def find_name(element: etree._Element) -> str:
    """Return what an element of WordprocessingML is called; nothing of another's."""
    space, name = split_name(element)
    if space in _SPACES or name == "Fallback":
        return name
    return ""


def get_value(element: etree._Element, name: str) -> str:
    """Return an attribute of WordprocessingML; nothing where it is not given."""
    for space in _SPACES:
        value = element.get(f"{{{space}}}{name}")
        if value is not None:
            return str(value)
    return ""


def is_unseen(element: etree._Element, name: str) -> bool:
    """Whether Word does not show what an element holds."""
    if name in _UNSEEN:
        return True
    return name == "r" and has_property(element, "rPr", "vanish")


def is_mark_deleted(element: etree._Element) -> bool:
    """Whether the end of a paragraph was deleted, so that the next one goes on from it."""
    for properties in element:
        if find_name(properties) == "pPr":
            return has_property(properties, "rPr", "del")
    return False


def has_property(element: etree._Element, group: str, name: str) -> bool:
    """Whether an element has a property that is switched on."""
    for properties in element:
        if find_name(properties) != group:
            continue
        for each in properties:
            if find_name(each) == name:
                return get_value(each, "val").lower() not in _OFF
    return False
