"""What all planned blocks share: where they are written and placed, and what bears them."""

from __future__ import annotations

from reporting.content.block_base import DeckHint
from reporting.plan.words import Evidence, Line
from reporting.reading.origin import Origin
from reporting.record import Record


class Placement(Record, frozen=True, kw_only=True):
    """What the curator says of a block beside its words, by keyword and with defaults."""

    unsourced: Line = ""
    """`Not sourced: …` where numbers of it rest on no claim."""
    placement: DeckHint = DeckHint.OWN
    """What becomes of it in the deck."""
    is_built: bool = False
    """Whether the deck shows its items one by one."""
    speaker_notes: tuple[Line, ...] = ()
    """The curator's words for the speaker, a paragraph each; they are printed nowhere."""
    origin: Origin | None = None
    """Where it is written; None of what the plan puts together itself."""

    @property
    def path(self) -> str:
        """Its place in the content, such as `sections[2].blocks[0]`; empty if unknown."""
        return self.origin.path if self.origin else ""


class BlockBase(Placement, frozen=True):
    """What all planned blocks share; whoever takes one of any kind takes a `Block`.

    Each kind also has `list_words`, which yields what it says as words alone, in reading order
    and a line for each paragraph or item: the speaker notes of a block that is not shown. What
    all kinds share (title, evidence, what is not sourced) is no part of it.

    Args:
        id: stable, and unique in the content.
        title: a whole sentence; it may be empty.
        evidence: of the claims that bear the block as a whole.
    """

    id: str
    title: Line
    evidence: tuple[Evidence, ...]
