"""A file and the folder of a content -> the snapshot of it there, under a free name.

A copy never takes the place of another file, and never hides behind one: its name is free in
every folder in which copies are looked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from reporting.cleaning import clean_file_name, fold_file_name
from reporting.errors import OutputError, refuse_file
from reporting.evidence.intake.names import count_up
from reporting.evidence.sources.check import BESIDE, list_source_folders
from reporting.evidence.sources.formats.kinds import find_limit
from reporting.evidence.sources.paragraphs import read_copy
from reporting.output import write_files
from reporting.reading.disk import read_below, read_bytes
from reporting.reading.names import resolve_inside
from reporting.reading.presence import is_absent
from reporting.record import Record

NONE: Mapping[str, bytes] = {}
"""No copies that are still to be written."""


class Snapshot(Record, frozen=True):
    """A copy of a file.

    Args:
        folder: in which it lies, or will.
        name: of it there.
        data: its bytes.
        is_new: whether it must be written.
    """

    folder: Path
    name: str
    data: bytes
    is_new: bool

    @property
    def path(self) -> Path:
        """Where it stands."""
        return self.folder / self.name

    def list_files(self) -> dict[Path, bytes]:
        """Return the copy as a file that is to be written; none where it is there.

        Raises:
            OutputError: another file stands there by now.
        """
        if not self.is_new:
            return {}
        if not is_absent(self.path):
            raise OutputError(f"{self.path} is another file, which was made just now")
        return {self.path: self.data}

    def write(self) -> None:
        """Write the copy, unless it is there.

        Raises:
            OutputError: it cannot be written, or another file stands there by now.
        """
        for path, data in self.list_files().items():
            write_files(path.parent, {path.name: data})


def find_folders(
    beside: Path,
    sources: Path | str | None,
) -> tuple[Path, Sequence[Path]]:
    """Return the folder that new copies go to, and all in which copies are looked for.

    Args:
        beside: the folder of the content.
        sources: the folder of the copies, if one is given.

    Raises:
        UsageError: there is no such folder.
    """
    folders = list_source_folders(beside, sources)
    if sources is not None:
        return Path(sources), folders
    below = beside / BESIDE
    return (below if below.is_dir() else beside), folders


def take_snapshot(
    path: Path,
    data: bytes,
    folder: Path,
    folders: Sequence[Path],
    planned: Mapping[str, bytes] = NONE,
) -> Snapshot:
    """Return the snapshot of a file; a copy that is there already is taken.

    Args:
        path: the file.
        data: its bytes.
        folder: that new copies go to.
        folders: in which copies are looked for, the first first.
        planned: copies that are not written yet, by their names in small letters.
    """
    for place in folders:
        name = name_within(path, place)
        if name and find_first(name, folders) == data:
            return Snapshot(place, name, data, is_new=False)
    return place_copy(path.name, data, folder, folders, planned)


def place_copy(
    wanted: str,
    data: bytes,
    folder: Path,
    folders: Sequence[Path],
    planned: Mapping[str, bytes] = NONE,
) -> Snapshot:
    """Return a copy under a name that no other file has.

    Args:
        wanted: the name, as far as it is safe.
        data: the bytes.
        folder: that it goes to.
        folders: in which copies are looked for.
        planned: copies that are not written yet, by their names in small letters.
    """
    stem, ending = clean_file_name(wanted)
    names = list_names(folders)

    def is_taken(name: str) -> bool:
        low = fold_file_name(name)
        if low in planned:
            return planned[low] != data
        return (
            low in names
            and find_first(
                name,
                folders,
            )
            != data
        )

    name = count_up(stem, "-", is_taken, ending)
    is_there = fold_file_name(name) in names
    for place in folders:
        if is_there and not is_absent(place / name):
            return Snapshot(place, name, data, is_new=False)
    return Snapshot(folder, name, data, is_new=True)


def name_within(path: Path, folder: Path) -> str:
    """Return the name of a file relative to a folder that it lies in, if that is a name."""
    try:
        inner = path.resolve().relative_to(folder.resolve())
        name = inner.as_posix()
        resolve_inside(folder, name)
    except (ValueError, OSError, RuntimeError):
        return ""
    return name


def find_first(name: str, folders: Sequence[Path]) -> bytes | None:
    """Return the bytes that a check would read under a name; nothing where there is no file."""
    for place in folders:
        try:
            path = resolve_inside(place, name)
            if not is_absent(path):
                return read_below(place, path, 1_000_000_000)
        except ValueError:
            return b""
    return None


def list_names(folders: Sequence[Path]) -> frozenset[str]:
    """Return the names in some folders as systems compare them that know no capitals."""
    names: list[str] = []
    for folder in folders:
        if folder.is_dir():
            names += [fold_file_name(entry.name) for entry in folder.iterdir()]
    return frozenset(names)


def read_copy_file(path: Path, link: str = "") -> tuple[bytes, tuple[str, ...]]:
    """Return the bytes of a file, and the paragraphs of its text.

    Args:
        path: the file.
        link: the address of the page that is meant, of a web archive.

    Raises:
        ContentError: it cannot be read, or has no text.
    """
    try:
        data = read_bytes(path, find_limit(path.name))
        paragraphs = read_copy(data, path.name, link=link)
    except ValueError as error:
        message = f"the file {error}"
        hint = "give its address: `--link URL`" if "`link`" in message else ""
        raise refuse_file(path, message, "E850", hint) from None
    return data, paragraphs.texts
