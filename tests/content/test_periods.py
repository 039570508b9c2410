"""How a period is written in the content, where it lies in time, and what is said of what is none."""

from __future__ import annotations

import pytest

from reporting.content.periods import Period
from reporting.errors import RefusedError


def read(words: str) -> Period:
    period = Period.read_words(words)
    period.check()
    return period


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2026-10-21T17:30", "2026-10-21", "2026-10-21"),
        ("2026-10-21", "2026-10-21", "2026-10-21"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-Q2", "2026-04-01", "2026-06-30"),
        ("2026-H1", "2026-01-01", "2026-06-30"),
        ("2026-H2", "2026-07-01", "2026-12-31"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("1970s", "1970-01-01", "1979-12-31"),
        ("1972/2016", "1972-01-01", "2016-12-31"),
        ("2024-11/2025-02", "2024-11-01", "2025-02-28"),
        ("2026-10-21/2026-10-23", "2026-10-21", "2026-10-23"),
        ("1970s/1990s", "1970-01-01", "1999-12-31"),
        ("AD 79", "0079-01-01", "0079-12-31"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(words: str, first: str, last: str) -> None:
    period = read(words)
    assert (str(period.first_day), str(period.last_day)) == (first, last)


def test_years_before_the_first_are_counted_as_iso_does() -> None:
    assert read("44 BC") == read("-0043")
    assert read("44 BCE").year == -43
    assert read("1 BC").year == 0


def test_periods_lie_in_the_order_of_time() -> None:
    words = [
        "753 BC",
        "44 BC",
        "-0043-03-15",
        "AD 14",
        "1066",
        "1970s",
        "1972/2016",
        "2026-H1",
        "2026-Q2",
        "2026-10-21",
        "2026-10-21T06:45",
        "2026-10-21T17:30",
    ]
    minutes = [read(each).first_minute for each in words]
    assert minutes == sorted(minutes)


@pytest.mark.parametrize(
    "words",
    ["2026-10-21T17:30", "2026-H1", "1970s", "44 BC", "1972/2016", "44 BC/AD 14"],
)
def test_a_period_is_written_as_it_is_read(words: str) -> None:
    assert read(str(read(words))) == read(words)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("1972 to 2016", "write it as 1972/2016"),
        ("1972–2016", "write it as 1972/2016"),
        ("1972-2016", "write it as 1972/2016"),
        ("2024/25", "write it as 2024/2025"),
        ("H1 2026", "write it as 2026-H1"),
        ("1H 2026", "write it as 2026-H1"),
        ("first half of 2026", "write it as 2026-H1"),
        ("Q2 2026", "write it as 2026-Q2"),
        ("2026 Q2", "write it as 2026-Q2"),
        ("1970's", "write it as 1970s"),
        ("the 1970s", "write it as 1970s"),
        ("2026-10-21 17:30", "write it as 2026-10-21T17:30"),
        ("2026/10/21", "write it as 2026-10-21"),
        ("2026-3", "write it as 2026-03"),
        ("44 B.C.", "write it as 44 BC"),
        ("0000", "write 1 BC"),
        ("2016/1972", "write the earlier date first"),
    ],
)
def test_what_is_written_otherwise_is_told_how_to_write_it(
    words: str, hint: str
) -> None:
    with pytest.raises(RefusedError) as caught:
        read(words)
    assert (caught.value.hint, caught.value.code) == (hint, "E255")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            "soon",
            "not a date: `soon`",
        ),
        ("2025-02-30", "no such date: `2025-02-30`"),
        ("-0001-02-30", "no such date: `-0001-02-30`"),
        ("2026-10-21T25:00", "no such time: `2026-10-21T25:00`"),
        ("2016/2016", "the range 2016/2016 ends before it begins"),
        ("2016/2020-13", "no such date: `2020-13`"),
    ],
)
def test_what_is_in_no_calendar_is_refused(words: str, message: str) -> None:
    with pytest.raises(RefusedError, match=message):
        read(words)
