"""A chart of the content -> its numbers written out, its axis ticks, and all of it in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reporting.content.blocks import Chart
from reporting.content.chart_kinds import find_traits
from reporting.i18n import Language
from reporting.plan.axis import choose_round_steps
from reporting.plan.block_model import ChartBlock, ChartSeries, Tick
from reporting.plan.chart_data import ChartNumbers, SeriesNumbers, read_chart_numbers
from reporting.plan.scope import Scope
from reporting.plan.words import plain_line

_MOST_PLACES = 6
"""Decimals that a spreadsheet shows at most."""


def plan_chart(chart: Chart, scope: Scope) -> ChartBlock:
    """Plan a chart in the scope's language."""
    lang = scope.language
    traits = find_traits(chart.type)
    numbers = read_chart_numbers(chart, scope)
    series = tuple(write_series(row, lang) for row in numbers.series)
    ticks: tuple[Tick, ...] = ()
    x_ticks: tuple[Tick, ...] = ()
    if traits.has_axes:
        ticks = plan_ticks(find_bounds(chart, numbers), lang)
    if numbers.x:
        x_ticks = plan_ticks(numbers.x, lang)
    title = scope.set_line(chart.title)
    unit = scope.print_text(chart.unit)
    if chart.data.count and not unit:
        counted = lang.fill_phrase("count_unit")
        unit = scope.stand_for(counted, chart, "data", "count")
    alt = scope.print_text(chart.alt)
    if not alt:
        finding = end_sentence(plain_line(title))
        kind = lang.chart_kinds[chart.type]
        listed = list_numbers(numbers.categories, series, unit, lang)
        alt = scope.stand_for(f"{kind}: {finding} {listed}", chart, "data")
    return ChartBlock(
        chart.id,
        title,
        scope.find_evidence(chart.claims),
        kind=chart.type,
        categories=numbers.categories,
        series=series,
        ticks=ticks,
        x_ticks=x_ticks,
        unit=unit,
        x_label=scope.print_text(chart.x),
        alt=alt,
        note=scope.optional(chart.note),
        number_format=make_number_format(numbers.values),
        source_line=make_chart_source_line(chart, scope),
    )


def write_series(row: SeriesNumbers, lang: Language) -> ChartSeries:
    """Write out the numbers of a series.

    Args:
        row: as the content has it.
        lang: how numbers are written.
    """
    values = []
    labels = []
    for value in row.values:
        values.append(float(value))
        labels.append(lang.write_compact(value))
    return ChartSeries(
        row.name,
        tuple(values),
        tuple(labels),
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


def plan_ticks(values: Sequence[Decimal], lang: Language) -> tuple[Tick, ...]:
    """Return round values that enclose some, each written out.

    Args:
        values: at least one.
        lang: how numbers are written.
    """
    whole = all(value % 1 == 0 for value in values)
    low = float(min(values))
    high = float(max(values))
    ticks = []
    for step in choose_round_steps(low, high, whole=whole):
        ticks.append(Tick(step, write_float(step, lang)))
    return tuple(ticks)


def write_float(value: float, lang: Language) -> str:
    """Write a number of an axis: 0.5 or 3 million."""
    exact = Decimal(repr(value)).normalize()
    return lang.write_compact(exact + 0)


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
            names = [write_float(x, lang) for x in row.x]
        pairs = [" ".join(pair) for pair in zip(names, row.labels, strict=False)]
        words = ", ".join(pairs)
        listed.append(f"{row.name}: {words}")
    end = f" ({unit})." if unit else "."
    return "; ".join(listed) + end


def end_sentence(words: str) -> str:
    """Return words with a full stop, unless they have an end."""
    if words.endswith((".", "!", "?", "…")):
        return words
    return f"{words}."


def make_number_format(values: Sequence[Decimal]) -> str:
    """Return a spreadsheet's number format that keeps every decimal there is (at most six)."""
    places = 0
    for value in values:
        _, _, exponent = value.normalize().as_tuple()
        places = max(places, -int(exponent))
    if not places:
        return "#,##0"
    return "#,##0." + "0" * min(places, _MOST_PLACES)
