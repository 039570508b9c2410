"""A chart of the content and its numbers -> the ticks of its axes, each written out."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reporting.content.chart_blocks import Chart, Scaling, Stacking
from reporting.content.chart_kinds import find_traits
from reporting.content.chart_places import read_number
from reporting.i18n import Language
from reporting.number_forms import drop_zeros
from reporting.plan.axis import choose_log_steps, choose_round_steps, choose_steps_for
from reporting.plan.block_model import Tick
from reporting.plan.chart_data import ChartNumbers
from reporting.plan.chart_numbers import write_powers, write_ticks
from reporting.record import Record

_WHOLE = 1.0
_SEVERAL = 2


class Axes(Record, frozen=True):
    """The ticks of all axes that there are, with their formats: the lower one is of points."""

    first: tuple[Tick, ...]
    first_format: str
    across: tuple[Tick, ...] = ()
    across_format: str = ""
    second: tuple[Tick, ...] = ()
    second_format: str = ""


def plan_axes(
    chart: Chart,
    numbers: ChartNumbers,
    lang: Language,
    *,
    is_percent: bool,
    is_second_percent: bool,
) -> Axes:
    """Plan the axes of a chart's values.

    The second has as many ticks as the first, so that one grid serves both.

    Args:
        chart: of the content.
        numbers: what it shows.
        lang: how numbers are written.
        is_percent: whether the first axis measures percentages.
        is_second_percent: whether the second does.
    """
    if not find_traits(chart.type).has_ticks:
        return Axes((), "")
    if chart.stack is Stacking.SHARES:
        steps = choose_round_steps(0.0, _WHOLE)
        first, code = write_ticks(
            steps,
            lang,
            is_percent=True,
        )
    else:
        bounds = find_bounds(chart, numbers)
        first, code = plan_ticks(
            bounds,
            lang,
            is_percent=is_percent,
            is_log=chart.scale is Scaling.LOG,
        )
    values = numbers.list_values(is_second=True)
    if numbers.x:
        bounds = [*numbers.x, *list_span_ends(chart)]
        is_log = chart.x_scale is Scaling.LOG
        across, across_code = plan_ticks(bounds, lang, is_log=is_log)
        return Axes(first, code, across, across_code)
    if not values:
        return Axes(first, code)
    second, second_code = plan_second(
        values,
        first,
        lang,
        is_percent=is_second_percent,
    )
    return Axes(
        first,
        code,
        second=second,
        second_format=second_code,
    )


def plan_second(
    values: list[Decimal],
    first: Sequence[Tick],
    lang: Language,
    *,
    is_percent: bool,
) -> tuple[tuple[Tick, ...], str]:
    """Return the ticks of the second axis, as many as the first has, and their format.

    Args:
        values: that it measures, one at least.
        first: the ticks of the first axis.
        lang: how numbers are written.
        is_percent: whether it measures percentages.
    """
    low = min(values)
    if first[0].value == 0 and low >= 0:
        low = Decimal(0)
    whole = all(value % 1 == 0 for value in values)
    steps = choose_steps_for(
        float(low),
        float(max(*values, low)),
        len(first) - 1,
        whole=whole and not is_percent,
    )
    return write_ticks(steps, lang, is_percent=is_percent)


def find_bounds(chart: Chart, numbers: ChartNumbers) -> list[Decimal]:
    """Return the values that the first axis must reach; where they stack, their sums too."""
    bounds = numbers.list_values(is_second=False)
    bounds += [line.value for line in chart.lines]
    for band in chart.bands:
        bounds += [end for end in (band.from_, band.to) if end is not None]
    traits = find_traits(chart.type)
    rows = [row for row in numbers.series if not row.is_line]
    has_columns = len(rows) < len(numbers.series)
    if traits.is_from_zero or has_columns or not bounds:
        bounds.append(Decimal(0))
    has_stack = traits.is_stacked and len(rows) >= _SEVERAL and not chart.panels
    if chart.stack or has_stack:
        for at in range(len(numbers.categories)):
            stack = [row.values[at] for row in rows]
            known = [value for value in stack if value is not None]
            bound = Decimal(sum(value for value in known if value > 0))
            bounds.append(bound)
            bounds.append(Decimal(sum(value for value in known if value < 0)))
    return bounds


def list_span_ends(chart: Chart) -> list[Decimal]:
    """Return the x at which spans of a scatter chart begin and end."""
    ends: list[Decimal] = []
    for span in chart.spans:
        for words in (span.from_, span.to):
            number = read_number(words or "")
            if number is not None:
                ends.append(number)
    return ends


def plan_ticks(
    values: Sequence[Decimal],
    lang: Language,
    *,
    is_percent: bool = False,
    most: int = 6,
    is_log: bool = False,
) -> tuple[tuple[Tick, ...], str]:
    """Return round values that enclose some, written out, and their spreadsheet format.

    Args:
        values: at least one.
        lang: how numbers are written.
        is_percent: whether they are ratios, written as percentages.
        most: how many intervals at most.
        is_log: whether they stand by factors, all of them above zero.
    """
    whole = all(value % 1 == 0 for value in values)
    low = float(min(values))
    high = float(max(values))
    steps = choose_round_steps(
        low,
        high,
        most,
        whole=whole and not is_percent,
    )
    if is_log:
        steps = choose_log_steps(low, high)
        if steps[0] < 1 and not is_percent:
            marks = [drop_zeros(Decimal(repr(step))) for step in steps]
            labels, code = write_powers(marks, lang)
            return tuple(map(Tick, steps, labels)), code
    return write_ticks(
        steps,
        lang,
        is_percent=is_percent,
    )
