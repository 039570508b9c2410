"""Stacks, gaps, second axes, lines across and highlights, as they are laid out for print."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.charts.layout import lay_out_chart
from reporting.charts.marks import (
    ACCENT,
    PAPER,
    Area,
    ChartLayout,
    Ink,
    Label,
    Marker,
    Panel,
    Part,
    Path,
    Rows,
)
from reporting.charts.scales import stack_series
from reporting.charts.series_style import style_mark, style_series
from reporting.content.chart_blocks import ChartKind, Stacking
from reporting.design.rect import PageRect, Rect
from reporting.plan.axis import choose_round_steps, choose_steps_for
from reporting.plan.block_model import ChartBlock, Tick
from reporting.plan.chart_model import ChartSeries, Highlight, ReferenceLine
from reporting.record import replace
from tests.charts.test_layout import Metrics

Values = tuple[float | None, ...]

SIZE, LEADING = 8.0, 10.0


def chart(kind: ChartKind, *rows: Values, **changes: object) -> ChartBlock:
    """Return a chart whose axis is as planning makes it."""
    stack = changes.get("stack")
    series: list[ChartSeries] = []
    for number, row in enumerate(rows):
        labels = tuple("" if value is None else f"{value:g}" for value in row)
        series.append(ChartSeries(f"Row {number}", row, labels))
    known = [value for row in rows for value in row if value is not None]
    if stack:
        for column in zip(*rows, strict=True):
            known.append(sum(value for value in column if value and value > 0))
            known.append(sum(value for value in column if value and value < 0))
    steps = choose_round_steps(min(0.0, *known), max(0.0, *known))
    if stack is Stacking.SHARES:
        steps = choose_round_steps(0.0, 1.0)
    block = ChartBlock(
        "chart",
        "A chart",
        (),
        kind=kind,
        categories=tuple(f"Q{at + 1}" for at in range(len(rows[0]))),
        series=tuple(series),
        ticks=tuple(Tick(step, f"{step:g}") for step in steps),
        x_ticks=(),
        unit="t",
        x_label="",
        alt="A chart",
        note=None,
        number_format="0",
        source_line="",
    )
    return replace(block, **changes)


def lay_out(block: ChartBlock, width: float = 320.0) -> ChartLayout:
    return lay_out_chart(block, Rect[float](0.0, 0.0, width, 600.0), Metrics())


def list_panels(layout: ChartLayout) -> list[Panel]:
    plot = layout.plot
    panels = [layout.legend] if layout.legend else []
    if isinstance(plot, Rows):
        panels += [plot.head] if plot.head else []
        return [*panels, *plot.panels]
    return [*panels, plot]


def list_bars(layout: ChartLayout) -> list[Area]:
    marks = [mark for panel in list_panels(layout) for mark in panel.marks]
    return [mark for mark in marks if isinstance(mark, Area) and mark.part is Part.BAR]


def list_labels(layout: ChartLayout, *parts: Part) -> list[str]:
    marks = [mark for panel in list_panels(layout) for mark in panel.marks]
    return [
        mark.text for mark in marks if isinstance(mark, Label) and mark.part in parts
    ]


def spread(area: Area, axis: int) -> tuple[float, float]:
    edges = [point[axis] for point in area.points]
    return min(edges), max(edges)


# ---------------------------------------------------------------- stacks


@pytest.mark.parametrize(("kind", "axis"), [(ChartKind.BAR, 0), (ChartKind.COLUMN, 1)])
def test_one_bar_stands_on_the_other(kind: ChartKind, axis: int) -> None:
    block = chart(kind, (10.0,), (30.0,), (20.0,), stack=Stacking.VALUES)
    bars = list_bars(lay_out(block))
    spans = [spread(bar, axis) for bar in bars]
    lengths = [high - low for low, high in spans]
    assert lengths == pytest.approx([lengths[0], 3 * lengths[0], 2 * lengths[0]])
    assert spans[1][0] == pytest.approx(spans[0][1])
    assert spans[2][0] == pytest.approx(spans[1][1])


def test_what_is_negative_hangs_below_zero_on_its_own_pile() -> None:
    rows = (10.0, 10.0), (-4.0, 5.0), (-6.0, -2.0)
    block = chart(ChartKind.COLUMN, *rows, stack=Stacking.VALUES)
    assert stack_series(block) == [
        ((0.0, 10.0), (0.0, 10.0)),
        ((0.0, -4.0), (10.0, 15.0)),
        ((-4.0, -10.0), (0.0, -2.0)),
    ]


@given(
    st.lists(
        st.tuples(*[st.none() | st.floats(-99, 99, allow_subnormal=False)] * 3),
        min_size=2,
        max_size=6,
    )
)
def test_the_heads_of_a_stack_are_its_sums(rows: list[Values]) -> None:
    block = chart(ChartKind.COLUMN, *rows, (1.0, 1.0, 1.0), stack=Stacking.VALUES)
    spans = stack_series(block)
    for at in range(3):
        column = [row[at] or 0.0 for row in [*rows, (1.0, 1.0, 1.0)]]
        heads = [0.0, *(head for row in spans if row[at] for _, head in [row[at]])]  # type: ignore[misc]
        assert max(heads) == pytest.approx(sum(value for value in column if value > 0))
        assert min(heads) == pytest.approx(sum(value for value in column if value < 0))


def test_shares_of_a_whole_are_all_equally_high() -> None:
    rows = (1.0, 30.0, 5.0), (3.0, 10.0, None)
    block = chart(ChartKind.COLUMN, *rows, stack=Stacking.SHARES)
    tops: dict[float, float] = {}
    for bar in list_bars(lay_out(block)):
        left, _ = spread(bar, 0)
        tops[left] = max(tops.get(left, 0.0), spread(bar, 1)[1])
    assert len(tops) == 3
    assert len({round(top, 6) for top in tops.values()}) == 1


# ---------------------------------------------------------------- gaps


@pytest.mark.parametrize("kind", [ChartKind.BAR, ChartKind.COLUMN])
def test_a_missing_value_has_no_bar_and_no_number(kind: ChartKind) -> None:
    layout = lay_out(chart(kind, (10.0, None, 0.0, 30.0)))
    assert len(list_bars(layout)) == 3
    assert list_labels(layout, Part.VALUE_LABEL) == ["10", "0", "30"]
    assert list_labels(layout, Part.CATEGORY_NAME) == ["Q1", "Q2", "Q3", "Q4"]


def test_a_line_has_a_gap_and_a_point_between_two_gaps_is_seen() -> None:
    rows = (10.0, 20.0, None, 30.0, None, 5.0, 6.0)
    layout = lay_out(chart(ChartKind.LINE, rows))
    (panel,) = list_panels(layout)
    runs = [
        len(mark.points)
        for mark in panel.marks
        if isinstance(mark, Path) and mark.part is Part.LINE
    ]
    assert runs == [2, 2]
    points = [mark for mark in panel.marks if isinstance(mark, Marker)]
    assert len(points) == 5


def test_a_line_that_ends_early_is_named_with_its_last_known_number() -> None:
    layout = lay_out(chart(ChartKind.LINE, (1.0, 2.0, None), (5.0, 6.0, 7.0)))
    assert sorted(list_labels(layout, Part.SERIES_NAME)) == ["Row 0 2", "Row 1 7"]


# ---------------------------------------------------------------- two axes, lines across


def combined(*lines: ReferenceLine) -> ChartBlock:
    block = chart(ChartKind.COLUMN, (40.0, 80.0), (2.5, 9.0))
    line = replace(block.series[1], is_line=True, is_second=True)
    steps = choose_steps_for(0.0, 9.0, len(block.ticks) - 1)
    return replace(
        block,
        series=(block.series[0], line),
        second_ticks=tuple(Tick(step, f"{step:g} r") for step in steps),
        second_unit="robots",
        lines=lines,
    )


def test_each_axis_measures_its_own_and_says_what() -> None:
    layout = lay_out(combined())
    plot = layout.plot
    assert isinstance(plot, Panel)
    (line,) = [
        mark for mark in plot.marks if isinstance(mark, Path) and mark.part is Part.LINE
    ]
    ticks = {
        mark.text: mark.y
        for mark in plot.marks
        if isinstance(mark, Label) and mark.part is Part.TICK_LABEL
    }
    assert line.points[0][1] == pytest.approx(ticks["2.5 r"] + 3)
    assert len({round(y) for y in ticks.values()}) == len(ticks) / 2
    assert list_labels(layout, Part.AXIS_TITLE) == ["t", "robots"]
    assert layout.legend is not None


@pytest.mark.parametrize("kind", [ChartKind.COLUMN, ChartKind.LINE, ChartKind.BAR])
def test_a_line_across_stands_at_its_value_and_says_its_name(kind: ChartKind) -> None:
    line = ReferenceLine(60.0, "Target", "60")
    layout = lay_out(chart(kind, (40.0, 80.0), lines=(line,)))
    plot = layout.plot
    if isinstance(plot, Rows):
        assert plot.references == (plot.value_scale.place(60),)
        assert plot.head is not None
    else:
        (drawn,) = [
            mark
            for mark in plot.marks
            if isinstance(mark, Path) and mark.part is Part.REFERENCE_LINE
        ]
        scale = plot.value_scale
        assert scale is not None
        assert {y for _, y in drawn.points} == {scale.place(60)}
    words = list_labels(layout, Part.SERIES_NAME, Part.REFERENCE_NAME)
    assert "Target 60" in " ".join(words)


def test_beside_a_second_axis_the_name_of_a_line_stands_within() -> None:
    layout = lay_out(combined(ReferenceLine(60.0, "Target", "60")))
    assert list_labels(layout, Part.REFERENCE_NAME) == ["Target 60"]


# ---------------------------------------------------------------- highlights and twelve series


def test_what_the_title_speaks_of_has_the_accent_and_the_rest_is_grey() -> None:
    block = chart(ChartKind.COLUMN, (1.0, 2.0, 3.0), highlight=Highlight((), (1,)))
    fills = [bar.fill.ink for bar in list_bars(lay_out(block))]
    assert fills == [Ink.MUTED, Ink.ACCENT, Ink.MUTED]
    rows = (1.0, 2.0), (3.0, 4.0), (5.0, 6.0)
    block = chart(ChartKind.COLUMN, *rows, highlight=Highlight((1,)))
    assert style_mark(block, 1).fill == ACCENT
    assert style_mark(block, 0).fill.ink is Ink.MUTED
    assert style_mark(block, 0).fill != style_mark(block, 2).fill


@pytest.mark.parametrize("count", range(2, 13))
def test_up_to_twelve_series_are_apart_without_any_colour(count: int) -> None:
    """A hue comes again only with another hatching, and every line has its dash and marker."""
    styles = [style_series(number) for number in range(count)]
    for one, other in combinations(styles, 2):
        assert (one.fill, one.hatch) != (other.fill, other.hatch)
        assert (one.dash, one.marker) != (other.dash, other.marker)


def test_the_first_of_several_that_the_title_speaks_of_has_the_accent() -> None:
    rows = (1.0, 2.0), (3.0, 4.0), (5.0, 6.0), (7.0, 8.0)
    block = chart(ChartKind.LINE, *rows, highlight=Highlight((2, 3)))
    lines = [style_mark(block, number).line.ink for number in range(4)]
    assert lines == [Ink.MUTED, Ink.MUTED, Ink.ACCENT, Ink.SECOND]


def test_lines_over_columns_are_another_hue_than_their_tints() -> None:
    block = combined()
    column, line = style_mark(block, 0), style_mark(block, 1)
    assert column.fill.white > 0.5
    assert (column.fill.ink, line.line.ink) == (Ink.ACCENT, Ink.OVER)


# ---------------------------------------------------------------- colours of words, base lines


def find_tones(layout: ChartLayout, part: Part) -> dict[str, Ink]:
    marks = [mark for panel in list_panels(layout) for mark in panel.marks]
    return {
        mark.text: mark.tone.ink
        for mark in marks
        if isinstance(mark, Label) and mark.part is part
    }


def test_an_axis_says_its_unit_in_the_colour_of_what_it_measures() -> None:
    tones = find_tones(lay_out(combined()), Part.AXIS_TITLE)
    assert tones == {"t": Ink.ACCENT, "robots": Ink.OVER}


def test_an_axis_of_several_series_says_its_unit_quietly() -> None:
    block = combined()
    block = replace(block, series=(block.series[0], *block.series))
    assert find_tones(lay_out(block), Part.AXIS_TITLE)["t"] is Ink.MUTED


def test_lines_are_named_in_their_colours_and_what_is_left_aside_quietly() -> None:
    block = chart(ChartKind.LINE, (1.0, 2.0), (3.0, 9.0), highlight=Highlight((1,)))
    tones = find_tones(lay_out(block), Part.SERIES_NAME)
    assert tones == {"Row 0 2": Ink.MUTED, "Row 1 9": Ink.ACCENT}


def test_the_base_line_is_strong_at_zero_and_over_the_columns_that_stand_on_it() -> (
    None
):
    block = chart(ChartKind.COLUMN, (5.0,), (-3.0,), stack=Stacking.VALUES)
    (panel,) = list_panels(lay_out(block))[-1:]
    parts = [mark.part for mark in panel.marks]
    assert parts.index(Part.BASE_LINE) > parts.index(Part.BAR)
    assert find_base_line(block).tone.ink is Ink.TEXT
    ticks = tuple(Tick(step, f"{step:g}") for step in (40.0, 50.0, 60.0))
    block = replace(chart(ChartKind.LINE, (45.0, 55.0)), ticks=ticks)
    assert find_base_line(block).tone.ink is Ink.MUTED


def find_base_line(block: ChartBlock) -> Path:
    marks = [mark for panel in list_panels(lay_out(block)) for mark in panel.marks]
    (line,) = [mark for mark in marks if mark.part is Part.BASE_LINE]
    assert isinstance(line, Path)
    return line


def test_what_stands_on_one_another_is_parted_by_paper() -> None:
    block = chart(ChartKind.COLUMN, (5.0,), (3.0,), stack=Stacking.VALUES)
    assert {bar.edge_tone for bar in list_bars(lay_out(block))} == {PAPER}


# ---------------------------------------------------------------- no label upon another


def find_place(label: Label) -> PageRect:
    width = Metrics().width(label.text, bold=label.is_bold)
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[label.side]
    left = label.x - width * share
    return PageRect(left + 0.2, label.y + SIZE * 0.6, width - 0.4, SIZE * 0.6)


def list_collisions(layout: ChartLayout) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for panel in list_panels(layout):
        labels = [
            mark
            for mark in panel.marks
            if isinstance(mark, Label) and not mark.is_upright
        ]
        for one, other in combinations(labels, 2):
            if find_place(one).meets(find_place(other)):
                found.append((one.text, other.text))
    return found


def find_outside(layout: ChartLayout) -> list[str]:
    outside: list[str] = []
    for panel in list_panels(layout):
        for mark in panel.marks:
            if isinstance(mark, Label) and not mark.is_upright:
                place = find_place(mark)
                if place.left < -0.5 or place.right > panel.width + 0.5:
                    outside.append(mark.text)
    return outside


KNOWN = st.integers(-90, 99).map(float)
SOME = st.one_of(st.none(), KNOWN, KNOWN, KNOWN)


@st.composite
def charts(draw: st.DrawFn) -> ChartBlock:
    kind = draw(st.sampled_from([ChartKind.BAR, ChartKind.COLUMN, ChartKind.LINE]))
    count = draw(st.integers(1, 9))
    series = draw(st.integers(1, 5))
    is_stacked = kind is not ChartKind.LINE and series > 1 and draw(st.booleans())
    value = KNOWN if is_stacked else SOME
    rows: list[Values] = []
    for _ in range(series):
        row = [draw(KNOWN), *(draw(value) for _ in range(count - 1))]
        rows.append(tuple(row))
    changes: dict[str, object] = {}
    if is_stacked:
        changes["stack"] = Stacking.VALUES
    block = chart(kind, *rows, **changes)
    low, high = block.ticks[0].value, block.ticks[-1].value
    lines: list[ReferenceLine] = []
    for number in range(draw(st.integers(0, 3))):
        at = draw(st.floats(0.05, 0.95))
        value_at = round(low + (high - low) * at)
        name = draw(
            st.sampled_from(["Aim", "The mean of all years before the drought"])
        )
        lines.append(ReferenceLine(float(value_at), f"{name} {number}", str(value_at)))
    return replace(block, lines=tuple(lines))


@given(charts(), st.sampled_from([220.0, 320.0, 480.0]))
@settings(max_examples=400, deadline=None)
def test_no_label_covers_another_or_leaves_the_drawing(
    block: ChartBlock, width: float
) -> None:
    layout = lay_out(block, width)
    assert list_collisions(layout) == []
    assert find_outside(layout) == []


def test_labels_that_cover_each_other_would_be_found() -> None:
    label = Label(Part.VALUE_LABEL, 10.0, 10.0, "100")
    panel = Panel(320.0, 100.0, (label, replace(label, x=20.0)))
    assert list_collisions(ChartLayout(panel)) == [("100", "100")]
