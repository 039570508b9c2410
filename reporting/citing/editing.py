"""Changes of a content file -> the file with them, unless they make an error it had not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reporting.checking import load_bytes
from reporting.content.parsed import ParsedContent, Piece
from reporting.content.validate import Draft
from reporting.errors import ContentError, OutputError, Problem, Severity, UsageError
from reporting.output import write_files
from reporting.reading.edits import Change, edit_bytes
from reporting.reading.nodes import Seq, get_child
from reporting.reading.yaml_places import UnfitError


def locate(parsed: ParsedContent, piece: Piece) -> tuple[str | int, ...]:
    """Return the way to an item of one of the lists of a content."""
    items = get_child(parsed.pieces[0].node, piece.kind)
    if isinstance(items, Seq):
        for index, item in enumerate(items.items):
            if item is piece.node:
                return piece.kind, index
    raise UsageError(f"{parsed.path} has no list of {piece.kind} that can be edited")


def edit_content(draft: Draft, changes: Sequence[Change]) -> bytes:
    """Return the bytes of a content with changes.

    Raises:
        ContentError: it is written in a way that is not edited.
    """
    try:
        return edit_bytes(draft.data, changes)
    except UnfitError as error:
        path = draft.parsed.path
        message = f"the file cannot be edited here: {error}"
        hint = "write it by hand"
        problem = Problem(
            path,
            error.line,
            1 if error.line else 0,
            Severity.ERROR,
            message,
            hint=hint,
            code="E855",
        )
        raise ContentError([problem]) from None


def check_edit(draft: Draft, data: bytes) -> tuple[Problem, ...]:
    """Return the warnings about an edited content, which has no error that it had not.

    Raises:
        ContentError: with the new errors.
    """
    path = draft.parsed.path
    after = _list_problems(path, data)
    errors = [each for each in after if each.severity is Severity.ERROR]
    if not errors:
        return after
    before = {(each.message, each.where) for each in _list_problems(path, draft.data)}
    new = [each for each in errors if (each.message, each.where) not in before]
    if new:
        raise ContentError(new)
    return ()


def _list_problems(path: str, data: bytes) -> tuple[Problem, ...]:
    try:
        return load_bytes(path, data).warnings
    except ContentError as error:
        return error.problems


def write_content(draft: Draft, data: bytes) -> None:
    """Write an edited content in the place of the one that was read.

    Raises:
        OutputError: it was written to meanwhile, or cannot be written.
    """
    path = Path(draft.parsed.path)
    if path.read_bytes() != draft.data:
        raise OutputError(f"{path} was written to meanwhile; run it again")
    write_files(path.parent, {path.name: data})
