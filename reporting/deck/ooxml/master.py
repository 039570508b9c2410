"""A theme and its grid -> its master and its layouts.

Layouts hold real placeholders where the slides of their kind have text, each where the grid
has it. Writing them takes a few milliseconds, so nothing of them is kept on disk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.deck.ooxml.languages import Script
from reporting.deck.ooxml.layouts import (
    END_ALIGNED,
    LAYOUT_TYPES,
    OPENING,
    PROMPTS,
    SLOT_NAMES,
    WITH_BODY,
    find_slot_index,
    find_slot_type,
)
from reporting.deck.ooxml.paint import ACCENTS, Paint
from reporting.deck.ooxml.shapes import (
    write_body_frame,
    write_ground,
    write_placeholder,
    write_properties,
    write_shape_tree,
)
from reporting.deck.ooxml.xml import count_hundredths, element, root_element
from reporting.design.grid import Grids
from reporting.design.rect import Rect
from reporting.design.slide_styles import FACES, Style
from reporting.design.tokens import TypeSize
from reporting.record import Record
from reporting.scene import ON_COLOUR, SlideKind, Slot

NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
"""Identity of the slide number's field."""

FIRST_ID = 2**31
"""Identity of the master; its layouts have those that follow."""

_LANGUAGE = "en-GB"
_LEVELS = range(1, 10)
_NO_SPACE = '<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'


class SlotStyle(Record, frozen=True):
    """A placeholder of a master or a layout: where it stands, and how it sets its text."""

    slot: Slot
    rect: Rect
    style: Style
    size: TypeSize


class MasterWriter:
    """Writes the master and the layouts of one theme."""

    def __init__(
        self,
        paint: Paint,
        grids: Grids,
        script: Script,
    ) -> None:
        """Begin with a theme's look.

        Args:
            paint: its colours and families.
            grids: where things stand.
            script: of the deck's language.
        """
        self.paint = paint
        self.grids = grids
        self.grid = grids.content
        self.script = script
        self.theme = paint.theme
        self.tokens = paint.theme.slide

    # ---- master

    def write_master(self, layouts: Sequence[tuple[int, str]]) -> str:
        """Write the master (ECMA-376 19.3.1.42).

        Args:
            layouts: identity and relation of each.
        """
        grid = self.grid
        small = self.tokens.small
        slots = (
            SlotStyle(
                Slot.TITLE,
                grid.title,
                Style.TITLE,
                self.tokens.title,
            ),
            SlotStyle(
                Slot.BODY,
                grid.body,
                Style.TEXT,
                self.tokens.body,
            ),
            SlotStyle(Slot.DATE, grid.date, Style.SMALL, small),
            SlotStyle(Slot.FOOTER, grid.footer, Style.SMALL, small),
            SlotStyle(Slot.SLIDE_NUMBER, grid.number, Style.SMALL, small),
        )
        shapes = []
        for number, slot in enumerate(slots, 2):
            shape = self.write_slot(number, slot)
            shapes.append(shape)
        listed = []
        for identity, relation in layouts:
            listed.append(element("p:sldLayoutId", id=identity, r_id=relation))
        title = self.write_level(1, Style.TITLE, self.tokens.title)
        levels = self.write_levels(self.tokens.body)
        return root_element(
            "p:sldMaster",
            self.write_content(shapes),
            write_colour_map(),
            element("p:sldLayoutIdLst", *listed),
            element(
                "p:txStyles",
                element("p:titleStyle", title),
                element("p:bodyStyle", levels),
                element("p:otherStyle", levels),
            ),
        )

    def write_content(self, shapes: Sequence[str]) -> str:
        """Write what a master shows, on the colour of paper."""
        ground = write_ground(self.paint.fill(self.theme.colours.paper))
        return element("p:cSld", ground, write_shape_tree(shapes))

    def write_levels(self, size: TypeSize) -> str:
        """Write the nine levels of running text, which look alike."""
        levels = [self.write_level(level, Style.TEXT, size) for level in _LEVELS]
        return "".join(levels)

    def write_level(
        self,
        level: int,
        style: Style,
        size: TypeSize,
        align: str = "",
    ) -> str:
        """Write how a level of text looks (ECMA-376 21.1.2.4)."""
        face = FACES[style]
        colour = face.tone.colour(self.theme, self.theme.accent(None))
        look = element(
            "a:defRPr",
            self.paint.fill(colour),
            self.paint.fonts(face.family),
            sz=count_hundredths(size.size),
            b=face.bold,
            i=face.italic,
        )
        leading = element("a:spcPts", val=count_hundredths(size.leading))
        return element(
            f"a:lvl{level}pPr",
            element("a:lnSpc", leading),
            _NO_SPACE,
            look,
            marL=0,
            indent=0,
            algn=align or self.script.start,
            rtl=self.script.is_rtl or None,
        )

    def write_slot(
        self,
        number: int,
        slot: SlotStyle,
        kind: SlideKind = SlideKind.TEXT,
    ) -> str:
        """Write a placeholder that prompts for its text.

        Args:
            number: of the shape.
            slot: where it stands, and how it sets its text.
            kind: of the slides of its layout.
        """
        prompt = write_prompt(PROMPTS.get(slot.slot))
        if slot.slot is Slot.SLIDE_NUMBER:
            prompt = write_number_field()
        return write_placeholder(
            write_properties(number, SLOT_NAMES[slot.slot]),
            self.write_words(slot, prompt),
            index=find_slot_index(slot.slot),
            kind=find_slot_type(slot.slot, kind),
            rect=slot.rect,
        )

    def write_words(
        self,
        slot: SlotStyle,
        prompt: str,
    ) -> str:
        """Write the text body of a placeholder, with what it prompts for."""
        script = self.script
        align = script.end if slot.slot in END_ALIGNED else script.start
        level = self.write_level(1, slot.style, slot.size, align)
        return element(
            "p:txBody",
            write_body_frame("t"),
            element("a:lstStyle", level),
            prompt,
        )

    # ---- layouts

    def write_layout(self, kind: SlideKind) -> str:
        """Write the layout of a kind of slide (ECMA-376 19.3.1.39)."""
        shapes = []
        for number, slot in enumerate(self.list_slots(kind), 2):
            shape = self.write_slot(number, slot, kind)
            shapes.append(shape)
        ground = None
        if kind in ON_COLOUR:
            ground = write_ground(self.paint.fill(self.theme.colours.cover))
        tree = write_shape_tree(shapes)
        name = kind.value.capitalize()
        return root_element(
            "p:sldLayout",
            element("p:cSld", ground, tree, name=name),
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>",
            type=LAYOUT_TYPES.get(kind),
            preserve=True,
            userDrawn=True,
        )

    def list_slots(self, kind: SlideKind) -> Iterator[SlotStyle]:
        """Yield the placeholders of a layout, in reading order."""
        grid = self.grids.of(kind)
        tokens = self.tokens
        is_on_colour = kind in ON_COLOUR
        title = Style.TITLE
        kicker = Style.KICKER
        body = Style.TEXT
        small = Style.SMALL
        if is_on_colour:
            title = Style.OPENING
            kicker = Style.OPENING_LABEL
            body = Style.OPENING_TEXT
            small = Style.OPENING_TEXT
        if kind in OPENING:
            yield SlotStyle(Slot.TITLE, grid.opening, title, tokens.cover)
        else:
            size = tokens.cover if is_on_colour else tokens.title
            yield SlotStyle(Slot.TITLE, grid.title, title, size)
        yield SlotStyle(Slot.KICKER, grid.kicker, kicker, tokens.small)
        if kind in WITH_BODY:
            rect = grid.lead if kind in OPENING else grid.body
            yield SlotStyle(Slot.BODY, rect, body, tokens.body)
        if not is_on_colour:
            yield SlotStyle(Slot.SOURCE_LINE, grid.source, small, tokens.small)
        yield SlotStyle(Slot.DATE, grid.date, small, tokens.small)
        yield SlotStyle(Slot.FOOTER, grid.footer, small, tokens.small)
        yield SlotStyle(Slot.SLIDE_NUMBER, grid.number, small, tokens.small)


def write_colour_map() -> str:
    """Write the usual names of the scheme's colours (ECMA-376 19.3.1.6)."""
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


def write_prompt(words: str | None) -> str:
    """Write what an empty placeholder says."""
    if words is None:
        end = element("a:endParaRPr", lang=_LANGUAGE)
        return element("a:p", end)
    look = element("a:rPr", lang=_LANGUAGE)
    text = element("a:t", text=words)
    run = element("a:r", look, text)
    return element("a:p", run)


def write_number_field() -> str:
    """Write the slide's number as a layout has it."""
    look = element("a:rPr", lang=_LANGUAGE)
    text = element("a:t", text="‹#›")
    field = element("a:fld", look, text, id=NUMBER_FIELD, type="slidenum")
    return element("a:p", field)
