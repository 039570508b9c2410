"""`make-report check [CONTENT]`: arguments -> the evidence report: table, JSON or SARIF."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from reporting import Report, check
from reporting.cli.arguments import (
    CommandParser,
    add_evidence_options,
    add_size_option,
    add_traceback_option,
    add_verbose_option,
)
from reporting.cli.show import Answer, explain_error, list_problems
from reporting.evidence.report.json_report import format_json, format_schema
from reporting.evidence.report.sarif import format_sarif
from reporting.evidence.report.text_report import format_table

_FORMS: Mapping[str, Callable[[Report], str]] = {
    "table": format_table,
    "json": format_json,
    "sarif": format_sarif,
}


def make_parser() -> argparse.ArgumentParser:
    """Return the arguments of `make-report check`."""
    parser = CommandParser(
        prog="make-report check",
        description="Hold every citation against the local copy of its source: do its terms "
        "stand in the place that it names? It shows that a source says so, not that "
        "the source is right.",
        epilog="A content file that is called `check` is given as ./check.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "content",
        nargs="?",
        default="content.yaml",
        type=Path,
        help="the content (default: %(default)s)",
    )
    add_evidence_options(parser)
    add_verbose_option(parser)
    add_size_option(parser)
    form = "a table for people (default), JSON, SARIF 2.1.0, or the schema of the JSON"
    parser.add_argument(
        "--format", choices=(*_FORMS, "schema"), default="table", help=form
    )
    record = (
        "write the verdicts to evidence.json beside the content, for dossiers to print"
    )
    parser.add_argument("--record", action="store_true", help=record)
    built = "read back the outputs in this folder: does each say every key claim?"
    parser.add_argument("--built", type=Path, metavar="DIR", help=built)
    add_traceback_option(parser)
    return parser


def run(options: argparse.Namespace) -> Answer:
    """Check the evidence; the report goes to standard output even where it does not pass."""
    if options.format == "schema":
        return Answer(format_schema())
    report = check(
        options.content,
        options.sources,
        record=options.record,
        built=options.built,
        max_bytes=options.max_size,
    )
    text = _FORMS[options.format](report)
    failure = report.find_failure() if options.strict else None
    if failure:
        return Answer(text, f"{explain_error(failure)}\n", failure.exit_code)
    accepted = report.accepted if options.verbose else ()
    return Answer(text, list_problems((*report.problems, *accepted)))
