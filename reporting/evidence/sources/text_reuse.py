"""The content's own texts and the sources -> warnings of text reuse: too much of their wording.

Twelve words in a row are somebody else's sentence. A text is read as its words alone, so
that punctuation, markup and case hide nothing. Quotations are marked as what they are
(`quotations.py`), and titles of sources are theirs to begin with.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from reporting.content.blocks import Quotation
from reporting.content.inline import SourceMark, Words
from reporting.content.parsed import LanguageText, ParsedContent
from reporting.errors import Problem
from reporting.evidence.sources.local_sources import LocalSource
from reporting.record import Record

RUN = 12
"""Words in a row that are too many."""
_SHINGLE = RUN // 2
"""A run of twelve words holds one of the source's shingles of six, wherever these begin."""
_PLACES = 20
"""Places of one shingle that are followed: what stands in more says nothing."""
_FEW = 8
"""Words that are sooner looked for in a source than its own are told apart."""
_SHOWN = 8
"""Words of a run that a message shows."""

Shingle = tuple[str, ...]
"""Six words in a row."""


class OwnText(Record, frozen=True):
    """A text of the content, as words."""

    written: LanguageText
    words: Sequence[str]


class Overlap(Record, frozen=True):
    """Words of a text, from one place to another, that stand in a source too."""

    own: OwnText
    start: int
    end: int

    def meets(self, other: Overlap) -> bool:
        """Whether two runs of one text share a word."""
        return self.start < other.end and other.start < self.end


Place = tuple[OwnText, int]
"""A word of a text, by its number."""
Places = Mapping[Shingle, Sequence[Place]]
"""Where each shingle stands in the content."""


def find_text_reuse(
    parsed: ParsedContent,
    copies: Mapping[str, LocalSource],
) -> Iterator[Problem]:
    """Yield a warning for each text that repeats a source.

    Args:
        parsed: the content.
        copies: the local copies by the ids of their sources.
    """
    if not any(copy.paragraphs for copy in copies.values()):
        return
    places = index_shingles(parsed)
    if not places:
        return
    keys = {max(shingle, key=len) for shingle in places}
    for source_id, copy in copies.items():
        text = fold_letters("\n".join(copy.paragraphs))
        if len(keys) <= _FEW and not any(key in text for key in keys):
            continue
        source = split_words(text)
        for overlap in choose_longest(find_overlaps(places, source)):
            words = overlap.own.words[overlap.start : overlap.end]
            beginning = " ".join(words[:_SHOWN])
            message = (
                f"{len(words)} words in a row are those of `{source_id}`: "
                f"“{beginning} …”"
            )
            hint = (
                "say it in your own words, or quote it as a block of kind `quotation`"
            )
            written = overlap.own.written
            yield parsed.warning(
                written.piece,
                written.parts,
                message,
                hint,
                code="W538",
            )


def index_shingles(parsed: ParsedContent) -> Places:
    """Return where each shingle of the content's own texts stands."""
    places: dict[Shingle, list[Place]] = defaultdict(list)
    for written in parsed.texts:
        piece = written.piece
        if piece.kind == "sources" or isinstance(piece.value, Quotation):
            continue
        words = split_words(fold_letters(join_words(written)))
        own = OwnText(written, words)
        if len(own.words) < RUN:
            continue
        last = len(own.words) - _SHINGLE
        for start in range(last + 1):
            shingle = tuple(own.words[start : start + _SHINGLE])
            if len(places[shingle]) < _PLACES:
                places[shingle].append((own, start))
    return places


def join_words(written: LanguageText) -> str:
    """Return the words of a text without its markup; a source mark parts nothing."""
    parts: list[str] = []
    for run in written.runs:
        if isinstance(run, Words):
            parts.append(run.text)
        elif not isinstance(run, SourceMark):
            parts.append(" ")
    return "".join(parts)


def fold_letters(text: str) -> str:
    """Return a text in one form of its letters, all of them small."""
    return unicodedata.normalize("NFC", text).casefold()


def split_words(text: str) -> Sequence[str]:
    """Return the words of a text that `fold_letters` made."""
    return re.findall(r"[^\W_]+", text)


def find_overlaps(places: Places, source: Sequence[str]) -> Iterator[Overlap]:
    """Yield the runs of too many words that stand both in the content and in a source.

    Args:
        places: where each shingle stands in the content.
        source: the words of the source.
    """
    columns = [source[first::_SHINGLE] for first in range(_SHINGLE)]
    for number, shingle in enumerate(zip(*columns, strict=False)):
        if shingle not in places:
            continue
        here = number * _SHINGLE
        for own, start in places[shingle]:
            first = start - count_common(
                own.words,
                start - 1,
                source,
                here - 1,
                -1,
            )
            last = start + count_common(
                own.words,
                start,
                source,
                here,
                1,
            )
            if last - first >= RUN:
                yield Overlap(own, first, last)


def count_common(
    one: Sequence[str],
    mine: int,
    other: Sequence[str],
    theirs: int,
    step: int,
) -> int:
    """Return how many words two lists have in common from some places on.

    Args:
        one: a list of words.
        mine: the place in it.
        other: another list.
        theirs: the place in that.
        step: 1 to go forwards, -1 to go backwards.
    """
    count = 0
    while 0 <= mine < len(one) and 0 <= theirs < len(other):
        if one[mine] != other[theirs]:
            break
        count += 1
        mine += step
        theirs += step
    return count


def choose_longest(overlaps: Iterator[Overlap]) -> Iterator[Overlap]:
    """Yield each repeated run once, the longest where runs overlap."""
    by_text: dict[int, list[Overlap]] = defaultdict(list)
    for overlap in overlaps:
        by_text[id(overlap.own)].append(overlap)
    for runs in by_text.values():
        runs.sort(key=attrgetter("start"))
        runs.sort(key=lambda run: run.start - run.end)
        chosen: list[Overlap] = []
        for run in runs:
            if not any(map(run.meets, chosen)):
                chosen.append(run)
        chosen.sort(key=attrgetter("start"))
        yield from chosen
