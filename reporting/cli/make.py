"""`make-report [CONTENT]`: arguments -> a build, and a summary of what it wrote."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from reporting import Result, __version__
from reporting.build import build_files
from reporting.cleaning import show_line
from reporting.cli.arguments import (
    CommandParser,
    TeachingFormatter,
    add_build_arguments,
    add_timeout_option,
    format_examples,
    read_build_options,
)
from reporting.cli.commands import COMMANDS
from reporting.cli.show import (
    Answer,
    format_counted_noun,
    format_files,
    list_problems,
)
from reporting.cli.terminal import Steps
from reporting.evidence.report.text_report import count_warnings, format_summary
from reporting.record import Record

_EXAMPLES = {
    "make-report": "content.yaml here -> out/dossier.pdf, out/briefing.pptx",
    "make-report --lang all --theme bulletin": "every language, in another look",
    "make-report --only pdf --draft -o review": "the dossier to be read, with lines",
}
_CODES = (
    "exit codes: 0 done, 1 our fault, 2 usage, 3 content, 4 evidence, 5 output, "
    "6 timeout, 130 interrupted"
)


def make_parser() -> argparse.ArgumentParser:
    """Return the arguments of `make-report`."""
    parser = CommandParser(
        prog="make-report",
        description="Turn one curated YAML file into a dossier (PDF) and a briefing deck "
        "(PowerPoint).",
        epilog=f"{format_commands()}\n{format_examples(_EXAMPLES)}\n{_CODES}\n",
        formatter_class=TeachingFormatter,
        allow_abbrev=False,
    )
    add_build_arguments(parser)
    add_timeout_option(parser)
    version = f"%(prog)s {__version__}"
    parser.add_argument("--version", action="version", version=version)
    licences = "list what is bundled that others made, with its licences"
    parser.add_argument("--licences", action="store_true", help=licences)
    return parser


def format_commands() -> str:
    """Return the commands, a line each with what it does."""
    width = max(map(len, COMMANDS))
    lines = ["commands, each with a --help of its own:"]
    for name, about in COMMANDS.items():
        lines.append(f"  make-report {name:{width}}  {about}")
    return "".join(f"{line}\n" for line in lines)


def run(options: argparse.Namespace) -> Answer:
    """Make the outputs; return the summary, and what the reader should doubt."""
    if options.licences:
        return tell_licences()
    steps = Steps(sys.stderr)
    with steps.showing() as begin:
        result = build_files(read_build_options(options), options.output, begin)
    accepted = result.accepted if options.verbose else ()
    doubts = list_problems((*result.warnings, *accepted))
    if options.open:
        doubts += open_outputs(result)
    times = steps.list_times()
    summary = format_result(result)
    if options.verbose:
        summary += format_times(times)
    return Answer(
        summary,
        doubts,
        problems=result.warnings,
        accepted=result.accepted,
        result=describe_build(result, times) if options.json else None,
    )


def tell_licences() -> Answer:
    """Return what comes along that others made."""
    from reporting.cli.licences import format_licences

    return Answer(format_licences())


def describe_build(result: Result, times: Sequence[tuple[str, float]]) -> Record:
    """Return what a build did, for another program."""
    from reporting.cli.json_answer import answer_build

    return answer_build(result, times)


def open_outputs(result: Result) -> str:
    """Open what was written; return why not, if not."""
    from reporting.cli.opening import open_files

    fault = open_files([file.path for file in result.files])
    return f"note: {fault}\n" if fault else ""


def format_times(times: Sequence[tuple[str, float]]) -> str:
    """Return a line for each step with the seconds that it took."""
    lines = [f"  {seconds:6.2f} s  {step}\n" for step, seconds in times]
    return "".join(lines)


def format_result(result: Result) -> str:
    """Return the files with their pages and sizes, notes, the evidence, the time it took."""
    rows = [(file.path, file.kind, file.count, file.size) for file in result.files]
    lines = format_files(rows)
    lines += [f"note: {show_line(note)}" for note in result.notes]
    lines.append(format_summary(result.evidence))
    files = format_counted_noun(len(result.files), "file")
    warnings = count_warnings(
        len(result.warnings),
        len(result.accepted),
    )
    lines.append(f"{files}, {warnings}, {result.seconds:.1f} s to build")
    return "".join(f"{line}\n" for line in lines)
