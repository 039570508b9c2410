"""Tables fill their field: widths by need, no word cut where a smaller size fits, rows spread."""

from __future__ import annotations

import pytest

from reporting.design.slide_styles import Style
from reporting.design.theme import Theme
from reporting.plan.model import DossierPlan
from reporting.plan.table_model import Align, TableBlock, TableColumn
from reporting.plan.words import plain_text
from reporting.record import replace
from reporting.scene import SlideKind
from reporting.slides.column_needs import measure_needs
from reporting.slides.model import Slide, SlideTable
from reporting.slides.table_columns import ColumnSpaces, fit_columns, measure_least
from reporting.slides.tables import TableSizes, lay_out_table
from reporting.slides.typesetter import Typesetter
from tests.slides.decks import SENTENCE, deck_with, unfit, words

NAMES = (
    "Responsibility",
    "Administration",
    "Temperature",
    "September",
    "Maintenance",
    "Measurement",
    "Independent",
)


@pytest.fixture(scope="module")
def setter(theme: Theme) -> Typesetter:
    return Typesetter(theme)


def table(heads: str, *rows: tuple[str, ...]) -> TableBlock:
    """Return a table; a head that begins with `>` is that of a column of numbers."""
    columns = []
    for head in heads.split():
        align = Align.END if head.startswith(">") else Align.START
        columns.append(TableColumn(head.strip(">"), align, 1 / len(heads.split())))
    cells = tuple(tuple(words(cell) for cell in row) for row in rows)
    return TableBlock(
        *("t", "A table", ()),
        columns=tuple(columns),
        rows=cells,
        note=None,
        has_fitted_columns=True,
    )


def find_table(slide: Slide) -> SlideTable:
    assert slide.body.table is not None
    return slide.body.table


def cut_words(setter: Typesetter, shown: SlideTable) -> list[str]:
    """Return the lines of a table's cells that end within a word."""
    spaces = ColumnSpaces(shown.widths, shown.paddings)
    found = []
    for row in shown.rows:
        for column, cell in enumerate(row):
            lines = setter.break_shown_lines(cell, spaces.measure_inner(column))
            known = plain_text(cell.runs).split()
            for line in lines:
                found += [word for word in line.split() if word not in known]
    return found


def test_no_word_is_cut_where_a_smaller_size_has_room(
    english: DossierPlan, theme: Theme, setter: Typesetter
) -> None:
    (slide,) = deck_with(english, theme, table(" ".join(NAMES), *[NAMES] * 3))
    assert cut_words(setter, find_table(slide)) == []
    assert theme.slide.body_floor <= slide.body.size < theme.slide.step
    assert unfit(slide, theme) == []


def test_a_long_text_has_the_width_that_its_neighbours_do_not_need(
    english: DossierPlan, theme: Theme
) -> None:
    long = table("Region Found >n", ("North", SENTENCE * 9, "5"))
    slides = deck_with(english, theme, long)
    widths = find_table(slides[0]).widths
    assert widths[1] > sum(widths) * 0.75
    assert len(slides) <= 2


def test_the_name_of_a_row_stands_on_every_slide_that_it_goes_on_to(
    english: DossierPlan, theme: Theme
) -> None:
    long = table("Region Found >n", ("North", SENTENCE * 40, "5"), ("South", "-", "7"))
    slides = deck_with(english, theme, long)
    assert len(slides) > 2
    named = [
        [plain_text(row[0].runs) for row in find_table(slide).rows[1:]]
        for slide in slides
    ]
    assert [names[0] for names in named] == ["North"] * len(slides)
    numbers = [plain_text(find_table(slide).rows[1][2].runs) for slide in slides]
    assert numbers == ["5"] + [""] * (len(slides) - 1)
    assert named[-1][-1] == "South"


def test_a_small_table_is_set_large_and_its_rows_stand_apart(
    english: DossierPlan, theme: Theme, setter: Typesetter
) -> None:
    (slide,) = deck_with(english, theme, table("Way >Price", ("A", "1"), ("B", "2")))
    shown = find_table(slide)
    field = setter.grid.body
    assert slide.body.size == theme.slide.step
    assert shown.box.height > field.height.times(0.6)
    assert shown.box.bottom <= field.bottom
    assert sum(shown.widths) == field.width
    leading = setter.find_leading(Style.TEXT, slide.body.size)
    assert leading.times(2.5) < max(shown.heights) < leading.times(3.5)


def test_its_words_begin_and_end_where_the_slides_other_text_does(
    english: DossierPlan, theme: Theme
) -> None:
    (slide,) = deck_with(english, theme, table("Way >Price", ("A", "1")))
    shown = find_table(slide)
    assert shown.box.left == slide.title_box.left
    assert (shown.paddings[0][0], shown.paddings[-1][1]) == (0, 0)


def test_words_keep_away_from_the_numbers_beside_them(
    english: DossierPlan, theme: Theme
) -> None:
    (slide,) = deck_with(english, theme, table("Way >After Needs", ("A", "1", "yes")))
    numbers, words_behind = find_table(slide).paddings[1:]
    assert numbers[1] + words_behind[0] >= slide.body.size


def test_no_cell_breaks_where_all_have_room_on_one_line(
    theme: Theme, setter: Typesetter
) -> None:
    heads = " ".join(["Item", *[f">Y{year}" for year in range(2010, 2020)]])
    row = ("Row 60", *["1,234"] * 10)
    block = table(heads, row)
    size = theme.slide.body_floor
    needs = measure_needs(setter, block)
    spaces = fit_columns(setter, block, needs, size)
    for column, cell in enumerate(row):
        text = setter.make_text(cell, Style.TEXT, size)
        assert setter.count_lines(text, spaces.measure_inner(column)) == 1


def test_given_widths_are_kept_as_far_as_words_allow(
    theme: Theme, setter: Typesetter
) -> None:
    block = table("One Two", ("a", "b"))
    shares = (0.8, 0.2)
    columns = tuple(
        replace(column, share=share)
        for column, share in zip(block.columns, shares, strict=True)
    )
    given = replace(block, columns=columns, has_fitted_columns=False)
    needs = measure_needs(setter, given)
    widths = fit_columns(setter, given, needs, theme.slide.body_floor).widths
    assert widths[0] == setter.grid.body.width.times(0.8)
    least = measure_least(setter, given, needs, theme.slide.body_floor)
    assert all(width >= one for width, one in zip(widths, least, strict=True))


def test_a_table_of_the_backup_may_be_smaller_than_one_of_the_talk(
    theme: Theme, setter: Typesetter
) -> None:
    block = table("One Two Three", *[(SENTENCE, SENTENCE, SENTENCE)] * 30)
    floor = theme.slide.backup_floor
    sizes = TableSizes(SlideKind.CLAIMS, theme.slide.body_floor, floor)
    small = lay_out_table(setter, block, sizes)
    assert {body.size for body in small} <= {floor, floor.times(7 / 6)}
    assert len(small) < len(lay_out_table(setter, block))
