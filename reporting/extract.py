"""A dossier or a deck -> the files it was made from, in a folder.

The rooms are imported where they are used, as in `render`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reporting.errors import OutputError, refuse_file
from reporting.reading.presence import is_absent
from reporting.record import Record


class Extracted(Record, frozen=True):
    """What came out of a dossier or a deck.

    Args:
        files: where it now stands.
        command: what makes it again in that folder.
        differences: why it may come out otherwise here, such as the version of a library.
    """

    files: tuple[Path, ...]
    command: str
    differences: tuple[str, ...]


def extract(dossier: Path | str, out_dir: Path | str) -> Extracted:
    """Write the files that a dossier or a deck carries into a folder, all of them or none.

    Only what its manifest names is written, and only below the folder. A file that
    already stands there is never replaced by another.

    Args:
        dossier: a PDF or a presentation that `build` made.
        out_dir: the folder; made when it is missing.

    Raises:
        ContentError: it cannot be read, carries no source, or is damaged.
        OutputError: the files could not be written, or others stand in their place.
    """
    from reporting.manifest import MANIFEST, THEME, check_manifest, find_differences
    from reporting.output import heal_folder, write_files
    from reporting.reading.disk import read_bytes

    folder = Path(out_dir)
    heal_folder(Path(dossier).parent)
    try:
        data = read_bytes(Path(dossier), "output")
        files = _read_carried_files(data)
        manifest = check_manifest(files)
        wanted = {entry.name: files[entry.name] for entry in manifest.files}
        wanted[MANIFEST] = files[MANIFEST]
        _refuse_stray_names(folder, wanted)
    except ValueError as error:
        raise refuse_file(dossier, f"the file {error}", "E810") from None
    _refuse_other_files(folder, wanted)
    write_files(folder, wanted, [Path(dossier)])
    written = tuple(folder / name for name in wanted)
    differences = find_differences(manifest, files.get(THEME, b""))
    return Extracted(written, manifest.command, tuple(differences))


def _read_carried_files(data: bytes) -> dict[str, bytes]:
    """Return the files that a PDF or a presentation carries, by name."""
    if data.startswith(b"PK"):
        from reporting.deck.ooxml.source_part import read_carried_files

        return read_carried_files(data)
    if data.lstrip().startswith(b"%PDF-"):
        from reporting.apart import read_apart

        return read_apart("files", data, dict[str, bytes])
    raise ValueError("is neither a PDF nor a PowerPoint file")


def _refuse_stray_names(folder: Path, names: Mapping[str, bytes]) -> None:
    """Raise ValueError where a name leads out of the folder, by itself or by a link there."""
    from reporting.reading.names import resolve_inside

    for name in names:
        try:
            resolve_inside(folder, name)
        except ValueError as error:
            raise ValueError(f"carries `{name}`, which {error}") from None


def _refuse_other_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Raise OutputError where a file would be replaced by another."""
    others = [name for name, data in files.items() if _is_other(folder / name, data)]
    if others:
        names = ", ".join(others)
        raise OutputError(
            f"{folder} has other files by these names: {names}; "
            "name another folder with -o"
        )


def _is_other(path: Path, data: bytes) -> bool:
    from reporting.reading.disk import read_bytes

    if is_absent(path, follows=False):
        return False
    try:
        return read_bytes(path, len(data)) != data
    except ValueError:
        return True
