"""A panel of a chart on its slide -> its place, its name, and the numbers it has room for."""

from __future__ import annotations

from reporting.charts.scales import find_known, list_known
from reporting.charts.slide_lettering import make_lettering
from reporting.charts.space import measure_widest
from reporting.deck.ooxml.xml import element, write_text
from reporting.deck.slides.chart_text import ChartText, write_run_look
from reporting.design.rect import Rect
from reporting.scene import Chart

_LOW = 0.25
"""Share of a plot area at whose foot no number has room below its point."""
_MOST_LABELS = 16
"""Most columns of a panel that carry their numbers."""


def write_head(chart: Chart, plot: Rect, text: ChartText) -> str:
    """Write the name of a panel as the title of its chart (ECMA-376 21.2.2.210).

    Its lines are broken here, so that all programs break them alike; those of names that are
    read from right to left end where the plot area does.
    """
    own = len(chart.block.series) - 1
    colour = chart.colours.ink
    if chart.block.highlight.mutes(own):
        colour = chart.colours.muted
    look = write_run_look(
        text.paint,
        colour,
        text.language,
        text.hundredths,
        is_bold=True,
    )
    properties = element(
        "a:pPr",
        "<a:defRPr/>",
        algn="r" if chart.is_rtl else "l",
        rtl=text.find_direction(),
    )
    paragraphs: list[str] = []
    for line in chart.head:
        run = f"<a:r>{look}<a:t>{write_text(line)}</a:t></a:r>"
        paragraphs.append(f"<a:p>{properties}{run}</a:p>")
    body = '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0"/>'
    rich = f"<c:rich>{body}<a:lstStyle/>{''.join(paragraphs)}</c:rich>"
    frame = chart.rect
    left = (plot.left - frame.left) / frame.width
    if chart.is_rtl:
        metrics = make_lettering(text.paint.theme, chart.size)
        wide = measure_widest(metrics, chart.head, bold=True)
        start = plot.right.pt - wide - frame.left.pt
        left = start / frame.width.pt
    layout = element(
        "c:layout",
        element(
            "c:manualLayout",
            element("c:xMode", val="edge"),
            element("c:yMode", val="edge"),
            element("c:x", val=round(max(left, 0.0), 4)),
            element("c:y", val=0),
        ),
    )
    return f'<c:title><c:tx>{rich}</c:tx>{layout}<c:overlay val="1"/></c:title>'


def write_panel_labels(
    chart: Chart,
    number: int,
    plot: Rect,
    text: ChartText,
) -> str | None:
    """Write the numbers of a panel: at bars, in columns where all have room, at a line's end.

    Args:
        chart: the panel.
        number: of the series.
        plot: its plot area.
        text: sets its words.
    """
    block = chart.block
    series = block.series[number]
    traits = block.traits
    is_numbered = traits.has_bars or traits.has_lines
    if series.is_behind or not is_numbered:
        return None
    code = block.number_format
    ink = chart.colours.ink
    if traits.has_bars:
        if not traits.is_sideways:
            metrics = make_lettering(text.paint.theme, chart.size)
            widest = measure_widest(metrics, series.labels, bold=True)
            count = len(series.labels)
            slot = plot.width.pt / count
            if widest + 2 > slot or count > _MOST_LABELS:
                return None
        words = text.write_label(ink, code, "outEnd")
        return element("c:dLbls", words)
    known = find_known(series.values)
    if not known:
        return None
    chosen = [at for at in block.highlight.categories if at in known]
    labels: list[str] = []
    for at in sorted({*chosen, known[-1]}):
        index = element("c:idx", val=at)
        side = find_side(chart, number, at)
        code = series.codes[at] if series.codes else block.number_format
        words = text.write_label(ink, code, side)
        labels.append(element("c:dLbl", index, words))
    return element("c:dLbls", *labels, text.write_hidden_labels())


def find_side(chart: Chart, number: int, at: int) -> str:
    """Return on which side of its point a number stands: behind the last one's.

    Of others below where the line comes down.
    """
    values = chart.block.series[number].values
    last = len(values) - 1
    if at == last:
        return "l" if chart.is_rtl else "r"
    value = values[at] or 0.0
    before = values[at - 1] if at else None
    behind = values[at + 1]
    around = list_known((before, behind))
    ticks = chart.block.ticks
    low, high = ticks[0].value, ticks[-1].value
    reach = high - low
    is_low = reach and (value - low) / reach < _LOW
    comes_down = max(around, default=value) > value
    return "b" if comes_down and not is_low else "t"
