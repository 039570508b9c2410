"""Lines of a paragraph -> text in marked content, each string with the element it belongs to.

ReportLab breaks and places the lines; what is shown does not change. What is extracted does: a
line ends in a space where a word ends, and in a soft hyphen (U+00AD) where a word is broken, so
that words come out whole (ISO 32000-1, 14.8.2.2.3 and 14.8.2.5).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Paragraph

from reporting.pdf.canvas import ElementLink, TaggedCanvas
from reporting.pdf.structure import StructElem

SOFT_HYPHEN = "\u00ad"


class Shown(NamedTuple):
    """One string of a text object: the element it belongs to, and how it ends.

    `end` is a space or a soft hyphen at a line's end, and empty within a line or a word.
    """

    elem: StructElem
    end: str


class TaggedText(PDFTextObject):
    """A text object that wraps its strings in marked content (ISO 32000-1, 14.6).

    Args:
        canvas: what it will be drawn on.
        x: start of the first line, in points.
        y: its baseline, in points.
        strings: what each string belongs to, in the order in which they will be written.
    """

    _code: list[str]

    def __init__(self, canvas: TaggedCanvas, x: float, y: float, strings: Iterable[Shown]) -> None:
        super().__init__(canvas, x, y)
        self.tagged, self.strings = canvas, iter(strings)
        self.elem: StructElem | None = None

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803  (ReportLab's hook)
        """Write one string, in the marked content of its element."""
        elem, end = next(self.strings)
        if end == SOFT_HYPHEN:
            text = text[:-1] + end  # in place of the hyphen that ReportLab wrote
        elif not text.endswith(" "):
            text += end
        if text and elem is not self.elem:
            self._close()
            self._code.append(self.tagged.begin(elem))
            self.elem = elem
        super()._textOut(text, TStar)  # type: ignore[misc]

    def _close(self) -> None:
        if self.elem is not None:
            self._code.append("EMC")
            self.elem = None

    def getCode(self) -> str:  # noqa: N802  (ReportLab's name)
        """Return the operators, every string in marked content."""
        self._close()
        code: str = super().getCode()
        return code


class TaggedParagraph(Paragraph):
    """A paragraph of ready fragments, drawn into an element.

    Args:
        pieces: ReportLab's fragments; one with an element of its own, such as a link or a foreign
            phrase, has a link made by `link_to`.
        style: its look.
        elem: what it is.
    """

    canv: TaggedCanvas
    blPara: Any  # noqa: N815  (ReportLab's name for the broken lines)

    def __init__(self, pieces: list[Any], style: ParagraphStyle, elem: StructElem) -> None:
        super().__init__("", style, frags=pieces)
        self.elem = elem
        self.whole = list(pieces)  # as they are before ReportLab breaks them into lines
        self.ends: list[str] | None = None  # how the lines end, once that was asked for

    def line_ends(self) -> list[str]:
        """Return how each of its broken lines ends, as the function of that name does."""
        if self.ends is None:
            text = "".join(piece.text for piece in self.whole)
            lines = ["".join(_strings(self.blPara, line)) for line in self.blPara.lines]
            self.ends = line_ends(text, lines)
        return self.ends

    def beginText(self, x: float, y: float) -> PDFTextObject:  # noqa: N802  (ReportLab's hook)
        """Return the text object that the lines are written to."""
        canvas = self.canv
        return PDFTextObject(canvas, x, y) if canvas.is_artifact else TaggedText(canvas, x, y, self._shown())

    def _shown(self) -> Iterator[Shown]:
        if self.blPara.kind == 0:
            yield from (Shown(self._owner(self.blPara), end) for end in self.line_ends())
            return
        for line, end in zip(self.blPara.lines, self.line_ends(), strict=True):
            # ReportLab ends a line that breaks a word with an empty piece.
            last = max((at for at, piece in enumerate(line.words) if piece.text), default=0)
            for at, piece in enumerate(line.words):
                yield Shown(self._owner(piece), end if at == last else "")

    def _owner(self, piece: Any) -> StructElem:
        for _, link in piece.link or ():
            if isinstance(link, ElementLink):
                return link.elem
        return self.elem


def _strings(broken: Any, line: Any) -> list[str]:
    if broken.kind == 0:
        return [" ".join(line[1])]
    return [piece.text for piece in line.words]


def line_ends(text: str, lines: Sequence[str]) -> list[str]:
    """Return how each line ends: in a space, in a soft hyphen, or within a word without either.

    Args:
        text: the whole text.
        lines: as it was broken; a word that was broken has a hyphen that the text has not.
    """
    words = text.replace(SOFT_HYPHEN, "").split()
    whole, breaks = "".join(words), set[int]()
    at = 0
    for word in words:
        at += len(word)
        breaks.add(at)
    done, at = [], 0
    for line in lines:
        shown = "".join(line.replace(SOFT_HYPHEN, "").split())
        hyphened = not whole.startswith(shown, at)
        at += len(shown) - hyphened
        done.append(SOFT_HYPHEN if hyphened else " " if at in breaks else "")
    return done
