"""What the commands say to people: progress on a terminal, problems, faults, and counted nouns.

The summary goes to standard output; progress (on a terminal only), problems and faults go to
standard error.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal, NamedTuple, TextIO

from reporting import (
    AcceptedProblem,
    ContentError,
    EvidenceError,
    Problem,
    ReportError,
    Severity,
)
from reporting.cleaning import show_line, show_lines
from reporting.errors import format_count, tell_reason
from reporting.reading.wording import suggest_word
from reporting.record import Record


class Answer(NamedTuple):
    """What a command has to say when it has done its work.

    Args:
        summary: for standard output.
        doubts: what the reader should doubt, for standard error.
        code: the exit code.
        error: why it failed, in a sentence.
        problems: of the doubts, those that have a place.
        accepted: warnings that the curator lets be.
        result: what was done, for other programs.
        form: of the summary: JSON is escaped in its own way, and what is painted has colours
            of ours and was cleaned before it got them.
    """

    summary: str
    doubts: str = ""
    code: int = 0
    error: str = ""
    problems: tuple[Problem, ...] = ()
    accepted: tuple[AcceptedProblem, ...] = ()
    result: Record | None = None
    form: Literal["text", "json", "painted"] = "text"


UNWRITTEN = "standard output cannot be written to"

PARTS = {
    "pdf": "page",
    "deck": "slide",
    "brief": "page",
    "handout": "page",
    "html": "claim",
}
"""What is counted of a file, by its form."""


def answer_error(error: ReportError) -> Answer:
    """Return an expected error as an answer: its problems, and one sentence."""
    if isinstance(error, ContentError):
        told = f"{count_problems(error.problems)}; nothing was written"
        doubts = f"{list_problems(error.problems)}{told}\n"
        return Answer("", doubts, error.exit_code, told, error.problems)
    problems: tuple[Problem, ...] = ()
    if isinstance(error, EvidenceError):
        problems = error.problems
    told = show_line(str(error))
    doubts = f"{list_problems(problems)}make-report: {told}\n"
    return Answer("", doubts, error.exit_code, told, problems)


def explain_unknown(word: str, commands: Iterable[str]) -> str:
    """Return that a word is neither a command nor a file; nothing where it may be one.

    Args:
        word: the first argument.
        commands: those there are.
    """
    if not re.fullmatch(r"[A-Za-z]+([-_][A-Za-z]+)*", word) or os.path.lexists(word):
        return ""
    names = list(commands)
    cure = suggest_word(word.lower().replace("_", "-"), names)
    if not cure:
        cure = f"the commands are {', '.join(names)}"
    return f"no such command or file: `{word}`; {cure}"


def list_problems(problems: Sequence[Problem | AcceptedProblem]) -> str:
    """Return problems, a line each."""
    return "".join(f"{problem}\n" for problem in problems)


def count_problems(problems: Sequence[Problem]) -> str:
    """Return how many errors and warnings there are: `2 errors, no warnings`."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    counted_errors = format_counted_noun(errors, "error")
    counted_warnings = format_counted_noun(len(problems) - errors, "warning")
    return f"{counted_errors}, {counted_warnings}"


def format_counted_noun(count: int, noun: str) -> str:
    """Return a counted noun: `no files`, `1 file`, `2 files`."""
    if count:
        return format_count(count, noun)
    return f"no {noun}s"


def align_columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as lines in which each column but the last is as wide as its widest cell."""
    shown = [list(map(show_line, row)) for row in rows]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    lines: list[str] = []
    for row in shown:
        cells = map(str.ljust, row, widths)
        line = "  ".join(cells)
        lines.append(line.rstrip())
    return lines


def format_files(files: Iterable[tuple[Path, str, int, int]]) -> list[str]:
    """Return a row for each file that was written.

    Args:
        files: the path, the form, how many of its parts there are, and the bytes of each.
    """
    rows: list[tuple[str, str, int, int]] = []
    for place, form, count, size in files:
        rows.append((show_line(str(place)), form, count, size))
    width = max(len(path) for path, _, _, _ in rows)
    lines: list[str] = []
    for path, form, count, size in rows:
        parts = format_counted_noun(count, PARTS[form])
        lines.append(f"{path:{width}}  {parts:>9}  {size / 1000:6,.0f} KB")
    return lines


def write_text(stream: TextIO, text: str) -> str:
    """Write text without what would steer a terminal; return why that failed, if it did."""
    return write_painted(stream, show_lines(text))


def write_painted(stream: TextIO, text: str) -> str:
    """Write text that was cleaned, and may have colours of ours.

    Returns:
        why it could not be written; nothing where it could, or where nobody reads on:
        `make-report | head` is no fault.
    """
    try:
        if text:  # nothing would be written to standard error, too
            stream.write(text)
        stream.flush()
    except BrokenPipeError:
        _drop_unwritten(stream)
        return ""
    except (OSError, ValueError) as error:  # ValueError: it was closed
        _drop_unwritten(stream)
        return tell_reason(error)
    return ""


def _drop_unwritten(stream: TextIO) -> None:
    """Let what is buffered go nowhere; it would raise again when Python closes the stream."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
        stream.flush()


def accept_any_character(stream: TextIO) -> None:
    """Let a terminal of a narrow character set show an escape instead of raising."""
    if isinstance(stream, io.TextIOWrapper):
        with suppress(OSError):  # what was buffered cannot be written, as will be told
            stream.reconfigure(errors="backslashreplace")
