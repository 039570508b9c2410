"""The measures of a theme -> those that leave no room for words, each by its token.

A line must hold a few letters and a column a few lines: in less than that, nothing could be
set, and whatever tries would try for ever.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reporting.design.units import Length, mm, pt
from reporting.record import Record

if TYPE_CHECKING:
    from reporting.design.theme import Theme

_EMS = {
    "body": 8.0,
    "small": 8.0,
    "standfirst": 5.0,
    "quote": 5.0,
    "h1": 4.0,
    "h2": 5.0,
    "h3": 5.0,
    "number": 1.5,
    "figure": 2.0,
}
"""How many type sizes wide the column of text is at least, by what is set in it."""
_EMS_OF_MARGIN = 5.0
_EMS_OF_COVER = 3.0
_LINES = {"body": 8.0, "small": 8.0, "margin": 8.0}
_FEWEST_LINES = 2.0
"""How many lines a page holds at least; of the others two."""
_EMS_OF_SLIDE = {"title": 5.0, "body": 8.0, "small": 16.0, "quote": 5.0}
_LINES_OF_SLIDE = {"title": 4.0, "body": 5.0, "small": 12.0}
_FEWEST_EMS = 3.0
_SHORTEST_SLIDE, _TALLEST_SLIDE = mm(60), mm(1400)
"""PowerPoint takes no taller ones (ECMA-376 part 1, 19.7.18: 51,206,400 EMU)."""
_WIDEST_MARGIN = 0.2
"""Share of a slide's height."""
_LOWEST_FLOOR = pt(6)


class Tight(Record, frozen=True):
    """A measure that leaves no room.

    Args:
        token: its place in the theme: `print.body.size`.
        value: what it is.
        least: what it must be at least.
        most: what it may be at most, so that words have room.
        why: what bounds it.
    """

    token: str
    value: Length
    least: Length
    most: Length
    why: str

    @property
    def is_out(self) -> bool:
        """Whether the measure is out of its bounds."""
        return not self.least <= self.value <= self.most

    @property
    def message(self) -> str:
        """What is wrong, in a sentence."""
        told = f"`{self.token}` is {self.value.pt:g} pt, and must be "
        if self.value < self.least:
            return f"{told}{self.least.pt:g} pt or more: {self.why}"
        return f"{told}{self.most.pt:.4g} pt or less: {self.why}"


def find_tight_measures(theme: Theme) -> Iterator[Tight]:
    """Yield the measures of a theme that leave no room for words."""
    for bound in (*_bound_print(theme), *_bound_slide(theme)):
        if bound.is_out:
            yield bound


def _bound_print(theme: Theme) -> Iterator[Tight]:
    page, print_ = theme.page, theme.print
    tall = page.height - page.top - page.bottom
    wide = {name: (page.text, ems, "the column of text") for name, ems in _EMS.items()}
    wide["margin"] = (page.margin, _EMS_OF_MARGIN, "the margin")
    wide["cover"] = (page.across, _EMS_OF_COVER, "the page")
    for name, (measure, ems, what) in wide.items():
        type_size = getattr(print_, name)
        token = f"print.{name}"
        most = measure.times(1 / ems)
        why = f"{what} is {measure.mm:g} mm wide"
        yield Tight(f"{token}.size", type_size.size, Length(0), most, why)
        most = tall.times(1 / _LINES.get(name, _FEWEST_LINES))
        why = f"the page has {tall.mm:g} mm for text"
        yield Tight(f"{token}.leading", type_size.leading, Length(0), most, why)


def _bound_slide(theme: Theme) -> Iterator[Tight]:
    slide = theme.slide
    high = slide.height
    why = "slides have no other sizes"
    yield Tight("slide.height", high, _SHORTEST_SLIDE, _TALLEST_SLIDE, why)
    why = f"the slide is {high.mm:g} mm high"
    margin = high.times(_WIDEST_MARGIN)
    yield Tight("slide.margin", slide.margin, Length(0), margin, why)
    room = high - slide.margin.times(2)
    for name in ("title", "body", "small", "figure", "quote", "cover"):
        type_size = getattr(slide, name)
        wide = slide.width.times(1 / _EMS_OF_SLIDE.get(name, _FEWEST_EMS))
        token = f"slide.{name}"
        yield Tight(f"{token}.size", type_size.size, Length(0), wide, why)
        most = room.times(1 / _LINES_OF_SLIDE.get(name, _FEWEST_LINES))
        yield Tight(f"{token}.leading", type_size.leading, Length(0), most, why)
    body = slide.body.size
    floors = {"title_floor": slide.title.size, "body_floor": body, "step": body}
    floors["backup_floor"] = body
    for name, size in floors.items():
        value = getattr(slide, name)
        why = f"type is no smaller than {_LOWEST_FLOOR.pt:g} pt"
        if value > size:
            why = f"the type above it is {size.pt:g} pt"
        yield Tight(f"slide.{name}", value, _LOWEST_FLOOR, size, why)
