"""Titles with emphasis, links and marks on slides: they fit as plain ones do, and their evidence is told."""

import pytest

from reporting.design.theme import Theme
from reporting.plan.block_model import BulletsBlock
from reporting.plan.model import DossierPlan
from reporting.plan.words import Listed, Para, Run, make_run, plain_text
from reporting.record import replace
from reporting.scene import SlideKind
from reporting.slides.deck import plan_deck
from tests.slides.decks import PLACE, SENTENCE, whole_deck, words


def marked(text: str, dossier: DossierPlan) -> Para:
    """Return words as a line whose last are emphasised, and that ends in a mark."""
    proof = dossier.claims[0].evidence
    mark = Run(str(proof.number), link=f"#{proof.anchor}", mark=proof.number)
    head, _, last = text.rpartition(" ")
    return Para((make_run(f"{head} "), make_run(last, italic=True), mark), (proof,))


@pytest.mark.parametrize("count", [1, 2, 4, 12])
def test_a_marked_title_takes_the_room_of_a_plain_one(
    english: DossierPlan, theme: Theme, count: int
) -> None:
    text = (SENTENCE * count).strip()
    plain = BulletsBlock("b", text, (), items=(words(SENTENCE),))
    rich = BulletsBlock("b", marked(text, english), (), items=(words(SENTENCE),))
    ours = whole_deck(english, theme, rich)
    theirs = whole_deck(english, theme, plain)
    assert ours.unfit == theirs.unfit
    (own,) = [slide for slide in ours.slides if slide.id == PLACE]
    (other,) = [slide for slide in theirs.slides if slide.id == PLACE]
    assert own.title.size == other.title.size
    if not ours.unfit or not ours.unfit[0].lost:
        assert plain_text(own.title.runs) == plain_text(other.title.runs)


def test_a_continued_title_keeps_its_mark_and_is_counted(
    english: DossierPlan, theme: Theme
) -> None:
    items = tuple(words(f"{number}. {SENTENCE}") for number in range(60))
    block = BulletsBlock("b", marked("Many points", english), (), items=items)
    slides = [
        slide
        for slide in whole_deck(english, theme, block).slides
        if slide.id.startswith(PLACE)
    ]
    assert len(slides) > 1
    proof = english.claims[0].evidence
    for number, slide in enumerate(slides, 1):
        assert plain_text(slide.title.runs).endswith(f"points ({number}/{len(slides)})")
        assert [run.mark for run in slide.title.runs if run.mark] == [proof.number]
        assert proof.citations[0].short in plain_text(slide.source_line)
        assert slide.head


def test_an_opening_slide_names_the_sources_of_its_takeaway(
    english: DossierPlan, theme: Theme
) -> None:
    first, *rest = english.sections
    takeaway = marked("Robots pick apples", english)
    plan = replace(english, sections=(replace(first, takeaway=takeaway), *rest))
    deck = plan_deck(plan, theme)
    (opener,) = [slide for slide in deck.slides if slide.id == first.id]
    assert opener.kind is SlideKind.SECTION
    said = [
        plain_text(text.runs) for frame in opener.body.frames for text in frame.texts
    ]
    proof = takeaway.evidence[0]
    assert any(proof.citations[0].short in line for line in said)
    listed = [line for line in opener.notes if isinstance(line, Listed)]
    assert proof.number in [line.number for line in listed]
    assert not opener.head
