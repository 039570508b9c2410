"""A newer copy of a source -> what it changes, and the content with it in place of the old."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from reporting.checking import find_today, load
from reporting.content.parsed import ParsedContent
from reporting.content.source_model import Source
from reporting.curating.editing import check_edit, edit_content, write_content
from reporting.errors import ContentError, refuse_file
from reporting.evidence.intake.proposal import Words, type_words
from reporting.evidence.intake.propose import Given, choose_retrieved
from reporting.evidence.intake.refreshing import Comparison, compare_copies
from reporting.evidence.intake.renewal import (
    find_old_copy,
    keep_old,
    list_moves,
    place_newer,
)
from reporting.evidence.intake.snapshots import find_folders
from reporting.evidence.sources.formats.kinds import find_limit
from reporting.evidence.sources.local_sources import LocalSource, open_copy
from reporting.evidence.sources.metadata import read_metadata
from reporting.evidence.sources.opened import find_source, read_source
from reporting.reading.disk import read_bytes
from reporting.reading.edits import Change, Replace
from reporting.reading.presence import is_same_file
from reporting.record import Record, replace


class RefreshedSource(Record, frozen=True):
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


def refresh(
    source: str,
    file: Path | str,
    content_path: Path | str,
    sources: Path | str | None,
    *,
    write: bool,
) -> RefreshedSource:
    """Compare a newer copy of a source; the arguments are those of `refresh_source`."""
    path = Path(file)
    loaded = load(content_path)
    parsed = loaded.parsed
    piece = find_source(parsed, source)
    known, _ = read_source(parsed, piece)
    places = find_folders(parsed.folder, sources)
    has_cells = cites_cells(parsed, source)
    data, new = open_newer(path, known, has_cells=has_cells)
    old = find_old_copy(known, places[1])
    if old is not None and is_same_file(old, path):
        old = None  # the copy on record was replaced by hand
    before, older, notes = open_older(known, old, has_cells=has_cells)
    comparison = compare_copies(parsed, known, older, new)
    sha256 = hashlib.sha256(data).hexdigest()
    refreshed = RefreshedSource(
        known,
        old,
        comparison,
        parsed.path,
        is_same=sha256 == known.sha256,
        notes=notes,
    )
    if not write or refreshed.is_same:
        return refreshed
    if old is not None and before is None:
        raise _refuse_unread(old, notes[0])
    target, name = place_newer(
        path,
        data,
        known,
        old,
        places,
    )
    stated = read_metadata(data, path.name, known.link or "")
    day = choose_retrieved(stated.saved, Given(), find_today())
    fields = {"retrieved": day.words, "file": name, "sha256": sha256}
    moves = list_moves(comparison.citations)
    changes = [*list_changes(piece.steps, known, fields), *moves]
    edited = edit_content(parsed.path, loaded.source, changes)
    check_edit(parsed.path, loaded.source, edited)
    kept = keep_old(known, old, before) if old and before is not None else None
    copies = {target: data}
    if kept is not None:
        copies |= kept.list_files()
    write_content(parsed.path, loaded.source, edited, copies)
    kept_path = kept.path if kept else None
    return replace(refreshed, kept=kept_path, moved=len(moves))


def list_changes(
    steps: Sequence[str | int],
    source: Source,
    fields: Mapping[str, Words],
) -> list[Change]:
    """Return the changes of a source's fields that are other ones now.

    Args:
        steps: the way to it in the content.
        source: as it was.
        fields: what is to stand under some keys.
    """
    changes: list[Change] = []
    for key, words in fields.items():
        if str(getattr(source, key)) != words:
            value = type_words(key, words)
            changes.append(Replace((*steps, key), value))
    return changes


def cites_cells(parsed: ParsedContent, source_id: str) -> bool:
    """Whether cells of a source are cited."""
    for _, claim in parsed.claims:
        for citation in claim.cites:
            if citation.source == source_id and citation.cell is not None:
                return True
    return False


def open_older(
    source: Source,
    old: Path | None,
    *,
    has_cells: bool,
) -> tuple[bytes | None, LocalSource, tuple[str, ...]]:
    """Return the copy on record by its bytes, and what is to be said of it.

    There are no bytes where there is no copy, and where it is there and cannot be read.
    """
    alone = "citations are judged by their hashes and terms alone"
    if old is None:
        note = f"there is no copy on record to compare with: {alone}"
        return None, open_copy(source, None), (note,)
    try:
        data = read_bytes(old, "container")
    except ValueError as error:
        note = f"the copy on record {error}: {alone}"
        return None, open_copy(source, None), (note,)
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


def _refuse_unread(old: Path, note: str) -> ContentError:
    """Return the problem of a copy that would be lost: what cannot be read cannot be kept."""
    reason, _, _ = note.rpartition(": ")
    message = f"{reason}: it cannot be kept, and nothing is put into its place"
    hint = "let it be read, or move it to another folder, and run this again"
    return refuse_file(old, message, "E857", hint)


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
        raise refuse_file(path, f"the file {error}", "E850") from None
    named = replace(source, file=path.name)
    copy = open_copy(named, data, has_cells=has_cells)
    if copy.state.fault:
        raise refuse_file(path, f"the file {copy.state.fault}", "E850")
    return data, copy
