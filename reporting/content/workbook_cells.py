"""A value of a workbook with its format -> the words that a spreadsheet shows for it."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

_EXACT = 15
"""Digits that a spreadsheet keeps of a number."""
_GENERAL = "General"
_LITERALS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""What a format says as it stands: words, padding, colours, conditions (ECMA-376 18.8.31)."""
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
    bare = _LITERALS.sub(
        "",
        number_format.partition(";")[0],
    ).strip()
    fixed = _FIXED.fullmatch(bare.strip("$€£¥ "))
    if number_format == _GENERAL or not fixed:
        return f"{exact:f}"
    places = fixed["decimals"] or ""
    least = len(places.rstrip("#?"))
    most = len(places)
    percent = "%" if fixed["percent"] else ""
    shown = exact.scaleb(2) if percent else exact
    digits = f"{shown:.{most}f}"
    while "." in digits and len(digits.partition(".")[2]) > least and digits[-1] == "0":
        digits = digits[:-1]
    return f"{digits.rstrip('.')}{percent}"


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
