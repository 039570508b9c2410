"""`make-report where FILE --slide 7`: arguments -> what stands there, with its line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from reporting import Place, where
from reporting.cli.arguments import (
    add_json_option,
    add_limit_options,
    add_traceback_option,
    make_command_parser,
)
from reporting.cli.show import Answer, align_columns
from reporting.record import Record

_CONTENT = "content.yaml"
"""What an output calls the content that it was made from."""


def make_parser() -> argparse.ArgumentParser:
    """Return the arguments of `make-report where`."""
    parser = make_command_parser(
        "where",
        "List what stands on a page of a dossier or a slide of a deck, each with "
        "the line of the content that it was written in.",
        examples={
            "make-report where out/dossier.pdf --page 4": "of a page",
            "make-report where out/briefing.pptx --slide 7": "of a slide",
        },
    )
    about = "a PDF or a PowerPoint file that make-report made"
    parser.add_argument("output", type=Path, metavar="FILE", help=about)
    number = parser.add_mutually_exclusive_group(required=True)
    number.add_argument("--page", type=int, metavar="N", help="of a dossier, from 1")
    number.add_argument("--slide", type=int, metavar="N", help="of a deck, from 1")
    add_json_option(parser)
    add_limit_options(parser)
    add_traceback_option(parser)
    return parser


class PlacesAnswer(Record, frozen=True):
    """What stands on the page or slide, for other programs."""

    places: tuple[Place, ...]


def run(options: argparse.Namespace) -> Answer:
    """List what stands on the page or slide."""
    number = options.slide if options.page is None else options.page
    places = where(options.output, number)
    return Answer(format_places(places), result=PlacesAnswer(places))


def format_places(places: Sequence[Place]) -> str:
    """Return places as a table: line, name, path in the content, language."""
    rows = []
    for place in places:
        line = _CONTENT
        if place.line:
            line = f"{_CONTENT}:{place.line}"
        rows.append((line, place.name, place.path, place.language))
    return "".join(f"{line}\n" for line in align_columns(rows))
