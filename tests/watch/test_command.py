"""`make-report watch` as a person meets it: what it says, and how it ends."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.samples import MINIMAL, write
from tests.tools import ROOT
from tests.watched import Watched, watching


def test_what_comes_and_goes_is_said_and_ctrl_c_ends_it(tmp_path: Path) -> None:
    with watching(tmp_path, "--only", "pdf") as watched:
        content = write(tmp_path, MINIMAL)
        watched.wait_for("mended: content.yaml: error: the file does not exist")
        watched.wait_for("dossier.pdf pages 1-3 (3 pages, none before)")
        content.write_text(MINIMAL.replace("minutes: 5", "minutes: five"), "utf-8")
        watched.wait_for("content.yaml:10:12: error: ")
        watched.wait_for("1 error, no warnings; the last good outputs stand")
        content.write_text(MINIMAL, "utf-8")
        watched.wait_for("mended: content.yaml:10:12: error: ")
        watched.wait_for("nothing changed")
        assert watched.stop() == 130
    assert watched.lines[0].startswith("content.yaml: error: the file does not exist")
    assert any(
        re.fullmatch(r"watching \d+ files; Ctrl-C ends it", line)
        for line in watched.lines
    )
    stamped = [line for line in watched.lines if re.match(r"\d\d:\d\d:\d\d  ", line)]
    assert all(re.match(r"\S+  \d+\.\d\d s  content\.yaml: ", line) for line in stamped)
    assert watched.lines[-1] == "make-report: stopped watching; the last outputs stand"
    assert [path.name for path in watched.out.iterdir()] == ["dossier.pdf"]


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no such signals")
def test_a_signal_of_the_system_ends_it_as_clean(tmp_path: Path) -> None:
    content = write(tmp_path, MINIMAL)
    with watching(tmp_path, "--poll", "0.02", "--quiet", ready="") as watched:
        wait_for_outputs(watched)
        content.write_text(MINIMAL + "# one more line\n", "utf-8")
        watched.process.send_signal(signal.SIGTERM)
        assert watched.process.wait(60) == 128 + signal.SIGTERM
    assert sorted(path.name for path in watched.out.iterdir()) == [
        "briefing.pptx",
        "dossier.pdf",
    ]


def wait_for_outputs(watched: Watched) -> None:
    end = threading.Event()
    for _ in range(3000):
        if (watched.out / "briefing.pptx").exists():
            return
        end.wait(0.02)
    raise TimeoutError("no outputs")


@pytest.mark.skipif(not hasattr(select, "poll"), reason="pipes do not tell there")
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_it_ends_when_nobody_reads_on(tmp_path: Path, form: list[str]) -> None:
    write(tmp_path, MINIMAL)
    command = [sys.executable, "-m", "reporting", "watch", "--only", "pdf", *form]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline()
        process.stdout.close()
        assert process.wait(60) == 128 + signal.SIGPIPE
        told = process.stderr.read().decode()
    assert "Traceback" not in told
    assert "Exception ignored" not in told
