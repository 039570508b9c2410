"""A plain text -> what its head states: the fields of a mail, or front matter.

Only a head that says what it is counts: lines `Name: value` from the first one on, ended by
a blank line, two of them of known names; or what stands between two lines `---` or `+++`. A
first line that reads like a title is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.header import decode_header, make_header
from email.utils import getaddresses

from reporting.evidence.sources.stated.model import Field, Statement

_HEAD = 20_000
"""Characters in which a head stands."""
_FENCE = re.compile(
    r"\A(---|\+\+\+)[ \t]*\n(.*?)\n(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
_LINE = re.compile(r"([A-Za-z][\w.-]{0,40})[ \t]*[:=][ \t]*(.*)")
_FOLDED = re.compile(r"\n[ \t]+(?=\S)")
_ITEM = re.compile(r"\n[ \t]*-[ \t]+(.*)")
_FIELDS: dict[str, Field] = {
    "title": "title",
    "subject": "title",
    "author": "author",
    "authors": "author",
    "creator": "author",
    "from": "author",
    "byline": "author",
    "outlet": "outlet",
    "publisher": "outlet",
    "publication": "outlet",
    "newspaper": "outlet",
    "journal": "outlet",
    "site": "outlet",
    "site_name": "outlet",
    "date": "published",
    "published": "published",
    "pubdate": "published",
    "publishdate": "published",
    "publication-date": "published",
    "publication_date": "published",
    "datepublished": "published",
    "language": "language",
    "lang": "language",
    "content-language": "language",
    "link": "link",
    "url": "link",
    "canonical": "link",
    "canonical_url": "link",
    "permalink": "link",
    "source": "link",
    "source_url": "link",
    "retrieved": "saved",
    "accessed": "saved",
    "saved": "saved",
}
_FEWEST = 2
"""Fields of known names that a head has, so that `Note: …` is none."""


def state_text(text: str) -> Iterator[Statement]:
    """Yield what the head of a plain text states."""
    head = text[:_HEAD].replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    fenced = _FENCE.match(head)
    if fenced:
        yield from _state_lines(fenced[2], "front matter")
        return
    head = head.lstrip("\n")
    if head.startswith("From "):  # of a mailbox
        _, _, head = head.partition("\n")
    block, blank, _ = head.partition("\n\n")
    unfolded = _FOLDED.sub(" ", block)
    lines = unfolded.split("\n")
    names: list[str] = []
    for line in lines:
        match = _LINE.fullmatch(line)
        if not match:
            return
        if match[1].lower() in _FIELDS:
            names.append(match[1].lower())
    if blank and len(names) >= _FEWEST:
        yield from _state_lines(unfolded, "head")


def _state_lines(block: str, where: str) -> Iterator[Statement]:
    """Yield what lines `name: value` state, those that are indented left out."""
    for match in re.finditer(
        rf"^{_LINE.pattern}$((?:{_ITEM.pattern})*)", block, re.MULTILINE
    ):
        name, words, items = match[1], match[2], match[3]
        field = _FIELDS.get(name.lower())
        values = [words.strip()]
        if items:
            values = _ITEM.findall(items)
        elif words.startswith("[") and words.endswith("]"):
            values = words[1:-1].split(",")
        for value in values if field else ():
            plain = decode_words(value.strip().strip("\"'"))
            if name.lower() == "from":
                plain = find_sender(plain)
            is_address = plain.startswith(("https://", "http://"))
            if field and is_address == (field == "link"):
                yield Statement(field, f"{where} {name}", plain)


def decode_words(words: str) -> str:
    """Return the words of a mail's field (RFC 2047)."""
    if "=?" not in words:
        return words
    try:
        return str(make_header(decode_header(words)))
    except (LookupError, ValueError):
        return words


def find_sender(words: str) -> str:
    """Return the name of who sent a mail; nothing where there is an address alone."""
    for name, _ in getaddresses([words]):
        return name
    return ""
