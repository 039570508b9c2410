"""A chart's numbers -> the workbook that PowerPoint opens for "Edit Data": plain cells, nothing live.

The cells stand where python-pptx's chart XML refers to: for categories one column of names
and one a series; for a scatter chart the series below each other, x in A and y in B.
"""

from __future__ import annotations

import datetime as dt
import io

from xlsxwriter import Workbook

from reporting.deck.ooxml.package import rezip_package
from reporting.deck.ooxml.xml import clean_text
from reporting.plan.block_model import ChartBlock

_PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def make_workbook(block: ChartBlock, when: dt.datetime) -> bytes:
    """Write the workbook of a chart, dated `when` (UTC)."""
    out = io.BytesIO()
    book = Workbook(out, _PLAIN)
    book.set_properties(
        {"created": when.replace(tzinfo=None), "author": "", "title": ""}
    )
    sheet = book.add_worksheet()
    number = book.add_format({"num_format": block.number_format})
    if block.categories:
        for row, category in enumerate(block.categories, 1):
            sheet.write_string(row, 0, clean_text(category))
        for column, series in enumerate(block.series, 1):
            sheet.write_string(0, column, clean_text(series.name))
            sheet.write_column(1, column, series.values, number)
    else:
        row = 0
        for series in block.series:
            sheet.write_string(row, 1, clean_text(series.name))
            sheet.write_column(row + 1, 0, series.x, number)
            sheet.write_column(row + 1, 1, series.values, number)
            row += len(series.values) + 2
    book.close()
    return rezip_package(out.getvalue())
