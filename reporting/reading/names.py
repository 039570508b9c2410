"""The name of a file beside another -> its path, which never leads out of that folder."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from reporting.reading.characters import find_unprintable

_ESCAPED = re.compile(r"%(2e|2f|5c)", re.IGNORECASE)


def resolve_inside(folder: Path, name: str, of: str = "content") -> Path:
    """Return the file of a name, links resolved.

    Args:
        folder: the folder it must lie in.
        name: the file, relative to it.
        of: whose folder it is, as a problem says it.

    Raises:
        ValueError: it does not lie below the folder; the message goes on from the file's name.
    """
    pure = PurePosixPath(name)
    if find_unprintable(name) or not {"\t", "\n", "\r"}.isdisjoint(name):
        raise ValueError("holds a character that is none of a file name")
    if "\\" in name or ":" in name or pure.is_absolute() or name.startswith("~"):
        raise ValueError(
            f"is not a file name relative to the {of}, with forward slashes"
        )
    if ".." in pure.parts or _ESCAPED.search(name):
        raise ValueError(f"leads out of the {of}'s folder")
    root = folder.resolve()
    try:
        path = (root / pure).resolve()
    except (OSError, RuntimeError):
        raise ValueError("is a link that leads nowhere") from None
    if not path.is_relative_to(root):
        raise ValueError(f"leads out of the {of}'s folder")
    return path
