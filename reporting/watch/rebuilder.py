"""What is asked for, again and again -> its outputs as the files are now, or what is wrong.

A build that broke off leaves the last good outputs where they are. One whose files changed
while it read them is made again before anything is written: what an editor had saved half
never reaches the outputs. What did not change between two builds is known from the last.
"""

from __future__ import annotations

import gc
from collections.abc import Mapping
from pathlib import Path
from time import monotonic

from reporting.errors import (
    ContentError,
    EvidenceError,
    Problem,
    ReportError,
    Severity,
    own_up,
)
from reporting.job import BuildOptions, Progress, ignore_step
from reporting.output import bring_to_disk, heal_folder, write_files
from reporting.reading.disk import read_unnoted
from reporting.reading.ledger import Stamp, note_files, take_stamp
from reporting.record import Record
from reporting.render import render
from reporting.rendered import Rendered
from reporting.watch.inputs import find_changed

_ATTEMPTS = 3
"""Builds in a row whose files changed meanwhile; what the last of them read is taken."""


class Outcome(Record, frozen=True):
    """What came of a rebuild.

    Args:
        rendered: the outputs as the files are now; None where something is wrong.
        problems: errors and warnings of these files.
        error: what is wrong, if anything is: one of ours, or whatever was raised.
        inputs: the files that were read or looked for, as they were before.
        written: names of the outputs that were written, for their bytes had changed.
        seconds: how long it took.
    """

    rendered: Rendered | None
    problems: tuple[Problem, ...]
    error: Exception | None
    inputs: Mapping[Path, Stamp]
    written: tuple[str, ...]
    seconds: float


class Rebuilder:
    """Makes the outputs of the same options again and again.

    Args:
        options: what is asked for; it may be set anew between two rebuilds.
        folder: of the outputs; None where nothing is to be written.
        progress: called with a few words before each step.
        keeps_pages: whether plans and printed pages are kept beside the files.
    """

    def __init__(
        self,
        options: BuildOptions,
        folder: Path | None = None,
        progress: Progress = ignore_step,
        *,
        keeps_pages: bool = False,
    ) -> None:
        self.options = options
        self.folder = folder
        self.progress = progress
        self.keeps_pages = keeps_pages
        self._inputs: Mapping[Path, Stamp] = {}
        self._unsettled: set[str] = set()

    def rebuild(self) -> Outcome:
        """Return what came of a build of the files as they are now; it never raises."""
        began = monotonic()
        rendered, noted, error = self._render_settled()
        inputs = self._keep_inputs(noted, has_failed=error is not None)
        written: tuple[str, ...] = ()
        if rendered:
            try:
                written = self._write_changed(rendered)
            except Exception as fault:  # noqa: BLE001  (whatever it is, the next one may do)
                rendered, error = None, fault
        return Outcome(
            rendered,
            list_problems(self.options.content, rendered, error),
            error,
            inputs,
            written,
            monotonic() - began,
        )

    def settle(self) -> None:
        """Bring what was written to the disk, for which there was no time before."""
        if self.folder and self._unsettled:
            bring_to_disk(self.folder, sorted(self._unsettled))
            self._unsettled.clear()

    def tidy_up(self) -> None:
        """Do all for which there was no time before: settle, and look for rings of garbage."""
        self.settle()
        gc.collect()

    def _render_settled(
        self,
    ) -> tuple[Rendered | None, Mapping[Path, Stamp], Exception | None]:
        """Build until no file changes meanwhile."""
        for _ in range(_ATTEMPTS):
            rendered, error = None, None
            with note_files() as inputs:
                try:
                    rendered = render(
                        self.options, self.progress, keeps_pages=self.keeps_pages
                    )
                except Exception as fault:  # noqa: BLE001  (as above)
                    error = fault
            if not find_changed(inputs):
                break
        return rendered, inputs, error

    def _keep_inputs(
        self, noted: Mapping[Path, Stamp], *, has_failed: bool
    ) -> Mapping[Path, Stamp]:
        """Return what to wait for; a build that broke off may have looked at nothing yet."""
        known = dict(noted)
        if has_failed:
            for path in (Path(self.options.content).absolute(), *self._inputs):
                known[path] = noted.get(path) or take_stamp(path)
        self._inputs = known
        return known

    def _write_changed(self, rendered: Rendered) -> tuple[str, ...]:
        """Write those outputs that differ from what stands in the folder, as one set."""
        if self.folder is None:
            return ()
        heal_folder(self.folder)
        changed: dict[str, bytes] = {}
        for file in rendered.files:
            if not _stands(self.folder / file.name, file.data):
                changed[file.name] = file.data
        if changed:
            self.progress(f"writing to {self.folder}")
            write_files(
                self.folder,
                changed,
                rendered.inputs,
                brings_to_disk=False,
            )
            self._unsettled |= set(changed)
        return tuple(changed)


def _stands(path: Path, data: bytes) -> bool:
    try:
        return read_unnoted(path, len(data)) == data
    except ValueError:
        return False


def list_problems(
    content: object, rendered: Rendered | None, error: Exception | None
) -> tuple[Problem, ...]:
    """Return the problems of outputs, or of what hindered them.

    Args:
        content: the file that is named where no other is at fault.
        rendered: the outputs, if there are any.
        error: what was raised, if anything was.
    """
    if isinstance(error, ContentError | EvidenceError):
        return error.problems
    if error is None:
        return rendered.warnings if rendered else ()
    message = str(error) if isinstance(error, ReportError) else own_up(error)
    problem = Problem(str(content), 0, 0, Severity.ERROR, message, code="E870")
    return (problem,)
