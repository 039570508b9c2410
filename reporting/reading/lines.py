"""Text that is no YAML -> its lines, each with its blanks, dashes, key and value.

They are read one by one, whatever stands around them, so that a slip can be found where a
parser has lost its way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reporting.reading.blanks import BLANKS
from reporting.record import Record

_KEY = r"\"[^\"]*\"|'[^']*'|[^\s\[\]{},#&*!|>'\"%@`:][^:\[\]{}]*?"
_LINE = (
    rf"(?P<blanks>[ \t{BLANKS}]*)"
    r"(?P<dashes>(?:-[ \t]+|-$)*)"
    rf"(?:(?P<key>{_KEY})[ \t]*:(?=\s|$)[ \t]*)?"
    r"(?P<value>.*?)[ \t]*$"
)
_FLOW_KEY = r"[{,]\s*([\w-]+):(?=\s|$)"
_COMMENT = r"(?:^|(?<![ \t])[ \t]+)#.*$"


class Line(Record, frozen=True):
    """One line of a file.

    Args:
        number: from 0.
        start: offset of its first character in the file.
        text: without its end.
        blanks: what indents it.
        dashes: those of the list items that begin in it, with their blanks.
        key: the key that it gives; empty if it gives none.
        value: what stands behind the key, the dashes or the blanks.
        value_at: where that begins in the line.
    """

    number: int
    start: int
    text: str
    blanks: str
    dashes: str
    key: str
    value: str
    value_at: int

    @property
    def indent(self) -> int:
        """How many characters indent it."""
        return len(self.blanks)

    @property
    def key_at(self) -> int:
        """Where its key, or its value, begins behind the dashes."""
        return len(self.blanks) + len(self.dashes)

    @property
    def stop(self) -> int:
        """Offset behind its last character."""
        return self.start + len(self.text)

    @property
    def has_words(self) -> bool:
        """Whether it holds more than blanks and a comment."""
        return bool(self.text.strip()) and not self.text.lstrip().startswith("#")

    @property
    def plain(self) -> str:
        """The value without a comment behind it."""
        return re.sub(_COMMENT, "", self.value)


def read_lines(text: str) -> list[Line]:
    """Return the lines of a file."""
    lines: list[Line] = []
    start = 0
    pattern = re.compile(_LINE)
    for number, whole in enumerate(re.split(r"(\r\n|\r|\n)", text)):
        if number % 2 == 0:
            match = pattern.match(whole)
            parts = match.groupdict("") if match else {}
            line = Line(
                number // 2,
                start,
                whole,
                parts.get("blanks", ""),
                parts.get("dashes", ""),
                parts.get("key", ""),
                parts.get("value", ""),
                match.start("value") if match else 0,
            )
            lines.append(line)
        start += len(whole)
    return lines


def count_keys(text: str, lines: Sequence[Line]) -> Counter[str]:
    """Return how often each key is given, in blocks and between braces."""
    counts = Counter(line.key for line in lines if line.key)
    counts.update(re.findall(_FLOW_KEY, text))
    return counts
