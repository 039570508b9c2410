"""JSON of `forms.write_json` -> a deck by python-pptx as it comes.

    stock_deck.py CONTENT.json OUT.pptx

It runs in the bench's own virtual environment, so it imports nothing of ours.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

TITLE, BULLETS, SECTION, TITLE_ONLY = 0, 1, 2, 5
BOX = (Inches(1), Inches(2), Inches(8), Inches(4))


def draw_deck(content: dict[str, Any]) -> Any:
    """Return a presentation: a section is an opener, bullets, a table and a chart."""
    deck = Presentation()
    _add_slide(deck, TITLE, content["title"])
    for section in content["sections"]:
        opener = _add_slide(deck, SECTION, section["title"])
        opener.placeholders[1].text = section["takeaway"]
        bullets = _add_slide(deck, BULLETS, section["takeaway"])
        bullets.placeholders[1].text = "\n".join(section["bullets"])
        _draw_table(deck, section["table"])
        _draw_chart(deck, section["chart"])
    return deck


def _add_slide(deck: Any, layout: int, title: str) -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    slide.shapes.title.text = title
    return slide


def _draw_table(deck: Any, table: dict[str, Any]) -> None:
    slide = _add_slide(deck, TITLE_ONLY, table["title"])
    rows = [table["columns"], *table["rows"]]
    frame = slide.shapes.add_table(len(rows), len(rows[0]), *BOX)
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            frame.table.cell(row, column).text = text


def _draw_chart(deck: Any, chart: dict[str, Any]) -> None:
    slide = _add_slide(deck, TITLE_ONLY, chart["title"])
    data = CategoryChartData()
    data.categories = chart["categories"]
    data.add_series(chart["series"], chart["values"])
    slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *BOX, data)


if __name__ == "__main__":
    draw_deck(json.loads(Path(sys.argv[1]).read_text("utf-8"))).save(sys.argv[2])
