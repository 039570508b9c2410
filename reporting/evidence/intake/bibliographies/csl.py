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
    Values,
    refuse_entries,
    state_all,
    write_doi,
    write_person,
)
from reporting.evidence.sources.stated.model import Field

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
        ValueError: it has too many entries; the message goes on from the file's name.
    """
    entries: list[Entry] = []
    for line, item in list_items(text):
        if isinstance(item, Fault):
            return Bibliography(tuple(entries), (item,))
        if not isinstance(item, dict):
            fault = Fault(line, "an item is no object with the fields of a reference")
            return Bibliography(tuple(entries), (fault,))
        refuse_entries(len(entries) + 1)
        entries.append(read_item(item, line))
    return Bibliography(tuple(entries))


def list_items(text: str) -> Iterator[tuple[int, Any]]:
    """Yield the items of a file, each with its line; a fault where the JSON ends."""
    wrapped = _WRAPPED.match(text)
    at = wrapped.end() if wrapped else len(text) - len(text.lstrip("\ufeff \t\r\n"))
    decoder = json.JSONDecoder(strict=False)
    is_list = text[at : at + 1] == "["
    at += is_list
    line, counted = 1, 0
    while True:
        gap = _GAP.match(text, at)
        at = gap.end() if gap else at
        line += text.count("\n", counted, at)
        counted = at
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
    stated: dict[Field, Values] = {
        "title": list_words(item, "title"),
        "outlet": list_words(item, *_OUTLETS),
        "author": list_names(item.get("author")),
        "published": [("issued", read_date(item.get("issued")))],
        "saved": [("accessed", read_date(item.get("accessed")))],
        "language": list_words(item, "language"),
        "link": list_links(item),
    }
    files: list[str] = []
    for _, words in list_words(item, *_FILES):
        files.append(plain_name(words))
    key = item.get("citation-key") or item.get("id") or ""
    statements = state_all(stated, line)
    return Entry(
        str(key),
        line,
        statements,
        tuple(files),
    )


def list_links(item: Item) -> Iterator[tuple[str, str]]:
    """Yield the addresses of an item, each with its key."""
    for key, address in list_words(item, "URL"):
        if "://" in address:
            yield key, address
    for key, doi in list_words(item, "DOI"):
        yield key, write_doi(doi)


def list_words(item: Item, *keys: str) -> list[tuple[str, str]]:
    """Return the words under some keys; paths of files in a list of objects too."""
    found: list[tuple[str, str]] = []
    for key in keys:
        value = item.get(key)
        for each in value if isinstance(value, list) else [value]:
            words = each.get("path") if isinstance(each, dict) else each
            if isinstance(words, str):
                found.append((key, words))
    return found


def list_names(value: Any) -> Iterator[tuple[str, str]]:
    """Yield the names of persons, and of institutions as they stand."""
    for each in value if isinstance(value, list) else []:
        if not isinstance(each, dict):
            continue
        parts = {name: str(words) for name, words in each.items() if words}
        if "literal" in parts:
            yield "author", parts["literal"]
            continue
        names = ("dropping-particle", "non-dropping-particle", "family")
        last = " ".join(parts[name] for name in names if name in parts)
        first = parts.get("given", "")
        yield "author", write_person(first, last, parts.get("suffix", ""))


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
