"""Rows -> the workbook that PowerPoint opens for "Edit Data": plain cells, nothing live."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache

from reporting.cleaning import is_like_formula
from reporting.deck.ooxml.package import OFFICE_TYPE, Part, Relations, list_members
from reporting.deck.ooxml.presentation import CORE_PROPERTIES, CORE_RELATION, CORE_TYPE
from reporting.deck.ooxml.xml import (
    DECLARATION,
    NAMESPACES,
    element,
    root_element,
    write_value,
)
from reporting.deck.ooxml.zip_writer import zip_members
from reporting.record import Record


class Date(Record, frozen=True):
    """A day as spreadsheets count it (ECMA-376 18.17.4.1), and the format that shows it."""

    serial: int
    number_format: str


Cell = str | float | Date | None
Row = Sequence[Cell]

SHEET = "Sheet1"
"""Name of the sheet, to which the chart's formulas refer."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = f"{OFFICE_TYPE}.spreadsheetml"
_WORKBOOK = "xl/workbook.xml"
_WORKSHEET = "xl/worksheets/sheet1.xml"
_STYLES = "xl/styles.xml"
_STRINGS = "xl/sharedStrings.xml"
_LETTERS = 26
_NO_DATES = "yyyy-mm-dd"
"""The format of dates in a workbook that has none."""
_PLAIN = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"'
_STYLES_END = (
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border>'
    f'</borders><cellStyleXfs count="1">{_PLAIN}/></cellStyleXfs>'
    f'<cellXfs count="4">{_PLAIN} xfId="0"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0"'
    ' applyNumberFormat="1"/>'
    '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0"'
    ' applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0"'
    ' xfId="0" quotePrefix="1" applyNumberFormat="1"/></cellXfs><cellStyles count="1">'
    '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
)
"""What follows the number formats, the same in every workbook."""


_KEPT = ' s="3"'
"""The style of a text that looks like a formula: a text even when somebody edits its cell."""


def name_column(number: int) -> str:
    """Return the letters of a column, counted from 1: `A`, `Z`, `AA`."""
    letters = ""
    while number:
        number, place = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + place) + letters
    return letters


def make_workbook(
    rows: Sequence[Row],
    number_format: str,
    when: dt.datetime,
) -> bytes:
    """Write a workbook of one sheet.

    Args:
        rows: texts, which stay texts whatever they look like, numbers, and dates, which have
            one format; None is no cell.
        number_format: of the numbers, such as `#,##0.0`.
        when: its date (UTC).
    """
    strings: dict[str, int] = {}
    date_format = _NO_DATES
    written = []
    for number, row in enumerate(rows, 1):
        cells = []
        for column, value in enumerate(row, 1):
            place = f"{name_column(column)}{number}"
            if isinstance(value, str):
                index = strings.setdefault(value, len(strings))
                style = _KEPT if is_like_formula(value) else ""
                cells.append(f'<c r="{place}"{style} t="s"><v>{index}</v></c>')
            elif isinstance(value, Date):
                date_format = value.number_format
                cells.append(f'<c r="{place}" s="2"><v>{value.serial}</v></c>')
            elif value is not None:
                cells.append(f'<c r="{place}" s="1"><v>{value:.16g}</v></c>')
        written.append(element("row", *cells, r=number))
    data = element("sheetData", *written)
    texts = []
    for text in strings:
        lines = "\n".join(map(write_value, text.split("\n")))
        texts.append(element("si", f"<t>{lines}</t>"))
    strings_root = element(
        "sst",
        *texts,
        xmlns=_MAIN,
        uniqueCount=len(texts),
    )
    own = {
        _WORKSHEET: write_part(element("worksheet", data, xmlns=_MAIN)),
        _STRINGS: write_part(strings_root),
    }
    date = when.strftime("%Y-%m-%dT%H:%M:%SZ")
    fixed = make_fixed_members(number_format, date_format, date)
    return zip_members([(name, own.get(name, same)) for name, same in fixed])


@cache
def make_fixed_members(
    number_format: str, date_format: str, date: str
) -> tuple[tuple[str, bytes], ...]:
    """Return the members that all workbooks of a number format and a date share.

    The sheet and its strings stand in their places among them, and are empty.
    """
    relations = Relations()
    sheet_id = relations.add("worksheet", _WORKSHEET)
    relations.add("styles", _STYLES)
    relations.add("sharedStrings", _STRINGS)
    sheet = element("sheet", name=SHEET, sheetId=1, r_id=sheet_id)
    book = element(
        "workbook",
        element("sheets", sheet),
        xmlns=_MAIN,
        xmlns_r=NAMESPACES["r"],
    )
    created = element("dcterms:created", text=date, xsi_type="dcterms:W3CDTF")
    properties = root_element("cp:coreProperties", created, prefixes="cp dcterms xsi")
    parts = (
        make_part(_WORKBOOK, "sheet.main", write_part(book), relations),
        make_part(
            _STYLES, "styles", write_part(write_styles(number_format, date_format))
        ),
        make_part(_WORKSHEET, "worksheet", b""),
        make_part(_STRINGS, "sharedStrings", b""),
        Part(CORE_PROPERTIES, CORE_TYPE, properties.encode()),
    )
    package = Relations()
    package.add("officeDocument", _WORKBOOK)
    package.add(CORE_RELATION, CORE_PROPERTIES)
    return tuple(list_members(parts, package.list_all()))


def write_styles(number_format: str, date_format: str) -> str:
    """Write the styles: 0 is plain, 1 of numbers, 2 of dates, 3 of texts (ECMA-376 18.8.39)."""
    code = element("numFmt", numFmtId=164, formatCode=number_format)
    days = element("numFmt", numFmtId=165, formatCode=date_format)
    formats = element("numFmts", code, days, count=2)
    return element("styleSheet", formats, _STYLES_END, xmlns=_MAIN)


def make_part(
    name: str,
    kind: str,
    data: bytes,
    relations: Relations | None = None,
) -> Part:
    """Return a part of a workbook, by the word for its kind in its content type."""
    listed = relations.list_all() if relations else ()
    return Part(
        name,
        f"{_TYPE}.{kind}+xml",
        data,
        listed,
    )


def write_part(xml: str) -> bytes:
    """Return the bytes of a part, which begin with the XML declaration."""
    return f"{DECLARATION}{xml}".encode()
