"""A number as it is written -> which of a language's plurals its noun takes.

The rules are CLDR's, in its own words (UTS 35, part 3, 5.1): `v in 0 and i mod 10 in 2..4`.
"""

from __future__ import annotations

from collections.abc import Mapping

OTHER = "other"
"""The plural of what no rule is about; every language has it."""

Operands = Mapping[str, float]


def choose_plural(rules: Mapping[str, str], digits: str) -> str:
    """Return a number's plural: `one`, `few`, `many`, `other` and so on.

    Args:
        rules: the condition of each plural but `other`.
        digits: the number as ASCII digits: `1`, `1.50`; with its decimals as they are printed,
            since `1.0 stars` is no `1 star`.
    """
    operands = find_operands(digits)
    for plural, condition in rules.items():
        if meets_condition(condition, operands):
            return plural
    return OTHER


def find_operands(digits: str) -> Operands:
    """Return what the rules ask of a number (UTS 35, part 3, 5.1.1)."""
    whole, _, decimals = digits.lstrip("-").partition(".")
    bare = decimals.rstrip("0")
    return {
        "n": float(f"{whole}.{bare}"),
        "i": int(whole),
        "v": len(decimals),
        "w": len(bare),
        "f": int(decimals or "0"),
        "t": int(bare or "0"),
        "c": 0,
        "e": 0,
    }


def meets_condition(condition: str, operands: Operands) -> bool:
    """Whether a number meets a condition; `or` binds less than `and`."""
    for alternative in condition.split(" or "):
        relations = alternative.split(" and ")
        if all(meets_relation(relation, operands) for relation in relations):
            return True
    return False


def meets_relation(relation: str, operands: Operands) -> bool:
    """Whether a number meets a relation such as `i mod 100 not in 12..14,22`."""
    expression, ranges = relation.split(" in ")
    expression, has_not, _ = expression.partition(" not")
    operand, _, modulus = expression.partition(" mod ")
    value = operands[operand.strip()]
    if modulus:
        value %= int(modulus)
    is_among = False
    for span in ranges.split(","):
        first, _, last = span.partition("..")
        low = int(first)
        high = int(last or first)
        is_among |= value == int(value) and low <= value <= high
    return is_among != bool(has_not)
