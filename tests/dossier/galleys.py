"""Blocks set as galleys, and what stands in them: lines with their places, cuts, notes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reporting.design.theme import Theme, load_theme
from reporting.dossier.blocks.block import typeset_block
from reporting.dossier.galley.galley import NEVER, Galley, Slabs
from reporting.dossier.typeset.context import TypesetContext
from reporting.dossier.typeset.page_geometry import Sheet
from reporting.i18n import load_language
from reporting.paper.marks import TextLine
from reporting.paper.tag import Tag
from reporting.paper.typeset.fragments import Linking
from reporting.paper.typeset.styles import make_styles
from reporting.paper.typeset.units import measure_space
from reporting.plan.block_model import Block
from reporting.plan.model import Labels


@cache
def theme() -> Theme:
    """The bundled theme."""
    return load_theme()


def make_setting(
    code: str = "en", look: Theme | None = None, *, is_rtl: bool = False
) -> TypesetContext:
    """The text column of a theme."""
    look = look or theme()
    lang = load_language(code)
    return TypesetContext(
        theme=look,
        styles=make_styles(look, lang.hyphenation),
        labels=Labels(**lang.labels),
        language=lang,
        linking=Linking({}, {}),
        sources={},
        sheet=Sheet.of(look),
        accent=look.accent(None),
        width=look.page.text.pt,
        place=Tag(name="Document"),
        tags=[],
        is_rtl=is_rtl,
    )


def set_block(
    block: Block, previous: Block | None = None, *, code: str = "en"
) -> Galley:
    """A block in the text column of the bundled theme."""
    return typeset_block(make_setting(code), block, previous)


class Line(NamedTuple):
    """A line of text in a galley; lengths are points from its upper left."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    tag: Tag | None
    slab: int


def read_lines(slabs: Slabs) -> list[Line]:
    """The lines of slabs from head to foot, and on a baseline from left to right."""
    found = []
    top = 0.0
    for number, slab in enumerate(slabs):
        for mark in slab.marks:
            if isinstance(mark, TextLine) and mark.spans:
                span, end = mark.spans[0], mark.spans[-1]
                space = measure_space(end.look.face, end.look.size) * end.has_space
                lead = measure_space(span.look.face, span.look.size)
                lead *= not span.words[0].text  # a space before words from the right
                found.append(
                    Line(
                        mark.text.replace("\u00a0", " ").strip(),
                        mark.x + lead,
                        mark.x + mark.width - space,
                        top + mark.y,
                        span.look.size,
                        span.tag,
                        number,
                    )
                )
        top += slab.height
    return sorted(found, key=lambda line: (round(line.baseline, 2), line.left))


def find_line(galley: Galley, text: str) -> Line:
    """The first line that has a text."""
    return next(line for line in read_lines(galley.slabs) if text in line.text)


def list_pieces(slabs: Slabs) -> list[Slabs]:
    """What no page parts, from head to foot: the slabs between two places where one may end."""
    pieces = []
    start = 0
    for number, slab in enumerate(slabs[:-1]):
        if slab.cut < NEVER:
            pieces.append(slabs[start : number + 1])
            start = number + 1
    return [*pieces, slabs[start:]]


def list_notes(galley: Galley) -> Iterator[tuple[int, float]]:
    """The number of each note and how far down it is wanted, from head to foot."""
    top = 0.0
    for slab in galley.slabs:
        for place in slab.notes:
            yield place.note.evidence.number, top + place.y
        top += slab.height


def say(slabs: Slabs) -> str:
    """The words of slabs on one line."""
    return " ".join(line.text for line in read_lines(slabs))
