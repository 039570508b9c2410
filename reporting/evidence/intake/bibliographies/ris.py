"""A bibliography in RIS -> its entries, by `rispy`.

The library reads one record at a time here, and none silently is left out: a record that does
not end is told with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from reporting.evidence.intake.bibliographies.attachments import plain_name
from reporting.evidence.intake.bibliographies.model import (
    Bibliography,
    Entry,
    Fault,
    Values,
    refuse_entries,
    state_all,
    turn_name,
    write_doi,
)
from reporting.evidence.sources.stated.model import Field

_TAG = re.compile(r"^\ufeff?([A-Z][A-Z0-9]) {0,2}-(?: |$)(.*)$")
_TITLES = ("title", "primary_title")
_AUTHORS = ("first_authors", "authors")
_OUTLETS = (
    "journal_name",
    "secondary_title",
    "alternate_title3",
    "publisher",
    "name_of_database",
)
_DATES = ("date", "publication_year", "year")
_FILES = ("file_attachments1", "file_attachments2", "figure")
_KEYS = ("id", "label")

Record = Mapping[str, Any]


def read_ris(text: str) -> Bibliography:
    """Return the entries of a RIS file.

    Args:
        text: the whole file.

    Raises:
        ValueError: it has too many entries; the message goes on from the file's name.
    """
    import rispy  # noqa: PLC0415  (only for those who import a bibliography)

    entries: list[Entry] = []
    faults: list[Fault] = []
    for line, chunk, is_ended in split_records(text):
        refuse_entries(len(entries) + len(faults) + 1)
        try:
            records = rispy.loads(chunk)
        except (ValueError, OSError, KeyError, IndexError, TypeError) as error:
            reason = " ".join(str(error).split())[:80]
            faults.append(
                Fault(
                    line,
                    f"the entry cannot be read ({reason})",
                )
            )
            continue
        if not is_ended:
            message = "the entry has no end: a line `ER  - ` is missing"
            faults.append(Fault(line, message, is_lost=False))
        for record in records:
            entries.append(read_record(record, line))
    return Bibliography(tuple(entries), tuple(faults))


def split_records(text: str) -> Iterator[tuple[int, str, bool]]:
    """Yield the records of a RIS file: the line of each, its text, whether it was ended."""
    start = 0
    lines: list[str] = []
    for number, line in enumerate(
        text.splitlines(),
        1,
    ):
        match = _TAG.match(line)
        tag = match[1] if match else ""
        if tag == "TY":
            if start:
                yield start, end_record(lines), False
            start = number
            lines = []
        if not start:
            continue
        lines.append(f"{tag}  - {match[2].strip()}" if match else line)
        if tag == "ER":
            yield start, end_record(lines[:-1]), True
            start = 0
    if start:
        yield start, end_record(lines), False


def end_record(lines: list[str]) -> str:
    """Return the lines of a record with its end."""
    return "\n".join([*lines, "ER  - ", ""])


def read_record(record: Record, line: int) -> Entry:
    """Return what a record states."""
    stated: dict[Field, Values] = {
        "title": list_values(record, _TITLES),
        "outlet": list_values(record, _OUTLETS),
        "author": list_authors(record),
        "published": list_dates(record, _DATES),
        "saved": list_dates(record, ("access_date",)),
        "language": list_values(record, ("language",)),
        "link": list_links(record),
    }
    files: list[str] = []
    for _, words in list_values(record, _FILES):
        if not words.startswith(("http://", "https://")):
            files.append(plain_name(words))
    keys = [words for _, words in list_values(record, _KEYS)]
    statements = state_all(stated, line)
    return Entry(
        (keys or [""])[0],
        line,
        statements,
        tuple(files),
    )


def list_authors(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the authors of a record, each as the name is spoken."""
    for key, name in list_values(record, _AUTHORS):
        yield key, turn_name(name)


def list_dates(record: Record, keys: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield the dates under some keys of a record."""
    for key, words in list_values(record, keys):
        yield key, join_date(words)


def list_values(record: Record, keys: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield what stands under some keys of a record, each value of a list by itself."""
    for key in keys:
        value = record.get(key)
        for each in (
            value
            if isinstance(
                value,
                list,
            )
            else [value]
        ):
            if isinstance(each, str):
                yield key, each


def list_links(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the addresses of a record."""
    for key, words in list_values(
        record,
        ("urls", "url"),
    ):
        if re.fullmatch(r"https?://\S+", words):
            yield key, words
    for key, words in list_values(record, ("doi",)):
        yield key, write_doi(words)


def join_date(words: str) -> str:
    """Return `2026/10/02/spring` as 2026-10-02, and `2026///` as 2026."""
    if "/" not in words:
        return words
    year, *rest = words.split("/")
    date = [year.strip()]
    for part in rest[:2]:
        if not re.fullmatch(r"\d\d?", part.strip()):
            break
        date.append(f"{int(part):02}")
    return "-".join(date)
