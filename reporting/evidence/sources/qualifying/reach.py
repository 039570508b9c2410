"""The clauses of a sentence -> which of them a cue reaches.

A cue reaches the clause that it stands in, those that this one says, doubts or denies, and,
by its kind, the one that this one hangs on. A negation stays where it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from reporting.evidence.sources.qualifying.asking import (
    OTHERS,
    asks_of_its_own,
    says_new,
)
from reporting.evidence.sources.qualifying.clauses import (
    ASIDE,
    BELOW,
    JOINED,
    MAIN,
    SAID,
    Clause,
    build_clauses,
    list_parents,
)
from reporting.evidence.sources.qualifying.cues import Cue
from reporting.evidence.sources.qualifying.negating import (
    find_turn,
    follows_own_act,
    interrupts,
    is_fronted,
    is_left_behind,
    is_local,
    is_next,
    is_set_before,
    shares_words,
    tells_other_number,
)
from reporting.evidence.sources.qualifying.parts import CONDITION, EXCEPTION, Parting
from reporting.evidence.sources.qualifying.stems import WEIGHT, has_stem
from reporting.evidence.sources.qualifying.tagged import NEAR, NEGATIVE, Tagged
from reporting.evidence.sources.qualifying.targets import find_clause, find_targets

_WIDE = frozenset({"doubt", "denial", "attribution", CONDITION, EXCEPTION})
"""Kinds of cue that reach the clause which their own hangs on."""
LATER = frozenset({"pending", "exemption"})
"""Kinds of cue that limit what was said before them."""
_OBJECTS = frozenset({SAID, JOINED, ASIDE})
"""Kinds of clause that may be what is said; a relative clause in it is a fact of its own."""
_REFUSING = frozenset({"denial", *NEGATIVE})
"""Kinds of cue behind which a colon leads to what is so."""
_APART = frozenset({EXCEPTION, *NEGATIVE})
"""Kinds of cue that leave alone what a phrase before the clause says."""
_STATED = frozenset({"doubt", "denial"})
"""Kinds of cue that say how it stands with something."""
_VOICE = 7
"""Words around a cue among which the speaker is looked for."""


class Reach:
    """Finds what the cues of one sentence reach.

    Args:
        sentence: the sentence.
    """

    def __init__(self, sentence: Tagged) -> None:
        self._sentence = sentence
        parting = Parting(
            sentence.words,
            sentence.cues,
            sentence.marks,
            sentence.lists,
            sentence.taken,
        )
        self.clauses: Sequence[Clause] = build_clauses(parting)

    def find_targets(self, taken: frozenset[int]) -> frozenset[int]:
        """Return the clauses that the claim takes over (`targets.py`)."""
        return find_targets(self._sentence, self.clauses, taken)

    def _has_object(self, own: int) -> bool:
        """Whether a clause has one behind it that says what it denies, doubts or says."""
        return any(each.kind == SAID and each.parent == own for each in self.clauses)

    def _is_after_comma(self, clause: Clause) -> bool:
        """Whether a clause is set off by a mark, with a noun before it at the most."""
        first = min(clause.places)
        for place in range(first - 1, max(first - 2 - NEAR, -1), -1):
            if self._sentence.forms[place] in {",", "-", "("}:
                return True
            if place in self._sentence.held:
                return False
        return False

    def find_clause(self, place: int) -> int:
        """Return the number of the clause of a word; -1 for a mark."""
        return find_clause(self.clauses, place)

    def reaches(
        self,
        cue: Cue,
        own: int,
        targets: frozenset[int],
    ) -> bool:
        """Whether a cue reaches what the claim takes over."""
        clause = self.clauses[own]
        if cue.kind in LATER:
            return own >= min(targets, default=own + 1)
        if cue.kind in _APART and is_set_before(self._sentence, cue):
            return False
        if cue.kind in NEGATIVE:
            return self._negates(cue, own, targets)
        if clause.kind in {CONDITION, EXCEPTION} and cue.kind in {CONDITION, EXCEPTION}:
            if cue.kind == CONDITION and self._is_concession(cue, clause):
                return False
            return own in targets or self._limits(own, targets)
        if cue.kind in _STATED and is_left_behind(self._sentence, cue):
            return False
        if cue.kind == "attribution" and tells_other_number(self._sentence, cue):
            return False
        if own in targets:
            return cue.kind != "attribution" or self._voices(cue, own)
        if cue.kind == "attribution" and self.is_known_voice(cue, own):
            return False
        if any(self._governs(own, target, cue) for target in targets):
            return True
        return cue.kind in _WIDE and self._reaches_beside(cue, own, targets)

    def _reaches_beside(
        self,
        cue: Cue,
        own: int,
        targets: frozenset[int],
    ) -> bool:
        """Whether a cue reaches from its clause the one that this hangs on, or is joined to."""
        clause = self.clauses[own]
        if clause.kind == ASIDE:
            if cue.kind in _STATED and self._is_apart(clause):
                return False
            before = self.clauses[clause.parent]
            if before.lead == "hard" and asks_of_its_own(self._sentence, before.places):
                return False
            return clause.parent in targets or self._shares_family(own, targets)
        if clause.kind in {BELOW, JOINED} and self._contrasts(clause):
            return False
        if clause.kind == BELOW and (self._has_object(own) or self._is_of_part(clause)):
            return False
        if clause.kind == BELOW and clause.parent in targets:
            return self._is_after_comma(clause) and self._ends_with(cue, clause)
        if clause.kind == MAIN and cue.kind != "attribution":
            return self._takes_back(cue, clause) and max(targets, default=own) < own
        if clause.kind == JOINED and cue.kind != "attribution":
            if self._has_object(own) or self._denies_own(cue, clause):
                return False
            speaks_of_it = self._refers(clause) or self._ends_with(cue, clause)
            return speaks_of_it and max(targets, default=-1) < own
        return False

    def _negates(
        self,
        cue: Cue,
        own: int,
        targets: frozenset[int],
    ) -> bool:
        clause = self.clauses[own]
        turned = find_turn(self._sentence, cue)
        if turned >= 0:
            return any(cue.start < place < turned for place in self._sentence.held)
        if is_fronted(self._sentence, cue) or interrupts(self._sentence, cue):
            return False
        if own not in targets:
            if is_local(self._sentence, cue, clause):
                return False
            return any(self._governs(own, target, cue) for target in targets)
        held = [place for place in clause.places if place in self._sentence.held]
        behind = [place for place in held if place > cue.start]
        stops = is_local(self._sentence, cue, clause)
        if self._sentence.is_determiner(cue):
            is_subject = cue.start == clause.places[0]
            is_taken = any(at > cue.start for at in self._sentence.taken)
            return is_subject or is_taken or bool(behind)
        if cue.kind == "lack" or stops:
            if behind and is_next(self._sentence, cue, behind):
                return True
            return not stops and shares_words(self._sentence, cue, clause)
        return True

    def _is_concession(self, cue: Cue, clause: Clause) -> bool:
        """Whether a condition is one word that only grants something: `if modest`."""
        behind = [place for place in clause.places if place >= cue.end]
        is_word = len(cue.places) == len(behind) == 1
        return is_word and not self._sentence.lists.is_verb(
            self._sentence.forms[behind[0]]
        )

    def _limits(self, own: int, targets: frozenset[int]) -> bool:
        """Whether a condition or an exception hangs on what the claim takes over."""
        clause = self.clauses[own]
        if own == 0 or clause.parent < 0:
            return any(self._follows(own, target) for target in targets)
        before = self.clauses[own - 1]
        mark = self._sentence.forms[min(clause.places) - 1]
        if clause.kind == EXCEPTION and mark not in {",", "-", "("}:
            is_all = self._sentence.has_only_cue(clause.places)
            parents = list_parents(self.clauses, own - 1) if is_all else ()
            return own - 1 in targets or not targets.isdisjoint(parents)
        if (
            clause.lead == "comma"
            and before.kind == JOINED
            and own + 1 < len(self.clauses)
        ):
            return own + 1 in targets
        if follows_own_act(self._sentence, min(clause.places)):
            return False
        if self._is_after_joint(clause):
            last = max(clause.places)
            return any(place > last for place in self._sentence.held)
        near = {own - 1, clause.parent}
        last = max(clause.places)
        is_within = any(last < max(each.places) for each in self.clauses)
        if is_within and before.kind == JOINED:
            return own - 1 in targets
        if is_within and clause.lead == "comma" and self._is_joined_before(clause):
            return False
        if before.kind != JOINED:
            near.update(self._list_to_joint(own - 1))
        return not near.isdisjoint(targets)

    def _list_to_joint(self, at: int) -> list[int]:
        """Return the clauses that one hangs on, up to one that is joined to another."""
        found: list[int] = []
        while self.clauses[at].kind != JOINED and self.clauses[at].parent >= 0:
            at = self.clauses[at].parent
            found.append(at)
        return found

    def _follows(self, own: int, target: int) -> bool:
        """Whether a clause stands behind a fronted one, with no colon between them."""
        if target <= own or self.clauses[target].kind == BELOW:
            return False
        leads = {each.lead for each in self.clauses[own + 1 : target + 1]}
        return leads.isdisjoint({"colon", "hard"})

    def _is_joined_before(self, clause: Clause) -> bool:
        """Whether a joint stands between all terms and a clause: `6 words and sings, if`."""
        held = max(self._sentence.held, default=0)
        first = min(clause.places)
        return any(
            mark.kind == "joints" and held < mark.start < first
            for mark in self._sentence.marks
        )

    def _is_after_joint(self, clause: Clause) -> bool:
        """Whether a joint leads from the clause before to what follows: `and, if asked,`."""
        first = min(clause.places)
        return any(
            mark.kind in {"joints", "turns"} and mark.end + 1 == first
            for mark in self._sentence.marks
        )

    def _governs(
        self,
        own: int,
        target: int,
        cue: Cue,
    ) -> bool:
        """Whether a clause says, doubts or denies what the target says."""
        parents = list_parents(self.clauses, target)
        if own not in parents:
            return False
        if parents[own] == ASIDE and cue.kind == "attribution":
            return cue.end < min(self.clauses[target].places)
        if parents[own] != SAID or self.clauses[target].kind not in _OBJECTS:
            return False
        below = self.clauses[target]
        if below.lead == "colon" and cue.kind in _REFUSING:
            return False
        return below.is_fronted or cue.start < max(below.places)

    def _is_apart(self, clause: Clause) -> bool:
        """Whether an aside speaks of a noun, or of a part of those counted."""
        forms = [self._sentence.forms[at] for at in clause.places]
        is_of_part = self._sentence.lists.tells_of_part(forms)
        return is_of_part or self._speaks_of_noun(clause)

    def _is_of_part(self, clause: Clause) -> bool:
        """Whether a relative clause speaks of one of those counted: `, dont une que`."""
        forms = self._sentence.forms
        first = min(clause.places)
        tells = self._sentence.lists.tells_of_part
        return any(tells(forms[at:]) for at in range(max(first - NEAR, 0), first + 1))

    def _speaks_of_noun(self, clause: Clause) -> bool:
        """Whether an aside without a verb stands between a noun and what is said of it."""
        last = max(clause.places)
        if len(clause.places) < NEAR or not any(
            place > last for place in self._sentence.held
        ):
            return False
        return not any(
            self._sentence.lists.is_verb(self._sentence.forms[at])
            for at in clause.places
        )

    def _shares_family(self, own: int, targets: frozenset[int]) -> bool:
        family = set(list_parents(self.clauses, own))
        return any(
            not family.isdisjoint({target, *list_parents(self.clauses, target)})
            for target in targets
            if self.clauses[target].kind != BELOW
        )

    def _ends_with(self, cue: Cue, clause: Clause) -> bool:
        """Whether hardly a word follows a cue in its clause, so that it speaks of the other."""
        last = max(clause.places)
        if cue.end - cue.start - len(cue.places) >= NEAR:
            return False  # `lehnte aber eine neue Tür ab`
        behind = [place for place in clause.places if place >= cue.end]
        if any(place > last for place in self._sentence.held):
            is_own = self._has_own_object(cue, clause) or self._follows_noun(clause)
            return not behind and not is_own and cue.kind != "attribution"
        room = 2 * NEAR if cue.kind == "denial" else NEAR
        return len(behind) < room

    def _follows_noun(self, clause: Clause) -> bool:
        """Whether a relative clause stands between a noun, which it speaks of, and its verb."""
        if clause.kind != BELOW or clause.lead != "comma" or clause.parent < 0:
            return False
        opener = self._sentence.forms[min(clause.places)]
        return opener in self._sentence.lists.relatives

    def _has_own_object(self, cue: Cue, clause: Clause) -> bool:
        """Whether a relative clause denies something of its own: `who denies a quarrel`."""
        heavy = [
            at
            for at in clause.places
            if at not in cue.places and len(self._sentence.forms[at]) >= WEIGHT
        ]
        return clause.kind == BELOW and len(heavy) >= OTHERS

    def _denies_own(self, cue: Cue, clause: Clause) -> bool:
        """Whether a joined clause denies what is new: `and it denies having used poison`."""
        sentence = self._sentence
        behind = [at for at in clause.places if at >= cue.end]
        heavy = [at for at in behind if len(sentence.forms[at]) >= WEIGHT]
        if self._refers(clause) or any(map(sentence.is_known, heavy)):
            return False
        return says_new(sentence, behind, NEAR)

    def _list_with_object(self, clause: Clause) -> list[int]:
        """Return the places of a clause, and of what it says, doubts or denies."""
        own = self.clauses.index(clause)
        below = [each for each in self.clauses if each.kind == SAID]
        return clause.places + [
            at for each in below if each.parent == own for at in each.places
        ]

    def _takes_back(self, cue: Cue, clause: Clause) -> bool:
        """Whether a clause of its own says of what was said that it is not so, or not sure."""
        sentence = self._sentence
        forms = [sentence.forms[at] for at in clause.places]
        references = sentence.lists.references.find(forms)
        if cue.kind == "denial" and cue.end > max(clause.places):
            return True  # `her brother denies it`, in one word in many languages
        if not references or asks_of_its_own(sentence, self._list_with_object(clause)):
            return False
        if any(clause.places[mark.start] > cue.start for mark in references):
            return True
        before = [sentence.forms[at] for at in clause.places if at < cue.start]
        if sentence.lists.subjects.isdisjoint(before):
            return True
        others = [
            at
            for at in clause.places
            if at not in cue.places and len(sentence.forms[at]) > WEIGHT
        ]
        return len(others) < OTHERS

    def _contrasts(self, clause: Clause) -> bool:
        """Whether a clause speaks of another: `whereas the fifth was not proven`."""
        forms = [self._sentence.forms[place] for place in clause.places]
        is_other = bool(self._sentence.lists.contrasts.find(forms))
        return is_other and not self._refers(clause)

    def _refers(self, clause: Clause) -> bool:
        """Whether a clause has words that speak of what was said before."""
        forms = [self._sentence.forms[place] for place in clause.places]
        return bool(self._sentence.lists.references.find(forms))

    def _voices(self, cue: Cue, own: int) -> bool:
        """Whether a cue in the clause of the terms gives them to another speaker."""
        if self.is_known_voice(cue, own) or self._is_mood(cue, own):
            return False
        places = self.clauses[own].places
        held = [place for place in places if place in self._sentence.held]
        if max(held, default=0) > cue.start:
            return True
        return not any(
            mark.kind == "joints" and max(held) < mark.start < cue.start
            for mark in self._sentence.marks
        )

    def _is_mood(self, cue: Cue, own: int) -> bool:
        """Whether a cue is how a verb stands that a known voice says: `Er habe …, sagt er`."""
        others = [
            other
            for other in self._sentence.cues
            if other.kind == "attribution" and other.start > cue.start
        ]
        return self._sentence.is_mood(cue) and any(
            at not in {own, -1} and self.is_known_voice(other, at)
            for other in others
            for at in [self.find_clause(other.start)]
        )

    def is_known_voice(self, cue: Cue, own: int) -> bool:
        """Whether who speaks is one of those who say what the claim says."""
        places = self.list_near(cue, own)
        near = [self._sentence.forms[place] for place in places]
        if not self._sentence.saying.voices.isdisjoint(near):
            return True
        for place in places:
            word = self._sentence.words[place]
            is_name = word.written[0].isupper()
            if is_name and has_stem(word.form, self._sentence.saying.voice_stems):
                return True
        return self._sentence.saying.has_party and bool(
            self._sentence.lists.known.find(near)
        )

    def list_near(self, cue: Cue, own: int) -> list[int]:
        """Return the places of the words among which the speaker of a cue is named."""
        places = self.clauses[own].places
        before = [place for place in places if cue.start - _VOICE <= place < cue.start]
        behind: list[int] = []
        reach = max(places) + 1
        if reach - cue.end < NEAR:
            reach = len(self._sentence.forms)
        for place in range(cue.end, min(reach, cue.end + 2 * _VOICE)):
            if place in self._sentence.held and place > cue.end + NEAR:
                break
            behind.append(place)
        within = [at for at in range(cue.start, cue.end) if at not in cue.places]
        return [*before, *within, *behind]
