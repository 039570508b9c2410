"""The contrast of every pair of colours in use, in every bundled theme; and a weak pair is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporting.assets import list_bundled_themes
from reporting.design.colour import LARGE, TEXT, measure_contrast
from reporting.design.contrast import PAIRS, find_weak_pairs
from reporting.design.theme import load_theme, read_theme

GROUNDS = {"colours.cover", "colours.hairline", "colours.wash", "colours.paper"}
"""Colours that say nothing by themselves."""


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21),
        ("#777777", "#FFFFFF", 4.48),
        ("#767676", "#FFFFFF", 4.54),
    ],
)
def test_contrast_is_that_of_the_guidelines(one: str, other: str, ratio: float) -> None:
    assert (
        measure_contrast(one, other)
        == measure_contrast(other, one)
        == pytest.approx(ratio, abs=0.005)
    )


@pytest.mark.parametrize("name", list_bundled_themes())
def test_every_pair_of_a_bundled_theme_is_strong_enough(name: str) -> None:
    look = read_theme(name)
    assert list(find_weak_pairs(look.theme.palette)) == []
    assert look.warnings == ()


@pytest.mark.parametrize("pair", [pair for _, pairs in PAIRS for pair in pairs])
def test_each_pair_is_caught_when_its_colours_come_close(pair: object) -> None:
    front, ground = pair.front.replace("*", "disputed"), pair.ground.replace("*", "vfx")  # type: ignore[attr-defined]
    front = front.replace("accents.disputed", "accents.vfx")
    palette = load_theme().palette
    close = {**palette, front: "#8A8A8A", ground: "#7A7A7A"}
    assert (front, ground) in {
        (found.front, found.ground) for found in find_weak_pairs(close)
    }


def test_every_colour_that_says_something_is_held_against_its_ground() -> None:
    fronts = {pair.front for _, pairs in PAIRS for pair in pairs}
    for token in load_theme().palette:
        group = f"{token.partition('.')[0]}.*"
        assert token in GROUNDS or {token, group} & fronts, token


def test_large_text_and_marks_may_be_weaker() -> None:
    assert (TEXT, LARGE) == (4.5, 3)
    palette = {"colours.paper": "#FFFFFF", "accents.a": "#868686"}
    assert [
        (found.ratio > LARGE, found.asked) for found in find_weak_pairs(palette)
    ] == [(True, TEXT)] * 2


def test_a_weak_pair_of_a_theme_is_a_warning_with_its_line_and_a_cure(
    tmp_path: Path,
) -> None:
    path = tmp_path / "house.yaml"
    path.write_text(
        'colours:\n  wash: "#FFFFFF"\n  muted: "#9AA3B2"\n', encoding="utf-8"
    )
    told, other = (
        str(warning).partition(": ")[2].splitlines()
        for warning in read_theme(path).warnings
    )
    message = "`colours.muted` on `colours.paper` has a contrast of 2.5 to 1; captions and notes ask for 4.5"
    assert told == [
        f"warning: {message} [W600]",
        "    in colours.muted",
        '    hint: `colours.muted: "#6F7580"` has it',
    ]
    assert "`colours.muted` on `colours.wash`" in other[0]
    assert {warning.line for warning in read_theme(path).warnings} == {3}
    path.write_text('colours: {muted: "#6F7580"}', encoding="utf-8")
    assert [w.where for w in read_theme(path).warnings] == [
        "colours.muted"
    ]  # on the wash of the default


def test_a_ground_that_weakens_what_stands_on_it_is_told_where_it_is_named(
    tmp_path: Path,
) -> None:
    path = tmp_path / "house.yaml"
    path.write_text('colours: {cover: "#C0C0C0"}', encoding="utf-8")
    assert {(w.where, w.column) for w in read_theme(path).warnings} == {
        ("colours.cover", 18)
    }
