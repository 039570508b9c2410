"""A panel of a chart on its slide -> its place, its name, and the numbers it has room for."""

from __future__ import annotations

from reporting.charts.label_stands import Stand
from reporting.charts.slide_lettering import make_lettering
from reporting.charts.slide_panels import list_panel_numbers
from reporting.charts.space import measure_widest
from reporting.deck.ooxml.xml import element, write_text
from reporting.deck.slides.chart_text import ChartText, write_run_look
from reporting.design.rect import Rect
from reporting.scene import Chart

_SIDES = {Stand.RIGHT: "r", Stand.BELOW: "b", Stand.ABOVE: "t"}
_MIRRORED = {"r": "l"}


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
    metrics = make_lettering(text.paint.theme, chart.size)
    stands = list_panel_numbers(block, number, plot.width.pt, metrics)
    if not stands:
        return None
    ink = chart.colours.ink
    if block.traits.has_bars:
        words = text.write_label(ink, block.number_format, "outEnd")
        return element("c:dLbls", words)
    labels: list[str] = []
    for at, stand in stands.items():
        index = element("c:idx", val=at)
        side = _SIDES[stand]
        if chart.is_rtl:
            side = _MIRRORED.get(side, side)
        code = series.codes[at] if series.codes else block.number_format
        words = text.write_label(ink, code, side)
        labels.append(element("c:dLbl", index, words))
    return element("c:dLbls", *labels, text.write_hidden_labels())
