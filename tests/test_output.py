from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from reporting import OutputError
from reporting.output import bring_to_disk, write_files
from reporting.writing import DOINGS
from reporting.writing.signals import hold_signals


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_files_are_written_whole_into_a_folder_that_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    write_files(folder, {"one": b"1", "two": b"22"})
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        "one": b"1",
        "two": b"22",
    }


def test_a_name_may_hold_folders(tmp_path: Path) -> None:
    write_files(tmp_path / "out", {"a/b/one": b"1", "a/two": b"2", "one": b"3"})
    assert (tmp_path / "out/a/b/one").read_bytes() == b"1"
    assert (tmp_path / "out/a/two").read_bytes() == b"2"
    assert names(tmp_path / "out") == ["a", "one"]


def test_a_file_in_a_folders_place_leaves_all_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"mine")
    with pytest.raises(OutputError, match="a file and not a folder"):
        write_files(tmp_path, {"one": b"1", "a/two": b"2"})
    assert names(tmp_path) == ["a"]
    assert (tmp_path / "a").read_bytes() == b"mine"


def test_what_stood_there_is_replaced_and_keeps_nothing_else_from_standing(
    tmp_path: Path,
) -> None:
    (tmp_path / "one").write_bytes(b"much longer than before")
    (tmp_path / "notes.txt").write_bytes(b"mine")
    write_files(tmp_path, {"one": b"1"})
    assert (tmp_path / "one").read_bytes() == b"1"
    assert (tmp_path / "notes.txt").read_bytes() == b"mine"


def test_files_get_the_rights_that_the_user_gives_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_files(tmp_path, {"one": b"1"})
    finally:
        os.umask(before)
    assert (tmp_path / "one").stat().st_mode & 0o777 == 0o640


def test_a_file_keeps_the_rights_that_it_has(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"old")
    (tmp_path / "one").chmod(0o664)
    write_files(tmp_path, {"one": b"1"})
    assert (tmp_path / "one").stat().st_mode & 0o777 == 0o664
    assert (tmp_path / "one").read_bytes() == b"1"


def test_a_link_stays_one_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    shared, out = tmp_path / "shared", tmp_path / "out"
    shared.mkdir()
    out.mkdir()
    (shared / "report").write_bytes(b"old")
    (shared / "report").chmod(0o640)
    (out / "one").symlink_to(shared / "report")
    (out / "two").symlink_to("three")
    (out / "three").write_bytes(b"old")
    (out / "new").symlink_to(shared / "made")
    write_files(out, {"one": b"1", "two": b"2", "new": b"3"})
    assert (out / "one").is_symlink()
    assert (out / "two").is_symlink()
    assert (out / "new").is_symlink()
    assert (shared / "report").read_bytes() == b"1"
    assert (shared / "report").stat().st_mode & 0o777 == 0o640
    assert (out / "three").read_bytes() == b"2"
    assert (shared / "made").read_bytes() == b"3"
    assert names(shared) == ["made", "report"]
    assert names(out) == ["new", "one", "three", "two"]


def test_a_link_into_a_folder_that_is_not_there_leaves_all_as_it_was(
    tmp_path: Path,
) -> None:
    (tmp_path / "one").write_bytes(b"old")
    (tmp_path / "two").symlink_to(tmp_path / "gone" / "file")
    with pytest.raises(OutputError, match="cannot write"):
        write_files(tmp_path, {"one": b"1", "two": b"2"})
    assert (tmp_path / "one").read_bytes() == b"old"
    assert names(tmp_path) == ["one", "two"]


def test_a_link_to_an_input_is_not_written_through(tmp_path: Path) -> None:
    source = tmp_path / "content.yaml"
    source.write_bytes(b"mine")
    (tmp_path / "one").symlink_to(source)
    with pytest.raises(OutputError, match="one of the files the dossier is made from"):
        write_files(tmp_path, {"one": b"1"}, [source])
    assert source.read_bytes() == b"mine"


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_file_in_the_folders_place_is_refused(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(OutputError, match="a file and not a folder"):
        write_files(tmp_path / place, {"one": b"1"})
    assert (tmp_path / "file").read_bytes() == b"mine"


def test_a_folder_that_cannot_be_made_is_refused() -> None:
    with pytest.raises(OutputError, match="cannot make the folder"):
        write_files(Path("/proc/here"), {"one": b"1"})


def test_a_name_that_no_file_system_takes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot make the folder"):
        write_files(tmp_path / ("x" * 5000), {"one": b"1"})


def test_a_folder_in_a_files_place_is_refused_before_anything_is_written(
    tmp_path: Path,
) -> None:
    (tmp_path / "two").mkdir()
    (tmp_path / "one").write_bytes(b"old")
    with pytest.raises(OutputError, match="two: it is a folder"):
        write_files(tmp_path, {"one": b"1", "two": b"2"})
    assert (tmp_path / "one").read_bytes() == b"old"


@pytest.mark.parametrize("link", ["none", "symbolic", "hard"])
def test_an_input_is_never_written_over(tmp_path: Path, link: str) -> None:
    source = tmp_path / "content.yaml"
    source.write_bytes(b"curated")
    target = tmp_path / "dossier.pdf"
    if link == "symbolic":
        target.symlink_to(source)
    elif link == "hard":
        target.hardlink_to(source)
    else:
        target = source
    with pytest.raises(OutputError, match="made from"):
        write_files(tmp_path, {target.name: b"%PDF"}, [source])
    assert source.read_bytes() == b"curated"


def test_a_read_only_folder_is_refused_and_keeps_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one").write_bytes(b"old")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(
        Path, "open", refuse
    )  # whoever runs the tests as root may write anywhere
    with pytest.raises(OutputError, match=r"cannot write to .*: permission denied"):
        write_files(tmp_path, {"one": b"1"})
    monkeypatch.undo()
    assert (tmp_path / "one").read_bytes() == b"old"


def test_a_full_disk_leaves_the_whole_old_set_and_nothing_else(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(OutputError, match="cannot write to"):
            write_files(tmp_path, {"one": b"new", "two": b"x" * 5000})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert names(tmp_path) == ["one", "two"]
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes() == b"old"


ENDLESS = """
import itertools, sys
from pathlib import Path
from reporting.output import write_files
for turn in itertools.count():
    write_files(Path(sys.argv[1]), {name: str(turn).encode().ljust(200_000) for name in ("one", "two")})
    print(turn, flush=True)
"""


def endless_writer(folder: Path) -> subprocess.Popen[str]:
    writer = subprocess.Popen(
        [sys.executable, "-c", ENDLESS, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    writer.stdout.readline()
    return writer


def test_a_run_killed_anywhere_leaves_whole_files_and_the_next_run_tidies_up(
    tmp_path: Path,
) -> None:
    for turn in range(10):
        with endless_writer(tmp_path) as writer:
            time.sleep(turn * 0.003)
            writer.send_signal(signal.SIGKILL)
        for name in ("one", "two"):
            assert len((tmp_path / name).read_bytes()) == 200_000
    (tmp_path / ".make-report.one").write_bytes(b"left behind")
    write_files(tmp_path, {"one": b"1", "two": b"2"})
    assert names(tmp_path) == ["one", "two"]


def test_two_runs_at_once_leave_the_set_of_one_of_them(tmp_path: Path) -> None:
    with endless_writer(tmp_path) as one, endless_writer(tmp_path) as other:
        for writer in (one, other):
            assert writer.stdout is not None
            for _ in range(50):
                assert (
                    writer.stdout.readline()
                )  # it goes on: neither takes the other's temporary files away
            writer.terminate()
    write_files(tmp_path, {})
    assert names(tmp_path) == ["one", "two"]


# ---------------------------------------------------------------- what is told, and what lasts


def test_what_was_put_into_place_is_known_until_the_next_command(
    tmp_path: Path,
) -> None:
    DOINGS.forget()
    write_files(tmp_path, {"one": b"1", "two": b"2"})
    assert DOINGS.placed == [tmp_path / "one", tmp_path / "two"]
    DOINGS.mended.append("something")
    DOINGS.forget()
    assert (DOINGS.placed, DOINGS.mended) == ([], [])


def test_files_are_brought_to_the_disk_with_their_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    monkeypatch.setattr(
        os, "fsync", lambda handle: synced.append(os.fstat(handle).st_ino)
    )
    write_files(tmp_path, {"one": b"1", "two": b"2"}, brings_to_disk=False)
    assert synced == []
    bring_to_disk(tmp_path, ["one", "gone", "two"])
    files = [(tmp_path / name).stat().st_ino for name in ("one", "two")]
    assert synced == [*files, tmp_path.stat().st_ino]


def test_a_folder_that_is_gone_meanwhile_is_let_be(tmp_path: Path) -> None:
    bring_to_disk(tmp_path / "gone", ["one"])
    assert names(tmp_path) == []


def test_an_input_beside_an_output_stays(tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_bytes(b"mine")
    (tmp_path / "one").write_bytes(b"old")
    inputs = [tmp_path / "content.yaml", tmp_path / "gone.csv"]
    write_files(tmp_path, {"one": b"1"}, inputs)
    assert (tmp_path / "content.yaml").read_bytes() == b"mine"
    assert (tmp_path / "one").read_bytes() == b"1"


def test_a_file_keeps_its_rights_where_there_are_no_owners(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one").write_bytes(b"old")
    (tmp_path / "one").chmod(0o640)
    monkeypatch.delattr(os, "chown")  # as on Windows
    write_files(tmp_path, {"one": b"1"})
    assert (tmp_path / "one").stat().st_mode & 0o777 == 0o640


def test_a_folder_that_no_system_can_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"cannot make the folder .*: embedded null"):
        write_files(tmp_path / "a\0b", {"one": b"1"})
    assert names(tmp_path) == []


# ---------------------------------------------------------------- signals


def test_a_signal_ends_the_program_when_all_is_in_place() -> None:
    came: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, _: came.append(number))
    try:
        with hold_signals():
            signal.raise_signal(signal.SIGTERM)
            signal.raise_signal(signal.SIGTERM)
            assert came == []
        assert came == [signal.SIGTERM]
        signal.raise_signal(signal.SIGTERM)
        assert came == [signal.SIGTERM, signal.SIGTERM]
    finally:
        signal.signal(signal.SIGTERM, before)


def test_a_signal_that_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with hold_signals():
            assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
            signal.raise_signal(signal.SIGHUP)
        assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_another_thread_leaves_the_signals_as_they_are() -> None:
    found: list[object] = []
    before = signal.getsignal(signal.SIGTERM)

    def look() -> None:
        with hold_signals():
            found.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=look)
    thread.start()
    thread.join(60)
    assert found == [before]
