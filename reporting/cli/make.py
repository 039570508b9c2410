"""`make-report [CONTENT]`: arguments -> a build, and a summary of what it wrote."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from reporting import Result, __version__, build
from reporting.cli.arguments import (
    CommandParser,
    add_content_argument,
    add_evidence_options,
    add_language_option,
    add_output_option,
    add_size_option,
    add_standards_option,
    add_theme_option,
    add_traceback_option,
    add_verbose_option,
)
from reporting.cli.show import (
    Answer,
    format_counted_noun,
    format_files,
    list_problems,
    show_progress,
)
from reporting.evidence.report.text_report import count_warnings, format_summary

_COMMANDS = (
    "`make-report init DIR` begins a dossier; "
    "`make-report check` reports on the evidence; "
    "`make-report paragraphs SOURCE` lists the paragraphs of a source; "
    "`make-report cite SOURCE WORDS` cites a passage of it; "
    "`make-report extract FILE` writes back what an output was made from; "
    "`make-report where FILE --slide 7` lists the lines that stand there; "
    "`make-report explain WHAT` tells of a key or a code; "
    "`make-report schema` prints a JSON Schema; "
    "`make-report source` brings sources in; "
    "`make-report receipts` shows each claim with the passages that it is cited from; "
    "`make-report template inspect FILE` looks at a template. "
    "Exit codes: 0 done, 1 our fault, 2 usage, 3 content, 4 evidence, 5 output, "
    "130 interrupted."
)
"""What `--help` ends with."""


def make_parser() -> argparse.ArgumentParser:
    """Return the arguments of `make-report`."""
    parser = CommandParser(
        prog="make-report",
        description="Turn one curated YAML file into a dossier (PDF) and a briefing deck "
        "(PowerPoint).",
        epilog=_COMMANDS,
        allow_abbrev=False,
    )
    add = parser.add_argument
    add_content_argument(parser)
    add_output_option(parser, "out")
    add_language_option(parser)
    add("--only", choices=("pdf", "deck"), help="make one of the two")
    add_theme_option(parser)
    add(
        "--draft",
        action="store_true",
        help="mark the outputs as drafts, with the lines of the content",
    )
    add(
        "--template",
        type=Path,
        metavar="FILE",
        help="a .pptx or .potx to draw the deck on; see `make-report template inspect`",
    )
    add_standards_option(parser)
    add(
        "--no-source",
        dest="source",
        action="store_false",
        help="let the outputs not carry what they are made from",
    )
    add_evidence_options(parser)
    add_verbose_option(parser)
    add_size_option(parser)
    add_traceback_option(parser)
    add("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


def run(options: argparse.Namespace) -> Answer:
    """Make the outputs; return the summary, and what the reader should doubt."""
    with show_progress(sys.stderr) as step:
        result = build(
            options.content,
            options.output,
            options.lang,
            options.only,
            step,
            source=options.source,
            theme=options.theme,
            template=options.template,
            sources=options.sources,
            strict=options.strict,
            draft=options.draft,
            pdf=options.pdf,
            max_bytes=options.max_size,
        )
    accepted = result.accepted if options.verbose else ()
    doubts = list_problems((*result.warnings, *accepted))
    return Answer(format_result(result), doubts)


def format_result(result: Result) -> str:
    """Return the files with their pages and sizes, notes, the evidence, the time it took."""
    rows = [(file.path, file.kind, file.count, file.size) for file in result.files]
    lines = format_files(rows)
    lines += [f"note: {note}" for note in result.notes]
    lines.append(format_summary(result.evidence))
    files = format_counted_noun(len(result.files), "file")
    warnings = count_warnings(
        len(result.warnings),
        len(result.accepted),
    )
    lines.append(f"{files}, {warnings}, {result.seconds:.1f} s to build")
    return "".join(f"{line}\n" for line in lines)
