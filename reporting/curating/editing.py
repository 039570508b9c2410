"""Changes of a content file -> the file with them, unless they make an error it had not.

All that writes into a content goes through here: every other byte stays as it was, what is
written loads as it is meant, and a file that somebody wrote to meanwhile is left.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from reporting.checking import load_bytes
from reporting.errors import (
    ContentError,
    OutputError,
    Problem,
    Severity,
    refuse_file,
)
from reporting.output import write_files
from reporting.reading.disk import read_bytes
from reporting.reading.edits import Change, edit_bytes
from reporting.reading.yaml_places import UnfitError

BY_HAND = "write it by hand"
"""What else can be done where a content is written in a way that is not edited."""


def edit_content(
    path: Path | str,
    data: bytes,
    changes: Sequence[Change],
    hint: str = BY_HAND,
) -> bytes:
    """Return the bytes of a content with changes.

    Args:
        path: the file as the user named it.
        data: its bytes.
        changes: to make.
        hint: what else can be done.

    Raises:
        ContentError: it is written in a way that is not edited.
    """
    try:
        return edit_bytes(data, changes)
    except UnfitError as error:
        message = f"the file cannot be edited here: {error}"
        raise refuse_file(path, message, "E855", hint, error.line) from None


def check_edit(
    path: Path | str,
    before: bytes,
    after: bytes,
    part: str = "",
) -> tuple[Problem, ...]:
    """Return the warnings about an edited content, which has no error that it had not.

    A content that was broken already may have other errors once a part of it can be read, and
    those are no fault of the edit: then only those of what was edited are told.

    Args:
        path: the file as the user named it.
        before: its bytes as they were.
        after: its bytes with the changes.
        part: what was edited, such as `sources`; empty for any part.

    Raises:
        ContentError: with the new errors.
    """
    found = _list_problems(path, after)
    if not list(_list_errors(found)):
        return found
    was_broken = list(_list_errors(_list_problems(path, before)))
    known = {_describe(error) for error in was_broken}
    new: list[Problem] = []
    for error in _list_errors(found):
        is_of_part = error.where.startswith(part) or not error.where
        if _describe(error) not in known and (is_of_part or not was_broken):
            new.append(error)
    if new:
        raise ContentError(new)
    return ()


def _list_problems(path: Path | str, data: bytes) -> tuple[Problem, ...]:
    try:
        return load_bytes(path, data).warnings
    except ContentError as error:
        return error.problems


def _list_errors(problems: Iterable[Problem]) -> Iterable[Problem]:
    for problem in problems:
        if problem.severity is Severity.ERROR:
            yield problem


def _describe(problem: Problem) -> tuple[str, str, str]:
    """Return what a problem is about, wherever its line has moved to."""
    return problem.code, problem.where, problem.message


def write_content(
    path: Path | str,
    before: bytes,
    after: bytes,
    beside: Mapping[Path, bytes] = MappingProxyType({}),
) -> None:
    """Write an edited content in the place of the one that was read.

    Args:
        path: the file.
        before: its bytes as they were read.
        after: its bytes with the changes.
        beside: files that belong to the change, such as a copy that it names: all are written,
            or none.

    Raises:
        OutputError: it was written to meanwhile, or cannot be written.
    """
    file = Path(path)
    try:
        is_same = read_bytes(file, len(before)) == before
    except ValueError:
        is_same = False
    if not is_same:
        raise OutputError(f"{path} was written to meanwhile; run it again")
    files = {str(other.absolute()): data for other, data in beside.items()}
    write_files(file.parent, {**files, file.name: after})
