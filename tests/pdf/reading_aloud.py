"""A tagged PDF -> what somebody hears who has it read aloud, a line for each thing that is said.

It is made from the written file alone: its structure tree, what the marked content of its pages
spells, and the words that stand for what is seen. What a thing is is said before it, as screen
readers do it: headings with their level, lists and tables with how large they are, cells with
their column, links and marks by their words. Pagination is not read.

    python -m tests.pdf.reading_aloud dossier.pdf
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf

from tests.pdf.reading import Content, Node, Tagged

_SILENT = frozenset({"\u00ad", "\u200b"})
_HEADINGS = {f"H{level}": level for level in range(1, 7)}
_SAID = {
    "BlockQuote": "Quotation",
    "Caption": "Caption",
    "Note": "Note",
    "Title": "Title",
}
"""Elements that are announced by a word; all of them go on in lines of their own."""
_INLINE = frozenset({"Em", "Lbl", "Link", "Quote", "Reference", "Span", "Strong"})


def read_aloud(tagged: Tagged) -> Iterator[str]:
    """Yield what is said, a line a breath, further in the deeper it belongs."""
    yield from _read_all(tagged.root, 0)


def _read_all(node: Node, depth: int) -> Iterator[str]:
    """Yield what is said of the children of an element: their words in lines, or each by itself."""
    words: list[str] = []
    for kid in node.kids:
        if isinstance(kid, Content) or kid.tag in _INLINE:
            words.append(spell(kid))
            continue
        yield from _say(words, depth)
        words = []
        yield from _read(kid, depth)
    yield from _say(words, depth)


def _say(words: list[str], depth: int, before: str = "") -> Iterator[str]:
    said = " ".join("".join(words).split())
    if said or before:
        yield "  " * depth + before + said


def _read(node: Node, depth: int) -> Iterator[str]:
    """Yield what is said of an element that begins a line."""
    level = _HEADINGS.get(node.tag)
    if level:
        yield from _say([spell(node)], depth, f"Heading {level}: ")
    elif node.tag == "Figure":
        yield from _say([str(node.attributes["/Alt"])], depth, "Figure: ")
    elif node.tag == "L":
        yield from _read_list(node, depth)
    elif node.tag == "TOCI":
        yield from _read_all(node, depth + 1)
    elif node.tag == "Table":
        yield from _read_table(node, depth)
    elif node.tag in _SAID:
        yield from _announce(_SAID[node.tag], node, depth)
    else:
        yield from _read_all(node, depth)


def _announce(word: str, node: Node, depth: int) -> Iterator[str]:
    """Yield a word for an element before its own: on one line where that is all."""
    lines = list(_read_all(node, depth + 1))
    if len(lines) == 1 or node.tag == "Note":
        said = "; ".join(line.strip() for line in lines)
        yield f"{'  ' * depth}{word}: {said}"
        return
    yield f"{'  ' * depth}{word}:"
    yield from lines


def _read_list(node: Node, depth: int) -> Iterator[str]:
    """Yield a list by its items; what labels an item is said before its first words."""
    items = [kid for kid in node.kids if isinstance(kid, Node) and kid.tag == "LI"]
    noun = "item" if len(items) == 1 else "items"
    named = "".join(f": {caption.text}" for caption in node.all("Caption")[:1])
    yield f"{'  ' * depth}List with {len(items)} {noun}{named}"
    for item in items:
        label, *_ = [*map(spell, item.all("Lbl")), ""]
        lines = [line for kid in item.kids for line in _read_body(kid)]
        first = f"{label.strip()} {lines[0] if lines else ''}".strip()
        for at, line in enumerate((first, *lines[1:])):
            yield "  " * (depth + 1) + ("  " if at else "- ") + line


def _read_body(kid: Node | Content) -> Iterator[str]:
    if isinstance(kid, Node) and kid.tag != "Lbl":
        yield from _read_all(kid, 0)


def _read_table(node: Node, depth: int) -> Iterator[str]:
    """Yield a table by rows; a cell is said with the head of its column."""
    rows = node.all("TR")
    heads: list[str] = []
    width = max(len(row.all("TH", "TD")) for row in rows)
    yield f"{'  ' * depth}Table with {width} columns and {len(rows)} rows"
    for row in rows:
        cells = row.all("TH", "TD")
        scopes = {str(cell.attributes.get("/Scope", "")) for cell in cells}
        texts = [_spell_cell(cell) for cell in cells]
        if "/Column" in scopes:
            heads = texts
            yield f"{'  ' * (depth + 1)}Heads: {', '.join(filter(None, texts))}"
            continue
        said = []
        for at, text in enumerate(texts):
            head = heads[at] if at < len(heads) and at else ""
            said.append(f"{head}: {text}" if head else text)
        yield "  " * (depth + 1) + "- " + "; ".join(said)
    for kid in node.kids:
        if isinstance(kid, Node) and kid.tag == "Caption":
            yield from _read(kid, depth + 1)


def _spell_cell(cell: Node) -> str:
    actual = cell.attributes.get("/ActualText")
    if actual is not None:
        return str(actual)
    return " / ".join(line.strip() for line in _read_all(cell, 0))


def spell(node: Node | Content) -> str:
    """Return the words of what stands in a line; what stands for them comes first."""
    if isinstance(node, Content):
        return "".join(char for char in node.text if char not in _SILENT)
    for entry in ("/ActualText", "/Alt"):
        if entry in node.attributes:
            return _wrap(node, str(node.attributes[entry]))
    return _wrap(node, "".join(spell(kid) for kid in node.kids))


def _wrap(node: Node, words: str) -> str:
    """Say what words are, in brackets, where a listener can do something with it."""
    if node.tag == "Link":
        bare = words.rstrip()
        return f"[{bare}]{words[len(bare) :]}"
    if "/Lang" in node.attributes:
        return f"({node.attributes['/Lang']}: {words})"
    return words


def read_file(data: bytes) -> str:
    """Return a file as it is heard."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return "\n".join(read_aloud(Tagged(pdf))) + "\n"


if __name__ == "__main__":
    sys.stdout.write(read_file(Path(sys.argv[1]).read_bytes()))
