"""A YAML file -> its text -> located nodes, in which everything knows its line and column."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reporting.errors import ContentError, Problem, Severity
from reporting.reading.characters import (
    find_position,
    forbidden_pattern,
    is_printable,
    name_character,
)
from reporting.reading.composer import Composer
from reporting.reading.disk import TooLargeError, format_size, read_bytes
from reporting.reading.nodes import Node
from reporting.record import Record

MAX_BYTES = 20_000_000
"""The largest file that is read unless more is asked for: of some 7,000 sections."""

_LEAST_WEIGHT = 250_000
_CHARACTERS_A_NODE = 8
"""An honest file has fewer nodes than this says; aliases may expand a small one further."""

_SHOWN = 20
"""Forbidden characters reported one by one; a binary file has no end of them."""


class YamlDocument(Record, frozen=True):
    """What was read, and what was found on the way.

    Args:
        root: None when there is nothing to go on with.
        problems: in the order of the file.
    """

    root: Node | None
    problems: tuple[Problem, ...]


def read_file(
    path: Path,
    name: str,
    max_bytes: int = MAX_BYTES,
    hint: str = "",
) -> bytes:
    """Return the bytes of a content file.

    Args:
        path: the file.
        name: what to call it in problems.
        max_bytes: the most that it may have.
        hint: what to do where it has more.

    Raises:
        ContentError: it is missing, not a regular file, too large or empty.
    """
    try:
        data = read_bytes(path, max_bytes)
    except ValueError as error:
        cure = hint if isinstance(error, TooLargeError) else ""
        raise _refuse_file(name, f"the file {error}", cure) from None
    if not data.strip():
        raise _refuse_file(name, "the file is empty")
    return data


def decode(data: bytes, name: str) -> str:
    """Return the text of a content file.

    Args:
        data: its bytes.
        name: what to call it in problems.

    Raises:
        ContentError: it is not UTF-8, or begins with a byte order mark.
    """
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        message = "the file begins with a byte order mark"
        hint = "save it as UTF-8 without BOM"
        raise ContentError(
            [
                Problem(
                    name,
                    1,
                    1,
                    Severity.ERROR,
                    message,
                    hint=hint,
                )
            ]
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line, column = find_position(before, len(before))
        message = "the file is not UTF-8 from here on"
        hint = "save it as UTF-8"
        problem = Problem(
            name,
            line,
            column,
            Severity.ERROR,
            message,
            hint=hint,
        )
        raise ContentError([problem]) from None


def read_yaml(text: str, path: str) -> Node:
    """Read YAML text.

    Args:
        text: one YAML document.
        path: what to call the file in problems.

    Raises:
        ContentError: with everything that is wrong with it as YAML.
    """
    document = scan_yaml(text, path)
    has_errors = any(p.severity is Severity.ERROR for p in document.problems)
    if document.root is None or has_errors:
        raise ContentError(document.problems)
    return document.root


def scan_yaml(
    text: str,
    path: str,
    max_bytes: int = MAX_BYTES,
) -> YamlDocument:
    """Read YAML text as far as it goes, with everything found on the way; nothing is raised.

    Args:
        text: one YAML document.
        path: what to call the file in problems.
        max_bytes: the most characters that it may have; of the nodes that it may expand to,
            an eighth of its own.
    """
    if len(text) > max_bytes:
        message = f"the file is larger than {format_size(max_bytes)}"
        return YamlDocument(None, (Problem(path, 0, 0, Severity.ERROR, message),))
    forbidden = tuple(find_forbidden_characters(text, path))
    if forbidden:
        return YamlDocument(None, forbidden)
    max_weight = max(_LEAST_WEIGHT, len(text) // _CHARACTERS_A_NODE)
    composer = Composer(text, path, max_weight)
    root = composer.compose()
    return YamlDocument(root, tuple(composer.problems))


def _refuse_file(
    name: str,
    message: str,
    hint: str = "",
) -> ContentError:
    return ContentError(
        [
            Problem(
                name,
                0,
                0,
                Severity.ERROR,
                message,
                hint=hint,
            )
        ]
    )


def find_forbidden_characters(text: str, path: str) -> Iterator[Problem]:
    """Yield an error for each of the first characters that no output can hold."""
    if is_printable(text):
        return
    for number, match in enumerate(forbidden_pattern().finditer(text)):
        line, column = find_position(text, match.start())
        if number == _SHOWN:
            message = "more such characters follow: is this a text file?"
            yield Problem(path, line, column, Severity.ERROR, message)
            return
        message = f"the character {name_character(match[0])} cannot be printed"
        hint = "delete it; it may be invisible"
        yield Problem(
            path,
            line,
            column,
            Severity.ERROR,
            message,
            hint=hint,
        )
