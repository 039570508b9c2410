"""Command-line arguments -> a build, a summary for people, and an exit code.

The codes are those of `reporting.errors`, and the shell's own for an interruption:

    0 done   1 our own fault   2 usage   3 content   4 evidence   5 output   130 interrupted

The summary goes to standard output; progress (on a terminal only), problems and faults go to
standard error.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from reporting import (
    ContentError,
    Extracted,
    Problem,
    ReportError,
    Result,
    Severity,
    Written,
    __version__,
    build,
    extract,
)

_INTERRUPTED = 130  # 128 + SIGINT
_CLEAR_LINE = "\r\x1b[K"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `make-report`.

    Args:
        arguments: without the command's name; those of the process when left out.

    Returns:
        the exit code.

    Raises:
        SystemExit: the arguments are wrong (2), or ask for help or the version (0).
    """
    _accept_any_character(sys.stdout)
    given = sys.argv[1:] if arguments is None else list(arguments)
    # A subcommand of argparse would take the content's place: `make-report content.yaml` goes on as ever.
    is_extract = given[:1] == ["extract"]
    options = _extract_parser().parse_args(given[1:]) if is_extract else _parser().parse_args(given)
    try:
        summary, doubts = (_extract if is_extract else _build)(options)
    except ReportError as error:
        return _failed(_explain(error), error.exit_code)
    except KeyboardInterrupt:
        return _failed("make-report: interrupted; the files that stood before still stand", _INTERRUPTED)
    except Exception as error:  # noqa: BLE001  (whatever it is, the reader gets one line and a code)
        return _failed(_our_fault(error, with_traceback=options.traceback), 1)
    _say(sys.stderr, doubts)
    _say(sys.stdout, summary)
    return 0


def _build(options: argparse.Namespace) -> tuple[str, str]:
    """Make the outputs; return the summary, and what the reader should doubt."""
    with _progress(sys.stderr) as progress:
        result = build(
            options.content, options.output, options.lang, options.only, progress, source=options.source
        )
    return _summary(result), _list(result.warnings)


def _extract(options: argparse.Namespace) -> tuple[str, str]:
    """Write back what a dossier is made from; return as `_build` does."""
    found = extract(options.dossier, options.output)
    so = "so the dossier may come out otherwise"
    doubts = "".join(f"{options.dossier}: warning: {why}: {so}\n" for why in found.differences)
    return _written_back(found, options.output), doubts


# ---------------------------------------------------------------- arguments


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="make-report",
        description="Turn one curated YAML file into a dossier (PDF) and a briefing deck (PowerPoint).",
        epilog="`make-report extract DOSSIER` writes back what a dossier was made from. "
        "Exit codes: 0 done, 1 our fault, 2 usage, 3 content, 4 evidence, 5 output, 130 interrupted.",
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("content", nargs="?", default="content.yaml", type=Path, help="the content (default: %(default)s)")
    _add_output(parser, "out")
    add(
        "--lang",
        type=_language,
        metavar="CODE",
        help="a language of the content, or `all` (default: its first)",
    )
    add("--only", choices=("pdf", "deck"), help="make one of the two")
    add(
        "--no-source",
        dest="source",
        action="store_false",
        help="do not attach to the dossier what it is made from",
    )
    _add_traceback(parser)
    add("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


def _extract_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="make-report extract",
        description="Write back the content, the files it names and the theme that a dossier was made from.",
        epilog="A content file that is called `extract` is given as ./extract.",
        allow_abbrev=False,
    )
    parser.add_argument("dossier", type=Path, help="a PDF that make-report made")
    _add_output(parser, "source")
    _add_traceback(parser)
    return parser


def _add_output(parser: argparse.ArgumentParser, default: str) -> None:
    about = f"the folder to write to (default: {default})"
    parser.add_argument("-o", "--output", default=default, type=Path, metavar="DIR", help=about)


def _add_traceback(parser: argparse.ArgumentParser) -> None:
    about = "show where in our code a fault of ours arose"
    parser.add_argument("--traceback", action="store_true", help=about)


def _language(code: str) -> str | tuple[str, ...]:
    return code if code == "all" else (code,)


# ---------------------------------------------------------------- what people read


@contextlib.contextmanager
def _progress(stream: TextIO) -> Iterator[Callable[[str], None]]:
    """Yield what shows the step in hand on one line of a terminal, and wipe that line in the end."""
    if not stream.isatty():
        yield lambda _: None
        return
    try:
        yield lambda step: _say(stream, f"{_CLEAR_LINE}{step} …")
    finally:
        _say(stream, _CLEAR_LINE)


def _explain(error: ReportError) -> str:
    if isinstance(error, ContentError):
        return f"{_list(error.problems)}{_count(error.problems)}; nothing was written"
    return f"make-report: {error}"


def _list(problems: Sequence[Problem]) -> str:
    return "".join(f"{problem}\n" for problem in problems)


def _count(problems: Sequence[Problem]) -> str:
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return f"{_plural(errors, 'error')}, {_plural(len(problems) - errors, 'warning')}"


def _plural(count: int, noun: str) -> str:
    return f"{count or 'no'} {noun}{'' if count == 1 else 's'}"


def _our_fault(error: Exception, *, with_traceback: bool) -> str:
    """Own up, in one line; the whole story only for whoever asks for it."""
    story = "".join(traceback.format_exception(error)) if with_traceback else ""
    what = " ".join(f"{type(error).__name__}: {error}".split())
    cure = "" if with_traceback else "; --traceback shows where"
    return f"{story}make-report: this is our fault, not your content's: {what}{cure}"


def _summary(result: Result) -> str:
    wide = max(len(str(file.path)) for file in result.files)
    rows = "".join(
        f"{file.path!s:{wide}}  {_plural(file.count, _noun(file)):>9}  {file.size / 1000:6,.0f} KB\n"
        for file in result.files
    )
    files, warnings = _plural(len(result.files), "file"), _plural(len(result.warnings), "warning")
    return f"{rows}{files}, {warnings}, {_time(result)}\n"


def _written_back(found: Extracted, folder: Path) -> str:
    rows = "".join(f"{file}\n" for file in found.files)
    files = _plural(len(found.files), "file")
    return f"{rows}{files}; to make the dossier again, in {folder}: {found.command}\n"


def _time(result: Result) -> str:
    """Say how long the reader waited: since the process began, or the build alone where that is unknown."""
    age = _age()
    return f"{result.seconds:.1f} s to build" if age is None else f"{age:.1f} s since the command was started"


def _noun(file: Written) -> str:
    return "page" if file.kind == "pdf" else "slide"


def _age() -> float | None:
    """Return the age of this process, loading Python included, or None where the system does not tell.

    Linux counts it in hundredths of a second since boot (proc(5), `/proc/pid/stat`, field 22).
    """
    try:
        after_name = Path("/proc/self/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        started = int(after_name[22 - 3]) / os.sysconf("SC_CLK_TCK")
        return time.clock_gettime(time.CLOCK_BOOTTIME) - started
    except (OSError, AttributeError, ValueError, IndexError):
        return None


# ---------------------------------------------------------------- streams


def _failed(message: str, code: int) -> int:
    _say(sys.stderr, f"{message}\n")
    return code


def _say(stream: TextIO, text: str) -> None:
    """Write text, unless nobody reads on: `make-report | head` is no fault."""
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        # What is buffered would raise again when Python closes the stream at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _accept_any_character(stream: TextIO) -> None:
    """Let a terminal of a narrow character set show an escape instead of raising."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
