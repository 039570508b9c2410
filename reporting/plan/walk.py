"""A planned value -> all of one kind that it prints, such as its texts or characters."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from reporting.plan.model import DossierPlan
from reporting.record import Record, field_names

T = TypeVar("T")

UNPRINTED = frozenset({"language", "speaker_notes", "origin", "places"})
"""Fields of planned values that no output prints: a walk does not enter them."""


def collect_characters(plan: DossierPlan) -> set[str]:
    """Return every character of every text in a plan."""
    return set().union(*find_all(plan, str))


def find_all(value: Any, kind: type[T]) -> list[T]:
    """Return all of a kind that a planned value prints, itself included, in its order."""
    found: list[T] = []
    _collect(value, kind, found)
    return found


def _collect(value: Any, kind: type[T], found: list[T]) -> None:
    if isinstance(value, kind):
        found.append(value)
    elif isinstance(value, tuple):
        for part in value:
            _collect(part, kind, found)
    elif isinstance(value, Record):
        for name in list_printed_fields(type(value)):
            part = getattr(value, name)
            if part:  # most fields are empty
                _collect(part, kind, found)


@cache
def list_printed_fields(kind: type[Record]) -> tuple[str, ...]:
    """Return the fields of a planned value that some output prints."""
    return tuple(name for name in field_names(kind) if name not in UNPRINTED)
