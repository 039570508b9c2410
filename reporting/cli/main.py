"""Command-line arguments -> a build, a summary for people, and an exit code.

The codes are those of `reporting.errors`, and the shell's own for an interruption:

    0 done   1 our own fault   2 usage   3 content   4 evidence   5 output   130 interrupted
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from reporting import ReportError, UsageError
from reporting.cli.commands import COMMANDS, load_command
from reporting.cli.show import (
    accept_any_character,
    explain_error,
    explain_unknown,
    report_failure,
    report_our_fault,
    write_text,
)

_INTERRUPTED = 130  # 128 + SIGINT


def run() -> NoReturn:
    """Be `make-report`: run it, and end the process with its exit code.

    All is written and said by then. Python would look for rings of garbage on the way, of
    which there are none among a million live objects, and then take each object apart: a
    seventh of all the time. As with mypy, the system takes back the whole process at once.
    """
    gc.disable()
    code = main()
    for stream in (sys.stdout, sys.stderr):
        write_text(stream, "")  # what others wrote there
    os._exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `make-report`.

    Args:
        arguments: without the command's name; those of the process when left out.

    Returns:
        the exit code.

    Raises:
        SystemExit: the arguments are wrong (2), or ask for help or the version (0).
    """
    accept_any_character(sys.stdout)
    given = sys.argv[1:] if arguments is None else list(arguments)
    # A subcommand of argparse would take the content's place: `make-report content.yaml`
    # goes on as ever.
    name = "make"
    if given and given[0] in COMMANDS:
        name, *given = given
    elif given:
        wrong = explain_unknown(given[0], COMMANDS)
        if wrong:
            return report_failure(f"make-report: {wrong}", UsageError.exit_code)
    command = load_command(name)
    options = command.parser().parse_args(given)
    try:
        answer = command.run(options)
    except ReportError as error:
        return report_failure(explain_error(error), error.exit_code)
    except KeyboardInterrupt:
        return report_failure(
            "make-report: interrupted; the files that stood before still stand",
            _INTERRUPTED,
        )
    except Exception as error:  # noqa: BLE001  (whatever it is, one line and a code)
        return report_failure(
            report_our_fault(error, with_traceback=options.traceback), 1
        )
    write_text(sys.stderr, answer.doubts)
    write_text(sys.stdout, answer.summary)
    return answer.code
