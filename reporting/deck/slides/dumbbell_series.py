"""The series of a dumbbell chart -> a native series each: points, joins, names, lines across.

There is a series for each column of the workbook, one for each row, whose line refers to the
cells there, and one for each name, which is that of its series.
"""

from __future__ import annotations

from reporting.charts.dumbbell_points import DumbbellPoints
from reporting.charts.dumbbells import tone_join
from reporting.charts.marks import Side, Tone
from reporting.charts.series_style import SeriesStyle, style_mark
from reporting.charts.slide_dumbbells import DumbbellPlaces, SeriesKey, order_flags
from reporting.cleaning import clean_line
from reporting.deck.ooxml.paint import NO_LINE, Paint
from reporting.deck.ooxml.workbook import SHEET, name_column
from reporting.deck.ooxml.xml import element
from reporting.deck.slides.chart_data import (
    write_literals,
    write_numbers,
    write_texts,
)
from reporting.deck.slides.chart_layouts import write_shift
from reporting.deck.slides.chart_look import LookWriter
from reporting.deck.slides.chart_text import ChartText
from reporting.deck.slides.field_labels import LABEL_FIELDS, FieldLabels
from reporting.design.colour import measure_contrast, mix_colours
from reporting.scene import Chart
from reporting.slides.chart_places import make_slide_space

_MARKER, _GREAT_MARKER, _QUIET_MARKER = 0.68, 0.85, 0.6
"""Sizes of points, as multiples of the type; some programs colour but what differs in size."""
_PALE = 0.6
"""Share of white in an open point: some programs show it without its edge."""
_SEEN, _STEP = 2.0, 0.05
"""Contrast of that to the paper at least, and by how much it is less pale if it has less."""
_EDGE, _JOIN, _LINE = 22_225, 38_100, 15_875
"""Widths of the edge of a point, of what joins points, and of lines across, in EMU."""
_PAIR = 2
_SYMBOLS = ("circle", "square", "triangle", "circle")
_OPEN = frozenset({1, 3})
"""Markers that are open in print."""
_NO_LEADERS = '<c15:showLeaderLines val="0"/>'
_NO_CURVE = '<c:smooth val="0"/>'
_NO_MARKER = '<c:marker><c:symbol val="none"/></c:marker>'
_NOT_SEEN = f"<c:spPr>{NO_LINE}</c:spPr>"


class DumbbellSeries:
    """Writes the series of one chart."""

    def __init__(
        self,
        chart: Chart,
        paint: Paint,
        text: ChartText,
        places: DumbbellPlaces,
    ) -> None:
        """Begin the series of a chart.

        Args:
            chart: its numbers and colours.
            paint: the slide's colours and families.
            text: sets its words.
            places: where they stand.
        """
        self.chart = chart
        self.block = chart.block
        self.colours = chart.colours
        self.paint = paint
        self.text = text
        self.places = places
        self.look = LookWriter(chart, paint)
        self.space = make_slide_space(chart, paint.theme)
        self.points = DumbbellPoints(
            self.block,
            self.space,
            places.scale,
        )
        self.size = chart.size.pt
        self.labels = FieldLabels(chart, paint, text)
        self.depth = max(places.rows, len(chart.block.series))
        """Rows of the workbook that columns take."""
        self.flags, self.are_flags_left = order_flags(
            self.block, self.space, places.scale
        )

    def list_drawn(self) -> list[str]:
        """Return all series in the order in which they are drawn."""
        rows = range(self.places.rows)
        lines = range(len(self.block.lines))
        columns = range(len(self.block.series))
        joins = [self.write_join(at) for at in rows]
        drawn = [join for join in joins if join]
        drawn += map(self.write_line, lines)
        drawn += map(self.write_name, rows)
        drawn += map(self.write_key, self.places.keys)
        drawn += map(self.write_points, columns)
        return drawn

    def find_level(self, at: int) -> float:
        """Return the y of a row by its number from the top."""
        return float(self.places.rows - at)

    def find_value(self, x: float) -> float:
        """Return the value that stands at a place, in points from the chart's left edge."""
        scale = self.places.scale
        share = (x - scale.start) / (scale.end - scale.start)
        if scale.is_log:
            factor = scale.high / scale.low
            return float(scale.low * factor**share)
        reach = scale.high - scale.low
        return round(scale.low + share * reach, 9)

    def write_points(self, number: int) -> str:
        """Write the points of a column, each with its number at its side."""
        series = self.block.series[number]
        style = style_mark(self.block, number)
        letters = name_column(number + 2)
        head = self.write_head(
            letters,
            1,
            clean_line(series.name),
        )
        rows: list[float | None] = []
        for at, value in enumerate(series.values):
            rows.append(None if value is None else self.find_level(at))
        rows += [None] * (self.depth - len(rows))
        points: list[str] = []
        for at in range(self.places.rows):
            written = self.write_special(number, at)
            if written:
                points.append(written)
        parts = [
            head,
            _NOT_SEEN,
            self.write_marker(style),
            *points,
            self.write_numbers(number),
            self.write_across(letters, number),
            element("c:yVal", write_literals(rows)),
            _NO_CURVE,
        ]
        return "".join(parts)

    def write_special(self, number: int, at: int) -> str | None:
        """Write a point that is not as its series: highlighted or left aside, or covered."""
        style = style_mark(self.block, number, at)
        size = _MARKER
        if self.block.highlight.categories:
            size = _QUIET_MARKER if style.is_muted else _GREAT_MARKER
        size *= self.points.measure_rim(number, at)
        if size == _MARKER:
            return None
        fill = self.look.write_fill(style.line)
        if style.marker in _OPEN:
            fill = self.write_pale(style.line)
        return element(
            "c:dPt",
            element("c:idx", val=at),
            self.write_marker(style, size),
            element("c:spPr", fill, NO_LINE),
        )

    def write_across(self, letters: str, number: int) -> str:
        """Write the values of a column as what lies across.

        As many cells as a row has: some programs lose series before a longer one.
        """
        values = list(self.block.series[number].values)
        values += [None] * (self.depth - len(values))
        last = self.depth + 1
        cells = f"{SHEET}!${letters}$2:${letters}${last}"
        numbers = write_numbers(cells, values, self.block.number_format)
        return element("c:xVal", numbers)

    def write_numbers(self, number: int) -> str:
        """Write the numbers of a column that have room, on a ground where lines run."""
        labels: list[str] = []
        for at in range(self.places.rows):
            for written in self.points.list_numbers(at):
                if written.series != number:
                    continue
                style = style_mark(self.block, number, at)
                label = self.labels.write(
                    at,
                    written.text,
                    self.choose_ink(style),
                    written.side,
                    ground=self.colours.paper,
                )
                labels.append(label)
        hidden = self.text.write_hidden_labels()
        return element("c:dLbls", *labels, hidden)

    def choose_ink(self, style: SeriesStyle) -> str:
        """Return the colour of words: quiet where the title leaves their series aside."""
        return self.colours.muted if style.is_muted else self.colours.ink

    def write_name(self, at: int) -> str:
        """Write a name as that of a series without a point, where names end."""
        words = self.text.write_label(
            self.colours.ink,
            "General",
            self.labels.sides["end"],
            is_bold=False,
            told=("SerName",),
        )
        away = self.places.scale.start - self.places.left
        if not self.chart.is_rtl:
            away = -away
        moved = write_shift(round(away / self.space.width, 5), 0)
        label = element(
            "c:dLbl",
            element("c:idx", val=0),
            moved,
            words,
        )
        extension = element("c:ext", _NO_LEADERS, uri=LABEL_FIELDS)
        labels = element(
            "c:dLbls",
            label,
            self.text.write_hidden_labels(),
            element("c:extLst", extension),
        )
        head = self.write_head(
            "A",
            at + 2,
            self.places.names[at],
        )
        across = write_literals([self.places.scale.low])
        return self.write_bare(
            head,
            labels,
            across,
            self.find_level(at),
        )

    def write_key(self, key: SeriesKey) -> str:
        """Write the name of a column over the first row, or beside a key."""
        series = self.block.series[key.series]
        style = style_mark(self.block, key.series)
        letters = name_column(key.series + 2)
        words = self.text.write_label(
            self.choose_ink(style),
            "General",
            self.labels.sides[key.side],
            told=("SerName",),
        )
        labels = element("c:dLbls", words)
        head = self.write_head(
            letters,
            1,
            clean_line(series.name),
        )
        level = self.places.find_line(key.row)
        if key.is_drawn:
            across = write_literals([self.find_value(key.x)])
            marker = self.write_marker(style)
            return self.write_bare(
                head,
                labels,
                across,
                level,
                marker,
            )
        cell = f"{SHEET}!${letters}$2"
        across = write_numbers(
            cell,
            series.values[:1],
            self.block.number_format,
        )
        return self.write_bare(head, labels, across, level)

    def write_line(self, number: int) -> str:
        """Write a line across: a point with its name, and an error bar down from it."""
        line = self.block.lines[number]
        place = self.places.first_flag + self.flags.index(number)
        level = self.places.find_line(place)
        side: Side = "end" if self.are_flags_left else "start"
        label = self.labels.write(
            0,
            line.label,
            self.colours.ink,
            side,
            line.name,
            line.number_format,
        )
        labels = element(
            "c:dLbls",
            label,
            self.text.write_hidden_labels(),
        )
        fill = self.paint.fill(self.colours.ink)
        dash = element("a:prstDash", val="dash")
        bar = element(
            "c:errBars",
            element("c:errDir", val="y"),
            element("c:errBarType", val="minus"),
            element("c:errValType", val="fixedVal"),
            element("c:noEndCap", val=True),
            element("c:val", val=round(level - 0.5, 5)),
            element("c:spPr", element("a:ln", fill, dash, w=_LINE)),
        )
        row = self.depth + 3 + number
        head = self.write_head(
            "A",
            row,
            clean_line(line.name),
        )
        cell = f"{SHEET}!$B${row}"
        across = write_numbers(
            cell,
            [line.value],
            line.number_format,
        )
        return self.write_bare(
            head,
            labels + bar,
            across,
            level,
        )

    def write_join(self, at: int) -> str | None:
        """Write what joins the points of a row, from the cells of the row; of one nothing."""
        points = self.points.list_points(at)
        if len(points) < _PAIR:
            return None
        values = [series.values[at] for series in self.block.series]
        rows = [None if value is None else self.find_level(at) for value in values]
        tone = tone_join(self.block, at)
        line = element(
            "a:ln",
            self.look.write_fill(tone),
            w=_JOIN,
            cap="rnd",
        )
        row = at + 2
        last = name_column(len(values) + 1)
        cells = f"{SHEET}!$B${row}:${last}${row}"
        numbers = write_numbers(cells, values, self.block.number_format)
        head = self.write_head(
            "A",
            row,
            self.places.names[at],
        )
        parts = [
            head,
            element("c:spPr", line),
            _NO_MARKER,
            element("c:xVal", numbers),
            element("c:yVal", write_literals(rows)),
            _NO_CURVE,
        ]
        return "".join(parts)

    def write_head(
        self,
        letters: str,
        row: int,
        name: str,
    ) -> str:
        """Write the name of a series, which is that of a cell."""
        cell = f"{SHEET}!${letters}${row}"
        return element("c:tx", write_texts(cell, [name]))

    def write_bare(
        self,
        head: str,
        labels: str,
        across: str,
        level: float,
        marker: str = _NO_MARKER,
    ) -> str:
        """Write a series of one place, which has words.

        Args:
            head: its name, written.
            labels: its words, written.
            across: its x, written.
            level: its y.
            marker: its point, written.
        """
        up = element("c:yVal", write_literals([level]))
        across = element("c:xVal", across)
        return f"{head}{_NOT_SEEN}{marker}{labels}{across}{up}{_NO_CURVE}"

    # ---- looks and words

    def write_marker(self, style: SeriesStyle, size: float = _MARKER) -> str:
        """Write a point as in print: filled, or pale with an edge where it is open there.

        Args:
            style: of its series.
            size: as a multiple of the type.
        """
        fill = self.look.write_fill(style.line)
        edge = element("a:ln", fill, w=_EDGE)
        if style.marker in _OPEN:
            fill = self.write_pale(style.line)
        return element(
            "c:marker",
            element("c:symbol", val=_SYMBOLS[style.marker]),
            element("c:size", val=round(size * self.size)),
            element("c:spPr", fill, edge),
        )

    def write_pale(self, tone: Tone) -> str:
        """Write the fill of an open point: as pale as is still seen without its edge."""
        colour = self.look.pick_colour(tone)
        paper = self.colours.paper
        white = max(_PALE, (1 + tone.white) / 2)
        while white > tone.white:
            seen = mix_colours(paper, colour, white)
            if measure_contrast(seen, paper) >= _SEEN:
                break
            white -= _STEP
        return self.paint.fill(colour, max(white, tone.white))
