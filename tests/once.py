"""What another program says of equal bytes -> asked once in a run, by whichever worker comes first.

What is known lies in one folder of the run, which the workers that pytest starts are told of.
A worker leaves to another what that one is busy with, and waits for it last.
"""

from __future__ import annotations

import atexit
import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

_VARIABLE = "TESTS_KNOWN"


def settle_folder() -> Path:
    """Return the folder of this run; the process that made it clears it away."""
    if _VARIABLE not in os.environ:
        made = tempfile.mkdtemp(prefix="make-report-known-")
        atexit.register(shutil.rmtree, made, ignore_errors=True)
        os.environ[_VARIABLE] = made
    return Path(os.environ[_VARIABLE])


def digest(path: Path, *how: str) -> str:
    """Return the key of a file's bytes, and of how they are looked at."""
    known = hashlib.sha256(path.read_bytes())
    for word in how:
        known.update(f" {word}".encode())
    return known.hexdigest()


def ask_once(key: str, ask: Callable[[], Any]) -> Any:
    """Return what is known of a key as JSON has it, or ask for it and keep it."""
    place = settle_folder() / f"{key}.json"

    def make(_: Sequence[str]) -> None:
        keep(place, json.dumps(ask()).encode())

    make_once({key: place}, make)
    return json.loads(place.read_bytes())


def keep(place: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    beside = place.with_suffix(f".{os.getpid()}")
    beside.write_bytes(data)
    beside.replace(place)


def make_once(
    places: Mapping[str, Path], make: Callable[[Sequence[str]], None]
) -> None:
    """Have each file made that is not there yet, here or by another worker.

    Args:
        places: by key, where its file will be.
        make: makes the files of some keys in one go.
    """
    with _claim(places, waits=False) as mine:
        if mine:
            make(mine)
    with _claim(places, waits=True) as left:
        if left:
            make(left)


@contextmanager
def _claim(places: Mapping[str, Path], *, waits: bool) -> Iterator[list[str]]:
    """Hold the locks of the files that are missing; give the keys of those that still are."""
    held: list[IO[bytes]] = []
    mine: list[str] = []
    try:
        for key in sorted(places):
            if places[key].exists():
                continue
            lock = (settle_folder() / f"{key}.lock").open("wb")
            held.append(lock)
            if _take(lock, waits=waits) and not places[key].exists():
                mine.append(key)
        yield mine
    finally:
        for each in held:
            each.close()


def _take(lock: IO[bytes], *, waits: bool) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True
