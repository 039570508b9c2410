"""The sizes at which blocks came out -> one size for each kind of slide, over the whole deck.

A block is first laid out by itself, at the largest type that needs as few slides as any. What
of a kind is about as large is then set alike: the smallest of them is the ceiling of the
others. What must be much smaller keeps to its like, so that one crowded list does not make
all lists small.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence

from reporting.design.units import Length
from reporting.record import Record, field
from reporting.scene import SlideKind
from reporting.slides.model import SlideBody

ABOUT_AS_LARGE = 0.7
"""Share of the largest type of a kind down to which others are set as it is."""


class Ceilings(Record, frozen=True):
    """The largest type of a kind of slide.

    Args:
        body: of its running text.
        display: of what stands large in it: the values of figures, a title of an opener.
    """

    body: Mapping[SlideKind, Length] = field(default_factory=dict)
    display: Mapping[SlideKind, Length] = field(default_factory=dict)

    @property
    def key(self) -> Hashable:
        """What they are known by."""
        return (tuple(self.body.items()), tuple(self.display.items()))


def settle_ceilings(blocks: Sequence[Sequence[SlideBody]]) -> tuple[Ceilings, ...]:
    """Return for each block the ceilings under which it is set like others of its kind.

    Args:
        blocks: the bodies of the slides of each.
    """
    bodies = _settle(blocks, lambda body: body.size)
    displays = _settle(blocks, lambda body: body.display)
    return tuple(
        [
            Ceilings(body, display)
            for body, display in zip(bodies, displays, strict=True)
        ]
    )


def exceeds(bodies: Sequence[SlideBody], ceilings: Ceilings) -> bool:
    """Whether some type of a block is larger than its ceilings allow."""
    for body in bodies:
        if body.size > ceilings.body.get(body.kind, body.size):
            return True
        if body.display > ceilings.display.get(body.kind, body.display):
            return True
    return False


def _settle(
    blocks: Sequence[Sequence[SlideBody]],
    find_size: Callable[[SlideBody], Length],
) -> list[dict[SlideKind, Length]]:
    """Return by block and kind the smallest size of those that are about as large."""
    own: list[dict[SlideKind, Length]] = []
    for bodies in blocks:
        least: dict[SlideKind, Length] = {}
        for body in bodies:
            size = find_size(body)
            if size:
                least[body.kind] = min(size, least.get(body.kind, size))
        own.append(least)
    by_kind: dict[SlideKind, set[Length]] = {}
    for least in own:
        for kind, size in least.items():
            by_kind.setdefault(kind, set()).add(size)
    levels = {kind: _find_levels(sizes) for kind, sizes in by_kind.items()}
    return [{kind: levels[kind][size] for kind, size in least.items()} for least in own]


def _find_levels(sizes: set[Length]) -> dict[Length, Length]:
    """Return by size that at which it is set: at most two are left of a kind."""
    bound = max(sizes).times(ABOUT_AS_LARGE)
    large = min([size for size in sizes if size >= bound])
    small = min(sizes)
    return {size: large if size >= bound else small for size in sizes}
