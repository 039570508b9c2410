"""Sources and the folders to look in -> the local copy of each, or why it cannot be read."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reporting.content.source_model import Source
from reporting.evidence.report.model import SourceState
from reporting.evidence.sources.formats.kinds import find_kind, find_limit
from reporting.evidence.sources.paragraphs import Paragraphs, read_copy
from reporting.i18n import load_notation
from reporting.reading.disk import read_below
from reporting.reading.names import resolve_inside
from reporting.reading.presence import is_absent
from reporting.record import Record, replace

if TYPE_CHECKING:
    from reporting.content.model import Citation
    from reporting.content.sheets import Sheet
    from reporting.evidence.sources.copy_cache import CopyCache


class LocalSource(Record, frozen=True):
    """The local copy of a source.

    Args:
        state: what is reported of it.
        language: of its text.
        paragraphs: its text, which goes no further than the check.
        order: of its dates in digits, where the content says so.
        by_line: of a text counted by blocks, the block of each of its lines.
        sheets: of a table, where its cells are cited.
        no_table: why it has none, where its cells are cited.
    """

    state: SourceState
    language: str
    paragraphs: tuple[str, ...] = ()
    order: str = ""
    by_line: tuple[int, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    no_table: str = ""


def read_place(citation: Citation, copy: LocalSource) -> str:
    """Return the words of the paragraph or the cell that a citation names.

    Args:
        citation: of the source.
        copy: of the source, which has the place.
    """
    if citation.cell is None:
        return copy.paragraphs[citation.paragraph - 1]
    from reporting.evidence.sources.tables import read_cell_words  # noqa: PLC0415  (rare)

    return " ".join(read_cell_words(citation.cell, copy.sheets))


def read_local_source(
    source: Source,
    folders: Sequence[Path],
    *,
    has_cells: bool = False,
    cache: CopyCache | None = None,
) -> LocalSource:
    """Return the local copy of one source; one that is not there has no paragraphs.

    Args:
        source: what to look for.
        folders: where, the first first.
        has_cells: whether cells of it are cited.
        cache: of what was read before.
    """
    data = None
    fault = ""
    try:
        data = find_copy(source.file, folders)
    except ValueError as error:
        fault = str(error)
    return open_copy(
        source,
        data,
        fault,
        has_cells=has_cells,
        cache=cache,
    )


def open_copy(
    source: Source,
    data: bytes | None,
    fault: str = "",
    *,
    has_cells: bool = False,
    cache: CopyCache | None = None,
    sha256: str | None = None,
) -> LocalSource:
    """Return a copy of a source by its bytes.

    Args:
        source: whose copy it is; its `file` tells what the bytes do not.
        data: the whole file; None where there is none, or none that can be read.
        fault: why it cannot be read.
        has_cells: whether cells of it are cited.
        cache: of what was read before.
        sha256: of the bytes, where that is known.
    """
    no_table = ""
    paragraphs = Paragraphs(())
    try:
        if data is not None:
            sha256 = sha256 or hashlib.sha256(data).hexdigest()
            paragraphs = read_copy(
                data,
                source.file,
                source.paragraphs or "",
                source.link or "",
                cache,
            )
    except ValueError as error:
        fault = str(error)
    sheets = paragraphs.sheets
    texts = paragraphs.texts
    if sheets:
        texts = write_workbook(sheets, source.language)
    elif has_cells and data is not None and not fault:
        sheets, no_table = read_table(
            data,
            source.file,
            source.language,
            paragraphs.by_line,
        )
    state = describe_copy(source, sha256, len(paragraphs), fault)
    return LocalSource(
        state,
        source.language,
        texts,
        source.dates or "",
        paragraphs.by_line,
        sheets,
        no_table,
    )


def describe_copy(
    source: Source,
    sha256: str | None,
    paragraphs: int,
    fault: str = "",
) -> SourceState:
    """Return what is reported of a copy.

    Args:
        source: whose copy it is.
        sha256: of its bytes; None where there is none, or none that can be read.
        paragraphs: how many it has.
        fault: why it cannot be read.
    """
    is_readable = sha256 is not None and not fault
    return SourceState(
        id=source.id,
        file=source.file,
        sha256=sha256,
        changed=is_readable and sha256 != source.sha256,
        paragraphs=paragraphs,
        fault=fault,
    )


def write_workbook(sheets: Sequence[Sheet], language: str) -> tuple[str, ...]:
    """Return the rows of a workbook, its numbers with the decimal mark of its language."""
    from reporting.content.workbook_sheets import write_rows  # noqa: PLC0415

    return write_rows(sheets, load_notation(language).point)


def read_table(
    data: bytes,
    file: str,
    language: str,
    by_line: Sequence[int],
) -> tuple[tuple[Sheet, ...], str]:
    """Return the sheet that a copy is which is no workbook, or why it has none.

    Args:
        data: the copy, which could be read.
        file: its name.
        language: of the source.
        by_line: of a text counted by blocks, the block of each of its lines.
    """
    from reporting.content.sheets import read_csv_sheet  # noqa: PLC0415  (few are cited)

    if find_kind(data, file) != "text":
        return (), "is no table"
    try:
        return (read_csv_sheet(data, language, by_line),), ""
    except ValueError as error:
        return (), str(error)


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
        if not is_absent(path, follows=False):
            return read_below(folder, path, find_limit(name))
    return None
