"""Words that are no date as the content writes it -> how the date that they mean is written.

`21.10.2025` is 2025-10-21, `Oktober 2025` is 2025-10, `FY2025` is 2025; of 3/10/2025 there are
two readings.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from reporting.calendars import load_calendar_forms
from reporting.i18n import list_languages

_MOST = 60
"""Characters of what may still be a date."""
_DASHES = dict.fromkeys(map(ord, "‐‑‒–−"), "-")
_GUESSES = {
    r"(\d{4})\s*(?:-|—|to|until|through|bis|a|al|à|au|hasta|até|tot|do)\s*(\d{4})": r"\1/\2",
    r"(\d\d)(\d\d)\s*[-/]\s*(\d\d)": r"\1\2/\1\3",
    r"(?:the\s)?(\d{3}0)['’]s": r"\1s",
    r"the\s(\d{3}0)s": r"\1s",
    r"(?:the\s)?(?:first|1st)\shalf\s(?:of\s)?(\d{4})": r"\1-H1",
    r"(?:the\s)?(?:second|2nd)\shalf\s(?:of\s)?(\d{4})": r"\1-H2",
    r"[HS]([12])[\s/-]?(\d{4})": r"\2-H\1",
    r"([12])H\s?(\d{4})": r"\2-H\1",
    r"[QT]([1-4])[\s/-]?(\d{4})": r"\2-Q\1",
    r"[QT]([1-4])[\s/-]?['’]?(\d\d)": r"20\2-Q\1",
    r"([1-4])[QT]\s?(\d{4})": r"\2-Q\1",
    r"([1-4])[QT]\s?['’]?(\d\d)": r"20\2-Q\1",
    r"(\d{4})[\s/-]?[QT]([1-4])": r"\1-Q\2",
    r"(\d{4})[\s/-]?[HS]([12])": r"\1-H\2",
    r"FY\s?['’]?(\d{4})": r"\1",
    r"FY\s?['’]?(\d\d)": r"20\1",
    r"(\d{4}-\d\d-\d\d)\s+(\d\d:\d\d)(?::\d\d)?": r"\1T\2",
    r"(\d{4})[/.](\d\d)": r"\1-\2",
    r"(\d{4})-(\d)": r"\1-0\2",
    r"-(\d{1,3})": r"\1 BC",
    r"(?!0+\s?B)(\d{1,4})\s?B\.\s?C\.?(?:\s?E\.?)?": r"\1 BC",
}
"""What people write, and how it is written here."""
_DAY_FIRST = r"(\d\d?)\.\s?(\d\d?)\.\s?(\d{4})"
_EITHER_FIRST = r"(\d\d?)[/-](\d\d?)[/-](\d{4})"
_YEAR_FIRST = r"(\d{4})[/.-](\d\d?)[/.-](\d\d?)"
_MONTH_OF_YEAR = r"(\d\d?)[/.-](\d{4})"
_IN_WORDS = r"(?:(?P<day>\d\d?)(?:st|nd|rd|th|er|\.?[ºo]|°|\.)?\s+)?(?:(?:de|of)\s+)?"
_IN_WORDS += r"(?P<month>[^\W\d_]+)\.?(?:\s+(?P<other>\d\d?)(?:st|nd|rd|th)?,)?"
_IN_WORDS += r"(?:\s+(?:de|of))?,?\s+(?P<year>\d{4})(?:\s+r\.)?"
_MONTHS = 12


def guess_period(words: str) -> str:
    """Return how words that mean a period are written; empty where none is meant.

    Args:
        words: that are no period as the content writes it.
    """
    text = unicodedata.normalize("NFKC", words[: _MOST + 1]).translate(_DASHES).strip()
    if len(text) > _MOST:
        return ""
    days = _guess_days(text)
    if days:
        return ", or ".join(days)
    for pattern, cure in _GUESSES.items():
        match = re.fullmatch(pattern, text, re.ASCII | re.IGNORECASE)
        if match:
            return match.expand(cure)
    match = re.fullmatch(_MONTH_OF_YEAR, text, re.ASCII)
    if match and 1 <= int(match[1]) <= _MONTHS:
        return f"{match[2]}-{int(match[1]):02}"
    return _guess_era(text) or _guess_in_words(text)


def guess_day(words: str) -> str:
    """Return how words that mean a day are written; empty where none is meant.

    Args:
        words: that are no day as the content writes it.
    """
    cure = guess_period(words)
    is_day = re.fullmatch(r"\d{4}-\d\d-\d\d(?:, or \d{4}-\d\d-\d\d)?", cure, re.ASCII)
    return cure if is_day else ""


def _guess_days(text: str) -> list[str]:
    """Return the days that digits may mean."""
    found: list[str] = []
    match = re.fullmatch(_DAY_FIRST, text, re.ASCII)
    if match:
        found.append(
            _write_day(
                match[3],
                match[2],
                match[1],
            )
        )
    match = re.fullmatch(_YEAR_FIRST, text, re.ASCII)
    if match:
        found.append(
            _write_day(
                match[1],
                match[2],
                match[3],
            )
        )
    match = re.fullmatch(_EITHER_FIRST, text, re.ASCII)
    if match:
        found.append(
            _write_day(
                match[3],
                match[2],
                match[1],
            )
        )
        found.append(
            _write_day(
                match[3],
                match[1],
                match[2],
            )
        )
    return [day for day in dict.fromkeys(found) if day]


def _write_day(year: str, month: str, day: str) -> str:
    """Return a day as the content writes it; empty if there is no such day."""
    try:
        return dt.date(
            int(year),
            int(month),
            int(day),
        ).isoformat()
    except ValueError:
        return ""


def _guess_era(text: str) -> str:
    """Return the year before the first one that is written as a bundled language does."""
    year, _, era = text.partition(" ")
    if not year.isdecimal() or len(year) > len("9999") or not int(year):
        return ""
    wanted = era.casefold().replace(" ", "").strip(".")
    for code in list_languages():
        for name in load_calendar_forms(code.partition("-")[0]).before:
            if wanted == name.casefold().replace(" ", "").replace("\xa0", "").strip(
                "."
            ):
                return f"{year} BC"
    return ""


def _guess_in_words(text: str) -> str:
    """Return the month or the day that is written with the name of its month."""
    match = re.fullmatch(_IN_WORDS, text, re.IGNORECASE)
    month = 0
    if match:
        month = find_month(match["month"])
    if not match or not month:
        return ""
    day = match["day"] or match["other"]
    if day:
        return _write_day(
            match["year"],
            f"{month}",
            day,
        )
    return f"{match['year']}-{month:02}"


def find_month(name: str) -> int:
    """Return which month a name is of in a bundled language; 0 if of none."""
    wanted = name.casefold()
    for code in dict.fromkeys(each.partition("-")[0] for each in list_languages()):
        forms = load_calendar_forms(code)
        for names in (forms.months, forms.short_months):
            for number, written in enumerate(names, 1):
                if wanted in [each.casefold() for each in written]:
                    return number
    return 0
