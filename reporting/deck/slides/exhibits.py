"""Pictures and charts of scenes -> parts of their own, numbered as they are met."""

from __future__ import annotations

import datetime as dt
from hashlib import sha256
from typing import TYPE_CHECKING

from reporting.deck.ooxml.package import DEFAULT_TYPES, OFFICE_TYPE, Part, Relations
from reporting.deck.ooxml.paint import Paint
from reporting.deck.ooxml.part_names import PartNames
from reporting.deck.ooxml.workbook import make_workbook
from reporting.pdf.images import is_vector
from reporting.scene import Chart, Picture

if TYPE_CHECKING:
    from reporting.deck.slides.chart_dumbbell import DumbbellWriter
    from reporting.deck.slides.charts import ChartWriter

_PNG = b"\x89PNG"
_SHAPES_TYPE = f"{OFFICE_TYPE}.drawingml.chartshapes+xml"
_CHART_TYPE = f"{OFFICE_TYPE}.drawingml.chart+xml"


class Exhibits:
    """The pictures and charts of a deck."""

    def __init__(
        self,
        names: PartNames,
        language: str,
        when: dt.datetime,
    ) -> None:
        """Begin with none.

        Args:
            names: of the parts of the deck.
            language: tag of the language (BCP 47).
            when: date of the charts' workbooks (UTC).
        """
        self.parts: list[Part] = []
        self._names = names
        self._language = language
        self._when = when
        self._pictures: dict[bytes, str] = {}

    def add_picture(
        self,
        picture: Picture,
        relations: Relations,
    ) -> tuple[str, str]:
        """Return the relations of a slide to a picture, and to the drawing it stands for.

        Equal bytes have one part; a picture that is no drawing in vectors has one relation.
        """
        data = picture.data
        if not is_vector(data):
            return self._add_file(data, relations), ""
        from reporting.pdf.svg_preview import draw_preview

        shown = self._add_file(draw_preview(data), relations)
        return shown, self._add_file(data, relations)

    def _add_file(self, data: bytes, relations: Relations) -> str:
        digest = sha256(data).digest()
        name = self._pictures.get(digest)
        if name is None:
            ending = "png" if data.startswith(_PNG) else "jpg"
            if is_vector(data):
                ending = "svg"
            name = self._names.make_name("ppt/media/image", ending)
            part = Part(name, DEFAULT_TYPES[ending], data)
            self.parts.append(part)
            self._pictures[digest] = name
        return relations.add("image", name)

    def add_chart(
        self,
        chart: Chart,
        paint: Paint,
        relations: Relations,
    ) -> str:
        """Return the relation of a slide to a chart, whose workbook is made with it."""
        from reporting.deck.slides.charts import ChartWriter
        from reporting.deck.slides.crowded import turn_crowded

        chart = turn_crowded(chart, paint.theme)
        name = self._names.make_name("ppt/charts/chart")
        book = self._names.make_name("ppt/embeddings/Microsoft_Excel_Sheet", "xlsx")
        own = Relations()
        to_book = own.add("package", book)
        if chart.block.traits.has_named_ends:
            from reporting.deck.slides.chart_slope import SlopeWriter

            slopes = SlopeWriter(chart, paint, self._language)
            xml = slopes.write(to_book).encode()
            rows = slopes.list_rows()
        else:
            kind: type[ChartWriter | DumbbellWriter] = ChartWriter
            if chart.block.traits.has_joins:
                from reporting.deck.slides.chart_dumbbell import DumbbellWriter

                kind = DumbbellWriter
            writer = kind(chart, paint, self._language)
            to_shapes = ""
            shapes = writer.write_shapes()
            if shapes:
                drawing = self._names.make_name("ppt/drawings/drawing")
                to_shapes = own.add("chartUserShapes", drawing)
                self.parts.append(Part(drawing, _SHAPES_TYPE, shapes.encode()))
            xml = writer.write(to_book, to_shapes).encode()
            rows = writer.list_rows()
        data = make_workbook(rows, chart.block.number_format, self._when)
        self.parts += [
            Part(name, _CHART_TYPE, xml, own.list_all()),
            Part(book, DEFAULT_TYPES["xlsx"], data),
        ]
        return relations.add("chart", name)
