"""Every form of chart on paper: its words and numbers are read, and none covers another."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporting.content.validate import load
from reporting.design.theme import Theme
from reporting.i18n import load_language
from reporting.plan.block_model import ChartBlock
from reporting.plan.dossier import plan_dossier
from reporting.plan.model import Labels
from tests.chart_samples import FORMS, write_charts
from tests.dossier import check_places
from tests.dossier.frames import House
from tests.dossier.geometry import Geometry
from tests.dossier.reading import read_blocks
from tests.dossier.reading import theme as look
from tests.samples import WHEN
from tests.tools import verapdf_failures

_ALL_NUMBERED = (
    "target-in-columns",
    "target-in-bars",
    "highlighted-year",
    "percent",
    "tiny",
)


def plan(folder: Path, name: str, theme: Theme) -> ChartBlock:
    content = load(write_charts(folder, name)).content
    block = plan_dossier(content, "en", WHEN, theme).sections[0].blocks[-1]
    assert isinstance(block, ChartBlock)
    return block


@pytest.mark.parametrize("name", FORMS)
def test_words_neither_meet_nor_leave_their_drawing(
    tmp_path: Path, theme: Theme, name: str
) -> None:
    pdf = read_blocks(plan(tmp_path, name, theme))
    geometry = Geometry(pdf.data)
    house = House(look(), Labels(**load_language("en").labels))
    assert [
        *check_places.overlapping(geometry, house),
        *check_places.outside_its_frame(geometry, house),
    ] == []


@pytest.mark.parametrize("name", FORMS)
def test_series_categories_lines_and_gaps_are_read(
    tmp_path: Path, theme: Theme, name: str
) -> None:
    block = plan(tmp_path, name, theme)
    text = " ".join(read_blocks(block).whole.split())
    named = block.series if len(block.series) > 1 else ()
    words = [series.name for series in named]
    words += [line.name for line in block.lines]
    words += [line.label for line in block.lines]
    words += [block.gaps, block.x_label]
    if not block.dates or block.traits.is_sideways:
        words += block.categories
    words += [block.subtitle, block.second_unit]
    for said in words:
        assert " ".join(said.split()) in text


@pytest.mark.parametrize("name", FORMS)
def test_all_dates_of_a_round_step_are_read(
    tmp_path: Path, theme: Theme, name: str
) -> None:
    block = plan(tmp_path, name, theme)
    if not block.dates or block.traits.is_sideways:
        return
    text = " ".join(read_blocks(block).whole.split())
    steps = []
    for ticks in block.dates.rungs[:-2]:
        lines = [" ".join(line.split()) for tick in ticks for line in tick.lines]
        steps.append(all(line in text for line in lines))
    assert any(steps)


@pytest.mark.parametrize("name", _ALL_NUMBERED)
def test_a_single_series_has_all_its_numbers(
    tmp_path: Path, theme: Theme, name: str
) -> None:
    block = plan(tmp_path, name, theme)
    text = read_blocks(block).whole
    for label in block.series[0].labels:
        assert label in text


def test_the_dossier_of_every_form_conforms(tmp_path: Path, theme: Theme) -> None:
    path = tmp_path / "forms.pdf"
    content = load(write_charts(tmp_path)).content
    blocks = plan_dossier(content, "it", WHEN, theme).sections[0].blocks
    path.write_bytes(read_blocks(*blocks).data)
    assert verapdf_failures([path]) == {path: []}
