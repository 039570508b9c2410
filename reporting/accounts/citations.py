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
_BETWEEN = " ,;·、،"
"""What stands between the name of a source and its date."""
_NUMBERS = re.compile(r"(?<=\S )\(\d[\d, –-]*\)")
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
        self.by_path: dict[str, Evidence] = {}
        """By where the claim is written."""
        self.sources: dict[str, str] = {}
        """Ids of sources by their numbers and by themselves."""
        self.by_place: dict[str, dict[tuple[str, str], CitationLine]] = defaultdict(
            dict
        )
        self.named: dict[tuple[str, str], CitationLine] = {}
        """Citations by what they call a source and its date."""
        for source in plan.sources:
            self.sources[str(source.number)] = source.id
            self.sources[source.id] = source.id
        for entry in plan.claims:
            proof = entry.evidence
            self.claims[str(proof.number)] = proof
            if proof.origin:
                self.by_path[proof.origin.path] = proof
            for line in proof.citations:
                place = line.place.translate(_SPACES)
                self.by_place[place][line.short, line.date] = line
                (_, name), (_, date), _ = list_parts(line)
                self.named.setdefault((name, date), line)
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
        self,
        proof: Evidence,
        text: str,
        spotted: Spotted,
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
        start = 0
        for at, line in enumerate(proof.citations):
            for part, words in list_parts(line):
                begin = plain.find(words, start)
                if begin < 0:
                    continue
                start = begin + len(words)
                if begin <= spotted.start < start:
                    return self._account_part(
                        line,
                        part,
                        (proof.claim,),
                        at,
                    )
        return None

    def account_cited(
        self,
        text: str,
        spotted: Spotted,
        link: str,
    ) -> Account | None:
        """Return which place of which source a number in a text is.

        Args:
            text: that names sources.
            spotted: a number in it.
            link: where it leads; empty for nowhere.
        """
        plain = text.translate(_SPACES)
        places = list(self._place.finditer(plain))
        for match in places:
            if match.start() <= spotted.start < match.end():
                return self.account_place(plain, match, link)
        for name, line in self.named.items():
            if name[0] in plain:
                found = self.account_name(plain, spotted, *name, line)
                if found:
                    return found
        for match in _NUMBERS.finditer(plain):
            if match.start() < spotted.start < match.end():
                return self.account_mark(normalise(spotted.text))
        return None

    def account_name(
        self,
        text: str,
        spotted: Spotted,
        name: str,
        date: str,
        line: CitationLine,
    ) -> Account | None:
        """Return that a number is part of a source's name, or of its date behind that.

        Args:
            text: that names the source.
            spotted: a number in it.
            name: of the source, as it is printed.
            date: likewise.
            line: a citation of the source.
        """
        for part, words in (("name", name), ("date", date)):
            first = max(0, spotted.stop - len(words))
            last = spotted.start + len(words)
            at = text.find(words, first, last)
            before = text[: max(at, 0)].rstrip(_BETWEEN)
            if at >= 0 and (part == "name" or before.endswith(name)):
                return self._account_part(line, part, ())
        return None

    def account_place(
        self,
        text: str,
        match: re.Match[str],
        link: str,
    ) -> Account | None:
        """Return the source before a place, or that it leads to, which is cited there."""
        known = self.by_place.get(match[0])
        if not known:
            return None
        target = _SOURCE.fullmatch(link)
        nearest = -1
        found: CitationLine | None = None
        for line in known.values():
            at = text.rfind(
                line.short.translate(_SPACES),
                0,
                match.start(),
            )
            if target and self.sources.get(target[1]) == self.sources[str(line.source)]:
                at = len(text)
            if at > nearest or found is None:
                found = line
                nearest = at
        if found is None:
            return None
        return self._account_part(
            found,
            "place",
            (),
        )

    def _account_part(
        self,
        line: CitationLine,
        part: str,
        claims: tuple[str, ...],
        at: int = 0,
    ) -> Account:
        """Return what a part of a citation is: the name or the date of a source, or a place."""
        source = self.sources[str(line.source)]
        if part != "place":
            return Account(
                Ground.SOURCE,
                f"{source} · {part}",
                claims,
            )
        place = line.place.translate(_SPACES)
        verdict = self.bearers.find_verdict(claims[0], at) if claims else ""
        cited = CitedPlace(
            source,
            place,
            verdict,
        )
        return Account(
            Ground.SOURCE,
            f"{source} {place}",
            claims,
            (cited,),
        )


def list_parts(line: CitationLine) -> tuple[tuple[str, str], ...]:
    """Return what a citation is made of, each part with what it is called."""
    return (
        ("name", line.short.translate(_SPACES)),
        ("date", line.date.translate(_SPACES)),
        ("place", line.place.translate(_SPACES)),
    )
