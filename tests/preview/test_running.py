"""A preview that runs is found by the user's own programs: an editor points to a line."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from reporting.preview.running import (
    Address,
    find_note,
    leave_note,
    point_to,
    read_note,
)
from tests.preview.conftest import Desk
from tests.tools import ROOT


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a content whose notes are left in a state folder of its own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "content.yaml"


def test_a_note_is_read_by_its_user_alone_and_goes_with_the_preview(
    content: Path,
) -> None:
    address = Address(4650, "token")
    with leave_note(content, address):
        assert read_note(content) == address
        note = find_note(content)
        assert note
        if sys.platform == "linux":
            assert stat.S_IMODE(note.stat().st_mode) == 0o600
            assert stat.S_IMODE(note.parent.stat().st_mode) == 0o700
    assert read_note(content) is None


def test_the_note_of_a_preview_that_began_later_stays(content: Path) -> None:
    with leave_note(content, Address(1, "first")):
        with leave_note(content, Address(2, "second")):
            pass
        note = find_note(content)
        assert note
        note.write_text('{"port": 3, "token": "third"}', encoding="utf-8")
    assert read_note(content) == Address(3, "third")


@pytest.mark.parametrize("written", ["", "{", "[]", '{"port": "x"}', '{"port": 1}'])
def test_a_note_that_is_none_is_passed_over(content: Path, written: str) -> None:
    note = find_note(content)
    assert note
    note.parent.mkdir(parents=True)
    note.write_text(written, encoding="utf-8")
    assert read_note(content) is None
    assert not point_to(content, 3)


def test_nobody_answers_where_no_preview_runs_any_more(content: Path) -> None:
    with leave_note(content, Address(9, "token")):
        assert not point_to(content, 3)


def preview(
    desk: Desk, *options: str, before: str = "pass"
) -> subprocess.CompletedProcess[str]:
    start = f"{before}; from reporting.cli.main import main; sys.exit(main())"
    return subprocess.run(
        [sys.executable, "-c", f"import sys; {start}", "preview", *options],
        cwd=desk.path.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_STATE_HOME": desk.state},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_the_command_points_a_running_preview_and_ends(desk: Desk) -> None:
    done = preview(desk, "--line", "3")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("library", ["starlette", "uvicorn"])
def test_what_is_missing_is_told_in_a_line(desk: Desk, library: str) -> None:
    done = preview(desk, before=f"sys.modules['{library}'] = None")
    assert done.returncode == 2
    assert done.stderr == (
        "make-report: a preview needs two libraries more: "
        "pip install 'make-report[preview]'\n"
    )


def test_a_port_that_is_taken_is_told(desk: Desk) -> None:
    done = preview(desk, "--port", str(desk.port))
    assert done.returncode == 2
    assert f"port {desk.port} of this machine is taken" in done.stderr
