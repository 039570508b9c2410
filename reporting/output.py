"""Bytes by file name -> whole files in a folder, or none of them.

Every file is first written beside its destination and brought to the disk; only when all
are there are they renamed over what stood before (rename replaces atomically: POSIX.1-2017,
`rename`). The folder is locked meanwhile, so that two builds at once leave the set of one
of them and never a mixture, and so that a temporary file found there is known to be a dead
run's. A link stays one, and what it leads to is replaced; a file keeps its rights.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from reporting.errors import OutputError

if sys.platform != "win32":
    import fcntl

_TEMPORARY = ".make-report."


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
        files: contents by name; a name may hold folders, with forward slashes, which are made.
        inputs: files that must not be written over.
        brings_to_disk: whether they outlive a loss of power from now on; else from when
            `bring_to_disk` is called, or the system does so by itself.

    Raises:
        OutputError: the folder or a file cannot be written; what stood there before still
            stands.
    """
    targets = [folder / name for name in files]
    folders = {folder, *(target.parent for target in targets)}
    for place in sorted(folders):
        _make_folder(place)
    for target in targets:
        _refuse_bad_target(target, inputs)
    try:
        with _lock_folder(folder) as descriptor:
            _remove_strays(folder)
            _replace_all(folder, files, brings_to_disk=brings_to_disk)
            if descriptor is not None and brings_to_disk:
                os.fsync(descriptor)  # brings the renames themselves to the disk
    except OSError as error:
        raise OutputError(f"cannot write to {folder}: {_reason(error)}") from error


def bring_to_disk(folder: Path, names: Iterable[str]) -> None:
    """Let files that were written outlive a loss of power, as far as the system lets them.

    Args:
        folder: in which they stand.
        names: of the files; one that is gone meanwhile is left out.
    """
    with suppress(OSError), _lock_folder(folder) as descriptor:
        for name in names:
            with suppress(FileNotFoundError), (folder / name).open("r+b") as stream:
                os.fsync(stream.fileno())
        if descriptor is not None:
            os.fsync(descriptor)


def _make_folder(folder: Path) -> None:
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
    if not target.exists():
        return
    for source in inputs:
        if source.exists() and target.samefile(source):
            raise OutputError(
                f"cannot write {target}: it is one of the files the dossier is made from"
            )


@contextmanager
def _lock_folder(folder: Path) -> Iterator[int | None]:
    """Hold the folder alone, after any other build; yield its descriptor, if it has one."""
    if sys.platform == "win32":  # a folder cannot be opened there
        yield None
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield descriptor
    finally:
        os.close(descriptor)


def _remove_strays(folder: Path) -> None:
    """Remove what a run that was killed left behind."""
    for stray in folder.glob(f"{_TEMPORARY}*"):
        stray.unlink(missing_ok=True)


def _replace_all(
    folder: Path, files: Mapping[str, bytes], *, brings_to_disk: bool
) -> None:
    renames: list[tuple[Path, Path]] = []
    try:
        for number, (name, data) in enumerate(files.items()):
            target = folder / name
            if target.is_symlink():  # it stays a link to the file that it stands for
                target = target.resolve()
            temporary = folder / f"{_TEMPORARY}{number}"
            if target.parent != (folder / name).parent.resolve():
                temporary = target.parent / f"{_TEMPORARY}{os.getpid()}.{number}"
            renames.append((temporary, target))
            _write_new(temporary, data, target, brings_to_disk=brings_to_disk)
        for temporary, target in renames:
            temporary.replace(target)
    finally:
        _remove_strays(folder)
        for temporary, _ in renames:
            temporary.unlink(missing_ok=True)


def _write_new(
    temporary: Path, data: bytes, target: Path, *, brings_to_disk: bool
) -> None:
    """Write a file, with the rights of the one it will replace."""
    with temporary.open("xb") as stream:
        stream.write(data)
        stream.flush()
        with suppress(FileNotFoundError):
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        if brings_to_disk:
            os.fsync(stream.fileno())


def _reason(error: OSError | ValueError) -> str:
    text = str(error)
    if isinstance(error, OSError) and error.strerror:
        text = error.strerror
    return text[:1].lower() + text[1:]
