"""A target, a seed and a number of inputs -> what came of them, each input under guard.

A process of its own takes the inputs in, one after the other, and is guarded from within and from
without:

    time     an input may take `SECONDS` of the processor: a timer raises in the worker; where that
             does not help, as in a library in C, the process is ended
    memory   the process may map a gigabyte more than it had when it began
    death    where the process dies, the input that it was at is a finding, and another process goes
             on behind it

Input number N of a seed is made by chance from `seed/target/N` and nothing else.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from mmap import mmap
from pathlib import Path
from types import FrameType

from tests.fuzz.model import Chance, Files, HungError, Target, describe, try_input
from tests.tools import ROOT

SECONDS = 20.0
"""Of the processor, that an input may take."""
MEMORY = 1 << 30
"""Bytes that a process may map beside what it begins with."""
_PATIENCE = 3
"""How many times as long an input may take until its process is ended; of the clock, ten times that."""
_POLL = 0.2
_NOWHERE = -1
"""What a worker is at that has not begun."""
_STATE = struct.Struct("<qqqq")
"""Of a worker: the input it is at, how many were accepted, microseconds of the slowest, and which."""


@dataclass
class Tally:
    """What a run came to.

    Args:
        target: its name.
        seed: of all chance.
        inputs: how many were tried.
        accepted: how many of them were not refused.
        built: how many went through to all outputs.
        findings: how often each was met, by what it is known by.
        peak: the most memory that a process had, in MB.
        slowest: seconds of the processor of the slowest input.
        slowest_at: its number.
        seconds: of the processor, of all.
    """

    target: str
    seed: int
    inputs: int = 0
    accepted: int = 0
    built: int = 0
    findings: Counter[str] = field(default_factory=Counter)
    peak: int = 0
    slowest: float = 0.0
    slowest_at: int = 0
    seconds: float = 0.0

    def __str__(self) -> str:
        """What was done, on one line."""
        return (
            f"{self.target}: {self.inputs:,} inputs of seed {self.seed}, {self.accepted:,} accepted, "
            f"{self.built:,} built, {len(self.findings)} findings; at most {self.peak} MB and "
            f"{self.slowest:.2f} s (input {self.slowest_at}), {self.seconds:.0f} s in all"
        )


def make_input(target: Target, seed: int, number: int) -> Files:
    """Return an input of a seed by its number."""
    return target.make(Chance(seed, target.name, number))


# ---------------------------------------------------------------- within a worker


@contextmanager
def limit_time(seconds: float = SECONDS) -> Iterator[None]:
    """Raise `HungError` in what takes longer, counted by the processor."""
    signal.signal(signal.SIGPROF, _raise_hung)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _raise_hung(_number: int, _frame: FrameType | None) -> None:
    raise HungError("took longer than an input may")


def guard_process() -> None:
    """Let this process map no more than an input may, and no warning pass."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    warnings.simplefilter("error")


def work(
    target: Target, seed: int, numbers: range, notes: Path, seconds: float
) -> None:
    """Try inputs, and write what comes of them below a folder.

    Args:
        target: what is fuzzed.
        seed: of all chance.
        numbers: of the inputs.
        notes: where the state and the findings are written.
        seconds: of the processor, that an input may take.
    """
    folder = Path(tempfile.mkdtemp(prefix="fuzz-work-"))
    try:
        if target.prepare:
            target.prepare(folder)
        guard_process()
        # What is loaded where it is used is no part of the time that an input takes.
        try_guarded(target, make_input(target, seed, numbers.start), folder, seconds)
        with open_state(notes) as state:
            _try_all(target, seed, numbers, folder, state, seconds)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def open_state(notes: Path) -> Iterator[State]:
    """Let a worker say what it is at, also where it dies."""
    with (
        (notes / "state").open("r+b") as file,
        mmap(file.fileno(), _STATE.size) as data,
    ):
        yield State(notes, data)


class State:
    """What a worker is at, for whoever watches it.

    Args:
        notes: the folder of the run.
        data: that outlives the worker.
    """

    def __init__(self, notes: Path, data: mmap) -> None:
        self.notes = notes
        self.data = data
        self.at, self.accepted, self.slowest, self.slowest_at = _STATE.unpack(data[:])

    def begin(self, number: int) -> None:
        """Say which input is begun."""
        self.at = number
        self.data[:] = _STATE.pack(number, self.accepted, self.slowest, self.slowest_at)

    def end(self, seconds: float, *, is_accepted: bool) -> None:
        """Say how long it took, and whether it was accepted."""
        self.accepted += is_accepted
        if seconds * 1e6 > self.slowest:
            self.slowest, self.slowest_at = int(seconds * 1e6), self.at


def _try_all(
    target: Target,
    seed: int,
    numbers: range,
    folder: Path,
    state: State,
    seconds: float,
) -> None:
    for number in numbers:
        state.begin(number)
        files = make_input(target, seed, number)
        began = time.process_time()
        found = try_guarded(target, files, folder, seconds)
        state.end(time.process_time() - began, is_accepted=found is True)
        if isinstance(found, BaseException):
            keep_finding(state.notes, target, f"{seed}:{number}", files, found)
    state.begin(numbers.stop)


def try_guarded(
    target: Target, files: Files, folder: Path, seconds: float = SECONDS
) -> bool | BaseException:
    """Return whether an input was accepted, or what must not be."""
    try:
        with limit_time(seconds):
            return try_input(target, files, folder)
    except (Exception, HungError) as error:  # noqa: BLE001  (whatever it is, it is a finding)
        return error


def keep_finding(
    notes: Path, target: Target, name: str, files: Files, error: BaseException | str
) -> str:
    """Write down a finding, the first of its kind with its input; return what it is known by."""
    known = error if isinstance(error, str) else describe(error)
    with (notes / "findings.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps([target.name, name, known]) + "\n")
    kept = notes / "kept" / target.name / _simplify(known)
    if kept.exists():
        return known
    write_files(kept, files)
    told = (
        error if isinstance(error, str) else "".join(traceback.format_exception(error))
    )
    with (kept / "TOLD").open("w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(f"{target.name} {name}\n{told}")
    return known


def _simplify(known: str) -> str:
    return "".join(char if char.isalnum() else "-" for char in known)[:150]


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of an input."""
    folder.mkdir(parents=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)


def read_kept(folder: Path) -> Files:
    """Return the files of an input that was kept."""
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if path.name != "TOLD"
    }


# ---------------------------------------------------------------- around a worker


def run(
    target: Target, seed: int, numbers: range, notes: Path, seconds: float = SECONDS
) -> Tally:
    """Try inputs in processes of their own; return what came of them."""
    notes.mkdir(parents=True, exist_ok=True)
    state = notes / "state"
    accepted = slowest = slowest_at = 0
    findings = notes / "findings.jsonl"
    findings.touch()
    known = findings.stat().st_size
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    peak = 0
    at = numbers.start
    while at < numbers.stop:
        state.write_bytes(_STATE.pack(_NOWHERE, accepted, slowest, slowest_at))
        rest = range(at, numbers.stop)
        cause, used = _watch_worker(target, seed, rest, notes, seconds)
        peak = max(peak, used)
        at, accepted, slowest, slowest_at = _STATE.unpack(state.read_bytes())
        if at == _NOWHERE:
            raise RuntimeError(f"no worker begins: {cause}; see {notes / 'worker.log'}")
        if cause:
            files = make_input(target, seed, at)
            keep_finding(notes, target, f"{seed}:{at}", files, cause)
            at += 1
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    with findings.open("rb") as file:
        file.seek(known)
        found = Counter(json.loads(line)[2] for line in file)
    tally = Tally(
        target.name, seed, len(numbers), accepted, accepted * target.is_built, found
    )
    tally.peak, tally.slowest, tally.slowest_at = peak, slowest / 1e6, slowest_at
    tally.seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    write_tally(notes, tally)
    return tally


def write_tally(notes: Path, tally: Tally) -> None:
    """Write down what a run came to."""
    with (notes / "tally.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(vars(tally)) + "\n")


def find_peak(process: int) -> int:
    """Return the most memory that a process had, in MB; 0 of one that ended."""
    return _look_at(process)[1]


def _watch_worker(
    target: Target, seed: int, numbers: range, notes: Path, seconds: float
) -> tuple[str, int]:
    """Let a worker try inputs; return why it ended too soon, if it did, and its memory in MB."""
    command = [sys.executable, "-m", "tests.fuzz", "work", target.name]
    command += [
        str(part) for part in (seed, numbers.start, numbers.stop, notes, seconds)
    ]
    most = _PATIENCE * seconds
    at, peak, since, began = _NOWHERE, 0, 0.0, time.monotonic()
    cause = ""
    with (
        (notes / "worker.log").open("ab") as log,
        subprocess.Popen(command, cwd=ROOT, stderr=log) as worker,
    ):
        while worker.poll() is None and not cause:
            time.sleep(_POLL)
            used, memory = _look_at(worker.pid)
            peak = max(peak, memory)
            now, *_ = _STATE.unpack((notes / "state").read_bytes())
            if now != at:
                at, since, began = now, used, time.monotonic()
            waited = time.monotonic() - began
            if at != _NOWHERE and (used - since > most or waited > 10 * most):
                cause = "hung in C, or waited"
                worker.kill()
    if not cause and worker.returncode:
        cause = f"the process died: {worker.returncode}"
    return cause, peak


def _look_at(process: int) -> tuple[float, int]:
    """Return the seconds of the processor that a process took, and the most memory it had in MB."""
    try:
        stat = (
            Path(f"/proc/{process}/stat")
            .read_text(encoding="ascii")
            .rpartition(")")[2]
            .split()
        )
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:  # it ended
        return 0.0, 0
    peak = status.partition("VmHWM:")[2].split(maxsplit=1)[:1]
    ticks = int(stat[11]) + int(stat[12])
    return ticks / os.sysconf("SC_CLK_TCK"), int(peak[0]) // 1024 if peak else 0
