"""Words that a file states of itself -> the same without what we would read as markup.

A title is printed as it stands, so a content with `*bold*` in one does not load. What is
proposed is the words alone.
"""

from __future__ import annotations

import re

from reporting.content.inline import SourceMark, Words, read_paragraph
from reporting.content.running_text import describe_markup

_MARKS = re.compile(r"[*_\[\]{}^]")
_NOTE = "[^"
_ROUNDS = 4
"""How often what is left may be markup again, as in `***{a}***`."""


def drop_markup(words: str) -> str:
    """Return words that hold no markup: `A *bold* {move}[^1]` gives `A bold move`."""
    for _ in range(_ROUNDS):
        found = describe_markup(words)
        if not found:
            return words
        plain = _join_runs(words)
        if plain == words:  # a mark that is none: what is written of it counts
            written, _ = found
            inner = "" if written.startswith(_NOTE) else _MARKS.sub("", written)
            plain = words.replace(written, inner)
        words = " ".join(plain.split())
    return words if not describe_markup(words) else _MARKS.sub("", words)


def _join_runs(words: str) -> str:
    """Return what the runs of some words say, without marks of sources."""
    joined = ""
    for run in read_paragraph(words).runs:
        if isinstance(run, SourceMark):
            joined = joined.rstrip()
        elif isinstance(run, Words):
            joined += run.text
        else:
            joined += run.figure
    return joined
