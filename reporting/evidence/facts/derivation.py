"""Arithmetic over figures, such as `{sales} / (1 + {sales:change})` -> its value.

A comparison that the curator worked out is no source's figure; said how, it can be worked
out again.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping
from decimal import Decimal, DecimalException

from reporting.content.model import Figure
from reporting.evidence.facts.numbers import Numeral

_REFERENCE = re.compile(r"\{([a-z0-9-]+)(:change)?\}")
_ARITHMETIC = re.compile(r"[\d\s.+*/()-]*")
_OPERATORS: Mapping[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def evaluate(expression: str, figures: Mapping[str, Figure]) -> Decimal:
    """Return what an expression comes to.

    Args:
        expression: numbers, `{figure}` and `{figure:change}`, with + - * / and parentheses.
        figures: the figures by their ids.

    Raises:
        ValueError: it is no such expression, or has no value; the message says why.
    """
    if not _ARITHMETIC.fullmatch(_REFERENCE.sub("", expression)):
        raise ValueError("is not arithmetic over figures")
    values: list[Decimal] = []

    def written(match: re.Match[str]) -> str:
        values.append(_named(match, figures))
        return f" _{len(values) - 1} "

    replaced = _REFERENCE.sub(written, expression)
    try:
        tree = ast.parse(replaced.strip(), mode="eval")
        return _value(tree.body, values)
    except (SyntaxError, MemoryError, RecursionError):
        raise ValueError("is not arithmetic over figures") from None
    except DecimalException:
        raise ValueError("has no value") from None


def agrees_when_rounded(numeral: Numeral, text: str, value: Decimal) -> bool:
    """Whether a number in a text is a value, rounded to the digits that are written.

    Args:
        numeral: the number.
        text: the text in which it stands.
        value: what it should be.
    """
    digits = re.match(r"\d+(?:[.,]\d+)*", text[numeral.start : numeral.end])
    shown = re.sub(r"\D", "", digits[0]) if digits and numeral.digits else ""
    last = numeral.value / int(shown) if shown.strip("0") else Decimal(0)
    return abs(numeral.value - abs(value)) <= last / 2


def _named(match: re.Match[str], figures: Mapping[str, Figure]) -> Decimal:
    figure = figures.get(match[1])
    if figure is None:
        raise ValueError(f"names `{match[1]}`, which is no figure")
    value = figure.change if match[2] else figure.value
    if value is None:
        raise ValueError(f"asks for the change of `{match[1]}`, which has none")
    return value


def _value(node: ast.expr, values: list[Decimal]) -> Decimal:
    match node:
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return _OPERATORS[type(op)](_value(left, values), _value(right, values))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, values)
        case ast.Name(id=name) if re.fullmatch(r"_\d+", name) and int(name[1:]) < len(
            values
        ):
            return values[int(name[1:])]
        case ast.Constant(value=int(number)) if not isinstance(number, bool):
            return Decimal(number)
        case ast.Constant(value=float(number)):
            return Decimal(repr(number))
    raise ValueError("is not arithmetic over figures")
