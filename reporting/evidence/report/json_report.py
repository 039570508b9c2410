"""A report -> JSON for other programs, and the JSON Schema of it (draft 2020-12)."""

from __future__ import annotations

import json

import msgspec

from reporting.evidence.report.model import Report


def format_json(report: Report) -> str:
    """Return a report as JSON, with a line end."""
    return f"{json.dumps(msgspec.to_builtins(report), ensure_ascii=False, indent=2)}\n"


def format_schema() -> str:
    """Return the schema that every report keeps to, with a line end."""
    described = msgspec.json.schema(Report)
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **described}
    return f"{json.dumps(whole, ensure_ascii=False, indent=2)}\n"
