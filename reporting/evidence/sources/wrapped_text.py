"""The lines of a plain text -> whether they are wrapped, and the blocks that they make then.

RFCs, mails and many README files break their lines at a width, with a blank line between
paragraphs. Lines were broken at a width where each is filled: the first word of the next line
would not have fitted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_NARROWEST = 30
_WIDEST = 120
"""Characters of the lines of a text that somebody wrapped."""
_FEWEST = 3
"""Lines that must be full before a text is taken to be wrapped."""
_SLACK = 3
"""Characters that a full line may lack."""
_FULL = 0.75
"""The share of the lines, last ones of blocks left out, that must be full."""
_WIDTH_AT = 0.9
"""The share of them that is no longer than the width."""
_SEVERAL = 1 / 3
"""The share of blocks that must have several lines; headings have one."""
_QUOTED = re.compile(r"\s*(?:>\s?)+")
_HYPHEN = re.compile(r"[^\W\d_]-$")


def split_blocks(lines: Sequence[str]) -> list[list[str]]:
    """Return the lines of a text that stand between blank ones."""
    blocks: list[list[str]] = []
    is_open = False
    for line in lines:
        words = line
        if ">" in line:
            words = _QUOTED.sub("", line, count=1)
        is_blank = not words.strip()
        if is_blank:
            is_open = False
            if line.strip() and blocks:  # a bare `>` parts what is quoted
                blocks[-1].append(line)
        elif is_open:
            blocks[-1].append(line)
        else:
            blocks.append([line])
            is_open = True
    return blocks


def is_wrapped(lines: Sequence[str]) -> bool:
    """Return whether the lines of a text are filled up to a width, in blocks."""
    blocks = split_blocks(lines)
    several = []
    for block in blocks:
        if len(block) > 1:
            several.append(block)
    if len(blocks) < 2 or len(several) < _SEVERAL * len(blocks):  # noqa: PLR2004  (one blank)
        return False
    lengths: list[int] = []
    needs: list[int] = []
    for block in several:
        for line, following in pairwise(block):
            words = following.split() or [""]
            length = len(line.rstrip())
            lengths.append(length)
            needs.append(length + 1 + len(words[0]))
    lengths.sort()
    last = len(lengths) - 1
    width = lengths[int(_WIDTH_AT * last)]
    if not _NARROWEST <= width <= _WIDEST:
        return False
    full = sum(need > width - _SLACK for need in needs)
    return full >= _FEWEST and full >= _FULL * len(needs)


def join_lines(block: Sequence[str]) -> str:
    """Return the lines of a block as one text; quoted ones without what marks them so."""
    lines = [line.strip() for line in block]
    if all(line.startswith(">") for line in lines):
        lines = [_QUOTED.sub("", line, count=1) for line in lines]
    text = ""
    for line in filter(None, lines):
        gap = " " if text and not _HYPHEN.search(text) else ""
        text = f"{text}{gap}{line}"
    return text
