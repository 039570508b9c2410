"""A cited paragraph, its terms and a claim -> what qualifies the passage and is left out.

The claim takes over the clauses that hold its terms. A cue counts where it reaches one of
them: in the clause itself, in one that governs it or hangs on it, or in the next sentence
where that speaks of it. It does not count where the claim says so too, or the citation
acknowledges it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from reporting.evidence.report.model import Kind, Qualification
from reporting.evidence.sources.clauses import (
    ASIDE,
    BELOW,
    CONDITION,
    EXCEPTION,
    JOINED,
    SAID,
    Clause,
    Parting,
    build_clauses,
    list_parents,
)
from reporting.evidence.sources.cues import BESIDES, IDLE, Cue, TongueCues, find_opening
from reporting.evidence.sources.saying import Saying
from reporting.evidence.sources.stems import WEIGHT, has_stem, make_stem
from reporting.evidence.sources.words import Sentence, Word

NEGATIVE = frozenset({"negation", "lack"})
_WIDE = frozenset({"doubt", "denial", "attribution", CONDITION, EXCEPTION})
_LATER = frozenset({"pending", "exemption"})
"""Kinds of cue that limit what was said before them."""
_OBJECTS = frozenset({SAID, JOINED, ASIDE})
"""Kinds of clause that may be what is said; a relative clause in it is a fact of its own."""
_STATED = frozenset({"doubt", "denial"})
"""Kinds of cue that say how it stands with something."""
_SPEAKING = frozenset({"attribution", "possibility"})
"""Kinds of cue by which somebody speaks, which a quotation has around it."""
OPPOSITE = "opposite"
"""What a claim says of itself that has a word which stands for a negation."""
_CANCELLED = frozenset({"denial", "doubt", "attribution"})
_NEAR = 3
"""Words within which one negation undoes another."""
_BRIEF = 6
"""Words of a sentence that only comments on the one before."""
_TURN = 12
"""Words between a negation and what is set against it."""
_VOICE = 7
"""Words around a cue among which the speaker is looked for."""
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
    "negation": frozenset({"negation", "lack", "denial", EXCEPTION, OPPOSITE}),
    CONDITION: frozenset({CONDITION, EXCEPTION}),
    EXCEPTION: frozenset({CONDITION, EXCEPTION, BESIDES, "negation", "lack"}),
    "doubt": frozenset({"doubt", "possibility"}),
    "attribution": frozenset({"attribution", "doubt", "denial"}),
    "denial": frozenset({"denial", "doubt", "negation", "lack"}),
}
"""The kinds of cue by which a claim says so too."""


class Scope:
    """Judges one sentence.

    Args:
        sentence: its words.
        lists: those of the language.
        held: places of the terms that the claim rests on.
        acknowledged: places of the words that the citation acknowledges.
        saying: what the claim says.
        quoted: places of words that are quoted whole, with the cues among them.
    """

    def __init__(
        self,
        sentence: Sentence,
        lists: TongueCues,
        held: frozenset[int],
        acknowledged: frozenset[int],
        saying: Saying,
        quoted: frozenset[int] = frozenset(),
    ) -> None:
        self._words = sentence
        self._forms = [word.form for word in sentence]
        self._lists = lists
        self._held = held
        self._acknowledged = acknowledged
        self._saying = saying
        self._quoted = quoted
        self._clauses: list[Clause] = []

    def _drop_undone(self, cues: Sequence[Cue]) -> list[Cue]:
        """Return the cues without those that undo each other, such as `not … deny`."""
        kept: list[Cue] = []
        opening = find_opening(self._forms)
        for cue in cues:
            is_name = self._words[cue.start].written[0].isupper()
            if cue.kind == "possibility" and is_name and cue.start > opening:
                continue
            before = kept[-1] if kept else None
            undoes = (
                before is not None
                and before.kind in NEGATIVE
                and cue.kind in _CANCELLED
                and cue.start - before.end < _NEAR
                and not self._has_mark(before.end, cue.start)
            )
            if undoes:
                if cue.kind != "attribution":
                    kept[-1] = Cue(IDLE, kept[-1].places)
                kept.append(Cue(IDLE, cue.places))
            else:
                kept.append(cue)
        return kept

    @cached_property
    def _marks(self) -> Sequence[Cue]:
        """What stands between the clauses of the sentence."""
        return self._lists.marks.find(self._forms)

    @cached_property
    def cues(self) -> Sequence[Cue]:
        """The cues of the sentence that nothing undoes."""
        return self._drop_undone(self._lists.find_cues(self._forms))

    @cached_property
    def taken(self) -> frozenset[int]:
        """Return the places of words that the claim has too, beside its terms."""
        stems = self._saying.stems
        if not stems:
            return frozenset()
        empty = {mark.start for mark in self._marks}
        return frozenset(
            place
            for place, form in enumerate(self._forms)
            if place not in self._held
            and place not in empty
            and form not in self._lists.verbs
            and len(form) >= WEIGHT
            and has_stem(form, stems)
        )

    def _has_mark(self, start: int, end: int) -> bool:
        return any(self._words[place].form == "," for place in range(start, end))

    def find_qualification(self) -> Qualification | None:
        """Return the first cue that reaches what the claim takes over; None without one."""
        live = [cue for cue in self.cues if cue.kind != IDLE]
        if self._is_question() and "doubt" not in self._own_kinds:
            return Qualification("doubt", join_written(self._words[-SHOWN - 1 :]))
        if not live:
            return None
        self._clauses = self._build_clauses()
        targets = self._find_targets(self.taken)
        for cue in live:
            if not self._quoted.isdisjoint(cue.places):
                continue
            if self._quoted and cue.kind in _SPEAKING:
                continue
            own = self._find_clause(cue.start)
            if own < 0 or not self._reaches(cue, own, targets):
                continue
            kind = name_kind(cue)
            if not self._is_said_too(kind, cue):
                return self.describe(kind, cue, own)
        return None

    def _build_clauses(self) -> list[Clause]:
        parting = Parting(
            self._words,
            self.cues,
            self._marks,
            self._lists,
            self.taken,
        )
        return build_clauses(parting)

    def _is_question(self) -> bool:
        """Whether the sentence asks whether it is so, and not who, when or where."""
        if self._forms[-1] != "?" or self._quoted:
            return False
        opening = find_opening(self._forms)
        return not any(
            mark.kind in {"links", "openers"} and mark.start <= opening + 1
            for mark in self._marks
        )

    def _is_said_too(self, kind: Kind, cue: Cue) -> bool:
        if self._is_said(kind, cue):
            return True
        if not self._acknowledged.isdisjoint(cue.places):
            return True
        own = self._find_clause(cue.start)
        if own < 0:
            return False
        if kind == "attribution":
            near = self._list_near(cue, own)
            return not self._acknowledged.isdisjoint(near)
        places = self._clauses[own].places
        is_apart = self._held.isdisjoint(places)
        return is_apart and not self._acknowledged.isdisjoint(places)

    @cached_property
    def _own_kinds(self) -> frozenset[str]:
        """The kinds of cue that the claim or the quotation has without a doubt."""
        kinds = set(self._saying.kinds)
        for cue in self.cues:
            if self._quoted.issuperset(cue.places):
                kinds.add(cue.kind)
        stems = frozenset(map(make_stem, self._forms))
        if any(not has_stem(form, stems) for form in self._saying.opposites):
            kinds.add(OPPOSITE)
        return frozenset(kinds)

    def _is_said(self, kind: Kind, cue: Cue) -> bool:
        """Whether the claim has a cue that says the same, and is no other of its source's."""
        wanted = ACKNOWLEDGED_BY[kind]
        if cue.kind == "possibility":
            wanted |= {"attribution"}
        if not self._own_kinds.isdisjoint(wanted):
            return True
        mine = self._list_forms(cue)
        others = {
            self._list_forms(other)
            for other in self.cues
            if other.kind != IDLE and {name_kind(other), kind} != {"doubt"}
        }
        return any(
            said in wanted
            and (words == mine or words not in others)
            and (said == cue.kind or not set(words) < set(mine))
            for said, words in self._saying.cues
        )

    def _list_forms(self, cue: Cue) -> tuple[str, ...]:
        return tuple(self._forms[place] for place in cue.places)

    def _find_targets(self, taken: frozenset[int]) -> frozenset[int]:
        """Return the clauses of the terms; of these, those whose other words the claim has."""
        found = {self._find_clause(place) for place in self._held} - {-1}
        sharing = found & {self._find_clause(place) for place in taken}
        held = Counter(self._find_clause(place) for place in self._starts)
        numbered = {
            self._find_clause(place)
            for place in self._held
            if self._forms[place][0].isdigit()
        }
        if sharing:
            return frozenset(sharing | numbered)
        if numbered:
            found = {at for at in found if at in numbered or held[at] > 1}
        return frozenset(found)

    @property
    def _starts(self) -> Iterator[int]:
        """The first place of each stretch of terms."""
        for place in self._held:
            if place - 1 not in self._held:
                yield place

    def _is_after_comma(self, clause: Clause) -> bool:
        first = min(clause.places)
        return first > 0 and self._forms[first - 1] in {",", "-", "("}

    def _find_clause(self, place: int) -> int:
        for at, clause in enumerate(self._clauses):
            if place in clause.places:
                return at
        return -1

    # -- what a cue reaches

    def _reaches(self, cue: Cue, own: int, targets: frozenset[int]) -> bool:
        """Whether a cue reaches what the claim takes over."""
        clause = self._clauses[own]
        if cue.kind in _LATER:
            return own >= min(targets, default=own + 1)
        if cue.kind in NEGATIVE:
            return self._negates(cue, own, targets)
        if clause.kind in {CONDITION, EXCEPTION} and cue.kind in {CONDITION, EXCEPTION}:
            if cue.kind == CONDITION and self._is_concession(cue, clause):
                return False
            return own in targets or self._limits(own, targets)
        if own in targets:
            return cue.kind != "attribution" or self._voices(cue, own)
        if cue.kind == "attribution" and self._is_known_voice(cue, own):
            return False
        if any(self._governs(own, target, cue) for target in targets):
            return True
        if cue.kind not in _WIDE:
            return False
        if clause.kind == ASIDE:
            if cue.kind in _STATED and self._speaks_of_noun(clause):
                return False
            return clause.parent in targets or self._shares_family(own, targets)
        if clause.kind == BELOW and clause.parent in targets:
            return self._is_after_comma(clause) and self._ends_with(cue, clause)
        if clause.kind == JOINED and cue.kind != "attribution":
            if any(each.kind == SAID and each.parent == own for each in self._clauses):
                return False
            return self._speaks_of_it(cue, clause) and max(targets, default=-1) < own
        return False

    def _negates(self, cue: Cue, own: int, targets: frozenset[int]) -> bool:
        clause = self._clauses[own]
        if own not in targets:
            if self._is_local(cue, clause):
                return False
            return any(self._governs(own, target, cue) for target in targets)
        held = [place for place in clause.places if place in self._held]
        behind = [place for place in held if place > cue.start]
        turned = self._find_turn(cue, own)
        if turned >= 0:
            return any(cue.start < place < turned for place in self._held)
        stops = self._is_local(cue, clause)
        if cue.kind == "lack" or stops:
            if behind and self._is_next(cue, behind):
                return True
            return not stops and self._shares_words(cue, clause)
        return True

    def _is_next(self, cue: Cue, behind: Sequence[int]) -> bool:
        """Whether a word at the most, and no comma, parts a cue from the term behind it."""
        is_near = behind[0] - cue.end <= 1
        return is_near and not self._has_mark(cue.end, behind[0])

    def _is_local(self, cue: Cue, clause: Clause) -> bool:
        """Whether a negation after a comma or a joint denies only the words behind it."""
        first = cue.start
        if first and self._forms[first - 1] == "," and first != clause.places[0]:
            following = self._forms[cue.end : cue.end + _NEAR]
            if "," in following:
                following = following[: following.index(",")]
            return not any(self._lists.is_verb(form) for form in following)
        if any(mark.kind == "joints" and mark.end == first for mark in self._marks):
            return self._clauses[self._find_clause(first)].places[0] < first - 1
        return False

    def _find_turn(self, cue: Cue, own: int) -> int:
        """Return where what a negation denies is set against something else; -1 if nowhere."""
        del own
        for mark in self._marks:
            if mark.kind == "turns" and mark.start > cue.end:
                between = self._forms[cue.end : mark.start]
                if len(between) <= _TURN and ";" not in between:
                    return mark.start
        return -1

    def _shares_words(self, cue: Cue, clause: Clause) -> bool:
        """Whether the claim has the words that a cue denies."""
        if not self._saying.stems:
            return False
        for place in clause.places:
            is_near = cue.end <= place < cue.end + _NEAR
            if not is_near or self._has_mark(cue.end, place):
                continue
            if has_stem(self._forms[place], self._saying.stems):
                return True
        return False

    def _is_concession(self, cue: Cue, clause: Clause) -> bool:
        """Whether a condition is one word that only grants something: `if modest`."""
        behind = [place for place in clause.places if place >= cue.end]
        is_word = len(cue.places) == len(behind) == 1
        return is_word and not self._lists.is_verb(self._forms[behind[0]])

    def _limits(self, own: int, targets: frozenset[int]) -> bool:
        """Whether a condition or an exception hangs on what the claim takes over."""
        clause = self._clauses[own]
        if own == 0 or clause.parent < 0:
            return any(
                target > own and self._clauses[target].kind != BELOW
                for target in targets
            )
        before = self._clauses[own - 1]
        if clause.kind == EXCEPTION and not self._is_after_comma(clause):
            return own - 1 in targets
        if (
            clause.lead == "comma"
            and before.kind == JOINED
            and own + 1 < len(self._clauses)
        ):
            return own + 1 in targets
        near = {own - 1, clause.parent}
        near.update(list_parents(self._clauses, own - 1))
        return not near.isdisjoint(targets)

    def _governs(self, own: int, target: int, cue: Cue) -> bool:
        """Whether a clause says, doubts or denies what the target says."""
        parents = list_parents(self._clauses, target)
        if own not in parents:
            return False
        if parents[own] == ASIDE and cue.kind == "attribution":
            return cue.end < min(self._clauses[target].places)
        if parents[own] != SAID or self._clauses[target].kind not in _OBJECTS:
            return False
        below = self._clauses[target]
        return below.is_fronted or cue.start < max(below.places)

    def _speaks_of_noun(self, clause: Clause) -> bool:
        """Whether an aside without a verb stands between a noun and what is said of it."""
        last = max(clause.places)
        if len(clause.places) < _NEAR or not any(place > last for place in self._held):
            return False
        return not any(self._lists.is_verb(self._forms[at]) for at in clause.places)

    def _shares_family(self, own: int, targets: frozenset[int]) -> bool:
        family = set(list_parents(self._clauses, own))
        return any(
            not family.isdisjoint({target, *list_parents(self._clauses, target)})
            for target in targets
            if self._clauses[target].kind != BELOW
        )

    def _ends_with(self, cue: Cue, clause: Clause) -> bool:
        """Whether hardly a word follows a cue in its clause, so that it speaks of the other."""
        last = max(clause.places)
        behind = [place for place in clause.places if place >= cue.end]
        if any(place > last for place in self._held):
            return not behind and cue.kind != "attribution"
        return len(behind) < _NEAR

    def _speaks_of_it(self, cue: Cue, clause: Clause) -> bool:
        forms = [self._forms[place] for place in clause.places]
        if self._lists.references.find(forms):
            return True
        return self._ends_with(cue, clause)

    def _voices(self, cue: Cue, own: int) -> bool:
        """Whether a cue in the clause of the terms gives them to another speaker."""
        if self._is_known_voice(cue, own):
            return False
        places = self._clauses[own].places
        held = [place for place in places if place in self._held]
        if max(held, default=0) > cue.start:
            return True
        return not any(
            mark.kind == "joints" and max(held) < mark.start < cue.start
            for mark in self._marks
        )

    def _is_known_voice(self, cue: Cue, own: int) -> bool:
        places = self._list_near(cue, own)
        near = [self._forms[place] for place in places]
        if not self._saying.voices.isdisjoint(near):
            return True
        for place in places:
            word = self._words[place]
            is_name = word.written[0].isupper()
            if is_name and has_stem(word.form, self._saying.voice_stems):
                return True
        return self._saying.has_party and bool(self._lists.known.find(near))

    def _list_near(self, cue: Cue, own: int) -> list[int]:
        """Return the places of the words among which the speaker of a cue is named."""
        places = self._clauses[own].places
        before = [place for place in places if cue.start - _VOICE <= place < cue.start]
        behind: list[int] = []
        reach = max(places) + 1
        if reach - cue.end < _NEAR:
            reach = len(self._forms)
        for place in range(cue.end, min(reach, cue.end + 2 * _VOICE)):
            if place in self._held and place > cue.end + _NEAR:
                break
            behind.append(place)
        return [*before, *behind]

    # -- the sentence after

    def find_comment(self) -> Qualification | None:
        """Return the cue by which a sentence takes back the one before; None without one."""
        live = [cue for cue in self.cues if cue.kind not in {IDLE, "possibility"}]
        if not live:
            return None
        references = self._lists.references.find(self._forms)
        opening = find_opening(self._forms) + 1
        brief = len([word for word in self._words if not word.is_mark]) <= _BRIEF
        is_acknowledged = bool(self._acknowledged)
        for cue in live:
            if is_acknowledged or not self._comments(
                cue, references, opening, is_brief=brief
            ):
                continue
            self._clauses = self._build_clauses()
            kind = name_kind(cue)
            if not self._is_said_too(kind, cue):
                return self.describe(kind, cue, max(self._find_clause(cue.start), 0))
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
        if cue.kind in _LATER:
            return bool(references) or opens or len(self._words) <= 2 * _BRIEF
        if cue.kind in {"denial", "doubt"}:
            return bool(references) and (points or cue.start < opening + 2 * _NEAR)
        if cue.kind == CONDITION:
            return points
        if cue.kind == EXCEPTION:
            touches = any(mark.start <= cue.end for mark in references)
            return points or (opens and touches)
        if cue.kind == "attribution":
            return cue.start <= 1
        behind = [word for word in self._words[cue.end :] if not word.is_mark]
        return is_brief and points and len(behind) <= 1

    # -- words to show

    def describe(self, kind: Kind, cue: Cue, own: int) -> Qualification:
        """Return what a cue says, in the words of the source."""
        last = max(self._clauses[own].places, default=cue.end - 1)
        if last - cue.start < _NEAR:
            last = len(self._words) - 1
        start = cue.start
        end = min(last + 1, start + SHOWN)
        if end - start < SHOWN:
            first = min(self._clauses[own].places, default=start)
            start = max(first, end - SHOWN)
        return Qualification(kind, join_written(self._words[start:end]))


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
