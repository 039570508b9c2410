"""The bytes of a PDF, whoever wrote it -> its paragraphs, put together from its lines.

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
from collections.abc import Callable, Mapping
from contextlib import closing
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reporting.limits import find_limit, tell_excess

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_GAP = 1.3
"""A gap that ends a paragraph, as a share of the usual gap."""
_SIZE = 0.15
"""A change of size that ends one, as a share of the type's size."""
_INDENT = 0.7
"""An indent that begins one, as a share of the type's size."""
_SHORT = 0.8
"""A line that ends one, as a share of the longest line."""
_CLOSING = tuple(".,;:!?)”»’")
_SENTENCE = tuple(".!?…:;”»\"'’)")
_PARTED = re.compile("[\ufffe\x02]")
"""What PDFium makes of a hyphen at a line's end; it joins the halves of the word itself."""
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

    def is_alike(self, following: _Line) -> bool:
        """Whether the next line is of the same size of type."""
        return abs(self.size - following.size) <= _SIZE * self.size

    def goes_on(self, following: _Line) -> bool:
        """Whether the next line is the same one, parted from it by a raised number."""
        size = min(self.size, following.size)
        is_level = abs(self.bottom - following.foot) < size / 2
        gap = following.left - self.right
        return is_level and -size < gap < _FAR * size

    def ends_paragraph(
        self,
        following: _Line,
        usual: float,
        longest: float,
    ) -> bool:
        """Whether a paragraph ends here.

        Args:
            following: the next line on the page.
            usual: gap between lines of this size, in points.
            longest: right edge of the longest line, in points.
        """
        gap = self.bottom - following.foot
        if gap <= 0 or gap > _GAP * usual or not self.is_alike(following):
            return True
        if not self.text.endswith(_SENTENCE):
            return False
        is_indented = following.left - self.left > _INDENT * self.size
        return is_indented or self.right < _SHORT * longest


def read_pdf_paragraphs(data: bytes) -> tuple[str, ...]:
    """Return the paragraphs of a PDF.

    Args:
        data: the whole file.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name.
    """
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415  (only for a PDF)

    paragraphs: list[str] = []
    size = 0
    try:
        with closing(PdfDocument(data)) as document:
            count = len(document)
            if count > find_limit("source-pages"):
                raise ValueError(f"has {tell_excess('source-pages', count)}")
            for page in document:
                lines = _read_lines(page)
                page.close()
                size += sum([len(line.text) for line in lines])
                if size > find_limit("source-text"):
                    raise ValueError(f"says {tell_excess('source-text', size)}")
                paragraphs += _join_lines(lines)
    except PdfiumError as error:
        is_locked = "password" in str(error).lower()
        why = "is locked with a password" if is_locked else "is a broken PDF file"
        raise ValueError(why) from None
    if not paragraphs:
        raise ValueError("holds no text: its pages may be pictures")
    return tuple(paragraphs)


def _read_lines(page: PdfPage) -> list[_Line]:
    """Return the lines of a page that hold text.

    PDFium counts a character outside the first plane once in the text and twice on the page.
    Then places are not known, and every line is a paragraph by itself.
    """
    from pypdfium2 import raw  # noqa: PLC0415  (only for a PDF)

    lines: list[_Line] = []
    box = raw.FS_RECTF()
    with closing(page.get_textpage()) as text:
        find_box = partial(
            _find_box,
            raw.FPDFText_GetLooseCharBox,
            text.raw,
            box,
        )
        words = text.get_text_range()
        has_places = len(words) == text.count_chars()
        start = 0
        for line in words.split("\r\n"):
            first = start
            start += len(line) + 2
            stripped = line.strip()
            if not stripped:
                continue
            first += line.index(stripped)
            if not has_places:
                lines.append(_Line(line, 0, 0, 0, 0, 0))
                continue
            find_box(first)
            left, foot, size = box.left, box.bottom, box.top - box.bottom
            find_box(first + len(stripped) - 1)
            right, bottom = box.right, box.bottom
            lines.append(_Line(stripped, left, foot, right, bottom, size))
    return lines


def _find_box(
    find: Callable[..., int],
    text: object,
    box: object,
    at: int,
) -> None:
    """Find the box of a character, which comes to the type's size.

    Args:
        find: what finds it in PDFium: asked for every line, so without its wrapper.
        text: the page's.
        box: is filled in.
        at: the place of the character.

    Raises:
        PdfiumError: it has none.
    """
    if not find(text, at, box):
        from pypdfium2 import PdfiumError  # noqa: PLC0415  (only for a PDF)

        raise PdfiumError("no box")


def _join_lines(lines: list[_Line]) -> list[str]:
    """Return the paragraphs of one page."""
    if not lines:
        return []
    longest = max([line.right for line in lines])
    usual = _measure_usual_gaps(lines, _SHORT * longest)
    paragraphs: list[str] = []
    words = lines[0].text
    for line, following in pairwise(lines):
        if line.goes_on(following):
            gap = "" if following.text.startswith(_CLOSING) else " "
            words += gap + following.text
        elif line.ends_paragraph(
            following,
            usual[round(line.size)],
            longest,
        ):
            paragraphs.append(words)
            words = following.text
        else:
            words += f" {following.text}"
    paragraphs.append(words)
    return [_PARTED.sub("", paragraph) for paragraph in paragraphs]


def _measure_usual_gaps(lines: list[_Line], full: float) -> Mapping[int, float]:
    """Return the median gap between lines of each size of type, in points.

    Where most paragraphs are of one line, most gaps part them. So the median of those that
    follow a full line without the end of a sentence holds, if that is less.

    Args:
        lines: of a page.
        full: right edge from which a line is full, in points.
    """
    gaps: dict[int, list[float]] = {round(line.size): [] for line in lines}
    sure: dict[int, list[float]] = {size: [] for size in gaps}
    for line, following in pairwise(lines):
        gap = line.bottom - following.foot
        if gap > 0 and line.is_alike(following):
            size = round(line.size)
            gaps[size].append(gap)
            if line.right >= full and not line.text.endswith(_SENTENCE):
                sure[size].append(gap)
    usual: dict[int, float] = {}
    for size, found in gaps.items():
        medians = [_find_median(each) for each in (found, sure[size]) if each]
        usual[size] = min(medians, default=0)
    return usual


def _find_median(gaps: list[float]) -> float:
    """Return the median, as `statistics` does, which is slow to load."""
    gaps.sort()
    middle = len(gaps) // 2
    if len(gaps) % 2:
        return gaps[middle]
    return (gaps[middle - 1] + gaps[middle]) / 2
