"""The parsers of all commands -> what may stand behind each, to complete what is typed."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from reporting.assets import list_bundled_themes
from reporting.cli.commands import COMMANDS, load_command
from reporting.i18n import list_languages

Kind = Literal["flag", "words", "file", "folder", "text"]
"""What an option takes: nothing, one of some words, a file, a folder, or whatever it be."""

_FILES = {
    "content": ("yaml", "yml"),
    "like": ("yaml", "yml"),
    "theme": ("yaml", "yml"),
    "template": ("pptx", "potx"),
    "dossier": ("pdf", "pptx"),
    "output": ("pdf", "pptx"),
    "refs": ("bib", "ris", "json"),
}
"""Endings of the files that an argument takes, by its name; of others, any file."""


class Argument(NamedTuple):
    """An option, or what is given by its place.

    Args:
        flags: by which it is called; none where it has a place.
        about: what it is, in one line.
        kind: what it takes.
        words: those that may be given.
        endings: of the files that may be given, beside the words; none for any.
        metavar: what its value is called.
    """

    flags: tuple[str, ...]
    about: str
    kind: Kind
    words: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    metavar: str = ""


class Syntax(NamedTuple):
    """What may stand behind a command.

    Args:
        path: the command, and its action if it has some; empty for `make-report` itself.
        about: what it does, in a few words.
        arguments: its options, and what has a place.
    """

    path: tuple[str, ...]
    about: str
    arguments: tuple[Argument, ...]

    @property
    def options(self) -> list[Argument]:
        """Those that are called by flags."""
        return [each for each in self.arguments if each.flags]

    @property
    def places(self) -> list[Argument]:
        """Those that have a place."""
        return [each for each in self.arguments if not each.flags]


def list_syntaxes() -> list[Syntax]:
    """Return what may stand behind `make-report` and behind each of its commands."""
    syntaxes = [*_read_parser((), "", load_command("make").parser())]
    for name, about in COMMANDS.items():
        syntaxes += _read_parser((name,), about, load_command(name).parser())
    return syntaxes


def _read_parser(
    path: tuple[str, ...], about: str, parser: argparse.ArgumentParser
) -> Iterator[Syntax]:
    """Yield the syntax of a parser, then those of its actions."""
    arguments: list[Argument] = []
    inner: list[Syntax] = []
    for action in parser._actions:  # noqa: SLF001  (argparse shows them nowhere else)
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            names = tuple(action.choices)
            arguments.append(Argument((), "action", "words", names, metavar="ACTION"))
            for name, below in action.choices.items():
                words = below.description or ""
                inner += _read_parser((*path, name), words, below)
        else:
            arguments.append(_read_argument(parser, action))
    yield Syntax(path, about, tuple(arguments))
    yield from inner


def _read_argument(
    parser: argparse.ArgumentParser, action: argparse.Action
) -> Argument:
    values = {**vars(action), "prog": parser.prog}
    about = (action.help or "") % values
    words = tuple(map(str, action.choices or ()))
    kind: Kind = "text"
    metavar = str(action.metavar or action.dest)
    if action.nargs == 0:
        kind = "flag"
    elif words:
        kind = "words"
    elif action.dest == "lang":
        kind, words = "words", ("all", *list_languages())
    elif action.dest == "theme":
        kind, words = "file", list_bundled_themes()
    elif metavar == "DIR":
        kind = "folder"
    elif action.type is Path or metavar in {"FILE", "SOURCE"}:
        kind = "file"
    endings = _FILES.get(action.dest, ()) if kind == "file" else ()
    flags = tuple(action.option_strings)
    brief = re.split(r"; | \(", about)[0]
    return Argument(flags, brief, kind, words, endings, metavar)
