"""The bytes of a PDF, whoever wrote it -> its paragraphs, put together from the lines on each page.

A PDF knows no paragraphs, only where its characters stand. Lines that follow one another
are joined, and a word that a hyphen parts at the end of a line is put together. A paragraph
ends

    where the page does before a gap that is larger than the usual one between lines, or a
    step up to the next column where the size of the type changes after a sentence, before a
    line that is indented, or where its own last line stays short

Running heads and page numbers are paragraphs too.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Mapping
from contextlib import closing
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

_PAGES = 2000
_GAP, _SIZE, _INDENT, _SHORT = 1.3, 0.15, 0.7, 0.8
"""A larger gap, a change of size and an indent, as shares of the usual gap and of the type's size; a
short line, as a share of the longest."""
_CLOSING = tuple(".,;:!?)”»’")
_SENTENCE = tuple(".!?…:;”»\"'’)")
_PARTED = re.compile("[\ufffe\x02]")
"""What PDFium reads a hyphen at the end of a line as; it joins the halves of the word itself."""
_FAR = 2.0
"""The widest gap within a line, as a share of the type's size."""


class _Line(NamedTuple):
    """A line of type, with its edges in points from the lower left corner of the page.

    It goes on over a parted word, so that its last character may stand lower than its first.
    """

    text: str
    left: float
    foot: float
    right: float
    bottom: float
    size: float


def read_pdf_paragraphs(data: bytes) -> tuple[str, ...]:
    """Return the paragraphs of a PDF.

    Args:
        data: the whole file.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name.
    """
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415  (read only when a source is a PDF)

    try:
        with closing(PdfDocument(data)) as document:
            paragraphs = tuple(_paragraphs(document))
    except PdfiumError as error:
        why = (
            "is locked with a password"
            if "password" in str(error).lower()
            else "is a broken PDF file"
        )
        raise ValueError(why) from None
    if not paragraphs:
        raise ValueError("holds no text: its pages may be pictures")
    return paragraphs


def _paragraphs(document: PdfDocument) -> Iterator[str]:
    if len(document) > _PAGES:
        raise ValueError(f"has more than {_PAGES:,} pages")
    for page in document:
        lines = _lines(page)
        page.close()
        if lines:
            yield from (_PARTED.sub("", paragraph) for paragraph in _joined(lines))


def _lines(page: PdfPage) -> list[_Line]:
    with closing(page.get_textpage()) as text:
        words = text.get_text_range()
        # Characters outside the first plane count twice for the one and once for the other;
        # then the
        # places are not known, and every line is one by itself.
        placed = len(words) == text.count_chars()
        lines, at = [], 0
        for line in words.split("\r\n"):
            if line.strip():
                lines.append(
                    _line(text, line, at) if placed else _Line(line, 0, 0, 0, 0, 0)
                )
            at += len(line) + 2
    return lines


def _line(text: PdfTextPage, line: str, at: int) -> _Line:
    first = at + len(line) - len(line.lstrip())
    last = at + len(line.rstrip()) - 1
    left, foot, _, top = text.get_charbox(first, loose=True)
    _, bottom, right, _ = text.get_charbox(last, loose=True)
    return _Line(line.strip(), left, foot, right, bottom, top - foot)


def _joined(lines: list[_Line]) -> Iterator[str]:
    """Yield the paragraphs of one page."""
    usual = _usual_gaps(lines)
    longest = max(line.right for line in lines)
    words = lines[0].text
    for one, other in pairwise(lines):
        if _beside(one, other):
            words += other.text if other.text.startswith(_CLOSING) else f" {other.text}"
        elif _ends(one, other, usual[round(one.size)], longest):
            yield words
            words = other.text
        else:
            words = f"{words} {other.text}"
    yield words


def _usual_gaps(lines: list[_Line]) -> Mapping[int, float]:
    """Return the usual gap between lines of each size of type."""
    gaps: dict[int, list[float]] = {round(line.size): [] for line in lines}
    for one, other in pairwise(lines):
        if _alike(one, other) and one.bottom > other.foot:
            gaps[round(one.size)].append(one.bottom - other.foot)
    return {size: statistics.median(found or [0]) for size, found in gaps.items()}


def _alike(one: _Line, other: _Line) -> bool:
    return abs(one.size - other.size) <= _SIZE * one.size


def _beside(one: _Line, other: _Line) -> bool:
    """Whether two lines are one that a raised number parts."""
    size = min(one.size, other.size)
    return (
        abs(one.bottom - other.foot) < size / 2
        and -size < other.left - one.right < _FAR * size
    )


def _ends(one: _Line, other: _Line, usual: float, longest: float) -> bool:
    gap = one.bottom - other.foot
    if gap <= 0 or gap > _GAP * usual or not _alike(one, other):
        return True
    if not one.text.endswith(_SENTENCE):
        return False
    return other.left - one.left > _INDENT * one.size or one.right < _SHORT * longest
