"""The numbers of a chart -> the cells of a table that is read and not shown."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.i18n import Language
from reporting.paper.marks import Unseen
from reporting.paper.tag import TagPlace
from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_words import tabulate_chart


def tag_numbers(
    place: TagPlace,
    block: ChartBlock,
    language: Language,
) -> Iterator[Unseen]:
    """Yield the cells of a table with the numbers of a chart.

    It follows the figure, whose words are its finding. Its cells have the numbers as actual
    text: lettering that is not seen would be found, copied and counted twice.
    """
    data = tabulate_chart(block, language)
    table = place.group("Table")
    head = table.group("THead").group("TR")
    for at, words in enumerate(data.head):
        name = "TH" if at else "TD"
        scope = "Column" if at else None
        tag = head.elem(name, actual=words or None, scope=scope)
        yield Unseen(tag)
    body = table.group("TBody")
    for row in data.rows:
        line = body.group("TR")
        for at, words in enumerate(row):
            name = "TD" if at else "TH"
            tag = line.elem(name, actual=words, scope=None if at else "Row")
            yield Unseen(tag)
