"""What windows show -> JSON, as their scripts read it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from reporting.cleaning import show_line
from reporting.preview.finding import Found
from reporting.preview.model import Fault, Place, Sheet, SheetKind, View

_DIGITS = 5
"""Of a place on a sheet: a tenth of a pixel of the widest picture."""
_WORDS = 160
"""Characters of a place's words that are told."""


def write_view(view: View, path: Path) -> str:
    """Return all that a window shows.

    Args:
        view: of the last build.
        path: of the content, as the user named it.
    """
    return _write(
        {
            "number": view.number,
            "path": str(path.resolve()),
            "given": str(path),
            "title": view.title,
            "language": view.language,
            "languages": view.languages,
            "theme": view.theme,
            "themes": view.themes,
            "accents": view.accents,
            "isCurrent": view.is_current,
            "seconds": round(view.seconds, 3),
            "problems": [_list_fault(fault) for fault in view.faults],
            "pages": [_list_sheet(sheet) for sheet in view.pages],
            "slides": [_list_sheet(sheet) for sheet in view.slides],
        }
    )


def write_places(number: int, places: Sequence[Place]) -> str:
    """Return what stands on a sheet.

    Args:
        number: of the build.
        places: on the sheet.
    """
    listed: list[dict[str, Any]] = []
    for place in places:
        words = " ".join(place.text.split())
        if len(words) > _WORDS:
            words = f"{words[: _WORDS - 1]}…"
        listed.append(
            {
                "box": [round(edge, _DIGITS) for edge in place.box.edges],
                "line": place.line,
                "path": place.path,
                "kind": place.kind,
                "text": words,
            }
        )
    return _write({"number": number, "places": listed})


def write_found(line: int, found: Mapping[SheetKind, Found]) -> str:
    """Return what a line makes."""
    hits: dict[str, Any] = {"line": line}
    for kind, hit in found.items():
        hits[kind] = {"number": hit.number, "place": hit.place}
    return _write(hits)


def write_lines(first: int, lines: Sequence[str]) -> str:
    """Return some lines of the content, of which the first has a number."""
    return _write({"first": first, "lines": lines})


def _list_sheet(sheet: Sheet) -> dict[str, Any]:
    return {
        "kind": sheet.kind,
        "key": sheet.key,
        "name": sheet.name,
        "title": sheet.title,
        "size": sheet.size,
        "section": sheet.section,
        "notes": sheet.notes,
        "seconds": sheet.seconds,
        "remark": sheet.remark,
        "isChanged": sheet.is_changed,
    }


def _list_fault(fault: Fault) -> dict[str, Any]:
    problem = fault.problem
    return {
        "severity": problem.severity.value,
        "path": show_line(problem.path),
        "line": problem.line,
        "column": problem.column,
        "message": show_line(problem.message),
        "where": show_line(problem.where),
        "hint": show_line(problem.hint),
        "code": problem.code,
        "source": fault.source,
    }


def _write(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
