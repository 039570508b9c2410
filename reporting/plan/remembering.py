"""A part of a content and a way to plan it -> what is planned of it, once while it stays so.

What a block says depends on itself and on what it names: claims, figures, files. Nobody lists
these by hand. A scope that is handed to a planner notes what it is asked for; what was planned
is handed out again as long as a new scope would answer the same, by identity: what was written
as it was for the last build is the very same value.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Any, TypeVar

from reporting.content.model import Content
from reporting.content.values import Rich
from reporting.memory import MANY_PARTS, Memory, Same
from reporting.plan.scope import Scope
from reporting.plan.words import Runs
from reporting.record import Record, replace

T = TypeVar("T")
V = TypeVar("V")

_MAPPINGS = (
    "claims",
    "entities",
    "figures",
    "sources",
    "source_numbers",
    "evidence",
)
"""What a scope has by names."""
_FILES = ("images", "tables")
"""What a content has by names."""

_Question = tuple[str, str | None]
"""Which mapping was asked, or which field of the content, and for which name."""


class _Planned(Record, frozen=True, eq=False):
    """Something that was planned.

    Args:
        value: it.
        answers: what was asked for it, and what the answer was.
    """

    value: Any
    answers: dict[_Question, object]


_PLANNED: Memory[Hashable, _Planned] = Memory(limit=4 * MANY_PARTS)
"""What was planned, by the part of the content and by how it was planned."""


class _Asked(Mapping[str, V]):
    """A mapping that notes what it is asked for."""

    def __init__(
        self,
        name: str,
        inner: Mapping[str, V],
        answers: dict[_Question, object],
    ) -> None:
        self._name = name
        self._inner = inner
        self._answers = answers

    def __getitem__(self, key: str) -> V:
        value = self._inner.get(key)
        self._answers[self._name, key] = value
        if value is None:
            raise KeyError(key)
        return value

    def __iter__(self) -> Iterator[str]:
        self._answers[self._name, None] = tuple(self._inner.values())
        return iter(self._inner)

    def __len__(self) -> int:
        self._answers[self._name, None] = tuple(self._inner.values())
        return len(self._inner)


class _AskedContent:
    """A content that notes which of its fields are asked for."""

    def __init__(self, inner: Content, answers: dict[_Question, object]) -> None:
        self._inner = inner
        self._answers = answers

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._inner, name)
        if name in _FILES:
            return _Asked(name, value, self._answers)
        self._answers[name, None] = value
        return value


def plan_once(
    plan: Callable[..., T],
    part: object,
    scope: Scope,
    *context: Hashable,
) -> T:
    """Return what is planned of a part of a content.

    Args:
        plan: takes the part, a scope and the rest; of the scope it asks by names.
        part: such as a block; known again by its identity.
        scope: the content in one language.
        context: what else it takes, such as the path of the part.
    """
    key = (plan, Same(part), Same(scope.language), scope.code, context)
    known = _PLANNED.find(key)
    if known is None or not _is_still_so(known.answers, scope):
        answers: dict[_Question, object] = {}
        value = plan(part, _make_asked(scope, answers), *context)
        known = _PLANNED.keep(key, _Planned(value, answers))
    return known.value  # type: ignore[no-any-return]


def set_runs_once(text: Rich, scope: Scope) -> Runs:
    """Return the runs of a text, as `Scope.set_runs` does."""
    return plan_once(_set_runs, text, scope)


def _set_runs(text: Rich, scope: Scope) -> Runs:
    return scope.set_runs(text)


def _make_asked(scope: Scope, answers: dict[_Question, object]) -> Scope:
    """Return a scope that notes what it is asked for."""
    mappings: dict[str, Any] = {}
    for name in _MAPPINGS:
        mappings[name] = _Asked(name, getattr(scope, name), answers)
    content: Any = _AskedContent(scope.content, answers)
    return replace(scope, content=content, **mappings)


def _is_still_so(answers: Mapping[_Question, object], scope: Scope) -> bool:
    """Whether a scope would answer the same."""
    for (name, key), answer in answers.items():
        owner: Any = scope if name in _MAPPINGS else scope.content
        found = getattr(owner, name)
        if key is not None:
            found = found.get(key)
        elif name in _MAPPINGS:
            found = tuple(found.values())
        if found is not answer and not _is_same(found, answer):
            return False
    return True


def _is_same(found: object, answer: object) -> bool:
    """Whether two answers hold the very same values; numbers are so if they are equal."""
    if isinstance(found, tuple) and isinstance(answer, tuple):
        if len(found) != len(answer):
            return False
        return all(map(_is_same, found, answer))
    return found is answer or (isinstance(found, int | str) and found == answer)
