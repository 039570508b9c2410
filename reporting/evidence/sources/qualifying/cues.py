"""A language's lists of cues -> where in a sentence each stands.

At each word the longest entry counts; one that only looks like a cue (`not only`) wins over
a cue of its length, and what it covers is no cue any more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from reporting.catalogue import CueWords
from reporting.evidence.sources.qualifying.phrases import (
    FIRST,
    STEM,
    Phrase,
    fits,
    make_phrase,
    match_words,
)
from reporting.evidence.sources.qualifying.words import find_words
from reporting.patterns import Stretches
from reporting.record import Record

IDLE = "idle"
"""The kind of what is no cue."""
BESIDES = "besides"
"""The kind of an exception that may be none."""
_ENDED = 4
"""Letters of a word whose ending shows that it is a verb: more than so many."""
_OPENING = 4
"""Words with which a clause on a part of something begins, at the most."""
_KINDS = (
    IDLE,
    "negation",
    "lack",
    "condition",
    "exception",
    BESIDES,
    "pending",
    "exemption",
    "possibility",
    "doubt",
    "attribution",
    "denial",
)
_QUESTION = "?"
ANY = "*"
"""Any word."""
_MARKS = ("turns", "joints", "links", "openers")


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


class _Table:
    """Entries by how they begin; each is read when something begins so."""

    def __init__(self) -> None:
        self.entries: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._phrases: dict[str, Sequence[Phrase]] = {}

    def list_phrases(self, key: str) -> Sequence[Phrase]:
        """Return the phrases that begin so, the longest first."""
        if key not in self.entries:
            return ()
        if key not in self._phrases:
            phrases = [make_phrase(kind, entry) for kind, entry in self.entries[key]]
            phrases.sort(key=lambda phrase: -phrase.size)
            self._phrases[key] = phrases
        return self._phrases[key]


class _Beginnings(dict[str, bool]):
    """Whether an entry begins with a word; kept, as most words come again and again.

    Args:
        words: entries by their first words.
        stems: entries by how these begin.
        endings: entries by how these end.
    """

    def __init__(self, words: _Table, stems: _Table, endings: _Table) -> None:
        super().__init__()
        self._words = words.entries
        self._stems = stems.entries
        self._endings = endings.entries

    def __missing__(self, form: str) -> bool:
        stems = self._stems.get(form[:STEM], ())
        endings = self._endings.get(form[-STEM:], ())
        begins = form in self._words
        begins |= any(_starts_with(form, entry) for _, entry in (*stems, *endings))
        self[form] = begins
        return begins


def _starts_with(form: str, entry: str) -> bool:
    """Whether a word is the first of an entry, of which only a part is given."""
    first, _, _ = entry.casefold().removeprefix(FIRST).lstrip().partition(" ")
    return fits(first, form)


class WantedWords:
    """Whether a text holds a word that is wanted, before it is read into sentences.

    No word reaches over a space, so that it is looked at between these.

    Args:
        wants: whether a word, in small letters, is wanted before another.
    """

    def __init__(self, wants: Callable[[str, str], bool]) -> None:
        self._wants = wants
        self._known: Stretches[Sequence[str]] = Stretches(self._look)

    def _look(self, stretch: str) -> Sequence[str]:
        """Return the words of a stretch of which any is wanted, whatever follows."""
        forms = [word.casefold() for word in find_words(stretch)]
        return forms if any(self._wants(form, ANY) for form in forms) else ()

    def stand_in(self, text: str) -> bool:
        """Whether any stands in a text that is clean."""
        stretches = text.split()
        for at, forms in enumerate(map(self._known.__getitem__, stretches)):
            if not forms:
                continue
            ahead = find_words("".join(stretches[at + 1 : at + 2]))
            following = [*forms[1:], *(word.casefold() for word in ahead[:1]), ""]
            if any(map(self._wants, forms, following)):
                return True
        return False


class PhraseIndex:
    """Finds phrases in sentences, the longest first.

    Args:
        lists: entries of a catalogue by their kind; of two alike, the first kind counts.
    """

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._words = _Table()
        self._stems = _Table()
        self._endings = _Table()
        self._begins = _Beginnings(self._words, self._stems, self._endings)
        for kind, entries in lists.items():
            for entry in entries:
                self._add(kind, entry)

    def _add(self, kind: str, entry: str) -> None:
        first, _, _ = entry.removeprefix(FIRST).lstrip().partition(" ")
        if first.startswith("*"):
            self._endings.entries[first[-STEM:]].append((kind, entry))
        elif first.endswith("*"):
            self._stems.entries[first[:STEM]].append((kind, entry))
        else:
            if not first.isalpha():
                first = make_phrase(kind, entry).words[0]
            self._words.entries[first].append((kind, entry))

    def may_qualify(self, form: str, following: str) -> bool:
        """Whether a phrase begins with a word before another that is no idiom.

        Args:
            form: the word.
            following: the other; `ANY` for any.
        """
        if not self._begins[form]:
            return False
        return any(
            phrase.kind != IDLE and following in {ANY, phrase.second or following}
            for phrases in self._list_tables(form)
            for phrase in phrases
            if not phrase.stem or form.startswith(phrase.stem)
        )

    def _list_tables(self, form: str) -> Sequence[Sequence[Phrase]]:
        """Return the phrases that may begin with a word, in each the longest first."""
        return (
            self._words.list_phrases(form),
            self._stems.list_phrases(form[:STEM]),
            self._endings.list_phrases(form[-STEM:]),
        )

    def find(self, forms: Sequence[str]) -> list[Cue]:
        """Return the phrases of a sentence; none shares a word with another.

        Args:
            forms: its words.
        """
        begins = self._begins
        starts = [place for place, form in enumerate(forms) if begins[form]]
        heads = {form[:STEM] for form in forms} if starts else ()
        found: list[Cue] = []
        taken: set[int] = set()
        for start in starts:
            if start in taken:
                continue
            tables = self._list_tables(forms[start])
            cue = find_longest(tables, forms, start, heads)
            if cue and taken.isdisjoint(cue.places):
                found.append(cue)
                taken.update(cue.places)
        return found


def find_longest(
    tables: Iterable[Sequence[Phrase]],
    forms: Sequence[str],
    start: int,
    heads: Container[str],
) -> Cue | None:
    """Return the longest phrase that stands at a place; None where none does.

    Args:
        tables: phrases that may, in each the longest first.
        forms: the words of the sentence.
        start: the place.
        heads: how the words of the sentence begin.
    """
    best: Cue | None = None
    size = 0
    form = forms[start]
    following = forms[start + 1] if start + 1 < len(forms) else ""
    for phrases in tables:
        for phrase in phrases:
            if phrase.size <= size:
                break
            if phrase.second and phrase.second != following:
                continue
            if phrase.head and phrase.head not in heads:
                continue
            if phrase.stem and not form.startswith(phrase.stem):
                continue
            places = place_phrase(phrase, forms, start)
            if places:
                best = Cue(phrase.kind, places)
                size = phrase.size
                break
    return best


def place_phrase(
    phrase: Phrase,
    forms: Sequence[str],
    start: int,
) -> tuple[int, ...]:
    """Return the places of the words of a phrase; none where it does not stand.

    Args:
        phrase: what may stand there.
        forms: the words of the sentence.
        start: where its first word would stand.
    """
    if phrase.is_first and start != find_opening(forms):
        return ()
    if not phrase.is_plain:
        places = match_words(phrase.words, forms, start)
        is_particle = phrase.kind == "denial" and len(phrase.words[-1]) <= STEM
        crosses = bool(places) and "," in forms[start : places[-1]]
        return () if is_particle and crosses else places
    end = start + phrase.size
    if phrase.size > 1 and list(forms[start:end]) != phrase.words:
        return ()
    return tuple(range(start, end))


class TongueCues:
    """What is found by a language's lists.

    Args:
        words: the lists.
        counts: words for numbers of the language, with their values.
    """

    def __init__(self, words: CueWords, counts: Mapping[str, Decimal]) -> None:
        self.words = words
        self.counts = counts
        self.negations = fold_words(words.negation)
        self.links = fold_words(words.links)
        self.subjects = fold_words(words.subjects)
        self.verbs = fold_words(word for word in words.verbs if word[0] != "*")
        self.relatives = fold_words(words.relatives)
        self.definites = fold_words(words.definites)
        self.existence = fold_words(words.existence)
        self.endings = tuple(word[1:] for word in words.verbs if word[0] == "*")

    @cached_property
    def cues(self) -> PhraseIndex:
        """Finds cues, and what looks like one."""
        return PhraseIndex({kind: getattr(self.words, kind) for kind in _KINDS})

    @cached_property
    def clause_words(self) -> frozenset[str]:
        """Single words that begin a clause below another."""
        return self.links.union(self.words.openers, self.words.condition)

    @cached_property
    def first_negations(self) -> frozenset[str]:
        """The first words of what may deny or doubt."""
        entries = (*self.words.negation, *self.words.doubt)
        return fold_words(entry.split()[0] for entry in entries)

    @cached_property
    def qualifying(self) -> WantedWords:
        """What holds a word without which nothing in a paragraph qualifies anything."""
        alone = {_QUESTION, *self.partitive_words}
        return WantedWords(
            lambda form, following: (
                form in alone or self.cues.may_qualify(form, following)
            )
        )

    @cached_property
    def denying(self) -> WantedWords:
        """What holds a word without which a claim denies and doubts nothing."""
        return WantedWords(lambda form, _: form in self.first_negations)

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
    def contrasts(self) -> PhraseIndex:
        """Finds what shows that a clause speaks of something else."""
        return PhraseIndex({"contrast": self.words.contrasts})

    @cached_property
    def partitives(self) -> PhraseIndex:
        """Finds what begins a sentence on a part of those counted."""
        return PhraseIndex({"partitive": self.words.partitives})

    @cached_property
    def partitive_words(self) -> frozenset[str]:
        """The first words of these."""
        return fold_words(entry.split()[0] for entry in self.words.partitives)

    @cached_property
    def known(self) -> PhraseIndex:
        """Finds words for a speaker who was named before."""
        return PhraseIndex({"known": self.words.known})

    @cached_property
    def determiners(self) -> PhraseIndex:
        """Finds what denies only the noun behind it."""
        return PhraseIndex({"lack": self.words.determiners})

    @cached_property
    def admissions(self) -> PhraseIndex:
        """Finds what acknowledges in a claim that it is limited."""
        return PhraseIndex({"admission": self.words.admissions})

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

    def tells_of_part(self, forms: Sequence[str]) -> bool:
        """Whether some words begin with a part of those counted: `one of them`."""
        found = self.contrasts.find(forms[:_OPENING])
        return bool(found) and not found[0].start and len(found[0].places) > 1

    def is_verb(self, form: str) -> bool:
        """Whether a word shows that there is a clause."""
        if form in self.verbs:
            return True
        return len(form) > _ENDED and form.endswith(self.endings)


def fold_words(words: Iterable[str]) -> frozenset[str]:
    """Return words in the form in which those of a sentence are: `ß` is `ss`."""
    return frozenset(word.casefold() for word in words)


def find_opening(forms: Sequence[str]) -> int:
    """Return the place of the first word of a sentence, behind marks."""
    for place, form in enumerate(forms):
        if form[0].isalnum():
            return place
    return 0
