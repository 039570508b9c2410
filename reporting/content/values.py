"""What the typed content is made of: texts by language, ids, days, periods and numbers.

Each is read from the text that was written; what cannot be read says what to write instead.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    model_validator,
)

from reporting.record import Record

EVERY = "*"
"""The key under which a text that is the same in every language is kept."""


class Model(BaseModel):
    """Base of all content: unknown keys are errors, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Text(BaseModel):
    """Words in one or more languages: a plain string, or a map by language code.

    A text may carry inline markup where the schema says `Rich`; otherwise it is printed as
    it is.
    """

    model_config = ConfigDict(frozen=True, title="text")

    by_language: Mapping[str, str]

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        """Take one text, or texts by language; each without the blanks around it."""
        if isinstance(value, str):
            return {"by_language": {EVERY: value.strip()}}
        if not isinstance(value, Mapping) or set(value) == {"by_language"}:
            return value
        if not value:
            raise ValueError("the text is empty")
        by_language: dict[Any, Any] = {}
        for key, words in value.items():
            if words is None and " " in key:
                message = f"`{key}` is cut off from its text: "
                message += "between braces, put a text with commas in quotes"
                raise ValueError(message)
            by_language[key] = words.strip() if isinstance(words, str) else words
        return {"by_language": by_language}

    @model_validator(mode="after")
    def _check_words(self) -> Self:
        if not all(self.by_language.values()):
            raise ValueError("the text is empty")
        return self

    def in_(self, language: str) -> str:
        """Return the words in a language; a sound text has all languages of the dossier."""
        return self.by_language.get(language) or self.by_language[EVERY]

    @property
    def languages(self) -> frozenset[str]:
        """The languages written out; empty for a text that is the same in all."""
        return frozenset(self.by_language) - {EVERY}


class Rich(Text):
    """A text with inline markup: emphasis, links, `[^claim]` marks, `{figure}` references."""


ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_MAX_ID = 64


def match_pattern(pattern: str, form: str) -> AfterValidator:
    """Return a check that holds a string to a pattern.

    Args:
        pattern: a regular expression that all of it must match.
        form: what it must look like, in words for the curator.
    """

    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise ValueError(f"not {form}: `{value}`")
        return value

    return AfterValidator(check)


Id = Annotated[
    str,
    StringConstraints(max_length=_MAX_ID),
    match_pattern(ID_PATTERN, "an id (small letters, digits, single hyphens)"),
]


class RefersTo(Record, frozen=True):
    """Marks an id, in a model's annotations, as standing for a piece of one of some kinds."""

    kinds: tuple[str, ...]


class NamesFile(Record, frozen=True):
    """Marks a name, in a model's annotations, as that of a file beside the content."""

    form: Literal["image", "table"]


class Spoken(Record, frozen=True):
    """Marks a text in a model's annotations as spoken by the presenter, not read in print."""


ClaimId = Annotated[Id, RefersTo(("claims",))]
FigureId = Annotated[Id, RefersTo(("figures",))]
EntityId = Annotated[Id, RefersTo(("entities",))]
SourceId = Annotated[Id, RefersTo(("sources",))]
VoiceId = Annotated[Id, RefersTo(("sources", "entities"))]
"""A source, or an entity that it quotes."""

LanguageCode = Annotated[
    str,
    match_pattern(
        r"[a-z]{2,3}(-[A-Z][A-Za-z]{1,7})?", "a language code (such as en, it or pt-BR)"
    ),
]


Name = Annotated[str, StringConstraints(min_length=1, max_length=300)]
"""A name, a file or a term: a few words that are the same in every language."""

ImageName = Annotated[Name, NamesFile("image")]
TableName = Annotated[Name, NamesFile("table")]
"""The name of a CSV file."""


def check_day(value: Any) -> Any:
    """Refuse a date that is not written as 2026-11-22."""
    day = r"\d{4}-\d\d-\d\d"
    if isinstance(value, str) and not re.fullmatch(
        day,
        value.strip(),
        re.ASCII,
    ):
        raise ValueError(f"not a date: `{value}`; write it as 2026-11-22")
    return value


Day = Annotated[dt.date, BeforeValidator(check_day)]
"""A day of the calendar: 2026-11-22, and nothing that merely can be read as one."""

_PERIOD = (
    r"(?P<year>\d{4})"
    r"(?:-(?:Q(?P<quarter>[1-4])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?"
)


class Period(Model):
    """A day, month, quarter or year, as fine as the source gives it.

    It is written as 2025-10-21, 2025-10, 2025-Q2 or 2025.
    """

    year: int
    quarter: int | None = None
    month: int | None = None
    day: int | None = None

    @model_validator(mode="before")
    @classmethod
    def _parse(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        match = re.fullmatch(
            _PERIOD,
            value.strip(),
            re.ASCII,
        )
        if not match:
            raise ValueError("not a date: write 2025-10-21, 2025-10, 2025-Q2 or 2025")
        return {
            name: int(digits) for name, digits in match.groupdict().items() if digits
        }

    @model_validator(mode="after")
    def _check_existence(self) -> Self:
        try:
            self.first_day  # noqa: B018  (raises for 30 February)
        except ValueError:
            written = f"{self.year:04}"
            for part in (self.month, self.day):
                if part is not None:
                    written += f"-{part:02}"
            raise ValueError(f"no such date: `{written}`") from None
        return self

    @property
    def first_day(self) -> dt.date:
        """The first day of the period."""
        month = 1 if self.month is None else self.month
        if self.quarter is not None:
            month = 3 * self.quarter - 2
        day = 1 if self.day is None or self.quarter is not None else self.day
        return dt.date(self.year, month, day)

    @property
    def last_day(self) -> dt.date:
        """The last day of the period."""
        first = self.first_day
        if self.day is not None:
            return first
        months = 1
        if self.quarter is not None:
            months = 3
        elif self.month is None:
            months = 12
        month = first.month + months - 1
        _, days = calendar.monthrange(self.year, month)
        return dt.date(self.year, month, days)


_MAX_DIGITS = 40


def read_digits(value: Any) -> Any:
    """Return the digits of a number without the underscores that group them."""
    if not isinstance(value, str):
        return value
    digits = value.strip().replace("_", "")
    if len(digits) > _MAX_DIGITS:
        raise ValueError("the number is too long")
    return digits


Number = Annotated[
    Decimal,
    BeforeValidator(read_digits),
    Field(
        allow_inf_nan=False,
        ge=Decimal("-1e18"),
        le=Decimal("1e18"),
    ),
    PlainSerializer(str),
]
"""A finite number; digits may be grouped with underscores: 11_000_000_000."""


class Item(Model):
    """Anything that can be referred to by its stable id."""

    id: Id
