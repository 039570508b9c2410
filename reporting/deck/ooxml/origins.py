"""Which text of the content each shape of a deck shows: provenance, as custom XML.

A deck that carries its source has a part of the namespace `ORIGINS`:

    <origins:deck xmlns:origins="urn:make-report:origins">
      <origins:slide id="261" path="sections[0].blocks[1]" line="84">
        <origins:shape id="4" path="sections[0].blocks[1].items[0]" language="en"
                       line="87" start="2841" stop="2904"/>

`id` of a slide is that of the presentation's list of slides, which slides keep when they are
moved; `id` of a shape is unique on its slide. A shape that shows several texts has an entry
for each. `path`, `language`, `line`, `start` and `stop` are those of
`reporting.reading.origin.FilePlace`; what is empty or 0 is left out. No text of the content is
in it.
"""

from __future__ import annotations

from collections.abc import Iterable

from reporting.deck.ooxml.custom_xml import ORIGINS
from reporting.deck.ooxml.xml import element, write_value
from reporting.reading.origin import FilePlace
from reporting.record import Record


class ShapeOrigin(Record, frozen=True):
    """A text that a shape shows.

    Args:
        shape: number of the shape on its slide.
        origin: where the text was written.
        name: of the shape, as the deck has it now; empty when it is written.
    """

    shape: int
    origin: FilePlace
    name: str = ""


class SlideOrigins(Record, frozen=True):
    """What a slide shows.

    Args:
        slide: its identity, which it keeps when it is moved.
        number: its place in the deck as it is now, from 1.
        origin: of the block or section that it shows, if it shows one.
        shapes: in the order in which they were written.
    """

    slide: int
    number: int
    origin: FilePlace | None
    shapes: tuple[ShapeOrigin, ...]


def write_origins(slides: Iterable[SlideOrigins]) -> str:
    """Write where the shapes of slides were written."""
    written = []
    for slide in slides:
        head = f'<origins:slide id="{slide.slide}"{_write_place(slide.origin)}'
        shapes = [
            f'<origins:shape id="{shape.shape}"{_write_place(shape.origin)}/>'
            for shape in slide.shapes
        ]
        tail = f">{''.join(shapes)}</origins:slide>" if shapes else "/>"
        written.append(head + tail)
    return element("origins:deck", *written, xmlns_origins=ORIGINS)


def _write_place(origin: FilePlace | None) -> str:
    """Write where something was written, as attributes; what is empty or 0 is left out."""
    if origin is None:
        return ""
    place = f' path="{write_value(origin.path)}"' if origin.path else ""
    if origin.language:
        place += f' language="{write_value(origin.language)}"'
    if origin.line:
        place += f' line="{origin.line}"'
    if origin.start:
        place += f' start="{origin.start}"'
    if origin.stop:
        place += f' stop="{origin.stop}"'
    return place
