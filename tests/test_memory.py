"""Values are made once while they are asked for, and let go when they are not."""

from __future__ import annotations

import gc
from functools import cache

import pytest

from reporting import memory
from reporting.errors import ContentError
from reporting.job import read_inputs
from reporting.memory import (
    MANY_WORDS,
    Memory,
    begin_generation,
    clear_between_builds,
    forget_all,
)

_MOST = 64


def _double(made: list[int], most: int | None = None) -> Memory[int, int]:
    """Return doubles of numbers; each that is made is added to a list."""

    def make(key: int) -> int:
        made.append(key)
        return 2 * key

    return Memory(make, most=most)


def test_a_value_is_made_once() -> None:
    made: list[int] = []
    double = _double(made)
    assert [double[key] for key in (1, 2, 1, 2)] == [2, 4, 2, 4]
    assert made == [1, 2]


def test_a_value_may_be_nothing() -> None:
    made: list[int] = []
    found: Memory[int, None] = Memory(made.append)
    for _ in range(3):
        begin_generation()
        assert found[1] is None
    assert made == [1]


def test_of_very_many_those_are_kept_that_are_asked_for() -> None:
    made: list[int] = []
    double = _double(made, _MOST)
    count = 3 * _MOST
    for key in range(1, count):
        assert double[0] == 0
        assert double[key] == 2 * key
    assert made.count(0) == 1
    assert len(double) <= _MOST
    assert double[1] == 2
    assert made.count(1) == 2


def test_what_goes_by_number_outlives_builds() -> None:
    made: list[int] = []
    double = _double(made, _MOST)
    double[1]
    begin_generation()
    double[2]
    begin_generation()
    assert double[1] == 2
    assert made == [1, 2]


def test_what_a_build_did_not_ask_for_is_let_go() -> None:
    made: list[int] = []
    double = _double(made)
    for _ in range(3):
        begin_generation()
        double[1]
    assert made == [1]
    begin_generation()
    double[2]
    begin_generation()
    double[1]
    assert made == [1, 2, 1]


def test_a_build_that_asks_nothing_lets_nothing_go() -> None:
    made: list[int] = []
    double = _double(made)
    double[1]
    for _ in range(3):
        begin_generation()
    double[1]
    assert made == [1]


def test_each_caller_may_say_how_a_value_is_made() -> None:
    found: Memory[str, str] = Memory()
    assert found.recall("a", lambda: "A") == "A"
    assert found.recall("a", lambda: "B") == "A"
    with pytest.raises(KeyError):
        found["b"]


def test_all_is_forgotten_at_once() -> None:
    made: list[int] = []
    double, by_number = _double(made), _double(made, _MOST)
    for _ in range(2):
        double[1], by_number[1]
        begin_generation()
        forget_all()
    assert made == [1, 1, 1, 1]


def test_a_memory_that_nobody_holds_is_no_longer_known() -> None:
    gc.collect()
    before = len(memory._MEMORIES)
    held = [_double([]) for _ in range(5)]
    assert len(memory._MEMORIES) == before + len(held)
    held.clear()
    gc.collect()
    assert len(memory._MEMORIES) == before


def test_a_build_begins_a_generation() -> None:
    made: list[int] = []
    double = _double(made)
    double[1]
    for _ in range(2):
        with pytest.raises(ContentError):
            read_inputs("missing.yaml", None, None)
        double[2]
    double[1]
    assert made == [1, 2, 1]


def test_of_what_is_long_nothing_is_kept() -> None:
    made: list[int] = []

    def make(key: int) -> int:
        made.append(key)
        return key

    few, many = Memory(make, limit=3), Memory(make, limit=9)
    words: Memory[int, int] = Memory(make)
    assert [many[10], words[20]] == made
    assert [few[key] for key in range(4)] == list(range(4))
    assert (len(few), len(many), len(words)) == (0, 0, 1)
    assert Memory.is_long
    begin_generation()
    del made[:]
    for _ in range(2):
        assert [few[0], many[10], words[20]] == [0, 10, 20]
    assert made == [0, 10]


def test_what_is_known_is_found_and_may_be_kept_anew() -> None:
    known: Memory[str, int] = Memory()
    assert known.find("one") is None
    assert known.keep("one", 1) == 1
    begin_generation()
    assert known.find("one") == 1
    known.keep("one", 2)
    assert known.recall("one", lambda: 3) == 2


def test_a_cache_of_texts_goes_empty_between_builds_when_edits_have_filled_it() -> None:
    @clear_between_builds
    @cache
    def count(text: str) -> int:
        return len(text)

    for number in range(MANY_WORDS):
        count(f"edit {number}")
    begin_generation()
    assert count.cache_info().currsize == MANY_WORDS
    count("one more")
    begin_generation()
    assert count.cache_info().currsize == 0
    count("again")
    forget_all()
    assert count.cache_info().currsize == 0
