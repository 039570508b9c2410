"""Charts and tables from CSV files -> the numbers in them that no claim supports.

Every number of a chart must be supported by the chart's claims. Its unit may scale: numbers
under `billion dollars` are billions, and under `%` they are hundredths. Counts need no claim.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from reporting.content.blocks import Chart, Table
from reporting.content.cell_numbers import read_cell
from reporting.content.data import list_chart_numbers
from reporting.content.data_files import Files
from reporting.content.data_source import find_source_key
from reporting.content.model import CsvFile
from reporting.content.parsed import ParsedContent, Parts, Piece
from reporting.content.translations import format_digits
from reporting.errors import Problem
from reporting.evidence.facts.statements import find_statements
from reporting.evidence.rules.support import ClaimSupport
from reporting.i18n import load_language
from reporting.patterns import match_any

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
            scales = find_scales(block, support)
            numbers = list_chart_numbers(block, files)
        elif block.table_name in files.tables:
            scales = {Decimal(1)}
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
            scales,
        )


def check_numbers(
    parsed: ParsedContent,
    support: ClaimSupport,
    piece: Piece,
    block: Chart | Table,
    numbers: Iterable[tuple[Decimal, Parts]],
    scales: set[Decimal],
) -> Iterator[Problem]:
    """Yield the numbers of a block that its claims do not support, one problem a place.

    Args:
        parsed: the dossier.
        support: what its claims support.
        piece: the block as a piece.
        block: the block.
        numbers: what it shows, each with the steps to where it is written.
        scales: what its numbers may be multiplied by.
    """
    claims = frozenset(block.claims)
    if not claims <= support.claims.keys():
        return  # a dangling or a broken claim is a problem of its own
    supported = support.list_numbers(claims)
    unsupported: dict[Parts, list[str]] = defaultdict(list)
    for number, parts in numbers:
        scaled = {abs(number * scale).normalize() for scale in scales}
        if scaled.isdisjoint(supported):
            digits = format_digits(number)
            unsupported[parts].append(digits)
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
        yield parsed.error(
            piece,
            parts,
            message,
            hint,
            code="E502",
        )


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


def find_scales(chart: Chart, support: ClaimSupport) -> set[Decimal]:
    """Return what the chart's numbers may be multiplied by, as its unit says."""
    scales = {Decimal(1)}
    if chart.unit is None:
        return scales
    for code, unit in chart.unit.by_language.items():
        for reading in support.list_reading_languages(code):
            language = load_language(reading)
            for word, scale in language.scales.items():
                if _has_word(unit, [word]):
                    scales.add(scale)
            if "%" in unit or _has_word(unit, language.percent_words):
                scales.add(Decimal("0.01"))
    return scales


def _has_word(text: str, words: Iterable[str]) -> bool:
    pattern = rf"\b(?:{match_any(words)})\b"
    return re.search(pattern, text, re.IGNORECASE) is not None
