"""Words that a problem is about, and the scalar that says them -> where they are written."""

from __future__ import annotations

import re

from reporting.content.inline import find_paragraphs
from reporting.reading.nodes import Scalar
from reporting.reading.scalar_spans import map_written


def find_written_words(
    node: Scalar,
    written: str,
    words: str,
    paragraph: int,
) -> int:
    """Return the offset of whole words in a text as it is written; -1 where they are not.

    Args:
        node: the text.
        written: the same as it is written.
        words: that are looked for.
        paragraph: the place of the one from which on they are looked for first, from 0.
    """
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    pattern = re.compile(before + re.escape(words) + after)
    first = 0
    if paragraph:
        offsets = [at for at, _ in find_paragraphs(written)]
        if paragraph < len(offsets):
            first = offsets[paragraph]
    match = pattern.search(written, first) or pattern.search(written)
    if match:
        return match.start()
    # Escapes and letters with loose marks are written otherwise than they are read.
    match = pattern.search(node.value or "")
    if match:
        return map_written(node.value, written).locate(match.start())
    return -1
