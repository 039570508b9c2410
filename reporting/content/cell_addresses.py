"""The letters of a column and its number, as spreadsheets count: `AA` is 27, `B10` column 2."""

from __future__ import annotations

from reporting.patterns import compile_pattern

_BARE_NAME = r"[^\W\d]\w*"
"""The name of a sheet that needs no quotation marks."""
_LETTERS = 26


def count_column(letters: str) -> int:
    """Return the number of a column, from 1: of `A` 1, of `AA` 27."""
    number = 0
    for letter in letters.upper():
        digit = ord(letter) - ord("A") + 1
        number = number * _LETTERS + digit
    return number


def name_column(number: int) -> str:
    """Return the letters of a column, counted from 1: of 27 `AA`."""
    letters = ""
    while number > 0:
        number, index = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + index) + letters
    return letters


def write_address(sheet: str, column: int, row: int) -> str:
    """Return the address of a cell: `B10`, `Sales!B10`, `'Net sales'!B10`.

    Args:
        sheet: the name of its sheet; empty where that goes without saying.
        column: counted from 1.
        row: counted from 1.
    """
    cell = f"{name_column(column)}{row}"
    if not sheet:
        return cell
    if compile_pattern(_BARE_NAME).fullmatch(sheet):
        return f"{sheet}!{cell}"
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{cell}"
