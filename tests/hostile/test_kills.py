"""A share of all points of `tests.hostile.points`; `KILL_POINTS=all` makes all of them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.hostile.points import CASES
from tests.hostile.tracing import IS_THERE
from tests.shares import draw_place
from tests.tools import ROOT

SHARES = 400
"""Of which one run makes one: some thirty points of eleven thousand, of each command some."""
IS_WHOLE = os.environ.get("KILL_POINTS") == "all"
PATIENCE = 4 * 3600 if IS_WHOLE else 900
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}

needs_tracing = pytest.mark.skipif(not IS_THERE, reason="needs ptrace on Linux, x86-64")


@needs_tracing
def test_whatever_comes_at_any_system_call_no_output_is_lost_or_torn(
    tmp_path: Path,
) -> None:
    told = tmp_path / "points.json"
    command = [sys.executable, "-m", "tests.hostile.points", "--told", str(told)]
    if not IS_WHOLE:
        part = draw_place("kill points", SHARES)
        command += ["--parts", str(SHARES), "--part", str(part)]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=ENVIRONMENT,
        check=False,
        capture_output=True,
        timeout=PATIENCE,
    )
    assert told.is_file(), done.stderr.decode()
    found = json.loads(told.read_text("utf-8"))
    assert found["faults"] == []
    assert list(found["figures"]) == list(CASES)
    for name, figures in found["figures"].items():
        assert figures["points"] > (500 if IS_WHOLE else 0), name


PLANTED = """
import sys
from pathlib import Path
import tests.hostile.points as points
from reporting import output
from reporting.writing import commit
if sys.argv[1] == "journal":  # as it was: renames, and nothing that tells of them
    output.begin_journal = lambda *_: b""
    output.commit_journal = lambda *_, **__: None
else:  # a signal ends it between two renames
    import contextlib
    output.hold_signals = contextlib.nullcontext
points.SIGNALS = (points.signal.SIGKILL,) if sys.argv[1] == "journal" else (points.signal.SIGTERM,)
points.ERRORS = {}
real = points.list_points
def list_points(calls):
    first = calls.index("rename")
    return (point for point in real(calls) if first < point.number < first + 5)
points.list_points = list_points
told = points.sweep_all(["init"], 1, 0)
raise SystemExit(7 if told["faults"] else 0)
"""


@needs_tracing
@pytest.mark.parametrize("what", ["journal", "signals"])
def test_a_writer_without_a_journal_or_that_holds_no_signals_is_found(
    what: str,
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PLANTED, what],
        cwd=ROOT,
        env=ENVIRONMENT,
        check=False,
        capture_output=True,
        timeout=900,
    )
    assert done.returncode == 7, done.stderr.decode()


SLOW = """
import os, sys, time
from reporting import output
real = output.rename_all
def rename_all(files):
    real(files)
    print("renamed", flush=True)
    time.sleep(0.5)
output.rename_all = rename_all
import reporting.cli.main as main
sys.argv = ["make-report", *sys.argv[1:]]
main.run()
"""


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)],
)
def test_a_signal_while_files_are_put_into_place_waits_and_the_truth_is_told(
    tmp_path: Path, number: int, code: int
) -> None:
    command = [sys.executable, "-c", SLOW, "init", "fresh"]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env=ENVIRONMENT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == "renamed\n"
        time.sleep(0.1)
        run.send_signal(number)
        out, err = run.communicate(timeout=60)
    assert run.returncode == code
    assert err.startswith(
        "make-report: interrupted when all was written: fresh/content.yaml, "
    )
    assert err.count("\n") == 1
    assert out == ""
    assert not list((tmp_path / "fresh").glob(".make-report.*"))


def test_a_signal_that_is_ignored_stays_so(tmp_path: Path) -> None:
    ignoring = f"import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n{SLOW}"
    with subprocess.Popen(
        [sys.executable, "-c", ignoring, "init", "fresh"],
        cwd=tmp_path,
        env=ENVIRONMENT,
        text=True,
        stdout=subprocess.PIPE,
    ) as run:
        assert run.stdout is not None
        run.stdout.readline()
        run.send_signal(signal.SIGHUP)
        out, _ = run.communicate(timeout=60)
    assert run.returncode == 0
    assert "next: " in out


@pytest.mark.parametrize("arguments", [["-m", "reporting"], ["-c", "import reporting"]])
def test_ctrl_c_while_the_program_is_loaded_is_one_line(
    tmp_path: Path, arguments: list[str]
) -> None:
    """Only the command speaks for itself; whoever imports the package has Python's story."""
    (tmp_path / "sitecustomize.py").write_text(
        "import builtins\n"
        "real = builtins.__import__\n"
        "def load(name, *rest):\n"
        "    if name == 'reporting.build': raise KeyboardInterrupt\n"
        "    return real(name, *rest)\n"
        "builtins.__import__ = load\n"
    )
    done = subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, "PYTHONPATH": f"{tmp_path}:{ROOT}"},
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    is_command = arguments[0] == "-m"
    line = "make-report: interrupted; the files that stood before still stand\n"
    assert (done.stderr == line) == is_command
    assert ("Traceback" in done.stderr) != is_command
    assert done.returncode == (130 if is_command else -signal.SIGINT)
