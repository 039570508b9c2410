"""Values of the search for a slip: where the parser gave up, and what may have been meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from reporting.reading.lines import Line
from reporting.record import Record

Edit = tuple[int, int, str]
"""Offsets of the characters of the file that are replaced, and by what."""

_WIDTH = 50
"""Longest text that a hint repeats."""


class Slip(Record, frozen=True):
    """Something that may have been meant; it holds if its cure lets the parser go on.

    Args:
        offset: of the place in the file.
        message: what is wrong.
        hint: what to write instead.
        code: its stable name.
        edits: the cure, in the order of the file.
    """

    offset: int
    message: str
    hint: str
    code: str
    edits: tuple[Edit, ...]


class Failure(Record, frozen=True):
    """Where the parser gave up.

    Args:
        text: the whole file.
        lines: the same by lines.
        keys: how often each key is given.
        words: what the parser says.
        offset: where it says so.
        at: the number of that line.
        opened: offset of what it was reading; -1 where it does not say.
        scalar: offsets of the quoted text that it read last.
    """

    text: str
    lines: tuple[Line, ...]
    keys: Counter[str]
    words: str
    offset: int
    at: int
    opened: int
    scalar: tuple[int, int]

    def find_line(self, offset: int) -> Line:
        """Return the line of an offset."""
        low = 0
        high = len(self.lines)
        while high - low > 1:
            middle = (low + high) // 2
            if self.lines[middle].start <= offset:
                low = middle
            else:
                high = middle
        return self.lines[low]

    def line_before(self, number: int) -> Line | None:
        """Return the nearest line above one that holds words."""
        for line in reversed(self.lines[:number]):
            if line.has_words:
                return line
        return None

    def line_below(self, number: int) -> Line | None:
        """Return the nearest line below one that holds words."""
        for line in self.lines[number + 1 :]:
            if line.has_words:
                return line
        return None

    def list_suspects(self) -> list[Line]:
        """Return the lines that the slip most likely stands in: the nearest first."""
        found = [self.lines[self.at]]
        before = self.line_before(self.at)
        if self.opened >= 0:
            found.append(self.find_line(self.opened))
        if before:
            found.append(before)
        return list(dict.fromkeys(found))


Finder = Callable[[Failure], Iterator[Slip]]
"""Finds what may have been meant: a kind of slip."""


def quote(words: str) -> str:
    """Return words in quotation marks, as they may be written."""
    if '"' in words or "\\" in words:
        escaped = words.replace("'", "''")
        return f"'{escaped}'"
    return f'"{words}"'


def show(words: str) -> str:
    """Return words as a hint shows them: in quotation marks, not too long."""
    line = " ".join(words.split())
    if len(line) > _WIDTH:
        line = f"{line[: _WIDTH - 1]}…"
    return f"`{quote(line)}`"
