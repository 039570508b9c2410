"""A planned chart -> a figure, drawn as its kind asks.

Labels stand at what they name. Series differ in lightness, hatching, dash and marker, so that a
grey copy says the same. What is written comes from the plan; only places are worked out here.
"""

from __future__ import annotations

from collections.abc import Callable

from reportlab.platypus import Flowable

from reporting.content.model import ChartKind
from reporting.dossier.charts.bars import bars
from reporting.dossier.charts.columns import columns
from reporting.dossier.charts.doughnut import doughnut
from reporting.dossier.charts.lines import tracks
from reporting.dossier.charts.scatter import points
from reporting.dossier.typeset.context import Setting
from reporting.plan.model import ChartBlock


def chart(setting: Setting, block: ChartBlock) -> list[Flowable]:
    """Draw a chart as wide as the column."""
    return _KINDS[block.kind](setting.group("Figure", alt=block.alt), block)


_KINDS: dict[ChartKind, Callable[[Setting, ChartBlock], list[Flowable]]] = {
    ChartKind.BAR: bars,
    ChartKind.COLUMN: columns,
    ChartKind.LINE: tracks,
    ChartKind.AREA: tracks,
    ChartKind.DOUGHNUT: doughnut,
    ChartKind.SCATTER: points,
}
