"""How the slides of decks are filled -> what falls short of the bars: emptiness, sizes, edges.

A bar is what a room bears: half a slide of nothing looks unfinished, type under 14 points is
not read from the last row, and edges that jump from slide to slide are seen. Each function
returns one line a fault, with its slide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from tests.deck.filling import OPENINGS, Filling

EMPTY = 0.45
"""Share of a field that may be empty."""

EMPTY_OF: Mapping[str, tuple[float, str]] = MappingProxyType(
    {
        "callout": (0.68, "one warning, which stands as large as a cover's title"),
        "chart": (0.72, "the ground between few thin bars is part of the drawing"),
        "table": (0.70, "few rows are set at 24 points and not stretched"),
        "text": (0.73, "few points are set at 28 points and spread, not blown up"),
    }
)
"""Kinds with a bar of their own, and why."""

TALK_FLOOR = 14.0
BACKUP_FLOOR = 12.0
"""Points; nothing is set smaller than these in the talk and after its close."""

LEVELS = 2
"""Sizes that one thing may have on the slides of one kind: where there is room, and where not."""

EDGE = 1.0
"""Points by which what stands first may stand beside the title's left edge."""


def list_empty(slides: Sequence[Filling]) -> list[str]:
    """Return the slides of content that are emptier than the bar of their kind."""
    found = []
    for slide in slides:
        most, _ = EMPTY_OF.get(slide.kind, (EMPTY, ""))
        if slide.is_content and slide.empty > most:
            found.append(f"{_name(slide)}: {slide.empty:.0%} empty, {most:.0%} allowed")
    return found


def list_small(slides: Sequence[Filling]) -> list[str]:
    """Return the slides with type under the floor of the talk or of the backup."""
    found = []
    for slide in slides:
        floor = BACKUP_FLOOR if slide.is_backup else TALK_FLOOR
        if 0 < slide.smallest < floor:
            found.append(f"{_name(slide)}: type of {slide.smallest:g} points")
    return found


def list_narrow(slides: Sequence[Filling]) -> list[str]:
    """Return the slides whose title is narrower or wider than its place on the layout."""
    return [
        f"{_name(slide)}: a title of {slide.title_width:g} points in a place of {slide.layout_width:g}"
        for slide in slides
        if abs(slide.title_width - slide.layout_width) > EDGE
    ]


def list_uneven(slides: Sequence[Filling]) -> list[str]:
    """Return what is set at more sizes than two on the slides of one kind."""
    levels: dict[tuple[str, str], set[float]] = defaultdict(set)
    for slide in slides:
        for name, sizes in slide.levels.items():
            levels[slide.kind, name] |= sizes
    return [
        f"{kind}: {name} at {', '.join(f'{size:g}' for size in sorted(sizes))} points"
        for (kind, name), sizes in levels.items()
        if len(sizes) > LEVELS
    ]


def list_shifted(slides: Sequence[Filling]) -> list[str]:
    """Return the slides whose content does not begin at the left edge of their title."""
    return [
        f"{_name(slide)}: begins at {min(slide.lefts):g} points under a title at {slide.title_left:g}"
        for slide in slides
        if slide.kind not in OPENINGS
        and slide.lefts
        and abs(min(slide.lefts) - slide.title_left) > EDGE
    ]


BARS = MappingProxyType(
    {
        "empty": list_empty,
        "small type": list_small,
        "title width": list_narrow,
        "sizes of a kind": list_uneven,
        "left edge": list_shifted,
    }
)
"""Every bar by its name."""


def list_faults(slides: Sequence[Filling]) -> list[str]:
    """Return all faults of a deck, with the bars they fall short of."""
    return [
        f"{name}: {fault}" for name, judge in BARS.items() for fault in judge(slides)
    ]


def _name(slide: Filling) -> str:
    return f"{slide.kind} {slide.number}"
