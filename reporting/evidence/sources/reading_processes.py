"""PDFs on the disk -> their paragraphs, read by processes of our own beside this one.

PDFium reads one page at a time, and most of the time of a check is its. So where many copies
are to be read, and there is more than one processor, this program starts itself once more, or
a few times. It is the one place where it starts anything. Nothing depends on it:

    what goes out     the paths of the copies, through a pipe, to a Python that knows nothing
                      of the environment but where to find this program
    what comes back   for each copy the hash of what was read, and its paragraphs. Who asked
                      holds the hash against the bytes that it read itself
    what goes wrong   whatever it is (no process may be started, one dies, it answers in another
                      form, a copy is broken), the copy is read here, and nothing is said

Each process reads its share from the front, and whoever waits for one copy reads the others
from the back, until they meet.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Condition, Thread

import msgspec

from reporting.reading.disk import read_bytes
from reporting.record import Record

_LEAST_COPIES = 16
_LEAST_BYTES = 500_000
"""Fewer copies, or fewer bytes in all of them, are read before a process has begun."""
_MOST = 3
"""Processes at most."""
_NEAR = 2
"""Files that a process is at, and comes to next: nobody else reads those."""
_PROGRAM = """\
import json, sys, types
sys.path, tasks = json.loads(sys.stdin.buffer.readline())
reporting = sys.modules["reporting"] = types.ModuleType("reporting")
reporting.__path__ = [sys.path[-1] + "/reporting"]
from reporting.evidence.sources.reading_processes import serve
serve(tasks)
"""
_ROOT = Path(__file__).parents[3]
"""Where this program lies."""

Task = tuple[str, int]
"""The path of a PDF, and the most bytes that it may have."""


class PdfText(Record, frozen=True):
    """What a process read.

    Args:
        sha256: of the bytes of the file.
        paragraphs: of the PDF; none if it could not be read.
    """

    sha256: str = ""
    paragraphs: tuple[str, ...] = ()


NOTHING = PdfText()


def start_reading(tasks: Sequence[Task], size: int) -> ReadingProcesses | None:
    """Start processes that read PDFs; None where that would not pay, or cannot be done.

    Args:
        tasks: the files, in the order in which they will be asked for.
        size: of all of them, in bytes.
    """
    # A program that was made of Python and its libraries is no Python that can be started.
    has_python = sys.executable and not getattr(sys, "frozen", False)
    if len(tasks) < _LEAST_COPIES or size < _LEAST_BYTES or not has_python:
        return None
    count = min(_MOST, count_processors() - 1, len(tasks) // _LEAST_COPIES)
    processes: list[subprocess.Popen[bytes]] = []
    try:
        for _ in range(count):
            processes.append(_start())
    except OSError:  # none may be started here
        for process in processes:
            with process:
                process.kill()
        return None
    return ReadingProcesses(tasks, processes) if processes else None


def count_processors() -> int:
    """Return how many processors this program may use."""
    ask = getattr(os, "sched_getaffinity", None)  # of Linux
    return len(ask(0)) if ask else os.cpu_count() or 1


def serve(tasks: Sequence[Task]) -> None:
    """Read files one after the other, and answer each on the standard output.

    Args:
        tasks: the files.
    """
    from reporting.pdf.paragraphs import read_pdf_paragraphs  # noqa: PLC0415  (only here)

    for path, limit in tasks:
        answer = NOTHING
        # Whoever asked reads a broken file again, and says what is wrong with it.
        with suppress(ValueError):
            data = read_bytes(Path(path), limit)
            sha256 = hashlib.sha256(data).hexdigest()
            answer = PdfText(sha256, read_pdf_paragraphs(data))
        sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
        sys.stdout.buffer.flush()


class ReadingProcesses:
    """PDFs that are being read, by each process its share; whoever asks can read along.

    Args:
        tasks: the files, in the order in which they will be asked for.
        processes: that have just begun.
    """

    def __init__(
        self, tasks: Sequence[Task], processes: Sequence[subprocess.Popen[bytes]]
    ) -> None:
        self._changed = Condition()
        self._shares: list[_Share] = []
        count = len(processes)
        for number, process in enumerate(processes):
            places = range(number, len(tasks), count)
            order = [tasks[place] for place in places]
            self._shares.append(_Share(process, places, order, self._changed))

    def wait_for(self, place: int) -> PdfText | None:
        """Return what was read of a file; `NOTHING` where no process will ever read it.

        Args:
            place: of the file among the tasks.

        Returns:
            None while the process has others before it: one of those is better read here, see
            `take`.
        """
        share = self._shares[place % len(self._shares)]
        with self._changed:
            while True:
                if place in share.found:
                    return share.found.pop(place)
                if not share.is_alive:
                    return NOTHING
                if any(each.can_give for each in self._shares):
                    return None
                self._changed.wait()

    def take(self) -> int | None:
        """Return the last file that no process has come to, and take it away; None without."""
        with self._changed:
            share = max(self._shares, key=lambda each: each.can_give)
            return share.waiting.pop() if share.can_give else None

    def close(self) -> None:
        """End the processes."""
        for share in self._shares:
            share.close()


class _Share:
    """What one process reads, and what it has read so far.

    Args:
        process: that has just begun.
        places: of its files among the tasks.
        order: its files.
        changed: is told when there is an answer.
    """

    def __init__(
        self,
        process: subprocess.Popen[bytes],
        places: Sequence[int],
        order: Sequence[Task],
        changed: Condition,
    ) -> None:
        self.waiting = deque(places)
        """Those of which there is no answer; the process is at the first of them."""
        self.found: dict[int, PdfText] = {}
        self.is_alive = True
        self._process = process
        self._changed = changed
        self._thread = Thread(target=self._listen, args=(order,), daemon=True)
        self._thread.start()

    @property
    def can_give(self) -> int:
        """How many files there are that the process does not come to soon."""
        return max(0, len(self.waiting) - _NEAR) if self.is_alive else 0

    def close(self) -> None:
        """End the process, whatever it is at."""
        self._process.kill()
        self._thread.join()

    def _listen(self, order: Sequence[Task]) -> None:
        """Say what is to be read, hear what was, and end the process behind the last file."""
        process = self._process
        path = [*sys.path, str(_ROOT)]
        with process, suppress(OSError, msgspec.DecodeError):
            _tell(process, msgspec.json.encode((path, order)))
            while self.waiting:
                answer = _hear(process)
                with self._changed:
                    self.found[self.waiting.popleft()] = answer
                    self._changed.notify_all()
            process.kill()
        with self._changed:
            self.is_alive = False
            self._changed.notify_all()


def _start() -> subprocess.Popen[bytes]:
    """Start this program's Python, with nothing of its own to read but what it is told.

    Raises:
        OSError: none may be started.
    """
    return subprocess.Popen(  # noqa: S603  (ourselves)
        [sys.executable, "-I", "-S", "-c", _PROGRAM],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _tell(process: subprocess.Popen[bytes], order: bytes) -> None:
    """Write what is to be read.

    Raises:
        OSError: nobody listens.
    """
    if process.stdin:
        process.stdin.write(order + b"\n")
        process.stdin.close()


def _hear(process: subprocess.Popen[bytes]) -> PdfText:
    """Wait for an answer.

    Raises:
        DecodeError: there is none, or it is none.
    """
    line = process.stdout.readline() if process.stdout else b""
    return msgspec.json.decode(line, type=PdfText)
