"""Paths in a sound content -> problems at the lines where those texts stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reporting.content.validate import Loaded
from reporting.errors import Problem, Severity
from reporting.reading.source import Map, Node, Seq, decode, read

_STEPS = re.compile(r"[^.\[\]]+")


def unfit(loaded: Loaded, path: str, language: str, places: Iterable[str]) -> Iterator[Problem]:
    """Yield an error for each text that does not fit a slide and cannot be split.

    Args:
        loaded: the content.
        path: its file, as the user named it.
        language: code of the language in which the text is too long.
        places: paths in the content, such as `sections[2].blocks[0].title`.
    """
    root = read(decode(loaded.source, path), path)
    for where in places:
        node = _at(root, [*_STEPS.findall(where), language])
        message = "this text does not fit a slide, even in the smallest type, and cannot run on over two"
        hint = "shorten it, or leave the block out of the deck: `deck: notes` or `deck: out`"
        yield Problem(path, node.line, node.column, Severity.ERROR, message, where, hint)


def _at(node: Node, steps: list[str]) -> Node:
    """Return the node at a path, or the nearest above it that is there."""
    for step in steps:
        match node:
            case Map(entries=entries) if step in entries:
                node = entries[step]
            case Seq(items=items) if step.isdecimal() and int(step) < len(items):
                node = items[int(step)]
            case _:
                break
    return node
