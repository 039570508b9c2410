"""A layout, its grid and a palette -> what the slides of a kind are drawn with.

That is: its placeholder slots, its colours, its faces.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reporting.deck.ooxml.layouts import WITH_BODY
from reporting.deck.ooxml.paint import Paint
from reporting.deck.ooxml.parsing import write_element
from reporting.deck.slides.placeholder_slots import (
    LayoutBinding,
    Panel,
    PlaceholderSlot,
)
from reporting.deck.template.fit.layout_places import find_body_placeholder
from reporting.deck.template.fit.palette import (
    Palette,
    choose_text_colour,
    invert_palette,
    make_palette,
)
from reporting.deck.template.read.colours import Shade
from reporting.deck.template.read.layouts import TITLES, Layout, Placeholder
from reporting.deck.template.read.places import Place
from reporting.design.colour import (
    BLACK,
    LARGE,
    TEXT,
    WHITE,
    find_least_contrast,
    measure_contrast,
)
from reporting.design.grid import Grid, enclose
from reporting.design.rect import Rect
from reporting.design.theme import Role, Theme
from reporting.design.units import Length, pt
from reporting.record import Record, replace
from reporting.scene import SlideKind, Slot

OPENINGS = frozenset({SlideKind.COVER, SlideKind.SECTION})
"""Kinds that a template may have layouts of their own for."""

FURNITURE: Mapping[Slot, str] = {
    Slot.FOOTER: "ftr",
    Slot.DATE: "dt",
    Slot.SLIDE_NUMBER: "sldNum",
}
"""What a template calls the placeholders that every slide repeats."""

_MARGIN = pt(15)
"""Of a panel, around the text on it."""


class LayoutBinder(Record, frozen=True):
    """Binds the kinds of slides to the layouts of one template.

    Args:
        theme: to measure with.
        text: how the template sets text on its content slides.
        sections: ids of the dossier's sections, in order.
        faces: what runs name as their font, by what it sets.
    """

    theme: Theme
    text: Placeholder | None
    sections: Sequence[str]
    faces: Mapping[Role, str]

    def bind(
        self,
        kind: SlideKind,
        layout: Layout,
        grid: Grid,
    ) -> tuple[LayoutBinding, tuple[str, ...]]:
        """Return what a kind of slide is drawn with, and which colours could not be used.

        Args:
            kind: of the slide.
            layout: that serves it.
            grid: where things stand on it.
        """
        has_foot = kind is not SlideKind.COVER
        panel = make_panel(layout, grid, find_text_area(grid), has_foot=has_foot)
        grounds, is_bare = find_grounds(kind, layout, grid, panel)
        title = layout.find_placeholder(TITLES)
        found = self.fit_palette(kind, layout, grounds)
        slots = {}
        references = dict(found.references)
        for slot, placeholder, shade in find_slots(kind, layout, grid, panel):
            slots[slot] = placeholder
            if slot is Slot.BODY:
                slots[slot] = replace(placeholder, is_bare=is_bare)
            if shade and shade.reference:
                references.setdefault(shade.value, shade.reference)
        notes = found.notes
        if panel:
            lively = f"the ground of `{layout.name}` is too lively to be read on"
            notes += (f"{lively}: a panel stands behind the text",)
        own_map = layout.overridden
        muted = found.theme.colours.muted
        binding = LayoutBinding(
            layout=layout.part,
            theme=found.theme,
            paint=Paint(found.theme, references, self.faces),
            slots=slots,
            align=find_align(title) if grid.anchor and title else None,
            colour_map="" if own_map is None else write_element(own_map),
            panel=panel,
            boxed=dict(find_boxed(layout, grid, panel, muted)),
        )
        return binding, notes

    def fit_palette(
        self,
        kind: SlideKind,
        layout: Layout,
        grounds: Sequence[str],
    ) -> Palette:
        """Return the colours of a kind of slide, inverted where it opens or closes.

        Args:
            kind: of the slide.
            layout: whose scheme the colours come from.
            grounds: that text stands on.
        """
        text = self.text
        if kind in OPENINGS:
            body = find_body_placeholder(layout)
            text = body or layout.find_placeholder(TITLES)
        palette = make_palette(
            self.theme,
            layout.scheme,
            grounds,
            text,
            self.sections,
        )
        is_inverted = kind in OPENINGS or kind is SlideKind.CLOSE
        return invert_palette(palette) if is_inverted else palette


def find_text_area(grid: Grid) -> Rect:
    """Return where text other than the title stands on a slide."""
    if grid.anchor:
        return grid.lead
    return enclose((grid.kicker, grid.body, grid.strip))


def find_grounds(
    kind: SlideKind,
    layout: Layout,
    grid: Grid,
    panel: Panel | None,
) -> tuple[tuple[str, ...], bool]:
    """Return what text stands on, and whether its placeholder must lose its own fill.

    It must where neither black nor white would be read on that fill and the rest alike.
    """
    area = find_text_area(grid)
    grounds = list_all_grounds(layout, panel, (area, *grid.asides))
    body = find_body_placeholder(layout)
    has_body = grid.anchor or kind in WITH_BODY
    if body is None or not body.fill or not has_body:
        return grounds, False
    filled = (*grounds, *list_grounds(layout, panel, area, body))
    if not is_read(filled, TEXT):
        return grounds, True
    return tuple(dict.fromkeys(filled)), False


def find_slots(
    kind: SlideKind,
    layout: Layout,
    grid: Grid,
    panel: Panel | None,
) -> Iterator[tuple[Slot, PlaceholderSlot, Shade | None]]:
    """Yield the placeholder slots of a layout, with the colour of the words in each."""
    title = layout.find_placeholder(TITLES)
    body = find_body_placeholder(layout)
    if title:
        grounds = list_grounds(layout, panel, grid.title, title)
        shade = choose_text_colour(layout.scheme, title, grounds, LARGE)
        anchor = title.anchor if grid.title.contains(title.inner) else None
        # A kicker stands over an opening title, as close as its words allow.
        is_held = not grid.anchor and grid.title == title.inner
        slot = make_slot(title, shade, anchor, is_held=is_held)
        yield Slot.TITLE, replace(slot, align=find_align(title)), shade
    if body and grid.anchor:
        slot = PlaceholderSlot(
            body.type,
            body.index,
            align=find_align(body),
            anchor=body.anchor,
            insets=find_insets(body),
        )
        if kind is SlideKind.SECTION and slot.align == "ctr":
            slot = replace(slot, align="l")  # bullets begin under each other
        yield Slot.BODY, slot, None
    elif body and kind in WITH_BODY:
        insets = find_insets(body)
        slot = PlaceholderSlot(body.type, body.index, align="l", insets=insets)
        yield Slot.BODY, slot, None
    places = {
        Slot.FOOTER: grid.footer,
        Slot.DATE: grid.date,
        Slot.SLIDE_NUMBER: grid.number,
    }
    for furniture, name in FURNITURE.items():
        placeholder = layout.find_placeholder(frozenset({name}))
        if placeholder is None:
            continue
        place = places[furniture]
        grounds = list_grounds(layout, panel, place, placeholder)
        shade = choose_text_colour(layout.scheme, placeholder, grounds, TEXT)
        is_held = place.contains(placeholder.inner)
        yield furniture, make_slot(placeholder, shade, None, is_held=is_held), shade


def find_align(placeholder: Placeholder) -> str | None:
    """Return how lines of a placeholder stand where they are read from left to right."""
    look = placeholder.look
    begins_right = look.is_rtl and look.align == "r"
    return "l" if begins_right else look.align


def find_boxed(
    layout: Layout,
    grid: Grid,
    panel: Panel | None,
    colour: str,
) -> Iterator[tuple[Slot, str]]:
    """Yield colours for what stands in text boxes at the foot, where they must be others.

    Args:
        layout: which may have a band there, or a picture.
        grid: where they stand.
        panel: what is drawn behind the text.
        colour: what they are set in elsewhere.
    """
    rects = (grid.footer, grid.date, grid.number)
    for (slot, name), rect in zip(FURNITURE.items(), rects, strict=True):
        if layout.find_placeholder(frozenset({name})) or not rect.width:
            continue
        grounds = list_grounds(layout, panel, rect)
        if find_least_contrast(colour, grounds) < TEXT:
            shade = choose_text_colour(layout.scheme, None, grounds, TEXT)
            yield slot, shade.value


def make_slot(
    placeholder: Placeholder,
    shade: Shade,
    anchor: str | None,
    *,
    is_held: bool,
) -> PlaceholderSlot:
    """Return the slot of a placeholder whose words have some colour."""
    rect = placeholder.inner if placeholder.is_placed and is_held else None
    return PlaceholderSlot(
        type=placeholder.type,
        index=placeholder.index,
        rect=rect,
        align=placeholder.look.align,
        anchor=anchor,
        colour=shade.value,
        insets=find_insets(placeholder),
    )


def find_insets(
    placeholder: Placeholder,
) -> tuple[Length, Length, Length, Length] | None:
    """Return how far its words stand from the edges of a fill of its own, if it has one."""
    if placeholder.fill is None:
        return None
    outer, inner = placeholder.rect, placeholder.inner
    return (
        inner.left - outer.left,
        inner.top - outer.top,
        outer.right - inner.right,
        outer.bottom - inner.bottom,
    )


def list_all_grounds(
    layout: Layout,
    panel: Panel | None,
    places: Sequence[Rect],
) -> tuple[str, ...]:
    """Return what text in some rectangles stands on, each colour once."""
    found: dict[str, None] = {}
    for place in places:
        found.update(dict.fromkeys(list_grounds(layout, panel, place)))
    return tuple(found)


def list_grounds(
    layout: Layout,
    panel: Panel | None,
    rect: Rect,
    placeholder: Placeholder | None = None,
) -> tuple[str, ...]:
    """Return what text in a rectangle stands on.

    Args:
        layout: of its slide.
        panel: what is drawn behind it, if anything is.
        rect: where it stands.
        placeholder: that it stands in, whose own fill lies above all else.
    """
    fill = placeholder.fill if placeholder else None
    if fill is not None:
        # Where the text goes, its placeholder goes, with its fill.
        return layout.ground.list_colours(rect, replace(fill, place=Place(rect)))
    if panel is None:
        return layout.ground.list_colours(rect)
    place, colour = panel
    if place.contains(rect):
        return (colour,)
    return tuple(dict.fromkeys((colour, *layout.ground.list_colours(rect))))


def make_panel(
    layout: Layout,
    grid: Grid,
    area: Rect,
    *,
    has_foot: bool,
) -> Panel | None:
    """Return what must stand behind the text, where its ground is too lively.

    It is so where neither black nor white is read on all of it.
    """
    ground, scheme = layout.ground, layout.scheme
    is_text_read = is_read(ground.list_colours(area), TEXT)
    if is_text_read and is_read(ground.list_colours(grid.title), LARGE):
        return None
    colour = scheme.find_value("bg1")
    if measure_contrast(colour, scheme.find_value("tx1")) < TEXT:
        colour = WHITE
    rects = [grid.title, area]
    if has_foot:
        foot = (grid.footer, grid.number, grid.date)
        rects += [rect for rect in foot if rect.width]
    whole = enclose(rects)
    slide = grid.slide
    left = max(whole.left - _MARGIN, slide.left)
    top = max(whole.top - _MARGIN, slide.top)
    right = min(whole.right + _MARGIN, slide.right)
    bottom = min(whole.bottom + _MARGIN, slide.bottom)
    return Rect(
        left,
        top,
        right - left,
        bottom - top,
    ), colour


def is_read(grounds: Sequence[str], wanted: float) -> bool:
    """Whether black or white is read on all of some grounds."""
    contrasts = [find_least_contrast(extreme, grounds) for extreme in (BLACK, WHITE)]
    return max(contrasts) >= wanted
