"""A chart as it is told: a finding that can be heard in a breath, and its numbers as a table."""

from __future__ import annotations

import pytest

from reporting.content.chart_blocks import ChartKind
from reporting.i18n import list_languages, load_language
from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_model import Highlight
from reporting.plan.chart_words import describe_chart, tabulate_chart
from reporting.record import replace
from tests.dossier import plans

LONGEST = 400
ENGLISH = load_language("en")


def tell(block: ChartBlock, code: str = "en") -> str:
    return describe_chart(block, load_language(code))


def test_of_few_numbers_all_are_told() -> None:
    assert tell(plans.chart(ChartKind.BAR)) == (
        "Bar chart: The finding of the bar. Weight in kilograms. "
        "Series 1: Place 1 10.0, Place 2 11.0, Place 3 12.0, Place 4 13.0."
    )


def test_what_only_names_a_series_is_not_said_twice() -> None:
    block = replace(plans.chart(ChartKind.BAR), subtitle="Series 1")
    assert tell(block).count("Series 1") == 1


def test_of_many_it_is_told_where_they_begin_end_and_turn() -> None:
    block = plans.chart(ChartKind.LINE, categories=90)
    assert tell(block) == (
        "Line chart: The finding of the line. Weight in kilograms. "
        "Series 1 from 10.0 (Place 1) to 99.0 (Place 90)."
    )
    (row,) = block.series
    turned = replace(
        row,
        values=(*row.values[45:], *row.values[:45]),
        labels=(*row.labels[45:], *row.labels[:45]),
    )
    assert tell(replace(block, series=(turned,))) == (
        "Line chart: The finding of the line. Weight in kilograms. "
        "Series 1: first 55.0 (Place 1), last 54.0 (Place 90), "
        "lowest 10.0 (Place 46), highest 99.0 (Place 45)."
    )


def test_bars_have_no_course() -> None:
    said = tell(plans.chart(ChartKind.BAR, categories=90))
    assert said.endswith("Series 1: highest 99.0 (Place 90), lowest 10.0 (Place 1).")


def test_of_many_series_those_are_told_that_the_title_speaks_of() -> None:
    block = plans.chart(ChartKind.LINE, series=12, categories=90)
    said = tell(replace(block, highlight=Highlight(series=(10,))))
    assert "Series 11 from" in said
    assert said.endswith("Highlighted: Series 11.")
    assert "further series: " in said


def test_points_are_counted_and_measured_along_named_axes() -> None:
    assert tell(plans.chart(ChartKind.SCATTER, categories=400)) == (
        "Scatter chart: The finding of the scatter. Weight in kilograms. points: 400; "
        "metres from 0 to 399; kilograms from 10.0 to 409.0."
    )


def test_few_points_are_all_told_behind_what_they_are_measured_by() -> None:
    block = plans.chart(ChartKind.SCATTER, series=2, categories=2)
    (first, second) = block.series
    rows = (replace(first, x=(1.5, 2500.25)), second)
    assert tell(replace(block, series=rows), "it").endswith(
        "metres / kilograms: Series 1 1,50 / 10.0, 2.500,25 / 11.0; "
        "Series 2 0 / 20.0, 1 / 21.0."
    )


def test_a_series_without_a_value_says_so() -> None:
    block = plans.chart(ChartKind.LINE, series=2, categories=90)
    empty = replace(block.series[0], values=(None,) * 90, labels=("",) * 90)
    said = tell(replace(block, series=(empty, block.series[1])))
    assert "Series 1: no value; Series 2 from" in said


@pytest.mark.parametrize("kind", ChartKind)
@pytest.mark.parametrize("code", list_languages())
def test_no_chart_is_told_at_length(kind: ChartKind, code: str) -> None:
    for series, categories in ((1, 200), (12, 200), (12, 1), (3, 12)):
        block = plans.chart(kind, series=series, categories=categories)
        names = tuple([f"{name} of a long name" * 4 for name in block.categories])
        for given in (block, replace(block, categories=names)):
            assert len(tell(given, code)) <= LONGEST


def test_the_numbers_of_categories_are_a_row_each() -> None:
    block = plans.chart(ChartKind.COLUMN, series=2, categories=2)
    gap = replace(block.series[1], values=(None, 21.0), labels=("", "21.0"))
    table = tabulate_chart(replace(block, series=(block.series[0], gap)), ENGLISH)
    assert table.head == ("", "Series 1", "Series 2")
    assert table.rows == (
        ("Place 1", "10.0", "no value"),
        ("Place 2", "11.0", "21.0"),
    )


def test_the_numbers_of_points_are_a_row_each() -> None:
    table = tabulate_chart(
        plans.chart(ChartKind.SCATTER, series=2, categories=2), ENGLISH
    )
    assert table.head == ("", "metres", "kilograms")
    assert table.rows == (
        ("Series 1", "0", "10.0"),
        ("Series 1", "1", "11.0"),
        ("Series 2", "0", "20.0"),
        ("Series 2", "1", "21.0"),
    )
