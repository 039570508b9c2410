"""Command-line arguments -> a build, a summary for people, and an exit code.

The codes are those of `reporting.errors`, and the shell's own for an interruption:

    0 done   1 our own fault   2 usage   3 content   4 evidence   5 output   6 timeout
    130 interrupted

(129 and 143 where it was SIGHUP or SIGTERM that interrupted it.)
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import warnings
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NoReturn

from reporting import OutputError, ReportError, UsageError
from reporting.cleaning import show_json
from reporting.cli.commands import COMMANDS, Command, load_command
from reporting.cli.ending import (
    catch_signals,
    name_placed,
    open_streams,
    tell_interruption,
)
from reporting.cli.show import (
    UNWRITTEN,
    Answer,
    accept_any_character,
    answer_error,
    explain_unknown,
    write_painted,
    write_text,
)
from reporting.cli.terminal import write_problems
from reporting.errors import DeadlineError
from reporting.limits import raise_limits
from reporting.writing import DOINGS
from reporting.writing.signals import PLACING

_PLAIN = frozenset({"make", "check", "watch", "cite", "paragraphs", "receipts"})
"""Commands that read a content, which an earlier run may have left half changed."""


def run() -> NoReturn:
    """Be `make-report`: run it, and end the process with its exit code.

    All is written and said by then. Python would look for rings of garbage on the way, of
    which there are none among a million live objects, and then take each object apart: a
    seventh of all the time. As with mypy, the system takes back the whole process at once.
    """
    gc.disable()
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # what libraries remark to programmers
    open_streams()
    catch_signals()
    try:
        code = main()
    except SystemExit as ended:  # of argparse
        code = ended.code if isinstance(ended.code, int) else 1
    for stream in (sys.stdout, sys.stderr):
        write_painted(stream, "")  # what others wrote there
    with PLACING:  # a thread may be putting files into place
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
    DOINGS.forget()
    accept_any_character(sys.stdout)
    given = sys.argv[1:] if arguments is None else list(arguments)
    # A subcommand of argparse would take the content's place: `make-report content.yaml`
    # goes on as ever.
    name = "make"
    if given and given[0] in COMMANDS:
        name, *given = given
    return _run_guarded(name, given, partial(_run_command, name, given))


def _run_guarded(name: str, given: Sequence[str], work: Callable[[], int]) -> int:
    """Run what returns an exit code; say what ends it before."""
    try:
        return work()
    except KeyboardInterrupt as error:
        told, code = tell_interruption(error)
        write_text(sys.stderr, f"make-report: {told}\n")
        return code
    except ReportError as error:
        return write_answer(answer_error(error), name)
    except Exception as error:  # noqa: BLE001  (whatever it is, one line and a code)
        return write_answer(answer_fault(error, name, given), name)


def _run_command(name: str, given: Sequence[str]) -> int:
    """Run a command and say what it has to say; return its exit code."""
    if name == "make" and given:
        wrong = explain_unknown(given[0], COMMANDS)
        if wrong:
            return write_answer(answer_error(UsageError(wrong)), name)
    command = load_command(name)
    options = command.parser().parse_args(given)
    work = partial(_answer, command, options, name, given)
    seconds = getattr(options, "timeout", None)
    if seconds is None:
        return work()
    from reporting.cli.deadline import run_within

    try:
        guarded = partial(_run_guarded, name, given, work)
        return run_within(seconds, guarded, f"running `make-report {name}`")
    except DeadlineError as error:
        is_json = getattr(options, "json", False)
        return write_answer(answer_error(error), name, is_json=is_json)


def _answer(
    command: Command, options: argparse.Namespace, name: str, given: Sequence[str]
) -> int:
    """Run a command with its options, and say what it has to say; return its exit code."""
    answer = answer_command(command, options, name, given)
    return write_answer(
        answer,
        name,
        is_json=getattr(options, "json", False),
        is_quiet=getattr(options, "quiet", False),
    )


def answer_command(
    command: Command, options: argparse.Namespace, name: str, given: Sequence[str]
) -> Answer:
    """Run a command; return what it has to say, also where it fails.

    Args:
        command: to run.
        options: that it was given.
        name: of the command.
        given: the same options, as they were written.
    """
    try:
        if name in _PLAIN:
            from reporting.output import heal_folder

            content = getattr(options, "content", None) or "content.yaml"
            heal_folder(Path(content).parent)
        with raise_limits(dict(getattr(options, "limits", ()))):
            answer = command.run(options)
    except ReportError as error:
        answer = explain_refusal(error) or answer_error(error)
    except KeyboardInterrupt as error:
        told, code = tell_interruption(error)
        return Answer("", f"make-report: {told}\n", code, told)
    except Exception as error:  # noqa: BLE001  (whatever it is, one line and a code)
        return answer_fault(error, name, given)
    notes = [told for told in DOINGS.mended if told not in answer.summary]
    told = "".join(f"note: {note}\n" for note in notes if note not in answer.doubts)
    return answer._replace(doubts=told + answer.doubts)


def explain_refusal(error: ReportError) -> Answer | None:
    """Return what else than its words tell a refusal comes from, if that is so."""
    if isinstance(error, UsageError | OutputError):
        return None
    from reporting.cli.faults import explain_circumstances

    told = explain_circumstances(error)
    return answer_error(told) if told else None


def answer_fault(error: Exception, name: str, given: Sequence[str]) -> Answer:
    """Return what is said of an error that nobody expected.

    Args:
        error: what was raised.
        name: of the command.
        given: its arguments.
    """
    from reporting.cli.faults import explain_circumstances, own_up_to

    told = explain_circumstances(error)
    if told:
        return answer_error(told)
    words = own_up_to(error, name, given)
    line = words.rpartition("\n")[2]
    return Answer("", f"{words}\n", 1, line)


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
        answer = Answer(text, code=code, form="json")
        is_quiet = False
    unsaid = write_problems(sys.stderr, answer.doubts)
    unwritten = "" if is_quiet else write_summary(answer)
    if unwritten:
        told = f"{UNWRITTEN}: {unwritten}"
        placed = name_placed()
        if placed:
            told += f"; all the same these are written: {placed}"
        write_text(sys.stderr, f"make-report: {told}\n")
    if unsaid or unwritten:
        return answer.code or OutputError.exit_code
    return answer.code


def write_summary(answer: Answer) -> str:
    """Write what a command did, cleaned as its form wants it; return why that failed."""
    match answer.form:
        case "json":
            text = show_json(answer.summary, sys.stdout.encoding)
            return write_painted(sys.stdout, text)
        case "painted":
            return write_painted(sys.stdout, answer.summary)
        case _:
            return write_text(sys.stdout, answer.summary)
