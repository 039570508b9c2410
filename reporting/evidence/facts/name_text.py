"""Texts -> one text in which names are looked for, whatever their typography.

Letters lose their accents, marks their kinds; words are what stands between spaces, hyphens,
apostrophes and the ends of lines, so that `S.p.A.` is `s p a` and `dell’Eternauta` has the
word `eternauta`. Each form is made when it is first asked for: most names stand in the text
as they are written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from reporting.evidence.facts.name_words import CHANGED, ENDINGS
from reporting.patterns import compile_pattern, replace_signs

_LETTERS = str.maketrans(
    {
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
        **dict.fromkeys("‘’‚‛′´`ʼ", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "ß": "ss",
        "ẞ": "SS",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "Œ": "Oe",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "Ð": "D",
        "þ": "th",
        "Þ": "Th",
        "ı": "i",
    }
)
_WORD = r"[^\W_]+"
_PARTING = "-\n"
_PARTED = r"(?<=[^\W\d_])-\n(?=[^\W\d_])"
"""The hyphen of a word that goes on in the next line."""


def fold_letters(text: str) -> str:
    """Return text without accents, with one kind of apostrophe and of dash."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", replace_signs(text, _LETTERS))
    accents = filter(unicodedata.combining, set(plain))
    return replace_signs(plain, dict.fromkeys(map(ord, accents), ""))


def split_words(text: str) -> list[str]:
    """Return the words of a text, without accents, in their own case."""
    return compile_pattern(_WORD).findall(fold_letters(text))


def fold_words(text: str) -> str:
    """Return the words of a text without accents, in small letters, a space between them."""
    return " ".join(split_words(text)).lower()


class NameText:
    """A text in which names are looked for.

    Args:
        texts: its paragraphs, or terms from it.
        language: its code.
        source: id of the source whose text it is; nothing for terms of several.
    """

    def __init__(self, texts: Sequence[str], language: str, source: str = "") -> None:
        self.texts = texts
        self.language = language
        self.source = source

    @cached_property
    def raw(self) -> str:
        """The text as it stands, a line for each paragraph."""
        return "\n".join(self.texts)

    @cached_property
    def plain(self) -> str:
        """The text without accents; words that a line's end parts are whole."""
        folded = fold_letters(self.raw)
        if _PARTING not in folded:
            return folded
        return compile_pattern(_PARTED).sub("", folded)

    @cached_property
    def cased(self) -> str:
        """Its words in their own case, a space around each."""
        words = compile_pattern(_WORD).findall(self.plain)
        return f" {' '.join(words)} "

    @cached_property
    def words(self) -> str:
        """Its words in small letters, a space around each."""
        return self.cased.lower()

    @cached_property
    def squeezed(self) -> str:
        """Its letters and digits alone, in small letters."""
        return self.words.replace(" ", "")

    @cached_property
    def vocabulary(self) -> Mapping[str, str]:
        """The words in it that have a capital, by their small letters."""
        found: dict[str, str] = {}
        for word in self.cased.split():
            if not word.islower():
                found.setdefault(word.lower(), word)
        return found

    @cached_property
    def is_latin(self) -> bool:
        """Whether most of its letters are Latin, so that a Latin name can stand in it."""
        letters = [each for each in self.raw[:_SAMPLE] if each.isalpha()]
        latin = sum(each < _AFTER_LATIN for each in letters)
        return latin * 2 >= len(letters)

    def has_as_written(self, name: str) -> bool:
        """Whether a name stands there as whole words, letter by letter."""
        return any(True for _ in find_whole(self.raw, name))


_SAMPLE = 2000
_AFTER_LATIN = "\u0370"


def find_whole(text: str, words: str) -> Iterator[int]:
    """Yield the offsets at which words stand in a text, no letter or digit beside them."""
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        is_begun = start > 0 and text[start - 1].isalnum()
        is_cut = end < len(text) and text[end].isalnum()
        if not is_begun and not is_cut:
            yield start
        start = text.find(words, start + 1)


def match_endings(words: str, language: str) -> str:
    """Return what fits folded words in any case of a language, or in the plural.

    Args:
        words: in small letters, a space between them.
        language: its code; of one that is not known, the last letters may be any.
    """
    code = language.partition("-")[0]
    listed = "|".join(ENDINGS.get(code, ()))
    parts: list[str] = []
    for word in words.split():
        if len(word) < _STEM:
            parts.append(re.escape(word))
        elif code not in ENDINGS:
            length = max(_STEM, len(word) - _CHANGED)
            parts.append(re.escape(word[:length]) + _ANY)
        else:
            stems = [re.escape(word)]
            for old in CHANGED.get(code, ()):
                stem = word.removesuffix(old)
                if stem != word and len(stem) >= _STEM:
                    stems.append(re.escape(stem))
            parts.append(f"(?:{'|'.join(stems)})(?:{listed})?")
    return " ".join(parts)


_STEM = 3
"""Letters of a word that no case changes, at the least."""
_CHANGED = 2
_ANY = r"\w{0,5}"
"""What may stand for the last letters of a word, where the language is not known."""
