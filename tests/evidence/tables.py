"""Tables as somebody might publish them: a CSV file and a workbook, with what can go wrong in them."""

from __future__ import annotations

import datetime as dt
import io

from openpyxl import Workbook

CSV = (
    "Region;Year;Sold (thousand tonnes);State\r\n"
    "North;2024;1.234,5;closed\r\n"
    "\r\n"
    "North;2025;12,5;open\r\n"
    "Süd;2025;7;halted\r\n"
)
"""As Excel writes it in a country with commas before decimals: its fifth row is its fourth paragraph."""


def csv() -> bytes:
    """Return the CSV file in Windows' characters."""
    return CSV.encode("cp1252")


def workbook(**changes: object) -> bytes:
    """Return a workbook of two sheets, the second hidden.

    Args:
        changes: what cells of the first sheet hold instead, such as `C5=7`.
    """
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Sales"
    sheet["A1"] = "Orchard, sales by year (USD million)"
    sheet.merge_cells("A1:D1")
    sheet["C2"] = "Results"
    sheet.merge_cells("C2:D2")
    for column, head in enumerate(["", "2024", 2025, dt.datetime(2026, 3, 31)], 1):  # noqa: DTZ001
        sheet.cell(3, column, head)
    rows: list[list[object]] = [
        ["Europe"],
        ["Net sales", 1100.5, 1234.5, 1300],
        ["Growth, %", 3, 12, 16],
        ["Margin", 0.1, 0.1587, 0.17],
        ["Asia"],
        ["Net sales", 90, 95, -5],
        ["State", "open", "closed", "halted"],
        ["Closed on", None, dt.datetime(2026, 3, 4), "n/a"],  # noqa: DTZ001
        ["Orders", 1_234_000, 2.5, 45],
    ]
    for number, row in enumerate(rows, 4):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value
    sheet["D3"].number_format = "yyyy"
    for cell in ("B7", "C7", "D7"):
        sheet[cell].number_format = "0%"
    sheet["C5"].number_format = "#,##0.0"
    sheet["D9"].number_format = "#,##0;(#,##0)"
    sheet["C11"].number_format = "d mmm yyyy"
    sheet["B12"].number_format = '#,##0,"k"'
    sheet["C12"].number_format = "0"
    sheet["E5"] = "=C5/B5"
    sheet["F5"] = "#DIV/0!"
    sheet["F5"].data_type = "e"
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["G"].hidden = True
    sheet["G5"] = 8
    for name, value in changes.items():
        sheet[name] = value
    old = book.create_sheet("Old figures")
    for name, value in {"A1": "x", "B1": "2023", "A2": "Net sales", "B2": 77}.items():
        old[name] = value
    old.sheet_state = "hidden"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
