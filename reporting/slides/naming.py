"""Blocks of a section -> what their slides are called.

A slide's title is a sentence, it is the content's own, and no two slides have the same. A block
with a title is called by it. One without is called

- by who speaks, if it is a quotation: the words alone stand below, large;
- by its caption, if it is a picture with one sentence under it, which then moves up;
- else by the takeaway of its section, which it proves. One such block has the section's title
  before that, for the opener says the same; several are numbered, `(1/3)` to `(3/3)`.

Numbers run over all slides of one title, whether one block or several need them: `(2)` alone
would leave whoever meets it to ask where the first was.
"""

from __future__ import annotations

from collections.abc import Sequence

from reporting.plan.block_model import Block, ImageBlock, QuotationBlock
from reporting.plan.kept import keep
from reporting.plan.model import SectionPlan
from reporting.plan.words import (
    Line,
    drop_marks,
    join_located,
    plain_paragraph,
)
from reporting.record import Record, replace

SENTENCE_ENDS = (". ", "! ", "? ", "… ")


class NamedBlock(Record, frozen=True):
    """A block as it is shown, and what its slides are called.

    Args:
        block: without what has become its title.
        title: of its slides.
        path: of that in the content.
    """

    block: Block
    title: Line
    path: str


def name_blocks(
    section: SectionPlan,
    blocks: Sequence[Block],
    colon: str,
) -> list[NamedBlock]:
    """Return the blocks that begin a section's slides, with the titles of these.

    Args:
        section: that they stand in.
        blocks: each the first on its slides.
        colon: what stands between a label and what it labels.
    """
    own = [_name_by_itself(block, colon) for block in blocks]
    lead: Line = section.takeaway
    if own.count(None) == 1:
        lead = join_located(section.title, colon, section.takeaway)
    path = f"{section.path}.takeaway"
    named = []
    for block, found in zip(blocks, own, strict=True):
        named.append(found or NamedBlock(block, lead, path))
    return named


def _name_by_itself(block: Block, colon: str) -> NamedBlock | None:
    """Return a block that has a name of its own; None for one that has none."""
    if block.title:
        return NamedBlock(
            block,
            block.title,
            f"{block.path}.title",
        )
    match block:
        case QuotationBlock(attribution=speaker) if speaker:
            title = join_located(drop_marks(speaker), colon.rstrip())
            return NamedBlock(
                keep(replace(block, attribution="")),
                title,
                block.path,
            )
        case ImageBlock(caption=caption) if caption:
            words = plain_paragraph(caption)
            if any(end in words for end in SENTENCE_ENDS):
                return None
            return NamedBlock(
                keep(replace(block, caption=None)),
                caption,
                block.path,
            )
    return None


def number_titles(titles: Sequence[tuple[str, int, bool]]) -> list[list[str]]:
    """Return what follows each title on each of its slides: ` (2/3)`, or nothing.

    An opener is not counted with the slides that prove it, unless there is one alone.

    Args:
        titles: of topics: its words, how many slides it has, whether it opens a section.
    """
    members: dict[str, list[int]] = {}
    for at, (words, _, _) in enumerate(titles):
        members.setdefault(words, []).append(at)
    marks = [[""] * count for _, count, _ in titles]
    for places in members.values():
        openers = [at for at in places if titles[at][2]]
        others = []
        for at in places:
            if not titles[at][2]:
                others.append(at)
        is_alone = sum(titles[at][1] for at in others) == 1
        counted = places if is_alone or len(openers) > 1 else others
        slides = []
        for at in counted:
            for part in range(titles[at][1]):
                slides.append((at, part))
        if len(slides) < 2:  # noqa: PLR2004  (nothing to tell apart)
            continue
        for number, (at, part) in enumerate(slides, 1):
            marks[at][part] = f" ({number}/{len(slides)})"
    return marks
