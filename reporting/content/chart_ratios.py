"""A chart under `unit: percent` -> a warning where its numbers are percentages, no ratios."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.content.chart_blocks import Chart
from reporting.content.chart_units import PERCENT, find_unit_key
from reporting.content.data import list_chart_numbers
from reporting.content.data_files import Files
from reporting.content.parsed import ParsedContent, Parts
from reporting.content.translations import format_digits
from reporting.errors import Problem

_MOST = 10
"""From here on a ratio is more likely a percentage: 1,000%."""


def check_ratios(parsed: ParsedContent, found: Files) -> Iterator[Problem]:
    """Yield a warning for each chart that would print 5,200% where 52% was meant.

    One with claims is held to these, which tells it as well.

    Args:
        parsed: the content.
        found: the files beside it.
    """
    for piece, chart in parsed.blocks:
        if (
            not isinstance(
                chart,
                Chart,
            )
            or not chart.unsourced
        ):
            continue
        for value, parts in list_chart_numbers(
            chart,
            found,
        ):
            if abs(value) < _MOST or not is_of_percent(
                chart,
                parts,
            ):
                continue
            digits = format_digits(value)
            shown = format_digits(value.scaleb(2))
            ratio = format_digits(value.scaleb(-2))
            message = f"{digits} under `unit: percent` is printed as {shown}%"
            yield parsed.warning(
                piece,
                parts,
                message,
                f"{digits}% is written {ratio}",
                code="W407",
            )
            break


def is_of_percent(chart: Chart, parts: Parts) -> bool:
    """Whether a number of a chart is written as a percentage.

    Args:
        chart: that shows it.
        parts: steps to it; of a file, where it is named, all its numbers are of the first axis.
    """
    over: set[int] = set()
    for number, series in enumerate(chart.data.series):
        if series.axis == "second":
            over.add(number)
    is_series = parts[:2] == ("data", "series")
    if not is_series and over:
        return False
    unit = chart.second_unit if is_series and parts[2] in over else chart.unit
    return find_unit_key(unit) == PERCENT
