"""How many key figures stand abreast, and in which manner, by the widths of their values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.dossier.blocks.value_look import (
    SMALLEST,
    WORDS,
    ValueLook,
    choose_look,
    choose_rooms,
    list_counts,
    measure_rows,
    split_value,
)

ON_A_LINE = ValueLook(1.0)
BELOW = ValueLook(1.0, is_stacked=True)
APART = ValueLook(1.0, is_stacked=True, is_wrapped=True)


def measure(text: str) -> float:
    """Ten points for every letter."""
    return 10.0 * len(text)


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("34%", ["34%"]),
        ("$11\u00a0billion", ["$11", "billion"]),
        ("over 122 million views", ["over", "122", "million views"]),
        ("none", ["none"]),
        ("2 of 3", ["2", "of", "3"]),
    ],
)
def test_a_value_is_numbers_and_the_words_beside_them(
    value: str, parts: list[str]
) -> None:
    found = split_value(value)
    assert [part.text for part in found] == parts
    assert all(part.is_number == any(map(str.isdigit, part.text)) for part in found)


def test_words_stand_where_the_manner_puts_them() -> None:
    value = "over 122 million"
    assert ON_A_LINE.split_lines(value).below == ""
    below = BELOW.split_lines(value)
    assert [part.text for part in below.parts] == ["over", "122"]
    assert below.below == "million"
    apart = APART.split_lines(value)
    assert (apart.above, apart.parts[0].text, apart.below) == ("over", "122", "million")


def test_a_value_without_a_number_stays_on_its_line() -> None:
    assert [part.text for part in APART.split_lines("none at all").parts] == [
        "none at all"
    ]


def test_every_word_on_the_line_of_a_number_takes_its_room() -> None:
    value = "over 122 million"
    space = 10 * WORDS
    assert ON_A_LINE.measure(value, measure) == pytest.approx(
        30 + (40 + 70) * WORDS + 2 * space
    )
    assert BELOW.measure(value, measure) == pytest.approx(30 + 40 * WORDS + space)
    assert APART.measure(value, measure) == pytest.approx(70 * WORDS)


def test_a_value_on_a_line_comes_before_a_larger_one_on_two() -> None:
    look = choose_look(["122 million"], measure, 58)
    assert look is not None
    assert not look.is_stacked
    assert look.share < 1
    look = choose_look(["122 million"], measure, 45)
    assert look is not None
    assert look.is_stacked
    assert choose_look(["122 million"], measure, 15) is None


def test_two_rows_of_values_on_a_line_come_before_one_row_of_values_on_two() -> None:
    values = ["122 million"] * 4
    room, *_ = choose_rooms(values, measure, 290, 10)
    assert room.count == 4
    room, *_ = choose_rooms(values, measure, 200, 10)
    assert room.count == 2
    assert not room.look.is_stacked


@pytest.mark.parametrize(
    ("number", "best"),
    [
        (1, 1),
        (2, 2),
        (3, 3),
        (4, 4),
        (5, 3),
        (6, 3),
        (7, 4),
        (8, 4),
        (9, 3),
        (10, 4),
        (13, 3),
    ],
)
def test_as_many_stand_abreast_as_make_equal_rows(number: int, best: int) -> None:
    assert list_counts(number)[0] == best


@given(st.integers(2, 40))
def test_no_figure_is_alone_in_its_row(number: int) -> None:
    counts = list_counts(number)
    assert counts
    for count in counts:
        rows = measure_rows(number, count)
        assert sum(rows) == number
        assert max(rows) <= count
        assert min(rows) > 1


@given(
    st.lists(
        st.sampled_from(["over 122 million views", "34%", "$11 billion", "none", "7"]),
        min_size=1,
        max_size=9,
    ),
    st.floats(40, 500),
)
def test_no_value_is_wider_than_its_room(values: list[str], width: float) -> None:
    for room in choose_rooms(values, measure, width, 10):
        assert room.count * room.width + 10 * (room.count - 1) == pytest.approx(width)
        assert all(room.look.measure(value, measure) <= room.width for value in values)


def test_the_smallest_look_has_every_word_on_its_own() -> None:
    assert SMALLEST.measure("over 122 million", measure) == pytest.approx(
        70 * WORDS * SMALLEST.share
    )
