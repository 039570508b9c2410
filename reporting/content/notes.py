"""A whole content -> what was assumed of the files beside it, for whoever builds it."""

from __future__ import annotations

from reporting.content.model import Content


def list_notes(content: Content) -> tuple[str, ...]:
    """Return how files were read or set down, where nobody asked: no fault, but told."""
    notes: dict[str, None] = {}
    for name, table in content.tables.items():
        if table.assumed:
            notes[f"{name}: {table.assumed}"] = None
    for name, image in content.images.items():
        if image.assumed:
            notes[f"{name}: {image.assumed}"] = None
    return tuple(notes)
