"""Patterns of many words: the longest that stands there is found, and nothing where there is none."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from reporting.patterns import compile_pattern, match_any, match_any_name


@pytest.mark.parametrize("match", [match_any, match_any_name])
def test_the_longest_of_the_words_is_found(match: Callable[[list[str]], str]) -> None:
    pattern = match(["Ada", "Ada Reed", "A", "Vera", "V. (Lane)"])
    found = re.findall(pattern, "Ada Reed, Ada R., V. (Lane), Vera, A, ada")
    assert found == ["Ada Reed", "Ada", "V. (Lane)", "Vera", "A"]


@pytest.mark.parametrize("match", [match_any, match_any_name])
def test_of_no_words_nothing_is_found(match: Callable[[list[str]], str]) -> None:
    assert re.findall(match([]), "Ada Reed") == []


def test_a_pattern_is_compiled_once() -> None:
    assert compile_pattern("a+") is compile_pattern("a+")
    assert compile_pattern("a+") is not compile_pattern("a+", re.IGNORECASE)
