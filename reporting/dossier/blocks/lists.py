"""Points -> lines of text below one another, behind dots or numbers, each level further in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reporting.dossier.blocks.body import BlockBody
from reporting.dossier.galley.compose import add_marks, stack, tie_foot, tie_head
from reporting.dossier.galley.galley import NEVER, Slab, Slabs, measure_height
from reporting.dossier.typeset.context import TypesetContext
from reporting.paper.marks import Disc, Fill, Mark
from reporting.paper.tag import NestedLists, Tag
from reporting.paper.typeset.text_row import TextRow
from reporting.plan.block_model import BulletsBlock, ListPlace
from reporting.plan.words import Para
from reporting.record import Record, replace

_KEPT_LINES = 2
"""Lines of a point that stand with the one above or below it."""
_TIED = 0.3
"""Share of the column's height above which two points need not stand together."""
_BULLET_X, _BULLET_RADIUS, _BULLET_RISE = 3.2, 1.7, 0.28
"""Place and size of a bullet, in points; its rise as a share of the type size."""
_BEHIND_LABEL = 4.5
"""From a number to the text behind it, in points."""


class _Level(Record, frozen=True):
    """Where the items of a level stand, in points from where lines begin.

    Args:
        left: of their dots or numbers.
        hang: from there to their words.
    """

    left: float
    hang: float


def typeset_bullets(setting: TypesetContext, block: BulletsBlock) -> BlockBody:
    """Set points below one another; none of them stands alone, nor above those below it.

    Without a heading, half a line is above the list and half a line below: the text that
    follows is on the page's grid, the list is not.
    """
    points = _list_nested_points(
        setting,
        list(block.list_places()),
    )
    slabs = stack(*points)
    if len(points) > 1:
        kept = _KEPT_LINES * setting.styles.bullet.leading
        most = setting.column_height * _TIED
        first, second, *_ = [measure_height(point) for point in points]
        slabs = tie_head(
            slabs,
            min(first + min(second, kept), most),
        )
        *_, above, last = [measure_height(point) for point in points]
        slabs = tie_foot(
            slabs,
            min(last + min(above, kept), most),
        )
    if not block.title:
        slabs = tuple(
            [
                replace(
                    slab,
                    baseline=None,
                )
                for slab in slabs
            ]
        )
    return BlockBody(slabs)


def typeset_points(setting: TypesetContext, points: Sequence[Para]) -> Slabs:
    """Set points as one list of the structure, without space between them."""
    items = [(ListPlace(), point) for point in points]
    return stack(*_list_nested_points(setting, items))


# ---------------------------------------------------------------- levels


def _list_nested_points(
    setting: TypesetContext, items: Sequence[tuple[ListPlace, Para]]
) -> list[Slabs]:
    """Return points in lists of the structure, each from head to foot.

    A list below a point is a part of that point's body.
    """
    levels = measure_levels(
        setting,
        [place for place, _ in items],
    )
    lists = NestedLists(setting)
    points: list[Slabs] = []
    for place, para in items:
        at = place.level
        if points and at >= lists.depth:
            points[-1] = tie_below(points[-1])
        item, label, body = lists.add(at, is_numbered=bool(place.label))
        points.append(
            set_point(
                item,
                body,
                label,
                (place, para),
                levels[at],
            )
        )
    return points


def set_point(
    item: TypesetContext,
    body: TypesetContext,
    label: Tag,
    point: tuple[ListPlace, Para],
    level: _Level,
) -> Slabs:
    """Return a point behind its dot or number.

    Args:
        item: its element.
        body: the element of its words.
        label: that of its dot or number.
        point: its place and its words.
        level: where it stands.
    """
    place, para = point
    style = replace(
        item.styles.bullet,
        left=level.hang,
    )
    width = item.width - level.left
    x = item.flip(level.left, width)
    first, *others = body.words(
        para,
        style,
        width=width,
        x=x,
    )
    if place.label:
        marks = set_label(
            item,
            place.label,
            label,
            level,
        )
    else:
        marks = (
            draw_bullet(
                item,
                place.level,
                label,
                level,
            ),
        )
    return (add_marks(first, marks), *others)


def tie_below(slabs: Slabs) -> Slabs:
    """Return a point that no page parts from what stands below it."""
    *above, last = slabs
    return (*above, replace(last, cut=NEVER))


def measure_levels(
    setting: TypesetContext, places: Iterable[ListPlace]
) -> list[_Level]:
    """Return where each level of a list stands: behind the widest number of that above."""
    style = setting.styles.bullet
    hangs: list[float] = []
    for place, label in list_labels(places):
        while len(hangs) <= place.level:
            hangs.append(style.left)
        if label:
            row = TextRow.of(
                setting.begin().pieces(
                    label,
                    style,
                    None,
                )
            )
            hang = row.whole + _BEHIND_LABEL
            hangs[place.level] = max(
                hangs[place.level],
                hang,
            )
    levels: list[_Level] = []
    left = 0.0
    for hang in hangs:
        levels.append(_Level(left, hang))
        left += hang
    return levels


def list_labels(places: Iterable[ListPlace]) -> Iterator[tuple[ListPlace, str]]:
    """Yield the first place of each label on each level."""
    seen: set[tuple[int, str]] = set()
    for place in places:
        key = (place.level, place.label)
        if key not in seen:
            seen.add(key)
            yield place, place.label


# ---------------------------------------------------------------- dots and numbers


def set_label(
    item: TypesetContext, words: str, label: Tag, level: _Level
) -> tuple[Mark, ...]:
    """Return the number of a point, which ends before its words."""
    style = replace(
        item.styles.bullet,
        left=0.0,
        align="end",
    )
    width = level.hang - _BEHIND_LABEL
    x = item.flip(level.left, width)
    slabs: Slabs = item.words(
        words,
        style,
        width=width + 1,
        x=x - 1,
        tag=label,
    )
    first: Slab = slabs[0]
    return first.marks


def draw_bullet(item: TypesetContext, at: int, tag: Tag, level: _Level) -> Mark:
    """Return a dot, a ring or a square, level with the first line of a point."""
    style = item.styles.bullet
    x = item.flip(level.left + _BULLET_X)
    y = style.size * (1 - _BULLET_RISE)
    radius = _BULLET_RADIUS
    if at == 0:
        return Disc(
            x,
            y,
            radius,
            item.accent,
            tag=tag,
        )
    if at == 1:
        paper = item.theme.colours.paper
        return Disc(
            x,
            y,
            radius,
            paper,
            edge=item.accent,
            tag=tag,
        )
    side = 2 * radius - 0.8
    return Fill(
        x - side / 2,
        y - side / 2,
        side,
        side,
        item.accent,
        tag=tag,
    )
