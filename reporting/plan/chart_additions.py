"""What the content puts beside a chart's numbers -> lines, bands, spans and remarks."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reporting.content.chart_additions import Annotation as WrittenAnnotation
from reporting.content.chart_additions import Span
from reporting.content.chart_blocks import Chart, Stacking
from reporting.content.chart_kinds import find_traits
from reporting.content.chart_names import ChartNames, find_numbers, list_names
from reporting.content.chart_places import locate_end, read_number, read_period
from reporting.plan.chart_data import ChartNumbers, list_counted_keys
from reporting.plan.chart_model import (
    Annotation,
    ChartBand,
    ChartSpan,
    Highlight,
    ReferenceLine,
)
from reporting.plan.chart_numbers import (
    ChartUnit,
    choose_style,
    write_code,
    write_labels,
)
from reporting.plan.periods import format_period
from reporting.plan.scope import Scope


class AdditionPlanner:
    """Plans what stands beside the numbers of one chart."""

    def __init__(
        self,
        chart: Chart,
        numbers: ChartNumbers,
        scope: Scope,
        unit: ChartUnit,
    ) -> None:
        """Begin with a chart.

        Args:
            chart: of the content.
            numbers: what it shows.
            scope: the content in one language.
            unit: of the first axis.
        """
        self.chart = chart
        self.numbers = numbers
        self.scope = scope
        self.is_percent = unit.is_percent or chart.stack is Stacking.SHARES
        self.names = find_names(chart, numbers, scope)

    def plan_lines(self) -> tuple[ReferenceLine, ...]:
        """Plan the lines to hold values against, each written as precisely as it is."""
        scope = self.scope
        lines: list[ReferenceLine] = []
        for line in self.chart.lines:
            values = (line.value,)
            style = choose_style(values, scope.language, is_percent=self.is_percent)
            written = self.write_value(line.value)
            planned = ReferenceLine(
                float(line.value),
                scope.print_text(line.label),
                scope.stand_for(written, line, "value"),
                write_code(values, style, scope.language.formats),
            )
            lines.append(planned)
        return tuple(lines)

    def write_value(self, value: Decimal | None) -> str:
        """Write a value of the first axis; nothing for none."""
        lang = self.scope.language
        style = choose_style((value,), lang, is_percent=self.is_percent)
        (written,) = write_labels((value,), style, lang)
        return written

    def plan_bands(self) -> tuple[ChartBand, ...]:
        """Plan the ranges of values behind the marks."""
        bands: list[ChartBand] = []
        for band in self.chart.bands:
            planned = ChartBand(
                None if band.from_ is None else float(band.from_),
                None if band.to is None else float(band.to),
                self.scope.print_text(band.label),
                self.write_value(band.from_),
                self.write_value(band.to),
            )
            bands.append(planned)
        return tuple(bands)

    # ---- spans

    def plan_spans(self) -> tuple[ChartSpan, ...]:
        """Plan the stretches of the categories behind the marks."""
        spans: list[ChartSpan] = []
        for span in self.chart.spans:
            planned = ChartSpan(
                self.find_end(span.from_, is_last=False),
                self.find_end(span.to, is_last=True),
                self.scope.print_text(span.label),
                self.tell_end(span, "from"),
                self.tell_end(span, "to"),
            )
            spans.append(planned)
        return tuple(spans)

    def find_end(self, words: str | None, *, is_last: bool) -> float | None:
        """Return where a span begins or ends; none where it goes on."""
        if words is None:
            return None
        if self.numbers.categories:
            return locate_end(
                words,
                self.names.categories,
                is_last=is_last,
                is_scaled=find_traits(self.chart.type).runs_on,
            )
        number = read_number(words)
        return None if number is None else float(number)

    def tell_end(self, span: Span, key: str) -> str:
        """Return where a span begins or ends in words; nothing where it goes on."""
        words = span.from_ if key == "from" else span.to
        if words is None:
            return ""
        lang = self.scope.language
        found = find_numbers(self.names.categories, (words,))
        if found:
            return self.numbers.categories[found[0]]
        number = read_number(words)
        period = read_period((words,))
        told = words
        if period and self.numbers.categories:
            told = format_period(lang, period)
        elif number is not None:
            style = choose_style((number,), lang)
            (told,) = write_labels((number,), style, lang)
        return self.scope.stand_for(told, span, key)

    # ---- remarks

    def plan_annotations(self) -> tuple[Annotation, ...]:
        """Plan the remarks at single values."""
        annotations: list[Annotation] = []
        for annotation in self.chart.annotations:
            for series, at in self.find_values(annotation):
                place = self.tell_value(series, at)
                text = self.scope.print_text(annotation.text)
                told = f"{place}{self.scope.language.labels['colon']}{text}"
                annotations.append(Annotation(series, at, text, told))
                break
        return tuple(annotations)

    def find_values(self, annotation: WrittenAnnotation) -> Iterator[tuple[int, int]]:
        """Yield the series and the place of each value that a remark may be made at."""
        chosen = tuple(range(len(self.numbers.series)))
        if annotation.series is not None:
            chosen = self.names.find_series((annotation.series,))
        for number in chosen:
            row = self.numbers.series[number]
            if isinstance(annotation.at, str):
                places = self.names.find_categories((annotation.at,))
            else:
                points = zip(row.x, row.values, strict=True)
                same = [at for at, it in enumerate(points) if it == annotation.at]
                places = tuple(same)
            for at in places:
                if row.values[at] is not None:
                    yield number, at

    def tell_value(self, number: int, at: int) -> str:
        """Return where a value stands, in words: its category, of several with its series."""
        row = self.numbers.series[number]
        if self.numbers.categories:
            place = self.numbers.categories[at]
        else:
            lang = self.scope.language
            point = (row.x[at], row.values[at])
            place = " / ".join(write_labels(point, choose_style(point, lang), lang))
        if len(self.numbers.series) > 1:
            return f"{row.name} {place}"
        return place

    def find_highlight(self) -> Highlight:
        """Return what the title speaks of, by number."""
        wanted = self.chart.highlights
        return Highlight(
            self.names.find_series(wanted),
            self.names.find_categories(wanted),
        )


def find_names(chart: Chart, numbers: ChartNumbers, scope: Scope) -> ChartNames:
    """Return what the series and the categories of a chart are called."""
    table = scope.content.tables.get(chart.data.table_name)
    counted: list[frozenset[str]] = []
    if chart.data.count:
        keys = list_counted_keys(chart, scope)
        for key, name in zip(keys, numbers.categories, strict=True):
            counted.append(frozenset({key, name}))
    return list_names(chart, table, counted)
