"""TrueType files -> embedded fonts whose text can be extracted (ISO 14289-1, 7.21).

Ligatures come out as their letters, and a soft hyphen shows the glyph of the hyphen.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

_HYPHEN, _SOFT_HYPHEN = 0x2D, 0xAD
_LIGATURES = range(0xFB00, 0xFB07)
"""Characters that come out as the letters they are made of."""
_BLOCK = 100
"""Entries that one block of a character map may hold."""
_CMAP = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{maps}endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


class _Widths(dict[str, float]):
    """Advance widths by character, in thousandths of the type size."""

    def __init__(self, face: Any) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, character: str) -> float:
        width: float = self._face.getCharWidth(ord(character))
        self[character] = width
        return width


class EmbeddedFont(TTFont):
    """A TrueType font, embedded as a subset.

    Args:
        name: under which it is registered.
        file: path of the font file.
    """

    face: Any
    state: Any

    def __init__(self, name: str, file: str) -> None:
        super().__init__(name, file, asciiReadable=0)
        for table in (self.face.charToGlyph, self.face.charWidths):
            table[_SOFT_HYPHEN] = table[_HYPHEN]
        self._widths = _Widths(self.face)
        characters = {chr(code) for code in self.face.charToGlyph}
        characters.add("\u00a0")
        self._characters = frozenset(characters)

    def stringWidth(self, text: str, size: float, encoding: str = "utf-8") -> float:  # noqa: ARG002, N802  (ReportLab's name)
        """Return the width of text, in points."""
        width: float = 0.001 * size * sum(map(self._widths.__getitem__, text))
        return width

    def has(self, text: str) -> bool:
        """Whether the font has a glyph for every character; a no-break space shows a space."""
        return self._characters.issuperset(text)

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802  (ReportLab's name)
        """Add the subsets to a document, each with what its codes mean."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            prefix = SUBSETN(number)
            parts = [prefix, b"+", self.face.name, self.face.subfontNameX]
            name = b"".join(parts).decode("pdfdoc")
            stream: Any = doc.idToObject[f"toUnicodeCMap:{name}"]
            stream.content = make_to_unicode(subset)


def make_to_unicode(subset: Sequence[int]) -> str:
    """Return the character map that says what a font's codes mean (ISO 32000-1, 9.10.3).

    Args:
        subset: the character of each code; 0 where a code shows none.
    """
    rows: list[str] = []
    for code, character in enumerate(subset):
        if not character:
            continue
        meaning = chr(character)
        if character in _LIGATURES:
            meaning = unicodedata.normalize("NFKC", meaning)
        encoded = meaning.encode("utf-16-be")
        digits = encoded.hex().upper()
        row = f"<{code:02X}> <{digits}>"
        rows.append(row)
    lines: list[str] = []
    for start in range(0, len(rows), _BLOCK):
        block = rows[start : start + _BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines += block
        lines.append("endbfchar")
    lines.append("")
    return _CMAP.format(maps="\n".join(lines))
