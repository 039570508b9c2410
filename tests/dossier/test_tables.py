"""Tables as they are set: what is level, what stays together, how wide columns are, what is never cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reporting.design.fonts import find_font, find_tabular_face
from reporting.dossier.blocks.column_demands import ColumnDemand
from reporting.dossier.blocks.column_widths import (
    LEAST_SIZE,
    share_widths,
    spread_widths,
)
from reporting.dossier.galley.galley import (
    NEVER,
    TIED,
    Flow,
    Galley,
    measure_height,
)
from reporting.paper.marks import LineEnd, Stroke, TextLine
from reporting.paper.typeset.styles import measure_column_height
from reporting.pdf.face import find_face
from reporting.plan.table_model import Align, TableBlock, TableColumn
from reporting.plan.words import Para
from reporting.reading.origin import Origin
from reporting.record import replace
from tests.dossier.galleys import (
    Line,
    find_line,
    list_notes,
    list_pieces,
    make_setting,
    read_lines,
    say,
    set_block,
    theme,
)
from tests.dossier.plans import TABLE, WORDS, evidence, para

START, END, DECIMAL = Align.START, Align.END, Align.DECIMAL
Cell = str | Para

ACROSS = theme().page.across.pt
TEXT = theme().page.text.pt


def ledger(
    columns: list[tuple[str, Align]],
    rows: list[tuple[Cell, ...]],
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
    rows: list[tuple[Cell, ...]] = [(f"Row{at}", f"{at}.5") for at in range(count)]
    return ledger([("Head", START), ("Number", DECIMAL)], rows, note)


def numbers_of(count: int, number: str = "1234.5") -> TableBlock:
    """A table of a name and some columns of numbers."""
    columns = [("Place", START), *((f"Year {at}", DECIMAL) for at in range(1, count))]
    rows: list[tuple[Cell, ...]] = [
        (name, *([number] * (count - 1))) for name in ("Northern", "Southern")
    ]
    return ledger(columns, rows)


def cells_of(galley: Galley) -> list[Line]:
    """The lines of a table without its title."""
    return [line for line in read_lines(galley.slabs) if line.text != "A ledger"]


# ---------------------------------------------------------------- level


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
    setting = make_setting()
    rows: list[tuple[Cell, ...]] = [
        (f"name{at}", cell) for at, cell in enumerate(cells)
    ]
    galley = set_block(
        ledger(
            [("Name", START), ("Number", DECIMAL)], [*rows, ("marked", para("12.5", 3))]
        )
    )
    ends = []
    for cell in (*cells, "12.5"):
        line = find_line(galley, cell.replace("\u00a0", " "))
        tail = cell.partition(".")[2] if "." in cell else cell.lstrip("−0123456789")
        point = "." if "." in cell else ""
        pieces = setting.pieces(
            para(point + tail), setting.styles.cell_end, setting.place
        )
        width = sum(
            _measure(piece.text, piece.look.face) * piece.look.size for piece in pieces
        )
        mark = _measure_marks(line, galley)
        ends.append(line.right - mark - width)
    assert max(ends) - min(ends) < 0.4


def _measure(text: str, face: str) -> float:
    from reporting.paper.typeset.text_row import measure_text  # noqa: PLC0415

    return measure_text(text, face)


def _measure_marks(line: Line, galley: Galley) -> float:
    """The width of the source marks of a line."""
    width = 0.0
    for slab in galley.slabs:
        for mark in slab.marks:
            if (
                isinstance(mark, TextLine)
                and mark.spans
                and mark.spans[0].tag is line.tag
            ):
                for span in mark.spans:
                    if span.mark is not None:
                        width += sum(word.width for word in span.words) * span.look.size
    return width


def test_the_head_of_numbers_ends_where_the_longest_number_ends() -> None:
    galley = set_block(
        ledger(
            [("Name", START), ("Crop", DECIMAL), ("Sum", END)],
            [("a", "1,155.25", "40"), ("b", "7", "9")],
        )
    )
    assert find_line(galley, "Crop").right == pytest.approx(
        find_line(galley, "1,155.25").right, abs=0.7
    )
    assert find_line(galley, "Sum").right == pytest.approx(
        find_line(galley, "40").right, abs=0.7
    )


def test_a_cell_that_is_no_number_ends_where_the_longest_number_ends() -> None:
    galley = set_block(
        ledger([("Name", START), ("Crop", DECIMAL)], [("a", "55.25"), ("b", "none")])
    )
    assert find_line(galley, "none").right == pytest.approx(
        find_line(galley, "55.25").right, abs=0.7
    )


def test_the_words_of_a_header_end_level() -> None:
    head = "A head of several words that needs more lines than one"
    galley = set_block(
        ledger([(head, START), ("Sum", END)], [("a", "1")] * 2, fitted=False)
    )
    lines = cells_of(galley)
    low = next(line for line in lines if line.text == "Sum")
    last = [
        line for line in lines if line.left == 0 and line.baseline <= low.baseline + 1
    ]
    assert len(last) > 1
    assert last[-1].baseline == pytest.approx(low.baseline)


def test_a_row_is_one_strip_with_a_rule_at_its_foot() -> None:
    galley = set_block(replace(TABLE, note=None))
    *_, head, one, two, three = galley.slabs
    for slab in (head, one, two, three):
        (rule,) = [mark for mark in slab.marks if isinstance(mark, Stroke)]
        assert {y for _, y in rule.points} == {slab.height}
        assert rule.points[1][0] - rule.points[0][0] == pytest.approx(TEXT)


def test_the_note_of_a_cell_is_wanted_at_its_row() -> None:
    galley = set_block(replace(TABLE, evidence=(), note=None))
    ((number, y),) = list_notes(galley)
    assert number == 5
    assert y == pytest.approx(find_line(galley, "dry").baseline)


def test_the_note_of_a_head_is_read_after_the_table_and_stands_beside_the_head() -> (
    None
):
    block = ledger([("Name", START), ("N", END)], [("a", "1"), ("b", "2")])
    marked = replace(block.columns[1], label=para("Crop", 5))
    galley = set_block(replace(block, columns=(block.columns[0], marked)))
    (table,) = [tag for tag in galley.tags if tag.name == "Table"]
    (note,) = [tag for tag in galley.tags if tag.note]
    assert note.parent is table.parent
    ((number, y),) = list_notes(galley)
    assert number == 5
    assert y == pytest.approx(find_line(galley, "Name").baseline)


def test_a_first_column_of_words_names_the_rows() -> None:
    named = set_block(ledger([("Name", START), ("N", END)], [("a", "1"), ("b", "2")]))
    heads = [tag for tag in named.tags if tag.name == "TH"]
    assert [tag.scope for tag in heads] == ["Column", "Column", "Row", "Row"]
    numbered = set_block(ledger([("N", END), ("Name", START)], [("1", "a")]))
    assert {tag.scope for tag in numbered.tags if tag.name == "TH"} == {"Column"}


# ---------------------------------------------------------------- over pages


def test_a_short_table_is_never_cut_and_floats() -> None:
    galley = set_block(long_table(8, "Noted below."))
    assert galley.flow is Flow.FLOAT
    (whole,) = list_pieces(galley.slabs)
    assert "Noted below." in say(whole)


@pytest.mark.parametrize("count", [30, 31, 200])
def test_a_long_table_has_two_rows_at_least_on_either_side_of_a_cut(count: int) -> None:
    galley = set_block(long_table(count, "Noted below."))
    assert galley.flow is Flow.TEXT
    first, *between, last = list_pieces(galley.slabs)
    assert "Head Number" in say(first)
    assert say(first).count("Row") == 2
    assert all(say(piece).count("Row") == 1 for piece in between)
    assert say(last).count("Row") == 2
    assert "Noted below." in say(last)


def test_the_header_and_not_the_title_comes_again() -> None:
    galley = set_block(long_table(200))
    assert say(galley.repeated) == "Head Number"


def test_only_a_row_higher_than_a_third_of_a_page_is_cut() -> None:
    room = measure_column_height(theme())
    brief = ledger([("A", START), ("B", START)], [(WORDS, "b")] * 20)
    assert len(list_pieces(set_block(brief).slabs)) == 18
    tall = ledger([("A", START), ("B", START)], [(WORDS * 40, "b"), ("last", "b")])
    galley = set_block(tall)
    pieces = list_pieces(galley.slabs)
    assert len(pieces) > 10
    assert max(measure_height(piece) for piece in pieces) < room


def test_a_table_cut_by_force_is_cut_between_rows_and_not_in_its_note() -> None:
    galley = set_block(long_table(8, WORDS * 4))
    assert galley.flow is Flow.FLOAT
    last = find_line(galley, "Row7").slab
    assert len(galley.slabs) > last + 3
    assert {slab.cut for slab in galley.slabs[:last]} == {NEVER}
    assert {slab.cut for slab in galley.slabs[last:-1]} == {TIED}


def test_a_note_longer_than_a_page_is_cut() -> None:
    galley = set_block(replace(long_table(3), note=para(WORDS * 60)))
    assert len(list_pieces(galley.slabs)) > 20


# ---------------------------------------------------------------- widths


def test_columns_are_as_wide_as_their_content_where_no_width_is_given() -> None:
    columns = [("Name", START), ("N", END)]
    rows: list[tuple[Cell, ...]] = [
        ("a long name that wants its room and more than a half of it all", "1")
    ]
    for fitted, lines in ((True, 1), (False, 2)):
        galley = set_block(ledger(columns, rows, fitted=fitted))
        found = [line for line in cells_of(galley) if line.left == 0]
        assert len(found) - 1 == lines


def test_a_table_that_has_room_stands_in_the_text() -> None:
    galley = set_block(numbers_of(5))
    assert not galley.is_wide
    assert max(line.right for line in cells_of(galley)) == pytest.approx(TEXT, abs=0.6)


@pytest.mark.parametrize("count", [11, 12, 13, 14])
def test_a_crowded_table_takes_the_margin_too(count: int) -> None:
    galley = set_block(numbers_of(count))
    assert galley.is_wide
    assert not galley.unfit
    sizes = {line.size for line in cells_of(galley)}
    assert sizes == {theme().print.small.size.pt}
    assert max(line.right for line in cells_of(galley)) == pytest.approx(
        ACROSS, abs=0.6
    )


def test_rows_of_many_lines_take_the_margin_too() -> None:
    columns = [("Country", START), ("Law", START), ("Remark", START)]
    rows: list[tuple[Cell, ...]] = [("Italy", WORDS, WORDS), ("France", WORDS, WORDS)]
    assert set_block(ledger(columns, rows)).is_wide


def test_type_grows_smaller_before_a_number_is_cut() -> None:
    galley = set_block(numbers_of(17))
    assert galley.is_wide
    assert not galley.unfit
    assert {line.size for line in cells_of(galley)} == {LEAST_SIZE}


def test_a_table_that_has_no_room_at_all_says_where_it_is_written() -> None:
    written = Origin("sections[0].blocks[2]", "en", 7, 0, 1)
    block = replace(numbers_of(30, "1,234,567.5"), origin=written)
    assert set_block(block).unfit == "sections[0].blocks[2]"


def test_the_notes_of_a_wide_table_stand_below_it() -> None:
    block = numbers_of(11)
    rows = (*block.rows, (para("East", 3), *(para("7.5", 1) for _ in range(10))))
    galley = set_block(replace(block, rows=rows))
    assert not list(list_notes(galley))
    below = [
        line for line in read_lines(galley.slabs) if line.text.startswith(("1 ", "3 "))
    ]
    assert [line.text[0] for line in below] == ["1", "3"]
    assert below[0].baseline > find_line(galley, "East").baseline


def test_a_check_sum_is_cut_and_leaves_room_for_numbers() -> None:
    columns = [("File", START), ("Sum", START), ("Size", DECIMAL), ("Crop", DECIMAL)]
    rows: list[tuple[Cell, ...]] = [
        ("a.csv", "0123456789abcdef" * 4, "1,204.5", "3.25")
    ]
    galley = set_block(ledger(columns, rows))
    assert not galley.unfit
    assert find_line(galley, "1,204.5").text == "1,204.5"


# ---------------------------------------------------------------- never cut


numerals = st.builds(
    lambda sign, whole, rest: f"{sign}{whole:,}{rest}",
    st.sampled_from(["", "−", "$"]),
    st.integers(0, 99_999),
    st.sampled_from(["", ".5", ".25", "%", "\u00a0kg"]),
)
words = st.sampled_from(
    [
        "Bosnia and Herzegovina",
        "Subscribers",
        "strike in spring",
        "dell’azienda",
        "–",
        "none",
    ]
)
columns_of_cells = st.lists(
    st.tuples(
        st.sampled_from([START, END, DECIMAL]),
        st.lists(st.one_of(numerals, words), min_size=3, max_size=3),
    ),
    min_size=2,
    max_size=14,
)


@settings(max_examples=60, deadline=None)
@given(asked=columns_of_cells, is_fitted=st.booleans())
def test_no_number_is_cut_and_nothing_stands_on_anything_else(
    *, asked: list[tuple[Align, list[str]]], is_fitted: bool
) -> None:
    columns = [(f"Productions {at}", align) for at, (align, _) in enumerate(asked)]
    rows: list[tuple[Cell, ...]] = [
        tuple(cells[row] for _, cells in asked) for row in range(3)
    ]
    written = Origin("sections[0].blocks[0]")
    block = replace(ledger(columns, rows, fitted=is_fitted), origin=written)
    galley = set_block(block)
    assume(not galley.unfit)
    lines = cells_of(galley)
    parts = {part for line in lines for part in line.text.split(" ")}
    for _, cells in asked:
        for cell in cells:
            if any(map(str.isdigit, cell)):
                assert set(cell.split("\u00a0")) <= parts
    _assert_apart(lines, ACROSS if galley.is_wide else TEXT)


def _assert_apart(lines: list[Line], width: float) -> None:
    levels: dict[float, list[Line]] = {}
    for line in lines:
        levels.setdefault(round(line.baseline, 1), []).append(line)
    for level in levels.values():
        ordered = sorted(level, key=lambda line: line.left)
        for one, other in pairwise(ordered):
            assert one.right <= other.left + 0.1
        assert ordered[0].left > -0.1
        assert ordered[-1].right < width + 0.1


def test_in_a_crowded_table_words_are_broken_before_type_grows_smaller() -> None:
    heads = ["Country", "Subscribers", "Productions", "Visualisations", "Administration",
             "Characteristics", "Responsibilities", "Correspondence", "Internationalisation"]  # fmt: skip
    rows: list[tuple[Cell, ...]] = [("Herzegovina", *(["1,204.5"] * 8))]
    columns = [(head, DECIMAL if at else START) for at, head in enumerate(heads)]
    galley = set_block(ledger(columns, rows))
    ends = {
        mark.end
        for slab in galley.slabs
        for mark in slab.marks
        if isinstance(mark, TextLine)
    }
    assert galley.is_wide
    assert ends == {LineEnd.WORD, LineEnd.HYPHEN}
    assert {line.size for line in cells_of(galley)} == {theme().print.small.size.pt}


wants = st.lists(
    st.builds(
        lambda least, more, fixed: ColumnDemand(least, least + more, fixed),
        st.floats(1, 100),
        st.floats(0, 600),
        st.booleans(),
    ),
    min_size=1,
    max_size=9,
)


@given(wants)
def test_columns_fill_the_table_and_have_what_they_need(
    asked: list[ColumnDemand],
) -> None:
    width = sum(want.least for want in asked) + 20
    columns = [TableColumn("", START, 1 / len(asked)) for _ in asked]
    for widths in (spread_widths(asked, width), share_widths(asked, columns, width)):
        assert sum(widths) == pytest.approx(width)
        for given_width, want in zip(widths, asked, strict=True):
            assert given_width >= want.least - 1e-6


def test_figures_in_columns_are_equally_wide_in_any_family() -> None:
    for family in ("serif", "sans"):
        face = find_face(find_tabular_face(theme(), find_font(theme(), family)))
        assert len({face.shape(digit).width for digit in "0123456789"}) == 1


@pytest.mark.parametrize("title", ["", "A title of a long table"])
def test_a_long_table_across_the_page_has_its_notes_in_its_rows(title: str) -> None:
    block = numbers_of(12)
    cells = tuple(para("1234.5") for _ in range(10))
    rows = tuple(
        (para(f"Row {at}"), *cells, para("7.5", 1 + at // 20)) for at in range(40)
    )
    galley = set_block(replace(block, rows=rows, title=title, evidence=(evidence(9),)))
    assert galley.is_wide
    assert not list(list_notes(galley))
    pieces = [say(piece) for piece in list_pieces(galley.slabs)]
    for at in range(40):
        (piece,) = [one for one in pieces if f"Row {at} " in one]
        assert f"{1 + at // 20} " in piece.partition(f"Row {at} ")[2]
    assert say(galley.slabs).count("Paper 1") == 3
    assert say(galley.repeated).startswith("Place Year 1 Year 2")
    assert "Paper" not in say(galley.repeated)
    assert pieces[0].index("9 ") < pieces[0].index("Place")


def test_a_head_that_is_higher_than_a_page_is_cut_and_does_not_come_again() -> None:
    words = [f"w{at}" for at in range(900)]
    block = ledger([("Year", START), (" ".join(words), START)], [("2025", "55")])
    galley = set_block(block)
    assert galley.repeats == 0
    highest = max(slab.height for slab in galley.slabs)
    assert highest < 3 * make_setting().styles.head.leading
    said = " ".join(line.text for line in cells_of(galley)).split()
    assert [word for word in said if word in words] == words
