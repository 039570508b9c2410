"""Tables as they are drawn: what is level, what stays together, how wide columns are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.design.fonts import find_font, find_tabular_face
from reporting.dossier.blocks.column_widths import ColumnDemand, spread_widths
from reporting.plan.block_model import Align, TableBlock, TableColumn
from reporting.plan.words import Para
from reporting.record import replace
from tests.dossier.plans import WORDS, para, prose
from tests.dossier.reading import BODY, Pdf, read_blocks, theme

START, END, DECIMAL = Align.START, Align.END, Align.DECIMAL


def ledger(
    columns: list[tuple[str, Align]],
    rows: list[tuple[str | Para, ...]],
    note: str = "",
    *,
    fitted: bool = True,
) -> TableBlock:
    return TableBlock(
        "ledger", "A ledger", (),
        tuple(TableColumn(label, align, 1 / len(columns)) for label, align in columns),
        tuple(tuple(cell if isinstance(cell, Para) else para(cell) for cell in row) for row in rows),
        para(note) if note else None,
        fitted,
    )  # fmt: skip


def long_table(count: int, note: str = "") -> TableBlock:
    rows: list[tuple[str | Para, ...]] = [
        (f"Row{at}", f"{at}.5") for at in range(count)
    ]
    return ledger([("Head", START), ("Number", DECIMAL)], rows, note)


def rows_on(pdf: Pdf, at: int) -> int:
    return pdf.text(at).count("Row")


def filled(*blocks: TableBlock, paragraphs: int) -> Pdf:
    return read_blocks(
        *(prose(para(WORDS), name=f"p{at}") for at in range(paragraphs)), *blocks
    )


@pytest.mark.parametrize(
    "cells",
    [
        ("40.5", "1,155.25", "−7", "100%"),
        ("7", "16.5%", "5\u00a0kg", "3.1\u00a0billion"),
        ("9", "81", "640.125"),
    ],
)
def test_the_units_of_a_decimal_column_are_below_one_another(
    cells: tuple[str, ...],
) -> None:
    rows: list[tuple[str | Para, ...]] = [
        (f"name{at}", cell) for at, cell in enumerate(cells)
    ]
    pdf = read_blocks(
        ledger(
            [("Name", START), ("Number", DECIMAL)], [*rows, ("marked", para("12.5", 3))]
        )
    )
    units = []
    for at, cell in enumerate((*cells, "12.5")):
        name = pdf.find(BODY, f"name{at}" if at < len(cells) else "marked")
        level = [
            char
            for char in pdf.chars(BODY)
            if abs(char.baseline - name[0].baseline) < 0.2
        ]
        whole = cell.partition(".")[0]
        digits = sum(char.isdigit() for char in whole)
        units.append(
            [char for char in level[len(name) :] if char.text.isdigit()][
                digits - 1
            ].right
        )
    assert max(units) - min(units) < 0.15


def test_the_head_of_numbers_ends_where_the_longest_number_ends() -> None:
    pdf = read_blocks(
        ledger(
            [("Name", START), ("Crop", DECIMAL), ("Sum", END)],
            [("a", "1,155.25", "40"), ("b", "7", "9")],
        )
    )
    assert pdf.find(BODY, "Crop")[-1].right == pytest.approx(
        pdf.find(BODY, "1,155.25")[-1].right, abs=0.7
    )
    assert pdf.find(BODY, "Sum")[-1].right == pytest.approx(
        pdf.find(BODY, "40")[-1].right, abs=0.7
    )


def test_a_cell_that_is_no_number_ends_where_the_longest_number_ends() -> None:
    pdf = read_blocks(
        ledger([("Name", START), ("Crop", DECIMAL)], [("a", "55.25"), ("b", "none")])
    )
    assert pdf.find(BODY, "none")[-1].right == pytest.approx(
        pdf.find(BODY, "55.25")[-1].right, abs=0.7
    )


@pytest.mark.parametrize("paragraphs", range(10, 16))
def test_a_table_has_two_rows_at_least_on_every_page(paragraphs: int) -> None:
    for count in (30, 31):
        pdf = filled(long_table(count), paragraphs=paragraphs)
        pages = [rows_on(pdf, at) for at in range(len(pdf)) if rows_on(pdf, at)]
        assert sum(pages) == count
        assert min(pages) >= 2


@pytest.mark.parametrize("count", range(33, 41))
def test_a_note_stays_with_the_last_rows(count: int) -> None:
    pdf = read_blocks(long_table(count, "Noted below."))
    at = pdf.page_of("Noted below.")
    assert f"Row{count - 1}" in pdf.text(at)
    assert rows_on(pdf, at) >= 2


def test_the_header_stands_on_every_page() -> None:
    pdf = read_blocks(long_table(200))
    assert all(
        "Head Number" in pdf.text(at) for at in range(len(pdf)) if rows_on(pdf, at)
    )


def test_a_note_longer_than_a_page_and_rows_longer_than_a_page_are_cut() -> None:
    table = replace(long_table(3), note=para(WORDS * 60))
    pdf = read_blocks(
        table,
        replace(
            ledger([("A", START)], [(WORDS * 40,), ("last",)], "Below."), id="tall"
        ),
    )
    assert "Below." in pdf.whole
    assert pdf.whole.count("everybody talks about the consequences") == 100


def test_columns_are_as_wide_as_their_content_where_no_width_is_given() -> None:
    columns = [("Name", START), ("N", END)]
    rows: list[tuple[str | Para, ...]] = [
        ("a long name that wants its room and more than a half of it all", "1")
    ]
    for fitted, lines in ((True, 1), (False, 2)):
        pdf = read_blocks(ledger(columns, rows, fitted=fitted))
        levels = {round(char.baseline) for char in pdf.find(BODY, str(rows[0][0]))}
        assert len(levels) == lines


def test_in_a_crowded_table_words_are_hyphenated_and_numbers_stay_whole() -> None:
    heads = [
        "Country",
        "Revenue",
        "Change",
        "Subscribers",
        "Remark",
        "Margin",
        "Productions",
        "Language",
    ]
    numbers = {1, 2, 3, 5, 6}
    rows: list[tuple[str | Para, ...]] = [
        (
            "United Kingdom",
            "1,204.5",
            "−3.2%",
            "12.25",
            "strike in spring",
            "22.1",
            "104",
            "English",
        ),
        (
            "Bosnia and Herzegovina",
            "0.8",
            "100.25%",
            "0.04",
            "none",
            "–",
            "1",
            "Bosnian",
        ),
    ]
    columns = [
        (head, DECIMAL if at in numbers else START) for at, head in enumerate(heads)
    ]
    pdf = read_blocks(ledger(columns, rows))
    for number in ("1,204.5", "−3.2%", "100.25%", "12.25"):
        assert len({round(char.baseline) for char in pdf.find(BODY, number)}) == 1
    points = [
        pdf.find(BODY, number)[at].right for number, at in (("12.25", 1), ("0.04", 0))
    ]
    assert points[0] == pytest.approx(points[1], abs=0.1)
    parts = ("Change", "Sub", "scribers", "Produc", "tions", "Lan", "guage")
    levels = [{round(char.baseline) for char in pdf.find(BODY, part)} for part in parts]
    assert all(len(level) == 1 for level in levels)


wants = st.lists(
    st.builds(
        lambda least, more, fixed: ColumnDemand(least, least + more, fixed),
        st.floats(1, 300),
        st.floats(0, 600),
        st.booleans(),
    ),
    min_size=1,
    max_size=9,
)


@given(wants)
def test_spread_columns_fill_the_table(asked: list[ColumnDemand]) -> None:
    widths = spread_widths(asked, 320)
    assert sum(widths) == pytest.approx(320)
    assert min(widths) > 0


@given(wants)
def test_spread_columns_have_room_for_their_longest_words_where_there_is_any(
    asked: list[ColumnDemand],
) -> None:
    if (
        sum(want.least for want in asked) <= 320
        and max(want.least for want in asked) <= 320 * 0.45
    ):
        assert all(
            width >= want.least - 1e-6
            for width, want in zip(spread_widths(asked, 320), asked, strict=True)
        )


def test_figures_in_columns_are_equally_wide_in_any_family() -> None:
    serif, sans = find_font(theme(), "serif"), find_font(theme(), "sans")
    assert find_tabular_face(theme(), sans) == sans
    assert find_tabular_face(theme(), serif) == sans
