"""A command and how long it may take -> its exit code, or what it was doing when time was up.

The command runs in a process of its own, forked from this one, which waits for it. So it is
ended whatever it does: a thread could not do that while a library holds the interpreter, as
the matching of a regular expression does. What it is doing comes through a pipe: each step as
it begins, and each block and part of the content as it is taken in hand. Once files are being
put into place, their end is waited for.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from types import FrameType
from typing import NoReturn

from reporting import doing
from reporting.cli.show import write_text
from reporting.cli.terminal import HEARERS
from reporting.errors import DeadlineError
from reporting.writing.signals import PLACING, list_ending_signals

_TICK = 0.1
"""Seconds between two looks at files that are being written when time is up."""
_WRITING = "writing to "
"""How the step begins that puts files into place."""
_STEP, _PLACE = b"S", b"P"
_LONGEST = 200
"""Bytes of what is told of a step or a place."""


def run_within(seconds: float, work: Callable[[], int], step: str) -> int:
    """Run a command for so long at the most; return its exit code.

    Args:
        seconds: it may take; what it has begun to put into place it ends all the same.
        work: does it, says what it has to say, and returns its exit code.
        step: what it does until it says that it begins a step.

    Raises:
        DeadlineError: it took longer, and was ended; it tells what was being done.
    """
    if not hasattr(os, "fork"):
        return _run_beside_timer(seconds, work, step)
    sys.stdout.flush()
    sys.stderr.flush()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        os.setpgid(0, 0)
        _work(work, writing)
    os.close(writing)
    now = _Doing(step)
    with _passing_on(child):
        is_over = _listen(now, reading, monotonic() + seconds)
        os.close(reading)
        if not is_over:
            os.killpg(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    if not is_over:
        raise DeadlineError(now.tell(seconds))
    code = os.waitstatus_to_exitcode(status)
    return code if code >= 0 else 128 - code  # as shells tell a signal


class _Doing:
    """What a command is doing."""

    def __init__(self, step: str) -> None:
        self.step = step
        self.place = ""

    @property
    def is_writing(self) -> bool:
        """Whether files are being put into place."""
        return self.step.startswith(_WRITING)

    def hear(self, told: bytes) -> None:
        """Take in what came through the pipe: a step, or a place in one."""
        words = told[1:].decode("utf-8", "replace")
        if told[:1] == _STEP:
            self.step, self.place = words, ""
        else:
            self.place = words

    def tell(self, seconds: float) -> str:
        """Return, as a sentence, that time was up."""
        said = self.step
        if self.place:
            said += f", at {self.place}"
        told = f"stopped after {seconds:g} s, as --timeout says, while {said}"
        return f"{told}; the files that stood before still stand"


def _listen(now: _Doing, reading: int, end: float) -> bool:
    """Take in what a command is doing, up to a moment; return whether it ended by itself."""
    rest = b""
    while True:
        left = end - monotonic()
        if left <= 0 and not now.is_writing:
            return False
        ready, _, _ = select.select([reading], [], [], max(left, _TICK))
        if not ready:
            continue
        came = os.read(reading, 65536)
        if not came:
            return True
        *told, rest = (rest + came).split(b"\n")
        for each in told:
            now.hear(each)


@contextmanager
def _passing_on(child: int) -> Iterator[None]:
    """Let signals that are to end this process reach the one that works, which ends tidily."""

    def pass_on(number: int, _frame: FrameType | None) -> None:
        os.kill(child, number)

    former = {number: signal.getsignal(number) for number in list_ending_signals()}
    for number in former:
        signal.signal(number, pass_on)
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)


# ---------------------------------------------------------------- the process that works


def _work(work: Callable[[], int], writing: int) -> NoReturn:
    """Do what is asked for, tell what that is, and end the process."""
    code = 1

    def tell(kind: bytes, words: str) -> None:
        told = words.replace("\n", " ").encode("utf-8", "replace")
        with suppress(OSError):  # nobody waits any more
            os.write(writing, kind + told[:_LONGEST] + b"\n")

    HEARERS.append(lambda step: tell(_STEP, step))
    doing.HEARERS.append(lambda place: tell(_PLACE, place))
    try:
        code = work()
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        with PLACING:
            os._exit(code)


def _run_beside_timer(seconds: float, work: Callable[[], int], step: str) -> int:
    """Run a command beside a thread that ends the process: for systems that cannot fork."""
    now = _Doing(step)
    HEARERS.append(lambda step: now.hear(_STEP + step.encode("utf-8", "replace")))
    doing.HEARERS.append(lambda place: setattr(now, "place", place))

    def stop() -> None:
        with PLACING:
            write_text(sys.stderr, f"make-report: {now.tell(seconds)}\n")
            os._exit(DeadlineError.exit_code)

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        return work()
    finally:
        timer.cancel()
