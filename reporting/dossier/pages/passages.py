"""Parts -> passages: galleys as the paginator reads them, with their heights summed up.

Where a galley may be cut is found once, so that filling a page looks at passages and not at
every slab of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from reporting.dossier.galley.galley import NEVER, Flow, Galley, NotePlace, Slabs
from reporting.dossier.galley.page import Breaking, Part
from reporting.record import Record


class Joint(Record, frozen=True):
    """A place between two slabs where a page may end.

    Args:
        stop: number of the slab below the last on the page; spaces at the foot are left out.
        resume: number of the first slab on the next page; spaces at its head are left out.
        cost: of ending a page there.
    """

    stop: int
    resume: int
    cost: float


class Passage(Record, frozen=True, eq=False):
    """A galley in the run of the text.

    Args:
        galley: as it is set.
        part: number of its part.
        begins: where its part may begin, if it is the first of its part; else None.
        offsets: from its head to the head of each slab, and at the end to its foot, in points.
        joints: where it may be cut, from head to foot.
        forced: where it is cut only if it is higher than a page.
        snaps: slabs that are brought onto the grid by the space above them.
        noted: numbers of slabs with the notes beside them.
        is_float: whether it may stand later than what follows it.
    """

    galley: Galley
    part: int
    begins: Breaking | None
    offsets: tuple[float, ...]
    joints: tuple[Joint, ...]
    forced: tuple[Joint, ...]
    snaps: tuple[int, ...]
    noted: tuple[tuple[int, NotePlace], ...]
    is_float: bool

    @property
    def height(self) -> float:
        """Of the whole, in points."""
        return self.offsets[-1]

    @property
    def repeated(self) -> float:
        """Height of what is repeated at the head of a page that goes on with it, in points."""
        return self.offsets[self.galley.repeats]


def list_passages(parts: Sequence[Part]) -> tuple[Passage, ...]:
    """Return the galleys of all parts, in order."""
    passages: list[Passage] = []
    for number, part in enumerate(parts):
        begins: Breaking | None = part.begins
        for galley in part.galleys:
            if galley.slabs:
                passages.append(_read_galley(galley, number, begins))
                begins = None
    return tuple(passages)


def _read_galley(galley: Galley, part: int, begins: Breaking | None) -> Passage:
    offsets = [0.0]
    snaps: list[int] = []
    noted: list[tuple[int, NotePlace]] = []
    height = 0.0
    is_text = False
    for number, slab in enumerate(galley.slabs):
        height += slab.height
        offsets.append(height)
        begins_text = slab.baseline is not None and not is_text
        if begins_text and not _share_ground(galley.slabs, number):
            snaps.append(number)
        is_text = slab.baseline is not None
        for place in slab.notes:
            noted.append((number, place))
    joints, forced = _find_joints(galley.slabs, galley.repeats)
    return Passage(
        galley,
        part,
        begins,
        tuple(offsets),
        joints,
        forced,
        tuple(snaps),
        tuple(noted),
        galley.flow is Flow.FLOAT,
    )


def _share_ground(slabs: Slabs, number: int) -> bool:
    """Whether a slab and the one above it lie on one ground, which no space may part."""
    if not number:
        return False
    above = slabs[number - 1].grounds
    return any(ground in above for ground in slabs[number].grounds)


def _find_joints(
    slabs: Slabs, repeats: int
) -> tuple[tuple[Joint, ...], tuple[Joint, ...]]:
    """Return where slabs may be cut, and where they are if nothing else helps.

    Spaces belong to the joint between what stands above and below them; it costs what the
    dearest of them says. No joint is within the head, or right below it.
    """
    joints: list[Joint] = []
    forced: list[Joint] = []
    stop = 0
    cost = 0.0
    for number, slab in enumerate(slabs):
        if slab.is_space:
            cost = max(cost, slab.cut)
            continue
        if stop > repeats:
            joint = Joint(stop, number, cost)
            if cost < NEVER:
                joints.append(joint)
            else:
                forced.append(joint)
        stop = number + 1
        cost = slab.cut
    return tuple(joints), tuple(forced)
