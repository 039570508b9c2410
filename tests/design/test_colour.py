"""Contrast as WCAG computes it, and colours brought to it."""

from __future__ import annotations

import pytest

from reporting.design.colour import (
    BLACK,
    WHITE,
    find_least_contrast,
    make_readable,
    measure_contrast,
    mix_colours,
)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (BLACK, WHITE, 21.0),
        (WHITE, BLACK, 21.0),
        ("#777777", WHITE, 4.48),
        ("#767676", WHITE, 4.54),
        ("#FF0000", WHITE, 4.0),
        ("#1F4E79", "#1F4E79", 1.0),
    ],
)
def test_the_ratio_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert measure_contrast(one, other) == pytest.approx(expected, abs=0.01)


def test_what_is_readable_stays_as_it_is() -> None:
    assert make_readable("#1F4E79", [WHITE]) == "#1F4E79"


@pytest.mark.parametrize("ground", [WHITE, BLACK, "#14202E", "#FFC000", "#808080"])
@pytest.mark.parametrize("colour", ["#FFC000", "#1F4E79", "#A3341F", "#777777"])
def test_a_colour_is_brought_to_the_contrast(colour: str, ground: str) -> None:
    assert find_least_contrast(make_readable(colour, [ground]), [ground]) >= 4.5


def test_on_grounds_that_differ_too_much_the_better_extreme_is_taken() -> None:
    assert make_readable("#808080", [WHITE, BLACK, "#707070"]) in (BLACK, WHITE)


def test_a_mixture_lies_between() -> None:
    assert mix_colours(BLACK, WHITE, 0.25) == "#BFBFBF"
