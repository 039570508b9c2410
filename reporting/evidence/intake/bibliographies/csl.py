"""A bibliography in CSL-JSON -> its entries (citeproc, schema 1.0).

Items are read one after the other, so that each knows its line, and a broken one tells it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from reporting.evidence.intake.bibliographies.attachments import plain_name
from reporting.evidence.intake.bibliographies.model import (
    Bibliography,
    Entry,
    Fault,
    state_each,
    write_doi,
    write_person,
)
from reporting.evidence.sources.stated.model import Statement

_MOST = 5_000_000
_GAP = re.compile(r"[\s,]*")
_WRAPPED = re.compile(r"\s*\{\s*\"items\"\s*:\s*(?=\[)")
_OUTLETS = ("container-title", "publisher", "collection-title", "archive")
_FILES = ("file", "attachments")

Item = Mapping[str, Any]


def read_csl(text: str) -> Bibliography:
    """Return the entries of a CSL-JSON file.

    Args:
        text: the whole file: a list of items, one alone, or `{"items": […]}`.

    Raises:
        ValueError: it is too large; the message goes on from the file's name.
    """
    if len(text) > _MOST:
        raise ValueError(f"has more than {_MOST:,} characters")
    entries: list[Entry] = []
    for line, item in list_items(text):
        if isinstance(item, Fault):
            return Bibliography(tuple(entries), (item,))
        if not isinstance(item, dict):
            fault = Fault(line, "an item is no object with the fields of a reference")
            return Bibliography(tuple(entries), (fault,))
        entries.append(read_item(item, line))
    return Bibliography(tuple(entries))


def list_items(text: str) -> Iterator[tuple[int, Any]]:
    """Yield the items of a file, each with its line; a fault where the JSON ends."""
    wrapped = _WRAPPED.match(text)
    at = wrapped.end() if wrapped else len(text) - len(text.lstrip("\ufeff \t\r\n"))
    decoder = json.JSONDecoder(strict=False)
    is_list = text[at : at + 1] == "["
    at += is_list
    while True:
        gap = _GAP.match(text, at)
        at = gap.end() if gap else at
        line = (
            text.count(
                "\n",
                0,
                at,
            )
            + 1
        )
        if text[at : at + 1] == "]" and is_list:
            return
        try:
            item, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            where = getattr(error, "lineno", line)
            reason = getattr(error, "msg", "too deep")
            yield (
                where,
                Fault(
                    where,
                    f"the JSON is broken here: {reason}",
                ),
            )
            return
        yield line, item
        if not is_list:
            return


def read_item(item: Item, line: int) -> Entry:
    """Return what an item states."""
    statements: list[Statement] = []
    statements += state_each(
        "title",
        list_words(item, "title"),
        line,
    )
    for key in _OUTLETS:
        statements += state_each(
            "outlet",
            list_words(item, key),
            line,
        )
    authors = [("author", name) for name in list_names(item.get("author"))]
    statements += state_each("author", authors, line)
    issued = [("issued", read_date(item.get("issued")))]
    statements += state_each("published", issued, line)
    accessed = [("accessed", read_date(item.get("accessed")))]
    statements += state_each("saved", accessed, line)
    statements += state_each(
        "language",
        list_words(item, "language"),
        line,
    )
    links = [
        (key, url)
        for key, url in list_words(
            item,
            "URL",
        )
        if "://" in url
    ]
    links += [
        (key, write_doi(doi))
        for key, doi in list_words(
            item,
            "DOI",
        )
    ]
    statements += state_each("link", links, line)
    files: list[str] = []
    for key in _FILES:
        files += [
            plain_name(words)
            for _, words in list_words(
                item,
                key,
            )
        ]
    key = str(item.get("citation-key") or item.get("id") or "")
    return Entry(
        key,
        line,
        tuple(statements),
        tuple(files),
    )


def list_words(item: Item, key: str) -> list[tuple[str, str]]:
    """Return the words under a key; paths of files in a list of objects too."""
    value = item.get(key)
    found: list[tuple[str, str]] = []
    for each in (
        value
        if isinstance(
            value,
            list,
        )
        else [value]
    ):
        words = (
            each.get("path")
            if isinstance(
                each,
                dict,
            )
            else each
        )
        if isinstance(words, str):
            found.append((key, words))
    return found


def list_names(value: Any) -> Iterator[str]:
    """Yield the names of persons, and of institutions as they stand."""
    for each in value if isinstance(value, list) else []:
        if not isinstance(each, dict):
            continue
        parts = {name: str(words) for name, words in each.items() if words}
        if "literal" in parts:
            yield parts["literal"]
            continue
        particles = [parts.get("dropping-particle"), parts.get("non-dropping-particle")]
        last = " ".join(
            [
                *filter(
                    None,
                    particles,
                ),
                parts.get("family", ""),
            ]
        )
        yield write_person(
            parts.get("given", ""),
            last,
            parts.get("suffix", ""),
        )


def read_date(value: Any) -> str:
    """Return a date of CSL as it is written here; its own words where it has no parts."""
    if isinstance(value, str):
        return value
    if not isinstance(value, dict):
        return ""
    if value.get("circa"):
        return f"about {read_parts(value.get('date-parts'))}"
    parts = read_parts(value.get("date-parts"))
    return parts or str(value.get("raw") or value.get("literal") or "")


def read_parts(value: Any) -> str:
    """Return `[[2026, 10, 2]]` as 2026-10-02, and two dates as a range."""
    dates: list[str] = []
    for each in value if isinstance(value, list) else []:
        if not isinstance(each, list) or not each:
            continue
        digits = [str(part).strip() for part in each[:3]]
        if not all(
            re.fullmatch(
                r"-?\d{1,4}",
                part,
            )
            for part in digits
        ):
            return ""
        year, *rest = digits
        dates.append("-".join([year.zfill(4), *(part.zfill(2) for part in rest)]))
    return "/".join(dates[:2])
