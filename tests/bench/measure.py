"""Commands -> what each used: user and system time, wall time, peak memory.

The commands of one size run in turn, round by round, so that a busy minute of the machine
falls on all of them; the least of the rounds counts.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import pypdfium2

LAUNCHER = Path(__file__).parent / "launch.py"
LONG = 30.0
"""Seconds after which a command is not run more than `LONG_ROUNDS` times."""
LONG_ROUNDS = 2
CONTENT_ERROR = 3
"""The exit code of a content that our program refuses."""


class State(StrEnum):
    """What became of a command."""

    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Subject:
    """A command that is measured.

    Args:
        key: what the bars call it.
        title: what the table calls it.
        sections: how many sections it is given; 0 when it is about something else.
        command: the program and its arguments.
        folder: the working folder.
        outputs: the files that it writes, whose pages and slides are counted.
        code: the exit code that is expected.
    """

    key: str
    title: str
    sections: int
    command: tuple[str, ...]
    folder: Path
    outputs: tuple[Path, ...] = ()
    code: int = 0


@dataclass(slots=True)
class Outcome:
    """What a command used in its rounds: seconds and megabytes."""

    subject: Subject
    limit: int
    state: State = State.DONE
    words: str = ""
    cpu_rounds: list[float] = field(default_factory=list)
    wall_rounds: list[float] = field(default_factory=list)
    memory_rounds: list[float] = field(default_factory=list)
    counts: tuple[str, ...] = ()

    @property
    def cpu(self) -> float | None:
        """User and system time of the best round; None when the command did not do its work."""
        return min(self.cpu_rounds) if self.state is State.DONE else None

    @property
    def wall(self) -> float | None:
        """Wall time of the best round."""
        return min(self.wall_rounds) if self.state is State.DONE else None

    @property
    def memory(self) -> float | None:
        """Peak memory of the best round."""
        return min(self.memory_rounds) if self.state is State.DONE else None

    @property
    def is_settled(self) -> bool:
        """Whether another round would tell nothing new, or take too long."""
        if self.state is not State.DONE:
            return True
        rounds = len(self.cpu_rounds)
        return rounds >= LONG_ROUNDS and min(self.cpu_rounds) > LONG


def measure(
    subjects: Sequence[Subject],
    rounds: int,
    limit: int,
    folder: Path,
    progress: Callable[[str], None] = lambda _: None,
) -> list[Outcome]:
    """Run every command so many times, interleaved.

    Args:
        subjects: the commands.
        rounds: how often each of them runs.
        limit: seconds of the processor after which a command is stopped.
        folder: for what the commands print.
        progress: called with the title of each command before it runs.
    """
    outcomes = [Outcome(subject, limit) for subject in subjects]
    for number in range(rounds):
        for outcome in outcomes:
            if outcome.is_settled:
                continue
            progress(f"round {number + 1}: {outcome.subject.title}")
            _run_once(outcome, limit, folder)
    for outcome in outcomes:
        if outcome.state is State.DONE:
            outcome.counts = tuple(map(count_pages, outcome.subject.outputs))
    return outcomes


def _run_once(outcome: Outcome, limit: int, folder: Path) -> None:
    subject = outcome.subject
    out = folder / "stdout"
    err = folder / "stderr"
    launcher = [
        sys.executable,
        "-I",
        "-S",
        str(LAUNCHER),
        str(limit),
        str(out),
        str(err),
    ]
    done = subprocess.run(
        [*launcher, *subject.command],
        cwd=subject.folder,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    used = json.loads(done.stdout)
    if used["code"] is None:
        outcome.state = State.LATE
    elif used["code"] != subject.code:
        refused = used["code"] == CONTENT_ERROR
        outcome.state = State.REFUSED if refused else State.FAILED
        outcome.words = find_reason(err.read_text("utf-8", "replace"))
    else:
        outcome.cpu_rounds.append(used["cpu"])
        outcome.wall_rounds.append(used["wall"])
        outcome.memory_rounds.append(used["memory"])


def find_reason(printed: str) -> str:
    """Return the line that says why: the first error of ours, else the last line."""
    lines = [line.strip() for line in printed.splitlines() if line.strip()]
    for line in lines:
        _, mark, message = line.partition(": error: ")
        if mark:
            return message
    return lines[-1] if lines else ""


def count_pages(path: Path) -> str:
    """Return how many pages or slides a file has, in words."""
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as document:
            return f"{len(document)} p"
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
    slides = [name for name in names if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
    return f"{len(slides)} s"
