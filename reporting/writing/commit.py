"""Whole files beside their targets -> in their places, all of them or none.

And what a run that was killed meanwhile has left -> brought to its end, or taken back.
Between two renames a set is of two runs for a moment. So what stood before keeps a second
name until all are there, by which it comes back where a rename fails; and the journal says
what is still to be renamed, by which the next run goes on where this one was killed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from reporting.record import Record
from reporting.writing.journal import (
    PREFIX,
    PlacedFile,
    find_journal,
    has_bytes,
    read_journal,
    take_stamp,
)


class TornError(OSError):
    """A file could not be put into place, nor those before it be taken back."""


class Mended(Record, frozen=True):
    """What was done about a run that was killed while it put its files into place.

    Args:
        told: what the user should know, in a sentence; empty where there is nothing.
        is_torn: whether the folder still holds files of two runs.
    """

    told: str = ""
    is_torn: bool = False


NOTHING = Mended()


def rename_all(files: Sequence[PlacedFile]) -> None:
    """Rename files over what stands in their places, all of them or none.

    Raises:
        TornError: one could not be renamed, nor those before it be taken back; the journal
            stands, and the next run tries again.
        OSError: one could not be renamed; what stood before still stands.
    """
    if len(files) > 1:
        for file in files:
            # A system that knows no second names has none: then nothing can be taken back.
            with suppress(OSError):
                os.link(file.target, file.kept)
    done: list[PlacedFile] = []
    try:
        for file in files:
            file.fresh.replace(file.target)
            done.append(file)
    except OSError as error:
        _take_back(done, error)
        raise


def _take_back(files: Iterable[PlacedFile], cause: OSError) -> None:
    """Let what stood before stand again.

    Raises:
        TornError: that cannot be done.
    """
    for file in files:
        try:
            if file.before is None:
                file.target.unlink()
            else:
                file.kept.replace(file.target)
        except OSError:
            raise TornError(cause.errno, cause.strerror) from cause


def remove_made(folder: Path, files: Iterable[PlacedFile]) -> None:
    """Remove what a run has made beside its targets and, at last, its journal.

    While there is something that cannot be removed the journal tells of it: the next run tries
    again.
    """
    made: list[Path] = []
    for file in files:
        made += [file.fresh, file.kept]
    _remove_all(folder, made)


def _remove_all(folder: Path, made: Iterable[Path]) -> None:
    removed = [_remove(path) for path in made]
    if all(removed):
        _remove(find_journal(folder))


def _remove(path: Path) -> bool:
    """Remove a file; return whether it is gone."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def list_places(folder: Path) -> frozenset[Path]:
    """Return the folders that a run was putting files into when it was killed."""
    journal = read_journal(folder)
    if journal is None:
        return frozenset()
    return frozenset([file.target.parent for file in journal.files])


def mend_folder(folder: Path) -> Mended:
    """Bring a run that was killed to its end, or take it back; the folder is locked.

    Raises:
        OSError: a file cannot be renamed.
    """
    mended = NOTHING
    journal = read_journal(folder)
    if journal and journal.is_committed:
        mended = _finish(folder, journal.files)
    if journal:
        remove_made(folder, journal.files)
    strays = set(folder.glob(f"{PREFIX}*"))
    _remove_all(folder, strays - {find_journal(folder)})
    return mended


def _finish(folder: Path, files: Sequence[PlacedFile]) -> Mended:
    """Put into place what is still to be; where nothing is in place yet, all stays as it was.

    Raises:
        OSError: a file cannot be renamed.
    """
    done = [file for file in files if has_bytes(file.target, file.sha256)]
    open_ = [file for file in files if file not in done]
    if not done or not open_:
        return NOTHING
    if all(map(_is_ready, open_)):
        for file in open_:
            file.fresh.replace(file.target)
        told = f"{_name(open_)} was put beside {_name(done)}, as it was about to"
        return Mended(f"{_tell_end(folder)}: {told}")
    pairs = [(file.target, file) for file in open_] + [
        (file.kept, file) for file in done
    ]
    if all(file.before and take_stamp(path) == file.before for path, file in pairs):
        for file in done:
            file.kept.replace(file.target)
        return Mended(f"{_tell_end(folder)}: what stood before stands again")
    told = f"{_name(done)} is of that run, {_name(open_)} is not; make all of them anew"
    return Mended(f"{_tell_end(folder)}: {told}", is_torn=True)


def _is_ready(file: PlacedFile) -> bool:
    """Whether a file is whole, and nobody has put another into its place meanwhile."""
    is_whole = has_bytes(file.fresh, file.sha256)
    return is_whole and take_stamp(file.target) == file.before


def _tell_end(folder: Path) -> str:
    return f"an earlier run was ended while it put its files into {folder}"


def _name(files: Iterable[PlacedFile]) -> str:
    return " and ".join([file.name for file in files])
