"""A YAML file -> its text -> located nodes, in which everything knows its line and column."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reporting.cleaning import forbidden_pattern, is_printable, name_character
from reporting.errors import ContentError, Problem, Severity, refuse_file
from reporting.limits import find_limit
from reporting.reading.characters import find_position
from reporting.reading.composer import Composer
from reporting.reading.disk import TooLargeError, read_bytes
from reporting.reading.nodes import Node
from reporting.record import Record

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
"""Of UTF-8, as some editors write it (YAML 1.2.2, 5.2)."""

_HEAD = 400
"""Characters in which a text of two bytes a character shows that it is one."""

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


def read_file(path: Path, name: str, limit: str = "content") -> bytes:
    """Return the bytes of a content file.

    Args:
        path: the file.
        name: what to call it in problems.
        limit: the name of the limit of its bytes.

    Raises:
        ContentError: it is missing, not a regular file, too large or empty.
    """
    try:
        data = read_bytes(path, limit)
    except TooLargeError as error:
        raise refuse_file(name, f"the file {error}", "E101", error.hint) from None
    except ValueError as error:
        cure = ""
        if str(error) == "does not exist":
            # Loaded only where something is wrong.
            from reporting.reading.beside import suggest_file  # noqa: PLC0415

            cure = suggest_file(path.parent, path.name)
        raise refuse_file(name, f"the file {error}", "E100", cure) from None
    if not data.strip():
        raise refuse_file(name, "the file is empty", "E102")
    return data


def decode(data: bytes, name: str) -> str:
    """Return the text of a content file, without the byte order mark that it may begin with.

    Args:
        data: its bytes.
        name: what to call it in problems.

    Raises:
        ContentError: it is not UTF-8, or empty.
    """
    body = data.removeprefix(_BYTE_ORDER_MARK)
    if not body.strip():
        raise refuse_file(name, "the file is empty", "E102")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    is_utf16 = text[:_HEAD].count("\0") * 3 > len(text[:_HEAD])
    if text and not is_utf16:
        return text
    # Loaded only where something is wrong.
    from reporting.reading.encodings import explain_encoding  # noqa: PLC0415

    raise ContentError([explain_encoding(data, name)])


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


def scan_yaml(text: str, path: str) -> YamlDocument:
    """Read YAML text as far as it goes, with everything found on the way; nothing is raised.

    Args:
        text: one YAML document; its file was within the limit of its bytes.
        path: what to call the file in problems.
    """
    forbidden = tuple(find_forbidden_characters(text, path))
    if forbidden:
        return YamlDocument(None, forbidden)
    composer = Composer(text, path, find_max_weight(text))
    root = composer.compose()
    if composer.error is not None:
        # Loaded only where something is wrong.
        from reporting.reading.syntax import explain_syntax  # noqa: PLC0415

        slip = explain_syntax(text, path, composer.error)
        before = [each for each in composer.problems if each.line < slip.line]
        return YamlDocument(None, (*before, slip))
    return YamlDocument(root, tuple(composer.problems))


def find_max_weight(text: str) -> int:
    """Return how many nodes a text may expand to: a short one an eighth of the limit."""
    most = find_limit("nodes")
    return max(most // 8, min(most, len(text) // _CHARACTERS_A_NODE))


def find_forbidden_characters(text: str, path: str) -> Iterator[Problem]:
    """Yield an error for each of the first characters that no output can hold."""
    if is_printable(text):
        return
    for number, match in enumerate(forbidden_pattern().finditer(text)):
        line, column = find_position(text, match.start())
        if number == _SHOWN:
            message = "more such characters follow: is this a text file?"
            yield Problem(path, line, column, Severity.ERROR, message, code="E105")
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
            code="E105",
        )
