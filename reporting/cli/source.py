"""`make-report source ACTION …`: arguments -> sources of a content, shown or written."""

from __future__ import annotations

import argparse
from pathlib import Path

from reporting.cli.arguments import CommandParser, add_traceback_option
from reporting.cli.show import Answer, format_counted_noun
from reporting.evidence.intake.propose import Given
from reporting.intake import Added, add_source

_LESSON = """\
A source is a document that claims are cited from, with a local copy that they are held to.

  make-report source add page.html             a saved page, MHTML, PDF, text, DOCX or WARC
                                               becomes a source: a snapshot is kept, and a block
                                               is printed with what the file says of itself
  make-report source add page.html --write --author "Vera Lane"
                                               the same, written into content.yaml
  make-report source import refs.bib           BibTeX, RIS or CSL-JSON become sources
  make-report source refresh gazette page.html what a newer copy changes, citation by citation

Nothing is guessed: what a file does not say stays blank, and --write asks for it. Then cite it:
make-report cite, make-report check. `make-report source add --help` lists the options.
"""
_FIELDS = (
    ("title", "WORDS", "the title of the document"),
    ("outlet", "WORDS", "who published it"),
    ("author", "WORDS", "who wrote it"),
    ("published", "DATE", "when it appeared, such as 2026-10-02, 2026-10 or 2026"),
    ("undated", "WORDS", "when it is from, where it does not say; with --basis"),
    ("basis", "WORDS", "by what that is inferred"),
    ("language", "CODE", "the language it is in, such as en or pt-BR"),
    ("short", "WORDS", "its short name, for margins"),
    ("id", "ID", "by which claims refer to it"),
    ("link", "URL", "its address; of a web archive, the page that is meant"),
    ("retrieved", "DAY", "the day on which the copy was read"),
)
"""What may be given beside a file, by the keys of a source."""
_NAMES = ("title", "outlet", "author")
"""What a document may not say of itself."""


def make_parser() -> argparse.ArgumentParser:
    """Return the arguments of `make-report source`."""
    parser = CommandParser(
        prog="make-report source",
        description="Bring sources into a content: add a file, import a bibliography, "
        "compare a newer copy.",
        epilog="Without an action, a short lesson. A content file that is called `source` "
        "is given as ./source.",
        allow_abbrev=False,
    )
    add_traceback_option(parser)
    parser.set_defaults(action="")
    actions = parser.add_subparsers(metavar="ACTION", title="actions")
    add = actions.add_parser(
        "add",
        help="make a source of a file",
        description="Keep a snapshot of a file beside the content, and print the source that "
        "it may become, each line with where the file says so.",
        allow_abbrev=False,
    )
    add.add_argument("file", type=Path, metavar="FILE", help="the file")
    _add_content(add)
    for name, metavar, about in _FIELDS:
        add.add_argument(f"--{name}", default="", metavar=metavar, help=about)
    _add_unnamed(add)
    _add_write(add, "write the source into the content")
    add.set_defaults(action="add")
    return parser


def _add_content(parser: argparse.ArgumentParser) -> None:
    about = "the content (default: content.yaml)"
    parser.add_argument("content", nargs="?", type=Path, help=about)
    folder = (
        "the folder of the local copies (default: sources/ beside the content if it is "
        "there, else beside the content)"
    )
    parser.add_argument("--sources", type=Path, metavar="DIR", help=folder)


def _add_unnamed(parser: argparse.ArgumentParser) -> None:
    about = (
        "what the document does not say of itself: outlet, author, or both with a comma"
    )
    parser.add_argument(
        "--unnamed", type=read_names, default=(), metavar="NAMES", help=about
    )


def _add_write(parser: argparse.ArgumentParser, about: str) -> None:
    parser.add_argument("--write", action="store_true", help=about)
    add_traceback_option(parser)


def read_names(text: str) -> tuple[str, ...]:
    """Return what is listed with commas.

    Raises:
        ArgumentTypeError: it is none of what a document may not say of itself.
    """
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    for name in names:
        if name not in _NAMES:
            listed = ", ".join(_NAMES)
            raise argparse.ArgumentTypeError(f"not one of {listed}: {name!r}")
    return names


def run(options: argparse.Namespace) -> Answer:
    """Add, import or refresh sources; without an action, teach how."""
    match options.action:
        case "add":
            return run_add(options)
        case _:
            return Answer(_LESSON)


def run_add(options: argparse.Namespace) -> Answer:
    """Make a source of a file; return the block, and what is still wanted."""
    given = Given(
        unnamed=options.unnamed,
        **{name: getattr(options, name).strip() for name, _, _ in _FIELDS},
    )
    added = add_source(
        options.file,
        options.content,
        given,
        options.sources,
        write=options.write,
    )
    notes = "".join(f"note: {note}\n" for note in added.notes)
    if added.is_written:
        path = options.content or "content.yaml"
        return Answer(f"{format_block(added)}# written into {path}\n", notes)
    return Answer(format_block(added), notes + format_next(added))


def format_block(added: Added) -> str:
    """Return the source as YAML, below what was kept of the file."""
    count = format_counted_noun(added.paragraphs, "paragraph")
    return f"# {added.copy}: {count}\n{added.proposal.write_block()}"


def format_next(added: Added) -> str:
    """Return what to do next: what is blank, and how the source is written."""
    missing = added.proposal.missing
    if missing:
        return f"blank: {', '.join(missing)}; --write asks for them\n"
    return "--write puts it into the content\n"
