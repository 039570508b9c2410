"""How the process begins and ends: its streams, the signals that end it, and what stands then.

A stream that is closed when the process begins is one that nothing can be written to. Were it
left so, the next file that is opened would get its number, and be written to in its place.
"""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import NoReturn

from reporting.cleaning import show_line
from reporting.early import INTERRUPTED
from reporting.writing import DOINGS
from reporting.writing.signals import list_ending_signals

SHELL = 128
"""What shells add to the number of the signal that ended a program."""
_STREAMS = 3
"""Standard input, output and error: the first three descriptors."""


class Ended(KeyboardInterrupt):
    """A signal has ended the program.

    Args:
        number: of the signal.
    """

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class ClosedStream(io.TextIOBase):
    """Stands for a standard stream that was closed when the process began."""

    encoding = "utf-8"

    def write(self, _text: str, /) -> int:
        """Say that nothing can be written.

        Raises:
            OSError: always.
        """
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def open_streams() -> None:
    """Let the standard streams be there, whichever of them were closed."""
    for handle in range(_STREAMS):
        try:
            os.fstat(handle)
        except OSError:
            # The lowest number that is free is taken: this one, and so no file gets it.
            with suppress(OSError):
                os.open(os.devnull, os.O_RDWR)
    if sys.stdout is None:
        sys.stdout = ClosedStream()
    if sys.stderr is None:
        sys.stderr = ClosedStream()


def catch_signals() -> None:
    """Let the signals that end a program end it as Ctrl-C does: tidily, and with a word."""
    for number in list_ending_signals():
        if signal.getsignal(number) != signal.SIG_IGN:  # as under nohup
            signal.signal(number, _end)


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    for each in list_ending_signals():
        signal.signal(each, signal.SIG_DFL)  # the second one ends it at once
    raise Ended(number)


def tell_interruption(error: KeyboardInterrupt) -> tuple[str, int]:
    """Return what stands when a program is interrupted, in a sentence, and the exit code."""
    code = SHELL + signal.SIGINT
    if isinstance(error, Ended):
        code = SHELL + error.number
    placed = name_placed()
    if not placed:
        return INTERRUPTED, code
    return f"interrupted when all was written: {placed}", code


def name_placed() -> str:
    """Return the files that this process has put into place, on one line."""
    names = dict.fromkeys(map(str, DOINGS.placed))
    return show_line(", ".join(names))
