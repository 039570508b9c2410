"""Words that somebody read in a source -> the paragraph and the characters where they stand.

Words are compared as terms are (`matching.py`), and last as they are printed, so that the
`192.5` of `192.5 million` is found too. An ellipsis stands for what is left out: `first words …
last words`. Where they stand nowhere, the place that is nearest to them is found, with the
first word that differs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING

from reporting.evidence.facts.numbers import find_numbers
from reporting.evidence.sources.matching import (
    AS_WRITTEN,
    drop_marks,
    find_words,
    fold_text,
    normalise_text,
)
from reporting.i18n import Tongue
from reporting.record import Record

if TYPE_CHECKING:
    from difflib import SequenceMatcher

_ELLIPSIS = r"\s*(?:[\[(](?:…|\.\.\.)[\])]|…|\.\.\.)\s*"
_EDGES = " \n\t.,;:!?\"'“”„«»‘’"
"""What may stand at the ends of words that are looked for, and not in the source."""
_AS_PRINTED = -2
"""The way of comparing in which a number is its characters, not its value."""
_WAYS = (AS_WRITTEN, 0, 1, 2, _AS_PRINTED)
_WITHIN_NUMBER = r"(?<=\d)[.,](?=\d)"
_WORD = r"[^\s;]+"
"""Cells of a CSV file may stand side by side without a space."""
_SIZES = (1, 2, 3)
"""Words that may make one number."""
_LOOKED_AT = 8
"""Paragraphs that share the most words, of which the nearest is chosen."""
_LEAST = 0.5
"""The share of the words that must stand in a place to be near."""


class Passage(Record, frozen=True):
    """A stretch of a paragraph.

    Args:
        number: of the paragraph, from 1.
        start: offset of its first character there.
        stop: offset behind the last.
    """

    number: int
    start: int
    stop: int


class NearPassage(Record, frozen=True):
    """A place that is near to words that stand nowhere, and where it differs from them.

    Args:
        number: of the paragraph, from 1.
        words: what was looked for.
        stands: what stands there instead; one of the two may be empty.
    """

    number: int
    words: str
    stands: str


class PassageSearch:
    """Finds passages in the paragraphs of one source.

    Args:
        paragraphs: the text; the first is number 1.
        tongue: its language.
        order: of its dates in digits, where the source says so.
    """

    def __init__(
        self,
        paragraphs: Sequence[str],
        tongue: Tongue,
        order: str = "",
    ) -> None:
        self._paragraphs = paragraphs
        self._tongue = tongue
        self._order = order

    def find(self, words: str) -> tuple[Passage, ...]:
        """Return where words stand, the first place of each paragraph.

        Args:
            words: as they were read, with `…` for what is left out.
        """
        parts = split_passage(words)
        for way in _WAYS:
            found: list[Passage] = []
            forms = [self._normalise(part, way) for part in parts]
            for number, paragraph in enumerate(self._paragraphs, 1):
                text = self._normalise(paragraph, way)
                if forms and has_in_order(text, forms):
                    found.append(
                        self._narrow(
                            number,
                            forms,
                            way,
                        )
                    )
            if found:
                return tuple(found)
        return ()

    def find_ends(self, words: str) -> tuple[int, ...]:
        """Return the first paragraph of each part of words that stand in several paragraphs.

        Nothing, where one of the parts stands nowhere.
        """
        numbers: list[int] = []
        for part in split_passage(words):
            found = self.find(part)
            if not found:
                return ()
            numbers.append(found[0].number)
        return tuple(numbers)

    def find_near(self, words: str) -> NearPassage | None:
        """Return the place that is nearest to words that stand nowhere, if any is near."""
        wanted: list[str] = []
        edges = {0}
        for part in split_passage(words):
            wanted += self._split(part)
            edges.add(len(wanted))
        texts = [self._split(each) for each in self._paragraphs]
        nearest: tuple[int, int] = (0, 0)
        for index in choose_nearest(wanted, texts):
            blocks = _compare(wanted, texts[index]).get_matching_blocks()
            score = sum(block.size for block in blocks)
            nearest = max(nearest, (score, -index))
        score, minus = nearest
        if not wanted or score < _LEAST * len(wanted):
            return None
        written = " ".join(split_passage(words)).split()
        return self._contrast(
            -minus,
            wanted,
            texts[-minus],
            written,
            edges,
        )

    def _contrast(
        self,
        index: int,
        wanted: Sequence[str],
        stands: Sequence[str],
        written: Sequence[str],
        edges: set[int],
    ) -> NearPassage:
        """Return the first words of a passage that a paragraph has otherwise."""
        number = index + 1
        paragraph = self._paragraphs[index].split()
        matcher = _compare(wanted, stands)
        for kind, first, last, start, stop in matcher.get_opcodes():
            is_gap = kind == "insert" and first in edges
            if kind == "equal" or is_gap:
                continue
            begin = start
            count = stop - start
            if (
                kind == "replace"
            ):  # words may be left out before the passage, or behind it
                count = min(count, last - first)
                begin = stop - count if first in edges else start
            words = self._show(written, wanted[first:last])
            other = self._show(paragraph, stands[begin : begin + count])
            return NearPassage(
                number,
                words,
                other,
            )
        return NearPassage(number, "", "")

    def _narrow(
        self,
        number: int,
        forms: Sequence[str],
        way: int,
    ) -> Passage:
        """Return the shortest stretch of a paragraph that has words, from its first place."""
        paragraph = self._paragraphs[number - 1]
        words = [match.span() for match in re.finditer(_WORD, paragraph)]

        def has(first: int, last: int) -> bool:
            start, _ = words[first]
            _, stop = words[last]
            text = self._normalise(paragraph[start:stop], way)
            return has_in_order(text, forms)

        count = len(words)
        last = bisect_left(
            range(count),
            1,
            key=lambda at: has(0, at),
        )
        last = min(last, count - 1)
        first = (
            bisect_left(
                range(last + 1),
                1,
                key=lambda at: not has(at, last),
            )
            - 1
        )
        start = words[max(first, 0)][0]
        stop = words[last][1]
        if way == _AS_PRINTED:
            for numeral in find_numbers(paragraph, self._tongue):
                if numeral.start < stop and start < numeral.end:
                    start = min(start, numeral.start)
                    stop = max(stop, numeral.end)
        return Passage(
            number,
            start,
            stop,
        )

    def _show(
        self,
        written: Sequence[str],
        forms: Sequence[str],
    ) -> str:
        """Return words in the form in which they are compared as a text writes them."""
        shown: list[str] = []
        for form in forms:
            words = drop_marks(form)
            for start, size in product(range(len(written)), _SIZES):
                several = " ".join(written[start : start + size])
                if self._split(several) == [form]:
                    words = several.strip(_EDGES)
                    break
            shown.append(words)
        return " ".join(shown)

    def _split(self, text: str) -> list[str]:
        """Return the words of a text in the form in which they are compared, without marks."""
        form = self._normalise(text, AS_WRITTEN)
        return [word.strip(_EDGES) for word in form.split()]

    def _normalise(
        self,
        text: str,
        way: int,
    ) -> str:
        if way == _AS_PRINTED:
            # A part of a number is a part of a word.
            return re.sub(_WITHIN_NUMBER, "_", fold_text(text))
        return normalise_text(
            text,
            self._tongue,
            self._order,
            way,
        )


def split_passage(words: str) -> tuple[str, ...]:
    """Return the parts of words between ellipses, without the marks at their ends."""
    parts = [part.strip(_EDGES) for part in re.split(_ELLIPSIS, words)]
    return tuple(filter(None, parts))


def has_in_order(text: str, forms: Sequence[str]) -> bool:
    """Whether words stand in a text one after the other, all in the form that is compared."""
    at = 0
    for form in forms:
        offsets = (offset for offset in find_words(text, form) if offset >= at)
        offset = next(offsets, -1)
        if offset < 0:
            return False
        at = offset + len(form)
    return True


def choose_nearest(
    wanted: Sequence[str], texts: Sequence[Sequence[str]]
) -> Iterator[int]:
    """Yield the places of the texts that share the most words, rare ones counting more."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(set(text))
    scores: list[tuple[float, int]] = []
    for index, text in enumerate(texts):
        shared = set(wanted).intersection(text)
        score = sum(1 / counts[word] for word in shared)
        scores.append((-score, index))
    for _, index in sorted(scores)[:_LOOKED_AT]:
        yield index


def _compare(wanted: Sequence[str], stands: Sequence[str]) -> SequenceMatcher[str]:
    # Loaded only where words stand nowhere.
    from difflib import SequenceMatcher  # noqa: PLC0415

    return SequenceMatcher(
        None,
        wanted,
        stands,
        autojunk=False,
    )
