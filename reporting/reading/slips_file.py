"""Slips of other programs: conflicts of git, fences of Markdown, tabs and odd blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reporting.reading.blanks import BLANKS, name_blank
from reporting.reading.slip import Edit, Failure, Slip

_CONFLICT = r"(?m)^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$"
_BLANK_BEHIND = rf"(?m)^[ ]*(?:- +)*((?:[\w-]+:|-))[ ]*([\t{BLANKS}])"
_FENCE = r"(?m)^[ \t]*(?:`{3}|~{3}).*$"


def find_conflicts(failure: Failure) -> Iterator[Slip]:
    """Yield a merge conflict that was left in the file."""
    match = re.search(_CONFLICT, failure.text)
    if match:
        message = "a merge conflict is left in the file"
        hint = "keep one of the two versions, and delete the lines "
        hint += "that begin with <<<<<<<, ======= and >>>>>>>"
        yield Slip(
            match.start(),
            message,
            hint,
            "E132",
            (),
        )


def find_odd_blanks(failure: Failure) -> Iterator[Slip]:
    """Yield a line that is indented with tabs, or with blanks of another program."""
    for line in failure.list_suspects():
        match = re.search(f"[\t{BLANKS}]", line.blanks)
        if not match:
            continue
        message = f"{name_blank(match[0])} cannot indent"
        code = "E122" if match[0] == "\t" else "E133"
        offset = line.start + match.start()
        hint = "indent with plain spaces"
        if line.number == failure.at:
            yield Slip(
                offset,
                message,
                hint,
                code,
                (),
            )
        edits: list[Edit] = []
        for each in failure.lines:
            plain = " " * len(each.blanks.replace("\t", "  "))
            if plain != each.blanks:
                edits.append((each.start, each.start + each.indent, plain))
        yield Slip(
            offset,
            message,
            hint,
            code,
            tuple(edits),
        )
    yield from _find_blanks_behind_marks(failure)


def _find_blanks_behind_marks(failure: Failure) -> Iterator[Slip]:
    """Yield a blank behind a colon or a dash that YAML takes for a letter, nearest first."""
    line = failure.lines[failure.at]
    above = failure.text[: line.stop]
    for match in reversed(list(re.finditer(_BLANK_BEHIND, above))):
        blank = match[2]
        message = f"{name_blank(blank)} stands behind `{match[1]}`"
        code = "E122" if blank == "\t" else "E133"
        edit = (match.start(2), match.end(2), " ")
        yield Slip(
            edit[0],
            message,
            "write a plain space there",
            code,
            (edit,),
        )


def find_fences(failure: Failure) -> Iterator[Slip]:
    """Yield the fences of a block of code, as Markdown has them."""
    edits: list[Edit] = []
    for match in re.finditer(_FENCE, failure.text):
        edits.append((match.start(), match.end(), ""))
    if edits:
        message = "a fence of Markdown stands around the content"
        hint = "delete the line, and the one that ends the block"
        yield Slip(
            edits[0][0],
            message,
            hint,
            "E143",
            tuple(edits),
        )
