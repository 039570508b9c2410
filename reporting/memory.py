"""A key -> its value, made when it is first asked for and kept while it is asked for.

A key is all that its value is made of, itself a value: never the name of a file or a moment. So
a build of an edited content asks for what did not change and is given it, and equal inputs
give equal outputs whether anything was kept or not.

Which way to keep something:

- `Memory` by a key of values, and `remember` where a function's arguments are that key;
- `Same` in a key for a value that is kept itself, so that its hash costs nothing. What is
  planned is such a value once `plan.kept.keep` gave it back;
- with `plan.provenance.list_origins` in the key, or `plan.kept.key_line` for a single line,
  where what is made tells where its words are written: equality leaves that out;
- `plan.remembering.plan_once` where nobody knows beforehand what a value hangs on;
- `content.kept_checks` for what is found in a piece by itself, `evidence.report.clear` for
  rules that ask more than that.

What is kept stays bounded in one of two ways. Most memories go by builds: each build begins a
generation, and what was asked for in neither that nor the one before is let go. A memory of
what recurs everywhere, such as words, goes by number instead: so does a cache of a function
that is asked too often to look for keys here, with `clear_between_builds`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, ClassVar, Generic, ParamSpec, Protocol, TypeVar
from weakref import ref

K = TypeVar("K")
V = TypeVar("V")
P = ParamSpec("P")

MANY_WORDS = 8192
"""As `most` of a memory of words: more than most dossiers have, for to shape a word anew takes
longer than all else about it. A long one has ever new names and numbers among those that recur,
and would keep them all."""

MANY_PAGES, MANY_PARTS = 400, 2048
"""As `limit` of a memory of pages, and of what is written of a content by itself: whoever has
more waits longer for the next build, and needs no more room for this one."""
MANY_PIECES = 4096
"""Of whatever is smaller, those that come first are kept."""

_MISSING = object()


class _Cache(Protocol):
    """What `functools.lru_cache` makes of a function."""

    def cache_info(self) -> Any:
        """Say how much is kept."""

    def cache_clear(self) -> None:
        """Let go everything."""


C = TypeVar("C", bound=_Cache)


class Memory(dict[K, V]):
    """Values by their keys: `memory[key]`, or `memory.recall(key, make)`.

    Args:
        make: takes the key; left out where each caller of `recall` says how.
        most: after how many values those that are not asked for again are let go, as many
            later, whatever is built; None to go by builds.
        limit: of those that go by builds, how many are kept of one. A build that has more
            is longer than what anybody waits for while writing: of it nothing is kept, neither
            here nor in any other memory with a limit. None to keep no more than `MANY_PIECES`.
    """

    __slots__ = ("__weakref__", "_before", "_limit", "_make", "_most")

    is_long: ClassVar[bool] = False
    """Whether this build has more than a limit, so that nothing with any is kept of it."""

    def __init__(
        self,
        make: Callable[[K], V] | None = None,
        *,
        most: int | None = None,
        limit: int | None = None,
    ) -> None:
        super().__init__()
        self._limit = limit
        self._make = make
        self._most = most
        self._before: dict[K, V] = {}
        _MEMORIES.append(ref(self, _MEMORIES.remove))

    def __missing__(self, key: K) -> V:
        if self._make is None:
            raise KeyError(key)
        value = self._take(key)
        if value is _MISSING:
            value = self._make(key)
        return self.keep(key, value)  # type: ignore[arg-type]  # never _MISSING

    def recall(self, key: K, make: Callable[[], V]) -> V:
        """Return the value of a key.

        Args:
            key: all that the value is made of.
            make: makes it where it is not known.
        """
        if key in self:
            return self[key]
        value = self._take(key)
        if value is _MISSING:
            value = make()
        return self.keep(key, value)  # type: ignore[arg-type]  # never _MISSING

    def find(self, key: K) -> V | None:
        """Return the value of a key, if it is known."""
        if key in self:
            return self[key]
        value = self._take(key)
        if value is _MISSING:
            return None
        return self.keep(key, value)  # type: ignore[arg-type]  # never _MISSING

    def _take(self, key: K) -> V | object:
        return self._before.pop(key, _MISSING)

    def keep(self, key: K, value: V) -> V:
        """Keep a value, in the place of the one that is known; return it."""
        if self._most is not None:
            if len(self) >= self._most:
                self.age()
        elif self._limit is None:
            if len(self) >= MANY_PIECES:
                return value
        elif Memory.is_long:
            return value
        elif len(self) >= self._limit:
            Memory.is_long = True
            for memory in _list_memories():
                memory.give_up()
            return value
        self[key] = value
        return value

    def give_up(self) -> None:
        """Let go everything, if there is a limit to what is kept of a build."""
        if self._limit is not None:
            self.forget()

    def age(self) -> None:
        """Let go what was not asked for since this was last called, if anything was."""
        if self:
            self._before = self.copy()
            self.clear()

    def forget(self) -> None:
        """Let go everything."""
        self._before = {}
        self.clear()

    @property
    def goes_by_builds(self) -> bool:
        """Whether a new build lets go what the last one did not ask for."""
        return self._most is None


class Same(Generic[V]):
    """A value as a key that only the value itself is equal to, and that keeps it alive.

    For what is kept from build to build itself: its hash costs nothing, and nothing that is
    equal and yet not the same, as words that were written in another place, is taken for it.
    """

    __slots__ = ("value",)

    def __init__(self, value: V) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.value is self.value

    def __hash__(self) -> int:
        return id(self.value)


def remember(
    find_key: Callable[..., Hashable],
) -> Callable[[Callable[P, V]], Callable[P, V]]:
    """Return what lets a function keep what it returned, as a memory does.

    Args:
        find_key: returns of the function's arguments all that its value is made of.
    """

    def decorate(make: Callable[P, V]) -> Callable[P, V]:
        memory: Memory[Hashable, V] = Memory()

        @wraps(make)
        def recall(*given: P.args, **named: P.kwargs) -> V:
            key = find_key(*given, **named)
            return memory.recall(key, lambda: make(*given, **named))

        return recall

    return decorate


def clear_between_builds(cache: C) -> C:
    """Let a cached function go empty when a build begins and it keeps more than many words.

    One build may keep all that its cache takes; what ever new edits leave there stays bounded.
    """
    _CACHES.append(cache)
    return cache


_CACHES: list[_Cache] = []
"""Every function whose cache is bounded so."""
_MEMORIES: list[ref[Memory[Any, Any]]] = []
"""Every memory that is alive."""


def begin_generation() -> None:
    """Let go what was not asked for since the last call: each build begins with this.

    A memory that was not asked for anything keeps what it has: a build that breaks off at a
    slip in the content lays out nothing, and the next one wants what stood before the slip.
    """
    Memory.is_long = False
    for memory in _list_memories():
        if memory.goes_by_builds:
            memory.age()
    for cache in _CACHES:
        if cache.cache_info().currsize > MANY_WORDS:
            cache.cache_clear()


def forget_all() -> None:
    """Let go everything, so that what is built next is made anew from its inputs alone."""
    Memory.is_long = False
    for memory in _list_memories():
        memory.forget()
    for cache in _CACHES:
        cache.cache_clear()


def _list_memories() -> list[Memory[Any, Any]]:
    found = [known() for known in _MEMORIES]
    return [memory for memory in found if memory is not None]
