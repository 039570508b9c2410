"""The cells of a file -> their words: a column of numbers in one style, days by language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reporting.content.cell_numbers import is_missing, is_percentage, read_cell
from reporting.content.periods import Period
from reporting.i18n import Language
from reporting.number_forms import NumberStyle
from reporting.plan.chart_numbers import count_most_places
from reporting.plan.periods import format_period
from reporting.plan.scope import Scope

_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d\d(?:-\d\d)?)(?P<time> \d\d:\d\d)?",
    re.ASCII,
)
_UNSAID = frozenset({"na", "nan", "null", "none", "nil", "#n/a", "#n/d", "#nv"})
"""What programs write where no value is known; a reader is shown nothing."""


def choose_column_style(cells: Sequence[str]) -> NumberStyle:
    """Return how a column of numbers is written: as precisely as the most precise of them.

    Args:
        cells: with numbers as the content writes them; those without one do not count.
    """
    values = [read_cell(cell) for cell in cells]
    known = [value for value in values if value is not None]
    is_percent = any(is_percentage(cell) for cell in cells)
    if is_percent:
        known = [value.scaleb(2) for value in known]
    return NumberStyle(count_most_places(known), is_percent=is_percent)


def print_number(cell: str, style: NumberStyle, lang: Language) -> str:
    """Return a cell of a column of numbers as the language writes it.

    One without a value keeps the words that say so, unless a program wrote them.
    """
    value = read_cell(cell)
    if value is not None:
        return lang.write_styled(value, style)
    is_unsaid = is_missing(cell) and cell.lower() in _UNSAID
    return "" if is_unsaid else cell


def print_cell(cell: str, scope: Scope, *, has_dates: bool) -> str:
    """Return any other cell: as it is written, but a day of a workbook as the language has it.

    Args:
        cell: its words.
        scope: the content in one language.
        has_dates: whether days are written as 2026-11-22.
    """
    match = _MOMENT.fullmatch(cell) if has_dates else None
    if not match:
        return cell
    period = Period.read_words(match["day"])
    day = format_period(scope.language, period)
    if match["time"]:
        return f"{day},{match['time']}"
    return day
