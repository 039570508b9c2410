"""A layout, its grid and a palette -> what the slides of a kind are drawn with: seats, colours, faces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reporting.deck.ooxml.master import BODY, DATE, FOOTER, NUMBER, TITLE, WITH_BODY
from reporting.deck.ooxml.paint import Paint
from reporting.deck.ooxml.shapes import enclose
from reporting.deck.slides.placeholder_slots import (
    LayoutBinding,
    Panel,
    PlaceholderSlot,
)
from reporting.deck.template.fit.layout_matching import find_body_placeholder
from reporting.deck.template.fit.palette import (
    choose_text_colour,
    invert_palette,
    make_palette,
)
from reporting.deck.template.read.colours import Shade
from reporting.deck.template.read.layouts import TITLES, Layout, Placeholder
from reporting.design.colour import (
    BLACK,
    LARGE,
    TEXT,
    WHITE,
    find_least_contrast,
    measure_contrast,
)
from reporting.design.grid import Grid, Rect
from reporting.design.theme import Role, Theme
from reporting.design.units import pt
from reporting.record import Record
from reporting.scene import SlideKind

OPENINGS = frozenset({SlideKind.COVER, SlideKind.SECTION})
"""Kinds that a template may have layouts of their own for."""

FURNITURE: Mapping[int, str] = {FOOTER: "ftr", DATE: "dt", NUMBER: "sldNum"}
"""What a template calls the placeholders of our own layouts that every slide repeats."""


class LayoutBinder(Record, frozen=True):
    """Dresses the slides of one template.

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

    def dress(
        self, kind: SlideKind, layout: Layout, grid: Grid
    ) -> tuple[LayoutBinding, tuple[str, ...]]:
        """Return what a kind of slide is drawn with, and which colours could not be used as they are."""
        opening, title = kind in OPENINGS, layout.first(TITLES)
        area = _area(grid)
        panel = _panel(layout, grid, area)
        grounds = (panel[1],) if panel else layout.ground.under(area)
        text = find_body_placeholder(layout) or title if opening else self.text
        found = make_palette(self.theme, layout.scheme, grounds, text, self.sections)
        found = invert_palette(found) if opening or kind is SlideKind.CLOSE else found
        seats, references = {}, dict(found.references)
        for index, seat, shade in self._seats(kind, layout, grid, panel):
            seats[index] = seat
            if shade and shade.reference:
                references.setdefault(shade.value, shade.reference)
        dress = LayoutBinding(
            layout=layout.part,
            theme=found.theme,
            paint=Paint(found.theme, references, self.faces),
            seats=seats,
            align=title.look.align if grid.anchor and title else None,
            colour_map=layout.overridden,
            panel=panel,
        )
        lively = f"the ground of `{layout.name}` is too lively to be read on: a panel stands behind the text"
        return dress, (*found.notes, *((lively,) if panel else ()))

    def _seats(
        self, kind: SlideKind, layout: Layout, grid: Grid, panel: Panel | None
    ) -> Iterator[tuple[int, PlaceholderSlot, Shade | None]]:
        title, body = layout.first(TITLES), find_body_placeholder(layout)

        def seat(
            given: Placeholder,
            grounds: Sequence[str],
            wanted: float,
            anchor: str | None,
        ) -> tuple[PlaceholderSlot, Shade]:
            shade = choose_text_colour(layout.scheme, given, grounds, wanted)
            own = (
                given is title and grid.anchor
            )  # a kicker stands over it, as close as its words allow
            held = given.inner if given.held and not own else None
            return PlaceholderSlot(
                given.type, given.index, held, given.look.align, anchor, shade.value
            ), shade

        if title:
            grounds = (panel[1],) if panel else layout.ground.under(grid.title)
            anchor = title.anchor if grid.title.contains(title.inner) else None
            yield (TITLE, *seat(title, grounds, LARGE, anchor))
        if body and grid.anchor:
            yield (
                BODY,
                PlaceholderSlot(
                    body.type, body.index, align=body.look.align, anchor=body.anchor
                ),
                None,
            )
        elif body and kind in WITH_BODY:
            yield BODY, PlaceholderSlot(body.type, body.index, align="l"), None
        for index, name in FURNITURE.items():
            if given := layout.first(frozenset({name})):
                grounds = (panel[1],) if panel else layout.ground.under(given.box)
                yield (index, *seat(given, grounds, TEXT, None))


def _area(grid: Grid) -> Rect:
    """Return where all text stands that is not a title."""
    return grid.lead if grid.anchor else enclose((grid.kicker, grid.body, grid.strip))


def _panel(layout: Layout, grid: Grid, area: Rect) -> Panel | None:
    """Return what must stand behind the text because neither black nor white is read on the ground."""
    asked = ((TEXT, area), (LARGE, grid.title))
    if all(_is_read(layout.ground.under(box), wanted) for wanted, box in asked):
        return None
    paper = layout.scheme.value("bg1")
    colour = (
        paper if measure_contrast(paper, layout.scheme.value("tx1")) >= TEXT else WHITE
    )
    foot = (
        ()
        if grid.anchor
        else (grid.footer, grid.number, *((grid.date,) if grid.date.width else ()))
    )
    whole, margin, slide = enclose((grid.title, area, *foot)), pt(15), grid.slide
    left, top = max(whole.left - margin, slide.left), max(whole.top - margin, slide.top)
    right, bottom = (
        min(whole.right + margin, slide.right),
        min(whole.bottom + margin, slide.bottom),
    )
    return Rect(left, top, right - left, bottom - top), colour


def _is_read(grounds: Sequence[str], wanted: float) -> bool:
    return any(
        find_least_contrast(extreme, grounds) >= wanted for extreme in (BLACK, WHITE)
    )
