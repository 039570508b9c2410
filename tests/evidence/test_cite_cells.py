"""`make-report cite` on a table: the cell that is meant, by its heads where they are its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reporting import UsageError, check, cite
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
