"""What a target of the fuzzing is, and what may come out of one input.

An input is some files by their names, so that all targets are kept, minimised and repeated in one
way. A target takes them with a folder in which the files stand that are not edited.
"""

from __future__ import annotations

import io
import linecache
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Self

from reporting import ReportError
from reporting.cli.show import answer_error
from reporting.cli.terminal import write_problems

Files = dict[str, bytes]
"""What is edited, by the names of the files."""

_NEIGHBOURS = 25
"""Inputs in a row that may share something, so that what is kept from build to build is used."""
_ROOM = f"{Path('reporting')}/"
_UNSEEN = frozenset(
    [
        *map(chr, range(0x20)),
        *map(chr, range(0x7F, 0xA0)),
        *"\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    ]
) - {"\n"}
"""What must never reach a terminal: C0, C1 and what turns the direction of lines."""


class Chance(Random):
    """Chance of one input, by which alone it is made.

    Args:
        seed: of the run.
        target: its name.
        number: of the input.
    """

    def __new__(cls, *_: object) -> Self:
        """Begin as the base does, which would else take the arguments for its own."""
        return super().__new__(cls)

    def __init__(self, seed: int, target: str, number: int) -> None:
        super().__init__(f"{seed}/{target}/{number}")
        self.number = number
        self.shared = f"{seed}/{target}/{number // _NEIGHBOURS} and its neighbours"


class Finding(Exception):  # noqa: N818  (it is no error of ours that is raised to be caught)
    """Something that must not be came out of an input."""


class HungError(BaseException):
    """An input took longer than the guard allows."""


@dataclass(frozen=True)
class Target:
    """What is fuzzed.

    Args:
        name: by which it is asked for.
        make: makes an input by chance.
        run: takes an input in; returns whether it was accepted. Whatever it raises that is
            not one of our refusals is a finding.
        main: the file of an input that guided fuzzing changes.
        prepare: writes the files that are not edited into a folder; empty where there are none.
        is_built: whether an accepted input went through to all outputs.
    """

    name: str
    make: Callable[[Chance], Files]
    run: Callable[[Files, Path], bool]
    main: str = "text"
    prepare: Callable[[Path], None] | None = None
    is_built: bool = False


def try_input(target: Target, files: Files, folder: Path) -> bool:
    """Take an input in; return whether it was accepted, not refused.

    Raises:
        Exception: it was neither, which is a finding.
    """
    try:
        return target.run(files, folder)
    except ReportError as error:
        if type(error) is ReportError:
            raise
        told = io.StringIO()
        write_problems(told, answer_error(error).doubts)
        check_words(told.getvalue())
    except ValueError as error:
        if not is_refusal(error):
            raise
    return False


def is_refusal(error: ValueError) -> bool:
    """Whether we raised an error on purpose: the last line that ran in it is a `raise` of ours."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    line = linecache.getline(last.filename, last.lineno or 0).strip()
    return _ROOM in last.filename and (
        line.startswith("raise ") or last.name == "refuse"
    )


def check_words(words: str) -> None:
    """Hold what is told of an input to be fit for a terminal."""
    found = sorted(_UNSEEN.intersection(words))
    if found:
        raise Finding(f"told with {found}: {ascii(words)[:300]}")


def describe(error: BaseException) -> str:
    """Return what a finding is known by: its kind, and the last lines of ours that ran in it."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if _ROOM in frame.filename] or list(frames)
    places = [
        f"{frame.filename.rpartition(_ROOM)[2]}:{frame.name}" for frame in ours[-2:]
    ]
    return f"{type(error).__name__} at {' > '.join(places)}"
