r"""Parsed content -> problems of words: markup where none is read, and what only looks like it.

What the curator wrote is printed as meant, or it is told here with its line: marks in a name,
`**` without an end, HTML, lines that look like a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reporting.content.addresses import is_path
from reporting.content.inline import (
    Fault,
    FigureRef,
    Inline,
    SourceMark,
    find_paragraphs,
    read_lines,
    read_paragraph,
    read_paragraphs,
)
from reporting.content.kept_checks import check_pieces
from reporting.content.lines import find_list
from reporting.content.look_alikes import find_look_alikes
from reporting.content.markers import list_spoken_fields
from reporting.content.parsed import LanguageText, ParsedContent, Parts, Piece
from reporting.errors import Problem

_MARKUP = frozenset("*_[{")
_ESCAPE = re.compile(r"(?<!\S)\S*\\[*_\[\]{}]\S*")
_CURES = {
    "mark": "name the claim where a sentence says it, or under `claims` of the block",
    "figure": "write the number in words or digits, or put the figure where a sentence stands",
    "link": "write the words alone, and the link where a sentence stands",
    "look": "write the words alone",
}
_CELLS = "rows"
_NOTED = re.compile(r"[^*]+\*")
"""What ends in one star: so cells are noted of which the table's note says more."""
_ITEMS = frozenset({"items", "points"})


def check_running_text(parsed: ParsedContent) -> Iterator[Problem]:
    """Yield the problems of all texts that were read."""
    known = parsed.catalogues.codes
    codes = [code for code in parsed.languages if code in known]
    yield from check_pieces(_check_texts, parsed, tuple(codes))


def _check_texts(
    parsed: ParsedContent, piece: Piece, codes: Sequence[str]
) -> Iterator[Problem]:
    for text in piece.texts:
        if text.is_rich:
            yield from find_doubts(parsed, text, codes)
        else:
            yield from find_markup(parsed, text)


# ---------------------------------------------------------------- plain words


def find_markup(parsed: ParsedContent, text: LanguageText) -> Iterator[Problem]:
    """Yield an error for markup in a text that is no running text, and what looks like some."""
    words = text.text
    refused = list(refuse_markup(parsed, text.piece, text.parts, words))
    yield from refused
    if refused:
        return
    for match in _ESCAPE.finditer(words) if "\\" in words else ():
        if not is_path(match.group()):
            message = (
                "the backslash is printed: no markup is read here, so none is escaped"
            )
            hint = "leave the backslash out"
            yield _warn(parsed, text, Fault(match.group(), message, hint, "W331"))
    for doubt in find_look_alikes(words, has_lines=False):
        yield _warn(parsed, text, doubt)


def refuse_markup(
    parsed: ParsedContent, piece: Piece, parts: Parts, words: str
) -> Iterator[Problem]:
    """Yield an error for markup in words that are printed as they stand.

    Args:
        parsed: the content.
        piece: in which they stand.
        parts: steps to them.
        words: as they were typed.
    """
    if _MARKUP.isdisjoint(words):
        return
    found = describe_markup(words)
    if found:
        written, cure = found
        message = f"`{written}` is printed as it stands: markup is not read here"
        hint = _CURES[cure]
        yield parsed.error(piece, parts, message, hint, written, code="E330")


def describe_markup(words: str) -> tuple[str, str] | None:
    """Return the first markup in some words as it is written, and what it is; None for none."""
    paragraph = read_paragraph(words)
    for run, span in zip(paragraph.runs, paragraph.spans, strict=True):
        kind = find_kind(run)
        if kind:
            start, stop = span.start, span.stop
            if kind == "look":
                while start and words[start - 1] in "*_":
                    start -= 1
                while stop < len(words) and words[stop] in "*_":
                    stop += 1
            elif kind == "link":
                start = words.rfind("[", 0, start + 1)
                stop = words.find(")", stop) + 1
            return words[start:stop], kind
    for fault in paragraph.faults:
        if fault.code in {"E312", "E334", "E335"}:
            return fault.written, "mark"
    return None


def find_kind(run: Inline) -> str:
    """Return what markup a run is read from; nothing for plain words."""
    if isinstance(run, SourceMark):
        return "mark"
    if run.link:
        return "link"
    if isinstance(run, FigureRef):
        return "figure"
    if run.bold or run.italic:
        return "look"
    return ""


# ---------------------------------------------------------------- running text


def find_doubts(
    parsed: ParsedContent, text: LanguageText, codes: Sequence[str]
) -> Iterator[Problem]:
    """Yield a warning for each thing in a running text that may not be meant as printed.

    Args:
        parsed: the content.
        text: of it.
        codes: of its languages.
    """
    if text.language in codes:
        codes = [text.language]
    tongues = [parsed.catalogues.name(code) for code in codes]
    name = text.field[-1] if isinstance(text.field[-1], str) else text.field[0]
    is_cell = _CELLS in text.field
    spoken = is_spoken(text, str(name))
    has_lines = not text.is_headline and not is_cell and not spoken
    read = read_lines(text.text) if spoken else read_paragraphs(text.text)
    for number, paragraph in enumerate(read):
        for doubt in paragraph.doubts:
            if not (is_cell and _NOTED.fullmatch(doubt.written)):
                yield _warn(parsed, text, doubt, number)
    for number, (_, words) in enumerate(find_paragraphs(text.text)):
        if has_lines:
            is_item = not _ITEMS.isdisjoint(text.field)
            for doubt in find_list(words, tongues, is_item=is_item):
                yield _warn(parsed, text, doubt, number)
    for doubt in find_look_alikes(text.text, has_lines=has_lines):
        yield _warn(parsed, text, doubt)


def is_spoken(text: LanguageText, name: str) -> bool:
    """Whether a text is spoken: its lines stand one below the other, as in a list."""
    value = text.piece.value
    return value is not None and name in list_spoken_fields(type(value))


def _warn(
    parsed: ParsedContent, text: LanguageText, doubt: Fault, paragraph: int = 0
) -> Problem:
    return parsed.warning(
        text.piece,
        text.parts,
        doubt.message,
        doubt.hint,
        doubt.written,
        paragraph,
        code=doubt.code,
    )
