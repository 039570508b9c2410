"""Key figures -> numbers set large, each with what it counts, its period, and what to hold it against."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from reporting.dossier.typeset.columns import (
    Cell,
    Columns,
    Extent,
    Gap,
    group_rows,
    measure_height,
)
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.drawing import Drawing
from reporting.dossier.typeset.paragraph import EvidenceParagraph, add_standing_evidence
from reporting.pdf.canvas import TaggedCanvas
from reporting.plan.block_model import FigureItem, FiguresBlock, Run
from reporting.record import Record

_ABREAST = (4, 3, 2)
_GUTTER = 20.0
_FALLING = (1.0, 0.9, 0.8, 0.7, 0.6)
_SMALLEST = 0.7
"""Share of the full size down to which a value keeps its words beside it, rather than below."""
_BESIDE = 0.56
"""Size of the words beside a number, as a share of the number's."""
_VALUE = 0.42
"""Share of the column for the values where they stand below one another, words at their right."""
_NUMBER = re.compile(r"\S*\d\S*")


def typeset_key_figures(setting: RenderContext, block: FiguresBlock) -> list[Flowable]:
    """Set as many numbers abreast as can be large, all in one size and one manner, none alone in a row.

    Where not even two can, they stand below one another with their words beside them.
    """
    listed = setting.group("L", numbering="None")
    for count in _counts(len(block.items)):
        width = (setting.width - _GUTTER * (count - 1)) / count
        look = _look(setting, block.items, width)
        if look and (count < _ABREAST[0] or _brief(setting, block.items, width)):
            return [
                _row(listed, row, look, width) for row in group_rows(block.items, count)
            ]
    look = _look(setting, block.items, setting.width * _VALUE) or _Look(
        _FALLING[-1], stacked=True
    )
    return [_beside(listed, item, look) for item in block.items]


def _counts(number: int) -> list[int]:
    """Return how many figures may stand abreast, the best first: many, and in rows of equal length.

    A count that leaves one alone in the last row is left out.
    """

    def uneven(count: int) -> bool:
        return -number % count > 1

    counts = [count for count in _ABREAST if count <= number and number % count != 1]
    return sorted(
        counts, key=lambda count: (count == min(_ABREAST), uneven(count), -count)
    )


def _brief(setting: RenderContext, items: Sequence[FigureItem], width: float) -> bool:
    """Whether two lines of a column hold what each figure is called."""
    style = setting.styles.label
    return all(
        stringWidth(item.label, style.fontName, style.fontSize) < 1.7 * width
        for item in items
    )


class _Look(Record, frozen=True):
    """Size as a share of the full one; whether the words after the number go below it, on several lines."""

    share: float
    stacked: bool
    several: bool = False


_LOOKS = (
    *(_Look(share, stacked=False) for share in _FALLING if share >= _SMALLEST),
    *(_Look(share, stacked=True) for share in _FALLING if share >= _SMALLEST),
    *(_Look(share, stacked=True, several=True) for share in _FALLING),
)


def _pieces(value: str) -> list[tuple[str, bool]]:
    """Cut a value into numbers (True) and the words beside them, which may stand on another line."""
    pieces, at = [], 0
    value = value.replace("\u00a0", " ")
    for match in _NUMBER.finditer(value):
        pieces += [(value[at : match.start()], False), (match.group(), True)]
        at = match.end()
    return [piece for piece in [*pieces, (value[at:], False)] if piece[0]]


def _lines(value: str, *, stacked: bool) -> list[list[tuple[str, bool]]]:
    pieces = _pieces(value)
    if stacked and len(pieces) > 1 and not pieces[-1][1]:
        return [pieces[:-1], [(pieces[-1][0].strip(), False)]]
    return [pieces]


def _look(
    setting: RenderContext, items: Sequence[FigureItem], width: float
) -> _Look | None:
    """Return the largest look in which no value is wider than its column, if there is one."""
    style = setting.styles.figure

    def widest(look: _Look) -> float:
        size = style.fontSize * look.share

        def measured(text: str, *, large: bool) -> float:
            parts = text.split() if look.several and not large else [text]
            return max(
                stringWidth(part, style.fontName, size * (1 if large else _BESIDE))
                for part in parts
            )

        return max(
            sum(measured(text, large=large) for text, large in line)
            for item in items
            for line in _lines(item.value, stacked=look.stacked)
        )

    return next((look for look in _LOOKS if widest(look) <= width), None)


def _value(
    setting: RenderContext, item: FigureItem, look: _Look
) -> list[EvidenceParagraph]:
    figure, elem = setting.styles.figure, setting.elem("P")
    lines = []
    for pieces in _lines(item.value, stacked=look.stacked):
        size = figure.fontSize * look.share
        tallest = size if any(large for _, large in pieces) else size * _BESIDE
        style = figure.clone("value", fontSize=tallest, leading=tallest * 1.08)
        words = setting.words(
            tuple(Run(text) for text, _ in pieces), style, elem=elem, ink=setting.accent
        )
        for fragment, (_, large) in zip(words.pieces, pieces, strict=True):
            fragment.size = size if large else size * _BESIDE
        lines.append(words)
    return lines


def _row(
    listed: RenderContext, items: Sequence[FigureItem], look: _Look, width: float
) -> Columns:
    """Set figures abreast, parted by hairlines; what they are called begins level."""
    made = [_figure(listed, item, look) for item in items]
    tallest = max(measure_height(value, width) for value, _ in made)
    cells = [
        Cell(
            at * (width + _GUTTER),
            width,
            (*value, Gap(tallest - measure_height(value, width)), *about),
        )
        for at, (value, about) in enumerate(made)
    ]
    theme = listed.theme

    def ground(canvas: TaggedCanvas, extent: Extent) -> None:
        pen = Drawing(canvas, theme)
        for cell in cells[1:]:
            x = cell.left - _GUTTER / 2
            pen.line((x, extent.height), (x, 0), theme.colours.hairline)

    return Columns(cells, ground, before=4, after=listed.styles.body.leading)


def _beside(listed: RenderContext, item: FigureItem, look: _Look) -> Columns:
    """Set a figure with its words at its right."""
    left = listed.width * _VALUE + _GUTTER
    value, about = _figure(listed, item, look)
    level = Gap(
        max(
            0.0,
            listed.styles.figure.fontSize * look.share - listed.styles.label.leading,
        )
    )
    cells = [
        Cell(0, left - _GUTTER, (*value,)),
        Cell(left, listed.width - left, (level, *about)),
    ]
    return Columns(cells, after=listed.styles.body.leading)


def _figure(
    listed: RenderContext, item: FigureItem, look: _Look
) -> tuple[list[EvidenceParagraph], list[EvidenceParagraph]]:
    """Return the lines of a figure's value, and what is said of it."""
    styles = listed.styles
    setting = listed.group("LI").group("LBody")
    value = _value(setting, item, look)
    label_style = styles.label.clone("label", spaceBefore=4, spaceAfter=2, patterns="")
    label = setting.words((Run(item.label), setting.mark(item.evidence)), label_style)
    more = [
        setting.words(text, styles.small)
        for text in (item.detail, item.comparison)
        if text
    ]
    add_standing_evidence(value[0], setting.notes((item.evidence,)))
    return value, [label, *more]
