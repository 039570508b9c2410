"""A file or a bibliography -> sources of a content, shown or written: add and import.

Nothing is guessed, nothing is replaced, and no content is left that does not load. Without
`write` all of it is only shown; a snapshot of an added file is kept either way, so that what
is shown can be pasted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from reporting.checking import find_today
from reporting.curating.editing import check_edit, edit_content, write_content
from reporting.errors import ContentError, Problem, Severity, UsageError, refuse_file
from reporting.evidence.intake.bibliographies.model import Bibliography
from reporting.evidence.intake.bibliographies.read import read_bibliography
from reporting.evidence.intake.content_file import (
    ContentFile,
    check_item,
    read_content_file,
)
from reporting.evidence.intake.importing import Imported, Importer, Places
from reporting.evidence.intake.proposal import Proposal
from reporting.evidence.intake.propose import Copy, Given, propose
from reporting.evidence.intake.snapshots import (
    Snapshot,
    find_folders,
    read_copy_file,
    take_snapshot,
)
from reporting.evidence.sources.metadata import read_metadata
from reporting.reading.disk import read_bytes
from reporting.reading.edits import Change, InsertItem
from reporting.record import Record

BY_HAND = "write the source into it by hand, as it is printed without --write"
"""What else can be done where a content is written in a way that is not edited."""


class AddedSource(Record, frozen=True):
    """A source that a file has become, or may become.

    Args:
        proposal: its fields, each with where it was found or why it is blank.
        copy: the snapshot of the file.
        paragraphs: how many its text has.
        is_written: whether it stands in the content now.
        notes: what the reader should know of it.
    """

    proposal: Proposal
    copy: Path
    paragraphs: int
    is_written: bool
    notes: tuple[str, ...] = ()


def add(
    file: Path | str,
    content_path: Path | str | None,
    given: Given,
    sources: Path | str | None,
    *,
    write: bool,
) -> AddedSource:
    """Make a source of a file; the arguments are those of `add_source`."""
    path = Path(file)
    holder = open_content(content_path, write=write)
    folder, folders = find_folders(
        holder.path.parent,
        sources,
    )
    data, paragraphs = read_copy_file(path, given.link)
    sha256 = hashlib.sha256(data).hexdigest()
    same = holder.find_same(sha256=sha256)
    if same:
        raise UsageError(f"{holder.path} has this file already, as the source `{same}`")
    snapshot = take_snapshot(path, data, folder, folders)
    stated = read_metadata(data, path.name, given.link)
    copy = Copy(snapshot.name, sha256)
    proposal = propose(
        stated,
        given,
        copy,
        holder.taken,
        find_today(),
    )
    notes = list_likenesses(holder, proposal)
    check_proposal(proposal, str(path), write=write)
    if write:
        write_sources(holder, [proposal], [snapshot])
    else:
        snapshot.write()
    return AddedSource(
        proposal,
        snapshot.path,
        len(paragraphs),
        write,
        notes,
    )


def open_content(content_path: Path | str | None, *, write: bool) -> ContentFile:
    """Return a content as it stands; one that is only meant by default may be missing."""
    path = Path(content_path or "content.yaml")
    must_exist = write or content_path is not None
    return read_content_file(path, must_exist=must_exist)


def list_likenesses(holder: ContentFile, proposal: Proposal) -> tuple[str, ...]:
    """Return what is to be said of sources that a new one is like."""
    words: dict[str, str] = {}
    for key in ("title", "link"):
        value = proposal.values.get(key)
        words[key] = str(value.words) if value else ""
    same = holder.find_same(
        words["link"],
        words["title"],
    )
    if not same:
        return ()
    note = f"the source `{same}` has this address or title too: if the file is a newer "
    note += f"copy of it, `make-report source refresh {same} FILE` compares them"
    return (note,)


def check_proposal(proposal: Proposal, name: str, *, write: bool) -> None:
    """Refuse a source with a field that is wrong or, to be written, with one that is missing.

    Raises:
        ContentError: with all that is wrong or missing.
    """
    problems = list(
        check_item(
            proposal.to_item(),
            tuple(proposal.values),
            name,
        )
    )
    if write and proposal.missing:
        problems.append(ask_for(proposal.missing, name))
    if problems:
        raise ContentError(problems)


def ask_for(missing: Sequence[str], name: str) -> Problem:
    """Return a problem that asks for the fields that a source lacks."""
    options: list[str] = []
    for key in missing:
        if key == "short" and "title" in missing:
            continue  # it is made of the title
        option = f"--{key} …"
        if key in {"outlet", "author"}:
            option = f"{option} (or --unnamed {key})"
        elif key == "published":
            option = f"{option} (or --undated … --basis …)"
        options.append(option)
    return Problem(
        name,
        0,
        0,
        Severity.ERROR,
        f"the file does not say what a source needs: {', '.join(missing)}",
        hint=f"give {', '.join(options)}",
        code="E851",
    )


def write_sources(
    holder: ContentFile,
    proposals: Iterable[Proposal],
    snapshots: Iterable[Snapshot],
) -> None:
    """Write sources into a content, and their copies beside it.

    Raises:
        ContentError: the content would not load.
        OutputError: a file could not be written.
    """
    changes: list[Change] = []
    for each in proposals:
        item = InsertItem(("sources",), each.to_item())
        changes.append(item)
    data = edit_content(holder.path, holder.data, changes, BY_HAND)
    check_edit(holder.path, holder.data, data, "sources")
    copies: dict[Path, bytes] = {}
    for snapshot in snapshots:
        copies |= snapshot.list_files()
    write_content(holder.path, holder.data, data, copies)


class ImportedSources(Record, frozen=True):
    """What a bibliography has brought.

    Args:
        entries: those that are, or may become, sources.
        problems: what is wrong with others, and what these lack.
        written: how many stand in the content now.
    """

    entries: tuple[Imported, ...]
    problems: tuple[Problem, ...]
    written: int


def import_all(
    refs: Path | str,
    content_path: Path | str | None,
    given: Given,
    sources: Path | str | None,
    *,
    files: Path | str | None,
    write: bool,
) -> ImportedSources:
    """Make sources of a bibliography; the arguments are those of `import_sources`."""
    path = Path(refs)
    holder = open_content(content_path, write=write)
    folder, folders = find_folders(holder.path.parent, sources)
    roots = [path.parent]
    if files is not None:
        roots.append(Path(files))
    importer = Importer(
        str(refs),
        holder,
        given,
        Places(roots, folder, folders),
        find_today(),
    )
    entries = importer.read(open_bibliography(path))
    problems = tuple(sorted(importer.problems))
    if not write:
        keep_snapshots(entries)
        return ImportedSources(entries, problems, 0)
    whole = [each for each in entries if each.is_whole]
    has_errors = any(each.severity is Severity.ERROR for each in problems)
    if has_errors and not whole:
        raise ContentError(problems)
    if whole:
        proposals = [each.proposal for each in whole]
        snapshots = [each.snapshot for each in whole if each.snapshot]
        write_sources(holder, proposals, snapshots)
    return ImportedSources(entries, problems, len(whole))


def open_bibliography(path: Path) -> Bibliography:
    """Return the entries of a bibliography.

    Raises:
        ContentError: it cannot be read.
    """
    try:
        data = read_bytes(path, "bibliography")
        return read_bibliography(data, path.name)
    except ValueError as error:
        raise refuse_file(path, f"the file {error}", "E852") from None


def keep_snapshots(entries: Iterable[Imported]) -> None:
    """Write the copies of entries that have one.

    Raises:
        OutputError: a copy could not be written.
    """
    for each in entries:
        if each.snapshot:
            each.snapshot.write()
