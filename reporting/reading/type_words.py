"""A type as an annotation gives it -> what may stand there, in the words of an editor."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from reporting.reading.annotations import part_annotation
from reporting.reading.json_schema import can_be_written
from reporting.reading.model import Model, name_model
from reporting.reading.rules import (
    AtLeast,
    AtMost,
    KeyedBy,
    LessThan,
    Matches,
    MoreThan,
)
from reporting.reading.scalars import PARSERS
from reporting.record import UnsetType

_UNIONS: tuple[Any, ...] = (Union, types.UnionType)
_ABSENT = (type(None), UnsetType)
_FAR = 1e9
"""Bounds from here on keep out slips, and tell an editor nothing."""
_BOUNDS = {
    AtLeast: "at least",
    AtMost: "at most",
    MoreThan: "more than",
    LessThan: "less than",
}


def describe_type(kind: Any) -> str:
    """Return what may be written where a type is asked for: `a list of claim ids`."""
    kind, rules = part_annotation(kind)
    args = get_args(kind)
    origin = get_origin(kind)
    if kind is Any:
        return "anything"
    if origin in _UNIONS:
        return _describe_union(args, rules)
    if origin is Literal:
        return join_words([f"`{word}`" for word in args])
    if origin is tuple and Ellipsis not in args:
        items = [describe_type(item) for item in args]
        return f"a list of {len(items)}: {', '.join(items)}"
    if origin in {tuple, frozenset}:
        return f"a list; each: {describe_type(args[0])}"
    if origin is Mapping:
        return f"a map; each value: {describe_type(args[1])}"
    if issubclass(kind, Model):
        return kind.sort or name_model(kind)
    if issubclass(kind, Enum):
        return join_words([f"`{member.value}`" for member in kind])
    return _describe_words(kind, rules)


def _describe_union(members: tuple[Any, ...], rules: tuple[Any, ...]) -> str:
    kinds = [kind for kind in members if kind not in _ABSENT and can_be_written(kind)]
    if len(kinds) == 1:
        return describe_type(Annotated[(kinds[0], *rules)] if rules else kinds[0])
    if any(isinstance(rule, KeyedBy) for rule in rules):
        return "a block"
    return join_words(list(dict.fromkeys(map(describe_type, kinds))))


def _describe_words(kind: Any, rules: tuple[Any, ...]) -> str:
    noun, _ = PARSERS.get(kind, ("a value", None))
    for rule in rules:
        if isinstance(rule, Matches):
            noun = rule.form
    for rule in rules:
        kinds = getattr(rule, "kinds", ())
        if kinds:
            return f"the id of one of {' or '.join(kinds)}"
    bounds = []
    for rule in rules:
        words = _BOUNDS.get(type(rule))
        if words and abs(rule.bound) < _FAR:
            bounds.append(f"{words} {rule.bound:g}")
    return ", ".join([noun, *bounds])


def join_words(words: list[str]) -> str:
    """Return words as a choice: `a`, `b` or `c`."""
    if len(words) < 2:  # noqa: PLR2004  (nothing to join)
        return "".join(words)
    return f"{', '.join(words[:-1])} or {words[-1]}"


def list_inner_models(kind: Any) -> Iterator[type[Model]]:
    """Yield the models that stand within a type and have keys of their own."""
    if isinstance(kind, type) and issubclass(kind, Model):
        is_map = not kind.whole_map and not kind.words_pattern
        if is_map and can_be_written(kind) and kind.__struct_fields__:
            yield kind
        return
    for inner in get_args(kind):
        yield from list_inner_models(inner)
