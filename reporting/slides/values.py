"""The value of a figure -> its line, the number alone very large, and its unit on it or below.

A number always stands on one line, with what stands before it; it is measured part by part,
each in its size.
"""

from __future__ import annotations

from collections.abc import Sequence

from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.number_forms import NBSP
from reporting.plan.block_model import FigureItem
from reporting.plan.value_parts import split_value
from reporting.plan.words import Run, make_run
from reporting.record import Record, replace
from reporting.slides.model import SlideText
from reporting.slides.typesetter import SAFETY, Typesetter

UNIT = 0.36
"""Size of the words of a value as a share of that of its number."""
UNIT_FLOOR = 0.85
"""The smallest size of them, as a share of that of steps and cells."""
WORD_LINES = 2
"""The most lines of the words of a value."""


class SetValues(Record, frozen=True):
    """Values set alike.

    Args:
        heads: the paragraphs of each.
        too_wide: the places of those that have no room.
    """

    heads: tuple[tuple[SlideText, ...], ...]
    too_wide: tuple[int, ...]


def set_values(
    setter: Typesetter,
    items: Sequence[FigureItem],
    size: Length,
    width: Length,
) -> SetValues:
    """Set the values of figures at one size: units on the lines of all numbers, or below all.

    Args:
        setter: measures.
        items: the figures.
        size: of the numbers.
        width: of the room of each.
    """
    values = [part_value(item) for item in items]
    for is_on_line in (True, False):
        own = ValueSetter(setter, size, is_on_line=is_on_line)
        too_wide = []
        for at, value in enumerate(values):
            if not own.is_whole(value, width):
                too_wide.append(at)
        if not too_wide:
            break
    heads = [own.set_value(value) for value in values]
    return SetValues(tuple(heads), tuple(too_wide))


class Value(Record, frozen=True):
    """A value in parts: its number, what stands before it and what behind it.

    Args:
        before: such as `over`; may be empty.
        number: without digits, all of the value.
        behind: such as `million views`; may be empty.
    """

    before: Run
    number: Run
    behind: Run

    @property
    def has_digits(self) -> bool:
        """Whether it must stand on one line."""
        return any(char.isdigit() for char in self.number.text)


def part_value(item: FigureItem) -> Value:
    """Return a value in its parts."""
    run = make_run(item.value)
    before, number, behind = [
        run.slice(part.start, part.stop)
        for part in split_value(item.value, item.number)
    ]
    if not item.number:
        return Value(before, _loosen(number), behind)
    return Value(before, number, behind)


def _loosen(run: Run) -> Run:
    """Return a run whose spaces may all end a line, as in running text they may not."""
    return replace(run, text=run.text.replace(NBSP, " "))


class ValueSetter:
    """Sets values at one size, all in one manner."""

    def __init__(
        self,
        setter: Typesetter,
        size: Length,
        *,
        is_on_line: bool,
    ) -> None:
        """Begin.

        Args:
            setter: measures.
            size: of the numbers.
            is_on_line: whether what stands behind a number stands on its line, not below it.
        """
        self.setter = setter
        self.size = size
        small = max(
            setter.tokens.step.times(UNIT_FLOOR),
            size.times(UNIT),
        )
        self.small = pt(round(small.pt))
        self.is_on_line = is_on_line

    def set_value(self, value: Value) -> tuple[SlideText, ...]:
        """Set a value: its number large, the words beside it smaller."""
        setter = self.setter
        runs = [value.number]
        if value.before.text:
            space = Run(NBSP, is_small=True)
            runs = [replace(value.before, is_small=True), space, *runs]
        if value.behind.text and self.is_on_line:
            space = Run(NBSP, is_small=True)
            runs += [space, replace(value.behind, is_small=True)]
        text = setter.make_text(
            tuple(runs),
            Style.VALUE,
            self.size,
        )
        if len(runs) > 1:
            text = replace(text, small=self.small)
        if not value.behind.text or self.is_on_line:
            return (text,)
        unit = setter.make_text(
            (_loosen(value.behind),),
            Style.UNIT,
            self.small,
        )
        return text, unit

    def is_whole(self, value: Value, width: Length) -> bool:
        """Whether no number is broken, no word is, and the words take few lines."""
        setter = self.setter
        first, *units = self.set_value(value)
        if value.has_digits and self._measure(first) > width.times(1 - SAFETY):
            return False
        for text in (first, *units):
            if setter.count_lines(text, width) > WORD_LINES:
                return False
            if setter.breaks_word(text, width):
                return False
        return True

    def _measure(self, line: SlideText) -> Length:
        """Return the width of the line of a number, each part of it in its size."""
        width = Length(0)
        for run in line.runs:
            whole = replace(
                run,
                text=run.text.replace(" ", NBSP),
                is_small=False,
            )
            size = self.small if run.is_small else self.size
            part = self.setter.make_text((whole,), line.style, size)
            width = width + self.setter.measure_widest_word(part)
        return width
