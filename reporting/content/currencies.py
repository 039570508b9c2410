"""A currency as it is written -> its ISO 4217 code, or what to write instead."""

from __future__ import annotations

import re

from reporting.cldr import list_currency_codes, list_currency_names, load_formats
from reporting.errors import RefusedError
from reporting.i18n import list_languages
from reporting.reading.wording import suggest_word

_COMMON = "en_GB"
"""A bundled locale, whose signs of currencies are known without a library."""
_LIKELY = """
    USD EUR GBP JPY CHF CNY CAD AUD NZD SEK NOK DKK PLN CZK HUF RON BGN INR BRL MXN ARS CLP
    KRW TRY ZAR RUB UAH ILS SGD HKD TWD THB IDR SAR AED
""".split()  # noqa: SIM905  (a list of quoted codes is harder to read)
"""What a slip was more likely meant to be."""
_LONGEST = 4
"""Letters of what may be a code with a slip in it."""
_SIGNS = {
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    "¥": "JPY",
    "zł": "PLN",
    "Fr.": "CHF",
    "RMB": "CNY",
    "STG": "GBP",
}
"""What people write for some currencies, beside the signs that CLDR has."""


def read_currency(words: str) -> str:
    """Return the code of a currency.

    Args:
        words: what was written.

    Raises:
        RefusedError: it is no code, or nobody's; the hint says which is meant, if that shows.
    """
    code = words.strip()
    if not re.fullmatch(r"[A-Z]{3}", code):
        message = f"not a currency code (such as USD): `{code}`"
        raise RefusedError(
            message,
            suggest_code(code),
            code="E402",
        )
    if code in load_formats(_COMMON).symbols or code in list_currency_codes():
        return code
    message = f"no currency has the code `{code}`"
    raise RefusedError(
        message,
        suggest_code(code),
        code="E402",
    )


def suggest_code(words: str) -> str:
    """Return a hint to the code that is meant by some words; nothing where none shows."""
    symbols = load_formats(_COMMON).symbols
    signs = {sign: code for code, sign in symbols.items()} | _SIGNS
    upper = words.upper()
    if words in signs:
        return f"write {signs[words]}"
    if upper in list_currency_codes():
        return f"write {upper}"
    named = ""
    if len(words) >= _LONGEST - 1:
        named = find_named_code(words)
    if named:
        return f"did you mean `{named}`?"
    for code in _LIKELY:
        if sorted(code) == sorted(upper):
            return f"did you mean `{code}`?"
    close = ""
    if len(words) <= _LONGEST:
        close = suggest_word(upper, _LIKELY)
    return close or "what has no code of three letters goes under `unit`"


def find_named_code(words: str) -> str:
    """Return the code of a currency by its name in a bundled language; empty if it has none.

    Args:
        words: a whole name, such as `euros`, or its last word: `dollars` are those of the US.
    """
    locales = [language.replace("-", "_") for language in list_languages()]
    wanted = f" {words.casefold()}"
    for code in _LIKELY:
        for name in list_currency_names(code, locales):
            if f" {name.casefold()}".endswith(wanted):
                return code
    return ""
