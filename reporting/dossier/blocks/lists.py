"""Points -> lines of text below one another, behind dots."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.dossier.blocks.body import BlockBody
from reporting.dossier.galley.compose import stack, tie_foot, tie_head
from reporting.dossier.galley.galley import Slabs
from reporting.dossier.typeset.context import TypesetContext
from reporting.plan.block_model import BulletsBlock
from reporting.plan.words import Para

_KEPT_LINES = 2
"""Lines of a list that stand together at its head and at its foot."""


def typeset_bullets(setting: TypesetContext, block: BulletsBlock) -> BlockBody:
    """Set points below one another behind drawn dots; no line of them stands alone."""
    points = typeset_points(setting, block.items)
    kept = _KEPT_LINES * setting.styles.bullet.leading
    return BlockBody(tie_foot(tie_head(points, kept), kept))


def typeset_points(setting: TypesetContext, points: Sequence[Para]) -> Slabs:
    """Set points as one list of the structure, without space between them."""
    listed = setting.group("L", numbering="Disc")
    style = setting.styles.bullet
    done: list[Slabs] = []
    for point in points:
        item = listed.group("LI")
        label = item.elem("Lbl", actual="•")
        body = item.group("LBody")
        done.append(body.words(point, style, bullet=label))
    return stack(*done)
