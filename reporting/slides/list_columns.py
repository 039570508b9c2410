"""Many short points -> two columns of them, where they stand larger or on fewer slides so.

Only points of one line and one level, without a status beside them, stand in columns: whatever
else is read down the slide.
"""

from __future__ import annotations

from collections.abc import Sequence

from reporting.design.rect import Rect
from reporting.design.units import Length
from reporting.plan.block_model import BulletsBlock
from reporting.record import replace
from reporting.scene import SlideKind
from reporting.slides.lists import number_from_first, set_list
from reporting.slides.model import PlannedFrame, SlideBody, SlideText
from reporting.slides.typesetter import Typesetter

COLUMNS = 2

FEWEST = 6
"""Points; fewer of them stand below one another."""

WIDEST = 1.0
"""Most space above a point, as a share of its leading."""


def lay_out_in_columns(
    setter: Typesetter,
    block: BulletsBlock,
    larger_than: Length,
) -> SlideBody | None:
    """Lay a list out in two columns on one slide, at a size larger than another.

    Args:
        setter: measures.
        block: the list.
        larger_than: the size that makes it worth while.

    Returns:
        Nothing where its points are few, long, deep, marked or built one by one, or where
        there is no such size.
    """
    count = len(block.items)
    is_flat = not any(place.level for place in block.places)
    is_marked = any(item.evidence for item in block.items)
    if count < FEWEST or not is_flat or is_marked or block.is_built:
        return None
    columns = setter.grid.body.columns(COLUMNS, setter.grid.gap)
    for size in setter.list_kind_sizes(SlideKind.TEXT):
        if size <= larger_than:
            return None
        texts = []
        for row in set_list(setter, block, size):
            texts.append(row.texts[0])
        place = columns[0]
        if any(setter.count_lines(text, place.width) > 1 for text in texts):
            continue
        first = texts[: -(-len(texts) // COLUMNS)]
        if setter.measure_height(first, place.width) <= place.height:
            return _stand(texts, size, columns)
    return None


def _stand(
    texts: Sequence[SlideText],
    size: Length,
    columns: Sequence[Rect],
) -> SlideBody:
    """Stand points in columns, spread over their height."""
    length = -(-len(texts) // COLUMNS)
    free = columns[0].height - texts[0].leading.times(length)
    most = texts[0].leading.times(WIDEST)
    space = min(free.part(1, max(1, length - 1)) - 1, most)
    frames = []
    for number, place in enumerate(columns):
        own = []
        for text in texts[number * length : (number + 1) * length]:
            own.append(replace(text, before=space))
        frame = PlannedFrame(place, tuple(number_from_first(own)))
        frames.append(frame)
    return SlideBody(SlideKind.TEXT, size, frames=tuple(frames))
