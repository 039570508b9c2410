"""The files that outputs are made from -> those that changed, and the folders to look into."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from reporting.reading.ledger import Stamp, is_same

_ABOVE = 2
"""Folders above a file's own that are looked into: they may be renamed, and come again."""


def find_changed(inputs: Mapping[Path, Stamp]) -> tuple[Path, ...]:
    """Return the files that are no more what they were, be it that they are there at all.

    Args:
        inputs: files that were read or looked for, as they were then.
    """
    changed = []
    for path, stamp in inputs.items():
        if not is_same(path, stamp):
            changed.append(path)
    return tuple(changed)


def list_folders(inputs: Iterable[Path]) -> Mapping[Path, int]:
    """Return the folders in which something happens when one of these files changes.

    A folder that is missing is waited for in the one above. Each has its number on the disk:
    another of the same name is another.

    Args:
        inputs: files, be they there or not.
    """
    folders: dict[Path, int] = {}
    for parent in sorted({path.parent for path in inputs}):
        place = parent
        while not place.is_dir() and place != place.parent:
            place = place.parent
        for folder in (place, *list(place.parents)[:_ABOVE]):
            folders[folder] = _find_number(folder)
    return folders


def _find_number(folder: Path) -> int:
    try:
        return folder.stat().st_ino
    except OSError:
        return 0
