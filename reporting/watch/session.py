"""Options and a folder -> outputs that follow their files, and each step of that, to be told.

What stays wrong for a moment is told; what the next save mends is not. While outputs are made
nothing looks for rings of garbage, which would take time from them; that is done between two
saves, so that a day's work does not fill the memory: among what a build made as soon as it is
told, among all that lives when there is time.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path

from reporting.errors import Problem
from reporting.record import Record
from reporting.watch.ahead import get_ready
from reporting.watch.changes import FileChange, PartDigests
from reporting.watch.rebuilder import Outcome, Rebuilder
from reporting.watch.standing import StandingProblems
from reporting.watch.waiting import InputWatch, Stop

PATIENCE = 0.3
"""Seconds for which a fault must last: an editor may be in the middle of saving."""
_DOUBTS = 10
"""Faulty saves in a row, each within that time of the last, after which one is told."""
IDLE = 0.5
"""Seconds without a save, after which there is time to tidy up."""
_BUSY = 20
"""Builds after which that is done all the same."""
_YOUNG = 1
"""The generation of what was made since garbage was looked for last: nearly all rings are of
it, a megabyte a build or several, and they are found in milliseconds."""


class Told(Record, frozen=True):
    """One rebuild, as people are told of it.

    Args:
        outcome: what came of it.
        causes: the files that had changed; none of the first.
        changes: what became of each output.
        came: problems that were not there before.
        went: problems that were there before, and are not any more.
    """

    outcome: Outcome
    causes: tuple[Path, ...]
    changes: tuple[FileChange, ...]
    came: tuple[Problem, ...]
    went: tuple[Problem, ...]


class Session:
    """Rebuilds as files change.

    Args:
        rebuilder: makes the outputs.
        watch: waits for changes.
        tell: is given each rebuild, when its outputs are in place.
    """

    def __init__(
        self,
        rebuilder: Rebuilder,
        watch: InputWatch,
        tell: Callable[[Told], object],
    ) -> None:
        self.rebuilder = rebuilder
        self.watch = watch
        self.tell = tell
        self._digests = PartDigests()
        self._standing = StandingProblems()
        self._builds = 0
        """Since all was tidied up."""

    def run(self, stop: Stop | None = None) -> None:
        """Build, and build again whenever a file changes.

        Args:
            stop: ends it; left out, an interruption does.
        """
        try:
            outcome = self.rebuilder.rebuild()
            self._tell(outcome, ())
            get_ready()
            while causes := self._wait(outcome, stop):
                outcome, causes = self._rebuild(causes, stop)
                self._tell(outcome, causes)
                gc.collect(_YOUNG)
        finally:
            self.rebuilder.settle()
            self.watch.close()

    def _wait(self, outcome: Outcome, stop: Stop | None) -> tuple[Path, ...]:
        """Wait for a change, and tidy up when there is time."""
        if self._builds < _BUSY:
            causes = self.watch.wait(outcome.inputs, IDLE, stop)
            if causes:
                return causes
        self._builds = 0
        self.rebuilder.tidy_up()
        return self.watch.wait(outcome.inputs, stop=stop)

    def _rebuild(
        self, causes: tuple[Path, ...], stop: Stop | None
    ) -> tuple[Outcome, tuple[Path, ...]]:
        """Return what came of a rebuild when that is beyond doubt, and all its causes."""
        all_causes = dict.fromkeys(causes)
        for _ in range(_DOUBTS):
            outcome = self.rebuilder.rebuild()
            self._builds += 1
            if not outcome.error:
                break
            more = self.watch.wait(outcome.inputs, PATIENCE, stop)
            if not more:
                break
            all_causes |= dict.fromkeys(more)
        return outcome, tuple(all_causes)

    def _tell(self, outcome: Outcome, causes: tuple[Path, ...]) -> None:
        changes: tuple[FileChange, ...] = ()
        if outcome.rendered:
            changes = self._digests.compare(outcome.rendered)
        came, went = self._standing.follow(
            outcome.problems,
            is_whole=outcome.error is None,
        )
        self.tell(Told(outcome, causes, changes, came, went))
