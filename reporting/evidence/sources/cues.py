"""A language's lists of cues -> where in a sentence each stands.

At each word the longest entry counts; one that only looks like a cue (`not only`) wins over
a cue of its length, and what it covers is no cue any more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from reporting.catalogue import CueWords
from reporting.evidence.sources.words import split_words
from reporting.record import Record

IDLE = "idle"
"""The kind of what is no cue."""
BESIDES = "besides"
"""The kind of an exception that may be none."""
FIRST = "^"
"""What an entry begins with that counts only as the first word of a sentence."""
_STEM = 3
"""Letters by which a stem or an ending is found."""
_ENDED = 4
"""Letters of a word whose ending shows that it is a verb: more than so many."""
GAP = "…"
_GAP_WORDS = 10
"""Words that may stand where an entry has a gap."""
_KINDS = (
    IDLE,
    "negation",
    "lack",
    "condition",
    "exception",
    BESIDES,
    "possibility",
    "doubt",
    "attribution",
    "denial",
)
_MARKS = ("turns", "joints", "links", "openers")

Entry = tuple[str, ...]
_Table = dict[str, list[tuple[Entry, str]]]


class Cue(Record, frozen=True):
    """Where a cue stands.

    Args:
        kind: of cue.
        places: of its words in the sentence.
    """

    kind: str
    places: tuple[int, ...]

    @property
    def start(self) -> int:
        """The place of its first word."""
        return self.places[0]

    @property
    def end(self) -> int:
        """The place after its last word."""
        return self.places[-1] + 1


class PhraseIndex:
    """Finds phrases in sentences, the longest first.

    Args:
        lists: entries of a catalogue by their kind; of two alike, the first kind counts.
    """

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._words: _Table = defaultdict(list)
        self._stems: _Table = defaultdict(list)
        self._endings: _Table = defaultdict(list)
        for kind, phrases in lists.items():
            for phrase in phrases:
                entry = split_entry(phrase)
                first = entry[1] if entry[0] == FIRST else entry[0]
                if first.endswith("*"):
                    self._stems[first[:_STEM]].append((entry, kind))
                elif first.startswith("*"):
                    self._endings[first[-_STEM:]].append((entry, kind))
                else:
                    self._words[first].append((entry, kind))

    def has_any(self, forms: Sequence[str]) -> bool:
        """Whether a phrase may begin at any of some words."""
        if not self._words.keys().isdisjoint(forms):
            return True
        return any(
            form[:_STEM] in self._stems or form[-_STEM:] in self._endings
            for form in forms
        )

    def find(self, forms: Sequence[str]) -> list[Cue]:
        """Return the phrases of a sentence; none shares a word with another.

        Args:
            forms: its words.
        """
        found: list[Cue] = []
        taken: set[int] = set()
        opening = find_opening(forms)
        for start in range(len(forms)):
            if start in taken:
                continue
            cue = self._find_longest(forms, start, opening)
            if cue and taken.isdisjoint(cue.places):
                found.append(cue)
                taken.update(cue.places)
        return found

    def _find_longest(
        self,
        forms: Sequence[str],
        start: int,
        opening: int,
    ) -> Cue | None:
        best: Cue | None = None
        form = forms[start]
        entries = self._words.get(form, [])
        stems = self._stems.get(form[:_STEM])
        endings = self._endings.get(form[-_STEM:])
        if stems or endings:
            entries = [*entries, *(stems or ()), *(endings or ())]
        for entry, kind in entries:
            if entry[0] == FIRST:
                is_first = start == opening
                places = match_entry(entry[1:], forms, start) if is_first else ()
            else:
                places = match_entry(entry, forms, start)
            if places and (best is None or len(places) > len(best.places)):
                best = Cue(kind, places)
        return best


class TongueCues:
    """What is found by a language's lists.

    Args:
        words: the lists.
    """

    def __init__(self, words: CueWords) -> None:
        self.words = words
        lists = {kind: getattr(words, kind) for kind in _KINDS}
        self.cues = PhraseIndex(lists)
        self.negations = frozenset(words.negation)
        self.links = frozenset(words.links)
        self.subjects = frozenset(words.subjects)
        self.verbs = frozenset(word for word in words.verbs if word[0] != "*")
        self.endings = tuple(word[1:] for word in words.verbs if word[0] == "*")

    @cached_property
    def marks(self) -> PhraseIndex:
        """Finds what stands between clauses."""
        lists = {mark: getattr(self.words, mark) for mark in _MARKS}
        return PhraseIndex(lists)

    @cached_property
    def references(self) -> PhraseIndex:
        """Finds what speaks of the sentence before."""
        return PhraseIndex({"reference": self.words.references})

    @cached_property
    def totals(self) -> PhraseIndex:
        """Finds words for the whole of something."""
        return PhraseIndex({"total": self.words.totals})

    @cached_property
    def known(self) -> PhraseIndex:
        """Finds words for a speaker who was named before."""
        return PhraseIndex({"known": self.words.known})

    @cached_property
    def opposites(self) -> PhraseIndex:
        """Finds what says in a claim what a negation says in its source."""
        return PhraseIndex({"negation": self.words.opposites})

    def find_cues(self, forms: Sequence[str]) -> list[Cue]:
        """Return the cues of a sentence; what may be no exception is one, or idle.

        Args:
            forms: its words.
        """
        found: list[Cue] = []
        for cue in self.cues.find(forms):
            if cue.kind == BESIDES:
                kind = "exception" if self.totals.find(forms) else IDLE
                found.append(Cue(kind, cue.places))
            else:
                found.append(cue)
        return found

    def is_verb(self, form: str) -> bool:
        """Whether a word shows that there is a clause."""
        if form in self.verbs:
            return True
        return len(form) > _ENDED and form.endswith(self.endings)


def find_opening(forms: Sequence[str]) -> int:
    """Return the place of the first word of a sentence, behind marks."""
    for place, form in enumerate(forms):
        if form[0].isalnum():
            return place
    return 0


def split_entry(phrase: str) -> Entry:
    """Return the words of an entry of a catalogue, gaps among them."""
    words: list[str] = []
    for part in phrase.split():
        if part in {GAP, FIRST} or "*" in part or part.endswith("'"):
            words.append(part)
        else:
            words += split_words(part)
    return tuple(words)


def match_entry(
    entry: Entry,
    forms: Sequence[str],
    start: int,
) -> tuple[int, ...]:
    """Return the places of the words of an entry that stands at a place; none if it does not.

    Args:
        entry: its words.
        forms: those of the sentence.
        start: where its first word stands.
    """
    places: list[int] = []
    at = start
    width = 0
    for word in entry:
        if word == GAP:
            width = _GAP_WORDS
            continue
        for place in range(at, min(at + width + 1, len(forms))):
            if fits(word, forms[place]):
                places.append(place)
                at = place + 1
                break
        else:
            return ()
        width = 0
    return tuple(places)


def fits(word: str, form: str) -> bool:
    """Whether a word of an entry fits one of a sentence."""
    if word == form:
        return True
    if word.endswith("*"):
        return form.startswith(word[:-1])
    return word.startswith("*") and form.endswith(word[1:])


def list_places(cues: Sequence[Cue]) -> Iterator[int]:
    """Yield the places of all words of some cues."""
    for cue in cues:
        yield from cue.places
