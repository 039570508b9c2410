"""A number -> its characters in one locale: marks, groups, percentages, money, scale words.

What a locale has of its own is data, of CLDR; `cldr.py` reads it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from decimal import Context, Decimal

from reporting.plurals import choose_plural
from reporting.record import Record

EXACT = Context(prec=200)
"""Arithmetic that rounds nothing away of what is written: Decimal's own keeps 28 digits."""

MINUS = "−"
NBSP = "\u00a0"
"""Keeps a number and its unit on one line."""

PLACE, SYMBOL = "{}", "¤"
"""Where in a pattern the number stands, and where the currency."""

LEAST_SCALE, LAST_SCALE = 6, 14
"""Powers of ten from which on, and up to which, a number has a scale word."""

_LEAST_BEFORE_WORD = 2
"""Digits before a group that a scale word follows: 1100万 has no mark (UTS 35, part 3, 4.1)."""

CENTS = 2
"""Decimals of a currency that CLDR says nothing else of."""


class Scale(Record, frozen=True):
    """A scale word.

    Args:
        power: of ten, that it stands for.
        forms: by plural, how a number stands with it: `{} billion`.
    """

    power: int
    forms: Mapping[str, str]


Scales = Mapping[str, Scale]
"""By the power of ten of a number; one that is missing is written like the one below it."""

Signed = tuple[str, str]
"""A pattern for what is not negative, and one for what is."""


MOST_ZEROS = 3
"""Decimals that nothing is written with: 0.000."""


class NumberStyle(Record, frozen=True):
    """How all numbers of a set are written, so that they compare: of an axis, of a column.

    Args:
        places: how many decimals each has.
        is_percent: whether they are ratios, written as percentages.
        power: of ten, by which their scale word is chosen; 0 for none.
        is_short: whether that is abbreviated.
    """

    places: int = 0
    is_percent: bool = False
    power: int = 0
    is_short: bool = False

    @property
    def has_bare_zero(self) -> bool:
        """Whether nothing is written `0`: without a scale word, or many decimals."""
        is_precise = self.places > MOST_ZEROS and not self.is_percent
        return bool(self.power) or is_precise


class NumberForms(Record, frozen=True, kw_only=True):
    """How a locale writes numbers.

    Args:
        group: mark between groups of digits.
        decimal: mark before the decimals.
        grouping: digits in the last group, and in those before it.
        least_grouped: digits that must stand before the last group, so that it is one.
        percent: how a percentage stands.
        money: how an amount of money stands, with the places `{}` and `¤`.
        symbols: signs of currencies by their code; one that is not here is written as that.
        money_places: how many decimals a currency has, where it has not two.
        plurals: the condition of each plural.
        long_scales: scale words, written out.
        short_scales: scale words, abbreviated.
        office: number of the language in Office's formats (MS-LCID); 0 if it has none.
    """

    group: str
    decimal: str
    grouping: tuple[int, int]
    least_grouped: int
    percent: Signed
    money: Signed
    symbols: Mapping[str, str]
    money_places: Mapping[str, int]
    plurals: Mapping[str, str]
    long_scales: Scales
    short_scales: Scales
    office: int = 0

    def write_styled(self, value: Decimal, style: NumberStyle) -> str:
        """Write a number of a set; nothing has no scale word."""
        if not value and style.has_bare_zero:
            return self.set_digits("0")
        if style.is_percent:
            return self.write_percent(value, style.places)
        if not style.power:
            return self.write_number(value, style.places)
        return self.write_scaled(
            value,
            style.power,
            style.places,
            is_short=style.is_short,
        )

    def write_number(self, value: Decimal, places: int | None = None) -> str:
        """Write a number with all its digits: 1,234.5 or 1.234,5.

        Args:
            value: the number.
            places: how many decimals at least; as many as it has when left out.
        """
        written = self.set_digits(
            list_digits(
                value,
                places,
            )
        )
        if is_negative(value):
            return f"{MINUS}{written}"
        return written

    def write_percent(self, value: Decimal, places: int | None = None) -> str:
        """Write a ratio as a percentage: 0.16 is 16%.

        Args:
            value: the ratio.
            places: how many decimals the percentage has at least.
        """
        share = value.scaleb(2, EXACT)
        digits = list_digits(share, places)
        pattern = self.percent[is_negative(value)]
        return pattern.replace(
            PLACE,
            self.set_digits(digits),
        )

    def write_scaled(
        self,
        value: Decimal,
        power: int,
        places: int | None = None,
        *,
        is_short: bool = False,
    ) -> str:
        """Write a number with a scale word: 3.1 billion.

        Args:
            value: the number.
            power: of ten, of the number by which the word is chosen.
            places: how many decimals stand before the word at least.
            is_short: whether the word is abbreviated.
        """
        style = NumberStyle(
            places or 0,
            power=power,
            is_short=is_short,
        )
        scale = self.find_scale(power, is_short=is_short)
        digits = list_digits(
            scale_down(value, scale.power),
            places,
        )
        pattern = self.choose_scale_pattern(value, style)
        least = max(self.least_grouped, _LEAST_BEFORE_WORD)
        written = pattern.replace(
            PLACE,
            self.set_digits(digits, least),
        )
        if is_negative(value):
            return f"{MINUS}{written}"
        return written

    def choose_scale_pattern(self, value: Decimal, style: NumberStyle) -> str:
        """Return how a number stands with the scale word of a style, by its plural."""
        scale = self.find_scale(
            style.power,
            is_short=style.is_short,
        )
        digits = list_digits(
            scale_down(value, scale.power),
            style.places,
        )
        plural = choose_plural(self.plurals, digits)
        own = max(
            scale.power,
            LEAST_SCALE,
            min(
                value.adjusted(),
                style.power,
            ),
        )
        forms = self.find_scale(
            own,
            is_short=style.is_short,
        ).forms
        return forms.get(plural) or forms["other"]

    def find_scale(self, power: int, *, is_short: bool = False) -> Scale:
        """Return the scale word of numbers with a power of ten: of 7, `{} million`.

        Args:
            power: from `LEAST_SCALE` to `LAST_SCALE`.
            is_short: whether the word is abbreviated.
        """
        scales = self.short_scales if is_short else self.long_scales
        while str(power) not in scales:
            power -= 1
        return scales[str(power)]

    def write_money(self, written: str, currency: str) -> str:
        """Put an amount and its currency together: −€3, CHF 5, 3 €.

        A letter does not touch a digit (UTS 35, part 3, 5.2, `currencySpacing`).

        Args:
            written: the amount, with its sign and perhaps a scale word.
            currency: ISO 4217 code.
        """
        amount = written.removeprefix(MINUS)
        pattern = self.money[amount != written]
        symbol = self.symbols.get(
            currency,
            currency,
        )
        before, after = pattern.split(PLACE)
        if before.endswith(SYMBOL) and is_lettered(symbol[-1]):
            before += NBSP
        if after.startswith(SYMBOL) and is_lettered(symbol[0]):
            after = f"{NBSP}{after}"
        return f"{before}{amount}{after}".replace(
            SYMBOL,
            symbol,
        )

    def count_money_places(self, currency: str) -> int:
        """Return how many decimals a currency has."""
        return self.money_places.get(currency, CENTS)

    def set_digits(self, digits: str, least_grouped: int = 0) -> str:
        """Put the locale's marks into a number of ASCII digits and a point.

        Args:
            digits: of the number.
            least_grouped: instead of the locale's own.
        """
        whole, _, decimals = digits.partition(".")
        last, size = self.grouping
        groups = [whole]
        if len(whole) >= last + (least_grouped or self.least_grouped):
            groups = [whole[-last:]]
            whole = whole[:-last]
            while whole:
                groups.insert(
                    0,
                    whole[-size:],
                )
                whole = whole[:-size]
        written = self.group.join(groups)
        if decimals:
            return f"{written}{self.decimal}{decimals}"
        return written


def is_negative(value: Decimal) -> bool:
    """Whether a number takes a minus; nothing does not."""
    return value < 0


def is_lettered(char: str) -> bool:
    """Whether a character of a currency's sign would run into a digit: the F of CHF."""
    return unicodedata.category(char)[0] not in "SZ"


def count_places(value: Decimal) -> int:
    """Return how many decimals a number was written with."""
    _, _, exponent = value.as_tuple()
    return max(
        0,
        -int(exponent),
    )


def list_digits(value: Decimal, places: int | None = None) -> str:
    """Return a number as ASCII digits, without its sign.

    Args:
        value: the number; the zeros at its end are kept.
        places: how many decimals at least.
    """
    digits = f"{value.copy_abs():f}"  # `abs` would round it
    more = (places or 0) - count_places(value)
    if more <= 0:
        return digits
    point = "" if "." in digits else "."
    return f"{digits}{point}{'0' * more}"


def scale_down(value: Decimal, power: int) -> Decimal:
    """Return a number as so many of a power of ten, without zeros that nobody wrote.

    What was written with a power of its own keeps its zeros: of 1.50e9, 1.50 billion.
    """
    _, _, exponent = value.as_tuple()
    share = value.scaleb(-power, EXACT)
    if int(exponent) > 0:
        return share
    return drop_zeros(share)


def drop_zeros(value: Decimal) -> Decimal:
    """Return a number without the zeros at the end of its decimals."""
    bare = value.normalize(EXACT)
    _, _, exponent = bare.as_tuple()
    if int(exponent) > 0:
        return bare.quantize(Decimal(1), context=EXACT)
    return bare
