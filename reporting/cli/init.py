"""`make-report init DIR`: arguments -> a first dossier in a folder, and what to do next."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path

from reporting import Started, start_dossier
from reporting.cleaning import show_line
from reporting.cli.arguments import (
    add_answer_options,
    add_limit_options,
    add_traceback_option,
    make_command_parser,
)
from reporting.cli.show import Answer, align_columns

_WHAT = {
    "content.yaml": "what you write: each kind of block once, with comments",
    "minutes.txt": "the copy of a source, which `make-report check` looks into",
    "loans.csv": "a table that is drawn as a chart, and cited by its cells",
    "theme.yaml": "the look: `make-report --theme theme.yaml`",
    "bicycle.svg": "a picture",
    "source.txt": "to be replaced by the copy of a source",
    "picture.svg": "to be replaced by a picture",
}
"""What each file is for."""


def make_parser() -> argparse.ArgumentParser:
    """Return the arguments of `make-report init`."""
    parser = make_command_parser(
        "init",
        "Begin a dossier in a folder: a small one that builds at once and teaches what a "
        "content may hold, or one of the structure of another content, to be written anew.",
        examples={
            "make-report init briefing": "a lesson that builds, in briefing/",
            "make-report init bericht --language de": "in German",
            "make-report init next --from content.yaml": "of the structure of another",
        },
    )
    add = parser.add_argument
    add(
        "folder", type=Path, metavar="DIR", help="where it is to stand; made if missing"
    )
    like = (
        "a content whose languages, sections and blocks are kept; what it says, cites and "
        "counts is left out"
    )
    add("--from", dest="like", type=Path, metavar="CONTENT", help=like)
    language = "its language (default: en, or the languages of --from)"
    add("--language", metavar="CODE", help=language)
    add_answer_options(parser)
    add_limit_options(parser)
    add_traceback_option(parser)
    return parser


def run(options: argparse.Namespace) -> Answer:
    """Begin the dossier; return its files, and the next step."""
    started = start_dossier(options.folder, options.language, options.like)
    told = format_started(started, is_lesson=options.like is None)
    return Answer(told, result=started)


def format_started(started: Started, *, is_lesson: bool) -> str:
    """Return each file with what it is for, and what to do next."""
    rows: list[tuple[str, str]] = []
    for name in started.files:
        about = _WHAT[name]
        if name == started.files[0] and not is_lesson:
            about = "write each text that stands in brackets"
        rows.append((str(started.folder / name), about))
    lines = align_columns(rows)
    lines.append("")
    lines.append(f"next: cd {show_line(shlex.quote(str(started.folder)))}")
    lines.append("      make-report          # the dossier and the deck, in out/")
    lines.append("      make-report watch    # the same whenever you save")
    return "".join(f"{line}\n" for line in lines)
