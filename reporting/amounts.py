"""A value with what it counts -> its characters: `3.1 billion`, `−€1.3 million`, `CHF 5`."""

from __future__ import annotations

from decimal import Decimal

from reporting.number_forms import (
    MINUS,
    NBSP,
    PLACE,
    SYMBOL,
    NumberForms,
    count_places,
    drop_zeros,
)
from reporting.record import Record

COMPACT_FROM = Decimal(1_000_000)
"""From here on numbers are written with a scale word: 11 billion, not 11,000,000,000."""
_COMPACT_BELOW = Decimal(10) ** 15
"""CLDR has no scale words beyond."""


class Wording(Record, frozen=True):
    """How an amount and what it counts stand together, with the place `{amount}`.

    Args:
        plain: where the number is in digits: `{amount} dollari`.
        compact: where it has a scale word: `{amount} di dollari`.
    """

    plain: str
    compact: str


def is_compact(value: Decimal) -> bool:
    """Whether a scale word takes nothing away: three decimals of the scale must say it all."""
    size = value.copy_abs()
    if size < COMPACT_FROM or size >= _COMPACT_BELOW or count_places(value):
        return False
    scale = 1000 ** (value.adjusted() // 3)
    rest: Decimal = size / scale * 1000 % 1
    return not rest


def shorten(value: Decimal, forms: NumberForms) -> str:
    """Write a number short without losing a digit: 3.1 billion; a small one as it is."""
    if not is_compact(value):
        return forms.write_number(value)
    scaled = forms.write_scaled(
        value,
        value.adjusted(),
    )
    return scaled.replace(" ", NBSP)


def write_money(
    value: Decimal,
    currency: str,
    forms: NumberForms,
    own: Wording | None,
    other: Wording,
) -> str:
    """Write an amount of money: as a catalogue says, or else as CLDR does.

    Args:
        value: the amount.
        currency: ISO 4217 code.
        forms: how the locale writes numbers.
        own: of the currency in the catalogue, if that has words for it.
        other: of any unit, with the place `{unit}` too: a sign behind a scale word is one.
    """
    words = write_sum(value, currency, forms)
    has_word = is_compact(value)
    pattern, _ = forms.money
    if own:
        written = fill_wording(
            own.compact if has_word else own.plain,
            words,
            forms,
        )
    elif has_word and pattern.find(PLACE) < pattern.find(SYMBOL):
        symbol = forms.symbols.get(
            currency,
            currency,
        )
        written = other.compact.format(
            amount=words,
            unit=symbol,
        )
    else:
        written = forms.write_money(words, currency)
    return written.replace(" ", NBSP)


def write_sum(value: Decimal, currency: str, forms: NumberForms) -> str:
    """Write how much money it is: one with decimals has at least those of its currency."""
    if not count_places(value):
        return shorten(value, forms)
    places = forms.count_money_places(currency)
    return forms.write_number(
        drop_zeros(value),
        places,
    )


def fill_wording(wording: str, words: str, forms: NumberForms) -> str:
    """Put an amount into words of a catalogue; a minus leads where CLDR has it so: −€3."""
    _, negative = forms.money
    is_led = negative.find(MINUS) < negative.find(SYMBOL)
    if words.startswith(MINUS) and is_led:
        bare = words.removeprefix(MINUS)
        return f"{MINUS}{wording.format(amount=bare)}"
    return wording.format(amount=words)
