"""`make-report check [CONTENT]`: arguments -> the evidence report: table, JSON or SARIF."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

from reporting import Report, UsageError, check, fix_citations, list_numbers
from reporting.cli.arguments import (
    add_content_argument,
    add_evidence_options,
    add_json_option,
    add_language_option,
    add_limit_options,
    add_timeout_option,
    add_traceback_option,
    add_verbose_option,
    make_command_parser,
)
from reporting.cli.show import Answer, answer_error, list_problems
from reporting.evidence.report.fix_report import format_fixes
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
    parser = make_command_parser(
        "check",
        "Hold every citation against the local copy of its source: do its terms "
        "stand in the place that it names? It shows that a source says so, not that "
        "the source is right.",
        examples={
            "make-report check": "a verdict for each citation",
            "make-report check --strict --format sarif": "exit code 4 unless all is found",
            "make-report check --numbers --built out": "each number, and where it is from",
        },
    )
    add_content_argument(parser)
    add_evidence_options(parser)
    add_verbose_option(parser)
    add_limit_options(parser)
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
    fix = "write where citations stand now, where a copy changed and that is certain"
    parser.add_argument("--fix", action="store_true", help=fix)
    dry = "with --fix: write nothing, only say what would be written"
    parser.add_argument("--dry-run", action="store_true", help=dry)
    numbers = (
        "list every number of both outputs, with its page or slide and where it comes from; "
        "with --built of the files there, else of outputs drawn in memory"
    )
    parser.add_argument("--numbers", action="store_true", help=numbers)
    add_language_option(parser, "with --numbers: ")
    theme = "with --numbers: the theme, if not the one that the outputs carry"
    parser.add_argument("--theme", metavar="THEME", help=theme)
    template = "with --numbers: the template that the deck is drawn on"
    parser.add_argument("--template", type=Path, metavar="FILE", help=template)
    add_json_option(parser)
    add_timeout_option(parser)
    add_traceback_option(parser)
    return parser


def run(options: argparse.Namespace) -> Answer:
    """Check the evidence; the report goes to standard output even where it does not pass."""
    if options.numbers:
        return run_numbers(options)
    if options.format == "schema":
        return Answer(format_schema(), form="json")
    if options.dry_run and not options.fix:
        raise UsageError("--dry-run goes with --fix")
    told = ""
    if options.fix:
        fixes = fix_citations(
            options.content,
            options.sources,
            dry_run=options.dry_run,
        )
        told = format_fixes(fixes)
    report = check(
        options.content,
        options.sources,
        record=options.record,
        built=options.built,
    )
    text = _FORMS[options.format](report)
    if options.fix and options.format == "table":
        text = f"{told}\n{text}"
        told = ""
    form = find_form(options)
    failure = report.find_failure() if options.strict else None
    if failure:
        refusal = answer_error(failure)
        return refusal._replace(
            summary=text,
            doubts=told + refusal.doubts,
            accepted=report.accepted,
            result=report,
            form=form,
        )
    accepted = report.accepted if options.verbose else ()
    return Answer(
        text,
        told + list_problems((*report.problems, *accepted)),
        problems=report.problems,
        accepted=report.accepted,
        result=report,
        form=form,
    )


def find_form(options: argparse.Namespace) -> Literal["text", "json"]:
    """Return the form of a report, as an answer has it."""
    return "text" if options.format == "table" else "json"


def run_numbers(options: argparse.Namespace) -> Answer:
    """List the numbers of both outputs; the list comes even where it does not pass.

    Raises:
        UsageError: it is asked for with what only a check of citations does.
    """
    from reporting.accounts import forms
    from reporting.accounts.model import NumberReport

    if options.format == "schema":
        return Answer(format_schema(NumberReport), form="json")
    if options.record:
        raise UsageError("`--record` is of citations: leave out `--numbers`")
    report = list_numbers(
        options.content,
        options.lang,
        options.sources,
        built=options.built,
        theme=options.theme,
        template=options.template,
    )
    shapes = {
        "table": forms.format_table,
        "json": forms.format_json,
        "sarif": forms.format_sarif,
    }
    text = shapes[options.format](report)
    failure = report.find_failure()
    if failure is None:
        return Answer(text, result=report, form=find_form(options))
    refusal = answer_error(failure)
    code = failure.exit_code if options.strict else 0
    form = find_form(options)
    return refusal._replace(summary=text, code=code, result=report, form=form)
