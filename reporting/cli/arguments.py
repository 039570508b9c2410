"""Arguments that several commands take."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_output(parser: argparse.ArgumentParser, default: str) -> None:
    """Add `-o`, the folder to write to."""
    about = f"the folder to write to (default: {default})"
    parser.add_argument("-o", "--output", default=default, type=Path, metavar="DIR", help=about)


def add_traceback(parser: argparse.ArgumentParser) -> None:
    """Add `--traceback`."""
    about = "show where in our code a fault of ours arose"
    parser.add_argument("--traceback", action="store_true", help=about)
