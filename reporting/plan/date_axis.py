"""An axis of time as it is planned: where its dates stand, and which of them may be named.

Which names have room is for whoever knows the width: rungs of them are planned, from the finest
to the sparsest, each with its words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from reporting.content.chart_dates import MONTHS, DateUnit
from reporting.content.periods import PlainPeriod
from reporting.record import Record

YEAR_NUMBER = "0"
"""The format of years that are plain numbers."""
_HALF = 0.5
YEAR_MONTHS = 12
WEEK = 7
DAY_STEPS = (2, 3, 7)
MONTH_STEPS = (1, 2, 3, 6)
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
"""Round steps, each of so many units."""
UNIT_DAYS = {
    DateUnit.DAY: 1,
    DateUnit.MONTH: 30,
    DateUnit.QUARTER: 91,
    DateUnit.HALF: 182,
    DateUnit.YEAR: 365,
}
MOST_TICKS = 120
"""More names than that have room nowhere."""
_LONGEST_MONTH = 31


class DateTick(Record, frozen=True):
    """A date that is named on an axis.

    Args:
        place: in the unit of the axis.
        lines: its name, with the year below where that changes.
    """

    place: int
    lines: tuple[str, ...]


DateTicks = tuple[DateTick, ...]


class NativeTicks(Record, frozen=True):
    """Ticks as programs count them from the first date on (ECMA-376 21.2.2.103).

    Args:
        step: how many units lie between two.
        unit: `days`, `months` or `years`.
        code: a spreadsheet's format of their names; the year stands where it changes.
        names: what it shows.
        spacing: from one to the next, as a share of the time from the first date to the last.
    """

    step: int
    unit: str
    code: str
    names: tuple[str, ...]
    spacing: float


class NativeDates(Record, frozen=True):
    """Dates as spreadsheets count them (ECMA-376 18.17.4.1), from 1900 on.

    Args:
        serials: of each category.
        base: `days`, `months` or `years`: what a unit of the axis is.
        code: a spreadsheet's format of one.
        rungs: ticks, from the finest to the sparsest.
    """

    serials: tuple[int, ...]
    base: str
    code: str
    rungs: tuple[NativeTicks, ...]

    @property
    def are_days(self) -> bool:
        """Whether they are dates; else years that no spreadsheet has as dates."""
        return self.code != YEAR_NUMBER


class DateAxis(Record, frozen=True):
    """The dates of a chart's categories.

    Args:
        unit: how long each is.
        places: where each stands in time, counted in the unit.
        is_scaled: whether gaps in time are gaps on the axis; else all stand evenly.
        rungs: what may be named, from all dates to few.
        native: the same for a deck; none where its dates have no numbers in a spreadsheet.
    """

    unit: DateUnit
    places: tuple[int, ...]
    is_scaled: bool
    rungs: tuple[DateTicks, ...]
    native: NativeDates | None = None

    @property
    def reach(self) -> int:
        """How many units there are from the first date to the last, both counted."""
        return self.places[-1] - self.places[0] + 1

    def find_share(self, place: float) -> float:
        """Return where a place in time stands, as a share of the axis.

        Args:
            place: counted in the unit; of dates that stand evenly, only those that there are.
        """
        if self.is_scaled:
            return (place - self.places[0] + _HALF) / self.reach
        return (self.places.index(int(place)) + _HALF) / len(self.places)

    def locate(self, period: PlainPeriod) -> tuple[float, float]:
        """Return from where to where a period goes, counted in the unit.

        A date of the axis reaches half a unit to both sides of its own place.
        """
        first = self.locate_day(period.first_day)
        days = (period.end_minute - period.first_minute) // (24 * 60) + 1
        return first, self.locate_day(period.first_day + dt.timedelta(days))

    def locate_day(self, day: dt.date) -> float:
        """Return where a day begins, counted in the unit."""
        if self.unit is DateUnit.DAY:
            return day.toordinal() - _HALF
        month = day.year * YEAR_MONTHS + day.month - 1
        months = month + (day.day - 1) / _LONGEST_MONTH
        return months / MONTHS[self.unit] - _HALF


def choose_ticks(
    axis: DateAxis,
    width: float,
    measure: Callable[[tuple[str, ...]], float],
    apart: float,
) -> DateTicks:
    """Return the most dates that can be named on an axis without running into each other.

    Args:
        axis: of time.
        width: of all of it, in points.
        measure: returns the width of the lines of a name.
        apart: least distance of two names, in points.
    """
    for ticks in axis.rungs:
        end = float("-inf")
        for tick in ticks:
            half = measure(tick.lines) / 2
            x = axis.find_share(tick.place) * width
            if x - half < end + apart:
                break
            end = x + half
        else:
            return ticks
    return axis.rungs[-1]


def choose_native_ticks(
    native: NativeDates,
    width: float,
    measure: Callable[[str], float],
    apart: float,
) -> NativeTicks:
    """Return the most dates that a program can name on an axis; lengths in points.

    Args:
        native: the dates.
        width: of the axis.
        measure: returns the width of a name.
        apart: least distance of two names.
    """
    for ticks in native.rungs:
        widest = max(map(measure, ticks.names))
        if len(ticks.names) == 1 or widest + apart <= width * ticks.spacing:
            return ticks
    return native.rungs[-1]
