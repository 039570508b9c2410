"""A language -> what its text is printed with: marks, spaces, and where no line may end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from reporting.i18n import Language
from reporting.number_forms import NBSP
from reporting.record import Record

HARD_SPACES = f"{NBSP}\u202f\u2009"
"""Spaces that stay as they are typed."""

_UNITS = """
    % ‰ °C °F km m cm mm kg g mg t l ml ha km² m² m³ h min s ms Hz kHz MHz GHz W kW MW GW
    kWh MWh GWh V A B kB KB MB GB TB dpi px pt fps € $ £ USD EUR GBP
"""
_LAST_LETTER = 0x530
"""No alphabet beyond Cyrillic has capital letters that names are abbreviated to."""

_IN_NUMBER = r" (?<=\d )(?<!\d{4} )(?=\d{3}(?!\d))"
"""A plain space that groups digits: `76 400`, but not in `2024 500`."""


class PrintRules(Record, frozen=True):
    """What a language prints.

    Args:
        outer: quotation marks, with the spaces within them.
        inner: quotation marks within others.
        single: what single quotation marks become.
        dash: for a hyphen between spaces.
        aside: the two around an aside; empty where they are as any other.
        elided: what an apostrophe stands before at the beginning of a word.
        bindings: spaces at which no line may end.
        before_unit: one of these, between a number and its unit.
        spaced: marks, with the plain space before them if there is one; None without any.
        spaces: what is set before each of these marks.
        guillemets: a typed quotation mark with the plain space within it, and how it is set.
    """

    outer: tuple[str, str]
    inner: tuple[str, str]
    single: tuple[str, str]
    dash: str
    aside: tuple[str, str]
    elided: re.Pattern[str]
    bindings: tuple[re.Pattern[str], ...]
    before_unit: re.Pattern[str]
    spaced: re.Pattern[str] | None
    spaces: dict[str, str]
    guillemets: tuple[tuple[re.Pattern[str], str], ...]

    def find_quotes(self, depth: int) -> tuple[str, str]:
        """Return the quotation marks to set within some others: outer and inner in turn."""
        if depth % 2:
            return self.inner
        return self.outer


@cache
def load_print_rules(lang: Language) -> PrintRules:
    """Return what a language prints."""
    units = list_units(lang)
    unit = rf" (?<=\d )(?=(?:{match_any(units)})(?!\w))"
    before_unit = re.compile(unit)
    numbered = follow_any(lang.before_numbers)
    named = follow_any(lang.before_names)
    before_number = rf"(?=\d)(?:(?<=[¶§№$€£] )|{numbered})"
    before_name = rf"(?=[^\W\d_])(?:{named}|(?P<initial>(?<=(?<!\w)[^\W\d_]\. )))"
    bindings = [before_unit, re.compile(f" (?:{before_number}|{before_name})")]
    if lang.notation.group != ",":
        bindings.append(re.compile(_IN_NUMBER))
    if lang.never_last:
        kept = follow_any(lang.never_last)
        binding = re.compile(rf" (?:{kept})(?=\S)")
        bindings.append(binding)
    elided = match_any(lang.elided)
    marks = "".join(map(re.escape, lang.space_before))
    spaced = None
    if marks:
        spaced = re.compile(rf" ?(?<![{marks}])[{marks}]+(?=$|[\s\"'»”’“)\]…])")
    return PrintRules(
        outer=lang.quotes,
        inner=lang.inner_quotes,
        single=lang.single_quotes,
        dash=lang.dash,
        aside=lang.aside_dashes,
        elided=re.compile(rf"(?:(?:{elided})\b|\d\d\b|\d\ds\b)", re.IGNORECASE),
        bindings=tuple(bindings),
        before_unit=before_unit,
        spaced=spaced,
        spaces=dict(lang.space_before),
        guillemets=tuple(list_guillemets(lang)),
    )


def bind_words(match: re.Match[str]) -> str:
    """Return what stands at a space at which no line may end: none where no name follows.

    Which letters are capitals is asked of those that are met: to list them all in a pattern
    takes longer than to print a page.
    """
    following = match.string[match.end() : match.end() + 1]
    groups = match.re.groupindex
    if "initial" not in groups or following.isdecimal():
        return NBSP
    is_bound = is_capital(following)
    if is_bound and match["initial"] is not None:
        is_bound = is_capital(match.string[match.start() - 2])
    return NBSP if is_bound else match[0]


def is_capital(letter: str) -> bool:
    """Whether names are abbreviated to a letter."""
    return ord(letter) < _LAST_LETTER and letter.isupper()


def match_any(words: Iterable[str]) -> str:
    """Return a regular expression of any of some words, the longest first; or of none."""
    by_name = sorted(set(words))
    by_length = sorted(by_name, key=len, reverse=True)
    return "|".join(map(re.escape, by_length)) or "(?!)"


def follow_any(words: Iterable[str]) -> str:
    """Return what fits after any of some whole words and the space behind it."""
    ends = []
    for word in sorted(set(words)):
        ends.append(rf"(?<=(?<!\w){re.escape(word)} )")
    return "|".join(ends) or "(?!)"


def list_units(lang: Language) -> list[str]:
    """Return what stays on a line with the number before it.

    Args:
        lang: of the text.
    """
    units = [*_UNITS.split(), *lang.scales, *lang.percent_words, *lang.months]
    units += lang.after_numbers
    units += [word.capitalize() for word in lang.scales]
    for currency in lang.currencies.values():
        words = currency.plain.format(amount="")
        units += re.findall(r"[^\W\d_]{2,}", words)
    return units


def list_guillemets(lang: Language) -> Iterable[tuple[re.Pattern[str], str]]:
    """Yield the quotation marks that have a space within them.

    Args:
        lang: of the text.
    """
    opening, closing = lang.quotes
    hard = f"[{HARD_SPACES}]"
    if opening.strip() != opening:
        mark = re.escape(opening.strip())
        yield re.compile(f"{mark} ?(?!{hard})"), opening
    if closing.strip() != closing:
        mark = re.escape(closing.strip())
        yield re.compile(f"(?<![{HARD_SPACES} ]) ?{mark}"), closing
