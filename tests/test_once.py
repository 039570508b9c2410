from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from tests.once import ask_once, digest, keep, make_once


@pytest.fixture(autouse=True)
def known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of this test's own."""
    monkeypatch.setenv("TESTS_KNOWN", str(tmp_path))
    return tmp_path


def test_what_is_said_of_equal_bytes_is_asked_once(known: Path) -> None:
    asked: list[str] = []

    def ask() -> list[str]:
        asked.append("again")
        return ["no"]

    for name in ("a.pptx", "b.pptx"):
        path = known / name
        path.write_bytes(b"the same")
        assert ask_once(digest(path, "judge"), ask) == ["no"]
    assert asked == ["again"]


def test_other_bytes_and_other_questions_are_asked_anew(known: Path) -> None:
    path = known / "a.pdf"
    path.write_bytes(b"one")
    keys = {digest(path), digest(path, "ua1"), digest(path, "3a")}
    path.write_bytes(b"other")
    keys.add(digest(path, "ua1"))
    assert len(keys) == 4


def test_what_one_worker_makes_another_waits_for_after_its_own(known: Path) -> None:
    is_busy, may_end = Event(), Event()
    made: list[str] = []
    places = {key: known / f"{key}.txt" for key in ("both", "first", "second")}

    def make(keys: Sequence[str]) -> None:
        if "first" in keys:
            is_busy.set()
            assert may_end.wait(20)
        else:
            may_end.set()
        for key in keys:
            made.append(key)
            keep(places[key], key.encode())

    with ThreadPoolExecutor(2) as workers:
        names = ("both", "first"), ("both", "second")
        first = workers.submit(make_once, {key: places[key] for key in names[0]}, make)
        assert is_busy.wait(20)
        other = workers.submit(make_once, {key: places[key] for key in names[1]}, make)
        first.result(20)
        other.result(20)
    assert sorted(made) == ["both", "first", "second"]
    assert all(place.exists() for place in places.values())


def test_what_another_worker_failed_at_is_tried_again(known: Path) -> None:
    place = known / "a.txt"

    def fail(_: Sequence[str]) -> None:
        raise AssertionError("no")

    with pytest.raises(AssertionError, match="no"):
        make_once({"a": place}, fail)
    make_once({"a": place}, lambda _: keep(place, b"done"))
    assert place.read_bytes() == b"done"
