"""A chart of panels -> what each of them has of its own, and each of them as a chart."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.content.chart_blocks import Chart, Panels, Scaling
from reporting.i18n import Language
from reporting.number_forms import NumberStyle
from reporting.plan.block_model import ChartBlock, ChartPanel
from reporting.plan.chart_axes import find_bounds, plan_ticks
from reporting.plan.chart_data import ChartNumbers
from reporting.plan.chart_model import ChartSeries, Highlight
from reporting.plan.chart_numbers import ChartUnit
from reporting.plan.chart_words import list_numbers
from reporting.plan.scope import Scope
from reporting.record import Record, replace

_MOST_INTERVALS = 4
"""On the scale of a panel, which is low."""
_NOBODY = -1
"""The number of no series: a highlight of it sets every series back."""


class Measure(Record, frozen=True):
    """How the values of one axis are written.

    Args:
        unit: what they count.
        style: of all of them.
        code: the same as a spreadsheet's format.
        is_apart: whether each has its own decimals instead.
    """

    unit: ChartUnit
    style: NumberStyle
    code: str
    is_apart: bool = False


def plan_panels(
    chart: Chart,
    numbers: ChartNumbers,
    series: Sequence[ChartSeries],
    measures: Sequence[Measure],
    scope: Scope,
) -> tuple[ChartPanel, ...]:
    """Plan the panels of a chart; none where its series share one plot area.

    Args:
        chart: of the content.
        numbers: what it shows.
        series: written out.
        measures: how the numbers of each are written.
        scope: the content in one language.
    """
    if chart.panels is None:
        return ()
    lang = scope.language
    panels: list[ChartPanel] = []
    for at, measure in enumerate(measures):
        alone = numbers
        if chart.panels is Panels.OWN:
            alone = replace(numbers, series=(numbers.series[at],))
        ticks, code = plan_ticks(
            find_bounds(chart, alone),
            lang,
            is_percent=measure.unit.is_percent,
            most=_MOST_INTERVALS,
            is_log=chart.scale is Scaling.LOG,
        )
        unit = name_unit(measure.unit)
        alt = list_numbers(
            numbers.categories,
            (series[at],),
            unit,
            lang,
        )
        alt = scope.stand_for(alt, chart, "data")
        panels.append(ChartPanel(ticks, code, measure.code, alt))
    return tuple(panels)


def name_unit(unit: ChartUnit) -> str:
    """Return the words of a unit, which an axis bears as its title."""
    return "%" if unit.is_percent else unit.words


def tell_scales(chart: Chart, gaps: str, lang: Language) -> str:
    """Return that panels have scales of their own, if so, and where values are missing."""
    if chart.panels is not Panels.OWN:
        return gaps
    return f"{lang.fill_phrase('panels_own')} {gaps}".rstrip()


def find_panel(block: ChartBlock, number: int) -> ChartBlock:
    """Return the panel of one series as a chart, whose last series it is.

    Behind a line that shares its scale stand all others.

    Args:
        block: the chart of all panels.
        number: of the series, from 0.
    """
    own = block.series[number]
    panel = block.panels[number]
    behind: list[ChartSeries] = []
    if block.traits.has_lines and not block.have_own_scales:
        others = (*block.series[:number], *block.series[number + 1 :])
        behind = [replace(series, is_behind=True) for series in others]
    chosen = (len(behind),) if behind else ()
    if block.highlight.mutes(number):
        chosen = (_NOBODY,)
    return replace(
        block,
        series=(*behind, own),
        ticks=panel.ticks,
        axis_format=panel.axis_format,
        number_format=panel.number_format,
        alt=panel.alt,
        highlight=Highlight(chosen, block.highlight.categories),
        panels=(),
    )


def cut_panels(block: ChartBlock, first: int, stop: int) -> ChartBlock:
    """Return a chart of some of the panels of another, highlighted as there.

    Args:
        block: the chart of all panels.
        first: number of the first of them.
        stop: number of the one after the last.
    """
    chosen: list[int] = []
    for number in block.highlight.series:
        if first <= number < stop:
            chosen.append(number - first)
    if block.highlight.series and not chosen:
        chosen.append(_NOBODY)
    return replace(
        block,
        series=block.series[first:stop],
        panels=block.panels[first:stop],
        highlight=Highlight(tuple(chosen), block.highlight.categories),
    )
