"""Planned values -> those of the last builds that say the same in the same places.

What is made of a planned value is found again by the value itself (`memory.Same`). So what did
not change must be the very value that it was, though it was planned anew. Words are equal to
those that were written elsewhere: a value is what it was only if its places are too.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, TypeVar

from reporting.memory import MANY_PARTS, Memory
from reporting.plan.located_text import LocatedText, find_origin
from reporting.plan.model import DossierPlan
from reporting.plan.words import Evidence, Line, Para, Run
from reporting.reading.origin import Origin
from reporting.record import Record, field_names, replace

T = TypeVar("T")

_LEAVES = frozenset({str, int, float, bool, bytes, Run, Evidence, Origin})
"""What has no words that know their place, or says it beside them: most values."""

_KEPT: Memory[Hashable, Any] = Memory(limit=4 * MANY_PARTS)
_HANDED_OUT: Memory[int, Any] = Memory(limit=4 * MANY_PARTS)
"""What was returned before, by its identity: of that nothing need be compared."""


def keep(value: T) -> T:
    """Return what a planned value was in the last builds, if it was equal to what it is now.

    Args:
        value: hashable, such as a block; no mapping is in it.
    """
    if _HANDED_OUT.find(id(value)) is None:
        places: list[Origin | None] = []
        _list_places(value, places)
        value = _KEPT.recall((type(value), value, *places), lambda: value)
        _HANDED_OUT.keep(id(value), value)
    return value


def keep_plan(plan: DossierPlan) -> DossierPlan:
    """Return a planned dossier whose parts are those of the last builds, if they are equal."""
    sections = []
    for section in plan.sections:
        blocks = tuple(map(keep, section.blocks))
        sections.append(replace(section, blocks=blocks))
    return replace(
        plan,
        cover=keep(plan.cover),
        sections=tuple(sections),
        claims=tuple(map(keep, plan.claims)),
        sources=tuple(map(keep, plan.sources)),
    )


def key_line(line: Line) -> Hashable:
    """Return what a line is known by: its words and where they were written."""
    if isinstance(line, Para):
        return line
    return line, find_origin(line)


def _list_places(value: Any, found: list[Origin | None]) -> None:
    """Add where the words in a value were written that are equal to others."""
    if isinstance(value, LocatedText):
        found.append(value.origin)
        return
    parts = value
    if isinstance(value, Record):
        parts = [getattr(value, name) for name in field_names(value)]
    elif not isinstance(value, tuple):
        return
    for part in parts:
        if part and type(part) not in _LEAVES:
            _list_places(part, found)
