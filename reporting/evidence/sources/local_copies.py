"""Sources and the folders to look in -> the local copy of each, read when it is asked for.

All but PDFs are read at once, and so are PDFs that the cache has. The others are read by
processes apart (`reporting/apart.py`), several where there are many of them, while this one
goes on; whoever asks for one waits for it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack
from contextvars import copy_context
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from reporting.content.source_model import Source
from reporting.evidence.sources.formats.kinds import find_kind
from reporting.evidence.sources.local_sources import (
    LocalSource,
    describe_copy,
    find_copy,
    open_copy,
    read_local_source,
)
from reporting.memory import Memory

if TYPE_CHECKING:
    from concurrent.futures import Future
    from types import TracebackType

    from reporting.apart import Pool
    from reporting.evidence.sources.copy_cache import CopyCache

_MANY = 16
"""PDFs for which more than one process is started."""
_MOST = 4
"""Processes at most."""

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
        self._unread: dict[str, tuple[Source, Future[LocalSource]]] = {}
        self._ending = ExitStack()
        self._has_pdfs = False
        unread: list[Source] = []
        for source in self.sources:
            if not self._look_at(source, has_cells=source.id in tables):
                unread.append(source)
        if self._has_pdfs:
            # For what a PDF states of itself, too. Loaded only where there is one.
            from reporting.apart import keep_processes  # noqa: PLC0415

            pool = self._ending.enter_context(keep_processes())
            if unread:
                self._start(unread, pool)

    def __getitem__(self, source_id: str) -> LocalSource:
        """Return a copy, read by then; one that is not there has no paragraphs."""
        if source_id in self._unread:
            source, reading = self._unread.pop(source_id)
            self._known[source_id] = self._keep(source, reading.result())
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
        self._ending.close()
        if self._cache:
            self._cache.prune()

    def _look_at(self, source: Source, *, has_cells: bool) -> bool:
        """Read a copy, unless it is for a process apart; return whether it was read."""
        data = None
        fault = ""
        try:
            data = find_copy(source.file, self._folders)
        except ValueError as error:
            fault = str(error)
        if data is None:
            self._known[source.id] = open_copy(source, None, fault)
            return True
        sha256 = hashlib.sha256(data).hexdigest()
        key = self._describe(source, sha256, has_cells=has_cells)
        is_pdf = find_kind(data, source.file) == "pdf"
        self._has_pdfs = self._has_pdfs or is_pdf
        if key in _COPIES or has_cells or not is_pdf:
            read = partial(open_copy, source, data, has_cells=has_cells, sha256=sha256)
            self._known[source.id] = _COPIES.recall(key, read)
            return True
        paragraphs = self._cache.find(data) if self._cache else None
        if not paragraphs:
            return False
        state = describe_copy(source, sha256, len(paragraphs))
        copy = LocalSource(state, source.language, paragraphs, source.dates or "")
        self._known[source.id] = _COPIES.recall(key, lambda: copy)
        return True

    def _start(self, sources: Sequence[Source], pool: Pool) -> None:
        """Begin to read PDFs, as many at a time as there are processes."""
        # Loaded only where a PDF is to be read.
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

        count = min(_MOST, count_processors()) if len(sources) >= _MANY else 1
        threads = ThreadPoolExecutor(count, "copies")
        self._ending.callback(threads.shutdown, wait=True, cancel_futures=True)
        self._ending.callback(
            pool.close
        )  # first, so that no thread waits for a process
        read = partial(read_local_source, folders=self._folders, cache=self._cache)
        for source in sources:
            run = copy_context().run
            self._unread[source.id] = (source, threads.submit(run, read, source))

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


def count_processors() -> int:
    """Return how many processors this program may use."""
    ask = getattr(os, "sched_getaffinity", None)  # of Linux
    return len(ask(0)) if ask else os.cpu_count() or 1


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
