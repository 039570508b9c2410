"""Evidence -> status chips on a slide: a mark, the numbers of the claims, the word of the status."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from reporting.design.fonts import find_font
from reporting.design.grid import Rect
from reporting.design.measure import measure_width
from reporting.design.units import Length
from reporting.plan.block_model import Evidence
from reporting.slides.model import StatusBadge
from reporting.slides.packing import group_by_status
from reporting.slides.typesetter import SAFETY, Typesetter

RANGE = 3
"""So many numbers in a row, or more, are written as a range."""


def format_claim_numbers(evidence: Iterable[Evidence]) -> str:
    """Write the numbers of claims, three or more in a row as a range: `3, 7–9`."""
    return format_ranges(proof.number for proof in evidence)


def format_ranges(found: Iterable[int]) -> str:
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


def make_badges(
    setter: Typesetter, evidence: Sequence[Evidence], widest: Length
) -> list[tuple[StatusBadge, Length]]:
    """Make a chip for each status, unplaced, with its width; never wider than `widest`."""
    made = []
    size = setter.tokens.small.size
    bold = find_font(setter.theme, "label", bold=True)
    for status, proofs in group_by_status(evidence).items():
        word = proofs[0].status_word
        for text in (f"{format_claim_numbers(proofs)} {word}", word):
            needed = (
                measure_width(text, bold, size) + measure_mark_width(setter)
            ).times(1 + 2 * SAFETY)
            if needed <= widest:
                break
        box = Rect(Length(0), Length(0), min(needed, widest), setter.badge_height)
        made.append((StatusBadge(box, status, text), box.width))
    return made


def measure_mark_width(setter: Typesetter) -> Length:
    """Return the width of a chip's mark with the space after it."""
    return setter.tokens.small.size.times(1.3)


def stack_badges(
    setter: Typesetter, evidence: Sequence[Evidence], place: Rect
) -> tuple[StatusBadge, ...]:
    """Place chips under each other from the top of a box."""
    made = make_badges(setter, evidence, place.width)
    return tuple(
        StatusBadge(
            Rect(
                place.left,
                place.top + setter.badge_height.times(i),
                wide,
                setter.badge_height,
            ),
            c.status,
            c.text,
        )
        for i, (c, wide) in enumerate(made)
    )


def place_badges_in_line(
    setter: Typesetter, evidence: Sequence[Evidence], place: Rect
) -> tuple[StatusBadge, ...]:
    """Place chips beside each other from the left of a box, on as many lines as they need."""
    placed = []
    left, top, gap = place.left, place.top, setter.tokens.small.size
    for chip, wide in make_badges(setter, evidence, place.width):
        if left > place.left and left + wide > place.right:
            left, top = place.left, top + setter.badge_height
        placed.append(
            StatusBadge(
                Rect(left, top, wide, setter.badge_height), chip.status, chip.text
            )
        )
        left = left + wide + gap
    return tuple(placed)


def place_badges_from_right(
    setter: Typesetter, evidence: Sequence[Evidence], place: Rect
) -> tuple[StatusBadge, ...]:
    """Place chips on one line that ends at the right of a box; numbers give way to room."""
    made = make_badges(
        setter, evidence, place.width.part(1, max(1, len(group_by_status(evidence))))
    )
    right, placed = place.right, []
    for chip, wide in reversed(made):
        box = Rect(right - wide, place.top, wide, setter.badge_height)
        placed.append(StatusBadge(box, chip.status, chip.text))
        right = box.left - setter.tokens.small.size
    return tuple(reversed(placed))


def measure_badge_depth(placed: Sequence[StatusBadge], top: Length) -> Length:
    """Return how far chips reach below a height."""
    return max((chip.box.bottom - top for chip in placed), default=Length(0))
