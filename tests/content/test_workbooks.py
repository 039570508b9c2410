"""Sheets of .xlsx workbooks are read as a spreadsheet shows them; what cannot be is told."""

from __future__ import annotations

import datetime as dt
import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from reporting.content.cell_numbers import read_cell
from reporting.content.validate import load
from reporting.content.workbook_cells import write_cell
from reporting.content.workbooks import read_workbook
from tests.content.planted import changed, problems
from tests.deck.templates import edited
from tests.samples import EVERY_BLOCK, write

Fill = Callable[[Any, Any], None]


day = dt.datetime.fromisoformat


def book(*sheets: tuple[str, Fill]) -> bytes:
    """Return a workbook whose sheets are filled by functions of the book and the sheet."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as made:
        for name, fill in sheets:
            fill(made, made.add_worksheet(name))
    return file.getvalue()


def crop(made: Any, sheet: Any) -> None:
    """Fill a sheet as people do: a title above, formats, formulas with their values."""
    share = made.add_format({"num_format": "0.0%"})
    euro = made.add_format({"num_format": '#,##0.00 "€"'})
    month = made.add_format({"num_format": "mmm yyyy"})
    sheet.write("B3", "month")
    sheet.write("C3", "Tonnes")
    sheet.write("D3", "Share")
    rows = [(1, 1234.5, 0.125), (2, 98.75, 0.07)]
    for number, (at, tonnes, part) in enumerate(rows, 3):
        sheet.write_datetime(number, 1, day(f"2026-{at:02}-01"), month)
        sheet.write_number(number, 2, tonnes, euro)
        sheet.write_formula(number, 3, "=C4/C5", share, part)


def test_cells_are_read_as_they_are_shown() -> None:
    table = read_workbook(book(("Crop", crop)))
    assert table.header == ("month", "Tonnes", "Share")
    assert table.rows == (
        ("2026-01", "1234.50", "12.5%"),
        ("2026-02", "98.75", "7.0%"),
    )
    assert table.lines == (4, 5)
    assert table.assumed == ""
    assert read_cell(table.plain[0][2]) == Decimal("0.125")


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (5.1, "0.00", "5.10"),
        (5.1, "General", "5.1"),
        (0.1 + 0.2, "General", "0.3"),
        (1234567, "#,##0", "1234567"),
        (1.005, "0.0", "1.0"),
        (0.52, "0%", "52%"),
        (0.5, "0.##%", "50%"),
        (42, "@", "42"),
        (-3.5, "#,##0.00;[Red]-#,##0.00", "-3.50"),
        (3.5, "[$€-407] #,##0.00", "3.50"),
        (1_200_000, "0.0,,", "1200000"),
        (True, "General", "TRUE"),
        (None, "General", ""),
        ("=1+1", "General", "=1+1"),
        (" two\nlines ", "General", "two lines"),
        (day("2026-10-02"), "dd.mm.yyyy", "2026-10-02"),
        (day("2026-10-02T14:30"), "yyyy-mm-dd hh:mm", "2026-10-02 14:30"),
        (day("2026-01-01"), "yyyy", "2026"),
        (dt.time(6, 45), "hh:mm", "06:45"),
    ],
)
def test_a_value_is_written_as_its_format_shows_it(
    value: object, number_format: str, shown: str
) -> None:
    assert write_cell(value, number_format) == shown


def simple(rows: list[list[object]]) -> Fill:
    """Return what fills a sheet with rows from its corner on."""

    def fill(_: Any, sheet: Any) -> None:
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)

    return fill


def test_a_sheet_and_a_range_are_chosen() -> None:
    data = book(
        ("First", simple([["a", "b"], [1, 2]])),
        ("Second", simple([["title"], [], ["k", "n", "x"], ["p", 3, 4], ["q", 5, 6]])),
    )
    assert read_workbook(data).assumed == "its first sheet, `First`"
    table = read_workbook(data, "Second", "a3:B5")
    assert table.header == ("k", "n")
    assert table.rows == (("p", "3"), ("q", "5"))
    assert table.assumed == ""
    assert read_workbook(data, "Second", "B:C").header == ("n", "x")


def test_what_is_not_available_is_a_gap_and_other_errors_are_told() -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["k", "n"])
        sheet.write(1, 0, "p")
        sheet.write_formula(1, 1, "=NA()", None, "#N/A")

    assert read_workbook(book(("S", fill))).rows == (("p", ""),)

    def divide(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["k", "n"])
        sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")

    with pytest.raises(ValueError, match=r"^holds the error #DIV/0! in B2$"):
        read_workbook(book(("S", divide)))


def test_merged_cells_are_told() -> None:
    def fill(made: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["k", "n", "x"])
        sheet.merge_range("A2:B2", "both", made.add_format())
        sheet.write(1, 2, 5)
        sheet.merge_range("A9:B9", "far", made.add_format())

    table = read_workbook(book(("S", fill)), cells="A1:C4")
    assert table.rows == (("both", "", "5"),)
    assert table.assumed == "merged cells (A2:B2) filled at their first alone"


def archive(name: str) -> bytes:
    """Return an archive with one part."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr(name, "<x/>")
    return file.getvalue()


def without_values(data: bytes) -> bytes:
    """Return a workbook whose formulas were never worked out."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            content = old.read(part)
            if part.filename.startswith("xl/worksheets/sheet"):
                content = content.replace(b"</f><v>0.125</v>", b"</f>")
            new.writestr(part.filename, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"a,b\n1,2\n", "^is no .xlsx workbook; a CSV file goes under `csv`$"),
        (b"\xd0\xcf\x11\xe0rest", "^is an old .xls, or locked by a password: "),
        (b"PK\x03\x04rest", "^is a broken workbook "),
        (archive("content.xml"), "^is no .xlsx workbook; an .ods sheet is saved as "),
        (archive("[Content_Types].xml"), "^is a broken workbook "),
        (book(("S", simple([]))), "^has no cells there that are filled$"),
        (book(("S", simple([["a", "b"]]))), "^has no rows below its header$"),
        (
            without_values(book(("Crop", crop))),
            "^holds a formula without its value in D4: open it in a spreadsheet",
        ),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_workbook(data)


def test_a_number_that_is_none_in_a_sheet_is_a_broken_workbook() -> None:
    data = edited(
        book(("S", simple([["a", "b"], ["c", 45]]))),
        {
            "xl/worksheets/sheet1.xml": lambda sheet: sheet.replace(
                b"<v>45</v>", b"<v>\xd7\xa2</v>"
            )
        },
    )
    with pytest.raises(ValueError, match=r"^is a broken workbook "):
        read_workbook(data)


@pytest.mark.parametrize(
    "cells", ["A1:ZZZ9", "A1:B9999999", "A1:B" + "9" * 5000, "A:XFE"]
)
def test_a_range_that_no_sheet_has_is_refused_before_room_is_made_for_it(
    cells: str,
) -> None:
    data = book(("S", simple([["a", "b"], ["c", 4]])))
    with pytest.raises(ValueError, match=r"^has no range `A"):
        read_workbook(data, None, cells)


def test_a_sheet_that_is_not_there_is_told_with_the_likeliest() -> None:
    data = book(("Crop", crop), ("Prices", crop))
    with pytest.raises(ValueError, match="has no sheet `Price`: did you mean `Prices`"):
        read_workbook(data, "Price")
    with pytest.raises(ValueError, match="its sheets are `Crop`, `Prices`"):
        read_workbook(data, "Wages")


def test_a_bomb_is_not_unpacked() -> None:
    file = io.BytesIO(book(("Crop", crop)))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/bomb.bin", b"\0" * 90_000_000)
    with pytest.raises(
        ValueError,
        match=r"^unpacks to 90.1 MB, and the limit `workbook-unpacked` is 80 MB",
    ):
        read_workbook(file.getvalue())


def test_a_document_type_is_refused() -> None:
    file = io.BytesIO(book(("Crop", crop)))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("xl/more.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    with pytest.raises(ValueError, match="holds a document type"):
        read_workbook(file.getvalue())


# ---------------------------------------------------------------- in a content

BAR = "sono cresciuti insieme}\n        claims: [crop]\n        data: {csv: crop.csv}"
NUMBERS: list[list[object]] = [
    ["year", "Tonnes", "Robots"],
    [2024, 40, 4],
    [2025, 55, 5],
    [2026, 70, 7],
]


def test_a_chart_takes_a_sheet(tmp_path: Path) -> None:
    source = "xlsx: book.xlsx, sheet: Crop, range: B2:D5"
    text = changed(BAR, BAR.replace("csv: crop.csv", source))
    shifted: list[list[object]] = [[], *[["", *row] for row in NUMBERS]]
    path = write(tmp_path, text)
    path.with_name("book.xlsx").write_bytes(book(("Crop", simple(shifted))))
    assert problems(tmp_path, text) == ()
    (table,) = [t for t in load(path).content.tables.values() if t.file == "book.xlsx"]
    assert table.rows[2] == ("2026", "70", "7")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("csv: crop.csv, sheet: Crop", "`sheet` belongs to `xlsx`"),
        ("csv: crop.csv, range: A1:B2", "`range` belongs to `xlsx`"),
        (
            "csv: crop.csv, xlsx: b.xlsx",
            "give either `csv` or `xlsx`: the cells come from one file",
        ),
        (
            "xlsx: b.xlsx, decimal: comma",
            "`decimal` says what stands before decimals in a `csv` file",
        ),
        (
            "xlsx: b.xlsx, range: all",
            "not a range of cells (such as A3:D12 or A:D): `all`",
        ),
        ("csv: book.xlsx", "the CSV file `book.xlsx` is a workbook, not a CSV file"),
        ("xlsx: crop.csv", "the workbook `crop.csv` is no .xlsx workbook"),
    ],
)
def test_keys_belong_to_their_kind_of_file(
    tmp_path: Path, source: str, message: str
) -> None:
    text = changed(BAR, BAR.replace("csv: crop.csv", source))
    data = book(("Crop", simple(NUMBERS)))
    write(tmp_path, text).with_name("book.xlsx").write_bytes(data)
    found = problems(tmp_path, text)
    assert any(problem.message.startswith(message) for problem in found), found


def test_a_content_without_workbooks_does_not_load_what_reads_them(
    tmp_path: Path,
) -> None:
    path = write(tmp_path, EVERY_BLOCK)
    said = (
        "import sys; from reporting import load; load(sys.argv[1]);"
        "print('openpyxl' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", said, str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "False"
