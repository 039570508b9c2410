"""A passage of a source -> the terms by which it is cited: numbers, days, names, rare words.

Terms are few and short: what must stand there for the claim to hold, not the sentence. With the
text of the claim, its own numbers and names are taken first, and no number that it does not
say; then words that few paragraphs have, until no other paragraph has all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reporting.evidence.facts.dates import Fact, find_dates, find_time_facts
from reporting.evidence.facts.numbers import find_numbers, find_values
from reporting.evidence.sources.matching import Matcher
from reporting.i18n import Tongue
from reporting.record import Record

_FEWEST = 3
"""Terms that a citation has at the least, where the passage has them."""
_MOST = 6
_MOST_NUMBERS = 4
_MOST_NAMES = 2
_MOST_WORDS = 25
"""Words of all terms together: more would be a quotation."""
_LONGEST = 5
"""Words of one term."""
_RARE = 5
"""Letters of a word that says something."""
_WORDS = r"\w[\w'’&-]*"
_BEGINS = r"(?:^|[.!?:…]\W*|[\"“„«]\W*)$"
"""What stands before a word that has a capital because a sentence begins."""
_WORD = r"[^\W\d_]+(?:[-'’][^\W\d_]+)*"
_UNIT = r" (?=[^\W\d_])([^\W\d_]{2,})(?![\w'’-])"
"""A word that follows a bare number: `40 tonnes`."""


class ClaimWords(Record, frozen=True):
    """What a claim says, as far as terms go by it.

    Args:
        text: its words, in all languages.
        numbers: that it says.
        dates: that it says.
    """

    text: str
    numbers: frozenset[Decimal]
    dates: frozenset[Fact]


class _Term(Record, frozen=True):
    """A candidate, with where it stands in the passage."""

    start: int
    stop: int
    text: str


def read_claim(texts: Sequence[tuple[str, Tongue]]) -> ClaimWords:
    """Return what a claim says.

    Args:
        texts: its words in each language, without marks.
    """
    numbers: set[Decimal] = set()
    dates: set[Fact] = set()
    for text, tongue in texts:
        numbers |= find_values(text, tongue)
        dates |= find_time_facts(text, tongue)
    words = " ".join(text for text, _ in texts)
    return ClaimWords(words, frozenset(numbers), frozenset(dates))


def choose_terms(
    passage: str,
    number: int,
    matcher: Matcher,
    tongue: Tongue,
    paragraphs: Sequence[str],
    claim: ClaimWords | None = None,
) -> tuple[str, ...]:
    """Return the terms by which a passage is cited, in their order.

    Args:
        passage: the words that were found.
        number: of the paragraph that has them.
        matcher: of its source.
        tongue: the language of the source.
        paragraphs: of the source.
        claim: what is to be borne out, where it is known.
    """
    chosen: list[_Term] = []

    def take(terms: Iterator[_Term], most: int) -> None:
        for term in terms:
            is_apart = all(
                term.stop <= other.start or other.stop <= term.start for other in chosen
            )
            words = sum(len(other.text.split()) for other in (*chosen, term))
            is_known = any(
                term.text.casefold() == other.text.casefold() for other in chosen
            )
            if most < 1 or len(chosen) >= _MOST or words > _MOST_WORDS:
                return
            if is_apart and not is_known and matcher.has_term(number, term.text):
                chosen.append(term)
                most -= 1

    take(_find_figures(passage, tongue, claim), _MOST_NUMBERS)
    take(_find_names(passage, paragraphs, claim), _MOST_NAMES)
    rare = list(_find_rare(passage, tongue, paragraphs, claim))
    while rare and len(chosen) < _MOST:
        texts = [term.text for term in chosen]
        is_alone = bool(texts) and len(matcher.find_paragraphs(texts, number)) == 1
        if is_alone and len(chosen) >= _FEWEST:
            break
        take(iter([rare.pop(0)]), 1)
    chosen.sort(key=lambda term: term.start)
    return tuple(term.text for term in chosen)


def _find_figures(
    passage: str,
    tongue: Tongue,
    claim: ClaimWords | None,
) -> Iterator[_Term]:
    """Yield the days and the numbers of a passage; of a claim's passage, those that it says."""
    taken: list[tuple[int, int]] = []
    for date in find_dates(passage, tongue):
        taken.append((date.start, date.end))
        text = date.cut_from(passage)
        if len(text.split()) > _LONGEST:
            continue
        if claim is None or date.is_known(claim.dates):
            yield _Term(date.start, date.end, text)
    for numeral in find_numbers(passage, tongue):
        is_dated = any(
            first < numeral.end and numeral.start < last for first, last in taken
        )
        if is_dated or not (numeral.sure or numeral.is_share):
            continue
        if claim is not None and not numeral.is_borne(claim.numbers):
            continue
        stop = numeral.end
        unit = re.compile(_UNIT).match(passage, stop)
        is_bare = numeral.digits and passage[numeral.start : stop].isdigit()
        if unit and is_bare:
            stop = unit.end()
        yield _Term(numeral.start, stop, passage[numeral.start : stop])


def _find_names(
    passage: str,
    paragraphs: Sequence[str],
    claim: ClaimWords | None,
) -> Iterator[_Term]:
    """Yield names, those that the claim has first, then the longer ones."""
    whole = "\n".join(paragraphs)
    names: list[tuple[bool, int, _Term]] = []
    for term in _group_capitals(passage):
        count = len(term.text.split())
        is_first = re.search(_BEGINS, passage[: term.start]) is not None
        if count == 1 and is_first:
            word = re.escape(term.text.lower())
            is_common = re.search(rf"\b{word}\b", whole) is not None
            if is_common or len(term.text) < _RARE:
                continue
        is_claimed = claim is not None and term.text.casefold() in claim.text.casefold()
        if count <= _LONGEST:
            names.append((not is_claimed, -count, term))
    names.sort(key=lambda each: each[:2])
    for _, _, term in names:
        yield term


def _group_capitals(passage: str) -> Iterator[_Term]:
    """Yield words that begin with a capital, those together that stand side by side."""
    start = stop = -1
    for match in re.finditer(_WORDS, passage):
        if start >= 0 and passage[stop : match.start()] != " ":
            yield _Term(start, stop, passage[start:stop])
            start = -1
        if match[0][0].isupper():
            start = match.start() if start < 0 else start
            stop = match.end()
        elif start >= 0:
            yield _Term(start, stop, passage[start:stop])
            start = -1
    if start >= 0:
        yield _Term(start, stop, passage[start:stop])


def _find_rare(
    passage: str,
    tongue: Tongue,
    paragraphs: Sequence[str],
    claim: ClaimWords | None,
) -> Iterator[_Term]:
    """Yield the words that say most: those of the claim, then of few paragraphs, then long."""
    counts: Counter[str] = Counter()
    for paragraph in paragraphs:
        counts.update(set(re.findall(_WORD, paragraph.casefold())))
    said = set(re.findall(_WORD, claim.text.casefold())) if claim else set()
    words: list[tuple[bool, int, int, _Term]] = []
    for match in re.finditer(_WORD, passage):
        word = match[0].casefold()
        if len(word) < _RARE or find_values(word, tongue):
            continue
        term = _Term(match.start(), match.end(), match[0])
        words.append((word not in said, counts[word], -len(word), term))
    words.sort(key=lambda each: each[:3])
    for _, _, _, term in words:
        yield term
