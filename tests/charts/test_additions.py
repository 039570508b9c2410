"""Bands, spans and remarks of charts: where they stand, and that no words are lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.charts.bands import find_across
from reporting.charts.layout import lay_out_chart
from reporting.charts.marks import Area, ChartLayout, Label, Panel, Part, Path, Rows
from reporting.charts.occupied import slice_area
from reporting.charts.scales import make_scale
from reporting.content.chart_blocks import ChartKind, Stacking
from reporting.content.chart_places import locate_end
from reporting.design.rect import Rect
from reporting.plan.axis import choose_log_steps
from reporting.plan.block_model import ChartBlock, Tick
from reporting.plan.chart_model import Annotation, ChartBand, ChartSpan, ReferenceLine
from reporting.record import replace
from tests.charts.collisions import list_collisions
from tests.charts.test_forms import chart, list_labels, list_panels, spread
from tests.charts.test_layout import Metrics
from tests.charts.test_layout import chart as plain_chart

BAND = ChartBand(20.0, 60.0, "Usual", "20", "60")
SPAN = ChartSpan(0.5, 2.5, "Strike", "Q2", "Q3")
FROST = "Frost in May halved the number of blossoms"


def lay_out(block: ChartBlock, width: float = 320.0) -> ChartLayout:
    return lay_out_chart(block, Rect[float](0.0, 0.0, width, 600.0), Metrics())


def list_bands(layout: ChartLayout) -> list[Area]:
    marks = [mark for panel in list_panels(layout) for mark in panel.marks]
    return [mark for mark in marks if isinstance(mark, Area) and mark.part is Part.BAND]


def remark(at: int, series: int = 0, text: str = FROST) -> Annotation:
    return Annotation(series, at, text, f"Q{at + 1}: {text}")


# ---------------------------------------------------------------- bands


@pytest.mark.parametrize("kind", [ChartKind.COLUMN, ChartKind.LINE, ChartKind.AREA])
def test_a_band_lies_behind_the_grid_and_the_grid_behind_the_marks(
    kind: ChartKind,
) -> None:
    layout = lay_out(chart(kind, (40.0, 80.0, 60.0), bands=(BAND,)))
    plot = layout.plot
    assert isinstance(plot, Panel)
    parts = [mark.part for mark in plot.marks]
    drawn = {Part.BAR, Part.LINE, Part.AREA}
    first = min(parts.index(part) for part in drawn if part in parts)
    assert parts.index(Part.BAND) < parts.index(Part.GRID_LINE) < first
    (band,) = list_bands(layout)
    assert plot.value_scale
    assert spread(band, 1) == (plot.value_scale.place(20), plot.value_scale.place(60))
    assert list_labels(layout, Part.SERIES_NAME) == ["Usual"]


def test_a_band_without_an_end_goes_on_to_the_end_of_the_axis() -> None:
    block = chart(ChartKind.COLUMN, (40.0, 80.0), bands=(replace(BAND, high=None),))
    plot = lay_out(block).plot
    assert isinstance(plot, Panel)
    assert plot.value_scale
    (band,) = list_bands(lay_out(block))
    assert spread(band, 1) == (plot.value_scale.place(20), plot.value_scale.end)


def test_a_band_runs_through_all_rows_and_up_to_its_flag() -> None:
    line = ReferenceLine(70.0, "Target", "70")
    block = chart(ChartKind.BAR, (40.0, 80.0, 60.0), bands=(BAND,), lines=(line,))
    plot = lay_out(block).plot
    assert isinstance(plot, Rows)
    assert plot.head
    edges = (plot.value_scale.place(20), plot.value_scale.place(60))
    for panel in (plot.head, *plot.panels):
        (band,) = [mark for mark in panel.marks if mark.part is Part.BAND]
        assert isinstance(band, Area)
        assert spread(band, 0) == edges
        assert spread(band, 1)[0] == 0
    heights = [spread(band, 1)[1] for band in list_bands(lay_out(block))[1:]]
    assert heights == [panel.height for panel in plot.panels]


def test_neighbouring_bands_differ_in_tint() -> None:
    bands = (
        replace(BAND, low=None, high=20.0),
        BAND,
        replace(BAND, low=60.0, high=None),
    )
    tints = [
        band.fill
        for band in list_bands(lay_out(chart(ChartKind.LINE, (4.0, 80.0), bands=bands)))
    ]
    assert len(set(tints)) == 3


# ---------------------------------------------------------------- spans


def test_a_span_of_columns_covers_their_slots_and_is_named_above_all_numbers() -> None:
    block = chart(ChartKind.COLUMN, (40.0, 80.0, 60.0, 90.0), spans=(SPAN,))
    plot = lay_out(block).plot
    assert isinstance(plot, Panel)
    (band,) = list_bands(lay_out(block))
    bars = [
        mark for mark in plot.marks if isinstance(mark, Area) and mark.part is Part.BAR
    ]
    middles = [sum(spread(bar, 0)) / 2 for bar in bars]
    left, right = spread(band, 0)
    assert left == pytest.approx((middles[0] + middles[1]) / 2)
    assert right == pytest.approx((middles[2] + middles[3]) / 2)
    labels = {mark.text: mark for mark in plot.marks if isinstance(mark, Label)}
    assert labels["Strike"].y > max(labels[text].y for text in ("80", "90")) + 8
    assert labels["Strike"].x == pytest.approx((left + right) / 2)


def test_names_of_spans_that_would_meet_stand_in_two_rows() -> None:
    spans = (
        ChartSpan(-0.5, 0.5, "A long strike of pickers"),
        ChartSpan(0.5, 1.5, "A drought of two summers"),
    )
    layout = lay_out(chart(ChartKind.COLUMN, (4.0, 8.0, 6.0, 9.0), spans=spans), 200.0)
    assert list_collisions(layout, Metrics()) == []
    heights = {spread(band, 1)[1] for band in list_bands(layout)}
    assert len(heights) == 2


def test_a_span_of_rows_tints_them_and_is_named_over_the_first() -> None:
    plot = lay_out(chart(ChartKind.BAR, (40.0, 80.0, 60.0, 90.0), spans=(SPAN,))).plot
    assert isinstance(plot, Rows)
    tinted = [
        any(mark.part is Part.BAND for mark in panel.marks) for panel in plot.panels
    ]
    assert tinted == [False, True, True, False]
    named = [
        any(mark.part is Part.SPAN_NAME for mark in panel.marks)
        for panel in plot.panels
    ]
    assert named == [False, True, False, False]
    assert plot.panels[1].height > plot.panels[2].height


def words(*names: str) -> list[frozenset[str]]:
    return [frozenset({name}) for name in names]


@pytest.mark.parametrize(
    ("end", "is_last", "place"),
    [
        ("2024", False, 0.5),
        ("2024", True, 1.5),
        ("2024-07", False, 1.0),
        ("2023-12-31", True, 0.5),
        ("2025-Q4", True, 2.5),
        ("spring", True, None),
    ],
)
def test_a_date_has_its_place_between_categories_that_are_years(
    end: str, *, is_last: bool, place: float | None
) -> None:
    found = locate_end(end, words("2023", "2024", "2025"), is_last=is_last)
    assert found == (pytest.approx(place, abs=0.01) if place else None)


def test_to_scale_a_year_is_a_year_and_among_words_a_whole_slot() -> None:
    years = words("2005", "2010", "2020")
    assert locate_end("2010", years, is_last=True) == 1.5
    scaled = locate_end("2010", years, is_last=True, is_scaled=True)
    assert scaled == pytest.approx(1.05, abs=0.001)
    assert find_across((0.0, 50.0, 150.0), 0.0, scaled or 0.0) == pytest.approx(
        55, abs=0.1
    )


# ---------------------------------------------------------------- remarks


def find_said(layout: ChartLayout) -> str:
    """Return all that is said in a plot and below it."""
    return " ".join([*list_labels(layout, Part.ANNOTATION), *layout.notes])


def test_a_remark_stands_near_its_value_or_is_led_to_it() -> None:
    block = chart(ChartKind.LINE, (40.0, 80.0, 20.0, 60.0), annotations=(remark(2),))
    layout = lay_out(block)
    plot = layout.plot
    assert isinstance(plot, Panel)
    assert find_said(layout) == FROST
    (track,) = [
        mark for mark in plot.marks if isinstance(mark, Path) and mark.part is Part.LINE
    ]
    x, y = track.points[2]
    leaders = [mark for mark in plot.marks if mark.part is Part.ANNOTATION_LINE]
    labels = [
        mark
        for mark in plot.marks
        if isinstance(mark, Label) and mark.part is Part.ANNOTATION
    ]
    if leaders:
        (leader,) = leaders
        assert isinstance(leader, Path)
        assert leader.points[-1] == (x, y)
    else:
        assert min(abs(label.y - y) for label in labels) < 20


def test_a_remark_in_a_crowd_is_told_below_behind_its_number() -> None:
    """Columns up to the top of the axis, as wide as they can be: nothing is free."""
    values = tuple(100.0 for _ in range(40))
    block = chart(
        ChartKind.COLUMN,
        *[values] * 3,
        stack=Stacking.VALUES,
        annotations=tuple(remark(at, 1, FROST) for at in range(10, 16)),
    )
    layout = lay_out(block)
    assert layout.notes
    for number, note in enumerate(layout.notes, 1):
        assert note.startswith(f"({number}) Q")
        assert f"({number})" in list_labels(layout, Part.ANNOTATION)
    assert find_said(layout).count("blossoms") == 6


def test_a_remark_at_a_bar_stands_in_its_row_which_grows_with_it() -> None:
    short = lay_out(
        chart(ChartKind.BAR, (20.0, 80.0), annotations=(remark(0, text="Frost"),))
    )
    assert short.notes == ()
    long = chart(ChartKind.BAR, (60.0, 80.0), annotations=(remark(0),))
    grown = lay_out(long).plot
    assert isinstance(grown, Rows)
    assert grown.panels[0].height > grown.panels[1].height
    assert find_said(lay_out(long)) == FROST
    told = lay_out(replace(long, annotations=(remark(1),)))
    assert told.notes == (f"(1) Q2: {FROST}",)
    assert list_labels(told, Part.ANNOTATION) == ["(1)"]


KINDS = [ChartKind.COLUMN, ChartKind.LINE, ChartKind.AREA, ChartKind.BAR]


@settings(deadline=None, max_examples=60)
@given(
    kind=st.sampled_from(KINDS),
    rows=st.lists(
        st.tuples(*[st.integers(0, 100).map(float)] * 5), min_size=1, max_size=3
    ),
    places=st.lists(st.integers(0, 4), min_size=1, max_size=4, unique=True),
    width=st.sampled_from([220.0, 320.0, 460.0]),
)
def test_no_remark_is_lost_and_none_covers_anything(
    kind: ChartKind,
    rows: list[tuple[float, ...]],
    places: list[int],
    width: float,
) -> None:
    texts = [f"{FROST} of orchard {at}" for at in places]
    remarks = [remark(at, 0, text) for at, text in zip(places, texts, strict=True)]
    block = chart(kind, *rows, annotations=tuple(remarks), spans=(SPAN,))
    layout = lay_out(block, width)
    said = find_said(layout)
    for at in places:
        assert f"{at}" in said.replace(f"Q{at}", "")
    assert sum(said.count(word) for word in ("Frost",)) == len(places)
    added = set(list_labels(layout, Part.ANNOTATION))
    plain = {
        str(one)
        for one in list_collisions(
            lay_out(replace(block, annotations=()), width), Metrics()
        )
    }
    for one in list_collisions(layout, Metrics()):
        is_numbered = one.label.startswith("(") and layout.notes
        assert str(one) in plain or one.label not in added or is_numbered, str(one)


def test_a_remark_at_a_point_of_two_values() -> None:
    block = plain_chart(ChartKind.SCATTER, (0.0, 40.0, 80.0))
    layout = lay_out(replace(block, annotations=(remark(1, text="Two robots"),)))
    assert find_said(layout) == "Two robots"
    assert list_collisions(layout, Metrics()) == []


def test_the_room_of_an_area_is_sliced_along_its_slope() -> None:
    triangle = ((0.0, 0.0), (60.0, 0.0), (60.0, 60.0))
    slices = list(slice_area(triangle))
    assert all(piece.bottom == 0 for piece in slices)
    assert [piece.top for piece in slices] == pytest.approx(
        [piece.right for piece in slices]
    )


# ---------------------------------------------------------------- logarithmic axes


def test_on_a_logarithmic_scale_equal_factors_are_equally_long() -> None:
    ticks = [Tick(value, str(value)) for value in (1.0, 1000.0)]
    scale = make_scale(ticks, (), 0.0, 300.0, is_log=True)
    assert [scale.place(value) for value in (1, 10, 100, 1000)] == pytest.approx(
        [0, 100, 200, 300]
    )
    assert scale.base == 1.0


@pytest.mark.parametrize(
    ("low", "high", "steps"),
    [
        (3, 80, (1, 2, 5, 10, 20, 50, 100)),
        (1, 10, (1, 2, 5, 10)),
        (5, 5, (1, 2, 5, 10)),
        (10, 10, (10, 20, 50, 100)),
        (0.002, 12, (0.001, 0.01, 0.1, 1, 10, 100)),
        (3, 12_000, (1, 10, 100, 1_000, 10_000, 100_000)),
    ],
)
def test_lines_of_a_logarithmic_axis_are_powers_of_ten_with_others_between_few(
    low: float, high: float, steps: tuple[float, ...]
) -> None:
    assert choose_log_steps(low, high) == steps


@given(st.floats(1e-12, 1e15), st.floats(1, 1e20))
def test_a_logarithmic_axis_encloses_its_values_in_a_dozen_lines(
    low: float, factor: float
) -> None:
    steps = choose_log_steps(low, low * factor)
    assert steps[0] <= low * (1 + 1e-8)
    assert steps[-1] >= low * factor * (1 - 1e-8)
    assert len(steps) <= 12
    assert all(after > before for before, after in pairwise(steps))
