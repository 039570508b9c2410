"""Rows -> the workbook that PowerPoint opens for "Edit Data": plain cells, nothing live."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache

from reporting.deck.ooxml.package import OFFICE_TYPE, Part, Relations, write_package
from reporting.deck.ooxml.presentation import CORE_PROPERTIES, CORE_RELATION
from reporting.deck.ooxml.xml import DECLARATION, NAMESPACES, element, write_value

Cell = str | float | None
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


def name_column(number: int) -> str:
    """Return the letters of a column, counted from 1: `A`, `Z`, `AA`."""
    letters = ""
    while number:
        number, place = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + place) + letters
    return letters


def make_workbook(rows: Sequence[Row], number_format: str, when: dt.datetime) -> bytes:
    """Write a workbook of one sheet.

    Args:
        rows: texts, which stay texts whatever they look like, and numbers; None is no cell.
        number_format: of the numbers, such as `#,##0.0`.
        when: its date (UTC).
    """
    strings: dict[str, int] = {}
    written = []
    for number, row in enumerate(rows, 1):
        cells = []
        for column, value in enumerate(row, 1):
            if value is not None:
                place = f"{name_column(column)}{number}"
                cells.append(_write_cell(place, value, strings))
        written.append(f'<row r="{number}">{"".join(cells)}</row>')
    sheet = f"<sheetData>{''.join(written)}</sheetData>"
    texts = [f"<si><t>{write_value(text)}</t></si>" for text in strings]
    count = len(texts)
    shared = f'<sst xmlns="{_MAIN}" uniqueCount="{count}">{"".join(texts)}</sst>'
    worksheet = f'<worksheet xmlns="{_MAIN}">{sheet}</worksheet>'
    date = when.strftime("%Y-%m-%dT%H:%M:%SZ")
    parts = [
        *_make_fixed_parts(number_format, date),
        _make_part(_WORKSHEET, "worksheet", worksheet),
        _make_part(_STRINGS, "sharedStrings", shared),
    ]
    relations = Relations()
    relations.add("officeDocument", _WORKBOOK)
    relations.add(CORE_RELATION, CORE_PROPERTIES)
    return write_package(parts, relations.list_all())


def _write_cell(place: str, value: str | float, strings: dict[str, int]) -> str:
    if isinstance(value, str):
        index = strings.setdefault(value, len(strings))
        return f'<c r="{place}" t="s"><v>{index}</v></c>'
    return f'<c r="{place}" s="1"><v>{value:.16g}</v></c>'


@cache
def _make_fixed_parts(number_format: str, date: str) -> tuple[Part, ...]:
    """Return the parts that all workbooks of a number format and a date share."""
    relations = Relations()
    sheet_id = relations.add("worksheet", _WORKSHEET)
    relations.add("styles", _STYLES)
    relations.add("sharedStrings", _STRINGS)
    sheet = element("sheet", name=SHEET, sheetId=1, r_id=sheet_id)
    book = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{NAMESPACES["r"]}">'
        f"<sheets>{sheet}</sheets></workbook>"
    )
    main = Part(
        _WORKBOOK,
        f"{_TYPE}.sheet.main+xml",
        (DECLARATION + book).encode(),
        relations.list_all(),
    )
    return (
        main,
        _make_part(_STYLES, "styles", _write_styles(number_format)),
        Part(
            CORE_PROPERTIES,
            "application/vnd.openxmlformats-package.core-properties+xml",
            _write_properties(date).encode(),
        ),
    )


def _write_styles(number_format: str) -> str:
    """Write the styles: 0 is plain, 1 has the number format (ECMA-376 18.8.39)."""
    code = write_value(number_format)
    plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"'
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="1">'
        f'<numFmt numFmtId="164" formatCode="{code}"/></numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border>'
        f'</borders><cellStyleXfs count="1">{plain}/></cellStyleXfs>'
        f'<cellXfs count="2">{plain} xfId="0"/>'
        '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0"'
        ' applyNumberFormat="1"/></cellXfs><cellStyles count="1">'
        '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _write_properties(date: str) -> str:
    prefixes = [f'xmlns:{p}="{NAMESPACES[p]}"' for p in ("cp", "dcterms", "xsi")]
    created = f'<dcterms:created xsi:type="dcterms:W3CDTF">{date}</dcterms:created>'
    spaces = " ".join(prefixes)
    return f"{DECLARATION}<cp:coreProperties {spaces}>{created}</cp:coreProperties>"


def _make_part(name: str, kind: str, xml: str) -> Part:
    return Part(name, f"{_TYPE}.{kind}+xml", (DECLARATION + xml).encode())
