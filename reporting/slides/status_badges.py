"""Evidence -> status chips on a slide: a mark, the numbers of the claims, the word of the status."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from reporting.design.fonts import font
from reporting.design.grid import Box
from reporting.design.measure import width
from reporting.design.units import Length
from reporting.plan.model import Evidence
from reporting.slides.fit import SAFETY, Typesetter, by_status
from reporting.slides.model import Chip

RANGE = 3
"""So many numbers in a row, or more, are written as a range."""


def numbers(evidence: Iterable[Evidence]) -> str:
    """Write the numbers of claims, three or more in a row as a range: `3, 7–9`."""
    return ranges(proof.number for proof in evidence)


def ranges(found: Iterable[int]) -> str:
    """Write numbers in order, three or more in a row as a range: `3, 7–9`."""
    found = sorted(set(found))
    if not found:
        return ""
    runs = [[found[0]]]
    for before, number in pairwise(found):
        if number == before + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = (
        f"{run[0]}–{run[-1]}" if len(run) >= RANGE else ", ".join(map(str, run))
        for run in runs
    )
    return ", ".join(parts)


def chips(
    setter: Typesetter, evidence: Sequence[Evidence], widest: Length
) -> list[tuple[Chip, Length]]:
    """Make a chip for each status, unplaced, with its width; never wider than `widest`."""
    made = []
    size = setter.tokens.small.size
    bold = font(setter.theme, "label", bold=True)
    for status, proofs in by_status(evidence).items():
        word = proofs[0].status_word
        for text in (f"{numbers(proofs)} {word}", word):
            needed = (width(text, bold, size) + mark_width(setter)).times(
                1 + 2 * SAFETY
            )
            if needed <= widest:
                break
        box = Box(Length(0), Length(0), min(needed, widest), setter.chip_height)
        made.append((Chip(box, status, text), box.width))
    return made


def mark_width(setter: Typesetter) -> Length:
    """Return the width of a chip's mark with the space after it."""
    return setter.tokens.small.size.times(1.3)


def down(
    setter: Typesetter, evidence: Sequence[Evidence], place: Box
) -> tuple[Chip, ...]:
    """Place chips under each other from the top of a box."""
    made = chips(setter, evidence, place.width)
    return tuple(
        Chip(
            Box(
                place.left,
                place.top + setter.chip_height.times(i),
                wide,
                setter.chip_height,
            ),
            c.status,
            c.text,
        )
        for i, (c, wide) in enumerate(made)
    )


def along(
    setter: Typesetter, evidence: Sequence[Evidence], place: Box
) -> tuple[Chip, ...]:
    """Place chips beside each other from the left of a box, on as many lines as they need."""
    placed = []
    left, top, gap = place.left, place.top, setter.tokens.small.size
    for chip, wide in chips(setter, evidence, place.width):
        if left > place.left and left + wide > place.right:
            left, top = place.left, top + setter.chip_height
        placed.append(
            Chip(Box(left, top, wide, setter.chip_height), chip.status, chip.text)
        )
        left = left + wide + gap
    return tuple(placed)


def from_right(
    setter: Typesetter, evidence: Sequence[Evidence], place: Box
) -> tuple[Chip, ...]:
    """Place chips on one line that ends at the right of a box; numbers give way to room."""
    made = chips(
        setter, evidence, place.width.part(1, max(1, len(by_status(evidence))))
    )
    right, placed = place.right, []
    for chip, wide in reversed(made):
        box = Box(right - wide, place.top, wide, setter.chip_height)
        placed.append(Chip(box, chip.status, chip.text))
        right = box.left - setter.tokens.small.size
    return tuple(reversed(placed))


def depth(placed: Sequence[Chip], top: Length) -> Length:
    """Return how far chips reach below a height."""
    return max((chip.box.bottom - top for chip in placed), default=Length(0))
