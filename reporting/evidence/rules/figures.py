"""Parsed content -> the figures and dates in it that no claim cited beside them supports.

Figures without a claim are errors. A date needs no claim of its own, but one that no claim
and no source of the dossier knows is a warning. A block that is `unsourced` says why, and
is let be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from decimal import Decimal
from functools import cache, partial

from reporting.content.block_base import BlockBase
from reporting.content.blocks import Table, Timeline
from reporting.content.chart_blocks import Chart
from reporting.content.data_files import Files
from reporting.content.inline import FigureRef, Part
from reporting.content.model import Figure
from reporting.content.parsed import ParsedContent, Piece
from reporting.content.soundness import has_broken
from reporting.errors import Problem
from reporting.evidence.facts.dates import (
    PARTS,
    Date,
    Fact,
    find_first_number,
    list_day_facts,
    list_time_facts,
)
from reporting.evidence.facts.derivation import agrees_when_rounded, evaluate
from reporting.evidence.facts.names import Names
from reporting.evidence.facts.numbers import Numeral
from reporting.evidence.rules.chart_words import ChartData, speaks_of_data
from reporting.evidence.rules.data import find_table_scales, is_supported
from reporting.evidence.rules.passages import (
    Passage,
    find_passages,
    list_marked_claims,
    rests_alone,
)
from reporting.evidence.rules.support import ClaimSupport

_TIMES = ("time", "second", *PARTS)
"""What of a date a passage may say where no claim says anything of the kind."""
_SHOWN = 3
"""How many claims a hint names."""
_CURES = {
    "sections": "cite a claim that says so in one of the section's blocks",
    "blocks": "or say on the block why it is `unsourced`",
}
"""What else can be done about an unsupported figure, by the kind of piece."""


def check_figures(
    parsed: ParsedContent,
    support: ClaimSupport,
    names: Names,
    files: Files,
) -> Iterator[Problem]:
    """Yield the problems of figures and dates in every text that rests on claims.

    Args:
        parsed: the dossier.
        support: what its claims support.
        names: those of its entities.
        files: the data beside it.
    """
    data = ChartData(files, support)
    figures: dict[str, Figure] = {}
    for _, figure in parsed.figures:
        figures[figure.id] = figure
    list_known = cache(partial(list_known_dates, parsed, support))
    is_whole = len(support.claims) == len(parsed.claims)
    knows_dates = is_whole and not has_broken(parsed, "claims", "sources")
    for passage in find_passages(parsed, support, names):
        block = passage.written.piece.value
        is_unsourced = isinstance(block, BlockBase) and bool(block.unsourced)
        is_known = passage.claims <= support.claims.keys()
        if not is_known or passage.written.faults:
            continue
        if not is_unsourced:
            yield from check_passage(
                parsed,
                support,
                passage,
                figures,
                data,
            )
        elif speaks_of_data(passage):
            yield from check_against_data(parsed, passage, data)
        if knows_dates and not is_unsourced:
            yield from check_passage_dates(parsed, passage, list_known)
    yield from check_periods(parsed, support)
    for piece, block in parsed.blocks:
        if isinstance(block, Timeline) and not block.unsourced:
            yield from check_events(parsed, support, piece, block)


# ---------------------------------------------------------------- figures


def check_passage(
    parsed: ParsedContent,
    support: ClaimSupport,
    passage: Passage,
    figures: Mapping[str, Figure],
    data: ChartData,
) -> Iterator[Problem]:
    """Yield the numbers of a passage that no claim supports, and no sum or count comes to.

    Args:
        parsed: the dossier.
        support: what its claims support.
        passage: one whose claims are all sound.
        figures: all figures by their ids.
        data: what charts show.
    """
    stated = list_readings(passage)
    if not (stated or passage.figures):
        return
    supported = support.list_numbers(passage.claims)
    chart = passage.written.piece.value
    if isinstance(chart, Chart) and chart.data.count:
        supported = supported | count_claims(chart, support)
    for readings in stated:
        if any(reading.is_borne(supported) for reading in readings):
            continue
        if is_derived(passage, readings, figures) or data.bear(passage, readings):
            continue
        if is_cell_borne(passage, readings, supported, support):
            continue
        numeral = readings[0]
        shown = numeral.cut_from(passage.text)
        find = shown.split()[0]
        yield report_unsupported(
            parsed,
            support,
            passage,
            f"`{shown}`",
            numeral.value,
            find,
            data.explain(passage, numeral.value),
        )
    for ref in passage.figures:
        number = find_figure_number(ref, figures)
        if number is not None and number not in supported:
            shown = f"the figure `{ref.figure}`"
            find = f"{{{ref.figure}"
            yield report_unsupported(
                parsed,
                support,
                passage,
                shown,
                number,
                find,
            )


def is_cell_borne(
    passage: Passage,
    readings: list[Numeral],
    supported: Collection[Decimal],
    support: ClaimSupport,
) -> bool:
    """Whether a number stands in a cell of a table whose heads scale it to one of the claims'.

    Args:
        passage: where the number stands.
        readings: the number, as it is read in each language.
        supported: the numbers of the claims that are cited there.
        support: what the claims support.
    """
    table = passage.written.piece.value
    parts = passage.written.parts
    if not isinstance(table, Table) or parts[0] != "rows":
        return False
    scales = find_table_scales(table, support)(parts)
    known = set(supported)
    return any(is_supported(reading.value, scales, known) for reading in readings)


def list_readings(passage: Passage) -> list[list[Numeral]]:
    """Return the figures of a passage, each as it is read in each language."""
    by_start: dict[int, list[Numeral]] = defaultdict(list)
    for reading in passage.readings:
        for numeral in reading.figures:
            by_start[numeral.start].append(numeral)
    first = passage.readings[0].figures if passage.readings else ()
    return [by_start[numeral.start] for numeral in first]


def check_against_data(
    parsed: ParsedContent,
    passage: Passage,
    data: ChartData,
) -> Iterator[Problem]:
    """Yield the numbers in the words of an unsourced chart that its data do not give."""
    written = passage.written
    for readings in list_readings(passage):
        if data.bear(passage, readings):
            continue
        shown = readings[0].cut_from(passage.text)
        hint = data.explain(passage, readings[0].value)
        yield parsed.warning(
            written.piece,
            written.parts,
            f"`{shown}` does not follow from the chart's data",
            hint or "write what they say, or a sum, a share, a difference or a ratio",
            shown.split()[0],
            passage.number,
            code="W515",
        )


def count_claims(chart: Chart, support: ClaimSupport) -> set[Decimal]:
    """Return the numbers that a chart which counts the claims itself may speak of."""
    claims = support.claims_by_rule
    tally = chart.data.tally(claims)
    counts = [len(claims), *tally.values()]
    return {Decimal(count).normalize() for count in counts}


def is_derived(
    passage: Passage,
    readings: list[Numeral],
    figures: Mapping[str, Figure],
) -> bool:
    """Whether a number in a figure's comparison is what the figure's derivation comes to.

    Args:
        passage: where the number stands.
        readings: the number, in each language that it may be read in.
        figures: all figures by their ids.
    """
    figure = passage.written.piece.value
    if not isinstance(figure, Figure) or not figure.derived:
        return False
    if passage.written.field != ("comparison",):
        return False
    try:
        value = evaluate(figure.derived, figures)
    except ValueError:
        return False
    return any(agrees_when_rounded(each, passage.text, value) for each in readings)


def find_figure_number(ref: FigureRef, figures: Mapping[str, Figure]) -> Decimal | None:
    """Return the number that is written out for a figure, without its sign."""
    figure = figures.get(ref.figure)
    if figure is None:
        return None
    if ref.part is not Part.CHANGE:
        return abs(figure.value).normalize()
    change = figure.stated_change
    if change is None:
        return None
    return abs(change).normalize()


def report_unsupported(
    parsed: ParsedContent,
    support: ClaimSupport,
    passage: Passage,
    shown: str,
    number: Decimal,
    find: str,
    told: str = "",
) -> Problem:
    """Return the error that a number rests on no claim, with the likeliest cure.

    Args:
        parsed: the dossier.
        support: what its claims support.
        passage: where the number stands.
        shown: the number as the message names it.
        number: its value.
        find: the words by which its place is found.
        told: what the data of a chart say instead.
    """
    written = passage.written
    kind = written.piece.kind
    claim = support.find_claim(number)
    if kind == "figures":
        hint = (
            "write what its claim says, or under `derived` how it follows from figures"
        )
    elif claim and rests_alone(written):
        hint = f"the claim `{claim}` bears it: put [^{claim}] behind it"
    elif claim:
        where = "a block of this section" if kind == "sections" else "this part"
        hint = f"the claim `{claim}` bears it: cite it in {where}"
    else:
        why = "no claim of this dossier bears it"
        some = sorted(passage.claims)[:_SHOWN]
        cited = ", ".join(some)
        if cited:
            why = f"what is cited here ({cited}) says otherwise"
        cure = _CURES.get(kind, "write what a claim says, and cite it")
        hint = f"{why}; {cure}"
    hint = f"{told}; {hint}" if told else hint
    message = f"{shown} is borne by no claim that is cited here"
    return parsed.error(
        written.piece,
        written.parts,
        message,
        hint,
        find,
        passage.number,
        code="E500",
    )


# ---------------------------------------------------------------- dates


def list_known_dates(parsed: ParsedContent, support: ClaimSupport) -> set[Fact]:
    """Return the dates that some claim or source gives, and the day of the edition."""
    dates = support.list_dates(support.claims)
    for source in support.sources:
        dates |= support.list_source_dates(source)
    for _, edition in parsed.edition:
        day = edition.date
        dates |= list_day_facts(
            day.year,
            day.month,
            day.day,
        )
    return dates


def check_passage_dates(
    parsed: ParsedContent,
    passage: Passage,
    list_known: Callable[[], set[Fact]],
) -> Iterator[Problem]:
    """Yield the dates of a passage that nothing in the dossier gives.

    Args:
        parsed: the dossier.
        passage: of it.
        list_known: what it gives; asked for where there is a date.
    """
    written = passage.written
    dates: dict[int, Date] = {}
    for reading in passage.readings:
        for date in reading.dates:
            dates[date.start] = date
    for date in dates.values():
        if not date.is_known(list_known(), _TIMES):
            shown = date.cut_from(passage.text)
            message = (
                f"`{shown}` is a date that no claim and no source of this dossier gives"
            )
            hint = "check it, or cite who gives it"
            find = find_first_number(shown)
            yield parsed.warning(
                written.piece,
                written.parts,
                message,
                hint,
                find,
                passage.number,
                code="W510",
            )


def check_periods(parsed: ParsedContent, support: ClaimSupport) -> Iterator[Problem]:
    """Yield the periods of figures that their claims do not give."""
    for piece, figure in parsed.figures:
        if figure.period and figure.claim in support.claims:
            dates = support.list_dates((figure.claim,))
            if not list_time_facts(figure.period) <= dates:
                message = f"the claim `{figure.claim}` does not give this period"
                hint = "write the period that the claim gives"
                yield parsed.warning(
                    piece,
                    ("period",),
                    message,
                    hint,
                    code="W511",
                )


def check_events(
    parsed: ParsedContent,
    support: ClaimSupport,
    piece: Piece,
    timeline: Timeline,
) -> Iterator[Problem]:
    """Yield the dates of events that the claims cited there do not give."""
    marks: dict[int, set[str]] = defaultdict(set)
    for written in piece.texts:
        if written.field[:1] == ("events",):
            index = int(written.field[1])
            marks[index] |= list_marked_claims(written.runs)
    for index, event in enumerate(timeline.events):
        claims = marks[index] | set(timeline.claims)
        is_known = claims <= support.claims.keys()
        if not claims or not is_known:
            continue
        dates = support.list_dates(claims)
        days = {"on": event.on, "until": event.until}
        for name, day in days.items():
            if day and not list_time_facts(day) <= dates:
                listed = ", ".join(sorted(claims))
                message = f"the claims cited here ({listed}) do not give this date"
                hint = "write the date that they give"
                yield parsed.warning(
                    piece,
                    ("events", index, name),
                    message,
                    hint,
                    code="W512",
                )
