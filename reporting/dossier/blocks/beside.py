"""A picture or a chart and words beside it -> one strip across text and margin."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reporting.dossier.blocks.body import BlockBody
from reporting.dossier.blocks.note_places import level_notes, set_notes_below
from reporting.dossier.galley.compose import Cell, abreast, fuse, make_space, stack
from reporting.dossier.galley.galley import FREE, Flow, Slabs, measure_height
from reporting.dossier.typeset.context import TypesetContext
from reporting.plan.block_model import TextBeside
from reporting.plan.words import Evidence
from reporting.record import replace

_EXHIBIT = 0.56
"""Share of text and margin that the exhibit takes."""
_APART = 20.0
"""Between the exhibit and the words, in points."""
_HIGHEST = 0.45
"""Share of the column's height up to which the two stand abreast."""
_HIGHEST_NOTED = 0.5
"""The same with the notes below them: an opener above has room on their page."""
_BELOW = 8.0
"""From an exhibit to words that stand below it after all, in points."""

SetExhibit = Callable[[TypesetContext], Slabs]


def set_beside(
    setting: TypesetContext,
    beside: TextBeside,
    evidence: Sequence[Evidence],
    set_exhibit: SetExhibit,
) -> BlockBody | None:
    """Return an exhibit and words abreast; None where they would be too high.

    Args:
        setting: the column; its tags are those of what is returned.
        beside: the words, which are read before the exhibit where they stand there.
        evidence: of the block as a whole.
        set_exhibit: sets the exhibit in a column.
    """
    across = setting.begin().in_width(setting.across)
    slabs = place_abreast(across, beside, set_exhibit)
    column = setting.column_height
    if measure_height(slabs) > column * _HIGHEST:
        return None
    if measure_noted(setting, slabs, evidence) > column * _HIGHEST_NOTED:
        return None
    setting.tags.extend(across.tags)
    return BlockBody(slabs, Flow.FLOAT, is_wide=True)


def place_abreast(
    across: TypesetContext,
    beside: TextBeside,
    set_exhibit: SetExhibit,
) -> Slabs:
    """Return an exhibit and words side by side, in the order in which they are read."""
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
    return abreast(cells, whole=True)


def measure_noted(
    setting: TypesetContext,
    slabs: Slabs,
    evidence: Sequence[Evidence],
) -> float:
    """Return the height of slabs across text and margin with their notes below them."""
    trial = setting.begin()
    notes = trial.notes(evidence)
    noted = level_notes(slabs, notes, 0.0)
    width = trial.across
    return measure_height(set_notes_below(trial, noted, width, set()))


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
