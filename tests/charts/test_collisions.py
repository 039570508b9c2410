"""What collides in a drawing is counted: each kind, planted, is found, and nothing else is."""

from __future__ import annotations

import pytest

from reporting.charts.marks import (
    MUTED,
    PAPER,
    TEXT,
    Area,
    ChartLayout,
    Label,
    Mark,
    Marker,
    Panel,
    Part,
    Path,
    Rows,
    Wedge,
)
from reporting.charts.scales import Scale
from tests.charts.collisions import list_collisions
from tests.charts.test_layout import Metrics

LABEL = Label(Part.VALUE_LABEL, 100.0, 50.0, "12345", "middle")
"""Its ink goes from 87.5 to 112.5 across, and from 49.8 to 55.4 upwards."""


def bar(left: float, low: float, right: float, high: float, **more: object) -> Area:
    corners = (left, low), (left, high), (right, high), (right, low)
    return Area(Part.BAR, corners, MUTED, **more)  # type: ignore[arg-type]


def ground(left: float, low: float, right: float, high: float) -> Area:
    corners = (left, low), (left, high), (right, high), (right, low)
    return Area(Part.LABEL_GROUND, corners, PAPER)


def line(*points: tuple[float, float], part: Part = Part.LINE) -> Path:
    return Path(part, points, TEXT)


def count(*marks: Mark) -> list[str]:
    panel = Panel(200.0, 100.0, marks)
    return [one.kind for one in list_collisions(ChartLayout(panel), Metrics())]


@pytest.mark.parametrize(
    ("marks", "kind"),
    [
        ([LABEL, Label(Part.VALUE_LABEL, 110.0, 54.0, "1")], "label on label"),
        ([Label(Part.TICK_LABEL, 190.0, 50.0, "1000")], "label cut at the edge"),
        ([Label(Part.TICK_LABEL, 100.0, 98.0, "1000")], "label cut at the edge"),
        ([Label(Part.CATEGORY_NAME, 50.0, 10.0, "1000", "end", is_upright=True)], "label cut at the edge"),
        ([Marker(Part.POINT, 90.0, 52.0, 0), LABEL], "label on a marker"),
        ([LABEL, Marker(Part.POINT, 85.5, 52.0, 0)], "label on a marker"),
        ([line((0, 0), (200, 100)), LABEL], "label on a line"),
        ([LABEL, line((0, 52), (200, 52), part=Part.LEADER_LINE)], "label on a line"),
        ([line((0, 52), (200, 52), part=Part.REFERENCE_LINE), LABEL], "label on a line"),
        ([line((0, 52), (200, 52)), LABEL, ground(80, 45, 120, 60)], "label on a line"),
        ([bar(95, 0, 140, 52), LABEL], "label half on a mark"),
        ([bar(60, 0, 110, 90), LABEL], "label half on a mark"),
        ([Wedge(Part.WEDGE, (70.0, 50.0), 10.0, 20.0, 30.0, 90.0, MUTED), LABEL], "label half on a mark"),
        ([Label(Part.CATEGORY_NAME, 10.0, 10.0, "Orcha…")], "name cut"),
    ],
)  # fmt: skip
def test_what_collides_is_found(marks: list[Mark], kind: str) -> None:
    assert set(count(*marks)) == {kind}


@pytest.mark.parametrize(
    "marks",
    [
        [LABEL, Label(Part.VALUE_LABEL, 113.0, 50.0, "1")],
        [LABEL, Label(Part.VALUE_LABEL, 100.0, 57.0, "1", "middle")],
        [Marker(Part.POINT, 84.0, 52.0, 0), LABEL],
        [line((0, 52), (200, 52), part=Part.GRID_LINE), LABEL],
        [line((0, 52), (200, 52)), ground(80, 45, 120, 60), LABEL],
        [line((0, 48), (200, 48)), LABEL],
        [bar(60, 0, 140, 90), LABEL],
        [bar(60, 0, 140, 49), LABEL],
    ],
)
def test_what_stands_apart_or_wholly_within_is_not(marks: list[Mark]) -> None:
    assert count(*marks) == []


def test_a_name_that_ends_in_dots_of_its_own_is_not_cut() -> None:
    own = Panel(200.0, 100.0, (Label(Part.CATEGORY_NAME, 10.0, 10.0, "and so on…"),))
    assert [one.kind for one in list_collisions(ChartLayout(own), Metrics())]


def test_what_runs_into_the_next_row_and_what_collides_in_a_legend_is_found() -> None:
    low = Label(Part.CATEGORY_NAME, 10.0, 0.5, "gyp")
    high = Label(Part.CATEGORY_NAME, 10.0, 5.0, "Orchard")
    panels = Panel(200.0, 20.0, (low,)), Panel(200.0, 10.0, (high,))
    rows = Rows(200.0, panels, Scale(0.0, 1.0, 50.0, 190.0), 50.0)
    legend = Panel(200.0, 20.0, (low, low))
    found = list_collisions(ChartLayout(rows, legend), Metrics())
    kinds = [one.kind for one in found]
    assert kinds.count("label on label") == 2


def test_on_a_page_from_right_to_left_the_same_is_counted() -> None:
    panel = Panel(200.0, 100.0, (line((0, 0), (200, 100)), LABEL))
    found = list_collisions(ChartLayout(panel), Metrics(), is_rtl=True)
    assert [one.kind for one in found] == ["label on a line"]
