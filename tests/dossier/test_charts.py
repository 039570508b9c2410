"""Charts: true to their numbers, readable without colour, labelled where they can be read."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import combinations

import pikepdf
import pytest
from PIL import ImageStat

from reporting.charts.series_style import style_series
from reporting.content.chart_blocks import ChartKind
from reporting.design.rect import PageRect
from reporting.i18n import load_language
from reporting.plan.block_model import Block, ChartBlock, Tick
from reporting.plan.model import Labels
from reporting.plan.words import plain_line
from reporting.record import replace
from tests.dossier import check_places, plans
from tests.dossier.exhibits import NAMES, YEARS, chart, named, rising
from tests.dossier.frames import House
from tests.dossier.geometry import Geometry
from tests.dossier.reading import BODY, Char, Pdf, in_order, read_blocks, theme
from tests.pdf.reading import Tagged


@pytest.mark.parametrize(
    "block", plans.CHARTS, ids=lambda block: f"{block.kind}-{len(block.series)}"
)
def test_a_chart_says_its_finding_unit_numbers_and_source(block: Block) -> None:
    assert isinstance(block, ChartBlock)
    pdf = read_blocks(block)
    text = pdf.text(BODY)
    in_order(
        text,
        plain_line(block.title),
        block.subtitle,
        "Source: Paper 1",
        "Weighed on the scales.",
    )
    names = [] if len(block.series) == 1 else [series.name for series in block.series]
    ticks = (
        [tick.label for tick in block.ticks]
        if block.kind not in (ChartKind.BAR, ChartKind.DOUGHNUT, ChartKind.SLOPE)
        else []
    )
    for word in [
        *block.categories,
        *names,
        *ticks,
        *(tick.label for tick in block.x_ticks),
    ]:
        assert word in text
    if len(block.series) == 1:
        labels = block.series[0].labels
        if block.kind is ChartKind.SLOPE:
            labels = (labels[0], labels[-1])
        for label in labels:
            assert label in text


def test_bars_are_as_long_as_their_numbers() -> None:
    block = plans.chart(ChartKind.BAR, categories=2)
    series = replace(block.series[0], values=(10.0, 40.0), labels=("10", "40"))
    block = replace(block, series=(series,), ticks=(Tick(0.0, "0"), Tick(40.0, "40")))
    lengths = [_dark_run(read_blocks(block), name) for name in ("Place 1", "Place 2")]
    assert lengths[1] / lengths[0] == pytest.approx(4, rel=0.03)


def _dark_run(pdf: Pdf, name: str) -> int:
    """Count the dark pixels in a row right of a bar's name."""
    label, height = pdf.find(BODY, name), theme().page.height.pt
    page = pdf.drawn(BODY, 4).convert("L")
    y = int((height - (label[0].foot + label[0].head) / 2) * 4)
    x = int((label[-1].right + 2) * 4)
    while page.getpixel((x, y)) >= 128:
        x += 1
    first = x
    while page.getpixel((x, y)) < 128:
        x += 1
    return x - first


# ---------------------------------------------------------------- without colour


def test_sixteen_lines_differ_in_dash_or_marker() -> None:
    styles = [style_series(number) for number in range(16)]
    assert len({(style.dash, style.marker) for style in styles}) == 16


def test_a_grey_copy_of_the_page_tells_the_columns_apart() -> None:
    pdf = read_blocks(plans.chart(ChartKind.COLUMN, series=3, categories=1))
    page, height = pdf.drawn(BODY, 4).convert("L"), theme().page.height.pt
    greys = []
    for number in (1, 2, 3):
        first = pdf.find(BODY, f"Series {number}")[0]
        left, foot = first.left - 12, height - first.baseline - 1
        swatch = page.crop(
            (int(left * 4), int((foot - 5) * 4), int((left + 6) * 4), int(foot * 4))
        )
        greys.append(ImageStat.Stat(swatch).mean[0])
    for one, other in combinations(greys, 2):
        assert abs(one - other) > 20


# ---------------------------------------------------------------- names and numbers


def words(pdf: Pdf, page: int) -> Iterator[list[Char]]:
    """The words of the text column, each with its characters."""
    right = (theme().page.inner + theme().page.text).pt + 2
    word: list[Char] = []
    for char in pdf.chars(page):
        if word and (
            abs(char.baseline - word[-1].baseline) > 0.1
            or char.left - word[-1].right > 1
        ):
            yield word
            word = []
        if char.right <= right:
            word.append(char)
    yield word


def collisions(pdf: Pdf, page: int) -> list[str]:
    """Pairs of words that cover each other."""
    boxes = [
        (
            PageRect.of_edges(
                word[0].left + 0.3,
                word[0].baseline,
                word[-1].right - 0.3,
                word[0].baseline + 5,
            ),
            word,
        )
        for word in words(pdf, page)
        if word and len({round(char.baseline, 1) for char in word}) == 1
    ]
    return [
        "".join(char.text for char in (*first, *second))
        for (one, first), (other, second) in combinations(boxes, 2)
        if one.meets(other)
    ]


CROWDED = (
    chart(ChartKind.COLUMN, YEARS, rising(60)),
    chart(ChartKind.COLUMN, NAMES, rising(60)),
    chart(ChartKind.COLUMN, YEARS[:5], (-20, 5, -3, 0, 12)),
    chart(ChartKind.COLUMN, YEARS[:8], rising(8), rising(8), rising(8)),
    chart(ChartKind.BAR, NAMES, rising(60), rising(60)),
    chart(ChartKind.LINE, YEARS[:12], (1, 30, 2, 29, 3, 28, 27, 26, 25, 5, 24, 6)),
    chart(ChartKind.LINE, YEARS, rising(60), rising(60), rising(60), rising(60)),
    chart(ChartKind.AREA, YEARS, rising(60), rising(60), rising(60)),
    chart(ChartKind.DOUGHNUT, NAMES[:12], rising(12)),
)


@pytest.mark.parametrize(
    "block", CROWDED, ids=lambda block: f"{block.kind}-{len(block.categories)}"
)
def test_no_label_covers_another(block: ChartBlock) -> None:
    pdf = read_blocks(block)
    last = pdf.page_of("Source: Paper 1")
    assert [
        found for page in range(BODY, last + 1) for found in collisions(pdf, page)
    ] == []


def test_labels_that_do_cover_each_other_are_found() -> None:
    """The check above can fail: the same chart drawn twice at one place."""
    one = PageRect.of_edges(0, 0, 10, 10)
    assert one.meets(PageRect.of_edges(9, 9, 20, 20))
    assert not one.meets(PageRect.of_edges(10, 0, 20, 10))


GROWERS = (
    "The growers of the northern valley who joined the cooperative after the drought"
)
LONG_NAMED = {
    "an end's name upon the names below": named(
        chart(ChartKind.AREA, (GROWERS, "The year after"), (30, 4), (20, 2), (7, 3)),
        *(f"{GROWERS} of {year}" for year in YEARS[:3]),
    ),
    "more names at the ends than there is room": named(
        chart(ChartKind.LINE, YEARS[:2], *((at, at) for at in range(1, 17))),
        *(f"{GROWERS} {GROWERS}",) * 16,
    ),
    "names of years that leave the drawing": chart(
        ChartKind.LINE,
        tuple(f"The long harvest of {year}" for year in YEARS[:24]),
        rising(24),
    ),
    "a number that leaves the drawing": chart(
        ChartKind.LINE, NAMES[:24], (*rising(23), 99.125)
    ),
    "numbers of columns upon each other": chart(
        ChartKind.COLUMN, YEARS[:4], *((100.5 + at,) * 4 for at in range(3))
    ),
    "a name beside a bar of nothing": named(
        chart(ChartKind.BAR, ("The", "growers"), (0, 9), (1, 8)), GROWERS * 2, "I"
    ),
    "names of a ring that are higher than the page": chart(
        ChartKind.DOUGHNUT,
        tuple(f"{GROWERS} {at}" for at in range(12)),
        (60, *(1,) * 11),
    ),
    "a key above bars over pages": named(
        chart(ChartKind.BAR, NAMES, rising(60), rising(60)), GROWERS, GROWERS
    ),
}
"""Charts with the faults they once had."""


@pytest.mark.parametrize("block", LONG_NAMED.values(), ids=LONG_NAMED)
def test_long_names_neither_meet_nor_leave_their_drawing(block: ChartBlock) -> None:
    geometry, house = (
        Geometry(read_blocks(block).data),
        House(theme(), Labels(**load_language("en").labels)),
    )
    assert [
        *check_places.overlapping(geometry, house),
        *check_places.outside_its_frame(geometry, house),
    ] == []


def test_the_number_of_a_line_is_read_though_its_name_is_cut() -> None:
    block = LONG_NAMED["more names at the ends than there is room"]
    text = read_blocks(block).text(BODY)
    assert all(f"… {at}" in text for at in range(1, 17))


def test_an_area_over_one_year_is_a_column() -> None:
    pdf, height = (
        read_blocks(chart(ChartKind.AREA, YEARS[:1], (40,))),
        theme().page.height.pt,
    )
    year = pdf.find(BODY, YEARS[0])
    x, y = (year[0].left + year[-1].right) / 2, height - year[0].baseline - 40
    assert pdf.drawn(BODY, 4).convert("L").getpixel((int(x * 4), int(y * 4))) < 128


@pytest.mark.parametrize("kind", [ChartKind.BAR, ChartKind.COLUMN, ChartKind.DOUGHNUT])
def test_sixty_names_are_all_read_with_their_numbers(kind: ChartKind) -> None:
    numbers = rising(60)
    pdf = read_blocks(chart(kind, NAMES, numbers))
    in_order(
        pdf.whole,
        *(f"{name} {value:g}" for name, value in zip(NAMES, numbers, strict=True)),
    )


def test_of_sixty_years_every_sixth_is_named_below_standing_columns() -> None:
    pdf = read_blocks(chart(ChartKind.COLUMN, YEARS, rising(60)))
    named = [
        year for year in YEARS[:-1] if year in pdf.text(BODY)
    ]  # the last dates the source
    assert named == list(YEARS[::6])
    assert len({round(pdf.find(BODY, year)[0].baseline, 1) for year in named}) == 1


def test_bars_over_pages_are_one_figure_without_a_bounding_box() -> None:
    pdf = read_blocks(chart(ChartKind.BAR, NAMES, rising(60)))
    tagged = Tagged(pikepdf.open(BytesIO(pdf.data)))
    (figure,) = tagged.root.all("Figure")
    assert len({content.page for content in figure.contents()}) == 2
    assert "/BBox" not in figure.attributes


def test_a_cut_name_says_that_it_is_cut() -> None:
    names = [f"{name}, above the river and below the old road" for name in NAMES[:20]]
    pdf = read_blocks(chart(ChartKind.LINE, tuple(names), rising(20)))
    assert pdf.text(BODY).count("…") == 20
    whole = read_blocks(chart(ChartKind.LINE, NAMES[:20], rising(20)))
    in_order(whole.text(BODY), *NAMES[:20])
    assert "…" not in whole.text(BODY)


def test_series_are_named_at_their_bars_where_there_is_room_and_else_in_a_key() -> None:
    block = chart(ChartKind.BAR, YEARS[:2], (40, 10), (10, 40))
    pdf = read_blocks(block)
    in_order(pdf.text(BODY), "1967", "40", "Series 1", "10", "Series 2", "1968")
    long = "The growers of the northern valley who joined the cooperative after the drought of that year"
    series = (replace(block.series[0], name=long), block.series[1])
    in_order(
        read_blocks(replace(block, series=series)).text(BODY), long, "Series 2", "1967"
    )


def test_a_long_name_of_a_line_is_read_whole() -> None:
    long = "The growers of the northern valley who joined the cooperative after the drought"
    block = chart(
        ChartKind.LINE, YEARS[:4], (10, 20, 30, 40), (9, 19, 29, 39), (8, 18, 28, 38)
    )
    series = (block.series[0], replace(block.series[1], name=long), block.series[2])
    text = read_blocks(replace(block, series=series)).text(BODY)
    in_order(text, "Series 1 40", long, "39", "Series 3 38")


# ---------------------------------------------------------------- true to the numbers


def test_areas_stand_on_one_another() -> None:
    pdf = read_blocks(chart(ChartKind.AREA, YEARS[:2], (10, 10), (30, 30)))
    heights = {at: pdf.find(BODY, f"{at} t")[0].baseline for at in (0, 10, 40)}
    one, other = (pdf.find(BODY, f"Series {number}")[0].baseline for number in (1, 2))
    assert one == pytest.approx((heights[0] + heights[10]) / 2, abs=1.5)
    assert other == pytest.approx((heights[10] + heights[40]) / 2, abs=1.5)


def test_columns_below_zero_hang_from_the_base_line() -> None:
    pdf = read_blocks(chart(ChartKind.COLUMN, YEARS[:2], (-20, 20)))
    image, height = pdf.drawn(BODY, 4).convert("L"), theme().page.height.pt
    x = pdf.find(BODY, "1967")[1].right * 4
    dark = []
    for at in ("-10 t", "0 t 10 t"):
        y = pdf.find(BODY, at)[-1].baseline + 5  # beside the line of the tick
        dark.append(image.getpixel((int(x), int((height - y) * 4))) < 128)
    assert dark == [True, False]
