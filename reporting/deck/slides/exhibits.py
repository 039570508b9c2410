"""Pictures and charts of scenes -> parts of their own, numbered as they are met."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from hashlib import sha256

from reporting.deck.ooxml.package import DEFAULT_TYPES, OFFICE_TYPE, Part, Relations
from reporting.deck.ooxml.paint import Paint
from reporting.deck.ooxml.workbook import make_workbook
from reporting.deck.slides.chart_data import list_rows
from reporting.deck.slides.charts import ChartWriter
from reporting.scene import Chart, Picture

_PNG = b"\x89PNG"
_CHART_TYPE = f"{OFFICE_TYPE}.drawingml.chart+xml"


class PartNames:
    """Numbers parts, each kind from 1, past the names that a template has taken."""

    def __init__(self, taken: Collection[str] = ()) -> None:
        self._taken = {name.lower() for name in taken}
        self._last: dict[str, int] = {}

    def make_name(self, stem: str, ending: str = "xml") -> str:
        """Return the next name of a kind, such as `ppt/slides/slide1.xml`."""
        while True:
            number = self._last.get(stem, 0) + 1
            self._last[stem] = number
            name = f"{stem}{number}.{ending}"
            if name.lower() not in self._taken:
                return name


class Exhibits:
    """The pictures and charts of a deck."""

    def __init__(self, names: PartNames, language: str, when: dt.datetime) -> None:
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

    def add_picture(self, picture: Picture, relations: Relations) -> str:
        """Return the relation of a slide to a picture; equal bytes have one part."""
        digest = sha256(picture.data).digest()
        name = self._pictures.get(digest)
        if name is None:
            ending = "png" if picture.data.startswith(_PNG) else "jpg"
            name = self._names.make_name("ppt/media/image", ending)
            self.parts.append(Part(name, DEFAULT_TYPES[ending], picture.data))
            self._pictures[digest] = name
        return relations.add("image", name)

    def add_chart(self, chart: Chart, paint: Paint, relations: Relations) -> str:
        """Return the relation of a slide to a chart, whose workbook is made with it."""
        book = self._names.make_name("ppt/embeddings/Microsoft_Excel_Sheet", "xlsx")
        own = Relations()
        to_book = own.add("package", book)
        name = self._names.make_name("ppt/charts/chart")
        xml = ChartWriter(chart, paint, self._language).write(to_book)
        block = chart.block
        data = make_workbook(list_rows(block), block.number_format, self._when)
        self.parts += [
            Part(book, DEFAULT_TYPES["xlsx"], data),
            Part(name, _CHART_TYPE, xml.encode(), own.list_all()),
        ]
        return relations.add("chart", name)
