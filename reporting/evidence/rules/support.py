"""Claims -> the numbers and the dates that each of them answers for.

A claim bears what its own text says, what the terms of its citations say, and the figures
that are said to rest on it. Dates it bears also by the dates of the sources it cites.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from reporting.content.inline import join_plain_words
from reporting.content.model import Claim, Source
from reporting.content.parsed import ParsedContent
from reporting.content.values import EVERY
from reporting.evidence.facts.dates import Fact, find_time_facts, list_time_facts
from reporting.evidence.facts.numbers import find_values
from reporting.evidence.facts.statements import Statements, find_statements
from reporting.i18n import list_languages


class ClaimSupport:
    """What the claims of a draft bear.

    Args:
        draft: the dossier; of broken claims nothing is known.
    """

    def __init__(self, draft: ParsedContent) -> None:
        self._draft = draft
        self.claims: dict[str, Claim] = {
            claim.id: claim for _, claim in draft.values("claims")
        }
        self.sources: dict[str, Source] = {
            source.id: source for _, source in draft.values("sources")
        }
        self._codes: list[str] = [
            code for code in draft.languages if code in list_languages()
        ] or list(list_languages())[:1]
        self._said: dict[str, set[Decimal]] = defaultdict(set)
        self._dated: dict[str, set[Fact]] = defaultdict(set)
        self._read_texts()
        self.attested: dict[str, frozenset[Decimal]] = {}
        """By claim, the numbers that the terms of its citations hold."""
        self.attested_dates: dict[str, frozenset[Fact]] = {}
        """By claim, the dates that its terms and its sources hold."""
        for name, claim in self.claims.items():
            self._read_terms(name, claim)
        self._figures: dict[str, set[Decimal]] = defaultdict(set)
        self._periods: dict[str, set[Decimal]] = defaultdict(set)
        for _, figure in draft.values("figures"):
            values = (figure.value, figure.change)
            self._figures[figure.claim] |= {
                abs(v).normalize() for v in values if v is not None
            }
            if figure.period:
                self._periods[figure.claim] |= {
                    Decimal(figure.period.year),
                    Decimal(figure.period.day or 0),
                }

    def _read_texts(self) -> None:
        for written in self._draft.written:
            if (
                written.piece.kind != "claims"
                or written.field != ("text",)
                or not written.piece.id
            ):
                continue
            words = join_plain_words(written.runs)
            for code in self.read_as(written.language):
                self._said[written.piece.id] |= find_values(words, code)
                self._dated[written.piece.id] |= find_time_facts(words, code)

    def _read_terms(self, name: str, claim: Claim) -> None:
        numbers: set[Decimal] = set()
        dates: set[Fact] = set()
        for cite in claim.cites:
            code = (
                self.sources[cite.source].language
                if cite.source in self.sources
                else self.code
            )
            for term in cite.evidence:
                numbers |= find_values(term, code)
                dates |= find_time_facts(
                    term, code if code in list_languages() else self.code
                )
            dates |= self.source_dates(cite.source)
        self.attested[name], self.attested_dates[name] = (
            frozenset(numbers),
            frozenset(dates),
        )

    @property
    def code(self) -> str:
        """The dossier's first language, in which words that are the same in all are read."""
        return self._codes[0]

    def read_as(self, code: str) -> Sequence[str]:
        """Return the languages whose way of writing numbers a text follows."""
        return [known for known in self._codes if code in {known, EVERY}]

    def source_dates(self, source: str) -> frozenset[Fact]:
        """Return when a source says, or is inferred, to have appeared; of an inferred date only the year."""
        found = self.sources.get(source)
        if found and found.published:
            return list_time_facts(found.published)
        if found and found.undated:
            stated = (
                find_time_facts(text, self._code(lang))
                for lang, text in found.undated.inferred.by_language.items()
            )
            return frozenset(
                fact for facts in stated for fact in facts if fact[0] == "year"
            )
        return frozenset()

    def _code(self, code: str) -> str:
        return code if code in self._codes else self.code

    def numbers(
        self, claims: Iterable[str], *, with_figures: bool = True
    ) -> set[Decimal]:
        """Return the numbers that some claims bear between them."""
        found: set[Decimal] = set()
        for name in claims:
            found |= self._said[name] | self.attested.get(name, frozenset())
            if with_figures:
                found |= self._figures[name]
        return found

    def said(self, claim: str) -> set[Decimal]:
        """Return the numbers in a claim's own text."""
        return self._said[claim]

    def periods(self, claim: str) -> set[Decimal]:
        """Return the years and days of the periods of figures that rest on a claim."""
        return self._periods[claim]

    def stated(self, words: str) -> Statements:
        """Return what words of the dossier's first language state."""
        return find_statements(words, self.code)

    def dates(self, claims: Iterable[str]) -> set[Fact]:
        """Return the dates that some claims bear between them."""
        found: set[Fact] = set()
        for name in claims:
            found |= self._dated[name] | self.attested_dates.get(name, frozenset())
        return found

    def bearer(self, value: Decimal) -> str | None:
        """Return the first claim that bears a number."""
        return self._bearers.get(value)

    @cached_property
    def _bearers(self) -> Mapping[Decimal, str]:
        return {
            value: name
            for name in reversed(self.claims)
            for value in self.numbers((name,))
        }
