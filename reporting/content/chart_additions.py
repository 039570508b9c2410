"""What a chart shows beside its numbers, as it is written: lines, bands, spans, remarks."""

from __future__ import annotations

from typing import Annotated, Any

from reporting.content.values import Name, Number, Text
from reporting.reading.model import Model
from reporting.reading.nodes import Node, Seq
from reporting.reading.rules import ChosenBy

Point = tuple[Number, Number]
"""An x and a y."""


def choose_place(node: Node) -> Any:
    """Return the type of what may be a category or a point."""
    if isinstance(node, Seq):
        return Point
    return Name


Place = Annotated[Name | Point, ChosenBy(choose_place)]
"""A category, or a point of a scatter chart."""


class ReferenceLine(Model, frozen=True, kw_only=True):
    """A line across a chart at a value to hold the others against."""

    value: Number
    """Where the line stands, on the first axis."""
    label: Text
    """What it is."""


class Band(Model, frozen=True, kw_only=True):
    """A range of values behind what is drawn; without one of its ends it goes on and on."""

    from_: Number | None = None
    """The lowest value in it, on the first axis."""
    to: Number | None = None
    """The highest value in it."""
    label: Text
    """What it is."""


class Span(Model, frozen=True, kw_only=True):
    """A stretch of the categories behind what is drawn, or of the x of a scatter chart."""

    from_: Name | None = None
    """The first category in it, in any language, or a date; in a scatter chart a number."""
    to: Name | None = None
    """The last one in it."""
    label: Text
    """What it is."""


class Annotation(Model, frozen=True, kw_only=True):
    """A remark at one value of a chart."""

    at: Place
    """The category, in any language; in a scatter chart x and y of the point."""
    series: Name | None = None
    """The series, in any language, where there are several."""
    text: Text
    """What is to be seen there, in a few words."""
