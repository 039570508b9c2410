"""A unit wider than its line -> its parts, by hyphenation or between any two letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reporting.paper.typeset.break_opportunities import (
    BreakOpportunity,
    find_emergency_breaks,
)
from reporting.paper.typeset.units import (
    NO_BREAK,
    Unit,
    find_cuts,
    make_unit,
    measure_space,
    slice_at,
    slice_word,
)

_MANY = 20
"""Places on a line at which a word that fills many may be cut."""
_PARTING = re.compile(
    rf"(?<=[^{NO_BREAK}]){NO_BREAK}(?=[^{NO_BREAK}])|(?<=[^\W\d_])-(?=[^\W\d_])"
)
"""Where a word is parted that is wider than its line, before it is cut."""
_PARTED = 1_500.0
"""Cost of ending a line at a no-break space, which is better than cutting a word."""


def divide_unit(unit: Unit, patterns: str = "") -> tuple[Unit, ...]:
    """Return the parts that hyphenation cuts a unit into; the unit itself if it has none.

    Args:
        unit: any.
        patterns: name of the hyphenation patterns for words that have none of their own.
    """
    cuts = find_cuts(unit, patterns) if patterns else unit.cuts
    if not cuts:
        return (unit,)
    places: list[BreakOpportunity] = []
    for cut in cuts:
        places.append(BreakOpportunity(cut.at, hyphen=True, broken=True, cost=cut.cost))
    *parts, last = slice_at(unit.word, places)
    return (*parts, _end_like(last, unit))


def cut_unit_anywhere(unit: Unit, measure: float, patterns: str = "") -> list[Unit]:
    """Cut a unit that is wider than its line, at no-break spaces and between any two letters.

    Where its hyphenation serves, that is taken. A number is not cut, but for marks after it.

    Args:
        unit: any.
        measure: width of the line, in points.
        patterns: name of the hyphenation patterns for words that are otherwise not broken.
    """
    if unit.width <= measure:
        return [unit]
    parts: list[Unit] = []
    for word in _part_unit(unit):
        for part in divide_unit(word, patterns):
            # What takes no room is not cut, however narrow the line.
            if part.width <= max(measure, 0.0):
                parts.append(part)
            else:
                parts += _cut_letters(part, measure)
    return parts


def _part_unit(unit: Unit) -> Iterator[Unit]:
    """Yield what stands between the no-break spaces and hyphens of a unit."""
    start = 0
    for match in _PARTING.finditer(unit.text):
        is_written = match.group() == "-"
        stop = match.end() if is_written else match.start()
        word = slice_word(unit.word, start, stop)
        space = 0.0
        if not is_written:
            last = word[-1]
            space = measure_space(last.face, last.size)
        yield make_unit(word, space=space, cost=_PARTED, is_broken=is_written)
        start = match.end()
    rest = make_unit(slice_word(unit.word, start, None))
    yield _end_like(rest, unit)


def _cut_letters(unit: Unit, measure: float) -> list[Unit]:
    """Cut a unit between any two letters; of very many only at some, and before no mark.

    A number is cut only where it has no room with the marks after it, for these begin no
    line. It is the end of an address then: columns are as wide as other numbers in them.
    """
    fitting = int(len(unit.text) * measure / unit.width)
    step = max(1, fitting // _MANY)
    *parts, last = _cut_at_letters(unit, step)
    if last.width > measure and last.word[-1].is_mark:
        return [*parts, *_cut_at_letters(last, 1, cuts_numbers=True)]
    return [*parts, last]


def _cut_at_letters(
    unit: Unit, step: int, *, cuts_numbers: bool = False
) -> Iterator[Unit]:
    """Yield the parts of a unit between the places at which it may be cut.

    Args:
        unit: any.
        step: letters from one place to the next.
        cuts_numbers: whether a number is cut.
    """
    marked: set[int] = set()
    start = 0
    for stretch in unit.word:
        stop = start + len(stretch.text)
        if stretch.is_mark:
            marked.update(range(start, stop))
        start = stop
    places: list[BreakOpportunity] = []
    for place in find_emergency_breaks(unit.text, step, cuts_numbers=cuts_numbers):
        if place.at not in marked:
            places.append(place)
    *parts, last = slice_at(unit.word, places)
    yield from parts
    yield _end_like(last, unit)


def _end_like(part: Unit, whole: Unit) -> Unit:
    """Return the last part of a unit, which ends as all of it does."""
    return make_unit(
        part.word,
        space=whole.space,
        hyphen=whole.hyphen,
        cost=whole.cost,
        is_broken=whole.is_broken,
    )
