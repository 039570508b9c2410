"""Planned values -> those of the last builds that say the same in the same places.

What is made of a planned value is found again by the value itself (`memory.Same`). So what did
not change must be the very value that it was, though it was planned anew. Words are equal to
those that were written elsewhere: a value is what it was only if its places are too.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, TypeVar

from reporting.memory import MANY_PARTS, Memory
from reporting.plan.located_text import find_origin
from reporting.plan.model import DossierPlan
from reporting.plan.provenance import read_origins
from reporting.plan.words import Line, Para
from reporting.record import replace

T = TypeVar("T")

_KEPT: Memory[Hashable, Any] = Memory(limit=4 * MANY_PARTS)
_HANDED_OUT: Memory[int, Any] = Memory(limit=4 * MANY_PARTS)
"""What was returned before, by its identity: of that nothing need be compared."""


def keep(value: T) -> T:
    """Return what a planned value was in the last builds, if it was equal to what it is now.

    Args:
        value: hashable, such as a block; no mapping is in it.
    """
    if _HANDED_OUT.find(id(value)) is None:
        places = read_origins(value)
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
