"""The paragraphs of a copy and of a newer one -> which are the same, changed, gone or new.

Paragraphs are the same whose words are, wherever they stand. One is changed where, between
neighbours that stayed, another takes its place that has half of its words, or holds it whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reporting.record import Record

_ALIKE = 0.5
"""The share of words that a changed paragraph keeps."""
_PAIRS = 20_000
"""Pairs of paragraphs of one stretch that are held against each other."""
_EQUALS = 100_000
"""Pairs of equal words or paragraphs beyond which two texts are not held against each other in
their order: each is looked at again and again.
"""
_SEARCHED = 50_000_000
"""Characters that are searched for paragraphs which are held in others."""
_LEAST = 20
"""Letters of a paragraph that is known again within another."""
_WORDS = 3
"""Words of either side that a change is shown by."""

Words = Sequence[str]


class Stretch(Record, frozen=True):
    """A stretch of two sequences, of which either side may be empty."""

    old: range
    new: range
    is_equal: bool


class Alignment(Record, frozen=True):
    """How the paragraphs of two copies belong together.

    Args:
        pairs: by the number of an old paragraph, that of the new one.
        changed: numbers of old paragraphs whose words are other ones now.
        old: how many there were.
        new: how many there are.
    """

    pairs: dict[int, int]
    changed: frozenset[int]
    old: int
    new: int

    @property
    def same(self) -> int:
        """How many paragraphs have the same words."""
        return len(self.pairs) - len(self.changed)

    @property
    def gone(self) -> int:
        """How many of the old ones are left without a new one."""
        return self.old - len(self.pairs)

    @property
    def added(self) -> int:
        """How many of the new ones are left without an old one."""
        return self.new - len(set(self.pairs.values()))


def align_paragraphs(old: Sequence[str], new: Sequence[str]) -> Alignment:
    """Return how the paragraphs of two copies belong together; both are counted from 1."""
    before = [tuple(text.split()) for text in old]
    after = [tuple(text.split()) for text in new]
    pairs: dict[int, int] = {}
    others: list[Stretch] = []
    for stretch in list_stretches(before, after):
        if stretch.is_equal:
            pairs.update(zip(stretch.old, stretch.new, strict=True))
        else:
            others.append(stretch)
    pair_moved(before, after, pairs)
    changed: set[int] = set()
    for stretch in others:
        found = pair_changed(before, after, stretch, pairs)
        changed.update(found)
    changed.update(pair_held(before, after, pairs))
    return Alignment(
        {one + 1: other + 1 for one, other in pairs.items()},
        frozenset(one + 1 for one in changed),
        len(old),
        len(new),
    )


def list_stretches(old: Sequence[object], new: Sequence[object]) -> Iterator[Stretch]:
    """Yield the stretches of two sequences that are equal, and those that are not.

    What both begin and end with is equal in any case; of what has too many likes between
    them, nothing more is said.
    """
    most = min(len(old), len(new))
    head = 0
    while head < most and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < most - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    old_end = len(old) - tail
    new_end = len(new) - tail
    yield Stretch(
        range(head),
        range(head),
        is_equal=True,
    )
    yield from list_middle(
        old,
        new,
        range(head, old_end),
        range(head, new_end),
    )
    yield Stretch(
        range(old_end, len(old)),
        range(new_end, len(new)),
        is_equal=True,
    )


def list_middle(
    old: Sequence[object],
    new: Sequence[object],
    lost: range,
    found: range,
) -> Iterator[Stretch]:
    """Yield the stretches between what two sequences begin and end with.

    Args:
        old: a sequence.
        new: another.
        lost: the places of the old one that are looked at.
        found: those of the new one.
    """
    before = old[lost.start : lost.stop]
    after = new[found.start : found.stop]
    if count_equals(before, after) > _EQUALS:
        yield Stretch(lost, found, is_equal=False)
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, stop, first, last in matcher.get_opcodes():
        yield Stretch(
            lost[start:stop],
            found[first:last],
            kind == "equal",
        )


def count_equals(old: Sequence[object], new: Sequence[object]) -> int:
    """Return how many pairs of equal items two sequences have."""
    counts = Counter(new)
    return sum(counts[item] for item in old)


def pair_moved(
    before: Sequence[Words],
    after: Sequence[Words],
    pairs: dict[int, int],
) -> None:
    """Pair paragraphs of the same words that stand elsewhere, if each stands there once."""
    known = set(pairs.values())
    places: dict[Words, list[int]] = {}
    for number, words in enumerate(after):
        if number not in known:
            places.setdefault(words, []).append(number)
    lost = [number for number in range(len(before)) if number not in pairs]
    counts = Counter(before[number] for number in lost)
    for number in lost:
        words = before[number]
        found = places.get(words, [])
        if words and len(found) == counts[words] == 1:
            pairs[number] = found[0]


def pair_changed(
    before: Sequence[Words],
    after: Sequence[Words],
    stretch: Stretch,
    pairs: dict[int, int],
) -> set[int]:
    """Pair paragraphs that were changed within one stretch; return the old ones.

    Args:
        before: the old paragraphs.
        after: the new ones.
        stretch: of both.
        pairs: takes the pairs.
    """
    taken = set(pairs.values())
    old = [number for number in stretch.old if number not in pairs]
    new = [number for number in stretch.new if number not in taken]
    if len(old) * len(new) > _PAIRS:
        return set()
    likenesses: list[tuple[float, int, int, int]] = []
    for one in old:
        for other in new:
            share = measure_likeness(before[one], after[other])
            if share >= _ALIKE:
                likenesses.append((-share, abs(one - other), one, other))
    changed: set[int] = set()
    for _, _, one, other in sorted(likenesses):
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
            changed.add(one)
    return changed


def measure_likeness(one: Words, other: Words) -> float:
    """Return how many of their words two paragraphs share: from 0 to 1.

    Their order counts, unless they have too many words alike to look at that.
    """
    shared = (Counter(one) & Counter(other)).total()
    share = 2 * shared / (len(one) + len(other) or 1)
    if share < _ALIKE or count_equals(one, other) > _EQUALS:
        return share
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio()


def pair_held(
    before: Sequence[Words],
    after: Sequence[Words],
    pairs: dict[int, int],
) -> set[int]:
    """Pair old paragraphs with the one that holds them whole now; return the old ones."""
    texts = [" ".join(words) for words in after]
    lost: dict[int, str] = {}
    for number, words in enumerate(before):
        text = " ".join(words)
        if number not in pairs and len(text) >= _LEAST:
            lost[number] = text
    if len(lost) * sum(map(len, texts)) > _SEARCHED:
        return set()
    changed: set[int] = set()
    for number, text in lost.items():
        holders = [at for at, whole in enumerate(texts) if text in whole]
        if len(holders) == 1:
            pairs[number] = holders[0]
            changed.add(number)
    return changed


def show_change(old: str, new: str) -> str:
    """Return the first words that differ, three of either side at the most."""
    before = old.split()
    after = new.split()
    for stretch in list_stretches(before, after):
        if stretch.is_equal or not (stretch.old or stretch.new):
            continue
        gone = " ".join(before[number] for number in stretch.old[:_WORDS])
        come = " ".join(after[number] for number in stretch.new[:_WORDS])
        if not gone:
            return f"“{come}” was put in"
        if not come:
            return f"“{gone}” was taken out"
        return f"“{gone}” is now “{come}”"
    return ""
