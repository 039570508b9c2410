"""The name of a limit -> its value in force: how much of anything is read.

Whatever is handed to us may be a slip, or meant to hurt. So all that grows with an input has a
limit, generous (ten times the largest honest dossier) and told here, in one table:
`make-report explain limits` prints it. A refusal names the limit, what was found, and the
option that raises it.

    with raise_limits({"content": 50_000_000}):   # `--limit content=50MB`
        build("content.yaml", "out")
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

BYTES = "bytes"
"""The unit of limits that are written as `50MB`."""

_SIZE = r"([0-9]{1,15}) ?([KMG]?)B?"
_COUNT = r"[0-9][0-9_]{0,17}"
_SCALES = {"": 1, "K": 1_000, "M": 1_000_000, "G": 1_000_000_000}


class Limit(NamedTuple):
    """How much of something is read.

    Args:
        default: the value, unless it is raised.
        unit: what is counted, in the plural.
        about: what it bounds, in a phrase.
        ceiling: the most that it can be raised to, where more would break something.
    """

    default: int
    unit: str
    about: str
    ceiling: int | None = None


LIMITS: Mapping[str, Limit] = {
    # What is written.
    "content": Limit(20_000_000, BYTES, "a content file"),
    "theme": Limit(1_000_000, BYTES, "a theme file"),
    "catalogue": Limit(1_000_000, BYTES, "a catalogue of labels"),
    "depth": Limit(64, "levels", "lists and maps within one another, in YAML", 128),
    "nodes": Limit(
        2_000_000,
        "nodes",
        "a YAML file with its aliases written out; an eighth of it where an eighth of its "
        "characters is less",
    ),
    "key": Limit(200, "characters", "a key of a map"),
    "text": Limit(50_000, "characters", "a running text"),
    "line": Limit(5_000, "characters", "a text that is set in a line or a few"),
    "word": Limit(1_000, "characters", "a word: what stands between blanks"),
    "marks": Limit(30, "marks", "the marks upon one letter (UAX 15: stream-safe)"),
    "address": Limit(4_000, "characters", "an address in a text"),
    "digits": Limit(40, "digits", "a number when it is written out, with decimals", 80),
    "sections": Limit(5_000, "sections", "a content"),
    "items": Limit(20_000, "items", "any other list of a content or a theme"),
    "problems": Limit(20_000, "problems", "what is told of a content"),
    # Files with cells.
    "csv": Limit(5_000_000, BYTES, "a CSV file"),
    "table-rows": Limit(10_000, "rows", "a CSV file, or what is read of a workbook"),
    "table-columns": Limit(50, "columns", "the same"),
    "workbook": Limit(10_000_000, BYTES, "a workbook"),
    "workbook-unpacked": Limit(80_000_000, BYTES, "a workbook when it is unpacked"),
    "workbook-parts": Limit(2_000, "parts", "a workbook"),
    "workbook-rows": Limit(200_000, "rows", "a sheet of a workbook"),
    "workbook-cells": Limit(2_000_000, "cells", "a sheet of a workbook"),
    "workbook-merges": Limit(20_000, "merged ranges", "a sheet of a workbook"),
    # Pictures, fonts and profiles.
    "picture": Limit(20_000_000, BYTES, "a picture"),
    "picture-pixels": Limit(40_000_000, "pixels", "a picture"),
    "picture-side": Limit(20_000, "pixels", "a side of a picture"),
    "picture-scans": Limit(
        1_000_000_000,
        "pixels in its scans",
        "a picture, which a JPEG may hold many times",
    ),
    "pictures-pixels": Limit(2_000_000_000, "pixels", "all pictures of a content"),
    "svg": Limit(3_000_000, BYTES, "an SVG"),
    "svg-elements": Limit(30_000, "elements", "an SVG"),
    "svg-depth": Limit(100, "levels", "elements within one another, in an SVG"),
    "font": Limit(40_000_000, BYTES, "a font of a theme"),
    "theme-picture": Limit(5_000_000, BYTES, "a picture of a theme"),
    "profile": Limit(5_000_000, BYTES, "a colour profile of a theme"),
    # Templates of PowerPoint.
    "template": Limit(150_000_000, BYTES, "a template"),
    "template-unpacked": Limit(300_000_000, BYTES, "a template when it is unpacked"),
    "template-xml": Limit(10_000_000, BYTES, "a part of a template that is XML"),
    "template-parts": Limit(10_000, "parts", "a template"),
    # Sources and what tells of them.
    "page": Limit(20_000_000, BYTES, "a source that is a page or a text"),
    "container": Limit(100_000_000, BYTES, "a source that is a PDF or a package"),
    "source-unpacked": Limit(400_000_000, BYTES, "a source when it is unpacked"),
    "source-part": Limit(60_000_000, BYTES, "a part of a source"),
    "source-parts": Limit(20_000, "parts", "a source"),
    "source-elements": Limit(
        1_000_000, "marks of elements", "a page or a part of a source, or of a deck"
    ),
    "source-lines": Limit(500_000, "lines", "a source that is plain text"),
    "source-pages": Limit(20_000, "pages", "a PDF"),
    "source-text": Limit(20_000_000, "characters", "what a PDF says"),
    "process-memory": Limit(768_000_000, BYTES, "a process that reads PDFs"),
    "process-seconds": Limit(12, "seconds", "the processor's time to read one PDF"),
    "process-answer": Limit(
        400_000_000, BYTES, "what a process that reads answers", 2_000_000_000
    ),
    "archive-unpacked": Limit(
        200_000_000, BYTES, "the records of a web archive, unpacked"
    ),
    "archive-records": Limit(100_000, "records", "a web archive"),
    "bibliography": Limit(5_000_000, BYTES, "a bibliography"),
    "bibliography-entries": Limit(10_000, "entries", "a bibliography"),
    "record": Limit(20_000_000, BYTES, "a record of verdicts, `evidence.json`"),
    # Our own outputs, when they are read back.
    "output-unpacked": Limit(
        2_000_000_000, BYTES, "a deck that is read back, unpacked"
    ),
    "output-elements": Limit(
        5_000_000,
        "marks of elements",
        "what a deck that is read back knows of its slides",
    ),
    "output-parts": Limit(200_000, "parts", "a deck that is read back"),
    "output": Limit(1_000_000_000, BYTES, "a dossier or a deck that is read back"),
    "output-stream": Limit(
        75_000_000, BYTES, "a stream of a dossier that is read back, unpacked"
    ),
    "output-page": Limit(100_000, "elements", "a page of a dossier that is read back"),
    "output-cells": Limit(1_000_000, "cells", "a table of a deck that is read back"),
    "carried": Limit(200_000_000, BYTES, "what a deck carries of its content"),
}
"""By name, in the order in which they are explained."""

_IN_FORCE: ContextVar[Mapping[str, int]] = ContextVar("limits")
_DEFAULTS = {name: limit.default for name, limit in LIMITS.items()}


def find_limit(name: str) -> int:
    """Return the value in force of a limit.

    Args:
        name: of `LIMITS`.
    """
    return _IN_FORCE.get(_DEFAULTS)[name]


def list_raised() -> dict[str, int]:
    """Return the limits that are not at their defaults: for a process of our own."""
    values = _IN_FORCE.get(_DEFAULTS)
    return {name: value for name, value in values.items() if value != _DEFAULTS[name]}


@contextmanager
def raise_limits(limits: Mapping[str, int]) -> Iterator[None]:
    """Let other values be in force within a `with` statement, in this thread.

    Args:
        limits: by name, in bytes or as counts; those that are left out stay as they are.

    Raises:
        ValueError: there is no such limit, or it cannot have that value.
    """
    for name, value in limits.items():
        check_limit(name, value)
    token = _IN_FORCE.set({**_IN_FORCE.get(_DEFAULTS), **limits})
    try:
        yield
    finally:
        _IN_FORCE.reset(token)


def check_limit(name: str, value: int) -> None:
    """Check that a limit can have a value.

    Raises:
        ValueError: there is no such limit, or it cannot have that value.
    """
    if name not in LIMITS:
        raise ValueError(f"there is no limit `{name}`: `explain limits` lists them")
    ceiling = LIMITS[name].ceiling
    if value < 1:
        raise ValueError(f"the limit `{name}` is at least 1")
    if ceiling and value > ceiling:
        raise ValueError(f"the limit `{name}` is at most {ceiling}")


def read_limit(text: str) -> tuple[str, int]:
    """Return a limit that is written as `sections=8000` or `content=50MB`.

    Raises:
        ValueError: it is none.
    """
    name, _, written = text.partition("=")
    name = name.strip().lower()
    value = read_amount(written)
    if value is None:
        raise ValueError(f"not a limit: {text!r}; write it as content=50MB")
    check_limit(name, value)
    return name, value


def read_amount(text: str) -> int | None:
    """Return a count such as `8000`, or a size such as `50MB` in bytes; None for neither."""
    written = text.strip()
    if re.fullmatch(_COUNT, written):
        return int(written)
    match = re.fullmatch(_SIZE, written, re.IGNORECASE)
    if not match:
        return None
    return int(match[1]) * _SCALES[match[2].upper()]


class ExcessError(ValueError):
    """Something is more than is read of it; the message goes on from its name.

    Args:
        name: of the limit.
        found: that is too much; None where nobody counted on.
        verb: that stands before it.
    """

    def __init__(self, name: str, found: int | None = None, verb: str = "has") -> None:
        self.hint = tell_cure(name, found or 2 * find_limit(name))
        super().__init__(f"{verb} {tell_excess(name, found)}")


def tell_excess(name: str, found: int | None) -> str:
    """Return what was found, and the limit that it is beyond, for a message.

    Such as ``6,000 sections, and the limit `sections` is 5,000``.

    Args:
        name: of the limit.
        found: that is too much; None where nobody counted on.
    """
    limit = find_limit(name)
    unit = LIMITS[name].unit
    if found is None:
        return f"more {unit} than the limit `{name}` of {limit:,}"
    if unit == BYTES:
        return f"{format_size(found)}, and the limit `{name}` is {format_size(limit)}"
    return f"{found:,} {unit}, and the limit `{name}` is {limit:,}"


def tell_cure(name: str, found: int) -> str:
    """Return how a limit is raised so far that what was found is read, for a hint."""
    ceiling = LIMITS[name].ceiling
    if ceiling and found > ceiling:
        return f"no more than {ceiling} are ever read: check it"
    wanted = str(found)
    if LIMITS[name].unit == BYTES and found > _SCALES["M"]:
        wanted = f"{-(-found // _SCALES['M'])}MB"
    return f"if that is right, `--limit {name}={wanted}` raises it"


def format_size(size: int) -> str:
    """Return a number of bytes as messages say it: `20 MB`, `20.5 MB`, `6 bytes`."""
    for name, scale in (("MB", _SCALES["M"]), ("KB", _SCALES["K"])):
        if size >= scale:
            # Rounded up: what is too large is never told to be as large as the limit.
            tenths = -(-size * 10 // scale)
            return f"{tenths / 10:g} {name}"
    return f"{size} bytes"


def list_limits() -> Iterator[str]:
    """Yield a line for each limit: its name, its value in force, and what it bounds."""
    width = max(map(len, LIMITS))
    for name, limit in LIMITS.items():
        value = find_limit(name)
        told = f"{value:,} {limit.unit}"
        if limit.unit == BYTES:
            told = format_size(value)
        yield f"{name:{width}}  {told:>20}  {limit.about}\n"
