"""Words of one look or more -> units: what stands between two places where a line may end.

A word is shaped and measured once for all of a document; its parts are measured only where a
line may end within it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from reporting.memory import MANY_WORDS, Memory
from reporting.paper.typeset.bidi import has_rtl
from reporting.paper.typeset.break_opportunities import (
    BreakOpportunity,
    find_hyphenation_points,
    find_joints,
    is_plain_word,
)
from reporting.pdf.face import ShapedWord, ShapedWords, find_face
from reporting.record import Record, force_setattr

NO_BREAK = "\u00a0"
_LEAST = 1e-9
_SHORT_WORD = 25.0
"""Cost of ending a line after a word of one letter."""


class Stretch(NamedTuple):
    """A part of a word that has one look.

    Args:
        text: its letters.
        face: key of its face.
        size: in points.
        patterns: name of the hyphenation patterns; empty to break no word.
        is_mark: whether it is a source mark.
    """

    text: str
    face: str
    size: float
    patterns: str = ""
    is_mark: bool = False


class Unit(Record, frozen=True, eq=False):
    """What stands between two places where a line may end; lengths are in points.

    Args:
        word: its letters, by looks.
        length: how many characters it has.
        sizes: what lines are added up from: its width with the space after it, and with the
            hyphen after it instead; how many glyphs and spaces give in it with that space, and
            how many without.
        space: width of the space after it, which a line's end swallows; 0 within a word.
        hyphen: width of the hyphen that is shown if a line ends here.
        cost: how bad it is to end a line here.
        is_broken: whether a line that ends here ends in a hyphen, shown or written.
        shaped: its glyphs, if it is a word of one look between two spaces.
        kept_cuts: where a hyphen may stand in it, once that was asked.
    """

    word: tuple[Stretch, ...]
    length: int
    sizes: tuple[float, float, int, int, int, int]
    space: float = 0.0
    hyphen: float = 0.0
    cost: float = 0.0
    is_broken: bool = False
    shaped: ShapedWord | None = None
    kept_cuts: tuple[Cut, ...] | None = None

    @property
    def cuts(self) -> tuple[Cut, ...]:
        """Where a hyphen may stand in it."""
        cuts = self.kept_cuts
        if cuts is None:
            cuts = find_cuts(self, "")
            # It says nothing new: what follows from the word is kept with it.
            force_setattr(self, "kept_cuts", cuts)
        return cuts

    @property
    def width(self) -> float:
        """Its width, with the hyphen after it."""
        return self.sizes[1]

    @property
    def text(self) -> str:
        """Its letters."""
        return "".join([stretch.text for stretch in self.word])


class Cut(NamedTuple):
    """A place in a unit where a hyphen may stand.

    Args:
        at: letters before it.
        width: of them, in points.
        letters: how many glyphs they have.
        hyphen: width of the hyphen, in points.
        cost: how bad it is to end a line there.
    """

    at: int
    width: float
    letters: int
    hyphen: float
    cost: float


# ---------------------------------------------------------------- words


@cache
def find_shaped_words(face: str, *, is_rtl: bool = False) -> ShapedWords:
    """Return the words of a face, by the key of the face."""
    found = find_face(face)
    return found.rtl_words if is_rtl else found.words


class Lexicon(Memory[str, tuple[Unit, ...]]):
    """The words of one look, each with the space after it: such words recur in a document.

    Args:
        face: key of the face.
        size: in points.
        patterns: name of the hyphenation patterns.
        space: width of the space, in points; 0 at the end of a paragraph.
    """

    def __init__(self, face: str, size: float, patterns: str, space: float) -> None:
        super().__init__(self._cut, most=MANY_WORDS)
        self.look = (face, size, patterns)
        self.size = size
        self.space = space
        self.shaped = find_shaped_words(face)

    def _cut(self, text: str) -> tuple[Unit, ...]:
        """Return what `cut_word` does, in fewer steps for most words."""
        word = (Stretch(text, *self.look),)
        space = self.space
        if not is_plain_word(text):
            return cut_word(word, space)
        shaped = self.shaped[text]
        ends = space > 0
        width = shaped.width * self.size
        letters = len(shaped.glyphs)
        sizes = (width + space, width, letters + ends, int(ends), letters, 0)
        return (Unit(word, len(text), sizes, space, shaped=shaped),)


def find_lexicon(
    face: str, size: float, patterns: str, *, ends: bool = False
) -> Lexicon:
    """Return the words of a look.

    Args:
        face: key of the face.
        size: in points.
        patterns: name of the hyphenation patterns.
        ends: whether they end a paragraph, with no space after them.
    """
    return _LEXICONS[face, size, patterns, ends]


def _make_lexicon(look: tuple[str, float, str, bool]) -> Lexicon:
    face, size, patterns, ends = look
    space = 0.0 if ends else measure_space(face, size)
    return Lexicon(face, size, patterns, space)


_LEXICONS = Memory(_make_lexicon)
"""The words of looks, as long as builds ask for them: each theme has others."""


def cut_word(word: Sequence[Stretch], space: float) -> tuple[Unit, ...]:
    """Cut a word where a line may end in it without hyphenation.

    Args:
        word: by looks.
        space: width of the space after it, in points; 0 at the end of a paragraph.
    """
    text = "".join([stretch.text for stretch in word])
    cost = 0.0
    if space > 0 and len(text) == 1 and text.isalpha():
        cost = _SHORT_WORD
    joints = find_joints(text)
    if not joints:
        return (make_unit(word, space=space, cost=cost),)
    *parts, last = slice_at(word, joints)
    return (*parts, make_unit(last.word, space=space, cost=cost))


@lru_cache(maxsize=1000)
def measure_space(face: str, size: float) -> float:
    """Return the width of a space, in points; one without any still parts two words."""
    width = find_face(face).advance(" ")
    return max(width * size, _LEAST)


@lru_cache(maxsize=1000)
def measure_hyphen(face: str, size: float) -> float:
    """Return the width of a hyphen, in points."""
    return find_face(face).advance("-") * size


def make_unit(
    word: Sequence[Stretch],
    *,
    space: float = 0.0,
    hyphen: float = 0.0,
    cost: float = 0.0,
    is_broken: bool = False,
) -> Unit:
    """Return letters as a unit that ends in some way."""
    width, letters, gaps = _measure_letters(word)
    ends = space > 0
    sizes = (
        width + space,
        width + hyphen,
        letters + ends,
        gaps + ends,
        letters,
        gaps,
    )
    length = sum([len(stretch.text) for stretch in word])
    return Unit(
        tuple(word),
        length,
        sizes,
        space,
        hyphen,
        cost,
        is_broken,
    )


def slice_at(
    word: Sequence[Stretch], places: Sequence[BreakOpportunity]
) -> Iterator[Unit]:
    """Yield the parts of a word between its break opportunities."""
    start = 0
    for place in places:
        part = slice_word(word, start, place.at)
        last = part[-1]
        hyphen = measure_hyphen(last.face, last.size) if place.hyphen else 0.0
        yield make_unit(part, hyphen=hyphen, cost=place.cost, is_broken=place.broken)
        start = place.at
    yield make_unit(slice_word(word, start, None))


def slice_word(
    word: Sequence[Stretch], start: int, stop: int | None
) -> tuple[Stretch, ...]:
    """Return some letters of a word."""
    parts: list[Stretch] = []
    at = 0
    for stretch in word:
        end = at + len(stretch.text)
        last = end if stop is None else min(stop, end)
        if last > max(start, at):
            first = max(start - at, 0)
            text = stretch.text[first : last - at]
            parts.append(stretch._replace(text=text))
        at = end
    return tuple(parts)


def _measure_letters(word: Sequence[Stretch]) -> tuple[float, int, int]:
    """Return the width of letters, how many glyphs they have, and how many spaces."""
    width = 0.0
    letters = gaps = 0
    for text, face, size, _, _ in word:
        words = find_shaped_words(face, is_rtl=has_rtl(text))
        for at, part in enumerate(text.split(NO_BREAK)):
            if at:
                gaps += 1
                letters += 1
                width += measure_space(face, size)
            if part:
                shaped = words[part]
                width += shaped.width * size
                letters += len(shaped.glyphs)
    return width, letters, gaps


# ---------------------------------------------------------------- parts of words


def find_cuts(unit: Unit, patterns: str) -> tuple[Cut, ...]:
    """Find them: none in what is bound together, such as a number and its unit.

    Args:
        unit: any.
        patterns: name of the hyphenation patterns for words that have none of their own.
    """
    if unit.sizes[-1]:
        return ()
    cuts: list[Cut] = []
    start = 0
    before = 0.0
    letters_before = 0
    for stretch in unit.word:
        name = stretch.patterns or patterns
        places: Sequence[BreakOpportunity] = ()
        if name and not stretch.is_mark:
            places = find_hyphenation_points(stretch.text, name)
        if places:
            hyphen = measure_hyphen(stretch.face, stretch.size)
        for place, (width, letters) in zip(
            places, _measure_heads(stretch, places), strict=True
        ):
            cut = Cut(
                start + place.at,
                before + width,
                letters_before + letters,
                hyphen,
                place.cost,
            )
            cuts.append(cut)
        if len(unit.word) > 1:
            width, letters, _ = _measure_letters((stretch,))
            before += width
            letters_before += letters
        start += len(stretch.text)
    return tuple(cuts)


def _measure_heads(
    stretch: Stretch, places: Sequence[BreakOpportunity]
) -> Iterator[tuple[float, int]]:
    """Yield width and letters of what stands before places in a stretch, as it is shaped."""
    if not places:
        return
    shaped = find_shaped_words(stretch.face)[stretch.text]
    widths = list(accumulate(shaped.advances, initial=0))
    for place in places:
        letters = bisect_left(shaped.clusters, place.at)
        yield widths[letters] * stretch.size / 1000, letters
