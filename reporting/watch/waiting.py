"""Files that outputs were made from -> those that changed, as soon as they do.

The system tells that something happened in a folder; whether that concerns us, the files
themselves say. So what editors do on the way (swap files, copies, renames) wakes nobody up for
long, and a change that the system did not tell of is found a second later all the same.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Protocol

# Its `watch` does not say when it has begun to look, and waits for the same time always.
from watchfiles._rust_notify import RustNotify

from reporting.reading.characters import compose_letters
from reporting.reading.ledger import Stamp, take_stamp
from reporting.watch.inputs import find_changed, list_folders

_QUICK = 2
"""Milliseconds between two looks while somebody is at work."""
_CALM = 10
"""Likewise while nobody is: it spares the battery."""
_AT_WORK = 120.0
"""Seconds after a change for which somebody is taken to be at work."""
_UNTOLD = 1.0
"""Seconds after which files are looked at though nothing was told of them."""
_LONGEST = 50
"""Milliseconds for which what goes on changing is waited for."""
POLLING = 0.3
"""Seconds between two looks where the system tells of nothing."""


class Stop(Protocol):
    """Ends waiting, as `threading.Event` does."""

    def is_set(self) -> bool:
        """Whether to end."""


class InputWatch:
    """Waits for changes of files.

    Args:
        poll: seconds between two looks at the files, where the system does not tell of them, as
            on a network's disk; None to be told.
    """

    def __init__(self, poll: float | None = None) -> None:
        self.poll = poll
        self._folders: Mapping[Path, int] = {}
        self._notify: RustNotify | None = None
        self._last_change = monotonic()

    def wait(
        self,
        inputs: Mapping[Path, Stamp],
        seconds: float | None = None,
        stop: Stop | None = None,
    ) -> tuple[Path, ...]:
        """Wait until files change, and have rested again for a moment.

        Args:
            inputs: the files, be they there or not, as they were.
            seconds: after which it is waited no longer; None for ever.
            stop: ends it at once.

        Returns:
            those that changed; none where it is waited no longer.
        """
        end = None if seconds is None else monotonic() + seconds
        places = _follow_links(inputs)
        known = _list_names(places)
        changed = find_changed(inputs)
        while not changed and not (stop and stop.is_set()):
            left = _UNTOLD if end is None else end - monotonic()
            if left <= 0:
                break
            self._look_out(list_folders(places), known, min(left, _UNTOLD), stop)
            changed = find_changed(inputs)
        if changed:
            self._last_change = monotonic()
            _rest(changed)
        return changed

    def close(self) -> None:
        """Look out no longer."""
        if self._notify:
            self._notify.close()
        self._notify = None
        self._folders = {}

    def _look_out(
        self,
        folders: Mapping[Path, int],
        known: Collection[str],
        seconds: float,
        stop: Stop | None,
    ) -> None:
        """Return when something happened to what is known, or it is time to look at it."""
        if self.poll is None and folders != self._folders:
            self._open(folders)
            return  # what happened until now, the files tell
        if self._notify is None:
            time.sleep(min(seconds, self.poll or POLLING))
            return
        end = monotonic() + seconds
        at_work = monotonic() - self._last_change < _AT_WORK
        step = _QUICK if at_work else _CALM
        while (left := int((end - monotonic()) * 1000)) > 0:
            told = self._notify.watch(_LONGEST, step, left, stop)
            if told == "signal":
                raise KeyboardInterrupt
            if not isinstance(told, set):
                return
            names = {compose_letters(name) for _, name in told}
            if not names.isdisjoint(known):
                return

    def _open(self, folders: Mapping[Path, int]) -> None:
        self.close()
        names = [str(folder) for folder in sorted(folders)]
        try:
            self._notify = RustNotify(
                names,
                debug=False,
                force_polling=False,
                poll_delay_ms=0,
                recursive=False,
                ignore_permission_denied=True,
            )
        except (OSError, RuntimeError):
            # A folder went meanwhile, or the system has no more room for watches.
            self._notify = None
        self._folders = folders


def _follow_links(paths: Iterable[Path]) -> frozenset[Path]:
    """Return files with what they lead to: the system tells of either by its own name."""
    places = set(paths)
    for path in paths:
        with suppress(OSError, RuntimeError):  # links that go round
            places.add(path.resolve())
    return frozenset(places)


def _list_names(inputs: Iterable[Path]) -> frozenset[str]:
    """Return the names of files and of the folders that they lie in."""
    names: set[str] = set()
    for path in inputs:
        names.add(compose_letters(str(path)))
        names.update(compose_letters(str(parent)) for parent in path.parents)
    return frozenset(names)


def _rest(paths: Iterable[Path]) -> None:
    """Wait until files are as they were a moment before, but not for long."""
    for _ in range(_LONGEST // _QUICK):
        before = [take_stamp(path) for path in paths]
        time.sleep(_QUICK / 1000)
        if before == [take_stamp(path) for path in paths]:
            return
