"""A planned chart -> all of it in words, and where a value is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reporting.i18n import Language
from reporting.number_forms import drop_zeros
from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_data import ChartNumbers
from reporting.plan.chart_model import ChartSeries
from reporting.plan.chart_numbers import choose_style, write_labels
from reporting.plan.words import plain_line

_MOST_PLACES = 12
"""Most places without a value that are told one by one."""


def describe_chart(block: ChartBlock, lang: Language) -> str:
    """Return what a chart shows: its kind, its finding, its numbers and what stands out."""
    kind = lang.chart_kinds[name_kind(block)]
    unit = "" if block.has_second_axis else block.unit
    finding = end_sentence(plain_line(block.title))
    sentences = [f"{kind}{lang.labels['colon']}{finding}"]
    if block.subtitle:
        unit = ""
        sentences.append(end_sentence(block.subtitle))
    sentences.append(list_numbers(block.categories, block.series, unit, lang))
    sentences += tell_additions(block, lang)
    if block.panels:
        way = "own" if block.have_own_scales else "shared"
        sentences.append(lang.fill_phrase(f"panels_{way}"))
    names = list_highlighted(block)
    if names:
        listed = lang.comma.join(names)
        sentence = lang.fill_phrase("chart_highlight", names=listed)
        sentences.append(sentence)
    sentences += tell_annotations(block)
    return " ".join(sentences)


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
        yield lang.fill_phrase("chart_line", name=line.name, value=line.label)
    for band in block.bands:
        yield tell_range(band.name, band.low_label, band.high_label, lang)
    for span in block.spans:
        yield tell_range(span.name, span.start_label, span.end_label, lang)


def tell_range(name: str, low: str, high: str, lang: Language) -> str:
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
        pairs = []
        for name, label in zip(names, row.labels, strict=False):
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
