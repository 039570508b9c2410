"""Lists of several levels on slides: no item is parted from those below it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reporting.design.theme import Theme
from reporting.plan.block_model import BulletsBlock, ListPlace
from reporting.plan.lists import format_label
from reporting.plan.model import DossierPlan
from reporting.plan.words import Para, Run
from reporting.scene import TextFrame
from tests.slides.decks import whole_deck
from tests.slides.outline import walk_items


def points(count: int, length: int) -> BulletsBlock:
    """Return a list of numbers whose every third item stands above the two that follow."""
    items = tuple(Para((Run(f"Item{at} {'words ' * length}"),)) for at in range(count))
    places = []
    for at in range(count):
        level = 1 if at % 3 else 0
        number = at % 3 if level else at // 3 + 1
        places.append(ListPlace(level, number, format_label(level, number)))
    return BulletsBlock("b", "Points", (), items, tuple(places))


@given(count=st.integers(3, 40), length=st.integers(1, 60))
def test_no_item_stands_above_a_slides_foot_without_one_below_it(
    english: DossierPlan, theme: Theme, count: int, length: int
) -> None:
    deck = whole_deck(english, theme, points(count - count % 3, length))
    shown: list[int] = []
    for scene in deck.scenes:
        for frame in walk_items(scene.items):
            if not isinstance(frame, TextFrame) or not frame.name.startswith("Text"):
                continue
            marks = [one.mark for one in frame.paragraphs if one.mark]
            height = sum(len(one.lines) * one.leading for one in frame.paragraphs)
            assert height <= frame.rect.height
            if not marks:
                continue
            assert marks[-1].level == 1
            numbers = [mark.number for mark in marks if mark.level == 0 and mark.number]
            shown += numbers
            starts = {mark.start for mark in marks if mark.level == 0 and mark.number}
            assert starts <= {numbers[0]} if numbers else not starts
    assert shown == list(range(1, count // 3 + 1))
