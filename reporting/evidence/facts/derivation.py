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

_REFERENCE = r"\{([a-z0-9-]+)(:change)?\}"
_ARITHMETIC = r"[\d\s.+*/()-]*"
_IN_WORDS = Decimal("0.02")
"""How exactly words name a share: 19.7% is a fifth."""
_Operation = Callable[[Decimal, Decimal], Decimal]
_OPERATORS: Mapping[type[ast.operator], _Operation] = {
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
    without_figures = re.sub(_REFERENCE, "", expression)
    if not re.fullmatch(_ARITHMETIC, without_figures):
        raise ValueError("is not arithmetic over figures")
    values: list[Decimal] = []
    python = expression
    for match in re.finditer(_REFERENCE, expression):
        name = f" _{len(values)} "
        python = python.replace(
            match[0],
            name,
            1,
        )
        value = _find_value(match, figures)
        values.append(value)
    try:
        tree = ast.parse(python.strip(), mode="eval")
        return _evaluate_node(tree.body, values)
    except (SyntaxError, MemoryError, RecursionError):
        raise ValueError("is not arithmetic over figures") from None
    except DecimalException:
        raise ValueError("has no value") from None


def agrees_when_rounded(
    numeral: Numeral,
    text: str,
    value: Decimal,
) -> bool:
    """Whether a number in a text is a value, rounded to the digits that are written.

    Args:
        numeral: the number.
        text: the text in which it stands.
        value: what it should be.
    """
    last_digit = Decimal(0)
    match = re.match(r"\d+(?:[.,]\d+)*", numeral.cut_from(text))
    if match and numeral.digits:
        digits = re.sub(
            r"\D",
            "",
            match[0],
        )
        shown = int(digits)
        if shown:
            last_digit = numeral.value / shown
    elif numeral.is_share:
        last_digit = _IN_WORDS
    difference = numeral.value - abs(value)
    return abs(difference) <= last_digit / 2


def _find_value(match: re.Match[str], figures: Mapping[str, Figure]) -> Decimal:
    """Return the value, or the change, of the figure that an expression names."""
    name = match[1]
    figure = figures.get(name)
    if figure is None:
        raise ValueError(f"names `{name}`, which is no figure")
    if not match[2]:
        return figure.value
    if figure.change is None:
        raise ValueError(f"asks for the change of `{name}`, which has none")
    return figure.change


def _evaluate_node(node: ast.expr, values: list[Decimal]) -> Decimal:
    match node:
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            calculate = _OPERATORS[type(op)]
            first = _evaluate_node(left, values)
            second = _evaluate_node(right, values)
            return calculate(first, second)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_evaluate_node(operand, values)
        case ast.Name(id=name) if name.startswith("_"):
            return values[int(name[1:])]
        case ast.Constant(value=int(number)) if not isinstance(number, bool):
            return Decimal(number)
        case ast.Constant(value=float(number)):
            return Decimal(repr(number))
    raise ValueError("is not arithmetic over figures")
