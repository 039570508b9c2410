"""`make-report template inspect FILE`: arguments -> what a template offers, and what becomes of it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reporting.cli.arguments import add_traceback_option
from reporting.cli.show import Answer

if TYPE_CHECKING:
    from reporting.deck.template.report import Inspection, Row


def make_parser() -> argparse.ArgumentParser:
    """Return the arguments of `make-report template`."""
    made = argparse.ArgumentParser(
        prog="make-report template",
        description="Look at a PowerPoint template before it is used with --template: what each layout is "
        "used for, what is missing and what stands in for it, what is left out.",
        epilog="A content file that is called `template` is given as ./template.",
        allow_abbrev=False,
    )
    made.add_argument(
        "action", choices=("inspect",), help="print what the template offers"
    )
    made.add_argument("template", type=Path, metavar="FILE", help="a .pptx or .potx")
    add_traceback_option(made)
    return made


def run(options: argparse.Namespace) -> Answer:
    """Return what is to be said of a template."""
    from reporting.deck.template.report import inspect_template
    from reporting.design.theme import load_theme

    return Answer(
        _said(str(options.template), inspect_template(options.template, load_theme()))
    )


def _said(name: str, found: Inspection) -> str:
    lists = (
        ("fonts", found.fonts),
        ("colours", found.colours),
        ("missing", found.missing),
        ("removed", found.removed),
    )
    parts = "".join(f"\n{title}\n{_lines(items)}" for title, items in lists if items)
    return f"{name}: {found.summary}\n\n{_table(found.layouts)}{parts}"


def _lines(items: Sequence[str]) -> str:
    return "".join(f"  {item}\n" for item in items)


def _table(rows: Sequence[Row]) -> str:
    cells = [
        ("layout", "used for", "has"),
        *((row.name, row.serves, row.has) for row in rows),
    ]
    first, second = (max(len(row[column]) for row in cells) for column in (0, 1))
    return "".join(
        f"{name:{first}}  {serves:{second}}  {has}\n" for name, serves, has in cells
    )
