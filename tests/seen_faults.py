"""A module of tests -> the names of its tests, which tables of seen faults refer to."""

from __future__ import annotations

import ast
from functools import cache

from tests.tools import ROOT


@cache
def list_tests(module: str) -> frozenset[str]:
    """Return the names of the tests of a module, without their prefix."""
    source = (ROOT / "tests" / f"{module}.py").read_text(encoding="utf-8")
    return frozenset(
        node.name.removeprefix("test_")
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )


def list_missing(said: tuple[str, ...]) -> list[str]:
    """Return which of some tests, each said as `module: name`, are not there."""
    missing: list[str] = []
    for one in said:
        module, name = one.split(": ")
        if name not in list_tests(module):
            missing.append(one)
    return missing
