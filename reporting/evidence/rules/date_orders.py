"""Claims and the terms of their citations -> the sources that must say how they order dates.

`5/6/2025` is the 5th of June or the 6th of May. Where the language of a source does not tell,
as English does not without a country, and a claim rests on such a date, the source is asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from reporting.content.model import Claim
from reporting.content.parsed import ParsedContent
from reporting.errors import Problem
from reporting.evidence.facts.dates import Date, Fact, find_dates
from reporting.evidence.report.wording import describe_two_readings
from reporting.evidence.rules.support import ClaimSupport


def check_date_orders(
    parsed: ParsedContent,
    support: ClaimSupport,
) -> Iterator[Problem]:
    """Yield a warning for each source whose dates in digits can be read in two ways.

    Args:
        parsed: the dossier.
        support: what its claims support.
    """
    doubts: dict[str, str] = {}
    for _, claim in parsed.claims:
        for source_id, date, term in list_dates(claim, support):
            if not date.is_ambiguous:
                continue
            days = list_days(claim, support)
            if not days.isdisjoint(date.every_fact):
                doubts.setdefault(source_id, date.cut_from(term))
    for piece, source in parsed.sources:
        if source.id in doubts:
            message, hint = describe_two_readings(doubts[source.id], source.id)
            yield parsed.warning(
                piece,
                ("language",),
                message,
                hint,
                code="W560",
            )


def list_days(claim: Claim, support: ClaimSupport) -> set[Fact]:
    """Return the days that a claim speaks of."""
    facts = support.find_facts(claim.id)
    return {fact for fact in facts.text_dates | facts.period_dates if fact[0] == "day"}


def list_dates(claim: Claim, support: ClaimSupport) -> Iterator[tuple[str, Date, str]]:
    """Yield the dates in the terms of a claim, each with its source and its term."""
    for cite in claim.cites:
        source = support.sources.get(cite.source)
        if source is None:
            continue
        for term in cite.evidence:
            for date in find_dates(term, source.language, source.dates or ""):
                yield cite.source, date, term
