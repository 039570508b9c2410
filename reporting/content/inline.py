r"""The small Markdown of running text -> typed runs.

Emphasis, links and backslash escapes are CommonMark's; `[^claim-id]` is a source mark and
`{figure-id}`, `{figure-id:value}` or `{figure-id:change}` a figure written out in place.
All else, HTML and a renderer's markup included, is literal text. A literal brace is written
`\{`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import chain

from reporting.cleaning import find_hidden, name_character
from reporting.content.addresses import blank_addresses
from reporting.content.values import ID_PATTERN
from reporting.limits import find_limit, tell_cure, tell_excess
from reporting.memory import clear_between_builds
from reporting.reading.origin import Span, Turn
from reporting.record import Record, replace

_SPECIAL = frozenset("\\*_[]{\r")
"""A text without any of these has no markup."""
_BLANK_LINES = r"\n[ \t]*\n\s*"
_HOST = r"(?:\[[0-9A-Fa-f:.]+\]|[^\s/?#@:\[\]\\<>\"]+)"
_WEB = rf"https?://{_HOST}(?::(?P<port>\d{{1,5}}))?(?:[/?#].*)?"
"""No name or password before the host: what stands there looks like one (RFC 3986, 7.6)."""
_MAIL = r"mailto:[^@\s?]+@[^\s?]+(?:\?(?!.*%0[ad]).*)?"
"""An escaped line end would begin another field of the message (RFC 6068, 7)."""
_LAST_PORT = 65535


class Part(StrEnum):
    """What of a figure is written out in running text."""

    WHOLE = "whole"
    """The value and, where the figure has one, its change."""
    VALUE = "value"
    """The value with its unit and its `over`, `about` or `under`."""
    CHANGE = "change"
    """The change against the period before."""


class Words(Record, frozen=True):
    """A stretch of text of one look; `link` is an address that the link policy allows."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None


class SourceMark(Record, frozen=True):
    """A raised mark: what stands before it rests on this claim."""

    claim: str


class FigureRef(Record, frozen=True):
    """A figure in running text; the plan writes it out in its language."""

    figure: str
    part: Part = Part.WHOLE
    bold: bool = False
    italic: bool = False
    link: str | None = None


Inline = Words | SourceMark | FigureRef
Inlines = tuple[Inline, ...]


class Fault(Record, frozen=True):
    """Something in a text that is neither markup nor meant literally.

    `written` is how it stands there, `code` the stable name of such a problem.
    """

    written: str
    message: str
    hint: str = ""
    code: str = ""


class Paragraph(Record, frozen=True):
    """A paragraph of rich text as it was read.

    Args:
        runs: in order.
        spans: for each run the characters of the text that it was read from.
        faults: what keeps it from being used.
        doubts: what may not be meant as it is printed.
    """

    runs: Inlines
    spans: tuple[Span, ...]
    faults: tuple[Fault, ...] = ()
    doubts: tuple[Fault, ...] = ()


def parse_paragraph(text: str) -> Inlines:
    """Read one paragraph of rich text; line breaks within it become spaces.

    Raises:
        ValueError: the text has a fault that `scan_paragraph` would return.
    """
    runs, faults = scan_paragraph(text)
    if faults:
        raise ValueError("; ".join(fault.message for fault in faults))
    return runs


def scan_paragraph(text: str) -> tuple[Inlines, tuple[Fault, ...]]:
    """Read one paragraph as `parse_paragraph` does; its faults are returned, not raised."""
    read = read_paragraph(text)
    return read.runs, read.faults


@clear_between_builds
@lru_cache(maxsize=65536)
def read_paragraph(text: str) -> Paragraph:
    """Read one paragraph of rich text, with its faults and the characters of each run."""
    if len(text) > find_limit("text"):
        return Paragraph((), (), (refuse_length(text, "text"),))
    if _SPECIAL.isdisjoint(text):
        words, turns = fold_lines(text, 0)
        if not words:
            return Paragraph((), ())
        return Paragraph(
            (Words(words),),
            (Span(0, len(text), turns),),
        )
    # The library is loaded by the first text with markup.
    from reporting.content.markup import read_markup  # noqa: PLC0415

    return read_markup(text)


def read_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Read all paragraphs of a rich text; their spans are those in the whole text."""
    paragraphs: list[Paragraph] = []
    for start, words in find_paragraphs(text):
        paragraph = _shift(read_paragraph(words), start)
        paragraphs.append(paragraph)
    return tuple(paragraphs)


def read_lines(text: str) -> tuple[Paragraph, ...]:
    """Read each line of a rich text that is not blank as a paragraph of its own."""
    lines: list[Paragraph] = []
    start = 0
    for line in text.splitlines(keepends=True):
        words = line.rstrip()
        if words:
            lines.append(_shift(read_paragraph(words), start))
        start += len(line)
    return tuple(lines)


def _shift(paragraph: Paragraph, start: int) -> Paragraph:
    """Return a paragraph whose spans are those in the text that it is part of."""
    if not start:
        return paragraph
    spans = tuple([span.shift(start) for span in paragraph.spans])
    return replace(paragraph, spans=spans)


def join_plain_words(runs: Sequence[Inline]) -> str:
    """Return what some runs state, with a space for each source mark and figure.

    Addresses and names of files state nothing: there are spaces for them.
    """
    words = [run.text if isinstance(run, Words) else " " for run in runs]
    return blank_addresses("".join(words))


def strip_markup(text: str) -> str:
    """Return the words of a rich text, without looks, source marks and figures."""
    words: list[str] = []
    for run in chain.from_iterable(one.runs for one in read_paragraphs(text)):
        if isinstance(run, Words):
            words.append(run.text)
    return "".join(words)


def split_paragraphs(text: str) -> tuple[str, ...]:
    """Split a text at its blank lines."""
    text = text.strip()
    if "\n" not in text:
        return (text,)
    return tuple(re.split(_BLANK_LINES, text))


def find_paragraphs(text: str) -> list[tuple[int, str]]:
    """Return the paragraphs of a text, each with its offset in it."""
    found: list[tuple[int, str]] = []
    start = 0
    for words in split_paragraphs(text):
        start = text.index(words, start)
        found.append((start, words))
        start += len(words)
    return found


def refuse_length(text: str, limit: str) -> Fault:
    """Return that a text is longer than it may be.

    Args:
        text: in one language.
        limit: the name of the limit.
    """
    message = f"a text of {tell_excess(limit, len(text))}"
    hint = f"make paragraphs of it; {tell_cure(limit, len(text))}"
    return Fault("", message, hint, "E310")


def find_link_fault(address: str) -> Fault | None:
    """Return what keeps an address from being a link.

    Only http, https, mailto and `#id` may be linked to.
    """
    if address.startswith("#") and re.fullmatch(ID_PATTERN, address[1:]):
        return None
    hidden = find_hidden(address)
    if hidden:
        message = f"the address `{address[:60]}` holds {name_character(hidden)}"
        return Fault(address, message, "delete it; it may be invisible", "E305")
    outside = re.fullmatch(f"{_WEB}|{_MAIL}", address, re.IGNORECASE)
    is_plain = outside and not re.search(r"[\s\\]", address)
    if outside and is_plain and int(outside["port"] or 0) <= _LAST_PORT:
        return None
    message = f"`{address[:60]}` cannot be a link"
    hint = "links begin with https://, http://, mailto: or #"
    return Fault(address, message, hint, "E305")


def fold_lines(text: str, at: int) -> tuple[str, tuple[Turn, ...]]:
    """Return a text on one line: each line break with the blanks around it becomes one space.

    Args:
        text: with or without line breaks.
        at: offset of its first character in the paragraph.

    Returns:
        the text and the turns of its span.
    """
    if "\n" not in text:
        return text, ()
    parts: list[str] = []
    turns: list[Turn] = []
    length = 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        words = line
        if number:
            words = words.lstrip()
        indent = len(line) - len(words)
        is_last = number == len(lines) - 1
        if not is_last:
            words = words.rstrip()
        if words or is_last or not number:
            if number:
                turns.append((length, at + indent))
            parts.append(words)
            length += len(words) + 1
        at += len(line) + 1
    return " ".join(parts), tuple(turns)


def read_runs(
    words: str, *, is_rich: bool, limit: str = "text"
) -> tuple[tuple[Inlines, ...], tuple[Fault, ...]]:
    """Return the runs of each paragraph of a text, and the faults of all.

    Args:
        words: of the text.
        is_rich: whether it may have markup.
        limit: the name of the limit of its length.
    """
    if len(words) > find_limit(limit):
        return ((),), (refuse_length(words, limit),)
    if not is_rich:
        return ((Words(words),),), ()
    paragraphs: list[Inlines] = []
    found: list[Fault] = []
    for _, paragraph in find_paragraphs(words):
        runs, faults = scan_paragraph(paragraph)
        paragraphs.append(runs)
        found += faults
    return tuple(paragraphs), tuple(found)
