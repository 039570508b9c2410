"""A path -> whether nothing stands there, for whoever is about to put something into its place.

What cannot be looked at is there: `Path.exists` says of a file on a disk that fails that it is
not, and a copy would be written over it. Whoever goes on to read it is told why it cannot be.
"""

from __future__ import annotations

import os
from pathlib import Path

_ABSENT = (FileNotFoundError, NotADirectoryError, ValueError)
"""What says that nothing is there; ValueError: a null character, which no name has."""


def is_absent(path: Path, *, follows: bool = True) -> bool:
    """Whether the system says that there is nothing of a name.

    Args:
        path: of the file or the folder.
        follows: whether a link to nothing is nothing.
    """
    try:
        os.stat(path, follow_symlinks=follows)  # noqa: PTH116  (one call for both)
    except _ABSENT:
        return True
    except OSError:
        return False
    return False


def is_same_file(path: Path, other: Path) -> bool:
    """Whether two paths lead to one file, as far as both can be looked at."""
    try:
        return path.samefile(other)
    except OSError:
        return False
