"""What can go wrong, as values a caller can catch and a person can act on.

    ReportError            1  our own fault, or a base to catch them all
    ├── UsageError         2  the command was asked for something it does not do
    ├── ContentError       3  content.yaml (or a file beside it) holds problems
    ├── EvidenceError      4  a source does not bear what is claimed
    ├── OutputError        5  the outputs could not be written
    └── DeadlineError      6  the command took longer than `--timeout` gives it

The number is the exit code of `make-report`. A `Problem` is one finding with its place and its
cure; errors carry all the problems of a run, never only the first.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Literal, TypeAlias

from reporting.cleaning import show_line
from reporting.record import Record


class Severity(StrEnum):
    """How much a problem weighs: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


Stage: TypeAlias = Literal["content", "sources", "layout", "command"]
"""Who tells a problem: the rules of the content, which always look; the copies of sources; the
laying out of both outputs; or what the command was asked for, such as a theme.
"""


class Problem(Record, frozen=True, order=True):
    """One finding in one file.

    Args:
        path: the file as the user named it.
        line: line, counted from 1; 0 where the finding concerns the file as a whole.
        column: column in characters, counted from 1; 0 likewise.
        severity: error or warning.
        message: what is wrong, in one sentence without a full stop.
        where: path in the content, such as `claims[3].status`; empty at the top.
        hint: what to write instead; empty when the message says it.
        code: its stable name: E and three digits for an error, W and three for a warning.
    """

    path: str
    line: int
    column: int
    severity: Severity
    message: str
    where: str = ""
    hint: str = ""
    code: str = ""

    def __str__(self) -> str:
        """The problem as compilers write it, so that editors can jump to the place.

        Each part of it stands on one line, its controls escaped: names and words are those of
        files that anybody may have made.
        """
        place = show_line(self.path)
        if self.line:
            place = f"{place}:{self.line}:{self.column}"
        code = ""
        if self.code:
            code = f" [{self.code}]"
        lines = [f"{place}: {self.severity}: {show_line(self.message)}{code}"]
        if self.where:
            lines.append(f"    in {show_line(self.where)}")
        if self.hint:
            lines.append(f"    hint: {show_line(self.hint)}")
        return "\n".join(lines)


class AcceptedProblem(Record, frozen=True, order=True):
    """A warning that the curator lets be.

    Args:
        problem: the warning.
        why: it is let be, in the curator's words.
    """

    problem: Problem
    why: str

    def __str__(self) -> str:
        """The warning as it would be shown, called accepted, with the reason below it."""
        accepted = str(self.problem).replace(": warning: ", ": accepted: ", 1)
        return f"{accepted}\n    why: {show_line(self.why)}"


def format_count(count: int, noun: str) -> str:
    """Return a counted noun, as messages say it: `0 files`, `1 file`, `2 files`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def own_up(error: Exception) -> str:
    """Return, on one line, that what was raised is a fault of ours."""
    told = " ".join(f"{type(error).__name__}: {error}".split())
    return f"this is our fault, not your content's: {told}"


def tell_reason(error: Exception) -> str:
    """Return why the system refused, as it says so, to go on from a colon."""
    reason = getattr(error, "strerror", None) or str(error)
    return reason[:1].lower() + reason[1:]


class RefusedError(ValueError):
    """A value that breaks a rule of what it stands for; whoever reads it knows the place.

    Args:
        message: what is wrong, in one sentence without a full stop.
        hint: what to write instead.
        code: its stable name, as a problem bears it.
    """

    def __init__(self, message: str, hint: str = "", code: str = "") -> None:
        self.hint = hint
        self.code = code
        super().__init__(message)


class ReportError(Exception):
    """The base of every error raised on purpose by this package."""

    exit_code = 1


class UsageError(ReportError):
    """The command was asked for something it does not do."""

    exit_code = 2


class ContentError(ReportError):
    """The content, or a file it names, holds problems.

    Args:
        problems: every finding of the run, warnings included.
    """

    exit_code = 3

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def refuse_file(
    path: object,
    message: str,
    code: str,
    hint: str = "",
    line: int = 0,
) -> ContentError:
    """Return the error about one file, to be raised.

    Args:
        path: the file as the user named it.
        message: what is wrong, in one sentence without a full stop.
        code: its stable name.
        hint: what to do instead; empty when the message says it.
        line: where it begins, from 1; 0 for the file as a whole.
    """
    problem = Problem(
        str(path),
        line,
        1 if line else 0,
        Severity.ERROR,
        message,
        hint=hint,
        code=code,
    )
    return ContentError([problem])


class EvidenceError(ReportError):
    """A cited source does not bear the claim.

    Args:
        message: how many citations are not borne, in one sentence without a full stop.
        problems: where, and why not.
    """

    exit_code = 4

    def __init__(self, message: str, problems: Iterable[Problem] = ()) -> None:
        self.problems = tuple(problems)
        super().__init__(message)


class OutputError(ReportError):
    """The outputs could not be written; what stood there before still stands."""

    exit_code = 5


class DeadlineError(ReportError):
    """The command took longer than it was given; what stood there before still stands."""

    exit_code = 6
