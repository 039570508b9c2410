"""What a part opens with: a section's bar, its number beside its title, its standfirst."""

from __future__ import annotations

from typing import NamedTuple

from reporting.dossier.galley.compose import (
    Cell,
    abreast,
    add_anchor,
    keep_together,
    make_space,
    stack,
)
from reporting.dossier.galley.galley import (
    Anchor,
    Flow,
    Galley,
    Slab,
    Slabs,
    measure_height,
)
from reporting.dossier.galley.page import Breaking
from reporting.dossier.pages.anchors import name_section_anchor
from reporting.dossier.pages.measured_lines import count_lines, measure_words
from reporting.dossier.typeset.context import TypesetContext
from reporting.paper.marks import Fill
from reporting.paper.typeset.styles import TextStyle
from reporting.plan.located_text import find_origin
from reporting.plan.model import SectionPlan
from reporting.plan.words import list_evidence
from reporting.record import replace

_LINES = 3
"""Lines that a title may take."""
_FEWEST = 2
"""Lines of an opener that cannot have fewer: one of its title, one of its standfirst."""
_STEPS = (1.0, 0.85, 0.7)
"""Sizes of a title, as shares of its style's."""
_TIED_LINES = 5
"""Lines of text that stand below an opener on its page."""
_BACK_LINES = 4
"""The same of a part of the back matter, in its smaller type."""
_ABOVE = 2.0
"""Space above an opener that runs on, in lines of the text."""
_BACK_ABOVE = 2.5
_BELOW_BAR = 0.5
"""Space between bar and title, in lines of the text."""
_BELOW_TITLE = 0.4
_BELOW = 0.75
"""From a standfirst to the text, in lines of it: its own leading has room below it, too."""
_NUMBER_GAP = 0.45
"""Between number and title, as a share of the title's size."""

# ---------------------------------------------------------------- sections


def typeset_opener(
    setting: TypesetContext, section: SectionPlan, begins: Breaking
) -> Galley:
    """Set what a section opens with.

    Args:
        setting: within the section's element, in its accent.
        section: number, title and takeaway.
        begins: where it may begin; only what begins a page is sunk below its head.
    """
    line = setting.styles.body.leading
    opener = setting.theme.opener
    text_width = setting.width
    setting = setting.in_width(choose_width(setting, section))
    bar = set_bar(setting)
    title = set_title(setting, section)
    standfirst = setting.words(
        section.takeaway, setting.styles.standfirst, ink=setting.accent
    )
    gap = (make_space(line * _BELOW_BAR),) if bar else ()
    below = (make_space(line * _BELOW_TITLE),)
    slabs = keep_together(stack(bar, gap, title, below, standfirst))
    after = line * _BELOW
    slabs = stand_above_text(setting, slabs, after)
    anchor = Anchor(
        name_section_anchor(section.id), f"{section.number} {section.title}", 0
    )
    if begins is not Breaking.RUN_ON and opener.sink:
        slabs = (Slab(opener.sink.pt), *slabs)
    draft = setting.draft
    return setting.finish(
        add_anchor(slabs, anchor),
        flow=Flow.OPENER,
        is_wide=setting.width > text_width,
        before=line * _ABOVE,
        after=after,
        ties=line * _TIED_LINES,
        written=draft.blocks.get(section.id, "") if draft else "",
    )


def choose_width(setting: TypesetContext, section: SectionPlan) -> float:
    """Return the width of an opener: it takes the margin where it then has fewer lines.

    Where claims are marked in it, the margin is left to their notes.

    Args:
        setting: the text column.
        section: its title and takeaway.
    """
    across = setting.across
    narrow = _count_opener_lines(setting, section)
    if narrow == _FEWEST or list_evidence(section.takeaway):
        return setting.width
    wide = _count_opener_lines(setting.in_width(across), section)
    return across if wide < narrow else setting.width


def _count_opener_lines(setting: TypesetContext, section: SectionPlan) -> int:
    """Return how many lines title and takeaway come to."""
    title = choose_title(setting, section)
    standfirst = setting.styles.standfirst
    return title.lines + count_lines(
        setting, section.takeaway, standfirst, setting.width
    )


def stand_above_text(setting: TypesetContext, slabs: Slabs, after: float) -> Slabs:
    """Return an opener below which running text is on the page's grid as it comes.

    Args:
        setting: its styles.
        slabs: the opener, above which space is stretched instead.
        after: space between it and the text, in points.
    """
    first, *others = slabs
    to_text = measure_height(slabs) + after + setting.styles.body.size
    return (replace(first, baseline=to_text), *others)


def set_bar(setting: TypesetContext) -> Slabs:
    """Return the bar in the section's colour; nothing where the theme has none."""
    opener = setting.theme.opener
    height = opener.bar.pt
    if not height:
        return ()
    width = min(opener.width.pt, setting.width)
    left = setting.flip(0, width)
    return (
        Slab(
            height,
            (Fill(left, 0, width, height, setting.accent),),
        ),
    )


def set_title(setting: TypesetContext, section: SectionPlan) -> Slabs:
    """Return number and title side by side, one heading, as large as three lines allow."""
    heading = setting.elem(
        f"H{setting.level + 1}",
        origin=find_origin(section.title),
    )
    number = str(section.number)
    style, taken, _ = choose_title(setting, section)
    room = setting.width - taken
    title = setting.words(section.title, style, width=room, tag=heading)
    numbered = setting.words(
        number, style, width=taken, tag=heading, ink=setting.accent
    )
    cells = [
        Cell(setting.flip(0, taken), numbered),
        Cell(setting.flip(taken, room), title),
    ]
    return abreast(cells)


class TitleLook(NamedTuple):
    """How a section's title is set: its look, what its number takes (points), its lines."""

    style: TextStyle
    taken: float
    lines: int


def choose_title(setting: TypesetContext, section: SectionPlan) -> TitleLook:
    """Return how a section's title is set: as large as three lines allow."""
    number = str(section.number)
    for style in _list_title_styles(setting):
        number_width = measure_words(setting, number, style)
        taken = number_width + style.size * _NUMBER_GAP
        room = setting.width - taken
        lines = count_lines(setting, section.title, style, room)
        if lines <= _LINES:
            break
    return TitleLook(style, taken, lines)


# ---------------------------------------------------------------- front and back matter


def typeset_heading(
    setting: TypesetContext, title: str, anchor: str, *, is_wide: bool = False
) -> Galley:
    """Set the heading of a part of the front or back matter.

    Args:
        setting: within the part's element.
        title: its heading.
        anchor: under which links and the contents find it.
        is_wide: whether the part stands across text and margin, as the back matter does.
    """
    line = setting.styles.body.leading
    styles = _list_title_styles(setting)
    if is_wide:
        del styles[:-1]
    for style in styles:
        if count_lines(setting, title, style, setting.width) <= _LINES:
            break
    slabs = setting.heading(title, style)
    return setting.finish(
        add_anchor(keep_together(slabs), Anchor(anchor, title, 0)),
        flow=Flow.OPENER,
        is_wide=is_wide,
        is_back=is_wide,
        before=line * (_BACK_ABOVE if is_wide else _ABOVE),
        after=line * 0.75,
        ties=line * (_BACK_LINES if is_wide else _TIED_LINES),
    )


def _list_title_styles(setting: TypesetContext) -> list[TextStyle]:
    """Return the looks that a title is tried in, from the largest."""
    style = setting.styles.h1
    styles: list[TextStyle] = []
    for share in _STEPS:
        size = style.size * share
        leading = style.leading * share
        styles.append(replace(style, size=size, leading=leading))
    return styles
