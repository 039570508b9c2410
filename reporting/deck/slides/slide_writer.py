"""A scene -> the XML of a slide, with what it shows in parts of its own, and its provenance.

A scene has settled everything that is seen. What is settled here is what only a presentation
has: numbers of shapes, placeholders, relations. What is written knows neither its own place in
the deck nor the names of other parts, so that it is what it was when others before it are not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

from reporting.deck.ooxml import shapes
from reporting.deck.ooxml.layouts import find_slot_index, find_slot_type
from reporting.deck.ooxml.paint import NO_FILL, NO_LINE, Paint
from reporting.deck.ooxml.status_symbol import write_status_symbol
from reporting.deck.ooxml.xml import NAMESPACES, root_element
from reporting.deck.slides.animation import SAME, TRANSITIONS, Target, write_build
from reporting.deck.slides.exhibits import SlideExhibits
from reporting.deck.slides.links import SlideLinks
from reporting.deck.slides.placeholder_slots import LayoutBinding, PlaceholderSlot
from reporting.deck.slides.provenance import list_item_origins
from reporting.deck.slides.tables import write_table
from reporting.deck.slides.text import TextSetting, TextWriter
from reporting.deck.slides.written import WrittenSlide
from reporting.reading.origin import Origin
from reporting.scene import (
    Bar,
    Chart,
    Connector,
    Disc,
    Group,
    Picture,
    Role,
    Rule,
    Scene,
    SceneItem,
    Side,
    Stroke,
    Symbol,
    Table,
    TextFrame,
    Triangle,
)

RECTANGLE = shapes.write_geometry("rect")
ELLIPSE = shapes.write_geometry("ellipse")
LONG_MARK = (
    '<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val 50000"/></a:avLst>'
    "</a:prstGeom>"
)
TRIANGLE = shapes.write_geometry("triangle")

_SIDES = (Side.TOP, Side.LEFT, Side.BOTTOM, Side.RIGHT)
"""Connection sites of a rectangle, in their order: from its top against the clock."""
_SITES_OF_ELLIPSE = 2
"""An ellipse has a site between each two of these too."""

_ARROW_HEAD = '<a:tailEnd type="triangle" w="med" len="med"/>'
_CENTRED = TextSetting("ctr")
_REPEATED = frozenset(
    {
        Role.TITLE,
        Role.KICKER,
        Role.SOURCE_LINE,
        Role.FOOTER,
        Role.DATE,
        Role.SLIDE_NUMBER,
    }
)
_FIRST = 2
"""Number of the first shape of a slide: the tree of shapes has 1."""
_CUT = "\0"
"""Where a slide's number stands, while it is written: no text of it has such a sign."""
_BODY = "Text"
"""Name of the frame whose paragraphs may appear one by one."""


class SlideWriter:
    """Writes one slide."""

    def __init__(
        self,
        scene: Scene,
        text: TextWriter,
        links: SlideLinks,
        exhibits: SlideExhibits,
        binding: LayoutBinding | None,
        transition: str = "none",
    ) -> None:
        """Begin a slide.

        Args:
            scene: what it shows.
            text: writes the text of slides of its look.
            links: of the slide, with its relations.
            exhibits: makes parts of its pictures and charts.
            binding: of a template's layout; None on our own.
            transition: how it comes in, as the theme says it.
        """
        self.transition = transition
        self.scene = scene
        self.text = text
        self.links = links
        self.exhibits = exhibits
        self.binding = binding
        self.numbered: list[tuple[int, SceneItem]] = []
        self._last = _FIRST - 1

    @property
    def paint(self) -> Paint:
        """The colours of the slide."""
        return self.text.paint

    def write(self) -> WrittenSlide:
        """Write the slide but for its number (ECMA-376 19.3.1.38)."""
        scene = self.scene
        written = self.write_all(scene.items)
        number = 0
        if _CUT in written:
            number = _FIRST + written.index(_CUT)
        ground = ""
        if scene.ground:
            ground = shapes.write_ground(self.paint.fill(scene.ground))
        colour_map = "<a:masterClrMapping/>"
        if self.binding and self.binding.colour_map:
            colour_map = self.binding.colour_map
        tree = shapes.write_shape_tree(written)
        xml = root_element(
            "p:sld",
            f"<p:cSld>{ground}{tree}</p:cSld>",
            f"<p:clrMapOvr>{colour_map}</p:clrMapOvr>",
            TRANSITIONS[self.transition],
            self.write_timing() if scene.is_built else "",
            show=False if scene.is_hidden else None,
        )
        head, _, tail = xml.partition(_CUT)
        return WrittenSlide(
            head=head,
            tail=tail,
            number=number,
            relations=self.links.relations.list_all(),
            answers=tuple(self.links.answers.items()),
            charts=tuple(self.exhibits.charts),
            pictures=tuple(self.exhibits.pictures),
            origins=tuple(self.list_origins()),
        )

    def write_all(self, items: Sequence[SceneItem]) -> list[str]:
        """Write items that stand beside each other; they are numbered first."""
        numbers: dict[str, int] = {}
        for item in items:
            self._last += 1
            numbers[item.name] = self._last
            self.numbered.append((self._last, item))
        return [self.write_item(item, numbers) for item in items]

    def write_item(
        self,
        item: SceneItem,
        numbers: Mapping[str, int],
    ) -> str:
        """Write an item.

        Args:
            item: to write.
            numbers: of the items beside it, and its own, by their names.
        """
        number = numbers[item.name]
        match item:
            case TextFrame(is_number_field=True):
                return _CUT
            case TextFrame():
                return self.write_frame(number, item)
            case Bar():
                return self.write_bar(number, item)
            case Rule():
                line = self.write_stroke(item.stroke)
                about = self.describe(number, item)
                return shapes.write_connector(
                    about, item.rect, line, is_leftward=item.is_leftward
                )
            case Disc():
                return self.write_disc(number, item)
            case Triangle():
                return shapes.write_shape(
                    self.describe(number, item),
                    item.rect,
                    geometry=TRIANGLE,
                    fill=self.paint.fill(item.fill),
                    line=NO_LINE,
                    is_upturned=item.is_down,
                )
            case Connector():
                return self.write_arrow(number, item)
            case Symbol():
                about = self.describe(number, item)
                colour = item.colour
                return write_status_symbol(
                    about, item.status, item.rect, self.paint, colour
                )
            case Picture():
                shown, drawn = self.exhibits.add_picture(item, self.links.relations)
                about = self.describe(number, item)
                return shapes.write_picture(about, item.rect, shown, drawn)
            case Chart():
                return self.write_chart(number, item)
            case Table():
                table = write_table(item, self.text, self.links)
                about = self.describe(number, item)
                return shapes.write_graphic_frame(about, item.rect, shapes.TABLE, table)
            case Group():
                children = self.write_all(item.items)
                about = self.describe(number, item)
                return shapes.write_group(about, item.rect, children)
        assert_never(item)

    def describe(
        self,
        number: int,
        item: SceneItem,
        click: str = "",
    ) -> str:
        """Write an item's number, its name, and what it says to whoever cannot see it."""
        name = item.name
        if self.transition == "morph" and goes_on(item):
            name = f"{SAME}{name}"
        return shapes.write_properties(
            number, name, item.alt, is_decorative=item.is_decorative, click=click
        )

    # ---- text

    def write_frame(
        self,
        number: int,
        frame: TextFrame,
    ) -> str:
        """Write a text frame: a placeholder where the layout has one, else a text box."""
        if frame.slot is None:
            return shapes.write_shape(
                self.describe_frame(number, frame),
                frame.rect,
                geometry=RECTANGLE,
                fill=self.paint.fill(frame.fill) if frame.fill else NO_FILL,
                line=NO_LINE if frame.fill else "",
                words=self.text.write_body(frame, self.links),
            )
        if self.binding is not None:
            slot = self.binding.slots[frame.slot]
            return self.fill_slot(number, frame, slot)
        return shapes.write_placeholder(
            self.describe_frame(number, frame),
            self.text.write_body(frame, self.links),
            index=find_slot_index(frame.slot),
            kind=find_slot_type(frame.slot, self.scene.kind),
            rect=frame.rect,
        )

    def describe_frame(self, number: int, frame: TextFrame) -> str:
        """Write a frame's number, its name, and where a click on it leads."""
        click = ""
        if not frame.is_decorative:  # what nobody is told of leads nowhere
            click = self.links.write_click(frame.link)
        return self.describe(number, frame, click)

    def fill_slot(
        self,
        number: int,
        frame: TextFrame,
        slot: PlaceholderSlot,
    ) -> str:
        """Write a frame as a placeholder of a template, which holds it where it can."""
        is_held = slot.rect is not None and slot.rect.contains(frame.rect)
        rect = slot.surround(frame.rect)
        words = self.text.write_body(
            frame,
            self.links,
            is_plain=True,
            is_held=is_held or rect != frame.rect,
        )
        return shapes.write_placeholder(
            self.describe_frame(number, frame),
            words,
            index=slot.index,
            kind=slot.type,
            rect=None if is_held else rect,
            look=NO_FILL if slot.is_bare else "",
        )

    # ---- forms

    def write_arrow(
        self,
        number: int,
        arrow: Connector,
    ) -> str:
        """Write an arrow that is glued to two items written before it."""
        is_bent = arrow.start_side is Side.BOTTOM and bool(arrow.rect.width)
        return shapes.write_connector(
            self.describe(number, arrow),
            arrow.rect,
            self.write_stroke(arrow.stroke, _ARROW_HEAD),
            self.find_site(arrow.start, arrow.start_side),
            self.find_site(arrow.end, arrow.end_side),
            is_leftward=arrow.is_leftward,
            is_bent=is_bent,
        )

    def find_site(
        self,
        name: str,
        side: Side,
    ) -> tuple[int, int]:
        """Return the number of an item of the slide, and its connection site at a side."""
        found = [pair for pair in self.numbered if pair[1].name == name]
        number, item = found[-1]
        site = _SIDES.index(side)
        return number, site * _SITES_OF_ELLIPSE if isinstance(item, Disc) else site

    def write_bar(
        self,
        number: int,
        bar: Bar,
    ) -> str:
        """Write a rectangle."""
        return shapes.write_shape(
            self.describe(number, bar),
            bar.rect,
            geometry=RECTANGLE,
            fill=self.paint.fill(bar.fill, fade=bar.fade) if bar.fill else NO_FILL,
            line=self.write_stroke(bar.outline) if bar.outline else NO_LINE,
        )

    def write_disc(
        self,
        number: int,
        disc: Disc,
    ) -> str:
        """Write a round mark, with its number if it has one."""
        words = ""
        if disc.paragraphs:
            frame = shapes.write_body_frame("ctr")
            text = self.text.write_paragraphs(disc.paragraphs, self.links, _CENTRED)
            words = f"<p:txBody>{frame}<a:lstStyle/>{text}</p:txBody>"
        outline = NO_LINE
        if disc.outline is not None:
            outline = self.write_stroke(disc.outline)
        return shapes.write_shape(
            self.describe(number, disc),
            disc.rect,
            geometry=LONG_MARK if disc.is_long else ELLIPSE,
            fill=self.paint.fill(disc.fill),
            line=outline,
            words=words,
        )

    def write_stroke(
        self,
        stroke: Stroke,
        end: str = "",
    ) -> str:
        """Write how a line is drawn, and what stands at its end."""
        return self.paint.line(
            stroke.colour, stroke.width, end=end, is_dashed=stroke.is_dashed
        )

    def write_chart(
        self,
        number: int,
        chart: Chart,
    ) -> str:
        """Write the frame of a chart, whose part is made with it."""
        relation = self.exhibits.add_chart(chart, self.paint, self.links.relations)
        space = f'xmlns:c="{NAMESPACES["c"]}"'
        return shapes.write_graphic_frame(
            self.describe(number, chart),
            chart.rect,
            shapes.CHART,
            f'<c:chart {space} r:id="{relation}"/>',
        )

    # ---- what stands after the shapes

    def write_timing(self) -> str:
        """Write the build: a click for each paragraph with its status badges, or each step."""
        clicks: defaultdict[int, list[Target]] = defaultdict(list)
        on_top = self.numbered[: len(self.scene.items)]
        for number, item in on_top:
            if isinstance(item, TextFrame) and item.name == _BODY:
                for place in range(len(item.paragraphs)):
                    clicks[place].append(Target(number, place))
        has_points = bool(clicks)
        for number, item in on_top:
            step = item.step
            if has_points:
                step = item.paragraph if isinstance(item, Group) else None
            if step is not None:
                clicks[step].append(Target(number, has_words=may_hold_words(item)))
        if not clicks:
            return ""
        return write_build([clicks[step] for step in sorted(clicks)])

    def list_origins(self) -> Iterator[tuple[int, Origin]]:
        """Yield by the number of a shape where a text that it shows was written."""
        for number, item in self.numbered:
            for origin in list_item_origins(item):
                yield number, origin


def may_hold_words(item: SceneItem) -> bool:
    """Whether an item is written as a shape that may hold words (ECMA-376 19.3.1.43)."""
    return isinstance(item, TextFrame | Bar | Disc)


def goes_on(item: SceneItem) -> bool:
    """Whether an item is the same thing on the next slide: what all slides repeat."""
    is_strip = isinstance(item, Group) and item.role is Role.DECORATION
    return is_strip or item.role in _REPEATED
