"""`make-report schema`: a JSON Schema of the content, by which editors complete and check."""

from __future__ import annotations

import argparse
import json

from reporting.cli.arguments import add_traceback_option, make_command_parser
from reporting.cli.show import Answer


def make_parser() -> argparse.ArgumentParser:
    """Return the arguments of `make-report schema`."""
    parser = make_command_parser(
        "schema",
        "Print a JSON Schema (2020-12) of the content. An editor that knows the "
        "YAML language server uses it where the first line of a content says "
        "`# yaml-language-server: $schema=FILE`.",
        examples={
            "make-report schema > content.schema.json": "for an editor",
        },
    )
    about = "the schema of what commands say with --json, instead"
    parser.add_argument("--answers", action="store_true", help=about)
    add_traceback_option(parser)
    return parser


def run(options: argparse.Namespace) -> Answer:
    """Print the schema."""
    if options.answers:
        from reporting.cli import json_answer

        return Answer(json_answer.format_schema(), form="json")
    return Answer(format_schema(), form="json")


def format_schema() -> str:
    """Return the schema as JSON, as it is kept in the repository."""
    from reporting.reference import write_content_schema

    schema = write_content_schema()
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
