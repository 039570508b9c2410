"""A paragraph -> its sentences, as words with their places.

A word is what a list of cues may name: `n't` is one, and so is what an apostrophe ends
(`l'`). Marks are words too. The text is that in which terms are found, in its own case.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import overload

from reporting.evidence.sources.matching import clean_text
from reporting.i18n import Language
from reporting.patterns import compile_pattern
from reporting.record import Record

_NOT = "n't"
_PLAIN_WORD = (
    r"\d+(?:[.,:]\d+)*(?:\w+)?"
    r"|(?:[^\W\d_]\.){2,}"
    r"|\w+(?:-\w+)*(?:'(?=\w))?"
    r"|\.\.\.|[^\w\s]"
)
_WORD = rf"\d+(?:[.,:]\d+)*(?:\w+)?|\w+?(?={_NOT}\b)|{_NOT}\b|{_PLAIN_WORD}"
"""The same where a text has `n't`, which takes longer to look for."""
_DAY = 2
"""Digits of the number of a day."""
ENDS = frozenset({".", "!", "?", "..."})
"""Marks that end a sentence."""
_CLOSERS = frozenset({'"', "'", ")", "]"})
_TURNED = frozenset("¿¡")
"""Marks with which only a sentence begins."""
_OPENERS = frozenset({'"', "'", "(", "["})


class Word(Record, frozen=True):
    """A word or a mark.

    Args:
        form: in small letters.
        written: as the source has it.
        start: offset of its first character.
        end: offset after its last.
        is_mark: whether it is no word.
    """

    form: str
    written: str
    start: int
    end: int
    is_mark: bool


class _Tokens:
    """The words of a text, and, once somebody asks, where they stand.

    Args:
        text: clean.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.written = find_words(text)
        self.forms = "\n".join(self.written).casefold().split("\n")

    @cached_property
    def spans(self) -> Sequence[tuple[int, int]]:
        """The offsets of the first character of each, and after its last."""
        spans: list[tuple[int, int]] = []
        end = 0
        for written in self.written:
            start = self._text.index(written, end)
            end = start + len(written)
            spans.append((start, end))
        return spans


class Sentence(Sequence[Word]):
    """A sentence: its forms at hand, each word made when it is asked for.

    Args:
        tokens: of its text.
        first: the place of its first word among them.
        end: the place after its last.
    """

    def __init__(
        self,
        tokens: _Tokens,
        first: int,
        end: int,
    ) -> None:
        self._tokens = tokens
        self._places = range(first, end)
        self.forms: Sequence[str] = tokens.forms[first:end]

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> Word: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Word]: ...

    def __getitem__(self, place: int | slice) -> Word | Sequence[Word]:
        if isinstance(place, slice):
            return self._words[place]
        return self._words[place]

    def __iter__(self) -> Iterator[Word]:
        return iter(self._words)

    @cached_property
    def _words(self) -> Sequence[Word]:
        words: list[Word] = []
        for at, form in zip(self._places, self.forms, strict=True):
            written = self._tokens.written[at]
            start, end = self._tokens.spans[at]
            words.append(Word(form, written, start, end, is_mark(written)))
        return words

    def list_places(self) -> list[int]:
        """Return the places of its words that are no marks."""
        written = self._tokens.written[self._places.start : self._places.stop]
        return [
            place
            for place, word in enumerate(written)
            if word[0].isalnum() or word == _NOT  # as in `is_mark`, and fast
        ]


def is_mark(written: str) -> bool:
    """Whether what stands there is no word."""
    return not written[0].isalnum() and written != _NOT


def find_words(text: str) -> list[str]:
    """Return the words of a text that is clean, as it has them."""
    pattern = _WORD if _NOT in text else _PLAIN_WORD
    return compile_pattern(pattern).findall(text)


def list_forms(text: str) -> list[str]:
    """Return the words of a text, in small letters."""
    return find_words(clean_passage(text).casefold())


def clean_passage(text: str) -> str:
    """Return a text in one form, in which a dash between words is no hyphen: `won—if so`."""
    return clean_text(text.replace("—", " — ") if "—" in text else text)


def split_sentences(text: str, lang: Language) -> Iterator[Sentence]:
    """Yield the sentences of a text.

    Args:
        text: clean.
        lang: its language, whose abbreviations end none.
    """
    tokens = _Tokens(text)
    size = len(tokens.written)
    start = 0
    for at, form in enumerate(tokens.forms):
        if form in ENDS and ends_sentence(tokens, at, lang):
            end = at + 1
            while end < size and tokens.forms[end] in _CLOSERS:
                if tokens.spans[end][0] > tokens.spans[end - 1][1]:
                    break
                end += 1
            yield Sentence(tokens, start, end)
            start = end
    if start < size:
        yield Sentence(tokens, start, size)


def ends_sentence(tokens: _Tokens, at: int, lang: Language) -> bool:
    """Whether a mark ends a sentence.

    Args:
        tokens: of the text.
        at: the place of the mark.
        lang: the language.
    """
    forms = tokens.forms
    after = at + 1
    while after < len(forms) and forms[after] in _CLOSERS | _OPENERS:
        after += 1
    if after == len(forms):
        return True
    if tokens.spans[after][0] == tokens.spans[at][1]:
        return False
    first = tokens.written[after][0]
    if first in _TURNED:
        return True
    if first.islower() or not (first.isupper() or first.isdigit() or first == "-"):
        return False
    if forms[at] != "." or not at:
        return True
    before = tokens.written[at - 1]
    if tokens.spans[at - 1][1] != tokens.spans[at][0]:
        return True
    if len(before) == 1 and before.isalpha():
        return before.islower() and first.isupper() and len(forms) > at + 2
    is_day = forms[at - 1].isdigit() and len(before) <= _DAY and "." in lang.day_marks
    if is_day and after == at + 1:  # `3. „Noch` is no day
        return False
    abbreviated = f"{before}."
    return (
        abbreviated not in lang.before_names and abbreviated not in lang.before_numbers
    )
