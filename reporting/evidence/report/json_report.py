"""A report -> JSON for other programs, and the JSON Schema of it (draft 2020-12)."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from reporting.evidence.report.model import Report, Verdict
from reporting.record import Record

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def format_json(report: Report) -> str:
    """Return a report as JSON, with a line end."""
    return dump_json(write_plain(report))


def write_plain(value: Record) -> Any:
    """Return a value as JSON has it: maps, lists, strings and numbers."""
    return msgspec.to_builtins(value)


def format_schema(kind: type[Record] = Report) -> str:
    """Return the schema that every report keeps to, with a line end.

    Args:
        kind: of the report.
    """
    _, definitions = msgspec.json.schema_components(
        [kind], ref_template="#/$defs/{name}"
    )
    verdict = definitions.get(Verdict.__name__)
    if verdict:
        verdict["enum"] = list(Verdict)  # the surest first
    report = definitions.pop(kind.__name__)
    whole = {"$schema": _DRAFT, **report, "$defs": definitions}
    return dump_json(whole)


def dump_json(value: Any) -> str:
    """Return a value as JSON that a person can read, with a line end."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return f"{text}\n"
