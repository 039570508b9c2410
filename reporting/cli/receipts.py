"""`make-report receipts [CONTENT]`: arguments -> claims with their passages, a summary."""

from __future__ import annotations

import argparse
from pathlib import Path

from reporting import ReceiptsResult, make_receipts
from reporting.assets import list_bundled_themes
from reporting.cli.arguments import (
    CommandParser,
    add_evidence_options,
    add_output_option,
    add_size_option,
    add_standards_option,
    add_traceback_option,
    add_verbose_option,
)
from reporting.cli.show import Answer, format_counted_noun, list_problems
from reporting.evidence.report.text_report import format_summary


def make_parser() -> argparse.ArgumentParser:
    """Return the arguments of `make-report receipts`."""
    parser = CommandParser(
        prog="make-report receipts",
        description="Show each claim with the passages that it is cited from, the words that "
        "were matched marked, as one page of HTML and as a PDF. Both hold text of the sources, "
        "so mind whose it is before you pass them on.",
        epilog="A content file that is called `receipts` is given as ./receipts.",
        allow_abbrev=False,
    )
    add = parser.add_argument
    add(
        "content",
        nargs="?",
        default="content.yaml",
        type=Path,
        help="the content (default: %(default)s)",
    )
    add_output_option(parser, "out")
    add(
        "--lang",
        type=lambda code: code if code == "all" else (code,),
        metavar="CODE",
        help="a language of the content, or `all` (default: its first)",
    )
    add("--only", choices=("html", "pdf"), help="make one of the two")
    add(
        "--excerpt-words",
        type=read_count,
        metavar="N",
        help="the most words that are shown of each source, however many claims cite it "
        "(default: 300, and of a short source no more than half, or 100)",
    )
    add(
        "--theme",
        metavar="THEME",
        help="a theme file that names only what it changes, or the name of a bundled "
        f"theme ({', '.join(list_bundled_themes())})",
    )
    add_standards_option(parser)
    add_evidence_options(parser)
    add_verbose_option(parser)
    add_size_option(parser)
    add_traceback_option(parser)
    return parser


def read_count(text: str) -> int:
    """Return a count of words.

    Raises:
        ArgumentTypeError: it is none.
    """
    if not text.isdecimal() or not text.isascii():
        message = f"not a number of words: {text!r}; write it as 200"
        raise argparse.ArgumentTypeError(message)
    return int(text)


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
        max_bytes=options.max_size,
    )
    accepted = result.evidence.accepted if options.verbose else ()
    doubts = list_problems((*result.evidence.problems, *accepted))
    return Answer(format_result(result), doubts)


def format_result(result: ReceiptsResult) -> str:
    """Return the files with their claims or pages, and how much of each source is shown."""
    width = max(len(str(file.path)) for file in result.files)
    lines: list[str] = []
    for file in result.files:
        noun = "claim" if file.form == "html" else "page"
        count = format_counted_noun(file.count, noun)
        size = file.size / 1000
        lines.append(f"{file.path!s:{width}}  {count:>9}  {size:6,.0f} KB")
    for source, (used, limit) in result.shown.items():
        words = format_counted_noun(used, "word")
        lines.append(f"{source}: {words} shown, of at most {limit}")
    lines.append(format_summary(result.evidence))
    return "".join(f"{line}\n" for line in lines)
