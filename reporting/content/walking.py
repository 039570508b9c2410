"""A value of a content -> every model within it, with the steps that lead to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reporting.content.values import Text
from reporting.reading.model import Model
from reporting.reading.visit import Steps
from reporting.record import field_names

Models = Sequence[tuple[Steps, Model]]
"""Models within a value, with the steps to each."""


def walk_models(value: Any, parts: Steps = ()) -> Models:
    """Return every model within a value, itself included, with the steps that lead to it."""
    found: list[tuple[Steps, Model]] = []
    _collect_models(value, parts, found)
    return found


def _collect_models(
    value: Any,
    parts: Steps,
    found: list[tuple[Steps, Model]],
) -> None:
    if isinstance(value, Text):
        found.append((parts, value))
    elif isinstance(value, Model):
        found.append((parts, value))
        for name in field_names(value):
            inner = getattr(value, name)
            if isinstance(inner, (tuple, Model)):
                _collect_models(inner, (*parts, name), found)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if isinstance(item, (tuple, Model)):
                _collect_models(item, (*parts, index), found)
