"""A whole content -> what was assumed of the files beside it, for whoever builds it."""

from __future__ import annotations

from reporting.content.model import Content


def list_notes(content: Content) -> tuple[str, ...]:
    """Return how files were read, where that was found by their content: no fault, but told."""
    notes: dict[str, None] = {}
    for name, table in content.tables.items():
        if table.assumed:
            notes[f"{name}: {table.assumed}"] = None
    return tuple(notes)
