"""Charts and tables from CSV files -> the numbers in them that no claim supports.

Every number of a chart must be supported by the chart's claims. Its unit may scale: numbers
under `billion dollars` are billions, under `%` they are hundredths, and under `unit: percent`
they are ratios. So may the title and the heads of a table. Counts need no claim.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from reporting.content.blocks import Table
from reporting.content.cell_numbers import read_cell
from reporting.content.chart_blocks import Chart, Stacking
from reporting.content.chart_units import PERCENT, POINTS, find_unit_key
from reporting.content.data import list_chart_numbers
from reporting.content.data_files import Files
from reporting.content.data_source import find_source_key
from reporting.content.model import CsvFile
from reporting.content.parsed import ParsedContent, Parts, Piece
from reporting.content.translations import format_digits
from reporting.content.values import Text
from reporting.errors import Problem
from reporting.evidence.facts.statements import find_statements
from reporting.evidence.rules.support import ClaimSupport
from reporting.i18n import load_language
from reporting.patterns import match_any

_THOUSAND = 1000
"""What a number is too small by whose groups are parted by points."""
_HUNDREDTH = Decimal("0.01")
_OTHERWISE = {
    True: frozenset({Decimal(1)}),
    False: frozenset({_HUNDREDTH}),
}
"""What numbers would be multiplied by that are percentages where shares are asked for."""
Scales = frozenset[Decimal]
"""What a number may be multiplied by."""
_SHOWN = 5
"""Numbers that a message names."""


def check_data_numbers(
    parsed: ParsedContent,
    support: ClaimSupport,
    files: Files,
) -> Iterator[Problem]:
    """Yield the numbers of charts and CSV tables that their claims do not support.

    Args:
        parsed: the dossier.
        support: what its claims support.
        files: the CSV files beside it.
    """
    for piece, block in parsed.blocks:
        if not isinstance(block, Chart | Table) or block.unsourced:
            continue
        if isinstance(block, Chart):
            if block.data.count:
                continue
            if not block.claims:
                message = "the chart's numbers have no `claims`"
                hint = (
                    "list the claims that bear them, let the chart `count`, "
                    "or say why it is `unsourced`"
                )
                yield parsed.error(
                    piece,
                    (),
                    message,
                    hint,
                    code="E501",
                )
                continue
            find = find_chart_scales(block, support)
            numbers = list_chart_numbers(block, files)
        elif block.table_name in files.tables:
            find = find_table_scales(block, support)
            numbers = list_table_numbers(
                block,
                files.tables[block.table_name],
                support,
            )
        else:
            continue
        yield from check_numbers(
            parsed,
            support,
            piece,
            block,
            numbers,
            find,
        )


def find_table_scales(table: Table, support: ClaimSupport) -> Callable[[Parts], Scales]:
    """Return what tells by its place what a number of a table may be multiplied by.

    Its title, its note, the head of a column or the first cell of a row says so:
    `in millions of euros`.

    Args:
        table: of the content.
        support: says in which languages its words are read.
    """
    labels = [column.label for column in table.columns]
    heads = [
        text for text in (table.title, table.note, *labels) if isinstance(text, Text)
    ]

    def find(parts: Parts) -> Scales:
        texts = list(heads)
        if parts[0] == "rows":
            first = table.rows[int(parts[1])][0]
            texts += [first] if isinstance(first, Text) else []
        scales = {Decimal(1)}
        for text in texts:
            scales |= find_scales(text, support)
        return frozenset(scales)

    return find


def check_numbers(
    parsed: ParsedContent,
    support: ClaimSupport,
    piece: Piece,
    block: Chart | Table,
    numbers: Iterable[tuple[Decimal, Parts]],
    find: Callable[[Parts], Scales],
) -> Iterator[Problem]:
    """Yield the numbers of a block that its claims do not support, one problem a place.

    Args:
        parsed: the dossier.
        support: what its claims support.
        piece: the block as a piece.
        block: the block.
        numbers: what it shows, each with the steps to where it is written.
        find: tells by its place what a number may be multiplied by.
    """
    claims = frozenset(block.claims)
    if not claims <= support.claims.keys():
        return  # a dangling or a broken claim is a problem of its own
    supported = support.list_numbers(claims)
    unsupported: dict[Parts, list[str]] = defaultdict(list)
    ratios: set[Parts] = set()
    grouped: dict[Parts, str] = {}
    for number, parts in numbers:
        if is_supported(number, find(parts), supported):
            continue
        unsupported[parts].append(format_digits(number))
        larger = number * _THOUSAND
        if is_supported(larger, find(parts), supported):
            grouped[parts] = format_digits(larger.to_integral())
        other_scales = _OTHERWISE[_HUNDREDTH in find(parts)]
        if is_supported(number, other_scales, supported):
            ratios.add(parts)
    for parts, shown in unsupported.items():
        some = dict.fromkeys(shown[:_SHOWN])
        listed = ", ".join(some)
        verb = "is" if len(shown) == 1 else "are"
        message = f"{listed} {verb} not borne by the {block.kind}'s claims"
        what = "are none; some"
        if block.claims:
            listed_claims = ", ".join(block.claims)
            what = f"are {listed_claims}; they"
        hint = f"the {block.kind}'s claims {what} must give every number that it shows"
        if isinstance(block, Chart) and parts in ratios:
            hint = explain_ratio(block)
        elif parts in grouped and len(shown) == 1:
            hint = f"a point stands before decimals: write {grouped[parts]}"
        yield parsed.error(
            piece,
            parts,
            message,
            hint,
            code="E502",
        )


def is_supported(number: Decimal, scales: Scales, supported: set[Decimal]) -> bool:
    """Whether claims give a number, in one of its scales."""
    scaled = {abs(number * scale).normalize() for scale in scales}
    return not scaled.isdisjoint(supported)


def explain_ratio(chart: Chart) -> str:
    """Return how a chart's numbers are written as percentages, where they are not so."""
    if find_unit_key(chart.unit) == PERCENT:
        return "`unit: percent` takes shares: 52% is written 0.52"
    return "52% is 52 under `unit: '%'`, or 0.52 under `unit: percent`"


def list_table_numbers(
    table: Table,
    data: CsvFile,
    support: ClaimSupport,
) -> Iterator[tuple[Decimal, Parts]]:
    """Yield the numbers in the cells of a table from a CSV file."""
    parts = (find_source_key(table),)
    for index, column in enumerate(table.columns[: len(data.header)]):
        for row, plain in zip(data.rows, data.plain, strict=True):
            if column.align != "decimal":
                statements = find_statements(row[index], support.default_language)
                for numeral in statements.figures:
                    yield numeral.value, parts
                continue
            value = read_cell(plain[index])
            if value is not None:
                yield value, parts


def find_chart_scales(chart: Chart, support: ClaimSupport) -> Callable[[Parts], Scales]:
    """Return what tells by its place what a number of a chart may be multiplied by.

    Args:
        chart: of the content.
        support: says in which languages its units are read.
    """
    first = find_scales(chart.unit, support)
    second = find_scales(chart.second_unit, support)
    over: set[int] = set()
    for number, series in enumerate(chart.data.series):
        if series.axis == "second":
            over.add(number)
    is_of_shares = chart.stack is Stacking.SHARES

    def find(parts: Parts) -> Scales:
        if parts[0] == "lines" and is_of_shares:
            return frozenset({Decimal(1)})
        is_series = parts[:2] == ("data", "series")
        if is_series and parts[2] in over:
            return second
        if is_series or not over:
            return first
        return first | second

    return find


def find_scales(unit: Text | None, support: ClaimSupport) -> Scales:
    """Return what numbers may be multiplied by, as their unit says.

    Under `unit: percent` they are ratios; under the sign `%`, or the word for it among
    others, they are hundredths.
    """
    one = frozenset({Decimal(1)})
    key = find_unit_key(unit)
    if unit is None or key == PERCENT:
        return one
    scales = set(one)
    for code, words in unit.by_language.items():
        for reading in support.list_reading_languages(code):
            language = load_language(reading)
            for word, scale in language.scales.items():
                if _has_word(words, [word]):
                    scales.add(scale)
            if "%" in words or _has_word(words, language.percent_words):
                return frozenset({_HUNDREDTH})
    if key == POINTS:
        scales.add(_HUNDREDTH)
    return frozenset(scales)


def _has_word(text: str, words: Iterable[str]) -> bool:
    pattern = rf"\b(?:{match_any(words)})s?\b"
    return re.search(pattern, text, re.IGNORECASE) is not None
