"""Words that are no plain number -> the number that they mean, as the content writes it.

`11 billion` is 11_000_000_000, `16%` is 0.16, `5,3` is 5.3; of `1,234` there are two readings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from reporting.i18n import Language, list_languages, load_language
from reporting.number_forms import EXACT, drop_zeros
from reporting.record import Record

_SPACES = " \u00a0\u202f\u2009\u2007"
_MARKS = ".,'’"
_NUMBER = re.compile(rf"\d+(?:[{_MARKS}{_SPACES}]\d+)*")
_SIGNS = {"−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-"}
_MOST = 60
"""Characters of what may still be a number."""
_GROUP = 3
_UNDERSCORED = 10_000
"""From here on a cure groups digits."""
_SHARES = {
    "%": Decimal("0.01"),
    "‰": Decimal("0.001"),
    "bps": Decimal("0.0001"),
    "bp": Decimal("0.0001"),
}
_ABBREVIATIONS = {
    "k": 10**3,
    "m": 10**6,
    "mio": 10**6,
    "mil": 10**6,
    "mn": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "mrd": 10**9,
    "mld": 10**9,
    "md": 10**9,
    "t": 10**12,
    "tn": 10**12,
    "trn": 10**12,
    "lakh": 10**5,
    "lakhs": 10**5,
    "lac": 10**5,
    "crore": 10**7,
    "crores": 10**7,
    "cr": 10**7,
}
"""Scales that are written short, wherever; a language's own words come first."""


class Cure(Record, frozen=True):
    """What to write instead of some words.

    Args:
        words: that were written.
        numbers: what they may mean, likeliest first.
        is_share: whether they are a percentage.
        rest: words that belong elsewhere, such as a currency.
    """

    words: str
    numbers: tuple[Decimal, ...]
    is_share: bool = False
    rest: str = ""

    @property
    def hint(self) -> str:
        """What to write, in words."""
        written = [write_plain(number) for number in self.numbers]
        if self.is_share and not self.rest:
            return f"{self.words} is written {', or '.join(written)}"
        cure = f"write {', or '.join(written)}"
        if self.rest:
            cure += f"; `{self.rest}` belongs under `unit`, `currency` or `qualifier`"
        return cure


def find_cure(words: str) -> Cure | None:
    """Return what words mean that are no plain number; None if they hold none, or several."""
    text = unicodedata.normalize(
        "NFKC",
        words[: _MOST + 1],
    ).strip()
    for sign, plain in _SIGNS.items():
        text = text.replace(sign, plain)
    found = _NUMBER.findall(text)
    if len(text) > _MOST or len(found) != 1:
        return None
    digits = found[0]
    before, _, after = text.partition(digits)
    is_negative = before.rstrip(_SPACES + "$€£¥").endswith("-")
    scale, rest = find_scales(after.strip())
    lead = before.strip().strip("-+").strip()
    moves = find_moves(lead) if lead and scale < 1 else ()
    if moves:
        lead = ""
    numbers: list[Decimal] = []
    for number in read_marks(digits):
        scaled = drop_zeros(EXACT.multiply(number, scale))
        signed = -scaled if is_negative else scaled
        numbers += [signed * sign for sign in moves] or [signed]
    if not numbers:
        return None
    rest = f"{lead} {rest}".strip()
    return Cure(
        words.strip(),
        tuple(numbers),
        scale < 1,
        rest,
    )


def find_moves(lead: str) -> tuple[int, ...]:
    """Return what a word before a percentage may say of its sign: `down` makes it negative.

    Args:
        lead: the word. What the bundled languages do not know may say either; a currency's sign
            and the like say nothing.
    """
    if not lead.replace(" ", "").isalpha() or lead.isupper():
        return ()
    for code in list_languages():
        changes = load_language(code).changes
        for direction, sign in (("up", 1), ("down", -1)):
            if changes[direction].partition("{")[0].strip().lower() == lead.lower():
                return (sign,)
    return (1, -1)


def find_scales(words: str) -> tuple[Decimal, str]:
    """Return what all words behind a number multiply it by: `mil millones` is two of them."""
    scale, rest = find_scale(words)
    more, left = find_scale(rest) if scale > 1 else (Decimal(1), rest)
    if more > 1:
        return (scale * more, left)
    return (scale, rest)


def find_scale(words: str) -> tuple[Decimal, str]:
    """Return what the words behind a number multiply it by, and what is left of them."""
    lowered = words.lower()
    for word, scale in list_scales():
        if lowered.startswith(word.lower()):
            rest = words[len(word) :]
            is_whole = not word[-1].isalpha() or not rest[:1].isalpha()
            if is_whole:
                return scale, rest.strip(" .")
    return Decimal(1), words


def list_scales() -> Iterator[tuple[str, Decimal]]:
    """Yield words and signs behind a number with what they stand for; English ones first."""
    yield from _SHARES.items()
    languages = [load_language("en")]
    for code in list_languages():
        if code != "en":
            languages.append(load_language(code))
    for language in languages:
        yield from list_language_scales(language)
    for word, scale in _ABBREVIATIONS.items():
        yield word, Decimal(scale)


def list_language_scales(language: Language) -> Iterator[tuple[str, Decimal]]:
    """Yield the words of a language behind a number with what they stand for, longest first."""
    for word in sorted(
        language.percent_words,
        key=len,
        reverse=True,
    ):
        yield word, Decimal("0.01")
    for word in sorted(
        language.scales,
        key=len,
        reverse=True,
    ):
        yield word, language.scales[word]


def read_marks(digits: str) -> list[Decimal]:
    """Return what digits with marks between them may be: `1,234` is 1234, or 1.234."""
    marks = re.sub(
        r"\d",
        "",
        digits,
    )
    parts = re.split(
        rf"[{_MARKS}{_SPACES}]",
        digits,
    )
    bare = "".join(parts)
    *firsts, last = parts
    as_decimal = Decimal(f"{''.join(firsts) or '0'}.{last}")
    if not marks:
        return [Decimal(bare)]
    kinds = list(dict.fromkeys(marks))
    if len(kinds) > 1:
        is_decimal = marks.count(marks[-1]) == 1 and marks[-1] in ".,"
        return [as_decimal if is_decimal else Decimal(bare)]
    if len(marks) > 1 or kinds[0] not in ".,":
        return [Decimal(bare)]
    is_group = len(last) == _GROUP and len(firsts[0]) <= _GROUP and firsts[0] != "0"
    if is_group:
        return [Decimal(bare), as_decimal]
    return [as_decimal]


def write_plain(number: Decimal) -> str:
    """Return a number as the content writes it: long ones with underscores."""
    whole, point, decimals = f"{number:f}".partition(".")
    if abs(number) >= _UNDERSCORED:
        whole = f"{int(whole):_}"
    return f"{whole}{point}{decimals}"
