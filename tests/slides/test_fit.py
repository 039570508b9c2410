"""How paragraphs break in a column: no word in two, and no mark alone on a line."""

from __future__ import annotations

import pytest

from reporting.design.slide_styles import Style
from reporting.design.theme import Theme
from reporting.design.units import Length, pt
from reporting.plan.words import Run
from reporting.slides.model import SlideText
from reporting.slides.neatness import (
    NARROWER,
    balance_width,
    is_neat,
    narrow_neatly,
    strands_mark,
)
from reporting.slides.typesetter import Typesetter


@pytest.fixture(scope="module")
def setter(theme: Theme) -> Typesetter:
    return Typesetter(theme)


@pytest.mark.parametrize(
    "word", ["harvestmanagement", "l’harvestmanagement", "«l’harvestmanagement»,"]
)
def test_a_word_with_an_apostrophe_or_marks_is_one_word(
    setter: Typesetter, word: str
) -> None:
    text = setter.make_text(f"The {word} of it", Style.TEXT, pt(24))
    assert setter.breaks_word(text, pt(120))
    assert not setter.breaks_word(text, pt(400))


def test_a_word_may_break_at_its_hyphen(setter: Typesetter) -> None:
    assert not setter.breaks_word(
        setter.make_text("harvest-management", Style.TEXT, pt(24)), pt(170)
    )


def marked(setter: Typesetter) -> SlideText:
    runs = (
        Run("Robots pick the growers’ apples"),
        Run("12", link="#claim-12", mark=12),
    )
    return setter.make_text(runs, Style.TEXT, pt(20))


def stranding(setter: Typesetter, text: SlideText) -> list[Length]:
    """Return widths at which the paragraph's mark would stand alone where it does not hang on its word."""
    return [
        width for width in map(pt, range(140, 300)) if strands_mark(setter, text, width)
    ]


def test_a_mark_about_to_stand_alone_gets_its_word_for_company(
    setter: Typesetter,
) -> None:
    text = marked(setter)
    widths = stranding(setter, text)
    assert widths, "nothing is tried"
    for width in widths:
        tidy = narrow_neatly(setter, (text,), width)
        assert width.times(NARROWER[-1]) <= tidy <= width
        assert setter.measure_height((text,), tidy) == setter.measure_height(
            (text,), width
        )
    assert any(
        is_neat(setter, text, narrow_neatly(setter, (text,), width)) for width in widths
    )


def test_what_stands_neat_keeps_its_width(setter: Typesetter) -> None:
    text = marked(setter)
    neat = [width for width in map(pt, range(140, 300)) if is_neat(setter, text, width)]
    assert neat
    assert {width - narrow_neatly(setter, (text,), width) for width in neat} == {0}


def test_a_compound_is_not_halved_where_a_narrower_column_has_no_more_lines(
    setter: Typesetter,
) -> None:
    text = setter.make_text("Growers choose a Californian start-up", Style.TEXT, pt(22))
    halving = [
        width
        for width in map(pt, range(180, 360))
        if any(line.endswith("-") for line in setter.break_shown_lines(text, width))
    ]
    assert halving, "nothing is tried"
    whole = [
        setter.break_shown_lines(text, narrow_neatly(setter, (text,), width))
        for width in halving
    ]
    assert any("start-up" in broken[-1] for broken in whole)
    title = setter.make_text(
        "The growers of the orchard have chosen a Californian start-up",
        Style.TITLE,
        pt(30),
    )
    assert setter.break_shown_lines(title, balance_width(setter, title, pt(500)))[
        -1
    ].endswith("start-up")
