"""A report -> JSON for other programs, and the JSON Schema of it (draft 2020-12)."""

from __future__ import annotations

import json

import msgspec

from reporting.evidence.report.model import Report, Verdict

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def format_json(report: Report) -> str:
    """Return a report as JSON, with a line end."""
    values = msgspec.to_builtins(report)
    return f"{json.dumps(values, ensure_ascii=False, indent=2)}\n"


def format_schema() -> str:
    """Return the schema that every report keeps to, with a line end."""
    _, definitions = msgspec.json.schema_components(
        [Report], ref_template="#/$defs/{name}"
    )
    definitions[Verdict.__name__]["enum"] = list(Verdict)  # the surest first
    report = definitions.pop(Report.__name__)
    whole = {"$schema": _DRAFT, **report, "$defs": definitions}
    return f"{json.dumps(whole, ensure_ascii=False, indent=2)}\n"
