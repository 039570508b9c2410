"""The id of a source or the name of a file -> its paragraphs, and what is looked for there."""

from __future__ import annotations

import re
from pathlib import Path

from reporting.content.validate import Draft, read_draft
from reporting.content.values import ID_PATTERN
from reporting.errors import UsageError
from reporting.evidence.report.citing import ListedParagraph, ListedSource
from reporting.evidence.sources.check import list_source_folders
from reporting.evidence.sources.opened import OpenSource, open_file, open_source
from reporting.evidence.sources.paragraph_hash import hash_paragraph
from reporting.evidence.sources.passage_search import PassageSearch


def find_opened(
    source: str,
    content: Path | str,
    sources: Path | str | None,
    language: str = "en",
    *,
    has_cells: bool = False,
) -> OpenSource:
    """Return a source by its id in a content, or a file by its name.

    Args:
        source: the id, or the name.
        content: the YAML file.
        sources: the folder of the copies, if one is given.
        language: code of that of a file.
        has_cells: whether cells of a table in plain text are looked at.

    Raises:
        UsageError: there is neither, or no copy.
        ContentError: the content cannot be read.
    """
    path = Path(content)
    is_file = Path(source).is_file()
    is_id = re.fullmatch(ID_PATTERN, source) is not None
    if is_file and not (is_id and path.exists()):
        return open_file(Path(source), language, has_cells=has_cells)
    if not is_id and not is_file:
        raise UsageError(f"there is no file {source}")
    draft = read_draft(content)
    ids = {piece.id for piece in draft.parsed.pieces if piece.kind == "sources"}
    if is_file and source not in ids:
        return open_file(Path(source), language, has_cells=has_cells)
    return open_cited(draft, source, sources, has_cells=has_cells)


def open_cited(
    draft: Draft,
    source: str,
    sources: Path | str | None,
    *,
    has_cells: bool = False,
) -> OpenSource:
    """Return a source of a content with its copy.

    Args:
        draft: the content, sound or not.
        source: id of the source.
        sources: the folder of the copies, if one is given.
        has_cells: whether cells of a table in plain text are looked at.

    Raises:
        UsageError: there is no such source or folder, or no copy.
        ContentError: what the content says of it is not enough to read it.
    """
    folders = list_source_folders(draft.parsed.folder, sources)
    return open_source(draft.parsed, source, folders, has_cells=has_cells)


def search_source(opened: OpenSource) -> PassageSearch:
    """Return what finds words in a source."""
    copy = opened.copy
    return PassageSearch(
        copy.paragraphs,
        opened.tongue,
        copy.order,
    )


def _find_spans(
    opened: OpenSource, grep: str, regex: str
) -> dict[int, tuple[int, int]]:
    """Return where in which paragraphs stands what is looked for."""
    spans: dict[int, tuple[int, int]] = {}
    if grep:
        for found in search_source(opened).find(grep):
            spans[found.number] = (found.start, found.stop)
    if regex:
        try:
            pattern = re.compile(regex, re.IGNORECASE)
        except (re.error, OverflowError) as error:
            raise UsageError(f"not a regular expression: {regex!r} ({error})") from None
        for number, text in enumerate(opened.copy.paragraphs, 1):
            match = pattern.search(text)
            if match:
                spans[number] = match.span()
    return spans


def list_found(
    opened: OpenSource,
    grep: str,
    regex: str,
    around: int,
) -> ListedSource:
    """Return the paragraphs of a source in which something stands, or all.

    Args:
        opened: the source.
        grep: words as terms are compared; none for all paragraphs.
        regex: a regular expression; none for all paragraphs.
        around: how many neighbours of each to list too.
    """
    texts = opened.copy.paragraphs
    spans = _find_spans(opened, grep, regex)
    wanted = set(range(1, len(texts) + 1))
    if grep or regex:
        wanted = set()
        for number in spans:
            first = max(number - around, 1)
            last = min(number + around, len(texts))
            wanted.update((number, *range(first, last + 1)))
    paragraphs: list[ListedParagraph] = []
    for number, text in enumerate(texts, 1):
        if number in wanted:
            start, stop = spans.get(number, (0, 0))
            known = hash_paragraph(text, opened.tongue)
            listed = ListedParagraph(
                number,
                text,
                known,
                start,
                stop,
            )
            paragraphs.append(listed)
    state = opened.copy.state
    return ListedSource(
        opened.name,
        state.file,
        state.sha256 or "",
        len(texts),
        tuple(paragraphs),
    )
