"""A planned chart -> strips with the drawing of its parts: laid out by `charts/`, set here."""

from __future__ import annotations

from reporting.charts.layout import lay_out_chart
from reporting.charts.marks import TEXT, Label, Panel, Part, Path, Rows
from reporting.charts.plot_area import BASE_LINE_WIDTH
from reporting.charts.references import REFERENCE_DASH, REFERENCE_WIDTH
from reporting.design.rect import PageRect
from reporting.dossier.galley.galley import FREE, NEVER, Slab, Slabs
from reporting.dossier.typeset.context import TypesetContext
from reporting.paper.charts.lettering import TextMetrics
from reporting.paper.charts.mirroring import mirror_panel
from reporting.paper.charts.number_table import tag_numbers
from reporting.paper.marks import Drawing
from reporting.paper.tag import Tag
from reporting.plan.block_model import ChartBlock
from reporting.record import replace

SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""How much of a label stands before its place."""
_HAIR = 0.5
"""How far a label may reach over its drawing, in points."""
_OUTSIDE = "outside"
_TOGETHER = 3
"""Rows that stand together at the foot of a page, and at the head of the next."""


def draw_chart(setting: TypesetContext, block: ChartBlock) -> Slabs:
    """Return a chart as wide as the column, the legend above the plot, as one figure.

    Rows are strips of their own, between which a page may end. Where the language reads from
    right to left, categories and names are mirrored; the axes of numbers of points are not.
    """
    figure = setting.elem("Figure", alt=block.alt)
    height = setting.column_height
    place = PageRect(0.0, height, setting.width, height)
    layout = lay_out_chart(
        block,
        place,
        TextMetrics(setting.theme),
    )
    panels = list_panels(layout.plot)
    if setting.is_rtl and block.traits.has_categories:
        panels = [mirror_panel(panel) for panel in panels]
    done: list[Slab] = []
    if layout.legend:
        legend = layout.legend
        if setting.is_rtl:
            legend = mirror_panel(legend)
        done.append(set_panel(setting, legend, figure, NEVER))
    count = len(panels)
    ends = layout.plot.ends if isinstance(layout.plot, Rows) else None
    for number, panel in enumerate(panels, 1):
        is_edge = min(number, count - number) < _TOGETHER
        if ends is not None:
            is_edge = number not in ends
        cut = NEVER if is_edge else FREE
        done.append(set_panel(setting, panel, figure, cut))
    last = done.pop()
    cells = tag_numbers(setting, block, setting.language)
    done.append(replace(last, marks=(*last.marks, *cells)))
    for note in layout.notes:
        done += setting.words(note, setting.styles.small)
    return tuple(done)


def list_lettering(setting: TypesetContext, block: ChartBlock) -> list[str]:
    """Return every word and number of a chart as wide as the column, sorted.

    A narrower chart that crowds leaves some out, cuts them, or turns them; of a ring, which
    becomes bars, its parts are listed too, and what is driven out of the drawing.
    """
    height = setting.column_height
    place = PageRect(0.0, height, setting.width, height)
    metrics = TextMetrics(setting.theme)
    layout = lay_out_chart(block, place, metrics)
    words: list[str] = []
    for panel in list_panels(layout.plot):
        for mark in panel.marks:
            if isinstance(mark, Label) and mark.part is not Part.TICK_LABEL:
                turn = "turned " if mark.is_upright else ""
                words += [turn + word for word in mark.text.split()]
            elif mark.part is Part.WEDGE:
                words.append(Part.WEDGE.name)
            if isinstance(mark, Label) and is_outside(mark, panel, metrics):
                words.append(_OUTSIDE)
    return sorted(words)


def is_outside(label: Label, panel: Panel, metrics: TextMetrics) -> bool:
    """Whether a level label reaches over the sides of its drawing."""
    if label.is_upright:
        return False
    width = metrics.width(label.text, bold=label.is_bold)
    left = label.x - width * SHARES[label.side]
    return left < -_HAIR or left + width > panel.width + _HAIR


def list_panels(plot: Panel | Rows) -> list[Panel]:
    """Return the rows of a plot, each with its stretch of the base line; else the plot."""
    if isinstance(plot, Panel):
        return [plot]
    panels: list[Panel] = [plot.head] if plot.head else []
    for panel in plot.panels:
        lines: list[Path] = []
        if plot.axis is not None:
            stretch = ((plot.axis, 0.0), (plot.axis, panel.height))
            lines.append(Path(Part.BASE_LINE, stretch, TEXT, BASE_LINE_WIDTH))
        for x in plot.references:
            across = ((x, 0.0), (x, panel.height))
            line = Path(
                Part.REFERENCE_LINE,
                across,
                TEXT,
                REFERENCE_WIDTH,
                REFERENCE_DASH,
            )
            lines.append(line)
        panels.append(replace(panel, marks=(*panel.marks, *lines)))
    if plot.foot:
        panels.append(plot.foot)
    return panels


def set_panel(
    setting: TypesetContext,
    panel: Panel,
    figure: Tag,
    cut: float,
) -> Slab:
    """Return the drawing of a panel as one strip, with what it costs to end a page below."""
    drawing = draw_panel(setting, panel, figure)
    return Slab(panel.height, (drawing,), cut)


def draw_panel(setting: TypesetContext, panel: Panel, figure: Tag) -> Drawing:
    """Return a panel in the accent at hand, at the head of its slab."""
    return Drawing(
        0,
        0,
        panel.width,
        panel.height,
        panel.marks,
        setting.accent,
        figure,
    )
