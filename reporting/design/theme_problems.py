"""A theme and the file that it was read from -> what is wrong with its measures and colours."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor
from typing import TYPE_CHECKING

from reporting.design.contrast import find_weak_pairs
from reporting.design.type_room import find_tight_measures
from reporting.errors import Problem, Severity
from reporting.reading.nodes import Node, get_child
from reporting.reading.wording import problem_at

if TYPE_CHECKING:
    from reporting.design.theme import Theme


def refuse_tight_measures(
    theme: Theme,
    written: Node,
    name: str,
) -> Iterator[Problem]:
    """Yield an error for each measure that leaves no room for words."""
    for tight in find_tight_measures(theme):
        token = tight.token
        node = find_token(written, token)
        while node is None and token:
            token = token.rpartition(".")[0]
            node = find_token(written, token) if token else None
        place = node or written
        yield problem_at(place, name, tight.token, tight.message, "", "E627")


def warn_of_weak_pairs(
    theme: Theme,
    written: Node,
    name: str,
) -> Iterator[Problem]:
    """Yield a warning for each pair of colours that is too weak, where the file names one."""
    for pair in find_weak_pairs(theme.palette):
        token = pair.front
        node = find_token(written, token)
        if node is None:
            token = pair.ground
            node = find_token(written, token)
        if node is None:
            raise LookupError(f"{pair.front}: neither colour stands in the file")
        ratio = floor(pair.ratio * 10) / 10
        message = (
            f"`{pair.front}` on `{pair.ground}` has a contrast of {ratio:.1f} to 1; "
            f"{pair.what} ask for {pair.asked:g}"
        )
        hint = f'`{pair.front}: "{pair.cure}"` has it'
        yield Problem(
            name,
            node.line,
            node.column,
            Severity.WARNING,
            message,
            token,
            hint,
            code="W600",
        )


def find_token(root: Node, token: str) -> Node | None:
    """Return what a theme file says of a token, if anything."""
    node: Node | None = root
    for part in token.split("."):
        step = int(part) if part.isdecimal() else part
        node = get_child(node, step) if node else None
    return node
