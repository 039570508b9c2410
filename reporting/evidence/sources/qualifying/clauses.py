"""The words of a sentence -> its clauses, and which hangs on which.

Nothing is parsed: marks, joints (`and`), openers (`which`) and cues part a sentence, and
what a part begins with says what it is. A part that begins with a verb goes on with the
clause before an aside; a short one without a verb belongs to a list.
"""

from __future__ import annotations

from collections.abc import Sequence

from reporting.evidence.sources.qualifying.cues import IDLE, Cue, TongueCues
from reporting.evidence.sources.qualifying.words import Word
from reporting.record import MutableRecord, Record, replace

MAIN, JOINED, BELOW, SAID = "main", "joined", "below", "said"
CONDITION, EXCEPTION, ASIDE = "condition", "exception", "aside"
_SAYING = frozenset({"attribution", "doubt", "denial", "negation", "possibility"})
"""Cues that a clause may be the object of."""
_SHORT = 5
"""Words of a part of a list at most."""
_HARD = frozenset({";", ":", ".", "!", "?", "..."})
_RELATIVE = 3
"""Words of a clause within another before the verb with which that goes on."""
_AHEAD = 3
"""Words behind a joint among which there is a verb or a cue if a clause begins."""
_BRACKETS = {"(": ")", "[": "]"}


class Clause(MutableRecord):
    """A clause, or what is taken for one.

    Args:
        kind: what it is to the others.
        places: of its words in the sentence.
        parent: the clause that it hangs on, by its number; -1 where it stands by itself.
        lead: the mark or the phrase that it begins with.
        is_link: whether it begins as what is said or doubted does.
        is_fronted: whether it stands before the clause that it is the object of.
    """

    kind: str
    places: list[int]
    parent: int = -1
    lead: str = ""
    is_link: bool = False
    is_fronted: bool = False


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
        for at, (start, mark) in enumerate(borders):
            end = len(self._words)
            mark_behind = ""
            if at + 1 < len(borders):
                end, mark_behind = borders[at + 1]
            places = self._list_words(start, end)
            before = mark or before
            if places:
                opener, joined = self._find_opener(places)
                is_closed = mark_behind == "comma"
                parts.append(Part(places, before, opener, joined, is_closed))
                before = ""
        return parts

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
        for at in range(place, place + _AHEAD):
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
        """Whether a joint is the second of some words: `zahlte aber`."""
        mark = self._mark_at.get(places[1]) if len(places) > 1 else None
        return mark is not None and mark.kind in {"joints", "turns"}

    def is_sentence(self, places: Sequence[int]) -> bool:
        """Whether some words hold a verb and a pronoun that is its subject."""
        forms = [self._forms[place] for place in places[1:]]
        return self.has_verb(places) and not self._lists.subjects.isdisjoint(forms)

    def has_taken(self, places: Sequence[int]) -> bool:
        """Whether the claim takes over any of some words."""
        return not self._taken.isdisjoint(places)

    def has_link(self, clause: Clause) -> bool:
        """Whether a clause has what it says or doubts in itself."""
        return any(self.is_link(place) for place in clause.places)

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

    def ends_with_saying(self, places: Sequence[int]) -> bool:
        """Whether some words end with one by which the next are denied, doubted or said."""
        cue = self._cue_at.get(places[-1])
        return cue is not None and cue.kind in {"denial", "doubt", "attribution"}

    def has_cue(self, places: Sequence[int], kinds: frozenset[str]) -> bool:
        """Whether a cue of some kinds stands among some words."""
        for place in places:
            cue = self._cue_at.get(place)
            if cue and cue.kind in kinds:
                return True
        return False


def build_clauses(parting: Parting) -> list[Clause]:
    """Return the clauses of a sentence."""
    builder = _Builder(parting)
    for part in parting.list_parts():
        builder.add(part)
    builder.join_fronted()
    return builder.clauses


class _Builder:
    """Puts parts together."""

    def __init__(self, parting: Parting) -> None:
        self._parting = parting
        self.clauses: list[Clause] = []
        self._main = -1

    def add(self, part: Part) -> None:
        """Add a part."""
        last = len(self.clauses) - 1
        places = part.places
        if part.opener in {CONDITION, EXCEPTION}:
            self._start(part, part.opener, self._main if last >= 0 else -1)
        elif part.opener in {"links", "openers"} and part.mark != "hard":
            governor = self._find_governor(last)
            is_link = part.opener == "links" or self._goes_on(part, last)
            if is_link and governor >= 0:
                self._start(part, SAID, governor)
            else:
                self._start_below(part, last)
        elif part.mark == "resume" and self._main >= 0:
            self.clauses[self._main].places += places
        elif part.mark == "colon":
            governor = -1
            if last == self._main and not self._parting.has_link(self.clauses[last]):
                governor = self._find_governor(last)
            self._start(part, SAID if governor >= 0 else MAIN, governor)
        elif part.mark == "aside":
            self._start(part, ASIDE, last)
        elif part.opener == "joint":
            self._add_joined(part)
        elif part.mark in {"", "hard"} or self._main < 0:
            self._start(part, MAIN, -1)
        else:
            self._add_plain(part)

    def _goes_on(self, part: Part, last: int) -> bool:
        """Whether a part begins what was to be said when an aside came between."""
        is_after_aside = last >= 0 and self.clauses[last].kind == ASIDE
        return is_after_aside and self._parting.is_link(part.places[0])

    def _start_below(self, part: Part, last: int) -> None:
        """Add a clause below another, as far as the verb that the other goes on with."""
        parting = self._parting
        places = part.places
        turn = parting.find_last_verb(places)
        main = self.clauses[self._main] if self._main >= 0 else None
        is_bare = main is not None and not parting.has_verb(main.places)
        goes_on = part.opener == "links" and not part.mark and not part.is_closed
        if main is None or not goes_on or not is_bare or turn < _RELATIVE:
            self._start(part, BELOW, last)
            return
        self._start(replace(part, places=places[:turn]), BELOW, last)
        main.places += places[turn:]

    def _add_joined(self, part: Part) -> None:
        short = len(part.places) <= _SHORT
        parting = self._parting
        is_bare = not parting.has_verb(part.places) and not parting.has_cue(
            part.places, _SAYING
        )
        is_taken = parting.has_taken(part.places)
        if self.clauses and short and is_bare and not is_taken:
            self.clauses[-1].places += part.places
            return
        self._start(part, JOINED, self._main)

    def _add_plain(self, part: Part) -> None:
        """Add a part that stands after a comma and begins with nothing of note."""
        places = part.places
        parting = self._parting
        last = self.clauses[-1]
        main = self.clauses[self._main]
        says = parting.has_cue(places, _SAYING - {"negation", "possibility"})
        heads = last.is_link and not parting.has_verb(main.places)
        if parting.turns_at(places) and len(places) > _AHEAD:
            self._start(part, JOINED, self._main)
        elif heads or (parting.begins_with_verb(places) and not says):
            main.places += places
        elif parting.ends_with_saying(last.places) and not says:
            self._start(part, SAID, len(self.clauses) - 1)
        elif says and parting.has_verb(main.places) | (len(places) <= _SHORT):
            self._start(part, ASIDE, self._main)
        elif last.kind == BELOW and self._is_detail(places, main):
            last.places += places
        elif last.kind in {BELOW, CONDITION, EXCEPTION, ASIDE}:
            main.places += places
        elif parting.is_sentence(places) and parting.has_verb(main.places):
            self._start(part, JOINED, self._main)
        elif not parting.has_verb(main.places) or len(places) <= _SHORT:
            last.places += places
        else:
            self._start(part, ASIDE, self._main)

    def _is_detail(self, places: Sequence[int], main: Clause) -> bool:
        """Whether a short part goes on with the clause before it, as the main one is whole."""
        parting = self._parting
        if len(places) > _SHORT or parting.has_verb(places):
            return False
        if parting.has_taken(places):
            return False
        return max(main.places) < places[0] and parting.has_verb(main.places)

    def _start(self, part: Part, kind: str, parent: int) -> None:
        clause = Clause(kind, list(part.places), parent, part.mark)
        clause.is_link = part.opener == "links"
        self.clauses.append(clause)
        if kind in {MAIN, JOINED}:
            self._main = len(self.clauses) - 1

    def join_fronted(self) -> None:
        """Hang what stands before the clause that doubts or denies it on that clause."""
        for at, clause in enumerate(self.clauses):
            if clause.kind != BELOW or not clause.is_link:
                continue
            last = max(clause.places)
            for number, other in enumerate(self.clauses[: at + 2]):
                behind = [place for place in other.places if place > last]
                is_rank = other.kind in {MAIN, JOINED}
                if is_rank and behind and self._parting.has_cue(behind, _SAYING):
                    clause.kind = SAID
                    clause.parent = number
                    clause.is_fronted = True

    def _find_governor(self, last: int) -> int:
        """Return the clause before in which something is said or doubted; -1 without one."""
        for at in (last, self._main):
            if at >= 0 and self._parting.has_cue(self.clauses[at].places, _SAYING):
                return at
        return -1
