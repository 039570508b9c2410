"""A key -> its value, made when it is first asked for and kept while it is asked for.

A long document has ever new names and numbers among the words that recur, and would keep them
all. Of very many values, those that were not asked for of late are let go.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")

_MANY = 8192
"""Values after which those that are not asked for again are let go, as many later: more than
most dossiers have words, for to shape a word anew takes longer than all else about it."""


class Recent(dict[K, V]):
    """Values by their keys; one that was let go is made again.

    Args:
        make: takes the key.
    """

    def __init__(self, make: Callable[[K], V]) -> None:
        super().__init__()
        self._make = make
        self._before: dict[K, V] = {}

    def __missing__(self, key: K) -> V:
        value = self._before.pop(key, None)
        if value is None:
            value = self._make(key)
        if len(self) >= _MANY:
            self._before = self.copy()
            self.clear()
        self[key] = value
        return value
