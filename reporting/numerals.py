"""Text and how a language writes numbers -> the numbers in it, each with its value and place.

`11 miliardi`, `11,000,000,000` and `undici miliardi` have one value, `16%` and `sedici per
cento` another. Signs are left out: whether a change is written `−4%` or `down 4%` is the
language's choice.

Numbers in running text are found here; what a compound word such as `centoventidue` comes
to is left to `compounds.py`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from operator import attrgetter

from reporting.compounds import CompoundNumbers, elide_vowel
from reporting.digit_marks import Marks, drop_spaces, load_digits
from reporting.patterns import Stretches, compile_pattern, match_any
from reporting.record import Record

_ONE = Decimal(1)
_TEN = Decimal(10)
_TWENTY = Decimal(20)
_HUNDRED = Decimal(100)
_SHORT_SCALES = {
    "k": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "b": 1_000_000_000,
    "bn": 1_000_000_000,
    "md": 1_000_000_000,
}
"""Scale letters after a currency sign: in `€48m`, but not in `48m`, which may be metres."""
_CURRENCIES = (
    "USD EUR GBP CHF JPY CNY CAD AUD INR BRL PLN SEK NOK DKK CZK HUF KRW ZAR MXN"
)
_CODES = _CURRENCIES.replace(" ", "|")
_BEFORE = "".join(f"|(?<={code})|(?<={code}\\s)" for code in _CURRENCIES.split())
_PRICE = rf"(?:(?<=[$€£¥])|(?<=[$€£¥]\s){_BEFORE})[\d.,]+(bn|mn|md|[kmb])(?!\w)"
_PRICED = rf"\s?(k|mn|bn|md|m|b)\s?(?=[$€£¥]|(?:{_CODES})(?!\w))"
"""A scale letter between a number and its currency: `5 k€`."""
_WORD = r"[^\W\d_]+"
_HYPHENATED = rf"{_WORD}(?:-{_WORD})*"
_GAP = r"\s+|-"
_HIGHEST = Decimal("1e30")
"""From here on no scale word is taken: nobody counts in billions of billions of billions."""
_LONGEST = 40
"""Digits of the longest number that is read; what is longer is a code."""


class Numeral(Record, frozen=True):
    """One number in a text.

    Args:
        value: what it comes to, without a sign; `16%` is 0.16.
        start: offset of its first character.
        end: offset after its last one, scale word and percent sign included.
        digits: it is written with digits.
        sure: it can be nothing but a number; `sei` in Italian may also be a verb.
        foreign: its marks are those of another language: `3.1` in an Italian text.
        also: what it may be rounded to: a third is 33% too.
        parts: the numbers that make it: 1 and 5 of `one in five`.
        is_share: it is a part of something, such as `half`.
    """

    value: Decimal
    start: int
    end: int
    digits: bool
    sure: bool = True
    foreign: bool = False
    also: tuple[Decimal, ...] = ()
    parts: frozenset[Decimal] = frozenset()
    is_share: bool = False

    def list_values(self) -> tuple[Decimal, ...]:
        """Return what it comes to, exactly and rounded."""
        return (self.value, *self.also)

    def is_borne(self, known: Collection[Decimal]) -> bool:
        """Whether it, what it is rounded to, or all its parts are among some numbers."""
        if any(value in known for value in self.list_values()):
            return True
        return bool(self.parts) and all(part in known for part in self.parts)

    def cut_from(self, text: str) -> str:
        """Return the number as it stands in its text."""
        return text[self.start : self.end]


class Notation(Record, frozen=True, dict=True):
    """How a language writes numbers.

    Args:
        group: mark between groups of three digits.
        point: mark before the decimals, a point or a comma.
        scales: words and abbreviations that multiply what stands before them, by their value.
        words: words for numbers by their value, hundred included.
        ones: words for one, which are numbers only before a scale: `a million`, `un miliardo`.
        homographs: words for numbers that also mean something else.
        percents: words for hundredths, beside the sign `%`.
        link: word between hundreds and what follows: `and` in English.
        joined: numbers below a million are written as one word, `centoventidue`, or with
            hyphens, `quatre-vingt-dix`.
        language: ISO 639-1 code, by which such words are read.
        tens_linked: the link stands between tens and ones too: `vingt et un`.
    """

    group: str
    point: str
    scales: Mapping[str, Decimal]
    words: Mapping[str, Decimal]
    ones: frozenset[str] = frozenset()
    homographs: frozenset[str] = frozenset()
    percents: tuple[str, ...] = ()
    link: str = ""
    joined: bool = False
    language: str = ""
    tens_linked: bool = False

    def find_numerals(self, text: str) -> tuple[Numeral, ...]:
        """Return the numbers of a text in their order.

        Args:
            text: the words, in this language.
        """
        candidates = list(self.find_in_digits(text))
        candidates.extend(self.find_in_words(text))
        if len(candidates) < 2:  # noqa: PLR2004  (one number overlaps no other)
            return tuple(candidates)
        candidates.sort(key=attrgetter("start"))
        found: list[Numeral] = []
        end = 0
        for numeral in candidates:
            if numeral.start >= end:  # the `cento` of `16 per cento` is none
                found.append(numeral)
                end = numeral.end
        return tuple(found)

    # -- with digits

    def find_in_digits(self, text: str) -> Iterator[Numeral]:
        """Yield the numbers of a text that are written with digits."""
        own, *_ = self.marks
        for match in load_digits(self.group).finditer(text):
            digits = match[0]
            if digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST:
                yield self._read_digits(text, match, digits, own)
                continue
            digits = drop_spaces(digits)
            if len(digits) > _LONGEST:
                continue
            for marks in self.marks:
                if marks.pattern.fullmatch(digits):
                    yield self._read_digits(text, match, digits, marks)
                    break
            else:  # a date or a list: `21.10.2025`
                start = match.start()
                for part in re.finditer(r"\d+", match[0]):
                    yield Numeral(
                        Decimal(part[0]).normalize(),
                        start + part.start(),
                        start + part.end(),
                        digits=True,
                    )

    def _read_digits(
        self,
        text: str,
        match: re.Match[str],
        digits: str,
        marks: Marks,
    ) -> Numeral:
        """Return the number that digits and what follows them come to."""
        ungrouped = digits.replace(marks.group, "")
        english = ungrouped.replace(marks.point, ".")
        value = Decimal(english)
        start, end = match.span()
        price = compile_pattern(_PRICE, re.IGNORECASE).match(text, start)
        price = price or compile_pattern(_PRICED, re.IGNORECASE).match(text, end)
        if price:
            letter = price[1].lower()
            value *= _SHORT_SCALES[letter]
            end = price.end()
        else:
            value, end = self.apply_scales(value, text, end)
        return Numeral(
            value.normalize(),
            start,
            end,
            digits=True,
            foreign=marks.foreign,
        )

    @cached_property
    def marks(self) -> tuple[Marks, ...]:
        """The marks of this language, and those of languages that use the other point."""
        point = self.point
        group = self.group
        if group not in ".,":
            group = " "  # spaces are gone by then
        other_point = "." if point == "," else ","
        own = [Marks(group, point, foreign=False)]
        if group == " " and point == ",":
            own.append(Marks(".", point, foreign=False))  # 500.000 beside 500 000
        return (*own, Marks(point, other_point, foreign=True))

    def apply_scales(self, value: Decimal, text: str, end: int) -> tuple[Decimal, int]:
        """Return a value times the scale words, or divided by the percent sign, that follow it.

        Args:
            value: what was read so far.
            text: the whole text.
            end: offset after what was read; the new one is returned beside the value.
        """
        while value < _HIGHEST:
            scale = self.scale_pattern.match(text, end)
            if scale is None:
                break
            word = scale[1].lower()
            value *= self.scales[word]
            end = scale.end()
        percent = self.percent_pattern.match(text, end)
        if percent:
            return value / 100, percent.end()
        return value, end

    @cached_property
    def scale_pattern(self) -> re.Pattern[str]:
        """What fits a scale word after a number, such as `miliardi` or `bn`."""
        words = match_any(self.scales)
        return re.compile(rf"[\s-]?({words})(?!\w)", re.IGNORECASE)

    @cached_property
    def percent_pattern(self) -> re.Pattern[str]:
        """What fits the percent sign, or the words for it, after a number."""
        words = match_any(self.percents)
        return re.compile(rf"\s?%|\s(?:{words})(?!\w)", re.IGNORECASE)

    # -- with words

    def find_in_words(self, text: str) -> Iterator[Numeral]:
        """Yield the numbers of a text that are written with words."""
        lowered = text.replace("İ", "I").lower()  # the one letter that would grow
        known = self.find_number_words(lowered)
        # A scale alone, as in `11 billion`, begins no number.
        if known <= self.ones or known <= self.scales.keys():
            return
        gap = compile_pattern(_GAP)
        number = _WordNumber()
        last = 0
        for match in _list_tokens(lowered, known):
            word = match[0]
            if word not in known and word != self.link:
                continue
            is_near = gap.fullmatch(text, last, match.start())
            if word not in known:
                if is_near and number.takes_link:
                    last = match.end()
                continue
            if not (is_near and self._extend(number, match)):
                yield from self._finish(number, text)
                number = _WordNumber()
                self._extend(number, match)
            last = match.end()
        yield from self._finish(number, text)

    def find_number_words(self, lowered: str) -> set[str]:
        """Return the words of a text that are numbers; `values` says what they come to."""
        numbered = self._numbered
        if not self.words or not any(map(numbered.__getitem__, lowered.split())):
            return set()
        return self.read_number_words(lowered)

    @cached_property
    def _numbered(self) -> Stretches[bool]:
        """Whether what stands between two spaces holds a number, or links two."""
        return Stretches(
            lambda words: words == self.link or bool(self.read_number_words(words))
        )

    def read_number_words(self, lowered: str) -> set[str]:
        """Return the words that are numbers of a text, whatever it holds."""
        words: Collection[str] = compile_pattern(_WORD).findall(lowered)
        values = self.values
        if self.joined:
            words = set(words)
            if "-" in lowered:
                hyphenated = compile_pattern(_HYPHENATED).findall(lowered)
                words.update(hyphenated)
            compounds = self.compounds.read_new(words)
            values.update(compounds)
        known = values.keys() & words
        if self.tens_linked and self.link in words:
            known |= self._read_linked(lowered)
        return known

    def _read_linked(self, lowered: str) -> set[str]:
        """Return the tens of a text that are linked with ones: `treinta y uno`."""
        values = self.values
        known: set[str] = set()
        linked = rf"({_WORD})\s{self.link}\s({_WORD})"
        for match in compile_pattern(linked).finditer(lowered):
            tens = values.get(match[1], Decimal(0))
            if not (_TWENTY <= tens < _HUNDRED and match[2] in values):
                continue
            value = self.compounds.read(" ".join(match[0].split()))
            if value is not None:
                values[match[0]] = value
                known.add(match[0])
        return known

    def _extend(self, number: _WordNumber, match: re.Match[str]) -> bool:
        """Add a word to a number; return whether the number goes on with it."""
        word = match[0]
        if number.matches and word in self.ones:
            return False
        value = self.values[word]
        extend = number.multiply if word in self.scales else number.add
        is_extended = extend(value)
        if is_extended:
            number.matches.append(match)
        return is_extended

    def _finish(self, number: _WordNumber, text: str) -> Iterator[Numeral]:
        """Yield the number that was read from words, if it is one."""
        if not number.matches:
            return
        first = number.matches[0]
        last = number.matches[-1]
        word = first[0]
        if first is last and word in self.ones:
            return
        value, end = self.apply_scales(number.value, text, last.end())
        is_alone = end == first.end()
        yield Numeral(
            value.normalize(),
            first.start(),
            end,
            digits=False,
            sure=not is_alone or word not in self.homographs,
        )

    @cached_property
    def values(self) -> dict[str, Decimal]:
        """What the words for numbers come to; compound words are added as they are met."""
        values = dict.fromkeys(self.ones, _ONE)
        if self.joined:
            for word, value in self.words.items():
                if _TWENTY <= value < _HUNDRED:
                    elided = elide_vowel(word)  # the `trent` of `trent’anni`
                    values[elided] = value
        values.update(self.scales)
        values.update(self.words)
        return values

    @cached_property
    def compounds(self) -> CompoundNumbers:
        """The compound words of a joined language."""
        simple = {**self.words, **self.scales}
        return CompoundNumbers(self.language, simple, self.ones)


class _WordNumber:
    """A number in words as it is read: `three hundred and five thousand and two`."""

    def __init__(self) -> None:
        self.matches: list[re.Match[str]] = []
        self._below_scale = Decimal(0)
        """What no scale word has multiplied yet: the 3 of `two million and three`."""
        self._above_scale = Decimal(0)
        self._scale = Decimal("Infinity")

    @property
    def value(self) -> Decimal:
        """What has been read so far."""
        return self._above_scale + self._below_scale

    @property
    def takes_link(self) -> bool:
        """Whether `and` may come next: after hundreds, or after a scale word."""
        return bool(self.matches) and self._below_scale % _HUNDRED == 0

    def add(self, value: Decimal) -> bool:
        """Add a word for a number, if there is room for it."""
        if value == _HUNDRED and 0 < self._below_scale < _TWENTY:
            self._below_scale *= 100
            return True
        if value >= self.limit:
            return False
        self._below_scale += value
        return True

    def multiply(self, scale: Decimal) -> bool:
        """Multiply by a scale word, if there is something to multiply."""
        value = self.value
        if not self.matches or value >= _HIGHEST:
            return False
        if self._below_scale and scale < self._scale:
            self._above_scale += self._below_scale * scale
        else:
            self._above_scale = value * scale
        self._below_scale = Decimal(0)
        self._scale = scale
        return True

    @property
    def limit(self) -> Decimal:
        """What the next word must be smaller than."""
        if not self._below_scale:
            return self._scale
        below_hundred = self._below_scale % _HUNDRED
        if below_hundred == 0:
            return _HUNDRED
        if below_hundred >= _TWENTY and below_hundred % _TEN == 0:
            return _TEN
        return Decimal(0)


def _list_tokens(lowered: str, known: set[str]) -> Iterator[re.Match[str]]:
    """Yield the words of a text; those joined by hyphens as one word only if it is known."""
    linked = [word for word in known if not word.isalpha() and "-" not in word]
    tokens = _HYPHENATED
    if linked:
        tokens = rf"(?:{match_any(linked)})(?!\w)|{_HYPHENATED}"
    for match in compile_pattern(tokens).finditer(lowered):
        if "-" in match[0] and match[0] not in known:
            word = compile_pattern(_WORD)
            yield from word.finditer(lowered, match.start(), match.end())
        else:
            yield match
