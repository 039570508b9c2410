"""What the typed content is made of: texts by language, ids, days, periods and numbers.

Each is read from the text that was written; what cannot be read says what to write instead.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, ClassVar, Literal, Self

from reporting.content.acceptance import Acceptance
from reporting.content.form_cures import suggest_id, suggest_language
from reporting.errors import RefusedError
from reporting.limits import find_limit
from reporting.reading.model import Model
from reporting.reading.nodes import Map, Node, Scalar
from reporting.reading.rules import (
    STRIPPED,
    Absent,
    AtLeast,
    AtMost,
    Length,
    Matches,
    Prepared,
    ReadBy,
    Rule,
    shows_anything,
)
from reporting.reading.scalars import explain_long_number, parse_day
from reporting.reading.wording import format_value
from reporting.record import Record

EVERY = "*"
"""The key under which a text that is the same in every language is kept."""


_LANGUAGE = r"[a-z]{2,3}(-[A-Z][A-Za-z]{1,7})?"
_LANGUAGE_FORM = "a language code (such as en, it or pt-BR)"
LanguageCode = Annotated[
    str,
    STRIPPED,
    Matches(_LANGUAGE, _LANGUAGE_FORM, suggest_language),
]


class LanguageKey(Rule, frozen=True):
    """The key of a text in one language."""

    pattern: str = _LANGUAGE

    def check(self, value: str, node: Node) -> None:  # noqa: ARG002  (the key is enough)
        """Refuse a key that is no language, as one that a line of a text was read as."""
        if re.fullmatch(_LANGUAGE, value):
            return
        shown = format_value(value)
        if " " in value:
            message = (
                f"{shown} is read as a key: this line of a text is indented too little"
            )
            raise RefusedError(
                message, "indent it like the lines above it", code="E129"
            )
        message = f"not {_LANGUAGE_FORM}: {shown}"
        raise RefusedError(message, code="E209")


class Text(Model, frozen=True, kw_only=True):
    """Words in one or more languages: a plain string, or a map by language code.

    A text may carry inline markup where the schema says `Rich`; otherwise it is printed as
    it is.
    """

    noun: ClassVar[str] = "text"
    words_form: ClassVar[str] = r"\S"
    sort: ClassVar[str] = "words, the same or by language"
    whole_map: ClassVar[str] = "by_language"

    by_language: Mapping[
        Annotated[str, LanguageKey()],
        Annotated[str, STRIPPED, Length(1)],
    ]

    @classmethod
    def read_words(cls, words: str) -> Self:
        """Return the text that is the same in every language."""
        return cls(by_language={EVERY: words.strip()})

    @classmethod
    def check_map(cls, node: Map) -> None:
        """Refuse a key that holds the end of a text, which a comma between braces cut off."""
        first = next(iter(node.entries), "en")
        if " " in first and not re.fullmatch(_LANGUAGE, first):
            message = f"a colon behind {format_value(first)} makes a key of it"
            raise RefusedError(
                message, "put a text with a colon in quotes", code="E121"
            )
        for key, words in node.entries.items():
            is_nothing = isinstance(words, Scalar) and words.value is None
            if is_nothing and " " in key:
                message = f"`{key}` is cut off from its text: "
                message += "between braces, put a text with commas in quotes"
                raise RefusedError(message, code="E253")

    def check(self) -> None:
        """Refuse a text without words, in any of its languages."""
        words = self.by_language.values()
        if not words or not all(map(shows_anything, words)):
            raise RefusedError("the text is empty", code="E254")

    def get_words(self, language: str) -> str:
        """Return the words in a language; a sound text has all languages of the dossier."""
        return self.by_language.get(language) or self.by_language[EVERY]

    @property
    def languages(self) -> frozenset[str]:
        """The languages written out; empty for a text that is the same in all."""
        return frozenset(self.by_language) - {EVERY}


class Rich(Text, frozen=True, kw_only=True):
    """A text with inline markup: emphasis, links, `[^claim]` marks, `{figure}` references."""

    sort: ClassVar[str] = "running text, the same or by language"


class Headline(Rich, frozen=True, kw_only=True):
    """A rich text that stands over others, or beside them, in one line.

    What it says rests on the claims marked in it, and on all that is cited where it stands.
    """

    sort: ClassVar[str] = "running text in one line, the same or by language"


ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_MAX_ID = 64


Id = Annotated[
    str,
    STRIPPED,
    Length(most=_MAX_ID),
    Matches(
        ID_PATTERN,
        "an id (small letters, digits, single hyphens)",
        suggest_id,
    ),
]


class RefersTo(Record, frozen=True):
    """Marks an id, in a model's annotations, as standing for a piece of one of some kinds."""

    kinds: tuple[str, ...]


class NamesFile(Record, frozen=True):
    """Marks a name, in a model's annotations, as that of a file beside the content."""

    form: Literal["image", "table", "book"]


class Spoken(Record, frozen=True):
    """Marks a text in a model's annotations as spoken by the presenter, not read in print."""


ClaimId = Annotated[Id, RefersTo(("claims",))]
FigureId = Annotated[Id, RefersTo(("figures",))]
EntityId = Annotated[Id, RefersTo(("entities",))]
SourceId = Annotated[Id, RefersTo(("sources",))]
VoiceId = Annotated[Id, RefersTo(("sources", "entities"))]
"""A source, or an entity that it quotes."""

Name = Annotated[str, STRIPPED, Length(1, 300)]
"""A name, a file or a term: a few words that are the same in every language."""

ImageName = Annotated[Name, NamesFile("image")]
TableName = Annotated[Name, NamesFile("table")]
"""The name of a CSV file."""
BookName = Annotated[Name, NamesFile("book")]
"""The name of a workbook (.xlsx)."""
CellRange = Annotated[
    str,
    STRIPPED,
    Matches(
        r"[A-Za-z]{1,3}(?:[1-9]\d{0,6})?:[A-Za-z]{1,3}(?:[1-9]\d{0,6})?",
        "a range of cells (such as A3:D12 or A:D)",
    ),
]


def read_day(words: str) -> dt.date:
    """Return a day, refusing one that is not written as 2026-11-22."""
    day = r"\d{4}-\d\d-\d\d"
    if not re.fullmatch(
        day,
        words.strip(),
        re.ASCII,
    ):
        from reporting.content.period_cures import guess_day  # noqa: PLC0415  (seldom met)

        cure = guess_day(words)
        hint = f"write it as {cure}" if cure else "a day is written year-month-day"
        raise RefusedError(f"not a date: {format_value(words)}", hint, code="E255")
    found = parse_day(words)
    if found is None:
        raise RefusedError(f"no such date: {format_value(words)}", code="E255")
    return found


Day = Annotated[dt.date, ReadBy(read_day, r"\d{4}-\d\d-\d\d")]
"""A day of the calendar: 2026-11-22, and nothing that merely can be read as one."""

_PLAIN = r"[+-]?(?:\d+\.?(?P<decimals>\d*)|\.(?P<only>\d+))(?:[eE](?P<power>[+-]?\d+))?"


def read_digits(words: str) -> str:
    """Return the digits of a number without the underscores that group them.

    Raises:
        RefusedError: it is too long, also when a power such as e-320 is written out.
    """
    digits = words.strip().replace("_", "")
    most = find_limit("digits")
    if len(digits) > most:
        raise RefusedError(*explain_long_number(len(digits)), code="E256")
    match = re.fullmatch(_PLAIN, digits, re.ASCII)
    if not match:
        refuse_words(words)
        return digits
    written = len(match["decimals"] or match["only"] or "")
    decimals = written - int(match["power"] or 0)
    if decimals > most:
        raise RefusedError(*explain_long_number(decimals), code="E256")
    return digits


def refuse_words(words: str) -> None:
    """Refuse words that mean a number and are not written as one, with the number.

    Args:
        words: that are no plain number; those that mean none are left to whoever reads them.
    """
    from reporting.content.number_cures import find_cure  # noqa: PLC0415  (seldom met)

    cure = find_cure(words)
    if cure is None:
        return
    message = f"not a plain number: {format_value(words.strip())}"
    if cure.is_share:
        raise RefusedError(message, cure.hint, code="E401")
    raise RefusedError(message, cure.hint, code="E400")


Number = Annotated[
    Decimal,
    Prepared(read_digits),
    AtLeast(Decimal("-1e18")),
    AtMost(Decimal("1e18")),
]
"""A finite number; digits may be grouped with underscores: 11_000_000_000."""


GAP = Absent(
    frozenset(
        """
        - – — ― − .. ... … . : n/a n/d n.a. n.d. na nd nan null none nil #n/a #n/d #nv
        k.a. k.a k/a s.o. b.d. s/d s.d. n.b. nb nc n.c.
        """.split()  # noqa: SIM905  (a list of quoted words is harder to read)
    )
    | {"", "n. a.", "n. d.", "k. a.", "b. d.", "s. o."}
)
"""What people and statistical offices write where no value is known."""

MaybeNumber = Annotated[Number | None, GAP]
"""A number, or nothing where none is known: `null`, `n/a`, `—` or an empty text."""


class Item(Model, frozen=True, kw_only=True):
    """Anything that can be referred to by its stable id."""

    id: Id
    """By which others refer to it: small letters, digits, single hyphens."""
    accept: tuple[Acceptance, ...] = ()
    """Warnings that are let be here, each with the reason."""
