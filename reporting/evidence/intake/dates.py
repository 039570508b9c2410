"""Words in which a file states a date -> that date as the content writes it, or why not.

A moment counts as its day, in the zone in which it is written. What could be one of two days
is none, and neither is the zero of a computer's clock.
"""

from __future__ import annotations

import re

from reporting.content.period_cures import guess_period
from reporting.content.periods import Period
from reporting.errors import RefusedError
from reporting.record import Record

_MOMENT = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]\d\d.*)?")
"""ISO 8601, with or without its marks."""
_OF_PROGRAMS = re.compile(r"\w{3},? (\w{3}) (\d\d?),? (\d{4})(?: \d\d:.*)?")
"""`Sun Nov 01 2026 10:00:00 GMT+0100`, as browsers write it."""
_OF_MAIL = re.compile(r"(?:\w{3}, *)?(\d\d?) (\w{3}) (\d{4})(?: \d\d:.*)?")
"""`Sun, 01 Nov 2026 10:00:00 +0100` (RFC 5322)."""
_MONTH = re.compile(r"(\d{4})[/.](0?[1-9]|1[0-2])")
"""A month as libraries index it."""
_WEEKDAY = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]+,? +(?=\d)|[^\W\d_]+, +)")
_EITHER = ", or "
_ZEROS = ("1970-01-01T00:00", "1970-01-01 00:00", "0001-01-01", "1900-01-01")
_MOST = 80


class Reading(Record, frozen=True):
    """What words say of a date.

    Args:
        value: the date as the content writes it; nothing where the words are none.
        why: not, in words that go on from what was written.
    """

    value: str
    why: str = ""


def read_date(words: str) -> Reading:
    """Return what words say of a date.

    Args:
        words: as a file states it: `2026-10-02T17:30:00Z`, `2 October 2026`, `2026/10`.
    """
    plain = " ".join(words.split())
    if plain.startswith(_ZEROS):
        return Reading("", "is what a clock says that was never set")
    if len(plain) > _MOST:
        return Reading("", "is no date")
    for form in (plain, rewrite_moment(plain)):
        value = check_period(form)
        if value:
            return Reading(value)
    guess = guess_period(plain) or guess_period(
        _WEEKDAY.sub(
            "",
            plain,
            count=1,
        )
    )
    if _EITHER in guess:
        return Reading(
            "",
            f"could be {guess.replace(_EITHER, ' or ')}",
        )
    value = check_period(guess)
    return (
        Reading(value)
        if value
        else Reading(
            "",
            "is no date that is read",
        )
    )


def rewrite_moment(words: str) -> str:
    """Return the day of a moment, in a form that is read."""
    match = _MOMENT.fullmatch(words)
    if match:
        return f"{match[1]}-{match[2]}-{match[3]}"
    match = _MONTH.fullmatch(words)
    if match:
        return f"{match[1]}-{int(match[2]):02}"
    match = _OF_PROGRAMS.fullmatch(words)
    if match:
        return guess_period(f"{match[2]} {match[1]} {match[3]}")
    match = _OF_MAIL.fullmatch(words)
    if match:
        return guess_period(f"{match[1]} {match[2]} {match[3]}")
    return ""


def check_period(words: str) -> str:
    """Return a date as the content writes it; nothing where the words are none."""
    try:
        period = Period.read_words(words)
        period.check()
    except RefusedError:
        return ""
    if period.hour is not None:
        return words.partition("T")[0]
    return str(period)
