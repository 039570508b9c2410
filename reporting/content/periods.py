"""What was written for a date -> a period: a day, a range, as fine as the source gives it.

    2026-10-21T17:30   a time of day        2026       a year
    2026-10-21         a day                1970s      ten years
    2026-10            a month              44 BC      a year before the first one, or -0043
    2026-Q2, 2026-H1   three or six months  1972/2016  from one of these to another

Years are counted as ISO 8601 does, so that 44 BC is the year -43.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import ClassVar, NoReturn, Self

from reporting.errors import RefusedError
from reporting.reading.model import Model

CODE = "E255"
_FORMS = (
    "2025-10-21, 2025-10, 2025-Q2, 2025-H1, 2025, 1970s, 44 BC or 2025-10-21T17:30, "
    "or as a range such as 1972/2016"
)
_PERIOD = (
    r"(?P<year>-?\d{4})"
    r"(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>\d\d)"
    r"(?:-(?P<day>\d\d)(?:T(?P<hour>\d\d):(?P<minute>\d\d))?)?))?"
)
_DECADE = r"(?P<year>\d{3}0)s"
_ERA = r"AD (?P<after>\d{1,4})|(?P<later>\d{1,4}) ?(?:AD|CE)|(?P<before>\d{1,4}) ?(?:BC|BCE)"

_MONTHS = 12
_CYCLE = 400
"""Years after which the calendar repeats itself."""
_CYCLE_DAYS = 146_097
_DAY_MINUTES = 1440
_LAST_HOUR = 23
_LAST_MINUTE = 59


class PlainPeriod(Model, frozen=True, kw_only=True):
    """A period that is no range: a time of day, a day, months, a year or ten."""

    year: int
    quarter: int | None = None
    half: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    decade: bool = False
    """It is the ten years from `year` on."""

    @classmethod
    def read_parts(cls, words: str) -> dict[str, int | bool]:
        """Return the fields of what is written; none if it is no such period."""
        match = re.fullmatch(_PERIOD, words, re.ASCII)
        if match and match["year"] in {"0000", "-0000"}:
            raise RefusedError(f"no such date: `{words}`", "write 1 BC", code=CODE)
        parts: dict[str, int | bool] = {}
        if match:
            for name, digits in match.groupdict().items():
                if digits:
                    parts[name] = int(digits)
            return parts
        match = re.fullmatch(_DECADE, words, re.ASCII)
        if match:
            return {"year": int(match["year"]), "decade": True}
        match = re.fullmatch(_ERA, words, re.ASCII)
        if match:
            number = int(match["after"] or match["later"] or match["before"])
            is_before = match["before"] is not None
            if number:
                parts["year"] = 1 - number if is_before else number
        return parts

    def check(self) -> None:
        """Refuse a period that is not in the calendar."""
        try:
            self.find_first_day(2000 + self.year % _CYCLE)
        except ValueError:
            message = f"no such date: `{self.write_begin()}`"
            raise RefusedError(message, code=CODE) from None
        if (self.hour or 0) > _LAST_HOUR or (self.minute or 0) > _LAST_MINUTE:
            message = f"no such time: `{self.write_begin()}`"
            raise RefusedError(message, code=CODE)

    def write_begin(self) -> str:
        """Return the period, or the beginning of a range, as it is written in the content."""
        if self.is_year and self.year < 1:
            return f"{1 - self.year} BC"
        written = f"{self.year:05}" if self.year < 0 else f"{self.year:04}"
        if self.decade:
            return f"{written}s"
        if self.quarter is not None:
            return f"{written}-Q{self.quarter}"
        if self.half is not None:
            return f"{written}-H{self.half}"
        for part in (self.month, self.day):
            if part is not None:
                written += f"-{part:02}"
        if self.hour is not None:
            written += f"T{self.hour:02}:{self.minute or 0:02}"
        return written

    @property
    def is_year(self) -> bool:
        """Whether it is one year, and known no finer."""
        finer = (self.quarter, self.half, self.month)
        return not self.decade and all(part is None for part in finer)

    # -- where it lies in time

    def find_first_day(self, year: int) -> dt.date:
        """Return the first day, as if it were of another year.

        Args:
            year: one that computers know, with the calendar of its own.
        """
        month = 1 if self.month is None else self.month
        if self.quarter is not None:
            month = 3 * self.quarter - 2
        elif self.half is not None:
            month = 6 * self.half - 5
        return dt.date(
            year,
            month,
            1 if self.day is None else self.day,
        )

    @property
    def first_day(self) -> dt.date:
        """The first day of a period that is not before the first year."""
        return self.find_first_day(self.year)

    @property
    def first_minute(self) -> int:
        """The first minute, counted from the beginning of the year 0."""
        first = self.find_first_day(2000 + self.year % _CYCLE)
        days = count_days(
            self.year,
            first.month,
            first.day,
        )
        return days * _DAY_MINUTES + 60 * (self.hour or 0) + (self.minute or 0)

    @property
    def end_minute(self) -> int:
        """The first minute of the last day; of a day or a time, its own."""
        if self.day is not None:
            return self.first_minute
        months = 1
        if self.quarter is not None:
            months = 3
        elif self.half is not None:
            months = 6
        elif self.month is None:
            months = 10 * _MONTHS if self.decade else _MONTHS
        first = self.find_first_day(2000 + self.year % _CYCLE)
        after = self.year * _MONTHS + first.month - 1 + months
        year, month = divmod(after, _MONTHS)
        return (count_days(year, month + 1, 1) - 1) * _DAY_MINUTES


_WRITTEN = (
    r"-?\d{4}(?:-(?:[QqHh]\d|\d\d(?:-\d\d(?:T\d\d:\d\d)?)?))?"
    r"|\d{3}0s|\d{1,4} ?[Bb][Cc][Ee]?"
)
"""What a period looks like, for an editor's schema."""


class Period(PlainPeriod, frozen=True, kw_only=True):
    """A day, month, quarter or year, and the like, as fine as the source gives it.

    It is written as 2025-10-21, 2025-10, 2025-Q2, 2025-H1, 2025, 1970s, 44 BC or
    2025-10-21T17:30, or as a range of two of these: 1972/2016.
    """

    sort: ClassVar[str] = "a period, such as 2025-10-21, 2025-Q2, 2025 or 1972/2016"
    words_pattern: ClassVar[str] = rf"(?:{_WRITTEN})(?:/(?:{_WRITTEN}))?"

    until: PlainPeriod | None = None
    """The end of a range, included."""

    @classmethod
    def read_words(cls, words: str) -> Self:
        """Return the period that is written, whether it exists or not."""
        written = words.strip()
        first, slash, last = written.partition("/")
        begin = cls.read_parts(first)
        end = cls.read_parts(last) if slash else begin
        if not begin or not end:
            refuse(written)
        until = PlainPeriod(**end) if slash else None  # type: ignore[arg-type]
        return cls(**begin, until=until)  # type: ignore[arg-type]

    def check(self) -> None:
        """Refuse a period that is not in the calendar, and a range that ends too soon."""
        super().check()
        if self.until:
            self.until.check()
            if self.until.first_minute <= self.first_minute:
                message = f"the range {self} ends before it begins"
                raise RefusedError(message, "write the earlier date first", code=CODE)

    def __str__(self) -> str:
        """The period as it is written in the content."""
        begin = self.write_begin()
        if self.until:
            return f"{begin}/{self.until.write_begin()}"
        return begin

    @property
    def last_minute(self) -> int:
        """The first minute of the last day of all of it; of a day or a time, its own."""
        if self.until:
            return self.until.end_minute
        return self.end_minute

    @property
    def last_day(self) -> dt.date:
        """The last day of a period that is not before the first year."""
        days = self.last_minute // _DAY_MINUTES - count_days(1, 1, 1)
        return dt.date.fromordinal(days + 1)


def count_days(year: int, month: int, day: int) -> int:
    """Return how many days a day is from the first day of the year 0, before which it may be.

    Args:
        year: as ISO 8601 counts it.
        month: of the year.
        day: of the month.
    """
    cycles, rest = divmod(year, _CYCLE)
    years_before = dt.date(2000 + rest, month, day) - dt.date(2000, 1, 1)
    return cycles * _CYCLE_DAYS + years_before.days


def refuse(words: str) -> NoReturn:
    """Refuse words that are no period, with what they may have meant.

    Raises:
        RefusedError: always.
    """
    from reporting.content.period_cures import guess_period  # noqa: PLC0415  (seldom met)

    shown = f"`{words[:60]}`"
    cure = guess_period(words)
    if cure:
        raise RefusedError(
            f"not a date: {shown}",
            f"write it as {cure}",
            code=CODE,
        )
    raise RefusedError(
        f"not a date: {shown}",
        f"dates are written as {_FORMS}",
        code=CODE,
    )
