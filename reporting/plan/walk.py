"""A planned value -> all of one kind that it prints, such as its texts or characters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from reporting.plan.model import DossierPlan
from reporting.record import Record, field_names

T = TypeVar("T")

UNPRINTED = frozenset({"language", "speaker_notes", "origin"})
"""Fields of planned values that no output prints: a walk does not enter them."""


def collect_characters(plan: DossierPlan) -> set[str]:
    """Return every character of every text in a plan."""
    return set().union(*find_all(plan, str))


def find_all(value: Any, kind: type[T]) -> Iterator[T]:
    """Yield all of a kind that a planned value prints, itself included, in its order."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from find_all(part, kind)
    elif isinstance(value, Record):
        for name in field_names(value):
            if name not in UNPRINTED:
                yield from find_all(getattr(value, name), kind)
