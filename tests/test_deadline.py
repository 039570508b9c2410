"""`--timeout`: a command that takes too long is ended, says what it was doing, and harms nothing."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reporting.cli.deadline import run_within
from reporting.cli.terminal import HEARERS
from reporting.errors import DeadlineError
from tests.samples import EVERY_BLOCK, write
from tests.tools import ROOT

_HELD_BY_C = """
import re
from reporting.cli.main import run
from reporting.dossier.blocks import block
from reporting.plan.block_model import BulletsBlock

def match_for_ever(*given, **named):
    re.match("(a+)+$", "a" * 64 + "b")

held = block.BlockLayout(match_for_ever)
block.BLOCK_LAYOUTS = {**block.BLOCK_LAYOUTS, BulletsBlock: held}
run()
"""
"""A library that holds the interpreter, so that no thread of it runs, while a list is set."""


def test_what_no_thread_could_end_is_ended_and_named(tmp_path: Path) -> None:
    path = write(tmp_path, EVERY_BLOCK)
    (tmp_path / "out").mkdir()
    last = tmp_path / "out" / "dossier.pdf"
    last.write_bytes(b"the last good one")
    given = [str(path), "-o", str(tmp_path / "out"), "--timeout", "9"]
    command = [sys.executable, "-c", _HELD_BY_C, *given]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=100
    )
    assert done.returncode == 6
    assert (
        "stopped after 9 s, as --timeout says, while drawing dossier.pdf" in done.stderr
    )
    assert re.search("at block `[a-z-]+`; the files that stood before", done.stderr)
    assert last.read_bytes() == b"the last good one"
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["dossier.pdf"]


def test_what_ends_in_time_keeps_its_exit_code() -> None:
    assert run_within(60, lambda: 0, "trying") == 0
    assert run_within(60, lambda: 3, "trying") == 3


def test_files_that_are_being_written_are_written_to_the_end(tmp_path: Path) -> None:
    def work() -> int:
        HEARERS[-1]("writing to out")
        time.sleep(1)
        (tmp_path / "whole").touch()
        return 0

    assert run_within(0.2, work, "trying") == 0
    assert (tmp_path / "whole").exists()


def test_a_command_is_told_by_its_last_step() -> None:
    def work() -> int:
        HEARERS[-1]("planning en")
        time.sleep(60)
        return 0

    with pytest.raises(DeadlineError, match=r"after 0\.5 s, .* while planning en;"):
        run_within(0.5, work, "trying")


@pytest.mark.parametrize("given", ["0", "-1", "1e3", "soon", "1_0", "9" * 20])
def test_what_is_no_number_of_seconds_is_refused(given: str) -> None:
    command = [sys.executable, "-m", "reporting", f"--timeout={given}"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=100
    )
    assert done.returncode == 2
    assert "write it as 60" in done.stderr
