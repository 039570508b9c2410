"""Files that were written -> shown in their programs, if somebody is there to look."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path


def open_files(
    paths: Sequence[Path], environment: Mapping[str, str] = os.environ
) -> str:
    """Open files in the programs that are theirs; return why not, if not.

    Args:
        paths: the files.
        environment: in which nothing is opened where it has `CI`.
    """
    if environment.get("CI") or not sys.stdout.isatty():
        return "nothing is opened where nobody sits at a terminal"
    opener = find_opener()
    if opener is None:
        return "this system has nothing that opens files: xdg-open is missing"
    for path in paths:
        opener(path)
    return ""


def find_opener() -> Callable[[Path], object] | None:
    """Return what opens a file in its program; None where there is nothing of the kind."""
    if sys.platform == "win32":
        return os.startfile
    name = "open" if sys.platform == "darwin" else "xdg-open"
    program = shutil.which(name)
    if program is None:
        return None
    return lambda path: subprocess.Popen(  # noqa: S603  (a program of the system)
        [program, str(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
