"""What a build notes of the files that it read or looked for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reporting.checking import load
from reporting.errors import ContentError
from reporting.reading.disk import read_bytes
from reporting.reading.ledger import (
    Stamp,
    gather_files,
    is_same,
    note_file,
    note_files,
    take_stamp,
)
from tests.samples import MINIMAL, write


def test_without_anyone_who_looks_on_nothing_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a")
    with note_files() as ledger:
        pass
    read_bytes(path, 10)
    assert ledger == {}


def test_a_file_that_is_read_or_looked_for_is_noted_also_where_reading_fails(
    tmp_path: Path,
) -> None:
    block = (
        "      - {id: map, kind: image, file: plan.png, alt: A plan, credit: Ours}\n"
    )
    content = write(tmp_path, MINIMAL + block)
    with note_files() as ledger, pytest.raises(ContentError):
        load(content)
    assert content in ledger
    missing = tmp_path / "plan.png"
    assert ledger[missing] == Stamp()
    missing.write_bytes(b"")
    assert not is_same(missing, ledger[missing])


def test_a_file_is_known_again_by_more_than_its_time(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    stamp = take_stamp(path)
    assert is_same(path, stamp)
    times = path.stat()
    path.write_bytes(b"two")  # as long, and perhaps within one tick of the disk's clock
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert not is_same(path, stamp)


def test_a_young_file_is_known_by_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    young = take_stamp(path)
    assert young.digest
    altered = Stamp(young.facts, young.digest ^ 1)
    assert not is_same(path, altered)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_a_pipe_is_looked_at_and_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert is_same(tmp_path / "pipe", take_stamp(tmp_path / "pipe"))


def test_who_looks_on_knows_what_was_gathered_and_what_it_saw_first(
    tmp_path: Path,
) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"1")
    with note_files() as outer:
        note_file(one)
        first = outer[one]
        one.write_bytes(b"22")
        with gather_files() as gathered:
            note_file(one)
            note_file(two)
    assert set(gathered) == set(outer) == {one, two}
    assert outer[one] == first != gathered[one]
    with gather_files() as alone:
        note_file(two)
    assert alone == {two: Stamp()}


def test_a_file_that_may_not_be_read_has_no_digest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a")
    assert take_stamp(path).digest
    refuse_to_open(monkeypatch)
    stamp = take_stamp(path)
    assert (stamp.digest, len(stamp.facts)) == (0, 4)


def refuse_to_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no file be opened, as one that is another user's."""

    def refuse(path: Path, mode: str) -> None:
        raise PermissionError(13, mode, str(path))

    monkeypatch.setattr(Path, "open", refuse)
