"""A planned chart -> a figure, drawn as its kind asks.

Labels stand at what they name. Series differ in lightness, hatching, dash and marker, so that a
grey copy says the same. What is written comes from the plan; only places are worked out here.
"""

from __future__ import annotations

from collections.abc import Callable

from reportlab.platypus import Flowable

from reporting.content.blocks import ChartKind
from reporting.dossier.charts.bars import draw_bars
from reporting.dossier.charts.columns import draw_columns
from reporting.dossier.charts.doughnut import draw_doughnut
from reporting.dossier.charts.lines import draw_lines
from reporting.dossier.charts.scatter import draw_scatter
from reporting.dossier.typeset.context import RenderContext
from reporting.plan.block_model import ChartBlock


def draw_chart(setting: RenderContext, block: ChartBlock) -> list[Flowable]:
    """Draw a chart as wide as the column."""
    return _KINDS[block.kind](setting.group("Figure", alt=block.alt), block)


_KINDS: dict[ChartKind, Callable[[RenderContext, ChartBlock], list[Flowable]]] = {
    ChartKind.BAR: draw_bars,
    ChartKind.COLUMN: draw_columns,
    ChartKind.LINE: draw_lines,
    ChartKind.AREA: draw_lines,
    ChartKind.DOUGHNUT: draw_doughnut,
    ChartKind.SCATTER: draw_scatter,
}
