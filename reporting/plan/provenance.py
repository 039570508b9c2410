"""A planned value -> where its words are written, which its equality leaves out.

Words that know where they were written are equal to others of the same letters, and so are the
values that hold them. What is kept for a value and says where its words come from is kept by
both.
"""

from __future__ import annotations

from reporting.memory import Memory
from reporting.plan.located_text import LocatedText
from reporting.plan.words import CitationLine, Para, Run
from reporting.reading.origin import Origin
from reporting.record import Record

Origins = tuple[Origin | None, ...]

_TOLD = frozenset({Run, Para, CitationLine, Origin})
"""Values that say by themselves where they are written."""
_KNOWN: Memory[int, tuple[object, Origins]] = Memory()
"""By the identity of a value, that value and what it came to."""


def list_origins(value: object) -> Origins:
    """Return where the words of a planned value are written, in the order of its fields."""
    _, found = _KNOWN.recall(id(value), lambda: (value, _read_origins(value)))
    return found


def _read_origins(value: object) -> Origins:
    found: list[Origin | None] = []
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, LocatedText):
            found.append(one.origin)
        elif isinstance(one, tuple):
            waiting += one
        elif isinstance(one, Record) and type(one) not in _TOLD:
            waiting += [getattr(one, name) for name in one.__struct_fields__]
    return tuple(found)
