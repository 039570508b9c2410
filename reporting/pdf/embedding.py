"""Words shown in a face -> the codes that show them, and the font that a PDF embeds for them.

A font is a composite one (ISO 32000-1, 9.7): a code of two bytes shows a glyph, and is the
glyph's number in the font file. Where one glyph stands for two texts, as the hyphen does for
a soft hyphen, the second text gets a code of its own, so that both can be extracted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDocument

from reporting.pdf.face import FontProgram, ShapedWord, find_face
from reporting.pdf.font_objects import Glyphs, make_font
from reporting.record import Record

_LAST_CODE = 0xFFFF
_ESCAPES = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)", "\r": "\\r"})
"""What a literal string may not hold as it is (ISO 32000-1, 7.3.4.2)."""


class EncodedWord(Record, frozen=True):
    """What shows a word, written for the inside of a string in the array of `TJ`.

    Args:
        codes: to be joined with others, `[(` before the first and `)] TJ` behind the last;
            each character is one byte (Latin 1).
        parts: only where glyphs stand off the baseline: codes, and how high, in thousandths
            of the type size.
        actual: the word, where the meanings of its codes would not spell it.
    """

    codes: str
    parts: tuple[tuple[str, float], ...] = ()
    actual: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether `codes` show it at every size."""
        return not self.parts

    def format_parts(self, size: float, rise: float = 0.0) -> str:
        """Return what shows a word that is not plain, to be joined as `codes` are.

        Args:
            size: of the type, in points.
            rise: of the text around it (ISO 32000-1, 9.3.7), in points.
        """
        shown: list[str] = []
        for codes, height in self.parts:
            lifted = rise + height * size / 1000
            shown.append(f")] TJ {lifted:.3f} Ts [({codes}")
        shown.append(f")] TJ {rise:.3f} Ts [(")
        whole = "".join(shown)
        return _mark_actual(whole, self.actual) if self.actual else whole


def _mark_actual(codes: str, text: str) -> str:
    """Return codes within a span that says what they spell (ISO 32000-1, 14.9.4)."""
    digits = text.encode("utf-16-be").hex().upper()
    begin = f")] TJ /Span <</ActualText <FEFF{digits}>>> BDC [("
    return f"{begin}{codes})] TJ EMC [("


class _Words(dict[ShapedWord, EncodedWord]):
    """Words by what shows them; a new one is encoded."""

    def __init__(self, encode: Callable[[ShapedWord], EncodedWord]) -> None:
        super().__init__()
        self._encode = encode

    def __missing__(self, word: ShapedWord) -> EncodedWord:
        encoded = self._encode(word)
        self[word] = encoded
        return encoded


class FontUse:
    """What one document shows of a font file.

    Args:
        program: the file; faces that differ in features alone share its glyphs.
        name: of the font in the resources of pages, such as `F1`.

    Attributes:
        encode: takes a word of the face, and returns what shows it; one look-up for a word
            that was shown before.
    """

    encode: Callable[[ShapedWord], EncodedWord]

    def __init__(self, program: FontProgram, name: str = "F1") -> None:
        self.program = program
        self.name = name
        self.encode = _Words(self._encode).__getitem__
        self._codes: dict[tuple[int, str], str] = {}
        self._taken: dict[int, tuple[int, str]] = {}
        self._next = _LAST_CODE

    def _encode(self, word: ShapedWord) -> EncodedWord:
        meanings = list_meanings(word)
        parts: list[tuple[str, float]] = []
        written: list[str] = []
        pending: float = 0  # how far the pen is from where the next glyph stands
        height = across = up = 0.0
        for index, glyph in enumerate(word.glyphs):
            if word.offsets:
                across, up = word.offsets[index]
            if up != height:
                parts.append(("".join(written), height))
                written.clear()
                height = up
            pending += across
            if step := round(pending):
                written.append(f"){-step}(")
            key = (glyph, meanings[index])
            written.append(self._codes.get(key) or self._assign_code(glyph, key[1]))
            pending += (
                word.advances[index] - self.program.width_of(glyph) - step - across
            )
        if step := round(pending):
            written.append(f"){-step}(")
        codes = "".join(written)
        if parts:
            parts.append((codes, height))
        actual = word.text if "".join(meanings) != word.text else ""
        if actual and not parts:
            codes = _mark_actual(codes, actual)
        return EncodedWord(codes, tuple(parts), actual)

    def _assign_code(self, glyph: int, meaning: str) -> str:
        """Return the code of a glyph that means a text: its number, unless that is taken."""
        code = glyph
        while code in self._taken:
            code = self._next
            self._next -= 1
        self._taken[code] = (glyph, meaning)
        high, low = divmod(code, 256)
        written = (chr(high) + chr(low)).translate(_ESCAPES)
        self._codes[glyph, meaning] = written
        return written

    def add_to(self, document: PDFDocument) -> Any:
        """Add what was shown of the font to a document; return the reference to it."""
        shown: dict[int, tuple[int, str]] = {}
        for code in sorted(self._taken):
            shown[code] = self._taken[code]
        return make_font(document, self.program, Glyphs(shown))


def list_meanings(word: ShapedWord) -> Sequence[str]:
    """Return for each glyph of a word the letters that it stands for.

    Of several glyphs that stand for one letter the first has it; a mark means itself.
    """
    text = word.text
    clusters = word.clusters
    if len(clusters) == len(text) and clusters == tuple(range(len(text))):
        return text
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    return [text[start : ends[start]] for start in clusters]


class FontUses:
    """The fonts of one document, in the order in which they are first used."""

    def __init__(self) -> None:
        self._by_face: dict[str, FontUse] = {}
        self._by_file: dict[str, FontUse] = {}

    def use(self, face: str) -> FontUse:
        """Return what the document shows of a face.

        Args:
            face: its key.
        """
        found = self._by_face.get(face)
        if found is None:
            found = self._use_program(find_face(face).program)
            self._by_face[face] = found
        return found

    def _use_program(self, program: FontProgram) -> FontUse:
        path = str(program.path)
        found = self._by_file.get(path)
        if found is None:
            found = FontUse(program, f"F{len(self._by_file) + 1}")
            self._by_file[path] = found
        return found

    def __iter__(self) -> Any:
        """Yield what is shown of each font."""
        return iter(self._by_file.values())
