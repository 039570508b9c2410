"""Verdicts and the warnings that are accepted -> verdicts that know why they are let be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reporting.content.parsed import ParsedContent
from reporting.errors import AcceptedProblem
from reporting.evidence.report.model import CitationVerdict, Verdict
from reporting.record import replace

_Place = tuple[int, int]


def accept_verdicts(
    parsed: ParsedContent,
    verdicts: Iterable[CitationVerdict],
    accepted: Sequence[AcceptedProblem],
) -> tuple[CitationVerdict, ...]:
    """Return verdicts, each with the reason where it is let be.

    Args:
        parsed: the content.
        verdicts: on its citations.
        accepted: what is let be of citations, and of sources that are absent or have changed.
    """
    if not accepted:
        return tuple(verdicts)
    by_place: dict[_Place, str] = {}
    for each in accepted:
        place = (each.problem.line, each.problem.column)
        by_place[place] = each.why
    by_source = find_accepted_sources(parsed, accepted)
    found: list[CitationVerdict] = []
    for verdict in verdicts:
        why = find_reason(verdict, by_place, by_source)
        found.append(replace(verdict, accepted=why) if why else verdict)
    return tuple(found)


def find_accepted_sources(
    parsed: ParsedContent,
    accepted: Sequence[AcceptedProblem],
) -> Mapping[str, str]:
    """Return the sources whose state is let be, by their ids, each with the reason."""
    whys: dict[str, str] = {}
    for each in accepted:
        piece, _, _ = each.problem.where.rpartition(".")
        whys[piece] = each.why
    return {
        source.id: whys[piece.where]
        for piece, source in parsed.sources
        if piece.where in whys
    }


def find_reason(
    verdict: CitationVerdict,
    by_place: Mapping[_Place, str],
    by_source: Mapping[str, str],
) -> str:
    """Return why a verdict is let be; nothing where it is not, or need not.

    Args:
        verdict: on a citation.
        by_place: the reasons of what stands at a place.
        by_source: the reasons of what is said of a source.
    """
    if verdict.verdict is Verdict.FOUND:
        return ""
    own = by_place.get((verdict.line, verdict.column), "")
    is_open = verdict.verdict in {Verdict.UNCHECKED, Verdict.CHANGED}
    is_borne = verdict.now in {None, Verdict.FOUND}
    if is_open and is_borne:
        return own or by_source.get(verdict.source, "")
    return own
