"""`make-report watch [CONTENT]`: arguments -> outputs that follow their files, until Ctrl-C."""

from __future__ import annotations

import argparse
import select
import signal
import sys
import threading
import traceback
from collections.abc import Sequence
from datetime import datetime
from types import FrameType
from typing import TextIO

from reporting.build import Result, describe_result
from reporting.cleaning import show_json, show_line, show_lines
from reporting.cli.arguments import (
    add_build_arguments,
    make_command_parser,
    read_build_options,
)
from reporting.cli.json_answer import RebuildAnswer, answer_build, format_answer
from reporting.cli.make import format_result, open_outputs
from reporting.cli.show import (
    PARTS,
    UNWRITTEN,
    Answer,
    count_problems,
    format_counted_noun,
    list_problems,
    write_text,
)
from reporting.cli.terminal import write_problems
from reporting.errors import AcceptedProblem, OutputError, tell_reason
from reporting.watch.changes import FileChange
from reporting.watch.rebuilder import Outcome, Rebuilder
from reporting.watch.session import Session, Told
from reporting.watch.waiting import POLLING, InputWatch

_SHELL = 128
"""What shells add to the number of the signal that ended a program."""
_NAMED = 3
"""Files that a line names; of more it says how many."""


def make_parser() -> argparse.ArgumentParser:
    """Return the arguments of `make-report watch`."""
    parser = make_command_parser(
        "watch",
        "Make the outputs, and make them anew whenever a file they are made from is saved: "
        "the content, its tables and pictures, the theme, the template, the copies of sources. "
        "While something is wrong the last good outputs stay. Ctrl-C ends it.",
        examples={
            "make-report watch": "content.yaml here -> out/, again and again",
            "make-report watch --only pdf --draft": "the dossier alone, with lines",
            "make-report watch --poll 1": "on a network's disk: look every second",
        },
    )
    add_build_arguments(parser)
    poll = (
        "look at the files every so many seconds, where the system does not tell of changes "
        f"(default without a number: {POLLING})"
    )
    parser.add_argument(
        "--poll", nargs="?", type=read_seconds, const=POLLING, metavar="S", help=poll
    )
    return parser


def read_seconds(text: str) -> float:
    """Return a number of seconds such as `0.5`.

    Raises:
        ArgumentTypeError: it is none, or none that anyone would wait.
    """
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0.01 <= seconds <= 3600:  # noqa: PLR2004  (an hour)
        message = f"not a number of seconds: {text!r}; write it as 0.5"
        raise argparse.ArgumentTypeError(message)
    return seconds


class _Interruption(threading.Event):
    """Ends watching between two steps, so that no set of outputs is left half written."""

    def __init__(self) -> None:
        super().__init__()
        self.number = 0

    def is_set(self) -> bool:
        """Whether to end: it was asked for, or nobody reads on, as after `watch | head`."""
        if not super().is_set() and is_unread(sys.stdout):
            self.number = signal.SIGPIPE
            self.set()
        return super().is_set()

    def catch(self) -> None:
        """Be what the signals that end a program lead to; the second one ends it at once."""
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self.note)

    def note(self, number: int, _frame: FrameType | None) -> None:
        """Take in a signal."""
        signal.signal(number, signal.SIG_DFL)
        self.number = number
        self.set()

    def check(self, _step: str = "") -> None:
        """Break off before a step, if it is to end.

        Raises:
            KeyboardInterrupt: it is.
        """
        if self.is_set():
            raise KeyboardInterrupt


def run(options: argparse.Namespace) -> Answer:
    """Build and rebuild; say what became of each save as it comes."""
    stop = _Interruption()
    stop.catch()
    rebuilder = Rebuilder(read_build_options(options), options.output, stop.check)
    tell = LineTeller(options).tell if options.json else Teller(options).tell
    try:
        Session(rebuilder, InputWatch(options.poll), tell).run(stop)
    except KeyboardInterrupt:
        stop.number = stop.number or signal.SIGINT
    except BrokenPipeError:
        stop.number = signal.SIGPIPE
    told = "stopped watching; the last outputs stand"
    return Answer("", f"make-report: {told}\n", _SHELL + stop.number, told)


def is_unread(stream: TextIO) -> bool:
    """Whether a stream is a pipe whose reader went; where no system says so, none is."""
    if not hasattr(select, "poll"):  # on Windows
        return False
    look = select.poll()
    try:
        look.register(stream.fileno(), 0)
    except (OSError, ValueError):  # it is closed, or no file
        return False
    gone = select.POLLERR | select.POLLHUP
    return any(told & gone for _, told in look.poll(0))


def _say(text: str) -> None:
    """Write to whoever reads on; where nobody does, watching ends.

    Raises:
        BrokenPipeError: nobody does.
        OutputError: it cannot be written; the outputs stand.
    """
    try:
        sys.stdout.write(show_lines(text))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        told = f"{UNWRITTEN}: {tell_reason(error)}; the last outputs stand"
        raise OutputError(told) from error


class LineTeller:
    """Says what became of each save to another program: a line of JSON each.

    Args:
        options: of the command.
    """

    def __init__(self, options: argparse.Namespace) -> None:
        self.folder = options.output

    def tell(self, told: Told) -> None:
        """Say what became of a save."""
        outcome = told.outcome
        built = None
        accepted: tuple[AcceptedProblem, ...] = ()
        if outcome.rendered:
            result = describe_result(outcome.rendered, self.folder, outcome.seconds)
            built = answer_build(result)
            accepted = result.accepted
        answer = RebuildAnswer(
            at=datetime.now().astimezone().isoformat(timespec="milliseconds"),
            causes=told.causes,
            built=built,
            written=outcome.written,
            changes=told.changes,
            mended=told.went,
            seconds=round(outcome.seconds, 3),
        )
        error = ""
        if outcome.error:
            error = f"{count_problems(outcome.problems)}; the last good outputs stand"
        problems = outcome.problems
        line = format_answer("watch", 0, error, problems, accepted, answer)
        _say(show_json(line, sys.stdout.encoding))


class Teller:
    """Says what became of each save.

    Args:
        options: of the command.
    """

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.is_first = True
        self.is_opened = not options.open

    def tell(self, told: Told) -> None:
        """Say what became of a save: problems that came and went, and one line."""
        outcome = told.outcome
        mended = ""
        for each in told.went:
            line, _, _ = str(each).partition("\n")
            mended += f"mended: {line}\n"
        write_problems(sys.stderr, list_problems(told.came) + mended)
        if outcome.error and self.options.traceback:
            story = "".join(traceback.format_exception(outcome.error))
            write_text(sys.stderr, story)
        if not self.options.quiet:
            _say(self.format_summary(told))
        if outcome.rendered and not self.is_opened:
            self.is_opened = True
            write_text(sys.stderr, open_outputs(self.describe(outcome)))
        self.is_first = False

    def describe(self, outcome: Outcome) -> Result:
        """Return what a good build did."""
        assert outcome.rendered  # noqa: S101
        return describe_result(outcome.rendered, self.options.output, outcome.seconds)

    def format_summary(self, told: Told) -> str:
        """Return the outputs, the first time; a line, afterwards."""
        outcome = told.outcome
        text = f"{self.format_line(told)}\n"
        if not self.is_first:
            return text
        if outcome.rendered:
            text = format_result(self.describe(outcome))
        files = format_counted_noun(len(outcome.inputs), "file")
        return f"{text}watching {files}; Ctrl-C ends it\n"

    def format_line(self, told: Told) -> str:
        """Return the line of a rebuild: when, how long, what was saved and what changed."""
        outcome = told.outcome
        names = [show_line(path.name) for path in told.causes[:_NAMED]]
        if len(told.causes) > _NAMED:
            names.append(f"{len(told.causes) - _NAMED} more")
        causes = ", ".join(dict.fromkeys(names)) or show_line(str(self.options.content))
        clock = datetime.now().astimezone().strftime("%H:%M:%S")
        line = f"{clock}  {outcome.seconds:.2f} s  {causes}: "
        return line + format_outcome(outcome, told.changes)


def format_outcome(outcome: Outcome, changes: Sequence[FileChange]) -> str:
    """Return what came of a rebuild, in a few words."""
    if outcome.error:
        return f"{count_problems(outcome.problems)}; the last good outputs stand"
    if not changes:
        if outcome.written:
            return f"{', '.join(outcome.written)} written, no page or slide changed"
        return "nothing changed"
    return "; ".join([format_change(change) for change in changes])


def format_change(change: FileChange) -> str:
    """Return what became of an output: `dossier.pdf pages 3, 7-9 (14 pages, 13 before)`."""
    noun = PARTS[change.kind]
    words = change.name
    if change.changed:
        several = "s" if len(change.changed) > 1 else ""
        words += f" {noun}{several} {format_numbers(change.changed)}"
    if change.count != change.before:
        count = format_counted_noun(change.count, noun)
        words += f" ({count}, {change.before or 'none'} before)"
    return words


def format_numbers(numbers: Sequence[int]) -> str:
    """Return numbers in ascending order as people write them: `3, 7-9`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    texts = []
    for run in runs:
        last = f"-{run[-1]}" if len(run) > 1 else ""
        texts.append(f"{run[0]}{last}")
    return ", ".join(texts)
