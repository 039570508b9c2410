"""Pictures and charts of scenes -> parts of their own, numbered as they are met.

A slide is written before its parts have names, so that it is what it was though others before
it are not: `SlideExhibits` takes what one slide shows, `Exhibits` names it in the deck.
"""

from __future__ import annotations

import datetime as dt
from hashlib import sha256
from typing import TYPE_CHECKING

from reporting.deck.ooxml.package import DEFAULT_TYPES, OFFICE_TYPE, Part, Relations
from reporting.deck.ooxml.paint import Paint
from reporting.deck.ooxml.part_names import PartNames
from reporting.deck.ooxml.workbook import make_workbook
from reporting.deck.slides.written import WrittenChart, WrittenPicture
from reporting.pdf.images import is_vector
from reporting.scene import Chart, Picture

if TYPE_CHECKING:
    from reporting.deck.slides.chart_dumbbell import DumbbellWriter
    from reporting.deck.slides.charts import ChartWriter

_PNG = b"\x89PNG"
_SHAPES_TYPE = f"{OFFICE_TYPE}.drawingml.chartshapes+xml"
_CHART_TYPE = f"{OFFICE_TYPE}.drawingml.chart+xml"
_TO_BOOK, _TO_SHAPES = "rId1", "rId2"
"""Relations of every chart to its workbook, and to the shapes that stand over it."""


class SlideExhibits:
    """The pictures and charts of one slide, which its relations name by their places here."""

    def __init__(self, language: str, when: dt.datetime) -> None:
        """Begin with none.

        Args:
            language: tag of the language (BCP 47).
            when: date of the charts' workbooks (UTC).
        """
        self.charts: list[WrittenChart] = []
        self.pictures: list[WrittenPicture] = []
        self._language = language
        self._when = when

    def add_picture(
        self,
        picture: Picture,
        relations: Relations,
    ) -> tuple[str, str]:
        """Return the relations of the slide to a picture, and to the drawing it stands for.

        A picture that is no drawing in vectors has one relation.
        """
        data = picture.data
        if not is_vector(data):
            return self._add_file(data, relations), ""
        from reporting.pdf.svg_preview import draw_preview

        shown = self._add_file(draw_preview(data), relations)
        return shown, self._add_file(data, relations)

    def _add_file(self, data: bytes, relations: Relations) -> str:
        file = WrittenPicture(sha256(data).hexdigest(), data)
        if file not in self.pictures:
            self.pictures.append(file)
        return relations.add("image", str(self.pictures.index(file)))

    def add_chart(
        self,
        chart: Chart,
        paint: Paint,
        relations: Relations,
    ) -> str:
        """Return the relation of the slide to a chart, whose workbook is made with it."""
        self.charts.append(self._write_chart(chart, paint))
        return relations.add("chart", str(len(self.charts) - 1))

    def _write_chart(self, chart: Chart, paint: Paint) -> WrittenChart:
        from reporting.deck.slides.charts import ChartWriter
        from reporting.slides.crowded_charts import turn_crowded

        chart = turn_crowded(chart, paint.theme)
        shapes = ""
        if chart.block.traits.has_named_ends:
            from reporting.deck.slides.chart_slope import SlopeWriter

            slopes = SlopeWriter(chart, paint, self._language)
            xml = slopes.write(_TO_BOOK)
            rows = slopes.list_rows()
        else:
            kind: type[ChartWriter | DumbbellWriter] = ChartWriter
            if chart.block.traits.has_joins:
                from reporting.deck.slides.chart_dumbbell import DumbbellWriter

                kind = DumbbellWriter
            writer = kind(chart, paint, self._language)
            shapes = writer.write_shapes()
            xml = writer.write(_TO_BOOK, _TO_SHAPES if shapes else "")
            rows = writer.list_rows()
        book = make_workbook(
            rows,
            chart.block.number_format,
            self._when,
        )
        return WrittenChart(
            xml.encode(),
            shapes.encode(),
            book,
        )


class Exhibits:
    """The pictures and charts of a deck."""

    def __init__(self, names: PartNames) -> None:
        """Begin with none.

        Args:
            names: of the parts of the deck.
        """
        self.parts: list[Part] = []
        self._names = names
        self._pictures: dict[str, str] = {}

    def name_picture(self, picture: WrittenPicture) -> str:
        """Return the name of a picture's part: equal bytes have one."""
        data = picture.data
        name = self._pictures.get(picture.digest)
        if name is None:
            ending = "png" if data.startswith(_PNG) else "jpg"
            if is_vector(data):
                ending = "svg"
            name = self._names.make_name("ppt/media/image", ending)
            self.parts.append(Part(name, DEFAULT_TYPES[ending], data))
            self._pictures[picture.digest] = name
        return name

    def name_chart(self, chart: WrittenChart) -> str:
        """Return the name of a chart's part, beside which stand those of its own."""
        name = self._names.make_name("ppt/charts/chart")
        book = self._names.make_name("ppt/embeddings/Microsoft_Excel_Sheet", "xlsx")
        own = Relations()
        own.add("package", book)
        if chart.shapes:
            drawing = self._names.make_name("ppt/drawings/drawing")
            own.add("chartUserShapes", drawing)
            self.parts.append(Part(drawing, _SHAPES_TYPE, chart.shapes))
        self.parts += [
            Part(name, _CHART_TYPE, chart.xml, own.list_all()),
            Part(book, DEFAULT_TYPES["xlsx"], chart.book),
        ]
        return name
