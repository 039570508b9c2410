"""Shapes of dates, and a text -> where one of them fits.

A shape is compiled when a text is met that may hold it: most texts hold few kinds of dates,
and all shapes together take longer to compile than to look for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from reporting.patterns import compile_pattern
from reporting.record import Record

FULL = "\ue000"
SHORT = "\ue001"
"""Stand for the letters of a month's name: so the shapes are small, and soon compiled."""
_STARTS = rf"[\w'’{FULL}{SHORT}](?<![\w.,$€£¥{FULL}{SHORT}].)"
"""Where a word or a number begins that is no part of a price or of another number."""
_REACH = 32
"""Characters after the first word of a date, within which its first number stands."""
_NUMERIC = "year|number|day|first|hour|zero_hour|four_hour|quarter|half|bare_year"
_DIGIT_FIRST = rf"(?:\(\?:|\(\?i:|\(\?P<(?:{_NUMERIC})_\d+>)+(?:0|\[[01]|\\d|1)"
"""A pattern that begins with a digit, and nothing else."""
_LETTER_FIRST = rf"(?:\(\?:|\(\?i:|\(\?P<month_\d+>)*[^\W\d_{FULL}]"
"""One that begins with a letter."""
_FREE = (
    r"\\.[?*]?",
    r"\[[^\]]*\][?*]?",
    r"\w\{[\d,]+\}",
    r"\{[^{}]*\}\??",
)
"""Parts of a shape that ask for no letter of their own: escapes, sets, places."""
_GROUP = r"\([^()]*\)[?*]?"
_OPTIONAL = r".[?*]"


class Shape(Record, frozen=True, dict=True):
    """One way to write a date.

    Args:
        form: as the catalogue has it, with its places; empty where that tells nothing.
        pattern: what fits it.
        words: beginnings of words of which a text must hold one.
    """

    form: str
    pattern: str
    words: tuple[str, ...] = ()

    @cached_property
    def needs(self) -> tuple[str, ...]:
        """Letters and signs that stand in whatever fits it."""
        rest = self.form
        for part in _FREE:
            rest = compile_pattern(part).sub(" ", rest)
        outer = ""
        while outer != rest:
            outer = rest
            rest = compile_pattern(_GROUP).sub(" ", rest)
        if "|" in rest:
            return ()
        rest = compile_pattern(_OPTIONAL).sub(" ", rest)
        rest = rest.lower() if self.is_caseless else rest
        return tuple(compile_pattern(r"[^\W\d_]+|[:/-]").findall(rest))

    @cached_property
    def is_caseless(self) -> bool:
        """Whether capitals and small letters fit it alike."""
        return self.pattern.startswith("(?i:")

    @cached_property
    def begins_with_digit(self) -> bool:
        """Whether what fits it may begin with a digit."""
        if compile_pattern(_DIGIT_FIRST).match(self.pattern):
            return True
        return not compile_pattern(_LETTER_FIRST).match(self.pattern)

    @cached_property
    def begins_with_word(self) -> bool:
        """Whether what fits it may begin with a letter."""
        return not compile_pattern(_DIGIT_FIRST).match(self.pattern)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """What fits it where a word or a number begins."""
        return re.compile(self.pattern)


class Kind:
    """Shapes of one kind, looked for only where one may begin.

    Args:
        shapes: the longest first.
        stems: beginnings of words without which a text without digits holds none of them.
    """

    def __init__(self, shapes: Sequence[Shape], stems: Sequence[str]) -> None:
        self._shapes = shapes
        self._stems = stems

    @cached_property
    def _digit_first(self) -> list[Shape]:
        return _join_free(shape for shape in self._shapes if shape.begins_with_digit)

    @cached_property
    def _word_first(self) -> list[Shape]:
        return _join_free(shape for shape in self._shapes if shape.begins_with_word)

    def find(self, text: Prepared) -> Iterator[re.Match[str]]:
        """Yield where a text fits one of the shapes: the first that fits counts."""
        is_everywhere = text.holds_any(self._stems)
        starts = [*text.list_starts(is_everywhere=is_everywhere)]
        if not starts:
            return
        digits = text.choose_fitting(self._digit_first)
        words = text.choose_fitting(self._word_first)
        end = 0
        for start in starts:
            if start < end:
                continue
            is_digit = text.hidden[start].isdecimal()
            for shape in digits if is_digit else words:
                match = shape.regex.match(text.hidden, start)
                if match:
                    yield match
                    end = match.end()
                    break


class Prepared(Record, frozen=True, dict=True):
    """A text in which dates are looked for.

    Args:
        text: the words.
        hide: puts signs for the months of its language.
    """

    text: str
    lowered: str
    hide: Callable[[str], str]

    def choose_fitting(self, shapes: Iterable[Shape]) -> Sequence[Shape]:
        """Return the shapes whose letters it holds, as far as they need some."""
        chosen: list[Shape] = []
        for shape in shapes:
            whole = self.lowered if shape.is_caseless else self.text
            for letters in shape.needs:
                if letters not in whole:
                    break
            else:
                if not shape.words or self.holds_any(shape.words):
                    chosen.append(shape)
        return chosen

    def holds_any(self, stems: Iterable[str]) -> bool:
        """Whether some of the beginnings of words stand in it."""
        for stem in stems:  # noqa: SIM110  (twice as fast as a generator)
            if stem in self.lowered:
                return True
        return False

    @cached_property
    def hidden(self) -> str:
        """The text with its months hidden."""
        return self.hide(self.text)

    def list_starts(self, *, is_everywhere: bool) -> Iterator[int]:
        """Yield where words and numbers begin that a number follows soon, or all of them."""
        pattern = compile_pattern(_STARTS)
        if is_everywhere:
            for match in pattern.finditer(self.hidden):
                yield match.start()
            return
        last = -1
        for number in self._numbers:
            near = max(last, number - _REACH) + 1
            for match in pattern.finditer(self.hidden, near, number + 1):
                yield match.start()
            last = number

    @cached_property
    def _numbers(self) -> tuple[int, ...]:
        """Where its numbers begin that are not hidden in a month's name."""
        pattern = compile_pattern(r"\d+")
        if not pattern.search(self.text):
            return ()
        starts = []
        for match in pattern.finditer(self.hidden):
            starts.append(match.start())
        return tuple(starts)


def _join_free(shapes: Iterable[Shape]) -> list[Shape]:
    """Return shapes of which those that need nothing of a text are one, if they follow."""
    joined: list[Shape] = []
    for shape in shapes:
        last = joined[-1] if joined else shape
        is_free = not (shape.needs or shape.words or last.needs or last.words)
        if joined and is_free:
            joined[-1] = Shape("", f"{last.pattern}|{shape.pattern}")
        else:
            joined.append(shape)
    return joined


def find_stem(noun: str) -> str:
    """Return how a noun of the catalogue begins, in small letters; nothing if that varies.

    Args:
        noun: a pattern, such as `quarters?`.
    """
    beginning = re.match(r"(?:[^\W\d_](?![?*]))+", noun)
    is_fixed = beginning is not None and "|" not in noun
    if beginning and is_fixed:
        return beginning[0].lower()
    return ""
