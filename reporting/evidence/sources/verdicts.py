"""Claims and the local copies of their sources -> a verdict for each citation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reporting.content.model import Citation
from reporting.content.parsed import ParsedContent
from reporting.evidence.report.model import CitationVerdict, Term, Verdict
from reporting.evidence.sources.local_sources import LocalSource
from reporting.evidence.sources.matching import Matcher


class _Found(NamedTuple):
    verdict: Verdict
    missing: tuple[Term, ...] = ()
    elsewhere: tuple[int, ...] = ()


def judge_citations(
    draft: ParsedContent, copies: Mapping[str, LocalSource]
) -> Iterator[CitationVerdict]:
    """Yield a verdict for every citation, in the order of the content.

    Args:
        draft: the content, sound.
        copies: the local copies by the ids of their sources.
    """
    matchers = {
        id_: Matcher(copy.paragraphs, copy.language) for id_, copy in copies.items()
    }
    for piece, claim in draft.values("claims"):
        for index, citation in enumerate(claim.cites):
            state = copies[citation.source].state
            found = (
                _judged(citation, matchers[citation.source])
                if state.paragraphs
                else None
            )
            node, _ = piece.at(("cites", index))
            yield CitationVerdict(
                claim=claim.id,
                source=citation.source,
                paragraph=citation.paragraph,
                terms=citation.evidence,
                verdict=_verdict(found, changed=state.changed),
                now=found.verdict if found and state.changed else None,
                missing=found.missing if found else (),
                elsewhere=found.elsewhere if found else (),
                line=node.line,
                column=node.column,
            )


def _verdict(found: _Found | None, *, changed: bool) -> Verdict:
    if found is None:
        return Verdict.UNCHECKED
    return Verdict.CHANGED if changed else found.verdict


def _judged(citation: Citation, matcher: Matcher) -> _Found:
    here, terms = citation.paragraph, citation.evidence
    lacking = [term for term in terms if not matcher.has(here, term)]
    if not lacking:
        return _Found(Verdict.FOUND)
    missing = tuple(
        Term(text=term, paragraphs=matcher.where(term, here)) for term in lacking
    )
    if elsewhere := matcher.together(terms, here):
        return _Found(Verdict.ELSEWHERE, missing, elsewhere)
    return _Found(
        Verdict.NOT_FOUND if len(lacking) == len(terms) else Verdict.PARTLY, missing
    )
