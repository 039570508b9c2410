"""The head of a saved page (MHTML) -> what it states. Its date is the day of saving."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.evidence.sources.formats.mhtml import Part, say
from reporting.evidence.sources.stated.model import Field, Statement

_FIELDS: tuple[tuple[Field, str], ...] = (
    ("title", "Subject"),
    ("link", "Snapshot-Content-Location"),
    ("link", "Content-Location"),
    ("saved", "Date"),
)


def state_mail(mail: Part) -> Iterator[Statement]:
    """Yield what the head of a saved page states."""
    for field, name in _FIELDS:
        words = say(mail.head, name)
        if words:
            yield Statement(field, f"MHTML {name}", words)
