"""Slabs -> larger slabs: below one another, side by side, shifted, tied, on a ground."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf

from reporting.dossier.galley.galley import (
    FREE,
    NEVER,
    TIED,
    Anchor,
    Ground,
    NotePlace,
    Slab,
    Slabs,
    measure_height,
)
from reporting.paper.marks import Mark, shift_marks
from reporting.record import Record, replace

_ROUNDING = 0.01
"""How far apart two joints may be to count as one, in points."""


class Cell(Record, frozen=True):
    """Slabs below one another whose left edge is `left` points from the columns' edge."""

    left: float
    slabs: Slabs


# ---------------------------------------------------------------- below one another


def make_space(height: float, cut: float = FREE) -> Slab:
    """Return space that is left out at the head and at the foot of a page.

    Args:
        height: in points.
        cut: cost of ending a page below it.
    """
    return Slab(height, cut=cut, is_space=True)


def stack(*parts: Slabs, gap: float = 0.0) -> Slabs:
    """Return parts below one another, with a gap in points between those that are there."""
    done: list[Slab] = []
    for part in parts:
        if done and part and gap:
            done.append(make_space(gap))
        done += part
    return tuple(done)


def fuse(slabs: Slabs) -> Slab:
    """Return slabs as one that is never cut; spaces keep their room."""
    if len(slabs) == 1 and not slabs[0].is_space:
        return slabs[0]
    marks: list[Mark] = []
    notes: list[NotePlace] = []
    anchors: list[Anchor] = []
    grounds: list[Ground] = []
    baseline: float | None = None
    top = 0.0
    for slab in slabs:
        marks += shift_marks(slab.marks, 0, top)
        for place in slab.notes:
            note = NotePlace(place.y + top, place.note)
            notes.append(note)
        anchors += slab.anchors
        grounds += [ground for ground in slab.grounds if ground not in grounds]
        if baseline is None and slab.baseline is not None:
            baseline = top + slab.baseline
        top += slab.height
    cut = FREE
    if slabs:
        cut = slabs[-1].cut
    return Slab(
        top,
        tuple(marks),
        cut,
        tuple(notes),
        tuple(anchors),
        tuple(grounds),
        baseline=baseline,
    )


# ---------------------------------------------------------------- side by side


def abreast(cells: Sequence[Cell], *, whole: bool = False) -> Slabs:
    """Return cells side by side, which may be cut wherever all of them may.

    Args:
        cells: from left to right; shorter ones end early.
        whole: whether they are one slab that is never cut.
    """
    shifted = [shift(cell.slabs, cell.left) for cell in cells]
    if whole:
        return (_join_strip(shifted),)
    done: list[Slab] = []
    starts = [0] * len(shifted)
    for stops in _find_joints(shifted):
        strip: list[Slabs] = []
        for slabs, start, stop in zip(shifted, starts, stops, strict=True):
            strip.append(slabs[start:stop])
        done.append(_join_strip(strip))
        starts = stops
    return tuple(done)


def abreast_up_to(cells: Sequence[Cell], limit: float) -> Slabs:
    """Return cells side by side, which may only be cut where one is higher than a limit."""
    return abreast(cells, whole=measure_tallest(cells) <= limit)


def measure_tallest(cells: Iterable[Cell]) -> float:
    """Return the height of the highest of some cells, in points."""
    return max([measure_height(cell.slabs) for cell in cells], default=0.0)


def _find_joints(columns: Sequence[Slabs]) -> list[list[int]]:
    """Return for each place where all columns have a joint how many slabs are above it."""
    joints: list[list[int]] = []
    counts = [0] * len(columns)
    feet = [0.0] * len(columns)
    lengths = list(map(len, columns))
    while counts != lengths:
        foot = inf
        for slabs, count, above in zip(columns, counts, feet, strict=True):
            if count < len(slabs):
                foot = min(foot, above + slabs[count].height)
        is_joint = True
        for number, slabs in enumerate(columns):
            while counts[number] < len(slabs):
                below = feet[number] + slabs[counts[number]].height
                if below > foot + _ROUNDING:
                    break
                feet[number] = below
                counts[number] += 1
            is_level = abs(feet[number] - foot) <= _ROUNDING
            is_done = counts[number] == len(slabs)
            is_joint = is_joint and (is_done or is_level)
        if is_joint:
            joints.append(list(counts))
    return joints


def _join_strip(columns: Iterable[Slabs]) -> Slab:
    """Return a strip of columns as one slab."""
    strips = [fuse(slabs) for slabs in columns if slabs]
    marks: list[Mark] = []
    notes: list[NotePlace] = []
    anchors: list[Anchor] = []
    grounds: list[Ground] = []
    for strip in strips:
        marks += strip.marks
        notes += strip.notes
        anchors += strip.anchors
        grounds += [ground for ground in strip.grounds if ground not in grounds]
    return Slab(
        max([strip.height for strip in strips], default=0.0),
        tuple(marks),
        max([strip.cut for strip in strips], default=FREE),
        tuple(notes),
        tuple(anchors),
        tuple(grounds),
        is_space=all(slab.is_space for slabs in columns for slab in slabs),
    )


# ---------------------------------------------------------------- shifted


def shift(slabs: Slabs, x: float) -> Slabs:
    """Return slabs whose marks and grounds stand some points further to the right."""
    if not x:
        return slabs
    moved: dict[int, Ground] = {}
    done: list[Slab] = []
    for slab in slabs:
        grounds: list[Ground] = []
        for ground in slab.grounds:
            key = id(ground)
            if key not in moved:
                moved[key] = replace(ground, left=ground.left + x)
            grounds.append(moved[key])
        marks = shift_marks(slab.marks, x, 0)
        done.append(replace(slab, marks=marks, grounds=tuple(grounds)))
    return tuple(done)


def add_marks(slab: Slab, marks: Iterable[Mark]) -> Slab:
    """Return a slab with marks that are painted before its own."""
    return replace(slab, marks=(*marks, *slab.marks))


# ---------------------------------------------------------------- tied


def keep_together(slabs: Slabs, cut: float = NEVER) -> Slabs:
    """Return slabs between which a page ends only where they are higher than a page.

    Args:
        slabs: in order; those below which an end costs more stay as they are.
        cut: what that costs, at least `NEVER`.
    """
    return tuple([replace(slab, cut=max(cut, slab.cut)) for slab in slabs])


def append_tied(slabs: Slabs, below: Slabs, gap: float) -> Slabs:
    """Return slabs above others, from which no page parts the last of them.

    Args:
        slabs: above.
        below: what belongs to them.
        gap: between the two, in points.
    """
    *above, last = slabs
    tied = replace(last, cut=TIED)
    return (*above, tied, make_space(gap, TIED), *below)


def free_foot(slabs: Slabs) -> Slabs:
    """Return slabs below which a page may end."""
    *above, last = slabs
    return (*above, replace(last, cut=FREE))


def tie_head(slabs: Slabs, height: float) -> Slabs:
    """Return slabs whose first points, as many as `height`, stand on one page."""
    done: list[Slab] = []
    top = 0.0
    for slab in slabs:
        top += slab.height
        is_tied = top < height - _ROUNDING
        done.append(replace(slab, cut=NEVER) if is_tied else slab)
    return tuple(done)


def tie_foot(slabs: Slabs, height: float) -> Slabs:
    """Return slabs whose last points, as many as `height`, stand on one page."""
    done: list[Slab] = []
    below = measure_height(slabs)
    for slab in slabs:
        below -= slab.height
        is_tied = _ROUNDING < below < height - _ROUNDING
        done.append(replace(slab, cut=NEVER) if is_tied else slab)
    return tuple(done)


# ---------------------------------------------------------------- with what belongs to them


def with_ground(slabs: Slabs, ground: Ground) -> Slabs:
    """Return slabs with a ground behind them, which is painted before those they have."""
    done: list[Slab] = []
    for slab in slabs:
        done.append(replace(slab, grounds=(ground, *slab.grounds)))
    return tuple(done)


def add_anchor(slabs: Slabs, anchor: Anchor) -> Slabs:
    """Return slabs that links find by a name at their head."""
    first, *others = slabs
    return (replace(first, anchors=(*first.anchors, anchor)), *others)
