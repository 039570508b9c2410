"""Elements in the order of reading -> what they lack of what ISO 14289 asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reporting.pdf.structure import StructElem

_LEVELS = {"H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}
_NOTES = frozenset({"Note", "FENote"})
_DEMANDING = frozenset({"Figure", "TH", *_NOTES, *_LEVELS})
"""Elements that must have something, or come after something."""


class TaggingError(Exception):
    """What is painted or built could not be tagged rightly."""


def find_level(elem: StructElem) -> int:
    """Return the level of a heading; 0 of all else."""
    return _LEVELS.get(elem.tag, 0)


def check_elements(elements: Sequence[StructElem], level: int = 0) -> None:
    """Raise TaggingError for the first element that lacks something.

    Args:
        elements: in the order of reading.
        level: of the heading before them.
    """
    names: set[str] = set()
    for elem in elements:
        if not elem.id and elem.tag not in _DEMANDING:
            continue
        fault = find_fault(elem, level, names)
        if fault:
            raise TaggingError(fault)
        level = _LEVELS.get(elem.tag, level)
        if elem.id:
            names.add(elem.id)


def find_fault(
    elem: StructElem,
    level: int,
    names: set[str],
) -> str:
    """Return what an element lacks, or nothing when it is sound.

    Args:
        elem: an element.
        level: level of the last heading before it.
        names: IDs of the elements before it.
    """
    tag = elem.tag
    if tag == "Figure" and not elem.alt:
        return "a figure has no alternative text"
    if tag in _NOTES and (not elem.id or elem.id in names):
        return f"a note has no name of its own ({elem.id})"
    if elem.id and elem.id in names:
        return f"two elements have one name ({elem.id})"
    if tag == "TH" and not elem.scope:
        return "a head cell has no scope"
    if _LEVELS.get(tag, 0) > level + 1:
        return f"{tag} follows a heading of level {level}"
    return ""
