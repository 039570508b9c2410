"""A paragraph -> its sentences, as words with their places.

A word is what a list of cues may name: `n't` is one, and so is what an apostrophe ends
(`l'`). Marks are words too. The text is that in which terms are found, in its own case.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.evidence.sources.matching import clean_text
from reporting.i18n import Language
from reporting.patterns import compile_pattern
from reporting.record import Record

_WORD = (
    r"\d+(?:[.,:]\d+)*(?:\w+)?"
    r"|\w+?(?=n't\b)|n't\b"
    r"|(?:[^\W\d_]\.){2,}"
    r"|\w+(?:-\w+)*(?:'(?=\w))?"
    r"|\.\.\.|[^\w\s]"
)
_DAY = 2
"""Digits of the number of a day."""
ENDS = frozenset({".", "!", "?", "..."})
"""Marks that end a sentence."""
_CLOSERS = frozenset({'"', "'", ")", "]"})
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


Sentence = tuple[Word, ...]


def list_words(text: str) -> list[Word]:
    """Return the words of a text that is clean."""
    words: list[Word] = []
    for found in compile_pattern(_WORD).finditer(text):
        written = found[0]
        start, end = found.span()
        is_mark = not written[0].isalnum() and written != "n't"
        word = Word(written.casefold(), written, start, end, is_mark)
        words.append(word)
    return words


def list_forms(text: str) -> list[str]:
    """Return the words of a text, in small letters."""
    folded = clean_text(text).casefold()
    return compile_pattern(_WORD).findall(folded)


def split_sentences(words: Sequence[Word], lang: Language) -> Iterator[Sentence]:
    """Yield the sentences of a text.

    Args:
        words: of the text.
        lang: its language, whose abbreviations end none.
    """
    start = 0
    for at, word in enumerate(words):
        if word.form in ENDS and ends_sentence(words, at, lang):
            end = at + 1
            while end < len(words) and words[end].form in _CLOSERS:
                if words[end].start > words[end - 1].end:
                    break
                end += 1
            yield tuple(words[start:end])
            start = end
    if start < len(words):
        yield tuple(words[start:])


def ends_sentence(words: Sequence[Word], at: int, lang: Language) -> bool:
    """Whether a mark ends a sentence.

    Args:
        words: of the text.
        at: the place of the mark.
        lang: the language.
    """
    after = at + 1
    while after < len(words) and words[after].form in _CLOSERS | _OPENERS:
        after += 1
    if after == len(words):
        return True
    following = words[after]
    if following.start == words[at].end:
        return False
    first = following.written[0]
    if first.islower() or not (first.isupper() or first.isdigit() or first == "-"):
        return False
    if words[at].form != "." or not at:
        return True
    before = words[at - 1]
    if before.end != words[at].start:
        return True
    if len(before.written) == 1 and before.written.isalpha():
        return before.written.islower() and first.isupper() and len(words) > at + 2
    if before.form.isdigit() and len(before.form) <= _DAY and "." in lang.day_marks:
        return False
    abbreviated = f"{before.written}."
    return (
        abbreviated not in lang.before_names and abbreviated not in lang.before_numbers
    )
