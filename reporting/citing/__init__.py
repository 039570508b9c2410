"""Sources and a content file -> what is cited, written byte by byte: list, cite, mend.

Nothing here needs a content that is sound, but for mending: claims are cited while they are
written. What is written stands where it is said to stand, and makes no new error.

The rooms are imported where they are used, as in `build`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reporting.evidence.report.citing import CitedPassage, Fixes, ListedSource


def list_paragraphs(
    source: str,
    content: Path | str = "content.yaml",
    sources: Path | str | None = None,
    *,
    language: str = "en",
    grep: str = "",
    regex: str = "",
    around: int = 0,
) -> ListedSource:
    """List the paragraphs of a source with their numbers.

    Args:
        source: id of a source of the content, or the name of a file.
        content: the YAML file; for the name of a file none is needed.
        sources: the folder of the copies; by default beside the content, and in `sources`.
        language: of a file, by which its numbers and dates are compared.
        grep: only paragraphs with these words, compared as terms are; `…` stands for others.
        regex: only paragraphs in which this regular expression is found, capitals or not.
        around: how many neighbours of each to list too.

    Raises:
        UsageError: there is no such source, no copy of it, or the expression is none.
        ContentError: the content cannot be read.
    """
    from reporting.citing.opening import find_opened, list_found

    opened = find_opened(source, content, sources, language)
    return list_found(opened, grep, regex, around)


def cite(
    source: str,
    passage: str,
    content: Path | str = "content.yaml",
    sources: Path | str | None = None,
    *,
    write: str = "",
    terms: Sequence[str] = (),
    paragraph: int = 0,
    language: str = "en",
) -> CitedPassage:
    """Find words in a source and cite them, with terms that are chosen from them.

    Args:
        source: id of a source of the content, or the name of a file.
        passage: words as they stand there, with `…` for what is left out.
        content: the YAML file.
        sources: the folder of the copies; by default beside the content, and in `sources`.
        write: id of the claim to write the citation to; nothing is written when left out.
        terms: what must stand there; chosen from the passage when left out.
        paragraph: which one is meant, where several have the words.
        language: of a file, by which its numbers and dates are compared.

    Raises:
        UsageError: there is no such source, claim or copy, the words stand in several
            paragraphs, or the claim cites the paragraph already.
        EvidenceError: the words, or a term, do not stand there, or the copy is another than was
            read.
        ContentError: the content cannot be read, or would hold a new error.
        OutputError: it could not be written.
    """
    from reporting.citing.claims import find_claim, read_claim_words, write_citation
    from reporting.citing.opening import find_opened, open_cited
    from reporting.citing.passages import cite_passage, find_passage
    from reporting.content.validate import read_draft

    if not write:
        opened = find_opened(source, content, sources, language)
        found = find_passage(opened, passage, paragraph)
        return cite_passage(opened, found, terms)
    draft = read_draft(content)
    piece = find_claim(draft.parsed, write)
    opened = open_cited(draft, source, sources)
    found = find_passage(opened, passage, paragraph)
    claim = read_claim_words(draft.parsed, piece)
    cited = cite_passage(opened, found, terms, claim)
    return write_citation(cited, opened, draft, piece)


def fix_citations(
    content: Path | str = "content.yaml",
    sources: Path | str | None = None,
    *,
    dry_run: bool = False,
    max_bytes: int | None = None,
) -> Fixes:
    """Write where citations stand now that their copies changed, as far as that is certain.

    A paragraph is known again by the hash of its citation, or by its terms. The hash of a copy
    is written anew where all that is cited from it stands there, word for word.

    Args:
        content: the YAML file, sound.
        sources: the folder of the copies; by default beside the content, and in `sources`.
        dry_run: whether nothing is to be written.
        max_bytes: the most that the content file may have; 20 MB when left out.

    Returns:
        what became of each citation, and what remains to be done by hand.

    Raises:
        ContentError: the content holds errors.
        UsageError: there is no such folder of sources.
        OutputError: it could not be written.
    """
    from reporting.citing.mending import fix

    return fix(content, sources, dry_run=dry_run, max_bytes=max_bytes)
