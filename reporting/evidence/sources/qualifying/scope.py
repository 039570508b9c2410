"""A sentence and what a claim takes of it -> what qualifies that, and is left out.

The claim takes over the clauses that hold its terms. A cue counts where it reaches one of
them (`reach.py`), or in the next sentence where that speaks of it. It does not count where
the claim says so too, or the citation acknowledges it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from reporting.evidence.report.model import Kind, Qualification
from reporting.evidence.sources.qualifying.cues import BESIDES, IDLE, Cue, find_opening
from reporting.evidence.sources.qualifying.parts import CONDITION, EXCEPTION
from reporting.evidence.sources.qualifying.reach import LATER, Reach
from reporting.evidence.sources.qualifying.stems import (
    WEIGHT,
    has_stem,
    is_stem_of,
    make_stem,
)
from reporting.evidence.sources.qualifying.tagged import NEAR, NEGATIVE, Tagged
from reporting.evidence.sources.qualifying.words import Word

_SPEAKING = frozenset({"attribution", "possibility"})
"""Kinds of cue by which somebody speaks, which a quotation has around it."""
OPPOSITE = "opposite"
"""What a claim says of itself that has a word which stands for a negation."""
_BRIEF = 6
"""Words of a sentence that only comments on the one before; letters of an auxiliary."""
_NARROWING = frozenset({CONDITION, EXCEPTION})
"""Kinds of qualification that bring something of their own."""
_ADMITTED = frozenset({CONDITION, "doubt", "attribution"})
"""Kinds of qualification that a claim may acknowledge in words that limit nothing else."""
_MOST = 3
"""Words of weight of which the claim may lack one; one less where it limits anything."""
SHOWN = 6
"""Words of a source that a message shows."""

_KINDS: Mapping[str, Kind] = {
    "negation": "negation",
    "lack": "negation",
    "condition": "condition",
    "exception": "exception",
    "pending": "condition",
    "exemption": "exception",
    "possibility": "doubt",
    "doubt": "doubt",
    "attribution": "attribution",
    "denial": "denial",
}
"""What a cue of each kind does."""

ACKNOWLEDGED_BY: Mapping[str, frozenset[str]] = {
    "negation": frozenset(
        {"negation", "lack", "denial", "pending", EXCEPTION, OPPOSITE}
    ),
    CONDITION: frozenset({CONDITION, "pending", EXCEPTION}),
    EXCEPTION: frozenset(
        {CONDITION, EXCEPTION, "exemption", BESIDES, "negation", "lack"}
    ),
    "doubt": frozenset({"doubt", "possibility"}),
    "attribution": frozenset({"attribution", "possibility", "doubt", "denial"}),
    "denial": frozenset({"denial", "doubt", "negation", "lack", OPPOSITE}),
}
"""The kinds of cue by which a claim says so too."""


class Scope:
    """Judges one sentence.

    Args:
        sentence: the sentence, with what the claim takes of it.
    """

    def __init__(self, sentence: Tagged) -> None:
        self._sentence = sentence

    def find_qualification(self) -> Qualification | None:
        """Return the first cue that reaches what the claim takes over; None without one."""
        live = [cue for cue in self._sentence.cues if cue.kind != IDLE]
        if self._sentence.is_question() and "doubt" not in self._own_kinds:
            return Qualification(
                "doubt", join_written(self._sentence.words[-SHOWN - 1 :])
            )
        if not live:
            return None
        reach = Reach(self._sentence)
        targets = reach.find_targets(self._sentence.taken)
        for cue in live:
            if not self._sentence.quoted.isdisjoint(cue.places):
                continue
            if self._sentence.quoted and cue.kind in _SPEAKING:
                continue
            own = reach.find_clause(cue.start)
            if own < 0 or not reach.reaches(cue, own, targets):
                continue
            kind = name_kind(cue)
            if kind == "attribution" and self._is_denied_too(reach, targets):
                continue
            if not self._is_said_too(kind, cue, reach):
                return self._describe(kind, cue, own, reach)
        return None

    def _is_said_too(self, kind: Kind, cue: Cue, reach: Reach) -> bool:
        if self._is_said(kind, cue):
            return True
        if not self._sentence.acknowledged.isdisjoint(cue.places):
            return True
        own = reach.find_clause(cue.start)
        if own < 0:
            return False
        if kind == "attribution":
            near = reach.list_near(cue, own)
            return not self._sentence.acknowledged.isdisjoint(near)
        if kind in _NARROWING and self._repeats(cue, own, reach):
            return True
        if kind == CONDITION and self._is_lacked(reach.clauses[own].places):
            return True
        places = reach.clauses[own].places
        is_apart = self._sentence.held.isdisjoint(places)
        return is_apart and not self._sentence.acknowledged.isdisjoint(places)

    def _is_lacked(self, places: Sequence[int]) -> bool:
        """Whether the claim goes without what a condition denies: `without rain`."""
        sentence = self._sentence
        denied = any(sentence.forms[at] in sentence.lists.negations for at in places)
        return denied and any(said == "lack" for said, _ in sentence.saying.cues)

    def _repeats(self, cue: Cue, own: int, reach: Reach) -> bool:
        """Whether the claim has nearly all words of weight of what a cue brings."""
        sentence = self._sentence
        clause = reach.clauses[own]
        places = clause.places
        if any(place > cue.start for place in sentence.held.intersection(places)):
            return False
        if clause.kind not in {CONDITION, EXCEPTION}:
            places = [place for place in places if place >= cue.end]
        words = [
            sentence.forms[place]
            for place in places
            if place not in cue.places and place not in sentence.held
        ]
        heavy = [form for form in words if len(form) >= WEIGHT]
        heavy = [form for form in heavy if not sentence.lists.is_verb(form)]
        known = [form for form in heavy if has_stem(form, sentence.saying.stems)]
        most = _MOST - bool(sentence.saying.cues)
        return bool(known) and most * len(known) >= (most - 1) * len(heavy)

    @cached_property
    def _own_kinds(self) -> frozenset[str]:
        """The kinds of cue that the claim or the quotation has without a doubt."""
        kinds = set(self._sentence.saying.kinds)
        for cue in self._sentence.cues:
            if self._sentence.quoted.issuperset(cue.places):
                kinds.add(cue.kind)
        stems = frozenset(map(make_stem, self._sentence.forms))
        if any(not has_stem(form, stems) for form in self._sentence.saying.opposites):
            kinds.add(OPPOSITE)
        return frozenset(kinds)

    def _is_said(self, kind: Kind, cue: Cue) -> bool:
        """Whether the claim has a cue that says the same, and is no other of its source's."""
        wanted = ACKNOWLEDGED_BY[kind]
        if cue.kind == "possibility":
            wanted |= {"attribution"}
        elif kind == "doubt" and self._denies(cue):
            wanted |= {"negation"}
        own = self._own_kinds
        if self._sentence.quoted and kind == EXCEPTION:
            own -= {"negation", "lack"}  # `it is not for sale`, except to them
        if kind in _ADMITTED and self._sentence.saying.admits:
            return True
        if not wanted.isdisjoint(own):
            return True
        mine = self._sentence.list_stems(cue)
        for said, words in self._sentence.saying.cues:
            if said not in wanted or (said != cue.kind and set(words) < set(mine)):
                continue
            if words == mine or not self._is_shared(kind, said, words, cue):
                return True
        return False

    def _is_denied_too(self, reach: Reach, targets: frozenset[int]) -> bool:
        """Whether source and claim both deny what somebody says."""
        last = max(self._sentence.held, default=-1)
        for cue in self._sentence.cues:
            own = reach.find_clause(cue.start)
            is_apart = own not in targets or cue.start > last
            if cue.kind == "denial" and own >= 0 and is_apart:
                return reach.reaches(cue, own, targets) and self._is_said("denial", cue)
        return False

    def _denies(self, cue: Cue) -> bool:
        """Whether a negation is among the words of a cue: `did not confirm`."""
        forms = {self._sentence.forms[place] for place in cue.places}
        return not forms.isdisjoint(self._sentence.lists.first_negations)

    def _is_shared(
        self,
        kind: Kind,
        said: str,
        words: tuple[str, ...],
        cue: Cue,
    ) -> bool:
        """Whether a cue of the claim is what its source has beside another cue of its own.

        Args:
            kind: what that other cue does.
            said: the kind of the claim's cue.
            words: the stems of its words.
            cue: the other cue.
        """
        if _KINDS.get(said) == kind:
            others = {
                self._sentence.list_stems(other)
                for other in self._sentence.cues
                if other.kind != IDLE and {name_kind(other), kind} != {"doubt"}
            }
            return words in others
        rest = [
            form
            for place, form in enumerate(self._sentence.forms)
            if place not in cue.places
        ]
        return all(
            any(form == word or is_stem_of(word, form) for form in rest)
            for word in words
        )

    def find_comment(self) -> Qualification | None:
        """Return the cue by which a sentence takes back the one before; None without one."""
        live = [
            cue for cue in self._sentence.cues if cue.kind not in {IDLE, "possibility"}
        ]
        if not live:
            return None
        references = self._sentence.lists.references.find(self._sentence.forms)
        opening = find_opening(self._sentence.forms) + 1
        brief = (
            len([word for word in self._sentence.words if not word.is_mark]) <= _BRIEF
        )
        is_acknowledged = bool(self._sentence.acknowledged)
        for cue in live:
            if is_acknowledged or not self._comments(
                cue, references, opening, is_brief=brief
            ):
                continue
            reach = Reach(self._sentence)
            first = reach.clauses[0]
            if first.is_fronted and max(first.places) < cue.start:
                continue  # `that it is in need of money, he calls nonsense`
            kind = name_kind(cue)
            if not self._is_said_too(kind, cue, reach):
                own = max(reach.find_clause(cue.start), 0)
                return self._describe(kind, cue, own, reach)
        return None

    def find_shortfall(self) -> Qualification | None:
        """Return why what a quotation says would be is not; None where nothing says so.

        `I would buy it, but I have no money` is cut before its condition.
        """
        sentence = self._sentence
        start = max(sentence.quoted) + 1
        would = any(
            cue.kind == "possibility" and sentence.quoted.issuperset(cue.places)
            for cue in sentence.cues
        )
        if not would or not sentence.acknowledged.isdisjoint(
            range(start, start + SHOWN)
        ):
            return None
        turns = any(
            mark.kind == "turns" and mark.start - start <= 1 and mark.start >= start
            for mark in sentence.marks
        )
        fails = any(
            cue.kind in NEGATIVE and start < cue.start < start + 2 * SHOWN
            for cue in sentence.cues
        )
        if turns and fails:
            words = [word for word in sentence.words[start:] if not word.is_mark]
            return Qualification("condition", join_written(words[:SHOWN]))
        return None

    def _comments(
        self,
        cue: Cue,
        references: Sequence[Cue],
        opening: int,
        *,
        is_brief: bool,
    ) -> bool:
        """Whether a cue is said of the sentence before."""
        points = any(mark.start <= min(opening, cue.start) for mark in references)
        opens = cue.start <= opening
        if cue.kind in LATER:
            return bool(references) or opens or len(self._sentence.words) <= 2 * _BRIEF
        if cue.kind in {"denial", "doubt"}:
            apart = [mark for mark in references if mark.start >= cue.end]
            before = [mark for mark in references if mark.end <= cue.start]
            if self._has_object(cue) and not apart and not before:
                return False
            if cue.kind == "denial" and self._is_all(cue):
                return True
            return bool(references) and (points or cue.start < opening + 2 * NEAR)
        if cue.kind == CONDITION:
            return points
        if cue.kind == EXCEPTION:
            touches = any(mark.start <= cue.end for mark in references)
            return points or (opens and touches)
        if cue.kind == "attribution":
            return cue.start <= 1 or (points and self._is_plain(cue, references))
        return is_brief and points and cue.kind == "negation" and self._is_bare(cue)

    def _has_object(self, cue: Cue) -> bool:
        """Whether a clause follows that says what a cue doubts or denies."""
        near = self._sentence.forms[cue.end - 1 : cue.end + 1]
        return not self._sentence.lists.links.isdisjoint(near)

    def _is_all(self, cue: Cue) -> bool:
        """Whether a short sentence ends with a denial: `The family calls it invention`."""
        words = self._sentence.words
        behind = [word for word in words[cue.end :] if not word.is_mark]
        return not behind and len(words) <= 2 * _BRIEF

    def _is_plain(self, cue: Cue, references: Sequence[Cue]) -> bool:
        """Whether a comment hardly says more than who says so: `So says he`."""
        sentence = self._sentence
        pointing = {place for mark in references for place in mark.places}
        if any(sentence.forms[place] in sentence.lists.subjects for place in pointing):
            return False
        heavy = [
            place
            for place, form in enumerate(sentence.forms)
            if len(form) > WEIGHT and place not in pointing.union(cue.places)
        ]
        return len(heavy) <= NEAR

    def _is_bare(self, cue: Cue) -> bool:
        """Whether a negation in a comment denies what the claim says, and no other act."""
        sentence = self._sentence
        stems = sentence.saying.stems
        return all(
            len(form) <= WEIGHT
            or (len(form) <= _BRIEF and form in sentence.lists.verbs)
            or has_stem(form, stems)
            for place, form in enumerate(sentence.forms)
            if place not in cue.places and form[0].isalnum()
        )

    def _describe(self, kind: Kind, cue: Cue, own: int, reach: Reach) -> Qualification:
        """Return what a cue says, in the words of the source."""
        last = max(reach.clauses[own].places, default=cue.end - 1)
        if last - cue.start < NEAR:
            last = len(self._sentence.words) - 1
        start = cue.start
        end = min(last + 1, start + SHOWN)
        if end - start < SHOWN:
            first = min(reach.clauses[own].places, default=start)
            start = max(first, end - SHOWN)
        return Qualification(kind, join_written(self._sentence.words[start:end]))


def name_kind(cue: Cue) -> Kind:
    """Return what a message calls the kind of a cue."""
    return _KINDS[cue.kind]


def join_written(words: Sequence[Word]) -> str:
    """Return words as they stand in their source, without marks at the ends."""
    parts: list[str] = []
    end = words[0].start
    for word in words:
        if word.start > end:
            parts.append(" ")
        parts.append(word.written)
        end = word.end
    return "".join(parts).strip(" ,;:.!?\"'()-")
