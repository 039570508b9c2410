"""Few rows of a slide -> quiet bands behind them, from edge to edge, that fill the field.

A band holds a point of the first level with what stands below it. The bands divide what is
free among them, so that each has as much of it above its words as under them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.design.grid import Grid
from reporting.design.rect import Rect
from reporting.design.units import Length
from reporting.record import Record, replace
from reporting.slides.cards import INSET
from reporting.slides.packing import Row, measure_row
from reporting.slides.typesetter import Typesetter

MOST_ROWS = 8
"""More rows of a slide have no bands."""

APART = 0.2
"""Between bands, in gaps between columns."""

LEAST, MOST = 0.1, 1.2
"""Above and under the words of a band, as shares of their leading."""


class BandSpace(Record, frozen=True):
    """How bands share the height of a slide.

    Args:
        padding: above and under the words of each.
        gap: between two.
    """

    padding: Length
    gap: Length

    @property
    def between(self) -> Length:
        """From the last line of a band to the first of the next."""
        return self.padding.times(2) + self.gap


def inset_in_band(grid: Grid, place: Rect) -> Rect:
    """Return where the words of a band stand, as wide as a band is within its insets."""
    return place.inset(grid.gap.times(INSET))


def group_in_bands(page: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield rows that share a band: one of the first level, and those below it."""
    group: list[Row] = []
    for row in page:
        mark = row.texts[0].mark
        if group and not (mark and mark.level):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def space_bands(
    setter: Typesetter,
    page: Sequence[Row],
    place: Rect,
) -> BandSpace | None:
    """Return how the bands of a slide share its height; None where they have no room.

    Args:
        setter: measures.
        page: the rows of the slide.
        place: where their words stand.
    """
    if len(page) > MOST_ROWS:
        return None
    groups = list(group_in_bands(page))
    gap = setter.grid.gap.times(APART)
    free = place.height - len(page) - gap.times(len(groups) - 1)
    for group in groups:
        free = free - measure_group(setter, group, place.width)
    leading = page[0].texts[0].leading
    padding = min(free.part(1, 2 * len(groups)), leading.times(MOST))
    if padding < leading.times(LEAST):
        return None
    return BandSpace(padding, gap)


def is_alike_everywhere(setter: Typesetter, page: Sequence[Row], width: Length) -> bool:
    """Whether no row but the last has more lines in a wider face, which moves the others."""
    for row in page[:-1]:
        shown = setter.measure_shown_height(row.texts, width)
        if not row.aside and shown != setter.measure_height(row.texts, width):
            return False
    return True


def measure_group(setter: Typesetter, group: Sequence[Row], width: Length) -> Length:
    """Return the height of rows that share a band."""
    height = Length(0)
    for number, row in enumerate(group):
        above = row.texts[0].before if number else Length(0)
        height = height + above + measure_row(setter, row, width)
    return height


def spread_in_bands(page: Sequence[Row], space: BandSpace) -> Iterator[Row]:
    """Yield the rows of a slide with the space above each."""
    for group in group_in_bands(page):
        head, *below = group
        first, *others = head.texts
        spaced = replace(first, before=space.between)
        yield replace(head, texts=(spaced, *others))
        yield from below


def list_bands(
    tops: Sequence[Length],
    bottom: Length,
    across: Rect,
    space: BandSpace,
) -> tuple[Rect, ...]:
    """Return the bands of a slide.

    Args:
        tops: where the words of each begin.
        bottom: where those of the last end.
        across: from edge to edge.
        space: that the bands share.
    """
    ends = [top - space.between for top in tops[1:]] + [bottom]
    bands = []
    for top, end in zip(tops, ends, strict=True):
        above = top - space.padding
        height = end + space.padding - above
        band = replace(across, top=above, height=height)
        bands.append(band)
    return tuple(bands)
