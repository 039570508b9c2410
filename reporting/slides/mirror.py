"""A scene composed from left to right -> the same scene as it is read from right to left.

Everything is composed once, as for a language that is read from the left. For another the
whole slide is turned about its upright middle: the first of a row stands at the right, bars
stand at the right of what they mark, arrows lead to the left. Words, pictures and the order
in which things are read stay as they are. On a template the places are turned before as
well, so that its own stand where the template has them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reporting.design.grid import Grid, Grids, enclose
from reporting.design.rect import Rect
from reporting.design.units import Length
from reporting.record import field_names, replace
from reporting.scene import (
    Chart,
    Connector,
    Group,
    Rule,
    Scene,
    SceneItem,
    Side,
    SlideKind,
    Slot,
    Table,
    TextFrame,
)
from reporting.slides.looks import SlideLook

ALIGNS: Mapping[str, str] = MappingProxyType({"": "r", "l": "r", "r": "l"})
"""Where lines stand that began at the left, or ended at the right."""

HELD_ALIGNS: Mapping[str, str] = MappingProxyType({"": "r", "l": "r"})
"""Likewise in a place that a template has at one side of the slide for a line of its own."""

SIDES: Mapping[Side, Side] = MappingProxyType(
    {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}
)
"""At which an arrow begins or ends."""

FURNITURE = frozenset({Slot.FOOTER, Slot.DATE, Slot.SLIDE_NUMBER})
"""Places of that kind."""

# ---------------------------------------------------------------- scenes


def mirror_scene(scene: Scene, width: Length, *, is_ours: bool) -> Scene:
    """Turn a slide about its upright middle.

    Args:
        scene: composed from left to right.
        width: of the slide.
        is_ours: whether it stands on a layout of our own, which is turned with it.
    """
    items = [mirror_item(item, width, is_ours=is_ours) for item in scene.items]
    return replace(scene, items=tuple(items))


def mirror_item(item: SceneItem, width: Length, *, is_ours: bool = True) -> SceneItem:
    """Turn an item, and what it holds; arguments as in `mirror_scene`."""
    rect = mirror_rect(item.rect, width)
    match item:
        case TextFrame():
            is_held = item.slot in FURNITURE and not is_ours
            aligns = HELD_ALIGNS if is_held else ALIGNS
            align = aligns.get(item.align, item.align)
            return replace(item, rect=rect, align=align)
        case Connector():
            return replace(
                item,
                rect=rect,
                is_leftward=not item.is_leftward,
                start_side=SIDES.get(item.start_side, item.start_side),
                end_side=SIDES.get(item.end_side, item.end_side),
            )
        case Rule() if rect.width and rect.height:
            return replace(item, rect=rect, is_leftward=not item.is_leftward)
        case Chart(plot=plot):
            turned = mirror_rect(plot, width) if plot else None
            return replace(item, rect=rect, plot=turned, is_rtl=True)
        case Table():
            return replace(item, rect=rect, is_rtl=True)
        case Group():
            items = [mirror_item(one, width, is_ours=is_ours) for one in item.items]
            return replace(item, rect=rect, items=tuple(items))
    return replace(item, rect=rect)


# ---------------------------------------------------------------- places


def mirror_rect(rect: Rect, width: Length) -> Rect:
    """Turn a rectangle about the upright middle of a slide of some width."""
    return replace(rect, left=width - rect.right)


def mirror_grid(grid: Grid) -> Grid:
    """Turn all regions of a slide."""
    width = grid.slide.width
    turned = {}
    for name in field_names(grid):
        region = getattr(grid, name)
        if isinstance(region, Rect):
            turned[name] = mirror_rect(region, width)
    return replace(grid, **turned)


def mirror_places(grid: Grid) -> Grid:
    """Turn the places of a template, but not the order of what shares one of them.

    Section and status over a title, the text and its margin are ours: the scene that turns
    what is composed there turns them.
    """
    turned = mirror_grid(grid)
    head = enclose((grid.kicker, grid.head))
    return replace(
        turned,
        kicker=move_within(grid.kicker, head, grid.slide.width),
        head=move_within(grid.head, head, grid.slide.width),
        text=move_within(
            grid.text,
            grid.body,
            grid.slide.width,
        ),
        evidence=move_within(
            grid.evidence,
            grid.body,
            grid.slide.width,
        ),
    )


def move_within(rect: Rect, place: Rect, width: Length) -> Rect:
    """Move a rectangle to where it stands as before in a place that was turned."""
    left = mirror_rect(place, width).left + (rect.left - place.left)
    return replace(rect, left=left)


def mirror_grids(grids: Grids) -> Grids:
    """Turn the places that a template has on its slides."""
    others = {}
    for kind, grid in grids.others.items():
        others[kind] = mirror_places(grid)
    return Grids(mirror_places(grids.content), others)


def mirror_looks(
    looks: Mapping[SlideKind, SlideLook],
) -> dict[SlideKind, SlideLook]:
    """Turn the places of each kind of slide."""
    turned = {}
    for kind, look in looks.items():
        panel = look.panel
        if panel:
            place, colour = panel
            panel = (mirror_rect(place, look.grid.slide.width), colour)
        turned[kind] = replace(
            look,
            grid=mirror_places(look.grid),
            panel=panel,
        )
    return turned
