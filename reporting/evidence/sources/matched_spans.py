"""A paragraph and a term that stands in it -> where, in the paragraph's own characters.

Terms are found in the form in which texts are compared (`matching.py`): shorter or longer than
what was written, with numbers as their values. Here every character of that form knows which
characters of the paragraph it was made of, so that `16%` is shown at `16 per cent`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from reporting.evidence.facts.dates import (
    find_dates,
    find_loose_dates,
    find_time_facts,
    find_whole_date,
)
from reporting.evidence.sources.matching import (
    LINK,
    ONE_FORM,
    Matcher,
    find_words,
    list_forms,
)
from reporting.i18n import Tongue
from reporting.record import Record

_KEPT = 64
"""Texts that are remembered: several terms are looked for in one."""
Span = tuple[int, int]
"""Where words stand in a text: offsets of their first character, and behind their last."""
_Letters = Iterable[tuple[str, int, int]]
"""Characters, each with the span of what it was made of."""


class TracedText(Record, frozen=True):
    """A text in the form in which it is compared, and what each of its characters was made of.

    Args:
        text: as `normalise_text` returns it.
        starts: by character, where what it was made of begins.
        stops: likewise, where that ends.
    """

    text: str
    starts: tuple[int, ...]
    stops: tuple[int, ...]

    def find_span(self, start: int, length: int) -> Span:
        """Return what some characters were made of.

        Args:
            start: offset of the first one.
            length: how many, at least one.
        """
        return self.starts[start], self.stops[start + length - 1]


def find_spans(
    paragraph: str,
    term: str,
    code: Tongue,
    order: str = "",
) -> tuple[Span, ...]:
    """Return where a term stands in a paragraph, every time; nothing where it does not.

    Args:
        paragraph: of a source.
        term: a few words, in the language of the source.
        code: that language.
        order: of dates in digits, where the source says so.
    """
    date = find_whole_date(term, code, order)
    if date:
        if not date.is_known(find_time_facts(paragraph, code, order)):
            return ()
        spans: list[Span] = []
        known = date.every_fact
        sure = find_dates(paragraph, code, order)
        for found in (
            *sure,
            *find_loose_dates(
                paragraph,
                code,
                order,
            ),
        ):
            if not known.isdisjoint(found.every_fact):
                spans.append((found.start, found.end))
        if spans:
            return tuple(sorted(spans))
    for way, forms in Matcher(
        (),
        code,
        order,
    ).list_ways(term):
        traced = trace_text(paragraph, code, order, way)
        spans = []
        for words in forms:
            for offset in find_words(traced.text, words):
                spans.append(
                    traced.find_span(
                        offset,
                        len(words),
                    )
                )
        if spans:
            return tuple(sorted(set(spans)))
    return ()


# ---------------------------------------------------------------- tracing


@lru_cache(maxsize=_KEPT)
def trace_text(text: str, code: Tongue, order: str, way: int) -> TracedText:
    """Return text in the form in which it is compared, with what it was made of.

    Args:
        text: a paragraph.
        code: its language, for the numbers in it.
        order: of its dates in digits, where the source says so.
        way: as `normalise_text` takes it.
    """
    letters = list(_clean(_compose(_drop_links(text))))
    cleaned = "".join(letter for letter, _, _ in letters)
    forms = list_forms(cleaned, code, order, way)
    folded = _fold(_put_forms(letters, forms))
    kept = list(_join_spaces(folded))
    return TracedText(
        "".join(letter for letter, _, _ in kept),
        tuple(start for _, start, _ in kept),
        tuple(stop for _, _, stop in kept),
    )


def _drop_links(text: str) -> _Letters:
    """Yield the characters of a text; of a link, those of its words."""
    last = 0
    matches = (
        re.finditer(
            LINK,
            text,
        )
        if "](" in text
        else ()
    )
    for match in matches:
        yield from _number(text, last, match.start())
        yield from _number(text, *match.span(1))
        last = match.end()
    yield from _number(text, last, len(text))


def _number(text: str, start: int, stop: int) -> _Letters:
    for at in range(start, stop):
        yield text[at], at, at + 1


def _compose(letters: _Letters) -> _Letters:
    """Yield characters with their accents, as Unicode composes them (UAX 15, NFC)."""
    group = ""
    first = last = 0
    for letter, start, stop in letters:
        joined = unicodedata.normalize("NFC", group + letter)
        apart = unicodedata.normalize("NFC", group) + letter
        is_apart = joined == apart and not unicodedata.combining(letter)
        if group and is_apart:
            yield from _spread(group, first, last)
            group = ""
        if not group:
            first = start
        group += letter
        last = stop
    yield from _spread(group, first, last)


def _spread(group: str, first: int, last: int) -> _Letters:
    for letter in unicodedata.normalize("NFC", group):
        yield letter, first, last


def _clean(letters: _Letters) -> _Letters:
    """Yield characters in one form of each mark, without those that are not read."""
    for letter, start, stop in letters:
        for made in letter.translate(ONE_FORM):
            yield made, start, stop


def _put_forms(
    letters: list[tuple[str, int, int]],
    forms: list[tuple[int, int, str]],
) -> _Letters:
    """Yield characters with what numbers and dates come to, each as a whole in their place."""
    last = 0
    final = len(letters) - 1
    for start, end, form in forms:
        if start < last:
            continue
        yield from letters[last:start]
        # A letter such as İ is longer in small letters: what follows may be said to end late.
        _, first, _ = letters[min(start, final)]
        _, _, behind = letters[min(end - 1, final)]
        for letter in form:
            yield letter, first, behind
        last = end
    yield from letters[last:]


def _fold(letters: _Letters) -> _Letters:
    for letter, start, stop in letters:
        for made in letter.casefold():
            yield made, start, stop


def _join_spaces(letters: _Letters) -> Iterator[tuple[str, int, int]]:
    """Yield characters with one space for several, and none at the ends."""
    gap: Span | None = None
    is_first = True
    for letter, start, stop in letters:
        if letter.isspace():
            gap = gap or (start, stop)
            continue
        if gap and not is_first:
            yield " ", *gap
        yield letter, start, stop
        gap = None
        is_first = False
