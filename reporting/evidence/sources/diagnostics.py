"""Verdicts -> diagnostics: what does not stand where it is cited, which copies are unusable."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from reporting.content.parsed import ParsedContent, Piece
from reporting.content.source_model import Source
from reporting.errors import Problem, format_count
from reporting.evidence.report.model import (
    CitationVerdict,
    Kind,
    SourceState,
    Verdict,
)
from reporting.evidence.report.wording import describe_two_readings, quote_words
from reporting.evidence.sources.local_sources import LocalSource
from reporting.evidence.sources.matching import Matcher
from reporting.evidence.sources.verdicts import CitationKey
from reporting.reading.beside import find_close_file

_NOWHERE = (
    "choose terms that stand there, in the source's language, or cite another paragraph"
)
ACKNOWLEDGE = (
    "say so in the claim, or write `context: [words]` on the citation: "
    "the words there that say it"
)
"""How what qualifies a passage is acknowledged."""
_QUALIFIED: Mapping[Kind, tuple[str, str]] = {
    "negation": ("W570", "denies what the claim says"),
    "affirmation": ("W570", "says what the claim denies"),
    "condition": ("W571", "makes a condition that the claim leaves out"),
    "exception": ("W571", "makes an exception that the claim leaves out"),
    "doubt": ("W572", "leaves open what the claim says"),
    "denial": ("W572", "says that what the claim says is denied, or not so"),
    "attribution": ("W573", "lets somebody say it whom the claim does not name"),
}
"""The code and the message of each kind of words that qualify a passage."""
_SHOWN = 3
"""Paragraphs that a hint names for one term."""


def report_doubtful_citations(
    parsed: ParsedContent,
    verdicts: Mapping[CitationKey, CitationVerdict],
    copies: Mapping[str, LocalSource],
) -> Iterator[Problem]:
    """Yield a warning for each citation not found, and each copy that changed or is broken.

    Args:
        parsed: the content.
        verdicts: on its citations.
        copies: the local copies by the ids of their sources.
    """
    states = {source_id: copy.state for source_id, copy in copies.items()}
    by_source = _group_by_source(verdicts.values())
    for piece, source in parsed.sources:
        state = states[source.id]
        if state.changed:
            message = describe_change(source, by_source[source.id])
            hint = f"read it again, and if it bears the claims write {state.sha256}"
            yield parsed.warning(
                piece,
                ("sha256",),
                message,
                hint,
                code="W530",
            )
        elif state.fault:
            message = f"{name_copy(source)} {state.fault}"
            hint = "what is cited from it stays unchecked"
            yield parsed.warning(
                piece,
                ("file",),
                message,
                hint,
                code="W531",
            )
    for piece, claim in parsed.claims:
        for index in range(len(claim.cites)):
            found = verdicts[claim.id, index]
            copy = copies[found.source]
            yield from report_citation(parsed, piece, index, found, copy)


def report_citation(
    parsed: ParsedContent,
    piece: Piece,
    index: int,
    found: CitationVerdict,
    copy: LocalSource,
) -> Iterator[Problem]:
    """Yield a warning for what is wrong with one citation.

    Args:
        parsed: the content.
        piece: the claim.
        index: of the citation among those of the claim, from 0.
        found: the verdict on it.
        copy: of its source.
    """
    if found.cell:
        from reporting.evidence.sources.cell_diagnostics import (  # noqa: PLC0415  (rare)
            report_cell,
        )

        yield from report_cell(parsed, piece, index, found)
        if not found.qualified:
            return
    current = found.now or found.verdict
    if current in {Verdict.FOUND, Verdict.UNCHECKED}:
        return
    message, hint = describe_verdict(found, copy.state)
    code = choose_code(found, copy.state)
    if found.qualified:
        code, message = describe_qualified(found)
        hint = ACKNOWLEDGE
    if is_counted_anew(found, copy):
        message, hint = describe_new_count(found)
        code = "W561"
    yield parsed.warning(
        piece,
        ("cites", index),
        message,
        hint,
        code=code,
    )


def report_misnamed_copies(
    parsed: ParsedContent,
    states: Mapping[str, SourceState],
    folders: Sequence[Path],
) -> Iterator[Problem]:
    """Yield a warning for each copy that is not there while one of nearly its name is.

    Args:
        parsed: the content.
        states: the sources by their ids.
        folders: where the copies are looked for.
    """
    names = {source.file for _, source in parsed.sources}
    for piece, source in parsed.sources:
        state = states[source.id]
        if state.sha256 or state.fault:
            continue
        for folder in folders:
            close = find_close_file(folder, source.file, names)
            if close:
                message = f"there is no {name_copy(source).removeprefix('the ')}"
                hint = f"did you mean `{close}`?"
                yield parsed.warning(
                    piece,
                    ("file",),
                    message,
                    hint,
                    code="W539",
                )
                break


def describe_qualified(found: CitationVerdict) -> tuple[str, str]:
    """Return the message of all that a claim leaves out of its passage, and its code.

    Args:
        found: the verdict; the code is that of what comes first.
    """
    place = f"paragraph {found.paragraph} of `{found.source}`"
    if found.cell:
        place = f"`{found.cell.address}` of `{found.source}`"
    by_words: dict[str, list[str]] = {}
    codes: list[str] = []
    for limit in found.limits:
        code, words = _QUALIFIED[limit.kind]
        by_words.setdefault(words, []).append(f"“{limit.words}”")
        codes.append(code)
    parts: list[str] = []
    for words, quoted in by_words.items():
        listed = ", ".join(quoted)
        parts.append(f"{words}: {listed}")
    said = "; it ".join(parts)
    return codes[0], f"{place} {said}"


def is_counted_anew(found: CitationVerdict, copy: LocalSource) -> bool:
    """Whether the terms stand in the line of that number, in a text that is counted by blocks.

    Args:
        found: the verdict, which is not that it was found.
        copy: of its source.
    """
    by_line = copy.by_line
    if not found.elsewhere or found.paragraph > len(by_line):
        return False
    return by_line[found.paragraph - 1] in found.elsewhere


def describe_new_count(found: CitationVerdict) -> tuple[str, str]:
    """Return where the terms of a citation stand that counts lines, and its cure."""
    number = found.elsewhere[0]
    source = found.source
    message = (
        f"the lines of `{source}` are wrapped, so its paragraphs are counted by blank "
        f"lines: what stood in line {found.paragraph} stands in paragraph {number}"
    )
    hint = f"cite paragraph {number}, or write `paragraphs: lines` on `{source}`"
    return message, hint


def report_doubtful_dates(
    parsed: ParsedContent,
    verdicts: Mapping[CitationKey, CitationVerdict],
    copies: Mapping[str, LocalSource],
) -> Iterator[Problem]:
    """Yield a warning for each source that bears a date in one of two readings only.

    Args:
        parsed: the content.
        verdicts: on its citations.
        copies: the local copies by the ids of their sources.
    """
    doubts: dict[str, str] = {}
    for found in verdicts.values():
        copy = copies[found.source]
        if found.source in doubts or found.verdict is not Verdict.FOUND:
            continue
        if not found.paragraph:
            continue
        matcher = Matcher(
            copy.paragraphs,
            copy.language,
            copy.order,
        )
        for term in found.terms:
            shown = matcher.find_doubt(found.paragraph, term)
            if shown:
                doubts.setdefault(found.source, shown)
    for piece, source in parsed.sources:
        if source.id in doubts:
            message, hint = describe_two_readings(doubts[source.id], source.id)
            yield parsed.warning(
                piece,
                ("language",),
                message,
                hint,
                code="W562",
            )


def report_absent_sources(
    parsed: ParsedContent,
    verdicts: Iterable[CitationVerdict],
    states: Mapping[str, SourceState],
) -> Iterator[Problem]:
    """Yield a warning for each source without a local copy.

    They are for those who want every citation checked.

    Args:
        parsed: the content.
        verdicts: on its citations.
        states: the sources by their ids.
    """
    by_source = _group_by_source(verdicts)
    for piece, source in parsed.sources:
        state = states[source.id]
        citations = len(by_source[source.id])
        if citations and not state.sha256 and not state.fault:
            count = format_count(citations, "citation")
            copy = name_copy(source).removeprefix("the ")
            message = f"there is no {copy} for {count}"
            hint = "name the folder of the copies: --sources DIR"
            yield parsed.warning(
                piece,
                ("file",),
                message,
                hint,
                code="W535",
            )


def name_copy(source: Source) -> str:
    """Return how messages call the local copy of a source."""
    return f"the local copy `{source.file}` of `{source.id}`"


def describe_change(source: Source, verdicts: Sequence[CitationVerdict]) -> str:
    """Return that a copy is another than was read, with how much of it still stands.

    Args:
        source: what was read.
        verdicts: on what is cited from it.
    """
    still = sum(found.now is Verdict.FOUND for found in verdicts)
    count = format_count(len(verdicts), "citation")
    return (
        f"{name_copy(source)} is not the one that was read: "
        f"its SHA-256 differs; {still} of {count} still stand where they are cited"
    )


def choose_code(found: CitationVerdict, state: SourceState) -> str:
    """Return the code of what is wrong with a citation."""
    if found.elsewhere:
        return "W532"
    if found.paragraph > state.paragraphs:
        return "W534"
    return "W533"


def describe_verdict(found: CitationVerdict, state: SourceState) -> tuple[str, str]:
    """Return what is wrong with a citation, and its cure.

    Args:
        found: the verdict, which is not that it was found.
        state: of its source.
    """
    source = found.source
    if found.elsewhere:
        number = found.elsewhere[0]
        message = (
            f"the terms stand in paragraph {number} of `{source}`, "
            f"not in {found.paragraph}"
        )
        return (
            message,
            f"if it says so there, cite paragraph {number}: `make-report check --fix`",
        )
    terms = quote_words(term.text for term in found.missing)
    place = f"paragraph {found.paragraph} of `{source}`"
    current = found.now or found.verdict
    if found.paragraph > state.paragraphs:
        message = (
            f"`{source}` has {state.paragraphs} paragraphs: "
            f"there is no {found.paragraph}"
        )
    elif current is Verdict.PARTLY:
        message = f"{place} lacks {terms}"
    else:
        message = f"{place} has none of {terms}"
    return message, describe_moved_terms(found) or _NOWHERE


def describe_moved_terms(found: CitationVerdict) -> str:
    """Return where the terms stand that a paragraph lacks: `` `budget` stands in 4 ``."""
    places: list[str] = []
    for term in found.missing:
        if term.paragraphs:
            shown = map(str, term.paragraphs[:_SHOWN])
            numbers = ", ".join(shown)
            places.append(f"`{term.text}` stands in {numbers}")
    return "; ".join(places)


def _group_by_source(
    verdicts: Iterable[CitationVerdict],
) -> Mapping[str, Sequence[CitationVerdict]]:
    groups: defaultdict[str, list[CitationVerdict]] = defaultdict(list)
    for found in verdicts:
        groups[found.source].append(found)
    return groups
