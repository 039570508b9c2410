"""A chart of the content -> its numbers written out, its axis ticks, and all of it in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reporting.content.blocks import Chart, ChartKind, Stacking
from reporting.content.chart_kinds import find_traits
from reporting.content.chart_names import list_names
from reporting.i18n import Language
from reporting.plan.block_model import ChartBlock, Tick
from reporting.plan.chart_axes import plan_axes, plan_ticks
from reporting.plan.chart_data import (
    ChartNumbers,
    SeriesNumbers,
    list_counted_keys,
    read_chart_numbers,
)
from reporting.plan.chart_model import ChartSeries, Highlight, ReferenceLine
from reporting.plan.chart_words import describe_chart, end_sentence, tell_gaps
from reporting.plan.scope import Scope
from reporting.record import replace

_MOST_PLACES = 6
"""Decimals that a spreadsheet shows at most."""


def plan_chart(chart: Chart, scope: Scope) -> ChartBlock:
    """Plan a chart in the scope's language."""
    lang = scope.language
    traits = find_traits(chart.type)
    numbers = read_chart_numbers(chart, scope)
    series = tuple([write_series(row, lang) for row in numbers.series])
    axes = plan_axes(chart, numbers, lang)
    x_ticks: tuple[Tick, ...] = ()
    if numbers.x:
        x_ticks = plan_ticks(numbers.x, lang)
    title = scope.print_text(chart.title)
    unit = scope.print_text(chart.unit)
    if chart.data.count and not unit:
        counted = lang.fill_phrase("count_unit")
        unit = scope.stand_for(counted, chart, "data", "count")
    is_combined = any(row.is_line for row in series)
    block = ChartBlock(
        chart.id,
        title,
        scope.find_evidence(chart.claims),
        kind=ChartKind.COLUMN if is_combined else chart.type,
        categories=numbers.categories,
        series=series,
        ticks=axes.first if traits.has_axes else (),
        x_ticks=x_ticks,
        unit=unit,
        x_label=scope.print_text(chart.x),
        alt=scope.print_text(chart.alt),
        note=scope.optional(chart.note),
        number_format=make_number_format(numbers.values),
        source_line=make_chart_source_line(chart, scope),
        stack=chart.stack,
        second_ticks=axes.second,
        second_unit=scope.print_text(chart.second_unit),
        second_format=make_number_format(numbers.list_values(is_second=True)),
        lines=plan_lines(chart, scope),
        highlight=find_highlight(chart, numbers, scope),
        gaps=tell_gaps(numbers, lang),
    )
    if block.alt:
        return replace(block, alt=tell_gaps_too(block))
    alt = describe_chart(block, lang)
    return replace(block, alt=scope.stand_for(alt, chart, "data"))


def tell_gaps_too(block: ChartBlock) -> str:
    """Return the curator's own words for a chart, with where no value is known."""
    if not block.gaps:
        return block.alt
    return f"{end_sentence(block.alt)} {block.gaps}"


def plan_lines(chart: Chart, scope: Scope) -> tuple[ReferenceLine, ...]:
    """Plan the lines to hold values against, each value written out."""
    lines: list[ReferenceLine] = []
    is_share = chart.stack is Stacking.SHARES
    for line in chart.lines:
        written = write_value(line.value, scope.language, is_share=is_share)
        label = scope.stand_for(written, line, "value")
        name = scope.print_text(line.label)
        lines.append(ReferenceLine(float(line.value), name, label))
    return tuple(lines)


def write_value(value: Decimal, lang: Language, *, is_share: bool) -> str:
    """Write a value of an axis, which may be one of shares."""
    return lang.write_percent(value) if is_share else lang.write_compact(value)


def find_highlight(chart: Chart, numbers: ChartNumbers, scope: Scope) -> Highlight:
    """Return what the title speaks of, by number."""
    table = scope.content.tables.get(chart.data.csv or "")
    counted: list[frozenset[str]] = []
    if chart.data.count:
        keys = list_counted_keys(chart, scope)
        for key, name in zip(keys, numbers.categories, strict=True):
            counted.append(frozenset({key, name}))
    names = list_names(chart, table, counted)
    wanted = chart.highlights
    return Highlight(names.find_series(wanted), names.find_categories(wanted))


def write_series(row: SeriesNumbers, lang: Language) -> ChartSeries:
    """Write out the numbers of a series.

    Args:
        row: as the content has it.
        lang: how numbers are written.
    """
    values: list[float | None] = []
    labels: list[str] = []
    for value in row.values:
        values.append(None if value is None else float(value))
        labels.append("" if value is None else lang.write_compact(value))
    return ChartSeries(
        row.name,
        tuple(values),
        tuple(labels),
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


def make_number_format(values: Sequence[Decimal]) -> str:
    """Return a spreadsheet's number format that keeps every decimal there is (at most six)."""
    places = 0
    for value in values:
        _, _, exponent = value.normalize().as_tuple()
        places = max(places, -int(exponent))
    if not places:
        return "#,##0"
    return "#,##0." + "0" * min(places, _MOST_PLACES)
