"""The commands there are: by name what each does, and what reads its arguments and runs it.

Help, completion and "did you mean" are made of this table, so a command that stands here is
known to all of them.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from typing import NamedTuple

from reporting.cli.show import Answer


class Command(NamedTuple):
    """A command: its arguments, and what it does with them."""

    parser: Callable[[], argparse.ArgumentParser]
    run: Callable[[argparse.Namespace], Answer]


COMMANDS: Mapping[str, str] = {
    "init": "begin a dossier",
    "watch": "rebuild whenever a file is saved",
    "preview": "show pages and slides in a browser while they are edited",
    "check": "report on the evidence: does each source bear what is cited from it?",
    "paragraphs": "list the paragraphs of a source with their numbers",
    "cite": "cite a passage of a source",
    "source": "bring sources in: add, import, refresh",
    "receipts": "show each claim with the passages that it is cited from",
    "where": "list what stands on a page or a slide, with its lines",
    "extract": "write back what an output was made from",
    "explain": "tell of a key or of a code",
    "schema": "print a JSON Schema of the content",
    "completion": "print what lets a shell complete all this",
    "template": "look at a PowerPoint template",
}
"""By the first argument. A content file of such a name is given as `./extract`."""


def load_command(name: str) -> Command:
    """Return a command; what only the others need is not loaded.

    Args:
        name: one of `COMMANDS`; any other is that of `make-report` itself.
    """
    match name:
        case "check":
            from reporting.cli import check

            return Command(check.make_parser, check.run)
        case "cite":
            from reporting.cli import cite

            return Command(cite.make_parser, cite.run)
        case "completion":
            from reporting.cli import completion

            return Command(completion.make_parser, completion.run)
        case "explain":
            from reporting.cli import explain

            return Command(explain.make_parser, explain.run)
        case "extract":
            from reporting.cli import extract

            return Command(extract.make_parser, extract.run)
        case "paragraphs":
            from reporting.cli import paragraphs

            return Command(paragraphs.make_parser, paragraphs.run)
        case "receipts":
            from reporting.cli import receipts

            return Command(receipts.make_parser, receipts.run)
        case "schema":
            from reporting.cli import schema

            return Command(schema.make_parser, schema.run)
        case "source":
            from reporting.cli import source

            return Command(source.make_parser, source.run)
        case "template":
            from reporting.cli import template

            return Command(template.make_parser, template.run)
        case "where":
            from reporting.cli import where

            return Command(where.make_parser, where.run)
        case _:
            return _load_maker(name)


def _load_maker(name: str) -> Command:
    """Return a command that makes a dossier or its outputs."""
    match name:
        case "init":
            from reporting.cli import init

            return Command(init.make_parser, init.run)
        case "preview":
            from reporting.cli import preview

            return Command(preview.make_parser, preview.run)
        case "watch":
            from reporting.cli import watch

            return Command(watch.make_parser, watch.run)
        case _:
            from reporting.cli import make

            return Command(make.make_parser, make.run)
