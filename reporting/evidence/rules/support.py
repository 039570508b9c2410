"""Claims -> claim support: the numbers and the dates that each of them answers for.

A claim supports what its own text says, what the terms of its citations say, and the figures
that are said to rest on it. Dates it supports also by the dates of the sources it cites.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from reporting.content.model import Claim, Figure
from reporting.content.parsed import ParsedContent
from reporting.content.soundness import find_unsure_claims
from reporting.content.source_model import Source
from reporting.content.values import EVERY
from reporting.evidence.facts.dates import Fact, find_time_facts, list_time_facts
from reporting.evidence.facts.numbers import find_values
from reporting.evidence.rules.status import list_values, rule_claims
from reporting.i18n import Tongue
from reporting.record import MutableRecord, field


class SupportedFacts(MutableRecord):
    """What one claim answers for, by where that stands."""

    text_numbers: set[Decimal] = field(default_factory=set)
    text_dates: set[Fact] = field(default_factory=set)
    term_numbers: set[Decimal] = field(default_factory=set)
    """In the terms of its citations."""
    term_dates: set[Fact] = field(default_factory=set)
    """In its terms, and when its sources appeared."""
    figure_numbers: set[Decimal] = field(default_factory=set)
    """Values and changes of the figures that rest on it."""
    period_numbers: set[Decimal] = field(default_factory=set)
    """Years and days in the periods of these figures."""
    period_dates: set[Fact] = field(default_factory=set)
    """What these periods state."""

    @property
    def numbers(self) -> set[Decimal]:
        """Every number that it supports."""
        return self.text_numbers | self.term_numbers | self.figure_numbers

    @property
    def dates(self) -> set[Fact]:
        """Every date that it supports."""
        return self.text_dates | self.term_dates


class ClaimSupport:
    """What the claims of a dossier support.

    Args:
        parsed: the dossier; of broken claims nothing is known, nor of those on which something
            broken rests.
    """

    def __init__(self, parsed: ParsedContent) -> None:
        self._parsed = parsed
        unsure = find_unsure_claims(parsed)
        self.claims: dict[str, Claim] = {}
        for _, claim in parsed.claims:
            if claim.id not in unsure:
                self.claims[claim.id] = claim
        self.sources: dict[str, Source] = {}
        for _, source in parsed.sources:
            self.sources[source.id] = source
        self._facts: dict[str, SupportedFacts] = defaultdict(SupportedFacts)
        self._numbers: dict[frozenset[str], set[Decimal]] = {}
        self._read_texts()
        for claim in self.claims.values():
            self._read_terms(claim)
        for _, figure in parsed.figures:
            self._read_figure(figure)

    # -- languages

    @cached_property
    def languages(self) -> Mapping[str, Tongue]:
        """The dossier's languages that have a catalogue by their codes, the default first."""
        known = self._parsed.catalogues
        codes = []
        for code in self._parsed.languages:
            if code in known.codes:
                codes.append(code)
        return {code: known.name(code) for code in codes or known.codes[:1]}

    @property
    def default_language(self) -> Tongue:
        """The language in which words that are the same in all are read."""
        return next(iter(self.languages.values()))

    def name_source_language(self, source: str) -> Tongue:
        """Return by what a source is read; one that is unknown in the default language."""
        found = self.sources.get(source)
        if found is None:
            return self.default_language
        return self._parsed.catalogues.name(found.language)

    def list_reading_languages(self, code: str) -> Sequence[Tongue]:
        """Return the languages whose way of writing numbers a text follows.

        Args:
            code: its language, or `*` where it is the same in all.
        """
        if code == EVERY:
            return list(self.languages.values())
        if code in self.languages:
            return [self.languages[code]]
        return []

    # -- what is supported

    def find_facts(self, claim: str) -> SupportedFacts:
        """Return what a claim answers for; of an unknown claim, nothing."""
        return self._facts[claim]

    def list_numbers(self, claims: frozenset[str]) -> set[Decimal]:
        """Return the numbers that some claims support between them."""
        if claims not in self._numbers:
            numbers: set[Decimal] = set()
            for claim in claims:
                numbers |= self._facts[claim].numbers
            self._numbers[claims] = numbers
        return self._numbers[claims]

    def list_dates(self, claims: Iterable[str]) -> set[Fact]:
        """Return the dates that some claims support between them."""
        dates: set[Fact] = set()
        for claim in claims:
            dates |= self._facts[claim].dates
        return dates

    def find_claim(self, number: Decimal) -> str | None:
        """Return the first claim that supports a number."""
        return self._claims_by_number.get(number)

    @cached_property
    def _claims_by_number(self) -> Mapping[Decimal, str]:
        claims: dict[Decimal, str] = {}
        for claim in self.claims:
            for number in self.list_numbers(frozenset({claim})):
                claims.setdefault(number, claim)
        return claims

    @cached_property
    def claims_by_rule(self) -> Sequence[Claim]:
        """The claims, with no status surer than the rules let it be."""
        entities = list_values(self._parsed.entities)
        return rule_claims(
            self.claims.values(),
            self.sources.values(),
            entities,
            self._parsed.natures,
        )

    def list_source_dates(self, source: str) -> frozenset[Fact]:
        """Return when a source appeared; of a date that is inferred, only the year."""
        found = self.sources.get(source)
        if found and found.published:
            return list_time_facts(found.published)
        years: set[Fact] = set()
        if found and found.undated:
            for code, text in found.undated.inferred.by_language.items():
                language = self.languages.get(code, self.default_language)
                for fact in find_time_facts(text, language):
                    if fact[0] in {"year", "decade"}:
                        years.add(fact)
        return frozenset(years)

    def find_order(self, source: str) -> str:
        """Return what a source says of the order of its dates in digits, if anything."""
        found = self.sources.get(source)
        return (found.dates or "") if found else ""

    # -- reading

    def _read_texts(self) -> None:
        for written in self._parsed.texts:
            claim = written.piece.id
            if (
                written.piece.kind != "claims"
                or written.field != ("text",)
                or not claim
            ):
                continue
            facts = self._facts[claim]
            words = written.plain_words
            for code in self.list_reading_languages(written.language):
                facts.text_numbers |= find_values(words, code)
                facts.text_dates |= find_time_facts(words, code)

    def _read_terms(self, claim: Claim) -> None:
        facts = self._facts[claim.id]
        for cite in claim.cites:
            language = self.name_source_language(cite.source)
            order = self.find_order(cite.source)
            for term in cite.evidence:
                facts.term_numbers |= find_values(term, language)
                facts.term_dates |= find_time_facts(term, language, order)
            facts.term_dates |= self.list_source_dates(cite.source)

    def _read_figure(self, figure: Figure) -> None:
        facts = self._facts[figure.claim]
        for value in (figure.value, figure.stated_change):
            if value is not None:
                number = abs(value).normalize()
                facts.figure_numbers.add(number)
        if figure.period:
            for period in (figure.period, figure.period.until):
                if period:
                    year = Decimal(abs(period.year))
                    day = Decimal(period.day or 0)
                    facts.period_numbers |= {year, day}
            facts.period_dates |= list_time_facts(figure.period)
