"""Copies read by processes of our own: the same report, whatever becomes of the processes."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import active_count

import pytest

from reporting import ContentError, Report, Verdict, memory
from reporting import check as check_again
from reporting.evidence.sources import reading_processes
from reporting.evidence.sources.reading_processes import start_reading
from reporting.pdf import paragraphs
from tests.evidence.dossiers import ENGLISH, dossier, pdf, source_id, write
from tests.tools import ROOT

COUNT = 8
NAMES = [f"{number}.pdf" for number in range(COUNT)]
FILES = {name: pdf((*ENGLISH, f"This is {name}.")) for name in NAMES}
BROKEN = NAMES[4]
FILES[BROKEN] = FILES[BROKEN][:-400]
CITES = [(source_id(name), 2, ["Orchard", "16%"]) for name in NAMES]
CITES += [(source_id(name), 5, [name]) for name in NAMES]


def check(content: Path) -> Report:
    """Return the report that a process makes which remembers nothing."""
    memory.forget_all()
    return check_again(content)


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a dossier on many PDFs, one of them broken, for which a process is started."""
    monkeypatch.setenv("MAKE_REPORT_CACHE", "off")
    monkeypatch.setattr(reading_processes, "_LEAST_COPIES", 2)
    monkeypatch.setattr(reading_processes, "_LEAST_BYTES", 1)
    monkeypatch.setattr(reading_processes, "count_processors", lambda: 2)
    return write(tmp_path, dossier(FILES, CITES, "en"), FILES)


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Return the copies that this process reads itself, as it goes on."""
    read: list[bytes] = []
    real = paragraphs.read_pdf_paragraphs

    def note(data: bytes) -> tuple[str, ...]:
        read.append(data)
        return real(data)

    monkeypatch.setattr(paragraphs, "read_pdf_paragraphs", note)
    return read


def check_alone(content: Path) -> Report:
    """Return the report that is made without a process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading_processes, "count_processors", lambda: 1)
        return check(content)


def test_a_process_reads_a_part_and_the_report_is_the_same(
    content: Path, read_here: list[bytes]
) -> None:
    report = check(content)
    assert 0 < len(set(read_here)) < COUNT
    assert FILES[BROKEN] in read_here  # so that what is wrong with it is said here
    assert report == check_alone(content)
    assert {problem.code for problem in report.problems} >= {"W531"}
    found = [each for each in report.citations if each.verdict is Verdict.FOUND]
    assert len(found) == 2 * COUNT - 2


LIES = '{"sha256":"%s","paragraphs":["Orchard 16%%"]}'
KNOWN = hashlib.sha256(FILES[NAMES[0]]).hexdigest()


@pytest.mark.parametrize(
    "program",
    [
        "raise SystemExit(1)",
        "import sys; sys.stdin.close()",
        "print('no answer', flush=True); input()",
        "print('{\"sha256\": 1}'); print('{}')",
        "print('{\"paragraphs\": [1]}')",
        'print(\'{"sha256":"' + KNOWN + '","paragraphs":[]}\')',
        f"while True: print('{LIES % ('0' * 64)}')",
    ],
)
def test_whatever_a_process_does_the_report_is_the_same(
    program: str, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = check_alone(content)
    monkeypatch.setattr(reading_processes, "_PROGRAM", program)
    assert check(content) == plain


def test_an_answer_counts_only_for_the_bytes_that_were_looked_at_here(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lies = LIES % KNOWN
    monkeypatch.setattr(reading_processes, "_PROGRAM", f"while True: print('{lies}')")
    first, second = check(content).sources[:2]
    assert first.paragraphs == 1  # so far what was read of the same bytes is taken
    assert second.paragraphs > 1


def test_where_no_process_may_be_started_all_is_read_here(
    content: Path, read_here: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = check_alone(content)
    monkeypatch.setattr(sys, "executable", str(content))
    del read_here[:]
    assert check(content) == plain
    assert set(read_here) == set(FILES.values())


def test_no_process_outlives_a_content_that_is_refused(content: Path) -> None:
    threads = active_count()
    started: list[subprocess.Popen[bytes]] = []
    with pytest.MonkeyPatch.context() as patch:
        real = reading_processes._start

        def note() -> subprocess.Popen[bytes]:
            started.append(real())
            return started[-1]

        patch.setattr(reading_processes, "_start", note)
        text = content.read_text("utf-8")
        content.write_text(text.replace("status: reported", "status: no", 1), "utf-8")
        with pytest.raises(ContentError):
            check(content)
    assert [process.returncode is None for process in started] == [False]
    assert active_count() == threads


def test_few_copies_and_small_ones_start_nothing() -> None:
    few = [("x.pdf", 1)] * 15
    many = [("x.pdf", 1)] * 100
    assert start_reading(few, 10**9) is None
    assert start_reading(many, 499_999) is None


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
    assert found == ["opening.py", "reading_processes.py"]  # `--open`, and copies


def test_a_process_loads_what_reads_and_no_more() -> None:
    order = f"[{[*sys.path, str(ROOT)]!r}, []]".replace("'", '"')
    program = f"{reading_processes._PROGRAM}print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program],
        input=order,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    loaded = {name for name in done.stdout.split() if name.startswith("reporting.")}
    assert "reporting.pdf.paragraphs" in loaded
    assert loaded.isdisjoint({"reporting.build", "reporting.content", "reporting.plan"})
