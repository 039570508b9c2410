"""A picture or a chart and words beside it -> one strip across text and margin."""

from __future__ import annotations

from collections.abc import Callable

from reporting.dossier.blocks.body import BlockBody
from reporting.dossier.galley.compose import Cell, abreast, fuse, make_space, stack
from reporting.dossier.galley.galley import FREE, Flow, Slabs, measure_height
from reporting.dossier.typeset.context import TypesetContext
from reporting.plan.block_model import TextBeside
from reporting.record import replace

_EXHIBIT = 0.56
"""Share of text and margin that the exhibit takes."""
_APART = 20.0
"""Between the exhibit and the words, in points."""
_HIGHEST = 0.45
"""Share of the column's height up to which the two stand abreast."""
_BELOW = 8.0
"""From an exhibit to words that stand below it after all, in points."""

SetExhibit = Callable[[TypesetContext], Slabs]


def set_beside(
    setting: TypesetContext,
    beside: TextBeside,
    set_exhibit: SetExhibit,
) -> BlockBody | None:
    """Return an exhibit and words abreast; None where they would be too high.

    Args:
        setting: the column; its tags are those of what is returned.
        beside: the words, which are read before the exhibit where they stand there.
        set_exhibit: sets the exhibit in a column.
    """
    across = setting.begin().in_width(setting.across)
    wide = across.width * _EXHIBIT
    narrow = across.width - wide - _APART
    cells: list[Cell] = []
    if beside.is_first:
        words = set_words(
            across.in_width(narrow),
            beside,
        )
        cells.append(
            Cell(
                across.flip(0, narrow),
                words,
            )
        )
        left = narrow + _APART
        exhibit = set_exhibit(across.in_width(wide))
        cells.append(
            Cell(
                across.flip(left, wide),
                exhibit,
            )
        )
    else:
        exhibit = set_exhibit(across.in_width(wide))
        cells.append(
            Cell(
                across.flip(0, wide),
                exhibit,
            )
        )
        left = wide + _APART
        words = set_words(
            across.in_width(narrow),
            beside,
        )
        cells.append(
            Cell(
                across.flip(left, narrow),
                words,
            )
        )
    slabs = abreast(cells, whole=True)
    if measure_height(slabs) > setting.column_height * _HIGHEST:
        return None
    setting.tags.extend(across.tags)
    return BlockBody(slabs, Flow.FLOAT, is_wide=True)


def add_words(
    setting: TypesetContext,
    body: BlockBody,
    beside: TextBeside | None,
) -> BlockBody:
    """Return an exhibit with the words below it that have no room beside it."""
    if beside is None:
        return body
    if not body.is_wide:
        words = set_words(setting, beside)
        slabs = (*body.slabs, make_space(_BELOW), *words)
        return replace(body, slabs=slabs, flow=Flow.TEXT)
    # What is wide has its notes below each part: below the exhibit and each paragraph.
    place = setting.in_width(setting.across)
    parts = list(body.slabs)
    if body.flow is Flow.FLOAT:
        parts = [replace(fuse(body.slabs), cut=FREE)]
    for paragraph in beside.paragraphs:
        words = place.words(paragraph, place.styles.aside)
        parts += [make_space(_BELOW), replace(fuse(words), cut=FREE)]
    return replace(body, slabs=tuple(parts), flow=Flow.TEXT)


def set_words(place: TypesetContext, beside: TextBeside) -> Slabs:
    """Set the words in their column, ragged."""
    style = place.styles.aside
    parts = [
        place.words(
            paragraph,
            style,
        )
        for paragraph in beside.paragraphs
    ]
    return stack(
        *parts,
        gap=style.leading / 2,
    )
