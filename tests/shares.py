"""A sweep that takes long -> the share of it that one run makes, chosen by a seed.

Each share has some of every kind, and each case is in one share, so that no run leaves a kind
out and the runs of some commits together make all. The seed is the commit unless `SHARE_SEED`
says another; pytest prints it at its head. `SHARES=all` makes all of every sweep.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import zlib
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

_HERE = Path(__file__).resolve().parent


def settle_seed() -> str:
    """Return the seed of this run, which the processes that it starts are told, too."""
    if "SHARE_SEED" not in os.environ:
        os.environ["SHARE_SEED"] = _find_commit() or f"{dt.datetime.now(dt.UTC):%F}"
    return os.environ["SHARE_SEED"]


def _find_commit() -> str:
    command = ["git", "-C", str(_HERE), "rev-parse", "--short=12", "HEAD"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip()


def makes_all() -> bool:
    """Whether this run makes every sweep whole."""
    return os.environ.get("SHARES") == "all"


def count_examples(most: int) -> int:
    """Return how many examples a property draws, which takes long for each: a third of most.

    Args:
        most: how many it draws where every sweep is made whole.
    """
    return most if makes_all() else max(most // 3, 5)


def draw_place(sweep: str, parts: int) -> int:
    """Return which of the parts of a sweep this run makes, from 0."""
    return zlib.crc32(f"{settle_seed()} {sweep}".encode()) % parts


def take_share(
    sweep: str,
    cases: Iterable[T],
    parts: int,
    find_kind: Callable[[T], Hashable] = lambda _: None,
) -> list[T]:
    """Return the cases of a sweep that this run makes, in their order.

    Args:
        sweep: its name, so that sweeps do not go through their parts in step.
        cases: all there are.
        parts: of how many a run makes one.
        find_kind: returns the kind of a case; of a kind with fewer cases than there are parts,
            each run makes one.
    """
    listed = list(cases)
    if makes_all():
        return listed
    of_kinds: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, case in enumerate(listed):
        of_kinds[find_kind(case)].append(number)
    place = draw_place(sweep, parts)
    chosen: list[int] = []
    for numbers in of_kinds.values():
        chosen += numbers[place % len(numbers) :: parts]
    return [listed[number] for number in sorted(chosen)]
