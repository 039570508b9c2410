"""Words shown in a face -> the codes that show them, and the font that a PDF embeds for them.

A font is a composite one (ISO 32000-1, 9.7): a code of two bytes shows a glyph, and is the
glyph's number in the font file. Where one glyph stands for two texts, as the hyphen does for
a soft hyphen, the second text gets a code of its own, so that both can be extracted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from reporting.pdf.face import FontProgram, ShapedWord
from reporting.pdf.font_objects import Glyphs, make_font
from reporting.pdf.font_state import Assigned
from reporting.record import Record, replace

if TYPE_CHECKING:
    from reporting.pdf.document import Document

K = TypeVar("K")
V = TypeVar("V")

_LAST_CODE = 0xFFFF
_ESCAPES = str.maketrans(
    {
        "\\": "\\\\",
        "(": "\\(",
        ")": "\\)",
        "\r": "\\r",
    }
)
"""What a literal string may not hold as it is (ISO 32000-1, 7.3.4.2)."""


_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
"""Characters that come out as the letters they are made of."""


class EncodedWord(Record, frozen=True):
    """What shows a word, written for the inside of a string in the array of `TJ`.

    Args:
        codes: to be joined with others, `[(` before the first and `)] TJ` behind the last;
            each character is one byte (Latin 1). Empty where there are parts.
        parts: only where glyphs stand off the baseline: codes, and how high, in thousandths
            of the type size.
        actual: the word, where the meanings of its codes would not spell it.
    """

    codes: str
    parts: tuple[tuple[str, int], ...] = ()
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
        if self.actual:
            return _mark_actual(whole, self.actual)
        return whole


def _mark_actual(codes: str, text: str) -> str:
    """Return codes within a span that says what they spell (ISO 32000-1, 14.9.4)."""
    digits = text.encode("utf-16-be").hex().upper()
    begin = f")] TJ /Span <</ActualText <FEFF{digits}>>> BDC [("
    return f"{begin}{codes})] TJ EMC [("


class _Memo(dict[K, V]):
    """Values by their keys; a new one is made.

    Args:
        make: takes the key.
    """

    def __init__(self, make: Callable[[K], V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: K) -> V:
        value = self._make(key)
        self[key] = value
        return value


class FontUse:
    """What one document shows of a font file.

    Args:
        program: the file; faces that differ in features alone share its glyphs.
        name: of the font in the resources of pages, such as `F1`.
        log: takes every code that is assigned.
    """

    def __init__(
        self,
        program: FontProgram,
        name: str = "F1",
        log: list[Assigned] | None = None,
    ) -> None:
        self.program = program
        self.name = name
        self._log = [] if log is None else log
        self._codes = _Memo(self._assign_code)
        self._find_code = self._codes.__getitem__
        self._find_move = _Memo(self._show_glyph).__getitem__
        self._find_width = _Memo(program.width_of).__getitem__
        self._shown: dict[int, tuple[int, str]] = {}
        self._next = _LAST_CODE

    def encode(self, word: ShapedWord) -> EncodedWord:
        """Return what shows a word of the face."""
        text = word.text
        glyphs = word.glyphs
        is_plain = text.isascii() and len(glyphs) == len(text)
        if not is_plain or word.is_rtl or word.offsets:
            return self._encode(word)
        shown = zip(glyphs, text, word.advances, strict=True)
        return EncodedWord("".join(map(self._find_move, shown)))

    def _encode(self, word: ShapedWord) -> EncodedWord:
        """Return what shows any word, with ligatures, marks or from right to left."""
        meanings = list_meanings(word)
        if word.is_rtl and len(meanings) < len(word.text):
            blank = self.program.font.get_nominal_glyph(ord(" "))
            word, meanings = spell_out(word, meanings, blank or 0)
        glyphs = word.glyphs
        shown = zip(glyphs, meanings, strict=True)
        codes = list(map(self._find_code, shown))
        widths = tuple(map(self._find_width, glyphs))
        if word.offsets:
            parts = place_codes(word, codes, widths)
        elif widths == word.advances:
            parts = [("".join(codes), 0)]
        else:
            parts = [(_space_codes(word, codes, widths), 0)]
        has_lifted_marks = len(parts) > 1
        spelt = "".join(meanings)
        if word.is_rtl:  # readers turn its letters round
            spelt = "".join(reversed(meanings))
        if has_lifted_marks or (word.offsets and not word.is_rtl):
            spelt = ""  # marks that are moved they part from their letters
        text = word.text.translate(_LIGATURES)
        actual = "" if spelt == text else text
        if has_lifted_marks:
            return EncodedWord("", tuple(parts), actual)
        written, _ = parts[0]
        return EncodedWord(
            _mark_actual(written, actual) if actual else written,
            (),
            actual,
        )

    def _show_glyph(self, shown: tuple[int, str, int]) -> str:
        """Return what shows a glyph that means a text, and goes on by its advance."""
        glyph, text, advance = shown
        code = self._find_code((glyph, text))
        move = self._find_width(glyph) - advance
        if move:
            return f"{code}){move}("
        return code

    def _assign_code(self, shown: tuple[int, str]) -> str:
        """Return the code of a glyph that means a text: its number, unless that is taken."""
        glyph, text = shown
        code = glyph
        while code in self._shown:
            code = self._next
            self._next -= 1
        self._log.append(Assigned(self.program, code, glyph, text))
        return self._set_code(code, shown)

    def take(self, assigned: Assigned) -> None:
        """Take in a code as another page assigned it."""
        shown = (assigned.glyph, assigned.text)
        if assigned.is_spare:
            self._next = assigned.code - 1
        self._codes[shown] = self._set_code(assigned.code, shown)

    def _set_code(self, code: int, shown: tuple[int, str]) -> str:
        """Return a code as it is written, which shows a glyph that means a text."""
        self._shown[code] = shown
        high, low = divmod(code, 256)
        written = chr(high) + chr(low)
        return written.translate(_ESCAPES)

    def add_to(self, document: Document) -> int:
        """Add what was shown of the font to a document; return the number of its object."""
        shown = dict(sorted(self._shown.items()))
        return make_font(document, self.program, Glyphs(shown))


def _space_codes(
    word: ShapedWord,
    codes: Sequence[str],
    widths: Sequence[int],
) -> str:
    """Return the codes of a word, each moved on by what its advance is more than its width."""
    written: list[str] = []
    for code, advance, width in zip(codes, word.advances, widths, strict=True):
        written.append(code)
        if advance != width:
            written.append(f"){width - advance}(")
    return "".join(written)


def place_codes(
    word: ShapedWord,
    codes: Sequence[str],
    widths: Sequence[int],
) -> list[tuple[str, int]]:
    """Return the codes of a word some of whose glyphs are moved, cut where the height changes.

    The pen goes back from each to where the next one stands.
    """
    parts: list[tuple[str, int]] = []
    written: list[str] = []
    height = 0
    pen = 0
    origin = 0
    for index, (across, up) in enumerate(word.offsets):
        if up != height:
            parts.append(("".join(written), height))
            written.clear()
            height = up
        place = origin + across
        if place != pen:
            written.append(f"){pen - place}(")
        written.append(codes[index])
        pen = place + widths[index]
        origin += word.advances[index]
    if origin != pen:
        written.append(f"){pen - origin}(")
    parts.append(("".join(written), height))
    return parts


def list_meanings(word: ShapedWord) -> Sequence[str]:
    """Return for each glyph of a word the letters that it stands for, alone or with others."""
    text = word.text
    clusters = word.clusters
    count = len(text)
    if clusters == _COUNT[:count] and text.isascii():
        return text
    found: dict[int, str] = {}
    stop = count
    for start in sorted(set(clusters), reverse=True):
        meaning = text[start:stop]
        found[start] = meaning.translate(_LIGATURES)
        stop = start
    return [found[start] for start in clusters]


_COUNT = tuple(range(256))


def spell_out(
    word: ShapedWord,
    meanings: Sequence[str],
    blank: int,
) -> tuple[ShapedWord, list[str]]:
    """Return a word from right to left with a glyph for each letter, and what each means.

    Readers turn a line from right to left round code by code; the letters of one code would
    stay the wrong way about. So all but the first get a glyph that shows nothing and takes no
    room.

    Args:
        word: some of whose glyphs stand for several letters.
        meanings: of its glyphs.
        blank: a glyph that shows nothing.
    """
    glyphs: list[int] = []
    advances: list[int] = []
    offsets: list[tuple[int, int]] = []
    spelt: list[str] = []
    for index, meaning in enumerate(meanings):
        for letter in reversed(meaning[1:]):
            glyphs.append(blank)
            advances.append(0)
            offsets.append((0, 0))
            spelt.append(letter)
        glyphs.append(word.glyphs[index])
        advances.append(word.advances[index])
        offsets.append(word.offsets[index] if word.offsets else (0, 0))
        spelt.append(meaning[0])
    whole = replace(
        word,
        glyphs=tuple(glyphs),
        advances=tuple(advances),
        offsets=tuple(offsets) if word.offsets else (),
    )
    return whole, spelt
