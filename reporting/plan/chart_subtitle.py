"""A chart of the content -> its subtitle: what is measured, in which unit, over which period.

What the title says word for word is not said again. Two axes say their own units.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from reporting.content.chart_blocks import Chart, Scaling, Stacking
from reporting.content.chart_dates import DateUnit
from reporting.content.chart_kinds import find_traits
from reporting.content.periods import PlainPeriod
from reporting.i18n import Language
from reporting.plan.chart_data import ChartNumbers
from reporting.plan.chart_numbers import ChartUnit, choose_style, write_labels
from reporting.plan.periods import format_plain_period, format_range
from reporting.plan.scope import Scope
from reporting.plan.words import plain_line

_BRIEF = frozenset({DateUnit.QUARTER, DateUnit.HALF})
"""Periods that are long in words."""
_LEAST_LETTERS = 4
"""Of a word that a line may begin with in a capital: `mm` and `kg` are signs."""


def plan_subtitle(
    chart: Chart,
    numbers: ChartNumbers,
    unit: ChartUnit,
    scope: Scope,
) -> str:
    """Return the subtitle that the curator gives, else one made of names, unit and years.

    Args:
        chart: of the content.
        numbers: what it shows, with names in the scope's language.
        unit: of the first axis.
        scope: has the language.
    """
    lang = scope.language
    parts: list[str] = []
    if chart.subtitle:
        words = scope.print_text(chart.subtitle)
        return lang.comma.join([words, *tell_scale(chart, lang)])
    if len(numbers.series) == 1:
        parts.append(numbers.series[0].name)
    if not any(row.is_second for row in numbers.series):
        parts.append(say_unit(chart, unit, lang))
    parts.append(tell_span(numbers, lang))
    if not find_traits(chart.type).has_axes and not unit.is_percent:
        parts.append(tell_total(numbers, lang))
    parts += tell_scale(chart, lang)
    title = plain_line(scope.set_line(chart.title)).casefold()
    said = {part.casefold(): part for part in parts if part}
    said.pop(title, None)
    words = lang.comma.join(said.values())
    words = begin_line(words, word=lang.percent_words[0])
    return scope.stand_for(words, chart, "data")


def tell_scale(chart: Chart, lang: Language) -> list[str]:
    """Return that the axis of values is logarithmic, where it is and no axis says so itself."""
    if chart.scale is Scaling.LOG and not chart.second_unit:
        return [lang.fill_phrase("log_scale")]
    return []


def say_unit(chart: Chart, unit: ChartUnit, lang: Language) -> str:
    """Return the unit of the first axis in words; of shares, what they are shares of."""
    words = unit.words
    if unit.is_percent:
        words = lang.percent_words[0]
    elif chart.data.count and not words:
        words = lang.fill_phrase("count_unit")
    if chart.stack is not Stacking.SHARES:
        return words
    if not words:
        return lang.fill_phrase("chart_shares")
    return lang.fill_phrase("chart_shares_of", unit=words)


def tell_span(numbers: ChartNumbers, lang: Language) -> str:
    """Return from when to when the categories go; nothing where they are no periods."""
    dates = numbers.dates
    if dates is None:
        return ""
    first = min(dates.periods, key=find_begin)
    last = max(dates.periods, key=find_begin)
    is_brief = dates.unit in _BRIEF
    if first == last:
        return format_plain_period(lang, first, is_brief=is_brief)
    return format_range(lang, first, last, is_brief=is_brief)


def find_begin(period: PlainPeriod) -> dt.date:
    """Return the first day of a period, by which periods are ordered."""
    return period.first_day


def tell_total(numbers: ChartNumbers, lang: Language) -> str:
    """Return what all parts of a whole come to; nothing where one is below zero."""
    known = [value for value in numbers.series[0].values if value is not None]
    if not known or min(known) < 0:
        return ""
    whole = Decimal(sum(known))
    style = choose_style([*known, whole], lang)
    (written,) = write_labels([whole], style, lang)
    return lang.fill_phrase("chart_total", number=written)


def begin_line(words: str, word: str = "") -> str:
    """Return words with a capital at their head, unless they begin with a sign such as kg.

    Args:
        words: of the line.
        word: what is no sign though it may be short: `per cent`.
    """
    if word and words.startswith(word):
        return words[0].upper() + words[1:]
    head = re.split(r"[\W\d_]", words, maxsplit=1)[0]
    if head.islower() and len(head) >= _LEAST_LETTERS:
        return words[0].upper() + words[1:]
    return words
