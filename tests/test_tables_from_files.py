"""Files of Excel in a whole content: the same words in dossier and deck, carried, and given back."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import xlsxwriter
from pptx import Presentation

from reporting import build, extract
from tests.content.planted import changed
from tests.samples import write
from tests.tools import pdf_text

TABLE = """\
      - id: years
        kind: table
        title: {en: Ten years, it: Dieci anni}
        unsourced: {en: made up, it: inventato}
        columns:
          - {label: {en: Year, it: Anno}}
          - {label: {en: Crop, it: Raccolto}, align: decimal}
          - {label: {en: Share, it: Quota}, align: decimal}
        SOURCE
"""
PLACE = "      - id: points\n"
"""Before this block of the sample another one is put."""


def with_table(source: str) -> str:
    return changed(PLACE, TABLE.replace("SOURCE", source) + PLACE)


def deck_words(path: Path) -> str:
    """Return all words in the tables and texts of a deck."""
    words = []
    for slide in Presentation(str(path)).slides:
        for shape in slide.shapes:
            if shape.has_table:
                for row in shape.table.rows:
                    words += [cell.text_frame.text for cell in row.cells]
            elif shape.has_text_frame:
                words.append(shape.text_frame.text)
    return "\n".join(words)


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ").replace("\u202f", " "))


def workbook() -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as made:
        sheet = made.add_worksheet("Crop")
        two = made.add_format({"num_format": "#,##0.00"})
        share = made.add_format({"num_format": "0.0%"})
        sheet.write_row(0, 0, ["year", "crop", "share"])
        for number, (year, crop, part) in enumerate(
            [(2024, 1234.5, 0.125), (2025, 98.75, 0.07), (2026, 890, 1)], 1
        ):
            sheet.write(number, 0, year)
            sheet.write(number, 1, crop, two)
            sheet.write(number, 2, part, share)
    return file.getvalue()


CSV = "Jahr;Ernte;Anteil\r\n2024;1.234,5;12,5%\r\n2025;98,75;7%\r\n2026;890,00;100%\r\n"


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_numbers_of_a_file_read_the_same_in_dossier_and_deck(
    tmp_path: Path, form: str
) -> None:
    name = f"years.{form}"
    path = write(tmp_path, with_table(f"{form}: {name}"))
    data = workbook() if form == "xlsx" else CSV.encode("utf-16")
    path.with_name(name).write_bytes(data)
    result = build(path, tmp_path / "out", "all")
    if form == "csv":
        note = "years.csv: as UTF-16, semicolons between cells, commas before decimals"
        assert result.notes == (note,)
    expected = {
        "en": ["1,234.50", "98.75", "890.00", "12.5%", "7.0%", "100.0%"],
        "it": ["1.234,50", "98,75", "890,00", "12,5%", "7,0%", "100,0%"],
    }
    for code, numbers in expected.items():
        ending = "" if code == "en" else ".it"
        printed = plain("\n".join(pdf_text(tmp_path / f"out/dossier{ending}.pdf")))
        shown = plain(deck_words(tmp_path / f"out/briefing{ending}.pptx"))
        for number in numbers:
            assert number in printed
            assert number in shown


@pytest.mark.parametrize("output", ["dossier.pdf", "briefing.pptx"])
def test_a_workbook_is_carried_and_given_back(tmp_path: Path, output: str) -> None:
    path = write(tmp_path, with_table("xlsx: years.xlsx"))
    data = workbook()
    path.with_name("years.xlsx").write_bytes(data)
    build(path, tmp_path / "out")
    extract(tmp_path / "out" / output, tmp_path / "back")
    assert (tmp_path / "back/years.xlsx").read_bytes() == data
    manifest = json.loads((tmp_path / "back/manifest.json").read_text("utf-8"))
    assert "years.xlsx" in {entry["name"] for entry in manifest["files"]}
    build(tmp_path / "back/content.yaml", tmp_path / "again")
    again = (tmp_path / "again" / output).read_bytes()
    assert again == (tmp_path / "out" / output).read_bytes()


def test_what_was_assumed_is_told_in_a_line_that_is_no_warning(tmp_path: Path) -> None:
    path = write(tmp_path, with_table("csv: years.csv"))
    path.with_name("years.csv").write_bytes(CSV.encode("cp1252"))
    run = subprocess.run(
        [sys.executable, "-m", "reporting", str(path), "-o", str(tmp_path / "out")],
        capture_output=True,
        text=True,
        check=True,
    )
    lines = run.stdout.splitlines()
    assert "note: years.csv: semicolons between cells, commas before decimals" in lines
    assert "no warnings" in lines[-1]
