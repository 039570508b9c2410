"""Claims with their citations -> how sure each may be called at most, and why.

The rules are few: where claims disagree, both are disputed; where every source calls the matter
unconfirmed, so does the dossier; `confirmed` takes a party that confirms, or two independent
sources. What is printed is the status by rule; the curator may be more careful than the rules.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeVar

from reporting.content.model import BODIES, Claim, Content, Entity, EntityKind, Status
from reporting.content.parsed import Located, ParsedContent
from reporting.content.soundness import has_broken, knows_all_of
from reporting.content.source_model import Source
from reporting.errors import Problem
from reporting.evidence.facts.names import Names
from reporting.evidence.report.wording import quote_words
from reporting.i18n import find_catalogue, load_language
from reporting.record import Record, replace

T = TypeVar("T")

PARTIES = BODIES | {EntityKind.PERSON}
"""Kinds of entity that can confirm what concerns them."""

_CONFIRM = (
    "a party among `by` must be named in the terms, "
    "or two sources that do not quote each other must say so"
)


class StatusRuling(Record, frozen=True):
    """The most that the rules let a claim be called, and why not what the curator wrote."""

    status: Status
    why: str
    hint: str


class StatusRules:
    """All that the status of a claim depends on.

    Args:
        claims: all of them.
        sources: what they cite.
        entities: who may confirm them.
        natures: by its name the bundled kind whose rules each kind of entity has.
    """

    def __init__(
        self,
        claims: Iterable[Claim],
        sources: Iterable[Source],
        entities: Iterable[Entity],
        natures: Mapping[str, EntityKind],
    ) -> None:
        self._natures = natures
        self._entities = {entity.id: entity for entity in entities}
        cited = tuple(sources)
        self._quotes = {source.id: source.quotes for source in cited}
        self._languages = {source.id: source.language for source in cited}
        self._names = Names(self._entities.values(), natures)
        self._opponents = find_opponents(claims)

    def rule(self, claim: Claim) -> StatusRuling | None:
        """Return what a claim's status must come down to; None where it may stand."""
        if claim.status not in {Status.CONFIRMED, Status.REPORTED}:
            return None
        opponents = self._opponents.get(claim.id)
        if opponents:
            verb = "disagrees" if len(opponents) == 1 else "disagree"
            why = f"{quote_words(opponents)} {verb} with it"
            return StatusRuling(
                Status.DISPUTED,
                why,
                f"write `{Status.DISPUTED}`",
            )
        if all(cite.hedge for cite in claim.cites):
            why = "every source cited calls the matter unconfirmed (`hedge`)"
            hint = f"write `{Status.UNCONFIRMED}`, or cite who confirms it"
            return StatusRuling(Status.UNCONFIRMED, why, hint)
        if claim.status is Status.REPORTED:
            return None
        if self.is_confirmed_by_party(claim) or self.has_independent_sources(claim):
            return None
        why = (
            "no party to it is cited as confirming it, and its sources come down to one"
        )
        hint = f"write `{Status.REPORTED}`; {_CONFIRM}"
        return StatusRuling(Status.REPORTED, why, hint)

    def apply(self, claim: Claim) -> Claim:
        """Return a claim with no status surer than the rules let it be."""
        ruling = self.rule(claim)
        if ruling is None:
            return claim
        return replace(claim, status=ruling.status)

    def find_doubt(self, claim: Claim) -> tuple[str, str] | None:
        """Return what a status says that nothing in the claim bears out, with the cure."""
        if claim.status is Status.DISPUTED and claim.id not in self._opponents:
            message = "is disputed, and no claim disagrees with it"
            return message, "name who contradicts it under `disagrees_with`"
        is_hedged = any(cite.hedge for cite in claim.cites)
        if claim.status is Status.UNCONFIRMED and not is_hedged:
            message = "is unconfirmed, and no source cited calls it so"
            hint = (
                "give the citation `hedge`: the words by which the source itself "
                "calls it unconfirmed"
            )
            return message, hint
        return None

    def is_confirmed_by_party(self, claim: Claim) -> bool:
        """Whether a party to it is among those who say so, and is named where they do."""
        parties: set[str] = set()
        for speaker in claim.by:
            if not isinstance(speaker, str):
                continue
            entity = self._entities.get(speaker)
            if entity is None or entity.press:
                continue
            if self._natures.get(entity.kind) in PARTIES:
                parties.add(entity.id)
        if not parties:
            return False
        for cite in claim.cites:
            for term in () if cite.hedge else cite.terms:
                if not parties.isdisjoint(self._find_named(term, cite.source)):
                    return True
        return False

    def _find_named(self, term: str, source: str) -> set[str]:
        """Return the ids of those whom a term names, in any case of its language."""
        names = set(self._names.find_entities(term))
        catalogue = find_catalogue(self._languages.get(source, ""))
        if catalogue and load_language(catalogue).names_inflect:
            names |= self._names.find_inflected(term)
        return {name.partition(" ")[0] for name in names}

    def has_independent_sources(self, claim: Claim) -> bool:
        """Whether two of the sources cited pass on nothing in common."""
        origins = []
        for cite in claim.cites:
            if not cite.hedge:
                origins.append(self.list_origins(cite.source))
        return any(one.isdisjoint(other) for one in origins for other in origins)

    def list_origins(self, source: str) -> set[str]:
        """Return a source with all that it passes on, at first or at second hand."""
        origins: set[str] = set()
        unread = [source]
        while unread:
            name = unread.pop()
            if name not in origins:
                origins.add(name)
                unread.extend(self._quotes.get(name, ()))
        return origins


def find_opponents(claims: Iterable[Claim]) -> Mapping[str, tuple[str, ...]]:
    """Return for each claim those it disagrees with; said of one, it holds of both."""
    found: dict[str, dict[str, None]] = {}
    for claim in claims:
        for other in claim.disagrees_with:
            found.setdefault(claim.id, {})[other] = None
            found.setdefault(other, {})[claim.id] = None
    return {name: tuple(others) for name, others in found.items()}


def list_values(located: Located[T]) -> list[T]:
    """Return the values of some pieces without the pieces."""
    return [value for _, value in located]


def check_status(parsed: ParsedContent) -> Iterator[Problem]:
    """Yield a warning for every claim that is called surer than the rules allow, or oddly."""
    if has_broken(parsed, "claims", "sources", "entities"):
        return  # who disagrees with a broken claim, or who says so, is not known
    known = parsed.list_ids("sources", "entities")
    if not all(knows_all_of(parsed, claim, known) for _, claim in parsed.claims):
        return
    rules = StatusRules(
        list_values(parsed.claims),
        list_values(parsed.sources),
        list_values(parsed.entities),
        parsed.natures,
    )
    for piece, claim in parsed.claims:
        ruling = rules.rule(claim)
        doubt = rules.find_doubt(claim)
        if ruling:
            message = (
                f"`{claim.id}` is printed as {ruling.status}, "
                f"not {claim.status}: {ruling.why}"
            )
            yield parsed.warning(
                piece,
                ("status",),
                message,
                ruling.hint,
                code="W516",
            )
        elif doubt:
            message, hint = doubt
            yield parsed.warning(
                piece,
                ("status",),
                f"`{claim.id}` {message}",
                hint,
                code="W517",
            )


def apply_status_rules(content: Content) -> Content:
    """Return a content in which no claim is called surer than the rules let it be."""
    claims = rule_claims(
        content.claims,
        content.sources,
        content.entities,
        content.natures,
    )
    if claims == content.claims:
        return content
    return replace(content, claims=claims)


def rule_claims(
    claims: Collection[Claim],
    sources: Iterable[Source],
    entities: Iterable[Entity],
    natures: Mapping[str, EntityKind],
) -> tuple[Claim, ...]:
    """Return claims with no status surer than the rules let it be.

    Args:
        claims: all of them.
        sources: what they cite.
        entities: who may confirm them.
        natures: by its name the bundled kind whose rules each kind of entity has.
    """
    rules = StatusRules(claims, sources, entities, natures)
    return tuple(map(rules.apply, claims))
