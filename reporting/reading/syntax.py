"""Text that is no YAML -> the slip that was made, with its line and its cure.

A parser stops where it cannot go on, often lines below the slip, and says what it expected.
Here each kind of slip proposes what may have been meant, with the edit that would mend it. The
parser tries the edits: a slip is told only if mending it lets the parser go on.
"""

from __future__ import annotations

from itertools import chain
from typing import Any

import yaml

from reporting.errors import Problem, Severity
from reporting.reading import (
    slips_file,
    slips_flow,
    slips_indent,
    slips_keys,
    slips_lists,
    slips_text,
)
from reporting.reading.characters import find_position
from reporting.reading.composer import LOADER, Composer
from reporting.reading.lines import count_keys, read_lines
from reporting.reading.slip import Failure, Finder, Slip

FINDERS: tuple[Finder, ...] = (
    slips_file.find_conflicts,
    slips_file.find_fences,
    slips_text.find_escapes,
    slips_file.find_odd_blanks,
    slips_flow.find_second_documents,
    slips_text.find_smart_quotes,
    slips_flow.find_spare_commas,
    slips_flow.find_missing_commas,
    slips_text.find_last_quotes,
    slips_text.find_split_quotes,
    slips_text.find_inner_quotes,
    slips_text.find_open_quotes,
    slips_flow.find_spare_brackets,
    slips_keys.find_text_headers,
    slips_keys.find_comments,
    slips_lists.find_bullets,
    slips_text.find_beginnings,
    slips_text.find_hashes,
    slips_flow.find_closed_brackets,
    slips_text.find_colons,
    slips_flow.find_open_brackets,
    slips_keys.find_flat_texts,
    slips_keys.find_block_texts,
    slips_keys.find_keys,
    slips_lists.find_first_dashes,
    slips_lists.find_dashes,
    slips_indent.find_values_above,
    slips_indent.find_indentation,
    slips_keys.find_continuations,
)
"""The kinds of slip, those that show most clearly first."""

_BUDGET = 40_000_000
"""Characters that are parsed at most to find one slip."""

_MISPLACED = "this line does not fit the lines above it"
_CURE = "check the indentation and the quotes, here and in the line above"
_GENERAL = (
    ("mapping values are not allowed", "a colon where none can be", "E121", _CURE),
    (
        "unexpected end of stream",
        "a quotation mark is never closed",
        "E123",
        "write one at the end of the text",
    ),
    (
        "cannot start any token",
        "a text cannot begin with this character",
        "E125",
        "put the whole text in quotes",
    ),
    (
        "scanning an alias",
        "a text cannot begin with `*`",
        "E125",
        "put the whole text in quotes; an item of a list begins with `- `",
    ),
    (
        "scanning an anchor",
        "a text cannot begin with `&`",
        "E125",
        "put the whole text in quotes",
    ),
    (
        "expected ',' or ']'",
        "a list in brackets is not closed, or a comma is missing",
        "E127",
        "close it with `]`, and part its items with commas",
    ),
    (
        "expected ',' or '}'",
        "a map in braces is not closed, or a comma is missing",
        "E127",
        "close it with `}`, part its entries with commas, and put texts in quotes",
    ),
    (
        "expected '-' indicator",
        "this line does not fit the list above it",
        "E129",
        "begin an item with `- `, or indent the line like its neighbours",
    ),
    ("expected <document start>", _MISPLACED, "E129", _CURE),
    ("expected key", _MISPLACED, "E129", _CURE),
    ("expected <block end>", _MISPLACED, "E129", _CURE),
    ("could not find expected ':'", "a key without a colon", "E131", _CURE),
)
"""What the parser's message contains, what an editor is told, the code and the hint."""


def explain_syntax(
    text: str,
    path: str,
    error: Any,
) -> Problem:
    """Return the slip by which a text is no YAML.

    Args:
        text: the whole file.
        path: what to call it.
        error: what the parser says.
    """
    failure = describe_failure(text, error)
    slip = find_slip(failure) or _generalise(failure)
    line, column = find_position(text, slip.offset)
    return Problem(
        path,
        line,
        column,
        Severity.ERROR,
        slip.message,
        hint=slip.hint,
        code=slip.code,
    )


def describe_failure(text: str, error: Any) -> Failure:
    """Return where and how a parser gave up.

    Args:
        text: the whole file.
        error: what the parser says.
    """
    lines = tuple(read_lines(text))
    mark = error.problem_mark
    began = error.context_mark
    scalar = (-1, -1)
    loader = LOADER(text)
    try:
        while True:
            event = loader.get_event()
            if isinstance(event, yaml.ScalarEvent) and not event.implicit[0]:
                start: Any = event.start_mark
                stop: Any = event.end_mark
                scalar = (start.index, stop.index)
            if isinstance(event, yaml.StreamEndEvent):
                break
    except yaml.MarkedYAMLError:
        pass
    return Failure(
        text,
        lines,
        count_keys(text, lines),
        f"{error.problem} {error.context or ''}",
        mark.index,
        min(mark.line, len(lines) - 1),
        began.index if began else -1,
        scalar,
    )


def find_slip(failure: Failure) -> Slip | None:
    """Return the slip whose cure lets the parser go on, farthest of all; None if none does."""
    best: Slip | None = None
    farthest = failure.lines[failure.at].stop
    end = len(failure.text)
    budget = _BUDGET
    for slip in chain.from_iterable(find(failure) for find in FINDERS):
        if not slip.edits:
            return slip
        budget -= end
        mended = mend(failure.text, slip)
        reached = find_end(mended) - len(mended) + end
        if reached > end and is_clean(mended):
            return slip
        if reached > farthest:
            best = slip
            farthest = reached
        if budget < 0:
            break
    return best


def mend(text: str, slip: Slip) -> str:
    """Return a text with a slip mended."""
    mended = text
    for start, stop, words in reversed(slip.edits):
        mended = mended[:start] + words + mended[stop:]
    return mended


def find_end(text: str) -> int:
    """Return how far the parser comes in a text; beyond its end if to the end."""
    loader = LOADER(text)
    try:
        while not isinstance(loader.get_event(), yaml.StreamEndEvent):
            pass
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark
        return int(mark.index)
    return len(text) + 1


def is_clean(text: str) -> bool:
    """Whether a text is read without a problem, such as a key that is given twice."""
    composer = Composer(text, "", len(text))
    composer.compose()
    return not composer.problems


def _generalise(failure: Failure) -> Slip:
    """Return what the parser says in an editor's words, where no kind of slip is found."""
    offset = failure.offset
    message = f"not YAML: {failure.words.strip()}"
    code = "E120"
    hint = ""
    for part, *told in _GENERAL:
        if part in failure.words:
            message, code, hint = told
            break
    is_end = offset >= len(failure.text.rstrip())
    if is_end and failure.opened >= 0:
        offset = failure.opened
    return Slip(offset, message, hint, code, ())
