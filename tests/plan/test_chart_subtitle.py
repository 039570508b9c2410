"""Subtitles of charts: what is measured, the unit in words, the span, as each language has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporting.content.validate import load
from reporting.design.theme import load_theme
from reporting.number_forms import NBSP
from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_subtitle import begin_line
from reporting.plan.dossier import plan_dossier
from tests.chart_samples import HEAD, write_charts
from tests.samples import WHEN

SUBTITLES = {
    "gap-in-line": ("Crop, tonnes, 2023–2026", "Raccolto, tonnellate, 2023–2026"),
    "percent": ("Organic, per cent, 2023–2026", "Biologico, per cento, 2023–2026"),
    "stacked-areas": ("Tonnes, 2023–2026", "Tonnellate, 2023–2026"),
    "two-axes": ("2023–2026", "2023–2026"),
    "shares-in-areas": (
        "Shares of the whole; numbers: tonnes, 2023–2026",
        "Quote del totale; valori: tonnellate, 2023–2026",
    ),
    "highlighted-part": (
        "Apples, tonnes, 2023–2026, 227 in all",
        "Mele, tonnellate, 2023–2026, 227 in totale",
    ),
    "target-in-points": ("Crop, tonnes", "Raccolto, tonnellate"),
}
"""Of samples, in English and Italian."""


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_charts(tmp_path_factory.mktemp("subtitles"), *SUBTITLES)


def plan(path: Path, code: str) -> dict[str, ChartBlock]:
    section = plan_dossier(load(path).content, code, WHEN, load_theme()).sections[0]
    return {
        block.id: block for block in section.blocks if isinstance(block, ChartBlock)
    }


@pytest.mark.parametrize(("place", "code"), [(0, "en"), (1, "it")])
def test_names_unit_and_span_are_said_once(
    samples: Path, place: int, code: str
) -> None:
    for name, block in plan(samples, code).items():
        assert block.subtitle == SUBTITLES[name][place]
        assert block.alt.count(block.subtitle) == 1
        assert block.has_second_axis or f"({block.unit})" not in block.alt


def write_one(folder: Path, keys: str) -> ChartBlock:
    """Return one chart as it is planned in English."""
    title = "{en: Orchard grows, it: Orchard cresce}"
    why = "{en: A test., it: Una prova.}"
    line = (
        f"      - {{id: one, kind: chart, title: {title}, unsourced: {why}, {keys}}}\n"
    )
    path = folder / "content.yaml"
    path.write_text(HEAD + line, encoding="utf-8", newline="")
    return plan(path, "en")["one"]


@pytest.mark.parametrize(
    ("keys", "subtitle"),
    [
        ('categories: ["2021-01", "2021-05"]', "Crop, t, January – May 2021"),
        (
            'categories: ["2026-03-04", "2026-03-11"]',
            f"Crop, t, 4–11{NBSP}March 2026",
        ),
        (
            'categories: ["2024-Q1", "2025-Q3"]',
            f"Crop, t, Q1{NBSP}2024{NBSP}– Q3{NBSP}2025",
        ),
        ('categories: ["2026", "2019"]', "Crop, t, 2019–2026"),
        ("categories: [Orchard, Meadow]", "Crop, t"),
    ],
)
def test_the_span_goes_from_the_first_date_to_the_last(
    tmp_path: Path, keys: str, subtitle: str
) -> None:
    data = f"data: {{{keys}, series: [{{name: Crop, values: [1, 2]}}]}}"
    assert write_one(tmp_path, f"type: column, unit: t, {data}").subtitle == subtitle


def test_per_cent_is_a_word(tmp_path: Path) -> None:
    rows = (
        "series: [{name: Men, values: [0.1, 0.2]}, {name: Women, values: [0.3, 0.4]}]"
    )
    data = f"data: {{categories: [a, b], {rows}}}"
    assert (
        write_one(tmp_path, f"type: bar, unit: percent, {data}").subtitle == "Per cent"
    )


def test_what_the_title_says_is_not_said_again(tmp_path: Path) -> None:
    data = "data: {categories: [a, b], series: [{name: Orchard grows, values: [1, 2]}]}"
    assert write_one(tmp_path, f"type: bar, unit: t, {data}").subtitle == "t"


def test_what_is_counted_by_its_name_has_it_once(tmp_path: Path) -> None:
    data = "data: {categories: [a, b], series: [{name: Claims, values: [1, 2]}]}"
    block = write_one(tmp_path, f"type: bar, unit: claims, {data}")
    assert block.subtitle == "Claims"


def test_the_curator_s_own_words_stand_as_they_are(tmp_path: Path) -> None:
    data = "data: {categories: [a, b], series: [{name: Crop, values: [1, 2]}]}"
    own = "subtitle: {en: 'Weight, dry', it: Peso secco}"
    block = write_one(tmp_path, f"type: bar, unit: t, {own}, {data}")
    assert block.subtitle == "Weight, dry"
    assert "Weight, dry." in block.alt


@pytest.mark.parametrize(
    ("words", "begun"),
    [
        ("tonnes of apples", "Tonnes of apples"),
        ("kg", "kg"),
        ("kWh a head", "kWh a head"),
        ("m² a head", "m² a head"),
        ("2023–2026", "2023–2026"),
        ("", ""),
    ],
)
def test_words_begin_with_a_capital_and_signs_as_they_are(
    words: str, begun: str
) -> None:
    assert begin_line(words) == begun
