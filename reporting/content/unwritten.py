"""Parsed content -> texts that are still to be written: `[title]` in the place of a title.

`make-report init --from` leaves such words where it left out what the other content said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reporting.content.kept_checks import check_pieces
from reporting.content.parsed import ParsedContent, Piece
from reporting.errors import Problem

BLANKS = frozenset(
    {
        "alt",
        "ask",
        "audience",
        "author",
        "basis",
        "caption",
        "category",
        "cell",
        "classification",
        "comparison",
        "credit",
        "inferred",
        "item",
        "label",
        "line",
        "name",
        "note",
        "notes",
        "point",
        "presenter",
        "question",
        "reading",
        "role",
        "short",
        "speaker",
        "subtitle",
        "summary",
        "takeaway",
        "term",
        "text",
        "title",
        "unit",
        "unsourced",
        "why_now",
    }
)
"""What stands in brackets, each for what is to be written there."""

_BLANK = r"\[([a-z_]+)(?: [a-z]{1,2})?\]"


def find_unwritten_texts(parsed: ParsedContent) -> Iterator[Problem]:
    """Yield a warning for each text that is still to be written."""
    yield from check_pieces(_check_texts, parsed)


def _check_texts(parsed: ParsedContent, piece: Piece) -> Iterator[Problem]:
    for text in piece.texts:
        words = text.text
        if not words.startswith("["):
            continue
        match = re.match(_BLANK, words)
        if match and match[1] in BLANKS:
            yield parsed.warning(
                text.piece,
                text.field,
                f"`{match[0]}` is still to be written",
                "write the words that belong here",
                code="W890",
            )
