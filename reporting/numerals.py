"""Text and how a language writes numbers -> the numbers in it, each with its value and its place.

`11 miliardi`, `11,000,000,000` and `undici miliardi` have one value, `16%` and `sedici per
cento` another. Signs are left out: whether a change is written `−4%` or `down 4%` is the
language's choice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property

from reporting.record import Record

_HUNDRED, _THOUSAND = Decimal(100), Decimal(1000)
_TEN, _TWENTY = Decimal(10), Decimal(20)
_SPACES = "\u00a0\u2009\u202f'’"
"""Spaces, and the Swiss mark, that group digits in any language; a plain space parts numbers."""
_DIGITS = re.compile(
    rf"(?<![\w.,])\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?:[.,]\d+)?(?!\d)|(?<!\w)\d+(?:[.,]\d+)*"
)
_SPACED = re.compile(rf"[{_SPACES}]")
_SHORT = {"k": _THOUSAND, "m": _THOUSAND**2, "b": _THOUSAND**3}
"""Scale letters, which are some only after a currency sign: `€48m`, where `48m` may be metres."""
_PRICE = re.compile(r"(?<=[$€£¥])[\d.,]+([kmb])(?!\w)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"\s+|-")
_ENDLESS = Decimal("1e30")
"""From here on no scale word is taken: nobody counts in billions of billions of billions of billions."""
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
    """

    value: Decimal
    start: int
    end: int
    digits: bool
    sure: bool = True
    foreign: bool = False


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
        joined: numbers below a million are written as one word: `centoventidue`.
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

    def numerals(self, text: str) -> tuple[Numeral, ...]:
        """Return the numbers of a text in their order."""
        found: list[Numeral] = []
        for numeral in sorted(
            (*self._written(text), *self._worded(text)), key=lambda each: each.start
        ):
            if (
                not found or numeral.start >= found[-1].end
            ):  # the `cento` of `16 per cento` is none
                found.append(numeral)
        return tuple(found)

    # -- with digits

    def _written(self, text: str) -> Iterator[Numeral]:
        for match in _DIGITS.finditer(text):
            digits = _SPACED.sub("", match[0])
            if len(digits) > _LONGEST:
                continue
            value, foreign = self._marked(digits)
            if value is None:
                yield from self._apart(match)
                continue
            if price := _PRICE.match(text, match.start()):
                value, end = value * _SHORT[price[1].lower()], price.end()
            else:
                value, end = self._scaled(value, text, match.end())
            yield Numeral(
                value.normalize(), match.start(), end, digits=True, foreign=foreign
            )

    def _marked(self, digits: str) -> tuple[Decimal | None, bool]:
        """Return the value of digits with marks, by this language's marks or else by the other's."""
        for foreign, pattern, group, point in self._shapes:
            if pattern.fullmatch(digits):
                return Decimal(digits.replace(group, "").replace(point, ".")), foreign
        return None, False

    @cached_property
    def _shapes(self) -> tuple[tuple[bool, re.Pattern[str], str, str], ...]:
        group = self.group if self.group in ".," else " "  # spaces are gone by then
        other = {".": ",", ",": "."}[self.point]
        return (
            (False, _shape(group, self.point), group, self.point),
            (True, _shape(self.point, other), self.point, other),
        )

    @staticmethod
    def _apart(match: re.Match[str]) -> Iterator[Numeral]:
        """Yield the parts of what is a date or a list: `21.10.2025`."""
        for part in re.finditer(r"\d+", match[0]):
            at = match.start() + part.start()
            yield Numeral(
                Decimal(part[0]).normalize(), at, at + len(part[0]), digits=True
            )

    def _scaled(self, value: Decimal, text: str, end: int) -> tuple[Decimal, int]:
        """Multiply a value by the scale words, or divide it by the percent sign, that follow it."""
        while value < _ENDLESS and (match := self._scale.match(text, end)):
            value, end = value * self.scales[match[1].lower()], match.end()
        if match := self._percent.match(text, end):
            return value / 100, match.end()
        return value, end

    @cached_property
    def _scale(self) -> re.Pattern[str]:
        return re.compile(
            rf"[\s-]?({_any(self.scales) or '(?!)'})(?!\w)", re.IGNORECASE
        )

    @cached_property
    def _percent(self) -> re.Pattern[str]:
        return re.compile(
            rf"\s?%|\s(?:{_any(self.percents) or '(?!)'})(?!\w)", re.IGNORECASE
        )

    # -- with words

    def _worded(self, text: str) -> Iterator[Numeral]:
        lowered = text.replace("İ", "I").lower()  # the one letter that would grow
        words = set(_WORD.findall(lowered))
        may_be = words & self._values.keys()
        if self.joined and any(thousand in lowered for thousand in self._thousands):
            may_be |= {
                word
                for word in words
                if any(thousand in word for thousand in self._thousands)
            }
        known = {
            word: value for word in may_be if (value := self._value(word)) is not None
        }
        if known.keys() <= self.ones:
            return
        count, last = _Count(), 0
        for match in _WORD.finditer(lowered):
            word = match[0]
            if word not in known and word != self.link:
                continue
            near = bool(_GAP.fullmatch(text, last, match.start()))
            if word not in known:
                last = match.end() if near and count.takes_link else last
                continue
            if not (near and self._add(count, word, known[word], match)):
                if numeral := self._close(count, text):
                    yield numeral
                count = _Count()
                self._add(count, word, known[word], match)
            last = match.end()
        if numeral := self._close(count, text):
            yield numeral

    def _add(
        self, count: _Count, word: str, value: Decimal, match: re.Match[str]
    ) -> bool:
        """Add a word to a count; return whether the count goes on with it."""
        if count.words and word in self.ones:
            return False
        taken = count.multiply(value) if word in self.scales else count.add(value)
        if taken:
            count.words.append(word)
            count.start = match.start() if count.start < 0 else count.start
            count.end = match.end()
        return taken

    def _close(self, count: _Count, text: str) -> Numeral | None:
        if not count.words or (len(count.words) == 1 and count.words[0] in self.ones):
            return None
        value, end = self._scaled(count.value, text, count.end)
        alone = len(count.words) == 1 and end == count.end
        sure = not (alone and count.words[0] in self.homographs)
        return Numeral(value.normalize(), count.start, end, digits=False, sure=sure)

    def _value(self, word: str) -> Decimal | None:
        """Return what a word comes to; with thousands inside it too, in a joined language: `duemilacento`."""
        known = self._values
        if word in known or not self.joined:
            return known.get(word)
        for thousand in self._thousands:
            before, found, after = word.partition(thousand)
            if (
                found
                and (not before or before in known)
                and (not after or after in known)
            ):
                return known.get(before, Decimal(1)) * _THOUSAND + known.get(
                    after, Decimal(0)
                )
        return None

    @cached_property
    def _thousands(self) -> tuple[str, ...]:
        return tuple(
            word
            for word, value in {**self.words, **self.scales}.items()
            if value == _THOUSAND
        )

    @cached_property
    def _values(self) -> Mapping[str, Decimal]:
        """Every word for a number, compounds of a joined language included."""
        plain = {**dict.fromkeys(self.ones, Decimal(1)), **self.scales, **self.words}
        if not self.joined:
            return plain
        elided = {
            word[:-1]: value for word, value in self._tens().items()
        }  # the `trent` of `trent’anni`
        return {**elided, **self._compounds(), **plain}

    def _tens(self) -> dict[str, Decimal]:
        return {
            word: value
            for word, value in self.words.items()
            if _TWENTY <= value < _HUNDRED
        }

    def _compounds(self) -> dict[str, Decimal]:
        """Return the words from twenty-one to 999 as they are written as one, and some that nobody writes."""
        one = {word: Decimal(1) for word in self.ones}
        below_ten = {w: v for w, v in self.words.items() if 0 < v < _TEN} | one
        tens = self._tens()
        teens = {w: v for w, v in self.words.items() if _TEN <= v < _TWENTY}
        two = _together(tens, below_ten)
        low = below_ten | teens | tens | two
        (hundred,) = (w for w, v in self.words.items() if v == _HUNDRED)
        hundreds = {f"{w}{hundred}": v * 100 for w, v in below_ten.items() if v > 1} | {
            hundred: _HUNDRED
        }
        return two | hundreds | _together(hundreds, low)


class _Count:
    """A number in words as it is read: `three hundred and five thousand and two`."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.start, self.end = -1, -1
        self._done, self._open, self._scale = (
            Decimal(0),
            Decimal(0),
            Decimal("Infinity"),
        )

    @property
    def value(self) -> Decimal:
        """What has been read so far."""
        return self._done + self._open

    @property
    def takes_link(self) -> bool:
        """Whether `and` may come next: after hundreds, or after a scale word."""
        return bool(self.words) and self._open % _HUNDRED == 0

    def add(self, value: Decimal) -> bool:
        """Take a word for a number, if there is room for it."""
        if value == _HUNDRED and 0 < self._open < _TWENTY:
            self._open *= 100
            return True
        if value >= self._room:
            return False
        self._open += value
        return True

    def multiply(self, scale: Decimal) -> bool:
        """Take a scale word, if there is something to multiply."""
        if not self.words or self.value >= _ENDLESS:
            return False
        if self._open and scale < self._scale:
            self._done += self._open * scale
        else:
            self._done = self.value * scale
        self._open, self._scale = Decimal(0), scale
        return True

    @property
    def _room(self) -> Decimal:
        """What the next word must be smaller than."""
        if not self._open:
            return self._scale
        if self._open % _HUNDRED == 0:
            return _HUNDRED
        return (
            _TEN
            if self._open % _TEN == 0 and self._open % _HUNDRED >= _TWENTY
            else Decimal(0)
        )


def _shape(group: str, point: str) -> re.Pattern[str]:
    group, point = re.escape(group), re.escape(point)
    return re.compile(rf"(?:\d{{1,3}}(?:{group}\d{{3}})+|\d+)(?:{point}\d+)?", re.ASCII)


def _any(words: Mapping[str, Decimal] | tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _together(
    first: Mapping[str, Decimal], second: Mapping[str, Decimal]
) -> dict[str, Decimal]:
    """Join words in pairs; the first may lose its last vowel before another: `vent-uno`, `cent-otto`."""
    found = {}
    for one, value in first.items():
        for other, more in second.items():
            found[f"{one}{other}"] = value + more
            if one[-1] in "aeiou" and other[0] in "aeiou":
                found[f"{one[:-1]}{other}"] = value + more
            if other.endswith("tre"):
                found[f"{one}{other[:-1]}é"] = value + more
    return found
