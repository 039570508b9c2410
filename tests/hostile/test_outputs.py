from __future__ import annotations

import hashlib
import os
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting import OutputError
from reporting.output import heal_folder, write_files
from reporting.record import replace
from reporting.writing import DOINGS, commit, journal, locks
from tests.shares import count_examples
from tests.tools import ROOT

OLD = {"dossier.pdf": b"old dossier", "briefing.pptx": b"old deck"}
NEW = {"dossier.pdf": b"the new dossier", "briefing.pptx": b"the new deck"}


class Killed(BaseException):
    """Stands for SIGKILL: nothing of ours runs after it but `except BaseException`."""


def stand(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder, those of ours too."""
    found = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def kill_at_rename(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let a run be killed before its renames from one on; nothing is tidied up."""
    renamed: list[Path] = []
    replace = Path.replace

    def die(self: Path, target: Path) -> Path:
        if len(renamed) == number:
            raise Killed
        renamed.append(target)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", die)
    monkeypatch.setattr("reporting.output.remove_made", lambda *_: None)


def leave_torn(
    folder: Path, files: Mapping[str, bytes], number: int = 1, *, kept: bool = True
) -> None:
    """Let a run be killed between two renames."""
    with pytest.MonkeyPatch.context() as patch:
        kill_at_rename(patch, number)
        if not kept:
            patch.setattr(os, "link", refuse_link)
        with pytest.raises(Killed):
            write_files(folder, files)


def refuse_link(*_: object, **__: object) -> None:
    raise PermissionError(1, "Operation not permitted")


# ---------------------------------------------------------------- a run that was killed


def test_a_run_killed_between_two_renames_is_brought_to_its_end(tmp_path: Path) -> None:
    write_files(tmp_path, OLD)
    leave_torn(tmp_path, NEW)
    torn = stand(tmp_path)
    assert torn["dossier.pdf"] == NEW["dossier.pdf"]
    assert torn["briefing.pptx"] == OLD["briefing.pptx"]
    mended = heal_folder(tmp_path)
    assert stand(tmp_path) == NEW
    assert "an earlier run was ended while it put its files into" in mended.told
    assert "briefing.pptx was put beside dossier.pdf" in mended.told
    assert not mended.is_torn
    assert mended.told in DOINGS.mended
    assert heal_folder(tmp_path) is commit.NOTHING


def test_a_run_killed_before_the_first_rename_leaves_all_as_it_was(
    tmp_path: Path,
) -> None:
    write_files(tmp_path, OLD)
    leave_torn(tmp_path, NEW, 0)
    assert heal_folder(tmp_path).told == ""
    assert stand(tmp_path) == OLD


def test_a_run_killed_after_the_last_rename_is_only_tidied_up(tmp_path: Path) -> None:
    write_files(tmp_path, OLD)
    with pytest.MonkeyPatch.context() as patch:
        kill_at_rename(patch, 9)
        write_files(tmp_path, NEW)
    assert len(stand(tmp_path)) > 2
    assert heal_folder(tmp_path).told == ""
    assert stand(tmp_path) == NEW


def test_what_was_not_whole_is_taken_back(tmp_path: Path) -> None:
    write_files(tmp_path, OLD)
    leave_torn(tmp_path, NEW)
    (fresh,) = tmp_path.glob(".make-report.*.1")
    fresh.write_bytes(b"the new de")  # lost with the power
    assert "what stood before stands again" in heal_folder(tmp_path).told
    assert stand(tmp_path) == OLD


def test_what_can_neither_be_ended_nor_taken_back_is_told(tmp_path: Path) -> None:
    write_files(tmp_path, OLD)
    leave_torn(tmp_path, NEW, kept=False)
    (fresh,) = tmp_path.glob(".make-report.*.1")
    fresh.unlink()
    mended = heal_folder(tmp_path)
    assert mended.is_torn
    assert "dossier.pdf is of that run, briefing.pptx is not" in mended.told


def test_what_somebody_has_written_meanwhile_is_left(tmp_path: Path) -> None:
    write_files(tmp_path, OLD)
    leave_torn(tmp_path, NEW)
    (tmp_path / "briefing.pptx").write_bytes(b"saved by PowerPoint")
    assert heal_folder(tmp_path).is_torn
    assert stand(tmp_path) == {**NEW, "briefing.pptx": b"saved by PowerPoint"}


def test_the_next_run_mends_what_it_does_not_write_itself(tmp_path: Path) -> None:
    write_files(tmp_path, OLD)
    leave_torn(tmp_path, NEW)
    write_files(tmp_path, {"brief.pdf": b"a sheet"})
    assert stand(tmp_path) == {**NEW, "brief.pdf": b"a sheet"}


def test_a_folder_that_nothing_can_be_renamed_in_is_told_to_be_torn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path, OLD)
    leave_torn(tmp_path, NEW)

    def refuse(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "replace", refuse)
    mended = heal_folder(tmp_path)
    assert mended.is_torn
    assert "that cannot be mended (read-only file system)" in mended.told
    monkeypatch.undo()
    assert not heal_folder(tmp_path).is_torn
    assert stand(tmp_path) == NEW


def test_links_and_folders_are_brought_to_their_end_too(tmp_path: Path) -> None:
    out, shared = tmp_path / "out", tmp_path / "shared"
    out.mkdir()
    shared.mkdir()
    (out / "linked").symlink_to(shared / "deck")
    old = {"linked": b"1", "a/b": b"2", "one": b"3"}
    new = {"linked": b"one", "a/b": b"two", "one": b"three"}
    for number in (1, 2):
        write_files(out, old)
        leave_torn(out, new, number)
        assert heal_folder(out).told
        assert {name: (out / name).read_bytes() for name in new} == new
        assert (out / "linked").is_symlink()
        assert list(stand(shared)) == ["deck"]
        assert sorted(stand(out)) == ["a/b", "linked", "one"]


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff\xfe\n",
        b"make-report 1 00000000\n",
        b"make-report 1 0000\n[]\n",
        b'make-report 1 00000000\n["x"]\n5\n{"a": 1}\n[1, 2, 3]\n["x", "y", null]\n',
        b"make-report 2 00000000\ncommit 1234\n",
        b"commit \n" * 50,
    ],
)
def test_a_journal_that_is_none_does_nothing(tmp_path: Path, text: bytes) -> None:
    write_files(tmp_path, OLD)
    journal.find_journal(tmp_path).write_bytes(text)
    assert heal_folder(tmp_path).told == ""
    assert stand(tmp_path) == OLD


def test_a_planted_journal_moves_nothing_into_another_folder(tmp_path: Path) -> None:
    out, home = tmp_path / "project" / "out", tmp_path / "home"
    out.mkdir(parents=True)
    home.mkdir()
    (home / "profile").write_bytes(b"mine")
    (out / ".make-report.00000000.0").write_bytes(b"theirs")
    (out / ".make-report.00000000.1").write_bytes(b"theirs")
    (out / "done").write_bytes(b"theirs")
    files: list[journal.PlacedFile] = []
    for name in ("done", "../../home/profile"):
        placed = journal.place_file(out, name, "00000000", len(files), "")
        digest = hashlib.sha256(b"theirs").hexdigest()
        files.append(replace(placed, sha256=digest))
    text = journal.begin_journal(out, "00000000", files)
    journal.commit_journal(out, text, brings_to_disk=False)
    assert heal_folder(out).is_torn
    assert stand(home) == {"profile": b"mine"}


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_a_journal_that_is_no_file_is_not_read(tmp_path: Path, kind: str) -> None:
    place = journal.find_journal(tmp_path)
    if kind == "link":
        place.symlink_to("/dev/zero")
    elif kind == "pipe":
        os.mkfifo(place)
    else:
        place.mkdir()
    if kind == "folder":
        with pytest.raises(OutputError, match="cannot write"):
            write_files(tmp_path, NEW)
        return
    write_files(tmp_path, NEW)
    assert stand(tmp_path) == NEW


# ---------------------------------------------------------------- what refuses


def test_a_rename_that_fails_takes_back_those_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path, OLD)
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if self.name.endswith(".1"):
            raise PermissionError(
                13, "Permission denied"
            )  # open in PowerPoint, on Windows
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError, match=r"cannot write to .*: permission denied"):
        write_files(tmp_path, NEW)
    assert stand(tmp_path) == OLD
    with pytest.raises(OutputError, match="permission denied"):
        write_files(tmp_path / "fresh", NEW)
    assert not (tmp_path / "fresh").exists()


def test_what_cannot_be_taken_back_is_said_and_mended_by_the_next_run(
    tmp_path: Path,
) -> None:
    write_files(tmp_path, OLD)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "link", refuse_link)
        replace = Path.replace

        def refuse(self: Path, target: Path) -> Path:
            if self.name.endswith(".1"):
                raise OSError(5, "Input/output error")
            return replace(self, target)

        patch.setattr(Path, "replace", refuse)
        with pytest.raises(OutputError, match=r"files of two runs now.*next run tries"):
            write_files(tmp_path, NEW)
    write_files(tmp_path, {"brief.pdf": b"x"})
    assert stand(tmp_path) == {**NEW, "brief.pdf": b"x"}


def test_a_disk_that_does_not_keep_the_renames_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise OSError(5, "Input/output error")

    write_files(tmp_path, OLD)
    monkeypatch.setattr("reporting.output._bring_folders_to_disk", refuse)
    with pytest.raises(OutputError, match="are written, but a loss of power may undo"):
        write_files(tmp_path, {"dossier.pdf": b"1"})
    assert stand(tmp_path) == {**OLD, "dossier.pdf": b"1"}


def make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (os.mkfifo, "a pipe"),
        (lambda path: path.symlink_to("/dev/null"), "a device"),
        (lambda path: path.symlink_to("/dev/full"), "a device"),
        (make_socket, "a socket"),
        (lambda path: path.mkdir(), "a folder"),
        (lambda path: path.symlink_to("/"), "a folder"),
        (lambda path: path.symlink_to(path), "too many levels|loop"),
        (
            lambda path: path.symlink_to(f"{path}/below"),
            "too many levels|not a directory|loop",
        ),
    ],
)
def test_what_is_no_file_is_refused_and_stays(
    tmp_path: Path, make: Callable[[Path], object], what: str
) -> None:
    (tmp_path / "dossier.pdf").write_bytes(b"old")
    odd = tmp_path / "briefing.pptx"
    make(odd)
    before = odd.lstat()
    with pytest.raises(OutputError, match=f"(?i){what}"):
        write_files(tmp_path, NEW)
    assert os.path.samestat(before, odd.lstat())
    assert (tmp_path / "dossier.pdf").read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("mode", [0o664, 0o600, 0o640, 0o444, 0o755])
def test_rights_are_kept_whatever_the_mask(tmp_path: Path, mode: int) -> None:
    for name, data in OLD.items():
        (tmp_path / name).write_bytes(data)
        (tmp_path / name).chmod(mode)
    before = os.umask(0o077)
    try:
        write_files(tmp_path, NEW)
    finally:
        os.umask(before)
    for name in NEW:
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == mode
    assert stand(tmp_path) == NEW


def test_no_moment_shows_what_others_may_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one").write_bytes(b"old")
    (tmp_path / "one").chmod(0o600)
    seen: list[int] = []
    fsync = os.fsync

    def look(handle: int) -> None:
        found = os.fstat(handle)
        if stat.S_ISREG(found.st_mode) and found.st_size == 7:
            seen.append(stat.S_IMODE(found.st_mode))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", look)
    write_files(tmp_path, {"one": b"private"})
    assert seen == [0o600]


@pytest.mark.skipif(os.getuid() != 0, reason="only root gives files away")
def test_the_owner_is_kept(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"old")
    os.chown(tmp_path / "one", 12345, 23456)
    (tmp_path / "one").chmod(0o640)
    write_files(tmp_path, {"one": b"new"})
    found = (tmp_path / "one").stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (
        12345,
        23456,
        0o640,
    )


def test_where_the_owner_cannot_be_kept_the_rights_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one").write_bytes(b"old")
    (tmp_path / "one").chmod(0o640)
    if os.getuid() == 0:
        os.chown(tmp_path / "one", 12345, 23456)
    monkeypatch.setattr(os, "chown", refuse_link)
    write_files(tmp_path, {"one": b"new"})
    assert stat.S_IMODE((tmp_path / "one").stat().st_mode) == 0o640


def test_folders_that_were_made_go_where_nothing_comes_into_them(
    tmp_path: Path,
) -> None:
    with pytest.raises(OutputError):
        write_files(tmp_path / "a" / "b", {"one": b"1", "x" * 300: b"2"})
    assert list(tmp_path.iterdir()) == []


# ---------------------------------------------------------------- two at once


def test_a_run_waits_for_another_and_gives_up_on_one_that_hangs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "PATIENCE", 0.05)
    (tmp_path / "link").symlink_to(tmp_path)
    with (
        locks.lock_folders([tmp_path]),
        pytest.raises(OutputError, match="does not end"),
    ):
        write_files(tmp_path / "link", NEW)
    assert [path.name for path in tmp_path.iterdir()] == ["link"]
    write_files(tmp_path / "link", NEW)
    assert (tmp_path / "dossier.pdf").read_bytes() == NEW["dossier.pdf"]


PAIRS = """
import sys
from pathlib import Path
from reporting.output import write_files
folder, word, turns = Path(sys.argv[1]), sys.argv[2].encode(), int(sys.argv[3])
for turn in range(turns):
    data = word + str(turn).encode()
    write_files(folder, {"dossier.pdf": data * 900, "briefing.pptx": data * 700})
"""


def begin_pairs(folder: Path, word: str, turns: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", PAIRS, str(folder), word, str(turns)]
    return subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)})


def test_two_runs_at_once_leave_one_pair_two_hundred_times(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (tmp_path / "link").symlink_to(out)
    (out / "briefing.pptx").symlink_to("../deck")
    runs = [begin_pairs(out, "a", 100), begin_pairs(tmp_path / "link", "b", 100)]
    until = time.monotonic() + 120
    looked = 0
    while any(run.poll() is None for run in runs):
        assert time.monotonic() < until
        with locks.lock_folders([out]):
            found = stand(out)
        if found:
            looked += 1
            assert sorted(found) == ["briefing.pptx", "dossier.pdf"]
            dossier, deck = found["dossier.pdf"], found["briefing.pptx"]
            assert dossier == dossier[: len(dossier) // 900] * 900
            assert deck == dossier[: len(dossier) // 900] * 700
    assert [run.returncode for run in runs] == [0, 0]
    assert looked
    assert sorted(stand(tmp_path)) == ["deck", "out/briefing.pptx", "out/dossier.pdf"]


# ---------------------------------------------------------------- any set, any point

NAMES = st.sampled_from(["a", "b.pdf", "c/d", "c/e", "näh", "x y", "f/g/h"])
SETS = st.dictionaries(NAMES, st.binary(max_size=50), min_size=1, max_size=5)


@settings(max_examples=count_examples(60))
@given(before=SETS, after=SETS, point=st.integers(0, 6), kept=st.booleans())
def test_any_set_that_is_killed_anywhere_is_old_or_new(
    before: dict[str, bytes], after: dict[str, bytes], point: int, *, kept: bool
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_files(folder, before)
        with pytest.MonkeyPatch.context() as patch:
            kill_at_rename(patch, point)
            if not kept:
                patch.setattr(os, "link", refuse_link)
            try:
                write_files(folder, after)
            except Killed:
                assert point < len(after)
        heal_folder(folder)
        assert stand(folder) in (before, {**before, **after})


@settings(max_examples=count_examples(60))
@given(
    before=SETS,
    after=SETS,
    call=st.sampled_from(["replace", "chmod", "link", "fsync", "mkdir"]),
    point=st.integers(0, 12),
    number=st.sampled_from([1, 4, 5, 12, 13, 24, 28, 30]),
)
def test_any_set_that_the_system_refuses_anywhere_is_old_or_new(
    before: dict[str, bytes],
    after: dict[str, bytes],
    call: str,
    point: int,
    number: int,
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_files(folder, before)
        owner: object = os if call in {"link", "fsync"} else Path
        real, count = getattr(owner, call), iter(range(100))

        def refuse(*given: object, **named: object) -> object:
            if next(count) == point:
                raise OSError(number, os.strerror(number))
            return real(*given, **named)

        new, error = {**before, **after}, ""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(owner, call, refuse)
            try:
                write_files(folder, after)
            except OutputError as raised:
                error = str(raised)
        if "are written" in error:
            assert stand(folder) == new
        elif error:
            assert stand(folder) == before
        else:
            assert stand(folder) == new


@given(
    files=SETS,
    token=st.text("0123456789abcdef", min_size=8, max_size=8),
    cut=st.integers(0, 400),
)
def test_a_journal_comes_back_as_it_was_written_and_one_that_is_cut_is_none(
    files: dict[str, bytes], token: str, cut: int
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        placed = []
        for number, (each, data) in enumerate(files.items()):
            sha256 = hashlib.sha256(data).hexdigest()
            placed.append(journal.place_file(folder, each, token, number, sha256))
        text = journal.begin_journal(folder, token, placed)
        journal.commit_journal(folder, text, brings_to_disk=False)
        read = journal.read_journal(folder)
        assert read == journal.Journal(tuple(placed), is_committed=True)
        whole = journal.find_journal(folder).read_bytes()
        journal.find_journal(folder).write_bytes(whole[:cut])
        part = journal.read_journal(folder)
        assert part is None or part.is_committed == (cut >= len(whole))


@given(data=st.binary(max_size=400))
def test_no_bytes_in_a_journals_place_move_anything(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_files(folder, OLD)
        journal.find_journal(folder).write_bytes(b"make-report 1 00000000\n" + data)
        heal_folder(folder)
        assert stand(folder) == OLD


@given(before=SETS, after=SETS, mode=st.sampled_from([0o600, 0o640, 0o664, 0o644]))
def test_any_set_keeps_rights_and_leaves_nothing_else(
    before: dict[str, bytes], after: dict[str, bytes], mode: int
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_files(folder, before)
        for each in before:
            (folder / each).chmod(mode)
        write_files(folder, after, brings_to_disk=False)
        assert stand(folder) == {**before, **after}
        for each in before:
            assert stat.S_IMODE((folder / each).stat().st_mode) == mode
