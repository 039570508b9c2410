"""A slide as it is written, before it has a number and its parts have names."""

from __future__ import annotations

from reporting.deck.ooxml.package import Relation
from reporting.reading.origin import Origin
from reporting.record import Record


class WrittenChart(Record, frozen=True):
    """A chart as it is written, before its parts have names.

    Args:
        xml: of its part.
        shapes: of those that stand over it; empty for none.
        book: its workbook.
    """

    xml: bytes
    shapes: bytes
    book: bytes


class WrittenPicture(Record, frozen=True):
    """A picture, by its bytes and what they are known by."""

    digest: str
    data: bytes


class WrittenSlide(Record, frozen=True):
    """A slide as it is written, before it has a number and its parts have names.

    Args:
        head: its XML up to the shape that holds its number.
        tail: what follows that.
        number: of that shape; 0 where no shape holds the slide's number.
        relations: what it refers to: other slides by their ids, its exhibits by their places
            in `charts` and `pictures`, its layout and its notes by nothing.
        answers: by anchor, where its links lead: to which slide, and that in words.
        charts: that it shows.
        pictures: likewise.
        origins: where what its shapes show was written, by their numbers.
    """

    head: str
    tail: str
    number: int
    relations: tuple[Relation, ...]
    answers: tuple[tuple[str, tuple[str, str]], ...]
    charts: tuple[WrittenChart, ...]
    pictures: tuple[WrittenPicture, ...]
    origins: tuple[tuple[int, Origin], ...]
