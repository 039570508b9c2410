"""The name of a file that is not there -> the file in its folder that is meant by it."""

from __future__ import annotations

import glob
from collections.abc import Collection
from pathlib import Path, PurePosixPath

_CLOSE = 0.75
"""How like another name one must be to be meant, as `difflib` measures it."""
_MOST = 2_000
"""Files that are looked at."""
_SHOWN = 3
"""Files that a hint names."""


def suggest_file(folder: Path, name: str) -> str:
    """Return the file that may be meant, or which there are of its kind, as a hint.

    Args:
        folder: in which the file is looked for.
        name: what it is called.
    """
    close = find_close_file(folder, name)
    if close:
        return f"did you mean `{close}`?"
    suffix = find_kind(name)
    alike: list[str] = []
    for other in list_files(folder, name):
        if find_kind(other) == suffix:
            alike.append(f"`{other}`")
    if suffix and 0 < len(alike) <= _SHOWN:
        return f"there is {' and '.join(alike)}"
    return "put it there, or correct its name"


def find_kind(name: str) -> str:
    """Return the ending of a name, one for those that mean the same."""
    suffix = PurePosixPath(name).suffix.lower()
    return {".yml": ".yaml", ".jpeg": ".jpg"}.get(suffix, suffix)


def find_close_file(folder: Path, name: str, taken: Collection[str] = ()) -> str:
    """Return the file whose name is nearly another, or that stands in another folder.

    Args:
        folder: in which the files are looked for.
        name: of a file that is not there.
        taken: files that something else means.
    """
    import difflib  # noqa: PLC0415  (only where a file is missing)

    by_plain: dict[str, str] = {}
    for other in list_files(folder, name):
        if other not in taken:
            by_plain[other.casefold()] = other
    wanted = name.casefold()
    close = difflib.get_close_matches(
        wanted,
        list(by_plain),
        1,
        _CLOSE,
    )
    if close:
        return by_plain[close[0]]
    plain_name = PurePosixPath(name).name
    pattern = glob.escape(plain_name)
    for found in sorted(folder.glob(f"*/{pattern}"))[:1]:
        return found.relative_to(folder).as_posix()
    return ""


def list_files(folder: Path, name: str) -> list[str]:
    """Return the files of the folder that a name leads to, as the content would call them."""
    within = PurePosixPath(name).parent
    found: list[str] = []
    try:
        place = folder / within
        for other in sorted(folder.iterdir()):
            if other.is_dir() and other.name.casefold() == str(within).casefold():
                place = other
                within = PurePosixPath(other.name)
        for path in sorted(place.iterdir())[:_MOST]:
            if path.is_file():
                found.append((within / path.name).as_posix())
    except (OSError, ValueError):
        return []
    return found
