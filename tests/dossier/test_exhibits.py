"""Charts and pictures as set: wide where they need it, cut between rows, mirrored, captioned."""

from __future__ import annotations

import pytest

from reporting.charts.marks import ACCENT, Area, Label, Marker, Panel, Part, Path, Wedge
from reporting.content.chart_blocks import ChartKind
from reporting.dossier.blocks.body import BlockBody
from reporting.dossier.blocks.exhibits import typeset_chart, typeset_image
from reporting.dossier.galley.galley import FREE, NEVER, Flow, measure_height
from reporting.paper.charts.mirroring import mirror_panel
from reporting.paper.marks import Drawing, Picture
from reporting.plan.block_model import ChartBlock
from reporting.record import replace
from tests.dossier import plans
from tests.dossier.exhibits import NAMES, YEARS, chart, picture, rising
from tests.dossier.found_marks import find_line, find_lines, find_marks
from tests.dossier.galleys import make_setting, theme

ROWS = chart(ChartKind.BAR, NAMES, rising(60))
COLUMN = theme().page.height - theme().page.top - theme().page.bottom


def set_chart(block: ChartBlock, *, is_rtl: bool = False) -> BlockBody:
    return typeset_chart(make_setting(is_rtl=is_rtl), block)


# ---------------------------------------------------------------- charts


@pytest.mark.parametrize("block", plans.CHARTS)
def test_a_chart_of_three_series_takes_text_and_margin(block: ChartBlock) -> None:
    body = set_chart(block)
    assert body.is_wide is (len(block.series) >= 3)
    page = theme().page
    width = page.across if body.is_wide else page.text
    for drawing in find_marks(body.slabs, Drawing):
        assert drawing.width == pytest.approx(width.pt)


@pytest.mark.parametrize("block", plans.CHARTS)
def test_a_chart_that_a_page_holds_floats_and_is_never_cut(block: ChartBlock) -> None:
    body = set_chart(block)
    assert body.flow is Flow.FLOAT
    assert {slab.cut for slab in body.slabs} == {NEVER}


@pytest.mark.parametrize("block", plans.CHARTS)
def test_unit_stands_above_the_drawing_and_source_and_note_below(
    block: ChartBlock,
) -> None:
    slabs = set_chart(block).slabs
    drawings = find_marks(slabs, Drawing)
    source = find_line(slabs, "Source: Paper 1")
    note = find_line(slabs, "Weighed on the scales.")
    foot = max(drawing.y + drawing.height for drawing in drawings)
    assert foot < source.y < note.y
    if block.traits.has_categories:
        assert find_line(slabs, block.unit).y < drawings[0].y


def test_what_a_chart_measures_stands_above_it_if_it_says_so() -> None:
    block = chart(ChartKind.COLUMN, YEARS[:3], rising(3))
    slabs = set_chart(replace(block, subtitle="Crop, tonnes")).slabs
    assert find_line(slabs, "Crop, tonnes").y < find_marks(slabs, Drawing)[0].y
    bare = set_chart(replace(block, subtitle="")).slabs
    assert not any(block.unit in line.text for line in find_lines(bare))


def test_rows_are_cut_with_three_on_either_side() -> None:
    body = set_chart(ROWS)
    assert body.flow is Flow.TEXT
    cuts = [slab.cut for slab in body.slabs if find_marks((slab,), Drawing)]
    assert cuts == [NEVER, NEVER, *[FREE] * 55, NEVER, NEVER, NEVER]
    assert max(slab.height for slab in body.slabs) < COLUMN.pt / 10


def test_rows_are_one_figure_whose_base_line_has_no_gap() -> None:
    slabs = set_chart(ROWS).slabs
    drawings = find_marks(slabs, Drawing)
    assert len({id(drawing.tag) for drawing in drawings}) == 1
    axes = set()
    for drawing in drawings:
        (line,) = [
            mark
            for mark in drawing.marks
            if isinstance(mark, Path) and mark.part is Part.BASE_LINE
        ]
        (x, foot), (_, head) = line.points
        axes.add(x)
        assert (foot, head) == (0, drawing.height)
    assert len(axes) == 1


def test_the_legend_is_never_parted_from_the_rows() -> None:
    long = "The growers of the northern valley who joined the cooperative that year"
    block = chart(ChartKind.BAR, NAMES, rising(60), rising(60))
    series = [replace(one, name=f"{long} {long}") for one in block.series]
    body = set_chart(replace(block, series=tuple(series)))
    legend = find_marks(body.slabs, Drawing)[0]
    assert any(mark.part is Part.LEGEND_KEY for mark in legend.marks)
    cuts = [slab.cut for slab in body.slabs if find_marks((slab,), Drawing)]
    assert cuts[0] == NEVER


# ---------------------------------------------------------------- right to left


def test_categories_run_from_right_to_left_where_the_language_does() -> None:
    block = chart(ChartKind.COLUMN, YEARS[:4], rising(4))
    places = {}
    for is_rtl in (False, True):
        (drawing,) = find_marks(set_chart(block, is_rtl=is_rtl).slabs, Drawing)
        for mark in drawing.marks:
            if isinstance(mark, Label) and mark.text in YEARS:
                places[mark.text, is_rtl] = mark.x
    width = theme().page.text.pt
    for year in YEARS[:4]:
        assert places[year, False] + places[year, True] == pytest.approx(width)
    assert places[YEARS[0], True] > places[YEARS[3], True]


def test_the_numbers_of_points_run_from_left_to_right_everywhere() -> None:
    block = next(one for one in plans.CHARTS if one.kind is ChartKind.SCATTER)
    plain, mirrored = (
        find_marks(set_chart(block, is_rtl=is_rtl).slabs, Drawing)
        for is_rtl in (False, True)
    )
    assert plain[-1].marks == mirrored[-1].marks


def test_mirrored_marks_keep_their_distance_and_labels_their_side() -> None:
    marks = (
        Path(Part.LINE, ((0.0, 1.0), (10.0, 2.0)), ACCENT),
        Area(Part.BAR, ((0.0, 0.0), (4.0, 0.0), (4.0, 3.0)), ACCENT, "rising"),
        Marker(Part.POINT, 5.0, 5.0, 0),
        Wedge(Part.WEDGE, (30.0, 30.0), 5.0, 9.0, 10.0, 80.0, ACCENT),
        Label(Part.VALUE_LABEL, 20.0, 0.0, "40", "start"),
        Label(Part.CATEGORY_NAME, 23.0, 0.0, "Orchard", "end", is_upright=True),
    )
    path, area, marker, wedge, label, upright = mirror_panel(
        Panel(100.0, 50.0, marks)
    ).marks
    assert isinstance(path, Path)
    assert path.points == ((100.0, 1.0), (90.0, 2.0))
    assert isinstance(area, Area)
    assert area.points[1] == (96.0, 0.0)
    assert area.hatch == "falling"
    assert isinstance(marker, Marker)
    assert marker.x == 95.0
    assert isinstance(wedge, Wedge)
    assert (wedge.centre[0], wedge.start, wedge.extent) == (70.0, 270.0, 80.0)
    assert isinstance(label, Label)
    assert (label.x, label.side) == (80.0, "end")
    assert isinstance(upright, Label)
    assert (upright.x, upright.side) == (83.0, "end")  # three points behind its column


# ---------------------------------------------------------------- pictures


@pytest.mark.parametrize(
    ("width", "height"),
    [(60, 40), (1200, 800), (600, 900), (1000, 1100), (300, 3000), (10_000, 100)],
)
def test_a_picture_fits_with_caption_and_credit_and_floats_whole(
    width: int, height: int
) -> None:
    body = typeset_image(make_setting(), picture(width, height))
    (drawn,) = find_marks(body.slabs, Picture)
    assert body.flow is Flow.FLOAT
    assert {slab.cut for slab in body.slabs} == {NEVER}
    assert drawn.x >= 0
    assert drawn.x + drawn.width <= theme().page.text.pt + 0.1
    assert drawn.width / drawn.height == pytest.approx(width / height, rel=0.01)
    assert width / drawn.width * 72 >= 149.9
    for line in (
        find_line(body.slabs, "The field"),
        find_line(body.slabs, "Drawn for the tests"),
    ):
        assert line.x + line.width <= theme().page.text.pt + 0.1


@pytest.mark.parametrize(("width", "height"), [(600, 900), (1000, 1100), (300, 3000)])
def test_an_upright_picture_is_low_and_has_its_caption_beside_it(
    width: int, height: int
) -> None:
    body = typeset_image(make_setting(), picture(width, height))
    (drawn,) = find_marks(body.slabs, Picture)
    assert drawn.height <= COLUMN.pt * 0.45 + 0.1
    assert measure_height(body.slabs) <= COLUMN.pt * 0.45 + 0.1
    caption = find_line(body.slabs, "The field")
    assert caption.x > drawn.x + drawn.width
    assert caption.y < 14


def test_a_lying_picture_fills_the_column_above_its_caption() -> None:
    body = typeset_image(make_setting(), picture(1200, 800))
    (drawn,) = find_marks(body.slabs, Picture)
    assert drawn.width == pytest.approx(theme().page.text.pt, abs=0.1)
    caption = find_line(body.slabs, "The field")
    assert caption.x == pytest.approx(drawn.x)
    assert caption.y > drawn.y + drawn.height


def test_from_right_to_left_a_caption_stands_left_of_its_picture() -> None:
    body = typeset_image(make_setting(is_rtl=True), picture(600, 900))
    (drawn,) = find_marks(body.slabs, Picture)
    assert drawn.x + drawn.width == pytest.approx(theme().page.text.pt)
    for line in find_lines(body.slabs):
        assert line.x >= 0
        assert line.x + line.width <= drawn.x
