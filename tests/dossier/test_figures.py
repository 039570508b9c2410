"""Key figures: large, abreast, one size in a row, none alone, each with what makes it mean something."""

from __future__ import annotations

import pytest

from reporting.plan.block_model import FiguresBlock
from reporting.record import replace
from tests.dossier import plans
from tests.dossier.reading import BODY, Char, Pdf, in_order, read_blocks, theme

NBSP = "\u00a0"


def figures(*values: str, label: str = "label") -> FiguresBlock:
    """Figures of these values, the words in them held together as the plan does."""
    item = plans.FIGURES.items[0]
    items = tuple(
        replace(
            item,
            id=f"f{at}",
            value=value.replace(" ", NBSP),
            label=f"{label} {at}",
            detail=f"detail {at}",
        )
        for at, value in enumerate(values)
    )
    return replace(plans.FIGURES, items=items)


def numerals(pdf: Pdf, *numbers: str) -> list[Char]:
    """The first character of each number, in order."""
    return [pdf.find(BODY, number)[0] for number in numbers]


def rows(chars: list[Char]) -> list[int]:
    """How many stand on each line."""
    lines: dict[float, int] = {}
    for char in chars:
        lines[round(char.baseline, 1)] = lines.get(round(char.baseline, 1), 0) + 1
    return list(lines.values())


def test_figures_are_large_and_say_what_they_mean() -> None:
    pdf = read_blocks(plans.FIGURES)
    text = pdf.text(BODY)
    for at in (1, 2, 3):
        in_order(text, f"label {at}", f"detail {at}", f"comparison {at}")
    in_order(
        text, "$11 billion", "label 1", "about 10 times", "label 2", "34%", "label 3"
    )
    number, label = pdf.find(BODY, "$11")[0], pdf.find(BODY, "label 1")[0]
    assert number.head - number.foot > 1.8 * (label.head - label.foot)


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (1, [1]),
        (2, [2]),
        (3, [3]),
        (4, [4]),
        (5, [3, 2]),
        (6, [3, 3]),
        (7, [4, 3]),
        (8, [4, 4]),
        (9, [3] * 3),
    ],
)
def test_figures_stand_abreast_and_none_alone_in_a_row(
    count: int, expected: list[int]
) -> None:
    numbers = [str(4100 + at) for at in range(count)]
    assert rows(numerals(read_blocks(figures(*numbers)), *numbers)) == expected


def test_numerals_of_a_row_share_size_and_baseline_and_labels_begin_level() -> None:
    pdf = read_blocks(figures("$11 billion", "34%", "over 122 million views"))
    chars = numerals(pdf, "11b", "34", "122")
    assert len({round(char.head - char.foot, 1) for char in chars}) == 1
    assert rows(chars) == [3]
    assert rows([pdf.find(BODY, f"label {at}")[0] for at in range(3)]) == [3]


def test_a_value_keeps_its_words_beside_it_where_these_are_not_too_small_for_it() -> (
    None
):
    one, other = pdf_find(
        read_blocks(figures("11 billion", "about 10 times", "34%")), "11", "billion"
    )
    assert one.baseline == pytest.approx(other.baseline)
    one, other = pdf_find(
        read_blocks(figures("122 million views", "10", "34%")), "122", "million"
    )
    assert one.baseline > other.baseline + 8


def test_words_below_a_number_may_take_several_lines_and_are_not_broken() -> None:
    pdf = read_blocks(
        figures(
            "11 miliardi di dollari", "3,1 miliardi", "122 milioni di visualizzazioni"
        )
    )
    assert rows(numerals(pdf, "11m", "3,1", "122")) == [3]
    assert rows(pdf.find(BODY, "visualizzazioni")) == [15]
    assert rows([pdf.find(BODY, f"label {at}")[0] for at in range(3)]) == [3]


def pdf_find(pdf: Pdf, *words: str) -> list[Char]:
    return numerals(pdf, *words)


def test_four_with_long_names_make_two_rows() -> None:
    numbers = ["4100", "4101", "4102", "4103"]
    pdf = read_blocks(
        figures(*numbers, label="revenue of the group in the third quarter")
    )
    assert rows(numerals(pdf, *numbers)) == [2, 2]


def test_values_that_no_column_holds_stand_below_one_another_with_their_words_beside_them() -> (
    None
):
    long = (
        "oltre 122 milioni di visualizzazioni straordinariamentenumerosissimevolmente"
    )
    pdf = read_blocks(figures(long, "4100", "4101"))
    chars = numerals(pdf, "122", "4100", "4101")
    assert rows(chars) == [1, 1, 1]
    assert pdf.find(BODY, "label 1")[0].left > chars[1].right + 40
    right = (theme().page.inner + theme().page.text).pt
    assert all(char.right <= right + 1 for char in pdf.find(BODY, long))
    word = pdf.find(BODY, "visualizzazioni")
    assert len({round(char.baseline, 1) for char in word}) == 1
