"""A number and the plural rules of a language -> its category: `one`, `few`, `many`, `other`.

Which categories a language has, and when each holds, is data of CLDR (UTS 35, part 3, 5): it
says of Polish that 22 is `few` and 25 is `many`, and of French that 1.5 is `one`.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from reporting.patterns import compile_pattern

OTHER = "other"
"""The category that every language has, for all that no rule takes."""
CATEGORIES = ("zero", "one", "two", "few", "many", OTHER)

_RELATION = r"(\w)(?: mod (\d+))? (not )?(?:in|within) ([\d.,]+)"
_RANGE = r"(\d+)(?:\.\.(\d+))?"


def choose_plural(rules: Mapping[str, str], value: Decimal) -> str:
    """Return the category of a number.

    Args:
        rules: by category, as CLDR writes them in words: `i in 1 and v in 0`.
        value: with the decimals that are shown.
    """
    operands = list_operands(value)
    for category in CATEGORIES:
        rule = rules.get(category)
        if rule and _fits_rule(rule, operands):
            return category
    return OTHER


def list_operands(value: Decimal) -> dict[str, Decimal]:
    """Return what plural rules ask of a number, by their letters.

    Args:
        value: with the decimals that are shown.
    """
    size = abs(value)
    whole, _, decimals = f"{size:f}".partition(".")
    bare = decimals.rstrip("0")
    return {
        "n": size,
        "i": Decimal(whole),
        "v": Decimal(len(decimals)),
        "w": Decimal(len(bare)),
        "f": Decimal(decimals or 0),
        "t": Decimal(bare or 0),
        "c": Decimal(0),
        "e": Decimal(0),
    }


def _fits_rule(rule: str, operands: Mapping[str, Decimal]) -> bool:
    for alternative in rule.split(" or "):
        conditions = alternative.split(" and ")
        if all(_fits_condition(condition, operands) for condition in conditions):
            return True
    return False


def _fits_condition(condition: str, operands: Mapping[str, Decimal]) -> bool:
    match = compile_pattern(_RELATION).fullmatch(condition.strip())
    if match is None:
        raise ValueError(f"`{condition}` is no condition of a plural")
    letter, divisor, negation, ranges = match.groups()
    value = operands[letter]
    if divisor:
        value %= Decimal(divisor)
    is_in = _is_within(value, ranges)
    return is_in is not bool(negation)


def _is_within(value: Decimal, ranges: str) -> bool:
    """Return whether a number is one of some: `2..4,12`; one with decimals never is."""
    if value % 1:
        return False
    for first, last in compile_pattern(_RANGE).findall(ranges):
        lowest = int(first)
        highest = int(last or first)
        if lowest <= value <= highest:
            return True
    return False
