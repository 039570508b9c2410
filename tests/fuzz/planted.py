"""A target with a fault of every kind, by which the guards are held to find each."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from reporting import UsageError
from tests.fuzz.model import Chance, Files, Target, check_words

FAULTS = (
    "accepted",
    "refused",
    "traceback",
    "foreign",
    "words",
    "hang",
    "waits",
    "memory",
    "death",
    "accepted",
)


def make_fault(chance: Chance) -> Files:
    """Return the name of a fault: input 0 has the first, input 1 the second, and so on."""
    return {"text": FAULTS[chance.number % len(FAULTS)].encode()}


def run_fault(files: Files, _folder: Path) -> bool:
    """Commit a fault."""
    match files["text"]:
        case b"refused":
            raise UsageError("there is no such thing")
        case b"traceback":
            raise KeyError("growth")
        case b"foreign":
            int("none of our own refusals")
        case b"words":
            check_words("there is no `\x1b[31m`")
        case b"hang":
            while True:
                pass
        case b"waits":
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGPROF})
            while True:
                pass
        case b"memory":
            bytearray(2 << 30)
        case b"death":
            os._exit(7)
    return True


PLANTED = {"planted": Target("planted", make_fault, run_fault)}
