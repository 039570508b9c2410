"""A sentence and what a claim takes of it -> what qualifies that, and is left out.

The claim takes over the clauses that hold its terms. A cue counts where it reaches one of
them (`reach.py`), or in the next sentence where that speaks of it. It does not count where
the claim says so too, or the citation acknowledges it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from reporting.evidence.report.model import Kind, Qualification
from reporting.evidence.sources.qualifying.asking import OTHERS
from reporting.evidence.sources.qualifying.cues import BESIDES, IDLE, Cue, find_opening
from reporting.evidence.sources.qualifying.kinds import (
    ACKNOWLEDGED_BY,
    KINDS,
    OPPOSITE,
    name_kind,
)
from reporting.evidence.sources.qualifying.naming import names_speaker
from reporting.evidence.sources.qualifying.parts import CONDITION, EXCEPTION
from reporting.evidence.sources.qualifying.reach import Reach
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
_EXCEPTING = frozenset({EXCEPTION, BESIDES, "exemption", "negation"})
"""Kinds of cue by which a claim says that it is only a part."""
_OF_ALL = frozenset({"attribution", EXCEPTION})
"""Kinds of qualification that touch what is taken for granted, too."""
_PARTED = frozenset({"negation", EXCEPTION})
"""Kinds of qualification by which it is only a part."""
_NARROWING = frozenset({CONDITION, EXCEPTION})
"""Kinds of qualification that bring something of their own."""
_ADMITTED = frozenset({CONDITION, "doubt", "attribution"})
"""Kinds of qualification that a claim may acknowledge in words that limit nothing else."""
_MOST = 3
"""Words of weight of which the claim may lack one; one less where it limits anything."""
SHOWN = 6
"""Words of a source that a message shows."""


class Scope:
    """Judges one sentence.

    Args:
        sentence: the sentence, with what the claim takes of it.
    """

    def __init__(self, sentence: Tagged) -> None:
        self.sentence = sentence

    def list_qualifications(self) -> Iterator[Qualification]:
        """Yield each cue that reaches what the claim takes over, and tells something new."""
        live = [cue for cue in self.sentence.cues if cue.kind != IDLE]
        told: list[Qualification] = []
        is_open = self.sentence.is_question() and not self.sentence.saying.asks
        if is_open and "doubt" not in self._own_kinds:
            told.append(
                Qualification("doubt", join_written(self.sentence.words[-SHOWN - 1 :]))
            )
        part = self._find_part()
        if part:
            told.append(part)
        yield from told
        if not live:
            return
        reach = Reach(self.sentence)
        targets = reach.find_targets(self.sentence.taken)
        for cue in live:
            if not self.sentence.quoted.isdisjoint(cue.places):
                continue
            if self.sentence.quoted and cue.kind in _SPEAKING:
                continue
            own = reach.find_clause(cue.start)
            if own < 0 or not reach.reaches(cue, own, targets):
                continue
            kind = name_kind(cue)
            if kind not in _OF_ALL and self._takes_for_granted():
                continue
            if kind == "attribution" and self._is_denied_too(reach, targets):
                continue
            if self.is_said_too(kind, cue, reach) or self._is_told(kind, cue, told):
                continue
            found = self.describe(kind, cue, own, reach)
            yield found
            told.append(found)
            self.sentence.acknowledged |= frozenset(cue.places)

    def _is_told(
        self,
        kind: Kind,
        cue: Cue,
        told: Iterable[Qualification],
    ) -> bool:
        """Whether what was told of this kind shows the words of a cue."""
        written = self.sentence.words[cue.start].written
        return any(each.kind == kind and written in each.words for each in told)

    def _takes_for_granted(self) -> bool:
        """Whether the claim only says that there are those whom its source counts anyhow.

        `Nothing has changed for its 14,000 cyclists`: the city has so many.
        """
        sentence = self.sentence
        lists = sentence.lists
        numbers = [at for at in sentence.held if sentence.forms[at][0].isdigit()]
        first = min(numbers, default=0)
        if first < OTHERS:
            return False
        governor, definite = sentence.forms[first - OTHERS : first]
        if definite not in lists.definites or governor in lists.existence:
            return False
        words = [form for form in sentence.saying.own_forms if form[0].isalnum()]
        if sentence.forms[first] not in words:
            return False
        at = words.index(sentence.forms[first])
        behind = words[at + 1 :]
        scaled = behind and (behind[0].isdigit() or behind[0] in lists.counts)
        is_last = len(behind) < OTHERS + bool(scaled)
        return is_last and at > 0 and words[at - 1] in lists.existence

    def _find_part(self) -> Qualification | None:
        """Return how many of those counted it is, where not all: `Of the 48, three are`."""
        sentence = self.sentence
        forms = sentence.forms
        opening = find_opening(forms)
        if forms[opening] not in sentence.lists.partitive_words:
            return None
        opens = sentence.lists.partitives.find(forms[opening : opening + NEAR])
        first = opens[0].end + opening if opens else 0
        whole = [at for at in sentence.held if forms[at][0].isdigit()]
        if not whole or not opens or min(whole) - first >= NEAR:
            return None
        comma = forms.index(",", first) if "," in forms[first:] else first
        said = sentence.held | sentence.taken
        for at in range(max(comma, min(whole)) + 1, len(forms)):
            near = [
                place for place in said if abs(place - at) <= NEAR + 1 and place > comma
            ]
            if near and self._is_count(at) and min(near) > min(whole) + 1:
                return Qualification(
                    "exception",
                    join_written(sentence.words[at : at + SHOWN]),
                )
        return None

    def _is_count(self, place: int) -> bool:
        """Whether a word is a number that the claim does not have."""
        sentence = self.sentence
        counts = sentence.lists.counts
        form = sentence.forms[place]
        is_number = form in counts or form[0].isdigit()
        if not is_number or place in sentence.held or place in sentence.acknowledged:
            return False
        if any(said in _EXCEPTING for said, _ in sentence.saying.cues):
            return False
        values = {counts.get(other, other) for other in sentence.saying.own_forms}
        return counts.get(form, form) not in values

    def is_said_too(
        self,
        kind: Kind,
        cue: Cue,
        reach: Reach,
    ) -> bool:
        """Whether the claim says so too, or the citation acknowledges it."""
        if self._is_said(kind, cue):
            return True
        if not self.sentence.acknowledged.isdisjoint(cue.places):
            return True
        own = reach.find_clause(cue.start)
        if own < 0:
            return False
        if kind == "attribution":
            near = reach.list_near(cue, own)
            if names_speaker(self.sentence, cue):
                return True
            return not self.sentence.acknowledged.isdisjoint(near)
        if kind in _NARROWING and self._repeats(cue, own, reach):
            return True
        if kind == CONDITION:
            if self._opens_alike(cue):
                return True
            clause = reach.clauses[own].places
            is_fronted = own == 0 and self._is_lacked(clause)
            if is_fronted or self._is_imagined(clause):
                return True
        places = reach.clauses[own].places
        is_apart = self.sentence.held.isdisjoint(places)
        return is_apart and not self.sentence.acknowledged.isdisjoint(places)

    def _opens_alike(self, cue: Cue) -> bool:
        """Whether the claim has the words of a cue with the next: `whoever borrows`."""
        wanted = [*self.sentence.forms[cue.start : cue.end + 1]]
        own = self.sentence.saying.own_forms
        stops = range(len(wanted), len(own) + 1)
        return any([*own[stop - len(wanted) : stop]] == wanted for stop in stops)

    def _is_imagined(self, places: Sequence[int]) -> bool:
        """Whether the claim says what would be, with the terms of a condition and others."""
        held = self.sentence.held
        own = {self.sentence.list_stems(cue) for cue in self.sentence.cues}
        would = any(
            said in {"possibility", "doubt"} and words not in own
            for said, words in self.sentence.saying.cues
        )
        return would and not held.isdisjoint(places) and not held.issubset(places)

    def _is_lacked(self, places: Sequence[int]) -> bool:
        """Whether the claim goes without what a condition denies: `without rain`."""
        sentence = self.sentence
        denied = any(sentence.forms[at] in sentence.lists.negations for at in places)
        return denied and any(said == "lack" for said, _ in sentence.saying.cues)

    def _repeats(
        self,
        cue: Cue,
        own: int,
        reach: Reach,
    ) -> bool:
        """Whether the claim has nearly all words of weight of what a cue brings."""
        sentence = self.sentence
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
        before = sentence.forms[: min(places, default=0)]
        heavy = [
            form
            for form in words
            if len(form) >= WEIGHT
            and not sentence.lists.is_verb(form)
            and (len(form) > WEIGHT or form not in before)  # `but not for those abroad`
        ]
        known = [form for form in heavy if has_stem(form, sentence.saying.stems)]
        most = _MOST - bool(sentence.saying.cues)
        return bool(known) and most * len(known) >= (most - 1) * len(heavy)

    @cached_property
    def _own_kinds(self) -> frozenset[str]:
        """The kinds of cue that the claim or the quotation has without a doubt."""
        kinds = set(self.sentence.saying.kinds)
        for cue in self.sentence.cues:
            if self.sentence.quoted.issuperset(cue.places):
                kinds.add(cue.kind)
        stems = frozenset(map(make_stem, self.sentence.forms))
        if any(not has_stem(form, stems) for form in self.sentence.saying.opposites):
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
        if kind in _PARTED and self.sentence.saying.is_part:
            return True
        if self.sentence.quoted and kind == EXCEPTION:
            own -= {"negation", "lack"}  # `it is not for sale`, except to them
        if kind in _ADMITTED and self._admits(cue):
            return True
        if not wanted.isdisjoint(own):
            return True
        mine = self.sentence.list_stems(cue)
        for said, words in self.sentence.saying.cues:
            if said not in wanted or (said != cue.kind and set(words) < set(mine)):
                continue
            if words == mine and not self._comes_again(cue):
                return True
            if words != mine and not self._is_shared(kind, said, words, cue):
                return True
        return False

    def _admits(self, cue: Cue) -> bool:
        """Whether the claim has words for a limit that its source has not beside a cue."""
        rest = {
            form
            for place, form in enumerate(self.sentence.forms)
            if place not in cue.places
        }
        return not all(map(rest.issuperset, self.sentence.saying.admissions))

    def _is_denied_too(self, reach: Reach, targets: frozenset[int]) -> bool:
        """Whether source and claim both deny what somebody says."""
        last = max(self.sentence.held, default=-1)
        for cue in self.sentence.cues:
            own = reach.find_clause(cue.start)
            is_apart = own not in targets or cue.start > last
            if cue.kind == "denial" and own >= 0 and is_apart:
                return reach.reaches(cue, own, targets) and self._is_said("denial", cue)
        return False

    def _denies(self, cue: Cue) -> bool:
        """Whether a negation is among the words of a cue: `did not confirm`."""
        forms = {self.sentence.forms[place] for place in cue.places}
        return not forms.isdisjoint(self.sentence.lists.first_negations)

    def _comes_again(self, cue: Cue) -> bool:
        """Whether the words of a cue stand among those that the claim takes over, too.

        `Reports that it dismissed 70 were dismissed`: the claim has the first.
        """
        if cue.kind != "denial":
            return False
        mine = self.sentence.list_stems(cue)
        twins = [
            other
            for other in self.sentence.cues
            if other.kind == cue.kind and self.sentence.list_stems(other) == mine
        ]
        own = self.sentence.saying.own_text
        return own is not None and len(twins) > max(1, own.count_stems(mine))

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
        if KINDS.get(said) == kind:
            if self.sentence.is_mood(cue):
                return False
            others = {
                self.sentence.list_stems(other)
                for other in self.sentence.cues
                if other.kind != IDLE and {name_kind(other), kind} != {"doubt"}
                if not self._are_one(other, cue)
            }
            return words in others
        rest = [
            form
            for place, form in enumerate(self.sentence.forms)
            if place not in cue.places
        ]
        return all(
            any(form == word or is_stem_of(word, form) for form in rest)
            for word in words
        )

    def _are_one(self, other: Cue, cue: Cue) -> bool:
        """Whether two negations deny once, as in many languages: `nikt nie przyszedł`."""
        are_negative = other.kind == cue.kind == "negation"
        first, last = sorted((other.start, cue.start))
        return are_negative and not self.sentence.has_comma(first, last)

    def find_shortfall(self) -> Qualification | None:
        """Return why what a quotation says would be is not; None where nothing says so.

        `I would buy it, but I have no money` is cut before its condition.
        """
        sentence = self.sentence
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
            mark.kind in {"turns", "joints"} and start <= mark.end - 1 <= start + 1
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

    def describe(
        self,
        kind: Kind,
        cue: Cue,
        own: int,
        reach: Reach,
    ) -> Qualification:
        """Return what a cue says, in the words of the source."""
        last = max(reach.clauses[own].places, default=cue.end - 1)
        if last - cue.start < NEAR:
            last = len(self.sentence.words) - 1
        start = cue.start
        end = min(last + 1, start + SHOWN)
        if end - start < SHOWN:
            first = min(reach.clauses[own].places, default=start)
            start = max(first, end - SHOWN)
        return Qualification(kind, join_written(self.sentence.words[start:end]))


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
