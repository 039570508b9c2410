"""Sources and the folders to look in -> the local copy of each, or why it cannot be read."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from reporting.content.source_model import Source
from reporting.evidence.report.model import SourceState
from reporting.evidence.sources.formats.kinds import find_limit
from reporting.evidence.sources.paragraphs import Paragraphs, read_copy
from reporting.reading.disk import read_bytes
from reporting.reading.names import resolve_inside
from reporting.record import Record, replace


class LocalSource(Record, frozen=True):
    """The local copy of a source.

    Args:
        state: what is reported of it.
        language: of its text.
        paragraphs: its text, which goes no further than the check.
        order: of its dates in digits, where the content says so.
        by_line: of a text counted by blocks, the block of each of its lines.
    """

    state: SourceState
    language: str
    paragraphs: tuple[str, ...] = ()
    order: str = ""
    by_line: tuple[int, ...] = ()


def read_local_sources(
    sources: Iterable[Source],
    folders: Sequence[Path],
) -> dict[str, LocalSource]:
    """Return the local copies by the ids of their sources.

    Args:
        sources: what to look for.
        folders: where, the first first.
    """
    return {source.id: read_local_source(source, folders) for source in sources}


def read_local_source(source: Source, folders: Sequence[Path]) -> LocalSource:
    """Return the local copy of one source; one that is not there has no paragraphs.

    Args:
        source: what to look for.
        folders: where, the first first.
    """
    sha256 = None
    fault = ""
    paragraphs = Paragraphs(())
    try:
        data = find_copy(source.file, folders)
        if data is not None:
            sha256 = hashlib.sha256(data).hexdigest()
            paragraphs = read_copy(
                data,
                source.file,
                source.paragraphs or "",
                source.link or "",
            )
    except ValueError as error:
        fault = str(error)
    is_readable = sha256 is not None and not fault
    state = SourceState(
        id=source.id,
        file=source.file,
        sha256=sha256,
        changed=is_readable and sha256 != source.sha256,
        paragraphs=len(paragraphs),
        fault=fault,
    )
    return LocalSource(
        state,
        source.language,
        paragraphs.texts,
        source.dates or "",
        paragraphs.by_line,
    )


def read_stated(source: Source, folders: Sequence[Path]) -> tuple[str, ...]:
    """Return what a local copy states of itself beside its text; nothing if it cannot be read.

    The day on which it was saved is nothing that the source states.

    Args:
        source: whose copy it is.
        folders: where to look, the first first.
    """
    from reporting.evidence.sources.metadata import read_metadata  # noqa: PLC0415  (seldom)

    try:
        data = find_copy(source.file, folders)
        if data is None:
            return ()
        stated = read_metadata(data, source.file, source.link or "")
    except ValueError:
        return ()
    return replace(stated, saved=()).every_text


def find_copy(name: str, folders: Sequence[Path]) -> bytes | None:
    """Return the bytes of the first file of a name, or None where there is none.

    Args:
        name: of the file, below a folder.
        folders: where to look, the first first.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name.
    """
    for folder in folders:
        path = resolve_inside(folder, name)
        if os.path.lexists(path):
            return read_bytes(path, find_limit(name))
    return None
