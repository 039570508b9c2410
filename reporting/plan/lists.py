"""A list of content -> its items in the order of reading, each with its level and number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.content import blocks as content_blocks
from reporting.content.lists import AnyItem, InnerPoint, Point
from reporting.content.values import Rich
from reporting.plan.block_model import BulletsBlock, ListPlace
from reporting.plan.scope import Scope
from reporting.plan.words import Para
from reporting.record import UNSET

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMANS = (
    *((100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def plan_bullets(block: content_blocks.Bullets, scope: Scope) -> BulletsBlock:
    """Plan a list."""
    first = 1 if block.start is UNSET else block.start
    places: list[ListPlace] = []
    items: list[Para] = []
    for text, level, number in _list_items(
        block.items,
        0,
        first,
    ):
        place = ListPlace(level)
        if block.numbered:
            place = ListPlace(
                level,
                number,
                format_label(level, number),
            )
        places.append(place)
        items.append(scope.set_paragraph(text))
    has_places = block.numbered or any(place.level for place in places)
    return BulletsBlock(
        block.id,
        scope.set_line(block.title),
        scope.find_evidence(block.claims),
        items=tuple(items),
        places=tuple(places) if has_places else (),
    )


def _list_items(
    items: Sequence[AnyItem],
    level: int,
    first: int,
) -> Iterator[tuple[Rich, int, int]]:
    """Yield the text, the level and the number of each item, those below it after it."""
    for number, item in enumerate(items, first):
        if isinstance(item, Rich):
            yield item, level, number
            continue
        if isinstance(item, Point | InnerPoint):
            yield item.text, level, number
            yield from _list_items(
                item.items,
                level + 1,
                1,
            )


# ---------------------------------------------------------------- labels


def format_label(level: int, number: int) -> str:
    """Return the number of an item as it is printed: `2.` or, further below, `b.` or `ii.`."""
    if level == 0:
        return f"{number}."
    if level == 1:
        return f"{format_letter(number)}."
    return f"{format_roman(number)}."


def format_letter(number: int) -> str:
    """Return a number from 1 as PowerPoint counts by letters: a, …, z, aa, bb."""
    turn, place = divmod(
        number - 1,
        len(_LETTERS),
    )
    return _LETTERS[place] * (turn + 1)


def format_roman(number: int) -> str:
    """Return a number from 1 in small Roman digits."""
    digits = ""
    rest = number
    for value, letters in _ROMANS:
        count, rest = divmod(rest, value)
        digits += letters * count
    return digits
