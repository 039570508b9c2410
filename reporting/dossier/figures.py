"""Key figures -> numbers set large, each with what it counts, its period, and what to hold it against."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from reporting.dossier.layout import Cell, Columns, rows_of
from reporting.dossier.setting import Setting
from reporting.dossier.text import Words, with_standing
from reporting.plan.model import FigureItem, FiguresBlock, Run

_IN_A_ROW = 2
_GUTTER = 18.0
_FALLING = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
_BESIDE = 0.56
"""Size of the words beside a number, as a share of the number's."""
_NUMBER = re.compile(r"\S*\d\S*")


def figures(setting: Setting, block: FiguresBlock) -> list[Flowable]:
    """Set numbers two in a row, all in one size and one manner."""
    count = min(_IN_A_ROW, len(block.items))
    width = (setting.width - _GUTTER * (count - 1)) / count
    look = _look(setting, block.items, width)
    setting = setting.group("L", numbering="None")
    rows: list[Flowable] = []
    for row in rows_of(block.items, count):
        cells = [
            Cell(at * (width + _GUTTER), width, _figure(setting, item, look)) for at, item in enumerate(row)
        ]
        rows.append(Columns(cells, after=setting.styles.body.leading))
    return rows


@dataclass(frozen=True, slots=True)
class _Look:
    """Size as a share of the full one, and whether the words after the number go below it."""

    share: float
    stacked: bool


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


def _look(setting: Setting, items: tuple[FigureItem, ...], width: float) -> _Look:
    """Return the largest look in which no value is wider than its column."""
    style = setting.styles.figure

    def widest(look: _Look) -> float:
        size = style.fontSize * look.share
        return max(
            sum(stringWidth(text, style.fontName, size * (1 if large else _BESIDE)) for text, large in line)
            for item in items
            for line in _lines(item.value, stacked=look.stacked)
        )

    looks = [_Look(share, stacked) for share in _FALLING for stacked in (False, True)]
    return next((look for look in looks if widest(look) <= width), looks[-1])


def _value(setting: Setting, item: FigureItem, look: _Look) -> list[Words]:
    figure, elem = setting.styles.figure, setting.elem("P")
    lines = []
    for pieces in _lines(item.value, stacked=look.stacked):
        size = figure.fontSize * look.share
        tallest = size if any(large for _, large in pieces) else size * _BESIDE
        style = figure.clone("value", fontSize=tallest, leading=tallest * 1.08)
        words = setting.words(tuple(Run(text) for text, _ in pieces), style, elem=elem, ink=setting.accent)
        for fragment, (_, large) in zip(words.whole, pieces, strict=True):
            fragment.fontSize = size if large else size * _BESIDE
        lines.append(words)
    return lines


def _figure(setting: Setting, item: FigureItem, look: _Look) -> tuple[Flowable, ...]:
    styles = setting.styles
    setting = setting.group("LI").group("LBody")
    value = _value(setting, item, look)
    label_style = styles.label.clone("label", spaceBefore=4)
    label = setting.words((Run(item.label), setting.mark(item.evidence)), label_style)
    more = [setting.words(text, styles.small) for text in (item.detail, item.comparison) if text]
    with_standing(value[0], setting.notes((item.evidence,)))
    return (*value, label, *more)
