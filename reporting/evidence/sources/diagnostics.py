"""Verdicts -> problems: what does not stand where it is cited, which copies changed, which cannot be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reporting.content.model import Source
from reporting.content.parsed import ParsedContent
from reporting.errors import Problem, format_count
from reporting.evidence.report.model import CitationVerdict, SourceState, Verdict

_ELSEWHERE = "if that is where it says so, cite paragraph {number}"
_NOWHERE = (
    "choose terms that stand there, in the source's language, or cite another paragraph"
)


def report_doubtful_citations(
    draft: ParsedContent,
    citations: Sequence[CitationVerdict],
    states: Mapping[str, SourceState],
) -> Iterator[Problem]:
    """Yield a warning for each citation that is not found, and for each copy that changed or cannot be read.

    Args:
        draft: the content.
        citations: the verdicts on it.
        states: the sources by their ids.
    """
    own = _by_source(citations)
    for piece, source in draft.values("sources"):
        state = states[source.id]
        if state.changed:
            message, hint = _changed(source, state, own[source.id])
            yield draft.warning(piece, ("sha256",), message, hint)
        elif state.fault:
            message = f"the local copy `{source.file}` of `{source.id}` {state.fault}"
            yield draft.warning(
                piece, ("file",), message, "what is cited from it stays unchecked"
            )
    yield from _not_as_cited(draft, citations, states)


def report_absent_sources(
    draft: ParsedContent,
    citations: Sequence[CitationVerdict],
    states: Mapping[str, SourceState],
) -> Iterator[Problem]:
    """Yield a warning for each source without a local copy, for those who want every citation checked."""
    own = _by_source(citations)
    for piece, source in draft.values("sources"):
        state, count = states[source.id], len(own[source.id])
        if count and not state.sha256 and not state.fault:
            message = f"there is no local copy `{source.file}` of `{source.id}` for {format_count(count, 'citation')}"
            yield draft.warning(
                piece,
                ("file",),
                message,
                "name the folder of the copies: --sources DIR",
            )


def _by_source(
    citations: Sequence[CitationVerdict],
) -> Mapping[str, Sequence[CitationVerdict]]:
    found: defaultdict[str, list[CitationVerdict]] = defaultdict(list)
    for each in citations:
        found[each.source].append(each)
    return found


def _changed(
    source: Source, state: SourceState, own: Sequence[CitationVerdict]
) -> tuple[str, str]:
    """Return that a copy is another than was read, with how much of it still bears, and the cure."""
    still = sum(each.now is Verdict.FOUND for each in own)
    message = (
        f"the local copy `{source.file}` of `{source.id}` is not the one that was read: its SHA-256 differs; "
        f"{still} of {format_count(len(own), 'citation')} still stand where they are cited"
    )
    return message, f"read it again, and if it bears the claims write {state.sha256}"


def _not_as_cited(
    draft: ParsedContent,
    citations: Sequence[CitationVerdict],
    states: Mapping[str, SourceState],
) -> Iterator[Problem]:
    told = iter(citations)
    for piece, claim in draft.values("claims"):
        for index in range(len(claim.cites)):
            found = next(told)
            if (found.now or found.verdict) not in {Verdict.FOUND, Verdict.UNCHECKED}:
                message, hint = _explained(found, states[found.source])
                yield draft.warning(piece, ("cites", index), message, hint)


def _explained(found: CitationVerdict, state: SourceState) -> tuple[str, str]:
    """Return what is wrong with a citation, and its cure."""
    place = f"paragraph {found.paragraph} of `{found.source}`"
    if found.elsewhere:
        number = found.elsewhere[0]
        return (
            f"the terms stand in paragraph {number} of `{found.source}`, not in {found.paragraph}",
            (_ELSEWHERE.format(number=number)),
        )
    terms = ", ".join(f"`{term.text}`" for term in found.missing)
    if found.paragraph > state.paragraphs:
        message = f"`{found.source}` has {state.paragraphs} paragraphs: there is no {found.paragraph}"
    elif (found.now or found.verdict) is Verdict.PARTLY:
        message = f"{place} lacks {terms}"
    else:
        message = f"{place} has none of {terms}"
    return message, describe_moved_terms(found) or _NOWHERE


def describe_moved_terms(found: CitationVerdict) -> str:
    """Return where the terms stand that a paragraph lacks: `` `budget` stands in 4 ``; empty for nowhere."""
    places = [
        f"`{term.text}` stands in {', '.join(map(str, term.paragraphs[:3]))}"
        for term in found.missing
        if term.paragraphs
    ]
    return "; ".join(places)
