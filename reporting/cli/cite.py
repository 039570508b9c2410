"""`make-report cite SOURCE WORDS`: arguments -> a citation, printed or written to a claim."""

from __future__ import annotations

import argparse
import re
import shutil
import textwrap

from reporting import CitedPassage, cite
from reporting.cleaning import clean_line, show_line
from reporting.cli.arguments import (
    add_copies_option,
    add_limit_options,
    add_source_arguments,
    add_traceback_option,
    make_command_parser,
    read_count,
)
from reporting.cli.show import Answer, list_problems
from reporting.reading.yaml_words import write_flow

_COMMA = r",(?!\d)|(?<!\d),"
"""What parts terms; a comma between digits is of a number."""


def make_parser() -> argparse.ArgumentParser:
    """Return the arguments of `make-report cite`."""
    parser = make_command_parser(
        "cite",
        "Find words in the local copy of a source and cite them: the paragraph, or "
        "the cell of a table, the terms that must stand there, and the hash by which it is "
        "known again.",
        examples={
            'make-report cite gazette "40 tonnes … 2025"': "the citation, ready to paste",
            'make-report cite gazette "Vera Laine" --write growth': "writes it to a claim",
        },
    )
    words = "words as they stand there; `first … last` for a longer passage"
    add_source_arguments(parser, {"words": words})
    add = parser.add_argument
    claim = "write it to this claim of the content"
    add("--write", metavar="CLAIM", default="", help=claim)
    terms = "what must stand there, with commas between: Lane,16%% (default: chosen)"
    add("--terms", action="append", default=[], metavar="TERMS", help=terms)
    several = "which paragraph is meant, where several have the words"
    add("--paragraph", type=read_count, default=0, metavar="N", help=several)
    alike = "which cell of a table is meant, where several have the words: B10"
    add("--cell", metavar="CELL", default="", help=alike)
    add_copies_option(parser)
    add_limit_options(parser)
    add_traceback_option(parser)
    return parser


def run(options: argparse.Namespace) -> Answer:
    """Print a citation with a look at its passage; with `--write`, write it."""
    terms: list[str] = []
    for listed in options.terms:
        terms += [term.strip() for term in re.split(_COMMA, listed)]
    cited = cite(
        options.source,
        options.words,
        options.content,
        options.sources,
        write=options.write,
        terms=[term for term in terms if term],
        paragraph=options.paragraph,
        cell=options.cell,
        language=options.lang,
    )
    doubts = list_problems(cited.doubts)
    return Answer(format_cited(cited, options.write), doubts)


def format_cited(cited: CitedPassage, claim: str) -> str:
    """Return a citation to paste, or where it was written, and the passage below."""
    written = write_flow(cited.entry, '"')
    lines = [f"- {written}", ""]
    if cited.content:
        place = f"{show_line(str(cited.content))}:{cited.line}"
        lines = [f"{place}: written to `{claim}`", f"  - {written}", ""]
    of = cited.content or cited.source
    lines += [show_line(f"{of}: {note}") for note in cited.notes]
    width = shutil.get_terminal_size().columns
    passage = clean_line(cited.passage)
    shown = f"paragraph {cited.paragraph}: “{passage}”"
    lines += textwrap.wrap(shown, width, subsequent_indent="  ", break_on_hyphens=False)
    if not cited.cell:
        lines.append(f"hash {cited.hash}")
    return "".join(f"{line}\n" for line in lines)
