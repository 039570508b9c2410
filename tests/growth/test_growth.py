"""Whatever field of a content or a theme is large, all stages call in proportion: counts at n, 2n and 4n.

A share of all cases is tried by default; `GROWTH_SEED` takes another one, `GROWTH=all` takes them all.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from tests.growth.fields import list_fields
from tests.growth.grown import TEXT, Case, count_calls, list_cases, write_grown

_SHARE = 6
"""Cases of a run by default: a second each."""
_STEEPEST = 2.9
"""How much more is called from 2n to 4n than from n to 2n: 2 in proportion, 2.2 by n log n, 4 by squares."""
_FLAT = 300_000
"""Calls that one more line, slide or page may bring at once; what takes squares has millions more."""


def choose_cases() -> list[Case]:
    cases = list_cases()
    if os.environ.get("GROWTH") == "all":
        return cases
    chance = random.Random(int(os.environ.get("GROWTH_SEED", "17")))  # noqa: S311
    return chance.sample(cases, _SHARE)


def test_every_field_has_a_place_where_it_is_grown() -> None:
    without = [field.name for field in list_fields() if not field.steps]
    assert without == ["Logo.file", "Logo.height", "Logo.alt"]
    assert len(list_fields()) > 380


def is_steep(counts: list[int]) -> bool:
    least, middle, most = counts
    first, second = max(middle - least, 0), most - middle
    return second > _STEEPEST * first + _FLAT


def test_what_takes_the_square_is_steep() -> None:
    assert is_steep([500_000 + size * size for size in TEXT])
    assert not is_steep([500_000 + 600 * size for size in TEXT])


@pytest.fixture(scope="module", autouse=True)
def everything_else_is_known(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Build the example twice, so that what does not grow is kept, and costs alike each time."""
    (case, *_) = list_cases()
    for _ in range(2):
        folder = tmp_path_factory.mktemp("known")
        count_calls(write_grown(case._replace(shape="items"), 0, folder))


@pytest.mark.parametrize("case", choose_cases(), ids=lambda case: case.name)
def test_all_stages_grow_in_proportion(case: Case, tmp_path: Path) -> None:
    counts: list[int] = []
    for size in case.sizes:
        folder = tmp_path / str(size)
        folder.mkdir()
        counts.append(count_calls(write_grown(case, size, folder)))
    assert not is_steep(counts), counts
