"""An entry of a bibliography, whatever its format: what it states, and the files it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from reporting.evidence.sources.stated.model import Field, Statement
from reporting.limits import find_limit, tell_excess
from reporting.record import Record

_DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{3,9}/\S+)", re.IGNORECASE
)
_TAGS = re.compile(
    r"</?(?:i|b|em|strong|sup|sub|sc|span|p)\b[^<>]{0,100}>", re.IGNORECASE
)

Values = Iterable[tuple[str, str]]
"""Names of keys of an entry, each with the words under it."""


class Entry(Record, frozen=True):
    """One entry.

    Args:
        key: by which it is cited; nothing if it has none.
        line: where it begins; 0 where that is not known.
        statements: what it states of the document.
        files: its attachments, as it names them.
    """

    key: str
    line: int
    statements: tuple[Statement, ...]
    files: tuple[str, ...] = ()


class Fault(Record, frozen=True):
    """Something that is wrong in a bibliography.

    Args:
        line: where; 0 for the whole file.
        message: what, in one sentence without a full stop.
        is_lost: whether an entry could not be read by it.
    """

    line: int
    message: str
    is_lost: bool = True


class Bibliography(Record, frozen=True):
    """The entries of a bibliography, and what is wrong in it."""

    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...] = ()


def state_all(stated: Mapping[Field, Values], line: int) -> tuple[Statement, ...]:
    """Return statements, from names of keys and what stands under each.

    Args:
        stated: what is stated, by what it is about.
        line: of the entry.
    """
    found: list[Statement] = []
    for field, values in stated.items():
        for name, words in values:
            plain = " ".join(_TAGS.sub("", words).split())
            place = f"{name}, line {line}" if line else name
            if plain:
                found.append(Statement(field, place, plain))
    return tuple(found)


def write_person(first: str, last: str, suffix: str = "") -> str:
    """Return the name of a person as it is spoken."""
    name = " ".join(f"{first} {last}".split())
    return f"{name}, {suffix}" if suffix else name


def turn_name(name: str) -> str:
    """Return a name that libraries index by (`Last, First, Jr`) as it is spoken."""
    parts: Sequence[str] = [part.strip() for part in name.split(",")]
    with_suffix = 3
    if not 1 < len(parts) <= with_suffix or not all(parts[:2]):
        return name.strip().strip(",")
    return write_person(
        parts[1],
        parts[0],
        "".join(parts[2:]),
    )


def write_doi(words: str) -> str:
    """Return the address of a DOI; nothing of what is none."""
    match = _DOI.fullmatch(words.strip())
    return f"https://doi.org/{match[1]}" if match else ""


def refuse_entries(count: int) -> None:
    """Refuse a bibliography of more entries than are read.

    Args:
        count: of what begins an entry.

    Raises:
        ValueError: it has more; the message goes on from the file's name.
    """
    if count > find_limit("bibliography-entries"):
        raise ValueError(f"has {tell_excess('bibliography-entries', count)}")
