"""A font file -> shaped words and widths.

HarfBuzz shapes a word once: with kerning, ligatures and marks on letters. What is measured is
what is drawn. All is in whole thousandths of the type size, as PDF has it, but for the widths
of texts that are not shaped.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import uharfbuzz as harfbuzz

from reporting.record import Record

_SPACE, _NO_BREAK_SPACE, _NARROW_SPACE = " ", "\u00a0", "\u202f"
_HYPHEN, _SOFT_HYPHEN, _NO_BREAK_HYPHEN = "-", "\u00ad", "\u2011"
_STAND_INS = {
    _NO_BREAK_SPACE: _SPACE,
    _NARROW_SPACE: _SPACE,
    _SOFT_HYPHEN: _HYPHEN,
    _NO_BREAK_HYPHEN: _HYPHEN,
}
"""What shows a character that a font lacks."""
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufe0e\ufe0f"
"""Characters that steer how others are shown and need no glyph."""
_EM = 1000


class ShapedWord(Record, frozen=True, eq=False):
    """A word in the glyphs of a face, in the order in which they are shown, left to right.

    A face shapes a word once, so that two equal words are one object.

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
    advances: tuple[float, ...]
    offsets: tuple[tuple[float, float], ...]
    clusters: tuple[int, ...]
    width: float
    is_rtl: bool = False


class FontProgram:
    """A font file that was read, TrueType or OpenType.

    Args:
        path: where it stands.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        blob = harfbuzz.Blob.from_file_path(str(path))
        self.face = harfbuzz.Face(blob)
        self.font = harfbuzz.Font(self.face)
        self.font.scale = (_EM, _EM)
        self.unscaled = harfbuzz.Font(self.face)

    @property
    def name(self) -> str:
        """The font's name in PostScript, as a PDF may have it."""
        name = self.face.get_name(harfbuzz.OTNameIdPredefined.POSTSCRIPT_NAME)
        kept = [char for char in name or "" if char.isascii() and char.isalnum()]
        return "".join(kept) or self.path.stem

    @property
    def is_cff(self) -> bool:
        """Whether its outlines are those of PostScript."""
        tags = self.face.table_tags
        return "CFF " in tags or "CFF2" in tags

    def width_of(self, glyph: int) -> int:
        """Return the width of a glyph, in thousandths of the type size."""
        width: int = self.font.get_glyph_h_advance(glyph)
        return width


class _Advances(dict[str, float]):
    """Widths by character, in thousandths, as exact as the font has them."""

    def __init__(self, program: FontProgram) -> None:
        super().__init__()
        self._font = program.unscaled
        self._upem = program.face.upem

    def __missing__(self, char: str) -> float:
        find = self._font.get_nominal_glyph
        glyph = find(ord(char))
        if glyph is None and char in _STAND_INS:
            glyph = find(ord(_STAND_INS[char]))
        width: float = self._font.get_glyph_h_advance(glyph or 0)
        width = width * 1000 / self._upem
        self[char] = width
        return width


class Face:
    """One face: a font file and the features that are switched on or off in it.

    Args:
        key: its name, unique in the process.
        path: of a TrueType or OpenType file.
        features: OpenType features by their tags, such as `{"liga": False}`.
    """

    def __init__(
        self,
        key: str,
        path: Path,
        features: Mapping[str, bool] | None = None,
    ) -> None:
        self.key = key
        self.program = read_program(path)
        self._features = dict(features or {}) or None
        self._advances = _Advances(self.program)
        self._words: dict[str, ShapedWord] = {}
        self._rtl_words: dict[str, ShapedWord] = {}
        self._characters: frozenset[str] = frozenset()
        self._buffer = harfbuzz.Buffer()
        self._buffer.cluster_level = harfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS

    def has(self, text: str) -> bool:
        """Whether the face has a glyph for every character, or one that shows it."""
        if not self._characters:
            self._characters = self._list_characters()
        return self._characters.issuperset(text)

    def _list_characters(self) -> frozenset[str]:
        known = set(map(chr, self.program.face.unicodes))
        for lacking, shown in _STAND_INS.items():
            if shown in known:
                known.add(lacking)
        known.update(_UNSEEN)
        return frozenset(known)

    def advance(self, text: str) -> float:
        """Return the width of text at size 1 without kerning or ligatures, in points."""
        return 0.001 * sum(map(self._advances.__getitem__, text))

    def shape(self, word: str, *, is_rtl: bool = False) -> ShapedWord:
        """Return a word in glyphs; equal words are one object.

        Args:
            word: what stands between two spaces, or a part of it.
            is_rtl: whether it reads from right to left.
        """
        words = self._rtl_words if is_rtl else self._words
        found = words.get(word)
        if found is None:
            found = self._shape(word, is_rtl=is_rtl)
            words[word] = found
        return found

    def _shape(self, word: str, *, is_rtl: bool) -> ShapedWord:
        buffer = self._buffer
        buffer.clear_contents()
        # A soft hyphen that is left in a word is one that is seen.
        buffer.add_str(word.replace(_SOFT_HYPHEN, _HYPHEN))
        buffer.language = "und"  # else it is that of the system
        buffer.direction = "rtl" if is_rtl else "ltr"
        buffer.guess_segment_properties()
        harfbuzz.shape(self.program.font, buffer, self._features)
        glyphs: list[int] = []
        clusters: list[int] = []
        for info in buffer.glyph_infos:
            glyphs.append(info.codepoint)
            clusters.append(info.cluster)
        advances: list[int] = []
        offsets: list[tuple[int, int]] = []
        is_moved = False
        for place in buffer.glyph_positions:
            advances.append(place.x_advance)
            across = place.x_offset
            up = place.y_offset
            offsets.append((across, up))
            is_moved = is_moved or across != 0 or up != 0
        return ShapedWord(
            word,
            tuple(glyphs),
            tuple(advances),
            tuple(offsets) if is_moved else (),
            tuple(clusters),
            sum(advances) / _EM,
            is_rtl,
        )


@cache
def read_program(path: Path) -> FontProgram:
    """Read a font file, once."""
    return FontProgram(path)


_FACES: dict[str, Face] = {}


def register_face(
    key: str,
    path: Path,
    features: Mapping[str, bool] | None = None,
) -> str:
    """Make a face known under a name, once; return the name.

    Args:
        key: the name.
        path: of its font file.
        features: as `Face` takes them.
    """
    if key not in _FACES:
        _FACES[key] = Face(key, path, features)
    return key


def find_face(key: str) -> Face:
    """Return the face of a name.

    Raises:
        KeyError: none is registered under it.
    """
    return _FACES[key]
