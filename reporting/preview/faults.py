"""What came of a build -> what is wrong, each with the line of the content that it is about."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reporting.limits import find_limit
from reporting.preview.model import Fault
from reporting.reading.disk import read_unnoted
from reporting.watch.rebuilder import Outcome

_LONG = 500
"""Characters of a line that are shown."""


def list_faults(outcome: Outcome, path: str, lines: Sequence[str]) -> tuple[Fault, ...]:
    """Return what is wrong with a build, errors first.

    Args:
        outcome: of the build.
        path: of the content, as the user named it.
        lines: of the content as it is now.
    """
    faults: list[Fault] = []
    for problem in sorted(outcome.problems, key=lambda one: one.severity.value):
        source = ""
        if problem.path == path:
            source = "".join(lines[: problem.line][-1:])
        faults.append(Fault(problem, source[:_LONG]))
    return tuple(faults)


def read_text(path: Path) -> str:
    """Return the content as it is now, be it sound or not; nothing if it cannot be read."""
    try:
        return read_unnoted(path, find_limit("content")).decode("utf-8", "replace")
    except ValueError:
        return ""
