"""A tagged PDF -> its structure tree with the text of each element, and what its artifacts say.

The text is what the content streams themselves spell (ISO 32000-1, 9.10), with nothing
guessed from where glyphs stand: a space that is not written is not there. pikepdf parses
objects and operators; everything else is read here, so that our checks judge neither by our
own writer nor by a viewer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Dictionary, Pdf

SOFT_HYPHEN = "\u00ad"
_NOT_READ = str.maketrans("", "", f"{SOFT_HYPHEN}\u200b")

_INLINE = frozenset(
    {"Span", "Link", "Reference", "Lbl", "Quote", "Code", "Note", "Annot"}
    | {"Em", "Strong", "FENote"}
)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")


@dataclass(frozen=True, slots=True)
class Content:
    """A marked-content sequence of a page (counted from 0), what it spells, and what its glyphs do.

    These differ where something else is read instead (ISO 32000-1, 14.9.4).
    """

    page: int
    mcid: int
    text: str
    shown: str


@dataclass(frozen=True, slots=True)
class Artifact:
    """What an artifact of a page spells; its kind is `Pagination`, `Layout`, ... or nothing."""

    page: int
    kind: str
    text: str


@dataclass(slots=True)
class Node:
    """A structure element; its attributes are its own entries and those of its attribute objects."""

    tag: str
    attributes: dict[str, Any]
    kids: list[Node | Content] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """Yield this element and all below it, in order of reading."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += [kid for kid in reversed(node.kids) if isinstance(kid, Node)]

    def all(self, *tags: str) -> list[Node]:
        """Return the elements of some tags in order of reading."""
        return [node for node in self.walk() if node.tag in tags]

    def contents(self) -> Iterator[Content]:
        """Yield the marked content of this element and all below it, in order of reading."""
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.contents()
            else:
                yield kid

    @property
    def text(self) -> str:
        """The words, with whole elements apart and broken words whole; a figure is read by its Alt."""
        return " ".join(self._spelled().translate(_NOT_READ).split())

    def _spelled(self) -> str:
        for name in ("/ActualText", "/Alt"):
            if name in self.attributes:
                return str(self.attributes[name])
        pieces = (
            kid.text if isinstance(kid, Content) else kid._spaced() for kid in self.kids
        )
        return "".join(pieces)

    def _spaced(self) -> str:
        return self._spelled() if self.tag in _INLINE else f" {self._spelled()} "


def read_own(node: Node) -> str:
    """Return what the lines of an element show, soft hyphens kept, whatever it is read as."""
    spelled = ""
    for kid in node.kids:
        if isinstance(kid, Content):
            spelled += kid.shown
        elif kid.tag in _INLINE:
            spelled += read_own(kid)
    return spelled


class Tagged:
    """An open PDF, read.

    Args:
        file: the PDF; it stays open.
    """

    def __init__(self, file: Pdf) -> None:
        self.file = file
        self.artifacts: list[Artifact] = []
        self._pages = {page.obj.objgen: at for at, page in enumerate(file.pages)}
        self._spelled: dict[tuple[int, int], str] = {}
        self._shown: dict[tuple[int, int], str] = {}
        for at, page in enumerate(file.pages):
            self._read_page(at, page)
        self.root = self._node(file.Root.StructTreeRoot.K, None)

    def read(self, elem: Any) -> Node:
        """Return an element that another refers to."""
        return self._node(elem, None)

    @property
    def painted(self) -> list[tuple[int, int]]:
        """The page and number of each piece of marked content, as they follow in the pages."""
        return list(self._spelled)

    def _read_page(self, at: int, page: pikepdf.Page) -> None:
        for kind, mcid, text, shown in marked_text(page):
            if mcid is not None:
                self._spelled[at, mcid] = self._spelled.get((at, mcid), "") + text
                self._shown[at, mcid] = self._shown.get((at, mcid), "") + shown
            else:
                self.artifacts.append(Artifact(at, kind, text))

    def _node(self, elem: Any, page: Any) -> Node:
        if isinstance(elem, pikepdf.Array):
            (elem,) = elem
        page = elem.get("/Pg", page)
        node = Node(str(elem.S).removeprefix("/"), dict(elem.items()))
        owned = elem.get("/A", [])
        for attributes in [owned] if isinstance(owned, Dictionary) else owned:
            node.attributes |= dict(attributes.items())
        kids = elem.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                node.kids.append(self._content(page, kid))
            elif "/S" in kid:
                node.kids.append(self._node(kid, page))
            elif kid.get("/Type") == "/MCR":
                node.kids.append(self._content(kid.get("/Pg", page), int(kid.MCID)))
        return node

    def _content(self, page: Any, mcid: int) -> Content:
        at = self._pages[page.objgen]
        place = at, mcid
        return Content(*place, self._spelled.get(place, ""), self._shown.get(place, ""))


# ---------------------------------------------------------------- content streams


_INSTEAD = re.compile(rb"/ActualText(?:<[0-9A-F]*>|\((?:[^()\\]|\\.)*\))")


def show_parts(data: bytes) -> bytes:
    """Return a file in which parts of words are read where they stand, and nothing instead of them."""
    with pikepdf.open(BytesIO(data)) as file:
        for page in file.pages:
            shown = page.Contents.read_bytes()
            if _INSTEAD.search(shown):
                page.Contents = file.make_stream(_INSTEAD.sub(b"", shown))
        done = BytesIO()
        file.save(done)
    return done.getvalue()


def instructions(page: pikepdf.Page | pikepdf.Object) -> list[Any]:
    """Return the operators of a page or a form, each as a list of its operands and its name."""
    return [
        [list(one.operands), one.operator] for one in pikepdf.parse_content_stream(page)
    ]


def marked_text(page: pikepdf.Page) -> Iterator[tuple[str, int | None, str, str]]:
    """Yield each piece of marked content: the kind of artifact, or the MCID, and what it spells and shows."""
    decode: Callable[[bytes], list[str]] = _decode_plainly
    around: list[tuple[str, int | None]] = [("unmarked", None)]
    spelled: list[str] = []
    fonts: dict[str, Callable[[bytes], list[str]]] = {}
    actual: list[str | None] = []
    turned: list[bool] = []
    saved: list[Callable[[bytes], list[str]]] = []
    for operands, operator in instructions(page):
        match str(operator):
            case "q":
                saved.append(decode)
            case "Q":
                decode = saved.pop()
            case "BDC" | "BMC":
                said = "".join(spelled)
                yield *around[-1], said, said
                around.append(_mark(operands) or around[-1])
                actual.append(_actual_text(operands))
                turned.append(operands[0] == "/ReversedChars")
                spelled = []
            case "EMC":
                instead = actual.pop()
                said = "".join(spelled[::-1] if turned.pop() else spelled)
                yield *around.pop(), said if instead is None else instead, said
                spelled = []
            case "Tf":
                name = str(operands[0])
                if name not in fonts:
                    fonts[name] = decoder(page.obj.Resources.Font[name])
                decode = fonts[name]
            case "Tj" | "'" | '"':
                spelled += decode(bytes(operands[-1]))
            case "TJ":
                for part in operands[0]:
                    if isinstance(part, pikepdf.String):
                        spelled += decode(bytes(part))
    said = "".join(spelled)
    yield *around[-1], said, said


def _decode_plainly(codes: bytes) -> list[str]:
    return list(codes.decode())


def _mark(operands: Any) -> tuple[str, int | None] | None:
    properties = operands[1] if len(operands) > 1 else Dictionary()
    if operands[0] == "/Artifact":
        return str(properties.get("/Type", "")).removeprefix("/"), None
    return ("", int(properties.MCID)) if "/MCID" in properties else None


def _actual_text(operands: Any) -> str | None:
    """Return what marked content spells whatever its glyphs do (ISO 32000-1, 14.9.4)."""
    properties = operands[1] if len(operands) > 1 else Dictionary()
    return str(properties.ActualText) if "/ActualText" in properties else None


def decoder(font: Any) -> Callable[[bytes], list[str]]:
    """Return what turns the codes of a font into text, code by code (ISO 32000-1, 9.10.3)."""
    if "/ToUnicode" not in font:
        return lambda codes: list(codes.decode("cp1252", "replace"))
    cmap = font.ToUnicode.read_bytes()
    width = len(_strings(cmap, b"codespacerange")[0])
    means = _characters(cmap)
    return lambda codes: [
        means.get(codes[at : at + width], "\ufffd")
        for at in range(0, len(codes), width)
    ]


def _characters(cmap: bytes) -> dict[bytes, str]:
    singles = iter(_strings(cmap, b"bfchar"))
    means = {
        code: text.decode("utf-16-be")
        for code, text in zip(singles, singles, strict=True)
    }
    ranges = iter(_strings(cmap, b"bfrange"))
    for low, high, text in zip(ranges, ranges, ranges, strict=True):
        for step in range(int.from_bytes(high) - int.from_bytes(low) + 1):
            code = (int.from_bytes(low) + step).to_bytes(len(low))
            means[code] = (
                (int.from_bytes(text) + step).to_bytes(len(text)).decode("utf-16-be")
            )
    return means


def _strings(cmap: bytes, block: bytes) -> list[bytes]:
    inside = re.findall(rb"begin%b(.*?)end%b" % (block, block), cmap, re.DOTALL)
    return [bytes.fromhex(word.decode()) for word in _HEX.findall(b"".join(inside))]
