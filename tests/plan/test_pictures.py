"""Pictures with too few pixels, or of a shape that shows nothing, are warned of with their place and cure."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest

from reporting.content.validate import load
from reporting.design.theme import Theme
from reporting.plan.pictures import find_coarse_pictures, measure_printed_size
from tests.samples import png, write_every_block


def warnings(folder: Path, theme: Theme, width: int, height: int) -> list[str]:
    path = write_every_block(folder)
    (folder / "images" / "robot.png").write_bytes(png(width, height))
    return [
        str(problem).removeprefix(str(path))
        for problem in find_coarse_pictures(load(path), theme)
    ]


def test_a_picture_is_printed_as_large_as_its_place_and_its_pixels_allow(
    theme: Theme,
) -> None:
    page = theme.page
    assert measure_printed_size(theme, 2000, 1000).width == page.text
    assert measure_printed_size(theme, 300, 200).width.mm == pytest.approx(
        300 / 150 * 25.4, abs=0.01
    )
    column = page.height - page.top - page.bottom
    tall = measure_printed_size(theme, 2000, 4000)
    assert tall.height.mm == pytest.approx(column.mm * 0.45, abs=0.01)
    upright = measure_printed_size(theme, 2000, 2500)
    assert upright.width.mm == pytest.approx(page.text.mm * 0.55, abs=0.01)


def test_enough_pixels_are_no_problem(tmp_path: Path, theme: Theme) -> None:
    assert warnings(tmp_path, theme, 720, 480) == []


def test_too_few_pixels_are_warned_of_with_how_many_are_needed(
    tmp_path: Path, theme: Theme
) -> None:
    (warning,) = warnings(tmp_path, theme, 300, 200)
    place, said, where, hint = (
        part.strip() for part in warning.replace(": warning: ", "\n").split("\n")
    )
    line = int(place.split(":")[1])
    assert (
        "file: images/robot.png"
        in (tmp_path / "content.yaml")
        .read_text(encoding="utf-8")
        .splitlines()[line - 1]
    )
    assert (
        said
        == "the picture `images/robot.png` is 300 pixels wide, and so is printed 51 by 34 mm [W499]"
    )
    assert where.endswith(".file")
    column = theme.page.text.mm
    needed = math.ceil(column / 25.4 * 150)
    assert (
        hint
        == f"hint: {needed} pixels would fill its place, {column:.0f} mm wide, at 150 to the inch"
    )


@pytest.mark.parametrize(("width", "height"), [(10_000, 100), (100, 10_000)])
def test_a_picture_of_an_extreme_shape_is_warned_of(
    tmp_path: Path, theme: Theme, width: int, height: int
) -> None:
    (warning,) = warnings(tmp_path, theme, width, height)
    assert re.search(
        r"is printed (\d{3} by 1\.\d|1\.\d by \d{3}) mm, in which nothing can be seen",
        warning,
    )
    assert "cut out what matters" in warning
