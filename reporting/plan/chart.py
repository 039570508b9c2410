"""A chart of the content -> its numbers written out, its axis ticks, and all of it in words."""

from __future__ import annotations

from reporting.content.chart_blocks import Chart, ChartKind, Stacking
from reporting.content.chart_kinds import find_traits
from reporting.content.chart_names import list_names
from reporting.i18n import Language
from reporting.number_forms import NumberStyle
from reporting.plan.beside import plan_beside
from reporting.plan.block_model import ChartBlock, Tick
from reporting.plan.chart_axes import plan_axes, plan_ticks
from reporting.plan.chart_data import (
    ChartNumbers,
    SeriesNumbers,
    list_counted_keys,
    read_chart_numbers,
)
from reporting.plan.chart_dates import plan_dates
from reporting.plan.chart_model import ChartSeries, Highlight, ReferenceLine
from reporting.plan.chart_numbers import (
    ChartUnit,
    choose_style,
    read_unit,
    write_code,
    write_labels,
)
from reporting.plan.chart_words import describe_chart, end_sentence, tell_gaps
from reporting.plan.date_axis import DateAxis
from reporting.plan.scope import Scope
from reporting.record import Record, replace


class Measure(Record, frozen=True):
    """How the values of one axis are written.

    Args:
        unit: what they count.
        style: of all of them.
        code: the same as a spreadsheet's format.
    """

    unit: ChartUnit
    style: NumberStyle
    code: str


def plan_chart(chart: Chart, scope: Scope) -> ChartBlock:
    """Plan a chart in the scope's language."""
    lang = scope.language
    numbers = read_chart_numbers(chart, scope)
    first = plan_measure(chart, numbers, scope, is_second=False)
    second = plan_measure(chart, numbers, scope, is_second=True)
    series: list[ChartSeries] = []
    for row in numbers.series:
        measure = second if row.is_second else first
        series.append(write_series(row, measure.style, lang))
    axes = plan_axes(
        chart,
        numbers,
        lang,
        is_percent=first.unit.is_percent,
        is_second_percent=second.unit.is_percent,
    )
    x_ticks: tuple[Tick, ...] = ()
    x_format = ""
    if numbers.x:
        x_ticks, x_format = plan_ticks(numbers.x, lang)
    counted = first.unit.words
    if chart.data.count and not counted:
        counted = lang.fill_phrase("count_unit")
        counted = scope.stand_for(counted, chart, "data", "count")
    has_axes = find_traits(chart.type).has_axes
    kind = find_kind(chart, series)
    block = ChartBlock(
        chart.id,
        scope.set_line(chart.title),
        scope.find_evidence(chart.claims),
        kind=kind,
        categories=numbers.categories,
        series=tuple(series),
        ticks=axes.first if has_axes else (),
        x_ticks=x_ticks,
        unit=name_unit(first.unit) if axes.second else counted,
        x_label=scope.print_text(chart.x),
        alt=scope.print_text(chart.alt),
        note=scope.optional(chart.note),
        number_format=first.code,
        axis_format=axes.first_format if has_axes else "",
        x_format=x_format,
        source_line=make_chart_source_line(chart, scope),
        stack=chart.stack,
        second_ticks=axes.second,
        second_unit=name_unit(second.unit),
        second_format=second.code if axes.second else "",
        second_axis_format=axes.second_format,
        lines=plan_lines(chart, scope, first.unit),
        highlight=find_highlight(chart, numbers, scope),
        gaps=tell_gaps(numbers, lang),
        beside=plan_beside(chart.beside, scope),
        dates=find_axis(kind, numbers, lang),
    )
    if block.alt:
        return replace(block, alt=tell_gaps_too(block))
    alt = describe_chart(block, lang)
    return replace(block, alt=scope.stand_for(alt, chart, "data"))


def find_kind(chart: Chart, series: list[ChartSeries]) -> ChartKind:
    """Return the kind that is drawn: columns wherever lines run over them."""
    is_combined = any(row.is_line for row in series)
    return ChartKind.COLUMN if is_combined else chart.type


def find_axis(
    kind: ChartKind,
    numbers: ChartNumbers,
    lang: Language,
) -> DateAxis | None:
    """Return the axis of categories that are dates: to scale where a line runs through them."""
    if numbers.dates is None:
        return None
    traits = find_traits(kind)
    return plan_dates(
        numbers.dates,
        lang,
        is_scaled=traits.runs_on,
        is_upright=traits.has_axes and not traits.is_sideways,
    )


def plan_measure(
    chart: Chart,
    numbers: ChartNumbers,
    scope: Scope,
    *,
    is_second: bool,
) -> Measure:
    """Settle how the values of one axis are written."""
    unit = read_unit(chart.second_unit if is_second else chart.unit, scope)
    values = numbers.list_values(is_second=is_second)
    lang = scope.language
    style = choose_style(values, lang, is_percent=unit.is_percent)
    return Measure(unit, style, write_code(values, style, lang.formats))


def name_unit(unit: ChartUnit) -> str:
    """Return the words of a unit, which an axis bears as its title."""
    return "%" if unit.is_percent else unit.words


def tell_gaps_too(block: ChartBlock) -> str:
    """Return the curator's own words for a chart, with where no value is known."""
    if not block.gaps:
        return block.alt
    return f"{end_sentence(block.alt)} {block.gaps}"


def plan_lines(
    chart: Chart,
    scope: Scope,
    unit: ChartUnit,
) -> tuple[ReferenceLine, ...]:
    """Plan the lines to hold values against, each value written as precisely as it is."""
    lang = scope.language
    lines: list[ReferenceLine] = []
    is_percent = unit.is_percent or chart.stack is Stacking.SHARES
    for line in chart.lines:
        values = (line.value,)
        style = choose_style(values, lang, is_percent=is_percent)
        (written,) = write_labels(values, style, lang)
        planned = ReferenceLine(
            float(line.value),
            scope.print_text(line.label),
            scope.stand_for(written, line, "value"),
            write_code(values, style, lang.formats),
        )
        lines.append(planned)
    return tuple(lines)


def find_highlight(chart: Chart, numbers: ChartNumbers, scope: Scope) -> Highlight:
    """Return what the title speaks of, by number."""
    table = scope.content.tables.get(chart.data.table_name)
    counted: list[frozenset[str]] = []
    if chart.data.count:
        keys = list_counted_keys(chart, scope)
        for key, name in zip(keys, numbers.categories, strict=True):
            counted.append(frozenset({key, name}))
    names = list_names(chart, table, counted)
    wanted = chart.highlights
    return Highlight(
        names.find_series(wanted),
        names.find_categories(wanted),
    )


def write_series(
    row: SeriesNumbers,
    style: NumberStyle,
    lang: Language,
) -> ChartSeries:
    """Write out the numbers of a series.

    Args:
        row: as the content has it.
        style: of all numbers of the chart.
        lang: how numbers are written.
    """
    values = [None if value is None else float(value) for value in row.values]
    return ChartSeries(
        row.name,
        tuple(values),
        write_labels(row.values, style, lang),
        x=tuple(map(float, row.x)),
        origin=row.origin,
        is_line=row.is_line,
        is_second=row.is_second,
    )


def make_chart_source_line(chart: Chart, scope: Scope) -> str:
    """Return who gives the numbers: the places cited, or the register that they count."""
    if chart.data.count:
        number = len(scope.content.claims)
        return scope.language.fill_phrase("counted", number=number)
    lines: list[str] = []
    for proof in scope.find_evidence(chart.claims):
        lines += [citation.text for citation in proof.citations]
    return "; ".join(dict.fromkeys(lines))
