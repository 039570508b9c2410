"""What pydantic says of a node -> problems, each with its place and its cure, in plain words.

What pydantic says to a programmer is said again for an editor: the place is a line and a
content path such as `claims[3].status`, and the message speaks of words, lists and numbers.
"""

from __future__ import annotations

import re
import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from reporting.errors import Problem, format_count
from reporting.reading.nodes import Map, Node, Scalar, Seq, get_child, step_path
from reporting.reading.wording import (
    contrast_node,
    describe_node,
    find_close_word,
    format_value,
    list_choices,
    problem_at,
    suggest_word,
)
from reporting.record import Record

Steps = tuple[str | int, ...]
"""The way from a node to another within it."""

_EXPECTED = (
    ("int", "a whole number"),
    ("decimal", "a number"),
    ("float", "a number"),
    ("finite", "a number"),
    ("bool", "`true` or `false`"),
    ("string", "text"),
    ("tuple", "a list"),
    ("list", "a list"),
    ("date", "a date"),
    ("enum", "a word"),
    ("dict", "a map"),
    ("mapping", "a map"),
)
"""What was expected, by the first word of pydantic's type of error."""

_BOUNDS = {"ge": "at least", "le": "at most", "gt": "more than", "lt": "less than"}
"""What a bound is called, by its key in pydantic's context."""


class _Place(Record, frozen=True):
    """Where an error is.

    Args:
        node: the nearest that was written.
        where: its content path.
        key: its key, if it has one.
        absent: the part of the path that is not there.
        kinds: types that the model has there.
    """

    node: Node
    where: str
    key: Scalar | None
    absent: str | int | None
    kinds: tuple[Any, ...]


def locate_error(
    model: type[BaseModel],
    node: Node,
    where: str,
    loc: Sequence[str | int],
) -> _Place:
    """Follow pydantic's path through what was written, without the steps that only it sees."""
    kinds: tuple[Any, ...] = (model,)
    key: Scalar | None = None
    absent: str | int | None = None
    for part in loc:
        kinds = tuple(step_into(kinds, part)) or kinds
        child = get_child(node, part)
        if child is None:
            absent = part
            continue
        key = node.keys.get(str(part)) if isinstance(node, Map) else None
        node = child
        where = step_path(where, part)
    return _Place(node, where, key, absent, kinds)


def step_into(kinds: Iterable[Any], part: str | int) -> Iterator[Any]:
    """Yield the types that a key or an index leads to."""
    for kind in _list_alternatives(kinds):
        origin = get_origin(kind) or kind
        args = get_args(kind)
        if not isinstance(origin, type):
            continue
        if issubclass(origin, BaseModel):
            field = origin.model_fields.get(str(part))
            if field:
                yield field.annotation
        elif issubclass(origin, Mapping) and isinstance(part, str) and args:
            yield args[1]
        elif issubclass(origin, (tuple, list)) and isinstance(part, int) and args:
            is_uniform = args[-1] is Ellipsis
            last = 0 if is_uniform else len(args) - 1
            yield args[min(part, last)]


def _list_alternatives(kinds: Iterable[Any]) -> Iterator[Any]:
    """Yield types without what is annotated, and each member of a union."""
    for kind in kinds:
        origin = get_origin(kind)
        if origin is Annotated:
            yield from _list_alternatives(get_args(kind)[:1])
        elif origin in {Union, types.UnionType}:
            yield from _list_alternatives(get_args(kind))
        else:
            yield kind


def _list_models(kinds: Iterable[Any]) -> list[type[BaseModel]]:
    models: list[type[BaseModel]] = []
    for kind in _list_alternatives(kinds):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            models.append(kind)
    return models


def name_model(model: type[BaseModel]) -> str:
    """Return what an editor calls a model: its title, or its name in small words."""
    title = model.model_config.get("title")
    if title:
        return title
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()
    article = "an" if words[0] in "aeiou" else "a"
    return f"{article} {words}"


# ---------------------------------------------------------------- the words


class Explainer:
    """Says again what pydantic says of one node."""

    def __init__(
        self,
        model: type[BaseModel],
        node: Node,
        path: str,
        where: str,
    ) -> None:
        self._model = model
        self._node = node
        self._path = path
        self._where = where

    def explain(self, details: Sequence[ErrorDetails]) -> list[Problem]:
        """Return a problem for each error, but for those that only follow from another."""
        meant: set[Steps] = set()
        for detail in details:
            if detail["type"] == "extra_forbidden":
                _, free = self._find_owner(detail)
                close = find_close_word(str(detail["loc"][-1]), free)
                if close:
                    meant.add((*detail["loc"][:-1], close))
        problems: list[Problem] = []
        for detail in details:
            kind = detail["type"]
            place = locate_error(
                self._model,
                self._node,
                self._where,
                detail["loc"],
            )
            if kind == "missing" and detail["loc"] in meant:
                continue  # It is there under a wrong name, which is told.
            if kind == "too_short" and is_echo(detail, place.node):
                continue
            if kind == "extra_forbidden":
                problems.append(self._explain_unknown_key(detail, place))
                continue
            message, hint = explain_error(detail, place)
            problem = problem_at(
                place.node,
                self._path,
                place.where,
                message,
                hint,
            )
            problems.append(problem)
        return problems

    def _explain_unknown_key(self, detail: ErrorDetails, place: _Place) -> Problem:
        owner, free = self._find_owner(detail)
        word = str(detail["loc"][-1])
        message = f"{format_value(word)} is not a key of {name_model(owner)}"
        hint = suggest_word(word, free)
        hint = hint or f"its keys are {', '.join(owner.model_fields)}"
        node = place.key or place.node
        return problem_at(
            node,
            self._path,
            place.where,
            message,
            hint,
        )

    def _find_owner(self, detail: ErrorDetails) -> tuple[type[BaseModel], list[str]]:
        """Return the model that an unknown key was given to, and its keys not given."""
        parent = locate_error(
            self._model,
            self._node,
            "",
            detail["loc"][:-1],
        )
        owner = _list_models(parent.kinds)[0]
        given = parent.node.keys if isinstance(parent.node, Map) else {}
        return owner, [name for name in owner.model_fields if name not in given]


def is_echo(detail: ErrorDetails, node: Node) -> bool:
    """Whether a list is called short only because its items, told of already, did not count."""
    if not isinstance(node, Seq):
        return False
    least: int = detail["ctx"]["min_length"]
    return len(node.items) >= least


def explain_error(detail: ErrorDetails, place: _Place) -> tuple[str, str]:
    """Return the message and the hint of an error."""
    kind = detail["type"]
    context = detail.get("ctx", {})
    if kind in {"enum", "literal_error"}:
        allowed = re.findall(r"'([^']*)'", context["expected"])
        return explain_choice(place.node, allowed)
    match kind:
        case "value_error":
            message = str(context["error"])
        case "missing" if isinstance(place.absent, int):
            message = f"item {place.absent + 1} of the list is missing"
        case "missing":
            message = f"missing `{place.absent}`"
        case "too_short":
            message = f"needs at least {format_count(context['min_length'], 'item')}"
        case "too_long":
            message = f"more than {format_count(context['max_length'], 'item')}"
        case "string_too_short":
            message = "the text is empty"
        case "string_too_long":
            message = f"longer than {context['max_length']} characters"
        case "date_from_datetime_parsing":
            message = f"no such date: {describe_node(place.node)}"
        case "int_parsing_size":
            message = "the number is too long"
        case _:
            message = explain_bound(context, place.node)
            message = message or contrast_node(
                name_expected_kind(kind, place), place.node
            )
    return message, ""


def explain_bound(context: Mapping[str, Any], node: Node) -> str:
    """Return that a number is too large or too small, if that is what is wrong."""
    for key, words in _BOUNDS.items():
        if key in context:
            # pydantic gives decimals as their Python expression.
            written = str(context[key]).replace("Decimal", "")
            digits = re.sub(r"[^0-9.eE+-]", "", written)
            bound = f"{float(digits):,.15g}"
            return f"must be {words} {bound}: {describe_node(node)}"
    return ""


def name_expected_kind(kind: str, place: _Place) -> str:
    """Return in words what pydantic expected, by its type of error."""
    models = _list_models(place.kinds)
    if kind.startswith("model") and models:
        return name_model(models[0])
    for start, words in _EXPECTED:
        if kind.startswith(start):
            return words
    return "a value of another kind"


def explain_choice(node: Node, allowed: Sequence[str]) -> tuple[str, str]:
    """Return the message and the hint for what is none of some words."""
    if not isinstance(node, Scalar) or node.value is None:
        return contrast_node("a word", node), list_choices(allowed)
    message = f"{format_value(node.value)} is not one of {', '.join(allowed)}"
    return message, suggest_word(node.value, allowed)
