"""A planned chart -> all of it in words, and where a value is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from operator import itemgetter

from reporting.i18n import Language
from reporting.number_forms import drop_zeros
from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_data import ChartNumbers
from reporting.plan.chart_model import ChartSeries
from reporting.plan.chart_numbers import choose_style, write_labels
from reporting.plan.words import plain_line
from reporting.record import Record

_MOST_PLACES = 12
"""Most places without a value that are told one by one."""
_LONGEST = 400
"""Characters of a description; the finding alone may be longer."""
_KEPT = 120
"""Characters of them that are kept for what stands out beside the numbers."""
_FEW = 8
"""Numbers up to which all are told."""
_TOLD = 3
"""Series of which lowest and highest value are told where not all numbers are."""


def describe_chart(block: ChartBlock, lang: Language) -> str:
    """Return what a chart shows, in few words: its kind, its finding, what stands out.

    Who listens cannot skim. All numbers follow as a table, which can be skipped.
    """
    kind = lang.chart_kinds[name_kind(block)]
    finding = end_sentence(plain_line(block.title))
    said = f"{kind}{lang.labels['colon']}{finding}"
    sentences = [*tell_additions(block, lang)]
    if block.panels:
        way = "own" if block.have_own_scales else "shared"
        sentences.append(lang.fill_phrase(f"panels_{way}"))
    names = list_highlighted(block)
    if names:
        listed = lang.comma.join(names)
        sentence = lang.fill_phrase("chart_highlight", names=listed)
        sentences.append(sentence)
    sentences += tell_annotations(block)
    subtitle = ""
    if block.subtitle not in {
        "",
        *[row.name for row in block.series],
    }:  # named with its numbers
        subtitle = end_sentence(block.subtitle)
    kept = min(_KEPT, len(" ".join(sentences)))
    room = _LONGEST - len(f"{said} {subtitle} ") - kept
    for sentence in (subtitle, tell_numbers(block, room, lang), *sentences):
        longer = f"{said} {sentence}"
        if sentence and len(longer) <= _LONGEST:
            said = longer
    return said


def complete_alt(block: ChartBlock) -> str:
    """Return the curator's own words for a chart, with his remarks and where values miss."""
    sentences = [*tell_annotations(block), block.gaps]
    said = list(filter(None, sentences))
    if not said:
        return block.alt
    return " ".join([end_sentence(block.alt), *said])


def tell_additions(block: ChartBlock, lang: Language) -> Iterator[str]:
    """Yield a sentence for each line, band and span of a chart."""
    for line in block.lines:
        yield lang.fill_phrase(
            "chart_line",
            name=line.name,
            value=line.label,
        )
    for band in block.bands:
        yield tell_range(
            band.name,
            band.low_label,
            band.high_label,
            lang,
        )
    for span in block.spans:
        yield tell_range(
            span.name,
            span.start_label,
            span.end_label,
            lang,
        )


def tell_range(
    name: str,
    low: str,
    high: str,
    lang: Language,
) -> str:
    """Return from where to where something goes; one of the ends may be open."""
    if not high:
        return lang.fill_phrase("chart_range_from", name=name, low=low)
    if not low:
        return lang.fill_phrase("chart_range_to", name=name, high=high)
    return lang.fill_phrase("chart_range", name=name, low=low, high=high)


def tell_annotations(block: ChartBlock) -> list[str]:
    """Return each remark at a value, behind where that stands."""
    return [end_sentence(annotation.told) for annotation in block.annotations]


def name_kind(block: ChartBlock) -> str:
    """Return the word for a kind of chart in the catalogues."""
    if block.is_combined:
        return f"{block.kind.value}_line"
    if block.stack:
        return f"{block.kind.value}_{block.stack.value}"
    return block.kind.value


def list_highlighted(block: ChartBlock) -> list[str]:
    """Return the names of what the title speaks of."""
    series = [block.series[number].name for number in block.highlight.series]
    return [*series, *[block.categories[at] for at in block.highlight.categories]]


def tell_gaps(numbers: ChartNumbers, lang: Language) -> str:
    """Return where no value is known, in a sentence; nothing where all are."""
    places: list[str] = []
    for row in numbers.series:
        for at, value in enumerate(row.values):
            if value is None:
                place = numbers.categories[at]
                if len(numbers.series) > 1:
                    place = f"{row.name} {place}"
                places.append(place)
    if not places:
        return ""
    if len(places) > _MOST_PLACES:
        places = [*places[:_MOST_PLACES], "…"]
    return lang.fill_phrase("chart_gaps", places=lang.comma.join(places))


def tell_numbers(
    block: ChartBlock,
    room: int,
    lang: Language,
) -> str:
    """Return all numbers of a chart that has few; else where they begin, end and turn.

    Args:
        block: the chart.
        room: characters that there is room for; without enough, nothing is told.
        lang: how numbers are written.
    """
    unit = "" if block.has_second_axis or block.subtitle else block.unit
    if sum([len(row.values) for row in block.series]) <= _FEW:
        if block.traits.has_categories:
            listed = list_numbers(
                block.categories,
                block.series,
                unit,
                lang,
            )
        else:
            listed = tell_few_points(block, lang)
        if len(listed) <= room:
            return listed
    end = f" ({unit})." if unit else "."
    if not block.traits.has_categories:
        return f"{tell_points(block, lang)}."
    rows = sorted(
        enumerate(block.series),
        key=lambda pair: pair[0] not in block.highlight.series,
    )
    told = [tell_course(block, row, lang) for _, row in rows[:_TOLD]]
    for count in range(len(told), 0, -1):
        parts = told[:count]
        left = len(rows) - count
        if left:
            parts.append(lang.fill_phrase("chart_more", number=left))
        sentence = "; ".join(parts) + end
        if len(sentence) <= room:
            return sentence
    return ""


def tell_course(
    block: ChartBlock,
    row: ChartSeries,
    lang: Language,
) -> str:
    """Return what a series begins and ends with, and how low and high it goes between.

    Bars and parts of a whole may stand in any order: of them, highest and lowest.
    """
    known: list[tuple[float, str]] = []
    for value, label, name in zip(
        row.values, row.labels, block.categories, strict=True
    ):
        if value is not None:
            known.append((value, f"{label} ({name})"))
    if not known:
        return f"{row.name}{lang.labels['colon']}{lang.fill_phrase('no_value')}"
    traits = block.traits
    first, last = known[0], known[-1]
    low = min(known, key=_find_value)
    high = max(known, key=_find_value)
    if not traits.has_axes or traits.is_sideways:
        return lang.fill_phrase(
            "chart_extremes",
            name=row.name,
            low=low[1],
            high=high[1],
        )
    if {low[0], high[0]} == {first[0], last[0]}:
        return lang.fill_phrase(
            "chart_extent",
            name=row.name,
            low=first[1],
            high=last[1],
        )
    return lang.fill_phrase(
        "chart_course",
        name=row.name,
        first=first[1],
        last=last[1],
        low=low[1],
        high=high[1],
    )


_find_value = itemgetter(0)


def tell_points(block: ChartBlock, lang: Language) -> str:
    """Return how many points there are, and how far they reach along both axes."""
    across: list[tuple[float, str]] = []
    upward: list[tuple[float, str]] = []
    for row in block.series:
        across += zip(row.x, write_across(row, lang), strict=True)
        for value, label in zip(row.values, row.labels, strict=True):
            if value is not None:
                upward.append((value, label))
    parts = [lang.fill_phrase("chart_points", number=len(across))]
    for name, points in zip(name_axes(block), (across, upward), strict=True):
        part = lang.fill_phrase(
            "chart_extent",
            name=name,
            low=min(points, key=_find_value)[1],
            high=max(points, key=_find_value)[1],
        )
        parts.append(part)
    return "; ".join(parts)


def tell_few_points(block: ChartBlock, lang: Language) -> str:
    """Return all points behind what measures them, as in `age / kg: Apples 5 / 40`."""
    listed: list[str] = []
    for row in block.series:
        pairs: list[str] = []
        for x, label in zip(write_across(row, lang), row.labels, strict=True):
            said = label or lang.fill_phrase("no_value")
            pairs.append(f"{x} / {said}")
        points = lang.comma.join(pairs)
        listed.append(f"{row.name} {points}")
    axes = " / ".join(name_axes(block))
    return f"{axes}{lang.labels['colon']}{'; '.join(listed)}."


def name_axes(block: ChartBlock) -> tuple[str, str]:
    """Return what points are measured by across, and upwards."""
    return block.x_label or "x", block.unit or "y"


def write_across(row: ChartSeries, lang: Language) -> tuple[str, ...]:
    """Write where the points of a series stand along the lower axis."""
    numbers = [drop_zeros(Decimal(repr(x))) for x in row.x]
    return write_labels(numbers, choose_style(numbers, lang), lang)


class ChartTable(Record, frozen=True):
    """The numbers of a chart as a table: its head, and rows that begin with a head each."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tabulate_chart(block: ChartBlock, lang: Language) -> ChartTable:
    """Return the numbers of a chart: a row a category or a point, a column a series."""
    missing = lang.fill_phrase("no_value")
    rows: list[tuple[str, ...]] = []
    if block.traits.has_categories:
        columns: list[list[str]] = []
        for row in block.series:
            columns.append([label or missing for label in row.labels])
        for name, *cells in zip(block.categories, *columns, strict=True):
            rows.append((name, *cells))
        return ChartTable(("", *[row.name for row in block.series]), tuple(rows))
    for row in block.series:
        for x, label in zip(write_across(row, lang), row.labels, strict=True):
            rows.append((row.name, x, label or missing))
    return ChartTable(("", *name_axes(block)), tuple(rows))


def list_numbers(
    categories: Sequence[str],
    series: Sequence[ChartSeries],
    unit: str,
    lang: Language,
) -> str:
    """Say the numbers: `confirmed 5, reported 20 (claims)`.

    Args:
        categories: what values belong to.
        series: with their numbers written out.
        unit: of the values; it may be empty.
        lang: how numbers are written.
    """
    listed = []
    for row in series:
        pairs = []
        for name, label in zip(categories, row.labels, strict=True):
            said = label or lang.fill_phrase("no_value")
            pairs.append(f"{name} {said}")
        words = lang.comma.join(pairs)
        listed.append(f"{row.name}{lang.labels['colon']}{words}")
    end = "."
    if unit:
        end = f" ({unit})."
    return "; ".join(listed) + end


def end_sentence(words: str) -> str:
    """Return words with a full stop, unless they have an end."""
    if words.endswith((".", "!", "?", "…")):
        return words
    return f"{words}."
