"""Sources and the folders to look in -> the local copy of each, read when it is asked for.

All but PDFs are read at once, and so are PDFs that the cache has. The others are read by
processes of their own where there are many (`reading_processes.py`), while this one goes on;
whoever asks for one that is not read yet reads others meanwhile.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from reporting.content.source_model import Source
from reporting.evidence.sources.formats.kinds import find_kind, find_limit
from reporting.evidence.sources.local_sources import (
    LocalSource,
    describe_copy,
    find_path,
    open_copy,
    read_local_source,
)
from reporting.memory import Memory
from reporting.reading.disk import read_bytes
from reporting.record import Record

if TYPE_CHECKING:
    from types import TracebackType

    from reporting.evidence.sources.copy_cache import CopyCache
    from reporting.evidence.sources.reading_processes import PdfText, ReadingProcesses


class _Unread(Record, frozen=True):
    """A PDF that is there and was not read yet."""

    source: Source
    path: Path
    size: int
    sha256: str
    mark: bytes | None


_Reading = tuple[str | bool | None, ...]

_COPIES: Memory[_Reading, LocalSource] = Memory()
"""Copies by the hash of their bytes and all that the content says of how they are read."""


class LocalCopies(Mapping[str, LocalSource]):
    """The local copies by the ids of their sources.

    To be used in a `with` statement, which ends what reads them.

    Args:
        sources: what to look for.
        folders: where, the first first.
        tables: ids of the sources whose cells are cited.
        cache: of what was read before; without one all are read.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        folders: Sequence[Path],
        tables: Collection[str] = (),
        cache: CopyCache | None = None,
    ) -> None:
        self.sources = tuple(sources)
        self._folders = folders
        self._cache = cache
        self._known: dict[str, LocalSource] = {}
        self._unread: dict[str, _Unread] = {}
        for source in self.sources:
            self._look_at(source, has_cells=source.id in tables)
        self._places = {key: place for place, key in enumerate(self._unread)}
        self._in_order = tuple(self._unread)
        self._processes = self._start()

    def __getitem__(self, source_id: str) -> LocalSource:
        """Return a copy, read by then; one that is not there has no paragraphs."""
        while source_id in self._unread:
            self._read_on(source_id)
        return self._known[source_id]

    def __iter__(self) -> Iterator[str]:
        """Yield the ids of the sources in their order."""
        return iter(dict.fromkeys(source.id for source in self.sources))

    def __len__(self) -> int:
        """Return how many sources there are."""
        return len(self._known) + len(self._unread)

    def __enter__(self) -> Self:
        """Return the copies."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End what reads them."""
        if self._processes:
            self._processes.close()
        if self._cache:
            self._cache.prune()

    def _look_at(self, source: Source, *, has_cells: bool) -> None:
        """Read a copy, or put it aside for later."""
        data = path = None
        fault = ""
        try:
            path = find_path(source.file, self._folders)
            if path is not None:
                data = read_bytes(path, find_limit(source.file))
        except ValueError as error:
            fault = str(error)
        if data is None or path is None:
            self._known[source.id] = open_copy(source, None, fault)
            return
        sha256 = hashlib.sha256(data).hexdigest()
        key = self._describe(source, sha256, has_cells=has_cells)
        is_pdf = find_kind(data, source.file) == "pdf"
        if key in _COPIES or has_cells or not is_pdf:
            read = partial(open_copy, source, data, has_cells=has_cells, sha256=sha256)
            self._known[source.id] = _COPIES.recall(key, read)
            return
        mark = self._cache.mark(data) if self._cache else None
        unread = _Unread(source, path, len(data), sha256, mark)
        paragraphs = self._cache.find_marked(unread.mark) if self._cache else None
        if paragraphs:
            self._known[source.id] = self._make(unread, paragraphs)
        else:
            self._unread[source.id] = unread

    def _start(self) -> ReadingProcesses | None:
        """Start what reads the copies that were put aside, if they are many."""
        if not self._unread:
            return None
        # Loaded only where a PDF is to be read.
        from reporting.evidence.sources.reading_processes import (  # noqa: PLC0415
            start_reading,
        )

        tasks: list[tuple[str, int]] = []
        for each in self._unread.values():
            tasks.append((str(each.path), find_limit(each.source.file)))
        size = sum(each.size for each in self._unread.values())
        return start_reading(tasks, size)

    def _read_on(self, source_id: str) -> None:
        """Take what was read of a copy, or read another while that is read."""
        processes = self._processes
        if processes is None:
            self._read_here(source_id)
            return
        text = processes.wait_for(self._places[source_id])
        if text is not None:
            self._accept(source_id, text)
            return
        place = processes.take()
        if place is not None:
            self._read_here(self._in_order[place])

    def _read_here(self, source_id: str) -> None:
        source = self._unread.pop(source_id).source
        copy = read_local_source(source, self._folders, cache=self._cache)
        self._known[source_id] = self._keep(source, copy)

    def _accept(self, source_id: str, text: PdfText) -> None:
        """Take what a process read, if it read what was looked at here."""
        unread = self._unread[source_id]
        if text.sha256 != unread.sha256 or not text.paragraphs:
            self._read_here(source_id)
            return
        if self._cache:
            self._cache.keep_marked(unread.mark, text.paragraphs)
        self._known[source_id] = self._make(unread, text.paragraphs)
        del self._unread[source_id]

    def _make(self, unread: _Unread, paragraphs: tuple[str, ...]) -> LocalSource:
        source = unread.source
        state = describe_copy(source, unread.sha256, len(paragraphs))
        copy = LocalSource(state, source.language, paragraphs, source.dates or "")
        return self._keep(source, copy)

    def _keep(self, source: Source, copy: LocalSource) -> LocalSource:
        """Return the copy of a PDF as it is kept."""
        sha256 = copy.state.sha256
        if sha256 is None or copy.state.fault:
            return copy
        key = self._describe(source, sha256, has_cells=False)
        return _COPIES.recall(key, lambda: copy)

    def _describe(self, source: Source, sha256: str, *, has_cells: bool) -> _Reading:
        """Return all that a copy comes from.

        What may have come out of the cache is kept apart from what was read.
        """
        return (
            source.id,
            source.file,
            source.sha256,
            source.language,
            source.dates,
            source.paragraphs,
            source.link,
            sha256,
            has_cells,
            self._cache is not None,
        )


def read_local_sources(
    sources: Sequence[Source],
    folders: Sequence[Path],
    tables: Collection[str] = (),
    cache: CopyCache | None = None,
) -> dict[str, LocalSource]:
    """Return the local copies by the ids of their sources, all of them read.

    Args:
        sources: what to look for.
        folders: where, the first first.
        tables: ids of the sources whose cells are cited.
        cache: of what was read before; without one all are read.
    """
    with LocalCopies(sources, folders, tables, cache) as copies:
        return dict(copies)
