"""Pictures with too few pixels, or of a shape that shows nothing, are warned of with their place and cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporting.content.validate import load
from reporting.design.theme import Theme
from reporting.plan.pictures import coarse, printed
from tests.samples import png, write_every_block


def warnings(folder: Path, theme: Theme, width: int, height: int) -> list[str]:
    path = write_every_block(folder)
    (folder / "images" / "robot.png").write_bytes(png(width, height))
    return [str(problem).removeprefix(str(path)) for problem in coarse(load(path), theme)]


def test_a_picture_is_printed_as_large_as_its_place_and_its_pixels_allow(theme: Theme) -> None:
    page = theme.page
    assert printed(theme, 2000, 1000).width == page.text
    assert printed(theme, 300, 200).width.mm == pytest.approx(300 / 150 * 25.4, abs=0.01)
    tall = printed(theme, 2000, 4000)
    assert tall.height.mm == pytest.approx((page.height - page.top - page.bottom).mm * 0.75, abs=0.01)


def test_enough_pixels_are_no_problem(tmp_path: Path, theme: Theme) -> None:
    assert warnings(tmp_path, theme, 720, 480) == []


def test_too_few_pixels_are_warned_of_with_how_many_are_needed(tmp_path: Path, theme: Theme) -> None:
    (warning,) = warnings(tmp_path, theme, 300, 200)
    place, said, where, hint = (part.strip() for part in warning.replace(": warning: ", "\n").split("\n"))
    line = int(place.split(":")[1])
    assert (
        "file: images/robot.png"
        in (tmp_path / "content.yaml").read_text(encoding="utf-8").splitlines()[line - 1]
    )
    assert said == "the picture `images/robot.png` is 300 pixels wide, and so is printed 51 by 34 mm"
    assert where.endswith(".file")
    assert hint == "hint: 686 pixels would fill its place, 116 mm wide, at 150 to the inch"


@pytest.mark.parametrize(
    ("width", "height", "shown"), [(10_000, 100, "116 by 1.2"), (100, 10_000, "1.9 by 185")]
)
def test_a_picture_of_an_extreme_shape_is_warned_of(
    tmp_path: Path, theme: Theme, width: int, height: int, shown: str
) -> None:
    (warning,) = warnings(tmp_path, theme, width, height)
    assert f"is printed {shown} mm, in which nothing can be seen" in warning
    assert "cut out what matters" in warning
