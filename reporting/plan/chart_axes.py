"""A chart of the content and its numbers -> the ticks of its axes, each written out."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reporting.content.blocks import Chart, Stacking
from reporting.content.chart_kinds import find_traits
from reporting.i18n import Language
from reporting.plan.axis import choose_round_steps, choose_steps_for
from reporting.plan.block_model import Tick
from reporting.plan.chart_data import ChartNumbers
from reporting.record import Record

_WHOLE = 1.0
_SEVERAL = 2


class Axes(Record, frozen=True):
    """The ticks of the first axis, and of one opposite where there is one."""

    first: tuple[Tick, ...]
    second: tuple[Tick, ...] = ()


def plan_axes(chart: Chart, numbers: ChartNumbers, lang: Language) -> Axes:
    """Plan the axes of a chart's values.

    The second has as many ticks as the first, so that one grid serves both.
    """
    if chart.stack is Stacking.SHARES:
        first = plan_share_ticks(lang)
    else:
        first = plan_ticks(find_bounds(chart, numbers), lang)
    values = numbers.list_values(is_second=True)
    if not values:
        return Axes(first)
    if first[0].value == 0 and min(values) >= 0:
        values.append(Decimal(0))
    whole = all(value % 1 == 0 for value in values)
    steps = choose_steps_for(
        float(min(values)), float(max(values)), len(first) - 1, whole=whole
    )
    return Axes(first, write_ticks(steps, lang))


def plan_share_ticks(lang: Language) -> tuple[Tick, ...]:
    """Return the ticks of shares, from nothing to the whole."""
    ticks: list[Tick] = []
    for step in choose_round_steps(0.0, _WHOLE):
        share = Decimal(repr(step))
        ticks.append(Tick(step, lang.write_percent(share)))
    return tuple(ticks)


def find_bounds(chart: Chart, numbers: ChartNumbers) -> list[Decimal]:
    """Return the values that the first axis must reach; where they stack, their sums too."""
    bounds = numbers.list_values(is_second=False)
    bounds += [line.value for line in chart.lines]
    traits = find_traits(chart.type)
    rows = [row for row in numbers.series if not row.is_line]
    has_columns = len(rows) < len(numbers.series)
    if traits.is_from_zero or has_columns or not bounds:
        bounds.append(Decimal(0))
    if chart.stack or (traits.is_stacked and len(rows) >= _SEVERAL):
        for at in range(len(numbers.categories)):
            stack = [row.values[at] for row in rows]
            known = [value for value in stack if value is not None]
            bounds.append(Decimal(sum(value for value in known if value > 0)))
            bounds.append(Decimal(sum(value for value in known if value < 0)))
    return bounds


def plan_ticks(values: Sequence[Decimal], lang: Language) -> tuple[Tick, ...]:
    """Return round values that enclose some, each written out.

    Args:
        values: at least one.
        lang: how numbers are written.
    """
    whole = all(value % 1 == 0 for value in values)
    low = float(min(values))
    high = float(max(values))
    return write_ticks(choose_round_steps(low, high, whole=whole), lang)


def write_ticks(steps: Sequence[float], lang: Language) -> tuple[Tick, ...]:
    """Write the values of an axis out."""
    return tuple([Tick(step, write_float(step, lang)) for step in steps])


def write_float(value: float, lang: Language) -> str:
    """Write a number of an axis: 0.5 or 3 million."""
    exact = Decimal(repr(value)).normalize()
    return lang.write_compact(exact + 0)
