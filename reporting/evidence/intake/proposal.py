"""The fields of a source that a file may become, each with where it was found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting.content.periods import Period
from reporting.errors import RefusedError
from reporting.reading.yaml_words import write_flow
from reporting.record import Record

KEYS = (
    "id",
    "title",
    "short",
    "outlet",
    "author",
    "unnamed",
    "published",
    "undated",
    "language",
    "retrieved",
    "link",
    "file",
    "sha256",
)
"""The keys of a source that are proposed, in the order in which they are written."""
_NEEDED = ("id", "title", "short", "language", "retrieved", "file", "sha256")
_DATES = ("published", "retrieved")
_NAMED = ("outlet", "author")
_WIDEST = 60
"""Characters behind which notes are not put in one column."""
_GAP = "  "

Words = str | tuple[str, ...] | Mapping[str, str]


class Value(Record, frozen=True):
    """What is proposed for a key.

    Args:
        words: what is written.
        note: where it was found, or who gave it.
    """

    words: Words
    note: str


class Proposal(Record, frozen=True):
    """A source as it is proposed.

    Args:
        values: by key, what was found, given or worked out.
        blanks: by key, why there is nothing.
    """

    values: Mapping[str, Value]
    blanks: Mapping[str, str]

    @property
    def missing(self) -> tuple[str, ...]:
        """The keys without which the source cannot be written."""
        lacking = [key for key in _NEEDED if key not in self.values]
        unnamed: Words = ()
        if "unnamed" in self.values:
            unnamed = self.values["unnamed"].words
        for key in _NAMED:
            if key not in self.values and key not in unnamed:
                lacking.append(key)
        if "published" not in self.values and "undated" not in self.values:
            lacking.append("published")
        return tuple(key for key in KEYS if key in lacking)

    @property
    def id(self) -> str:
        """Its id; nothing where none could be made."""
        value = self.values.get("id")
        return str(value.words) if value else ""

    def to_item(self) -> dict[str, Any]:
        """Return it as an item of a content's `sources`."""
        item: dict[str, Any] = {}
        for key in KEYS:
            if key in self.values:
                item[key] = type_words(
                    key,
                    self.values[key].words,
                )
        return item

    def write_block(self) -> str:
        """Return it as YAML to be read by people, each line with where it was found."""
        rows: list[tuple[str, str]] = []
        for key in KEYS:
            if key in self.values:
                value = self.values[key]
                rows.append((f"{key}: {write_item(key, value.words)}", value.note))
            elif key in self.blanks:
                rows.append((f"# {key}: …", self.blanks[key]))
        widths = [len(row) for row, _ in rows if len(row) <= _WIDEST]
        width = max(widths, default=0)
        lines: list[str] = []
        for number, (row, note) in enumerate(rows):
            lead = "- " if not number else _GAP
            told = f"{row:{width}}{_GAP}# {note}" if note else row
            lines.append(f"{_GAP}{lead}{told}\n")
        return "".join(lines)


def type_words(key: str, words: Words) -> Any:
    """Return what is proposed for a key as a value; a date is written without quotes."""
    if key not in _DATES or not isinstance(
        words,
        str,
    ):
        return words
    try:
        return Period.read_words(words)
    except RefusedError:
        return words


def write_item(key: str, words: Words) -> str:
    """Return what is proposed for a key as it is written in one line."""
    return write_flow(type_words(key, words), '"', is_flow=False)
