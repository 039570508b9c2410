"""Paths in a sound content -> problems at the lines where those texts stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reporting.content.validate import Loaded
from reporting.errors import Problem, Severity
from reporting.reading.source import Map, Node, Seq, decode, read_yaml

_STEPS = re.compile(r"[^.\[\]]+")


def locate_unfit_texts(
    loaded: Loaded, path: str, language: str, places: Iterable[str]
) -> Iterator[Problem]:
    """Yield an error for each text that does not fit a slide and cannot be split.

    Args:
        loaded: the content.
        path: its file, as the user named it.
        language: code of the language in which the text is too long.
        places: paths in the content, such as `sections[2].blocks[0].title`.
    """
    message = "this text does not fit a slide, even in the smallest type, and cannot run on over two"
    hint = (
        "shorten it, or leave the block out of the deck: `deck: notes` or `deck: out`"
    )
    for where, node in _nodes(loaded, path, language, places):
        yield Problem(
            path, node.line, node.column, Severity.ERROR, message, where, hint
        )


def locate_long_titles(
    loaded: Loaded, path: str, language: str, places: Iterable[str]
) -> Iterator[Problem]:
    """Yield a warning for each title that takes more than two lines of its slide; the same arguments."""
    message = (
        "this title takes more than two lines on a slide, even in the smallest type"
    )
    hint = "shorten it: each line beyond two is taken from the body of the slide"
    for where, node in _nodes(loaded, path, language, places):
        yield Problem(
            path, node.line, node.column, Severity.WARNING, message, where, hint
        )


def locate_vain_merges(
    loaded: Loaded, path: str, blocks: Iterable[str]
) -> Iterator[Problem]:
    """Yield a warning for each block that asks to join the slide before it and cannot.

    Args:
        loaded: the content.
        path: its file, as the user named it.
        blocks: paths of the blocks in the content.
    """
    message = "this block has a slide of its own: `merge` has no effect here"
    hint = "only prose, bullets, callouts and quotations join each other's slides"
    places = [f"{block}.deck" for block in blocks]
    for where, node in _nodes(loaded, path, "", places):
        line, column = node.line, node.column
        yield Problem(path, line, column, Severity.WARNING, message, where, hint)


def _nodes(
    loaded: Loaded, path: str, language: str, places: Iterable[str]
) -> Iterator[tuple[str, Node]]:
    """Yield places with what stands there in a language; the file is read only if there are any."""
    root: Node | None = None
    for where in places:
        root = root or read_yaml(decode(loaded.source, path), path)
        yield where, _at(root, [*_STEPS.findall(where), language])


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
