"""Phrases of a language's catalogue -> what stands in the places of one that was filled.

What our own words say is known by them: `Edition 1 · 22 November 2026`, `In the dossier:
page 4.`
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from string import Formatter

from reporting.accounts.model import Account, Ground
from reporting.catalogue import CATEGORIES
from reporting.i18n import Language
from reporting.record import Record

_EDITION = Account(Ground.EDITION, "number and date")
_CHECK = Account(Ground.COUNT, "citations on record")
_LIMITS = Account(Ground.SOURCE, "its words, on record")
_PAGE = Account(Ground.PAGE, "of the dossier")
_SECTION = Account(Ground.SECTION, "of all sections")
_TIME = Account(Ground.TIME, "of the briefing")
_MARK = Account(Ground.MARK)
_OURS = Account(Ground.NAME, "our own words")
_PLACES: Mapping[str, Account] = {
    "edition": _EDITION,
    "colophon_hash": _EDITION,
    "colophon_made": _OURS,
    "colophon_evidence": _OURS,
    "colophon_rebuild": _OURS,
    "colophon_type": _OURS,
    "colophon_type_own": _OURS,
    "counted": Account(Ground.COUNT, "claims of the register"),
    "follows_more": Account(Ground.COUNT, "further titles"),
    "checked_all": _CHECK,
    "checked_on": _CHECK,
    "checked": _LIMITS,
    "notes_more_on": _PAGE,
    "notes_omitted_on": _PAGE,
    "notes_page": _PAGE,
    "notes_time": _TIME,
    "notes_section": _SECTION,
    "also_disagree": _MARK,
}
"""What the places of a phrase hold, by its name."""
_TITLES = frozenset({"title", "date"})
"""Places that words of the content may fill."""


class PhrasePlace(Record, frozen=True):
    """A part of a text that a place of a phrase holds; or what the phrase itself says."""

    start: int
    stop: int
    name: str
    account: Account


class Phrases:
    """The phrases of a language that hold numbers.

    Args:
        language: with its catalogue.
    """

    def __init__(self, language: Language) -> None:
        self._patterns: list[tuple[re.Pattern[str], Account]] = []
        for name, account in _PLACES.items():
            phrase = language.phrases.get(name)
            if phrase is None:
                continue
            for category in CATEGORIES:
                pattern = getattr(phrase, category)
                if pattern:
                    self._patterns.append((compile_phrase(pattern), account))

    def find_places(self, text: str) -> Iterator[PhrasePlace]:
        """Yield what stands in the places of the phrase that a text is; nothing of others."""
        for pattern, account in self._patterns:
            match = pattern.fullmatch(text)
            if match is None:
                continue
            for name in match.groupdict():
                if not name.startswith(tuple(_TITLES - {"date"})):
                    yield PhrasePlace(
                        *match.span(name),
                        name,
                        account,
                    )
            yield PhrasePlace(
                0,
                len(text),
                "",
                _OURS,
            )
            return


def compile_phrase(pattern: str) -> re.Pattern[str]:
    """Return what fits a phrase with its places filled, whatever its spaces are."""
    parts: list[str] = []
    seen: set[str] = set()
    for literal, name, _, _ in Formatter().parse(pattern):
        words = re.escape(literal).replace(r"\ ", " ").replace("\u00a0", " ")
        parts.append(
            re.sub(
                r"[\s\u202f]+",
                r"\\s+",
                words,
            )
        )
        if name and name not in seen:
            seen.add(name)
            parts.append(f"(?P<{name}>.+?)")
        elif name:
            parts.append(".+?")
    return re.compile(rf"\s*{''.join(parts)}\W*", re.DOTALL)
