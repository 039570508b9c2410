"""Words that nobody reads aloud -> lines that belong to no element (ISO 32000-1, 14.8.2.2)."""

from __future__ import annotations

from reporting.dossier.galley.galley import Slabs
from reporting.dossier.pages.measured_lines import find_lines
from reporting.dossier.typeset.context import TypesetContext
from reporting.paper.marks import LineEnd, Mark, Span, TextLine
from reporting.paper.typeset.styles import TextStyle
from reporting.record import replace

_MORE = "…"


def set_artifact(
    setting: TypesetContext, text: str, style: TextStyle, width: float
) -> Slabs:
    """Set words that are no content of the document.

    Args:
        setting: language and theme.
        text: plain words.
        style: their look.
        width: of the lines, in points.
    """
    apart = setting.begin()
    return tuple(
        [
            replace(
                slab,
                marks=tuple([_untag(mark) for mark in slab.marks]),
            )
            for slab in apart.words(text, style, width=width)
        ]
    )


def _untag(mark: Mark) -> Mark:
    if not isinstance(mark, TextLine):
        return mark
    spans: list[Span] = []
    for span in mark.spans:
        spans.append(replace(span, tag=None, link=None))
    return replace(mark, spans=tuple(spans))


def set_shortened(
    setting: TypesetContext, text: str, style: TextStyle, width: float, most: int
) -> Slabs:
    """Set words in so many lines at most; what is left out is told by three dots.

    Args:
        setting: language and theme.
        text: plain words.
        style: their look.
        width: of the lines, in points.
        most: lines.
    """
    slabs = set_artifact(setting, text, style, width)
    while len(slabs) > most:
        kept = join_lines(slabs[:most]).removesuffix(_MORE)
        shorter = drop_end(kept.rstrip(" "))
        if not shorter:
            return slabs[:most]
        # Behind a part of a word, dots with a space would have a line of their own.
        gap = " " if " " in shorter else ""
        slabs = set_artifact(setting, f"{shorter}{gap}{_MORE}", style, width)
    return slabs


def join_lines(slabs: Slabs) -> str:
    """Return what lines say, as it was before it was broken into them."""
    said = ""
    for line in find_lines(slabs):
        said += line.text.strip()
        said += " " if line.end is LineEnd.WORD else ""
    return said.rstrip()


def drop_end(text: str) -> str:
    """Return a text without its last word, or without last letters where it is one word."""
    shorter, space, _ = text.rpartition(" ")
    if not space:
        shorter = text[:-2]
    return shorter.rstrip(" ,;:")
