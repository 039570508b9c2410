"""What goes wrong before the command line is loaded -> one line and an exit code.

Loading takes a quarter of a second, in which Ctrl-C may come, or a file of the installation
turn out to be missing. Where the process is `make-report`, and only there, Python's own story
is replaced; whoever imports the package as a library is left alone.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from types import TracebackType

INTERRUPTED = "interrupted; the files that stood before still stand"
BROKEN = "this installation of make-report is broken"
REINSTALL = "pip install --force-reinstall make-report"
_SIGINT = 130  # 128 + SIGINT


def is_command() -> bool:
    """Whether the process was started as `make-report`, or as `python -m reporting`."""
    program = os.path.basename(sys.argv[0]) if sys.argv else ""  # noqa: PTH119  (no imports)
    is_module = program == "-m" and "reporting" in sys.orig_argv
    return is_module or program.partition(".")[0] == "make-report"


def tell_early_fault(
    kind: type[BaseException],
    error: BaseException,
    _traceback: TracebackType | None = None,
) -> None:
    """Say in one line what went wrong while the program was loaded, and end the process."""
    told, code = INTERRUPTED, _SIGINT
    if kind is not KeyboardInterrupt:
        what = " ".join(str(error).split())
        told, code = f"{BROKEN}: {kind.__name__}: {what}; {REINSTALL}", 1
    with suppress(OSError):
        os.write(2, f"make-report: {told}\n".encode(errors="backslashreplace"))
    os._exit(code)


if is_command():
    sys.excepthook = tell_early_fault
