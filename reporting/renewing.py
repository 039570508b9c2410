"""A newer copy of a source -> what it changes, and the content with it in the old one's place.

Only `make-report source refresh` loads this.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from reporting.checking import find_today, load
from reporting.content.parsed import ParsedContent
from reporting.content.source_model import Source
from reporting.errors import UsageError
from reporting.evidence.intake.content_file import edit_content, read_content_file
from reporting.evidence.intake.proposal import Words, type_words
from reporting.evidence.intake.propose import Given, choose_retrieved
from reporting.evidence.intake.refreshing import (
    Comparison,
    compare_copies,
    find_index,
)
from reporting.evidence.intake.renewal import (
    find_old_copy,
    keep_old,
    list_moves,
    place_newer,
)
from reporting.evidence.intake.snapshots import Snapshot, find_folders, refuse
from reporting.evidence.sources.formats.kinds import find_limit
from reporting.evidence.sources.local_sources import LocalSource, open_copy
from reporting.evidence.sources.metadata import read_metadata
from reporting.output import write_files
from reporting.reading.disk import read_bytes
from reporting.reading.edits import Change, Replace
from reporting.reading.wording import suggest_word
from reporting.record import Record, replace


class Refreshed(Record, frozen=True):
    """What a newer copy of a source changes.

    Args:
        source: whose copy it is.
        old: the copy on record; None where there is none to compare with.
        comparison: of its paragraphs and citations.
        content: the file of the content, as the user named it.
        is_same: whether the newer copy is the one on record.
        kept: where the old copy was kept, if the new one has taken its place.
        moved: how many citations were written anew; None where nothing was written.
        notes: what the reader should know.
    """

    source: Source
    old: Path | None
    comparison: Comparison
    content: str
    is_same: bool = False
    kept: Path | None = None
    moved: int | None = None
    notes: tuple[str, ...] = ()


def refresh_source(
    source_id: str,
    file: Path | str,
    content: Path | str | None = None,
    sources: Path | str | None = None,
    *,
    write: bool = False,
) -> Refreshed:
    """Compare a newer copy of a source with the one on record.

    Args:
        source_id: which source.
        file: the newer copy.
        content: the YAML file; `content.yaml` here if left out.
        sources: the folder of the copies; else beside the content, and `sources` beside it.
        write: whether the newer copy takes the place of the old one, which is kept under a
            name with its day, and citations of paragraphs that moved are written anew.

    Raises:
        ContentError: the content or the file cannot be read, or is not edited safely.
        UsageError: there is no such source or folder.
        OutputError: a file could not be written.
    """
    path = Path(file)
    named = content or "content.yaml"
    parsed = load(named).parsed
    where, source = find_source(parsed, source_id, str(named))
    places = find_folders(parsed.folder, sources)
    has_cells = cites_cells(parsed, source_id)
    data, new = open_newer(path, source, has_cells=has_cells)
    old = find_old_copy(source, places[1])
    if old is not None and old.samefile(path):
        old = None  # the copy on record was replaced by hand
    before, older, notes = open_older(source, old, has_cells=has_cells)
    comparison = compare_copies(parsed, source, older, new)
    sha256 = hashlib.sha256(data).hexdigest()
    refreshed = Refreshed(
        source,
        old,
        comparison,
        str(named),
        is_same=sha256 == source.sha256,
        notes=notes,
    )
    if not write or refreshed.is_same:
        return refreshed
    target, name = place_newer(path, data, source, old, places)
    stated = read_metadata(data, path.name, source.link or "")
    day = choose_retrieved(stated.saved, Given(), find_today())
    fields = {"retrieved": day.words, "file": name, "sha256": sha256}
    changes = list_changes(where, source, fields)
    kept = keep_old(source, old, before) if old else None
    return take_place(refreshed, kept, (target, data), changes)


def take_place(
    refreshed: Refreshed,
    kept: Snapshot | None,
    newer: tuple[Path, bytes],
    changes: Sequence[Change],
) -> Refreshed:
    """Let a newer copy take the place of the old one; return what has been done.

    Args:
        refreshed: what it changes.
        kept: the old copy under its day.
        newer: where the newer one goes, and its bytes.
        changes: of the source.

    Raises:
        ContentError: the content is not edited safely.
        OutputError: a file could not be written.
    """
    path, data = newer
    moves = list_moves(refreshed.comparison.citations)
    holder = read_content_file(Path(refreshed.content), must_exist=True)
    edited = edit_content(holder, [*changes, *moves])
    if kept is not None:
        kept.write()
    write_files(path.parent, {path.name: data})
    write_files(holder.path.parent, {holder.path.name: edited})
    return replace(
        refreshed,
        kept=kept.path if kept else None,
        moved=len(moves),
    )


def list_changes(
    where: tuple[str, int],
    source: Source,
    fields: Mapping[str, Words],
) -> list[Change]:
    """Return the changes of a source's fields that are other ones now.

    Args:
        where: the source is written.
        source: as it was.
        fields: what is to stand under some keys.
    """
    changes: list[Change] = []
    for key, words in fields.items():
        if str(getattr(source, key)) != words:
            value = type_words(key, words)
            changes.append(Replace((*where, key), value))
    return changes


def cites_cells(parsed: ParsedContent, source_id: str) -> bool:
    """Whether cells of a source are cited."""
    for _, claim in parsed.claims:
        for citation in claim.cites:
            if citation.source == source_id and citation.cell is not None:
                return True
    return False


def find_source(
    parsed: ParsedContent,
    source_id: str,
    name: str,
) -> tuple[tuple[str, int], Source]:
    """Return a source of a content, and where it is written.

    Raises:
        UsageError: there is none of that id.
    """
    ids: list[str] = []
    for piece, source in parsed.sources:
        if source.id == source_id:
            return ("sources", find_index(piece.where)), source
        ids.append(source.id)
    cure = (
        suggest_word(
            source_id,
            ids,
        )
        or f"its sources are {', '.join(ids)}"
    )
    raise UsageError(f"{name} has no source `{source_id}`: {cure}")


def open_older(
    source: Source,
    old: Path | None,
    *,
    has_cells: bool,
) -> tuple[bytes, LocalSource, tuple[str, ...]]:
    """Return the copy on record by its bytes, and what is to be said of it."""
    alone = "citations are judged by their hashes and terms alone"
    if old is None:
        note = f"there is no copy on record to compare with: {alone}"
        return b"", open_copy(source, None), (note,)
    data = old.read_bytes()
    copy = open_copy(source, data, has_cells=has_cells)
    if copy.state.fault:
        note = f"the copy on record {copy.state.fault}: {alone}"
        return data, copy, (note,)
    if copy.state.changed:
        note = (
            f"{source.file} is not the copy that was read: its SHA-256 is another one"
        )
        return data, copy, (note,)
    return data, copy, ()


def open_newer(
    path: Path,
    source: Source,
    *,
    has_cells: bool,
) -> tuple[bytes, LocalSource]:
    """Return a newer copy by its bytes.

    Raises:
        ContentError: it cannot be read.
    """
    try:
        data = read_bytes(path, find_limit(path.name))
    except ValueError as error:
        raise refuse(path, f"the file {error}", "E850") from None
    named = replace(source, file=path.name)
    copy = open_copy(named, data, has_cells=has_cells)
    if copy.state.fault:
        raise refuse(path, f"the file {copy.state.fault}", "E850")
    return data, copy
