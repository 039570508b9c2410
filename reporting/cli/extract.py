"""`make-report extract FILE`: arguments -> the files that a dossier or a deck was made from."""

from __future__ import annotations

import argparse
from pathlib import Path

from reporting import Extracted, extract
from reporting.cli.arguments import add_output_option, add_traceback_option
from reporting.cli.show import Answer, format_counted_noun


def make_parser() -> argparse.ArgumentParser:
    """Return the arguments of `make-report extract`."""
    made = argparse.ArgumentParser(
        prog="make-report extract",
        description="Write back the content, the files it names and the theme that an output was made from.",
        epilog="A content file that is called `extract` is given as ./extract.",
        allow_abbrev=False,
    )
    about = "a PDF or a PowerPoint file that make-report made"
    made.add_argument("dossier", type=Path, metavar="FILE", help=about)
    add_output_option(made, "source")
    add_traceback_option(made)
    return made


def run(options: argparse.Namespace) -> Answer:
    """Write back what a dossier is made from; return the summary, and what the reader should doubt."""
    found = extract(options.dossier, options.output)
    so = "so the dossier may come out otherwise"
    doubts = "".join(
        f"{options.dossier}: warning: {why}: {so}\n" for why in found.differences
    )
    return Answer(_written_back(found, options.output), doubts)


def _written_back(found: Extracted, folder: Path) -> str:
    rows = "".join(f"{file}\n" for file in found.files)
    files = format_counted_noun(len(found.files), "file")
    return f"{rows}{files}; to make the dossier again, in {folder}: {found.command}\n"
