"""Sources and a content file -> the content with them: what is added, cited, mended, renewed.

What a curator would else write by hand is written byte by byte: it stands where it is said to
stand, and makes no new error. A content that is cited in, or added to, need not be sound.

The rooms are imported where they are used, as in `render`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reporting.evidence.report.citing import CitedPassage, Fixes, ListedSource

if TYPE_CHECKING:
    from reporting.curating.adding import AddedSource, ImportedSources
    from reporting.curating.renewing import RefreshedSource


def list_paragraphs(
    source: str,
    content_path: Path | str = "content.yaml",
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
        content_path: the YAML file; for the name of a file none is needed.
        sources: the folder of the copies; by default beside the content, and in
            `sources` beside it.
        language: of a file, by which its numbers and dates are compared.
        grep: only paragraphs with these words, compared as terms are; `…` stands for others.
        regex: only paragraphs in which this regular expression is found, capitals or not.
        around: how many neighbours of each to list too.

    Raises:
        UsageError: there is no such source, no copy of it, or the expression is none.
        ContentError: the content cannot be read.
    """
    from reporting.curating.opening import find_opened, list_found

    opened = find_opened(source, content_path, sources, language)
    return list_found(opened, grep, regex, around)


def cite(
    source: str,
    passage: str,
    content_path: Path | str = "content.yaml",
    sources: Path | str | None = None,
    *,
    write: str = "",
    terms: Sequence[str] = (),
    paragraph: int = 0,
    cell: str = "",
    language: str = "en",
) -> CitedPassage:
    """Find words in a source and cite them, with terms that are chosen from them.

    Args:
        source: id of a source of the content, or the name of a file.
        passage: words as they stand there, with `…` for what is left out.
        content_path: the YAML file.
        sources: the folder of the copies; by default beside the content, and in
            `sources` beside it.
        write: id of the claim to write the citation to; nothing is written when left out.
        terms: what must stand there; chosen from the passage when left out.
        paragraph: which one is meant, where several have the words.
        cell: the address of the one that is meant, where several of a table have the words.
        language: of a file, by which its numbers and dates are compared.

    Raises:
        UsageError: there is no such source, claim or copy, the words stand in several
            paragraphs or cells, or the claim cites the place already.
        EvidenceError: the words, or a term, do not stand there, or the copy is another than was
            read.
        ContentError: the content cannot be read, or would hold a new error.
        OutputError: it could not be written.
    """
    from reporting.content.validate import read_draft
    from reporting.curating.claims import find_claim, read_claim_words, write_citation
    from reporting.curating.opening import find_opened, open_cited
    from reporting.curating.passages import cite_words

    if not write:
        opened = find_opened(source, content_path, sources, language, has_cells=True)
        return cite_words(opened, passage, terms, None, (paragraph, cell))
    draft = read_draft(content_path)
    piece = find_claim(draft.parsed, write)
    opened = open_cited(draft, source, sources, has_cells=True)
    claim = read_claim_words(draft.parsed, piece)
    cited = cite_words(opened, passage, terms, claim, (paragraph, cell))
    return write_citation(cited, opened, draft, piece)


def fix_citations(
    content_path: Path | str = "content.yaml",
    sources: Path | str | None = None,
    *,
    dry_run: bool = False,
) -> Fixes:
    """Write where citations stand now that their copies changed, as far as that is certain.

    A paragraph is known again by the hash of its citation, or by its terms. The hash of a copy
    is written anew where all that is cited from it stands there, word for word.

    Args:
        content_path: the YAML file, sound.
        sources: the folder of the copies; by default beside the content, and in
            `sources` beside it.
        dry_run: whether nothing is to be written.

    Returns:
        what became of each citation, and what remains to be done by hand.

    Raises:
        ContentError: the content holds errors.
        UsageError: there is no such folder of sources.
        OutputError: it could not be written.
    """
    from reporting.curating.mending import fix

    return fix(content_path, sources, dry_run=dry_run)


def add_source(
    file: Path | str,
    content_path: Path | str | None = None,
    sources: Path | str | None = None,
    *,
    known: Mapping[str, str] | None = None,
    unnamed: Sequence[str] = (),
    write: bool = False,
) -> AddedSource:
    """Make a source of a file: keep a snapshot of it, and propose what it states of itself.

    Args:
        file: a saved page, a PDF, a text, a document: whatever can be a local copy.
        content_path: the YAML file; `content.yaml` here, if there is one, when left out.
        sources: the folder of the copies; by default `sources` beside the content if it is
            there, else beside the content.
        known: what is known beside the file, by the keys of a source, such as
            `{"author": "Vera Lane"}`.
        unnamed: what the document does not say of itself: `title`, `outlet`, `author`.
        write: whether to write the source into the content.

    Returns:
        its fields, each with where the file says so, and what is blank.

    Raises:
        ContentError: the file or the content cannot be read, or a field is missing or wrong.
        UsageError: the content has the file already, or there is no such folder.
        OutputError: a file could not be written.
    """
    from reporting.curating.adding import add
    from reporting.evidence.intake.propose import Given

    given = Given(**(known or {}), unnamed=tuple(unnamed))
    return add(file, content_path, given, sources, write=write)


def import_sources(
    refs: Path | str,
    content_path: Path | str | None = None,
    sources: Path | str | None = None,
    *,
    files: Path | str | None = None,
    language: str = "",
    unnamed: Sequence[str] = (),
    write: bool = False,
) -> ImportedSources:
    """Make sources of the entries of a bibliography, with the files that they name.

    Args:
        refs: BibTeX, RIS or CSL-JSON.
        content_path: the YAML file; `content.yaml` here, if there is one, when left out.
        sources: the folder of the copies; by default `sources` beside the content if it is
            there, else beside the content.
        files: a folder below which attachments may lie, beside that of the bibliography.
        language: code of the language of every entry; by default what each says.
        unnamed: what no entry says: `title`, `outlet`, `author`.
        write: whether to write the sources that are whole into the content.

    Returns:
        the sources, and what is wrong with the others.

    Raises:
        ContentError: a file cannot be read or, to be written, an entry is broken.
        UsageError: there is no such folder.
        OutputError: a file could not be written.
    """
    from reporting.curating.adding import import_all
    from reporting.evidence.intake.propose import Given

    given = Given(language=language, unnamed=tuple(unnamed))
    return import_all(
        refs,
        content_path,
        given,
        sources,
        files=files,
        write=write,
    )


def refresh_source(
    source: str,
    file: Path | str,
    content_path: Path | str = "content.yaml",
    sources: Path | str | None = None,
    *,
    write: bool = False,
) -> RefreshedSource:
    """Compare a newer copy of a source with the one on record.

    Args:
        source: id of a source of the content.
        file: the newer copy.
        content_path: the YAML file, sound.
        sources: the folder of the copies; by default beside the content, and in
            `sources` beside it.
        write: whether the newer copy takes the place of the old one, which is kept under a
            name with its day, and citations of paragraphs that moved are written anew.

    Returns:
        what becomes of its paragraphs, and of each citation.

    Raises:
        ContentError: the content or the file cannot be read, or is not edited safely.
        UsageError: there is no such source or folder.
        OutputError: a file could not be written.
    """
    from reporting.curating.renewing import refresh

    return refresh(source, file, content_path, sources, write=write)
