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
from reporting.evidence.intake.snapshots import Snapshot, find_folders, read_copy_file
from reporting.evidence.sources.formats.kinds import find_limit
from reporting.evidence.sources.metadata import read_metadata
from reporting.evidence.sources.paragraphs import read_copy
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
    data, new = read_copy_file(
        path,
        source.link or "",
        source.paragraphs or "",
    )
    old = find_old_copy(source, places[1])
    if old is not None and old.samefile(path):
        old = None  # the copy on record was replaced by hand
    before, texts, notes = read_older(source, old)
    comparison = compare_copies(parsed, source, texts, new)
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


def read_older(
    source: Source,
    old: Path | None,
) -> tuple[bytes, tuple[str, ...], tuple[str, ...]]:
    """Return the bytes, the paragraphs and what is to be said of the copy on record."""
    if old is None:
        words = (
            "there is no copy on record to compare with: citations are judged by their "
        )
        return b"", (), (f"{words}terms alone",)
    counted = source.paragraphs or ""
    try:
        data = read_bytes(old, find_limit(old.name))
        texts = read_copy(
            data,
            old.name,
            counted,
            source.link or "",
        ).texts
    except ValueError as error:
        note = f"the copy on record {error}: citations are judged by their terms alone"
        return old.read_bytes(), (), (note,)
    if hashlib.sha256(data).hexdigest() != source.sha256:
        note = f"{old} is not the copy that was read: its SHA-256 is another one"
        return data, texts, (note,)
    return data, texts, ()
