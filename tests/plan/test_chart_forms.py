"""Stacks, second axes, gaps, lines across and highlights, as both outputs are told them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.content.chart_blocks import ChartKind, Stacking
from reporting.content.validate import load
from reporting.design.theme import Theme
from reporting.plan.axis import choose_steps_for
from reporting.plan.block_model import ChartBlock
from reporting.plan.dossier import plan_dossier
from tests.chart_samples import FORMS, write_charts
from tests.samples import WHEN

_MISSING_FILE = ["named-file"]


def plan(folder: Path, name: str, code: str, theme: Theme) -> ChartBlock:
    """Return one of the samples as it is planned in a language."""
    content = load(write_charts(folder, name)).content
    dossier = plan_dossier(content, code, WHEN, theme)
    block = dossier.sections[0].blocks[-1]
    assert isinstance(block, ChartBlock)
    return block


def test_a_missing_value_is_a_gap_that_both_languages_tell(
    tmp_path: Path, theme: Theme
) -> None:
    english = plan(tmp_path, "gap-in-columns", "en", theme)
    italian = plan(tmp_path, "gap-in-columns", "it", theme)
    assert english.series[0].values == (40.0, None, 70.0, 62.0)
    assert english.series[0].labels == ("40", "", "70", "62")
    assert english.gaps == "No value: 2024."
    assert italian.gaps == "Nessun valore: 2024."
    assert "2024 no value" in english.alt
    assert "2024 nessun valore" in italian.alt


def test_of_several_series_a_gap_is_told_with_its_own(
    tmp_path: Path, theme: Theme
) -> None:
    assert plan(tmp_path, "gap-in-bars", "en", theme).gaps == "No value: Crop 2024."


def test_words_of_the_curator_for_a_chart_are_followed_by_its_gaps(
    tmp_path: Path, theme: Theme
) -> None:
    path = write_charts(tmp_path, "gap-in-line")
    text = path.read_text(encoding="utf-8")
    own = "alt: {en: A rise, it: Una crescita}, type: line"
    path.write_text(text.replace("type: line", own), encoding="utf-8")
    dossier = plan_dossier(load(path).content, "it", WHEN, theme)
    block = dossier.sections[0].blocks[-1]
    assert isinstance(block, ChartBlock)
    assert block.alt == "Una crescita. Nessun valore: 2024."


@pytest.mark.parametrize(
    ("name", "kind", "stack"),
    [
        ("stacked-columns", "Stacked column chart", Stacking.VALUES),
        ("shares-in-bars", "Bar chart of shares", Stacking.SHARES),
        ("two-axes", "Column and line chart", None),
    ],
)
def test_the_kind_of_a_chart_is_said_in_words(
    tmp_path: Path, theme: Theme, name: str, kind: str, stack: Stacking | None
) -> None:
    block = plan(tmp_path, name, "en", theme)
    assert block.alt.startswith(f"{kind}: ")
    assert block.stack is stack


def test_both_axes_have_ticks_at_the_same_heights_and_series_say_their_unit(
    tmp_path: Path, theme: Theme
) -> None:
    block = plan(tmp_path, "two-axes", "en", theme)
    assert len(block.ticks) == len(block.second_ticks)
    assert (block.ticks[0].value, block.second_ticks[0].value) == (0, 0)
    assert block.second_ticks[-1].value >= 14
    assert (block.unit, block.second_unit) == ("tonnes", "robots")
    names = [series.name for series in block.series]
    assert names == ["Apples (tonnes)", "Robots (robots)"]
    assert [series.is_second for series in block.series] == [False, True]


def test_columns_under_a_line_chart_are_columns_with_lines(
    tmp_path: Path, theme: Theme
) -> None:
    path = write_charts(tmp_path, "gap-in-bars")
    text = path.read_text(encoding="utf-8").replace("type: bar", "type: line")
    text = text.replace("[20, 24, 31, 45]", "[20, 24, 31, 45], draw: column")
    path.write_text(text, encoding="utf-8")
    block = plan_dossier(load(path).content, "en", WHEN, theme).sections[0].blocks[-1]
    assert isinstance(block, ChartBlock)
    assert block.kind is ChartKind.COLUMN
    assert [series.is_line for series in block.series] == [True, False]


def test_a_stack_reaches_its_sums_and_shares_the_whole(
    tmp_path: Path, theme: Theme
) -> None:
    stacked = plan(tmp_path, "stacked-columns", "en", theme)
    assert stacked.ticks[-1].value >= 62 + 45 + 18
    hanging = plan(tmp_path, "negative-stack", "en", theme)
    assert hanging.ticks[0].value <= -12
    shares = plan(tmp_path, "shares-in-areas", "it", theme)
    labels = [tick.label for tick in shares.ticks]
    assert labels == ["0%", "20%", "40%", "60%", "80%", "100%"]
    assert shares.axis_format == "[$-410]#,##0%"


def test_shares_under_percent_are_percentages(tmp_path: Path, theme: Theme) -> None:
    block = plan(tmp_path, "percent", "it", theme)
    assert block.series[0].labels == ("52,0%", "55,0%", "60,5%", "70,0%")
    assert (block.unit, block.number_format) == ("", "[$-410]#,##0.0%")


def test_what_is_tiny_keeps_its_digits(tmp_path: Path, theme: Theme) -> None:
    block = plan(tmp_path, "tiny", "en", theme)
    assert block.series[0].labels[:2] == ("0.00000012", "0.00000003")
    assert block.number_format.startswith("#,##0.00000000")


def test_a_line_across_says_what_it_is_and_widens_the_axis(
    tmp_path: Path, theme: Theme
) -> None:
    path = write_charts(tmp_path, "target-in-columns")
    text = path.read_text(encoding="utf-8").replace("value: 60", "value: 130.5")
    path.write_text(text, encoding="utf-8")
    block = plan_dossier(load(path).content, "it", WHEN, theme).sections[0].blocks[-1]
    assert isinstance(block, ChartBlock)
    (line,) = block.lines
    assert (line.value, line.name, line.label) == (130.5, "Obiettivo", "130,5")
    assert block.ticks[-1].value >= 130.5
    assert block.series[0].labels[0] == "40"
    assert "Linea a 130,5: Obiettivo." in block.alt


@pytest.mark.parametrize(
    ("name", "series", "categories", "said"),
    [
        ("highlighted-year", (), (2,), "In evidenza: 2025."),
        ("highlighted-bars", (), (2, 3), "In evidenza: 2025, 2026."),
        ("highlighted-series", (1,), (), "In evidenza: Pere."),
    ],
)
def test_what_is_highlighted_is_known_and_said(
    tmp_path: Path,
    theme: Theme,
    name: str,
    series: tuple[int, ...],
    categories: tuple[int, ...],
    said: str,
) -> None:
    block = plan(tmp_path, name, "it", theme)
    assert block.highlight.series == series
    assert block.highlight.categories == categories
    assert block.alt.endswith(said)


@pytest.mark.parametrize("name", _MISSING_FILE)
def test_the_columns_of_a_file_are_named_by_language(
    tmp_path: Path, theme: Theme, name: str
) -> None:
    block = plan(tmp_path, name, "it", theme)
    names = [series.name for series in block.series]
    assert names == ["Raccolto (tonnellate)", "Robot (robot)"]
    assert block.series[0].values == (40.0, None, 70.0)
    assert name in FORMS


@given(
    st.floats(-1e9, 1e9, allow_subnormal=False),
    st.floats(1e-6, 1e9, allow_subnormal=False),
    st.integers(1, 8),
)
def test_an_axis_takes_just_so_many_steps(low: float, span: float, count: int) -> None:
    steps = choose_steps_for(low, low + span, count)
    tolerance = 1e-6 * max(1.0, abs(low), span)
    assert len(steps) == count + 1
    assert steps[0] <= low + tolerance
    assert steps[-1] >= low + span - tolerance
