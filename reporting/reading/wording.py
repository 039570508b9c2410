"""A node or a word -> how a problem speaks of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reporting.errors import Problem, Severity
from reporting.reading.nodes import CutScalar, Map, Node, Scalar, Seq
from reporting.reading.synonyms import find_cure

_WIDTH = 60
"""Longest value that a message repeats."""

_BULLET = r"[-–—•*·‣◦]\s*\S"
"""How a list begins in other programs."""
_NO_ITEM = r"[\n{}\[:#\"]"
"""What needs quotes within brackets."""
_LANGUAGE = r"[a-z]{2}(?:-[A-Z]{2})?"
_WHOLE = r"[+-]?[0-9]{1,18}(?=\s|$)"
_SINGLE = frozenset({"a whole number", "a number", "a date", "`true` or `false`"})

_CLOSE = 0.6
"""How like a known word must be to be meant, as `difflib` measures it."""


def problem_at(
    node: Node,
    path: str,
    where: str,
    message: str,
    hint: str = "",
    code: str = "",
) -> Problem:
    """Return an error at a node.

    Args:
        node: where it is.
        path: the file as the user named it.
        where: content path of the node.
        message: what is wrong.
        hint: what to write instead.
        code: its stable name.
    """
    return Problem(
        path,
        node.line,
        node.column,
        Severity.ERROR,
        message,
        where,
        hint,
        code,
    )


def suggest_word(word: str, known: Iterable[str]) -> str:
    """Return `did you mean …?` when a known word is close, else nothing."""
    close = find_close_word(word, known)
    return f"did you mean `{close}`?" if close else ""


def find_close_word(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is meant by one that is not known, if one is close."""
    import difflib  # noqa: PLC0415  (only where something is wrong)

    by_letters: dict[str, str] = {}
    for name in known:
        by_letters.setdefault(_simplify(name), name)
    close = difflib.get_close_matches(
        _simplify(word),
        list(by_letters),
        1,
        _CLOSE,
    )
    return by_letters[close[0]] if close else None


def _simplify(word: str) -> str:
    """Return a word without what slips change most: capitals, hyphens and underscores."""
    return word[:_WIDTH].casefold().replace("_", "-").strip(" :\"'“”‘’")


def format_value(text: str) -> str:
    """Return a value as a message repeats it: in backticks, on one line, not too long."""
    line = " ".join(text.split())
    if len(line) > _WIDTH:
        line = f"{line[: _WIDTH - 1]}…"
    return f"`{line}`"


def list_choices(words: Iterable[str]) -> str:
    """Return the words that may be written, as a hint."""
    return f"one of {', '.join(words)}"


def contrast_node(expected: str, node: Node) -> str:
    """Return that something else was expected."""
    if isinstance(node, Scalar) and node.value is not None:
        return f"not {expected}: {format_value(node.value)}"
    return f"expected {expected}, found {describe_node(node)}"


def suggest_form(expected: str, node: Node) -> str:
    """Return what to write where something else was expected; nothing if there is no telling.

    Args:
        expected: what was expected: `a list`, `text`.
        node: what was written.
    """
    words = node.value if isinstance(node, Scalar) else None
    if words is None and isinstance(node, CutScalar):
        return "a `#` behind a blank begins a comment: put the value in quotes"
    if words is None and isinstance(node, Scalar):
        return "write it here"
    is_list = isinstance(node, Seq)
    if expected == "a list":
        return _suggest_list(words)
    if expected == "text" and isinstance(node, Map):
        if node.keys and all(re.fullmatch(_LANGUAGE, key) for key in node.keys):
            return "write it once, in one of the languages: it is not printed as such"
        return "put a text with a colon in quotes"
    if expected == "text" and is_list:
        return "put the whole text in quotes, if brackets or dashes are its own"
    if expected in _SINGLE and is_list:
        return "write one value, without brackets or dashes"
    if is_list:
        return "write its keys without the dash or the brackets before them"
    whole = re.match(_WHOLE, words or "") if expected == "a whole number" else None
    if whole:
        return f"write the number alone: `{whole[0]}`"
    return ""


def _suggest_list(words: str | None) -> str:
    """Return how to write a list where single words, or a map, were written."""
    if words is None:
        return "begin each item of the list with `- `"
    if re.match(_BULLET, words):
        return "begin each item, in a line of its own, with a dash and a blank: `- `"
    if len(words) > _WIDTH or re.search(_NO_ITEM, words):
        return "begin each item of the list with `- `"
    inner = words.strip("[] ")
    return f"write `[{inner}]`"


def describe_node(node: Node) -> str:
    """Return what was written, in words."""
    if isinstance(node, Map):
        return "a map"
    if isinstance(node, Seq):
        return "a list"
    if node.value is None:
        return "nothing"
    return format_value(node.value)


def explain_choice(node: Node, allowed: Sequence[str]) -> tuple[str, str]:
    """Return the message and the hint for what is none of some words."""
    if not isinstance(node, Scalar) or node.value is None:
        return contrast_node("a word", node), list_choices(allowed)
    message = f"{format_value(node.value)} is not one of {', '.join(allowed)}"
    cure = find_cure(node.value, allowed)
    return message, cure or suggest_word(node.value, allowed)
