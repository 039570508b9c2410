"""Family, weight and slope -> a bundled font file, registered with ReportLab under one name.

Only bundled TrueType files are ever used, so that what is measured is what is embedded.
"""

from __future__ import annotations

from functools import cache
from pathlib import PurePosixPath

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from reporting.assets import asset
from reporting.design.theme import Family, FamilyName, Theme


@cache
def _register(file: str) -> str:
    name = PurePosixPath(file).stem
    pdfmetrics.registerFont(TTFont(name, str(asset(file)), asciiReadable=0))
    return name


@cache
def _register_family(files: tuple[str, str, str, str]) -> None:
    """Let `<b>` and `<i>` in paragraph markup find the other three cuts."""
    regular, italic, bold, bold_italic = (_register(file) for file in files)
    for name in (regular, italic, bold, bold_italic):
        addMapping(name, 0, 0, regular)
        addMapping(name, 0, 1, italic)
        addMapping(name, 1, 0, bold)
        addMapping(name, 1, 1, bold_italic)


def font(theme: Theme, family: FamilyName, *, bold: bool = False, italic: bool = False) -> str:
    """Return the ReportLab name of a face, registering its family on first use.

    Raises:
        FileNotFoundError: the theme names a font file that is not bundled.
    """
    chosen: Family = theme.fonts[family]
    _register_family((chosen.regular, chosen.italic, chosen.bold, chosen.bold_italic))
    return _register(chosen.file(bold=bold, italic=italic))
