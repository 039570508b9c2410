"""`make-report cite` on a table: the cell that is meant, by its heads where they are its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reporting import EvidenceError, UsageError, check, cite
from reporting.cli.main import main
from tests.evidence.dossiers import dossier, write
from tests.evidence.tables import csv, workbook

TEXT = b"One line\nTwo apples fell\n"
FILES = {"t.csv": csv(), "w.xlsx": workbook(), "p.txt": TEXT}


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    return write(folder, dossier(FILES, [("p-txt", 2, ["apples"])], "en"), FILES)


def in_sales(row: str, column: str) -> dict[str, str]:
    return {"sheet": "Sales", "row": row, "column": column}


@pytest.mark.parametrize(
    ("source", "words", "cell", "terms"),
    [
        ("t-csv", "North … 12,5", {"row": "North, 2025", "column": "Sold (thousand tonnes)"}, ["North", "2025", "12,5"]),
        ("w-xlsx", "1234.5", in_sales("Europe Net sales", "2025"), ["1234.5"]),
        ("w-xlsx", "Net sales … 95", in_sales("Asia Net sales", "2025"), ["sales", "95"]),
        ("w-xlsx", "Net sales … 1300", in_sales("Europe Net sales", "2026"), ["1300"]),
        ("w-xlsx", "halted", in_sales("State", "2026"), ["halted"]),
        ("w-xlsx", "-5", in_sales("Asia Net sales", "2026"), ["-5"]),
    ],
)  # fmt: skip
def test_the_cell_that_words_end_in_is_cited(
    tables: Path, source: str, words: str, cell: dict[str, str], terms: list[str]
) -> None:
    entry = cite(source, words, tables).entry
    assert entry == {"source": source, "cell": cell, "terms": terms}


def test_a_cell_that_shares_its_heads_is_cited_by_its_address(tmp_path: Path) -> None:
    files = {"t.csv": b"town,sold\nNorth,10\nNorth,12\n"}
    path = write(tmp_path, dossier(files, [("t-csv", 2, ["North"])], "en"), files)
    assert cite("t-csv", "12", path).entry["cell"] == "B3"


def test_a_row_of_which_no_cell_alone_is_meant_is_cited_as_a_paragraph(
    tmp_path: Path,
) -> None:
    files = {"t.csv": b"town;sold;kept\nNorth;10;10\n"}
    path = write(tmp_path, dossier(files, [("t-csv", 2, ["North"])], "en"), files)
    cited = cite("t-csv", "North … 10", path, terms=["10"])
    assert cited.entry["paragraph"] == 2
    assert "choose with --terms" in cited.notes[0]


def test_a_text_is_cited_by_its_paragraph(tables: Path) -> None:
    entry: dict[str, Any] = cite("p-txt", "apples", tables).entry
    assert (entry["paragraph"], "cell" in entry) == (2, False)


@pytest.mark.parametrize(("source", "term"), [("t-csv", "12,5"), ("w-xlsx", "1234.5")])
def test_what_is_written_is_found_there_and_not_written_twice(
    tmp_path: Path, source: str, term: str
) -> None:
    path = write(tmp_path, dossier(FILES, [("p-txt", 2, ["apples"])], "en"), FILES)
    cite(source, term, path, write="c0", terms=[term])
    verdicts = [each.verdict for each in check(path).citations]
    assert verdicts == ["found", "found"]
    with pytest.raises(UsageError, match="cites this cell of"):
        cite(source, term, path, write="c0", terms=[term])


TOWNS = b'town;sold;kept\nNorth;10;10\nSouth;12;11\n"East ""Bay""";13;9\nEast;14;12\n'


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with tables that no content names."""
    folder = tmp_path_factory.mktemp("bare")
    for name, data in {"t.csv": TOWNS, "w.xlsx": workbook(), "p.txt": TEXT}.items():
        (folder / name).write_bytes(data)
    return folder


@pytest.mark.parametrize(
    ("file", "words", "cell", "terms"),
    [
        ("t.csv", "13", {"row": 'East "Bay"', "column": "sold"}, ["13"]),
        ("t.csv", "South … 12", {"row": "South", "column": "sold"}, ["South", "12"]),
        ("t.csv", 'East "Bay"', "A4", ["East"]),
        ("t.csv", "Bay", "A4", ["Bay"]),
        ("t.csv", "East", "A5", ["East"]),
        ("w.xlsx", "1234.5", in_sales("Europe Net sales", "2025"), ["1234.5"]),
        ("w.xlsx", "Margin … 16%", in_sales("Margin", "2025"), ["Margin", "16%"]),
    ],
)
def test_a_cell_of_a_bare_file_is_cited(
    bare: Path, file: str, words: str, cell: object, terms: list[str]
) -> None:
    path = str(bare / file)
    entry = cite(path, words).entry
    assert (entry["source"], entry["cell"]) == (path, cell)
    assert set(terms) <= set(entry["terms"])  # type: ignore[call-overload]


def test_cells_alike_are_ambiguous_and_one_is_chosen(
    bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(bare / "t.csv")
    with pytest.raises(
        UsageError, match=r"several cells of `.*`, B2 and C2: .*--cell B2"
    ):
        cite(path, "10")
    with pytest.raises(UsageError, match="B3 and C5"):
        cite(path, "12")
    assert cite(path, "12", paragraph=3).entry["cell"] == {
        "row": "South",
        "column": "sold",
    }
    assert main(["cite", path, "10", "--cell", "C2"]) == 0
    assert "cell: {row: North, column: kept}" in capsys.readouterr().out
    with pytest.raises(EvidenceError, match=r"not stand in C3 .* but in B2 and C2"):
        cite(path, "10", cell="C3")
    with pytest.raises(UsageError, match="--cell: not a cell"):
        cite(path, "10", cell="ten")
    with pytest.raises(UsageError, match="has no cells"):
        cite(str(bare / "p.txt"), "apples", cell="A1")


def test_words_over_several_cells_cite_the_row_and_say_so(bare: Path) -> None:
    cited = cite(str(bare / "t.csv"), "North … 10")
    assert (cited.entry["paragraph"], cited.cell) == (2, "")
    assert "the row is cited" in cited.notes[0]
    ends = cite(str(bare / "t.csv"), "South … 11")
    assert ends.cell == {"row": "South", "column": "kept"}
    assert ends.notes == ("no term asks for `12`, which stands in other cells",)
