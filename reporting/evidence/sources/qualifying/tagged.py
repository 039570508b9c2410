"""A sentence of a source -> its cues and its marks, with what a claim takes of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from reporting.evidence.sources.qualifying.cues import (
    IDLE,
    Cue,
    TongueCues,
    find_opening,
)
from reporting.evidence.sources.qualifying.saying import Saying
from reporting.evidence.sources.qualifying.stems import (
    WEIGHT,
    has_stem,
    make_bones,
    make_stem,
)
from reporting.evidence.sources.qualifying.words import Sentence

NEGATIVE = frozenset({"negation", "lack"})
_CANCELLED = frozenset({"denial", "doubt", "attribution"})
"""Kinds of cue that a negation undoes."""
_NEEDING = frozenset({"negation", "possibility", "doubt"})
"""Kinds of cue by which nothing would be without a term."""
_PAIR = 2
"""Quotation marks around a name; words in it at the least."""
NEAR = 3
"""Words within which one cue tells on another."""


def is_one_doubt(before: Cue, cue: Cue) -> bool:
    """Whether two cues make one doubt: `would not confirm`."""
    is_pair = before.kind == "possibility" and cue.kind == "doubt"
    return is_pair and 0 <= cue.start - before.end < NEAR


class Tagged:
    """One sentence, and what of it counts.

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
        self.words = sentence
        self.forms = sentence.forms
        self.lists = lists
        self.held = held
        self.acknowledged = acknowledged
        self.saying = saying
        self.quoted = quoted

    def _drop_undone(self, cues: Sequence[Cue]) -> list[Cue]:
        """Return the cues without those that undo each other, such as `not … deny`."""
        kept: list[Cue] = []
        opening = find_opening(self.forms)
        for cue in cues:
            is_name = self.words[cue.start].written[0].isupper()
            if cue.kind == "possibility" and is_name and cue.start > opening:
                continue
            if cue.kind == "exception" and self._denies_verb(cue):
                cue = Cue("negation", cue.places[-1:])  # noqa: PLW2901
            before = kept[-1] if kept else None
            if before and is_one_doubt(before, cue):
                kept[-1] = Cue(IDLE, before.places)
            if before and self._is_its_link(before, cue):
                continue
            undoes = (
                before is not None
                and before.kind in NEGATIVE
                and cue.kind in _CANCELLED
                and cue.start - before.end < NEAR
                and not self.has_comma(before.end, cue.start)
            )
            if undoes:
                if cue.kind != "attribution":
                    kept[-1] = Cue(IDLE, kept[-1].places)
                kept.append(Cue(IDLE, cue.places))
            else:
                kept.append(cue)
        return kept

    def _is_its_link(self, before: Cue, cue: Cue) -> bool:
        """Whether a doubt only begins what is denied: `zaprzecza, jakoby`."""
        is_pair = before.kind == "denial" and cue.kind == "doubt"
        is_link = self.forms[cue.start] in self.lists.links
        return is_pair and is_link and cue.start - before.end <= 1

    def _denies_verb(self, cue: Cue) -> bool:
        """Whether what takes out a noun denies a verb instead: `pero no pudo`."""
        if self.forms[cue.end - 1] not in self.lists.negations:
            return False
        following = self.forms[cue.end : cue.end + 2]
        if not following:
            return False
        if (
            following[0] in self.lists.definites | self.lists.subjects
        ):  # `mas não as publicou`
            following = following[1:]
        if any(map(self.lists.is_verb, following[:1])):
            return True
        # `veröffentlichte sie aber nicht`
        before = self.forms[max(cue.start - NEAR, 0) : cue.start]
        is_verb = len(before) == NEAR and before[0] == ","
        is_last = not self.forms[cue.end][0].isalnum()
        return is_verb and is_last and before[-1] in self.lists.subjects

    def is_mood(self, cue: Cue) -> bool:
        """Whether a cue only shows by its form that somebody says it."""
        return self.forms[cue.start] in self.lists.words.moods

    def _needs_term(self, found: Sequence[Cue]) -> bool:
        """Whether the cues say that nothing goes without a term: `Without it, none would`."""
        first, *others = found
        if first.kind != "lack" or first.start != find_opening(self.forms):
            return False
        near = [at for at in self.held if first.end <= at < first.end + NEAR]
        between = self.forms[first.end : min(near, default=first.end)]
        is_term = bool(near) and all(len(form) <= WEIGHT for form in between)
        return is_term and any(cue.kind in _NEEDING for cue in others)

    @cached_property
    def cues(self) -> Sequence[Cue]:
        """The cues of the sentence that nothing undoes."""
        found = self.lists.find_cues(self.forms)
        if not found or self._needs_term(found):
            return ()
        opened: set[int] = set(self._find_title())
        for mark in self.marks:
            if len(mark.places) > 1 and mark.kind == "openers":
                opened.update(mark.places)
        return self._drop_undone(
            [cue for cue in found if cue.start not in opened or cue.kind == "exception"]
        )

    def _find_title(self) -> Sequence[int]:
        """Return the places of a name in quotation marks: `The play "Nobody Knows" drew`."""
        if self.quoted or self.forms.count('"') != _PAIR:
            return ()
        start = self.forms.index('"')
        end = self.forms.index('"', start + 1)
        inner = self.words[start + 1 : end]
        if (
            not start
            or end + 1 == len(self.forms)
            or not _PAIR <= len(inner) <= NEAR * 2
        ):
            return ()
        is_within = not (self.words[start - 1].is_mark or self.words[end + 1].is_mark)
        is_name = inner[0].written[0].isupper() and self.held.isdisjoint(
            range(start, end)
        )
        return range(start, end) if is_within and is_name else ()

    @cached_property
    def marks(self) -> Sequence[Cue]:
        """What stands between the clauses of the sentence."""
        return self.lists.marks.find(self.forms)

    def has_only_cue(self, places: Sequence[int]) -> bool:
        """Whether some words are no more than a cue."""
        return any(set(cue.places).issuperset(places) for cue in self.cues)

    def is_known(self, place: int) -> bool:
        """Whether the claim has a word too, or one that has its consonants."""
        form = self.forms[place]
        return (
            has_stem(form, self.saying.stems) or make_bones(form) in self.saying.bones
        )

    def is_determiner(self, cue: Cue) -> bool:
        """Whether a cue denies only the noun behind it."""
        return any(
            noun.start == cue.start and len(noun.places) >= len(cue.places)
            for noun in self.lists.determiners.find(self.forms)
        )

    @cached_property
    def taken(self) -> frozenset[int]:
        """Return the places of words that the claim has too, beside its terms."""
        stems = self.saying.stems
        if not stems:
            return frozenset()
        empty = {mark.start for mark in self.marks}
        return frozenset(
            place
            for place, form in enumerate(self.forms)
            if place not in self.held
            and place not in empty
            and form not in self.lists.verbs
            and len(form) >= WEIGHT
            and has_stem(form, stems)
        )

    @property
    def starts(self) -> Iterator[int]:
        """The first place of each stretch of terms."""
        for place in self.held:
            if place - 1 not in self.held:
                yield place

    def has_comma(self, start: int, end: int) -> bool:
        """Whether a comma stands between two places."""
        return "," in self.forms[start:end]

    def is_question(self) -> bool:
        """Whether the sentence asks whether it is so, and not who, when or where."""
        if self.forms[-1] != "?" or self.quoted:
            return False
        opening = find_opening(self.forms)
        return not any(
            mark.kind in {"links", "openers"} and mark.start <= opening + 1
            for mark in self.marks
        )

    def list_stems(self, cue: Cue) -> tuple[str, ...]:
        """Return the stems of the words of a cue."""
        return tuple(make_stem(self.forms[place]) for place in cue.places)
