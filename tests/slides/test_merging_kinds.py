"""A block of any kind asks to join one of any kind: it stands on its slide, or the plan says so."""

from __future__ import annotations

import pytest

from reporting.content.block_base import DeckHint
from reporting.design.theme import Theme
from reporting.plan.block_model import Block, FigureItem, GlossaryBlock, GlossaryEntry
from reporting.plan.model import DossierPlan
from reporting.plan.words import Evidence, Para, Run
from reporting.reading.origin import Origin
from reporting.record import replace
from reporting.slides.deck import plan_deck
from reporting.slides.joining import JOINED, JOINING
from reporting.slides.text import MERGING
from tests.slides.decks import every_kind, unfit, words

KINDS = 13
"""Of blocks."""

FIRST, SECOND = "Apples are picked", "Pears are left"


def list_kinds(text: str, proof: Evidence) -> list[Block]:
    """Return one short block of each kind."""
    found: dict[type[Block], Block] = {}
    for block in every_kind(text, proof):
        found.setdefault(type(block), block)
    entry = GlossaryEntry(text, Para((Run(text),)))
    glossary = GlossaryBlock("x", text, (), entries=(entry,))
    return [*found.values(), glossary]


def plan_pair(
    dossier: DossierPlan, theme: Theme, first: Block, second: Block
) -> tuple[int, int]:
    """Return how many slides a section of two blocks has, and how many merges are told."""
    blocks = (
        replace(first, id="one", origin=Origin("sections[0].blocks[0]")),
        replace(
            second,
            id="two",
            origin=Origin("sections[0].blocks[1]"),
            placement=DeckHint.MERGE,
        ),
    )
    section = replace(dossier.sections[0], blocks=blocks)
    plan = plan_deck(replace(dossier, sections=(section,)), theme)
    own = [slide for slide in plan.slides if slide.section]
    assert [fault for slide in own for fault in unfit(slide, theme)] == []
    ids = {slide.id for slide in own}
    assert ("two" in ids) == (len(own) > 2)
    return len(own) - 1, len(plan.vain_merges)


@pytest.mark.parametrize("number", range(KINDS))
def test_what_asks_to_join_joins_or_is_told(
    number: int, english: DossierPlan, theme: Theme, proof: Evidence
) -> None:
    kinds = list_kinds(FIRST, proof)
    assert len(kinds) == KINDS
    first = kinds[number]
    for second in list_kinds(SECOND, proof):
        slides, told = plan_pair(english, theme, first, second)
        name = f"{type(second).__name__} after {type(first).__name__}"
        assert (slides, told) in ((1, 0), (2, 1)), name
        is_text = isinstance(first, MERGING) and isinstance(second, MERGING)
        is_beside = isinstance(first, JOINED) and isinstance(second, JOINING)
        assert (told == 0) == (is_text or is_beside), name


def test_a_figure_is_joined_by_what_explains_it(
    english: DossierPlan, theme: Theme, proof: Evidence
) -> None:
    """What followed a slide of figures was once set apart and nobody was told."""
    kinds = {type(block).__name__: block for block in list_kinds(FIRST, proof)}
    item = FigureItem("f", "12", "Trees", "2026", "", proof, number="12")
    figures = replace(kinds["FiguresBlock"], items=(item,))
    prose = replace(kinds["ProseBlock"], title="", paragraphs=(words(SECOND),))
    assert plan_pair(english, theme, figures, prose) == (1, 0)
