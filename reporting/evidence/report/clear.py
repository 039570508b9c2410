"""A rule, and all that it hangs on -> its problems, not looked for where none were found.

A problem tells its place in the file, which moves with every edit above it. That there is none
does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from reporting.errors import Problem
from reporting.memory import Memory

Clear = Memory[tuple[object, ...], Any]
"""By all that an answer hangs on: what must live as long as its identity is in that key; None
where a problem was found."""


def find_unless_clear(
    clear: Clear,
    key: tuple[object, ...],
    held: Sequence[object],
    find: Callable[[], Iterator[Problem]],
) -> Iterator[Problem]:
    """Yield the problems that a rule finds; of what had none before, nothing is asked again.

    Args:
        clear: what had none.
        key: all that the answer hangs on.
        held: those of whose identities the key is made.
        find: finds the problems.
    """
    found: list[Problem] = []

    def look() -> Sequence[object] | None:
        found.extend(find())
        return None if found else held

    if clear.recall(key, look) is None:
        yield from found or find()
