"""Located nodes and a pydantic model -> an instance, or every problem with its place and a hint.

What pydantic says to a programmer is said again for an editor: the place is a line and a
content path such as `claims[3].status`, and the message speaks of words, lists and numbers.
"""

from __future__ import annotations

import difflib
import re
import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from reporting.errors import ContentError, Problem, Severity, format_count
from reporting.reading.nodes import Map, Node, Scalar, Seq, step_path, to_plain
from reporting.reading.source import scan_yaml
from reporting.record import Record

M = TypeVar("M", bound=BaseModel)

_WIDTH = 60
"""Longest value that a message repeats."""

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


def parse_model(model: type[M], text: str, path: str) -> M:
    """Read YAML text as one model.

    Args:
        model: what the text must be.
        text: one YAML document.
        path: what to call the file in problems.

    Raises:
        ContentError: with every problem of the text.
    """
    document = scan_yaml(text, path)
    problems = list(document.problems)
    value = None
    if document.root is not None:
        value, found = check_node(model, document.root, path)
        problems += found
    if value is None or any(problem.severity is Severity.ERROR for problem in problems):
        raise ContentError(problems)
    return value


def check_node(
    model: type[M],
    node: Node,
    path: str,
    where: str = "",
    context: Mapping[str, Any] | None = None,
) -> tuple[M | None, list[Problem]]:
    """Read a node as a model.

    Args:
        model: what the node must be.
        node: what was written.
        path: what to call the file in problems.
        where: content path of the node.
        context: what the model's validators are told beside the node.

    Returns:
        The instance, or None and all that keeps it from being one.
    """
    try:
        return model.model_validate(to_plain(node), context=context), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    mistyped = {_meant(model, node, detail) for detail in details}
    told = (d for d in details if not _is_echo(model, node, d))
    return None, [
        _explain(model, node, path, where, detail)
        for detail in told
        if detail["type"] != "missing" or detail["loc"] not in mistyped
    ]


def check_kind(
    kinds: Mapping[str, type[M]], key: str, node: Node, path: str, where: str = ""
) -> tuple[M | None, list[Problem]]:
    """Read a node as one of several models, as one of its keys says.

    Args:
        kinds: the models by what the key may say.
        key: the key, such as `kind`.
        node: what was written.
        path: what to call the file in problems.
        where: content path of the node.
    """
    chosen = node.get(key) if isinstance(node, Map) else None
    if isinstance(chosen, Scalar) and (model := kinds.get(chosen.value or "")):
        return check_node(model, node, path, where)
    if not isinstance(node, Map):
        return None, [problem_at(node, path, where, _unlike("a map", node))]
    if chosen is None:
        return None, [problem_at(node, path, where, f"missing `{key}`", _one_of(kinds))]
    return None, [
        problem_at(chosen, path, step_path(where, key), *_unlisted(chosen, list(kinds)))
    ]


def find_sound_parts(
    kind: Any, node: Node, parts: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Yield what of a broken node is sound by itself, in parts as large as can be, with the steps to each.

    Args:
        kind: the model, or another type, that the node was to be.
        node: what was written.
        parts: steps to the node.
    """
    try:
        yield parts, _adapter(kind).validate_python(to_plain(node))
    except ValidationError:
        entries = node.entries.items() if isinstance(node, Map) else ()
        items = enumerate(node.items) if isinstance(node, Seq) else ()
        for part, inner in (*entries, *items):
            for inner_kind in _step_into((kind,), part):
                yield from find_sound_parts(inner_kind, inner, (*parts, part))


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def problem_at(
    node: Node, path: str, where: str, message: str, hint: str = ""
) -> Problem:
    """Return an error at a node."""
    return Problem(path, node.line, node.column, Severity.ERROR, message, where, hint)


def suggest_word(word: str, known: Iterable[str]) -> str:
    """Return `did you mean …?` when a known word is close, else nothing."""
    close = _closest(word, known)
    return f"did you mean `{close}`?" if close else ""


def _closest(word: str, known: Iterable[str]) -> str | None:
    return next(
        iter(difflib.get_close_matches(word[:_WIDTH], list(known), n=1, cutoff=0.6)),
        None,
    )


def format_value(text: str) -> str:
    """Return a value as a message repeats it: in backticks, on one line, not too long."""
    line = " ".join(text.split())
    return f"`{line[: _WIDTH - 1]}…`" if len(line) > _WIDTH else f"`{line}`"


# ---------------------------------------------------------------- the place


class _Place(Record, frozen=True):
    """Where an error is: the node, its path, its key, and the part of the path that is not there."""

    node: Node
    where: str
    key: Scalar | None
    absent: str | int | None
    kinds: tuple[Any, ...]
    """Types that the model has there."""


def _locate(
    model: type[BaseModel], node: Node, where: str, loc: Sequence[str | int]
) -> _Place:
    """Follow pydantic's path through what was written, leaving out the steps that only pydantic sees."""
    kinds: tuple[Any, ...] = (model,)
    key: Scalar | None = None
    absent: str | int | None = None
    for part in loc:
        kinds = tuple(_step_into(kinds, part)) or kinds
        if isinstance(node, Map) and isinstance(part, str) and part in node.entries:
            key, node, where = (
                node.keys.get(part),
                node.entries[part],
                step_path(where, part),
            )
        elif isinstance(node, Seq) and isinstance(part, int) and part < len(node.items):
            node, key, where = node.items[part], None, step_path(where, part)
        else:
            absent = part
    return _Place(node, where, key, absent, kinds)


def _step_into(kinds: Iterable[Any], part: str | int) -> Iterator[Any]:
    for kind in _alternatives(kinds):
        origin, args = get_origin(kind) or kind, get_args(kind)
        if not isinstance(origin, type):
            continue
        if issubclass(origin, BaseModel) and part in origin.model_fields:
            yield origin.model_fields[str(part)].annotation
        elif issubclass(origin, Mapping) and isinstance(part, str) and args:
            yield args[1]
        elif issubclass(origin, (tuple, list)) and isinstance(part, int) and args:
            yield args[0] if args[-1] is Ellipsis else args[min(part, len(args) - 1)]


def _alternatives(kinds: Iterable[Any]) -> Iterator[Any]:
    for kind in kinds:
        if get_origin(kind) is Annotated:
            yield from _alternatives(get_args(kind)[:1])
        elif get_origin(kind) in {Union, types.UnionType}:
            yield from _alternatives(get_args(kind))
        else:
            yield kind


def _models(kinds: Iterable[Any]) -> list[type[BaseModel]]:
    return [
        kind
        for kind in _alternatives(kinds)
        if isinstance(kind, type) and issubclass(kind, BaseModel)
    ]


def _noun(model: type[BaseModel]) -> str:
    """Return what an editor calls a model: its title, or its name in small words."""
    title = model.model_config.get("title")
    words = title or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()
    return words if title else f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


# ---------------------------------------------------------------- the words


def _explain(
    model: type[BaseModel], node: Node, path: str, where: str, detail: ErrorDetails
) -> Problem:
    place = _locate(model, node, where, detail["loc"])
    if detail["type"] != "extra_forbidden":
        return problem_at(place.node, path, place.where, *_say(detail, place))
    owner, free = _owner(model, node, detail)
    word = str(detail["loc"][-1])
    message = f"{format_value(word)} is not a key of {_noun(owner)}"
    hint = suggest_word(word, free) or f"its keys are {', '.join(owner.model_fields)}"
    return problem_at(place.key or place.node, path, place.where, message, hint)


def _owner(
    model: type[BaseModel], node: Node, detail: ErrorDetails
) -> tuple[type[BaseModel], list[str]]:
    """Return the model that an unknown key was given to, and those of its keys that are not given."""
    parent = _locate(model, node, "", detail["loc"][:-1])
    owner = _models(parent.kinds)[0]
    given = parent.node.keys if isinstance(parent.node, Map) else {}
    return owner, [name for name in owner.model_fields if name not in given]


def _meant(
    model: type[BaseModel], node: Node, detail: ErrorDetails
) -> tuple[int | str, ...] | None:
    """Return where the key would be that was meant by an unknown one: it is not told of as missing, too."""
    if detail["type"] != "extra_forbidden":
        return None
    close = _closest(str(detail["loc"][-1]), _owner(model, node, detail)[1])
    return (*detail["loc"][:-1], close) if close else None


def _is_echo(model: type[BaseModel], node: Node, detail: ErrorDetails) -> bool:
    """Whether a list is called short only because its items, told of already, did not count."""
    if detail["type"] != "too_short":
        return False
    written = _locate(model, node, "", detail["loc"]).node
    return (
        isinstance(written, Seq) and len(written.items) >= detail["ctx"]["min_length"]
    )


def _say(detail: ErrorDetails, place: _Place) -> tuple[str, str]:
    """Return the message and the hint of an error."""
    kind, context = detail["type"], detail.get("ctx", {})
    if kind in {"enum", "literal_error"}:
        return _unlisted(place.node, re.findall(r"'([^']*)'", context["expected"]))
    return _message(kind, context, place), ""


def _message(kind: str, context: Mapping[str, Any], place: _Place) -> str:
    bound = _bound(context)
    match kind:
        case "value_error":
            return str(context["error"])
        case "missing" if isinstance(place.absent, int):
            return f"item {place.absent + 1} of the list is missing"
        case "missing":
            return f"missing `{place.absent}`"
        case "too_short":
            return f"needs at least {format_count(context['min_length'], 'item')}"
        case "too_long":
            return f"more than {format_count(context['max_length'], 'item')}"
        case "string_too_short":
            return "the text is empty"
        case "string_too_long":
            return f"longer than {context['max_length']} characters"
        case "date_from_datetime_parsing":
            return f"no such date: {_value(place.node)}"
        case "int_parsing_size":
            return "the number is too long"
        case _ if bound:
            return f"must be {bound}: {_value(place.node)}"
    return _unlike(_expected(kind, place), place.node)


def _expected(kind: str, place: _Place) -> str:
    models = _models(place.kinds)
    if kind.startswith("model") and models:
        return _noun(models[0])
    return next(
        (words for start, words in _EXPECTED if kind.startswith(start)),
        "a value of another kind",
    )


def _bound(context: Mapping[str, Any]) -> str:
    words = {"ge": "at least", "le": "at most", "gt": "more than", "lt": "less than"}
    return next(
        (
            f"{words[name]} {_figure(context[name])}"
            for name in words
            if name in context
        ),
        "",
    )


def _figure(bound: Any) -> str:
    """Return a bound as digits; pydantic gives decimals as their Python expression."""
    digits = re.sub(r"[^0-9.eE+-]", "", str(bound).replace("Decimal", ""))
    return f"{float(digits):,.15g}"


def _unlisted(node: Node, allowed: Sequence[str]) -> tuple[str, str]:
    if not isinstance(node, Scalar) or node.value is None:
        return _unlike("a word", node), _one_of(allowed)
    close = suggest_word(node.value, allowed)
    return f"{format_value(node.value)} is not one of {', '.join(allowed)}", close


def _one_of(words: Iterable[str]) -> str:
    return f"one of {', '.join(words)}"


def _unlike(expected: str, node: Node) -> str:
    if isinstance(node, Scalar) and node.value is not None:
        return f"not {expected}: {format_value(node.value)}"
    return f"expected {expected}, found {_value(node)}"


def _value(node: Node) -> str:
    if isinstance(node, Scalar):
        return "nothing" if node.value is None else format_value(node.value)
    return "a list" if isinstance(node, Seq) else "a map"
