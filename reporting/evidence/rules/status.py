"""Claims with their citations -> how sure each may be called at most, and why.

The rules are few: where claims disagree, both are disputed; where every source calls the matter
unconfirmed, so does the dossier; `confirmed` takes a party that confirms, or two independent
sources. What is printed is the status by rule; the curator may be more careful than the rules.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from reporting.content.model import Claim, Content, Entity, EntityKind, Source, Status
from reporting.content.parsed import ParsedContent
from reporting.errors import Problem
from reporting.evidence.facts.names import Names
from reporting.record import Record

PARTIES = frozenset({EntityKind.PERSON, EntityKind.COMPANY, EntityKind.UNION})
"""Kinds of entity that can confirm what concerns them."""

_CONFIRM = "a party among `by` must be named in the terms, or two sources that do not quote each other must say so"


class StatusRuling(Record, frozen=True):
    """The most that the rules let a claim be called, and why it is not what the curator wrote."""

    status: Status
    why: str
    hint: str


class Register:
    """All that the status of a claim depends on.

    Args:
        claims: all of them.
        sources: what they cite.
        entities: who may confirm them.
    """

    def __init__(
        self,
        claims: Iterable[Claim],
        sources: Iterable[Source],
        entities: Iterable[Entity],
    ) -> None:
        self._entities = {entity.id: entity for entity in entities}
        self._quotes = {source.id: source.quotes for source in sources}
        self._names = Names(self._entities.values())
        self._against = find_opponents(claims)

    def ruling(self, claim: Claim) -> StatusRuling | None:
        """Return what a claim's status must come down to; None where it may stand as it is written."""
        sure = claim.status in {Status.CONFIRMED, Status.REPORTED}
        if sure and (others := self._against.get(claim.id)):
            listed = ", ".join(f"`{other}`" for other in others)
            why = f"{listed} {'disagrees' if len(others) == 1 else 'disagree'} with it"
            return StatusRuling(Status.DISPUTED, why, f"write `{Status.DISPUTED}`")
        if sure and all(cite.hedge for cite in claim.cites):
            why = "every source cited calls the matter unconfirmed (`hedge`)"
            return StatusRuling(
                Status.UNCONFIRMED,
                why,
                f"write `{Status.UNCONFIRMED}`, or cite who confirms it",
            )
        if (
            claim.status is Status.CONFIRMED
            and not self._party(claim)
            and not self._independent(claim)
        ):
            why = "no party to it is cited as confirming it, and its sources come down to one"
            return StatusRuling(
                Status.REPORTED, why, f"write `{Status.REPORTED}`; {_CONFIRM}"
            )
        return None

    def doubt(self, claim: Claim) -> tuple[str, str] | None:
        """Return what a status says that nothing in the claim bears out, with the cure."""
        if claim.status is Status.DISPUTED and claim.id not in self._against:
            return (
                "is disputed, and no claim disagrees with it",
                "name who contradicts it under `disagrees_with`",
            )
        if claim.status is Status.UNCONFIRMED and not any(
            cite.hedge for cite in claim.cites
        ):
            hint = "give the citation `hedge`: the words by which the source itself calls it unconfirmed"
            return "is unconfirmed, and no source cited calls it so", hint
        return None

    def _party(self, claim: Claim) -> bool:
        """Whether somebody who is party to it is among those who say so, and is named where they do."""
        by = {who for who in claim.by if isinstance(who, str) and who in self._entities}
        parties = {
            who
            for who in by
            if self._entities[who].kind in PARTIES and not self._entities[who].press
        }
        named = (
            self._names.found(term)
            for cite in claim.cites
            if not cite.hedge
            for term in cite.terms
        )
        return any(
            parties & {name.partition(" ")[0] for name in found} for found in named
        )

    def _independent(self, claim: Claim) -> bool:
        """Whether two of the sources cited pass on nothing in common."""
        voices = [self._voices(cite.source) for cite in claim.cites if not cite.hedge]
        return any(one.isdisjoint(other) for one in voices for other in voices)

    def _voices(self, source: str) -> set[str]:
        """Return a source with all that it passes on, at first or at second hand."""
        found, new = set[str](), [source]
        while new:
            name = new.pop()
            if name not in found:
                found.add(name)
                new += self._quotes.get(name, ())
        return found


def find_opponents(claims: Iterable[Claim]) -> Mapping[str, tuple[str, ...]]:
    """Return for each claim those it disagrees with; said of one, it holds of both."""
    found: dict[str, dict[str, None]] = {}
    for claim in claims:
        for other in claim.disagrees_with:
            found.setdefault(claim.id, {})[other] = None
            found.setdefault(other, {})[claim.id] = None
    return {name: tuple(others) for name, others in found.items()}


def check_status(draft: ParsedContent) -> Iterator[Problem]:
    """Yield a warning for every claim that is called surer than the rules let it be, or oddly."""
    pieces = draft.values("claims")
    claims, sources, entities = (
        [value for _, value in draft.values(kind)] for kind in _KINDS
    )
    if len(claims) < len(draft.ids("claims")):
        return  # who disagrees with a broken claim is not known
    register = Register(claims, sources, entities)
    for piece, claim in pieces:
        if ruling := register.ruling(claim):
            message = f"`{claim.id}` is printed as {ruling.status}, not {claim.status}: {ruling.why}"
            yield draft.warning(piece, ("status",), message, ruling.hint)
        elif doubt := register.doubt(claim):
            message, hint = doubt
            yield draft.warning(piece, ("status",), f"`{claim.id}` {message}", hint)


_KINDS = ("claims", "sources", "entities")


def apply_status_rules(content: Content) -> Content:
    """Return a content in which no claim is called surer than the rules let it be."""
    claims = rule_claims(content.claims, content.sources, content.entities)
    return (
        content
        if claims == content.claims
        else content.model_copy(update={"claims": claims})
    )


def rule_claims(
    claims: Collection[Claim], sources: Iterable[Source], entities: Iterable[Entity]
) -> tuple[Claim, ...]:
    """Return claims with no status surer than the rules let it be.

    Args:
        claims: all of them.
        sources: what they cite.
        entities: who may confirm them.
    """
    register = Register(claims, sources, entities)
    return tuple(
        claim.model_copy(update={"status": ruling.status})
        if (ruling := register.ruling(claim))
        else claim
        for claim in claims
    )
