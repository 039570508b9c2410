"""A table or a chart -> the file that its cells come from: CSV, or a sheet of a workbook."""

from __future__ import annotations

from typing import Protocol

from reporting.content.cell_numbers import DecimalMark
from reporting.errors import RefusedError


class Source(Protocol):
    """What may name a file of cells: a table, or a chart's data."""

    @property
    def csv(self) -> str | None:
        """Name of a CSV file."""

    @property
    def xlsx(self) -> str | None:
        """Name of a workbook."""

    @property
    def sheet(self) -> str | None:
        """Name of a sheet of the workbook; the first one if left out."""

    @property
    def range(self) -> str | None:
        """Cells of the sheet, such as `A3:D12`; all that are filled if left out."""

    @property
    def decimal(self) -> DecimalMark | None:
        """What stands before decimals in a CSV file, where that does not show."""


def name_table(source: Source) -> str:
    """Return what the table of a file is called, by which it is kept; empty without a file."""
    if source.xlsx is None:
        return source.csv or ""
    name = source.xlsx
    if source.sheet:
        name += f", sheet {source.sheet}"
    if source.range:
        name += f", {source.range.upper()}"
    return name


def find_source_key(source: Source) -> str:
    """Return the key that names the file."""
    return "csv" if source.xlsx is None else "xlsx"


def check_source(source: Source) -> None:
    """Refuse what belongs to another kind of file.

    Raises:
        RefusedError: there are two files, or a key that the one there is does not take.
    """
    if source.csv and source.xlsx:
        message = "give either `csv` or `xlsx`: the cells come from one file"
        raise RefusedError(message, code="E403")
    for key, value in {"sheet": source.sheet, "range": source.range}.items():
        if value and not source.xlsx:
            hint = "name the workbook under `xlsx`, or delete it"
            raise RefusedError(f"`{key}` belongs to `xlsx`", hint, code="E403")
    if source.decimal and not source.csv:
        message = "`decimal` says what stands before decimals in a `csv` file"
        raise RefusedError(message, "delete it", code="E403")
