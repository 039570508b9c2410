from __future__ import annotations

import pytest

from reporting.charts.marks import (
    ACCENT,
    TEXT,
    Area,
    Hatch,
    Ink,
    Label,
    Mark,
    Marker,
    Part,
    Path,
    Side,
    Tone,
    Wedge,
)
from reporting.content.model import Status
from reporting.paper.charts.lettering import TextMetrics
from reporting.paper.marks import (
    Capsule,
    Drawing,
    Picture,
    Polygon,
    StatusMark,
)
from tests.dossier.printed import (
    THEME,
    Tags,
    list_operators,
    paint,
    print_slabs,
    read,
    slab,
)
from tests.pdf.pictures import png

RED = "#ff0000"
BEGIN, END = "1 0 0 1 40 120 cm", "Q"


def paint_drawing(*marks: Mark, tags: Tags | None = None) -> bytes:
    """Return a page with a drawing of 100 by 50 points, 10 points right and below the head."""
    tags = tags or Tags()
    figure = tags.add("Figure", alt="A drawing.")
    drawing = Drawing(10, 10, 100, 50, marks, RED, figure)
    return paint(tags, print_slabs(slab(drawing, height=60)))


def list_drawn(*marks: Mark) -> list[str]:
    """Return the operators of a drawing, those around it left out."""
    found = list_operators(paint_drawing(*marks))
    start = found.index(BEGIN) + 1
    stop = len(found) - found[::-1].index(END) - 1
    return found[start:stop]


def test_a_drawing_is_one_figure_in_its_box() -> None:
    data = paint_drawing(
        Path(Part.GRID_LINE, ((0, 0), (9, 9)), TEXT), Label(Part.TICK_LABEL, 5, 5, "7")
    )
    (figure,) = read(data).root.all("Figure")
    assert [float(edge) for edge in figure.attributes["/BBox"]] == [40, 120, 140, 170]
    (content,) = figure.contents()
    assert content.text == "7 "


def test_a_drawing_without_a_tag_is_an_artifact() -> None:
    tags = Tags()
    drawing = Drawing(0, 0, 100, 50, (Marker(Part.POINT, 5, 5, 0),), RED)
    found = list_operators(paint(tags, print_slabs(slab(drawing))))
    assert found[0] == "/Artifact <</Type/Layout>> BDC"


def test_lines_and_areas_have_the_tones_of_the_theme_and_the_section() -> None:
    square = ((0, 0), (10, 0), (10, 10))
    assert list_drawn(
        Path(Part.LINE, ((0, 0), (9, 9)), ACCENT, 2, (1, 2)),
        Area(Part.BAR, square, Tone(Ink.ACCENT, 0.5), edge=0),
        Area(Part.BAR, square, ACCENT, edge=1),
    ) == [
        "1 0 0 RG", "2 w", "[1 2] 0 d", "1 j", "0 0 m 9 9 l S",
        "1 .502 .502 rg", "0 0 m 10 0 l 10 10 l h f",
        "1 0 0 rg", "1 w", "[] 0 d", "0 0 m 10 0 l 10 10 l h B",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("hatch", "first"),
    [("rising", "-12.8 0 m -2.8 10 l"), ("falling", "-2.8 0 m -12.8 10 l")],
)
def test_a_hatched_area_is_filled_hatched_and_then_framed(
    hatch: Hatch, first: str
) -> None:
    corners = ((0, 0), (10, 0), (10, 10), (0, 10))
    found = list_drawn(Area(Part.BAR, corners, ACCENT, hatch))
    path = "0 0 m 10 0 l 10 10 l 0 10 l h"
    kinds = [row for row in found if row.startswith(path) or row in {"q", "Q"}]
    assert kinds == [f"{path} f", "q", f"{path} W n", "Q", f"{path} S"]
    lines = next(row for row in found if first in row)
    assert lines.count("m") == lines.count("l") == 8


def test_markers_of_the_first_four_series_differ() -> None:
    shapes = [list_drawn(Marker(Part.POINT, 10, 10, number))[-1] for number in range(5)]
    assert len(set(shapes[:4])) == 3
    assert shapes[0] == shapes[4]
    ring, disc = (list_drawn(Marker(Part.POINT, 10, 10, number)) for number in (3, 0))
    assert ring[0] == "1 1 1 rg"
    assert disc[0] == "1 0 0 rg"


def test_a_wedge_of_a_whole_turn_shows() -> None:
    found = list_drawn(Wedge(Part.WEDGE, (50, 25), 10, 20, 0, 360, ACCENT))
    assert found[-1].startswith("50 45 m")
    assert found[-1].endswith("h B")
    assert found[-1].count(" c") == 8


@pytest.mark.parametrize(("side", "share"), [("start", 0), ("middle", 0.5), ("end", 1)])
def test_a_label_stands_by_its_side(side: Side, share: float) -> None:
    found = list_drawn(Label(Part.TICK_LABEL, 60, 5, "1,250", side))
    (place,) = [row.split() for row in found if row.endswith("Tm")]
    width = TextMetrics(THEME).width("1,250")
    assert float(place[4]) == pytest.approx(60 - share * width, abs=0.01)
    assert place[5] == "5.00"


def test_an_upright_label_reads_from_bottom_to_top() -> None:
    found = list_drawn(Label(Part.AXIS_TITLE, 60, 5, "tonnes", is_upright=True))
    assert found[:2] == ["q", "0.00000 1.00000 -1.00000 0.00000 60 5 cm"]
    assert "1 0 0 1 0.00 0.00 Tm" in found


# ---------------------------------------------------------------- marks of blocks


@pytest.mark.parametrize(
    ("status", "kinds"),
    [
        ("confirmed", ["B"]),
        ("reported", ["S", "f"]),
        ("unconfirmed", ["S"]),
        ("disputed", ["f"]),
    ],
)
def test_each_status_has_its_shape(status: str, kinds: list[str]) -> None:
    mark = StatusMark(10, 10, 4, Status(status), RED)
    found = list_operators(paint(Tags(), print_slabs(slab(mark))))
    assert [row.rsplit(" ", 1)[1] for row in found if "h" in row.split()] == kinds


def test_a_capsule_is_at_least_as_high_as_it_is_wide() -> None:
    mark = Capsule(10, 20, 21, 5, "#ffffff", RED, (2, 1))
    found = list_operators(paint(Tags(), print_slabs(slab(mark))))
    assert "45 155 m" in found[-2]
    assert " 35 155 l" in found[-2]
    assert "[2 1] 0 d" in found


def test_an_area_may_have_an_edge() -> None:
    mark = Polygon(((0, 0), (10, 0), (5, 10)), "#ffffff", RED)
    found = list_operators(paint(Tags(), print_slabs(slab(mark))))
    assert "30 180 m 40 180 l 35 170 l h B" in found


def test_a_picture_is_a_figure_in_its_box() -> None:
    tags = Tags()
    figure = tags.add("Figure", alt="A picture.")
    data = paint(tags, print_slabs(slab(Picture(5, 10, 40, 20, png(), figure))))
    assert "q 40 0 0 20 35 150 cm /I1 Do Q" in list_operators(data)
    (node,) = read(data).root.all("Figure")
    assert [float(edge) for edge in node.attributes["/BBox"]] == [35, 150, 75, 170]
