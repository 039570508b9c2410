"""Command-line arguments -> a build, a summary for people, and an exit code.

The codes are those of `reporting.errors`, and the shell's own for an interruption:

    0 done   1 our own fault   2 usage   3 content   4 evidence   5 output   130 interrupted
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from reporting import ReportError, UsageError
from reporting.cleaning import show_json
from reporting.cli.commands import COMMANDS, Command, load_command
from reporting.cli.show import (
    Answer,
    accept_any_character,
    answer_error,
    explain_unknown,
    report_our_fault,
    write_painted,
    write_text,
)
from reporting.cli.terminal import write_problems
from reporting.limits import raise_limits

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
        write_painted(stream, "")  # what others wrote there
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
            return write_answer(answer_error(UsageError(wrong)), name)
    command = load_command(name)
    options = command.parser().parse_args(given)
    answer = answer_command(command, options)
    return write_answer(
        answer,
        name,
        is_json=getattr(options, "json", False),
        is_quiet=getattr(options, "quiet", False),
    )


def answer_command(command: Command, options: argparse.Namespace) -> Answer:
    """Run a command; return what it has to say, also where it fails."""
    try:
        with raise_limits(dict(getattr(options, "limits", ()))):
            return command.run(options)
    except ReportError as error:
        return answer_error(error)
    except KeyboardInterrupt:
        told = "interrupted; the files that stood before still stand"
        return Answer("", f"make-report: {told}\n", _INTERRUPTED, told)
    except Exception as error:  # noqa: BLE001  (whatever it is, one line and a code)
        told = report_our_fault(error, with_traceback=options.traceback)
        return Answer("", f"{told}\n", 1, told)


def write_answer(
    answer: Answer, name: str, *, is_json: bool = False, is_quiet: bool = False
) -> int:
    """Say what a command has to say; return its exit code.

    Args:
        answer: of the command.
        name: of the command.
        is_json: whether that is for another program, which gets one object.
        is_quiet: whether only what is wrong is wanted.
    """
    if is_json:
        from reporting.cli.json_answer import format_answer

        code, error, problems = answer.code, answer.error, answer.problems
        text = format_answer(
            name, code, error, problems, answer.accepted, answer.result
        )
        write_painted(sys.stdout, show_json(text, sys.stdout.encoding))
        return code
    write_problems(sys.stderr, answer.doubts)
    if not is_quiet:
        write_summary(answer)
    return answer.code


def write_summary(answer: Answer) -> None:
    """Write what a command did, cleaned as its form wants it."""
    match answer.form:
        case "json":
            write_painted(sys.stdout, show_json(answer.summary, sys.stdout.encoding))
        case "painted":
            write_painted(sys.stdout, answer.summary)
        case _:
            write_text(sys.stdout, answer.summary)
