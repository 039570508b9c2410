"""A chart of the content -> its numbers written out, its axis ticks, and all of it in words."""

from __future__ import annotations

from reporting.content.chart_blocks import Chart, ChartKind, Panels, Scaling
from reporting.content.chart_kinds import find_traits
from reporting.i18n import Language
from reporting.plan.beside import plan_beside
from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_additions import AdditionPlanner
from reporting.plan.chart_axes import plan_axes
from reporting.plan.chart_data import (
    ChartNumbers,
    SeriesNumbers,
    read_chart_numbers,
)
from reporting.plan.chart_dates import plan_dates
from reporting.plan.chart_model import ChartSeries
from reporting.plan.chart_numbers import (
    ChartUnit,
    choose_style,
    read_unit,
    write_code,
    write_codes,
    write_labels,
    write_powers,
)
from reporting.plan.chart_panels import Measure, name_unit, plan_panels, tell_scales
from reporting.plan.chart_subtitle import plan_subtitle
from reporting.plan.chart_words import complete_alt, describe_chart, tell_gaps
from reporting.plan.date_axis import DateAxis
from reporting.plan.scope import Scope
from reporting.record import replace


def plan_chart(chart: Chart, scope: Scope) -> ChartBlock:
    """Plan a chart in the scope's language."""
    lang = scope.language
    numbers = read_chart_numbers(chart, scope)
    first = plan_measure(chart, numbers, scope, is_second=False)
    second = plan_measure(chart, numbers, scope, is_second=True)
    measures = [second if row.is_second else first for row in numbers.series]
    if chart.panels is Panels.OWN:
        measures = list_own_measures(chart, numbers, scope)
    series: list[ChartSeries] = []
    for row, measure in zip(numbers.series, measures, strict=True):
        series.append(write_series(row, measure, lang))
    percents = first.unit.is_percent, second.unit.is_percent
    axes = plan_axes(
        chart, numbers, lang, is_percent=percents[0], is_second_percent=percents[1]
    )
    additions = AdditionPlanner(chart, numbers, scope, first.unit)
    kind = find_kind(chart, series)
    block = ChartBlock(
        chart.id,
        scope.set_line(chart.title),
        scope.find_evidence(chart.claims),
        kind=kind,
        categories=numbers.categories,
        series=tuple(series),
        ticks=axes.first,
        x_ticks=axes.across,
        unit=plan_unit(chart, first.unit, scope, is_named=bool(axes.second)),
        x_label=tell_scale(scope.print_text(chart.x), lang, chart.x_scale),
        alt=scope.print_text(chart.alt),
        note=scope.optional(chart.note),
        number_format=first.code,
        axis_format=axes.first_format,
        x_format=axes.across_format,
        source_line=make_chart_source_line(chart, scope),
        subtitle=plan_subtitle(chart, numbers, first.unit, scope),
        stack=chart.stack,
        second_ticks=axes.second,
        second_unit=name_unit(second.unit),
        second_format=second.code if axes.second else "",
        second_axis_format=axes.second_format,
        lines=additions.plan_lines(),
        bands=additions.plan_bands(),
        spans=additions.plan_spans(),
        annotations=additions.plan_annotations(),
        is_log=chart.scale is Scaling.LOG,
        is_x_log=chart.x_scale is Scaling.LOG,
        highlight=additions.find_highlight(),
        gaps=tell_scales(chart, tell_gaps(numbers, lang), lang),
        beside=plan_beside(chart.beside, scope),
        dates=find_axis(kind, numbers, lang),
        panels=plan_panels(chart, numbers, series, measures, scope),
        have_own_scales=chart.panels is Panels.OWN,
    )
    if block.alt:
        return replace(block, alt=complete_alt(block))
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
    is_log = chart.scale is Scaling.LOG and not is_second and not unit.is_percent
    if is_log and style.places:
        _, code = write_powers(values, lang)
        return Measure(unit, style, code, is_apart=True)
    return Measure(unit, style, write_code(values, style, lang.formats))


def plan_unit(chart: Chart, unit: ChartUnit, scope: Scope, *, is_named: bool) -> str:
    """Return what the first axis measures, in words.

    Args:
        chart: of the content.
        unit: of the first axis.
        scope: the content in one language.
        is_named: whether the axis bears it as its title.
    """
    words = name_unit(unit) if is_named else unit.words
    lang = scope.language
    if chart.data.count and not words:
        words = scope.stand_for(
            lang.fill_phrase("count_unit"),
            chart,
            "data",
            "count",
        )
    return tell_scale(words, lang, chart.scale)


def tell_scale(words: str, lang: Language, scale: Scaling) -> str:
    """Return what an axis measures, and that it is logarithmic where it is."""
    if scale is Scaling.LINEAR:
        return words
    if not words:
        return lang.fill_phrase("log_scale")
    return lang.fill_phrase("log_scale_of", unit=words)


def list_own_measures(
    chart: Chart, numbers: ChartNumbers, scope: Scope
) -> list[Measure]:
    """Settle how the values of each series are written that has a scale of its own."""
    measures: list[Measure] = []
    for row in numbers.series:
        alone = replace(numbers, series=(row,))
        measures.append(plan_measure(chart, alone, scope, is_second=False))
    return measures


def write_series(
    row: SeriesNumbers,
    measure: Measure,
    lang: Language,
) -> ChartSeries:
    """Write out the numbers of a series.

    Args:
        row: as the content has it.
        measure: how its values are written.
        lang: how numbers are written.
    """
    labels = write_labels(row.values, measure.style, lang)
    codes: tuple[str, ...] = ()
    if measure.is_apart:
        labels, _ = write_powers(row.values, lang)
        codes = write_codes(row.values, lang)
    values = [None if value is None else float(value) for value in row.values]
    return ChartSeries(
        row.name,
        tuple(values),
        labels,
        x=tuple(map(float, row.x)),
        origin=row.origin,
        is_line=row.is_line,
        is_second=row.is_second,
        codes=codes,
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
