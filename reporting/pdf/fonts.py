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
_LIGATURES = {
    code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)
}
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
        self._characters = frozenset({*map(chr, self.face.charToGlyph), "\u00a0"})

    def has(self, text: str) -> bool:
        """Whether the font has a glyph for every character; it shows a no-break space as a space."""
        return self._characters.issuperset(text)

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802  (ReportLab's name)
        """Add the subsets to a document, each with what its codes mean."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = b"".join(
                (SUBSETN(number), b"+", self.face.name, self.face.subfontNameX)
            ).decode("pdfdoc")
            stream: Any = doc.idToObject[f"toUnicodeCMap:{name}"]
            stream.content = make_to_unicode(subset)


def make_to_unicode(subset: Sequence[int]) -> str:
    """Return the character map that says what a font's codes mean (ISO 32000-1, 9.10.3).

    Args:
        subset: the character of each code; 0 where a code shows none.
    """
    rows = [
        f"<{code:02X}> <{_spelled(char)}>" for code, char in enumerate(subset) if char
    ]
    blocks = [rows[at : at + _BLOCK] for at in range(0, len(rows), _BLOCK)]
    maps = "".join(
        "\n".join([f"{len(block)} beginbfchar", *block, "endbfchar\n"])
        for block in blocks
    )
    return _CMAP.format(maps=maps)


def _spelled(code: int) -> str:
    return _LIGATURES.get(code, chr(code)).encode("utf-16-be").hex().upper()
