"""A text in one language -> what it says that its translations have to say too.

Figures are read by value, names by whom they mean, words for how sure something is by what
they amount to.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache

from reporting.content.inline import FigureRef
from reporting.content.model import Figure
from reporting.content.parsed import LanguageText
from reporting.evidence.facts.names import Names
from reporting.evidence.facts.numbers import Numeral
from reporting.evidence.facts.statements import (
    Statements,
    find_known_values,
    find_statements,
)
from reporting.i18n import Tongue, load_language
from reporting.record import Record

_Paragraph = tuple[str, Statements]


class TextFacts(Record, frozen=True):
    """A text in one language, with what it says.

    Args:
        written: the text.
        tongue: by which it is read.
        paragraphs: each paragraph without the names in it, and what it states.
        figures: its figures, years included, with how often each stands there.
        counts: its small counts in words, likewise.
        numbers: every number, those included that may be other words.
        names: whom it names, each with the words that do.
        inflected: whom it may name in another case besides.
        statuses: what it says of how sure something is, each with the words that do.
    """

    written: LanguageText
    tongue: Tongue
    paragraphs: tuple[_Paragraph, ...]
    figures: Counter[Decimal]
    counts: Counter[Decimal]
    numbers: frozenset[Decimal]
    names: Mapping[str, str]
    inflected: frozenset[str]
    statuses: Mapping[str, str]

    @property
    def code(self) -> str:
        """The language."""
        return self.written.language

    @property
    def text(self) -> str:
        """All paragraphs."""
        return " ".join(words for words, _ in self.paragraphs)


def read_text(
    written: LanguageText,
    tongue: Tongue,
    figures: Mapping[str, Figure],
    names: Names,
) -> TextFacts:
    """Return what a text says.

    Args:
        written: the text in one language.
        tongue: by which it is read.
        figures: all figures by their ids.
        names: those of the entities.
    """
    paragraphs: list[_Paragraph] = []
    all_figures: list[Decimal] = []
    all_counts: list[Decimal] = []
    all_numbers: set[Decimal] = set()
    all_names: dict[str, str] = {}
    texts = written.plain_paragraphs
    for text in texts:
        words = names.blank_out(text)
        stated = find_statements(words, tongue)
        paragraphs.append((words, stated))
        all_figures += list_numbers(stated.figures)
        all_counts += list_numbers(stated.counts)
        all_numbers |= find_known_values(words, tongue)
        for date in stated.dates:
            all_figures += [Decimal(year) for year in date.list_years()]
    for text in reversed(texts):  # the first words that name somebody are kept
        all_names.update(names.find_entities(text))
    inflected: set[str] = set()
    if load_language(tongue).names_inflect:
        inflected = names.find_inflected(" ".join(texts))
    for run in written.runs:
        if isinstance(run, FigureRef) and run.figure in figures:
            figure = figures[run.figure]
            for value in (figure.value, figure.stated_change):
                if value is not None:
                    all_numbers.add(abs(value).normalize())
    return TextFacts(
        written,
        tongue,
        tuple(paragraphs),
        figures=Counter(all_figures),
        counts=Counter(all_counts),
        numbers=frozenset(all_numbers),
        names=all_names,
        inflected=frozenset(inflected),
        statuses=find_statuses(" ".join(texts), tongue),
    )


def list_numbers(numerals: Sequence[Numeral]) -> list[Decimal]:
    """Return what some numbers come to."""
    return [numeral.value for numeral in numerals]


def find_line(version: TextFacts) -> int:
    """Return the line on which a text begins, among those of its piece."""
    written = version.written
    node, _ = written.piece.find_node(written.parts)
    return node.line


def find_statuses(text: str, code: Tongue) -> dict[str, str]:
    """Return what a text says of how sure something is, each with the words that say so."""
    statuses: dict[str, str] = {}
    for match in load_status_pattern(code).finditer(text):
        kind = str(match.lastgroup)
        words = match[0].split()
        statuses.setdefault(kind, " ".join(words))
    return statuses


@cache
def load_status_pattern(code: Tongue) -> re.Pattern[str]:
    """Return what fits the words of a language for how sure something is, a group a kind."""
    groups: list[str] = []
    for name, forms in load_language(code).status_forms.items():
        either = "|".join(forms)
        groups.append(f"(?P<{name}>{either})")
    either = "|".join(groups)
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)
