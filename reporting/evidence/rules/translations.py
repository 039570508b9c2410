"""Parsed content -> texts that do not say the same in all languages: figures, names, statuses.

Figures are compared by value (`3.1 billion` is `3,1 miliardi`), names by whom they mean, status
words by what they amount to: `not confirmed` is `non confermato`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from operator import attrgetter

from reporting.content.model import Figure
from reporting.content.parsed import LanguageText, ParsedContent, Piece
from reporting.content.soundness import is_unsure
from reporting.content.translations import (
    format_digits,
    group_translations,
    order_languages,
)
from reporting.errors import Problem
from reporting.evidence.facts.dates import PARTS, find_time_facts
from reporting.evidence.facts.names import Names
from reporting.evidence.report.clear import find_unless_clear
from reporting.evidence.report.wording import quote_words
from reporting.evidence.rules.translated_text import (
    TextFacts,
    find_line,
    read_text,
)
from reporting.i18n import load_language
from reporting.record import replace

_SHOWN = 5
"""Numbers that a message names."""

_Place = tuple[LanguageText, str, int]
"""A text, the words by which something is found in it, and the paragraph that holds them."""


def check_translated_facts(parsed: ParsedContent, names: Names) -> Iterator[Problem]:
    """Yield the problems between the languages of one text.

    Args:
        parsed: the dossier.
        names: those of its entities.
    """
    figures: dict[str, Figure] = {}
    for _, figure in parsed.figures:
        figures[figure.id] = figure
    order = order_languages(parsed)
    if len(order) < 2:  # noqa: PLR2004  (one language is no translation)
        return
    tongues = tuple(map(parsed.catalogues.name, order))
    for piece in parsed.pieces:
        values: list[Figure | None] = []
        for name in piece.written_figures:
            values.append(figures.get(name))
        key = ("translated", id(piece), order, tongues, *map(id, values))
        check = partial(check_piece, parsed, piece, order, figures, names)
        yield from find_unless_clear(names.kept, key, (piece, values), check)


def check_piece(
    parsed: ParsedContent,
    piece: Piece,
    order: Sequence[str],
    figures: Mapping[str, Figure],
    names: Names,
) -> Iterator[Problem]:
    """Yield the problems between the languages of the texts of one piece.

    Args:
        parsed: the dossier.
        piece: of it.
        order: its languages.
        figures: all figures by their ids.
        names: those of the entities.
    """
    for texts in group_translations(piece, order):
        if any(is_unsure(text, figures) for text in texts):
            continue
        versions: list[TextFacts] = []
        for written in texts:
            tongue = parsed.catalogues.name(written.language)
            versions.append(read_text(written, tongue, figures, names))
        first = versions[0]
        yield from check_marks(parsed, first)
        for other in versions[1:]:
            yield from check_marks(parsed, other)
            yield from compare_numbers(parsed, first, other)
            yield from compare_dates(parsed, first, other)
            yield from compare_dates(parsed, other, first)
            yield from compare_names(parsed, first, other)
            yield from compare_names(parsed, other, first)
            yield from compare_statuses(parsed, first, other)


# ---------------------------------------------------------------- numbers


def compare_numbers(
    parsed: ParsedContent,
    one: TextFacts,
    other: TextFacts,
) -> Iterator[Problem]:
    """Yield an error for figures, and a warning for counts, that only one version has."""
    message, places = find_difference(
        one,
        one.figures,
        other,
        other.figures,
    )
    found: list[Problem] = []
    for written, find, paragraph in places:
        problem = parsed.error(
            written.piece,
            written.parts,
            f"the figures {message}",
            "write the same figures in all languages",
            find,
            paragraph,
            code="E520",
        )
        found.append(problem)
    yield from add_lines(found)
    message, places = find_difference(
        one,
        one.counts,
        other,
        other.counts,
    )
    found = []
    for written, find, paragraph in places:
        problem = parsed.warning(
            written.piece,
            written.parts,
            f"the numbers in words {message}",
            "count the same in all languages",
            find,
            paragraph,
            code="W521",
        )
        found.append(problem)
    yield from add_lines(found)


def add_lines(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield the problems of two texts, each with the lines of both if there are two."""
    lines = [problem.line for problem in problems]
    where = " and ".join(map(str, lines))
    for problem in problems:
        message = problem.message
        if len(set(lines)) > 1:
            message = f"{message} (lines {where})"
        yield replace(problem, message=message)


def find_difference(
    one: TextFacts,
    mine: Counter[Decimal],
    other: TextFacts,
    theirs: Counter[Decimal],
) -> tuple[str, Sequence[_Place]]:
    """Return how the numbers of two versions differ, in words, and where to report it.

    Where each number has a match somewhere, one version may say it more often; but of as
    many numbers in both, one that stands once more for another that stands once less is
    another number.

    Args:
        one: a version.
        mine: its numbers of one kind, with how often each stands there.
        other: another version.
        theirs: the numbers of that.
    """
    if mine == theirs:
        return "", ()
    has_matches = other.numbers.issuperset(mine) and one.numbers.issuperset(theirs)
    if has_matches and mine.total() != theirs.total():
        return "", ()
    lost = list_unmatched(mine, theirs, other.numbers)
    gained = list_unmatched(theirs, mine, one.numbers)
    my_numbers = format_numbers(one, lost)
    their_numbers = format_numbers(other, gained)
    is_one_line = find_line(one) == find_line(other)
    places: list[_Place] = []
    if lost and not (gained and is_one_line):
        places.append(find_place(one, lost))
    if gained:
        places.append(find_place(other, gained))
    return f"differ between the languages: {my_numbers}, {their_numbers}", places


def list_unmatched(
    mine: Counter[Decimal],
    theirs: Counter[Decimal],
    numbers: frozenset[Decimal],
) -> list[Decimal]:
    """Return what one version says more often than another, and that has no match there.

    Args:
        mine: the numbers of one version.
        theirs: those of the other.
        numbers: every number of the other, those included that may be other words.
    """
    unmatched: list[Decimal] = []
    for number in mine - theirs:
        if number not in numbers or number in theirs:
            unmatched.append(number)
    return sorted(unmatched)


def find_place(version: TextFacts, numbers: Sequence[Decimal]) -> _Place:
    """Return a text with how one of some numbers begins in it, and in which paragraph.

    Of a number that stands there more than once, the last is the one too many.
    """
    for index, (words, stated) in reversed([*enumerate(version.paragraphs)]):
        numerals = [*stated.figures, *stated.counts]
        numerals.sort(key=attrgetter("start"), reverse=True)
        for numeral in numerals:
            if numeral.value in numbers:
                shown = numeral.cut_from(words)
                beginning = shown.split()[0]
                return version.written, beginning, index
    number = f"{numbers[0]:f}"
    return version.written, number, 0


def format_numbers(version: TextFacts, numbers: Sequence[Decimal]) -> str:
    """Return what only one version has, as a message says it: `` `en` has 16 ``."""
    shown = list(map(format_digits, numbers[:_SHOWN]))
    if len(numbers) > _SHOWN:
        shown.append("…")
    listed = ", ".join(shown) or "nothing to match"
    return f"`{version.code}` has {listed}"


def check_marks(parsed: ParsedContent, version: TextFacts) -> Iterator[Problem]:
    """Yield numbers that are written as another language writes them: `3.1` in Italian."""
    written = version.written
    code = version.code
    for index, (words, stated) in enumerate(version.paragraphs):
        for numeral in stated.figures:
            if numeral.foreign:
                shown = numeral.cut_from(words)
                message = f"`{shown}` is not how `{code}` writes a number"
                point = load_language(version.tongue).notation.point
                hint = f"its decimal mark is `{point}`"
                find = shown.split()[0]
                yield parsed.warning(
                    written.piece,
                    written.parts,
                    message,
                    hint,
                    find,
                    index,
                    code="W525",
                )


# ---------------------------------------------------------------- dates, names, statuses


def compare_dates(
    parsed: ParsedContent,
    here: TextFacts,
    there: TextFacts,
) -> Iterator[Problem]:
    """Yield an error for each date of a text that the other version does not state."""
    written = here.written
    for index, (words, stated) in enumerate(here.paragraphs):
        for date in stated.dates:
            known = find_time_facts(there.text, there.tongue)
            years = {fact for fact in date.every_fact if fact[0] == "year"}
            if not date.is_known(known | years, PARTS):
                shown = date.cut_from(words)
                message = f"`{shown}` is no date of the text in `{there.code}`"
                if find_line(there) != find_line(here):
                    other = there.written
                    line, _ = parsed.find_position(other.piece, other.parts)
                    message = f"{message} (line {line})"
                find = shown.split()[0]
                yield parsed.error(
                    written.piece,
                    written.parts,
                    message,
                    "",
                    find,
                    index,
                    code="E522",
                )


def compare_names(
    parsed: ParsedContent,
    here: TextFacts,
    there: TextFacts,
) -> Iterator[Problem]:
    """Yield a warning where a text does not name all whom the other version names."""
    names = there.names
    named = {*here.names, *here.inflected}
    missing = [names[name] for name in names if name not in named]
    if missing:
        written = here.written
        listed = quote_words(missing)
        verb = "is" if len(missing) == 1 else "are"
        message = f"{listed} {verb} named in `{there.code}` and not here"
        hint = (
            "name the same people and things in all languages, "
            "spelt as under `entities`"
        )
        yield parsed.warning(
            written.piece,
            written.parts,
            message,
            hint,
            code="W523",
        )


def compare_statuses(
    parsed: ParsedContent,
    one: TextFacts,
    other: TextFacts,
) -> Iterator[Problem]:
    """Yield a warning where two versions differ on how sure something is."""
    if one.statuses.keys() != other.statuses.keys():
        written = other.written
        mine = format_statuses(one.statuses)
        theirs = format_statuses(other.statuses)
        message = (
            "the languages differ on how sure it is: "
            f"`{one.code}` says {mine}, `{other.code}` {theirs}"
        )
        hint = "say it is confirmed, or that it is not, in all languages"
        yield parsed.warning(
            written.piece,
            written.parts,
            message,
            hint,
            code="W524",
        )


def format_statuses(statuses: Mapping[str, str]) -> str:
    """Return the words that say how sure something is, as a message shows them."""
    return quote_words(statuses.values()) or "nothing of it"
