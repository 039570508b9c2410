"""What a planned chart is made of: its series, what stands beside them, its highlight."""

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
    codes: tuple[str, ...] = ()
    """The format of each value, where each has its own decimals; else all have one."""


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


class ChartBand(Record, frozen=True):
    """A range of values behind a chart's marks.

    Args:
        low: the lowest value in it; none where it has no lower end.
        high: the highest; none where it has no upper end.
        name: what it stands for.
        low_label: the lowest value, written out; empty for none.
        high_label: the highest, likewise.
    """

    low: float | None
    high: float | None
    name: str
    low_label: str = ""
    high_label: str = ""


class ChartSpan(Record, frozen=True):
    """A stretch of the categories behind a chart's marks.

    Args:
        start: where it begins, in categories: 0 is the middle of the first, which begins half
            a category before it; of points their x. None where it has no beginning.
        end: where it ends; none where it has no end.
        name: what it stands for.
        start_label: the first category or x in it, in words; empty for none.
        end_label: the last, likewise.
    """

    start: float | None
    end: float | None
    name: str
    start_label: str = ""
    end_label: str = ""


class Annotation(Record, frozen=True):
    """A remark at one value of a chart.

    Args:
        series: number of its series, from 0.
        at: number of its category or point, from 0.
        text: what is to be seen there.
        told: the same behind where that is, in words.
    """

    series: int
    at: int
    text: str
    told: str


class Highlight(Record, frozen=True):
    """What of a chart its title speaks of, by number from 0; the rest is grey."""

    series: tuple[int, ...] = ()
    categories: tuple[int, ...] = ()

    def mutes(self, number: int, at: int | None = None) -> bool:
        """Whether a series, or its value in one category, is what the title leaves aside."""
        if self.series and number not in self.series:
            return True
        return at is not None and bool(self.categories) and at not in self.categories
