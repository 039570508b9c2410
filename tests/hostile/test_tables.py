"""CSV files and workbooks that were made to hurt: refused with their line, or printed as text."""

from __future__ import annotations

import csv
import io
import unicodedata
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.content.csv_files import read_csv
from reporting.content.workbooks import read_workbook
from reporting.limits import raise_limits
from tests.hostile.refusals import CHART, assert_clean, refuse, run
from tests.samples import MINIMAL
from tests.shares import count_examples

TABLE = """\
      - id: cells
        kind: table
        unsourced: a test
        columns: [{{label: a}}, {{label: b{align}}}]
        {key}: {name}
"""


def place(data: bytes, role: str, name: str = "t.csv") -> dict[str, str | bytes]:
    """Return a content with a table, a column of numbers, or a chart, from a file."""
    key = "xlsx" if name.endswith("xlsx") else "csv"
    if role == "chart":
        block = CHART.format(type="bar", data=f"{{{key}: {name}}}")
    else:
        align = ", align: decimal" if role == "numbers" else ""
        block = TABLE.format(key=key, name=name, align=align)
    return {"content.yaml": MINIMAL + block, name: data}


ROLES = ["table", "numbers", "chart"]
REFUSED = {
    "empty": (b"", "has no rows below its header"),
    "blank": (b"\n \n", "has no rows below its header"),
    "header alone": (b"a,b\n", "has no rows below its header"),
    "nul": (b"a,b\n1,\x00\n", "U+0000, which cannot be printed, in line 2"),
    "escape": (b"a,b\n\x1b[31mx,2\n", "U+001B, which cannot be printed, in line 2"),
    "bell": (b"a,b\n1,2\n\x07,2\n", "U+0007, which cannot be printed, in line 3"),
    "noncharacter": ("a,b\n\ufffe,2\n".encode(), "U+FFFE, which cannot be printed"),
    "bidi": ("a,b\n\u202ex,2\n".encode(), "U+202E, which cannot be printed, in line 2"),
    "binary": (bytes(range(256)) * 40, "is no text"),
    "workbook": (b"PK\x03\x04" + bytes(100), "is a workbook, not a CSV file"),
    "ragged": (b"a,b\n1,2\n1,2,3\n", "has 3 cells in line 3"),
    "open quote": (b'a,b\n"1,2\n' + b"x,y\n" * 1000, "is not CSV in line 1002"),
    "quotes": (b"a,b\n" + b'"' * 100_001 + b",2\n", "is not CSV in line 2"),
    "a field": (b"a,b\n" + b"x" * 200_000 + b",2\n", "in line 2"),
    "a word": (b"a,b\n1,2\n" + b"x" * 1001 + b",2\n", "in line 3, 1,001 characters"),
    "a word in its head": (b"a" * 1001 + b",b\n1,2\n", "in line 1, 1,001 characters"),
    "joined": ("a,b\n" + "x\u00a0" * 900 + ",2\n", "the limit `word` is 1,000"),
    "hyphens": ("a,b\nx" + "\u00ad" * 20_000 + ",2\n", "the limit `word` is 1,000"),
    "marks": ("a,b\nx" + "\u0323" * 20_000 + ",2\n", "the limit `marks` is 30"),
    "an address": (b"a,b\nhttp://x/" + b"a" * 4000 + b",2\n", "the limit `address` is 4,000"),
    "a text": (b"a,b\n" + b"x " * 25_001 + b",2\n", "the limit `text` is 50,000"),
    "rows": (b"a,b\n" + b"x,2\n" * 10_001, "the limit `table-rows` of 10,000"),
    "columns": (b"a" + b",a" * 50 + b"\n", "51 columns, and the limit `table-columns`"),
    "bytes": (b"a,b\n" + b"x,2\n" * 1_250_001, "and the limit `csv` is 5 MB"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "told"), REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("role", ROLES)
def test_a_file_that_is_no_table_is_refused(
    data: str | bytes, told: str, role: str
) -> None:
    written = data if isinstance(data, bytes) else data.encode()
    said = refuse(place(written, role))
    assert "content.yaml:4" in said
    assert told in said
    if "limit" in told:
        assert "`--limit " in said


NO_NUMBERS = [
    "1e400",
    "5e-324",
    "1e-999999999",
    "inf",
    "-inf",
    "1" * 900,
    "0." + "1" * 900,
]
NO_NUMBERS += ["1e19x", "0x10", "١٢", "1.2.3", "--1", "=1+1", "1/2"]


@pytest.mark.parametrize("number", NO_NUMBERS, ids=[each[:12] for each in NO_NUMBERS])
@pytest.mark.parametrize("role", ["numbers", "chart"])
def test_a_cell_that_is_no_number_is_refused_with_its_line(
    number: str, role: str
) -> None:
    said = refuse(place(f"a,b\nx,2\ny,{number}\n".encode(), role))
    assert "in line 3" in said
    assert "[E493]" in said


TAKEN = {
    "formulas": b"a,b\n=cmd|'/C calc'!A0,2\n+1+1,3\n-2,3\n@SUM(A1),3\n",
    "markup": b'a,b\n<b>x</b><onDraw name="f"/>,2\n<img src="http://x/">,3\n',
    "utf-16": "a,b\nx,2\n".encode("utf-16"),
    "windows": "a,b\nEvi\xe9,2\n".encode("cp1252"),
    "mark": b"\xef\xbb\xbfa,b\nx,2\n",
    "mac": b"a,b\rx,2\ry,4\r",
    "mixed": b"a,b\r\nx,2\ny,4\rz,6\n",
    "excel": b"sep=;\na;b\nx;2\n",
    "near a word": b"a,b\n" + b"x" * 1000 + b",2\n",
    "east asian": ("a,b\n" + "漢" * 1500 + ",2\n").encode(),
}


@pytest.mark.parametrize("data", TAKEN.values(), ids=TAKEN)
def test_what_a_table_can_hold_is_text(data: bytes) -> None:
    table = read_csv(data)
    assert table.header == ("a", "b")
    if data == TAKEN["formulas"]:
        assert [row[0] for row in table.rows] == [
            "=cmd|'/C calc'!A0",
            "+1+1",
            "-2",
            "@SUM(A1)",
        ]


@given(st.binary(max_size=120))
def test_any_bytes_are_a_table_or_refused(data: bytes) -> None:
    """Property: bytes are read as a table of even rows, or refused as ValueError."""
    try:
        table = read_csv(data)
    except ValueError:
        return
    assert {len(row) for row in table.rows} == {len(table.header)}


CELLS = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=12)


@given(st.integers(2, 4).flatmap(lambda width: st.lists(
    st.lists(CELLS, min_size=width, max_size=width), min_size=2, max_size=6
)))  # fmt: skip
def test_what_is_written_as_csv_is_read_as_it_is(rows: list[list[str]]) -> None:
    """Property: what Python's writer quotes comes back, cell by cell, or the file is refused."""
    file = io.StringIO()
    csv.writer(file, quoting=csv.QUOTE_ALL).writerows(
        [["a", "b", "c", "d"][: len(rows[0])], *rows]
    )
    try:
        table = read_csv(file.getvalue().encode())
    except ValueError:
        return
    kept = [
        [unicodedata.normalize("NFC", cell).strip() for cell in row] for row in rows
    ]
    filled = [row for row in kept if any(row)]
    width = len(table.header)
    assert [list(row) for row in table.rows] == [row[:width] for row in filled]


@given(
    st.lists(
        st.tuples(
            st.text(max_size=9),
            st.text(st.sampled_from("0123456789.,-+e% "), max_size=9),
        ),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from(ROLES),
)
@settings(max_examples=count_examples(30))
def test_any_cells_are_printed_or_refused(
    rows: list[tuple[str, str]], role: str
) -> None:
    """Property: a content with any cells builds, or says what is wrong with them."""
    file = io.StringIO()
    csv.writer(file).writerows([("a", "b"), *rows])
    data = file.getvalue().encode("utf-8", "replace")
    assert_clean(run(place(data, role), "--only", "pdf"))


# ---------------------------------------------------------------- workbooks


def make_book(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def put_in(name: str, data: bytes, change: tuple[bytes, bytes] | None = None) -> bytes:
    """Return a workbook with another part, or with a part in which something is otherwise."""
    before = zipfile.ZipFile(io.BytesIO(make_book([["a", "b"], ["x", 2]])))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in before.namelist():
            content = before.read(part)
            if change and part.endswith(name):
                content = content.replace(*change)
            archive.writestr(part, content)
        if not change:
            archive.writestr(name, data)
    return file.getvalue()


SHEET = "worksheets/sheet1.xml"
BOOK = make_book([["a", "b"], ["x", 2]])
BAD_BOOKS = {
    "cut": (BOOK[:2000], "is a broken workbook"),
    "no zip": (b"a,b\n1,2\n", "is no .xlsx workbook"),
    "old": (b"\xd0\xcf\x11\xe0" + bytes(500), "an old .xls, or locked by a password"),
    "empty zip": (b"PK\x05\x06" + bytes(18), "is no .xlsx workbook"),
    "bomb": (put_in("xl/x.bin", bytes(81_000_000)), "the limit `workbook-unpacked` is 80 MB"),
    "entity": (put_in("xl/x.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), "holds a document type"),
    "error": (make_book([["a", "b"], ["x", "#DIV/0!"]]), "t.xlsx"),
    "no xml": (put_in(SHEET, b"", (b"<sheetData>", b"<sheetData")), "is a broken workbook"),
    "far right": (make_book([["a", "b"], ["x", 2], [*[None] * 60, "y"]]), "the limit `table-columns` is 50"),
    "a word": (make_book([["a", "b"], ["x" * 1001, 2]]), "in line 2, 1,001 characters"),
    "a character": (make_book([["a", "b"], ["x\u202ey", 2]]), "U+202E, which cannot be printed"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "told"), BAD_BOOKS.values(), ids=BAD_BOOKS)
@pytest.mark.parametrize("role", ["table", "chart"])
def test_a_workbook_that_is_none_is_refused(data: bytes, told: str, role: str) -> None:
    said = refuse(place(data, role, "t.xlsx"))
    assert "content.yaml:4" in said
    assert told in said


WILD = [float("inf"), 1e300, 1e-300, -1e300, 5e-324, "1" * 5000, True, "=1/0", 1e19]


@pytest.mark.parametrize("value", WILD, ids=[f"{each}"[:8] for each in WILD])
def test_a_number_of_a_workbook_is_drawn_or_refused(value: object) -> None:
    if value == float("inf"):
        data = put_in(SHEET, b"", (b"<v>2</v>", b"<v>1e999</v>"))
    else:
        data = make_book([["a", "b"], ["x", value], ["y", 2]])
    for role in ROLES:
        assert_clean(run(place(data, role, "t.xlsx")))


@pytest.mark.parametrize("limit", ["workbook-rows", "workbook-cells", "workbook-parts"])
def test_a_limit_of_workbooks_holds(limit: str) -> None:
    data = make_book([["a", "b"], *[["x", 2]] * 30])
    with raise_limits({limit: 5}), pytest.raises(ValueError, match=f"limit `{limit}`"):
        read_workbook(data)


def test_a_workbook_is_no_larger_than_its_limit() -> None:
    with raise_limits({"workbook": 1000}):
        said = refuse(place(BOOK, "table", "t.xlsx"))
    assert "and the limit `workbook` is 1 KB" in said


@pytest.mark.parametrize(
    "cells", ["A0:B2", "A1:XFE1", "A1:A9999999", "ZZZ1:ZZZ2", "A1", "1:2"]
)
def test_a_range_that_is_none_is_refused(cells: str) -> None:
    files = place(BOOK, "table", "t.xlsx")
    files["content.yaml"] = f"{files['content.yaml']!s}        range: '{cells}'\n"
    said = refuse(files)
    assert "content.yaml:4" in said


@given(st.integers(0, len(BOOK) - 1), st.binary(min_size=1, max_size=4))
@settings(max_examples=60)
def test_any_workbook_is_read_or_refused(at: int, new: bytes) -> None:
    """Property: a workbook with other bytes anywhere is a table, or refused as ValueError."""
    data = BOOK[:at] + new + BOOK[at + len(new) :]
    try:
        table = read_workbook(data)
    except ValueError:
        return
    assert table.header
