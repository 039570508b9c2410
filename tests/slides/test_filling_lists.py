"""Running text fills its field: points spread over it, statements stand large, terms in a column."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reporting.design.slide_styles import Style
from reporting.design.theme import Theme
from reporting.design.units import Length
from reporting.plan.block_model import (
    BulletsBlock,
    CalloutBlock,
    GlossaryBlock,
    GlossaryEntry,
    ListPlace,
    QuotationBlock,
)
from reporting.plan.lists import format_label
from reporting.plan.model import DossierPlan
from reporting.plan.words import Evidence, Para, Run
from reporting.scene import Bar, Group, Rule, Scene
from reporting.slides.model import Slide
from reporting.slides.typesetter import Typesetter
from tests.slides.decks import PLACE, SENTENCE, deck_with, unfit, whole_deck, words
from tests.slides.outline import walk_items


def points(*texts: Para | str, places: tuple[ListPlace, ...] = ()) -> BulletsBlock:
    items = tuple(words(text) if isinstance(text, str) else text for text in texts)
    return BulletsBlock("b", "Points", (), items=items, places=places)


def marked(text: str, proof: Evidence) -> Para:
    return Para((Run(text), Run(str(proof.number), mark=proof.number)), (proof,))


def find_bottom(slide: Slide, theme: Theme) -> Length:
    """Return where the last line of a slide's text ends."""
    (frame,) = slide.body.frames
    height = Typesetter(theme).measure_height(frame.texts, frame.box.width)
    return frame.box.top + height


def find_scene(dossier: DossierPlan, theme: Theme, block: BulletsBlock) -> Scene:
    deck = whole_deck(dossier, theme, block)
    return next(scene for scene in deck.scenes if scene.id == PLACE)


@pytest.mark.parametrize("count", [4, 5, 6])
def test_short_points_reach_down_to_the_foot_of_their_field(
    english: DossierPlan, theme: Theme, count: int
) -> None:
    (slide,) = deck_with(
        english, theme, points(*[f"The {n} robots pick" for n in range(count)])
    )
    field = Typesetter(theme).grid.body
    bands = slide.body.grounds
    assert len(bands) == count
    assert bands[0].top == field.top
    assert field.top + field.height.times(0.9) <= bands[-1].bottom <= field.bottom
    for above, below in pairwise(bands):
        assert above.bottom < below.top
        assert abs(above.height - below.height) <= 2
    assert find_bottom(slide, theme) < bands[-1].bottom
    assert unfit(slide, theme) == []


def test_a_band_leads_from_each_short_point_to_its_status(
    english: DossierPlan, theme: Theme, proof: Evidence
) -> None:
    block = points(*[marked(f"Robot {n} picks", proof) for n in range(4)])
    scene = find_scene(english, theme, block)
    bands = [item for item in scene.items if item.name.startswith("Band")]
    (text,) = [item for item in scene.items if item.name == "Text"]
    badges = [
        item
        for item in scene.items
        if isinstance(item, Group) and item.paragraph is not None
    ]
    assert len(bands) == 4
    field = Typesetter(theme).grid.body
    assert scene.items.index(bands[-1]) < scene.items.index(text)
    for band, badge in zip(bands, badges, strict=True):
        assert band.is_decorative
        assert (band.rect.left, band.rect.right) == (field.left, field.right)
        above = badge.rect.top - band.rect.top
        below = band.rect.bottom - badge.rect.bottom
        assert abs(above - below) <= theme.slide.body.size.part(1, 4)
        assert badge.rect.right < band.rect.right
    assert text.rect.left > field.left
    assert not [item for item in scene.items if isinstance(item, Rule)]
    assert {badge.rect.left for badge in badges} == {badges[0].rect.left}


@pytest.mark.parametrize("count", [40, 50, 60, 70, 80, 90])
def test_points_stay_on_their_bands_in_every_face(
    english: DossierPlan, theme: Theme, proof: Evidence, count: int
) -> None:
    """Where one has a line more in a wider face, it does not push the others off theirs."""
    setter = Typesetter(theme)
    texts = [("pick " * count)[:size].strip() for size in (count, 20, count + 9)]
    (slide,) = deck_with(
        english, theme, points(*[marked(text, proof) for text in texts])
    )
    bands = slide.body.grounds
    assert len(bands) == 3
    measures = (setter.measure_height, setter.measure_shown_height)
    for measure in measures:
        places = []
        for frame in slide.body.frames:
            whole = measure(frame.texts, frame.box.width)
            free = frame.box.height - whole
            top = frame.box.top + (free.part(1, 2) if frame.anchor == "ctr" else 0)
            for number, text in enumerate(frame.texts):
                top = top + (text.before if number else 0)
                height = measure((text,), frame.box.width)
                places.append((top, top + height))
                top = top + height
        for band, (top, bottom) in zip(bands, places, strict=True):
            assert band.top <= top + 1
            assert bottom <= band.bottom + 1
    for band, badge in zip(bands, slide.body.badges, strict=True):
        assert band.top <= badge.box.top
        assert badge.box.bottom <= band.bottom


def test_long_points_have_no_hairlines(english: DossierPlan, theme: Theme) -> None:
    (slide,) = deck_with(english, theme, points(*[SENTENCE * 3] * 3))
    assert slide.body.rules == ()


def test_of_several_levels_each_point_of_the_first_has_a_band_with_those_below_it(
    english: DossierPlan, theme: Theme
) -> None:
    levels = (0, 1, 2, 0, 1)
    places = tuple(ListPlace(level, 1, format_label(level, 1)) for level in levels)
    deep = points("One", "Two", "Three", "Four", "Five", places=places)
    (slide,) = deck_with(english, theme, deep)
    upper, lower = slide.body.grounds
    (frame,) = slide.body.frames
    setter = Typesetter(theme)
    above = setter.measure_height(frame.texts[:3], frame.box.width)
    below = setter.measure_height(frame.texts[:4], frame.box.width)
    start = frame.box.top
    assert start + above < upper.bottom < lower.top
    assert lower.top < start + below - frame.texts[3].leading
    assert find_bottom(slide, theme) < lower.bottom


def test_what_appears_point_by_point_has_nothing_waiting(
    english: DossierPlan, theme: Theme
) -> None:
    items = tuple(words(f"Robot {n}") for n in range(3))
    block = BulletsBlock("b", "Points", (), is_built=True, items=items)
    (slide,) = deck_with(english, theme, block)
    assert slide.body.rules == slide.body.grounds == ()


def test_many_short_points_stand_in_two_columns_that_count_on(
    english: DossierPlan, theme: Theme
) -> None:
    numbers = range(1, 21)
    places = tuple(ListPlace(0, n, f"{n}.") for n in numbers)
    (slide,) = deck_with(
        english, theme, points(*[f"Robot {n}" for n in numbers], places=places)
    )
    left, right = slide.body.frames
    assert left.box.right < right.box.left
    assert left.box.top == right.box.top
    starts = [
        {text.mark.start for text in one.texts if text.mark} for one in (left, right)
    ]
    assert starts == [{1}, {11}]
    assert slide.body.size > theme.slide.body_floor
    assert unfit(slide, theme) == []


def test_words_without_status_take_the_whole_width(
    english: DossierPlan, theme: Theme, proof: Evidence
) -> None:
    field = Typesetter(theme).grid.body
    (plain,) = deck_with(english, theme, points("One robot", "Two robots"))
    for band, frame in zip(plain.body.grounds, plain.body.frames * 2, strict=True):
        inset = frame.box.left - band.left
        assert 0 < inset < Typesetter(theme).grid.gap
        assert frame.box.width > (band.width - inset.times(2)).times(0.85)
        assert band.width == field.width
    (noted,) = deck_with(
        english, theme, points(marked("One robot", proof), marked("Two", proof))
    )
    assert noted.body.frames[0].box.right < min(b.box.left for b in noted.body.badges)


def test_a_callout_stands_on_a_card_that_fills_the_field(
    english: DossierPlan, theme: Theme, proof: Evidence
) -> None:
    paragraphs = (marked("Handle with care", proof),)
    block = CalloutBlock("c", "Care", (), paragraphs=paragraphs)
    deck = whole_deck(english, theme, block)
    (slide,) = [one for one in deck.slides if one.id == PLACE]
    field = Typesetter(theme).grid.body
    assert slide.body.grounds == (field,)
    scene = deck.scenes[deck.slides.index(slide)]
    card, bar = [item for item in scene.items if isinstance(item, Bar)]
    assert card.rect == field
    assert (bar.rect.top, bar.rect.bottom) == (field.top, field.bottom)
    (frame,), (badge,) = slide.body.frames, slide.body.badges
    for box in (frame.box, badge.box):
        assert field.left < bar.rect.right < box.left
        assert field.top < box.top < box.bottom < field.bottom
        assert box.right < field.right


def test_few_words_of_a_callout_are_as_large_as_a_covers_title(
    english: DossierPlan, theme: Theme, proof: Evidence
) -> None:
    sizes = []
    for text in ("Handle with care", SENTENCE * 4):
        block = CalloutBlock("c", "Care", (), paragraphs=(marked(text, proof),))
        (slide,) = deck_with(english, theme, block)
        sizes.append(slide.body.size)
        (frame,), (badge,) = slide.body.frames, slide.body.badges
        assert badge.box.top >= frame.box.bottom
        assert badge.box.left == frame.box.left
        assert unfit(slide, theme) == []
    assert sizes[0] == theme.slide.cover.size
    assert sizes[1] < sizes[0]


def test_a_quotation_and_its_speaker_are_one_unit_a_little_above_the_middle(
    english: DossierPlan, theme: Theme, proof: Evidence
) -> None:
    block = QuotationBlock(
        "q", "So it is", (), text="“It picks well”", attribution="Ada", item=proof
    )
    deck = whole_deck(english, theme, block)
    (slide,) = [one for one in deck.slides if one.id == PLACE]
    said, speaker = slide.body.frames
    field = Typesetter(theme).grid.body
    assert slide.body.size > theme.slide.cover.size
    assert speaker.box.top - said.box.bottom < slide.body.size
    above = said.box.top - field.top
    below = field.bottom - slide.body.badges[0].box.bottom
    assert 0 < above < below
    scene = deck.scenes[deck.slides.index(slide)]
    (bar,) = [
        item
        for item in walk_items(scene.items)
        if isinstance(item, Bar) and item.name == "Bar"
    ]
    assert (bar.rect.top, bar.rect.bottom) == (said.box.top, speaker.box.bottom)


def test_short_terms_stand_level_with_their_definitions(
    english: DossierPlan, theme: Theme
) -> None:
    def entries(term: str) -> GlossaryBlock:
        made = [GlossaryEntry(f"{term} {n}", words(SENTENCE)) for n in range(4)]
        return GlossaryBlock("g", "Terms", (), entries=tuple(made))

    (slide,) = deck_with(english, theme, entries("Robot"))
    frames = slide.body.frames
    assert len(frames) == 8
    for term, text in zip(frames[::2], frames[1::2], strict=True):
        assert term.box.top == text.box.top
        assert term.box.right <= text.box.left
    assert len({text.box.left for text in frames[1::2]}) == 1
    bands = slide.body.grounds
    assert len(bands) == 4
    for band, term in zip(bands, frames[::2], strict=True):
        assert band.top <= term.box.top < term.box.bottom <= band.bottom
    assert bands[-1].bottom > Typesetter(theme).grid.body.bottom.times(0.9)
    assert unfit(slide, theme) == []
    (long,) = deck_with(english, theme, entries("The robot of the northern orchard"))
    assert len(long.body.frames) == 1


def test_a_raised_mark_takes_less_of_a_line_than_its_words_would(
    theme: Theme,
) -> None:
    setter = Typesetter(theme)
    runs = (Run("Robots pick apples"), Run("[29]", mark=29))
    text = setter.make_text(runs, Style.TEXT, theme.slide.step)
    wide = text.size.times(setter.measure_shown(text).whole)
    assert setter.count_shown_lines(text, wide.times(0.97)) == 1
    assert setter.count_shown_lines(text, wide.times(0.8)) == 2


def test_statuses_stand_level_with_their_points_as_they_are_shown(
    english: DossierPlan, theme: Theme, proof: Evidence
) -> None:
    """Text that has a line more in a wider face does not push what follows away."""
    setter = Typesetter(theme)
    field = setter.grid.body
    for count in range(40, 90, 10):
        long = marked(("pick " * count)[:count].strip(), proof)
        (slide,) = deck_with(english, theme, points(long, marked("Two", proof)))
        *_, frame = slide.body.frames
        *before, last = frame.texts
        top = frame.box.top
        if before:
            above = setter.measure_shown_height(before, frame.box.width)
            top = top + above + last.before
        badge = slide.body.badges[1].box
        spare = last.leading - badge.height
        assert abs(badge.top - top - spare.part(1, 2)) <= 2
        assert badge.right <= field.right
