"""A report -> JSON for other programs, and the JSON Schema of it (draft 2020-12)."""

from __future__ import annotations

import json
from dataclasses import asdict

from reporting.evidence.report.model import Report


def as_json(report: Report) -> str:
    """Return a report as JSON, with a line end."""
    return f"{json.dumps(asdict(report), ensure_ascii=False, indent=2)}\n"


def schema() -> str:
    """Return the schema that every report keeps to, with a line end."""
    from pydantic import TypeAdapter  # noqa: PLC0415  (a report can be told without it)

    described = TypeAdapter(Report).json_schema(mode="serialization")
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **described}
    return f"{json.dumps(whole, ensure_ascii=False, indent=2)}\n"
