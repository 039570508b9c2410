"""A chart of the content -> its numbers written out, its axis ticks, and all of it in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reporting.content.blocks import Chart
from reporting.content.chart_kinds import find_traits
from reporting.i18n import Language
from reporting.number_forms import NumberStyle, drop_zeros
from reporting.plan.axis import choose_round_steps
from reporting.plan.block_model import ChartBlock, ChartSeries, Tick
from reporting.plan.chart_data import ChartNumbers, SeriesNumbers, read_chart_numbers
from reporting.plan.chart_numbers import (
    choose_style,
    read_unit,
    write_code,
    write_labels,
    write_ticks,
)
from reporting.plan.scope import Scope
from reporting.plan.words import plain_line


def plan_chart(chart: Chart, scope: Scope) -> ChartBlock:
    """Plan a chart in the scope's language."""
    lang = scope.language
    traits = find_traits(chart.type)
    numbers = read_chart_numbers(chart, scope)
    unit = read_unit(chart.unit, scope)
    style = choose_style(numbers.values, lang, is_percent=unit.is_percent)
    series = tuple(write_series(row, style, lang) for row in numbers.series)
    ticks: tuple[Tick, ...] = ()
    x_ticks: tuple[Tick, ...] = ()
    axis_format = x_format = ""
    if traits.has_axes:
        bounds = find_bounds(chart, numbers)
        ticks, axis_format = plan_ticks(bounds, lang, is_percent=unit.is_percent)
    if numbers.x:
        x_ticks, x_format = plan_ticks(numbers.x, lang)
    title = scope.set_line(chart.title)
    counted = unit.words
    if chart.data.count and not counted:
        counted = lang.fill_phrase("count_unit")
        counted = scope.stand_for(counted, chart, "data", "count")
    alt = scope.print_text(chart.alt)
    if not alt:
        finding = end_sentence(plain_line(title))
        kind = lang.chart_kinds[chart.type]
        listed = list_numbers(numbers.categories, series, counted, lang)
        alt = scope.stand_for(
            f"{kind}{lang.labels['colon']}{finding} {listed}", chart, "data"
        )
    return ChartBlock(
        chart.id,
        title,
        scope.find_evidence(chart.claims),
        kind=chart.type,
        categories=numbers.categories,
        series=series,
        ticks=ticks,
        x_ticks=x_ticks,
        unit=counted,
        x_label=scope.print_text(chart.x),
        alt=alt,
        note=scope.optional(chart.note),
        number_format=write_code(numbers.values, style, lang.formats),
        axis_format=axis_format,
        x_format=x_format,
        source_line=make_chart_source_line(chart, scope),
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
    return ChartSeries(
        row.name,
        tuple(map(float, row.values)),
        write_labels(row.values, style, lang),
        x=tuple(map(float, row.x)),
        origin=row.origin,
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


# ---------------------------------------------------------------- axis


def find_bounds(chart: Chart, numbers: ChartNumbers) -> list[Decimal]:
    """Return the values that the value axis must reach; where they stack, their sums too."""
    traits = find_traits(chart.type)
    bounds = numbers.values
    if traits.is_from_zero:
        bounds.append(Decimal(0))
    if traits.is_stacked:
        rows = [row.values for row in numbers.series]
        for stack in zip(*rows, strict=True):
            bounds.append(Decimal(sum(stack)))
    return bounds


def plan_ticks(
    values: Sequence[Decimal],
    lang: Language,
    *,
    is_percent: bool = False,
) -> tuple[tuple[Tick, ...], str]:
    """Return round values that enclose some, written out, and their spreadsheet format.

    Args:
        values: at least one.
        lang: how numbers are written.
        is_percent: whether they are ratios, written as percentages.
    """
    whole = all(value % 1 == 0 for value in values)
    low = float(min(values))
    high = float(max(values))
    steps = choose_round_steps(low, high, whole=whole and not is_percent)
    return write_ticks(steps, lang, is_percent=is_percent)


# ---------------------------------------------------------------- words


def list_numbers(
    categories: Sequence[str],
    series: Sequence[ChartSeries],
    unit: str,
    lang: Language,
) -> str:
    """Say the numbers: `confirmed 5, reported 20 (claims)`; of points, x and then y.

    Args:
        categories: what values belong to; none for points.
        series: with their numbers written out.
        unit: of the values; it may be empty.
        lang: how numbers are written.
    """
    listed = []
    for row in series:
        names = categories
        if not names:
            across = [drop_zeros(Decimal(repr(x))) for x in row.x]
            names = write_labels(across, choose_style(across, lang), lang)
        pairs = [" ".join(pair) for pair in zip(names, row.labels, strict=False)]
        words = lang.comma.join(pairs)
        listed.append(f"{row.name}{lang.labels['colon']}{words}")
    end = f" ({unit})." if unit else "."
    return "; ".join(listed) + end


def end_sentence(words: str) -> str:
    """Return words with a full stop, unless they have an end."""
    if words.endswith((".", "!", "?", "…")):
        return words
    return f"{words}."
