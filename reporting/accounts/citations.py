"""A plan -> which words of a text name a source, a place in it, or a claim by its number."""

from __future__ import annotations

import re
from collections import defaultdict

from reporting.accounts.bearers import Bearers
from reporting.accounts.model import Account, CitedPlace, Ground
from reporting.accounts.phrases import compile_phrase
from reporting.accounts.spotting import Spotted, normalise
from reporting.patterns import match_any
from reporting.plan.model import DossierPlan
from reporting.plan.words import CitationLine, Evidence

_SOURCE = re.compile(r"#source-(.+)")
_NUMBERS = re.compile(r"(?<=\d )\(\d[\d, –-]*\)")
"""The claims behind a place in a source: `(12, 14)`, `(17–19)`."""
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})


class Citations:
    """The claims and citations of a plan, by what is printed of them.

    Args:
        plan: in one language.
        bearers: who knows what was found of them.
    """

    def __init__(self, plan: DossierPlan, bearers: Bearers) -> None:
        self.bearers = bearers
        self.claims: dict[str, Evidence] = {}
        """By the number that is printed."""
        self.sources: dict[str, str] = {}
        """Ids of sources by their numbers and by themselves."""
        self.by_place: dict[str, dict[tuple[str, str], CitationLine]] = defaultdict(
            dict
        )
        self.dates: dict[str, CitationLine] = {}
        self.shorts: dict[str, str] = {}
        for source in plan.sources:
            self.sources[str(source.number)] = source.id
            self.sources[source.id] = source.id
        for entry in plan.claims:
            proof = entry.evidence
            self.claims[str(proof.number)] = proof
            for line in proof.citations:
                place = line.place.translate(_SPACES)
                self.by_place[place][line.short, line.date] = line
                self.dates[normalise(line.date)] = line
                self.shorts[line.short] = self.sources[str(line.source)]
        phrase = plan.language.phrases["paragraph"].other
        pattern = compile_phrase(phrase).pattern.replace(".+?", r"\d+")
        counted = pattern.removesuffix(r"\W*").removeprefix(r"\s*")
        cells = [place for place in self.by_place if not re.fullmatch(counted, place)]
        self._place = re.compile(f"{counted}|{match_any(cells)}")

    def account_mark(self, digits: str) -> Account | None:
        """Return that digits are the number of a claim, if there is such a one."""
        proof = self.claims.get(digits)
        return Account(Ground.MARK, claims=(proof.claim,)) if proof else None

    def account_note(
        self, proof: Evidence, text: str, spotted: Spotted
    ) -> Account | None:
        """Return what a number of the evidence of a claim is.

        Args:
            proof: the evidence.
            text: of the note.
            spotted: a number in it.
        """
        digits = normalise(spotted.text)
        if digits == str(proof.number) and spotted.start == len(text) - len(
            text.lstrip()
        ):
            return self.account_mark(digits)
        plain = text.translate(_SPACES)
        for at, line in enumerate(proof.citations):
            begin = plain.find(line.text.translate(_SPACES))
            offset = spotted.start - begin
            if begin >= 0 and 0 <= offset < len(line.text):
                return self._account_line(line, offset, (proof.claim,), at)
        return None

    def account_cited(self, text: str, spotted: Spotted, link: str) -> Account | None:
        """Return which place of which source a number in a text is.

        Args:
            text: that names sources.
            spotted: a number in it.
            link: where it leads; empty for nowhere.
        """
        plain = text.translate(_SPACES)
        for match in self._place.finditer(plain):
            if match.start() <= spotted.start < match.end():
                return self._account_place(plain, match, link)
        for match in _NUMBERS.finditer(plain):
            if match.start() < spotted.start < match.end():
                return self.account_mark(normalise(spotted.text))
        line = self.dates.get(normalise(spotted.text))
        if line and line.date.translate(_SPACES) in plain:
            source = self.sources[str(line.source)]
            return Account(Ground.SOURCE, f"{source} · date")
        for short, source in self.shorts.items():
            at = text.find(short)
            if 0 <= at <= spotted.start < at + len(short):
                return Account(Ground.SOURCE, f"{source} · name")
        return None

    def _account_place(
        self, text: str, match: re.Match[str], link: str
    ) -> Account | None:
        """Return the source before a place, or that it leads to, which is cited there."""
        known = self.by_place.get(match[0])
        if not known:
            return None
        target = _SOURCE.fullmatch(link)
        nearest = -1
        found: CitationLine | None = None
        for line in known.values():
            at = text.rfind(line.short.translate(_SPACES), 0, match.start())
            if target and self.sources.get(target[1]) == self.sources[str(line.source)]:
                at = len(text)
            if at > nearest or found is None:
                found = line
                nearest = at
        if found is None:
            return None
        return self._account_line(found, len(found.text) - 1, ())

    def _account_line(
        self,
        line: CitationLine,
        offset: int,
        claims: tuple[str, ...],
        at: int = 0,
    ) -> Account:
        """Return what of a citation stands at an offset of its words."""
        source = self.sources[str(line.source)]
        before = len(line.text) - len(line.place)
        if offset < before:
            part = "name" if offset < len(line.short) else "date"
            return Account(Ground.SOURCE, f"{source} · {part}", claims)
        place = line.place.translate(_SPACES)
        verdict = self.bearers.find_verdict(claims[0], at) if claims else ""
        cited = CitedPlace(source, place, verdict)
        return Account(Ground.SOURCE, f"{source} {place}", claims, (cited,))
