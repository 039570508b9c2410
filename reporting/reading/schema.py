"""Located nodes and a model -> an instance, or every problem with place and hint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from reporting.errors import ContentError, Problem, Severity
from reporting.reading.annotations import KeyedReader, find_reader
from reporting.reading.model import Model
from reporting.reading.nodes import Map, Node, Seq, step_path
from reporting.reading.readers import Reader
from reporting.reading.source import scan_yaml
from reporting.reading.visit import FAILED, Steps, Visit
from reporting.reading.wording import problem_at
from reporting.record import replace

M = TypeVar("M", bound=Model)


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
    folder: Path | None = None,
) -> tuple[M | None, list[Problem]]:
    """Read a node as a model.

    Args:
        model: what the node must be.
        node: what was written.
        path: what to call the file in problems.
        where: content path of the node.
        folder: where the files stand that the node names.

    Returns:
        The instance with warnings, or None and all that keeps it from being one.
    """
    return _check(find_reader(model), node, path, where, folder)


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
    return _check(KeyedReader(kinds, key), node, path, where)


def _check(
    reader: Reader,
    node: Node,
    path: str,
    where: str,
    folder: Path | None = None,
) -> tuple[Any, list[Problem]]:
    visit = Visit(folder)
    value = reader.read(node, visit)
    cut = [_warn_of_cut(text, node, path, where) for text in visit.cut_texts]
    if value is FAILED:
        return None, [*visit.list_problems(path, where), *cut]
    return value, cut


def _warn_of_cut(
    text: Node,
    root: Node,
    path: str,
    where: str,
) -> Problem:
    """Return a warning for a text without quotes that ends at a hash."""
    message = "the text ends here: a `#` behind a blank begins a comment"
    hint = "put the whole text in quotes; a comment has a blank behind its hash"
    place = _find_path(text, root, where) or where
    problem = problem_at(text, path, place, message, hint, "W140")
    return replace(problem, severity=Severity.WARNING)


def _find_path(
    wanted: Node,
    node: Node,
    where: str,
) -> str | None:
    """Return the content path of a node in another."""
    if node is wanted:
        return where
    children: list[tuple[str | int, Node]] = []
    if isinstance(node, Map):
        children.extend(node.entries.items())
    elif isinstance(node, Seq):
        children.extend(enumerate(node.items))
    for part, child in children:
        found = _find_path(wanted, child, step_path(where, part))
        if found:
            return found
    return None


def read_value(kind: Any, node: Node) -> Any:
    """Return the value of a node; None where it is not sound.

    Args:
        kind: the type of the value.
        node: what was written.
    """
    value = find_reader(kind).read(node, Visit())
    return None if value is FAILED else value


def find_sound_parts(
    kind: Any,
    node: Node,
) -> Iterator[tuple[Steps, Any]]:
    """Yield what of a broken node is sound by itself, in parts as large as can be.

    Args:
        kind: the model, or another type, that the node was to be.
        node: what was written.

    Yields:
        the steps to each part, and the part.
    """
    yield from _find_sound_parts(find_reader(kind), node, ())


def _find_sound_parts(
    reader: Reader,
    node: Node,
    parts: Steps,
) -> Iterator[tuple[Steps, Any]]:
    value = reader.read(node, Visit())
    if value is not FAILED:
        yield parts, value
        return
    children: list[tuple[str | int, Node]] = []
    if isinstance(node, Map):
        children.extend(node.entries.items())
    elif isinstance(node, Seq):
        children.extend(enumerate(node.items))
    for part, child in children:
        inner = reader.reader_at(part)
        if inner:
            yield from _find_sound_parts(inner, child, (*parts, part))
