"""A theme -> the notes master of its deck: the slide, its speaker notes, its number."""

from __future__ import annotations

from reporting.deck.ooxml.master import (
    MasterWriter,
    SlotStyle,
    write_colour_map,
    write_prompt,
)
from reporting.deck.ooxml.paint import NO_FILL, NO_LINE
from reporting.deck.ooxml.shapes import (
    write_geometry,
    write_placeholder,
    write_properties,
)
from reporting.deck.ooxml.xml import element, root_element
from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.scene import Slot

NOTES_SIZE = (Length(6_858_000), Length(9_144_000))
"""Width and height of a notes page: 7.5 by 10 inches."""

IMAGE_INDEX, BODY_INDEX = 2, 3
"""Indices of the placeholders of the slide's picture and of the notes."""

_MARGIN = pt(36)
_GAP = pt(24)
_FOOT = pt(60)
"""Between the picture and the notes, and under the notes."""

_LOCKS = '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'


def write_notes_master(writer: MasterWriter) -> str:
    """Write the notes master (ECMA-376 19.3.1.27).

    Args:
        writer: of the theme's master, which sets text alike.
    """
    width, height = NOTES_SIZE
    tokens = writer.tokens
    inner = width - _MARGIN.times(2)
    slide_height = inner.part(tokens.height, tokens.width)
    picture = Rect(_MARGIN, _MARGIN, inner, slide_height)
    top = picture.bottom + _GAP
    body = Rect(
        _MARGIN,
        top,
        inner,
        height - top - _FOOT,
    )
    number = Rect(
        _MARGIN,
        height - pt(40),
        inner,
        pt(18),
    )
    image = write_placeholder(
        write_properties(2, "Slide"),
        "",
        index=IMAGE_INDEX,
        kind="sldImg",
        rect=picture,
        locks=_LOCKS,
        look=write_geometry("rect") + NO_FILL + NO_LINE,
    )
    notes = SlotStyle(Slot.BODY, body, Style.TEXT, tokens.small)
    page = SlotStyle(Slot.SLIDE_NUMBER, number, Style.SMALL, tokens.small)
    shapes = (
        image,
        write_placeholder(
            write_properties(3, "Notes"),
            writer.write_words(notes, write_prompt(None)),
            index=BODY_INDEX,
            kind="body",
            rect=body,
        ),
        writer.write_slot(4, page),
    )
    return root_element(
        "p:notesMaster",
        writer.write_content(shapes),
        write_colour_map(),
        element("p:notesStyle", writer.write_levels(tokens.small)),
    )
