"""Charts of the content -> problems of stacks, second axes, gaps and highlights."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.content.chart_addition_checks import check_additions
from reporting.content.chart_blocks import Chart, ChartKind, Series, Stacking
from reporting.content.chart_cases import ChartCase, Row, list_rows
from reporting.content.chart_crowd_checks import check_crowd, check_digits
from reporting.content.chart_date_checks import check_dates
from reporting.content.chart_form_checks import check_form
from reporting.content.chart_names import Words, list_names
from reporting.content.chart_panel_checks import check_panels
from reporting.content.chart_scale_checks import check_scale
from reporting.content.data_files import Files
from reporting.content.model import Status
from reporting.content.parsed import ParsedContent, Parts
from reporting.content.translations import format_digits
from reporting.errors import Problem
from reporting.reading.wording import format_value, suggest_word

MOST_SERIES = 12
"""Series that a reader can still tell apart."""
MOST_PANELS = 24
"""Series that a reader can still look through, each in a panel of its own."""
_SEVERAL = 2
_SHOWN = 6
"""Names that a hint lists."""
_STACKABLE = frozenset({ChartKind.BAR, ChartKind.COLUMN, ChartKind.AREA})
_COMBINABLE = frozenset({ChartKind.COLUMN, ChartKind.LINE})


def check_charts(parsed: ParsedContent, found: Files) -> Iterator[Problem]:
    """Yield what keeps charts from being drawn as they are meant."""
    for piece, block in parsed.blocks:
        if isinstance(block, Chart):
            rows = tuple(list_rows(block, found))
            case = ChartCase(
                parsed,
                piece,
                block,
                rows,
                found,
            )
            yield from check_file_names(case)
            yield from check_count(case)
            yield from check_crowd(case)
            yield from check_digits(case)
            yield from check_combination(case)
            yield from check_second_axis(case)
            yield from check_stack(case)
            yield from check_gaps(case)
            yield from check_dates(case)
            yield from check_panels(case)
            yield from check_additions(case, list_counted(case))
            yield from check_scale(case)
            yield from check_highlight(case)
            yield from check_form(case)


# ---------------------------------------------------------------- series


def check_file_names(case: ChartCase) -> Iterator[Problem]:
    """Yield where what is named beside a CSV file is not what stands in it."""
    data = case.chart.data
    table = case.found.find_table(data)
    if table is None:
        return
    told = (
        ("series", len(data.series), len(table.header) - 1, "columns of numbers"),
        ("categories", len(data.categories), len(table.rows), "rows"),
    )
    for key, count, there, noun in told:
        if count and count != there:
            message = (
                f"{count} {key} are named for the {there} {noun} of `{data.table_name}`"
            )
            hint = "name each in the order of the file, or none"
            yield case.refuse(("data", key), message, hint, "E446")


def check_count(case: ChartCase) -> Iterator[Problem]:
    """Yield more series than can be told apart, two of one name, and one without values."""
    count = max(len(case.rows), len(case.chart.data.series))
    most = MOST_PANELS if case.chart.panels else MOST_SERIES
    if count > most:
        message = f"the {count} series cannot be told apart; there may be {most}"
        hint = "leave some out, put the small ones together, or make two charts"
        if count <= MOST_PANELS:
            hint = f"{hint}; `panels: shared` has room for {MOST_PANELS}"
        yield case.refuse(("data",), message, hint, "E442")
    known: set[Words] = set()
    for number, series in enumerate(case.chart.data.series):
        words = frozenset(series.name.by_language.items())
        names = frozenset(f"{code}:{name}" for code, name in words)
        if names in known:
            message = f"two series are called {format_value(min(dict(words).values()))}"
            hint = "a reader must know which is which"
            yield case.refuse(
                ("data", "series", number, "name"),
                message,
                hint,
                "E448",
            )
        known.add(names)
    for row in case.rows:
        if row.values and not row.known and not row.is_misread:
            message = "the series has no value at all"
            yield case.refuse(
                row.place,
                message,
                "leave it out",
                "E444",
            )


def check_combination(case: ChartCase) -> Iterator[Problem]:
    """Yield series that are drawn as something that does not go with the chart's type."""
    kind = case.chart.type
    for number, series in enumerate(case.chart.data.series):
        if series.draw and kind not in _COMBINABLE:
            message = f"`type: {kind}` draws all its series alike"
            hint = "lines and columns go together: `type: column` with `draw: line`"
            place = ("data", "series", number, "draw")
            yield case.refuse(
                place,
                message,
                hint,
                "E433",
            )
    is_of_shares = case.chart.stack is Stacking.SHARES
    for row in case.rows:
        if is_of_shares and row.is_line and not row.is_second:
            message = "the axis of shares does not measure this line"
            hint = "give it `axis: second`, and the chart a `second_unit`"
            yield case.refuse(
                row.place,
                message,
                hint,
                "E434",
            )


def is_drawn_as_line(chart: Chart, series: Series) -> bool:
    """Whether a series is a line, by its own word or by the chart's type."""
    return (series.draw or chart.type.value) == "line"


def check_second_axis(case: ChartCase) -> Iterator[Problem]:
    """Yield what a second axis lacks: a kind that has one, both units, something to measure."""
    chart = case.chart
    series = chart.data.series
    second = [row for row in series if row.axis == "second"]
    if not second:
        if chart.second_unit:
            message = "`second_unit` measures nothing"
            hint = "say `axis: second` at the series that it measures"
            yield case.refuse(("second_unit",), message, hint, "E436")
        return
    place: Parts = ("data", "series", series.index(second[0]), "axis")
    if chart.type not in _COMBINABLE:
        message = f"`type: {chart.type}` has one axis of values"
        hint = "`type: column` or `type: line` may have two"
        yield case.refuse(
            place,
            message,
            hint,
            "E437",
        )
        return
    if not chart.unit or not chart.second_unit:
        name = "second_unit" if chart.unit else "unit"
        message = f"an axis measures nothing that is named: `{name}` is missing"
        hint = "with two axes give both: `unit: tonnes`, `second_unit: robots`"
        yield case.refuse(
            place,
            message,
            hint,
            "E435",
        )
    if len(second) == len(series):
        message = "the second axis measures every series"
        hint = "leave `axis` out: one axis measures them all"
        yield case.refuse(
            place,
            message,
            hint,
            "E436",
        )
    for number, one in enumerate(series):
        if one.axis == "second" and not is_drawn_as_line(chart, one):
            message = "columns of two axes would stand on one another"
            hint = "add `draw: line`"
            place = ("data", "series", number, "axis")
            yield case.refuse(
                place,
                message,
                hint,
                "E437",
            )


# ---------------------------------------------------------------- stacks and gaps


def check_stack(case: ChartCase) -> Iterator[Problem]:
    """Yield what cannot stand on one another, or be shares of a whole."""
    chart = case.chart
    if chart.stack is None:
        return
    if chart.type not in _STACKABLE:
        message = f"`type: {chart.type}` cannot be stacked"
        hint = "`type: bar`, `type: column` and `type: area` can"
        yield case.refuse(("stack",), message, hint, "E430")
        return
    rows = [row for row in case.rows if not row.is_line]
    if len(rows) < _SEVERAL:
        message = "a stack needs two series at least"
        yield case.refuse(("stack",), message, "leave `stack` out", "E430")
        return
    if chart.stack is Stacking.SHARES:
        yield from check_shares(case, rows)


def check_shares(case: ChartCase, rows: list[Row]) -> Iterator[Problem]:
    """Yield what is no share of a whole: what is negative, and parts of nothing."""
    for row in rows:
        for value, parts in zip(row.values, row.parts, strict=True):
            if value is not None and value < 0:
                message = f"{format_digits(value)} is no share of a whole"
                hint = "`stack: values` lets what is negative hang below zero"
                yield case.refuse(
                    parts,
                    message,
                    hint,
                    "E431",
                )
    for at in range(min(len(row.values) for row in rows)):
        known = [row.values[at] for row in rows if row.values[at] is not None]
        if known and not any(known):
            message = f"all values of category {at + 1} are zero: shares of nothing"
            hint = "leave the category out, or draw the values: `stack: values`"
            yield case.refuse(
                rows[0].parts[at],
                message,
                hint,
                "E432",
            )


def check_gaps(case: ChartCase) -> Iterator[Problem]:
    """Yield missing values where a gap would not be seen as one."""
    chart = case.chart
    is_part = chart.type in {ChartKind.DOUGHNUT, ChartKind.AREA}
    for row in case.rows:
        for value, parts in zip(row.values, row.parts, strict=True):
            if value is not None:
                continue
            if is_part:
                message = f"`type: {chart.type}` cannot show a missing value"
                kind = "line" if chart.type is ChartKind.AREA else "bar"
                hint = f"`type: {kind}` leaves a gap; a value of nothing is 0"
                yield case.refuse(
                    parts,
                    message,
                    hint,
                    "E443",
                )
            elif chart.stack and not row.is_line:
                message = "a stack without one of its values looks like a smaller whole"
                hint = "leave the category out, or do not stack"
                yield case.warn(
                    parts,
                    message,
                    hint,
                    "W445",
                )


# ---------------------------------------------------------------- highlights


def check_highlight(case: ChartCase) -> Iterator[Problem]:
    """Yield highlighted names that neither a category nor a series has."""
    chart = case.chart
    if not chart.highlights:
        return
    table = case.found.find_table(chart.data)
    if chart.data.table_name and table is None:
        return
    names = list_names(chart, table, list_counted(case))
    known = names.list_all()
    for number, wanted in enumerate(chart.highlights):
        if wanted in known:
            continue
        place: Parts = ("highlight",)
        if not isinstance(chart.highlight, str):
            place = ("highlight", number)
        message = f"{format_value(wanted)} is neither a category nor a series"
        hint = suggest_word(wanted, known)
        hint = hint or f"they are {', '.join(known[:_SHOWN])}"
        yield case.refuse(
            place,
            message,
            hint,
            "E438",
        )


def list_counted(case: ChartCase) -> list[Words]:
    """Return what the categories of a chart that counts are called."""
    parsed = case.parsed
    if case.chart.data.count == "source":
        names: list[Words] = []
        for _, source in parsed.sources:
            shorts = source.short.by_language.values()
            names.append(frozenset({source.id, *shorts}))
        return names
    if case.chart.data.count is None:
        return []
    known = parsed.catalogues
    codes = [code for code in parsed.languages if code in known.codes]
    counted: list[Words] = []
    for status in Status:
        words = {known.load(code).statuses[status] for code in codes}
        counted.append(frozenset({status.value, *words}))
    return counted
