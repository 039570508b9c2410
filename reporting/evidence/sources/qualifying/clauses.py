"""The parts of a sentence -> its clauses, and which hangs on which.

Nothing is parsed: what a part (`parts.py`) begins with says what it is. One that begins
with a verb goes on with the clause before an aside; a short one without a verb belongs to
a list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reporting.evidence.sources.qualifying.parts import (
    AHEAD,
    CONDITION,
    EXCEPTION,
    RELATIVE,
    Part,
    Parting,
)
from reporting.record import MutableRecord, replace

MAIN, JOINED, BELOW, SAID = "main", "joined", "below", "said"
ASIDE = "aside"
_SAYING = frozenset({"attribution", "doubt", "denial", "negation", "possibility"})
"""Cues that a clause may be the object of."""
_SHORT = 5
"""Words of a part of a list at most."""


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
            self._start(
                part,
                part.opener,
                self._main if last >= 0 else -1,
            )
        elif part.opener in {"links", "openers"} and part.mark != "hard":
            governor = self._find_governor(last)
            is_after_aside = last >= 0 and self.clauses[last].kind == ASIDE
            goes_on = is_after_aside and self._parting.is_link(part.places[0])
            is_link = part.opener == "links" or goes_on
            is_link |= last >= 0 and self._parting.ends_with_refusal(
                self.clauses[last].places
            )
            if is_link and governor >= 0:
                self._start(part, SAID, governor)
            else:
                self._start_below(part, last)
        elif part.mark == "resume" and self._main >= 0:
            self.clauses[self._main].places += places
        elif part.mark == "colon":
            governor = -1
            if last == self._main and not self._parting.has_link(
                self.clauses[last].places
            ):
                governor = self._find_governor(last)
            self._start(
                part,
                SAID if governor >= 0 else MAIN,
                governor,
            )
        elif part.mark == "aside":
            self._start(part, ASIDE, last)
        elif part.opener == "joint":
            self._add_joined(part)
        elif part.mark in {"", "hard"} or self._main < 0:
            self._start(part, MAIN, -1)
        else:
            self._add_plain(part)

    def _start_below(self, part: Part, last: int) -> None:
        """Add a clause below another, as far as the verb that the other goes on with."""
        parting = self._parting
        places = part.places
        turn = parting.find_resumption(places)
        if part.opener == "links" and not turn:
            turn = parting.find_last_verb(places)
        main = self.clauses[self._main] if self._main >= 0 else None
        is_bare = main is not None and not parting.has_verb(main.places)
        goes_on = not part.mark and not part.is_closed
        if main is None or not goes_on or not is_bare or turn < RELATIVE:
            self._start(part, BELOW, last)
            return
        self._start(
            replace(part, places=places[:turn]),
            BELOW,
            last,
        )
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
        if parting.tells_of_part(places):
            self._start(part, ASIDE, self._main)
        elif parting.turns_at(places) and len(places) > AHEAD:
            self._start(part, JOINED, self._main)
        elif (
            self._interrupts(last, main)
            or heads
            or (parting.begins_with_verb(places) and not says)
        ):
            main.places += places
        elif not says and (
            parting.ends_with_saying(last.places)
            or parting.ends_with_refusal(last.places)
        ):
            self._start(
                part,
                SAID,
                len(self.clauses) - 1,
            )
        elif says and parting.has_verb(main.places) | (len(places) <= _SHORT):
            self._start(part, ASIDE, self._main)
        elif last.kind == BELOW and self._is_detail(places, main):
            last.places += places
        elif last.kind in {BELOW, CONDITION, EXCEPTION, ASIDE}:
            main.places += places
        elif parting.has_verb(main.places) and (
            parting.is_sentence(places) or parting.has_verb(places[1:AHEAD])
        ):
            self._start(part, JOINED, self._main)
        elif not parting.has_verb(main.places) or len(places) <= _SHORT:
            last.places += places
        else:
            self._start(part, ASIDE, self._main)

    def _interrupts(self, last: Clause, main: Clause) -> bool:
        """Whether a relative clause stands between a noun and its verb."""
        is_long = last.kind == BELOW and len(last.places) > RELATIVE
        return (
            is_long and last.lead == "comma" and not self._parting.has_verb(main.places)
        )

    def _is_detail(self, places: Sequence[int], main: Clause) -> bool:
        """Whether a short part goes on with the clause before it, as the main one is whole."""
        parting = self._parting
        if len(places) > _SHORT or parting.has_verb(places):
            return False
        if parting.has_taken(places):
            return False
        return max(main.places) < places[0] and parting.has_verb(main.places)

    def _start(
        self,
        part: Part,
        kind: str,
        parent: int,
    ) -> None:
        clause = Clause(
            kind,
            list(part.places),
            parent,
            part.mark,
        )
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


def list_parents(clauses: Sequence[Clause], at: int) -> Mapping[int, str]:
    """Return the clauses that one hangs on, the nearest first, each with how it does."""
    parents: dict[int, str] = {}
    while at >= 0 and clauses[at].parent not in parents:
        kind = clauses[at].kind
        at = clauses[at].parent
        if at >= 0:
            parents[at] = kind
    return parents
