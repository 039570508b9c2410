"""A theme and its grid -> master, layouts and notes master, written for that theme.

Layouts hold real placeholders where the slides of their kind have text, each where the grid
has it. Writing them takes a few milliseconds, so nothing of them is kept on disk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.deck.ooxml.layouts import (
    LAYOUT_TYPES,
    OPENING,
    PROMPTS,
    WITH_BODY,
    find_slot_index,
    find_slot_type,
)
from reporting.deck.ooxml.paint import ACCENTS, NO_FILL, NO_LINE, Paint
from reporting.deck.ooxml.shapes import (
    write_body_frame,
    write_geometry,
    write_ground,
    write_placeholder,
    write_properties,
    write_shape_tree,
    write_transform,
)
from reporting.deck.ooxml.xml import element, root_element
from reporting.design.grid import Grid, Rect
from reporting.design.slide_styles import FACES, Style
from reporting.design.tokens import TypeSize
from reporting.design.units import Length, pt
from reporting.record import Record
from reporting.scene import ON_COLOUR, SlideKind, Slot

NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
"""Identity of the slide number's field."""

NOTES_SIZE = (Length(6_858_000), Length(9_144_000))
"""Width and height of a notes page: 7.5 by 10 inches."""

NOTES_BODY_INDEX = 3
"""Index of the placeholder of the speaker notes."""

FIRST_ID = 2**31
"""Identity of the master; its layouts have those that follow."""

_LANGUAGE = "en-GB"
_LEVELS = range(1, 10)
_NAMES = {
    Slot.TITLE: "Title",
    Slot.KICKER: "Kicker",
    Slot.BODY: "Body",
    Slot.SOURCE_LINE: "Sources",
    Slot.DATE: "Date",
    Slot.FOOTER: "Footer",
    Slot.SLIDE_NUMBER: "Slide number",
}


class SlotStyle(Record, frozen=True):
    """A placeholder of a master or a layout: where it stands, and how it sets its text."""

    slot: Slot
    rect: Rect
    style: Style
    size: TypeSize


class MasterWriter:
    """Writes the master, the layouts and the notes master of one theme."""

    def __init__(self, paint: Paint, grid: Grid) -> None:
        self.paint = paint
        self.grid = grid
        self.theme = paint.theme
        self.tokens = paint.theme.slide

    # ---- master

    def write_master(self, layouts: Sequence[tuple[int, str]]) -> str:
        """Write the master (ECMA-376 19.3.1.42).

        Args:
            layouts: identity and relation of each.
        """
        grid, small = self.grid, self.tokens.small
        slots = (
            SlotStyle(Slot.TITLE, grid.title, Style.TITLE, self.tokens.title),
            SlotStyle(Slot.BODY, grid.body, Style.TEXT, self.tokens.body),
            SlotStyle(Slot.DATE, grid.date, Style.SMALL, small),
            SlotStyle(Slot.FOOTER, grid.footer, Style.SMALL, small),
            SlotStyle(Slot.SLIDE_NUMBER, grid.number, Style.SMALL, small),
        )
        shapes = []
        for number, slot in enumerate(slots, 2):
            shapes.append(self._write_slot(number, slot, SlideKind.TEXT))
        listed = []
        for identity, relation in layouts:
            listed.append(element("p:sldLayoutId", id=identity, r_id=relation))
        ground = write_ground(self.paint.fill(self.theme.colours.paper))
        title_level = self._write_level(1, Style.TITLE, self.tokens.title)
        levels = self._write_levels(self.tokens.body)
        styles = element(
            "p:txStyles",
            element("p:titleStyle", title_level),
            element("p:bodyStyle", levels),
            element("p:otherStyle", levels),
        )
        return root_element(
            "p:sldMaster",
            element("p:cSld", ground, write_shape_tree(*shapes)),
            _write_colour_map(),
            element("p:sldLayoutIdLst", *listed),
            styles,
        )

    def _write_levels(self, size: TypeSize) -> str:
        levels = [self._write_level(level, Style.TEXT, size) for level in _LEVELS]
        return "".join(levels)

    def _write_level(
        self, level: int, style: Style, size: TypeSize, align: str = "l"
    ) -> str:
        face = FACES[style]
        colour = face.tone.colour(self.theme, self.theme.accent(None))
        look = element(
            "a:defRPr",
            self.paint.fill(colour),
            self.paint.fonts(face.family),
            sz=round(size.size.pt * 100),
            b=face.bold,
            i=face.italic,
        )
        leading = element("a:spcPts", val=round(size.leading.pt * 100))
        return element(
            f"a:lvl{level}pPr",
            element("a:lnSpc", leading),
            '<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>',
            look,
            marL=0,
            indent=0,
            algn=align,
        )

    def _write_slot(self, number: int, slot: SlotStyle, kind: SlideKind) -> str:
        """Write a placeholder that prompts for its text."""
        is_number = slot.slot is Slot.SLIDE_NUMBER
        align = "r" if is_number or slot.slot is Slot.DATE else "l"
        prompt = PROMPTS.get(slot.slot, "")
        words = _write_field() if is_number else _write_prompt(prompt)
        return write_placeholder(
            write_properties(number, _NAMES[slot.slot]),
            self._write_words(slot, align, words),
            index=find_slot_index(slot.slot),
            kind=find_slot_type(slot.slot, kind),
            rect=slot.rect,
        )

    def _write_words(self, slot: SlotStyle, align: str, words: str) -> str:
        level = self._write_level(1, slot.style, slot.size, align)
        frame = write_body_frame("t")
        return element("p:txBody", frame, element("a:lstStyle", level), words)

    # ---- layouts

    def write_layout(self, kind: SlideKind) -> str:
        """Write the layout of a kind of slide (ECMA-376 19.3.1.39)."""
        shapes = []
        for number, slot in enumerate(self._list_slots(kind), 2):
            shapes.append(self._write_slot(number, slot, kind))
        ground = None
        if kind in ON_COLOUR:
            ground = write_ground(self.paint.fill(self.theme.colours.cover))
        name = kind.value.capitalize()
        return root_element(
            "p:sldLayout",
            element("p:cSld", ground, write_shape_tree(*shapes), name=name),
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>",
            type=LAYOUT_TYPES.get(kind),
            preserve=True,
            userDrawn=True,
        )

    def _list_slots(self, kind: SlideKind) -> Iterator[SlotStyle]:
        """Yield the placeholders of a layout, in reading order."""
        grid, tokens = self.grid, self.tokens
        is_on_colour = kind in ON_COLOUR
        title, kicker, body = Style.TITLE, Style.KICKER, Style.TEXT
        small = Style.SMALL
        if is_on_colour:
            title, kicker = Style.OPENING, Style.OPENING_LABEL
            body = small = Style.OPENING_TEXT
        title_rect, title_size, body_rect = grid.title, tokens.title, grid.body
        if kind in OPENING:
            title_rect, title_size, body_rect = grid.opening, tokens.cover, grid.lead
        yield SlotStyle(Slot.TITLE, title_rect, title, title_size)
        yield SlotStyle(Slot.KICKER, grid.kicker, kicker, tokens.small)
        if kind in WITH_BODY:
            yield SlotStyle(Slot.BODY, body_rect, body, tokens.body)
        if not is_on_colour:
            yield SlotStyle(Slot.SOURCE_LINE, grid.source, Style.SMALL, tokens.small)
        yield SlotStyle(Slot.DATE, grid.date, small, tokens.small)
        yield SlotStyle(Slot.FOOTER, grid.footer, small, tokens.small)
        yield SlotStyle(Slot.SLIDE_NUMBER, grid.number, small, tokens.small)

    # ---- notes

    def write_notes_master(self) -> str:
        """Write the notes master (ECMA-376 19.3.1.27): the slide, its notes, its number."""
        width, height = NOTES_SIZE
        margin = pt(36)
        inner = width - margin.times(2)
        slide_height = inner.part(self.tokens.height, self.tokens.width)
        picture = Rect(margin, margin, inner, slide_height)
        top = picture.bottom + pt(24)
        body = Rect(margin, top, inner, height - top - pt(60))
        number = Rect(margin, height - pt(40), inner, pt(18))
        shapes = (
            _write_slide_image(picture),
            self._write_notes_body(body),
            self._write_slot(
                4,
                SlotStyle(Slot.SLIDE_NUMBER, number, Style.SMALL, self.tokens.small),
                SlideKind.TEXT,
            ),
        )
        ground = write_ground(self.paint.fill(self.theme.colours.paper))
        return root_element(
            "p:notesMaster",
            element("p:cSld", ground, write_shape_tree(*shapes)),
            _write_colour_map(),
            element("p:notesStyle", self._write_levels(self.tokens.small)),
        )

    def _write_notes_body(self, rect: Rect) -> str:
        slot = SlotStyle(Slot.BODY, rect, Style.TEXT, self.tokens.small)
        return write_placeholder(
            write_properties(3, "Notes"),
            self._write_words(slot, "l", _write_prompt("")),
            index=NOTES_BODY_INDEX,
            kind="body",
            rect=rect,
        )


def _write_slide_image(rect: Rect) -> str:
    """Write the placeholder of the slide's picture on a notes page."""
    locks = element("a:spLocks", noGrp=True, noRot=True, noChangeAspect=True)
    properties = write_properties(2, "Slide")
    look = write_transform(rect) + write_geometry("rect") + NO_FILL + NO_LINE
    return (
        f"<p:sp><p:nvSpPr>{properties}<p:cNvSpPr>{locks}</p:cNvSpPr>"
        '<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{look}</p:spPr></p:sp>"
    )


def _write_colour_map() -> str:
    accents = {accent: accent for accent in ACCENTS}
    return element(
        "p:clrMap",
        bg1="lt1",
        tx1="dk1",
        bg2="lt2",
        tx2="dk2",
        **accents,
        hlink="hlink",
        folHlink="folHlink",
    )


def _write_prompt(words: str) -> str:
    if not words:
        return f'<a:p><a:endParaRPr lang="{_LANGUAGE}"/></a:p>'
    look = element("a:rPr", lang=_LANGUAGE)
    return element("a:p", element("a:r", look, element("a:t", text=words)))


def _write_field() -> str:
    look = element("a:rPr", lang=_LANGUAGE)
    text = element("a:t", text="‹#›")
    return element(
        "a:p", element("a:fld", look, text, id=NUMBER_FIELD, type="slidenum")
    )
