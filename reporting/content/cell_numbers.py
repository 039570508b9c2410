"""The cells of a table's column -> the numbers in them, whatever marks they are written with.

`1.234,5` is 1234.5 where commas stand before decimals. Which of the two marks that is, shows in
the column, or else in the file: `12,5` says it, `1,234` does not, and is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from reporting.content.values import GAP
from reporting.patterns import compile_pattern
from reporting.record import Record

DecimalMark = Literal["comma", "point"]

MARKS: dict[str, DecimalMark] = {",": "comma", ".": "point"}
_SPACES = " \u00a0\u202f\u2009\u2007'’"
"""What stands between groups of digits besides points and commas."""
_MINUS = "−–"
_CELL = rf"(?P<sign>[-+{_MINUS}]?)\s?(?P<digits>\d(?:[\d.,{_SPACES}]*\d)?)(?P<percent>\s?%)?"
_PLAIN = r"\d{1,18}(?:[.,]\d{1,18})?"
_GROUPED = r"\d{1,3}(?P<group>[.,])\d{3}(?:(?P=group)\d{3})*(?:[.,]\d{1,18})?"
_SPACED = rf"\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?:[.,]\d{{1,18}})?"
_GROUP = 3


class Reading(Record, frozen=True):
    """How the numbers of a column are written.

    Args:
        decimal: mark before their decimals.
        doubt: a cell that has two readings, and nothing says which holds; else empty.
        row: that the doubt is about, from 0.
        other: a cell that is written with the other mark, so that both cannot hold.
    """

    decimal: str = "."
    doubt: str = ""
    row: int = 0
    other: str = ""


def is_missing(cell: str) -> bool:
    """Whether a cell says that no value is known."""
    return GAP.holds(cell)


def find_marks(cell: str) -> str:
    """Return the marks that may stand before the decimals of a cell: `.`, `,`, both or none."""
    match = compile_pattern(_CELL, re.ASCII).fullmatch(cell.strip())
    if not match:
        return ""
    digits = match["digits"].translate(
        dict.fromkeys(
            map(
                ord,
                _SPACES,
            )
        )
    )
    is_spaced = (
        compile_pattern(_SPACED, re.ASCII).fullmatch(match["digits"]) is not None
    )
    if not is_spaced and digits != match["digits"]:
        return ""
    grouped = compile_pattern(_GROUPED, re.ASCII).fullmatch(digits)
    if not compile_pattern(_PLAIN, re.ASCII).fullmatch(digits) and not grouped:
        return ""
    marks = re.sub(
        r"\d",
        "",
        digits,
    )
    if not marks:
        return ""
    last = marks[-1]
    other = "." if last == "," else ","
    if len(set(marks)) > 1:
        if marks.count(last) == 1:
            return last
        return ""
    if len(marks) > 1:
        return other
    whole, _, decimals = digits.partition(last)
    may_group = len(decimals) == _GROUP and len(whole) <= _GROUP and whole[0] != "0"
    return ".," if may_group and not is_spaced else last


def read_column(
    cells: Sequence[str],
    fallback: str = "",
    *,
    has_commas: bool = True,
) -> Reading:
    """Return how the numbers of a column are written.

    Args:
        cells: of the column.
        fallback: the mark before decimals in the rest of the file, if that shows.
        has_commas: whether commas part the cells: then a point stands before decimals.
    """
    shown: dict[str, int] = {}
    doubtful: list[int] = []
    for row, cell in enumerate(cells):
        marks = find_marks(cell)
        if len(marks) == 1:
            shown.setdefault(marks, row)
        elif marks and ("," in cell or not has_commas):
            doubtful.append(row)
    if len(shown) > 1:
        first, second = sorted(shown.values())
        return Reading(
            doubt=cells[first],
            row=first,
            other=cells[second],
        )
    for mark in shown:
        return Reading(mark)
    if doubtful and not fallback:
        first = doubtful[0]
        return Reading(doubt=cells[first], row=first)
    return Reading(fallback or ".")


def find_file_mark(columns: Sequence[Sequence[str]]) -> str:
    """Return the mark before decimals that all columns of a file agree on, if any shows one."""
    shown: set[str] = set()
    for cells in columns:
        for cell in cells:
            marks = find_marks(cell)
            if len(marks) == 1:
                shown.add(marks)
    if len(shown) == 1:
        return shown.pop()
    return ""


def write_plainly(cell: str, decimal: str) -> str:
    """Return a cell as the content writes numbers: `1234.5`, `52%`; any other as it is.

    Args:
        cell: as it stands in the file.
        decimal: mark before decimals.
    """
    match = compile_pattern(_CELL, re.ASCII).fullmatch(cell.strip())
    if not match:
        return cell
    digits = match["digits"]
    group = "." if decimal == "," else ","
    thousands = rf"\d{{1,3}}(?:[{group}{_SPACES}]\d{{3}})+"
    lakhs = rf"\d{{1,2}}(?:{re.escape(group)}\d\d)+{re.escape(group)}\d{{3}}"
    whole = rf"(?:\d{{1,18}}|{thousands}|{lakhs})"
    if not re.fullmatch(
        rf"{whole}(?:[{decimal}]\d{{1,18}})?",
        digits,
        re.ASCII,
    ):
        return cell
    digits = re.sub(
        rf"[{group}{_SPACES}]",
        "",
        digits,
    ).replace(
        decimal,
        ".",
    )
    sign = "-" if match["sign"] in (*_MINUS, "-") and match["sign"] else ""
    percent = "%" if match["percent"] else ""
    return f"{sign}{digits}{percent}"


def is_number(cell: str) -> bool:
    """Whether a cell is a plain number."""
    number = r"[+-]?\d{1,18}(\.\d{1,18})?"
    return (
        re.fullmatch(
            number,
            cell,
            re.ASCII,
        )
        is not None
    )


def is_percentage(cell: str) -> bool:
    """Whether a cell is a plain number of per cent."""
    return cell.endswith("%") and is_number(cell[:-1])


def read_cell(cell: str) -> Decimal | None:
    """Return the number of a plain cell; of a percentage the ratio; None if it has none."""
    if is_percentage(cell):
        return Decimal(cell[:-1]).scaleb(-2)
    if is_number(cell):
        return Decimal(cell)
    return None
