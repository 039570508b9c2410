"""Evidence -> status badges on a slide: symbol, numbers of the claims, word of the status."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from reporting.design.fonts import find_slide_font, measure_in_families
from reporting.design.rect import Rect
from reporting.design.units import Length
from reporting.plan.words import Evidence
from reporting.record import replace
from reporting.slides.model import StatusBadge
from reporting.slides.packing import group_by_status
from reporting.slides.typesetter import SAFETY, Typesetter

RANGE = 3
"""So many numbers in a row, or more, are written as a range."""

SYMBOL_ROOM = 1.3
"""Width of a badge's symbol with the space after it, in sizes of the type."""


def format_claim_numbers(evidence: Iterable[Evidence]) -> str:
    """Write the numbers of claims, three or more in a row as a range: `3, 7–9`."""
    return format_ranges([proof.number for proof in evidence])


def format_ranges(numbers: Iterable[int]) -> str:
    """Write numbers in order, three or more in a row as a range: `3, 7–9`."""
    ordered = sorted(set(numbers))
    if not ordered:
        return ""
    rows = [[ordered[0]]]
    for before, number in pairwise(ordered):
        if number == before + 1:
            rows[-1].append(number)
        else:
            rows.append([number])
    parts: list[str] = []
    for row in rows:
        if len(row) >= RANGE:
            parts.append(f"{row[0]}–{row[-1]}")
        else:
            parts += [str(number) for number in row]
    return ", ".join(parts)


# ---------------------------------------------------------------- making


def make_badges(
    setter: Typesetter,
    evidence: Sequence[Evidence],
    widest: Length,
) -> list[StatusBadge]:
    """Make a badge for each status, not yet placed.

    One that would be wider than `widest` is without the claims' numbers.
    """
    badges = []
    for status, proofs in group_by_status(evidence).items():
        word = proofs[0].status_word
        text = f"{format_claim_numbers(proofs)} {word}"
        width = _measure_badge(setter, text)
        if width > widest:
            text = word
            width = _measure_badge(setter, text)
        box = Rect(
            Length(0),
            Length(0),
            width,
            setter.badge_height,
        )
        badges.append(
            StatusBadge(
                box,
                status,
                text,
                origin=proofs[0].origin,
            )
        )
    return badges


def _measure_badge(
    setter: Typesetter,
    text: str,
) -> Length:
    size = setter.tokens.small.size
    bold = find_slide_font(setter.theme, "label", bold=True)
    share = measure_in_families(setter.theme, text, bold) + SYMBOL_ROOM
    width = size.times(share)
    return width.times(1 + 2 * SAFETY)


# ---------------------------------------------------------------- placing


def stack_badges(
    setter: Typesetter,
    evidence: Sequence[Evidence],
    place: Rect,
) -> tuple[StatusBadge, ...]:
    """Place badges under each other from the top of a place."""
    badges = []
    top = place.top
    for badge in make_badges(setter, evidence, place.width):
        badges.append(_move(badge, place.left, top))
        top = top + setter.badge_height
    return tuple(badges)


def place_badges_in_line(
    setter: Typesetter,
    evidence: Sequence[Evidence],
    place: Rect,
) -> tuple[StatusBadge, ...]:
    """Place badges beside each other from the left of a place, on as many lines as needed."""
    badges = []
    left, top = place.left, place.top
    for badge in make_badges(setter, evidence, place.width):
        right = left + badge.box.width
        if left > place.left and right > place.right:
            left = place.left
            top = top + setter.badge_height
        badges.append(_move(badge, left, top))
        left = left + badge.box.width + setter.tokens.small.size
    return tuple(badges)


def place_badges_from_right(
    setter: Typesetter,
    evidence: Sequence[Evidence],
    place: Rect,
) -> tuple[StatusBadge, ...]:
    """Place badges on one line that ends at the right of a place.

    Where they have no room there with their numbers, they stand without; where they have none
    so, the line begins before the place.
    """
    gap = setter.tokens.small.size
    made = make_badges(setter, evidence, place.width)
    whole = sum(badge.box.width + gap for badge in made) - gap
    if whole > place.width:
        made = make_badges(setter, evidence, Length(0))
    badges = []
    right = place.right
    for badge in reversed(made):
        left = right - badge.box.width
        badges.append(_move(badge, left, place.top))
        right = left - gap
    return tuple(reversed(badges))


def _move(
    badge: StatusBadge,
    left: Length,
    top: Length,
) -> StatusBadge:
    return replace(badge, box=replace(badge.box, left=left, top=top))


def measure_badge_depth(
    badges: Sequence[StatusBadge],
    top: Length,
) -> Length:
    """Return how far badges reach below a height."""
    depth = Length(0)
    for badge in badges:
        depth = max(depth, badge.box.bottom - top)
    return depth
