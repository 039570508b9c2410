"""Where a template holds what every slide has: its title, its text, its footer, its number.

Our own layouts have a placeholder for everything. Those of a template have some; the rest
stands in text boxes.
"""

from __future__ import annotations

from collections.abc import Mapping

from pptx.oxml.ns import qn

from reporting.deck.ooxml.paint import Paint
from reporting.deck.ooxml.shapes import make_properties, make_transform
from reporting.deck.ooxml.xml import Element, make
from reporting.design.grid import Rect
from reporting.design.theme import Theme
from reporting.record import Record

Panel = tuple[Rect, str]
"""A field of colour: where, and as #RRGGBB."""

_INSETS = ("lIns", "tIns", "rIns", "bIns")


class PlaceholderSlot(Record, frozen=True):
    """A place that a template has for a text.

    Args:
        type: of the layout's placeholder, as the layout writes it.
        index: of that placeholder, likewise.
        box: where the layout holds it, without its insets; a text that is planned within it
            is left to the layout, any other stands in a box of its own.
        align: how its paragraphs are set (ECMA-376 20.1.10.59).
        anchor: where in its box the text stands, if not as the plan says.
        colour: of all its words, as #RRGGBB, if not as their styles say.
    """

    type: str | None
    index: str | None
    box: Rect | None = None
    align: str | None = None
    anchor: str | None = None
    colour: str | None = None


class LayoutBinding(Record, frozen=True):
    """What the slides of a kind are drawn with on a template.

    Args:
        layout: part of their layout.
        theme: the look, in colours that are read on the layout's ground.
        paint: how the template's scheme knows these colours.
        seats: by the index of the placeholder that our own layouts have for it.
        align: how texts are set beside those that have a seat; None for the left.
        panel: what is drawn behind the text, where the layout's ground is too lively to be
            read on.
        colour_map: the layout's own, which its slides repeat; None where it has none.
    """

    layout: str
    theme: Theme
    paint: Paint
    seats: Mapping[int, PlaceholderSlot]
    align: str | None
    colour_map: Element | None
    panel: Panel | None


def fill_placeholder(
    seat: PlaceholderSlot,
    number: int,
    name: str,
    box: Rect,
    words: Element,
    paint: Paint,
) -> Element:
    """Return a placeholder of a template's layout with words in it.

    Args:
        seat: the place.
        number: of the shape.
        name: for the selection pane.
        box: where it stands, unless the layout holds it.
        words: its text body, which is dressed as the seat asks.
        paint: the colours.
    """
    frame, held = (
        words.find(qn("a:bodyPr")),
        seat.box is not None and seat.box.contains(box),
    )
    if frame is not None and held:
        for attribute in (*_INSETS, "anchor"):
            frame.attrib.pop(attribute, "")
    elif frame is not None and seat.anchor:
        frame.set("anchor", seat.anchor)
    align_paragraphs(words, seat.align)
    for look in words.iter(qn("a:rPr")):
        look.set("cap", "none")  # a title is a sentence, measured as it is written
        look.set("spc", "0")
        if seat.colour:
            _recolour(look, seat.colour, paint)
    place = None if held else make_transform(box)
    return make(
        "p:sp",
        make(
            "p:nvSpPr",
            make_properties(number, name),
            make("p:cNvSpPr", make("a:spLocks", noGrp=True)),
            make("p:nvPr", make("p:ph", type=seat.type, idx=seat.index)),
        ),
        make("p:spPr", place),
        words,
    )


def align_paragraphs(words: Element, align: str | None) -> None:
    """Set the paragraphs of a text body at a side, or leave them as they are."""
    if not align:
        return
    for paragraph in words.iterfind(qn("a:p")):
        about = paragraph.find(qn("a:pPr"))
        if about is None:
            about = make("a:pPr")
            paragraph.insert(0, about)
        about.set("algn", align)


def _recolour(look: Element, colour: str, paint: Paint) -> None:
    fill = look.find(qn("a:solidFill"))
    if fill is not None:
        look.replace(fill, paint.fill(colour))
