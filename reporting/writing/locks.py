"""Folders -> held alone by one program, after whoever held them before.

The lock is of the folder itself, whatever names and links lead to it, and goes with the
process that holds it.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

PATIENCE = 120.0
"""Seconds after which another program is thought to hang."""
_PAUSE = 0.02


@contextmanager
def lock_folders(folders: Iterable[Path]) -> Iterator[tuple[int, ...]]:
    """Hold folders alone; yield their descriptors, if they have any.

    All programs take them in the order of their numbers on the disk, so that no two wait for
    each other (Havender 1968).

    Raises:
        OSError: a folder cannot be opened or locked, or another program does not let go of it.
    """
    if sys.platform == "win32":  # a folder cannot be opened there
        yield ()
        return
    with ExitStack() as stack:
        opened: dict[tuple[int, int], int] = {}
        for folder in sorted(set(folders)):
            handle = os.open(folder, os.O_RDONLY)
            stack.callback(_close, handle)
            found = os.fstat(handle)
            opened.setdefault((found.st_dev, found.st_ino), handle)
        handles = [opened[key] for key in sorted(opened)]
        for handle in handles:
            _lock(handle)
        yield tuple(handles)


def _close(handle: int) -> None:
    with suppress(OSError):  # it is closed all the same (Linux: close(2))
        os.close(handle)


def _lock(handle: int) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                words = "another make-report writes there and does not end"
                raise TimeoutError(None, words) from None
            time.sleep(_PAUSE)
        else:
            return
