"""A document that claims are cited from: whose it is, when it is from, and its local copy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from reporting.content.form_cures import suggest_hash
from reporting.content.periods import Period
from reporting.content.values import (
    Day,
    Item,
    LanguageCode,
    Name,
    Rich,
    Text,
    VoiceId,
)
from reporting.errors import RefusedError
from reporting.reading.model import Model, given
from reporting.reading.rules import (
    STRIPPED,
    Length,
    Matches,
)


class Undated(Model, frozen=True, kw_only=True):
    """A source without a date: what can be inferred, and from what."""

    noun: ClassVar[str] = "`undated`"

    inferred: Text
    """When the source is from, as far as can be told."""
    basis: Text
    """By what that is inferred."""


def ask_or_leave_unnamed(name: str) -> Mapping[str, object]:
    """Return in JSON Schema that a key is given, or else listed as what the source lacks."""
    lists_it = {"contains": {"const": name}}
    return {
        "if": given(name),
        "then": {"not": {"required": ["unnamed"], "properties": {"unnamed": lists_it}}},
        "else": {"required": ["unnamed"], "properties": {"unnamed": lists_it}},
    }


class Source(Item, frozen=True, kw_only=True):
    """A document that claims are cited from.

    What the document does not say of itself is listed in `unnamed`, so that a missing
    outlet is a statement and not an oversight. Exactly one of `published` and `undated` is
    given.
    """

    keys_together: ClassVar[Mapping[str, object]] = {
        "oneOf": [given("published"), given("undated")],
        "allOf": [ask_or_leave_unnamed("outlet"), ask_or_leave_unnamed("author")],
    }

    title: Text
    """The title of the document, in its own language; in words of ours where it has none."""
    short: Text
    """The short name for margins and source lines."""
    outlet: Text | None = None
    """Who published it."""
    author: Text | None = None
    """Who wrote it."""
    unnamed: tuple[Literal["title", "outlet", "author"], ...] = ()
    """What the document does not say of itself."""
    published: Period | None = None
    """When it appeared, as fine as it says; or give `undated`."""
    undated: Undated | None = None
    """When it is from, where it does not say."""
    language: LanguageCode
    """The language it is in, by which its numbers and dates are read."""
    dates: Literal["day-first", "month-first"] | None = None
    """Whether 5/6/2025 is in June or in May, where the language does not tell."""
    paragraphs: Literal["lines", "blocks"] | None = None
    """How a copy in plain text is counted, where its form does not tell."""
    retrieved: Day
    """The day on which the local copy was read."""
    link: Annotated[str, STRIPPED, Length(most=2000)] | None = None
    """Its address on the web."""
    quotes: tuple[VoiceId, ...] = ()
    """Sources or entities whose report it only passes on: it is no second voice for it."""
    file: Name
    """Name of the local copy, which never enters the outputs."""
    sha256: Annotated[
        str,
        STRIPPED,
        Matches(
            r"[0-9a-f]{64}",
            "a SHA-256 (64 digits and letters a to f)",
            suggest_hash,
        ),
    ]
    """The hash of the local copy: `sha256sum FILE` prints it."""
    note: Rich | None = None
    """What else a reader should know of it."""

    def check(self) -> None:
        """Refuse a source that says twice, or not at all, when it is from and whose it is."""
        if (self.published is None) == (self.undated is None):
            message = (
                "give either `published` or `undated` (with `inferred` and `basis`)"
            )
            raise RefusedError(message, code="E250")
        for name in ("outlet", "author"):
            is_missing = getattr(self, name) is None
            if is_missing != (name in self.unnamed):
                message = f"give `{name}`, or list it under `unnamed` "
                message += "when the source does not say"
                raise RefusedError(message, code="E251")
