"""What the typed content is made of: texts by language, ids, days, periods and numbers.

Each is read from the text that was written; what cannot be read says what to write instead.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Self

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
    def _accept(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"by_language": {EVERY: value.strip()}}
        if isinstance(value, Mapping) and not value:
            raise ValueError("the text is empty")
        if isinstance(value, Mapping) and (
            cut := [key for key in value if value[key] is None and " " in key]
        ):
            raise ValueError(
                f"`{cut[0]}` is cut off from its text: between braces, put a text with commas in quotes"
            )
        if isinstance(value, Mapping) and set(value) != {"by_language"}:
            return {
                "by_language": {
                    k: v.strip() if isinstance(v, str) else v for k, v in value.items()
                }
            }
        return value

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not all(self.by_language.values()):
            raise ValueError("the text is empty")
        return self

    def in_(self, language: str) -> str:
        """Return the words in a language (a validated text has all of the dossier's languages)."""
        return self.by_language.get(language) or self.by_language[EVERY]

    @property
    def languages(self) -> frozenset[str]:
        """The languages written out; empty for a text that is the same in all."""
        return frozenset(self.by_language) - {EVERY}


class Rich(Text):
    """A text with inline markup: emphasis, links, `[^claim]` source marks, `{figure}` references."""


ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_MAX_ID = 64


def match_pattern(pattern: str, form: str) -> AfterValidator:
    """Return a check that holds a string to a pattern; `form` tells the curator what it must look like."""

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
    """Marks an id in a model's annotations as standing for something else, by kinds of piece."""

    kinds: tuple[str, ...]


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


def _iso(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(
        r"\d{4}-\d\d-\d\d", value.strip(), re.ASCII
    ):
        raise ValueError(f"not a date: `{value}`; write it as 2026-11-22")
    return value


Day = Annotated[dt.date, BeforeValidator(_iso)]
"""A day of the calendar: 2026-11-22, and nothing that merely can be read as one."""

_PERIOD = re.compile(
    r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?",
    re.ASCII,
)


class Period(Model):
    """A day, month, quarter or year, as fine as the source gives it: 2025-10-21, 2025-10, 2025-Q2, 2025."""

    year: int
    quarter: int | None = None
    month: int | None = None
    day: int | None = None

    @model_validator(mode="before")
    @classmethod
    def _parse(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        match = _PERIOD.fullmatch(value.strip())
        if not match:
            raise ValueError("not a date: write 2025-10-21, 2025-10, 2025-Q2 or 2025")
        return {k: int(v) for k, v in match.groupdict().items() if v}

    @model_validator(mode="after")
    def _exists(self) -> Self:
        try:
            self.first_day  # noqa: B018  (raises for 30 February)
        except ValueError:
            parts = (part for part in (self.month, self.day) if part is not None)
            written = "-".join([f"{self.year:04}", *(f"{part:02}" for part in parts)])
            raise ValueError(f"no such date: `{written}`") from None
        return self

    @property
    def first_day(self) -> dt.date:
        """The first day of the period."""
        if self.quarter is not None:
            return dt.date(self.year, 3 * self.quarter - 2, 1)
        return dt.date(
            self.year,
            1 if self.month is None else self.month,
            1 if self.day is None else self.day,
        )

    @property
    def last_day(self) -> dt.date:
        """The last day of the period."""
        first = self.first_day
        if self.day is not None:
            return first
        months = 3 if self.quarter is not None else 12 if self.month is None else 1
        last = first.month + months - 1
        return dt.date(self.year, last, calendar.monthrange(self.year, last)[1])


_MAX_DIGITS = 40


def _decimal(value: Any) -> Any:
    if isinstance(value, str):
        value = value.strip().replace("_", "")
        if len(value) > _MAX_DIGITS:
            raise ValueError("the number is too long")
    return value


Number = Annotated[
    Decimal,
    BeforeValidator(_decimal),
    Field(allow_inf_nan=False, ge=Decimal("-1e18"), le=Decimal("1e18")),
    PlainSerializer(str),
]
"""A finite number; digits may be grouped with underscores: 11_000_000_000."""


class Item(Model):
    """Anything that can be referred to by its stable id."""

    id: Id
