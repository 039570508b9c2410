"""Located nodes and a pydantic model -> an instance, or every problem with place and hint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from reporting.errors import ContentError, Problem, Severity
from reporting.reading.explain import Explainer, Steps, explain_choice, step_into
from reporting.reading.nodes import Map, Node, Scalar, Seq, step_path, to_plain
from reporting.reading.source import scan_yaml
from reporting.reading.wording import contrast_node, list_choices, problem_at

M = TypeVar("M", bound=BaseModel)


def parse_model(
    model: type[M],
    text: str,
    path: str,
) -> M:
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
    has_errors = any(problem.severity is Severity.ERROR for problem in problems)
    if value is None or has_errors:
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
    explainer = Explainer(model, node, path, where)
    return None, explainer.explain(details)


def check_kind(
    kinds: Mapping[str, type[M]],
    key: str,
    node: Node,
    path: str,
    where: str = "",
) -> tuple[M | None, list[Problem]]:
    """Read a node as one of several models, as one of its keys says.

    Args:
        kinds: the models by what the key may say.
        key: the key, such as `kind`.
        node: what was written.
        path: what to call the file in problems.
        where: content path of the node.
    """
    if not isinstance(node, Map):
        return None, [
            problem_at(
                node,
                path,
                where,
                contrast_node("a map", node),
            )
        ]
    chosen = node.get(key)
    if chosen is None:
        hint = list_choices(kinds)
        return None, [
            problem_at(
                node,
                path,
                where,
                f"missing `{key}`",
                hint,
            )
        ]
    model = kinds.get(chosen.value or "") if isinstance(chosen, Scalar) else None
    if model:
        return check_node(model, node, path, where)
    message, hint = explain_choice(chosen, list(kinds))
    return None, [
        problem_at(
            chosen,
            path,
            step_path(where, key),
            message,
            hint,
        )
    ]


def find_sound_parts(
    kind: Any,
    node: Node,
    parts: Steps = (),
) -> Iterator[tuple[Steps, Any]]:
    """Yield what of a broken node is sound by itself, in parts as large as can be.

    Args:
        kind: the model, or another type, that the node was to be.
        node: what was written.
        parts: steps to the node.

    Yields:
        the steps to each part, and the part.
    """
    try:
        yield parts, make_adapter(kind).validate_python(to_plain(node))
    except ValidationError:
        inner: Iterable[tuple[str | int, Node]] = ()
        if isinstance(node, Map):
            inner = node.entries.items()
        elif isinstance(node, Seq):
            inner = enumerate(node.items)
        for part, child in inner:
            for child_kind in step_into((kind,), part):
                yield from find_sound_parts(child_kind, child, (*parts, part))


@cache
def make_adapter(kind: Any) -> TypeAdapter[Any]:
    """Return what validates values of a type, made by the first question."""
    return TypeAdapter(kind)
