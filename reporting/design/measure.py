"""Text, font and width -> lines and height, by the advance widths of the bundled fonts.

Words break at spaces, and after dashes and hyphens between letters, where every office
program breaks them; a word wider than the line breaks where it must. Kerning is left out on
purpose: it only ever makes text narrower, so what fits here fits there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from reportlab.pdfbase.pdfmetrics import stringWidth

from reporting.design.units import Length, pt
from reporting.record import Record

_PIECES = re.compile(
    r"[ \t\n]+|[^ \t\n]*?(?:(?<=[^\W\d_])-(?=[^\W\d_])|[\u2013\u2014](?=\w))|[^ \t\n]+"
)
"""Spaces, or what may stand at a line's end: a word, or its part up to a hyphen between letters or a dash."""

_BREAK_AFTER = "-\u2013\u2014"


class Span(Record, frozen=True):
    """Text in one registered font."""

    text: str
    font: str


def measure_width(text: str, font: str, size: Length) -> Length:
    """Return the width of text set on one line."""
    return pt(stringWidth(text, font, size.pt))


def _words(spans: Iterable[Span]) -> Iterator[tuple[Span, ...]]:
    """Yield what may stand at a line's end; spaces on their own.

    A word may run over several spans (a source mark hangs on the word before it).
    """
    word: tuple[Span, ...] = ()
    for span in spans:
        for match in _PIECES.finditer(span.text):
            piece = Span(match.group(), span.font)
            if word and (piece.text.isspace() or _parts(word[-1].text, piece.text)):
                yield word
                word = ()
            if piece.text.isspace():
                yield (Span(" ", span.font),)
            else:
                word = (*word, piece)
    if word:
        yield word


def _parts(before: str, after: str) -> bool:
    """Whether a line may end between two pieces of a word."""
    return before[-1] in _BREAK_AFTER and (after[0].isalpha() or before[-1] != "-")


_string_width = lru_cache(maxsize=100_000)(stringWidth)
"""A text's words recur: at every width that is tried, and all over a deck."""


def _advance(word: Iterable[Span], size: Length) -> float:
    return sum(_string_width(span.text, span.font, size.pt) for span in word)


def _cut(word: Sequence[Span], size: Length, limit: Length) -> list[tuple[str, float]]:
    """Cut a word wider than the line into parts, each with its width in points.

    Some programs fill each line with it, some prefer to end a line after a slash: the more
    lines are taken for granted.
    """
    letters = [
        (letter, stringWidth(letter, span.font, size.pt))
        for span in word
        for letter in span.text
    ]
    after = [at + 1 for at, (letter, _) in enumerate(letters) if letter == "/"]
    bounds = [
        0,
        *(at for at in after if at < len(letters) and letters[at][0].isalpha()),
        len(letters),
    ]
    slashed = [letters[start:stop] for start, stop in pairwise(bounds)]
    return max(
        (_filled([letters], limit), _filled(slashed, limit)),
        key=lambda parts: (len(parts), parts[-1][1]),
    )


def _filled(
    pieces: Iterable[Sequence[tuple[str, float]]], limit: Length
) -> list[tuple[str, float]]:
    """Fill lines with pieces of a word, letter by letter where a piece is wider than a line."""
    parts = [("", 0.0)]
    for piece in pieces:
        advance = sum(one for _, one in piece)
        if parts[-1][0] and parts[-1][1] + advance > limit.pt >= advance:
            parts.append(("", 0.0))
        for letter, one in piece:
            text, used = parts[-1]
            if text and used + one > limit.pt:
                parts.append((letter, one))
            else:
                parts[-1] = (text + letter, used + one)
    return parts


def break_lines(spans: Iterable[Span], size: Length, limit: Length) -> list[str]:
    """Break spans into lines no wider than `limit`.

    Returns:
        The text of each line, without the spaces at its end; one empty line for no text.
    """
    done: list[str] = []
    line, used = "", 0.0
    for word in _words(spans):
        text, advance = "".join(span.text for span in word), _advance(word, size)
        if text != " " and line.strip() and used + advance > limit.pt:
            done.append(line.rstrip(" "))
            line, used = "", 0.0
        if advance > limit.pt:
            *full, (text, advance) = _cut(word, size, limit)
            done.extend(part for part, _ in full)
        line, used = line + text, used + advance
    return [*done, line.rstrip(" ")]


def measure_widest_word(spans: Iterable[Span], size: Length) -> Length:
    """Return the width of the widest part of a text that stands on one line unless it is cut."""
    return pt(max((_advance(word, size) for word in _words(spans)), default=0))


def measure_height(
    spans: Sequence[Span], size: Length, leading: Length, limit: Length
) -> Length:
    """Return the height of spans set in a column of width `limit`."""
    return leading.times(len(break_lines(spans, size, limit)))
