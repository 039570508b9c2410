"""The flowables of a block and its kind's policy -> flowables that break over pages only there.

Pagination: a heading never stands alone at the foot of a page, no line or item of a list is a
widow or orphan, and what is short is not cut at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from reportlab.platypus import Flowable, KeepTogether

from reporting.dossier.typeset.columns import KeepRoom, measure_height
from reporting.dossier.typeset.context import RenderContext, make_rest
from reporting.dossier.typeset.paragraph_styles import measure_column_height
from reporting.record import Record

_FOOT = 0.25
"""Share of the page's height up to which the last items of a list stand together."""


class HeadingPlace(Enum):
    """Where a block's title stands."""

    TEXT = "above text"
    EXHIBIT = "above a figure or table, set smaller"
    WITHIN = "within the block itself"


class PageBreakPolicy(Record, frozen=True):
    """How the blocks of one kind break over pages.

    Shares are of the height of the text column.

    Args:
        heading: where the title stands; what is above the block keeps to its head.
        cut_at: class of the parts that may be cut, or between which a page may end; None for
            blocks that are never cut.
        whole: share up to which a block with its heading is not cut.
        whole_content: share up to which a block without its heading is not cut.
        head_items: how many parts of `cut_at` stand with the heading. A part that has a
            `lead` stands there with that height alone: a table's header and first rows.
        head_lines: how many lines of text are enough there; 0 for all of the parts.
        head_room: share that heading and head may ask for together.
        foot_items: how many parts stand together at the end.
        has_space: whether half a line of space follows.
    """

    heading: HeadingPlace = HeadingPlace.TEXT
    cut_at: type[Flowable] | None = None
    whole: float = 0.0
    whole_content: float = 0.0
    head_items: int = 1
    head_lines: int = 0
    head_room: float = 0.5
    foot_items: int = 1
    has_space: bool = True


def break_over_pages(
    setting: RenderContext,
    policy: PageBreakPolicy,
    heading: Sequence[Flowable],
    content: Sequence[Flowable],
    parts: list[Flowable],
) -> list[Flowable]:
    """Return a block's flowables with what keeps them together.

    Args:
        setting: the column.
        policy: of the block's kind.
        heading: what stands above the content.
        content: the block itself.
        parts: both, as they are drawn: with the evidence that stands beside them.
    """
    room = measure_column_height(setting.theme)
    line = setting.styles.body.leading
    space = line / 2 if policy.has_space else 0
    after = make_rest(setting, space)
    if not _may_be_cut(setting, policy, content):
        return [KeepTogether(parts), after]
    if measure_height(parts, setting.width) < room * policy.whole:
        return [KeepTogether(parts), after]
    head = _measure_head(setting, policy, content)
    if policy.head_lines:
        head = min(head, policy.head_lines * line)
    above = setting.styles.h2.spaceBefore
    between = setting.styles.h2.spaceAfter
    needed = above + measure_height(heading, setting.width) + between + head
    start = KeepRoom(min(needed, room * policy.head_room))
    kept = _keep_foot(setting, policy, content, parts)
    return [start, *kept, after]


def _may_be_cut(
    setting: RenderContext, policy: PageBreakPolicy, content: Sequence[Flowable]
) -> bool:
    """Whether a block has a part that may be cut, and is high enough for it."""
    if policy.cut_at is None or _find_first(policy, content) is None:
        return False
    if not policy.whole_content:
        return True
    most = measure_column_height(setting.theme) * policy.whole_content
    return measure_height(content, setting.width) > most


def _find_first(policy: PageBreakPolicy, content: Sequence[Flowable]) -> int | None:
    """Return the place of the first part that may be cut; None if no part may."""
    for number, part in enumerate(content):
        if policy.cut_at and isinstance(part, policy.cut_at):
            return number
    return None


def _measure_head(
    setting: RenderContext, policy: PageBreakPolicy, content: Sequence[Flowable]
) -> float:
    """Return the height of what a block begins with, which stays with its heading."""
    first = _find_first(policy, content) or 0
    lead = getattr(content[first], "lead", None)
    if lead is not None:
        return measure_height(content[:first], setting.width) + float(lead)
    stop = first + policy.head_items
    if len(content) < policy.head_items + policy.foot_items:
        stop = len(content)  # head and foot overlap
    return measure_height(content[:stop], setting.width)


def _keep_foot(
    setting: RenderContext,
    policy: PageBreakPolicy,
    content: Sequence[Flowable],
    parts: list[Flowable],
) -> list[Flowable]:
    """Return the parts of a block, the last of them standing together."""
    count = policy.foot_items
    if count == 1 or len(content) <= count:
        return parts
    last = parts[-count:]
    most = measure_column_height(setting.theme) * _FOOT
    if measure_height(last, setting.width) > most:
        return parts
    return [*parts[:-count], KeepTogether(last)]
