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

    def find_first(self, content: Sequence[Flowable]) -> int | None:
        """Return the place of the first part that may be cut; None if no part may."""
        if self.cut_at is None:
            return None
        for number, part in enumerate(content):
            if isinstance(part, self.cut_at):
                return number
        return None

    def measure_head(self, content: Sequence[Flowable], width: float) -> float:
        """Return the height of what stays with a heading, in points."""
        first = self.find_first(content) or 0
        lead = getattr(content[first], "lead", None)
        if lead is not None:
            above = measure_height(content[:first], width)
            return above + float(lead)
        stop = first + self.head_items
        if len(content) < self.head_items + self.foot_items:
            stop = len(content)  # head and foot overlap
        return measure_height(content[:stop], width)


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
    width = setting.width
    h2 = setting.styles.h2
    line = setting.styles.body.leading
    space = line / 2 if policy.has_space else 0
    after = make_rest(setting, space)
    can_be_cut = policy.find_first(content) is not None
    if policy.whole_content:
        height = measure_height(content, width)
        can_be_cut = can_be_cut and height > room * policy.whole_content
    if not can_be_cut or measure_height(parts, width) < room * policy.whole:
        return [KeepTogether(parts), after]
    head = policy.measure_head(content, width)
    if policy.head_lines:
        head = min(head, policy.head_lines * line)
    needed = h2.spaceBefore + measure_height(heading, width) + h2.spaceAfter + head
    start = KeepRoom(min(needed, room * policy.head_room))
    count = policy.foot_items
    foot = parts[-count:]
    has_foot = 1 < count < len(content)
    if has_foot and measure_height(foot, width) <= room * _FOOT:
        return [start, *parts[:-count], KeepTogether(foot), after]
    return [start, *parts, after]
