"""What is to be decided, and what each section takes away -> the last slides of the talk.

Where the edition asks for a decision, that is the title, set large: the sentence that the room
is to answer. Below it, on a field of their own, stand the takeaways.
"""

from __future__ import annotations

from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length
from reporting.plan.model import SectionPlan
from reporting.plan.words import Line, drop_marks
from reporting.record import Record, replace
from reporting.scene import SlideKind
from reporting.slides.cover import FIELD_INSET
from reporting.slides.model import PlannedFrame, SlideBody
from reporting.slides.packing import Row
from reporting.slides.stacked import lay_out_stacked, spread_texts
from reporting.slides.titles import RESERVED, set_title
from reporting.slides.typesetter import Typesetter

SPACE, SPREAD = 0.15, 1.0
"""Above a takeaway, as a share of its leading; and the space that it may have more."""


class Closing(Record, frozen=True):
    """What the close says.

    Args:
        title: of its slides.
        label: over the takeaways, where the title is not what they are called; else empty.
        sections: which have a takeaway each.
    """

    title: Line
    label: str
    sections: tuple[SectionPlan, ...]


def lay_out_close(setter: Typesetter, closing: Closing) -> tuple[SlideBody, ...]:
    """Lay out the close: on one slide, unless the takeaways need more at their smallest."""
    bodies = _lay_out_under(setter, closing, "")
    if len(bodies) > 1:  # each title then says which of them it is
        bodies = _lay_out_under(setter, closing, RESERVED)
    return bodies


def _lay_out_under(
    setter: Typesetter,
    closing: Closing,
    part: str,
) -> tuple[SlideBody, ...]:
    """Lay the takeaways out under a title with what tells its slides apart."""
    heading = set_title(
        setter,
        closing.title,
        part,
        SlideKind.CLOSE,
    )
    panel, place = _place_field(setter, heading.bottom)

    def make_rows(size: Length) -> list[Row]:
        rows = []
        if closing.label:
            label = setter.make_text(closing.label, Style.OPENING_LABEL, size)
            row = Row((label,), ties=True)
            rows.append(row)
        for section in closing.sections:
            takeaway = drop_marks(section.takeaway)
            text = setter.make_text(
                takeaway,
                Style.OPENING_BULLET,
                size,
                SPACE,
            )
            rows.append(Row((text,)))
        return rows

    sizes = setter.list_kind_sizes(SlideKind.CLOSE)
    bodies = []
    for body in lay_out_stacked(setter, SlideKind.CLOSE, make_rows, place, sizes):
        (frame,) = body.frames
        texts = frame.texts
        if panel:
            texts = spread_texts(setter, texts, place, SPREAD)
        shown = PlannedFrame(place, texts)
        display = heading.text.size
        bodies.append(replace(body, frames=(shown,), panel=panel, display=display))
    return tuple(bodies)


def _place_field(setter: Typesetter, title: Length) -> tuple[Rect | None, Rect]:
    """Return the lower field, if there is one, and where its words stand.

    Args:
        setter: of the slides.
        title: where the title ends.
    """
    grid = setter.grids.of(SlideKind.CLOSE)
    if grid.panel is None:
        return None, setter.grid.body
    gap = grid.kicker.left.times(FIELD_INSET)
    top = title + gap
    panel = grid.panel.below(top - grid.panel.top)
    bottom = grid.strip.top - gap
    place = Rect(
        grid.kicker.left,
        top + gap,
        grid.title.width,
        bottom - top - gap,
    )
    return panel, place
