"""`make-report paragraphs SOURCE`: arguments -> the numbered paragraphs of a source."""

from __future__ import annotations

import argparse
import shutil
import sys

from reporting import list_paragraphs
from reporting.cli.arguments import (
    add_copies_option,
    add_limit_options,
    add_source_arguments,
    add_traceback_option,
    make_command_parser,
    read_count,
)
from reporting.cli.show import Answer
from reporting.cli.terminal import can_colour
from reporting.evidence.report.paragraph_list import (
    format_paragraphs,
    format_paragraphs_json,
)


def make_parser() -> argparse.ArgumentParser:
    """Return the arguments of `make-report paragraphs`."""
    parser = make_command_parser(
        "paragraphs",
        "List the paragraphs of the local copy of a source with the numbers by "
        "which they are cited.",
        examples={
            "make-report paragraphs gazette": "all of a source",
            'make-report paragraphs gazette --grep "40 tonnes" --around 1': "with neighbours",
        },
    )
    add_source_arguments(parser)
    add = parser.add_argument
    grep = (
        "only those with these words, compared as terms are; `first … last` finds both"
    )
    add("--grep", metavar="WORDS", default="", help=grep)
    regex = "only those in which this regular expression is found"
    add("--regex", metavar="PATTERN", default="", help=regex)
    around = "neighbours of each to list too"
    add("--around", type=read_count, default=0, metavar="N", help=around)
    form = "a list for people (default), or JSON with the hash of each"
    add("--format", choices=("list", "json"), default="list", help=form)
    add_copies_option(parser)
    add_limit_options(parser)
    add_traceback_option(parser)
    return parser


def run(options: argparse.Namespace) -> Answer:
    """List paragraphs, as wide as the terminal; whole lines for other programs."""
    listed = list_paragraphs(
        options.source,
        options.content,
        options.sources,
        language=options.lang,
        grep=options.grep,
        regex=options.regex,
        around=options.around,
    )
    if options.format == "json":
        return Answer(format_paragraphs_json(listed), form="json")
    is_shown = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if is_shown else 0
    is_bold = is_shown and can_colour(sys.stdout)
    text = format_paragraphs(listed, width, is_bold=is_bold)
    if listed.paragraphs:
        return Answer(text, form="painted" if is_bold else "text")
    looked_for = options.grep or options.regex
    return Answer("", f"{listed.source}: no paragraph has “{looked_for}”\n")
