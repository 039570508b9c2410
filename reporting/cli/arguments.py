"""Arguments that several commands take."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_output_option(parser: argparse.ArgumentParser, default: str) -> None:
    """Add `-o`, the folder to write to."""
    about = f"the folder to write to (default: {default})"
    parser.add_argument(
        "-o", "--output", default=default, type=Path, metavar="DIR", help=about
    )


def add_traceback_option(parser: argparse.ArgumentParser) -> None:
    """Add `--traceback`."""
    about = "show where in our code a fault of ours arose"
    parser.add_argument("--traceback", action="store_true", help=about)


def add_evidence_options(parser: argparse.ArgumentParser) -> None:
    """Add `--sources` and `--strict`."""
    where = (
        "the folder of the local copies of sources (default: beside the content, then "
        "sources/ beside it)"
    )
    parser.add_argument("--sources", type=Path, metavar="DIR", help=where)
    strict = (
        "fail with exit code 4 unless every citation is found and nothing is doubtful"
    )
    parser.add_argument("--strict", action="store_true", help=strict)
