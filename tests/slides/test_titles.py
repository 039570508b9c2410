"""Titles: as wide as their layout, with breaks where a reader pauses."""

from __future__ import annotations

import pytest

from reporting.design.slide_styles import Style
from reporting.design.theme import Theme
from reporting.design.units import pt
from reporting.plan.model import DossierPlan
from reporting.plan.words import plain_text
from reporting.record import replace
from reporting.scene import SlideKind
from reporting.slides.deck import plan_deck
from reporting.slides.openers import lay_out_opener
from reporting.slides.titles import set_title
from reporting.slides.typesetter import Typesetter
from tests.slides.decks import SENTENCE

LONG = (
    "The promise to investors has two halves, and only the first of them can be checked"
)
COMPOUND = (
    "Netflix has moved from one AI-made scene to a policy and the evidence is thin"
)


@pytest.fixture
def setter(theme: Theme) -> Typesetter:
    return Typesetter(theme)


def lines_of(
    setter: Typesetter, words: str, kind: SlideKind = SlideKind.TEXT
) -> list[str]:
    heading = set_title(setter, words, "", kind)
    return setter.break_lines(heading.text, heading.box.width)


def test_a_title_keeps_the_width_of_its_layout(setter: Typesetter) -> None:
    for words in ("Short", LONG, SENTENCE * 2):
        assert (
            set_title(setter, words, "", SlideKind.TEXT).box.width
            == setter.grid.title.width
        )


def test_a_title_breaks_after_a_comma_near_its_middle(setter: Typesetter) -> None:
    assert lines_of(setter, LONG) == [
        "The promise to investors has two halves,",
        "and only the first of them can be checked",
    ]


@pytest.mark.parametrize("kind", [SlideKind.TEXT, SlideKind.SECTION, SlideKind.COVER])
def test_no_line_of_a_title_ends_within_a_compound(
    kind: SlideKind, setter: Typesetter
) -> None:
    lines = lines_of(setter, COMPOUND, kind)
    assert len(lines) > 1
    assert not [line for line in lines if line.endswith("-")]


def test_a_number_stays_with_what_it_counts(setter: Typesetter) -> None:
    words = (
        "The orchard of the valley lost more than 12345 trees in the storms of autumn"
    )
    first, second = lines_of(setter, words)
    assert not first.endswith("12345")
    assert "12345 trees" in first + "\n" + second


def test_one_word_more_takes_no_line_more(setter: Typesetter) -> None:
    """What PowerPoint does with a word that is typed into the first line."""
    heading = set_title(setter, LONG, "", SlideKind.TEXT)
    first, second = setter.break_lines(heading.text, heading.box.width)
    for line in (first, second):
        typed = setter.make_text(
            f"{line} always", heading.text.style, heading.text.size
        )
        assert setter.count_lines(typed, heading.box.width) == 1


def test_full_lines_are_left_to_the_program(setter: Typesetter) -> None:
    """A break that is set between two full lines would make four of them in a wider font."""
    words = "robots"
    while True:
        longer = setter.make_text(f"{words} apples", Style.TITLE, pt(30))
        if setter.count_lines(longer, setter.grid.title.width) > 2:
            break
        words = f"{words} apples"
    assert set_title(setter, words, "", SlideKind.TEXT).text.line_starts == ()


def test_openers_have_one_size_one_place_and_one_height(
    english: DossierPlan, theme: Theme
) -> None:
    first, *others = english.sections
    long = replace(first, takeaway=f"{SENTENCE} {SENTENCE[:40]}")
    plan = plan_deck(replace(english, sections=(long, *others)), theme)
    openers = [slide for slide in plan.slides if slide.kind is SlideKind.SECTION]
    assert len({slide.title.size for slide in openers}) == 1
    assert len({slide.title_box for slide in openers}) == 1
    assert len({slide.body.panel for slide in openers if slide.body.frames}) == 1
    listed = {slide.body.size for slide in openers if slide.body.frames}
    assert len(listed) <= 2, "one size, and another where a part holds very many slides"


def test_a_title_of_an_opener_is_as_large_as_three_lines_in_its_own_face_allow(
    setter: Typesetter, theme: Theme
) -> None:
    """In a wider face it has four, for which there is room."""
    width = setter.grids.of(SlideKind.SECTION).opening.width
    for count in range(40, 130, 6):
        words = ("robots pick apples " * 9)[:count].strip()
        heading = set_title(setter, words, "", SlideKind.SECTION)
        shown = setter.break_shown_lines(heading.text, width)
        assert len(shown) <= 3
        assert setter.measure_height((heading.text,), width) <= heading.box.height
        larger = setter.make_text(words, Style.OPENING, theme.slide.cover.size)
        if len(setter.break_shown_lines(larger, width)) <= 3:
            assert heading.text.size == theme.slide.cover.size


@pytest.mark.parametrize("count", [1, 3, 8, 9, 14, 40])
def test_an_opener_lists_all_that_follows_or_says_how_much_more_there_is(
    setter: Typesetter, theme: Theme, count: int
) -> None:
    titles = [f"What robots pick in part {n}" for n in range(count)]
    heading = set_title(setter, "Robots pick", "", SlideKind.SECTION)
    body = lay_out_opener(
        setter, "In this part", titles, heading, (), lambda more: f"and {more} more"
    )
    (frame,) = body.frames
    listed = [plain_text(text.runs) for text in frame.texts[1:]]
    height = setter.measure_height(frame.texts, frame.box.width)
    assert height <= frame.box.height + len(titles)  # rounding
    if len(listed) == count:
        assert listed == titles
        return
    *kept, last = listed
    assert count > 6
    assert body.size == theme.slide.body_floor
    assert kept == titles[: len(kept)]
    assert last == f"and {count - len(kept)} more"
    assert count - len(kept) > 1


@pytest.mark.parametrize("words", ["Harvest", "Robots pick what nobody picks. " * 7])
def test_titles_of_one_word_and_of_two_hundred_letters_fit(
    words: str, english: DossierPlan, theme: Theme
) -> None:
    words = words.strip()
    first, *others = english.sections
    sections = (replace(first, takeaway=words), *others)
    cover = replace(english.cover, title=words, subtitle=words, ask=words)
    plan = plan_deck(replace(english, sections=sections, cover=cover), theme)
    assert not [text for text in plan.unfit if text.lost]
