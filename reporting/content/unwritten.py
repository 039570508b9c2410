"""Parsed content -> texts that are still to be written: `[title]` in the place of a title.

`make-report init --from` leaves such words where it left out what the other content said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reporting.content.parsed import LanguageText, ParsedContent
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

_MANY = 12
"""Texts that are told one by one at the most: a dossier that was just begun has a hundred."""
_BLANK = r"\[([a-z_]+)(?: [a-z]{1,2})?\]"


def find_unwritten_texts(parsed: ParsedContent) -> Iterator[Problem]:
    """Yield a warning for each text that is still to be written, or one for very many."""
    found: list[tuple[LanguageText, str]] = []
    for text in parsed.texts:
        words = text.text
        if not words.startswith("["):
            continue
        match = re.match(_BLANK, words)
        if match and match[1] in BLANKS:
            found.append((text, match[0]))
    hint = "write the words that belong here"
    if len(found) > _MANY:
        (first, _), *_ = found
        line, _ = parsed.find_position(first.piece, first.parts)
        message = f"{len(found)} texts in brackets are still to be written"
        yield parsed.warning(
            first.piece,
            first.field,
            f"{message}, from line {line} on",
            f"{hint}; the last {_MANY} are told one by one",
            code="W890",
        )
        return
    for text, blank in found:
        yield parsed.warning(
            text.piece,
            text.field,
            f"`{blank}` is still to be written",
            hint,
            code="W890",
        )
