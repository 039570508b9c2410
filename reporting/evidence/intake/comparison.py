"""The paragraphs of a copy and of a newer one -> which are the same, changed, gone or new.

Paragraphs are the same whose words are, wherever they stand. One is changed where, between
neighbours that stayed, another takes its place that has half of its words, or holds it whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from reporting.record import Record

_ALIKE = 0.5
"""The share of words that a changed paragraph keeps."""
_PAIRS = 20_000
"""Pairs of paragraphs of one stretch that are held against each other."""
_CELLS = 30_000_000
"""Paragraphs of one copy times those of the other beyond which order is not looked at."""
_LEAST = 20
"""Letters of a paragraph that is known again within another."""
_WORDS = 3
"""Words of either side that a change is shown by."""

Words = Sequence[str]


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
    stretches: list[tuple[range, range]] = []
    if len(old) * len(new) <= _CELLS:
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        for kind, start, stop, first, last in matcher.get_opcodes():
            if kind == "equal":
                pairs.update(
                    zip(
                        range(start, stop),
                        range(first, last),
                        strict=True,
                    )
                )
            elif kind == "replace":
                stretches.append(
                    (
                        range(
                            start,
                            stop,
                        ),
                        range(first, last),
                    )
                )
    pair_moved(before, after, pairs)
    changed: set[int] = set()
    for lost, found in stretches:
        changed.update(
            pair_changed(
                before,
                after,
                lost,
                found,
                pairs,
            )
        )
    changed.update(pair_held(before, after, pairs))
    return Alignment(
        {one + 1: other + 1 for one, other in pairs.items()},
        frozenset(one + 1 for one in changed),
        len(old),
        len(new),
    )


def pair_moved(
    before: Sequence[Words], after: Sequence[Words], pairs: dict[int, int]
) -> None:
    """Pair paragraphs of the same words that stand elsewhere, if each stands there once."""
    known = set(pairs.values())
    places: dict[Words, list[int]] = {}
    for number, words in enumerate(after):
        if number not in known:
            places.setdefault(words, []).append(number)
    counts: dict[Words, int] = {}
    lost = [number for number in range(len(before)) if number not in pairs]
    for number in lost:
        counts[before[number]] = (
            counts.get(
                before[number],
                0,
            )
            + 1
        )
    for number in lost:
        words = before[number]
        found = places.get(words, [])
        if words and len(found) == counts[words] == 1:
            pairs[number] = found[0]


def pair_changed(
    before: Sequence[Words],
    after: Sequence[Words],
    lost: range,
    found: range,
    pairs: dict[int, int],
) -> set[int]:
    """Pair paragraphs that were changed within one stretch; return the old ones.

    Args:
        before: the old paragraphs.
        after: the new ones.
        lost: the old ones of the stretch.
        found: the new ones of the stretch.
        pairs: takes the pairs.
    """
    taken = set(pairs.values())
    old = [number for number in lost if number not in pairs]
    new = [number for number in found if number not in taken]
    if len(old) * len(new) > _PAIRS:
        return set()
    likenesses: list[tuple[float, int, int]] = []
    for one in old:
        for other in new:
            share = measure_likeness(
                before[one],
                after[other],
            )
            if share >= _ALIKE:
                likenesses.append((-share, abs(one - other), one * len(after) + other))
    changed: set[int] = set()
    for _, _, code in sorted(likenesses):
        one, other = divmod(
            code,
            len(after),
        )
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
            changed.add(one)
    return changed


def measure_likeness(one: Words, other: Words) -> float:
    """Return how many of their words two paragraphs share, in their order: from 0 to 1."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0
    return matcher.ratio()


def pair_held(
    before: Sequence[Words],
    after: Sequence[Words],
    pairs: dict[int, int],
) -> set[int]:
    """Pair old paragraphs with the one that holds them whole now; return the old ones."""
    texts = [" ".join(words) for words in after]
    changed: set[int] = set()
    for number, words in enumerate(before):
        text = " ".join(words)
        if number in pairs or len(text) < _LEAST:
            continue
        holders = [at for at, whole in enumerate(texts) if text in whole]
        if len(holders) == 1:
            pairs[number] = holders[0]
            changed.add(number)
    return changed


def show_change(old: str, new: str) -> str:
    """Return the first words that differ, three of either side at the most."""
    before = old.split()
    after = new.split()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, stop, first, last in matcher.get_opcodes():
        if kind == "equal":
            continue
        gone = " ".join(
            before[
                start : min(
                    stop,
                    start + _WORDS,
                )
            ]
        )
        come = " ".join(
            after[
                first : min(
                    last,
                    first + _WORDS,
                )
            ]
        )
        if not gone:
            return f"“{come}” was put in"
        if not come:
            return f"“{gone}” was taken out"
        return f"“{gone}” is now “{come}”"
    return ""
