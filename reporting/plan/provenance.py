"""A planned value -> where its words are written, which its equality leaves out.

Words that know where they were written are equal to others of the same letters, and so are the
values that hold them. What is kept for a value and says where its words come from is kept by
both.
"""

from __future__ import annotations

from reporting.memory import MANY_PARTS, Memory
from reporting.plan.located_text import LocatedText
from reporting.plan.words import Para, Run
from reporting.reading.origin import Origin
from reporting.record import Record, astuple

Origins = tuple[Origin | None, ...]

_WORDLESS: set[type] = {Run, Para, Origin}
"""Types of values that say by themselves where they are written, and of those without words."""
_KNOWN: Memory[int, tuple[object, Origins]] = Memory(limit=4 * MANY_PARTS)
"""By the identity of a value, that value and what it came to."""


def list_origins(value: object) -> Origins:
    """Return where the words of a planned value are written, in the order of its fields."""
    _, found = _KNOWN.recall(id(value), lambda: (value, read_origins(value)))
    return found


def read_origins(value: object) -> Origins:
    """Return what `list_origins` does, and keep nothing: for what is made anew each time."""
    found: list[Origin | None] = []
    waiting = [value]
    while waiting:
        one = waiting.pop()
        kind = type(one)
        if kind in _WORDLESS:
            continue
        if isinstance(one, LocatedText):
            found.append(one.origin)
        elif isinstance(one, tuple):
            waiting += one
        elif isinstance(one, Record):
            waiting += astuple(one)
        else:
            _WORDLESS.add(kind)
    return tuple(found)
