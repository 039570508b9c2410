"""Family, weight and slope -> a bundled font file, registered with ReportLab under one name.

Only bundled TrueType files and those of the theme are ever used, so that what is measured
is what is embedded. What a face lacks comes from the same cut of another bundled family.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import groupby

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics

from reporting.design.measure import Span
from reporting.design.theme import FamilyName, Role, Theme
from reporting.design.tokens import FontFile
from reporting.pdf.fonts import EmbeddedFont


class _SpreadFont(EmbeddedFont):
    """A font that is measured wider than it is; nothing is ever set in it."""

    _dynamicFont = False  # noqa: N815  (else ReportLab would take it for the first font of the same file)

    def __init__(self, file: FontFile) -> None:
        super().__init__(file.key, str(file.path))
        self._spread = file.spread

    def stringWidth(self, text: str, size: float, encoding: str = "utf-8") -> float:  # noqa: N802  (ReportLab's name)
        """Return the width of text in points."""
        width: float = super().stringWidth(text, size, encoding)
        return width * self._spread


@cache
def _register(file: FontFile) -> str:
    spread = file.spread != 1
    pdfmetrics.registerFont(
        _SpreadFont(file) if spread else EmbeddedFont(file.key, str(file.path))
    )
    return file.key


@cache
def _register_family(files: tuple[FontFile, FontFile, FontFile, FontFile]) -> None:
    """Let `<b>` and `<i>` in paragraph markup find the other three cuts."""
    regular, italic, bold, bold_italic = (_register(file) for file in files)
    for name in (regular, italic, bold, bold_italic):
        addMapping(name, 0, 0, regular)
        addMapping(name, 0, 1, italic)
        addMapping(name, 1, 0, bold)
        addMapping(name, 1, 1, bold_italic)


def find_font(
    theme: Theme, family: Role | FamilyName, *, bold: bool = False, italic: bool = False
) -> str:
    """Return the ReportLab name of a face, registering its family on first use.

    Args:
        theme: names the families.
        family: what the face sets, or the name of its family.
        bold: of its two weights.
        italic: of its two slopes.
    """
    chosen = theme.family(family)
    _register_family(chosen.files)
    return _register(chosen.file(bold=bold, italic=italic))


def find_tabular_face(theme: Theme, face: str) -> str:
    """Return a face whose digits are equally wide: the given one, or else the same cut of another family.

    Args:
        theme: names the families.
        face: registered name of a face.
    """
    faces = [face, *_cut(theme, face)]
    return next((one for one in faces if _is_tabular(one)), face)


def _is_tabular(face: str) -> bool:
    return len({pdfmetrics.stringWidth(digit, face, 1) for digit in "0123456789"}) == 1


def split_by_family(theme: Theme, text: str, face: str) -> list[Span]:
    """Cut a text where its face lacks a character that another bundled family has.

    Args:
        theme: names the families.
        text: any text.
        face: registered name of the face it is set in.

    Returns:
        the text in order, in as few pieces as may be; a character that no family has keeps
        the face.
    """
    if _font(face).has(text):
        return [Span(text, face)]
    faces = [face, *(other for other in _cut(theme, face) if other != face)]
    chosen = ((_first(char, faces), char) for char in text)
    pieces = groupby(chosen, key=lambda pair: pair[0])
    return [Span("".join(char for _, char in piece), name) for name, piece in pieces]


def find_missing_characters(theme: Theme, text: Iterable[str]) -> set[str]:
    """Return the characters that no bundled family has; white space and soft hyphens need no glyph."""
    faces = [_font(find_font(theme, family)) for family in theme.fonts]
    return {
        char
        for char in text
        if not char.isspace() and not any(face.has(char) for face in faces)
    }


def find_lending_families(
    theme: Theme, text: Iterable[str]
) -> dict[str, tuple[str, str]]:
    """Return by character which family lacks it and which lends it, where one does.

    Returns:
        the names of the families' files, such as `Gelasio` and `Carlito`.
    """
    families = {
        family.title: _font(find_font(theme, name))
        for name, family in theme.fonts.items()
    }
    found = {}
    for char in text:
        have = [name for name, face in families.items() if face.has(char)]
        lack = [name for name in families if name not in have]
        if have and lack:
            found[char] = (lack[0], have[0])
    return found


def _first(char: str, faces: list[str]) -> str:
    return next((face for face in faces if _font(face).has(char)), faces[0])


@cache
def _font(face: str) -> EmbeddedFont:
    found = pdfmetrics.getFont(face)
    if not isinstance(found, EmbeddedFont):
        raise TypeError(f"{face} is not a bundled font")
    return found


def _cut(theme: Theme, face: str) -> list[str]:
    """Return the cuts of all families that have the weight and slope of a face."""
    for bold in (False, True):
        for italic in (False, True):
            cuts = [
                find_font(theme, family, bold=bold, italic=italic)
                for family in theme.fonts
            ]
            if face in cuts:
                return cuts
    return []
