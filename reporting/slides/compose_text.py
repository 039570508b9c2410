"""Planned texts and status badges -> text frames and groups of a scene, their lines broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reporting.design.grid import Grid
from reporting.design.rect import Rect
from reporting.design.slide_styles import BULLETED, FACES, Style, Tone
from reporting.design.theme import Theme
from reporting.design.units import Length
from reporting.plan.direction import hold_direction
from reporting.plan.model import SectionPlan
from reporting.plan.words import Para, Run
from reporting.reading.origin import Origin
from reporting.record import Record, replace
from reporting.scene import (
    Group,
    Paragraph,
    Role,
    SceneItem,
    Slot,
    Symbol,
    TextFrame,
)
from reporting.slides.looks import SlideLook
from reporting.slides.model import PlannedFrame, Slide, SlideText, StatusBadge
from reporting.slides.typesetter import Typesetter

SYMBOL = 0.72
"""Height of a status symbol as a share of the type's size beside it."""

BESIDE_SYMBOL = 1.15
"""How far right of the badge's edge its words begin, in sizes of its type."""


class SlideContext(Record, frozen=True):
    """What the items of one slide are composed from.

    Args:
        slide: as it is planned.
        look: of its kind.
        setter: breaks its lines.
        accent: the section's colour.
        sections: of the deck, in order.
        is_rtl: whether the language is read from right to left.
    """

    slide: Slide
    look: SlideLook
    setter: Typesetter
    accent: str
    sections: tuple[SectionPlan, ...]
    is_rtl: bool = False

    @property
    def grid(self) -> Grid:
        """Where things stand that have one place on every slide of the kind."""
        return self.look.grid

    @property
    def theme(self) -> Theme:
        """The theme whose colours are read on the slide's ground."""
        return self.look.theme

    def scale(self, length: Length) -> Length:
        """Return a length of our own slide as it is on this one: a template's may be small."""
        return self.grid.scale(length)


# ---------------------------------------------------------------- paragraphs


def make_small_text(
    context: SlideContext,
    words: str,
    style: Style,
) -> SlideText:
    """Return one line of small type, such as a kicker or a footer."""
    small = context.theme.slide.small
    return SlideText(
        (Run(words),),
        style,
        small.size,
        small.leading,
    )


def compose_paragraph(
    context: SlideContext,
    text: SlideText,
    width: Length | None,
    *,
    is_first: bool = True,
    colour: str = "",
    is_bold: bool = False,
) -> Paragraph:
    """Break a planned text into the lines of a box.

    Args:
        context: of the slide.
        text: the paragraph.
        width: of its box; None where it stands on one line, however long.
        is_first: whether it is the first of its frame, which has no space above.
        colour: of all its words, if not those of its style.
        is_bold: whether all of it is bold.
    """
    tone = FACES[text.style].tone
    accent = context.accent
    if text.section:
        accent = context.theme.accent(text.section)
    own = tone.colour(context.theme, accent)
    if text.status:
        own = context.theme.status[text.status.value]
    mark = own if tone is Tone.PAPER else context.accent
    runs = tuple([run for run in text.runs if run.text])
    breaks = context.setter.find_breaks(text, width) if width is not None else ()
    runs, before = hold_direction(runs, is_rtl=context.is_rtl)
    if before:
        breaks = tuple([place + before for place in breaks])
    return Paragraph(
        runs=runs,
        breaks=breaks,
        style=text.style,
        size=text.size,
        leading=text.leading,
        colour=colour or own,
        mark_colour=colour or mark,
        bullet_colour=_find_bullet_colour(context, text),
        before=Length(0) if is_first else text.before,
        number=text.number,
        is_bold=is_bold,
        mark=text.mark,
        small=text.small,
        holds_lines=bool(text.line_starts),
    )


def _find_bullet_colour(
    context: SlideContext,
    text: SlideText,
) -> str:
    """Return the colour of a paragraph's bullet or number; nothing where it has none."""
    if text.style is Style.ENTRY and text.number is not None:
        section = text.section
        if section:
            return context.theme.accent(section)
        return context.accent
    if text.style not in BULLETED:
        return ""
    tone = FACES[text.style].tone
    if tone is Tone.PAPER:
        return context.theme.colours.paper
    return context.accent


def compose_paragraphs(
    context: SlideContext,
    texts: Sequence[SlideText],
    width: Length,
    colour: str = "",
) -> tuple[Paragraph, ...]:
    """Break the texts of a frame into its lines."""
    paragraphs = []
    for index, text in enumerate(texts):
        paragraph = compose_paragraph(
            context,
            text,
            width,
            is_first=index == 0,
            colour=colour,
        )
        paragraphs.append(paragraph)
    return tuple(paragraphs)


def find_text_origin(texts: Sequence[SlideText]) -> Origin | None:
    """Return where the first of some texts was written that was written at all."""
    for text in texts:
        origin = Para(text.runs).origin
        if origin:
            return origin
    return None


# ---------------------------------------------------------------- frames


def compose_frame(
    context: SlideContext,
    frame: PlannedFrame,
    name: str,
    role: Role,
    align: str = "",
) -> TextFrame:
    """Return a planned frame as a text box."""
    return TextFrame(
        name=name,
        rect=frame.box,
        role=role,
        origin=find_text_origin(frame.texts),
        paragraphs=compose_paragraphs(context, frame.texts, frame.box.width),
        anchor=frame.anchor,
        align=align,
    )


def name_numbered(
    context: SlideContext,
    frames: Sequence[PlannedFrame],
    name: str,
    role: Role,
) -> list[TextFrame]:
    """Return frames as text boxes that are named and numbered from 1."""
    return [
        compose_frame(context, frame, f"{name} {number}", role)
        for number, frame in enumerate(frames, 1)
    ]


def fill_slot(
    context: SlideContext,
    slot: Slot,
    name: str,
    texts: Sequence[SlideText],
    rect: Rect,
    *,
    anchor: str = "t",
    align: str = "",
    is_number_field: bool = False,
) -> TextFrame:
    """Put texts into a placeholder slot, or into a text box where the layout has none.

    Args:
        context: of the slide.
        slot: the placeholder, which gives the frame its role too.
        name: of the frame.
        texts: its paragraphs.
        rect: where it stands.
        anchor: `t`, `ctr` or `b`, unless a template's placeholder has its own.
        align: `l`, `ctr` or `r`, likewise.
        is_number_field: whether it holds the slide's number.
    """
    look = context.look
    colour = look.boxed.get(slot, "")
    held: Slot | None = None
    if look.has_slot(slot):
        held = slot
        own = look.find_slot(slot)
        align = own.align or align
        anchor = own.anchor or anchor
        colour = own.colour
    else:
        align = look.align or align
    return TextFrame(
        name=name,
        rect=rect,
        role=Role(slot.value),
        origin=find_text_origin(texts),
        paragraphs=compose_paragraphs(context, texts, rect.width, colour),
        slot=held,
        anchor=anchor,
        align=align,
        is_number_field=is_number_field,
    )


# ---------------------------------------------------------------- status badges


def compose_badge(
    context: SlideContext,
    badge: StatusBadge,
) -> Group:
    """Return a status badge: its symbol and its words, held together."""
    colour = context.theme.status[badge.status.value]
    size = context.theme.slide.small.size
    side = size.times(SYMBOL)
    spare = badge.box.height - side
    top = badge.box.top + spare.part(1, 2)
    symbol = Symbol(
        name="Mark",
        rect=Rect(badge.box.left, top, side, side),
        role=Role.DECORATION,
        status=badge.status,
        colour=colour,
    )
    beside = badge.box.indent(size.times(BESIDE_SYMBOL))
    text = make_small_text(context, badge.text, Style.SMALL)
    paragraph = compose_paragraph(
        context,
        text,
        None,
        colour=colour,
        is_bold=True,
    )
    words = TextFrame(
        name="Status",
        rect=beside,
        role=Role.STATUS,
        paragraphs=(paragraph,),
        anchor="ctr",
        wraps=False,
    )
    return Group(
        name=f"Status: {badge.text}",
        rect=badge.box,
        role=Role.STATUS,
        alt=badge.text,
        origin=badge.origin,
        items=(symbol, words),
        paragraph=badge.paragraph,
    )


def name_apart(items: Sequence[SceneItem]) -> list[SceneItem]:
    """Number what would have the name of an earlier item, such as a second badge."""
    seen: Counter[str] = Counter()
    named = []
    for item in items:
        seen[item.name] += 1
        count = seen[item.name]
        name = item.name
        if count > 1:
            name = f"{name} ({count})"
        named.append(replace(item, name=name))
    return named
