"""What an annotation says of a value beside its type: its bounds, its form, how it is read.

The rules stand in `Annotated`: `Annotated[int, AtLeast(1)]`. They are tried in the order in
which they stand; the first that is broken is told.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from reporting.errors import RefusedError, format_count
from reporting.reading.nodes import Node
from reporting.reading.wording import describe_node
from reporting.record import Record

Bound = int | float | Decimal


class Rule(Record, frozen=True):
    """A constraint on a value."""

    def check(self, value: Any, node: Node) -> None:
        """Check a value.

        Args:
            value: of the type that the rule is for.
            node: what was written.

        Raises:
            ValueError: the value breaks the rule; the message says how.
        """
        raise NotImplementedError


class AtLeast(Rule, frozen=True):
    """The smallest number that is allowed."""

    bound: Bound

    def check(self, value: Any, node: Node) -> None:
        """Refuse a smaller number."""
        if not value >= self.bound:
            message = explain_bound("at least", self.bound, node)
            raise RefusedError(message, code="E207")


class AtMost(Rule, frozen=True):
    """The largest number that is allowed."""

    bound: Bound

    def check(self, value: Any, node: Node) -> None:
        """Refuse a larger number."""
        if not value <= self.bound:
            message = explain_bound("at most", self.bound, node)
            raise RefusedError(message, code="E207")


class MoreThan(Rule, frozen=True):
    """A number that is too small, as every smaller one."""

    bound: Bound

    def check(self, value: Any, node: Node) -> None:
        """Refuse that number and smaller ones."""
        if not value > self.bound:
            message = explain_bound("more than", self.bound, node)
            raise RefusedError(message, code="E207")


class LessThan(Rule, frozen=True):
    """A number that is too large, as every larger one."""

    bound: Bound

    def check(self, value: Any, node: Node) -> None:
        """Refuse that number and larger ones."""
        if not value < self.bound:
            message = explain_bound("less than", self.bound, node)
            raise RefusedError(message, code="E207")


def explain_bound(
    words: str,
    bound: Bound,
    node: Node,
) -> str:
    """Return that a number is beyond a bound."""
    return f"must be {words} {float(bound):,.15g}: {describe_node(node)}"


def shows_anything(text: str) -> bool:
    """Whether a text has a character that can be seen: blanks and controls are none."""
    return any(map(str.isprintable, text))


class Length(Rule, frozen=True):
    """How many items a list has, or how many characters a text.

    Args:
        least: the fewest.
        most: the most; any number if left out.
    """

    least: int = 0
    most: int | None = None

    def check(self, value: Any, node: Node) -> None:  # noqa: ARG002  (the length is enough)
        """Refuse a text that is too short or too long; a list is counted by its reader."""
        is_text = isinstance(value, str)
        is_blank = is_text and self.least and not shows_anything(value)
        if len(value) < self.least or is_blank:
            raise RefusedError("the text is empty", code="E254")
        if self.most is not None and len(value) > self.most:
            raise RefusedError(f"longer than {self.most} characters", code="E208")

    def explain_short_list(self) -> str:
        """Return that a list has too few items."""
        return f"needs at least {format_count(self.least, 'item')}"


def explain_long_list(most: int) -> str:
    """Return that a list has too many items."""
    return f"more than {format_count(most, 'item')}"


class Matches(Rule, frozen=True):
    """The form of a text.

    Args:
        pattern: a regular expression that all of the text must match.
        form: what it must look like, in words for the editor: `an id (small letters …)`.
        suggest: returns what to write instead of a text; nothing where that is not known.
    """

    pattern: str
    form: str
    suggest: Callable[[str], str] | None = None

    def check(self, value: Any, node: Node) -> None:  # noqa: ARG002  (the text is enough)
        """Refuse a text of another form."""
        if re.fullmatch(self.pattern, value):
            return
        hint = ""
        if self.suggest:
            hint = self.suggest(value)
        for meant in list_forms(value):
            if not hint and re.fullmatch(self.pattern, meant):
                hint = f"write `{meant}`"
        raise RefusedError(f"not {self.form}: `{value}`", hint, "E209")


def list_forms(word: str) -> tuple[str, ...]:
    """Return how else a word may be meant: in other letters, with hyphens, without accents."""
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    hyphens = word.replace("_", "-")
    return (hyphens, word.lower(), word.upper(), slug)


class Passes(Rule, frozen=True):
    """A check of its own.

    Args:
        test: takes the value; raises ValueError, with a message for the editor.
        pattern: what words that pass look like, for an editor's schema; any if left out.
    """

    test: Callable[[Any], None]
    pattern: str = ""

    def check(self, value: Any, node: Node) -> None:  # noqa: ARG002  (the value is enough)
        """Refuse a value that does not pass."""
        self.test(value)


class Prepared(Record, frozen=True):
    """Changes the words before they are read, such as without the blanks around them.

    Args:
        change: takes the words that were written and returns those to read; may raise
            ValueError, with a message for the editor.
    """

    change: Callable[[str], str]


class ReadBy(Record, frozen=True):
    """Reads a single value that no built-in type is.

    Args:
        read: takes the words and returns the value; raises ValueError, with a message for the
            editor.
        pattern: what words it reads look like, for an editor's schema; any if left out.
    """

    read: Callable[[str], Any]
    pattern: str = ""


class ReadBeside(Record, frozen=True):
    """Reads the name of a file that stands beside the one that is read.

    Args:
        read: takes the words and the folder, None for text that no file holds, and returns the
            value; raises ValueError, with a message for the editor.
    """

    read: Callable[[str, Path | None], Any]


class Absent(Record, frozen=True):
    """Says which words stand for nothing, where a value may be nothing: `n/a`.

    Args:
        words: in small letters.
    """

    words: frozenset[str]

    def holds(self, words: str) -> bool:
        """Whether words stand for nothing."""
        return words.strip().lower() in self.words


class ChosenBy(Record, frozen=True):
    """Says which member of a union a node is.

    Args:
        choose: takes the node and returns the type.
    """

    choose: Callable[[Node], Any]


class KeyedBy(Record, frozen=True):
    """Says by which key of a map the members of a union are told apart.

    Args:
        key: which each member has as a field with one word as its type: `kind`.
    """

    key: str


STRIPPED = Prepared(str.strip)
"""A text without the blanks around it."""
