"""What a terminal can show: colour for problems, and the step in hand with its time.

All of it is for people at a terminal. In a pipe, on a server (`CI`), with `NO_COLOR`
(no-color.org) or a terminal that is `dumb`, there is nothing but the words; `FORCE_COLOR` asks
for colour all the same.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, TextIO

from reporting.cleaning import show_line, show_lines
from reporting.cli.show import write_painted

if TYPE_CHECKING:
    from threading import Event

_COLOURS = {"error": "31;1", "warning": "33", "accepted": "2", "mended": "32"}
"""Select Graphic Rendition (ECMA-48, 8.3.117) of what a problem is."""
_PLACE = "1"
_HINT = "36"
_PROBLEM = r"(?P<place>\S[^\n]*?): (?P<kind>error|warning|accepted): "
_ASIDE = r"(?P<kind>mended|    hint)(?=: )"
_CLEAR_LINE = "\r\x1b[K"
HEARERS: list[Callable[[str], None]] = []
"""Are called with each step as it begins."""
_TICK = 0.2
"""Seconds between two looks at the clock."""
_SHORT = 0.5
"""Seconds for which no time is shown."""


def can_colour(stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether words to a stream may have colours."""
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") != "0":
        return True
    is_dumb = environment.get("TERM") == "dumb"
    # The console of Windows shows escapes as they are; its Terminal does not.
    is_console = sys.platform == "win32" and "WT_SESSION" not in environment
    return stream.isatty() and not is_dumb and not is_console


def paint_problems(text: str) -> str:
    """Return lines about problems with their places, kinds and hints in colour."""
    return "\n".join(map(_paint_line, text.split("\n")))


def _paint_line(line: str) -> str:
    problem = re.match(_PROBLEM, line)
    if problem:
        place, kind = problem["place"], problem["kind"]
        rest = line[problem.end() :]
        return f"{_paint(place, _PLACE)}: {_paint(kind, _COLOURS[kind])}: {rest}"
    aside = re.match(_ASIDE, line)
    if aside:
        kind = aside["kind"]
        return _paint(kind, _COLOURS.get(kind, _HINT)) + line[aside.end() :]
    return line


def _paint(words: str, colour: str) -> str:
    return f"\x1b[{colour}m{words}\x1b[0m"


def write_problems(stream: TextIO, text: str) -> str:
    """Write lines about problems, in colour where that is wanted; return why that failed."""
    shown = show_lines(text)
    return write_painted(stream, paint_problems(shown) if can_colour(stream) else shown)


class Steps:
    """Takes in what is done, and knows how long each step took.

    Args:
        stream: on which the step in hand is shown, if that is a terminal.
    """

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.taken: list[tuple[str, float]] = []
        """The steps, each with the moment at which it began."""
        is_dumb = os.environ.get("TERM") == "dumb"
        self._is_shown = stream.isatty() and not is_dumb

    def begin(self, step: str) -> None:
        """Begin a step."""
        self.taken.append((step, monotonic()))
        for hear in HEARERS:
            hear(step)
        self._show()

    def list_times(self) -> list[tuple[str, float]]:
        """Return the steps, each with the seconds that it took; the last goes on until now."""
        starts = [began for _, began in self.taken]
        ends = [*starts[1:], monotonic()]
        times: list[tuple[str, float]] = []
        for (step, began), ended in zip(self.taken, ends, strict=True):
            times.append((step, ended - began))
        return times

    @contextmanager
    def showing(self) -> Iterator[Callable[[str], None]]:
        """Yield what begins a step, and show the one in hand on one line until the end."""
        if not self._is_shown:
            yield self.begin
            return
        from threading import Event, Thread  # noqa: PLC0415  (only at a terminal)

        end = Event()
        clock = Thread(target=self._tick, args=(end,), daemon=True)
        clock.start()
        try:
            yield self.begin
        finally:
            end.set()
            clock.join()
            write_painted(self.stream, _CLEAR_LINE)

    def _tick(self, end: Event) -> None:
        while not end.wait(_TICK):
            self._show()

    def _show(self) -> None:
        if not self._is_shown or not self.taken:
            return
        step, began = self.taken[-1]
        seconds = monotonic() - began
        shown = f"{show_line(step)} …"
        if seconds >= _SHORT:
            shown += f" {seconds:.0f} s" if seconds >= 1 else f" {seconds:.1f} s"
        width = shutil.get_terminal_size().columns - 1
        write_painted(self.stream, f"{_CLEAR_LINE}{shown[:width]}")
