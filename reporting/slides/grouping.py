"""A section's blocks and their placement in the deck -> groups that share slides."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from reporting.content.block_base import DeckHint
from reporting.memory import Same, remember
from reporting.plan.block_model import Block
from reporting.plan.model import SectionPlan
from reporting.record import MutableRecord, field
from reporting.slides.blocks import lay_out_block
from reporting.slides.joining import lay_out_joined, may_join
from reporting.slides.model import SlideBody
from reporting.slides.text import MERGING, TextBlock, lay_out_text
from reporting.slides.typesetter import Typesetter


def _key(setter: Typesetter, shown: Sequence[Block]) -> Hashable:
    """Return what blocks that share slides are laid out from."""
    return (setter, *map(Same, shown))


class BlockGroup(MutableRecord):
    """Blocks that share slides.

    Args:
        shown: on the slides.
        only_noted: told in their speaker notes instead.
        omitted: named there, and neither shown nor told.
        vain_merges: paths of those shown that were to join the group before.
    """

    shown: list[Block] = field(default_factory=list)
    only_noted: list[Block] = field(default_factory=list)
    omitted: list[Block] = field(default_factory=list)
    vain_merges: list[str] = field(default_factory=list)

    @property
    def is_hidden(self) -> bool:
        """Whether its slides are passed over in the talk."""
        return any(block.placement is DeckHint.HIDDEN for block in self.shown)


def group_blocks(
    setter: Typesetter,
    section: SectionPlan,
) -> list[BlockGroup]:
    """Group a section's blocks by their placement; the first group is the opener's.

    A block to be merged joins the group before if that is text too, or an exhibit alone, their
    slide has room, and is not hidden. What goes into the notes goes to a slide that is shown.
    """
    groups = [BlockGroup()]
    last = groups[0]
    for block in section.blocks:
        match block.placement:
            case DeckHint.NOTES:
                last.only_noted.append(block)
            case DeckHint.OUT:
                last.omitted.append(block)
            case DeckHint.HIDDEN:
                groups.append(BlockGroup(shown=[block]))
            case DeckHint.OWN:
                last = BlockGroup(shown=[block])
                groups.append(last)
            case DeckHint.MERGE:
                shown = last.shown
                if groups[-1].is_hidden:
                    shown = []
                vain: list[str] = []
                if not may_share(shown, block):
                    vain.append(block.path)
                elif have_room(setter, [*shown, block]):
                    last.shown.append(block)
                    continue
                last = BlockGroup(shown=[block], vain_merges=vain)
                groups.append(last)
    return groups


def may_share(shown: Sequence[Block], block: Block) -> bool:
    """Whether a block is of a kind that may join what a slide shows."""
    if may_join(shown, block):
        return True
    is_text = bool(shown) and isinstance(shown[0], MERGING)
    return is_text and isinstance(block, MERGING)


@remember(_key)
def have_room(setter: Typesetter, shown: Sequence[Block]) -> bool:
    """Whether blocks that may share a slide have room on one."""
    texts = list_texts(shown)
    if len(texts) == len(shown):
        return len(lay_out_text(setter, texts)) == 1
    return lay_out_joined(setter, shown[0], texts) is not None


@remember(_key)
def lay_out_group(setter: Typesetter, shown: Sequence[Block]) -> tuple[SlideBody, ...]:
    """Lay out blocks that share slides.

    What joined an exhibit and has no room after all follows it.
    """
    texts = list_texts(shown)
    if len(shown) == 1:
        return lay_out_block(setter, shown[0])
    if len(texts) == len(shown):
        return lay_out_text(setter, texts)
    joined = lay_out_joined(setter, shown[0], texts)
    if joined:
        return (joined,)
    return (*lay_out_block(setter, shown[0]), *lay_out_text(setter, texts))


def list_texts(shown: Sequence[Block]) -> list[TextBlock]:
    """Return those of some blocks whose kind is running text."""
    return [block for block in shown if isinstance(block, MERGING)]
