"""The mark between groups of digits in a language -> what fits a number in digits there."""

from __future__ import annotations

import re
from functools import cache, cached_property

from reporting.record import Record

_SPACES = "\u00a0\u2009\u202f'’"
"""Spaces, and the Swiss mark, that group digits in any language; see `_PLAIN`."""
_GROUPS = r"(?<![\w.,]\d)\d{0,2}(?:[SPACES]\d{3})+(?:[.,]\d+)?(?!\d)"
_DIGITS = rf"\d(?:{_GROUPS}|PLAIN|(?<!\w\d)\d*(?:[.,]\d+)*)"
_PLAIN = r"(?<!\d \d)" + _GROUPS.replace("SPACES", " ") + r"(?=\s?(?:[^\W\d_]|[€$£%]))"
"""It begins with what is looked for, and looks behind then: so it is searched fast."""
_PRINTED = ".,'’"
"""Marks of groups that are seen."""


class Marks(Record, frozen=True, dict=True):
    """The marks in a number that is written with digits.

    Args:
        group: between groups of three digits.
        point: before the decimals.
        foreign: they are those of other languages.
    """

    group: str
    point: str
    foreign: bool

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What fits a number with these marks, in which no spaces are left."""
        group = re.escape(self.group)
        point = re.escape(self.point)
        whole = rf"\d{{1,3}}(?:{group}\d{{3}})+|\d+"
        return re.compile(rf"(?:{whole})(?:{point}\d+)?", re.ASCII)


@cache
def load_digits(group: str) -> re.Pattern[str]:
    """Return what fits digits, with all that may stand between them.

    Args:
        group: the language's mark between groups of three.
    """
    spaces = _SPACES if group in _PRINTED else f"{_SPACES} "
    plain = "(?!)" if group == "," else _PLAIN
    pattern = _DIGITS.replace("PLAIN", plain).replace("SPACES", spaces)
    return re.compile(pattern)


def drop_spaces(digits: str) -> str:
    """Return digits without the spaces that group them."""
    return re.sub(f"[{_SPACES} ]", "", digits)
