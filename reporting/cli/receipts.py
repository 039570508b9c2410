"""`make-report receipts [CONTENT]`: arguments -> claims with their passages, a summary."""

from __future__ import annotations

import argparse

from reporting import ReceiptsResult, make_receipts
from reporting.cli.arguments import (
    add_answer_options,
    add_content_argument,
    add_evidence_options,
    add_language_option,
    add_limit_options,
    add_output_option,
    add_standards_option,
    add_theme_option,
    add_timeout_option,
    add_traceback_option,
    add_verbose_option,
    make_command_parser,
    read_count,
)
from reporting.cli.show import (
    Answer,
    format_counted_noun,
    format_files,
    list_problems,
)
from reporting.evidence.report.text_report import format_summary


def make_parser() -> argparse.ArgumentParser:
    """Return the arguments of `make-report receipts`."""
    parser = make_command_parser(
        "receipts",
        "Show each claim with the passages that it is cited from, the words that "
        "were matched marked, as one page of HTML and as a PDF. Both hold text of the sources, "
        "so mind whose it is before you pass them on.",
        examples={
            "make-report receipts": "out/receipts.html and out/receipts.pdf",
            "make-report receipts --lang all --only html -o receipts": "a page of HTML each",
        },
    )
    add = parser.add_argument
    add_content_argument(parser)
    add_output_option(parser, "out")
    add_language_option(parser)
    add("--only", choices=("html", "pdf"), help="make one of the two")
    add(
        "--excerpt-words",
        type=read_count,
        metavar="N",
        help="the most words that are shown of each source, however many claims cite it "
        "(default: 300, and of a short source no more than half, or 100; 0 shows none, only "
        "places and verdicts)",
    )
    add_theme_option(parser)
    add_standards_option(parser)
    add_evidence_options(parser)
    add_verbose_option(parser)
    add_answer_options(parser)
    add_limit_options(parser)
    add_timeout_option(parser)
    add_traceback_option(parser)
    return parser


def run(options: argparse.Namespace) -> Answer:
    """Write the receipts; return what was written, and what the reader should doubt."""
    result = make_receipts(
        options.content,
        options.output,
        options.lang,
        options.only,
        sources=options.sources,
        excerpt_words=options.excerpt_words,
        theme=options.theme,
        strict=options.strict,
        pdf=options.pdf,
    )
    accepted = result.evidence.accepted if options.verbose else ()
    evidence = result.evidence
    doubts = list_problems((*evidence.problems, *accepted))
    return Answer(
        format_result(result),
        doubts,
        problems=evidence.problems,
        accepted=evidence.accepted,
        result=result,
    )


def format_result(result: ReceiptsResult) -> str:
    """Return the files with their claims or pages, and how much of each source is shown."""
    rows = [(file.path, file.form, file.count, file.size) for file in result.files]
    lines = format_files(rows)
    for source, (used, limit) in result.shown.items():
        words = format_counted_noun(used, "word")
        most = f", of at most {limit}" if limit else ""
        lines.append(f"{source}: {words} shown{most}")
    lines.append(format_summary(result.evidence))
    return "".join(f"{line}\n" for line in lines)
