"""The clauses of a sentence, and its terms -> those that a claim takes over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reporting.evidence.sources.qualifying.clauses import BELOW, JOINED, Clause
from reporting.evidence.sources.qualifying.tagged import Tagged


def find_targets(
    sentence: Tagged,
    clauses: Sequence[Clause],
    taken: frozenset[int],
) -> frozenset[int]:
    """Return the clauses of the terms; of these, those whose other words the claim has.

    Args:
        sentence: the sentence.
        clauses: of it.
        taken: places of words that the claim has, too.
    """
    found = {find_clause(clauses, place) for place in sentence.held} - {-1}
    if sentence.quoted:
        return frozenset(found)
    sharing = found & {find_clause(clauses, place) for place in taken}
    held = Counter(find_clause(clauses, place) for place in sentence.starts)
    numbered = {
        find_clause(clauses, place)
        for place in sentence.held
        if sentence.forms[place][0].isdigit()
    }
    if numbered:
        sharing -= {
            at
            for at in sharing - numbered
            if clauses[at].kind == BELOW and at < min(numbered)
        }
    if sharing:
        none = {at for at in found if _counts_none(sentence, clauses[at])}
        none |= {at for at in found if _denies_term(sentence, clauses[at])}
        return frozenset(sharing | numbered | none)
    if numbered:
        found = {
            at
            for at in found
            if at in numbered
            or held[at] > 1
            or _counts_none(sentence, clauses[at])
            or _denies_term(sentence, clauses[at])
        }
    return frozenset(found)


def find_clause(clauses: Sequence[Clause], place: int) -> int:
    """Return the number of the clause of a word; -1 for a mark."""
    for at, clause in enumerate(clauses):
        if place in clause.places:
            return at
    return -1


def _counts_none(sentence: Tagged, clause: Clause) -> bool:
    """Whether a joined clause says that none of those before do: `but none came`."""
    if clause.kind != JOINED:
        return False
    for cue in sentence.cues:
        if cue.kind == "negation" and cue.start in clause.places:
            words = [sentence.forms[at] for at in cue.places]
            return bool(sentence.lists.totals.find(words))
    return False


def _denies_term(sentence: Tagged, clause: Clause) -> bool:
    """Whether a joined clause denies what a term says that stands only there."""
    held = [at for at in clause.places if at in sentence.held]
    before = sentence.forms[: min(clause.places)]
    is_new = any(sentence.forms[at] not in before for at in held)
    denies = any(
        cue.kind == "negation" and cue.start in clause.places for cue in sentence.cues
    )
    return clause.kind == JOINED and is_new and denies
