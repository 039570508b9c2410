"""Words of one look or more -> units: what stands between two places where a line may end.

A word is shaped and measured once for all of a document; its parts are measured only where a
line may end within it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from reporting.dossier.typeset.bidi import has_rtl
from reporting.dossier.typeset.break_opportunities import (
    BreakOpportunity,
    find_emergency_breaks,
    find_hyphenation_points,
    find_joints,
)
from reporting.pdf.face import ShapedWord, find_face
from reporting.record import Record, replace

NO_BREAK = "\u00a0"
_MANY = 20
"""Places on a line at which a word that fills many may be cut."""
_SHORT_WORD = 25.0
"""Cost of ending a line after a word of one letter."""
_PARTED = 1_500.0
"""Cost of ending a line at a no-break space, which is better than cutting a word."""


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
        width: of the letters, without space or hyphen after them.
        letters: how many glyphs it has, whose distance gives in justified text.
        gaps: spaces within it that give, but at which no line ends.
        space: width of the space after it, which a line's end swallows; 0 within a word.
        hyphen: width of the hyphen that is shown if a line ends here.
        cost: how bad it is to end a line here.
        is_broken: whether a line that ends here ends in a hyphen, shown or written.
    """

    word: tuple[Stretch, ...]
    length: int
    width: float
    letters: int
    gaps: int = 0
    space: float = 0.0
    hyphen: float = 0.0
    cost: float = 0.0
    is_broken: bool = False

    @property
    def text(self) -> str:
        """Its letters."""
        return "".join([stretch.text for stretch in self.word])


# ---------------------------------------------------------------- words


class ShapedWords(dict[str, ShapedWord]):
    """The words of one face and direction, as they are shaped."""

    def __init__(self, face: str, *, is_rtl: bool) -> None:
        super().__init__()
        self.face = find_face(face)
        self.is_rtl = is_rtl

    def __missing__(self, word: str) -> ShapedWord:
        """Shape a word that is met for the first time."""
        shaped = self.face.shape(word, is_rtl=self.is_rtl)
        self[word] = shaped
        return shaped


@cache
def find_shaped_words(face: str, *, is_rtl: bool = False) -> ShapedWords:
    """Return the words of a face, by the key of the face."""
    return ShapedWords(face, is_rtl=is_rtl)


class Lexicon(dict[str, tuple[Unit, ...]]):
    """The words of one look, each with a space after it: such words recur all over a document.

    Args:
        face: key of the face.
        size: in points.
        patterns: name of the hyphenation patterns.
    """

    def __init__(self, face: str, size: float, patterns: str) -> None:
        super().__init__()
        self.look = (face, size, patterns)
        self.space = measure_space(face, size)

    def __missing__(self, text: str) -> tuple[Unit, ...]:
        """Cut a word that is met for the first time."""
        units = cut_word((Stretch(text, *self.look),), self.space)
        self[text] = units
        return units


@cache
def find_lexicon(face: str, size: float, patterns: str) -> Lexicon:
    """Return the words of a look."""
    return Lexicon(face, size, patterns)


def cut_word(word: Sequence[Stretch], space: float) -> tuple[Unit, ...]:
    """Cut a word where a line may end in it without hyphenation.

    Args:
        word: by looks.
        space: width of the space after it, in points; 0 at the end of a paragraph.
    """
    text = "".join([stretch.text for stretch in word])
    joints = find_joints(text)
    units = list(_cut_at(word, joints)) if joints else [_measure_unit(word)]
    is_short = space > 0 and len(text) == 1 and text.isalpha()
    cost = _SHORT_WORD if is_short else 0.0
    units[-1] = replace(units[-1], space=space, cost=cost)
    return tuple(units)


def measure_space(face: str, size: float) -> float:
    """Return the width of a space, in points; one without any still parts two words."""
    return max(find_face(face).advance(" ") * size, 1e-9)


def _cut_at(
    word: Sequence[Stretch], places: Sequence[BreakOpportunity]
) -> Iterator[Unit]:
    """Yield the parts of a word between its break opportunities."""
    start = 0
    for place in places:
        part = _slice_word(word, start, place.at)
        unit = _measure_unit(part)
        hyphen = 0.0
        if place.hyphen:
            last = part[-1]
            hyphen = find_face(last.face).advance("-") * last.size
        yield replace(
            unit,
            hyphen=hyphen,
            cost=place.cost,
            is_broken=place.broken,
        )
        start = place.at
    yield _measure_unit(_slice_word(word, start, None))


def _slice_word(
    word: Sequence[Stretch], start: int, stop: int | None
) -> tuple[Stretch, ...]:
    """Return some letters of a word."""
    parts: list[Stretch] = []
    at = 0
    for stretch in word:
        end = at + len(stretch.text)
        last = end if stop is None else min(stop, end)
        if last > max(start, at):
            text = stretch.text[max(start - at, 0) : last - at]
            parts.append(stretch._replace(text=text))
        at = end
    return tuple(parts)


def _measure_unit(word: Sequence[Stretch]) -> Unit:
    """Return letters as a unit; nothing is said of how it ends."""
    width = 0.0
    length = letters = gaps = 0
    for text, face, size, _, _ in word:
        length += len(text)
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
    return Unit(tuple(word), length, width, letters, gaps)


# ---------------------------------------------------------------- parts of words


@lru_cache(maxsize=50_000)
def divide_unit(unit: Unit) -> tuple[Unit, ...]:
    """Return the parts that hyphenation cuts a unit into; the unit itself if it has none."""
    places: list[BreakOpportunity] = []
    start = 0
    for stretch in unit.word:
        if stretch.patterns and not stretch.is_mark:
            for place in find_hyphenation_points(stretch.text, stretch.patterns):
                places.append(place._replace(at=start + place.at))
        start += len(stretch.text)
    if not places:
        return (unit,)
    parts = list(_cut_at(unit.word, places))
    measured = sum([part.width for part in parts])
    last = _end_like(parts[-1], unit)
    parts[-1] = replace(last, width=last.width + unit.width - measured)
    return tuple(parts)


def cut_unit_anywhere(unit: Unit, measure: float) -> list[Unit]:
    """Cut a unit that is wider than its line, at no-break spaces and between any two letters.

    Where its hyphenation serves, that is taken. A number is never cut.

    Args:
        unit: any.
        measure: width of the line, in points.
    """
    if unit.width <= measure:
        return [unit]
    parts: list[Unit] = []
    for word in _part_at_spaces(unit):
        for part in divide_unit(word):
            if part.width + part.hyphen <= measure:
                parts.append(part)
            else:
                parts += _cut_letters(part, measure)
    return parts


def _part_at_spaces(unit: Unit) -> Iterator[Unit]:
    """Yield what stands between the no-break spaces of a unit."""
    start = 0
    text = unit.text
    while (stop := text.find(NO_BREAK, start)) >= 0:
        word = _slice_word(unit.word, start, stop)
        if word:
            last = word[-1]
            space = measure_space(last.face, last.size)
            yield replace(_measure_unit(word), space=space, cost=_PARTED)
        start = stop + 1
    rest = _measure_unit(_slice_word(unit.word, start, None))
    yield _end_like(rest, unit)


def _cut_letters(unit: Unit, measure: float) -> list[Unit]:
    """Cut a unit between any two letters; of very many only at some."""
    text = unit.text
    step = max(1, int(len(text) * measure / unit.width) // _MANY)
    parts = list(_cut_at(unit.word, find_emergency_breaks(text, step)))
    parts[-1] = _end_like(parts[-1], unit)
    return parts


def _end_like(part: Unit, whole: Unit) -> Unit:
    """Return the last part of a unit, which ends as all of it does."""
    return replace(
        part,
        space=whole.space,
        hyphen=whole.hyphen,
        cost=whole.cost,
        is_broken=whole.is_broken,
    )
