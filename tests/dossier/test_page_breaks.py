"""One table says how each kind of block breaks over pages, and nothing else has to know."""

from __future__ import annotations

from typing import get_args

import pytest
from reportlab.platypus import Flowable, KeepTogether, Spacer

from reporting.dossier.blocks.block import BLOCK_LAYOUTS, draw_block
from reporting.dossier.blocks.page_breaks import PageBreakPolicy, break_over_pages
from reporting.dossier.render import make_context
from reporting.dossier.typeset.columns import KeepRoom, Rest
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.paragraph_styles import measure_column_height
from reporting.plan.block_model import Block
from tests.dossier import plans
from tests.dossier.reading import theme


@pytest.fixture
def setting() -> RenderContext:
    return make_context(plans.plan(plans.section(plans.PROSE)), theme())


class Item(Spacer):
    """A part that may be cut."""


class Led(Item):
    """A part that begins with some points, and goes on."""

    lead = 30.0


def broken(
    setting: RenderContext, policy: PageBreakPolicy, content: list[Flowable]
) -> list[Flowable]:
    """What a block of these parts, without a heading, becomes."""
    *parts, rest = break_over_pages(setting, policy, [], content, content)
    assert isinstance(rest, Rest)
    return parts


def around(setting: RenderContext) -> float:
    """The space around a heading, which is always asked for."""
    style = setting.styles.h2
    return float(style.spaceBefore + style.spaceAfter)


# ---------------------------------------------------------------- the table


def test_every_kind_of_block_has_its_policy() -> None:
    assert set(BLOCK_LAYOUTS) == set(get_args(Block))


def test_a_kind_that_the_table_lacks_is_named(setting: RenderContext) -> None:
    class RiddleBlock(type(plans.PROSE)):  # type: ignore[misc]
        """A kind of its own."""

    block = RiddleBlock("terms", "Terms", (), plans.PROSE.paragraphs)
    with pytest.raises(KeyError, match="RiddleBlock"):
        draw_block(setting, block)


# ---------------------------------------------------------------- the policy


def test_what_may_not_be_cut_stands_together(setting: RenderContext) -> None:
    content: list[Flowable] = [Item(10, 500) for _ in range(9)]
    for policy in (PageBreakPolicy(), PageBreakPolicy(cut_at=Led)):
        (kept,) = broken(setting, policy, content)
        assert isinstance(kept, KeepTogether)


def test_what_is_short_is_not_cut(setting: RenderContext) -> None:
    room = measure_column_height(setting.theme)
    policy = PageBreakPolicy(cut_at=Item, whole=0.2)
    (kept,) = broken(setting, policy, [Item(10, room * 0.1), Item(10, room * 0.09)])
    assert isinstance(kept, KeepTogether)
    cut = broken(setting, policy, [Item(10, room * 0.1), Item(10, room * 0.11)])
    assert len(cut) == 3


@pytest.mark.parametrize(("head", "height"), [(1, 40), (2, 80), (3, 120)])
def test_as_many_parts_as_it_says_stand_with_the_heading(
    setting: RenderContext, head: int, height: float
) -> None:
    policy = PageBreakPolicy(cut_at=Item, head_items=head)
    start, *rest = broken(setting, policy, [Item(10, 40) for _ in range(12)])
    assert isinstance(start, KeepRoom)
    assert start.height == pytest.approx(height + around(setting))
    assert len(rest) == 12


def test_the_last_parts_stand_together_unless_they_are_high(
    setting: RenderContext,
) -> None:
    policy = PageBreakPolicy(cut_at=Item, head_items=2, foot_items=2)
    *_, last = broken(setting, policy, [Item(10, 40) for _ in range(12)])
    assert isinstance(last, KeepTogether)
    *_, last = broken(setting, policy, [Item(10, 300) for _ in range(12)])
    assert isinstance(last, Item)


def test_where_head_and_foot_overlap_all_parts_stand_together(
    setting: RenderContext,
) -> None:
    policy = PageBreakPolicy(cut_at=Item, head_items=2, foot_items=2)
    start, *_ = broken(setting, policy, [Item(10, 40) for _ in range(3)])
    assert isinstance(start, KeepRoom)
    assert start.height == pytest.approx(3 * 40 + around(setting))


def test_a_part_with_a_lead_stands_with_the_heading_by_that(
    setting: RenderContext,
) -> None:
    policy = PageBreakPolicy(cut_at=Led)
    start, *_ = broken(setting, policy, [Spacer(10, 20), Led(10, 400)])
    assert isinstance(start, KeepRoom)
    assert start.height == pytest.approx(20 + 30 + around(setting))


def test_lines_are_enough_where_the_policy_says_so(setting: RenderContext) -> None:
    policy = PageBreakPolicy(cut_at=Item, head_lines=4)
    start, *_ = broken(setting, policy, [Item(10, 300)])
    assert isinstance(start, KeepRoom)
    line = setting.styles.body.leading
    assert start.height == pytest.approx(4 * line + around(setting))


def test_a_heading_asks_for_no_more_than_its_share_of_a_page(
    setting: RenderContext,
) -> None:
    room = measure_column_height(setting.theme)
    for share in (0.5, 1.0):
        policy = PageBreakPolicy(cut_at=Item, head_room=share)
        start, *_ = broken(setting, policy, [Item(10, 2 * room), Item(10, 10)])
        assert isinstance(start, KeepRoom)
        assert start.height == pytest.approx(room * share)
