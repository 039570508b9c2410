"""A dossier's plan -> the characters that it prints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from reporting.plan.model import DossierPlan


def characters(plan: DossierPlan) -> set[str]:
    """Return every character of every text in a plan."""
    return set().union(*_texts(plan))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
