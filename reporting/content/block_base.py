"""What all kinds of block share, and what becomes of a block in the deck."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from reporting.content.values import (
    ClaimId,
    Headline,
    Item,
    Rich,
    Spoken,
)

if TYPE_CHECKING:
    pass


class DeckHint(StrEnum):
    """What becomes of a block in the deck."""

    OWN = "own"
    """A slide of its own, or several."""
    MERGE = "merge"
    """On the slide of the block before it, when both are text."""
    NOTES = "notes"
    """Into the speaker notes of the slide before it."""
    HIDDEN = "hidden"
    """On a hidden slide in its place, which the talk passes over and takes no time of."""
    OUT = "out"
    """Not in the deck."""


class BlockBase(Item, frozen=True, kw_only=True):
    """What all blocks share."""

    title: Headline | None = None
    """A whole sentence: the message. The slide's title, and the heading or caption in print."""
    claims: tuple[ClaimId, ...] = ()
    """Claims that bear the block as a whole."""
    unsourced: Headline | None = None
    """Why its numbers need no claim; both outputs say so."""
    notes: Annotated[Rich | None, Spoken()] = None
    """Words for the speaker."""
    deck: DeckHint = DeckHint.OWN
    """What becomes of the block in the deck."""
