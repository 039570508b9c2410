"""Tints and words over a chart -> shapes of the chart itself, which move and grow with it.

No native series is a band behind bars or a remark at a point. The plot area and the ends of the
axes are fixed, so that the shapes stand right as long as the axes do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from reporting.charts.marks import Point, Side
from reporting.charts.remarks import Remark
from reporting.charts.slide_additions import SlideAdditions
from reporting.charts.slide_overlay import OverlayPlaces
from reporting.deck.ooxml.paint import NO_FILL, NO_LINE, Paint
from reporting.deck.ooxml.xml import count_hundredths, element, root_element, write_text
from reporting.deck.slides.chart_flags import anchor, write_frame
from reporting.deck.slides.chart_text import write_run_look
from reporting.design.rect import PageRect
from reporting.scene import Chart

_LINE_WIDTH = 9_525
"""Of a line from a remark to its value, in EMU."""
_FIRST = 100
"""Number of the first shape; those of lines over lying bars have smaller ones."""
_SIDES: Mapping[Side, str] = MappingProxyType(
    {"start": "l", "middle": "ctr", "end": "r"}
)
_MIRRORED: Mapping[str, str] = MappingProxyType({"l": "r", "ctr": "ctr", "r": "l"})


class OverlayWriter:
    """Writes what stands over one chart."""

    def __init__(
        self,
        chart: Chart,
        paint: Paint,
        language: str,
        places: OverlayPlaces,
    ) -> None:
        """Begin the shapes of a chart on a slide.

        Args:
            chart: the chart.
            paint: the slide's colours and families.
            language: tag of the language (BCP 47).
            places: what stands over it.
        """
        self.chart = chart
        self.paint = paint
        self.language = language
        self.places = places
        self.is_mirrored = chart.is_rtl and chart.block.traits.has_categories

    def list_tints(self) -> list[str]:
        """Return the shapes of all tints."""
        return [
            self.anchor(tint.place, self.write_tint(number, tint.white))
            for number, tint in enumerate(self.additions.tints, _FIRST)
        ]

    @property
    def additions(self) -> SlideAdditions:
        """What is drawn over the chart."""
        return self.places.additions

    def list_words(self) -> list[str]:
        """Return the shapes of names, of remarks and their lines, and of notes below."""
        muted = self.chart.colours.muted
        ink = self.chart.colours.ink
        shapes: list[str] = []
        number = _FIRST + len(self.additions.tints)
        for remark in self.additions.names:
            shapes.append(self.set_words(number, remark, muted))
            number += 1
        for remark in self.additions.remarks:
            if remark.line:
                shapes.append(self.set_line(number, remark.line))
                number += 1
            shapes.append(self.set_words(number, remark, ink))
            number += 1
        if self.places.notes:
            height = self.places.leading * len(self.places.notes)
            place = PageRect(
                0.0,
                height,
                self.places.width,
                height,
            )
            notes = Remark(self.places.notes, place)
            shapes.append(self.set_words(number, notes, ink))
        return shapes

    # ---- shapes

    def anchor(self, place: PageRect, shape: str) -> str:
        """Write where a shape stands, as shares of the chart (ECMA-376 21.3.2.18)."""
        left, right = place.left, place.right
        if self.is_mirrored:
            left, right = self.places.width - right, self.places.width - left
        top = 1 - place.top / self.places.height
        bottom = 1 - place.bottom / self.places.height
        width = self.places.width
        return anchor((left / width, top), (right / width, bottom), shape)

    def write_tint(self, number: int, white: float) -> str:
        """Write a rectangle that lets what is below it through."""
        fill = self.paint.fill(self.chart.colours.muted, fade=white)
        return element(
            "cdr:sp",
            write_names(
                "cdr:nvSpPr",
                number,
                "Band",
                element("cdr:cNvSpPr"),
            ),
            element(
                "cdr:spPr",
                write_frame(),
                element("a:prstGeom", element("a:avLst"), prst="rect"),
                fill,
                NO_LINE,
            ),
            macro="",
            textlink="",
        )

    def set_line(self, number: int, line: Sequence[Point]) -> str:
        """Write a thin line from a remark to its value."""
        (x, y), (end_x, end_y) = line
        place = PageRect.of_edges(
            min(x, end_x),
            min(y, end_y),
            max(x, end_x),
            max(y, end_y),
        )
        is_rising = (end_x > x) == (end_y > y)
        if self.is_mirrored:
            is_rising = not is_rising
        stroke = self.paint.line(self.chart.colours.muted, _LINE_WIDTH)
        shape = element(
            "cdr:cxnSp",
            write_names(
                "cdr:nvCxnSpPr",
                number,
                "Line",
                element("cdr:cNvCxnSpPr"),
            ),
            element(
                "cdr:spPr",
                write_frame(is_flipped=is_rising),
                element("a:prstGeom", element("a:avLst"), prst="line"),
                stroke,
            ),
            macro="",
        )
        return self.anchor(place, shape)

    def set_words(self, number: int, remark: Remark, colour: str) -> str:
        """Write the lines of a name or a remark, each where it was measured."""
        look = write_run_look(
            self.paint,
            colour,
            self.language,
            count_hundredths(self.chart.size),
            is_bold=remark.is_number,
        )
        runs = [
            f"<a:r>{look}<a:t>{write_text(line)}</a:t></a:r>" for line in remark.lines
        ]
        side = _SIDES[remark.side]
        if self.is_mirrored:
            side = _MIRRORED[side]
        properties = element("a:pPr", algn=side, rtl=self.chart.is_rtl or None)
        paragraph = element("a:p", properties, f"<a:br>{look}</a:br>".join(runs))
        body = element(
            "a:bodyPr",
            wrap="none",
            lIns=0,
            tIns=0,
            rIns=0,
            bIns=0,
            anchor="ctr",
        )
        ground = NO_FILL
        if remark.has_ground:
            ground = self.paint.fill(self.chart.colours.paper)
        kind = element("cdr:cNvSpPr", txBox=True)
        shape = element(
            "cdr:sp",
            write_names(
                "cdr:nvSpPr",
                number,
                "Words",
                kind,
            ),
            element(
                "cdr:spPr",
                write_frame(),
                element("a:prstGeom", element("a:avLst"), prst="rect"),
                ground,
                NO_LINE,
            ),
            element(
                "cdr:txBody",
                body,
                "<a:lstStyle/>",
                paragraph,
            ),
            macro="",
            textlink="",
        )
        return self.anchor(remark.place, shape)


def write_overlay(overlay: OverlayWriter, flags: Sequence[str] = ()) -> str:
    """Write the part of the shapes over a chart; nothing where there are none.

    Args:
        overlay: writes tints, and words over them.
        flags: shapes of lines, between these (ECMA-376 21.3.2.1).
    """
    shapes = [*overlay.list_tints(), *flags, *overlay.list_words()]
    if not shapes:
        return ""
    return root_element("c:userShapes", *shapes, prefixes="c a cdr")


def write_names(tag: str, number: int, name: str, kind: str) -> str:
    """Write what a shape is called (ECMA-376 21.3.2.12)."""
    return element(tag, element("cdr:cNvPr", id=number, name=f"{name} {number}"), kind)
