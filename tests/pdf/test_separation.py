"""Colours, letters, lines and pictures as a press prints them."""

from __future__ import annotations

import subprocess
import sys
from zlib import decompress

import pytest
from PIL import Image

from reporting.assets import find_asset
from reporting.content.model import Status
from reporting.design.theme import load_theme
from reporting.paper.marks import Disc, Fill, StatusMark
from reporting.paper.paint.shapes import Shape, paint_shape
from reporting.pdf.document import Document
from reporting.pdf.graphics_state import BLACK, REGISTRATION, Pen
from reporting.pdf.separation import WHITE, Condition, Separation
from tests.tools import ROOT


@pytest.fixture(scope="module")
def separation() -> Separation:
    return Separation(Condition(find_asset("profiles/coated-offset.icc").read_bytes()))


@pytest.mark.parametrize(
    ("ink", "operator"),
    [
        ("#000000", "0 g"),
        ("#FFFFFF", "1 g"),
        ("#808080", "0.5 g"),
        ("#16181D", "0 g"),
        ("#EEF1F5", "0.94 g"),
        (REGISTRATION, "1 1 1 1 k"),
    ],
)
def test_greys_take_black_alone(
    separation: Separation, ink: str, operator: str
) -> None:
    assert separation.format_fill(ink) == operator
    assert separation.format_stroke(ink) == operator.upper()


def test_greys_of_the_bundled_theme_take_black_alone(separation: Separation) -> None:
    colours = load_theme().colours
    for ink in (colours.ink, colours.muted, colours.hairline, colours.wash):
        assert len(separation.separate(ink)) == 1
    assert len(separation.separate(colours.cover)) == 4


def test_colours_are_converted_by_the_profile(separation: Separation) -> None:
    cyan, magenta, yellow, black = separation.separate("#D62728")
    assert cyan < 0.05
    assert magenta > 0.85
    assert yellow > 0.7
    assert black < 0.2
    for section in load_theme().section_colours:
        assert sum(separation.separate(section)) <= 3.01  # what paper takes of ink


def test_a_colour_is_converted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    own = Separation(Condition(find_asset("profiles/coated-offset.icc").read_bytes()))
    asked: list[str] = []
    find = own._find_shares

    def count(ink: str) -> tuple[float, ...]:
        asked.append(ink)
        return find(ink)

    monkeypatch.setattr(own, "_find_shares", count)
    assert {own.format_fill("#1C4991") for _ in range(9)} == {
        own.format_fill("#1C4991")
    }
    assert asked == ["#1C4991"]


@pytest.mark.parametrize(
    ("ink", "size", "printed"),
    [
        ("#16181D", 10.0, BLACK),
        ("#1F4E79", 9.0, BLACK),
        ("#C04040", 40.0, BLACK),
        ("#FFFFFF", 9.0, WHITE),
        ("#F0E6D8", 12.0, WHITE),
        ("#EEEEEE", 200.0, "#EEEEEE"),
        ("#FDFDFD", 200.0, WHITE),
        ("#F0E6D8", 44.0, WHITE),
        ("#6A3540", 200.0, "#454545"),
    ],
)
def test_letters_are_black_or_white_unless_they_are_large(
    separation: Separation, ink: str, size: float, printed: str
) -> None:
    assert separation.choose_letters(ink, size) == printed


@pytest.mark.parametrize(
    ("pen", "printed"),
    [
        (Pen("#D5D9E0", 0.35), Pen(BLACK, 0.25)),
        (Pen("#000000", 0.1), Pen(BLACK, 0.25)),
        (Pen("#000000", 0.75), Pen(BLACK, 0.75)),
        (Pen("#1C4991", 0.4), Pen(BLACK, 0.28)),
        (Pen("#1C4991", 0.75), Pen("#1C4991", 0.75)),
        (Pen("#D5D9E0", 1.5), Pen("#D5D9E0", 1.5)),
        (Pen("#FFFFFF", 0.3), Pen("#FFFFFF", 0.3)),
        (Pen(REGISTRATION, 0.25), Pen(REGISTRATION, 0.25)),
    ],
)
def test_pale_thin_lines_become_finer_solid_ones(
    separation: Separation, pen: Pen, printed: Pen
) -> None:
    found = separation.choose_pen(pen)
    assert found.ink == printed.ink
    assert found.width == pytest.approx(printed.width, abs=0.02)


def test_filled_rules_are_lines_and_wider_fills_are_none(
    separation: Separation,
) -> None:
    assert separation.choose_rule("#D5D9E0", 0.5) == 0.25
    assert separation.choose_rule("#D5D9E0", 6) == 0
    assert separation.choose_rule("#FFFFFF", 0.5) == 0


def test_a_picture_without_colour_is_grey_and_others_are_in_four_inks(
    separation: Separation,
) -> None:
    grey = separation.separate_picture(Image.new("RGB", (4, 4), (90, 90, 90)))
    assert (grey.mode, grey.getpixel((1, 1))) == ("L", 90)
    green = separation.separate_picture(Image.new("RGB", (4, 4), (20, 120, 90)))
    assert green.mode == "CMYK"
    assert green.getpixel((1, 1))[0] > 150  # type: ignore[index]


def test_the_usual_dossier_loads_no_colour_management() -> None:
    program = (
        "import sys; from reporting import build; import tempfile;"
        f"build({str(ROOT / 'content.yaml')!r}, tempfile.mkdtemp(), only='pdf');"
        "print('PIL.ImageCms' in sys.modules, 'reporting.pdf.separation' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert done.stdout.split() == ["False", "False"]


@pytest.mark.parametrize(
    ("shape", "is_black"),
    [
        (Disc(20, 20, 1.7, "#1C4991"), True),
        (Disc(20, 20, 1.7, "#FFFFFF", edge="#1C4991"), True),
        (Fill(20, 20, 2.6, 2.6, "#1C4991"), True),
        (StatusMark(20, 20, 2.6, Status.DISPUTED, "#A3341F"), True),
        (Disc(20, 20, 3.4, "#1C4991"), False),
        (Fill(20, 20, 90, 8, "#1C4991"), False),
    ],
)
def test_bullets_and_statuses_are_printed_as_letters_are(
    separation: Separation, shape: Shape, *, is_black: bool
) -> None:
    page = Document("en", separation=separation).begin_page((100, 100))
    paint_shape(page, shape, 0, 100, None)
    page.close()
    operators = decompress(page.content).decode("latin-1").split()
    assert {"rg", "RG"}.isdisjoint(operators)
    assert {"k", "K"}.isdisjoint(operators) == is_black
