"""The words of a sentence -> the stretches between its borders, and what they hold.

Marks, joints (`and`), openers (`which`) and cues part a sentence. What a stretch begins
with, and whether it has a verb, tells how it hangs together with the others.
"""

from __future__ import annotations

from collections.abc import Sequence

from reporting.evidence.sources.qualifying.cues import IDLE, Cue, TongueCues
from reporting.evidence.sources.qualifying.words import Word
from reporting.record import Record

CONDITION, EXCEPTION = "condition", "exception"
"""Kinds of cue that begin a clause of their own."""
RELATIVE = 3
"""Words of a clause within another before the verb with which that goes on."""
AHEAD = 3
"""Words behind a joint among which there is a verb or a cue if a clause begins."""
_SHARE = 6
"""Words at most before the pronoun of a relative clause: `, about 40% of which`."""
_HARD = frozenset({";", ":", "!", "?", "..."})
_BRACKETS = {"(": ")", "[": "]"}


class Part(Record, frozen=True):
    """A stretch of words between two borders.

    Args:
        places: of its words.
        mark: what stands before it: a comma, another mark, or nothing.
        opener: the kind of phrase that it begins with.
        after_joint: whether a joint stands before that phrase.
        is_closed: whether a comma stands behind it.
    """

    places: tuple[int, ...]
    mark: str
    opener: str
    after_joint: bool = False
    is_closed: bool = False


class Parting:
    """Parts one sentence.

    Args:
        words: of the sentence.
        cues: those that stand in it.
        marks: what stands between its clauses.
        lists: those of the language.
        taken: places of words of a predicate that the claim takes over.
    """

    def __init__(
        self,
        words: Sequence[Word],
        cues: Sequence[Cue],
        marks: Sequence[Cue],
        lists: TongueCues,
        taken: frozenset[int] = frozenset(),
    ) -> None:
        self._words = words
        self._lists = lists
        self._taken = taken
        self._forms = [word.form for word in words]
        self._cue_at: dict[int, Cue] = {}
        for cue in cues:
            for place in cue.places:
                self._cue_at[place] = cue
        self._mark_at: dict[int, Cue] = {}
        for mark in marks:
            start = mark.start + (self._forms[mark.start] == ",")
            if not any(place in self._cue_at for place in mark.places):
                self._mark_at[start] = mark

    def list_parts(self) -> list[Part]:
        """Return the parts of the sentence, in order."""
        parts: list[Part] = []
        borders = self._list_borders()
        before = ""
        head = -1
        for at, (first, mark) in enumerate(borders):
            end = len(self._words)
            mark_behind = ""
            if self._leads_to_relative(borders, at):
                before, head = mark, first
                continue
            start = first if head < 0 else head
            if at + 1 < len(borders):
                end, mark_behind = borders[at + 1]
            places = self._list_words(start, end)
            before = mark or before
            if places:
                opener, joined = self._find_opener(places)
                if head >= 0:
                    opener = "openers"
                is_closed = mark_behind == "comma"
                parts.append(Part(places, before, opener, joined, is_closed))
                before = ""
            head = -1
        return parts

    def _leads_to_relative(self, borders: Sequence[tuple[int, str]], at: int) -> bool:
        """Whether what stands after a comma belongs to a relative pronoun: `, 40% of which`."""
        if borders[at][1] != "comma" or at + 1 >= len(borders) or borders[at + 1][1]:
            return False
        start, end = borders[at][0] + 1, borders[at + 1][0]
        mark = self._mark_at.get(end)
        is_short = end - start <= _SHARE and not self.has_verb(range(start, end))
        return is_short and mark is not None and mark.kind == "openers"

    def _list_words(self, start: int, end: int) -> tuple[int, ...]:
        return tuple(
            place
            for place in range(start, end)
            if not self._words[place].is_mark or place in self._cue_at
        )

    def _find_opener(self, places: Sequence[int]) -> tuple[str, bool]:
        """Return the kind of phrase that a part begins with, and whether after a joint."""
        joined = False
        for place in places[:3]:
            mark = self._mark_at.get(place)
            cue = self._cue_at.get(place)
            if mark and mark.kind in {"joints", "turns"} and not joined:
                joined = True
                continue
            if mark:
                return mark.kind, joined
            if cue and cue.kind in {CONDITION, EXCEPTION}:
                return cue.kind, joined
            if self._concedes(place):
                return "openers", joined
            if cue and cue.kind == "negation" and self._relates(cue.end):
                return "openers", joined
            if not (cue and cue.kind == IDLE):
                break
        return ("joint" if joined else ""), joined

    def _list_borders(self) -> list[tuple[int, str]]:
        """Return where parts begin, each with the mark before it."""
        borders = [(0, "")]
        brackets: list[str] = []
        dashes = self._list_dashes()
        for place, form in enumerate(self._forms):
            if form in _BRACKETS:
                brackets.append(_BRACKETS[form])
                borders.append((place, "aside"))
            elif brackets and form == brackets[-1]:
                brackets.pop()
                borders.append((place, "resume"))
            elif place in dashes:
                is_second = dashes.index(place) % 2 == 1
                borders.append((place, "resume" if is_second else "aside"))
            elif form in _HARD:
                borders.append((place, "colon" if form == ":" else "hard"))
            elif form == ",":
                borders.append((place, "comma"))
            elif self._parts_here(place):
                borders.append((place, ""))
        return borders

    def _list_dashes(self) -> list[int]:
        found: list[int] = []
        for place, word in enumerate(self._words):
            if word.form != "-" or not 0 < place < len(self._words) - 1:
                continue
            if word.start > self._words[place - 1].end:
                found.append(place)
        return found

    def _parts_here(self, place: int) -> bool:
        """Whether a clause begins at a word before which no mark stands."""
        if not place:
            return False
        cue = self._cue_at.get(place)
        if cue and cue.kind in {CONDITION, EXCEPTION}:
            return cue.start == place and not self._is_after_joint(place)
        mark = self._mark_at.get(place)
        if self._concedes(place):
            return True
        if mark is None or self._is_after_joint(place):
            return False
        if mark.kind in {"openers", "links"}:
            return True
        return self._says_before(place) and self._begins_clause(mark.end)

    def _relates(self, place: int) -> bool:
        """Whether a relative pronoun follows within two words: `none of which`."""
        marks = (self._mark_at.get(at) for at in (place, place + 1))
        return any(mark is not None and mark.kind == "openers" for mark in marks)

    def _concedes(self, place: int) -> bool:
        """Whether what begins at a word opens a clause and is no cue: `even if`."""
        cue = self._cue_at.get(place)
        if cue is None or cue.kind != IDLE or cue.start != place:
            return False
        return any(self._forms[at] in self._lists.clause_words for at in cue.places)

    def _says_before(self, place: int) -> bool:
        """Whether what stands before a joint says something, and is no noun of a list."""
        if self._forms[place + 1 : place + 2] and (
            self._forms[place + 1] in self._lists.subjects
        ):
            return True
        before = range(place)
        if self.has_verb(before) or self.has_taken(before):
            return True
        return any(at in self._cue_at for at in before)

    def _is_after_joint(self, place: int) -> bool:
        before = self._mark_at.get(place - 1)
        return before is not None and before.kind in {"joints", "turns"}

    def _begins_clause(self, place: int) -> bool:
        """Whether what stands after a joint is a clause, and no part of a list."""
        for at in range(place, place + AHEAD):
            if at >= len(self._forms):
                return False
            form = self._forms[at]
            if form in self._lists.subjects or self._lists.is_verb(form):
                return True
            if at == place and at in self._taken:
                return True
            cue = self._cue_at.get(at)
            if cue and cue.kind != IDLE:
                return True
            mark = self._mark_at.get(at)
            if mark and mark.kind in {"openers", "links"}:
                return True
        return False

    def has_verb(self, places: Sequence[int]) -> bool:
        """Whether some words hold one that shows a clause."""
        return any(self._lists.is_verb(self._forms[place]) for place in places)

    def begins_with_verb(self, places: Sequence[int]) -> bool:
        """Whether some words go on with a clause whose subject stands before."""
        first = places[0]
        cue = self._cue_at.get(first)
        if cue and cue.kind in {"negation", "possibility"}:
            return True
        return self._lists.is_verb(self._forms[first]) and not cue

    def turns_at(self, places: Sequence[int]) -> bool:
        """Whether a joint stands behind a verb: `zahlte aber`, `zahlte sie aber`."""
        behind = places[1:2]
        if behind and self._forms[behind[0]] in self._lists.subjects:
            behind = places[2:3]
        marks = [self._mark_at.get(place) for place in behind]
        return any(mark and mark.kind in {"joints", "turns"} for mark in marks)

    def tells_of_part(self, places: Sequence[int]) -> bool:
        """Whether some words begin with a part of those counted: `one of them against`."""
        first = [self._forms[place] for place in places]
        return self._lists.tells_of_part(first) and not self.has_taken(places)

    def is_sentence(self, places: Sequence[int]) -> bool:
        """Whether some words hold a verb and a pronoun that is its subject."""
        forms = [self._forms[place] for place in places[1:]]
        return self.has_verb(places) and not self._lists.subjects.isdisjoint(forms)

    def has_taken(self, places: Sequence[int]) -> bool:
        """Whether the claim takes over any of some words."""
        return not self._taken.isdisjoint(places)

    def has_link(self, places: Sequence[int]) -> bool:
        """Whether some words have what they say or doubt among them."""
        return any(self.is_link(place) for place in places)

    def is_link(self, place: int) -> bool:
        """Whether a word may begin what is said or doubted."""
        return self._forms[place] in self._lists.links

    def find_last_verb(self, places: Sequence[int]) -> int:
        """Return how many words stand before the last that shows a clause; 0 if none does."""
        for at in range(len(places) - 1, 0, -1):
            if self._lists.is_verb(self._forms[places[at]]):
                before = self._forms[places[at - 1]]
                return at - 1 if self._lists.is_verb(before) else at
        return 0

    def find_resumption(self, places: Sequence[int]) -> int:
        """Return how many words stand before what goes on behind a relative clause that denies.

        Its verb stands behind what denies it: `the bridge that nobody wanted carries`.
        """
        for at, place in enumerate(places[1:RELATIVE], start=1):
            cue = self._cue_at.get(place)
            if cue is None or cue.kind != "negation":
                continue
            first = at + len(cue.places)
            if self._forms[place] in self._lists.subjects:
                return first + 1
            for later in range(first + 1, len(places)):
                if places[later] in self._taken and later > first + 1:
                    return later
        return 0

    def ends_with_saying(self, places: Sequence[int]) -> bool:
        """Whether some words end with one by which the next are denied, doubted or said."""
        cue = self._cue_at.get(places[-1])
        return cue is not None and cue.kind in {"denial", "doubt", "attribution"}

    def ends_with_refusal(self, places: Sequence[int]) -> bool:
        """Whether some words end with a refusal, of which the next say what: `lehnte es ab`."""
        cue = self._cue_at.get(places[-1])
        if cue is None:
            return False
        is_verb = cue.kind in {"negation", "attribution"} and len(cue.places) > 1
        return is_verb or cue.kind == "denial"

    def has_cue(self, places: Sequence[int], kinds: frozenset[str]) -> bool:
        """Whether a cue of some kinds stands among some words."""
        for place in places:
            cue = self._cue_at.get(place)
            if cue and cue.kind in kinds:
                return True
        return False
