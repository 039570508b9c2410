"""What slides are called, and what tells those of one title apart."""

from __future__ import annotations

from collections import Counter

import pytest

from reporting.design.theme import Theme
from reporting.plan.block_model import Block, BulletsBlock, ImageBlock, QuotationBlock
from reporting.plan.model import DossierPlan, SectionPlan
from reporting.plan.words import Evidence, Para, Run, plain_line, plain_text
from reporting.record import replace
from reporting.scene import SlideKind
from reporting.slides.deck import plan_deck
from reporting.slides.model import Slide
from reporting.slides.naming import name_blocks, number_titles


@pytest.fixture
def section(english: DossierPlan) -> SectionPlan:
    return replace(english.sections[0], title="Money", takeaway="Apples cost more.")


def points(identity: str, title: str = "") -> BulletsBlock:
    return BulletsBlock(identity, title, (), items=(Para((Run("One"),)),))


def quotation(proof: Evidence) -> QuotationBlock:
    return QuotationBlock(
        "q", "", (), text="“Pick at night”", attribution="Ada Reed, grower", item=proof
    )


def picture(caption: str) -> ImageBlock:
    said = Para((Run(caption),))
    return ImageBlock(
        "p",
        "",
        (),
        data=b"",
        width=3,
        height=2,
        alt="A tree",
        credit="",
        caption=said,
    )


def titles_of(section: SectionPlan, *blocks: Block) -> list[str]:
    return [plain_line(named.title) for named in name_blocks(section, blocks, ": ")]


def test_a_block_is_called_by_its_title(section: SectionPlan) -> None:
    assert titles_of(section, points("a", "Four points")) == ["Four points"]


def test_a_quotation_is_called_by_who_speaks(
    section: SectionPlan, proof: Evidence
) -> None:
    (named,) = name_blocks(section, [quotation(proof)], ": ")
    assert plain_line(named.title) == "Ada Reed, grower:"
    assert isinstance(named.block, QuotationBlock)
    assert not named.block.attribution, "the title says who it is: once is enough"


def test_a_picture_is_called_by_its_caption_which_then_stands_nowhere_else(
    section: SectionPlan,
) -> None:
    (named,) = name_blocks(section, [picture("A tree at night")], ": ")
    assert plain_line(named.title) == "A tree at night"
    assert isinstance(named.block, ImageBlock)
    assert named.block.caption is None
    longer = picture("A tree at night. It is old.")
    (named,) = name_blocks(section, [longer], ": ")
    assert named.block is longer


def test_one_block_without_a_title_has_that_of_its_section_before_the_takeaway(
    section: SectionPlan,
) -> None:
    assert titles_of(section, points("a"), points("b", "Named")) == [
        "Money: Apples cost more.",
        "Named",
    ]
    assert titles_of(section, points("a"), points("b")) == ["Apples cost more."] * 2


def test_numbers_run_over_all_slides_of_one_title() -> None:
    several = [("T", 1, True), ("T", 2, False), ("U", 1, False), ("T", 1, False)]
    assert number_titles(several) == [
        [""],
        [" (1/3)", " (2/3)"],
        [""],
        [" (3/3)"],
    ]
    assert number_titles([("T", 1, True), ("T", 1, False)]) == [[" (1/2)"], [" (2/2)"]]
    assert number_titles([("T", 1, False)]) == [[""]]


def test_no_two_slides_have_one_title_and_openers_list_none_twice(
    english: DossierPlan, theme: Theme, section: SectionPlan, proof: Evidence
) -> None:
    blocks = (points("a"), points("b"), quotation(proof), points("c", "Named"))
    sections = (replace(section, blocks=blocks), *english.sections[1:])
    plan = plan_deck(replace(english, sections=sections), theme)
    counts = Counter(plain_text(slide.title.runs) for slide in plan.slides)
    assert [title for title, count in counts.items() if count > 1] == []
    opener = next(s for s in plan.slides if s.kind is SlideKind.SECTION)
    assert listed(opener) == ["Named"]


def listed(opener: Slide) -> list[str]:
    return [plain_text(text.runs) for text in opener.body.frames[0].texts[1:]]
