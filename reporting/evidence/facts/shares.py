"""The numbers of a text -> those with its shares: `half`, `two thirds`, `one in five`, `½`.

A share has the value of the percentage that says the same. Where its words may mean something
else, as in `half an hour`, it is not sure: it answers a question, but asks none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from functools import cache
from unicodedata import numeric

from reporting.i18n import Tongue, find_catalogue, load_language, load_notation
from reporting.numerals import Numeral
from reporting.patterns import compile_pattern, match_any, match_any_name
from reporting.record import Record, replace

_HALF = Decimal("0.5")
_HUNDRED = Decimal(100)
_COUNTED = 2
"""Words for what is counted, between the two numbers of a share."""
_NEAR = 48
"""Characters before a number in which the other part of a share may stand."""
_GLYPH = r"(?:(?<![\w.,])(?P<whole>\d{1,6})[\s\u2064]?)?(?P<glyph>[¼-¾⅐-⅞])"
_SIGN = "[¼-¾⅐-⅞]"
_SLASH = (
    r"(?<![\w/.,-])(?P<part>[1-9]\d?)/(?P<of>[2-9]|10|12|100|1000)(?![\w/]|[.,]\d|\s?%)"
)
_END = r"\s*(?:[.,;:!?)]|$)"
_NOTHING = "(?!)"


class _Words(Record, frozen=True):
    """How one language says shares.

    Args:
        shares: words for shares, by the number of parts.
        word: what fits one of them.
        sure: those that mean nothing else.
        ones: words for one that may stand before a share.
        numbers: those of them that are no article.
        before: an ordinal right before a share, which makes another thing of it.
        link: what follows a share where it can be nothing else.
        stop: what follows numbers that are no share.
        forms: what stands between the two numbers of a share.
        loose_forms: the same, where it may mean something else.
        and_half: what adds a half to the number before it.
        halves: those words for a half that count only before a scale.
        timed: what follows a share of some time.
        quarter: what may be three months.
        scaled: a scale word after a share: the ` a million` of `half a million`.
    """

    shares: dict[str, int]
    word: re.Pattern[str]
    sure: frozenset[str]
    ones: frozenset[str]
    numbers: frozenset[str]
    before: re.Pattern[str]
    link: re.Pattern[str]
    stop: re.Pattern[str]
    forms: re.Pattern[str]
    loose_forms: re.Pattern[str]
    and_half: re.Pattern[str]
    halves: frozenset[str]
    timed: re.Pattern[str]
    quarter: re.Pattern[str]
    scaled: re.Pattern[str]


def add_shares(
    text: str, code: Tongue, numerals: Sequence[Numeral]
) -> tuple[Numeral, ...]:
    """Return the numbers of a text with its shares in the place of their parts.

    Args:
        text: the words.
        code: their language.
        numerals: its numbers otherwise, in their order.
    """
    words = _load_words(code)
    found = [*find_glyphs(text, numerals, code)]
    lowered = text.lower()
    if words:
        found += _find_parts(lowered, numerals, words.forms, words)
        found += find_words(lowered, numerals, words, code)
        found += find_halves(lowered, numerals, words, code)
    if not found:
        return tuple(numerals)
    found.sort(key=lambda share: (share.start, -share.end))
    kept: list[Numeral] = []
    taken: set[int] = set()
    for share in (*found, *numerals):
        if share.start not in taken and share.end - 1 not in taken:
            kept.append(share)
            taken.update(range(share.start, share.end))
    kept.sort(key=lambda numeral: numeral.start)
    return tuple(kept)


def find_loose_shares(
    text: str,
    code: Tongue,
    numerals: Sequence[Numeral],
) -> tuple[Numeral, ...]:
    """Return what may be a share of two numbers: `three of five`, `six houses in ten`.

    Args:
        text: the words.
        code: their language.
        numerals: its numbers otherwise, in their order.
    """
    words = _load_words(code)
    if not words:
        return ()
    lowered = text.lower()
    loose = _find_parts(lowered, numerals, words.loose_forms, words)
    apart = _find_parts(lowered, numerals, words.forms, words, reach=_COUNTED)
    return (*loose, *apart)


def find_glyphs(
    text: str,
    numerals: Sequence[Numeral],
    code: Tongue,
) -> Iterator[Numeral]:
    """Yield fractions that are written with signs: `½`, `2½`, `2/3`."""
    notation = load_notation(code)
    if "/" in text:
        for match in re.finditer(_SLASH, text):
            part = int(match["part"])
            whole = int(match["of"])
            inside = []
            for each in numerals:
                if match.start() <= each.start and each.end <= match.end():
                    inside.append(each)
            if part < whole:
                yield _make_share(
                    part,
                    whole,
                    match.span(),
                    tuple(inside),
                    digits=True,
                )
    if not compile_pattern(_SIGN).search(text):
        return
    for match in re.finditer(_GLYPH, text):
        value = Decimal(match["whole"] or 0) + find_glyph_value(match["glyph"])
        value, end = notation.apply_scales(value, text, match.end())
        yield Numeral(
            value.normalize(),
            match.start(),
            end,
            digits=True,
            also=_round(value),
            is_share=value < 1,
        )


def find_glyph_value(glyph: str) -> Decimal:
    """Return what `½` comes to, as exactly as a division does."""
    value = numeric(glyph)
    for whole in range(2, 11):
        part = value * whole
        if abs(part - round(part)) < 1e-9:  # noqa: PLR2004  (what floats are off by)
            return Decimal(round(part)) / whole
    return Decimal(repr(value))


def _find_parts(
    lowered: str,
    numerals: Sequence[Numeral],
    forms: re.Pattern[str],
    words: _Words,
    reach: int = 0,
) -> Iterator[Numeral]:
    """Yield shares of two numbers: `one in five`, `4 out of 10`.

    Args:
        lowered: the text.
        numerals: its numbers.
        forms: what stands between the two.
        words: of the language.
        reach: how many words may stand behind the first one.
    """
    last: Numeral | None = None
    for whole in numerals:
        if words.stop.match(lowered, whole.end):
            last = whole
            continue
        begin = last.end if last else 0
        begin = max(begin, whole.start - _NEAR)
        between = lowered[begin : whole.start]
        link = forms.search(between)
        if link and is_round(whole.value):
            part = last if last and begin == last.end else None
            counted = between[: link.start()].split()
            if part and 0 < len(counted) <= reach:
                part = replace(part, end=begin + link.start())
            is_plain = reach > 0 or not whole.digits
            ones = words.ones if is_plain else words.numbers
            end = begin + link.start()
            yield from join_parts(lowered, part, whole, end, (words.ones, ones))
        last = whole


def is_round(value: Decimal) -> bool:
    """Whether a number is one of which shares are told: not the 2025 of `55 in 2025`."""
    if value != value.to_integral_value():
        return False
    return value <= _HUNDRED or value.normalize().as_tuple().digits == (1,)


def join_parts(
    lowered: str,
    part: Numeral | None,
    whole: Numeral,
    end: int,
    ones: tuple[Collection[str], Collection[str]],
) -> Iterator[Numeral]:
    """Yield the share of two numbers, if a number or a word for one stands before the link.

    Args:
        lowered: the text.
        part: the number before.
        whole: the number after the link.
        end: offset of the link.
        ones: words for one right before the link, and with what is counted between them:
            `a contact in 17 of 120 cases` is no share.
    """
    is_one = False
    if part:
        between = lowered[part.end : end].strip()
        is_next = not between or (part.value == 1 and between.isalpha())
        if not is_next:
            part = None
    start = part.start if part else -1
    value = int(part.value) if part else 1
    if part is None:
        tail = lowered[max(0, end - _NEAR) : end]
        near, far = map(match_any, ones)
        one = re.search(rf"(?<!\w)(?:(?:{near})|(?:{far})\s[^\W\d_]+)$", tail)
        is_one = one is not None
        if one:
            start = end - len(tail) + one.start()
    is_part = part is not None and part.value == value
    if (is_part or is_one) and 0 < value < whole.value:
        parts = (part, whole) if part else (whole,)
        span = (start, whole.end)
        yield _make_share(value, int(whole.value), span, parts, digits=whole.digits)


def find_words(
    lowered: str,
    numerals: Sequence[Numeral],
    words: _Words,
    code: Tongue,
) -> Iterator[Numeral]:
    """Yield shares in words: `half`, `two thirds`, `half a million`."""
    ends = {numeral.end: numeral for numeral in numerals}
    for match in words.word.finditer(lowered):
        near = max(0, match.start() - _NEAR)
        if words.before.search(lowered, near, match.start()):
            continue
        whole = words.shares[match[0]]
        start = match.start()
        part = ends.get(start - 1)
        if part and part.value >= whole:
            continue  # 30 quarters
        value = int(part.value) if part else 1
        one = re.search(r"(?<!\w)([^\W\d_]+)[\s-]$", lowered[near:start])
        has_one = part is None and one is not None and one[1] in words.ones
        if part:
            start = part.start
        elif has_one and one:
            start = near + one.start(1)
        is_named = part is not None or has_one
        if not is_named and whole != 2 and " " not in match[0]:  # noqa: PLR2004
            continue
        scaled = words.scaled.match(lowered, match.end())
        if scaled:
            scale = load_notation(code).scales[scaled[1]]
            total = scale * value / whole
            yield Numeral(
                total.normalize(),
                start,
                scaled.end(),
                digits=False,
            )
            continue
        if re.match(r"-\w", lowered[match.end() : match.end() + 2]):
            continue  # the half of `half-hour`
        if match[0] in words.halves:
            continue
        span = (start, match.end())
        is_sure = is_sure_share(
            lowered, match, words, is_named=is_named, is_counted=is_count(part)
        )
        yield _make_share(value, whole, span, (), digits=False, sure=is_sure)


def is_count(part: Numeral | None) -> bool:
    """Whether a number before a share is one, and no article: `two thirds`, not `un tiers`."""
    return part is not None and (part.sure or part.value > 1)


def is_sure_share(
    lowered: str,
    match: re.Match[str],
    words: _Words,
    *,
    is_named: bool,
    is_counted: bool,
) -> bool:
    """Whether a word for a share can mean nothing else where it stands.

    Args:
        lowered: the text.
        match: of the word.
        words: of the language.
        is_named: a number or a word for one stands before it.
        is_counted: it is a number.
    """
    end = match.end()
    if words.timed.match(lowered, end):
        return False  # a quarter of an hour
    if words.link.match(lowered, end):
        return True
    if match[0] in words.sure:
        return is_named or " " in match[0]
    is_last = bool(compile_pattern(_END).match(lowered, end))
    if words.quarter.fullmatch(match[0]):
        return is_named and is_last and not is_counted
    return is_named and (is_counted or is_last)


def find_halves(
    lowered: str,
    numerals: Sequence[Numeral],
    words: _Words,
    code: Tongue,
) -> Iterator[Numeral]:
    """Yield numbers to which a half is added: `two and a half`, `due milioni e mezzo`."""
    notation = load_notation(code)
    for numeral in numerals:
        half = words.and_half.match(lowered, numeral.end)
        if not half:
            continue
        scale = Decimal(1)
        written = lowered[numeral.start : numeral.end]
        for word, size in notation.scales.items():
            if written.endswith(word) and numeral.value % size == 0:
                scale = max(scale, size)
        value = numeral.value + scale * _HALF
        value, end = notation.apply_scales(value, lowered, half.end())
        yield Numeral(
            value.normalize(),
            numeral.start,
            end,
            digits=numeral.digits,
        )


def _make_share(
    part: int,
    whole: int,
    span: tuple[int, int],
    parts: tuple[Numeral, ...],
    *,
    digits: bool,
    sure: bool = True,
) -> Numeral:
    """Return a share as a number, with the percentages to which it may be rounded."""
    value = Decimal(part) / whole
    return Numeral(
        value.normalize(),
        *span,
        digits=digits,
        sure=sure,
        also=_round(value),
        parts=frozenset(each.value for each in parts),
        is_share=True,
    )


def _round(value: Decimal) -> tuple[Decimal, ...]:
    """Return a share as whole percents and as tenths of them, where these are not exact."""
    rounded: list[Decimal] = []
    for digits in (2, 3):
        short = round(value, digits)
        if short != value:
            rounded.append(short.normalize())
    return tuple(rounded)


@cache
def _load_words(code: Tongue) -> _Words | None:
    """Return how a language says shares; None where its catalogue has no words for them."""
    catalogue = find_catalogue(code)
    if not catalogue or not load_language(catalogue).shares:
        return None
    language = load_language(catalogue)
    shares = {word.lower(): parts for word, parts in language.shares.items()}
    shares |= dict.fromkeys(language.scale_halves, 2)
    single = [word for word, value in language.number_words.items() if value == 1]
    ones = frozenset({*language.number_ones, *single})
    ordinals = match_any(language.ordinals)
    links = "|".join(language.share_links) or _NOTHING
    stops = "|".join(language.share_stops) or _NOTHING
    halves = match_any(language.and_half)
    scales = match_any(language.scales)
    articles = match_any(ones)
    return _Words(
        shares=shares,
        word=re.compile(rf"(?:{match_any_name(shares)})(?!\w)"),
        sure=frozenset(word.lower() for word in language.sure_shares),
        ones=ones,
        numbers=frozenset(single),
        before=re.compile(
            rf"(?<!\w)(?:{ordinals}|\d+(?:{match_any(language.ordinal_marks)}))[\s-]$"
        ),
        link=re.compile(rf"\s(?:{links})(?:(?!\w)|(?<=['’]))"),
        stop=re.compile(rf"[\s-](?:{stops})(?!\w)"),
        forms=re.compile(_join_forms(language.share_forms)),
        loose_forms=re.compile(_join_forms(language.loose_share_forms)),
        and_half=re.compile(rf"[\s-]?(?:{halves})(?!\w)"),
        halves=frozenset(language.scale_halves),
        timed=re.compile(rf"\s(?:{links})\s?(?:[^\W\d_]+['’\s])?(?:{stops})(?!\w)"),
        quarter=re.compile("|".join(language.quarter_nouns) or _NOTHING),
        scaled=re.compile(
            rf"(?:\s(?:{links}))?(?:\s(?:{articles}))?[\s-]({scales})(?!\w)"
        ),
    )


def _join_forms(forms: Sequence[str]) -> str:
    """Return what fits what stands between the numbers of any of some forms."""
    links: list[str] = []
    for form in forms:
        link = form.removeprefix("{part}").removesuffix("{whole}")
        spaced = link.replace(" ", r"\s")
        links.append(spaced)
    either = "|".join(links) or _NOTHING
    return rf"(?:{either})$"
