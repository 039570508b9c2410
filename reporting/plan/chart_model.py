"""What a planned chart is made of: its series, its lines to hold against, its highlight."""

from __future__ import annotations

from reporting.reading.origin import Origin
from reporting.record import Record


class ChartSeries(Record, frozen=True):
    """Numbers of one name, with each written out. `x` is filled for a scatter chart only.

    Where no value is known there is none, and its label is empty.
    """

    name: str
    values: tuple[float | None, ...]
    labels: tuple[str, ...]
    x: tuple[float, ...] = ()
    origin: Origin | None = None
    is_line: bool = False
    """Whether it is a line over the columns of the others."""
    is_second: bool = False
    """Whether the second axis measures it."""
    is_behind: bool = False
    """Whether it is a line of another panel, light and without a name."""


class ReferenceLine(Record, frozen=True):
    """A line across a chart at a value to hold the others against.

    Args:
        value: where it stands.
        name: what it stands for.
        label: the value, written out.
        number_format: by which a spreadsheet writes it so.
    """

    value: float
    name: str
    label: str
    number_format: str = "General"


class Highlight(Record, frozen=True):
    """What of a chart its title speaks of, by number from 0; the rest is grey."""

    series: tuple[int, ...] = ()
    categories: tuple[int, ...] = ()

    def mutes(self, number: int, at: int | None = None) -> bool:
        """Whether a series, or its value in one category, is what the title leaves aside."""
        if self.series and number not in self.series:
            return True
        return at is not None and bool(self.categories) and at not in self.categories
