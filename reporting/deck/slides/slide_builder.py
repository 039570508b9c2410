"""One slide being drawn: its plan, its part, and the shapes put on it so far."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reporting.deck.ooxml import shapes
from reporting.deck.ooxml.paint import Paint
from reporting.deck.ooxml.status_symbol import make_status_symbol
from reporting.deck.ooxml.xml import Element, clean_text, make
from reporting.deck.slides.placeholder_slots import (
    LayoutBinding,
    align_paragraphs,
    fill_placeholder,
)
from reporting.deck.slides.text import TextWriter
from reporting.design.grid import Grid, Rect
from reporting.design.slide_styles import Style
from reporting.design.theme import Theme
from reporting.design.units import Length
from reporting.plan.block_model import Run
from reporting.record import MutableRecord, field
from reporting.slides.model import Slide, SlideText, StatusBadge, TextFrame


class SlideBuilder(MutableRecord):
    """Where one slide is drawn; shapes are put on it in reading order."""

    plan: Slide
    number: int
    """Of the slide, from 1."""
    slide: Any
    """python-pptx's slide."""
    theme: Theme
    grid: Grid
    paint: Paint
    writer: TextWriter
    accent: str
    """The section's colour, as #RRGGBB."""
    dress: LayoutBinding | None = None
    """What a template has for such a slide; None on our own layouts."""
    ids: shapes.Ids = field(default_factory=shapes.Ids)
    chips: dict[StatusBadge, int] = field(default_factory=dict)
    """The numbers of the chips drawn so far."""

    def put(self, *elements: Element) -> None:
        """Add shapes above those already there."""
        self.slide.shapes._spTree.extend(elements)  # noqa: SLF001  (python-pptx has no public door to it)

    def adopt(self, frame: Any, name: str, alt: str) -> None:
        """Number and name a shape that python-pptx has made."""
        properties = frame._element._nvXxPr.cNvPr  # noqa: SLF001  (likewise)
        properties.set("id", str(self.ids.next()))
        properties.set("name", name)
        if alt:
            properties.set("descr", clean_text(alt))

    # ---- words

    def placeholder(
        self,
        index: int,
        kind: str,
        name: str,
        texts: Sequence[SlideText],
        box: Rect,
        *,
        middle: bool = False,
        align: str | None = None,
    ) -> None:
        """Fill a placeholder of the layout."""
        words = self.writer.body(texts, anchor="ctr" if middle else "t", align=align)
        self.seat(index, kind, name, box, words)

    def seat(self, index: int, kind: str, name: str, box: Rect, words: Element) -> None:
        """Put a text body into a placeholder of the layout, or into a text box where a template has none."""
        number = self.ids.next()
        if self.dress is None:
            self.put(
                shapes.make_placeholder(
                    number, name, index=index, kind=kind, box=box, words=words
                )
            )
        elif index in self.dress.seats:
            self.put(
                fill_placeholder(
                    self.dress.seats[index], number, name, box, words, self.paint
                )
            )
        else:
            align_paragraphs(words, self.align)
            self.put(shapes.make_shape(number, name, box, words=words))

    @property
    def align(self) -> str | None:
        """How texts of the slide are set that no placeholder holds; None for the left."""
        return self.dress.align if self.dress else None

    def words(self, frame: TextFrame, name: str, align: str | None = None) -> Element:
        """Return a text box."""
        anchor = "ctr" if frame.middle else "t"
        body = self.writer.body(frame.texts, anchor=anchor, align=align)
        return shapes.make_shape(self.ids.next(), name, frame.box, words=body)

    def line_of(
        self, words: str, style: Style, token_size: Length, leading: Length
    ) -> SlideText:
        """Return words as one paragraph of a style."""
        return SlideText((Run(words),), style, token_size, leading)

    # ---- shapes

    def block(
        self, name: str, box: Rect, colour: str, *, preset: str = "rect", link: str = ""
    ) -> Element:
        """Return a filled shape that is decoration; a click on it may lead to an anchor."""
        return shapes.make_shape(
            self.ids.next(),
            name,
            box,
            preset=preset,
            fill=self.paint.fill(colour),
            line=self.paint.line(None),
            decorative=True,
            click=self.writer.click(f"#{link}") if link else None,
        )

    def rule(
        self, name: str, box: Rect, colour: str, width: float, *, dashed: bool = False
    ) -> Element:
        """Return a straight line, `width` points thick."""
        line = self.paint.line(colour, round(width * 12_700), dashed=dashed)
        return shapes.make_connector(self.ids.next(), name, box, line)

    def chip(self, chip: StatusBadge) -> Element:
        """Return a status chip: its mark and its words, held together."""
        colour = self.theme.status[chip.status.value]
        small = self.theme.slide.small
        side = small.size.times(0.72)
        middle = chip.box.top + (chip.box.height - side).part(1, 2)
        place = Rect(chip.box.left, middle, side, side)
        drawn = make_status_symbol(
            self.ids.next(), chip.status, place, self.paint, colour
        )
        text = self.line_of(chip.text, Style.SMALL, small.size, small.leading)
        paragraph = self.writer.paragraph(text)
        _repaint(paragraph, self.paint.fill(colour))
        frame = make(
            "a:bodyPr",
            make("a:noAutofit"),
            wrap="none",
            lIns=0,
            tIns=0,
            rIns=0,
            bIns=0,
            anchor="ctr",
        )
        beside = chip.box.indented(small.size.times(1.15))
        words = shapes.make_shape(
            self.ids.next(),
            "Status",
            beside,
            words=make("p:txBody", frame, make("a:lstStyle"), paragraph),
        )
        self.chips[chip] = self.ids.next()
        return shapes.make_group(
            self.chips[chip],
            f"Status: {chip.text}",
            (drawn, words),
            chip.box,
            chip.text,
        )


def _repaint(paragraph: Element, fill: Element) -> None:
    """Set a paragraph in bold and in another colour."""
    for look in paragraph.iter(
        "{http://schemas.openxmlformats.org/drawingml/2006/main}rPr"
    ):
        look.replace(look[0], fill)
        look.set("b", "1")
