"""Claims -> who bears a number: a claim, and where its sources say so.

What a claim answers for is settled by the rules of evidence (`rules/support.py`); here it is
only asked, and told of which citation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from reporting.accounts.model import Account, CitedPlace, Ground
from reporting.evidence.facts.dates import PARTS, Date, Fact, find_time_facts
from reporting.evidence.facts.numbers import Numeral, find_values
from reporting.evidence.report.model import Report
from reporting.evidence.rules.support import ClaimSupport

_Terms = tuple[frozenset[Decimal], frozenset[Fact], CitedPlace]
"""The numbers and the dates in the terms of a citation, and where that is."""


class Bearers:
    """Who bears the numbers of a dossier.

    Args:
        support: what its claims support.
        report: what was found of their citations.
    """

    def __init__(self, support: ClaimSupport, report: Report) -> None:
        self.support = support
        self._verdicts: dict[tuple[str, int], str] = {}
        counted: dict[str, int] = {}
        for citation in report.citations:
            at = counted.get(citation.claim, 0)
            counted[citation.claim] = at + 1
            self._verdicts[citation.claim, at] = citation.verdict.value
        self._terms: dict[str, Sequence[_Terms]] = {}

    # -- numbers

    def find_claim(
        self, readings: Iterable[Numeral], claims: Iterable[str]
    ) -> str | None:
        """Return the first of some claims that gives a number, as it may be read."""
        read = list(readings)
        for claim in claims:
            numbers = self.support.find_facts(claim).numbers
            if any(numeral.is_borne(numbers) for numeral in read):
                return claim
        return None

    def account_number(
        self,
        readings: Sequence[Numeral],
        claims: Sequence[str],
        what: str = "",
    ) -> Account | None:
        """Return what claims say of a number; None where none of them gives it.

        Args:
            readings: the number, in each language that it may be read in.
            claims: those cited there, the nearest first.
            what: what else is to be told of it.
        """
        claim = self.find_claim(readings, claims)
        if claim:
            values = set(readings[0].list_values())
            values |= readings[0].parts
            places = self.find_places(claim, values)
            return Account(
                Ground.CLAIM,
                what,
                (claim,),
                places,
            )
        if any(one.is_borne(self.gather(claims)) for one in readings):
            return Account(
                Ground.CLAIM,
                what,
                tuple(claims),
            )
        return None

    def account_value(
        self,
        ground: Ground,
        values: Iterable[Decimal],
        claims: Sequence[str],
        what: str,
    ) -> Account:
        """Return the account of a value of data, with the first claim that gives it."""
        known = {abs(value).normalize() for value in values}
        for claim in claims:
            if known & self.support.find_facts(claim).numbers:
                return Account(
                    ground,
                    what,
                    (claim,),
                    self.find_places(claim, known),
                )
        return Account(ground, what)

    def gather(self, claims: Sequence[str]) -> set[Decimal]:
        """Return the numbers that some claims give between them."""
        known = frozenset(claims).intersection(self.support.claims)
        return self.support.list_numbers(known)

    # -- dates

    def account_date(
        self,
        date: Date,
        claims: Sequence[str],
        what: str = "",
    ) -> Account | None:
        """Return which claim gives a date: one that is cited there, or any other."""
        for claim in claims:
            facts = self.support.find_facts(claim)
            if date.is_known(facts.dates | facts.period_dates, PARTS):
                return self.account_claim(claim, date.every_fact, what)
        return None

    def account_facts(
        self,
        facts: Iterable[Fact],
        claims: Sequence[str],
        what: str,
    ) -> Account | None:
        """Return the first of some claims that gives all that a period states."""
        wanted = frozenset(facts)
        for claim in claims:
            if wanted <= self.support.find_facts(claim).dates:
                return self.account_claim(claim, wanted, what)
        return None

    def account_claim(
        self,
        claim: str,
        facts: frozenset[Fact],
        what: str,
    ) -> Account:
        """Return the account of a date that one claim gives."""
        places = self.find_places(claim, (), facts)
        return Account(Ground.CLAIM, what, (claim,), places)

    # -- citations

    def find_verdict(self, claim: str, at: int) -> str:
        """Return what was found of a citation of a claim, by its number from 0."""
        return self._verdicts.get((claim, at), "")

    def find_places(
        self,
        claim: str,
        values: Iterable[Decimal],
        facts: Iterable[Fact] = (),
    ) -> tuple[CitedPlace, ...]:
        """Return the citations of a claim whose terms give a number or a date; all, if none."""
        numbers = frozenset(values)
        dates = frozenset(facts)
        read = self.read_terms(claim)
        places: list[CitedPlace] = []
        for has_numbers, has_facts, place in read:
            if numbers & has_numbers or dates & has_facts:
                places.append(place)
        return tuple(places or [place for _, _, place in read])

    def read_terms(self, claim: str) -> Sequence[_Terms]:
        """Return what the citations of a claim give; read once."""
        if claim not in self._terms:
            self._terms[claim] = list(self.list_terms(claim))
        return self._terms[claim]

    def list_terms(self, claim: str) -> Iterable[_Terms]:
        """Yield what the terms of each citation of a claim give."""
        support = self.support
        for at, cite in enumerate(support.claims[claim].cites):
            tongue = support.name_source_language(cite.source)
            order = support.find_order(cite.source)
            numbers: set[Decimal] = set()
            facts: set[Fact] = set()
            for term in cite.evidence:
                numbers |= find_values(term, tongue)
                facts |= find_time_facts(
                    term,
                    tongue,
                    order,
                )
            verdict = self.find_verdict(claim, at)
            words = cite.cell.text if cite.cell else f"¶ {cite.paragraph}"
            place = CitedPlace(cite.source, words, verdict)
            yield frozenset(numbers), frozenset(facts), place
