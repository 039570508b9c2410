"""Bytes by file name -> whole files in a folder, or none of them.

Every file is first written beside its destination and brought to the disk; only when all
are there are they renamed over what stood before (rename replaces atomically: POSIX.1-2017,
`rename`). The folder is locked meanwhile, so that two runs at once leave the set of one
of them and never a mixture, and so that what is found there is known to be a dead run's:
that is brought to its end, or taken back. No signal ends the program between two renames. A
link stays one, and what it leads to is replaced; a file keeps its rights, and its owner where
that is allowed; what is no file is refused.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from reporting.errors import OutputError, tell_reason
from reporting.reading.presence import is_absent
from reporting.writing import DOINGS
from reporting.writing.commit import (
    NOTHING,
    Mended,
    TornError,
    list_places,
    mend_folder,
    remove_made,
    rename_all,
)
from reporting.writing.journal import (
    PlacedFile,
    begin_journal,
    commit_journal,
    find_journal,
    find_target,
    place_file,
)
from reporting.writing.locks import lock_folders
from reporting.writing.signals import hold_signals

_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFSOCK: "a socket",
}


def write_files(
    folder: Path,
    files: Mapping[str, bytes],
    inputs: Collection[Path] = (),
    *,
    brings_to_disk: bool = True,
) -> None:
    """Write files into a folder, all of them or none.

    Args:
        folder: made when it is missing, with its parents.
        files: contents by name; a name may hold folders, with forward slashes, which are
            made, and may be a whole path.
        inputs: files that must not be written over.
        brings_to_disk: whether they outlive a loss of power from now on; else from when
            `bring_to_disk` is called, or the system does so by itself.

    Raises:
        OutputError: the folder or a file cannot be written; what stood there before still
            stands, unless the message says otherwise.
    """
    made: list[Path] = []
    try:
        for place in sorted({folder, *[(folder / name).parent for name in files]}):
            made += _make_folder(place)
        _write_set(folder, files, inputs, brings_to_disk=brings_to_disk)
    except BaseException:
        for place in reversed(made):
            with suppress(OSError):  # there is something in it
                place.rmdir()
        raise


def _write_set(
    folder: Path,
    files: Mapping[str, bytes],
    inputs: Collection[Path],
    *,
    brings_to_disk: bool,
) -> None:
    try:
        targets = [find_target(folder, name) for name in files]
        places = {folder, *list_places(folder), *[path.parent for path in targets]}
        with lock_folders(places) as handles:
            mend_folder(folder)
            for name in files:
                _refuse_bad_target(folder / name, inputs)
            _replace_all(folder, files, handles if brings_to_disk else None)
    except OSError as error:
        raise OutputError(f"cannot write to {folder}: {tell_reason(error)}") from error


def heal_folder(folder: Path) -> Mended:
    """Mend what a run that was killed has left in a folder, as far as that can be done.

    Args:
        folder: of outputs; where no run was killed, it is not touched.
    """
    if is_absent(find_journal(folder), follows=False):
        return NOTHING
    try:
        with lock_folders({folder, *list_places(folder)}), hold_signals():
            mended = mend_folder(folder)
    except OSError as error:
        told = f"an earlier run was ended while it put its files into {folder}"
        cure = f"that cannot be mended ({tell_reason(error)}); make all of them anew"
        mended = Mended(f"{told}, and {cure}", is_torn=True)
    if mended.told:
        DOINGS.mended.append(mended.told)
    return mended


def bring_to_disk(folder: Path, names: Iterable[str]) -> None:
    """Let files that were written outlive a loss of power, as far as the system lets them.

    Args:
        folder: in which they stand.
        names: of the files; one that is gone meanwhile is left out.
    """
    with suppress(OSError), lock_folders([folder]) as handles:
        for name in names:
            with suppress(FileNotFoundError), (folder / name).open("r+b") as stream:
                os.fsync(stream.fileno())
        for handle in handles:
            os.fsync(handle)


def _make_folder(folder: Path) -> list[Path]:
    """Make a folder with its parents; return those that were missing, the outermost first."""
    try:
        missing = [path for path in (folder, *folder.parents) if is_absent(path)]
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise OutputError(
            f"cannot write to {folder}: it is, or lies below, a file and not a folder"
        ) from None
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        raise OutputError(
            f"cannot make the folder {folder}: {tell_reason(error)}"
        ) from error
    return missing[::-1]


def _refuse_bad_target(target: Path, inputs: Collection[Path]) -> None:
    try:
        found = target.stat()
    except FileNotFoundError:
        return
    kind = stat.S_IFMT(found.st_mode)
    if kind != stat.S_IFREG:
        what = _KINDS.get(kind, "no file")
        raise OutputError(f"cannot write {target}: it is {what}")
    for source in inputs:
        if not is_absent(source) and target.samefile(source):
            raise OutputError(
                f"cannot write {target}: it is one of the files the dossier is made from"
            )


def _replace_all(
    folder: Path,
    files: Mapping[str, bytes],
    handles: Sequence[int] | None,
) -> None:
    """Make files beside their targets and put them into place.

    Args:
        folder: locked, as are those of all targets.
        files: contents by name.
        handles: of these folders, to be brought to the disk; None where nothing is to be.
    """
    token = os.urandom(4).hex()
    placed: list[PlacedFile] = []
    for number, (name, data) in enumerate(files.items()):
        sha256 = hashlib.sha256(data).hexdigest()
        placed.append(place_file(folder, name, token, number, sha256))
    try:
        text = begin_journal(folder, token, placed)
        for file, data in zip(placed, files.values(), strict=True):
            _write_new(file, data, brings_to_disk=handles is not None)
        with hold_signals():
            _commit(folder, placed, text, handles)
    except TornError as error:
        raise OutputError(
            f"{folder} holds files of two runs now: one could not be put into place, "
            f"nor the others be taken back ({tell_reason(error)}); the next run tries again"
        ) from error
    except BaseException:
        remove_made(folder, placed)
        raise


def _commit(
    folder: Path,
    placed: Sequence[PlacedFile],
    text: bytes,
    handles: Sequence[int] | None,
) -> None:
    """Put files into place that are whole.

    Args:
        folder: of the set.
        placed: the files.
        text: of their journal so far.
        handles: of the folders, as above.
    """
    if len(placed) > 1:  # one alone is there or not, whatever happens
        commit_journal(folder, text, brings_to_disk=handles is not None)
        _bring_folders_to_disk(handles)  # the names of what was made
    rename_all(placed)
    DOINGS.placed.extend([folder / file.name for file in placed])
    try:
        _bring_folders_to_disk(handles)  # the renames themselves
    except OSError as error:
        names = ", ".join([file.name for file in placed])
        raise OutputError(
            f"{names} in {folder} are written, but a loss of power may undo that: "
            f"{tell_reason(error)}"
        ) from error
    finally:
        remove_made(folder, placed)


def _bring_folders_to_disk(handles: Sequence[int] | None) -> None:
    for handle in handles or ():
        os.fsync(handle)


def _write_new(file: PlacedFile, data: bytes, *, brings_to_disk: bool) -> None:
    """Write a file, with the rights and the owner of the one it will replace."""
    with file.fresh.open("xb") as stream:
        with suppress(FileNotFoundError):
            _take_rights(file.fresh, file.target.stat())
        stream.write(data)
        stream.flush()
        if brings_to_disk:
            os.fsync(stream.fileno())


def _take_rights(path: Path, wanted: os.stat_result) -> None:
    """Give a new file the owner of another, where that is allowed, and then its rights."""
    found = path.stat()
    if hasattr(os, "chown"):
        for owner, group in ((wanted.st_uid, -1), (-1, wanted.st_gid)):
            if owner in (-1, found.st_uid) and group in (-1, found.st_gid):
                continue
            with suppress(OSError):
                os.chown(path, owner, group)
    mode = stat.S_IMODE(wanted.st_mode)
    if mode != stat.S_IMODE(found.st_mode):
        path.chmod(mode)
