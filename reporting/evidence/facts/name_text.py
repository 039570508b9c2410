"""Texts -> one text in which names are looked for, whatever their typography.

Letters lose their accents, marks their kinds; words are what stands between spaces, hyphens,
apostrophes and the ends of lines, so that `S.p.A.` is `s p a` and `dell’Eternauta` has the
word `eternauta`. A text is made ready when it is first asked for: most names stand there as
they are written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property

from reporting.evidence.facts.name_words import BARE, CHANGED, ENDINGS
from reporting.memory import Memory
from reporting.patterns import compile_pattern
from reporting.record import Record

_PLAIN = {
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    **dict.fromkeys("‘’‚‛′`ʼ", "'"),
    **dict.fromkeys("‐‒–—―−", "-"),
    "ß": "ss",
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
    "ẞ": "SS",
}
"""What compatibility leaves of letters and marks that have a plain form."""
_WORD = r"[^\W_]+"
_GAP = r"[\W_]+"
"""What stands between two words."""
_SLIGHT = r"[\W_]{0,2}"
"""What may stand within a word that is parted, or set with spaces."""
_PARTED = r"(?<=[^\W\d_])-\n(?=[^\W\d_])"
"""The hyphen of a word that goes on in the next line."""
_EDGE = 2
"""Letters at which words begin or end that are compared with others."""
_NOTED = 20
"""Places of a word that are noted at most."""
_SAMPLE = 2000
_AFTER_LATIN = "\u0370"


def fold_letters(text: str) -> str:
    """Return text without accents, with one kind of apostrophe and of dash."""
    if text.isascii():
        return text
    for character in set(text):
        if not character.isascii():
            text = text.replace(character, fold_character(character))
    return text


@cache
def fold_character(character: str) -> str:
    """Return the plain form of a letter or a mark; nothing for a loose accent."""
    parts = unicodedata.normalize("NFKD", character)
    kept = [_PLAIN.get(part, part) for part in parts if not unicodedata.combining(part)]
    return "".join(kept)


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
        source: id of the source whose text it is; nothing where it is of several.
    """

    def __init__(
        self,
        texts: Sequence[str],
        language: str,
        source: str = "",
    ) -> None:
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
        plain = fold_letters(self.raw)
        if "-\n" in plain:
            plain = compile_pattern(_PARTED).sub("", plain)
        return plain

    @cached_property
    def lowered(self) -> str:
        """The same in small letters, each where it stood."""
        return self.plain.lower()

    @cached_property
    def is_latin(self) -> bool:
        """Whether most of its letters are Latin, so that a Latin name can stand in it."""
        letters = [each for each in self.raw[:_SAMPLE] if each.isalpha()]
        latin = sum(each < _AFTER_LATIN for each in letters)
        return latin * 2 >= len(letters)

    def has_as_written(self, name: str) -> bool:
        """Whether a name of several letters stands there as whole words, as it is."""
        return len(name) > _SHORT and has_whole(self.raw, name)

    def has_words(self, words: str, *, is_cased: bool = False) -> bool:
        """Whether folded words stand there one after the other.

        Args:
            words: in small letters; in their own where they are compared so.
            is_cased: whether capitals count.
        """
        text = self.plain if is_cased else self.lowered
        parts = words.split()
        if len(parts) == 1:
            return has_whole(text, words)
        return any(True for _ in find_apart(text, (), parts))

    def has_capital(self, words: str, before: str = "") -> bool:
        """Whether folded words stand there that begin with a capital.

        Args:
            words: in small letters.
            before: the words before them, in small letters too.
        """
        for match in find_apart(self.lowered, before.split(), words.split()):
            if self.plain[match.start(1)].isupper():
                return True
        return False

    @cached_property
    def _squeezed(self) -> str:
        """The letters and digits of the text, with nothing between them."""
        return "".join(map(str.lower, self._words))

    @cached_property
    def _words(self) -> Sequence[str]:
        """The words of the text without accents."""
        return compile_pattern(_WORD).findall(self.plain)

    def has_letters(self, words: str) -> bool:
        """Whether the letters of folded words stand there, as one word or as several."""
        letters = words.replace(" ", "")
        if letters not in self._squeezed:
            return False
        pattern = _SLIGHT.join(map(re.escape, letters))
        return any(True for _ in find_bounded(self.lowered, pattern))

    def find_cases(self, words: str) -> Iterator[re.Match[str]]:
        """Yield where folded words stand in any case of the language, or in the plural."""
        parts = words.split()
        stems = [part[: max(_STEM, len(part) - _CHANGED)] for part in parts]
        if parts and all(stem in self.lowered for stem in stems):
            pattern = _GAP.join(match_endings(part, self.language) for part in parts)
            yield from find_bounded(self.lowered, pattern)

    def list_like(self, word: str) -> tuple[str, ...]:
        """Return the words with a capital that begin or end as another, in small letters.

        Args:
            word: in small letters, without accents.
        """
        found: dict[str, None] = {}
        for edge in (word[:_EDGE], word[-_EDGE:]):
            found |= dict.fromkeys(self._edges.get(edge, ()))
        return tuple(found)

    def find_capitals(self, word: str) -> Sequence[int]:
        """Return where a word stands with a capital, the first places alone.

        Args:
            word: in small letters, without accents.
        """
        places: list[int] = []
        start = self.lowered.find(word)
        while start >= 0 and len(places) < _NOTED:
            end = start + len(word)
            is_small = self.plain[start:end].islower()
            if not is_small and is_free(self.lowered, start, end):
                places.append(start)
            start = self.lowered.find(word, start + 1)
        return places

    @cached_property
    def _capitals(self) -> Iterable[str]:
        """The words that stand there with a capital, in small letters, each once."""
        return list_capitals(self._words)

    @cached_property
    def _edges(self) -> Mapping[str, Sequence[str]]:
        """The words with a capital by how they begin, and by how they end, all in small."""
        edges: dict[str, list[str]] = {}
        for word in self._capitals:
            for edge in {word[:_EDGE], word[-_EDGE:]}:
                edges.setdefault(edge, []).append(word)
        return edges

    def show_original(self, folded: str) -> str:
        """Return folded words as the text writes them first, if it can be with a capital."""
        wanted = folded.split()
        shown = ""
        for paragraph, lowered in self._list_lowered():
            if wanted[0] not in lowered:
                continue
            words = list(compile_pattern(_WORD).finditer(paragraph))
            plain = [fold_words(word[0]) for word in words]
            for first in range(len(words) - len(wanted) + 1):
                last = first + len(wanted)
                if plain[first:last] != wanted:
                    continue
                found = paragraph[words[first].start() : words[last - 1].end()]
                shown = shown or found
                if not found.islower():
                    return found
        return shown or folded

    def _list_lowered(self) -> Iterator[tuple[str, str]]:
        """Yield each paragraph, and the same in small letters without accents."""
        for text in self.texts:
            yield text, fold_letters(text).lower()


class GatheredText(NameText):
    """Many short texts as one, of which each is read once while it stands in some."""

    @cached_property
    def _parts(self) -> Sequence[_Part]:
        return [_PARTS[text] for text in self.texts]

    @cached_property
    def _is_whole(self) -> bool:
        """Whether no word goes on from the end of a line in the next one."""
        return "-\n" not in self.raw

    @cached_property
    def plain(self) -> str:
        """The text without accents; words that a line's end parts are whole."""
        if not self._is_whole:
            return super().plain
        return "\n".join([part.plain for part in self._parts])

    @cached_property
    def _squeezed(self) -> str:
        if not self._is_whole:
            return super()._squeezed
        return "".join([part.squeezed for part in self._parts])

    @cached_property
    def _capitals(self) -> Iterable[str]:
        if not self._is_whole:
            return super()._capitals
        return dict.fromkeys([each for part in self._parts for each in part.capitals])

    def _list_lowered(self) -> Iterator[tuple[str, str]]:
        for text, part in zip(self.texts, self._parts, strict=True):
            yield text, part.lowered


class _Part(Record, frozen=True):
    """A short text as it is read for names; see what `NameText` calls so."""

    plain: str
    lowered: str
    squeezed: str
    capitals: tuple[str, ...]


def _read_part(text: str) -> _Part:
    plain = fold_letters(text)
    words = compile_pattern(_WORD).findall(plain)
    squeezed = "".join(map(str.lower, words))
    return _Part(
        plain,
        plain.lower(),
        squeezed,
        tuple(list_capitals(words)),
    )


_PARTS: Memory[str, _Part] = Memory(_read_part)


def list_capitals(words: Iterable[str]) -> Iterable[str]:
    """Return the words that are written with a capital, in small letters, each once."""
    written = dict.fromkeys(words)
    return dict.fromkeys(each.lower() for each in written if not each.islower())


def has_whole(text: str, words: str) -> bool:
    """Whether words stand in a text, no letter or digit beside them."""
    if len(words) <= _SHORT:
        pattern = rf"(?<![^\W_]){re.escape(words)}(?![^\W_])"
        return bool(compile_pattern(pattern).search(text))
    start = text.find(words)
    while start >= 0:
        if is_free(text, start, start + len(words)):
            return True
        start = text.find(words, start + 1)
    return False


_SHORT = 2
"""Letters of words that a text has at every turn within others."""


def find_apart(
    text: str,
    before: Sequence[str],
    words: Sequence[str],
) -> Iterator[re.Match[str]]:
    """Yield where words stand in a text one after the other, whatever stands between them.

    Args:
        text: in the form in which the words are given.
        before: words that stand before the others, if any must.
        words: the others, which are the first group of what is found.
    """
    if words and all(word in text for word in (*before, *words)):
        first = "".join(re.escape(word) + _GAP for word in before)
        rest = _GAP.join(map(re.escape, words))
        yield from find_bounded(text, f"{first}({rest})")


def find_bounded(text: str, pattern: str) -> Iterator[re.Match[str]]:
    """Yield what fits a pattern in a text, no letter or digit beside it."""
    for match in compile_pattern(pattern).finditer(text):
        if is_free(text, match.start(), match.end()):
            yield match


def is_free(text: str, start: int, end: int) -> bool:
    """Whether no letter or digit stands beside a part of a text."""
    is_begun = start > 0 and text[start - 1].isalnum()
    is_cut = end < len(text) and text[end].isalnum()
    return not is_begun and not is_cut


def match_endings(word: str, language: str) -> str:
    """Return what fits a folded word in any case of a language, or in the plural.

    Args:
        word: in small letters.
        language: its code; of one that is not known, the last letters may be any.
    """
    code = language.partition("-")[0]
    if len(word) < _STEM:
        return re.escape(word)
    if code not in ENDINGS:
        length = max(_STEM, len(word) - _CHANGED)
        return re.escape(word[:length]) + _ANY
    stems: list[str] = []
    for old in CHANGED.get(code, ()):
        stem = word.removesuffix(old)
        if stem != word and len(stem) >= _STEM:
            stems.append(stem)
    stem = min(stems, key=len, default=word)
    endings = ENDINGS[code]
    forms = {word, *(word + ending for ending in endings)}
    for other in stems:
        forms.update(other + ending for ending in endings)
    if code in BARE:
        forms.update(stems)
    rests = {form[len(stem) :] for form in forms}
    listed = "|".join(sorted(rests, key=len, reverse=True))
    return f"{re.escape(stem)}(?:{listed})(?![^\\W_])"


_STEM = 3
"""Letters of a word that no case changes, at the least."""
_CHANGED = 2
_ANY = r"\w{0,5}"
"""What may stand for the last letters of a word, where the language is not known."""
