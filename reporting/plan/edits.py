"""A typed text and what was printed of it -> which characters stand for which."""

from __future__ import annotations

from itertools import pairwise

from reporting.plan.print_rules import HARD_SPACES
from reporting.reading.origin import Span

_WRITTEN = {"…": "...", "–": "--", "—": "--"}
"""Characters for which more than one may have been typed."""
_SPACES = f" {HARD_SPACES}"
_TYPED_SPACES = frozenset(_SPACES)


def has_moved(typed: str, printed: str) -> bool:
    """Whether a printed character may stand elsewhere than the typed one it stands for."""
    if len(printed) != len(typed):
        return True
    return any(written in typed for written in ("...", "--", " - "))


def trace_edits(typed: str, printed: str) -> Span:
    """Return which characters of a typed text each character of the printed one stands for.

    Most are set one for one. Three dots become one character and a dash of two hyphens one of
    a single character; a space is set where none was typed, as within French quotation marks,
    or left out beside an American dash. From there on the two run side by side anew.

    Args:
        typed: as the curator wrote it.
        printed: what `Proofreader.read` made of it.
    """
    length = len(typed)
    starts: list[int] = []
    at = 0
    for letter in printed:
        is_space = letter in _SPACES
        while not is_space and at < length and typed[at] in _SPACES:
            at += 1
        starts.append(at)
        if is_space and typed[at : at + 1] not in _TYPED_SPACES:
            continue
        written = _WRITTEN.get(letter, "")
        is_written = bool(written) and typed.startswith(written, at)
        at += len(written) if is_written else 1
    starts.append(length)
    turns: list[tuple[int, int]] = []
    for place, (before, here) in enumerate(pairwise(starts), 1):
        if here != before + 1:
            turns.append((place, here))
    return Span(
        starts[0],
        length,
        tuple(turns),
    )
