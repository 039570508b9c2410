"""Points -> lines of text below one another, behind dots."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.dossier.blocks.body import BlockBody
from reporting.dossier.galley.compose import stack, tie_foot, tie_head
from reporting.dossier.galley.galley import Slabs, measure_height
from reporting.dossier.typeset.context import TypesetContext
from reporting.plan.block_model import BulletsBlock
from reporting.plan.words import Para
from reporting.record import replace

_KEPT_LINES = 2
"""Lines of a point that stand with the one above or below it."""
_TIED = 0.3
"""Share of the column's height above which two points need not stand together."""


def typeset_bullets(setting: TypesetContext, block: BulletsBlock) -> BlockBody:
    """Set points below one another behind drawn dots; none of them stands alone.

    Without a heading, half a line is above the list and half a line below: the text that
    follows is on the page's grid, the list is not.
    """
    points = list_points(setting, block.items)
    slabs = stack(*points)
    if len(points) > 1:
        kept = _KEPT_LINES * setting.styles.bullet.leading
        most = setting.column_height * _TIED
        first, second, *_ = [measure_height(point) for point in points]
        slabs = tie_head(slabs, min(first + min(second, kept), most))
        *_, above, last = [measure_height(point) for point in points]
        slabs = tie_foot(slabs, min(last + min(above, kept), most))
    if not block.title:
        slabs = tuple([replace(slab, baseline=None) for slab in slabs])
    return BlockBody(slabs)


def typeset_points(setting: TypesetContext, points: Sequence[Para]) -> Slabs:
    """Set points as one list of the structure, without space between them."""
    return stack(*list_points(setting, points))


def list_points(setting: TypesetContext, points: Sequence[Para]) -> list[Slabs]:
    """Return points as one list of the structure, each from head to foot."""
    listed = setting.group("L", numbering="Disc")
    style = setting.styles.bullet
    done: list[Slabs] = []
    for point in points:
        item = listed.group("LI")
        label = item.elem("Lbl", actual="•")
        body = item.group("LBody")
        done.append(body.words(point, style, bullet=label))
    return done
