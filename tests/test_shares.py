from __future__ import annotations

import subprocess

import pytest

from tests.shares import draw_place, settle_seed, take_share
from tests.tools import ROOT

CASES = [*(f"leaf {number}" for number in range(23)), "root 1", "root 2"]


def find_kind(case: str) -> str:
    return case.partition(" ")[0]


def take_by(seed: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.delenv("SHARES", raising=False)
    monkeypatch.setenv("SHARE_SEED", seed)
    return take_share("cases", CASES, 5, find_kind)


def test_each_case_is_in_a_share_and_each_share_has_every_kind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shares = [take_by(f"seed {number}", monkeypatch) for number in range(60)]
    for share in shares:
        assert {*map(find_kind, share)} == {"leaf", "root"}
        assert share == sorted(share, key=CASES.index)
        assert len(share) in {5, 6}
    assert {case for share in shares for case in share} == set(CASES)
    leaves = {tuple(case for case in share if "leaf" in case) for share in shares}
    assert sum(map(len, leaves)) == 23, "no case is in two shares"


def test_a_share_is_made_again_by_its_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert take_by("a seed", monkeypatch) == take_by("a seed", monkeypatch)
    places = {draw_place(f"sweep {number}", 5) for number in range(60)}
    assert places == set(range(5)), "sweeps do not go through their parts in step"


def test_all_are_made_where_all_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHARES", "all")
    assert take_share("cases", CASES, 5, find_kind) == CASES


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="this is no repository")
def test_the_seed_is_the_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SHARE_SEED", raising=False)
    done = subprocess.run(
        ["git", "-C", str(ROOT), "rev-parse", "HEAD"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith(settle_seed())
