"""What is said of the numbers of both outputs: each with its place and where it comes from.

These values are the JSON of `make-report check --numbers --format json`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import Literal

from reporting.errors import EvidenceError
from reporting.record import Record


class Ground(StrEnum):
    """What a number is, and with that what it rests on."""

    FIGURE = "figure"
    """A figure of the content, or a part of it: `{revenue:change}`."""
    CLAIM = "claim"
    """Words that a claim bears which is cited there."""
    CHART = "chart"
    """A value that a chart shows."""
    TABLE = "table"
    """A cell of a table from a file."""
    DERIVED = "derived"
    """It follows from figures, or from the data of the chart that it speaks of."""
    INFERRED = "inferred"
    """A date of ours, which the outputs say is inferred."""
    UNSOURCED = "unsourced"
    """The block says why nobody bears it, and so do the outputs."""
    SOURCE = "source"
    """What a source is: its number, dates, paragraphs, title and hash."""
    EDITION = "edition"
    COUNT = "count"
    """How many there are of something that the dossier counts itself."""
    MARK = "claim number"
    PAGE = "page number"
    SECTION = "section number"
    LIST = "list number"
    PART = "part of a topic"
    """`(2/3)` in a title, or `1 of 5`."""
    SCALE = "scale"
    """A round value on the axis of a chart, or a line or a band across it."""
    TIME = "minutes"
    """Of the briefing."""
    NAME = "name"
    """Digits of a name, a term or an address: `A24`, `Q2`, `report-2024.pdf`."""
    SMALL = "small count"
    """A small number in words, which by rule is no figure: `two sources`."""
    FURNITURE = "furniture"
    """Of the page or slide: its number, its running heads."""
    NONE = "unaccounted"


class CitedPlace(Record, frozen=True):
    """Where a source says so.

    Args:
        source: id of the source.
        place: in it, such as `¶ 2`.
        verdict: what was found there; empty where there was no copy to look into.
    """

    source: str
    place: str
    verdict: str = ""


class Account(Record, frozen=True):
    """Where a number comes from.

    Args:
        ground: what it is.
        what: which one: an id with its part, a cell, a reason.
        claims: ids of the claims that bear it.
        places: where sources say so.
    """

    ground: Ground
    what: str = ""
    claims: tuple[str, ...] = ()
    places: tuple[CitedPlace, ...] = ()


class ListedNumber(Record, frozen=True):
    """A number of an output.

    Args:
        output: `dossier` or `deck`.
        language: code of the output's language.
        place: its page or slide, from 1.
        text: as it is printed.
        account: where it comes from.
        path: in the content, of the text that it stands in; empty for words of our own.
        line: in the content, from 1; 0 where it is not known.
        context: words around it, of a number without an account.
    """

    output: Literal["dossier", "deck"]
    language: str
    place: int
    text: str
    account: Account
    path: str = ""
    line: int = 0
    context: str = ""


class MissingNumber(Record, frozen=True):
    """What a page or slide was planned to say and does not.

    Args:
        output: `dossier` or `deck`.
        language: code of the output's language.
        place: its page or slide, from 1.
        text: the number.
        count: how often it is missing.
    """

    output: Literal["dossier", "deck"]
    language: str
    place: int
    text: str
    count: int = 1


class NumberReport(Record, frozen=True):
    """The numbers of the outputs of a content.

    Args:
        content: the content file, as the user named it.
        languages: codes of the outputs' languages.
        pages: of all dossiers.
        slides: of all decks.
        numbers: by language and output, in the order of reading.
        missing: what was planned and is not read back.
        left_out: what is no number of the list, by rule.
    """

    content: str
    languages: tuple[str, ...]
    pages: int
    slides: int
    numbers: tuple[ListedNumber, ...]
    missing: tuple[MissingNumber, ...] = ()
    left_out: tuple[str, ...] = ()

    def count(self) -> Counter[Ground]:
        """Return how many numbers there are of each ground."""
        return Counter(number.account.ground for number in self.numbers)

    def list_unaccounted(self) -> Iterator[ListedNumber]:
        """Yield the numbers that nothing accounts for."""
        for number in self.numbers:
            if number.account.ground is Ground.NONE:
                yield number

    def find_failure(self) -> EvidenceError | None:
        """Return why the list does not pass; None if every number is accounted for."""
        unaccounted = sum(1 for _ in self.list_unaccounted())
        parts = []
        if unaccounted:
            verb = "number is" if unaccounted == 1 else "numbers are"
            parts.append(f"{unaccounted} {verb} not accounted for")
        if self.missing:
            count = len(self.missing)
            verb = "number is" if count == 1 else "numbers are"
            parts.append(f"{count} {verb} planned and not read back")
        if parts:
            return EvidenceError("; ".join(parts), ())
        return None
