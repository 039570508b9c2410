"""The name of a face -> how wide its letters are, where it may stand in for another on slides.

A deck names its faces; where one is not installed, a program takes another. What a slide says
is planned with the widest of those that are likely, word by word, so that it has its place in
any of them. The widths are built data: `.ci/built_data.py` takes them from Liberation, which is
as wide as Arial and Times New Roman, and from DejaVu.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal, TypeAlias

import msgspec.msgpack

from reporting.assets import find_asset
from reporting.design.tokens import FONT_ENDINGS, FontFile, find_font_file
from reporting.errors import RefusedError
from reporting.pdf.face import FontProgram
from reporting.reading.rules import ReadBeside
from reporting.reading.wording import suggest_word
from reporting.record import Record

Cut: TypeAlias = Literal["regular", "italic", "bold", "bold_italic"]
Width: TypeAlias = Callable[[str], float | None]
"""A character -> how wide it is at size 1; None where a font has none such."""

CUTS: tuple[Cut, ...] = ("regular", "italic", "bold", "bold_italic")

_TABLES: Mapping[str, str] = MappingProxyType(
    {
        "Arial": "LiberationSans",
        "Arimo": "LiberationSans",
        "Helvetica": "LiberationSans",
        "Liberation Sans": "LiberationSans",
        "Times New Roman": "LiberationSerif",
        "Times": "LiberationSerif",
        "Tinos": "LiberationSerif",
        "Liberation Serif": "LiberationSerif",
        "DejaVu Sans": "DejaVuSans",
        "DejaVu Serif": "DejaVuSerif",
    }
)
"""By the name of a face the table of its widths."""
_BUNDLED: Mapping[str, str] = MappingProxyType(
    {
        "Calibri": "Carlito",
        "Carlito": "Carlito",
        "Georgia": "Gelasio",
        "Gelasio": "Gelasio",
    }
)
"""By the name of a face the bundled family of its widths."""
_ENDINGS: Mapping[Cut, str] = MappingProxyType(
    {
        "regular": "Regular",
        "italic": "Italic",
        "bold": "Bold",
        "bold_italic": "BoldItalic",
    }
)
_MOST_SHOWN = 60


class WidthTable(Record, frozen=True):
    """How wide the letters of a family are.

    Args:
        version: of its fonts.
        unit: what the type size is in the units of the widths.
        cuts: widths of characters that follow each other, by the number of the first.
    """

    version: str
    unit: int
    cuts: dict[Cut, dict[int, list[int]]]


class Substitute(Record, frozen=True):
    """A face that may be shown instead of another.

    Args:
        name: as the theme names it.
        file: the font itself, if it stands beside the theme; for all cuts.
    """

    name: str
    file: FontFile | None = None


def _find_substitute(value: str, folder: Path | None) -> Substitute:
    """Return the substitute of a name: that of a face in our tables, or of a font file."""
    if value.lower().endswith(FONT_ENDINGS):
        return Substitute(value, find_font_file(value, folder))
    names = [*_TABLES, *_BUNDLED]
    if value in names:
        return Substitute(value)
    message = f"no widths are known of the face `{value[:_MOST_SHOWN]}`"
    hint = suggest_word(value, names)
    if not hint:
        hint = f"name one of {', '.join(names)}, or a font file beside the theme"
    raise RefusedError(message, hint, code="E628")


SubstituteFace = Annotated[Substitute, ReadBeside(_find_substitute)]


@cache
def find_widths(substitute: Substitute, cut: Cut) -> Width:
    """Return how wide the letters of a substitute are in a cut."""
    if substitute.file is not None:
        file = substitute.file
        return _read_widths(file.path, file.data)
    family = _BUNDLED.get(substitute.name)
    if family is not None:
        return _read_widths(find_asset(f"fonts/{family}-{_ENDINGS[cut]}.ttf"))
    table = load_widths(_TABLES[substitute.name])
    return _find_in(table, cut)


@cache
def _read_widths(path: Path, data: bytes = b"") -> Width:
    """Return the widths of a font file."""
    program = FontProgram(path, data)

    def measure(char: str) -> float | None:
        if program.font.get_nominal_glyph(ord(char)) is None:
            return None
        return program.advances[char] / 1000

    return measure


@cache
def load_widths(name: str) -> WidthTable:
    """Return a table of widths by the name of its file."""
    data = find_asset(f"widths/{name}.msgpack").read_bytes()
    return msgspec.msgpack.decode(data, type=WidthTable)


def _find_in(table: WidthTable, cut: Cut) -> Width:
    """Return the widths of a cut in a table; few of its characters are ever asked for."""
    runs = table.cuts[cut]
    firsts = sorted(runs)

    def measure(char: str) -> float | None:
        code = ord(char)
        at = bisect_right(firsts, code) - 1
        if at < 0:
            return None
        first = firsts[at]
        widths = runs[first]
        if code - first >= len(widths):
            return None
        return widths[code - first] / table.unit

    return measure
