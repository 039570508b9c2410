"""Pictures as other eyes have them: known colours, whole pictures, and the sheet's parts."""

from __future__ import annotations

import pytest
from PIL import Image

from reporting.design.sight import SIGHTS, Sight, find_least_distance, measure_distance
from tests.charts.__main__ import arrange, name_pictures
from tests.charts.seeing import see_picture


def see(colour: str, sight: Sight) -> tuple[int, ...]:
    seen = see_picture(Image.new("RGB", (2, 2), colour), sight).getpixel((1, 1))
    assert isinstance(seen, tuple)
    return seen


@pytest.mark.parametrize("sight", SIGHTS)
def test_white_black_and_greys_are_the_same_to_every_eye(sight: Sight) -> None:
    for level in (0, 128, 255):
        for channel in see(f"rgb({level},{level},{level})", sight):
            assert abs(channel - level) <= 2


def test_a_grey_copy_has_the_lightness_of_a_colour() -> None:
    red, green, blue = see("#1C4991", "grey")
    assert red == green == blue
    assert abs(red - 74) <= 2


def test_who_has_no_green_cones_takes_a_red_for_a_green() -> None:
    red, green = "#B3261E", "#6B6300"
    assert measure_distance(red, green, "colour") > 15
    assert measure_distance(red, green, "deutan") < 6
    assert find_least_distance(red, green) <= measure_distance(red, green, "deutan")


def test_black_and_white_are_a_hundred_apart() -> None:
    for sight in SIGHTS:
        apart = measure_distance("#000000", "#FFFFFF", sight)
        assert apart == pytest.approx(100, abs=0.5)


def test_pictures_are_named_by_their_samples_where_each_has_one() -> None:
    two = [Image.new("RGB", (10, 10))] * 2
    assert [name for name, _ in name_pictures(two, ["a", "b"])] == ["a", "b"]
    assert [name for name, _ in name_pictures(two, ["a"])] == ["1", "2"]


def test_a_sheet_holds_every_picture() -> None:
    red = ("red", Image.new("RGB", (40, 20), "#FF0000"))
    sheet = arrange([red] * 3, 2)
    colours = sheet.getcolors(1 << 20) or []
    assert sum(count for count, colour in colours if colour == (255, 0, 0)) == 2400
