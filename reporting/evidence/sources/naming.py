"""Sound content and the copies of its sources -> what the copies call otherwise.

That is entities (`vouching.py`), and the sources themselves (`imprints.py`). A slip that the
content alone has shown is not told again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from reporting.content.source_model import Source
from reporting.content.telling import MISNAMED, UNUSED
from reporting.content.validate import Loaded
from reporting.errors import Problem
from reporting.evidence.facts.name_text import NameText
from reporting.evidence.report.clear import Clear, find_unless_clear
from reporting.evidence.sources.imprints import Imprint, check_imprint
from reporting.evidence.sources.local_sources import LocalSource, read_stated
from reporting.evidence.sources.vouching import check_names
from reporting.memory import Memory

_TABLES = (".csv", ".tsv")
_UNKNOWN = "W590"


_TEXTS: Memory[int, tuple[LocalSource, NameText]] = Memory()
"""The texts of copies by the identity of these, each with its copy."""
_CLEAR: Clear = Memory()


def _make_text(copy: LocalSource) -> tuple[LocalSource, NameText]:
    return copy, NameText(copy.paragraphs, copy.language, copy.state.id)


def check_naming(
    loaded: Loaded,
    copies: Mapping[str, LocalSource],
    folders: Sequence[Path],
) -> Iterator[Problem]:
    """Yield a warning for each name, title, outlet, author and date that no copy bears out.

    Args:
        loaded: the content.
        copies: the local copies by the ids of their sources.
        folders: where they stand, for what a file states beside its text.
    """
    parsed = loaded.parsed
    texts: dict[str, NameText] = {}
    for piece, source in parsed.sources:
        copy = copies[source.id]
        if not copy.paragraphs:
            continue
        _, text = _TEXTS.recall(id(copy), partial(_make_text, copy))
        texts[source.id] = text
        imprint = Imprint(
            text,
            partial(read_stated, source, folders),
            parsed.catalogues.name(source.language),
            copy.order,
        )
        is_whole = not is_part(source, copy)
        check = partial(
            check_imprint,
            parsed,
            piece,
            source,
            imprint,
            is_whole=is_whole,
        )
        tongue = parsed.catalogues.name(source.language)
        key = ("imprint", id(piece), id(copy), tongue, is_whole)
        yield from find_unless_clear(
            _CLEAR,
            key,
            (piece, copy),
            check,
        )
    told = [each.where for each in loaded.warnings if each.code == MISNAMED]
    for problem in check_names(parsed, texts, copies):
        if not any(where.startswith(problem.where) for where in told):
            yield problem


def is_part(source: Source, copy: LocalSource) -> bool:
    """Whether a copy is an excerpt of one paragraph, or a table, around which more stood."""
    is_table = bool(copy.sheets) or source.file.lower().endswith(_TABLES)
    return is_table or len(copy.paragraphs) == 1


def leave_out_unused(
    warnings: Sequence[Problem],
    problems: Sequence[Problem],
) -> Iterator[Problem]:
    """Yield the warnings of a content without entities that nothing names for a slip.

    Args:
        warnings: those of the content alone.
        problems: what the copies showed.
    """
    misspelt = {each.where for each in problems if each.code == _UNKNOWN}
    for warning in warnings:
        if warning.code != UNUSED or warning.where not in misspelt:
            yield warning
