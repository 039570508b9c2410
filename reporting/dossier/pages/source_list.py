"""Sources -> a numbered list: labels and values of each, and what rests on it."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.dossier.galley.compose import (
    Cell,
    abreast,
    abreast_up_to,
    add_anchor,
    keep_together,
    stack,
)
from reporting.dossier.galley.galley import Anchor, Galley, Slabs, measure_height
from reporting.dossier.pages.anchors import name_source_anchor
from reporting.dossier.pages.two_columns import GUTTER, measure_half, part_evenly
from reporting.dossier.typeset.context import TypesetContext
from reporting.plan.model import SourceEntry
from reporting.plan.words import Run, list_runs, name_claims
from reporting.record import replace

_NUMBER = 22.0
"""Width of the column of numbers, in points."""
_LABEL = 0.36
"""Share of a pair's width that its label takes."""
_LABEL_GAP = 6.0
"""Between label and value, in points."""
_WHOLE = 0.4
"""Share of the column up to which a source is never cut."""


def typeset_sources(
    setting: TypesetContext, entries: Sequence[SourceEntry]
) -> list[Galley]:
    """Set sources, a galley each.

    Args:
        setting: text column and margin together, within the part's element.
        entries: by number.
    """
    listed = setting.group("L", numbering="Decimal")
    done: list[Galley] = []
    for number, entry in enumerate(entries):
        apart = listed.begin() if number else listed
        done.append(typeset_source(apart, entry))
    return done


def typeset_source(setting: TypesetContext, entry: SourceEntry) -> Galley:
    """Set a source, whole unless it is higher than most of a page."""
    anchor = name_source_anchor(entry.id)
    line = setting.styles.body.leading
    item = setting.group_located("LI", anchor, entry.origin)
    number = item.words(
        str(entry.number),
        setting.styles.label,
        width=_NUMBER,
        tag=item.elem("Lbl"),
        ink=setting.accent,
    )
    room = setting.width - _NUMBER
    body = item.group("LBody").in_width(room)
    said = set_body(body, entry)
    cells = [
        Cell(setting.flip(0, _NUMBER), number),
        Cell(setting.flip(_NUMBER, room), said),
    ]
    slabs = abreast(cells)
    if measure_height(slabs) <= setting.column_height * _WHOLE:
        slabs = keep_together(slabs)
    return setting.finish(
        add_anchor(slabs, Anchor(anchor)),
        is_wide=True,
        is_back=True,
        before=line * 0.75,
        after=line * 0.75,
    )


def set_body(setting: TypesetContext, entry: SourceEntry) -> Slabs:
    """Return title, address, what is known of the source, a remark, and what rests on it."""
    styles = setting.styles
    plain = replace(styles.cell, patterns="")
    title = Run(entry.title, link=entry.link, lang=entry.language)
    parts = [
        setting.words(
            (title,),
            replace(styles.label, patterns=""),
        )
    ]
    if entry.link:
        address = Run(entry.link, link=entry.link)
        parts.append(setting.words((address,), plain))
    parts.append(set_pairs(setting, entry.details))
    if entry.note:
        part = setting.words(list_runs(entry.note), styles.cell)
        parts.append(part)
    if entry.claims:
        label = f"{setting.labels.rests_on_it}{setting.labels.colon}"
        claims = name_claims(label, entry.claims, setting.language.comma)
        parts.append(setting.words(claims, styles.cell))
    return stack(*parts, gap=1.5)


def set_pairs(setting: TypesetContext, details: Sequence[tuple[str, str]]) -> Slabs:
    """Return labels and values in two columns, the left one read first."""
    half = measure_half(setting)
    listed = setting.group("L", numbering="None").in_width(half)
    pairs = [
        set_pair(
            listed,
            label,
            value,
        )
        for label, value in details
    ]
    first, second = part_evenly(pairs, 0)
    left = stack(*first)
    right = stack(*second)
    cells = [
        Cell(setting.flip(0, half), left),
        Cell(setting.flip(half + GUTTER, half), right),
    ]
    return abreast_up_to(cells, setting.column_height * _WHOLE)


def set_pair(setting: TypesetContext, label: str, value: str) -> Slabs:
    """Return a label and its value side by side, as one item of a list."""
    item = setting.group("LI")
    styles = setting.styles
    left = setting.width * _LABEL
    narrow = left - _LABEL_GAP
    room = setting.width - left
    named = item.words(
        label,
        styles.small,
        width=narrow,
        tag=item.elem("Lbl"),
    )
    plain = replace(styles.cell, patterns="")
    said = item.group("LBody").words(value, plain, width=room)
    cells = [
        Cell(
            setting.flip(0, narrow),
            named,
        ),
        Cell(setting.flip(left, room), said),
    ]
    return abreast(cells, whole=True)
