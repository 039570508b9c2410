"""Pieces of a content and what is asked of each -> the answers, found once while a piece stays.

A piece that is written as it was is the very same value from build to build. What a check finds
in it by itself is kept for it, by all else that it depends on; problems as they are placed in
its stretch, and handed out as they are placed in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any, TypeVar

from reporting.content.parsed import ParsedContent, Piece
from reporting.errors import Problem
from reporting.memory import MANY_PARTS, Memory, Same

T = TypeVar("T")

Answers = Memory[int, tuple[Piece, T]]
"""By the identity of a piece, that piece and what was found of it."""

_ANSWERS: Memory[Callable[..., Any], Answers[Any]] = Memory(
    lambda _: Memory(limit=MANY_PARTS)
)
_PROBLEMS: Memory[Hashable, Answers[tuple[Problem, ...]]] = Memory(
    lambda _: Memory(limit=MANY_PARTS)
)


def ask_pieces(ask: Callable[[Piece], T], pieces: Iterable[Piece]) -> Iterator[T]:
    """Yield what a function says of each piece, which depends on nothing else."""
    answers: Answers[T] = _ANSWERS[ask]
    for piece in pieces:
        known = answers.find(id(piece))
        if known is None:
            known = answers.keep(id(piece), (piece, ask(piece)))
        yield known[1]


def check_pieces(
    check: Callable[..., Iterable[Problem]],
    parsed: ParsedContent,
    *context: Hashable,
) -> Iterator[Problem]:
    """Yield what a check finds in each piece.

    Args:
        check: takes the content for its words and the places of problems, a piece, and the
            rest; what it finds depends on nothing of the content but its catalogues.
        parsed: the content.
        context: what else the check takes, and what it finds depends on.
    """
    known = _PROBLEMS[check, Same(parsed.catalogues), context]
    for piece in parsed.pieces:
        kept = known.find(id(piece))
        if kept is None:
            found = tuple(check(parsed.unplaced, piece, *context))
            kept = known.keep(id(piece), (piece, found))
        if kept[1]:
            yield from parsed.place(piece, kept[1])
