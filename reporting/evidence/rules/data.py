"""A draft with its files -> the numbers in charts and in tables from CSV files that no claim bears.

Every number of a chart must be borne by the chart's claims. Its unit may scale: numbers under
`billion dollars` are billions, and under `%` they are hundredths. Counts need no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reporting.content.blocks import BlockBase, Chart, Table
from reporting.content.data import Files, is_number, list_chart_numbers
from reporting.content.model import CsvFile
from reporting.content.parsed import ParsedContent, Parts, Piece
from reporting.content.translations import format_digits
from reporting.errors import Problem
from reporting.evidence.facts.statements import find_statements
from reporting.evidence.rules.support import ClaimSupport
from reporting.i18n import load_language

_SHOWN = 5


def check_data_numbers(
    draft: ParsedContent, bearing: ClaimSupport, files: Files
) -> Iterator[Problem]:
    """Yield the numbers of charts and CSV tables that their claims do not bear.

    Args:
        draft: the dossier.
        bearing: its claims.
        files: the CSV files beside it.
    """
    for piece, block in draft.values("blocks"):
        if isinstance(block, BlockBase) and block.unsourced:
            continue
        match block:
            case Chart() if not block.data.count:
                yield from _chart(draft, bearing, piece, block, files)
            case Table(csv=str(name)) if name in files.tables:
                yield from _table(draft, bearing, piece, block, files.tables[name])


def _chart(
    draft: ParsedContent,
    bearing: ClaimSupport,
    piece: Piece,
    chart: Chart,
    files: Files,
) -> Iterator[Problem]:
    if not chart.claims:
        hint = "list the claims that bear them, let the chart `count`, or say why it is `unsourced`"
        yield draft.error(piece, (), "the chart's numbers have no `claims`", hint)
        return
    scales = _scales(chart, bearing)
    yield from _unborne(
        draft, bearing, piece, chart, list(list_chart_numbers(chart, files)), scales
    )


def _table(
    draft: ParsedContent,
    bearing: ClaimSupport,
    piece: Piece,
    table: Table,
    data: CsvFile,
) -> Iterator[Problem]:
    numbers: list[tuple[Decimal, Parts]] = []
    for column, cells in zip(table.columns, zip(*data.rows, strict=True), strict=False):
        for cell in cells:
            if column.align == "decimal":
                numbers += [(Decimal(cell), ("csv",))] if is_number(cell) else []
            else:
                numbers += [
                    (n.value, ("csv",))
                    for n in find_statements(cell, bearing.code).figures
                ]
    yield from _unborne(draft, bearing, piece, table, numbers, {Decimal(1)})


def _unborne(
    draft: ParsedContent,
    bearing: ClaimSupport,
    piece: Piece,
    block: Chart | Table,
    numbers: list[tuple[Decimal, Parts]],
    scales: set[Decimal],
) -> Iterator[Problem]:
    if not set(block.claims) <= bearing.claims.keys():
        return  # dangling or broken claims have been told of; what they bear is not known
    borne = bearing.numbers(block.claims)
    wrong: dict[Parts, list[str]] = {}
    for value, parts in numbers:
        if not any(abs(value * scale).normalize() in borne for scale in scales):
            wrong.setdefault(parts, []).append(format_digits(value))
    for parts, values in wrong.items():
        some = ", ".join(dict.fromkeys(values[:_SHOWN]))
        verb = "is" if len(values) == 1 else "are"
        listed = (
            f"are {', '.join(block.claims)}; they" if block.claims else "are none; some"
        )
        hint = (
            f"the {block.kind}'s claims {listed} must give every number that it shows"
        )
        yield draft.error(
            piece, parts, f"{some} {verb} not borne by the {block.kind}'s claims", hint
        )


def _scales(chart: Chart, bearing: ClaimSupport) -> set[Decimal]:
    """Return what the chart's numbers may be multiplied by, as its unit says."""
    scales = {Decimal(1)}
    for code, words in chart.unit.by_language.items() if chart.unit else ():
        for known in bearing.read_as(code):
            lang = load_language(known)
            scales |= {
                scale for word, scale in lang.scales.items() if _says(words, word)
            }
            if "%" in words or any(_says(words, word) for word in lang.percent_words):
                scales.add(Decimal("0.01"))
    return scales


def _says(words: str, word: str) -> bool:
    return bool(re.search(rf"\b{re.escape(word)}\b", words, re.IGNORECASE))
