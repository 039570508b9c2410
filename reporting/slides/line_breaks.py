"""A title and a width -> the places at which its lines end well.

A title's box has the whole width of its layout, so that a word more in it takes no line more;
what balances its lines are breaks that stand in the text. They fall where a reader pauses: not
within `AI-made`, not between a number and what it counts, not behind a word that leads on.
"""

from __future__ import annotations

from collections.abc import Sequence

from reporting.design.measure import MeasuredText
from reporting.design.units import Length
from reporting.patterns import compile_pattern
from reporting.record import Record, replace
from reporting.slides.model import SlideText
from reporting.slides.typesetter import SAFETY, Typesetter, find_room

FULLEST = 0.94
"""Share of a line's room that set lines may take: fuller ones are even by themselves, and
where a font is wider each of them would take another line."""

_WITHIN_WORD = 0.8
_AFTER_NUMBER = 0.35
_BEFORE_COUNT = 0.5
_AFTER_SHORT = 0.06
_AFTER_PAUSE = -0.05
"""What a break costs at such a place, beside the squares of its lines' shares of the width."""

_NUMBER = r"\d[\d.,\u00a0\u202f]*$"
_COUNT = r"\(\d+(?:/\d+)?\)"
_SHORT = r"(?:^|\s)[^\W\d]{1,3}$"
_PAUSE = r"[.,;:!?…–—]$"


class _Word(Record, frozen=True):
    """What stands together on a line: where it begins, and its edges at size 1."""

    start: int
    left: float
    right: float


def break_evenly(
    setter: Typesetter,
    text: SlideText,
    width: Length,
) -> SlideText:
    """Return a title with the places at which its lines begin.

    It has no more lines than its words need; where they fill the width, none are set.

    Args:
        setter: measures.
        text: the title.
        width: of its box.
    """
    count = setter.count_lines(text, width)
    measured = setter.measure_text(text)
    room = find_room(text, width, 1 - SAFETY) / text.size
    if count == 1 or measured.widest > room:
        return text
    words = [_Word(*word) for word in measured.list_words()]
    starts = _find_cheapest(
        words,
        measured,
        room * FULLEST,
        count,
    )
    if not starts and halves_compound(setter.break_lines(text, width)):
        starts = _find_cheapest(words, measured, room, count)
    return replace(text, line_starts=starts) if starts else text


def halves_compound(lines: Sequence[str]) -> bool:
    """Whether a line ends within a word such as `AI-made`."""
    return any(line.endswith("-") for line in lines[:-1])


def _find_cheapest(
    words: list[_Word],
    measured: MeasuredText,
    room: float,
    count: int,
) -> tuple[int, ...]:
    """Return where the lines after the first begin at the least cost; nothing if they are full.

    Args:
        words: of the title.
        measured: the title.
        room: of a line, at size 1.
        count: of its lines.
    """
    end = words[-1].right
    known: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for line in range(1, count + 1):
        reached: dict[int, tuple[float, tuple[int, ...]]] = {}
        for first, (cost, starts) in known.items():
            for after in range(first + 1, len(words) + 1):
                share = (words[after - 1].right - words[first].left) / room
                if share > 1:
                    break
                is_last = after == len(words)
                if is_last is not (line == count):
                    continue
                paid = cost + share * share
                begun = starts
                if not is_last:
                    if line == count - 1 and (end - words[after].left) / room > 1:
                        continue  # the last line would be too full
                    paid += _rate_break(measured.text, words[after].start)
                    begun = (*starts, words[after].start)
                if after not in reached or paid < reached[after][0]:
                    reached[after] = (paid, begun)
        known = reached
    if known:
        return known[len(words)][1]
    return ()


def _rate_break(words: str, start: int) -> float:
    """Return what a break before a place in a title costs."""
    before = words[:start]
    after = words[start:]
    said = before.rstrip()
    if said == before:
        return _WITHIN_WORD
    if compile_pattern(_COUNT).match(after):
        return _BEFORE_COUNT
    if compile_pattern(_NUMBER).search(said):
        return _AFTER_NUMBER
    if compile_pattern(_PAUSE).search(said):
        return _AFTER_PAUSE
    if compile_pattern(_SHORT).search(said):
        return _AFTER_SHORT
    return 0.0
