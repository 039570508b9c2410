"""Every number of both outputs is listed with its account: no more than are read back, no less.

What is read back here is read once more by other means than those of the command: PDFium's text
of a page, python-pptx's shapes and openpyxl's cells.
"""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from jsonschema import Draft202012Validator
from openpyxl import Workbook, load_workbook
from pptx import Presentation
from pypdfium2 import PdfDocument

from reporting import ContentError, UsageError, build, check, list_numbers
from reporting.accounts.answers import learn_answers
from reporting.accounts.comparing import Place, PlaceList
from reporting.accounts.forms import (
    format_account,
    format_json,
    format_sum,
    format_table,
)
from reporting.accounts.model import Ground, ListedNumber, NumberReport
from reporting.accounts.outputs import Wanted, draw_outputs, read_job
from reporting.cli.main import main
from reporting.dossier.pages.said_pages import FURNITURE
from reporting.plan.said import SaidRun, SaidText
from reporting.reading.origin import Origin
from tests.catalogues import known_languages, list_letters
from tests.chart_samples import write_charts
from tests.evidence.orchard import write_orchard
from tests.samples import write, write_every_block, write_minimal
from tests.small_fonts import make_font
from tests.test_parity import edit as edit_deck
from tests.tools import ROOT

LISTED = {
    "shipped": (ROOT / "content.yaml", "en"),
    "shipped in Italian": (ROOT / "content.yaml", "it"),
    "second": (ROOT / "tests" / "heating" / "content.yaml", "de"),
    "second in French": (ROOT / "tests" / "heating" / "content.yaml", "fr"),
}
"""Contents in which every number has an account, each with a language."""


def digits(text: str) -> Counter[str]:
    return Counter(re.findall(r"\d+", text))


def list_digits(report: NumberReport, output: str, place: int) -> Counter[str]:
    found: Counter[str] = Counter()
    for number in report.numbers:
        if (number.output, number.place) == (output, place):
            found += digits(number.text)
    return found


def read_pages(path: Path) -> Iterator[str]:
    """Yield the text of each page; a line that does not end in a space goes on in the next."""
    document = PdfDocument(path)
    for page in document:
        text = page.get_textpage().get_text_range()
        yield text.replace(" \r\n", " ").replace("\r\n", "")


def read_shapes(shapes: object) -> Iterator[str]:
    for shape in shapes:  # type: ignore[attr-defined]
        if shape.shape_type == 6:  # a group
            yield from read_shapes(shape.shapes)
        elif shape.has_text_frame:
            for paragraph in shape.text_frame.paragraphs:
                runs = [run.text for run in paragraph.runs]  # fields are no runs
                yield " ".join(runs)
        elif shape.has_table:
            for row in shape.table.rows:
                yield from [cell.text for cell in row.cells]


def read_workbooks(slide: object) -> Iterator[float]:
    for shape in slide.shapes:  # type: ignore[attr-defined]
        if shape.has_chart:
            blob = shape.chart.part.chart_workbook.xlsx_part.blob
            sheet = load_workbook(BytesIO(blob)).active
            for row in sheet.iter_rows(values_only=True) if sheet else ():
                for cell in row:
                    if isinstance(cell, (int, float)):
                        yield float(cell)


@pytest.fixture(scope="module", params=LISTED)
def listed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[NumberReport, Path]:
    """Return the list of a content in one language, and the folder of its outputs."""
    path, code = LISTED[request.param]
    folder = tmp_path_factory.mktemp("listed")
    build(path, folder, [code])
    for file in list(folder.iterdir()):
        file.rename(folder / file.name.replace(f".{code}", ""))
    report = list_numbers(path, [code])
    return report, folder


def test_every_number_has_an_account(listed: tuple[NumberReport, Path]) -> None:
    report, _ = listed
    assert list(report.list_unaccounted()) == []
    assert report.missing == ()
    assert report.find_failure() is None
    assert len(report.numbers) > 1000


def test_the_list_is_what_the_pages_print(listed: tuple[NumberReport, Path]) -> None:
    report, folder = listed
    for place, text in enumerate(read_pages(folder / "dossier.pdf"), 1):
        assert list_digits(report, "dossier", place) == digits(text), place


def test_the_list_is_what_the_slides_say(listed: tuple[NumberReport, Path]) -> None:
    report, folder = listed
    for place, slide in enumerate(
        Presentation(str(folder / "briefing.pptx")).slides, 1
    ):
        said = [*read_shapes(slide.shapes)]
        notes = slide.notes_slide.notes_text_frame
        said += [paragraph.text for paragraph in notes.paragraphs]
        expected = sum(map(digits, said), Counter[str]())
        cells = Counter(f"{value:.12g}" for value in read_workbooks(slide))
        found = list_digits(report, "deck", place)
        if not cells:
            assert found == expected, place
            continue
        assert expected <= found
        texts = Counter(
            number.text
            for number in report.numbers
            if (number.output, number.place) == ("deck", place)
        )
        assert cells <= texts


def test_charts_of_all_kinds_are_accounted_for(tmp_path: Path) -> None:
    report = list_numbers(write_charts(tmp_path), ["it"])
    assert list(report.list_unaccounted()) == []
    assert report.missing == ()
    cells = [
        number.account.what
        for number in report.numbers
        if "crop.csv" in number.account.what
    ]
    assert any(re.search(r"· crop\.csv B\d+", cell) for cell in cells)


def test_a_date_that_nobody_gives_is_told(tmp_path: Path) -> None:
    report = list_numbers(write_every_block(tmp_path), ["en"])
    told = [(number.output, number.text) for number in report.list_unaccounted()]
    assert told == [("dossier", "November 2024")]
    assert report.missing == ()
    by_cell = {
        number.text: number.account.what
        for number in report.numbers
        if number.account.ground is Ground.TABLE
    }
    assert by_cell
    assert all("crop.csv" in what for what in by_cell.values())


# ---------------------------------------------------------------- what is said of each


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a content, its sources, and its outputs in `out`."""
    folder = tmp_path_factory.mktemp("made")
    build(write_orchard(folder), folder / "out", languages="all")
    return folder


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Path:
    """Return a copy of that folder, to spoil."""
    shutil.copytree(made, tmp_path / "desk")
    return tmp_path / "desk"


def accounts(report: NumberReport, text: str) -> set[str]:
    return {
        format_account(number.account)
        for number in report.numbers
        if number.text == text
    }


def test_an_account_leads_to_the_claim_and_to_the_source(made: Path) -> None:
    report = list_numbers(made / "content.yaml")
    assert list(report.list_unaccounted()) == []
    figure = "figure revenue:value ← claim revenue ← gazette ¶ 2 (found)"
    assert figure in accounts(report, "$12.4 billion")
    assert "claim jobs ← corriere ¶ 2 (found)" in accounts(report, "1,250")
    assert "edition number and date" in accounts(report, "22 November 2026")
    dated = accounts(report, "4 Oct 2026")
    assert "source gazette · date ← claim since" in dated
    assert all(words.startswith("source gazette · date") for words in dated)


def test_the_words_of_a_claim_in_the_notes_are_of_the_claim(made: Path) -> None:
    report = list_numbers(made / "content.yaml")
    notes = [one for one in report.numbers if one.text == "12.4 billion"]
    assert notes
    told = {format_account(one.account) for one in notes if one.output == "deck"}
    assert told == {"claim revenue ← gazette ¶ 2 (found)"}
    marks = [one for one in report.numbers if one.account.ground is Ground.MARK]
    assert all(one.account.claims for one in marks)


def test_without_copies_no_verdict_is_told(tmp_path: Path) -> None:
    report = list_numbers(write_minimal(tmp_path))
    assert accounts(report, "16%") == {"claim growth ← gazette ¶ 2 (unchecked)"}


def test_the_written_files_are_read_where_they_are_given(made: Path) -> None:
    report = list_numbers(made / "content.yaml", "all", built=made / "out")
    assert report == list_numbers(made / "content.yaml", "all")


def test_files_in_another_theme_are_held_against_it(tmp_path: Path) -> None:
    path = write_orchard(tmp_path)
    build(path, tmp_path / "out", theme="bulletin")
    assert list_numbers(path, built=tmp_path / "out").find_failure() is None


# ---------------------------------------------------------------- planted violations


def told(report: NumberReport) -> list[ListedNumber]:
    return list(report.list_unaccounted())


def test_a_number_that_was_changed_on_a_slide_has_no_account(desk: Path) -> None:
    edit_deck(desk / "out" / "briefing.pptx", "1,250", "1,520", "slides/slide")
    report = list_numbers(desk / "content.yaml", built=desk / "out")
    assert {number.text for number in told(report)} == {"1,520"}
    assert {missing.text for missing in report.missing} == {"1,250"}
    places = {number.place for number in told(report)}
    assert places == {missing.place for missing in report.missing}
    assert all(number.output == "deck" for number in told(report))
    assert "jobs" in told(report)[0].context


def test_a_change_of_sign_or_of_a_percent_sign_is_seen(desk: Path) -> None:
    deck = desk / "out" / "briefing.pptx"
    edit_deck(deck, "18%", "18", "slides/slide")
    report = list_numbers(desk / "content.yaml", built=desk / "out")
    assert {number.text for number in told(report)} == {"18"}
    assert {missing.text for missing in report.missing} == {"18%"}


def test_a_number_in_words_that_was_changed_in_the_notes_is_seen(desk: Path) -> None:
    edit_deck(desk / "out" / "briefing.pptx", "eleven", "twelve", "notesSlides/")
    report = list_numbers(desk / "content.yaml", built=desk / "out")
    assert {number.text for number in told(report)} == {"twelve"}
    assert {missing.text for missing in report.missing} == {"eleven"}


def test_the_dossier_of_another_edition_is_told(desk: Path) -> None:
    content = desk / "content.yaml"
    text = content.read_text(encoding="utf-8")
    content.write_text(text.replace("number: 1\n", "number: 7\n", 1), encoding="utf-8")
    report = list_numbers(content, built=desk / "out")
    ours = {number.place for number in told(report) if number.text == "1"}
    assert ours >= set(range(1, 1 + min(report.pages, report.slides)))
    assert "7" in {missing.text for missing in report.missing}


def test_slides_that_were_moved_keep_their_accounts(desk: Path) -> None:
    deck = desk / "out" / "briefing.pptx"
    with ZipFile(deck) as package:
        main_part = package.read("ppt/presentation.xml").decode()
    listed = re.findall(r"<p:sldId [^>]*/>", main_part)
    edit_deck(deck, re.escape(listed[1] + listed[2]), listed[2] + listed[1])
    assert list_numbers(desk / "content.yaml", built=desk / "out").missing == ()
    with ZipFile(deck) as package:
        assert (listed[2] + listed[1]) in package.read("ppt/presentation.xml").decode()


def test_a_chart_that_was_changed_is_told(tmp_path: Path) -> None:
    path = write_charts(tmp_path, "noted-columns")
    build(path, tmp_path / "out")
    deck = tmp_path / "out" / "briefing.pptx"
    edit_deck(deck, "<c:v>70.0</c:v>", "<c:v>99.0</c:v>", "charts/chart")
    report = list_numbers(path, built=tmp_path / "out")
    (number,) = told(report)
    assert (number.text, number.output) == ("99", "deck")
    assert "not in its workbook" in number.context


def test_a_file_that_is_none_is_an_error(desk: Path) -> None:
    (desk / "out" / "briefing.pptx").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(ContentError, match=r"briefing\.pptx"):
        list_numbers(desk / "content.yaml", built=desk / "out")
    with pytest.raises(UsageError, match="no folder"):
        list_numbers(desk / "content.yaml", built=desk / "nowhere")


# ---------------------------------------------------------------- the command


def test_the_table_is_grouped_and_summed(made: Path) -> None:
    report = list_numbers(made / "content.yaml")
    lines = format_table(report).splitlines()
    assert "dossier, en" in lines
    assert "deck, en" in lines
    claim = "p. 3  1,250 .* claim jobs ← corriere ¶ 2 \\(found\\)"
    assert any(re.match(claim, line) for line in lines)
    total = len(report.numbers)
    head = f"{total:,} numbers on {report.pages} pages and {report.slides} slides: "
    assert lines[-1].startswith(head)
    assert lines[-1].endswith(", 0 unaccounted")
    parts = lines[-1].partition(": ")[2].split(", ")
    counted = [int(part.split()[0].replace(",", "")) for part in parts]
    assert sum(counted) == total


def test_every_account_is_in_the_json(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = list_numbers(made / "content.yaml")
    data = json.loads(format_json(report))
    assert len(data["numbers"]) == len(report.numbers)
    (first,) = [n for n in data["numbers"] if n["text"] == "1,250"][:1]
    assert first["account"]["claims"] == ["jobs"]
    assert first["account"]["places"][0]["verdict"] == "found"
    assert main(["check", "--numbers", "--format", "schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    Draft202012Validator(schema).validate(data)


def test_strict_fails_where_a_number_has_no_account(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, out = str(desk / "content.yaml"), str(desk / "out")
    asked = ["check", content, "--numbers", "--built", out]
    assert main([*asked, "--strict"]) == 0
    edit_deck(desk / "out" / "briefing.pptx", "1,250", "1,520", "slides/slide")
    capsys.readouterr()
    assert main(asked) == 0
    assert main([*asked, "--strict"]) == 4
    shown = capsys.readouterr()
    assert "unaccounted: “" in shown.out
    assert "planned, and not read back" in shown.out
    assert "not accounted for" in shown.err
    assert main([*asked, "--format", "sarif"]) == 0
    log = json.loads(capsys.readouterr().out)
    results = log["runs"][0]["results"]
    assert {result["ruleId"] for result in results} == {
        "number-without-account",
        "number-not-read-back",
    }
    assert main([*asked, "--record"]) == 2


def test_a_sum_names_what_there_is() -> None:
    report = NumberReport("content.yaml", ("en",), 1, 2, ())
    assert format_sum(report) == "0 numbers on 1 page and 2 slides: 0 unaccounted"


def test_a_number_in_running_text_may_be_unsourced(tmp_path: Path) -> None:
    block = """\
      - id: guess
        kind: prose
        unsourced: a guess of ours
        text: Perhaps 47 trees were felled in May 2011 by 3 men with 12-inch saws, on A4 sheets.
"""
    path = write(tmp_path, write_minimal(tmp_path).read_text(encoding="utf-8") + block)
    report = list_numbers(path)
    assert told(report) == []
    assert accounts(report, "47") == {"unsourced a guess of ours"}
    assert accounts(report, "A4") == {"name A4"}


def test_cells_of_a_workbook_are_named_as_they_stand_there(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.create_sheet("Crop")
    for row, cells in enumerate((("Kind", "Sold"), ("Apples", 40), ("Pears", 16)), 2):
        for column, cell in enumerate(cells, 2):
            sheet.cell(row, column, cell)
    book.save(tmp_path / "book.xlsx")
    block = """\
      - id: sold
        kind: table
        unsourced: a test
        xlsx: book.xlsx
        sheet: Crop
        range: B2:C4
        columns: [{label: Kind}, {label: Sold, align: decimal}]
"""
    path = write(tmp_path, write_minimal(tmp_path).read_text(encoding="utf-8") + block)
    report = list_numbers(path)
    assert told(report) == []
    assert accounts(report, "40") == {"table sold · book.xlsx Crop!C3 (unsourced)"}


HEBREW = """\
languages: [he]
edition: {number: 12, date: 2026-11-22, title: פרדס, subtitle: פרדס, summary: "פרדס צמח 16%[^growth].", why_now: פרדס, audience: פרדס, minutes: 5}
sources:
  - {id: gazette, title: Orchard grows, short: Gazette, outlet: The Gazette, author: Ada Reed, published: 2026-10-02, language: en, retrieved: 2026-11-01, file: gazette.txt, sha256: "0000000000000000000000000000000000000000000000000000000000000001"}
entities: [{id: orchard, name: Orchard A24, kind: company, line: "פרדס 3D."}]
claims:
  - id: growth
    text: "פרדס צמח 16%, $11,000,000,000 ברבעון השני של 2026, -3.5."
    by: [gazette]
    status: reported
    cites: [{source: gazette, paragraph: 2, terms: ["16%", "second quarter of 2026", "$11 billion", "3.5"]}]
sections:
  - id: overview
    title: פרדס צמח
    takeaway: "פרדס 16%."
    blocks:
      - {id: opening, kind: prose, text: "פרדס צמח 11,000,000,000[^growth] 2026, **16%** -3.5[^growth] Orchard A24."}
      - {id: rows, kind: table, claims: [growth], columns: [{label: פרדס}, {label: צמח, align: decimal}], rows: [["2026", "16%"], ["פרדס", "3.5"]]}
      - {id: line, kind: timeline, claims: [growth], events: [{on: 2026-Q2, text: פרדס}, {on: 2026, text: צמח}]}
"""


def test_what_is_read_from_the_right_is_accounted_for(tmp_path: Path) -> None:
    make_font(tmp_path / "Others.ttf", list_letters())
    theme = tmp_path / "theme.yaml"
    theme.write_text("fonts: {fallback: [Others.ttf]}\n", encoding="utf-8")
    with known_languages(tmp_path / "known"):
        report = list_numbers(write(tmp_path, HEBREW), theme=theme)
    assert told(report) == []
    assert report.missing == ()
    assert "claim growth ← gazette ¶ 2 (unchecked)" in accounts(report, "−3.5")
    grounds = report.count()
    assert grounds[Ground.PAGE] > 5
    assert grounds[Ground.SOURCE] > 10


# ---------------------------------------------------------------- what cannot be true


def test_a_text_bears_no_number_but_its_own(made: Path) -> None:
    job = read_job(made / "content.yaml", Wanted())
    drawn = draw_outputs(job, "en")
    report = check(made / "content.yaml")
    answers = learn_answers(job.loaded, drawn.plan, "en", report)
    origin = Origin("sections[0].blocks[0].text", "en")
    page = PlaceList(Place("dossier", "en", 3, last_page=5, last=5), answers)
    texts = [
        SaidText((SaidRun("Pomona picks 777 and 22 November 2026 "),), "P", origin),
        SaidText((SaidRun("3 "),), FURNITURE),
        SaidText((SaidRun("4 "),), FURNITURE),
        SaidText((SaidRun("6", link="#page-6"),), "P"),
        SaidText((SaidRun("99", mark=99),), "P"),
    ]
    page.list_texts(texts, ["Pomona picks 777 and 22 November 2026 3 4 6 99"])
    assert page.missing == []
    none = [one.text for one in page.numbers if one.account.ground is Ground.NONE]
    assert none == ["777", "22 November 2026", "4", "6", "99"]
    own = [one.text for one in page.numbers if one.account.ground is Ground.FURNITURE]
    assert own == ["3"]
