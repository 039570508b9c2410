"""Key figures -> numbers set large, each with what it counts, its period, and what to hold it against."""

from __future__ import annotations

import re

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
    """Set numbers two in a row, all in the size that the longest of them allows."""
    count = min(_IN_A_ROW, len(block.items))
    width = (setting.width - _GUTTER * (count - 1)) / count
    share = _share(setting, block.items, width)
    rows: list[Flowable] = []
    for row in rows_of(block.items, count):
        cells = [
            Cell(at * (width + _GUTTER), width, _figure(setting, item, share)) for at, item in enumerate(row)
        ]
        rows.append(Columns(cells, after=setting.styles.body.leading))
    return rows


def _pieces(value: str) -> list[tuple[str, bool]]:
    """Cut a value into numbers (True) and the words beside them, which may stand on the next line."""
    pieces, at = [], 0
    value = value.replace("\u00a0", " ")
    for match in _NUMBER.finditer(value):
        pieces += [(value[at : match.start()], False), (match.group(), True)]
        at = match.end()
    return [piece for piece in [*pieces, (value[at:], False)] if piece[0]]


def _share(setting: Setting, items: tuple[FigureItem, ...], width: float) -> float:
    """Return the largest share of the full size at which no word is wider than its column."""
    style = setting.styles.figure
    widest = max(
        stringWidth(word, style.fontName, style.fontSize * (1 if large else _BESIDE))
        for item in items
        for text, large in _pieces(item.value)
        for word in text.split() or [""]
    )
    return next((share for share in _FALLING if widest * share <= width), _FALLING[-1])


def _value(setting: Setting, item: FigureItem, share: float) -> Words:
    large = setting.styles.figure
    size, leading = large.fontSize * share, large.leading * share * 0.9
    style = large.clone("value", fontSize=size, leading=leading, spaceAfter=4)
    runs = tuple(Run(text) for text, _ in _pieces(item.value))
    words = setting.words(runs, style, ink=setting.accent)
    for fragment, (_, is_number) in zip(words.frags, _pieces(item.value), strict=True):
        fragment.fontSize = size if is_number else size * _BESIDE
    return words


def _figure(setting: Setting, item: FigureItem, share: float) -> tuple[Flowable, ...]:
    styles = setting.styles
    value = _value(setting, item, share)
    with_standing(value, (item.evidence,))
    label = setting.words((Run(item.label), setting.mark(item.evidence)), styles.label)
    more = [setting.words(text, styles.small) for text in (item.detail, item.comparison) if text]
    return (value, label, *more)
