"""Bytes by file name -> whole files in a folder, or none of them.

Every file is first written beside its destination and brought to the disk; only when all
are there are they renamed over what stood before (rename replaces atomically: POSIX.1-2017,
`rename`). The folder is locked meanwhile, so that two builds at once leave the set of one
of them and never a mixture, and so that a temporary file found there is known to be a dead
run's.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from reporting.errors import OutputError

if sys.platform != "win32":
    import fcntl

_TEMPORARY = ".make-report."


def write_files(
    folder: Path, files: Mapping[str, bytes], inputs: Collection[Path] = ()
) -> None:
    """Write files into a folder, all of them or none.

    Args:
        folder: made when it is missing, with its parents.
        files: contents by name; a name may hold folders, with forward slashes, which are made.
        inputs: files that must not be written over.

    Raises:
        OutputError: the folder or a file cannot be written; what stood there before still
            stands.
    """
    for place in sorted({folder, *((folder / name).parent for name in files)}):
        _make(place)
    for name in files:
        _refuse_bad_target(folder / name, inputs)
    try:
        with _locked(folder) as descriptor:
            _sweep(folder)
            _replace_all(folder, files)
            _to_disk(descriptor)
    except OSError as error:
        raise OutputError(f"cannot write to {folder}: {_reason(error)}") from error


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise OutputError(
            f"cannot write to {folder}: it is, or lies below, a file and not a folder"
        ) from None
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        raise OutputError(
            f"cannot make the folder {folder}: {_reason(error)}"
        ) from error


def _refuse_bad_target(target: Path, inputs: Collection[Path]) -> None:
    try:
        is_folder = target.is_dir()
    except OSError as error:  # the name is too long
        raise OutputError(f"cannot write {target}: {_reason(error)}") from error
    if is_folder:
        raise OutputError(f"cannot write {target}: it is a folder")
    if any(
        target.exists() and source.exists() and target.samefile(source)
        for source in inputs
    ):
        raise OutputError(
            f"cannot write {target}: it is one of the files the dossier is made from"
        )


@contextmanager
def _locked(folder: Path) -> Iterator[int | None]:
    """Hold the folder alone, waiting for another build to finish; yield its descriptor, if it has one."""
    if sys.platform == "win32":  # a folder cannot be opened there
        yield None
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield descriptor
    finally:
        os.close(descriptor)


def _sweep(folder: Path) -> None:
    """Remove what a run that was killed left behind."""
    for stray in folder.glob(f"{_TEMPORARY}*"):
        stray.unlink(missing_ok=True)


def _replace_all(folder: Path, files: Mapping[str, bytes]) -> None:
    staged = {
        folder / f"{_TEMPORARY}{at}": folder / name for at, name in enumerate(files)
    }
    try:
        for (temporary, _), data in zip(staged.items(), files.values(), strict=True):
            with temporary.open("xb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
        for temporary, target in staged.items():
            temporary.replace(target)
    finally:
        _sweep(folder)


def _to_disk(descriptor: int | None) -> None:
    """Bring the renames themselves to the disk."""
    if descriptor is not None:
        os.fsync(descriptor)


def _reason(error: OSError | ValueError) -> str:
    text = (
        error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    )
    return text[:1].lower() + text[1:]
