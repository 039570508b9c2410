"""Dates on slides: native axes of dates with real dates in their workbooks, to scale."""

from __future__ import annotations

import zipfile
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from lxml import etree

from reporting.content.validate import load
from reporting.design.theme import Theme
from reporting.plan.dossier import plan_dossier
from reporting.slides.deck import plan_deck
from tests.chart_samples import FORMS, write_charts
from tests.deck.conftest import Made, made
from tests.deck.test_chart_forms import list_values
from tests.deck.test_charts import cells
from tests.samples import WHEN
from tests.tools import soffice_pdf

DATED = [
    name for name in FORMS if name.startswith(("years", "months", "days", "quarters"))
]


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory, theme: Theme) -> Made:
    """The deck of all samples that are dated, in Italian."""
    folder = tmp_path_factory.mktemp("dates")
    content = load(write_charts(folder, *DATED)).content
    return made(plan_deck(plan_dossier(content, "it", WHEN, theme), theme), theme)


def find_chart(deck: Made, name: str) -> Any:
    return deck.shape(name, "Chart").chart


@pytest.mark.parametrize(
    ("name", "base", "serials", "code"),
    [
        ("years-uneven", "years", ["32874", "36526", "40179", "42005", "43831"], "[$-410]yyyy"),
        ("years-uneven-areas", "years", ["32874", "36526", "40179", "42005", "43831"], "[$-410]yyyy"),
        ("months-with-gap", "months", ["45292", "45323", "45352", "45383", "45658", "45689"], "[$-410]mmm yyyy"),
        ("years-of-old", "days", ["1850", "1870", "1880", "1913", "1938", "2000"], "0"),
    ],
)  # fmt: skip
def test_dates_stand_to_scale_on_an_axis_of_dates(
    deck: Made, name: str, base: str, serials: list[str], code: str
) -> None:
    chart = find_chart(deck, name)
    xml = chart._chartSpace
    assert list_values(xml, "{*}date1904") == ["0"]
    (axis,) = xml.iterfind(".//{*}dateAx")
    assert list_values(axis, "{*}baseTimeUnit") == [base]
    assert list_values(axis, "{*}auto") == ["0"]
    assert list_values(xml, "{*}valAx/{*}crossBetween") == ["midCat"]
    for cache in xml.iterfind(".//{*}cat/{*}numRef/{*}numCache"):
        assert [point.findtext("{*}v") for point in cache.iterfind("{*}pt")] == serials
        assert cache.findtext("{*}formatCode") == code
    found = cells(chart.part.chart_workbook.xlsx_part.blob)
    assert [found[f"A{row}"] for row in range(2, len(serials) + 2)] == serials


def test_the_workbook_shows_its_dates_as_dates(deck: Made) -> None:
    blob = find_chart(deck, "months-with-gap").part.chart_workbook.xlsx_part.blob
    with zipfile.ZipFile(BytesIO(blob)) as archive:
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        styles = etree.fromstring(archive.read("xl/styles.xml"))
    (cell,) = [cell for cell in sheet.iter("{*}c") if cell.get("r") == "A2"]
    style = list(styles.iterfind("{*}cellXfs/{*}xf"))[int(cell.get("s", "0"))]
    formats = {
        one.get("numFmtId"): one.get("formatCode") for one in styles.iter("{*}numFmt")
    }
    assert formats[style.get("numFmtId")] == "[$-410]mmm yyyy"


def test_steps_and_names_have_room(deck: Made) -> None:
    xml = find_chart(deck, "months-of-line")._chartSpace
    assert list_values(xml, "{*}dateAx/{*}majorUnit") == ["6"]
    assert list_values(xml, "{*}dateAx/{*}majorTimeUnit") == ["months"]
    xml = find_chart(deck, "years-uneven")._chartSpace
    assert list_values(xml, "{*}dateAx/{*}majorUnit") == ["5"]


def test_quarters_and_bars_are_words_of_the_language(deck: Made) -> None:
    for name, first in (
        ("quarters-of-line", "T1\u00a02023"),
        ("months-of-bars", "gen\u00a02025"),
    ):
        xml = find_chart(deck, name)._chartSpace
        assert xml.find(".//{*}dateAx") is None
        assert xml.find(".//{*}cat//{*}v").text == first


def test_columns_of_months_name_the_year_where_it_changes(deck: Made) -> None:
    xml = find_chart(deck, "months-of-columns")._chartSpace
    (axis,) = xml.iterfind(".//{*}dateAx")
    code = axis.find("{*}numFmt").get("formatCode")
    assert code.startswith("[=45658][$-410]mmm yyyy;[=46023][$-410]mmm yyyy;[$-410]mmm")
    assert list_values(xml, "{*}valAx/{*}crossBetween") == []


def test_a_gap_in_time_is_as_wide_as_it_lasts(deck: Made, tmp_path: Path) -> None:
    """LibreOffice's own drawing: four months, then nine without, then two."""
    path = tmp_path / "dates.pptx"
    path.write_bytes(deck.data)
    number = next(
        at for at, one in enumerate(deck.plan.slides) if one.id == "months-with-gap"
    )
    page = pypdfium2.PdfDocument(soffice_pdf(path))[number]
    text = page.get_textpage()
    middles = [find_middle(text, label) for label in ("38", "27", "43")]
    steps = [after - before for before, after in pairwise(middles)]
    month = sum(steps) / 11
    assert steps == pytest.approx([10 * month, month], abs=3)


def find_middle(text: Any, label: str) -> float:
    """Return where the middle of a number that stands once on a page is, in points."""
    searcher = text.search(label, match_whole_word=True)
    first, count = searcher.get_next()
    left, _, _, _ = text.get_charbox(first)
    _, _, right, _ = text.get_charbox(first + count - 1)
    return float(left + right) / 2
