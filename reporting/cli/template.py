"""`make-report template inspect FILE`: arguments -> what a template offers."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from reporting.cleaning import show_line
from reporting.cli.arguments import (
    add_json_option,
    add_limit_options,
    add_traceback_option,
    make_command_parser,
)
from reporting.cli.show import Answer, align_columns

if TYPE_CHECKING:
    from reporting.deck.template.report import Inspection


def make_parser() -> argparse.ArgumentParser:
    """Return the arguments of `make-report template`."""
    parser = make_command_parser(
        "template",
        "Look at a PowerPoint template before it is used with --template: what "
        "each layout is used for, what is missing and what stands in for it, what is left out.",
        examples={
            "make-report template inspect corporate.potx": "what becomes of its layouts",
        },
    )
    parser.add_argument(
        "action", choices=("inspect",), help="print what the template offers"
    )
    parser.add_argument("template", type=Path, metavar="FILE", help="a .pptx or .potx")
    add_json_option(parser)
    add_limit_options(parser)
    add_traceback_option(parser)
    return parser


def run(options: argparse.Namespace) -> Answer:
    """Return what is to be said of a template."""
    from reporting.deck.template.report import inspect_template
    from reporting.design.theme import load_theme

    inspection = inspect_template(options.template, load_theme())
    told = format_inspection(str(options.template), inspection)
    return Answer(told, result=inspection)


def format_inspection(name: str, inspection: Inspection) -> str:
    """Return what a template offers: a table of its layouts, then lists under headings."""
    text = f"{show_line(name)}: {inspection.summary}\n\n"
    text += "".join(f"{show_line(line)}\n" for line in inspection.slides)
    rows = [("layout", "used for", "has")]
    for layout in inspection.layouts:
        rows.append((layout.name, layout.serves, layout.has))
    table = "".join(f"{line}\n" for line in align_columns(rows))
    text += f"\n{table}"
    lists = {
        "off the drawings": inspection.avoided,
        "sizes": inspection.sizes,
        "fonts": inspection.fonts,
        "colours": inspection.colours,
        "missing": inspection.missing,
        "removed": inspection.removed,
    }
    for heading, items in lists.items():
        if items:
            text += f"\n{heading}\n"
            text += "".join(f"  {show_line(item)}\n" for item in items)
    return text
