"""`make-report watch` as a process of its own, over a folder: for the trial and for the bench."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.tools import ROOT

_READY = "Ctrl-C"


class Watched:
    """A running `make-report watch`.

    Args:
        folder: of the content, and of `out`.
        arguments: further ones of the command.

    Attributes:
        lines: what it has said so far.
    """

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.folder = folder
        self.out = folder / "out"
        self.lines: list[str] = []
        command = [sys.executable, "-m", "reporting", "watch", *arguments]
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))

    def wait_for(self, words: str, seconds: float = 120.0) -> None:
        """Wait until it has said something.

        Raises:
            TimeoutError: it does not.
        """
        end = time.monotonic() + seconds
        while not any(words in line for line in list(self.lines)):
            if time.monotonic() > end or self.process.poll() is not None:
                raise TimeoutError("\n".join([f"never said: {words}", *self.lines]))
            time.sleep(0.01)

    def measure_memory(self) -> int:
        """Return how much memory it holds, in KB; 0 where the system does not say."""
        status = Path(f"/proc/{self.process.pid}/status")
        if not status.is_file():
            return 0
        for line in status.read_text("utf-8").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1])
        return 0

    def measure_cpu(self) -> float:
        """Return the seconds of the processor that it took so far; 0 where none says."""
        status = Path(f"/proc/{self.process.pid}/stat")
        if not status.is_file():
            return 0.0
        fields = status.read_text("utf-8").rpartition(")")[2].split()
        return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> int:
        """Interrupt it, as Ctrl-C does; return its exit code."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(60)
        self.reader.join(60)
        return code


@contextmanager
def watching(folder: Path, *arguments: str, ready: str = _READY) -> Iterator[Watched]:
    """Yield a running `make-report watch` that has made its outputs; end it whatever happens."""
    watched = Watched(folder, *arguments)
    try:
        if ready:
            watched.wait_for(ready)
        yield watched
    finally:
        if watched.process.poll() is None:
            watched.process.kill()
            watched.process.wait()
            watched.reader.join()
        if watched.process.stdout:
            watched.process.stdout.close()
