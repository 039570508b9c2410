"""A paragraph of a source and the terms cited from it -> whether it is qualified.

It is read into words and sentences once, and where its terms stand is found in them. What
holds no cue is not looked at further.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from reporting.evidence.sources.matching import Matcher
from reporting.evidence.sources.qualifying.cues import TongueCues
from reporting.evidence.sources.qualifying.words import (
    ENDS,
    Sentence,
    Word,
    clean_passage,
    list_forms,
    split_sentences,
)
from reporting.i18n import Language

Span = tuple[int, int, int]
"""The number of a sentence, and the places of its first word and after the last."""

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
        self.text = clean_passage(text)
        self.lang = lang
        self._lists = lists
        self._order = order

    @cached_property
    def sentences(self) -> Sequence[Sentence]:
        """Its sentences, which are told apart when somebody asks."""
        return tuple(split_sentences(self.text, self.lang))

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading or a row of a table, which says nothing in a clause."""
        if len(self.sentences) != 1:
            return False
        forms = self.sentences[0].forms
        if not ENDS.isdisjoint(forms):
            return False
        return len(forms) <= _HEADING or "|" in self.text

    @cached_property
    def _rows(self) -> Sequence[tuple[list[int], list[str]]]:
        """Of each sentence, the places of its words that are no marks, and the words."""
        rows: list[tuple[list[int], list[str]]] = []
        for sentence in self.sentences:
            places = sentence.list_places()
            rows.append((places, [sentence.forms[at] for at in places]))
        return rows

    @cached_property
    def _matcher(self) -> Matcher:
        """Finds terms by their value in each sentence, which it brings to its form once."""
        texts = [self._cut(sentence) for sentence in self.sentences]
        return Matcher(texts, self.lang, self._order)

    def find_spans(self, term: str) -> list[Span]:
        """Return where a term stands."""
        wanted = [form for form in list_forms(term) if form[0].isalnum()]
        found: list[Span] = []
        if not wanted:
            return found
        size = len(wanted)
        for number, (places, forms) in enumerate(self._rows):
            start = -1
            for _ in range(forms.count(wanted[0])):
                start = forms.index(wanted[0], start + 1)
                if forms[start : start + size] == wanted:
                    span = (number, places[start], places[start + size - 1] + 1)
                    found.append(span)
        return found or self._find_by_value(term)

    def _find_by_value(self, term: str) -> list[Span]:
        """Return the shortest stretches that bear a term by its value."""
        found: list[Span] = []
        for number, sentence in enumerate(self.sentences):
            if self._matcher.has_term(number + 1, term):
                span = self._narrow(number, sentence, term)
                found.append(span)
        return found

    def _narrow(
        self,
        number: int,
        sentence: Sentence,
        term: str,
    ) -> Span:
        start, end = 0, len(sentence)
        while end - start > 1 and self._has(sentence[start + 1 : end], term):
            start += 1
        while end - start > 1 and self._has(sentence[start : end - 1], term):
            end -= 1
        return number, start, end

    def _has(self, words: Sequence[Word], term: str) -> bool:
        matcher = Matcher(
            [self._cut(words)],
            self.lang,
            self._order,
        )
        return matcher.has_term(1, term)

    def _cut(self, words: Sequence[Word]) -> str:
        return self.text[words[0].start : words[-1].end]
