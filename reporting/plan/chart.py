"""A chart of the content -> its numbers written out, its axis ticks, its words for who cannot see it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from decimal import Decimal

from reporting.content.blocks import Chart
from reporting.content.chart_kinds import find_traits
from reporting.content.model import Status
from reporting.i18n import Language
from reporting.plan.block_model import ChartBlock, ChartSeries, Tick
from reporting.plan.scope import Scope
from reporting.reading.origin import Origin
from reporting.record import Record


class _Row(Record, frozen=True):
    """A series as the content has it: exact values and, for points, the x of each."""

    name: str
    values: tuple[Decimal, ...]
    x: tuple[Decimal, ...] = ()
    origin: Origin | None = None


def plan_chart(chart: Chart, scope: Scope) -> ChartBlock:
    """Plan a chart in the scope's language."""
    lang = scope.language
    categories, rows = _read_numbers(chart, scope)
    series = tuple(_write_series(row, lang) for row in rows)
    values = [value for row in rows for value in row.values]
    across = [value for row in rows for value in row.x]
    traits = find_traits(chart.type)
    title = scope.text(chart.title)
    unit = scope.text(chart.unit)
    if chart.data.count and not unit:
        unit = scope.stand_for(lang.phrase("count_unit"), chart, "data", "count")
    alt = scope.text(chart.alt)
    if not alt:
        numbers = _list_numbers(categories, series, unit, lang)
        alt = f"{lang.kinds[chart.type]}: {_end_sentence(title)} {numbers}"
        alt = scope.stand_for(alt, chart, "data")
    return ChartBlock(
        chart.id,
        title,
        scope.proof(chart.claims),
        kind=chart.type,
        categories=categories,
        series=series,
        ticks=_plan_ticks(_find_bounds(chart, rows), lang) if traits.has_axes else (),
        x_ticks=_plan_ticks(across, lang) if across else (),
        unit=unit,
        x_label=scope.text(chart.x),
        alt=alt,
        note=scope.optional(chart.note),
        number_format=make_number_format(values),
        source_line=_make_source_line(chart, scope),
    )


def _write_series(row: _Row, lang: Language) -> ChartSeries:
    values = tuple(map(float, row.values))
    labels = tuple(map(lang.compact, row.values))
    return ChartSeries(row.name, values, labels, tuple(map(float, row.x)), row.origin)


# ---------------------------------------------------------------- numbers


def _read_numbers(
    chart: Chart, scope: Scope
) -> tuple[tuple[str, ...], tuple[_Row, ...]]:
    """Return the categories (none for a scatter chart) and the series."""
    if chart.data.count:
        return _count_claims(chart, scope)
    if chart.data.csv:
        return _read_csv(chart, chart.data.csv, scope)
    categories = tuple(scope.text(category) for category in chart.data.categories)
    rows = []
    for series in chart.data.series:
        values = series.values or tuple(y for _, y in series.points)
        x = tuple(x for x, _ in series.points)
        origin = scope.origins.find(series)
        rows.append(_Row(scope.text(series.name), values, x, origin))
    return categories, tuple(rows)


def _read_csv(
    chart: Chart, name: str, scope: Scope
) -> tuple[tuple[str, ...], tuple[_Row, ...]]:
    """Read a CSV file: the first column holds categories or x, each other one a series."""
    table = scope.content.tables[name]
    first = [row[0] for row in table.rows]
    origin = scope.origins.find(chart, "data", "csv")
    categories: tuple[str, ...] = ()
    x: tuple[Decimal, ...] = ()
    if find_traits(chart.type).has_categories:
        categories = tuple(
            scope.stand_for(cell, chart, "data", "csv") for cell in first
        )
    else:
        x = tuple(map(Decimal, first))
    rows = []
    for column, heading in enumerate(table.header[1:], 1):
        values = tuple(Decimal(row[column]) for row in table.rows)
        rows.append(_Row(heading, values, x, origin))
    return categories, tuple(rows)


def _count_claims(
    chart: Chart, scope: Scope
) -> tuple[tuple[str, ...], tuple[_Row, ...]]:
    """Count the register's claims by status, or by the sources they cite."""
    tally = chart.data.tally(scope.content.claims)
    if chart.data.count == "status":
        keys = [status.value for status in Status]
        names = [scope.language.statuses[key] for key in keys]
    else:
        keys = [source.id for source in scope.content.sources]
        names = [scope.text(source.short) for source in scope.content.sources]
    values = tuple(Decimal(tally[key]) for key in keys)
    name = scope.language.phrase("count_series")
    origin = scope.origins.find(chart, "data", "count")
    return tuple(names), (_Row(name, values, origin=origin),)


def _make_source_line(chart: Chart, scope: Scope) -> str:
    if chart.data.count:
        return scope.language.phrase("counted", number=len(scope.content.claims))
    proofs = scope.proof(chart.claims)
    cited = [citation.text for proof in proofs for citation in proof.citations]
    return "; ".join(dict.fromkeys(cited))


# ---------------------------------------------------------------- axis


def _find_bounds(chart: Chart, rows: Sequence[_Row]) -> list[Decimal]:
    """Return the values that the value axis must reach; of areas, their sums too."""
    traits = find_traits(chart.type)
    bounds = [value for row in rows for value in row.values]
    if traits.is_from_zero:
        bounds.append(Decimal(0))
    if traits.is_stacked:
        stacks = zip(*(row.values for row in rows), strict=True)
        bounds += [Decimal(sum(stack)) for stack in stacks]
    return bounds


_FACTORS = (1, 2, 2.5, 5, 10, 20)
"""Steps that count as round, within a power of ten and the next."""


def choose_round_steps(
    low: float, high: float, most: int = 6, *, whole: bool = False
) -> tuple[float, ...]:
    """Return round values that enclose a range, 1, 2, 2.5 or 5 times a power of ten apart.

    Args:
        low: the least value to enclose.
        high: the greatest.
        most: how many intervals at most.
        whole: whether only whole numbers will do, as where things are counted.
    """
    span = (high - low) or abs(high) or 1.0
    power = 10.0 ** math.floor(math.log10(span / most))
    steps = [power * factor for factor in _FACTORS]
    step = next(step for step in steps if span / step <= most)
    if whole:
        step = 5.0 if step == 2.5 else max(step, 1.0)  # noqa: PLR2004
    first = math.floor(low / step + 1e-9)
    last = math.ceil(high / step - 1e-9)
    last = max(last, first + 1)
    return tuple(round(number * step, 12) for number in range(first, last + 1))


def _plan_ticks(values: Sequence[Decimal], lang: Language) -> tuple[Tick, ...]:
    whole = all(value % 1 == 0 for value in values)
    steps = choose_round_steps(float(min(values)), float(max(values)), whole=whole)
    return tuple(Tick(step, _write_float(step, lang)) for step in steps)


def _write_float(value: float, lang: Language) -> str:
    return lang.compact(Decimal(repr(value)).normalize() + 0)


# ---------------------------------------------------------------- words


def _list_numbers(
    categories: Sequence[str], series: Iterable[ChartSeries], unit: str, lang: Language
) -> str:
    """Say the numbers: `confirmed 5, reported 20 (claims)`; of points, x and then y."""
    listed = []
    for row in series:
        names = categories or [_write_float(x, lang) for x in row.x]
        named = zip(names, row.labels, strict=False)
        pairs = ", ".join(f"{name} {label}" for name, label in named)
        listed.append(f"{row.name}: {pairs}")
    end = f" ({unit})." if unit else "."
    return "; ".join(listed) + end


def _end_sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def make_number_format(values: Iterable[Decimal]) -> str:
    """Return a spreadsheet's number format that keeps every decimal there is (at most six)."""
    places = 0
    for value in values:
        exponent = int(value.normalize().as_tuple().exponent)
        places = max(places, -exponent)
    if not places:
        return "#,##0"
    return "#,##0." + "0" * min(places, 6)
