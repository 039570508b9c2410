"""A paragraph of a source and the terms cited from it -> whether it is qualified.

It is read into words and sentences once, and where its terms stand is found in them. What
holds no cue is not looked at further.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reporting.evidence.report.model import Qualification
from reporting.evidence.sources.cues import TongueCues
from reporting.evidence.sources.matching import Matcher, clean_text
from reporting.evidence.sources.qualifiers import NEGATIVE, Saying, Scope
from reporting.evidence.sources.reversals import find_reversal
from reporting.evidence.sources.words import (
    ENDS,
    Sentence,
    Word,
    list_words,
    split_sentences,
)
from reporting.i18n import Language

Span = tuple[int, int, int]
"""The number of a sentence, and the places of its first word and after the last."""

ELLIPSIS = r"\s*(?:[\[(](?:…|\.\.\.)[\])]|…|\.\.\.)\s*"
EDGES = " .,;:!?"
QUOTED = Saying(kinds=frozenset({"attribution"}))
"""What a quotation says of itself: that somebody says so."""
_HEADING = 14
"""Words of a heading at most."""


class Passage:
    """Reads one paragraph.

    Args:
        text: of the paragraph.
        lang: its language.
        lists: the cues of the language.
        order: of its dates in digits.
    """

    def __init__(
        self,
        text: str,
        lang: Language,
        lists: TongueCues,
        order: str = "",
    ) -> None:
        self._text = clean_text(text)
        self.lang = lang
        self._lists = lists
        self._order = order
        self.sentences = tuple(split_sentences(list_words(self._text), lang))

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading or a row of a table, which says nothing in a clause."""
        if len(self.sentences) != 1:
            return False
        words = self.sentences[0]
        if any(word.form in ENDS for word in words):
            return False
        return len(words) <= _HEADING or "|" in self._text

    def find_spans(self, term: str) -> list[Span]:
        """Return where a term stands."""
        wanted = [
            word.form for word in list_words(clean_text(term)) if not word.is_mark
        ]
        found = self._find_forms(wanted)
        return found or self._find_by_value(term)

    def _find_forms(self, wanted: Sequence[str]) -> list[Span]:
        found: list[Span] = []
        size = len(wanted)
        if not size:
            return found
        for number, sentence in enumerate(self.sentences):
            places = [at for at, word in enumerate(sentence) if not word.is_mark]
            forms = [sentence[at].form for at in places]
            for start in range(len(forms) - size + 1):
                if forms[start] == wanted[0] and forms[start : start + size] == wanted:
                    span = (number, places[start], places[start + size - 1] + 1)
                    found.append(span)
        return found

    def _find_by_value(self, term: str) -> list[Span]:
        """Return the shortest stretches that bear a term by its value."""
        texts = [self._cut(sentence) for sentence in self.sentences]
        matcher = Matcher(texts, self.lang, self._order)
        found: list[Span] = []
        for number, sentence in enumerate(self.sentences):
            if matcher.has_term(number + 1, term):
                span = self._narrow(number, sentence, term)
                found.append(span)
        return found

    def _narrow(self, number: int, sentence: Sentence, term: str) -> Span:
        start, end = 0, len(sentence)
        while end - start > 1 and self._has(sentence[start + 1 : end], term):
            start += 1
        while end - start > 1 and self._has(sentence[start : end - 1], term):
            end -= 1
        return number, start, end

    def _has(self, words: Sequence[Word], term: str) -> bool:
        matcher = Matcher([self._cut(words)], self.lang, self._order)
        return matcher.has_term(1, term)

    def _cut(self, words: Sequence[Word]) -> str:
        return self._text[words[0].start : words[-1].end]


def choose_spans(
    by_term: Sequence[Sequence[Span]],
    passage: Passage,
) -> list[Span]:
    """Return the spans that the claim rests on: as few sentences as hold all terms.

    Args:
        by_term: where each term stands.
        passage: in which.
    """
    open_terms = {at for at, spans in enumerate(by_term) if spans}
    chosen: list[Span] = []
    while open_terms:
        best: list[tuple[int, Span]] = []
        for number in range(len(passage.sentences)):
            here = [
                (at, span)
                for at in sorted(open_terms)
                for span in by_term[at]
                if span[0] == number
            ]
            if len({at for at, _ in here}) > len({at for at, _ in best}):
                best = here
        chosen += [span for _, span in best]
        open_terms -= {at for at, _ in best}
    return chosen


def examine_passage(
    passage: Passage,
    terms: Sequence[str],
    context: Sequence[str],
    saying: Saying,
    lists: TongueCues,
    names: frozenset[str] = frozenset(),
    claim: str = "",
) -> Qualification | None:
    """Return what qualifies a passage and is not acknowledged; None where nothing does.

    Args:
        passage: the paragraph.
        terms: that stand in it.
        context: words that the citation acknowledges.
        saying: what the claim says.
        lists: the cues of the language.
        names: names of entities, in small letters.
        claim: its text in the source's language, if it has one.
    """
    if passage.is_heading:
        return None
    by_term = [passage.find_spans(term) for term in terms]
    core = [
        spans
        for term, spans in zip(terms, by_term, strict=True)
        if term.casefold() not in names
    ]
    spans = choose_spans(core if any(core) else by_term, passage)
    extra = [span for term in context for span in passage.find_spans(term)]
    numbers = sorted({number for number, _, _ in spans})
    for number in numbers:
        scope = Scope(
            passage.sentences[number],
            lists,
            gather_places(spans, number),
            gather_places(extra, number),
            saying,
        )
        found = scope.find_qualification()
        if found:
            return found
    after = numbers[-1] + 1 if numbers else len(passage.sentences)
    if after < len(passage.sentences):
        scope = Scope(
            passage.sentences[after],
            lists,
            frozenset(),
            gather_places(extra, after),
            saying,
        )
        comment = scope.find_comment()
        if comment:
            return comment
    if claim and not saying.kinds.isdisjoint(NEGATIVE):
        said = Passage(claim, passage.lang, lists)
        held = [passage.sentences[number] for number in numbers]
        return find_reversal(held, said.sentences, lists)
    return None


def gather_places(spans: Sequence[Span], number: int) -> frozenset[int]:
    """Return the places of the words of some spans in one sentence."""
    places: set[int] = set()
    for sentence, start, end in spans:
        if sentence == number:
            places.update(range(start, end))
    return frozenset(places)


def examine_quotation(
    passage: Passage,
    words: str,
    context: Sequence[str],
    lists: TongueCues,
) -> Qualification | None:
    """Return what a quotation leaves out of its sentence that qualifies it; None without.

    Args:
        passage: the paragraph that it stands in.
        words: of the quotation, with an ellipsis for what is left out.
        context: words that the citation acknowledges.
        lists: the cues of the language.
    """
    parts = [part.strip(EDGES) for part in re.split(ELLIPSIS, words)]
    by_part = [passage.find_spans(part) for part in parts if part]
    spans = choose_spans(by_part, passage)
    extra = [span for term in context for span in passage.find_spans(term)]
    for number in sorted({number for number, _, _ in spans}):
        held = gather_places(spans, number)
        scope = Scope(
            passage.sentences[number],
            lists,
            held,
            gather_places(extra, number),
            QUOTED,
            held,
        )
        found = scope.find_qualification()
        if found:
            return found
    return None
