"""Claims -> claim support: the numbers and the dates that each of them answers for.

A claim supports what its own text says, what the terms of its citations say, and the figures
that are said to rest on it. Dates it supports also by the dates of the sources it cites.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any

from reporting.content.model import Claim, Figure
from reporting.content.parsed import LanguageText, ParsedContent
from reporting.content.periods import Period
from reporting.content.soundness import find_unsure_claims
from reporting.content.source_model import Source
from reporting.content.values import EVERY
from reporting.evidence.facts.dates import Fact, find_time_facts, list_time_facts
from reporting.evidence.facts.numbers import find_values
from reporting.evidence.rules.status import list_values, rule_claims
from reporting.i18n import Tongue
from reporting.memory import Memory

Reading = tuple[str, Tongue]
"""Words, and the language in which they are read."""
TermReading = tuple[str, Tongue, str]
"""A term, the language of its source, and the order of dates in digits there."""


class SupportedFacts:
    """What one claim answers for, by where that stands; read when it is asked for.

    Args:
        texts: what it says, in each of its languages.
        terms: of its citations.
        sources: when the sources appeared that it cites.
        values: of the figures that rest on it, and their changes.
        periods: of these figures.
    """

    def __init__(
        self,
        texts: Sequence[Reading] = (),
        terms: Sequence[TermReading] = (),
        sources: Sequence[frozenset[Fact]] = (),
        values: Sequence[Decimal | None] = (),
        periods: Sequence[Period | None] = (),
    ) -> None:
        self._texts = texts
        self._terms = terms
        self._sources = sources
        self._values = values
        self._periods = [period for period in periods if period]

    @cached_property
    def text_numbers(self) -> frozenset[Decimal]:
        """The numbers of its text."""
        found = [find_values(words, code) for words, code in self._texts]
        return frozenset().union(*found)

    @cached_property
    def text_dates(self) -> frozenset[Fact]:
        """The dates of its text."""
        found = [find_time_facts(words, code) for words, code in self._texts]
        return frozenset().union(*found)

    @cached_property
    def term_numbers(self) -> frozenset[Decimal]:
        """The numbers in the terms of its citations."""
        found = [find_values(term, code) for term, code, _ in self._terms]
        return frozenset().union(*found)

    @cached_property
    def term_dates(self) -> frozenset[Fact]:
        """The dates in its terms, and when its sources appeared."""
        found = [find_time_facts(*term) for term in self._terms]
        return frozenset().union(*found, *self._sources)

    @cached_property
    def figure_numbers(self) -> frozenset[Decimal]:
        """Values and changes of the figures that rest on it."""
        found = [value for value in self._values if value is not None]
        return frozenset([abs(value).normalize() for value in found])

    @cached_property
    def period_numbers(self) -> frozenset[Decimal]:
        """Years and days in the periods of these figures."""
        numbers: set[Decimal] = set()
        for period in self._periods:
            for each in (period, period.until):
                if each:
                    numbers |= {Decimal(abs(each.year)), Decimal(each.day or 0)}
        return frozenset(numbers)

    @cached_property
    def period_dates(self) -> frozenset[Fact]:
        """What these periods state."""
        return frozenset().union(*map(list_time_facts, self._periods))

    @cached_property
    def own_numbers(self) -> frozenset[Decimal]:
        """The numbers that it says itself, be it in the period of a figure."""
        return self.text_numbers | self.period_numbers

    @cached_property
    def own_dates(self) -> frozenset[Fact]:
        """The dates that it says itself, be it as the period of a figure."""
        return self.text_dates | self.period_dates

    @cached_property
    def numbers(self) -> frozenset[Decimal]:
        """Every number that it supports."""
        return self.text_numbers | self.term_numbers | self.figure_numbers

    @cached_property
    def dates(self) -> frozenset[Fact]:
        """Every date that it supports."""
        return self.text_dates | self.term_dates


_FACTS: Memory[tuple[Any, ...], SupportedFacts] = Memory(
    lambda said: SupportedFacts(*said)
)
"""What claims answer for, by all that it is read from."""


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
        self._facts: dict[str, SupportedFacts] = {}
        self._numbers: dict[frozenset[str], set[Decimal]] = {}

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
        """Return what a claim answers for; of an unknown claim, only its text and figures."""
        if claim not in self._facts:
            self._facts[claim] = self._gather(claim)
        return self._facts[claim]

    def list_numbers(self, claims: frozenset[str]) -> set[Decimal]:
        """Return the numbers that some claims support between them."""
        if claims not in self._numbers:
            numbers: set[Decimal] = set()
            for claim in claims:
                numbers |= self.find_facts(claim).numbers
            self._numbers[claims] = numbers
        return self._numbers[claims]

    def list_dates(self, claims: Iterable[str]) -> set[Fact]:
        """Return the dates that some claims support between them."""
        dates: set[Fact] = set()
        for claim in claims:
            dates |= self.find_facts(claim).dates
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

    def _gather(self, claim: str) -> SupportedFacts:
        """Return what is to be read of a claim."""
        texts: list[Reading] = []
        for written in self._claim_texts.get(claim, ()):
            for code in self.list_reading_languages(written.language):
                texts.append((written.plain_words, code))
        terms: list[TermReading] = []
        dates: list[frozenset[Fact]] = []
        known = self.claims.get(claim)
        for cite in known.cites if known else ():
            language = self.name_source_language(cite.source)
            order = self.find_order(cite.source)
            for term in cite.evidence:
                terms.append((term, language, order))
            dates.append(self.list_source_dates(cite.source))
        figures = self._figures.get(claim, ())
        values: list[Decimal | None] = []
        periods: list[Period | None] = []
        for figure in figures:
            values += [figure.value, figure.stated_change]
            periods.append(figure.period)
        said = (
            tuple(texts),
            tuple(terms),
            tuple(dates),
            tuple(values),
            tuple(periods),
        )
        return _FACTS[said]

    @cached_property
    def _claim_texts(self) -> Mapping[str, Sequence[LanguageText]]:
        """What each claim says, whether the claim is sound or not."""
        texts: defaultdict[str, list[LanguageText]] = defaultdict(list)
        for written in self._parsed.texts:
            piece = written.piece
            if piece.kind == "claims" and written.field == ("text",) and piece.id:
                texts[piece.id].append(written)
        return texts

    @cached_property
    def _figures(self) -> Mapping[str, Sequence[Figure]]:
        """The figures that rest on each claim."""
        figures: defaultdict[str, list[Figure]] = defaultdict(list)
        for _, figure in self._parsed.figures:
            figures[figure.claim].append(figure)
        return figures
