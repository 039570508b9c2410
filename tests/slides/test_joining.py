"""Text that joins the slide of a chart, a picture, a table or figures stands under or beside it."""

from __future__ import annotations

import pytest

from reporting.content.block_base import DeckHint
from reporting.design.rect import Rect
from reporting.design.theme import Theme
from reporting.plan.block_model import (
    Block,
    BulletsBlock,
    CalloutBlock,
    FiguresBlock,
    ImageBlock,
    ProseBlock,
    QuotationBlock,
)
from reporting.plan.model import DossierPlan
from reporting.plan.table_model import Align, TableBlock, TableColumn
from reporting.plan.words import Evidence, Para, Run, plain_text
from reporting.record import replace
from reporting.scene import Role, TextFrame
from reporting.slides.deck import plan_deck
from reporting.slides.model import Slide
from tests.slides.decks import (
    PLACE,
    SENTENCE,
    chart,
    deck_with,
    overlap,
    unfit,
    whole_deck,
    words,
)

MERGE = DeckHint.MERGE


def joining(text: str, proof: Evidence) -> ProseBlock:
    para = Para((Run(text), Run(str(proof.number), mark=proof.number)), (proof,))
    return ProseBlock("said", "", (), placement=MERGE, paragraphs=(para,))


def list_exhibits(dossier: DossierPlan) -> dict[str, Block]:
    """Return an exhibit of each kind that text may join."""
    blocks = [block for section in dossier.sections for block in section.blocks]
    head = TableColumn("Way", Align.START, 0.5)
    return {
        "chart": replace(chart("Crop", words("n")), note=None, unit=""),
        "table": TableBlock(
            *("x", "Table", ()),
            columns=(head, head),
            rows=((words("a"), words("b")),) * 3,
            note=None,
            has_fitted_columns=True,
        ),
        "figures": next(one for one in blocks if isinstance(one, FiguresBlock)),
        "image": ImageBlock(
            *("x", "Trees", ()),
            data=b"",
            width=1600,
            height=900,
            alt="Trees",
            credit="Own",
            caption=None,
        ),
    }


def list_boxes(slide: Slide) -> list[Rect]:
    body = slide.body
    boxes = [frame.box for frame in body.frames]
    boxes += [badge.box for badge in body.badges]
    if body.exhibit:
        boxes.append(body.exhibit)
    if body.table:
        boxes.append(body.table.box)
    return boxes


@pytest.mark.parametrize("kind", ["chart", "table", "figures", "image"])
@pytest.mark.parametrize("text", ["A word on it", SENTENCE])
def test_text_joins_an_exhibit_under_it_or_beside_it(
    english: DossierPlan, theme: Theme, proof: Evidence, kind: str, text: str
) -> None:
    exhibit = list_exhibits(english)[kind]
    (slide,) = deck_with(english, theme, exhibit, joining(text, proof))
    joined = slide.body.joined
    assert joined is not None
    assert text.strip() in plain_text(joined.texts[0].runs)
    assert not any(overlap(joined.box, box) for box in list_boxes(slide))
    assert joined.texts[0].size >= theme.slide.body_floor
    assert proof in slide.body.shared
    assert unfit(slide, theme) == []


def test_it_is_read_after_the_exhibit_with_its_title_as_a_heading(
    english: DossierPlan, theme: Theme
) -> None:
    items = (words("One"), words("Two"))
    points = BulletsBlock("b", "What it means", (), placement=MERGE, items=items)
    exhibit = list_exhibits(english)["chart"]
    deck = whole_deck(english, theme, exhibit, points)
    scene = next(one for one in deck.scenes if one.id == PLACE)
    names = [item.name for item in scene.items]
    assert names.index("Joined text") > names.index("Chart")
    (frame,) = [item for item in scene.items if item.name == "Joined text"]
    assert isinstance(frame, TextFrame)
    assert frame.role is Role.BODY
    assert [one.text for one in frame.paragraphs] == ["What it means", "One", "Two"]
    assert [bool(one.bullet_colour) for one in frame.paragraphs] == [False, True, True]


def test_text_that_has_no_room_beside_an_exhibit_has_slides_of_its_own(
    english: DossierPlan, theme: Theme, proof: Evidence
) -> None:
    exhibit = list_exhibits(english)["table"]
    first, *others = deck_with(english, theme, exhibit, joining(SENTENCE * 20, proof))
    assert first.body.table is not None
    assert others
    assert [one.body.joined for one in (first, *others)] == [None] * (len(others) + 1)
    assert [one.body.table for one in others] == [None] * len(others)


def test_what_joins_nothing_is_told(
    english: DossierPlan, theme: Theme, proof: Evidence
) -> None:
    quotation = QuotationBlock(
        *("q", "So", ()), placement=MERGE, text="“So”", attribution="Ada", item=proof
    )
    callout = CalloutBlock("c", "", (), placement=MERGE, paragraphs=(words("So"),))

    def vain(*blocks: Block) -> int:
        sections = [
            replace(section, blocks=blocks) if section.id == "vfx" else section
            for section in english.sections
        ]
        deck = plan_deck(replace(english, sections=tuple(sections)), theme)
        return len(deck.vain_merges)

    exhibit = list_exhibits(english)["chart"]
    assert vain(exhibit, callout) == 0
    assert vain(exhibit, quotation) == 1
    assert vain(exhibit, callout, callout) == 1
