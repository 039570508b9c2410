"""Citations of cells: what each verdict takes, on a CSV file and a workbook, and in both outputs."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from reporting import ContentError, Report, build, check
from reporting.evidence.report.sarif import format_sarif
from reporting.evidence.report.text_report import format_table
from reporting.evidence.sources.paragraphs import read_copy
from tests.evidence.dossiers import (
    ENGLISH,
    Place,
    dossier,
    html,
    source_id,
    write,
)
from tests.evidence.tables import csv, workbook
from tests.tools import pdf_text

BOOK, SHEET, PAGE = "book.xlsx", "crop.csv", "paper.html"
FILES = {BOOK: workbook(), SHEET: csv(), PAGE: html(ENGLISH)}


def heads(row: str, column: str, **sheet: str) -> dict[str, str]:
    """Return a cell by its heads."""
    return {"row": row, "column": column, **sheet}


def examine(
    folder: Path,
    cites: list[tuple[str, Place, list[str]]],
    files: dict[str, bytes] | None = None,
    language: str = "en",
) -> Report:
    """Return the report on citations of the tables, which may have come to hold something else."""
    data = dossier(
        FILES,
        [(source_id(name), place, terms) for name, place, terms in cites],
        language,
    )
    return check(write(folder, data, FILES | (files or {})))


def read_slides(path: Path) -> str:
    """Return the words of a deck."""
    words: list[str] = []
    for slide in Presentation(str(path)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                words.append(shape.text_frame.text)
            elif shape.has_table:
                words += [cell.text for cell in shape.table.iter_cells()]
    return " ".join(words).replace("\u00a0", " ")


def list_codes(report: Report) -> list[str]:
    """Return the codes of what is said of cells."""
    return [
        problem.code for problem in report.problems if problem.code.startswith("W58")
    ]


# ---------------------------------------------------------------- what a cell bears

BORNE: list[tuple[str, Place, list[str]]] = [
    (BOOK, "Sales!C5", ["Net sales", "2025", "1,234.5"]),
    (BOOK, "C5", ["1,234.5"]),  # the other sheet is hidden
    (BOOK, "sales!$c$5", ["1,234.5 million"]),
    (BOOK, "Sales!C5", ["$1.2345 billion"]),
    (BOOK, "Sales!C5", ["USD 1,234.5 million"]),
    (BOOK, "Sales!C5", ["1,234.5 million dollars"]),
    (BOOK, "Sales!C5", ["Europe", "Results", "1,234.5"]),  # a title, and a merged head
    (BOOK, "Sales!C7", ["16%"]),  # as it is shown
    (BOOK, "Sales!C7", ["15.87%"]),  # and as it is held
    (BOOK, "Sales!D6", ["16 per cent"]),  # its head has the sign
    (BOOK, "Sales!D9", ["-5"]),
    (BOOK, "Sales!D9", ["(5)"]),
    (BOOK, "Sales!C10", ["closed"]),
    (BOOK, "Sales!C11", ["4 March 2026"]),
    (BOOK, "Sales!B12", ["1,234,000"]),
    (BOOK, "Sales!B12", ["1,234"]),  # its format divides by a thousand
    (BOOK, "Sales!C12", ["3"]),  # 2.5 as a spreadsheet rounds it
    (BOOK, "D2", ["Results"]),  # merged with the cell before it
    (BOOK, heads("Margin", "2026"), ["17%"]),  # a date that shows a year
    (BOOK, heads("Asia, Net sales", "2025"), ["Net sales", "95"]),
    (BOOK, heads("net sales", "2023", sheet="Old figures"), ["77"]),
    (SHEET, "C2", ["1,234.5"]),
    (SHEET, "C4", ["North", "12.5 thousand tonnes"]),
    (SHEET, "C5", ["Süd", "7,000 tonnes"]),
    (SHEET, heads("Süd", "State"), ["halted"]),
    (SHEET, heads("Süd", "Sold"), ["7"]),  # a part of the head
]
HIDDEN = {"Sales!D6", "Old figures · net sales · 2023"}
REFUSED: list[tuple[str, Place, list[str], str, str, str]] = [
    (BOOK, "Sales!B5", ["Net sales", "1,234.5"], "elsewhere", "W580", "`Sales!C5`"),
    (BOOK, "Sales!D10", ["State", "closed"], "elsewhere", "W580", "`Sales!C10`"),
    (BOOK, "Sales!B9", ["Asia", "1,234.5"], "not found", "W581", "holds `90`"),
    (
        BOOK,
        "Sales!C5",
        ["Net sales", "7,777"],
        "not found",
        "W581",
        "`1234.5`, not `7,777`",
    ),
    (BOOK, "Sales!C5", ["1,234.5", "Orchards"], "partly", "W581", "not `Orchards`"),
    (
        BOOK,
        "Sales!C5",
        ["Net sales", "2025"],
        "not found",
        "W581",
        "which no term says",
    ),
    (BOOK, "Sales!C5", ["€1,234.5 million"], "not found", "W581", "holds `1234.5`"),
    (BOOK, "Sales!C5", ["more than 1,234.5"], "not found", "W581", "holds `1234.5`"),
    (BOOK, "Sales!C7", ["15.9%"], "not found", "W581", "holds `16%`"),
    (BOOK, "Sales!D9", ["5"], "not found", "W581", "holds `-5`"),
    (BOOK, "Sales!C9", ["-95"], "not found", "W581", "holds `95`"),
    (BOOK, "Sales!Z99", ["5"], "not found", "W581", "is empty"),
    (BOOK, "Sales!E5", ["5"], "not found", "W582", "formula without its value"),
    (BOOK, "Sales!F5", ["5"], "not found", "W582", "the error #DIV/0!"),
    (
        BOOK,
        heads("Net sales", "2025"),
        ["1"],
        "not found",
        "W584",
        "`Sales!C5`, `Sales!C9`",
    ),
    (BOOK, heads("Net sale", "2025"), ["1"], "not found", "W585", "mean `Net sales`?"),
    (BOOK, heads("Margin", "2027"), ["1"], "not found", "W585", "no column"),
    (BOOK, "Slaes!C5", ["95"], "not found", "W585", "did you mean `Sales`?"),
    (SHEET, "Sheet1!C5", ["95"], "not found", "W585", "cells such as `B10`"),
    (SHEET, heads("North", "Year"), ["2023"], "not found", "W584", "`B2`, `B4`"),
    (SHEET, "C2", ["1.2345"], "not found", "W581", "holds `1.234,5`"),
    (PAGE, "B2", ["Vera Lane"], "not found", "W586", "it is no table"),
]


def test_a_cell_bears_what_it_holds_and_what_its_heads_say(tmp_path: Path) -> None:
    report = examine(tmp_path, BORNE)
    wrong = [
        (each.place, each.terms, each.cell and each.cell.shown)
        for each in report.citations
        if each.verdict != "found"
    ]
    assert wrong == []
    states = [each.cell for each in report.citations if each.cell]
    assert {cell.cited for cell in states if cell.hidden} == HIDDEN
    assert list_codes(report) == ["W583", "W583"]


def test_a_cell_that_does_not_bear_it_says_what_it_holds(tmp_path: Path) -> None:
    report = examine(
        tmp_path, [(name, place, terms) for name, place, terms, *_ in REFUSED]
    )
    told = {problem.where: problem for problem in report.problems}
    for index, (found, refused) in enumerate(
        zip(report.citations, REFUSED, strict=True)
    ):
        *_, verdict, code, words = refused
        problem = told[f"claims[{index}].cites[0]"]
        said = f"{problem.message}; {problem.hint}"
        assert (found.verdict, problem.code) == (verdict, code), refused
        assert words in said, refused


def test_an_ambiguous_cell_is_told_with_the_one_that_bears_it(tmp_path: Path) -> None:
    report = examine(tmp_path, [(BOOK, heads("Net sales", "2025"), ["95"])])
    (found,) = report.citations
    assert found.cell
    assert found.cell.elsewhere == ("Sales!C9",)
    hints = [problem.hint for problem in report.problems if problem.code == "W584"]
    assert hints == [
        "the terms stand in `Sales!C9`: if that is meant, write `cell: Sales!C9`"
    ]


def test_a_copy_that_changed_says_what_its_cells_have_come_to_hold(
    tmp_path: Path,
) -> None:
    cites: list[tuple[str, Place, list[str]]] = [
        (BOOK, "Sales!C5", ["1,234.5"]),
        (BOOK, "Sales!C9", ["95"]),
        (BOOK, "Sales!D7", ["17%"]),
    ]
    changed = {BOOK: workbook(C5=1250, C9="=A1", D7=0.1, B7=0.17)}
    report = examine(tmp_path, cites, changed)
    assert [each.verdict for each in report.citations] == ["source changed"] * 3
    assert [each.now for each in report.citations] == [
        "not found",
        "not found",
        "elsewhere",
    ]
    assert sorted(list_codes(report)) == ["W580", "W581", "W582"]


def test_a_table_by_its_language(tmp_path: Path) -> None:
    cites: list[tuple[str, Place, list[str]]] = [
        (BOOK, "Sales!C5", ["1.234,5 Millionen Dollar"]),
        (BOOK, "Sales!C7", ["15,87 %"]),
        (BOOK, "Sales!C11", ["4. März 2026"]),
        (SHEET, "C2", ["1234,5"]),
        (BOOK, 5, ["1234,5"]),  # the row as a paragraph has the marks of the language
    ]
    report = examine(tmp_path, cites, language="de")
    assert [each.verdict for each in report.citations] == ["found"] * 5


def test_rows_are_paragraphs_still_and_a_cell_knows_its_own(tmp_path: Path) -> None:
    cites: list[tuple[str, Place, list[str]]] = [
        (SHEET, 4, ["Süd", "halted"]),
        (SHEET, "D5", ["Süd", "halted"]),
        (BOOK, 5, ["Net sales", "1234.5"]),
        (BOOK, "Sales!C5", ["1,234.5"]),
        (BOOK, "Sales!D6", ["16"]),
        (BOOK, 5, ["8"]),  # in a hidden column
    ]
    report = examine(tmp_path, cites)
    verdicts = [each.verdict for each in report.citations]
    assert verdicts == ["found"] * 5 + ["not found"]
    assert [each.paragraph for each in report.citations] == [4, 4, 5, 5, 0, 5]
    book, *_ = report.sources
    assert book.paragraphs == 11  # neither the hidden row nor the hidden sheet


def test_titles_above_do_not_hide_what_parts_the_cells(tmp_path: Path) -> None:
    rows = "Sales, costs, and staff\n\nItem;2024;2025\nNet sales;9,5;10\nCosts;8;11,4\n"
    cites: list[tuple[str, Place, list[str]]] = [
        (SHEET, heads("Net sales", "2024"), ["9.5"]),
        (SHEET, "C5", ["Sales, costs, and staff", "11.4"]),
    ]
    report = examine(tmp_path, cites, {SHEET: rows.encode()})
    assert [each.now for each in report.citations] == ["found", "found"]
    assert [each.paragraph for each in report.citations] == [3, 4]


def test_a_number_heads_a_row_where_no_word_does(tmp_path: Path) -> None:
    rows = "Line;2024;2025\n1;20,1;21,3\n2;18;19,6\nAll;38,1;40,9\n"
    cites: list[tuple[str, Place, list[str]]] = [
        (SHEET, heads("2", "2025"), ["19.6"]),
        (SHEET, heads("1", "2024"), ["20.1"]),
        (SHEET, heads("3", "2024"), ["20.1"]),
    ]
    report = examine(tmp_path, cites, {SHEET: rows.encode()})
    found = [each.now for each in report.citations]
    assert found == ["found", "found", "not found"]


def test_a_quotation_stands_in_its_cell_or_is_told(tmp_path: Path) -> None:
    data = dossier(FILES, [(source_id(BOOK), "Sales!C10", ["closed"])], "en")
    blocks = data["sections"][0]["blocks"]
    for name, words in (("true", "closed"), ("false", "halted")):
        block = {"id": name, "kind": "quotation", "text": words, "claim": "c0"}
        blocks.append(block | {"speaker": "lane"})
    data["entities"] = [
        {"id": "lane", "name": "Lane", "kind": "person", "line": "Leads."}
    ]
    report = check(write(tmp_path, data, FILES))
    told = [problem.where for problem in report.problems if problem.code == "W536"]
    assert told == ["sections[0].blocks[2].text"]


@pytest.mark.parametrize("flip", [b"\xff" * 12, b"\0" * 12])
def test_a_workbook_that_is_damaged_within_a_part_is_told(flip: bytes) -> None:
    whole = workbook()
    told: list[str] = []
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = archive.infolist()
    for part in parts:
        begin = part.header_offset + 30 + len(part.filename) + part.compress_size // 2
        data = whole[:begin] + flip + whole[begin + len(flip) :]
        try:
            read_copy(data, "a.xlsx")
        except ValueError as error:
            told.append(str(error))
    assert len(told) >= 3
    assert all(each.startswith("is a broken workbook") for each in told)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"PK\x03\x04 broken", "is a broken ZIP file"),
        (b'a,b\n"c,d\n', "is not CSV in line 2"),
        (b"\0\1\2" * 40, "is not text"),
    ],
)
def test_a_table_that_cannot_be_read_is_told(
    data: bytes, why: str, tmp_path: Path
) -> None:
    report = examine(tmp_path, [(SHEET, "C2", ["5"])], {SHEET: data})
    assert any(why in problem.message for problem in report.problems)
    assert report.citations[0].verdict != "found"


def test_without_a_copy_a_cell_is_unchecked(tmp_path: Path) -> None:
    data = dossier(FILES, [(source_id(BOOK), "Sales!C5", ["1,234.5"])], "en")
    report = check(write(tmp_path, data, {}))
    assert report.citations[0].verdict == "unchecked"
    assert list_codes(report) == []


# ---------------------------------------------------------------- how it is written

SLIPS: list[tuple[Any, str, str]] = [
    ("10", "E266", "such as `cell: B10`"),
    ("B", "E266", "such as `cell: B10`"),
    ("Sales!10", "E266", "such as `cell: Sales!B10`"),
    ("Sales.B10", "E266", "write `cell: Sales!B10`"),
    ("R10C2", "E266", "write `cell: B10`"),
    ("Sales!B1:B3", "E266", "the first with `cell: Sales!B1`"),
    ("Net sales", "E266", "or by its heads"),
    ({"row": "Net sales"}, "E202", ""),
    ({"row": "Net sales", "colum": "2025"}, "E201", "did you mean `column`?"),
]


@pytest.mark.parametrize(("cell", "code", "hint"), SLIPS)
def test_a_slip_in_a_cell_is_told_with_its_cure(
    cell: Any, code: str, hint: str, tmp_path: Path
) -> None:
    with pytest.raises(ContentError) as told:
        examine(tmp_path, [(BOOK, cell, ["5"])])
    (problem,) = told.value.problems
    assert problem.code == code
    assert hint in problem.hint
    assert problem.where.startswith("claims[0].cites[0].cell")


@pytest.mark.parametrize(
    ("place", "code"), [({}, "E202"), ({"paragraph": 1, "cell": "B1"}, "E265")]
)
def test_a_citation_names_one_place(
    place: dict[str, Any], code: str, tmp_path: Path
) -> None:
    data = dossier(FILES, [(source_id(BOOK), 1, ["5"])], "en")
    data["claims"][0]["cites"] = [{"source": source_id(BOOK), "terms": ["5"], **place}]
    with pytest.raises(ContentError) as told:
        check(write(tmp_path, data, FILES))
    assert [problem.code for problem in told.value.problems] == [code]


# ---------------------------------------------------------------- what is printed of it

SHOWN: list[tuple[str, Place, list[str]]] = [
    (BOOK, "'Sales'!C5", ["1,234.5"]),
    (BOOK, heads("Margin", "2026"), ["17%"]),
    (SHEET, "C2", ["1,234.5"]),
    (BOOK, "Sales!B5", ["Net sales", "1,234.5"]),
]


def test_reports_show_the_cell_where_a_paragraph_would_stand(tmp_path: Path) -> None:
    report = examine(tmp_path, SHOWN)
    table = format_table(report)
    assert "¶ or cell  verdict" in table
    assert "Sales!C5  found" in table
    assert "Sales!B5  elsewhere: in Sales!C5" in table
    results = json.loads(format_sarif(report))["runs"][0]["results"]
    assert (
        results[1]["message"]["text"]
        == "c1 cites book-xlsx Margin · 2026 for “17%”: found"
    )


@pytest.mark.parametrize(("language", "word"), [("en", "cell C2"), ("de", "Zelle C2")])
def test_both_outputs_and_the_record_show_the_cell(
    language: str, word: str, tmp_path: Path
) -> None:
    data = dossier(
        FILES,
        [(source_id(name), place, terms) for name, place, terms in SHOWN],
        language,
    )
    path = write(tmp_path, data, FILES)
    check(path, record=True)
    assert '"cell": "Margin · 2026"' in (tmp_path / "evidence.json").read_text("utf-8")
    result = build(path, tmp_path / "out")
    assert not [each for each in result.warnings if each.code == "W540"]
    pages = " ".join(" ".join(pdf_text(tmp_path / "out/dossier.pdf")).split())
    slides = read_slides(tmp_path / "out/briefing.pptx")
    for place in ("Sales!C5", "Margin · 2026", word):
        assert place in pages.replace("\u00a0", " ")
        assert place in slides


def test_what_qualifies_a_cell_is_told(tmp_path: Path) -> None:
    files = {BOOK: workbook(C10="The farm is not open.")}
    data = dossier(files, [(source_id(BOOK), "Sales!C10", ["open"])], "en")
    report = check(write(tmp_path, data, files))
    assert report.citations[0].verdict == "qualified"
    (message,) = [each.message for each in report.problems if each.code == "W570"]
    assert "`Sales!C10` of `book-xlsx`" in message
