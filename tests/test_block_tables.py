"""Tables whose cells span, with heads of rows, a total, up to 16 columns: on paper and on slides."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reporting.content.table_cells import Blank, Cell, place_cells
from reporting.content.values import Rich
from reporting.errors import ContentError, RefusedError
from tests.block_forms import Built, build_blocks, find_problems
from tests.tools import ooxml_errors, verapdf_failures

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MONTHS = "January February March April May June July August September October November December"
WIDE = ", ".join(f"{{label: {name}, align: decimal}}" for name in MONTHS.split())
NUMBERS = ", ".join('"1,110"' for _ in MONTHS.split())
TABLES = f"""\
- id: spans
  kind: table
  title: Cells span
  unsourced: It is made up.
  total: true
  columns: [{{label: Region, head: true}}, {{label: Kind}}, {{label: Crop, align: decimal}}, {{label: Remark}}]
  rows:
    - [{{text: North, rows: 2}}, Apples, "12.5", {{text: Both were late, rows: 2}}]
    - [Pears, "3.25"]
    - [South, {{text: nothing was picked, span: 2}}, ""]
    - [Total, ~, "15.75", ""]
- id: months
  kind: table
  title: Twelve months
  unsourced: It is made up.
  columns: [{{label: ""}}, {WIDE}, {{label: Year, align: decimal}}]
  rows:
    - [The northern valley, {NUMBERS}, "13,320"]
    - [The southern slope, {{text: no month of it, span: 12}}, "13,320"]
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_blocks(tmp_path_factory.mktemp("tables"), TABLES)


def describe(node: Any) -> str:
    """Return a cell of the structure: its tag, its scope, what it takes, its words."""
    found = node.attributes
    scope = str(found.get("/Scope", "")).removeprefix("/")
    span = f"{found.get('/ColSpan', 1)}x{found.get('/RowSpan', 1)}"
    return f"{node.tag}{scope} {span} {node.text}".strip()


def test_the_structure_says_what_a_cell_takes_and_heads(built: Built) -> None:
    table, _ = built.section.all("Table")
    _, *rows = [
        [describe(cell) for cell in row.all("TH", "TD")] for row in table.all("TR")
    ]
    assert rows == [
        ["THRow 1x2 North", "TD 1x1 Apples", "TD 1x1 12.5", "TD 1x2 Both were late"],
        ["TD 1x1 Pears", "TD 1x1 3.25"],
        ["THRow 1x1 South", "TD 2x1 nothing was picked", "TD 1x1"],
        ["THRow 1x1 Total", "TD 1x1", "TD 1x1 15.75", "TD 1x1"],
    ]


def grid(slide: Any) -> Any:
    return next(shape for shape in slide.shapes if shape.has_table).table


def test_the_deck_has_merged_cells_and_knows_heads_and_total(built: Built) -> None:
    (slide,) = built.slides_of("Cells span")
    table = grid(slide)
    properties = table._tbl.tblPr
    assert [properties.get(name) for name in ("firstRow", "firstCol", "lastRow")] == [
        "1",
        "1",
        "1",
    ]
    north, south = table.cell(1, 0), table.cell(3, 1)
    assert (north.is_merge_origin, north.span_height, north.span_width) == (True, 2, 1)
    assert (south.is_merge_origin, south.span_height, south.span_width) == (True, 1, 2)
    assert table.cell(2, 0).is_spanned
    assert [cell.text for cell in table.rows[4].cells] == ["Total", "", "15.75", ""]
    bold = table.cell(4, 2).text_frame.paragraphs[0].runs[0].font.bold
    assert bold
    assert not table.cell(1, 2).text_frame.paragraphs[0].runs[0].font.bold


def test_many_columns_stand_on_several_slides_with_their_heads(built: Built) -> None:
    slides = built.slides_of("Twelve months")
    assert len(slides) == 2
    heads = [[cell.text for cell in grid(slide).rows[0].cells] for slide in slides]
    assert {names[0] for names in heads} == {""}
    assert [name for names in heads for name in names[1:]] == [*MONTHS.split(), "Year"]
    for slide in slides:
        assert grid(slide).cell(2, 1).text == "no month of it"
        sizes = {
            run.font.size.pt
            for row in grid(slide).rows
            for cell in row.cells
            for paragraph in cell.text_frame.paragraphs
            for run in paragraph.runs
        }
        assert min(sizes) >= 16


def test_twelve_months_and_a_year_have_room_in_print(built: Built) -> None:
    _, table = built.section.all("Table")
    assert len(table.all("TR")[0].all("TH")) == 14
    assert table.text.count("1,110") == 12


def test_tables_are_conforming(built: Built) -> None:
    assert verapdf_failures([built.pdf]) == {built.pdf: []}
    assert ooxml_errors(built.pptx) == []


def row_of(cells: str, columns: int = 3) -> str:
    labels = ", ".join(f"{{label: C{at}}}" for at in range(columns))
    return (
        f"- {{id: t, kind: table, columns: [{labels}], rows: [[{cells}], [a, b, c]]}}\n"
    )


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ("a, b", "row 1 has 2 cells for 3 columns"),
        ("a, b, c, d", "row 1 has 4 cells for 3 columns"),
        ("a, {text: b, span: 3}", "row 1 has 4 cells for 3 columns"),
        ("a, b, {text: c, rows: 3}", "a cell of row 1 takes 3 rows"),
        ("a, b, {text: c, rows: 2}", "row 2 has 3 cells for 2 columns"),
        ("a, b, {text: c, span: 0}", "must be at least 1: `0`"),
    ],
)
def test_cells_that_do_not_fill_their_row_are_told(
    tmp_path: Path, cells: str, message: str
) -> None:
    (found,) = find_problems(tmp_path, row_of(cells))
    assert message in found


def test_seventeen_columns_are_told_with_their_cure(tmp_path: Path) -> None:
    (found,) = find_problems(tmp_path, row_of("a", 17))
    assert "a table has 16 columns at the most, and this 17" in found


def test_a_mark_in_a_cell_bears_all_the_rows_that_it_takes(tmp_path: Path) -> None:
    rows = "[[{text: 'A[^growth]', rows: 2}, up, 16%], [up, 16%], [B, up, down]]"
    head = "- {id: t, kind: table, columns: [{label: C1}, {label: C2}, {label: C3}], rows: "
    build_blocks(tmp_path, f"{head}{rows}}}\n")
    with pytest.raises(ContentError, match="16%"):
        build_blocks(tmp_path, f"{head}{rows.replace('down', '16%')}}}\n")


def test_a_cell_may_hold_nothing(tmp_path: Path) -> None:
    assert find_problems(tmp_path, row_of('"", ~, " "')) == []


def test_cells_are_placed_around_those_above() -> None:
    text = Rich(by_language={"*": "a"})
    rows: list[list[Rich | Cell | Blank | None]] = [
        [Cell(text=text, rows=2), text, Cell(text=text, span=2, rows=2)],
        [Blank()],
        [text, text, text, None],
    ]
    places = [(cell.row, cell.column) for cell in place_cells(rows, 4)]
    assert places == [(0, 0), (0, 1), (0, 2), (1, 1), (2, 0), (2, 1), (2, 2), (2, 3)]
    with pytest.raises(RefusedError, match="row 2 has 2 cells for 1 column"):
        list(place_cells([rows[0], [text, text]], 4))
