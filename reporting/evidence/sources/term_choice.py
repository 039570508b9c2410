"""A passage of a source -> the terms by which it is cited: numbers, days, names, rare words.

Terms are few and short: what must stand there for the claim to hold, not the sentence. With the
text of the claim, its own numbers and names are taken first, and no number that it does not
say; then words that few paragraphs have, until no other paragraph has all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from reporting.evidence.facts.dates import Fact, find_dates, find_time_facts
from reporting.evidence.facts.numbers import Numeral, find_numbers, find_values
from reporting.evidence.sources.matching import Matcher
from reporting.i18n import Tongue
from reporting.patterns import compile_pattern
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
_WORDS = r"[^\W\d_](?:\.[^\W\d_])+\.?|\w[\w'’&-]*"
"""A word, or the letters of `S.A.`."""
_BEGINS = r"(?:^|[.!?:…]\W*|[\"“„«]\W*)$"
"""What stands before a word that has a capital because a sentence begins."""
_REACH = 60
"""Characters before it in which that is looked for."""
_WORD = r"[^\W\d_]+(?:[-'’][^\W\d_]+)*"
_UNIT = r" [^\W\d_]{4,}(?![\w'’-])"
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

    def meets(self, other: _Term) -> bool:
        """Whether another says the same, or stands in the same place."""
        is_same = self.text.casefold() == other.text.casefold()
        return is_same or (self.start < other.stop and other.start < self.stop)


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
    return ClaimWords(
        words,
        frozenset(numbers),
        frozenset(dates),
    )


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
    most = _MOST_NUMBERS if claim is None else _MOST_WORDS
    chosen = _take(
        (),
        find_figures(
            passage,
            tongue,
            claim,
        ),
        most,
    )
    most = len(chosen) + _MOST_NAMES
    chosen = _take(
        chosen,
        find_names(
            passage,
            paragraphs,
            claim,
        ),
        most,
    )
    for term in find_rare_words(
        passage,
        tongue,
        paragraphs,
        claim,
    ):
        if len(chosen) >= _MOST:
            break
        if len(chosen) >= _FEWEST:
            texts = [each.text for each in chosen]
            if len(matcher.find_paragraphs(texts, number)) == 1:
                break
        chosen = _take(
            chosen,
            [term],
            _MOST,
        )
    in_order = sorted(chosen, key=lambda term: term.start)
    texts = [term.text for term in in_order]
    return tuple(text for text in texts if matcher.has_term(number, text))


def list_unsaid(
    passage: str,
    tongue: Tongue,
    claim: ClaimWords,
) -> tuple[str, ...]:
    """Return the days and the numbers of a passage where its claim says none of them."""
    if any(True for _ in find_figures(passage, tongue, claim)):
        return ()
    return tuple(term.text for term in find_figures(passage, tongue, None))


def _take(
    chosen: Sequence[_Term],
    terms: Iterable[_Term],
    most: int,
) -> tuple[_Term, ...]:
    """Return terms with those of some others that stand apart from them.

    Args:
        chosen: the terms.
        terms: the others, the best first.
        most: how many there may be in the end.
    """
    taken = list(chosen)
    for term in terms:
        if len(taken) >= most:
            break
        words = sum(len(each.text.split()) for each in (*taken, term))
        if words <= _MOST_WORDS and not any(map(term.meets, taken)):
            taken.append(term)
    return tuple(taken)


def find_figures(
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
            yield _Term(
                date.start,
                date.end,
                text,
            )
    for numeral in find_numbers(passage, tongue):
        is_dated = any(
            first < numeral.end and numeral.start < last for first, last in taken
        )
        if is_dated or not (numeral.sure or numeral.is_share):
            continue
        if claim is not None and not numeral.is_borne(claim.numbers):
            continue
        stop = _find_unit(
            passage,
            numeral,
            claim,
        )
        yield _Term(
            numeral.start,
            stop,
            passage[numeral.start : stop],
        )


def _find_unit(
    passage: str,
    numeral: Numeral,
    claim: ClaimWords | None,
) -> int:
    """Return where a number ends with the word that it counts: `40 tonnes`.

    With a claim, only where that has both.
    """
    unit = compile_pattern(_UNIT).match(passage, numeral.end)
    if not unit or not passage[numeral.end - 1].isdigit():
        return numeral.end
    words = passage[numeral.start : unit.end()]
    if claim is not None and words.casefold() not in claim.text.casefold():
        return numeral.end
    return unit.end()


def find_names(
    passage: str,
    paragraphs: Sequence[str],
    claim: ClaimWords | None,
) -> Iterator[_Term]:
    """Yield names, those that the claim has first, then the longer ones."""
    whole = "\n".join(paragraphs)
    names: list[tuple[bool, int, _Term]] = []
    for found in group_capitals(passage):
        term = drop_opening(
            found,
            passage,
            whole,
        )
        if term is None:
            continue
        count = len(term.text.split())
        if len(term.text) == 1:  # the R of `R$ 5`
            continue
        is_claimed = claim is not None and term.text.casefold() in claim.text.casefold()
        if count <= _LONGEST:
            names.append((not is_claimed, -count, term))
    names.sort(key=lambda each: each[:2])
    for _, _, term in names:
        yield term


def drop_opening(
    term: _Term,
    passage: str,
    whole: str,
) -> _Term | None:
    """Return a name without the word that has its capital from a sentence's beginning.

    Args:
        term: words with capitals.
        passage: in which they stand.
        whole: all paragraphs.
    """
    if not compile_pattern(_BEGINS).search(
        passage, max(0, term.start - _REACH), term.start
    ):
        return term
    first, _, rest = term.text.partition(" ")
    is_common = re.search(rf"\b{re.escape(first.lower())}\b", whole) is not None
    is_name = re.search(rf"[\w,;] {re.escape(first)}\b", whole) is not None
    if rest and is_common:
        start = term.start + len(first) + 1
        return _Term(
            start,
            term.stop,
            rest,
        )
    if rest or (is_name and not is_common):
        return term
    return None


def group_capitals(passage: str) -> Iterator[_Term]:
    """Yield words that begin with a capital, those together that stand side by side."""
    start = stop = -1
    for match in re.finditer(_WORDS, passage):
        if start >= 0 and passage[stop : match.start()] != " ":
            yield _Term(
                start,
                stop,
                passage[start:stop],
            )
            start = -1
        if match[0][0].isupper():
            start = match.start() if start < 0 else start
            stop = match.end()
        elif start >= 0:
            yield _Term(
                start,
                stop,
                passage[start:stop],
            )
            start = -1
    if start >= 0:
        yield _Term(
            start,
            stop,
            passage[start:stop],
        )


def find_rare_words(
    passage: str,
    tongue: Tongue,
    paragraphs: Sequence[str],
    claim: ClaimWords | None,
) -> Iterator[_Term]:
    """Yield the words that say most: those of the claim, then of few paragraphs, then long.

    Args:
        passage: that is cited.
        tongue: its language.
        paragraphs: of the source, by which a word is rare.
        claim: what is to be borne out, where it is known.
    """
    counts: Counter[str] = Counter()
    for paragraph in paragraphs:
        counts.update(set(re.findall(_WORD, paragraph.casefold())))
    said = set(re.findall(_WORD, claim.text.casefold())) if claim else set()
    words: list[tuple[bool, int, int, _Term]] = []
    found = list(re.finditer(_WORD, passage))
    has_long = any(len(match[0]) >= _RARE for match in found)
    least = _RARE if has_long else _RARE - 1
    for match in found:
        word = match[0].casefold()
        if len(word) < least or find_values(word, tongue):
            continue
        term = _Term(
            match.start(),
            match.end(),
            match[0],
        )
        words.append((word not in said, counts[word], -len(word), term))
    words.sort(key=lambda each: each[:3])
    for _, _, _, term in words:
        yield term
