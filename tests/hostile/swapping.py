"""Somebody who changes the disk between the moment a name is checked and the file is opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reporting.reading import disk

SECRET = b"SECRET"
"""What stands in files outside, and must come out nowhere."""


@contextmanager
def swap_before_opening(act: Callable[[], object]) -> Iterator[list[Path]]:
    """Do something when a file's name was checked and it is about to be opened, once."""
    done: list[Path] = []
    real = disk._open_below

    def swap(root: Path, path: Path) -> int:
        if not done:
            done.append(path)
            act()
        return real(root, path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "_open_below", swap)
        yield done
    assert done


def put_link(path: Path, target: Path) -> None:
    """Put a link in the place of a file or a folder."""
    path.rename(path.with_name(f"{path.name}.old"))
    path.symlink_to(target)
