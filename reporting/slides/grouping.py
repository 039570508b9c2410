"""A section's blocks and their placement in the deck -> groups that share slides."""

from __future__ import annotations

from reporting.content.block_base import DeckHint
from reporting.plan.block_model import Block
from reporting.plan.model import SectionPlan
from reporting.record import MutableRecord, field
from reporting.slides.text import MERGING, TextBlock, lay_out_text
from reporting.slides.typesetter import Typesetter


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

    A block to be merged joins the group before if both are text and their slide has room, and
    is not hidden. What goes into the notes goes to a slide that is shown.
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
                texts = [] if groups[-1].is_hidden else list_texts(last)
                vain: list[str] = []
                if not texts or not isinstance(block, MERGING):
                    vain.append(block.path)
                elif len(lay_out_text(setter, [*texts, block])) == 1:
                    last.shown.append(block)
                    continue
                last = BlockGroup(shown=[block], vain_merges=vain)
                groups.append(last)
    return groups


def list_texts(group: BlockGroup) -> list[TextBlock]:
    """Return the blocks of a group whose kind may be merged; they come first or not at all."""
    return [block for block in group.shown if isinstance(block, MERGING)]
