"""Changes of files are told, however an editor saves them, and nothing else is."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reporting.reading.ledger import take_stamp
from reporting.watch.inputs import find_changed, list_folders
from reporting.watch.waiting import InputWatch

LONG = 20.0
"""Seconds after which a test gives up; each takes a few hundredths."""


def save_in_place(path: Path) -> None:
    path.write_text("new", "utf-8")


def save_by_rename(path: Path) -> None:
    """As vim, VS Code and JetBrains do."""
    other = path.with_name(f".{path.name}.swp")
    other.write_text("new", "utf-8")
    other.replace(path)


def save_by_moving_away(path: Path) -> None:
    """As editors do that keep a backup."""
    path.rename(path.with_name(f"{path.name}~"))
    path.write_text("new", "utf-8")


def save_in_pieces(path: Path) -> None:
    with path.open("wb") as file:
        for piece in (b"n", b"e", b"w"):
            file.write(piece)
            file.flush()


def save_with_the_old_time(path: Path) -> None:
    times = path.stat()
    path.write_text("new", "utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


SAVES = [
    save_in_place,
    save_by_rename,
    save_by_moving_away,
    save_in_pieces,
    save_with_the_old_time,
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "desk" / "content.yaml"
    path.parent.mkdir()
    path.write_text("old", "utf-8")
    return path


def wait_during(
    act: Callable[[], object], *paths: Path, poll: float | None = None
) -> tuple[Path, ...]:
    """Return what is told to have changed while something is done."""
    watch = InputWatch(poll)
    inputs = {path: take_stamp(path) for path in paths}
    assert watch.wait(inputs, 0.02) == ()
    thread = threading.Timer(0.05, act)
    thread.start()
    changed = watch.wait(inputs, LONG)
    thread.join()
    watch.close()
    return changed


@pytest.mark.parametrize("save", SAVES)
@pytest.mark.parametrize("poll", [None, 0.02])
def test_a_save_is_told_however_it_is_done(
    file: Path, save: Callable[[Path], None], poll: float | None
) -> None:
    assert wait_during(lambda: save(file), file, poll=poll) == (file,)
    assert file.read_text("utf-8") == "new"


def test_what_editors_leave_beside_a_file_is_not_told(file: Path) -> None:
    watch = InputWatch()
    inputs = {file: take_stamp(file)}
    for name in (".content.yaml.swp", "content.yaml~", "4913", "out.pdf"):
        (file.parent / name).write_text("x", "utf-8")
    assert watch.wait(inputs, 0.1) == ()


def test_a_file_that_appears_is_told_also_with_its_folder(file: Path) -> None:
    missing = file.parent / "images" / "deep" / "plan.png"

    def make() -> None:
        missing.parent.mkdir(parents=True)
        missing.write_bytes(b"x")

    assert wait_during(make, file, missing) == (missing,)


def test_a_folder_that_is_renamed_and_comes_again_is_told(file: Path) -> None:
    folder = file.parent
    away = folder.with_name("away")
    assert wait_during(lambda: folder.rename(away), file) == (file,)
    assert wait_during(lambda: away.rename(folder), file) == (file,)


def test_a_link_is_followed_and_told_when_it_leads_elsewhere(file: Path) -> None:
    link, other = file.with_name("link.yaml"), file.with_name("other.yaml")
    other.write_text("other", "utf-8")
    link.symlink_to(file)

    def turn() -> None:
        link.unlink()
        link.symlink_to(other)

    assert wait_during(lambda: save_in_place(file), link) == (link,)
    assert wait_during(turn, link) == (link,)


def test_waiting_ends_when_it_is_stopped(file: Path) -> None:
    stop = threading.Event()
    thread = threading.Timer(0.05, stop.set)
    thread.start()
    assert InputWatch().wait({file: take_stamp(file)}, LONG, stop) == ()
    thread.join()


def test_a_system_that_tells_nothing_is_made_up_for(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("inotify watch limit reached")

    monkeypatch.setattr("reporting.watch.waiting.RustNotify", refuse)
    monkeypatch.setattr("reporting.watch.waiting.POLLING", 0.02)
    assert wait_during(lambda: save_in_place(file), file) == (file,)


def test_a_file_that_goes_on_changing_is_waited_for(file: Path) -> None:
    """Until it rests; a reader would else see the half of it."""

    def write_slowly() -> None:
        with file.open("wb") as writing:
            for _ in range(6):
                writing.write(b"piece ")
                writing.flush()
                time.sleep(0.001)

    wait_during(write_slowly, file)
    assert file.read_bytes() == b"piece " * 6


def test_the_folders_above_are_looked_into(file: Path) -> None:
    missing = file.parent / "images" / "plan.png"
    folders = list_folders([missing])
    assert {file.parent, file.parent.parent} <= set(folders)
    assert missing.parent not in folders


def test_a_file_that_comes_or_goes_has_changed(file: Path) -> None:
    inputs = {file: take_stamp(file)}
    assert find_changed(inputs) == ()
    file.unlink()
    assert find_changed(inputs) == (file,)
