"""The id of a source, or the name of a file -> its local copy, opened to be read.

A content that is being written need not be sound for that, nor the source whole: its file and
its language are enough.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from reporting.content.parsed import ParsedContent, Piece
from reporting.content.source_model import Source
from reporting.errors import ContentError, UsageError
from reporting.evidence.report.model import SourceState
from reporting.evidence.sources.formats.kinds import find_limit
from reporting.evidence.sources.local_sources import (
    LocalSource,
    read_local_source,
    read_table,
    write_workbook,
)
from reporting.evidence.sources.paragraphs import read_copy
from reporting.i18n import Tongue
from reporting.reading.disk import read_bytes
from reporting.reading.nodes import Map, Scalar
from reporting.reading.schema import check_node
from reporting.reading.wording import suggest_word
from reporting.record import Record, replace

_TABLES = (".csv", ".tsv")
"""Ends of the names of tables in plain text; a workbook is known by what it holds."""
UNKNOWN = "0" * 64
"""Stands for a hash that nobody has written yet."""


class OpenSource(Record, frozen=True):
    """A source whose copy can be read.

    Args:
        name: its id, or the file where no content names it.
        copy: with paragraphs.
        tongue: its language.
        piece: where the content describes it; None for a mere file.
        has_hash: whether the content gives the hash of its copy.
    """

    name: str
    copy: LocalSource
    tongue: Tongue
    piece: Piece | None = None
    has_hash: bool = True


def open_file(path: Path, language: str, *, has_cells: bool = False) -> OpenSource:
    """Return a file as a source.

    Args:
        path: the file.
        language: by which its numbers and dates are read.
        has_cells: whether cells of a table in plain text are looked at.

    Raises:
        UsageError: it cannot be read.
    """
    try:
        data = read_bytes(path, find_limit(path.name))
        paragraphs = read_copy(data, path.name)
    except ValueError as error:
        raise UsageError(f"{path} {error}") from None
    state = SourceState(
        id=str(path),
        file=str(path),
        sha256=hashlib.sha256(data).hexdigest(),
        paragraphs=len(paragraphs),
    )
    sheets = paragraphs.sheets
    texts = paragraphs.texts
    if sheets:
        texts = write_workbook(sheets, language)
    elif has_cells and path.name.lower().endswith(_TABLES):
        sheets, _ = read_table(data, path.name, language, paragraphs.by_line)
    copy = LocalSource(
        state,
        language,
        texts,
        "",
        paragraphs.by_line,
        sheets,
    )
    return OpenSource(
        str(path),
        copy,
        language,
    )


def open_source(
    parsed: ParsedContent,
    source_id: str,
    folders: Sequence[Path],
    *,
    has_cells: bool = False,
) -> OpenSource:
    """Return a source of a content.

    Args:
        parsed: the content, sound or not.
        source_id: which source.
        folders: where copies are looked for, the first first.
        has_cells: whether cells of a table in plain text are looked at.

    Raises:
        UsageError: there is no such source, or no copy of it.
        ContentError: what the content says of it is not enough to read it.
    """
    piece = find_source(parsed, source_id)
    source, has_hash = read_source(parsed, piece)
    is_table = has_cells and source.file.lower().endswith(_TABLES)
    copy = read_local_source(source, folders, has_cells=is_table)
    where = f"the local copy `{source.file}` of `{source_id}`"
    if copy.state.fault:
        raise UsageError(f"{where} {copy.state.fault}")
    if copy.state.sha256 is None:
        listed = " and ".join(str(folder) for folder in folders)
        raise UsageError(
            f"{where} is not in {listed}; name the folder of the copies: --sources DIR"
        )
    tongue = parsed.catalogues.name(copy.language)
    return OpenSource(
        source_id,
        copy,
        tongue,
        piece,
        has_hash,
    )


def find_source(parsed: ParsedContent, source_id: str) -> Piece:
    """Return where a content describes a source.

    Raises:
        UsageError: it describes none of that id.
    """
    pieces = {piece.id: piece for piece in parsed.pieces if piece.kind == "sources"}
    if source_id in pieces:
        return pieces[source_id]
    known = [name for name in pieces if name]
    cure = suggest_word(source_id, known)
    if not cure:
        cure = f"the sources are {', '.join(known)}" if known else "it has no sources"
    raise UsageError(f"{parsed.path} has no source `{source_id}`; {cure}")


def read_source(parsed: ParsedContent, piece: Piece) -> tuple[Source, bool]:
    """Return a source, and whether its hash is given; one without it is read all the same.

    Raises:
        ContentError: more is wrong with it than that.
    """
    node = piece.node
    given = node.get("sha256") if isinstance(node, Map) else None
    words = given.value if isinstance(given, Scalar) else None
    has_hash = words is not None and len(set(words)) > 1
    if isinstance(piece.value, Source):
        return piece.value, has_hash
    if isinstance(node, Map) and not has_hash:
        mark = Scalar(
            UNKNOWN,
            node.line,
            node.column,
            (0, 0),
        )
        entries = {**node.entries, "sha256": mark}
        node = replace(
            node,
            entries=entries,
            keys={**node.keys, "sha256": mark},
        )
    source, problems = check_node(
        Source,
        node,
        parsed.path,
        piece.where,
    )
    if source is None:
        raise ContentError(parsed.place(piece, problems))
    return source, has_hash
