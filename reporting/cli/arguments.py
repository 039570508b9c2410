"""Arguments that several commands take."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn, get_args

from reporting.assets import list_bundled_themes
from reporting.checking import Kind
from reporting.cleaning import show_line
from reporting.cli.show import UNWRITTEN, write_text
from reporting.errors import OutputError
from reporting.job import BuildOptions
from reporting.limits import read_amount, read_limit
from reporting.pdf.conformance import CONFORMANCE_NAMES
from reporting.reading.wording import suggest_word

_CHOICE = r"invalid choice: '(.*?)' \(choose from (.*)\)"
"""How argparse says that a word is none of those that may be."""
_EXAMPLE = 42
"""Characters of an example, before what it does."""


class CommandParser(argparse.ArgumentParser):
    """Reads the arguments of a command, and tells the option that is meant by a wrong one."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, with the option that may be meant, and exit with 2."""
        options = [*self._option_string_actions]
        for word in re.findall(r"--?\w[\w-]*", message.partition("unrecognized")[2]):
            close = suggest_word(word, options)
            if close:
                message = f"{message}; {close}"
        choice = re.search(_CHOICE, message)
        if choice:
            close = suggest_word(choice[1].lower(), re.findall(r"[\w-]+", choice[2]))
            message = f"{message}; {close}" if close else message
        super().error(show_line(message))

    def _print_message(self, message: str, file: Any = None) -> None:
        """Write help, the version, or what is wrong.

        Raises:
            OutputError: help cannot be written.
        """
        stream = file or sys.stderr
        unwritten = write_text(stream, message)
        if unwritten and stream is sys.stdout:
            raise OutputError(f"{UNWRITTEN}: {unwritten}")


class TeachingFormatter(argparse.HelpFormatter):
    """Fills a description and leaves alone what follows, as lists of examples are."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        if "\n" not in text:
            return super()._fill_text(text, width, indent)
        return "".join(f"{indent}{line}\n" for line in text.splitlines())


def format_examples(examples: Mapping[str, str]) -> str:
    """Return examples as lines, each with what it does, below or behind it.

    Args:
        examples: calls that do something useful.
    """
    lines = ["examples:"]
    for call, about in examples.items():
        shown = f"  {call}"
        if len(shown) > _EXAMPLE:
            lines.append(shown)
            shown = ""
        lines.append(f"{shown:{_EXAMPLE}}  {about}")
    return "".join(f"{line}\n" for line in lines)


def make_command_parser(
    name: str, description: str, examples: Mapping[str, str]
) -> CommandParser:
    """Return the parser of a command, which ends its help with examples.

    Args:
        name: of the command.
        description: what it does, in a sentence or two.
        examples: two or three calls that do something useful, each with what it does; a test
            runs them.
    """
    own = f"A content file that is called `{name}` is given as ./{name}."
    return CommandParser(
        prog=f"make-report {name}",
        description=description,
        epilog=f"{format_examples(examples)}\n{own}\n",
        formatter_class=TeachingFormatter,
        allow_abbrev=False,
    )


def add_output_option(parser: argparse.ArgumentParser, default: str) -> None:
    """Add `-o`, the folder to write to."""
    about = f"the folder to write to (default: {default})"
    parser.add_argument(
        "-o", "--output", default=default, type=Path, metavar="DIR", help=about
    )


def add_verbose_option(parser: argparse.ArgumentParser) -> None:
    """Add `--verbose`."""
    about = (
        "list accepted warnings with their reasons, and of a build what took how long"
    )
    parser.add_argument("--verbose", action="store_true", help=about)


def add_answer_options(parser: argparse.ArgumentParser) -> None:
    """Add `--quiet` and `--json`, how a command says what it did."""
    add = parser.add_argument
    add("--quiet", action="store_true", help="say only what is wrong")
    add_json_option(parser)


def add_json_option(parser: argparse.ArgumentParser) -> None:
    """Add `--json`."""
    about = "say all of it as JSON; `make-report schema --answers` describes it"
    parser.add_argument("--json", action="store_true", help=about)


def add_open_option(parser: argparse.ArgumentParser) -> None:
    """Add `--open`."""
    about = "open what was written in its program; never in a pipe or on a server"
    parser.add_argument("--open", action="store_true", help=about)


def add_timeout_option(parser: argparse.ArgumentParser) -> None:
    """Add `--timeout`."""
    about = (
        "end with exit code 6 and say what was being done, if it takes longer than "
        "SECONDS; the files that stood before still stand (default: no limit)"
    )
    parser.add_argument("--timeout", type=read_seconds, metavar="SECONDS", help=about)


def read_seconds(text: str) -> float:
    """Return seconds such as `60` or `2.5`.

    Raises:
        ArgumentTypeError: it is no number of seconds.
    """
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", text) or not float(text):
        message = f"not a number of seconds: {text!r}; write it as 60"
        raise argparse.ArgumentTypeError(message)
    return float(text)


def add_traceback_option(parser: argparse.ArgumentParser) -> None:
    """Add `--traceback`."""
    about = "show where in our code a fault of ours arose"
    parser.add_argument("--traceback", action="store_true", help=about)


def add_standards_option(parser: argparse.ArgumentParser) -> None:
    """Add `--pdf`, the standards that the dossier keeps to."""
    first, second = CONFORMANCE_NAMES
    about = (
        f"the standards of the dossier: {first} is PDF/UA-1 with PDF/A-3a (the default), "
        f"{second} is PDF/UA-2 with PDF/A-4f"
    )
    parser.add_argument("--pdf", choices=CONFORMANCE_NAMES, default=first, help=about)


def add_limit_options(parser: argparse.ArgumentParser) -> None:
    """Add `--limit`, and `--max-size`, which is that of a content file."""
    about = (
        "let more be read than is usual, such as sections=8000; `make-report explain "
        "limits` lists them; may be given again"
    )
    parser.add_argument(
        "--limit",
        type=read_named_limit,
        action="append",
        default=[],
        dest="limits",
        metavar="NAME=VALUE",
        help=about,
    )
    size = "the largest content file that is read, such as 50MB (default: 20MB)"
    parser.add_argument(
        "--max-size",
        type=read_size,
        action="append",
        default=argparse.SUPPRESS,
        dest="limits",
        metavar="SIZE",
        help=size,
    )


def read_named_limit(text: str) -> tuple[str, int]:
    """Return a limit such as `sections=8000`.

    Raises:
        ArgumentTypeError: it is none.
    """
    try:
        return read_limit(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def read_size(text: str) -> tuple[str, int]:
    """Return a size such as `50MB` as the limit of a content file.

    Raises:
        ArgumentTypeError: it is none.
    """
    size = read_amount(text)
    if not size:
        raise argparse.ArgumentTypeError(f"not a size: {text!r}; write it as 50MB")
    return "content", size


def read_count(text: str) -> int:
    """Return a count such as `200`.

    Raises:
        ArgumentTypeError: it is none.
    """
    if not text.isdecimal() or not text.isascii():
        message = f"not a count: {text!r}; write it as 200"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def add_content_argument(parser: argparse.ArgumentParser) -> None:
    """Add the content file, which is `content.yaml` here if it is left out."""
    parser.add_argument(
        "content",
        nargs="?",
        default="content.yaml",
        type=Path,
        metavar="CONTENT",
        help="the content (default: %(default)s)",
    )


def add_language_option(parser: argparse.ArgumentParser, limit: str = "") -> None:
    """Add `--lang`, the languages of a content to make.

    Args:
        parser: of a command.
        limit: with what alone it goes, such as `with --numbers: `.
    """
    about = f"{limit}a language of the content, or `all` (default: its first)"
    parser.add_argument("--lang", type=read_languages, metavar="CODE", help=about)


def read_languages(code: str) -> str | tuple[str]:
    """Return the languages that a code stands for, as the facade takes them."""
    return code if code == "all" else (code,)


def add_theme_option(parser: argparse.ArgumentParser) -> None:
    """Add `--theme`."""
    names = ", ".join(list_bundled_themes())
    about = (
        "a theme file that names only what it changes, or the name of a bundled "
        f"theme ({names})"
    )
    parser.add_argument("--theme", metavar="THEME", help=about)


def add_source_arguments(
    parser: argparse.ArgumentParser,
    between: Mapping[str, str] | None = None,
) -> None:
    """Add the source and the content, and what stands between the two.

    Args:
        parser: of a command.
        between: names of further arguments, each with what it is.
    """
    source = "id of a source of the content, or a file"
    parser.add_argument("source", metavar="SOURCE", help=source)
    for name, about in (between or {}).items():
        parser.add_argument(name, metavar=name.upper(), help=about)
    add_content_argument(parser)
    language = "language of a file that no content names (default: %(default)s)"
    parser.add_argument("--lang", default="en", metavar="CODE", help=language)


def add_copies_option(parser: argparse.ArgumentParser) -> None:
    """Add `--sources`."""
    where = (
        "the folder of the local copies of sources (default: beside the content, then "
        "sources/ beside it)"
    )
    parser.add_argument("--sources", type=Path, metavar="DIR", help=where)


def add_evidence_options(parser: argparse.ArgumentParser) -> None:
    """Add `--sources` and `--strict`."""
    add_copies_option(parser)
    strict = (
        "fail with exit code 4 unless every citation is found and nothing is doubtful"
    )
    parser.add_argument("--strict", action="store_true", help=strict)


def add_build_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the content, the folder for its outputs, and all that says how they are made."""
    # Only what draws outputs can draw a handout.
    from reporting.handout.kinds import DEFAULT, KINDS  # noqa: PLC0415

    add_content_argument(parser)
    add_output_option(parser, "out")
    add_language_option(parser)
    add = parser.add_argument
    add("--only", choices=get_args(Kind), help="make one of them alone")
    brief = "make a sheet of two pages for a board beside the others: brief.pdf"
    add("--brief", action="store_true", help=brief)
    handout = (
        "make handout.pdf beside the others: one, two (the default) or three slides a page "
        "with their notes, the slides alone to present from a PDF, or the script, what is "
        "said with its times"
    )
    add("--handout", nargs="?", const=DEFAULT.value, choices=KINDS, help=handout)
    add_theme_option(parser)
    draft = "mark the outputs as drafts, with the lines of the content"
    add("--draft", action="store_true", help=draft)
    template = (
        "a .pptx or .potx to draw the deck on; see `make-report template inspect`"
    )
    add("--template", type=Path, metavar="FILE", help=template)
    add_standards_option(parser)
    bare = "let the outputs not carry what they are made from"
    add("--no-source", dest="source", action="store_false", help=bare)
    add_evidence_options(parser)
    add_open_option(parser)
    add_verbose_option(parser)
    add_answer_options(parser)
    add_limit_options(parser)
    add_traceback_option(parser)


def read_build_options(options: argparse.Namespace) -> BuildOptions:
    """Return what `add_build_arguments` has read, as a build takes it."""
    return BuildOptions(
        content=options.content,
        languages=options.lang,
        only=options.only,
        brief=options.brief,
        handout=options.handout,
        source=options.source,
        theme=options.theme,
        template=options.template,
        sources=options.sources,
        strict=options.strict,
        draft=options.draft,
        pdf=options.pdf,
        limits=dict(options.limits),
    )
