"""A family of a theme -> the face that a deck names for it, and whether a deck may carry it.

Office has faces of its own; where a theme brings a font, the deck names that, and carries it
so far as its licence and its outlines allow.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from reporting.design.tokens import FontFile
from reporting.pdf.font_facts import read_file_facts

_OF_BUNDLED = {"Gelasio": "Georgia", "Carlito": "Calibri"}
"""By a bundled family the face of its widths that Office has."""

_COMMON = frozenset(
    name.casefold()
    for name in (
        *("Aptos", "Aptos Display", "Arial", "Arial Black", "Arial Narrow"),
        *("Bahnschrift", "Baskerville Old Face", "Book Antiqua", "Bookman Old Style"),
        *(
            "Calibri",
            "Calibri Light",
            "Cambria",
            "Candara",
            "Century",
            "Century Gothic",
        ),
        *("Century Schoolbook", "Comic Sans MS", "Consolas", "Constantia", "Corbel"),
        *("Courier New", "Franklin Gothic Book", "Franklin Gothic Medium", "Garamond"),
        *("Georgia", "Gill Sans MT", "Impact", "Lucida Sans Unicode", "MS Gothic"),
        *("MS Mincho", "Malgun Gothic", "Meiryo", "Microsoft JhengHei"),
        *("Microsoft YaHei", "Palatino Linotype", "Perpetua", "Rockwell", "Segoe UI"),
        *("Segoe UI Light", "Segoe UI Semibold", "SimHei", "SimSun", "Sitka Text"),
        *("Tahoma", "Times New Roman", "Trebuchet MS", "Tw Cen MT", "Verdana"),
        *("Yu Gothic", "Yu Mincho"),
    )
)
"""Faces that Office or Windows installs; those of Office are on a Mac with it too."""


def is_common(face: str) -> bool:
    """Whether Office or its system brings a face along."""
    return face.casefold() in _COMMON


def find_own_face(regular: FontFile) -> str:
    """Return what a deck calls a family if nobody says otherwise.

    Args:
        regular: its regular cut; of a bundled family, Office has one of its widths.
    """
    if regular.bundled:
        family, _, _ = PurePosixPath(regular.name).stem.partition("-")
        known = _OF_BUNDLED.get(family)
        if known:
            return known
    return (
        read_file_facts(regular.path, regular.key, regular.data).family
        or PurePosixPath(regular.name).stem
    )


def explain_uncarried(face: str, files: Sequence[FontFile]) -> str:
    """Return why a deck cannot carry a family by the name it gives it; nothing if it can.

    Args:
        face: what the deck calls it.
        files: its four cuts.
    """
    for file in files:
        facts = read_file_facts(file.path, file.key, file.data)
        if facts.family != face:
            return f"`{file.name}` is of the family `{facts.family}`"
        if not facts.may_be_edited:
            return f"the licence of `{file.name}` forbids to edit what carries it"
        if facts.has_curves_of_postscript:
            return (
                f"`{file.name}` has outlines of PostScript, which Office does not carry"
            )
    return ""
