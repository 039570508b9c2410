"""Cited paragraphs of one source and a limit of words -> what is shown of them.

All that is shown of a source counts, each word once, however many receipts show it. As much is
shown as the limit lets: first the cited paragraphs whole with a neighbour on each side, then
without neighbours, then so many words on each side of what was matched, then the matched words
alone, and of claims for which even these are too many nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from reporting.evidence.receipts.word_ranges import (
    Words,
    choose_nearest,
    find_tokens,
    find_words,
    widen,
)
from reporting.evidence.sources.matched_spans import Span
from reporting.record import Record

MOST_WORDS = 300
"""Words of each source that are shown, where nothing else is asked for."""
_SHARE = 2
"""And no more than one in so many of its words: what is shown never stands for the source."""
FEWEST = 100
"""But as many as a passage and its neighbours need: a source may have a few lines only."""
LIMITS = -1
"""Stands among the places of terms for words by which the source limits what they say."""


class Piece(Record, frozen=True):
    """Words of a passage in a row.

    Args:
        text: as the source has them.
        terms: places of the terms that are matched here, or `LIMITS`; none where nothing is.
        is_gap: whether it stands for words that are left out.
    """

    text: str
    terms: tuple[int, ...] = ()
    is_gap: bool = False


class Passage(Record, frozen=True):
    """What is shown of one paragraph.

    Args:
        number: of the paragraph, from 1.
        pieces: in order; none where nothing of it may be shown.
    """

    number: int
    pieces: tuple[Piece, ...]


class Excerpt(Record, frozen=True):
    """What is shown for one citation.

    Args:
        passages: of the cited paragraph and those beside it, in their order.
        lacks_neighbours: whether there are neighbours that are not shown.
        is_cut: whether words around what was matched are left out.
        is_withheld: whether nothing is shown, since the limit is used up; of one that lets
            nothing be shown at all, this is not so.
    """

    passages: tuple[Passage, ...] = ()
    lacks_neighbours: bool = False
    is_cut: bool = False
    is_withheld: bool = False


class Wanted(Record, frozen=True):
    """What a citation would like to show.

    Args:
        numbers: its paragraphs, the most important first.
        matches: by paragraph, where which terms stand.
    """

    numbers: tuple[int, ...]
    matches: Mapping[int, Sequence[tuple[Span, int]]]


class SourceExcerpts(Record, frozen=True):
    """What is shown of a source.

    Args:
        excerpts: one for each citation.
        limit: words that may be shown.
        used: words that are.
        total: words that the source has.
    """

    excerpts: tuple[Excerpt, ...]
    limit: int
    used: int
    total: int


def choose_limit(paragraphs: Iterable[str], asked: int | None) -> tuple[int, int]:
    """Return how many words of a source may be shown, and how many it has.

    Args:
        paragraphs: of the source.
        asked: what the user asks for; None for the default.
    """
    total = 0
    for paragraph in paragraphs:
        total += len(find_tokens(paragraph))
    if asked is not None:
        return asked, total
    of_short = max(FEWEST, total // _SHARE)
    return min(MOST_WORDS, of_short), total


def excerpt_source(
    paragraphs: Sequence[str],
    wanted: Sequence[Wanted],
    asked: int | None = None,
) -> SourceExcerpts:
    """Return what is shown of a source for its citations.

    Args:
        paragraphs: of the source; the first is number 1.
        wanted: a citation each, in the order in which they are shown.
        asked: the most words; None for the default.
    """
    limit, total = choose_limit(paragraphs, asked)
    cutter = _Cutter(paragraphs, wanted, limit)
    shown = cutter.choose()
    excerpts: list[Excerpt] = []
    for place, want in enumerate(wanted):
        of_one = shown.get(place, {})
        excerpts.append(cutter.show(want, of_one))
    used = count_words(shown.values())
    return SourceExcerpts(tuple(excerpts), limit, used, total)


Shown = Mapping[int, tuple[Words, ...]]
"""What is shown of paragraphs, by their numbers."""


def list_words(shown: Shown) -> set[tuple[int, int]]:
    """Return the words that are shown, each by its paragraph and its number there."""
    words: set[tuple[int, int]] = set()
    for paragraph, ranges in shown.items():
        for first, last in ranges:
            for word in range(first, last):
                words.add((paragraph, word))
    return words


def count_words(all_shown: Iterable[Shown]) -> int:
    """Return how many words are shown, each once."""
    words: set[tuple[int, int]] = set()
    for shown in all_shown:
        words |= list_words(shown)
    return len(words)


class _Cutter:
    """Chooses what is shown.

    Args:
        paragraphs: of the source; the first is number 1.
        wanted: a citation each.
        limit: words that may be shown.
    """

    def __init__(
        self,
        paragraphs: Sequence[str],
        wanted: Sequence[Wanted],
        limit: int,
    ) -> None:
        self.paragraphs = paragraphs
        self.wanted = wanted
        self.limit = limit
        self.tokens: dict[int, list[Span]] = {}
        for want in wanted:
            for number in want.numbers:
                for beside in self._list_around(number):
                    paragraph = paragraphs[beside - 1]
                    self.tokens[beside] = find_tokens(paragraph)

    def _list_around(self, number: int) -> list[int]:
        """Return a paragraph with its neighbours, as far as there are any."""
        first = max(number - 1, 1)
        last = min(
            number + 1,
            len(self.paragraphs),
        )
        return list(range(first, last + 1))

    def _list_whole(self, number: int) -> tuple[Words, ...]:
        """Return all words of a paragraph."""
        last = len(self.tokens[number])
        return ((0, last),)

    def _fits(self, chosen: Mapping[int, Shown]) -> bool:
        """Whether what is chosen is no more than may be shown."""
        return count_words(chosen.values()) <= self.limit

    def choose(self) -> dict[int, Shown]:
        """Return what each citation shows, by its place; nothing of those left out."""
        whole = self._choose_within(None)
        if self._fits(whole):
            return self._add_neighbours(whole)
        low, high = 0, self.limit
        while low < high:
            middle = (low + high + 1) // 2
            if self._fits(self._choose_within(middle)):
                low = middle
            else:
                high = middle - 1
        chosen = self._choose_within(low)
        if self._fits(chosen):
            return self._reach_further(chosen, low)
        return self._take_first(chosen)

    def _choose_within(self, reach: int | None) -> dict[int, Shown]:
        """Return what is shown of cited paragraphs with words around what was matched.

        Args:
            reach: how many on each side; None for all.
        """
        chosen: dict[int, Shown] = {}
        for place, want in enumerate(self.wanted):
            chosen[place] = self._widen(want, reach)
        return chosen

    def _widen(self, want: Wanted, reach: int | None) -> Shown:
        """Return what is shown of the paragraphs of one citation."""
        shown: dict[int, tuple[Words, ...]] = {}
        for number in want.numbers:
            shown[number] = self._list_whole(number)
            if reach is not None:
                cores = self._find_cores(want, number)
                last = len(self.tokens[number])
                shown[number] = widen(cores, reach, last)
        return shown

    def _reach_further(
        self,
        chosen: dict[int, Shown],
        reach: int,
    ) -> dict[int, Shown]:
        """Return what is shown with the words that are left, for the first that they serve.

        Args:
            chosen: what is shown within one reach.
            reach: beyond which it cannot be the same for all.
        """
        taken: set[tuple[int, int]] = set()
        for shown in chosen.values():
            taken |= list_words(shown)
        for place, want in enumerate(self.wanted):
            shown = self._widen(want, reach + 1)
            more = taken | list_words(shown)
            if len(more) <= self.limit:
                taken = more
                chosen[place] = shown
        return chosen

    def _find_cores(self, want: Wanted, number: int) -> list[Words]:
        """Return the words that were matched, of each term those nearest to the others.

        Where nothing was matched, the first word stands for the beginning.
        """
        matches = want.matches.get(number, ())
        tokens = self.tokens[number]
        chosen = choose_nearest(
            [
                (
                    find_words(
                        tokens,
                        span,
                    ),
                    at,
                )
                for span, at in matches
            ]
        )
        return chosen or [
            (
                0,
                min(
                    1,
                    len(tokens),
                ),
            )
        ]

    def _add_neighbours(self, whole: dict[int, Shown]) -> dict[int, Shown]:
        """Return what is shown with those neighbours that the limit has room for."""
        taken: set[tuple[int, int]] = set()
        for shown in whole.values():
            taken |= list_words(shown)
        chosen: dict[int, Shown] = {}
        for place, want in enumerate(self.wanted):
            shown = dict(whole[place])
            for number in want.numbers[:1]:
                for beside in self._list_around(number):
                    ranges = self._list_whole(beside)
                    more = taken | list_words({beside: ranges})
                    if len(more) <= self.limit:
                        shown.setdefault(beside, ranges)
                        taken = more
            chosen[place] = shown
        return chosen

    def _take_first(self, chosen: dict[int, Shown]) -> dict[int, Shown]:
        """Return what the first citations show, as far as the limit goes."""
        taken: set[tuple[int, int]] = set()
        kept: dict[int, Shown] = {}
        for place, shown in chosen.items():
            more = taken | list_words(shown)
            if len(more) <= self.limit:
                taken = more
                kept[place] = shown
        return kept

    # -- pieces

    def show(self, want: Wanted, shown: Shown) -> Excerpt:
        """Return the excerpt of a citation.

        Args:
            want: what it would like to show.
            shown: what it may.
        """
        if not shown:
            return Excerpt(is_withheld=bool(want.numbers) and self.limit > 0)
        passages: list[Passage] = []
        is_cut = False
        for number in sorted(shown):
            ranges = shown[number]
            is_cut = is_cut or ranges != self._list_whole(number)
            spans = want.matches.get(number, ())
            pieces = self._cut_pieces(number, ranges, spans)
            passages.append(Passage(number, pieces))
        around = self._list_around(want.numbers[0])
        lacks = any(number not in shown for number in around)
        return Excerpt(tuple(passages), lacks, is_cut)

    def _cut_pieces(
        self,
        number: int,
        ranges: Sequence[Words],
        matches: Sequence[tuple[Span, int]],
    ) -> tuple[Piece, ...]:
        """Return words of a paragraph with what was matched in them."""
        text = self.paragraphs[number - 1]
        tokens = self.tokens[number]
        pieces: list[Piece] = []
        gap = Piece("…", is_gap=True)
        last = 0
        for first, behind in ranges:
            if first > last:
                pieces.append(gap)
            start, _ = tokens[first]
            _, stop = tokens[behind - 1]
            pieces += mark_terms(text, start, stop, matches)
            last = behind
        if last < len(tokens):
            pieces.append(gap)
        return tuple(pieces)


def mark_terms(
    text: str,
    start: int,
    stop: int,
    matches: Sequence[tuple[Span, int]],
) -> Iterator[Piece]:
    """Yield characters of a text, parted where what was matched begins and ends.

    Args:
        text: a paragraph.
        start: offset of the first character.
        stop: offset behind the last one.
        matches: where which terms stand.
    """
    bounds = {start, stop}
    for span, _ in matches:
        bounds.update(at for at in span if start < at < stop)
    ordered = sorted(bounds)
    for first, behind in pairwise(ordered):
        terms: list[int] = []
        for (begin, end), term in matches:
            if begin <= first and behind <= end:
                terms.append(term)
        words = text[first:behind]
        found = tuple(sorted(set(terms)))
        yield Piece(
            re.sub(r"\s+", " ", words),
            found,
        )
