"""Sample content with something untrue planted in it -> the problems that the rules of evidence find."""

from __future__ import annotations

from pathlib import Path

from reporting import ContentError, Problem, load
from tests.samples import write


def problems(folder: Path, text: str) -> tuple[Problem, ...]:
    """Return what is found in a content with the files of the samples beside it, warnings included."""
    try:
        return load(write(folder, text)).warnings
    except ContentError as error:
        return error.problems


def only(folder: Path, text: str) -> Problem:
    """Return the one problem of a content."""
    found = problems(folder, text)
    assert len(found) == 1, "\n".join(map(str, found))
    return found[0]
