"""The content's own texts and the sources -> warnings where it repeats too much of their wording.

Twelve words in a row are somebody else's sentence. A text is read as its words alone, so
that punctuation, markup and case hide nothing. Quotations are marked as what they are
(`quotations.py`), and titles of sources are theirs to begin with.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reporting.content.blocks import Quotation
from reporting.content.inline import SourceMark, Words
from reporting.content.parsed import LanguageText, ParsedContent
from reporting.errors import Problem

RUN = 12
"""Words in a row that are too many."""
_PACE = RUN // 2
"""A run of twelve words holds one of the source's blocks of six, wherever the blocks begin."""
_PLACES = 20
"""Places of one block that are followed: what stands in more says nothing."""
_SHOWN = 8
_WORD = re.compile(r"[^\W_]+")

Block = tuple[str, ...]


class _Own(NamedTuple):
    """A text of the content, as words."""

    written: LanguageText
    words: Sequence[str]


class _Repeat(NamedTuple):
    own: _Own
    start: int
    end: int


def find_text_reuse(
    draft: ParsedContent, sources: Mapping[str, Sequence[str]]
) -> Iterator[Problem]:
    """Yield a warning for each text that repeats a source.

    Args:
        draft: the content.
        sources: paragraphs by the ids of their sources.
    """
    if not sources:
        return
    own = [
        _Own(written, _words(_said(written)))
        for written in draft.written
        if _counts(written)
    ]
    blocks = _blocks(own)
    for id_, paragraphs in sources.items():
        for found in _longest(_repeated(blocks, _words("\n".join(paragraphs)))):
            written, count = found.own.written, found.end - found.start
            begins = " ".join(found.own.words[found.start : found.start + _SHOWN])
            message = f"{count} words in a row are those of `{id_}`: “{begins} …”"
            hint = (
                "say it in your own words, or quote it as a block of kind `quotation`"
            )
            yield draft.warning(written.piece, written.parts, message, hint)


def _counts(written: LanguageText) -> bool:
    return written.piece.kind != "sources" and not isinstance(
        written.piece.value, Quotation
    )


def _said(written: LanguageText) -> str:
    """Return the words of a text without its markup; a source mark parts nothing."""
    runs = (run for run in written.runs if not isinstance(run, SourceMark))
    return "".join(run.text if isinstance(run, Words) else " " for run in runs)


def _words(text: str) -> Sequence[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())


# ---------------------------------------------------------------- runs of words


def _blocks(own: Sequence[_Own]) -> Mapping[Block, list[tuple[_Own, int]]]:
    """Return where each block of words stands in the content."""
    found: dict[Block, list[tuple[_Own, int]]] = {}
    for text in own:
        for at in range(len(text.words) - _PACE + 1 if len(text.words) >= RUN else 0):
            places = found.setdefault(tuple(text.words[at : at + _PACE]), [])
            if len(places) < _PLACES:
                places.append((text, at))
    return found


def _repeated(
    blocks: Mapping[Block, list[tuple[_Own, int]]], source: Sequence[str]
) -> Iterator[_Repeat]:
    for at in range(0, len(source) - _PACE + 1, _PACE):
        for text, place in blocks.get(tuple(source[at : at + _PACE]), ()):
            back = _alike(
                text.words[:place][::-1], source[max(0, at - place) : at][::-1]
            )
            on = _alike(text.words[place:], source[at : at + len(text.words) - place])
            if back + on >= RUN:
                yield _Repeat(text, place - back, place + on)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words two lists begin with in common."""
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count


def _longest(found: Iterator[_Repeat]) -> Iterator[_Repeat]:
    """Yield each repeated run once, the longest where runs overlap."""
    by_text: dict[int, list[_Repeat]] = {}
    for each in found:
        by_text.setdefault(id(each.own), []).append(each)
    for runs in by_text.values():
        told: list[_Repeat] = []
        for run in sorted(runs, key=lambda each: (each.start - each.end, each.start)):
            if all(run.end <= other.start or run.start >= other.end for other in told):
                told.append(run)
        yield from sorted(told, key=lambda each: each.start)
