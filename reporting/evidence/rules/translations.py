"""A draft -> texts that do not say the same in all languages: other figures, other names, another status.

Figures are compared by value (`3.1 billion` is `3,1 miliardi`), names by whom they mean, status
words by what they amount to: `not confirmed` is `non confermato`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from reporting.content.inline import FigureRef, join_plain_words
from reporting.content.model import Figure
from reporting.content.parsed import LanguageText, ParsedContent
from reporting.content.translations import find_translated_texts, format_digits
from reporting.errors import Problem
from reporting.evidence.facts.dates import find_time_facts
from reporting.evidence.facts.names import Names
from reporting.evidence.facts.numbers import find_numbers, find_values
from reporting.evidence.facts.statements import Statements, find_statements
from reporting.i18n import load_language
from reporting.record import Record

_SHOWN = 5


class _Version(Record, frozen=True):
    """A text in one language, with what it says."""

    written: LanguageText
    paragraphs: tuple[str, ...]
    """Without the names in them."""
    stated: tuple[Statements, ...]
    """By paragraph."""
    figures: Counter[Decimal]
    counts: Counter[Decimal]
    all: frozenset[Decimal]
    """Every number, those included that may be other words."""
    names: Mapping[str, str]
    statuses: Mapping[str, str]

    @property
    def code(self) -> str:
        return self.written.language


def check_translated_facts(draft: ParsedContent, names: Names) -> Iterator[Problem]:
    """Yield the problems between the languages of one text.

    Args:
        draft: the dossier.
        names: those of its entities.
    """
    figures = {figure.id: figure for _, figure in draft.values("figures")}
    for texts in find_translated_texts(draft):
        one, *others = (_version(written, figures, names) for written in texts)
        yield from _own_marks(draft, one)
        for other in others:
            yield from _own_marks(draft, other)
            yield from _same_numbers(draft, one, other)
            yield from _same_dates(draft, one, other)
            yield from _same_names(draft, one, other)
            yield from _same_statuses(draft, one, other)


def _version(
    written: LanguageText, figures: Mapping[str, Figure], names: Names
) -> _Version:
    code = written.language
    texts = [join_plain_words(runs) for runs in written.paragraphs]
    paragraphs = tuple(names.without(text) for text in texts)
    stated = tuple(find_statements(words, code) for words in paragraphs)
    refs = (run.figure for run in written.runs if isinstance(run, FigureRef))
    written_out = (
        v
        for ref in refs
        if ref in figures
        for v in (figures[ref].value, figures[ref].change)
    )
    dated = (
        numeral.value
        for words, each in zip(paragraphs, stated, strict=True)
        for date in each.dates
        for numeral in find_numbers(words[date.start : date.end], code)
    )
    return _Version(
        written,
        paragraphs,
        stated,
        figures=Counter([*(n.value for each in stated for n in each.figures), *dated]),
        counts=Counter(n.value for each in stated for n in each.counts),
        all=frozenset().union(
            *(find_values(words, code) for words in paragraphs),
            (abs(value).normalize() for value in written_out if value is not None),
        ),
        names={
            name: shown
            for text in reversed(texts)
            for name, shown in names.found(text).items()
        },
        statuses=_statuses(" ".join(texts), code),
    )


# ---------------------------------------------------------------- numbers


def _same_numbers(
    draft: ParsedContent, one: _Version, other: _Version
) -> Iterator[Problem]:
    """Yield the numbers that only one version has: a figure is an error, a small count a doubt."""
    for found, mine, theirs, what, hint in (
        (
            draft.error,
            one.figures,
            other.figures,
            "figures",
            "write the same figures in all languages",
        ),
        (
            draft.warning,
            one.counts,
            other.counts,
            "numbers in words",
            "count the same in all languages",
        ),
    ):
        lost, gained = _apart(one, mine, other, theirs)
        message = f"the {what} differ between the languages: {_against(one, lost, other, gained)}"
        for version, values in _told(one, lost, other, gained):
            written = version.written
            yield found(
                written.piece, written.parts, message, hint, *_first_of(version, values)
            )


def _apart(
    one: _Version, mine: Counter[Decimal], other: _Version, theirs: Counter[Decimal]
) -> tuple[list[Decimal], list[Decimal]]:
    """Return what each version has beyond the other.

    Where each number has a match somewhere, one version may say it more often; but of as
    many numbers in both, one that stands once more for another that stands once less is
    another number.
    """
    if (
        mine.keys() <= other.all
        and theirs.keys() <= one.all
        and mine.total() != theirs.total()
    ):
        return [], []
    lost, gained = mine - theirs, theirs - mine
    return (
        sorted(n for n in lost if n not in other.all or n in theirs),
        sorted(n for n in gained if n not in one.all or n in mine),
    )


def _told(
    one: _Version, lost: list[Decimal], other: _Version, gained: list[Decimal]
) -> Iterator[tuple[_Version, list[Decimal]]]:
    """Yield the versions that have numbers of their own; of two in one line, the second."""
    lines = [
        version.written.piece.at(version.written.parts)[0].line
        for version in (one, other)
    ]
    if lost and (not gained or lines[0] != lines[1]):
        yield one, lost
    if gained:
        yield other, gained


def _against(
    one: _Version, lost: list[Decimal], other: _Version, gained: list[Decimal]
) -> str:
    return f"`{one.code}` has {_listed(lost)}, `{other.code}` has {_listed(gained)}"


def _first_of(version: _Version, values: list[Decimal]) -> tuple[str, int]:
    """Return how the first of some numbers begins in a text, to find it by, and its paragraph."""
    for place, (words, stated) in enumerate(
        zip(version.paragraphs, version.stated, strict=True)
    ):
        for numeral in sorted(
            (*stated.figures, *stated.counts), key=lambda numeral: numeral.start
        ):
            if numeral.value in values:
                return words[numeral.start : numeral.end].split()[0], place
    return next((f"{value:f}" for value in values), ""), 0


def _own_marks(draft: ParsedContent, version: _Version) -> Iterator[Problem]:
    """Yield numbers that are written as another language writes them: `3.1` in Italian."""
    written, code = version.written, version.code
    for place, (words, stated) in enumerate(
        zip(version.paragraphs, version.stated, strict=True)
    ):
        for numeral in stated.figures:
            if numeral.foreign:
                shown = words[numeral.start : numeral.end]
                message = f"`{shown}` is not how `{code}` writes a number"
                hint = f"its decimal mark is `{load_language(code).notation.point}`"
                yield draft.warning(
                    written.piece, written.parts, message, hint, shown.split()[0], place
                )


def _same_dates(
    draft: ParsedContent, one: _Version, other: _Version
) -> Iterator[Problem]:
    for here, there in ((one, other), (other, one)):
        for place, (words, stated) in enumerate(
            zip(here.paragraphs, here.stated, strict=True)
        ):
            for date in stated.dates:
                days = {fact for fact in date.facts if fact[0] != "year"}
                if days and not days <= find_time_facts(
                    " ".join(there.paragraphs), there.code
                ):
                    shown = words[date.start : date.end]
                    message = f"`{shown}` is no date of the text in `{there.code}`"
                    written, find = here.written, shown.split()[0]
                    yield draft.error(
                        written.piece, written.parts, message, "", find, place
                    )


def _listed(numbers: list[Decimal]) -> str:
    more = ", …" if len(numbers) > _SHOWN else ""
    return ", ".join(map(format_digits, numbers[:_SHOWN])) + more or "nothing to match"


# ---------------------------------------------------------------- names and statuses


def _same_names(
    draft: ParsedContent, one: _Version, other: _Version
) -> Iterator[Problem]:
    for here, there in ((one, other), (other, one)):
        missing = [there.names[name] for name in there.names if name not in here.names]
        if missing:
            listed = ", ".join(f"`{name}`" for name in missing)
            message = f"{listed} {'is' if len(missing) == 1 else 'are'} named in `{there.code}` and not here"
            hint = "name the same people and things in all languages, spelt as under `entities`"
            yield draft.warning(here.written.piece, here.written.parts, message, hint)


def _same_statuses(
    draft: ParsedContent, one: _Version, other: _Version
) -> Iterator[Problem]:
    if one.statuses.keys() != other.statuses.keys():
        said = f"`{one.code}` says {_worded(one)}, `{other.code}` {_worded(other)}"
        message = f"the languages differ on how sure it is: {said}"
        hint = "say it is confirmed, or that it is not, in all languages"
        yield draft.warning(other.written.piece, other.written.parts, message, hint)


def _worded(version: _Version) -> str:
    return (
        ", ".join(f"`{words}`" for words in version.statuses.values())
        or "nothing of it"
    )


def _statuses(words: str, code: str) -> dict[str, str]:
    """Return what a text says of how sure something is, each with the words that say so."""
    found: dict[str, str] = {}
    for match in _status_words(code).finditer(words):
        kind = next(name for name, value in match.groupdict().items() if value)
        found.setdefault(kind, " ".join(match[0].split()))
    return found


@cache
def _status_words(code: str) -> re.Pattern[str]:
    groups = (
        f"(?P<{name}>{'|'.join(forms)})"
        for name, forms in load_language(code).status_forms.items()
    )
    return re.compile(rf"\b(?:{'|'.join(groups)})\b", re.IGNORECASE)
