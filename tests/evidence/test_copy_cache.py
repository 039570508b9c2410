"""The cache of copies: equal verdicts with and without it, and with whatever stands in it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reporting import Report, memory
from reporting import check as check_again
from reporting.evidence.sources import copy_cache
from reporting.evidence.sources.copy_cache import (
    CopyCache,
    find_user_folder,
    open_cache,
)
from tests.evidence.dossiers import ENGLISH, ITALIAN, dossier, pdf, source_id, write

ONE, OTHER = "one.pdf", "other.pdf"
FILES = {ONE: pdf(ENGLISH), OTHER: pdf(ITALIAN)}
CITES = [
    (source_id(ONE), 2, ["Orchard", "16%"]),
    (source_id(ONE), 4, ["Vera Lane"]),
    (source_id(OTHER), 3, ["Vera Lane"]),
]
LIES = ("Vera Lane", "Nothing", "Nothing", "Vera Lane")
Tamper = Callable[[Path, Path], None]


def check(content: Path, *, record: bool = False) -> Report:
    """Return the report that a new process makes."""
    memory.forget_all()
    return check_again(content, record=record)


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a dossier on two PDFs; the cache and the secret are in folders beside it."""
    monkeypatch.setenv("MAKE_REPORT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "home"))
    return write(tmp_path, dossier(FILES, CITES, "en"), FILES)


@pytest.fixture
def entries(content: Path) -> list[Path]:
    """Return the entries of both copies, the larger first."""
    check(content)
    return sorted(list_entries(content), key=lambda path: -path.stat().st_size)


def list_entries(content: Path) -> list[Path]:
    return list((content.parent / "cache/copies").iterdir())


def check_without(content: Path) -> Report:
    """Return the report that is made without a cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MAKE_REPORT_CACHE", "off")
        return check(content)


def forbid_reading(patch: pytest.MonkeyPatch) -> None:
    """Let every reading of a PDF fail."""

    def fail(reader: str, *_: object) -> tuple[str, ...]:
        raise AssertionError(f"{reader} of a copy were read that is in the cache")

    patch.setattr("reporting.apart.read_apart", fail)


def test_the_second_check_reads_no_copy_and_says_the_same(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = check_without(content)
    assert not (content.parent / "cache").exists()
    first = check(content)
    forbid_reading(monkeypatch)
    assert check(content) == first == plain
    assert [each.verdict for each in plain.citations] == ["found", "elsewhere", "found"]


def test_what_is_put_on_record_is_read_from_the_copies(
    content: Path, entries: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(entries) == 2
    monkeypatch.setattr(CopyCache, "find", lambda *_: LIES)
    assert check(content).citations[1].verdict == "found"  # so far a lie would reach
    assert check(content, record=True) == check_without(content)


def flip(at: int) -> Tamper:
    """Return what changes one bit of an entry."""

    def tamper(entry: Path, _: Path) -> None:
        data = bytearray(entry.read_bytes())
        data[at] ^= 1
        entry.write_bytes(data)

    return tamper


def swap(entry: Path, other: Path) -> None:
    one, two = entry.read_bytes(), other.read_bytes()
    entry.write_bytes(two)
    other.write_bytes(one)


def make_folder(entry: Path, _: Path) -> None:
    entry.unlink()
    entry.mkdir()


@pytest.mark.parametrize(
    "tamper",
    [
        flip(0),
        flip(31),
        flip(32),
        flip(-1),
        swap,
        make_folder,
        lambda entry, _: entry.write_bytes(b""),
        lambda entry, _: entry.write_bytes(entry.read_bytes()[:-1]),
        lambda entry, _: entry.write_bytes(entry.read_bytes() + b" "),
        lambda entry, _: entry.write_bytes(b"x" * 9_000_000),
        lambda entry, _: entry.unlink(),
    ],
)
def test_an_entry_that_was_tampered_with_changes_nothing(
    tamper: Tamper, content: Path, entries: list[Path]
) -> None:
    plain = check_without(content)
    for entry, other in (entries, entries[::-1]):
        if entry.is_file():
            tamper(entry, other)
    assert check(content) == plain
    assert check(content) == plain


def test_nobody_forges_an_entry_without_the_secret(
    content: Path, entries: list[Path], tmp_path: Path
) -> None:
    forger = CopyCache(tmp_path / "forged", tmp_path / "other-state")
    for data in FILES.values():
        forger.keep(data, LIES)
        assert forger.find(data) == LIES
    for forged in (tmp_path / "forged").iterdir():
        for entry in entries:
            entry.write_bytes(forged.read_bytes())
            assert check(content) == check_without(content)


def test_an_entry_of_another_reader_is_not_read(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check(content)
    with monkeypatch.context() as patch:
        patch.setattr(copy_cache, "__version__", "0.0.1")
        check(content)
    assert len(list_entries(content)) == 4
    cache = open_cache()
    assert cache
    assert cache.find(FILES[ONE]) is not None
    assert cache.find(FILES[ONE] + b"\n") is None


def test_an_entry_says_nothing_without_the_copy(entries: list[Path]) -> None:
    for entry in entries:
        assert b"Orchard" not in entry.read_bytes()
        assert not entry.stat().st_mode & 0o077 or sys.platform == "win32"


@pytest.mark.skipif(sys.platform == "win32", reason="rights are of POSIX")
@pytest.mark.parametrize("folder", ["cache/copies", "state/make-report"])
def test_a_folder_that_others_may_write_to_is_not_used(
    folder: str, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check(content)
    (content.parent / folder).chmod(0o777)
    monkeypatch.setattr(copy_cache, "_seal", lambda *_: pytest.fail("it was used"))
    assert check(content) == check_without(content)


@pytest.mark.parametrize("place", ["cache", "state"])
def test_where_nothing_can_be_kept_all_is_read(place: str, content: Path) -> None:
    (content.parent / place).write_bytes(b"a file is in the way")
    assert check(content) == check_without(content)


def test_the_oldest_entries_go(
    content: Path, entries: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    large, small = entries
    os.utime(large, (1, 1))
    cache = open_cache()
    assert cache
    cache.keep(b"%PDF-", ENGLISH)
    total = sum(entry.stat().st_size for entry in list_entries(content))
    monkeypatch.setattr(copy_cache, "MOST_BYTES", total - 1)
    cache.prune()
    assert not large.exists()
    assert small.exists()
    assert len(list_entries(content)) == 2


def test_the_folders_are_those_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("MAKE_REPORT_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("XDG_STATE_HOME", "/var/state")
    monkeypatch.setattr(sys, "platform", "linux")
    assert find_user_folder("cache") == tmp_path / ".cache/make-report"
    assert find_user_folder("state") == Path("/var/state/make-report")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert find_user_folder("cache") == tmp_path / "Library/Caches/make-report"
    assert open_cache() is not None


def test_what_is_put_on_record_is_not_what_the_cache_told_before(
    content: Path, entries: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(entries) == 2
    monkeypatch.setattr(CopyCache, "find", lambda *_: LIES)
    assert check(content).citations[1].verdict == "found"
    assert check_again(content, record=True).citations[1].verdict == "elsewhere"
