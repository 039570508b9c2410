"""The limits in force: how they are written, raised and told."""

from __future__ import annotations

import pytest

from reporting.limits import (
    LIMITS,
    ExcessError,
    find_limit,
    format_size,
    list_limits,
    list_raised,
    raise_limits,
    read_amount,
    read_limit,
    tell_cure,
    tell_excess,
)


def test_a_limit_is_raised_within_a_block_and_no_further() -> None:
    with raise_limits({"sections": 8_000}):
        with raise_limits({"depth": 70}):
            assert list_raised() == {"sections": 8_000, "depth": 70}
        assert list_raised() == {"sections": 8_000}
    assert find_limit("sections") == 5_000
    assert list_raised() == {}


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("apples", 1, "there is no limit `apples`"),
        ("depth", 0, "is at least 1"),
        ("depth", 129, "is at most 128"),
    ],
)
def test_a_value_that_a_limit_cannot_have_is_refused(
    name: str, value: int, why: str
) -> None:
    with pytest.raises(ValueError, match=why), raise_limits({name: value}):
        pytest.fail("it was raised")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("8000", 8_000),
        ("8_000", 8_000),
        (" 50MB ", 50_000_000),
        ("50 mb", 50_000_000),
        ("3k", 3_000),
        ("2GB", 2_000_000_000),
        ("7B", 7),
        ("-1", None),
        ("1.5MB", None),
        ("MB", None),
        ("", None),
    ],
)
def test_an_amount_is_read_or_is_none(text: str, amount: int | None) -> None:
    assert read_amount(text) == amount


def test_a_limit_is_written_with_its_name() -> None:
    assert read_limit(" Content =50MB") == ("content", 50_000_000)
    for text in ("content", "content=much", "=5"):
        with pytest.raises(ValueError, match=r"not a limit|there is no limit"):
            read_limit(text)


def test_what_is_too_much_is_told_with_its_cure() -> None:
    assert tell_excess("sections", 6_000).startswith("6,000 sections, and the limit")
    assert (
        tell_excess("sections", None)
        == "more sections than the limit `sections` of 5,000"
    )
    assert tell_excess("theme", 1_500_000) == "1.5 MB, and the limit `theme` is 1 MB"
    assert tell_cure("theme", 1_500_000).endswith("`--limit theme=2MB` raises it")
    assert tell_cure("theme", 900).endswith("`--limit theme=900` raises it")
    assert tell_cure("depth", 100).endswith("`--limit depth=100` raises it")
    assert tell_cure("depth", 200) == "no more than 128 are ever read: check it"


def test_an_excess_is_told_whether_or_not_it_was_counted() -> None:
    counted = ExcessError("sections", 6_000)
    assert str(counted) == "has 6,000 sections, and the limit `sections` is 5,000"
    assert "sections=6000" in counted.hint
    open_ = ExcessError("sections", verb="holds")
    assert str(open_) == "holds more sections than the limit `sections` of 5,000"
    assert "sections=10000" in open_.hint


@pytest.mark.parametrize(
    ("size", "said"),
    [(999, "999 bytes"), (1_000, "1 KB"), (1_001, "1.1 KB"), (20_000_001, "20.1 MB")],
)
def test_a_size_is_never_told_as_a_smaller_one(size: int, said: str) -> None:
    assert format_size(size) == said


def test_each_limit_is_listed_with_the_value_in_force() -> None:
    with raise_limits({"sections": 8_000}):
        lines = list(list_limits())
    assert [line.split()[0] for line in lines] == list(LIMITS)
    said = {line.split()[0]: line for line in lines}
    assert " 8,000 sections  a content\n" in said["sections"]
    assert " 20 MB  a content file\n" in said["content"]
