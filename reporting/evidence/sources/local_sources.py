"""Sources and the folders to look in -> the local copy of each: its hash and its paragraphs, or why not."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from reporting.content.model import Source
from reporting.evidence.report.model import SourceState
from reporting.evidence.sources.paragraphs import read_paragraphs
from reporting.reading.disk import read_bytes
from reporting.reading.names import resolve_inside
from reporting.record import Record

COPY_BYTES = 20_000_000
"""The most that a local copy may have."""


class LocalSource(Record, frozen=True):
    """The local copy of a source: what is told of it, and its text, which goes no further than the check."""

    state: SourceState
    language: str
    paragraphs: tuple[str, ...] = ()


def read_local_sources(
    sources: Iterable[Source], folders: Sequence[Path]
) -> dict[str, LocalSource]:
    """Return the local copies by the ids of their sources.

    Args:
        sources: what to look for.
        folders: where, the first first.
    """
    return {source.id: _copy(source, folders) for source in sources}


def _copy(source: Source, folders: Sequence[Path]) -> LocalSource:
    sha256 = None
    try:
        data = _read(source.file, folders)
        if data is None:
            return LocalSource(SourceState(source.id, source.file), source.language)
        sha256 = hashlib.sha256(data).hexdigest()
        paragraphs = read_paragraphs(data, source.file)
    except ValueError as error:
        state = SourceState(
            id=source.id, file=source.file, sha256=sha256, fault=str(error)
        )
        return LocalSource(state, source.language)
    state = SourceState(
        id=source.id,
        file=source.file,
        sha256=sha256,
        changed=sha256 != source.sha256,
        paragraphs=len(paragraphs),
    )
    return LocalSource(state, source.language, paragraphs)


def _read(name: str, folders: Sequence[Path]) -> bytes | None:
    """Return the bytes of the first file of that name, or None where there is none.

    Raises:
        ValueError: there is one that cannot be read; the message goes on from the file's name.
    """
    for folder in folders:
        path = resolve_inside(folder, name)
        if os.path.lexists(path):
            return read_bytes(path, COPY_BYTES)
    return None
