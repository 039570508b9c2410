"""Bands, spans and remarks on slides: shapes of the chart itself, where its values are."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from reporting.content.validate import load
from reporting.design.theme import Theme
from reporting.plan.dossier import plan_dossier
from reporting.slides.deck import plan_deck
from tests.chart_samples import write_charts
from tests.deck.conftest import Made, made
from tests.deck.test_chart_forms import find_block, find_xml
from tests.samples import WHEN
from tests.tools import pdf_text, soffice_pdf

ADDED = [
    "band-in-columns",
    "band-in-bars",
    "bands-in-lines",
    "band-of-shares",
    "span-in-areas",
    "band-on-two-axes",
    "bands-below-zero",
    "band-and-highlight",
    "span-by-date",
    "noted-columns",
    "noted-bars",
    "noted-points",
    "noted-dumbbell",
    "log-line",
    "log-below-one",
    "log-points",
]


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory, theme: Theme) -> Made:
    """The deck of the samples with bands, spans, remarks and logarithmic axes."""
    folder = tmp_path_factory.mktemp("additions")
    content = load(write_charts(folder, *ADDED)).content
    return made(plan_deck(plan_dossier(content, "en", WHEN, theme), theme), theme)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory, deck: Made) -> dict[str, str]:
    """What stands on each slide as LibreOffice shows it, in one line, by its id."""
    path = tmp_path_factory.mktemp("shown") / "additions.pptx"
    path.write_bytes(deck.data)
    pages = [" ".join(page.split()) for page in pdf_text(soffice_pdf(path))]
    return {slide.id: page for slide, page in zip(deck.plan.slides, pages, strict=True)}


def find_shapes(deck: Made, name: str) -> Any:
    """Return the shapes over a chart."""
    part = deck.shape(name, "Chart").chart.part
    (shapes,) = [
        relation.target_part
        for relation in part.rels.values()
        if relation.reltype.endswith("/chartUserShapes")
    ]
    return etree.fromstring(shapes.blob)


def list_tints(deck: Made, name: str) -> list[tuple[float, float, float, float]]:
    """Return left, top, right and bottom of the tints over a chart, as shares of it."""
    found: list[tuple[float, float, float, float]] = []
    for anchor in find_shapes(deck, name):
        if anchor.find(".//{*}alpha") is not None:
            corners = [float(corner.text) for corner in anchor.iter("{*}x", "{*}y")]
            found.append((corners[0], corners[1], corners[2], corners[3]))
    return found


def find_plot(deck: Made, name: str) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of a plot area, as shares of its chart."""
    inner = find_xml(deck, name).find(".//{*}plotArea/{*}layout/{*}manualLayout")
    x, y, wide, high = (
        float(inner.find(f"{{*}}{key}").get("val")) for key in ("x", "y", "w", "h")
    )
    return x, y, x + wide, y + high


def test_a_band_stands_at_its_values_whatever_program_shows_it(deck: Made) -> None:
    left, top, right, bottom = find_plot(deck, "band-in-columns")
    block = find_block(deck.plan, "band-in-columns")
    low, high = block.ticks[0].value, block.ticks[-1].value
    (band,) = list_tints(deck, "band-in-columns")
    places = [
        bottom - (value - low) / (high - low) * (bottom - top) for value in (60, 40)
    ]
    assert band == pytest.approx((left, places[0], right, places[1]), abs=1e-3)


def test_a_band_over_lying_bars_goes_up_to_its_name(deck: Made) -> None:
    left, top, right, bottom = find_plot(deck, "band-in-bars")
    block = find_block(deck.plan, "band-in-bars")
    reach = block.ticks[-1].value
    span, band = list_tints(deck, "band-in-bars")
    places = [left + value / reach * (right - left) for value in (40, 60)]
    assert (band[0], band[2]) == pytest.approx(places, abs=1e-3)
    assert band[1] < top
    assert band[3] == pytest.approx(bottom, abs=1e-3)
    row = (bottom - top) / 4
    assert (span[1], span[3]) == pytest.approx((top + row, top + 3 * row), abs=1e-3)


def test_a_band_on_a_logarithmic_axis_stands_by_factors(deck: Made) -> None:
    xml = find_xml(deck, "log-below-one")
    axis = xml.find(".//{*}valAx")
    assert axis.find(".//{*}logBase").get("val") == "10"
    _, top, _, bottom = find_plot(deck, "log-below-one")
    (band,) = list_tints(deck, "log-below-one")
    decade = (bottom - top) / 5
    assert band[1] == pytest.approx(bottom - 3 * decade, abs=1e-3)
    assert band[3] == pytest.approx(bottom - 2 * decade, abs=1e-3)


def test_an_axis_without_zero_is_crossed_at_its_foot(deck: Made) -> None:
    for name, count in (("log-line", 1), ("log-points", 2)):
        xml = find_xml(deck, name)
        crosses = [one.get("val") for one in xml.iterfind(".//{*}crosses")]
        assert crosses.count("min") == count
        bases = [one.get("val") for one in xml.iterfind(".//{*}logBase")]
        assert bases == ["10"] * count


def test_whole_numbers_beside_others_have_no_point_behind_them(deck: Made) -> None:
    """`0.##` would write 550 as `550.` in Office."""
    codes = {
        one.get("formatCode")
        for one in find_xml(deck, "log-points").iterfind(".//{*}dLbls//{*}numFmt")
    }
    assert codes == {"#,##0", "#,##0.0"}


WORDS = {
    "band-in-columns": ["Usual range"],
    "band-in-bars": ["Usual range", "Long strike", "Target 66"],
    "bands-in-lines": ["Low", "Usual", "High", "Long strike"],
    "band-of-shares": ["Balance"],
    "span-in-areas": ["Long strike", "The new orchard bears", "Before the frost"],
    "band-on-two-axes": ["Usual range", "Long strike"],
    "bands-below-zero": ["Too much", "Long strike"],
    "band-and-highlight": ["Usual range", "Before the frost"],
    "span-by-date": ["Recession", "Recovery"],
    "noted-columns": ["Frost in May halved"],
    "noted-bars": ["The new orchard bears for the first time", "Before the frost"],
    "noted-points": ["Usual range", "Trial", "Only the slopes", "The whole field"],
    "noted-dumbbell": ["Enough", "Irrigated", "A new well"],
    "log-line": ["Tonnes, 2023–2026, logarithmic scale"],
    "log-points": [
        "robots, logarithmic scale",
        "onnes, logarithmic scale",
        " 95.5 ",
        " 550 ",
    ],
}
"""What is read on each slide; of points also the number of a series before a longer one."""


@pytest.mark.parametrize("name", WORDS)
def test_what_is_named_and_remarked_is_read_on_the_slide(
    shown: dict[str, str], name: str
) -> None:
    for words in WORDS[name]:
        assert words in shown[name]


def test_tints_let_what_they_lie_over_be_seen(deck: Made) -> None:
    for name in ("band-in-columns", "bands-in-lines", "band-in-bars"):
        shades = [
            int(one.get("val")) for one in find_shapes(deck, name).iter("{*}alpha")
        ]
        assert shades
        assert max(shades) <= 25_000


def test_shapes_have_numbers_of_their_own(deck: Made) -> None:
    for name in ("band-in-bars", "span-in-areas", "noted-points"):
        numbers = [one.get("id") for one in find_shapes(deck, name).iter("{*}cNvPr")]
        assert len(numbers) == len(set(numbers)) > 0


def test_a_remark_is_led_to_its_point(deck: Made) -> None:
    """The end of the line is the point, upside down or not."""
    _, top, right, bottom = find_plot(deck, "noted-points")
    block = find_block(deck.plan, "noted-points")
    low, high = block.ticks[0].value, block.ticks[-1].value
    y = bottom - (70 - low) / (high - low) * (bottom - top)
    lines = [
        one
        for one in find_shapes(deck, "noted-points")
        if one.find("{*}cxnSp") is not None
    ]
    ends: list[tuple[float, float]] = []
    for line in lines:
        first_x, first_y, last_x, last_y = (
            float(corner.text) for corner in line.iter("{*}x", "{*}y")
        )
        flip = line.find(".//{*}xfrm").get("flipV")
        ends += [
            (first_x, last_y if flip else first_y),
            (last_x, first_y if flip else last_y),
        ]
    if lines:
        assert any(end == pytest.approx((right, y), abs=2e-3) for end in ends)
