"""CSV files as Excel and Windows write them are read by their content, and what was assumed is told."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from reporting.content.cell_numbers import read_cell
from reporting.content.csv_files import read_csv
from reporting.content.model import CsvFile
from reporting.content.validate import load
from tests.content.planted import changed, problems
from tests.samples import EVERY_BLOCK, write

GERMAN = "Jahr;Äpfel;Anteil\r\n2024;1.234,5;12,5 %\r\n2025;98,75;7 %\r\n"
ENGLISH = "Year,Apples,Share\r\n2024,1234.5,12.5%\r\n2025,98.75,7%\r\n"


def numbers(table: CsvFile, column: int) -> list[Decimal | None]:
    return [read_cell(row[column]) for row in table.plain]


@pytest.mark.parametrize(
    ("data", "assumed"),
    [
        (GERMAN.encode(), "semicolons between cells, commas before decimals"),
        (
            GERMAN.encode("cp1252"),
            "as Windows-1252, semicolons between cells, commas before decimals",
        ),
        (
            GERMAN.encode("utf-8-sig"),
            "semicolons between cells, commas before decimals",
        ),
        (
            GERMAN.replace(";", "\t").encode("utf-16"),
            "as UTF-16, tabs between cells, commas before decimals",
        ),
        (
            b"\xfe\xff" + GERMAN.replace(";", "\t").encode("utf-16-be"),
            "as UTF-16, tabs between cells, commas before decimals",
        ),
        (
            GERMAN.encode("utf-16-le"),
            "as UTF-16, semicolons between cells, commas before decimals",
        ),
        (
            GERMAN.encode("utf-16-be"),
            "as UTF-16, semicolons between cells, commas before decimals",
        ),
        (
            GERMAN.replace("\r\n", "\r").encode(),
            "semicolons between cells, commas before decimals",
        ),
        (
            f"sep=;\r\n{GERMAN}".encode(),
            "semicolons between cells, commas before decimals",
        ),
        (
            GERMAN.replace(";", "|").encode(),
            "bars between cells, commas before decimals",
        ),
        (ENGLISH.encode(), ""),
        (ENGLISH.encode("utf-8-sig"), ""),
        (ENGLISH.replace(",", ";").encode(), "semicolons between cells"),
    ],
)
def test_a_table_is_the_same_however_a_spreadsheet_wrote_it(
    data: bytes, assumed: str
) -> None:
    table = read_csv(data)
    assert table.assumed == assumed
    assert numbers(table, 1) == [Decimal("1234.5"), Decimal("98.75")]
    assert numbers(table, 2) == [Decimal("0.125"), Decimal("0.07")]
    assert table.doubts == {}
    assert table.header[1] in ("Äpfel", "Apples")


def test_windows_characters_are_those_of_the_contents_language() -> None:
    assert read_csv("rok;zł\n1;Łódź\n".encode("cp1250"), ("pl",)).rows == (
        ("1", "Łódź"),
    )
    table = read_csv("год;a\n1;да\n".encode("cp1251"), ("en", "ru"))
    assert table.rows == (("1", "да"),)
    assert table.assumed == "as Windows-1251, semicolons between cells"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("1.234;12,5", ["1234", "12.5"]),
        ("1,234;12.5", ["1234", "12.5"]),
        ("1.234.567;5", ["1234567", "5"]),
        ("1 234,5;5", ["1234.5", "5"]),
        ("1'234.5;5", ["1234.5", "5"]),
        ("1\u202f234;0,125", ["1234", "0.125"]),
        ("−1,5;–2", ["-1.5", "-2"]),
        ("12,34,567;1.5", ["1234567", "1.5"]),
        ("5.10;42", ["5.10", "42"]),
    ],
)
def test_marks_of_a_column_show_in_its_cells(cells: str, expected: list[str]) -> None:
    rows = "\n".join(f"a;{cell}" for cell in cells.split(";"))
    table = read_csv(f"k;n\n{rows}\n".encode())
    assert [row[1] for row in table.plain] == expected
    assert table.rows[0][1] == cells.split(";", maxsplit=1)[0]
    assert table.doubts == {}


def test_what_other_columns_show_holds_for_one_that_does_not() -> None:
    table = read_csv(b"k;a;b\nx;1.234;2,5\n")
    assert table.plain == (("x", "1234", "2.5"),)


@pytest.mark.parametrize(
    ("data", "doubt"),
    [
        (b"k;n\na;1.234\n", "`1.234` in line 2 has two readings"),
        (b"k;n\na;7\nb;1,234\n", "`1,234` in line 3 has two readings"),
        (b'k,n\na,"1,234"\n', "`1,234` in line 2 has two readings"),
        (b"k;n\na;1,5\nb;2.5\n", "`1,5` in line 2 and `2.5` do not go together"),
    ],
)
def test_marks_that_do_not_show_are_asked_for_with_the_line(
    data: bytes, doubt: str
) -> None:
    assert read_csv(data).doubts == {1: doubt}


def test_between_commas_a_point_stands_before_decimals() -> None:
    table = read_csv(b"k,n\na,1.234\n")
    assert (table.plain[0][1], table.doubts) == ("1.234", {})


@pytest.mark.parametrize(
    ("decimal", "expected"), [("comma", "1.234"), ("point", "1234")]
)
def test_the_curator_says_which_mark_it_is(decimal: str, expected: str) -> None:
    table = read_csv(b"k;n\na;1,234\n", decimal=decimal)  # type: ignore[arg-type]
    assert (table.plain[0][1], table.doubts) == (expected, {})


def test_what_looks_like_a_formula_stays_text() -> None:
    data = b"k,n\n=1+1,+x\n@cmd,-y\n"
    assert read_csv(data).rows == (("=1+1", "+x"), ("@cmd", "-y"))


def test_empty_rows_and_columns_that_a_spreadsheet_leaves_are_none() -> None:
    table = read_csv(b"a;b;;\n1;2;;\n;;;\n\n3;;;\n")
    assert table.header == ("a", "b")
    assert table.rows == (("1", "2"), ("3", ""))
    assert table.lines == (2, 5)


def test_letters_are_composed_as_everywhere() -> None:
    assert read_csv("a,b\nMu\u0308ller,1\n".encode()).rows == (("Müller", "1"),)


# ---------------------------------------------------------------- in a content

BAR = "sono cresciuti insieme}\n        claims: [crop]\n        data: {csv: crop.csv}"


def with_file(
    folder: Path, data: bytes, source: str = "csv: other.csv", text: str = EVERY_BLOCK
) -> str:
    """Return the sample whose bar chart names another file, which is written beside it."""
    write(folder, text).with_name("other.csv").write_bytes(data)
    return changed(BAR, BAR.replace("csv: crop.csv", source), text)


def test_a_chart_takes_what_excel_wrote(tmp_path: Path) -> None:
    text = with_file(
        tmp_path, b"Jahr;Tonnes;Robots\n2024;40,0;4\n2025;55,0;5\n2026;70;7\n"
    )
    assert problems(tmp_path, text) == ()
    content = load(write(tmp_path, text)).content
    assert content.tables["other.csv"].assumed.startswith("semicolons")


def test_a_doubt_is_asked_for_where_it_matters(tmp_path: Path) -> None:
    data = b"Jahr;Tonnes;Robots\n2024;1.234;4\n"
    (problem, *_) = problems(tmp_path, with_file(tmp_path, data))
    assert problem.message == (
        "column `Tonnes` of `other.csv`: `1.234` in line 2 has two readings"
    )
    assert problem.code == "E405"
    assert "`decimal: comma`" in problem.hint
    text = with_file(tmp_path, data, "csv: other.csv, decimal: point")
    assert "E405" not in {found.code for found in problems(tmp_path, text)}


def test_percentages_are_drawn_as_such_or_refused(tmp_path: Path) -> None:
    data = b"y,Tonnes,Robots\n2024,40%,4\n"
    (problem, *_) = problems(tmp_path, with_file(tmp_path, data))
    assert problem.code == "E493"
    assert problem.hint == "with `unit: percent`, 52% is drawn as such"


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("mac_roman", "Müller"),
        ("mac_roman", "Straße"),
        ("cp1250", "Łódź"),
        ("cp1250", "właściciel"),
        ("cp1251", "Москва"),
        ("cp1253", "Αθήνα"),
        ("cp850", "Köln"),
    ],
)
def test_words_of_another_code_page_are_refused_with_their_line(
    page: str, words: str
) -> None:
    data = f"Ort;Zahl\nBonn;1\n{words};2\n".encode(page)
    with pytest.raises(ValueError, match=r"neither UTF-8 nor Windows-1252.* line 3"):
        read_csv(data, ("de",))


def test_signs_beside_words_are_those_of_windows() -> None:
    words = "£m, 12 m², n°3, ¿qué?, Æsøœ, l’«été», ŠKODA, § 5a, ±2, O’Neill–Œuvre, Åbo"
    table = read_csv(f"Ort;Zahl\n{words};1\n".encode("cp1252"), ("en",))
    assert table.rows[0][0] == words


def test_a_column_that_is_no_numbers_is_told_once(tmp_path: Path) -> None:
    data = b"y,Tonnes,Robots\n2024,? t,4\n2025,? t,5\n2026,? t,7\n"
    found = problems(tmp_path, with_file(tmp_path, data))
    assert [problem.code for problem in found] == ["E493"]
