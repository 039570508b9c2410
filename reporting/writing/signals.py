"""Signals that end a program -> held while files are put into place, and let through after.

A signal that came meanwhile arrives as if it had come at the end. Other threads are no
hindrance: Python runs its handlers in the main thread alone, and whoever ends the process
waits for `PLACING`.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

PLACING = threading.RLock()
"""Is held by the thread that puts files into place."""

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


def list_ending_signals() -> list[int]:
    """Return the signals by which users and systems end a program, as far as there are any."""
    return [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]


@contextmanager
def hold_signals() -> Iterator[None]:
    """Let no signal end the program before the block has ended; then the first does."""
    with PLACING:
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        came: list[int] = []
        former: dict[int, Any] = {}

        def note(number: int, _frame: FrameType | None) -> None:
            came.append(number)

        try:
            for number in list_ending_signals():
                handler = signal.getsignal(number)
                # One is ignored, as under `nohup`, or is no affair of Python.
                if handler not in (signal.SIG_IGN, None):
                    former[number] = handler
                    signal.signal(number, note)
            yield
        finally:
            for number, handler in former.items():
                signal.signal(number, handler)
            if came:
                signal.raise_signal(came[0])
