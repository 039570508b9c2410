"""`make-report extract FILE`: arguments -> the files that a dossier or a deck was made from."""

from __future__ import annotations

import argparse
from pathlib import Path

from reporting import extract
from reporting.cleaning import show_line
from reporting.cli.arguments import (
    add_answer_options,
    add_limit_options,
    add_output_option,
    add_traceback_option,
    make_command_parser,
)
from reporting.cli.show import Answer, format_counted_noun


def make_parser() -> argparse.ArgumentParser:
    """Return the arguments of `make-report extract`."""
    parser = make_command_parser(
        "extract",
        "Write back the content, the files it names and the theme that an output "
        "was made from.",
        examples={
            "make-report extract out/dossier.pdf": "writes into source/",
            "make-report extract out/briefing.pptx -o elsewhere": "into a folder of your own",
        },
    )
    about = "a PDF or a PowerPoint file that make-report made"
    parser.add_argument("dossier", type=Path, metavar="FILE", help=about)
    add_output_option(parser, "source")
    add_answer_options(parser)
    add_limit_options(parser)
    add_traceback_option(parser)
    return parser


def run(options: argparse.Namespace) -> Answer:
    """Write back what an output is made from; return the summary and the warnings."""
    extracted = extract(options.dossier, options.output)
    warnings = ""
    for reason in extracted.differences:
        warnings += (
            f"{show_line(str(options.dossier))}: warning: {reason}: "
            "so the dossier may come out otherwise\n"
        )
    rows = "".join(f"{show_line(str(file))}\n" for file in extracted.files)
    files = format_counted_noun(len(extracted.files), "file")
    again = f"to make the dossier again, in {options.output}: {extracted.command}"
    again = show_line(again)
    return Answer(f"{rows}{files}; {again}\n", warnings, result=extracted)
