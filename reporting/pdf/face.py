"""A font file -> shaped words, widths, and what is embedded of it.

HarfBuzz shapes a word once: with kerning, ligatures and marks on letters. What is measured is
what is drawn.
"""

from __future__ import annotations

from pathlib import Path

import uharfbuzz as harfbuzz

from reporting.record import Record


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


class Face:
    """One face: a font file that was read.

    Args:
        key: its name, unique in the process.
        path: of a TrueType or OpenType (CFF) file.
    """

    def __init__(self, key: str, path: Path) -> None:
        self.key = key
        self.path = path
        blob = harfbuzz.Blob.from_file_path(str(path))
        self.face = harfbuzz.Face(blob)
        self.font = harfbuzz.Font(self.face)
        self.scale = 1000 / self.face.upem
        self._advances: dict[str, float] = {}
        self._words: dict[tuple[str, bool], ShapedWord] = {}

    def has(self, text: str) -> bool:
        """Whether the face has a glyph for every character; a no-break space shows a space."""
        return all(self.font.get_nominal_glyph(ord(char)) for char in text)

    def advance(self, text: str) -> float:
        """Return the width of text at size 1 without kerning or ligatures, in points."""
        total = 0.0
        for char in text:
            total += self._advances.get(char) or self._measure_character(char)
        return total

    def _measure_character(self, char: str) -> float:
        glyph = self.font.get_nominal_glyph(ord(char)) or 0
        width: float = self.font.get_glyph_h_advance(glyph) * self.scale / 1000
        self._advances[char] = width
        return width

    def shape(self, word: str, *, is_rtl: bool = False) -> ShapedWord:
        """Return a word in glyphs; equal words are one object.

        Args:
            word: what stands between two spaces, or a part of it.
            is_rtl: whether it reads from right to left.
        """
        found = self._words.get((word, is_rtl))
        if found is None:
            found = self._shape(word, is_rtl=is_rtl)
            self._words[word, is_rtl] = found
        return found

    def _shape(self, word: str, *, is_rtl: bool) -> ShapedWord:
        buffer = harfbuzz.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if is_rtl else "ltr"
        harfbuzz.shape(self.font, buffer)
        glyphs: list[int] = []
        clusters: list[int] = []
        advances: list[float] = []
        offsets: list[tuple[float, float]] = []
        is_moved = False
        scale = self.scale
        for info in buffer.glyph_infos:
            glyphs.append(info.codepoint)
            clusters.append(info.cluster)
        for place in buffer.glyph_positions:
            advances.append(place.x_advance * scale)
            offsets.append((place.x_offset * scale, place.y_offset * scale))
            is_moved = is_moved or bool(place.x_offset or place.y_offset)
        return ShapedWord(
            word,
            tuple(glyphs),
            tuple(advances),
            tuple(offsets) if is_moved else (),
            tuple(clusters),
            sum(advances) / 1000,
            is_rtl,
        )


_FACES: dict[str, Face] = {}


def register_face(key: str, path: Path) -> str:
    """Make a face known under a name, once; return the name."""
    if key not in _FACES:
        _FACES[key] = Face(key, path)
    return key


def find_face(key: str) -> Face:
    """Return the face of a name.

    Raises:
        KeyError: none is registered under it.
    """
    return _FACES[key]
