"""Bytes of a file that may be anything -> what a reader makes of them, in a process apart.

PDFium reads what it is given, whatever that takes: a stream of a hundred bytes may unpack to
gigabytes, and forms may call each other without end. So a file that comes from outside is given
to it here alone. This program starts itself once more, as a process that

    knows nothing     of the environment but where to find this program
    has little        memory and processor time, by limits that the system holds it to, and
                      writes no file; who waits for it ends it when the clock's time is over
    answers in data   which is checked for its form and its size, and never run

It is the one place where this program starts itself. A file that takes more than is given, or
that breaks its reader, is one that cannot be read, and the next is read by a new process.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from threading import Lock, Timer
from typing import Any, Literal, TypeVar

import msgspec

from reporting.limits import find_limit, list_raised, raise_limits
from reporting.record import Record

_WALL = 5
"""How many times as long it may take, however busy the machine is."""
_SIZE_BYTES = 8
_PROGRAM = """\
import json, sys, types
sys.path = json.loads(sys.stdin.buffer.readline())
reporting = sys.modules["reporting"] = types.ModuleType("reporting")
reporting.__path__ = [sys.path[0] + "/reporting"]
from reporting.apart import serve
def read_bibliography(reader, text):  # its room stands above this
    from reporting.evidence.intake.bibliographies.read import read_format
    return read_format(reader, text)
serve(read_bibliography)
"""
"""What it runs: of the package no more than what reads, for the rest would take longer."""
_ROOT = Path(__file__).parents[1]
"""Where this program lies."""
_MANY = "takes more memory to read than is given, or breaks what reads it"
_LONG = "takes longer to read than is given"
_NONE = "cannot be read here: no process may be started for it"

T = TypeVar("T")

Reader = Literal[
    "paragraphs",
    "facts",
    "files",
    "elements",
    "texts",
    "page",
    "bibtex",
    "csl",
    "ris",
]
"""What reads, by what it finds: in a PDF, in a page in HTML, or in a bibliography."""


class Task(Record, frozen=True):
    """What a process is asked.

    Args:
        reader: which one reads.
        size: of the bytes that follow.
        limits: that are not at their defaults.
    """

    reader: Reader
    size: int
    limits: Mapping[str, int]


class Reply(Record, frozen=True):
    """What a process answers: a value, or why there is none."""

    value: Any = None
    fault: str = ""


class Pool:
    """Processes that are ready to read, or read; to be closed at the end."""

    def __init__(self) -> None:
        self._idle: list[_Process] = []
        self._all: set[_Process] = set()
        self._lock = Lock()
        self._is_closed = False

    def read(self, reader: Reader, data: bytes, kind: type[T]) -> T:
        """Return what a reader makes of bytes; arguments as those of `read_apart`."""
        process = self._take()
        try:
            reply = process.ask(reader, data)
            value = None if reply.fault else msgspec.convert(reply.value, kind)
        except msgspec.MsgspecError:
            self._drop(process)
            raise ValueError(_MANY) from None
        except BaseException:
            self._drop(process)
            raise
        with self._lock:
            self._idle.append(process)
        if value is None:
            raise ValueError(reply.fault)
        return value

    def close(self) -> None:
        """End all processes, also those that read."""
        with self._lock:
            self._is_closed = True
            ending = list(self._all)
        for process in ending:
            self._drop(process)

    def _take(self) -> _Process:
        with self._lock:
            if self._is_closed:
                raise ValueError(_NONE)
            if self._idle:
                return self._idle.pop()
            try:
                process = _Process()
            except OSError as error:
                raise ValueError(f"{_NONE} ({error.strerror})") from None
            self._all.add(process)
            return process

    def _drop(self, process: _Process) -> None:
        with self._lock:
            self._all.discard(process)
            if process in self._idle:
                self._idle.remove(process)
        process.close()


_POOL: ContextVar[Pool | None] = ContextVar("pool", default=None)


def read_apart(reader: Reader, data: bytes, kind: type[T]) -> T:
    """Return what a reader makes of bytes, in a process apart.

    Args:
        reader: which one reads.
        data: the whole file.
        kind: type of what it returns.

    Raises:
        ValueError: it cannot be read, or takes more than is given; the message goes on from the
            file's name.
    """
    pool = _POOL.get()
    if pool:
        return pool.read(reader, data, kind)
    with keep_processes() as own:
        return own.read(reader, data, kind)


def read_page(data: bytes) -> tuple[str, ...]:
    """Return the paragraphs of a page in HTML: apart, if it may take longer than others.

    Args:
        data: the page.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name.
    """
    from reporting.reading.html import is_plain, read_html_paragraphs  # noqa: PLC0415

    if is_plain(data):
        return read_html_paragraphs(data)
    return read_apart("page", data, tuple[str, ...])


@contextmanager
def keep_processes() -> Iterator[Pool]:
    """Keep processes for what is read meanwhile, and end them all afterwards."""
    pool = Pool()
    token = _POOL.set(pool)
    try:
        yield pool
    finally:
        _POOL.reset(token)
        pool.close()


class _Process:
    """This program's Python, which reads one file after the other."""

    def __init__(self) -> None:
        """Start it.

        Raises:
            OSError: none may be started.
        """
        self._process = subprocess.Popen(  # noqa: S603  (ourselves)
            [sys.executable, "-I", "-S", "-c", _PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._is_new = True
        self._is_late = False

    def ask(self, reader: Reader, data: bytes) -> Reply:
        """Return its answer.

        Raises:
            ValueError: there is none; the message goes on from the file's name.
            MsgspecError: it is none.
        """
        timer = Timer(_WALL * find_limit("process-seconds"), self._end_late)
        timer.daemon = True
        timer.start()
        try:
            self._send(Task(reader, len(data), list_raised()), data)
            return self._hear()
        except (OSError, EOFError):
            self._process.kill()
            code = self._process.wait()
            is_late = self._is_late or code == -getattr(signal, "SIGXCPU", 0)
            raise ValueError(_LONG if is_late else _MANY) from None
        finally:
            timer.cancel()

    def close(self) -> None:
        """End it, whatever it is at."""
        process = self._process
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream:
                with suppress(OSError):
                    stream.close()
        process.wait()

    def _send(self, task: Task, data: bytes) -> None:
        stream = self._process.stdin
        if stream is None:
            raise EOFError
        if self._is_new:
            stream.write(msgspec.json.encode(_list_places()) + b"\n")
            self._is_new = False
        stream.write(msgspec.json.encode(task) + b"\n")
        stream.write(data)
        stream.flush()

    def _hear(self) -> Reply:
        stream = self._process.stdout
        head = stream.read(_SIZE_BYTES) if stream else b""
        size = int.from_bytes(head, "big")
        if (
            stream is None
            or len(head) < _SIZE_BYTES
            or size > find_limit("process-answer")
        ):
            raise EOFError
        answer = stream.read(size)
        if len(answer) < size:
            raise EOFError
        return msgspec.msgpack.decode(answer, type=Reply)

    def _end_late(self) -> None:
        self._is_late = True
        self._process.kill()


def _list_places() -> list[str]:
    """Return where this program and its libraries are found: nothing in the working folder."""
    here = ""
    with suppress(OSError):  # it may be gone
        here = os.path.realpath(Path.cwd())
    found = [place for place in sys.path if place and os.path.realpath(place) != here]
    return [str(_ROOT), *found]


# ---------------------------------------------------------------- in the process


def serve(read_bibliography: Callable[[Reader, str], object]) -> None:
    """Read what is sent, one file after the other, until nobody sends any.

    Args:
        read_bibliography: takes what reads it, and its text.
    """
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while line := source.readline():
        task = msgspec.json.decode(line, type=Task)
        data = source.read(task.size)
        with raise_limits(task.limits):
            # Loaded before no file may be written: it is compiled and kept.
            read = _find_reader(task.reader, read_bibliography)
            _bound()
            answer = _answer(read, data)
            sink.write(len(answer).to_bytes(_SIZE_BYTES, "big"))
            sink.write(answer)
            sink.flush()


def _bound() -> None:
    """Take limits of the system upon this process: memory, time, and no file to write."""
    try:
        import resource  # noqa: PLC0415  (only there)
    except ImportError:  # of Windows: there the clock's time alone is bounded
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + 1 + find_limit("process-seconds")
    wanted = {
        "RLIMIT_CPU": until,
        "RLIMIT_AS": find_limit("process-memory"),
        "RLIMIT_FSIZE": 0,
    }
    for name, most in wanted.items():
        kind = getattr(resource, name, None)
        if kind is None:
            continue
        _, hard = resource.getrlimit(kind)
        is_lower = hard != resource.RLIM_INFINITY and hard < most
        with suppress(OSError, ValueError):  # of a system that does not bound it
            resource.setrlimit(kind, (hard if is_lower else most, hard))


def _answer(read: Callable[[bytes], object], data: bytes) -> bytes:
    try:
        value = read(data)
        return msgspec.msgpack.encode(Reply(value))
    except ValueError as error:
        return msgspec.msgpack.encode(Reply(fault=str(error)))
    except (MemoryError, RecursionError):
        return msgspec.msgpack.encode(Reply(fault=_MANY))


def _find_reader(
    reader: Reader, read_bibliography: Callable[[Reader, str], object]
) -> Callable[[bytes], object]:
    """Return what reads; it is loaded here."""
    match reader:
        case "paragraphs":
            from reporting.pdf.paragraphs import read_pdf_paragraphs  # noqa: PLC0415

            return read_pdf_paragraphs
        case "facts":
            from reporting.pdf.statements import read_pdf_facts  # noqa: PLC0415

            return read_pdf_facts
        case "files":
            from reporting.pdf.reading import read_embedded_files  # noqa: PLC0415

            return read_embedded_files
        case "elements":
            from reporting.pdf.reading import read_page_elements  # noqa: PLC0415

            return read_page_elements
        case "page":
            from reporting.reading.html import read_html_paragraphs  # noqa: PLC0415

            return read_html_paragraphs
        case "texts":
            from reporting.pdf.page_texts import read_page_texts  # noqa: PLC0415

            return read_page_texts
        case "bibtex" | "csl" | "ris":
            return lambda data: read_bibliography(reader, data.decode())
