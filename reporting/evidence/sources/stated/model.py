"""What a file states of itself: each statement with the place in the file that makes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from reporting.cleaning import drop_unprintable
from reporting.reading.characters import compose_letters
from reporting.record import Record

Field = Literal[
    "title",
    "outlet",
    "author",
    "published",
    "language",
    "link",
    "saved",
    "made",
]
"""What may be stated. `saved` is the day on which a page was saved, `made` that on which a file
was: neither is the day on which anything appeared.
"""

_MOST = 2000
"""Characters of a statement that are kept."""
_SEVERAL = 200
"""Statements that are kept of a file: an honest one makes a few dozen."""


class Stated(Record, frozen=True):
    """One statement.

    Args:
        value: the words as they stand there, on one line.
        where: what states it: `og:site_name`, `JSON-LD author`, `PDF Title`.
    """

    value: str
    where: str


class Statement(Record, frozen=True):
    """One statement, and what it is about."""

    field: Field
    where: str
    value: str


class Metadata(Record, frozen=True):
    """All that a file states of itself, the statement to be trusted most first.

    Args:
        title: of the document.
        outlet: who published it.
        author: who wrote it; several of one place are several persons.
        published: when it appeared.
        language: that it is in.
        link: its address on the web.
        saved: when the copy was saved from the web.
        made: when the file was made, which is not when it appeared.
    """

    title: tuple[Stated, ...] = ()
    outlet: tuple[Stated, ...] = ()
    author: tuple[Stated, ...] = ()
    published: tuple[Stated, ...] = ()
    language: tuple[Stated, ...] = ()
    link: tuple[Stated, ...] = ()
    saved: tuple[Stated, ...] = ()
    made: tuple[Stated, ...] = ()

    @property
    def every_text(self) -> tuple[str, ...]:
        """The words of all statements, each once."""
        groups = (
            self.title,
            self.outlet,
            self.author,
            self.published,
            self.language,
            self.link,
            self.saved,
            self.made,
        )
        texts: list[str] = []
        for group in groups:
            for stated in group:
                texts.append(stated.value)
        return tuple(dict.fromkeys(texts))


def gather_statements(statements: Iterable[Statement]) -> Metadata:
    """Return statements by what they are about, each once, in their order.

    Args:
        statements: in the order in which they are to be trusted.
    """
    fields: dict[Field, list[Stated]] = {}
    for number, statement in enumerate(statements):
        if number == _SEVERAL:
            break
        stated = Stated(clean_words(statement.value), statement.where)
        known = fields.setdefault(statement.field, [])
        if stated.value and stated not in known:
            known.append(stated)
    return Metadata(**{name: tuple(found) for name, found in fields.items()})


def clean_words(words: str) -> str:
    """Return words on one line, without what no output holds."""
    plain = " ".join(words[:_MOST].split())
    return compose_letters(drop_unprintable(plain)).strip()
