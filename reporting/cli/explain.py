"""`make-report explain [WHAT]`: a key or a code -> what it means; nothing -> all keys."""

from __future__ import annotations

import argparse
import re
import shutil
from collections.abc import Iterator
from textwrap import fill, indent
from typing import TYPE_CHECKING

from reporting.cli.arguments import add_traceback_option, make_command_parser
from reporting.cli.show import Answer
from reporting.limits import list_limits

if TYPE_CHECKING:
    from reporting.codes import CodeMeaning
    from reporting.reference import Key, Part

_CODE = r"[EWew]\d{3}"
_WIDEST = 96


def make_parser() -> argparse.ArgumentParser:
    """Return the arguments of `make-report explain`."""
    parser = make_command_parser(
        "explain",
        "Explain a key of the content or of a theme, or the code of a problem: `explain chart` "
        "lists the keys of a chart, `explain chart.unit` explains one of them, `explain codes` "
        "lists all codes, `explain limits` how much of anything is read; without a word, all "
        "keys are listed.",
        examples={
            "make-report explain chart": "the keys of a chart",
            "make-report explain chart.unit": "one of them",
            "make-report explain W510": "what a code means, and its cure",
        },
    )
    about = "such as chart, chart.unit, theme.page.size or W510"
    parser.add_argument("what", nargs="?", default="", metavar="WHAT", help=about)
    add_traceback_option(parser)
    return parser


def run(options: argparse.Namespace) -> Answer:
    """Explain what is asked about."""
    from reporting.codes import load_codes
    from reporting.reference import list_parts

    asked = options.what.strip()
    if re.fullmatch(_CODE, asked) and asked.upper() in load_codes():
        code = asked.upper()
        return Answer(format_code(code, load_codes()[code]))
    if asked == "codes":
        return Answer("".join(list_codes()))
    if asked == "limits":
        return Answer("".join(list_limits()))
    if asked:
        return Answer("".join(explain_key(asked)))
    return Answer("".join(map(format_part, list_parts())))


def explain_key(asked: str) -> Iterator[str]:
    """Yield what a key is, or a part with those within it.

    Raises:
        UsageError: there is neither.
    """
    from reporting.reference import Key, find_part_or_key, list_parts

    found = find_part_or_key(asked)
    if isinstance(found, Key):
        yield format_key(found)
        return
    for part in list_parts():
        is_within = bool(found.path) and part.path.startswith(f"{found.path}.")
        if part == found or is_within:
            yield format_part(part)


def format_part(part: Part) -> str:
    """Return what a part is, and a line for each of its keys."""
    width = max([len(key.name) for key in part.keys], default=0)
    lines = [f"{part.path or 'content.yaml'}: {part.meaning}"]
    for key in part.keys:
        sign = "*" if key.is_required else " "
        line = f"  {sign} {key.name:{width}}  {key.meaning}".rstrip()
        lines.append(line)
    return "\n".join([*lines, "", ""])


def format_key(key: Key) -> str:
    """Return all that is known of a key."""
    lines = [key.path, wrap(key.meaning), "", wrap(f"type: {key.type}")]
    if key.is_required:
        lines.append(wrap("needed"))
    elif key.default:
        line = wrap(f"left out: {key.default}")
        lines.append(line)
    if key.example:
        lines += [wrap("for example:"), "", indent(key.example, "    ")]
    return "\n".join([*lines, ""])


def format_code(code: str, meaning: CodeMeaning) -> str:
    """Return what a code means, why it is told, and its cure."""
    lines = [f"{code}: {meaning.title}", "", wrap(meaning.why), wrap(meaning.cure)]
    if meaning.example:
        lines += ["", indent(meaning.example.rstrip(), "    ")]
    if code.startswith("W"):
        lines += ["", wrap(f"To let it be: `accept: [{{warning: {code}, why: …}}]`")]
    return "\n".join([*lines, ""])


def list_codes() -> Iterator[str]:
    """Yield a line for each code."""
    from reporting.codes import load_codes

    for code, meaning in load_codes().items():
        yield f"{code}  {meaning.title}\n"


def wrap(text: str) -> str:
    """Return a text as lines no wider than the terminal."""
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    return fill(text, width, initial_indent="  ", subsequent_indent="  ")
