"""The paragraphs of a source -> a list with their numbers, for a terminal or for programs."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator

from reporting.cleaning import clean_line, show_line
from reporting.evidence.report.citing import ListedParagraph, ListedSource

_NARROWEST = 20
"""Characters of a line that words are given at the least."""
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def format_paragraphs(
    listed: ListedSource, width: int = 0, *, is_bold: bool = False
) -> str:
    """Return paragraphs with their numbers, a line each where no width is given.

    Args:
        listed: the paragraphs; `--` parts those between which others are left out.
        width: of the terminal in characters; 0 for lines as long as they are.
        is_bold: whether what was looked for is set in bold.
    """
    digits = len(str(listed.count))
    lines: list[str] = []
    last = 0
    for paragraph in listed.paragraphs:
        if last and paragraph.number > last + 1:
            lines.append("--")
        last = paragraph.number
        lines += _format_paragraph(
            paragraph,
            digits,
            width,
            is_bold=is_bold,
        )
    return "".join(f"{line}\n" for line in lines)


def _format_paragraph(
    paragraph: ListedParagraph,
    digits: int,
    width: int,
    *,
    is_bold: bool,
) -> Iterator[str]:
    head = f"{paragraph.number:>{digits}}  "
    text = paragraph.text
    parts = [text[: paragraph.start], text[paragraph.start : paragraph.stop]]
    parts.append(text[paragraph.stop :])
    before, found, after = (show_line(clean_line(part)) for part in parts)
    words = before + found + after
    lines = [words]
    if width:
        room = max(width - len(head), _NARROWEST)
        lines = textwrap.wrap(
            words,
            room,
            break_on_hyphens=False,
        ) or [""]
    at = 0
    for number, line in enumerate(lines):
        at = words.find(line, at)
        shown = line
        if is_bold and found:
            start = min(max(len(before) - at, 0), len(line))
            stop = min(max(len(before) + len(found) - at, 0), len(line))
            marked = f"{_BOLD}{line[start:stop]}{_PLAIN}" if start < stop else ""
            shown = line[:start] + marked + line[stop:]
        at += len(line)
        yield (head if not number else " " * len(head)) + shown


def format_paragraphs_json(listed: ListedSource) -> str:
    """Return the same for other programs."""
    paragraphs: list[dict[str, object]] = []
    for each in listed.paragraphs:
        entry: dict[str, object] = {
            "number": each.number,
            "text": each.text,
            "hash": each.hash,
        }
        if each.stop > each.start:
            entry["match"] = each.text[each.start : each.stop]
        paragraphs.append(entry)
    data = {
        "source": listed.source,
        "file": listed.file,
        "sha256": listed.sha256,
        "count": listed.count,
        "paragraphs": paragraphs,
    }
    return (
        json.dumps(
            data,
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )
