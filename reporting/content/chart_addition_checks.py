"""Charts of the content -> problems of lines, bands, spans and remarks beside their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reporting.content.cell_numbers import read_cell
from reporting.content.chart_additions import Annotation, Span
from reporting.content.chart_blocks import Stacking
from reporting.content.chart_cases import ChartCase
from reporting.content.chart_kinds import find_traits
from reporting.content.chart_names import ChartNames, Words, find_numbers, list_names
from reporting.content.chart_places import locate_end, read_number
from reporting.content.parsed import Parts
from reporting.content.translations import format_digits
from reporting.errors import Problem
from reporting.reading.wording import format_value, suggest_word

_FAR = 10
"""How many times as far as all values a line may stand before they are too small to read."""
_SHORT, _LONG = 60, 90
"""Letters of a remark: from the first on it is long, beyond the second too long."""
_HALF = 0.5
"""Of a category: from its middle to its edge."""
_SHOWN = 6
"""Names that a hint lists."""
_KEYS = ("lines", "bands", "spans", "annotations")

Known = tuple[int, ...]


def check_additions(case: ChartCase, counted: Sequence[Words]) -> Iterator[Problem]:
    """Yield what a chart cannot show beside its numbers.

    Args:
        case: a chart under check.
        counted: what its categories are called where it counts.
    """
    chart = case.chart
    if not find_traits(chart.type).has_ticks:
        for key in _KEYS:
            if getattr(chart, key):
                noun = "a remark" if key == "annotations" else f"a {key[:-1]}"
                place = (key, 0, "value") if key == "lines" else (key, 0)
                message = f"`type: {chart.type}` has no axis for {noun}"
                yield case.refuse(
                    place,
                    message,
                    "`type: bar` has one",
                    "E439",
                )
        return
    yield from check_levels(case)
    yield from check_bands(case)
    table = case.found.find_table(chart.data)
    if chart.data.table_name and table is None:
        return
    names = list_names(chart, table, counted)
    yield from check_spans(case, names)
    yield from check_annotations(case, names)


# ---------------------------------------------------------------- lines and bands


def check_levels(case: ChartCase) -> Iterator[Problem]:
    """Yield lines and ends of bands that a chart cannot hold its values against."""
    chart = case.chart
    known: list[Decimal] = []
    for row in case.rows:
        if not row.is_second:
            known += row.known
    reach = max(map(abs, known), default=Decimal(0))
    for noun, place, value in list_levels(case):
        if chart.stack is Stacking.SHARES and not 0 <= value <= 1:
            message = f"{format_digits(value)} is no share"
            yield case.refuse(
                place,
                message,
                "50% is written 0.5",
                "E440",
            )
        elif reach and not chart.stack and abs(value) > _FAR * reach and case.rows:
            message = f"the {noun} stands so far off that the values shrink to nothing"
            hint = "say the number in the title or the note instead"
            yield case.warn(
                place,
                message,
                hint,
                "W441",
            )


def list_levels(case: ChartCase) -> Iterator[tuple[str, Parts, Decimal]]:
    """Yield the values of lines and bands, with what each is of and the steps to it."""
    for number, line in enumerate(case.chart.lines):
        yield "line", ("lines", number, "value"), line.value
    for number, band in enumerate(case.chart.bands):
        for key, end in (("from", band.from_), ("to", band.to)):
            if end is not None:
                yield "band", ("bands", number, key), end


def refuse_endless(case: ChartCase, place: Parts, what: str) -> Problem:
    """Return the problem of a band or a span without any end."""
    message = f"the {what} begins and ends nowhere"
    hint = "give it `from:`, `to:` or both"
    return case.refuse(
        place,
        message,
        hint,
        "E470",
    )


def check_bands(case: ChartCase) -> Iterator[Problem]:
    """Yield bands without any end, and such as end below where they begin."""
    for number, band in enumerate(case.chart.bands):
        place: Parts = ("bands", number)
        if band.from_ is None and band.to is None:
            yield refuse_endless(case, place, "band")
        elif band.from_ is not None and band.to is not None and band.from_ >= band.to:
            shown = format_digits(band.to)
            message = f"the band ends at {shown}, and begins no lower"
            hint = f"write `from: {shown}, to: {format_digits(band.from_)}`"
            if band.from_ == band.to:
                hint = f"one value is a line: `lines: [{{value: {shown}, label: …}}]`"
            yield case.refuse(
                (*place, "from"),
                message,
                hint,
                "E470",
            )


# ---------------------------------------------------------------- spans


def check_spans(case: ChartCase, names: ChartNames) -> Iterator[Problem]:
    """Yield spans that begin or end where a chart has no place, or end too soon."""
    for number, span in enumerate(case.chart.spans):
        place: Parts = ("spans", number)
        if span.from_ is None and span.to is None:
            yield refuse_endless(case, place, "span")
            continue
        ends: list[float | None] = []
        for key, words in (("from", span.from_), ("to", span.to)):
            end = find_end(
                case,
                names,
                key,
                words,
            )
            ends.append(end)
            if words is not None and end is None:
                yield refuse_end(
                    case,
                    names,
                    (*place, key),
                    words,
                )
        start, end = ends
        if start is not None and end is not None and start >= end:
            message = f"the span ends at {tell_end(span)}, before it begins"
            hint = "write the earlier end first"
            yield case.refuse(
                (*place, "from"),
                message,
                hint,
                "E470",
            )
        elif is_beside(names, start, end):
            message = (
                "the span stands beside the chart, before or behind all categories"
            )
            hint = "correct its ends, or leave it out"
            yield case.refuse(
                place,
                message,
                hint,
                "E471",
            )


def is_beside(names: ChartNames, start: float | None, end: float | None) -> bool:
    """Whether nothing of a span stands in its chart, whose categories are known."""
    count = len(names.categories)
    is_behind = start is not None and start >= count - _HALF
    is_before = end is not None and end <= -_HALF
    return count > 0 and (is_behind or is_before)


def tell_end(span: Span) -> str:
    """Return where a span ends, as it is written."""
    return format_value(span.to or "")


def find_end(
    case: ChartCase, names: ChartNames, key: str, words: str | None
) -> float | None:
    """Return where a span begins or ends; none for nowhere."""
    if words is None:
        return None
    if find_traits(case.chart.type).has_categories:
        return locate_end(words, names.categories, is_last=key == "to")
    number = read_number(words)
    return None if number is None else float(number)


def refuse_end(case: ChartCase, names: ChartNames, place: Parts, words: str) -> Problem:
    """Return that a span begins or ends at no category, date or x."""
    shown = format_value(words)
    if not find_traits(case.chart.type).has_categories:
        hint = "in a scatter chart a span goes from one x to another: `from: 4`"
        return case.refuse(
            place,
            f"{shown} is not a number",
            hint,
            "E471",
        )
    known = list_words(names.categories)
    hint = suggest_word(words, known) or f"they are {', '.join(known[:_SHOWN])}"
    message = f"{shown} is neither a category nor a date among them"
    return case.refuse(
        place,
        message,
        hint,
        "E471",
    )


def list_words(things: Sequence[Words]) -> list[str]:
    """Return all that some things are called, each once."""
    names: dict[str, None] = {}
    for words in things:
        names.update(dict.fromkeys(sorted(words)))
    return list(names)


# ---------------------------------------------------------------- remarks


def check_annotations(case: ChartCase, names: ChartNames) -> Iterator[Problem]:
    """Yield remarks at what is no value of the chart, and such as are too long."""
    known: set[tuple[int, int]] = set()
    for number, annotation in enumerate(case.chart.annotations):
        place: Parts = ("annotations", number)
        yield from check_length(case, annotation, (*place, "text"))
        series: Known = tuple(range(len(names.series)))
        if annotation.series is not None:
            series = names.find_series((annotation.series,))
        if not series and names.series:
            wanted = annotation.series or ""
            message = f"{format_value(wanted)} is not a series"
            hint = suggest_names(wanted, names.series)
            yield case.refuse(
                (*place, "series"),
                message,
                hint,
                "E472",
            )
            continue
        found = list(
            list_values(
                case,
                names,
                annotation,
                series or (0,),
            )
        )
        if not found:
            yield refuse_value(
                case,
                names,
                annotation,
                place,
            )
        elif len(found) > 1:
            message = "there are several series: at which of them is the remark?"
            hint = f"add `series:`; {suggest_names('', names.series)}"
            yield case.refuse(
                (*place, "at"),
                message,
                hint,
                "E472",
            )
        elif found[0] in known:
            message = "two remarks are made at one value"
            yield case.refuse(
                (*place, "at"),
                message,
                "make them one",
                "E472",
            )
        known.update(found)


def suggest_names(wanted: str, things: Sequence[Words]) -> str:
    """Return which of some names is meant, or what they are."""
    known = list_words(things)
    return suggest_word(wanted, known) or f"they are {', '.join(known[:_SHOWN])}"


def check_length(
    case: ChartCase, annotation: Annotation, place: Parts
) -> Iterator[Problem]:
    """Yield that a remark is so long that it covers the chart."""
    longest = max(map(len, annotation.text.by_language.values()))
    if longest <= _SHORT:
        return
    message = f"the remark has {longest} letters; {_SHORT} stand well beside a value"
    hint = "shorten it, and say the rest in the `note`"
    if longest > _LONG:
        yield case.refuse(
            place,
            message,
            hint,
            "E473",
        )
    else:
        yield case.warn(
            place,
            message,
            hint,
            "W474",
        )


def refuse_value(
    case: ChartCase, names: ChartNames, annotation: Annotation, place: Parts
) -> Problem:
    """Return that a remark is made at no value of the chart."""
    at = annotation.at
    if not isinstance(at, str):
        x, y = map(format_digits, at)
        message = f"[{x}, {y}] is not a point of the chart"
        hint = "write x and y of a point as the chart has them"
        return case.refuse(
            (*place, "at"),
            message,
            hint,
            "E472",
        )
    if not find_traits(case.chart.type).has_categories:
        message = f"{format_value(at)} is not a point"
        return case.refuse(
            (*place, "at"),
            message,
            "write `at: [x, y]`",
            "E472",
        )
    if find_numbers(names.categories, (at,)):
        message = f"no value is known at {format_value(at)}"
        hint = "say it in the `note`"
        return case.refuse(
            (*place, "at"),
            message,
            hint,
            "E472",
        )
    message = f"{format_value(at)} is not a category"
    hint = suggest_names(at, names.categories)
    return case.refuse(
        (*place, "at"),
        message,
        hint,
        "E472",
    )


def list_values(
    case: ChartCase,
    names: ChartNames,
    annotation: Annotation,
    series: Known,
) -> Iterator[tuple[int, int]]:
    """Yield the values that a remark may be made at, by series and place.

    Args:
        case: a chart under check.
        names: of its series and categories.
        annotation: the remark.
        series: numbers of those that it may be of.
    """
    if isinstance(annotation.at, str):
        places = find_numbers(names.categories, (annotation.at,))
        for number in series:
            for at in places:
                if case.chart.data.count or is_known(case, number, at):
                    yield number, at
        return
    for number in series:
        for at, point in enumerate(list_points(case, number)):
            if point == annotation.at:
                yield number, at


def is_known(case: ChartCase, number: int, at: int) -> bool:
    """Whether a series has a value in a category."""
    if number >= len(case.rows):
        return False
    values = case.rows[number].values
    return at < len(values) and values[at] is not None


def list_points(
    case: ChartCase, number: int
) -> Iterator[tuple[Decimal | None, Decimal | None]]:
    """Yield the points of a series of a scatter chart."""
    table = case.found.find_table(case.chart.data)
    if table is None:
        yield from case.chart.data.series[number].points
        return
    for row in table.plain:
        yield read_cell(row[0]), read_cell(row[number + 1])
