"""An error that nobody expected -> what it comes from, or that it is ours; and a report of it.

Loaded only where something has gone wrong. What has another cause than our code is named: an
installation that is broken, a folder that is gone, no room for temporary files, no memory.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Sequence

from reporting.cleaning import show_line
from reporting.cli.fault_report import report_fault
from reporting.cli.installation import explain_installation
from reporting.errors import (
    ContentError,
    OutputError,
    ReportError,
    UsageError,
    own_up,
    tell_reason,
)

_NO_TEMPORARY = "No usable temporary directory"
"""How Python says that no temporary file can be made (`tempfile`)."""


class BrokenError(ReportError):
    """The installation is broken."""


def explain_circumstances(error: Exception) -> ReportError | None:
    """Return what an error comes from that is neither our fault nor the content's, if so.

    Args:
        error: one of ours, or whatever was raised.
    """
    broken = explain_installation(error)
    if broken:
        return BrokenError(broken)
    if is_folder_gone() and _depends_on_folder(error):
        words = (
            "the folder that it was started in is gone; start it in one that is there"
        )
        return UsageError(words)
    if isinstance(error, OSError) and _NO_TEMPORARY in str(error):
        words = "there is no folder for temporary files that can be written to"
        return OutputError(f"{words}; name one in TMPDIR")
    return None


def is_folder_gone() -> bool:
    """Whether the working folder was removed."""
    try:
        os.getcwd()  # noqa: PTH109  (Path.cwd is the same)
    except OSError:
        return True
    return False


def _depends_on_folder(error: Exception) -> bool:
    """Whether an error is of files that are looked for in the working folder."""
    if isinstance(error, ContentError):
        paths = [problem.path for problem in error.problems if not problem.line]
        return any(not os.path.isabs(path) for path in paths)  # noqa: PTH117  (texts)
    return not isinstance(error, ReportError)


def own_up_to(error: Exception, command: str, arguments: Sequence[str]) -> str:
    """Return a line that owns up to a fault of ours, below the whole story if that is asked.

    Args:
        error: what was raised.
        command: the name of the command.
        arguments: that it was given.
    """
    told = f"make-report: {show_line(name_fault(error))}"
    report = report_fault(error, command, arguments)
    sending = ""
    if report:
        shown = show_line(str(report))
        sending = f"; please send {shown}, which has nothing of your content"
    if "--traceback" not in arguments:
        return f"{told}; --traceback shows where{sending}"
    story = "".join(traceback.format_exception(error))
    return f"{story}{told}{sending}"


def name_fault(error: Exception) -> str:
    """Return whose fault an error is: the machine's, where that refused something, or ours."""
    if isinstance(error, MemoryError):
        return "the machine has not enough memory for this"
    if isinstance(error, OSError) and error.strerror:
        place = f": {error.filename}" if error.filename else ""
        return f"the machine failed, not your content: {tell_reason(error)}{place}"
    return own_up(error)
