"""A chart of the content -> its numbers written out, its axis ticks, its words for who cannot see it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from decimal import Decimal

from reporting.content.blocks import Chart, ChartData
from reporting.content.chart_kinds import find_traits
from reporting.content.model import Status
from reporting.i18n import Language
from reporting.plan.block_model import ChartBlock, ChartSeries, Tick
from reporting.plan.scope import Scope

Named = tuple[str, tuple[Decimal, ...], tuple[Decimal, ...]]
"""A series: its name, its values, and for a scatter chart their x."""


def plan_chart(chart: Chart, scope: Scope) -> ChartBlock:
    """Plan a chart in the scope's language."""
    categories, named = _numbers(chart, scope)
    lang = scope.language
    series = tuple(
        ChartSeries(
            name,
            tuple(map(float, values)),
            tuple(map(lang.compact, values)),
            tuple(map(float, x)),
        )
        for name, values, x in named
    )
    values = [value for _, row, _ in named for value in row]
    across = [value for _, _, row in named for value in row]
    traits = find_traits(chart.type)
    bounds = [Decimal(0), *values] if traits.is_from_zero else values
    if traits.is_stacked:
        bounds += [sum(row) for row in zip(*(row for _, row, _ in named), strict=True)]
    title = scope.text(chart.title)
    unit = scope.text(chart.unit) or (
        lang.phrase("count_unit") if chart.data.count else ""
    )
    words = _in_words(categories, series, unit, lang)
    kind = lang.kinds[chart.type]
    return ChartBlock(
        chart.id,
        title,
        scope.proof(chart.claims),
        kind=chart.type,
        categories=categories,
        series=series,
        ticks=_ticks(bounds, scope) if traits.has_axes else (),
        x_ticks=_ticks(across, scope) if across else (),
        unit=unit,
        x_label=scope.text(chart.x),
        alt=scope.text(chart.alt) or f"{kind}: {_sentence(title)} {words}",
        note=scope.optional(chart.note),
        number_format=make_number_format(values),
        source_line=_source_line(chart, scope),
    )


def _numbers(chart: Chart, scope: Scope) -> tuple[tuple[str, ...], tuple[Named, ...]]:
    """Return the categories (none for a scatter chart) and the series."""
    data, scatter = chart.data, not find_traits(chart.type).has_categories
    if data.count:
        return _counted(data, scope)
    if data.csv:
        table = scope.content.tables[data.csv]
        first = tuple(row[0] for row in table.rows)
        x = tuple(map(Decimal, first)) if scatter else ()
        columns = (
            tuple(Decimal(row[i]) for row in table.rows)
            for i in range(1, len(table.header))
        )
        return () if scatter else first, tuple(
            (name, values, x)
            for name, values in zip(table.header[1:], columns, strict=True)
        )
    categories = tuple(scope.text(category) for category in data.categories)
    return categories, tuple(
        (
            scope.text(s.name),
            s.values or tuple(y for _, y in s.points),
            tuple(x for x, _ in s.points),
        )
        for s in data.series
    )


def _counted(
    data: ChartData, scope: Scope
) -> tuple[tuple[str, ...], tuple[Named, ...]]:
    """Count the register's claims by status, or by the sources they cite."""
    tally = data.tally(scope.content.claims)
    if data.count == "status":
        rows = [(scope.language.statuses[status], tally[status]) for status in Status]
    else:
        rows = [
            (scope.text(source.short), tally[source.id])
            for source in scope.content.sources
        ]
    values = tuple(Decimal(count) for _, count in rows)
    return tuple(name for name, _ in rows), (
        (scope.language.phrase("count_series"), values, ()),
    )


def _source_line(chart: Chart, scope: Scope) -> str:
    if chart.data.count:
        return scope.language.phrase("counted", number=len(scope.content.claims))
    cited = (
        citation.text
        for proof in scope.proof(chart.claims)
        for citation in proof.citations
    )
    return "; ".join(dict.fromkeys(cited))


# ---------------------------------------------------------------- axis


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
    step = next(power * m for m in (1, 2, 2.5, 5, 10, 20) if span / (power * m) <= most)
    if whole:
        step = 5.0 if step == 2.5 else max(step, 1.0)  # noqa: PLR2004
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(round(i * step, 12) for i in range(first, max(last, first + 1) + 1))


def _ticks(values: Sequence[Decimal], scope: Scope) -> tuple[Tick, ...]:
    whole = all(value % 1 == 0 for value in values)
    steps = choose_round_steps(float(min(values)), float(max(values)), whole=whole)
    return tuple(
        Tick(step, scope.language.compact(Decimal(repr(step)).normalize() + 0))
        for step in steps
    )


# ---------------------------------------------------------------- words


def _in_words(
    categories: Sequence[str], series: Iterable[ChartSeries], unit: str, lang: Language
) -> str:
    """Say the numbers, such as `confirmed 5, reported 20 (claims)`; of points, x and then y."""
    told = []
    for row in series:
        names = categories or [
            lang.compact(Decimal(repr(x)).normalize() + 0) for x in row.x
        ]
        pairs = ", ".join(
            f"{name} {label}" for name, label in zip(names, row.labels, strict=False)
        )
        told.append(f"{row.name}: {pairs}")
    return "; ".join(told) + (f" ({unit})." if unit else ".")


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def make_number_format(values: Iterable[Decimal]) -> str:
    """Return a spreadsheet's number format that keeps every decimal there is (at most six)."""
    places = max(
        (max(0, -int(value.normalize().as_tuple().exponent)) for value in values),
        default=0,
    )
    return "#,##0" + ("." + "0" * min(places, 6) if places else "")
