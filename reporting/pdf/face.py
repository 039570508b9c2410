"""A font file -> shaped words and widths.

HarfBuzz shapes a word once: with kerning, ligatures and marks on letters. What is measured is
what is drawn. All is in whole thousandths of the type size, as PDF has it, but for the widths
of texts that are not shaped.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from unicodedata import east_asian_width

import uharfbuzz as harfbuzz

from reporting.memory import MANY_WORDS, Memory
from reporting.record import Record

_HYPHEN, _SOFT_HYPHEN = "-", "\u00ad"
_NARROW_SPACE = "\u202f"
_STAND_INS = {
    "\u00a0": " ",
    _NARROW_SPACE: " ",
    _SOFT_HYPHEN: _HYPHEN,
    "\u2011": _HYPHEN,
}
"""What shows a no-break space, a narrow one, a soft or a no-break hyphen that a font lacks."""
_LEAST_NARROW = 167
"""Width of a narrow space within a word, in thousandths: before a French mark, between digits.

Some fonts have it so thin that it is not seen.
"""
_UNSEEN_RANGES = (
    *((0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160)),
    *((0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E)),
    *((0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF)),
    *((0xFFA0, 0xFFA0), (0xE0000, 0xE007F), (0xE0100, 0xE01EF)),
)
"""Characters that are not shown, as they only steer others (Unicode: Default_Ignorable)."""
_ASCII = "".join(map(chr, range(32, 127)))
EM = 1000
_WIDE = ("F", "W")
"""Characters as wide as the type is high, in any font (UAX 11)."""
_CURVE = 60
"""What a round figure may reach beyond a straight one, in thousandths; old-style ones differ by
more than twice that."""


class ShapedWord(Record, frozen=True, eq=False):
    """A word in the glyphs of a face, in the order in which they are shown, left to right.

    A face shapes a word once while it recurs, so that equal words are mostly one object.

    Args:
        text: in the order of reading.
        glyphs: their numbers in the font.
        advances: of each glyph, in thousandths of the type size.
        offsets: of each glyph from where it would stand, across and up, in thousandths; empty
            where no glyph is moved.
        clusters: for each glyph the place of its first character in the text.
        width: at size 1, in points.
        is_rtl: whether the text reads from right to left.
    """

    text: str
    glyphs: tuple[int, ...]
    advances: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]
    clusters: tuple[int, ...]
    width: float
    is_rtl: bool = False


class FontProgram:
    """A font file that was read, TrueType or OpenType.

    Args:
        path: where it stands.
        data: its bytes, where they are known: what stands there may be another file by now.

    Attributes:
        face: what HarfBuzz reads of it.
        font: the same in thousandths of the type size.
    """

    def __init__(self, path: Path, data: bytes = b"") -> None:
        self.path = path
        # Not mapped into memory: a font beside a theme may be written anew meanwhile.
        self.face = harfbuzz.Face(data or path.read_bytes())
        self.font = harfbuzz.Font(self.face)
        self.font.scale = (EM, EM)
        self.advances = _Advances(self.face)
        self.stand_ins: dict[int, str] = {ord(_SOFT_HYPHEN): _HYPHEN}
        """What is shaped instead: a soft hyphen that is left in a word is one that is seen."""
        for lacking, shown in _STAND_INS.items():
            if (
                not self.font.get_nominal_glyph(ord(lacking))
                and lacking != _NARROW_SPACE
            ):
                self.stand_ins[ord(lacking)] = shown

    @property
    def name(self) -> str:
        """The font's name in PostScript, as a PDF may have it."""
        name = self.face.get_name(harfbuzz.OTNameIdPredefined.POSTSCRIPT_NAME)
        kept = ""
        for char in name or "":
            if char.isascii() and (char.isalnum() or char in "-_."):
                kept += char
        return kept or "Font"

    @property
    def family(self) -> str:
        """The name by which programs list it beside its bold and its italic."""
        return self.face.get_name(harfbuzz.OTNameIdPredefined.FONT_FAMILY) or ""

    @property
    def line_height(self) -> float:
        """How far its lines are apart where nothing else is said, in sizes of its type."""
        extents = self.font.get_font_extents("ltr")
        height: int = extents.ascender - extents.descender
        return height / EM

    @property
    def is_cff(self) -> bool:
        """Whether its outlines are those of PostScript."""
        return "glyf" not in self.face.table_tags

    @cached_property
    def characters(self) -> frozenset[str]:
        """What it has a glyph for, or another that shows it, or what needs none."""
        known = set(map(chr, self.face.unicodes))
        for lacking, shown in _STAND_INS.items():
            if shown in known:
                known.add(lacking)
        for first, last in _UNSEEN_RANGES:
            known.update(map(chr, range(first, last + 1)))
        return frozenset(known)

    @cached_property
    def has_ascii(self) -> bool:
        """Whether it has all characters of a plain keyboard."""
        return self.characters.issuperset(_ASCII)

    def width_of(self, glyph: int) -> int:
        """Return the width of a glyph, in thousandths of the type size."""
        width: int = self.font.get_glyph_h_advance(glyph)
        return width


class _Advances(dict[str, float]):
    """Widths by character, in thousandths, as exact as the font has them."""

    def __init__(self, face: harfbuzz.Face) -> None:
        super().__init__()
        self._font = harfbuzz.Font(face)
        self._upem = face.upem

    def __missing__(self, char: str) -> float:
        width = self._measure(char)
        self[char] = width
        return width

    def _measure(self, char: str) -> float:
        width: float
        glyph = self._font.get_nominal_glyph(ord(char))
        if glyph is None and char in _STAND_INS:
            width = self[_STAND_INS[char]]
            if char == _NARROW_SPACE:  # half as wide, as HarfBuzz shows it
                width /= 2
            return width
        if glyph is None and is_unseen(char):
            return 0.0
        if glyph is None and east_asian_width(char) in _WIDE:
            return EM
        width = self._font.get_glyph_h_advance(glyph or 0) * 1000 / self._upem
        return width


def is_unseen(char: str) -> bool:
    """Whether a character is not shown, as it only steers others."""
    code = ord(char)
    return any(first <= code <= last for first, last in _UNSEEN_RANGES)


class _Numbers(dict[int, int]):
    """Numbers by themselves, so that words share them: a number takes four times its place."""

    def __missing__(self, number: int) -> int:
        self[number] = number
        return number


_share = _Numbers().__getitem__


_COUNTS = [tuple(range(length)) for length in range(32)]


class ShapedWords(Memory[str, ShapedWord]):
    """The words of a face in one direction, each shaped when it is first asked for.

    Args:
        program: the font file.
        features: OpenType features by their tags.
        is_rtl: whether the words read from right to left.
    """

    def __init__(
        self, program: FontProgram, features: dict[str, bool], *, is_rtl: bool
    ) -> None:
        super().__init__(self._shape, most=MANY_WORDS)
        self.program = program
        self.features = features
        self.is_rtl = is_rtl
        self.buffer = harfbuzz.Buffer()
        self.buffer.cluster_level = harfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS

    def _shape(self, word: str) -> ShapedWord:
        buffer = self.buffer
        buffer.clear_contents()
        shown = word
        if not word.isascii():
            shown = word.translate(self.program.stand_ins)
        buffer.add_str(shown)
        buffer.language = "und"  # else it is that of the system
        buffer.direction = "rtl" if self.is_rtl else "ltr"
        buffer.guess_segment_properties()
        harfbuzz.shape(self.program.font, buffer, self.features)
        infos = buffer.glyph_infos
        places = buffer.glyph_positions or ()  # none of a word without letters
        advances: list[int] = []
        is_moved = False
        for place in places:
            advances.append(place.x_advance)
            is_moved = is_moved or place.x_offset or place.y_offset
        if _NARROW_SPACE in word[1:-1]:
            narrow = self.program.font.get_nominal_glyph(ord(_NARROW_SPACE))
            for at, info in enumerate(infos):
                if info.codepoint == narrow:
                    advances[at] = max(advances[at], _LEAST_NARROW)
        offsets: list[tuple[int, int]] = []
        if is_moved:
            offsets = [(place.x_offset, place.y_offset) for place in places]
        clusters = tuple([info.cluster for info in infos])
        length = len(clusters)
        if length < len(_COUNTS) and clusters == _COUNTS[length]:
            clusters = _COUNTS[length]  # words of a glyph a character share them
        return ShapedWord(
            word,
            tuple(map(_share, [info.codepoint for info in infos])),
            tuple(map(_share, advances)),
            tuple(offsets),
            clusters,
            sum(advances) / EM,
            self.is_rtl,
        )


class Face:
    """One face: a font file, and the features that are switched on or off in it.

    Args:
        key: its name, unique in the process.
        program: the file.
        features: OpenType features by their tags, such as `{"liga": False}`.
        spread: how many times as wide texts that are not shaped are measured.
        plain: name of the face that it is a variation of; its own where it is none.

    Attributes:
        words: by what stands between two spaces, as it is shaped from left to right.
        rtl_words: the same from right to left.
    """

    def __init__(
        self,
        key: str,
        program: FontProgram,
        features: Mapping[str, bool] | None = None,
        *,
        spread: float = 1.0,
        plain: str = "",
    ) -> None:
        self.key = key
        self.program = program
        self.features = dict(features or {})
        self.plain = plain or key
        self.spread = spread
        self._unit = spread / EM
        self._measure = self.program.advances.__getitem__
        self.words = ShapedWords(program, self.features, is_rtl=False)
        self.rtl_words = ShapedWords(program, self.features, is_rtl=True)

    def has(self, text: str) -> bool:
        """Whether the face has a glyph for every character, or one that shows it."""
        if text.isascii() and text.isprintable() and self.program.has_ascii:
            return True
        return self.program.characters.issuperset(text)

    def has_even(self, characters: str) -> bool:
        """Whether characters are of one width, and but for curves of one height and depth."""
        shaped = [self.shape(char) for char in characters]
        if len({word.width for word in shaped}) > 1:
            return False
        heads: list[int] = []
        feet: list[int] = []
        for word in shaped:
            box = self.program.font.get_glyph_extents(word.glyphs[0])
            if box is None:
                return False
            heads.append(box.y_bearing)
            feet.append(box.y_bearing + box.height)
        tallest = max(heads) - min(heads)
        deepest = max(feet) - min(feet)
        return max(tallest, deepest) < _CURVE

    def advance(self, text: str) -> float:
        """Return the width of text at size 1 without kerning or ligatures, in points."""
        return self._unit * sum(map(self._measure, text))

    def shape(self, word: str, *, is_rtl: bool = False) -> ShapedWord:
        """Return a word in glyphs; equal words are mostly one object.

        Args:
            word: what stands between two spaces, or a part of it.
            is_rtl: whether it reads from right to left.
        """
        if is_rtl:
            return self.rtl_words[word]
        return self.words[word]


_FACES: dict[str, Face] = {}


def register_face(
    key: str,
    path: Path,
    features: Mapping[str, bool] | None = None,
    *,
    spread: float = 1.0,
    data: bytes = b"",
) -> str:
    """Make a face known under a name, once; return the name.

    Args:
        key: the name.
        path: of its font file.
        data: its bytes, where they are known.
        features: as `Face` takes them.
        spread: as `Face` takes it.
    """
    if key not in _FACES:
        _FACES[key] = Face(
            key,
            FontProgram(path, data),
            features,
            spread=spread,
        )
    return key


def vary_face(key: str, *tags: str) -> str:
    """Make a face known with more features switched on; return its name.

    Args:
        key: name of the face.
        tags: of the features, such as `tnum`: `Gelasio-Regular` becomes `Gelasio-Regular+tnum`.
    """
    name = "+".join((key, *tags))
    if name not in _FACES:
        face = _FACES[key]
        features = face.features | dict.fromkeys(tags, True)
        _FACES[name] = Face(
            name,
            face.program,
            features,
            plain=key,
        )
    return name


def keep_face(face: Face) -> str:
    """Make a face known that was made elsewhere; return its name."""
    return _FACES.setdefault(face.key, face).key


def is_known(key: str) -> bool:
    """Whether a face is registered under a name."""
    return key in _FACES


def find_face(key: str) -> Face:
    """Return the face of a name.

    Raises:
        KeyError: none is registered under it.
    """
    return _FACES[key]
