"""Text without spaces between words -> where a line may end in it (UAX 14).

These are the rules of the Unicode line breaking algorithm for Chinese, Japanese, Korean, Thai,
Lao, Khmer and Burmese, and for signs such as emoji; the numbers after `LB` are its. Classes
come from Python's Unicode data and from short lists. What UAX 14 leaves to a dictionary, the
words of Thai and its neighbours, is cut between syllables as far as their letters show them.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category, east_asian_width

from reporting.patterns import compile_pattern

_UNSPACED = (
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u200b\u2600-\u27bf"
    "\u2e80-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U0001f000-\U0003ffff]"
)
"""Letters of scripts in which a line may end between two of them: they take long to compile."""
_SCARCE = "[^\0-\u0dff\u1e00-\u200a\u200c-\u25ff]"
"""What a text holds that may have some: no other letter, space, mark or arrow."""
_SIGNS_AFTER = frozenset(
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰー々〻ゝゞヽヾ・･：；〜゠‥…⋯‼⁇⁈⁉"
    "、。，．！？｡､!?,.:;/-‐–％‰℃℉°%¢％￠ๆฯໆ៕។៖ៗ၊။"
)
"""What no line begins with: LB13, LB21, LB22, LB23a, and the small kana of strict style."""
_SIGNS_BEFORE = frozenset("$£¥€№＄￡￥#＃")
"""What no line ends with: LB23a, LB25."""
_JOINERS = frozenset("\u2060\ufeff\u200d\u00a0\u202f\u2007\u2011")
"""Characters at which no line ends: LB8a, LB11, LB12."""
_OPENING = frozenset({"Ps", "Pi"})
_CLOSING = frozenset({"Pe", "Pf"})
_COMBINING = frozenset({"Mn", "Mc", "Me", "Cf"})
_ZERO_WIDTH_SPACE = "\u200b"

_LEADING_VOWELS = frozenset("เแโใไເແໂໃໄ")
"""Letters of Thai and Lao that are written before the consonant that they follow."""
_TRAILING_VOWELS = frozenset("ะาำๅະາຳຽ")
_NEVER_FIRST = _SIGNS_AFTER | _TRAILING_VOWELS
_NEVER_LAST = _SIGNS_BEFORE | _LEADING_VOWELS
_ENDS_SYLLABLE = frozenset("ะำๆະຳໆ")
_STACKERS = frozenset("\u17d2\u1039\u0eba")
"""Signs after which a consonant stands below the one before."""
_ASAT = "\u103a"
"""It makes the consonant before it the end of a Burmese syllable."""

_SYLLABLE, _CLUSTER, _HANGUL, _COUNTED = 20.0, 200.0, 30.0, 150.0
"""Costs of ending a line: where a syllable surely ends, where one may, in a Korean word, and
between a number and what it counts."""


@lru_cache(maxsize=2048)
def find_unspaced_breaks(text: str) -> tuple[tuple[int, float], ...]:
    """Return where a line may end: after how many characters, and what it costs.

    Args:
        text: what stands between two spaces; without letters of such scripts nothing is found.
    """
    if not compile_pattern(_SCARCE).search(text):
        return ()
    if not compile_pattern(_UNSPACED).search(text):
        return ()
    found: list[tuple[int, float]] = []
    for at in range(1, len(text)):
        cost = _price_break(text, at)
        if cost is not None:
            found.append((at, cost))
    return tuple(found)


def _price_break(text: str, at: int) -> float | None:
    """Return what it costs to end a line before a character; None where none may end."""
    after = text[at]
    if after == _ZERO_WIDTH_SPACE or after in _JOINERS or _is_combining(after):
        return None
    start = at - 1
    if text[start] == _ZERO_WIDTH_SPACE:
        return 0.0
    while start and _is_combining(text[start]) and text[start] not in _JOINERS:
        start -= 1
    before = text[start]
    if text[at - 1] in _JOINERS or before in _JOINERS:
        return None
    if _forbids(before, after):
        return None
    if _is_wide(before) or _is_wide(after):
        if before.isdecimal():
            return _COUNTED
        is_hangul = _is_hangul(before) and _is_hangul(after)
        return _HANGUL if is_hangul else 0.0
    if _is_syllabic(before) and _is_syllabic(after):
        return _price_syllable(text, start, at)
    return None


def _forbids(before: str, after: str) -> bool:
    """Whether signs keep two characters together: LB13, LB14, LB19, LB21, LB23a, LB25."""
    if after in _NEVER_FIRST or category(after) in _CLOSING:
        return True
    return before in _NEVER_LAST or category(before) in _OPENING


def _is_combining(char: str) -> bool:
    """Whether a character stands on the one before it: LB9; the colours of emoji: LB30b."""
    if "\u1160" <= char <= "\u11ff" or "\U0001f3fb" <= char <= "\U0001f3ff":
        return True
    return category(char) in _COMBINING and char != _ZERO_WIDTH_SPACE


def _is_wide(char: str) -> bool:
    """Whether a character is as good as a word: ID, H2, H3, EB, CL and their like."""
    return east_asian_width(char) in "WF"


def _is_hangul(char: str) -> bool:
    return "\uac00" <= char <= "\ud7a3"


def _is_syllabic(char: str) -> bool:
    """Whether a letter is of class SA: complex context."""
    is_thai = "\u0e01" <= char <= "\u0edf"
    is_burmese = "\u1000" <= char <= "\u109f"
    is_khmer = "\u1780" <= char <= "\u17ff"
    return is_thai or is_burmese or is_khmer


def _price_syllable(text: str, start: int, at: int) -> float | None:
    """Return what it costs to end a line between two letters of Thai or its neighbours.

    Args:
        text: that they stand in.
        start: place of the letter before, without its marks.
        at: place of the letter after.
    """
    before = text[start]
    after = text[at]
    is_stacked = text[at - 1] in _STACKERS
    is_final = text[at + 1 : at + 2] == _ASAT
    if is_stacked or is_final:
        return None
    if before.isdecimal() and after.isdecimal():
        return None
    if after in _LEADING_VOWELS or before in _ENDS_SYLLABLE:
        return _SYLLABLE
    return _CLUSTER
