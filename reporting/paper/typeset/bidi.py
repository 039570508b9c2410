"""Text in the order of reading -> the order in which it is shown, left to right (UAX 9).

The rules of the Unicode bidirectional algorithm, named as there. Classes come from Python's
Unicode data. A text without a letter that reads from right to left, in a paragraph that reads
from left to right, needs none of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple
from unicodedata import bidirectional

_OTHER = re.compile(
    "[^\u0000-\u058f\u1e00-\u200e\u2010-\u2029\u202f-\u2065\u206a-\u2e7f]"
)
"""Characters beyond Latin, Greek, Cyrillic and common signs, which few texts have."""
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefe"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Letters that read from right to left, and what makes others do so."""
_DIRECTION_MARKS = re.compile("[\u061c\u200e\u200f]")
_BRACKETS = {
    "(": ")",
    "[": "]",
    "{": "}",
    "⟨": "⟩",
    "〈": "〉",
    "⁅": "⁆",
    "⟦": "⟧",
}
_CLOSING = {closing: opening for opening, closing in _BRACKETS.items()}
_STRONG = {
    "L": "L",
    "R": "R",
    "AL": "R",
    "EN": "R",
    "AN": "R",
}
"""What counts as the direction of neutral characters beside it (N1)."""
_NUMBERS = ("EN", "AN")
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "FSI", "LRI", "RLI", "PDI"})
_EXPLICIT = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "BN"})
_ISOLATES = frozenset({"FSI", "LRI", "RLI"})
_EMBEDDINGS = {
    "LRE": ("L", ""),
    "RLE": ("R", ""),
    "LRO": ("L", "L"),
    "RLO": ("R", "R"),
}
"""What begins an embedding: its direction, and the direction of all letters in it."""
_DEEPEST = 125
"""Levels of embedding that are counted (BD2)."""

Levels = Sequence[int]


class ShownRun(NamedTuple):
    """Characters of one direction: where they stand in the text."""

    start: int
    stop: int
    is_rtl: bool


def has_other_scripts(text: str) -> bool:
    """Whether a text has letters beyond Latin, Greek and Cyrillic, which ask for more care."""
    if text.isascii():
        return False
    return _OTHER.search(text) is not None


def has_rtl(text: str) -> bool:
    """Whether a text has anything that reads from right to left."""
    if not has_other_scripts(text):
        return False
    return _RIGHT_TO_LEFT.search(text) is not None


def drop_direction_marks(text: str) -> str:
    """Return a text without the marks that have said where it reads (UAX 9, 2.6)."""
    return _DIRECTION_MARKS.sub("", text)


def find_levels(text: str, *, is_rtl: bool) -> Levels | None:
    """Return the embedding level of each character: odd ones read from right to left.

    Args:
        text: of a paragraph, in the order of reading.
        is_rtl: whether the paragraph reads from right to left.

    Returns:
        the levels; None where all of it reads from left to right.
    """
    if not is_rtl and not has_rtl(text):
        return None
    return _Resolver(text, int(is_rtl)).resolve()


def list_shown_runs(levels: Levels, start: int, stop: int) -> list[ShownRun]:
    """Return the runs of a line in the order in which they are shown (L2).

    Args:
        levels: of the paragraph.
        start: where the line begins in the text.
        stop: where it ends.
    """
    runs: list[tuple[int, ShownRun]] = []
    at = start
    for level, group in groupby(levels[start:stop]):
        end = at + len(list(group))
        is_rtl = level % 2 == 1
        run = ShownRun(at, end, is_rtl)
        runs.append((level, run))
        at = end
    highest = max([level for level, _ in runs], default=0)
    for level in range(highest, 0, -1):
        runs = _reverse_from(runs, level)
    return [run for _, run in runs]


def _reverse_from(
    runs: list[tuple[int, ShownRun]],
    level: int,
) -> list[tuple[int, ShownRun]]:
    """Reverse every sequence of runs at a level or above it."""
    turned: list[tuple[int, ShownRun]] = []
    for is_high, group in groupby(runs, key=lambda run: run[0] >= level):
        members = list(group)
        turned += members[::-1] if is_high else members
    return turned


class _Embedding(NamedTuple):
    """An embedding or isolate that characters stand in (X1).

    Args:
        level: of them.
        override: direction that all of them have; empty where they keep their own.
        is_isolate: whether what stands around it does not see into it.
    """

    level: int
    override: str = ""
    is_isolate: bool = False


class _Resolver:
    """Finds the levels of one paragraph.

    Args:
        text: of the paragraph.
        base: its own level.
    """

    def __init__(self, text: str, base: int) -> None:
        self.text = text
        self.base = base
        self.types = [bidirectional(char) or "L" for char in text]
        self.original = tuple(self.types)
        self.levels = [base] * len(text)
        self.matches = self._match_isolates()

    def resolve(self) -> Levels:
        """Return the levels."""
        self._embed()
        for sequence in self._list_sequences():
            _Sequence(self, sequence).resolve()
        self._reset_spaces()
        return tuple(self.levels)

    # -- X: embeddings and isolates

    def _match_isolates(self) -> dict[int, int]:
        """Return by the place of an isolate's beginning that of its end (BD9)."""
        matches: dict[int, int] = {}
        begun: list[int] = []
        for at, kind in enumerate(self.original):
            if kind in _ISOLATES:
                begun.append(at)
            elif kind == "PDI" and begun:
                matches[begun.pop()] = at
        return matches

    def _embed(self) -> None:
        """Give every character the level that embeddings put it on (X1 to X8)."""
        stack = [_Embedding(self.base)]
        for at, kind in enumerate(self.original):
            here = stack[-1]
            self.levels[at] = here.level
            if kind in _EMBEDDINGS:
                direction, override = _EMBEDDINGS[kind]
                stack.append(_embed_in(here, direction, override))
            elif kind == "PDF":
                if len(stack) > 1 and not here.is_isolate:
                    stack.pop()
            elif kind in _ISOLATES:
                self.types[at] = here.override or kind
                direction = self._find_direction(at, kind)
                inner = _embed_in(here, direction)
                stack.append(inner._replace(is_isolate=True))
            elif kind == "PDI":
                self._leave_isolate(stack, at)
            elif here.override and kind != "BN":
                self.types[at] = here.override

    def _leave_isolate(self, stack: list[_Embedding], at: int) -> None:
        """End an isolate, and the embeddings left open in it (X6a)."""
        if any(embedding.is_isolate for embedding in stack):
            while not stack.pop().is_isolate:
                pass
        here = stack[-1]
        self.levels[at] = here.level
        self.types[at] = here.override or "PDI"

    def _find_direction(self, at: int, kind: str) -> str:
        """Return the direction of an isolate; FSI takes that of its first letter (P2, P3)."""
        if kind != "FSI":
            return kind[0]
        stop = self.matches.get(at, len(self.text))
        for inner in self.original[at + 1 : stop]:
            if inner in ("L", "R", "AL"):
                return _STRONG[inner]
        return "L"

    def _list_sequences(self) -> list[list[int]]:
        """Return the isolating run sequences, as places in the text (X9, X10)."""
        places: list[int] = []
        for at, kind in enumerate(self.original):
            if kind not in _EXPLICIT:
                places.append(at)
        sequences: list[list[int]] = []
        waiting: dict[int, list[int]] = {}
        for _, group in groupby(places, key=self.levels.__getitem__):
            run = list(group)
            sequence = waiting.pop(run[0], None)
            if sequence is None:
                sequence = []
                sequences.append(sequence)
            sequence += run
            if run[-1] in self.matches:
                waiting[self.matches[run[-1]]] = sequence
        return sequences

    # -- L: what a line does

    def _reset_spaces(self) -> None:
        """Put what is shown by nothing on the level of what stands before it (X9)."""
        before = self.base
        for at, kind in enumerate(self.original):
            if kind in _EXPLICIT:
                self.levels[at] = before
            elif kind in ("B", "S"):
                self.levels[at] = self.base
            before = self.levels[at]


def _embed_in(outer: _Embedding, direction: str, override: str = "") -> _Embedding:
    """Return an embedding on the next higher level of a direction; within limits (X2 to X5)."""
    level = outer.level + 1
    if (direction == "R") != (level % 2 == 1):
        level += 1
    if level > _DEEPEST:
        return outer._replace(is_isolate=False)
    return _Embedding(level, override)


class _Sequence:
    """An isolating run sequence: finds the levels of its characters (W, N and I)."""

    def __init__(self, paragraph: _Resolver, places: Sequence[int]) -> None:
        self.text = paragraph.text
        self.levels = paragraph.levels
        self.places = places
        self.types = [paragraph.types[at] for at in places]
        self.level = self.levels[places[0]]
        self.embedding = "R" if self.level % 2 else "L"
        self.begin = self._find_edge(
            paragraph,
            places[0] - 1,
            -1,
        )
        self.end = self.embedding
        if places[-1] not in paragraph.matches:
            self.end = self._find_edge(
                paragraph,
                places[-1] + 1,
                1,
            )

    def _find_edge(
        self,
        paragraph: _Resolver,
        at: int,
        step: int,
    ) -> str:
        """Return the direction outside of the sequence, on one side of it (X10)."""
        outside = paragraph.base
        while 0 <= at < len(self.text):
            if paragraph.original[at] not in _EXPLICIT:
                outside = self.levels[at]
                break
            at += step
        if max(outside, self.level) % 2:
            return "R"
        return "L"

    def resolve(self) -> None:
        """Give the characters their levels."""
        self._resolve_weak()
        self._separate_numbers()
        self._resolve_brackets()
        self._resolve_neutral()
        for at, kind in zip(self.places, self.types, strict=True):
            if self.level % 2:
                self.levels[at] += kind != "R"
            elif kind != "L":
                self.levels[at] += 1 if kind == "R" else 2

    def _resolve_weak(self) -> None:
        """Settle marks and numbers by the letters before them (W1 to W3)."""
        before = strong = self.begin
        for at, given in enumerate(self.types):
            kind = given
            if kind == "NSM":
                kind = "ON" if before in _ISOLATES or before == "PDI" else before
            if kind in ("L", "R", "AL"):
                strong = kind
            elif kind == "EN" and strong == "AL":
                kind = "AN"
            before = kind
            self.types[at] = "R" if kind == "AL" else kind

    def _separate_numbers(self) -> None:
        """Settle what stands in, before and after numbers (W4 to W7)."""
        types = self.types
        for at in range(1, len(types) - 1):
            before, kind, after = types[at - 1 : at + 2]
            joins = ("CS", "ES") if before == "EN" else ("CS",)
            is_number = before in ("EN", "AN")
            if is_number and before == after and kind in joins:
                types[at] = before
        at = 0
        for is_sign, group in groupby(types[:], key="ET".__eq__):
            count = len(list(group))
            following = at + count
            first = max(at - 1, 0)
            beside = types[first:at] + types[following : following + 1]
            if is_sign and "EN" in beside:
                types[at:following] = ["EN"] * count
            at = following
        # A sign that begins a number is of it (HL3): by the rules alone a minus would stand
        # behind its number where lines read from right to left.
        for at in range(len(types) - 1):
            begins = at == 0 or types[at - 1] not in _STRONG
            if begins and types[at] == "ES" and types[at + 1] in _NUMBERS:
                types[at] = types[at + 1]
        strong = self.begin
        for at, kind in enumerate(types):
            if kind in ("L", "R"):
                strong = kind
            elif kind in ("ES", "ET", "CS"):
                types[at] = "ON"
            elif kind == "EN" and strong == "L":
                types[at] = "L"

    # -- N: neutral characters

    def _resolve_brackets(self) -> None:
        """Settle pairs of brackets by what stands in them (N0)."""
        for opening, closing in self._pair_brackets():
            kinds = self.types[opening:closing]
            inside = set(map(_STRONG.get, kinds))
            found = ""
            if self.embedding in inside:
                found = self.embedding
            elif inside - {None}:
                found = self._find_direction_before(opening)
            if found:
                self.types[opening] = self.types[closing] = found

    def _pair_brackets(self) -> list[tuple[int, int]]:
        """Return where brackets that belong together stand (BD16)."""
        pairs: list[tuple[int, int]] = []
        begun: list[tuple[str, int]] = []
        for at, place in enumerate(self.places):
            char = self.text[place]
            if self.types[at] != "ON":
                continue
            if char in _BRACKETS:
                begun.append((char, at))
            elif char in _CLOSING:
                openings = [opening for opening, _ in begun]
                if _CLOSING[char] in openings:
                    while begun:
                        opening, start = begun.pop()
                        if opening == _CLOSING[char]:
                            pairs.append((start, at))
                            break
        return sorted(pairs)

    def _find_direction_before(self, at: int) -> str:
        """Return the direction of what stands before, if it is not that of the paragraph."""
        for kind in reversed(self.types[:at]):
            if kind in _STRONG:
                return _STRONG[kind]
        return self.begin

    def _resolve_neutral(self) -> None:
        """Settle other neutral characters by what stands on both sides (N1, N2)."""
        types = self.types
        at = 0
        for is_neutral, group in groupby(types[:], key=_NEUTRAL.__contains__):
            count = len(list(group))
            if is_neutral:
                before = self.begin
                if at:
                    kind = types[at - 1]
                    before = _STRONG[kind]
                following = at + count
                after = self.end
                if following < len(types):
                    after = _STRONG[types[following]]
                found = before if before == after else self.embedding
                types[at:following] = [found] * count
            at += count
