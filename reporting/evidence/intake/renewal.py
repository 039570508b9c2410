"""A newer copy that takes the place of one on record -> the files and changes that it needs.

The old copy stays beside it under a name with the day of its reading. Citations are written
anew where their paragraph is found again: moved as it was, or changed with all terms in it;
a cell where it alone can be meant, as `check --fix` writes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from reporting.cleaning import split_ending
from reporting.content.source_model import Source
from reporting.evidence.intake.names import count_up
from reporting.evidence.intake.refreshing import CitationChange, Outcome
from reporting.evidence.intake.snapshots import Snapshot, place_copy
from reporting.evidence.sources.cell_anchors import write_move
from reporting.reading.disk import read_bytes
from reporting.reading.edits import Change, Replace
from reporting.reading.names import resolve_inside
from reporting.reading.presence import is_absent


def find_old_copy(source: Source, folders: Sequence[Path]) -> Path | None:
    """Return where the copy on record is, readable or not; None where there is none."""
    for folder in folders:
        try:
            path = resolve_inside(folder, source.file)
        except ValueError:
            continue
        if not is_absent(path):
            return path
    return None


def place_newer(
    path: Path,
    data: bytes,
    source: Source,
    old: Path | None,
    places: tuple[Path, Sequence[Path]],
) -> tuple[Path, str]:
    """Return where a newer copy goes, and what the content calls it.

    Args:
        path: the newer file.
        data: its bytes.
        source: whose copy it is.
        old: the copy on record.
        places: the folder of new copies, and all in which copies are looked for.
    """
    folder, folders = places
    is_alike = split_ending(path.name)[1] == split_ending(source.file)[1]
    if is_alike and old is not None:
        return old, source.file
    snapshot = place_copy(path.name, data, folder, folders)
    return snapshot.path, snapshot.name


def keep_old(source: Source, old: Path, data: bytes) -> Snapshot:
    """Return the old copy under a name with the day on which it was read."""
    stem, ending = split_ending(old.name)
    folder = old.parent

    def is_other(name: str) -> bool:
        path = folder / name
        try:
            return read_bytes(path, len(data)) != data
        except ValueError:
            return not is_absent(path, follows=False)

    dated = f"{stem}.{source.retrieved.isoformat()}"
    name = count_up(dated, "-", is_other, ending)
    return Snapshot(
        folder,
        name,
        data,
        is_new=is_absent(folder / name),
    )


def list_moves(citations: Iterable[CitationChange]) -> list[Change]:
    """Return the changes of citations whose paragraph or cell is another one now."""
    moves: list[Change] = []
    for each in citations:
        if each.cell:
            moves.append(write_move(each.path, each.cell, each.sheet))
        is_found = each.outcome in {Outcome.MOVED, Outcome.CHANGED} and not each.lost
        if is_found and each.now and str(each.now) != each.cited:
            moves.append(
                Replace(
                    (*each.path, "paragraph"),
                    each.now,
                )
            )
    return moves
