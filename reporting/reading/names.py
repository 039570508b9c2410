"""The name of a file beside another -> its path, which never leads out of that folder."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from reporting.cleaning import find_hidden
from reporting.reading.characters import compose_letters
from reporting.reading.ledger import note_file
from reporting.reading.presence import is_absent

_ESCAPED = r"%(2e|2f|5c)"
"""A dot or a slash as addresses escape it."""


def resolve_inside(
    folder: Path,
    name: str,
    of: str = "content",
) -> Path:
    """Return the file of a name, links resolved.

    Args:
        folder: the folder it must lie in.
        name: the file, relative to it.
        of: whose folder it is, as a problem says it.

    Raises:
        ValueError: it does not lie below the folder; the message goes on from the file's name.
    """
    pure = PurePosixPath(name)
    if find_hidden(name):
        raise ValueError("holds a character that is none of a file name")
    is_foreign = "\\" in name or ":" in name
    if is_foreign or pure.is_absolute() or name.startswith("~"):
        message = f"is not a file name relative to the {of}, with forward slashes"
        raise ValueError(message)
    leads_out = f"leads out of the {of}'s folder"
    if ".." in pure.parts or re.search(_ESCAPED, name, re.IGNORECASE):
        raise ValueError(leads_out)
    root = folder.resolve()
    note_file(root / pure)  # it may be a link, which leads elsewhere tomorrow
    try:
        path = find_composed(root, pure).resolve()
    except (OSError, RuntimeError):
        raise ValueError("is a link that leads nowhere") from None
    note_file(path)
    if not path.is_relative_to(root):
        raise ValueError(leads_out)
    return path


def find_composed(root: Path, pure: PurePosixPath) -> Path:
    """Return the path of a name below a folder, whichever way its letters are composed there.

    What is read is composed (NFC); a Mac may have written `Größe.jpg` letter by letter (NFD).

    Args:
        root: the folder.
        pure: the name, relative to it.
    """
    path = root / pure
    if pure.as_posix().isascii() or not is_absent(path):
        return path
    found = root
    for part in pure.parts:
        found = _find_entry(found, part)
    return found


def _find_entry(folder: Path, name: str) -> Path:
    """Return what is called so in a folder, or the plain path if nothing is."""
    path = folder / name
    if not is_absent(path) or not folder.is_dir():
        return path
    for entry in sorted(folder.iterdir()):
        if compose_letters(entry.name) == compose_letters(name):
            return entry
    return path
