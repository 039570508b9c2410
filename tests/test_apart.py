"""Files read by processes apart: whatever one of them does, it is told in words."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread, active_count
from typing import Any

import pytest

from reporting import ContentError, Report, Verdict, apart, check, memory
from reporting.apart import Pool, keep_processes, read_apart
from reporting.evidence.sources import local_copies
from reporting.limits import raise_limits
from tests.evidence.dossiers import ENGLISH, dossier, pdf, source_id, write
from tests.hostile.pdfs import make_bomb
from tests.tools import ROOT

COUNT = 4
NAMES = [f"{number}.pdf" for number in range(COUNT)]
FILES = {name: pdf((*ENGLISH, f"This is {name}.")) for name in NAMES}
BROKEN = NAMES[2]
FILES[BROKEN] = FILES[BROKEN][:-400]
CITES = [(source_id(name), 2, ["Orchard", "16%"]) for name in NAMES]
CITES += [(source_id(name), 5, [name]) for name in NAMES]
WORDS = tuple[str, ...]


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a dossier on PDFs, one of them broken, for which two processes are started."""
    monkeypatch.setenv("MAKE_REPORT_CACHE", "off")
    monkeypatch.setattr(local_copies, "_MANY", 2)
    monkeypatch.setattr(local_copies, "count_processors", lambda: 2)
    memory.forget_all()
    return write(tmp_path, dossier(FILES, CITES, "en"), FILES)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Return the processes that are started from now on."""
    found: list[subprocess.Popen[bytes]] = []
    real = subprocess.Popen

    def start(*args: Any, **named: Any) -> subprocess.Popen[bytes]:
        found.append(real(*args, **named))
        return found[-1]

    monkeypatch.setattr(subprocess, "Popen", start)
    return found


def count_found(report: Report) -> int:
    found = [each for each in report.citations if each.verdict is Verdict.FOUND]
    return len(found)


def test_pdfs_are_read_and_a_broken_one_is_told(
    content: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    threads = active_count()
    report = check(content)
    assert {problem.code for problem in report.problems} >= {"W531"}
    assert count_found(report) == 2 * COUNT - 2
    hashes = [state.sha256 for state in report.sources]
    assert hashes == [hashlib.sha256(data).hexdigest() for data in FILES.values()]
    assert len(started) == 2
    assert all(process.returncode is not None for process in started)
    assert active_count() == threads


SILENT = "takes more memory to read than is given, or breaks what reads it"


@pytest.mark.parametrize(
    "program",
    [
        "raise SystemExit(1)",
        "import sys; sys.stdin.close()",
        "import os; os.abort()",
        "print('no answer at all', flush=True); input()",
        r"import sys; sys.stdout.buffer.write(b'\0' * 8); sys.stdout.flush(); input()",
        r"import sys; sys.stdout.buffer.write(b'\xff' * 99); sys.stdout.flush(); input()",
        r"import sys; sys.stdout.buffer.write(b'\0' * 7 + b'\5' + b'\1')",
        r"import sys; sys.stdout.buffer.write(b'\0' * 7 + b'\1' + b'\1')",
    ],
)
def test_a_process_that_answers_nothing_makes_a_file_unreadable(
    program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "_PROGRAM", program)
    with pytest.raises(ValueError, match=SILENT):
        read_apart("paragraphs", FILES[NAMES[0]], WORDS)


def test_an_answer_of_another_form_is_none() -> None:
    with pytest.raises(ValueError, match=SILENT):
        read_apart("texts", FILES[NAMES[0]], tuple[int, ...])


def test_what_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_WALL", 0.002)
    monkeypatch.setattr(apart, "_PROGRAM", "while True: input()")
    with pytest.raises(ValueError, match="takes longer to read than is given"):
        read_apart("paragraphs", FILES[NAMES[0]], WORDS)


def test_a_file_that_breaks_a_process_spares_the_next() -> None:
    whole = FILES[NAMES[0]]
    with keep_processes():
        before = read_apart("paragraphs", whole, WORDS)
        with pytest.raises(ValueError, match="is a broken PDF file"):
            read_apart("paragraphs", FILES[BROKEN], WORDS)
        little = raise_limits({"process-memory": 150_000_000})
        with little, pytest.raises(ValueError, match=SILENT):
            read_apart("paragraphs", make_bomb(200_000_000), WORDS)
        assert read_apart("paragraphs", whole, WORDS) == before


def test_where_no_process_may_be_started_sources_are_unchecked(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(content))
    report = check(content)
    assert count_found(report) == 0
    faults = {state.fault for state in report.sources}
    assert {fault.partition(" (")[0] for fault in faults} == {
        "cannot be read here: no process may be started for it"
    }


def test_no_process_outlives_a_content_that_is_refused(
    content: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    threads = active_count()
    text = content.read_text("utf-8")
    content.write_text(text.replace("status: reported", "status: no", 1), "utf-8")
    with pytest.raises(ContentError):
        check(content)
    assert all(process.returncode is not None for process in started)
    assert active_count() == threads


def test_a_process_that_reads_ends_with_its_pool(
    started: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Event()
    told: list[str] = []
    monkeypatch.setattr(apart, "_PROGRAM", "while True: input()")
    monkeypatch.setattr(apart._Process, "_hear", wait_and_hear(asked))

    def read(pool: Pool) -> None:
        try:
            pool.read("paragraphs", FILES[NAMES[0]], WORDS)
        except ValueError as error:
            told.append(str(error))

    with keep_processes() as pool:
        reading = Thread(target=read, args=(pool,))
        reading.start()
        asked.wait(60)
    reading.join(60)
    assert told == [SILENT]
    assert [process.returncode is not None for process in started] == [True]
    with pytest.raises(ValueError, match="no process may be started"):
        pool.read("paragraphs", b"", WORDS)


def wait_and_hear(asked: Event) -> Callable[[apart._Process], apart.Reply]:
    """Return what hears an answer, and tells when it begins to wait for one."""
    real = apart._Process._hear

    def hear(process: apart._Process) -> apart.Reply:
        asked.set()
        return real(process)

    return hear


def test_a_process_looks_for_nothing_in_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("msgspec.py", "pypdfium2.py", "json.py"):
        (tmp_path / name).write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "path", ["", *sys.path])
    assert read_apart("paragraphs", FILES[NAMES[0]], WORDS)


def list_modules() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "reporting").rglob("*.py")):
        yield path.name, path.read_text("utf-8")


def test_nothing_else_starts_a_process() -> None:
    starting = ("subprocess", "multiprocessing", "os.exec", "os.spawn", "os.fork")
    found = [
        name
        for name, text in list_modules()
        if any(f"import {word}" in text or f"{word}(" in text for word in starting)
    ]
    # `--timeout` forks the program itself, and `--open` starts what shows a file.
    assert found == ["apart.py", "deadline.py", "opening.py"]


def test_a_process_loads_what_reads_and_no_more() -> None:
    places = json.dumps(apart._list_places())
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"{apart._PROGRAM}print(*sys.modules)"],
        input=places,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    loaded = {name for name in done.stdout.split() if name.startswith("reporting.")}
    assert "reporting.apart" in loaded
    assert loaded.isdisjoint({"reporting.build", "reporting.content", "reporting.plan"})
