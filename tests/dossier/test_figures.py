"""Key figures: large, abreast, one size in a row, none alone, each with what makes it mean something."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.dossier.galley.galley import Flow, Galley
from reporting.plan.block_model import FiguresBlock
from reporting.record import replace
from tests.dossier import plans
from tests.dossier.galleys import (
    Line,
    find_line,
    list_notes,
    read_lines,
    say,
    set_block,
    theme,
)

NBSP = "\u00a0"
ACROSS = theme().page.across.pt
TEXT = theme().page.text.pt
FULL = theme().print.figure.size.pt


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


def find_numbers(galley: Galley, *numbers: str) -> list[Line]:
    """The line of each number, in order."""
    lines = read_lines(galley.slabs)
    return [
        next(line for line in lines if line.text == number and line.size > 12)
        for number in numbers
    ]


def rows(lines: list[Line]) -> list[int]:
    """How many stand on each baseline."""
    levels: dict[float, int] = {}
    for line in lines:
        levels[round(line.baseline, 1)] = levels.get(round(line.baseline, 1), 0) + 1
    return list(levels.values())


def test_figures_are_large_and_say_what_they_mean() -> None:
    galley = set_block(plans.FIGURES)
    text = say(galley.slabs)
    for at in (1, 2, 3):
        assert f"label {at}" in text
        assert f"detail {at}" in text
        assert f"comparison {at}" in text
    number, label = find_line(galley, "$11"), find_line(galley, "label 1")
    assert number.size > 1.8 * label.size


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
        (13, [3, 3, 3, 2, 2]),
    ],
)
def test_figures_stand_abreast_and_none_alone_in_a_row(
    count: int, expected: list[int]
) -> None:
    numbers = [str(4100 + at) for at in range(count)]
    galley = set_block(figures(*numbers))
    assert rows(find_numbers(galley, *numbers)) == expected
    assert galley.is_wide is (count > 2)


def test_the_notes_of_three_figures_stand_in_a_row_below() -> None:
    galley = set_block(plans.FIGURES)
    assert galley.is_wide
    assert galley.flow is Flow.FLOAT
    assert not list(list_notes(galley))
    notes = [
        line for line in read_lines(galley.slabs) if line.text[:2] in {"1 ", "2 ", "3 "}
    ]
    assert [line.text[0] for line in notes] == ["1", "2", "3"]
    assert notes[0].baseline > find_line(galley, "comparison 1").baseline


def test_the_note_of_one_figure_is_wanted_at_its_label() -> None:
    galley = set_block(figures("34%"))
    ((_, y),) = list_notes(galley)
    assert y == pytest.approx(find_line(galley, "label 0").baseline)


def test_numerals_of_a_row_share_size_and_baseline_and_labels_begin_level() -> None:
    galley = set_block(figures("$11 billion", "34%", "over 122 million views"))
    numbers = find_numbers(galley, "$11", "34%", "122")
    assert len({line.size for line in numbers}) == 1
    assert rows(numbers) == [3]
    assert rows([find_line(galley, f"label {at}") for at in range(3)]) == [3]


def test_number_and_unit_stand_on_a_line_across_the_page() -> None:
    galley = set_block(figures("€11 billion", "about 10 times", "122 million views"))
    for number, words in (
        ("€11", "billion"),
        ("10", "times"),
        ("122", "million views"),
    ):
        (one,), other = find_numbers(galley, number), find_line(galley, words)
        assert one.baseline == pytest.approx(other.baseline)
        assert one.right <= other.left
    assert find_numbers(galley, "10")[0].left >= find_line(galley, "about").right


def test_a_word_before_a_number_stands_above_it_rather_than_push_it_off() -> None:
    value = "approssimativamente 122,5 visualizzazioni"
    galley = set_block(figures(value, "straordinariamente 34 miliardi"))
    for word, number in (
        ("approssimativamente", "122,5"),
        ("straordinariamente", "34"),
    ):
        (one,), above = find_numbers(galley, number), find_line(galley, word)
        assert above.baseline < one.baseline
    assert all(line.right < TEXT + 0.1 for line in read_lines(galley.slabs))


def test_words_below_a_number_may_take_several_lines_and_are_not_broken() -> None:
    galley = set_block(
        figures("11 miliardi di dollari americani", "122 milioni di visualizzazioni")
    )
    assert rows(find_numbers(galley, "11", "122")) == [2]
    assert find_line(galley, "visualizzazioni").text.endswith("visualizzazioni")
    assert rows([find_line(galley, f"label {at}") for at in range(2)]) == [2]


def test_four_with_long_names_make_two_rows() -> None:
    numbers = ["4100", "4101", "4102", "4103"]
    long = "revenue of the whole group of companies in the third quarter of the year"
    galley = set_block(figures(*numbers, label=long))
    assert rows(find_numbers(galley, *numbers)) == [2, 2]


def test_values_that_no_column_holds_stand_below_one_another_with_their_words_beside_them() -> (
    None
):
    long = "straordinariamentenumerosissimevolmente" * 2
    galley = set_block(figures(f"122 {long}", "4100"))
    numbers = find_numbers(galley, "122", "4100")
    assert rows(numbers) == [1, 1]
    assert find_line(galley, "label 0").left > numbers[0].right + 40


values = st.lists(
    st.builds(
        lambda before, number, after: f"{before}{number}{after}",
        st.sampled_from(["", "over ", "about ", "oltre "]),
        st.sampled_from(["7", "34%", "€−3.45", "$11.25", "122,000,000"]),
        st.sampled_from(["", " billion", " million views", " miliardi di dollari"]),
    ),
    min_size=1,
    max_size=9,
)


@settings(max_examples=60, deadline=None)
@given(values)
def test_no_value_is_cut_or_stands_over_its_edge(given_values: list[str]) -> None:
    galley = set_block(figures(*given_values))
    lines = read_lines(galley.slabs)
    width = ACROSS if galley.is_wide else TEXT
    large = [line for line in lines if line.size >= FULL * 0.3]
    for value in given_values:
        number = next(part for part in value.split() if any(map(str.isdigit, part)))
        assert any(line.text == number for line in large)
    levels: dict[float, list[Line]] = {}
    for line in lines:
        assert line.left > -1
        assert line.right < width + 0.6
        levels.setdefault(round(line.baseline, 1), []).append(line)
    for level in levels.values():
        for one, other in pairwise(level):
            assert one.right <= other.left + 0.1
