"""A file or a bibliography -> sources of a content, shown or written: add and import.

Nothing is guessed, nothing is replaced, and no content is left that does not load. Without
`write` all of it is only shown; a snapshot of an added file is kept either way, so that what
is shown can be pasted. Only `make-report source` loads this.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from reporting.checking import find_today
from reporting.errors import ContentError, Problem, Severity, UsageError
from reporting.evidence.intake.bibliographies.model import Bibliography
from reporting.evidence.intake.bibliographies.read import read_bibliography
from reporting.evidence.intake.content_file import (
    ContentFile,
    check_item,
    edit_content,
    read_content_file,
)
from reporting.evidence.intake.importing import Imported, Importer, Places
from reporting.evidence.intake.proposal import Proposal
from reporting.evidence.intake.propose import Copy, Given, propose
from reporting.evidence.intake.snapshots import (
    Snapshot,
    find_folders,
    read_copy_file,
    refuse,
    take_snapshot,
)
from reporting.evidence.sources.formats.kinds import PAGE_BYTES
from reporting.evidence.sources.metadata import read_metadata
from reporting.output import write_files
from reporting.reading.disk import read_bytes
from reporting.reading.edits import InsertItem
from reporting.record import Record


class Added(Record, frozen=True):
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


def add_source(
    file: Path | str,
    content: Path | str | None = None,
    given: Given | None = None,
    sources: Path | str | None = None,
    *,
    write: bool = False,
) -> Added:
    """Make a source of a file: keep a snapshot, and propose what the file states of itself.

    Args:
        file: a saved page, a PDF, a text, a document: whatever can be a local copy.
        content: the YAML file; `content.yaml` here if there is one.
        given: what is known beside the file.
        sources: the folder of the copies; else `sources` beside the content, or beside it.
        write: whether to write the source into the content.

    Raises:
        ContentError: the file or the content cannot be read, or a field is missing or wrong.
        UsageError: the content has the file already, or there is no such folder.
        OutputError: a file could not be written.
    """
    given = given or Given()
    path = Path(file)
    holder = open_content(content, write=write)
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
    return Added(
        proposal,
        snapshot.path,
        len(paragraphs),
        write,
        notes,
    )


def open_content(content: Path | str | None, *, write: bool) -> ContentFile:
    """Return a content as it stands; one that is only meant by default may be missing."""
    must_exist = write or content is not None
    return read_content_file(Path(content or "content.yaml"), must_exist=must_exist)


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
    changes = [
        InsertItem(
            ("sources",),
            each.to_item(),
        )
        for each in proposals
    ]
    data = edit_content(holder, changes)
    for snapshot in snapshots:
        snapshot.write()
    write_files(
        holder.path.parent,
        {holder.path.name: data},
    )


class Import(Record, frozen=True):
    """What a bibliography has brought.

    Args:
        entries: those that are, or may become, sources.
        problems: what is wrong with others, and what these lack.
        written: how many stand in the content now.
    """

    entries: tuple[Imported, ...]
    problems: tuple[Problem, ...]
    written: int


def import_sources(
    refs: Path | str,
    content: Path | str | None = None,
    given: Given | None = None,
    sources: Path | str | None = None,
    *,
    files: Path | str | None = None,
    write: bool = False,
) -> Import:
    """Make sources of the entries of a bibliography, with the files that they name.

    Args:
        refs: BibTeX, RIS or CSL-JSON.
        content: the YAML file; `content.yaml` here if there is one.
        given: what holds of every entry, such as what none of them names.
        sources: the folder of the copies; else `sources` beside the content, or beside it.
        files: a folder below which attachments may lie, beside that of the bibliography.
        write: whether to write the sources that are whole into the content.

    Raises:
        ContentError: a file cannot be read or, to be written, an entry is broken.
        UsageError: there is no such folder.
        OutputError: a file could not be written.
    """
    path = Path(refs)
    holder = open_content(content, write=write)
    folder, folders = find_folders(holder.path.parent, sources)
    roots = [path.parent]
    if files is not None:
        roots.append(Path(files))
    importer = Importer(
        str(refs),
        holder,
        given or Given(),
        Places(roots, folder, folders),
        find_today(),
    )
    entries = importer.read(open_bibliography(path))
    problems = tuple(sorted(importer.problems))
    if not write:
        keep_snapshots(entries)
        return Import(entries, problems, 0)
    if any(each.severity is Severity.ERROR for each in problems):
        raise ContentError(problems)
    whole = [each for each in entries if each.is_whole]
    if whole:
        proposals = [each.proposal for each in whole]
        snapshots = [each.snapshot for each in whole if each.snapshot]
        write_sources(holder, proposals, snapshots)
    return Import(entries, problems, len(whole))


def open_bibliography(path: Path) -> Bibliography:
    """Return the entries of a bibliography.

    Raises:
        ContentError: it cannot be read.
    """
    try:
        data = read_bytes(path, PAGE_BYTES)
        return read_bibliography(data, path.name)
    except ValueError as error:
        message = f"the file {error}"
        raise refuse(path, message, "E852") from None


def keep_snapshots(entries: Iterable[Imported]) -> None:
    """Write the copies of entries that have one.

    Raises:
        OutputError: a copy could not be written.
    """
    for each in entries:
        if each.snapshot:
            each.snapshot.write()
