"""Sample content with a defect planted in it -> the problems that loading it finds."""

from __future__ import annotations

from pathlib import Path

from reporting.content.validate import load
from reporting.errors import ContentError, Problem
from tests.samples import EVERY_BLOCK, write


def changed(old: str, new: str, text: str = EVERY_BLOCK) -> str:
    """Return a sample with one place changed; `old` must stand in it exactly once."""
    assert text.count(old) == 1, f"{text.count(old)} times in the sample: {old}"
    return text.replace(old, new)


def problems(folder: Path, text: str) -> tuple[Problem, ...]:
    """Return what is found in a content beside the files of the samples, warnings included."""
    path = write(folder, text)
    try:
        return load(path).warnings
    except ContentError as error:
        return error.problems


def only(folder: Path, text: str) -> Problem:
    """Return the one problem of a content."""
    found = problems(folder, text)
    assert len(found) == 1, "\n".join(map(str, found))
    return found[0]


def at(problem: Problem, text: str) -> str:
    """Return what stands in the text from a problem's place to the end of its line."""
    return text.splitlines()[problem.line - 1][problem.column - 1 :]
