"""Pictures and charts fill their field: where their words stand, what their pixels allow, edges."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pptx import Presentation

from reporting.content.chart_blocks import ChartKind
from reporting.deck.render import render_deck
from reporting.design.slide_styles import Style
from reporting.design.theme import Theme
from reporting.plan.block_model import ImageBlock, TextBeside
from reporting.plan.chart_model import ChartSeries
from reporting.plan.model import DossierPlan
from reporting.plan.words import Para
from reporting.record import replace
from reporting.scene import Chart, TextFrame
from reporting.slides.exhibits import lay_out_chart
from reporting.slides.model import Slide
from reporting.slides.typesetter import Typesetter
from tests.slides.decks import (
    PLACE,
    SENTENCE,
    chart,
    deck_with,
    unfit,
    whole_deck,
    words,
)


@pytest.fixture(scope="module")
def setter(theme: Theme) -> Typesetter:
    return Typesetter(theme)


def picture(width: int, height: int, caption: Para | None = None) -> ImageBlock:
    return ImageBlock(
        *("p", "A picture", ()),
        data=b"",
        width=width,
        height=height,
        alt="Trees",
        credit="Own photo",
        caption=caption,
    )


def only(slides: list[Slide], theme: Theme) -> Slide:
    (slide,) = slides
    assert unfit(slide, theme) == []
    return slide


@pytest.mark.parametrize(("width", "height"), [(1600, 900), (900, 1600), (400, 2000)])
def test_a_picture_takes_the_height_of_its_field_with_its_words_beside_it(
    english: DossierPlan, theme: Theme, setter: Typesetter, width: int, height: int
) -> None:
    block = picture(width, height, words("Trees in the north"))
    slide = only(deck_with(english, theme, block), theme)
    field, shown = setter.grid.body, slide.body.exhibit
    assert shown is not None
    assert shown.left == field.left
    assert abs(shown.height - field.height) < 3
    said, credit = slide.body.frames
    assert said.box.top == shown.top
    assert abs(credit.box.bottom - shown.bottom) < 3
    assert credit.anchor == "b"
    assert said.texts[0].size == theme.slide.step
    assert said.box.right == field.right


def test_a_wide_picture_takes_the_width_with_its_words_under_it(
    english: DossierPlan, theme: Theme, setter: Typesetter
) -> None:
    block = picture(4000, 400, words(SENTENCE * 2))
    slide = only(deck_with(english, theme, block), theme)
    shown = slide.body.exhibit
    assert shown is not None
    assert abs(shown.width - setter.grid.body.width) < 12
    assert slide.body.frames[0].box.top > shown.bottom


def test_a_picture_is_never_larger_than_its_pixels_allow_but_a_drawing_is(
    english: DossierPlan, theme: Theme, setter: Typesetter
) -> None:
    tiny = picture(120, 90)
    drawn = replace(tiny, data=b"<svg/>")
    small = only(deck_with(english, theme, tiny), theme).body.exhibit
    large = only(deck_with(english, theme, drawn), theme).body.exhibit
    assert small is not None
    assert small.width.pt == 120
    assert large is not None
    assert abs(large.height - setter.grid.body.height) < 3


def test_words_said_beside_a_picture_may_stand_first(
    english: DossierPlan, theme: Theme, setter: Typesetter
) -> None:
    beside = TextBeside((words(SENTENCE),), is_first=True)
    block = replace(picture(1600, 900), beside=beside)
    slide = only(deck_with(english, theme, block), theme)
    shown = slide.body.exhibit
    assert shown is not None
    field = setter.grid.body
    assert slide.body.frames[0].box.left == field.left
    assert abs(shown.right - field.right) < 3


def test_type_in_a_chart_is_larger_where_its_names_have_room(
    theme: Theme, setter: Typesetter
) -> None:
    def size(names: tuple[str, ...]) -> float:
        block = replace(chart("t", words("n")), categories=names, note=None, unit="")
        (body,) = lay_out_chart(setter, block)
        return body.display.pt

    few, many = size(("a", "b", "c")), size(tuple("abcdefghijklmnopqrst"))
    assert few == 18
    assert many == theme.slide.body_floor.pt


def test_words_beside_a_chart_do_not_shrink_to_the_type_in_it(
    english: DossierPlan, theme: Theme
) -> None:
    plain = replace(chart("t", words("n")), note=None, subtitle="")
    said = replace(plain, beside=TextBeside((words("A word on it"),)))
    slides = deck_with(english, theme, plain, said)
    (frame,) = [frame for slide in slides for frame in slide.body.frames]
    assert frame.texts[0].size == theme.slide.step


def test_the_widest_name_of_lying_bars_begins_at_the_charts_edge(
    english: DossierPlan, theme: Theme
) -> None:
    names, values = ("Short", "A longer name"), ChartSeries("s", (1.0, 2.0), ("1", "2"))
    block = replace(chart("t", words("n")), categories=names, series=(values,))
    deck = whole_deck(english, theme, replace(block, kind=ChartKind.BAR))
    scene = next(one for one in deck.scenes if one.id == PLACE)
    (shown,) = [item for item in scene.items if isinstance(item, Chart)]
    title = next(item for item in scene.items if isinstance(item, TextFrame))
    assert shown.rect.left == title.rect.left
    shapes = (
        Presentation(BytesIO(render_deck(deck, theme))).slides[scene.number - 1].shapes
    )
    (frame,) = [shape for shape in shapes if shape.has_chart]
    written = frame.chart.part.blob.decode()
    (left,) = re.findall(r'<c:x val="([\d.]+)"', written)
    setter = Typesetter(theme)
    name = setter.make_text("A longer name", Style.TEXT, shown.size)
    width = shown.rect.width.times(float(left))
    assert 0 <= width - setter.measure_line(name) < shown.size
