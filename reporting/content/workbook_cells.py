"""A value of a workbook with its format -> the words that a spreadsheet shows for it."""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

_EXACT = 15
"""Digits that a spreadsheet keeps of a number."""
_ROUNDING = Context(prec=400, rounding=ROUND_HALF_UP)
"""How a spreadsheet rounds what it shows: 2.5 is 3."""
_GENERAL = "General"
_LITERALS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""What a format says as it stands: words, padding, colours, conditions (ECMA-376 18.8.31)."""
_SCALES = re.compile(r"(?<=[0#?])(?P<commas>,+)(?![0#?,])")
"""Commas behind the digits of a format: each divides by a thousand (ECMA-376 18.8.31)."""
_BESIDE = re.compile(r'"([^"]*)"|\[\$([^\]-]*)[^\]]*\]|\\(.)|([$€£¥%])')
"""What a format puts beside a number: words in quotes, a currency, a sign."""
_FIXED = re.compile(r"[#,0?]*0(?:\.(?P<decimals>[0#?]+))?(?P<percent>\s*%)?")


def write_cell(value: Any, number_format: str) -> str:
    """Return what a cell shows.

    Args:
        value: as a library reads it.
        number_format: such as `0.0%`.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return write_value(value, number_format)
    if isinstance(
        value,
        dt.datetime | dt.date | dt.time,
    ):
        return write_moment(value, number_format)
    return " ".join(str(value).split())


def write_value(value: float, number_format: str) -> str:
    """Return a number with the decimals that its format shows; a percentage as `52%`."""
    exact = Decimal(f"{value:.{_EXACT}g}")
    if number_format == _GENERAL:
        return f"{exact:f}"
    bare = _LITERALS.sub(
        "",
        number_format.partition(";")[0],
    ).strip()
    fixed = _FIXED.fullmatch(bare.strip("$€£¥ "))
    if not fixed:
        return f"{exact:f}"
    places = fixed["decimals"] or ""
    least = len(places.rstrip("#?"))
    most = len(places)
    percent = "%" if fixed["percent"] else ""
    shown = exact.scaleb(2) if percent else exact
    last = Decimal(1).scaleb(-most)
    digits = f"{shown.quantize(last, context=_ROUNDING):f}"
    while "." in digits and len(digits.partition(".")[2]) > least and digits[-1] == "0":
        digits = digits[:-1]
    return f"{digits.rstrip('.')}{percent}"


def read_format(exact: Decimal, number_format: str) -> tuple[Decimal, str]:
    """Return the number that a cell shows, and what its format puts beside it.

    Args:
        exact: the number that the cell holds; what a percentage shows is a ratio too.
        number_format: such as `#,##0.0,,"m"`, which shows millions.
    """
    section = number_format.partition(";")[0]
    words: list[str] = []
    for parts in _BESIDE.findall(section):
        words += filter(None, parts)
    bare = _LITERALS.sub("", section)
    commas = _SCALES.search(bare)
    divided = exact
    if commas:
        bare = _SCALES.sub("", bare)
        divided = exact.scaleb(-3 * len(commas["commas"]))
    shown = write_value(float(divided), bare)
    if shown.endswith("%"):
        return Decimal(shown[:-1]).scaleb(-2), " ".join(words)
    return Decimal(shown), " ".join(words)


def write_moment(value: dt.datetime | dt.date | dt.time, number_format: str) -> str:
    """Return a day, a month, a year or a time of day, as finely as its format shows it."""
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    letters = _LITERALS.sub(
        "",
        number_format,
    ).lower()
    if "d" not in letters and "y" in letters:
        return value.strftime("%Y-%m" if "m" in letters else "%Y")
    day = value.strftime("%Y-%m-%d")
    has_time = isinstance(
        value,
        dt.datetime,
    ) and (value.hour or value.minute)
    if has_time:
        return f"{day} {value.strftime('%H:%M')}"
    return day
