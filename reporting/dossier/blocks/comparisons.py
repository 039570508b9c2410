"""Comparison and disagreement -> columns side by side, with hairlines and status symbols."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.dossier.blocks.body import BlockBody
from reporting.dossier.blocks.lists import typeset_points
from reporting.dossier.blocks.note_places import order_notes, set_notes_below
from reporting.dossier.galley.compose import (
    Cell,
    abreast_up_to,
    add_marks,
    append_tied,
    keep_together,
    stack,
    tie_head,
    with_ground,
)
from reporting.dossier.galley.galley import (
    NEVER,
    TIED,
    Flow,
    Ground,
    Slab,
    Slabs,
    measure_height,
)
from reporting.dossier.typeset.context import TypesetContext
from reporting.paper.marks import Fill, StatusMark
from reporting.plan.block_model import ComparisonBlock, DisagreementBlock
from reporting.plan.words import Para, make_run, plain_text, set_in_italics
from reporting.record import replace

_GUTTER = 18.0
"""Between two columns, in points."""
_HAIRLINE = 0.5
_BAR = 3.0
"""Height of the bar above a side of a comparison, in points."""
_BELOW_BAR = 6.0
"""From that bar to the side's title."""
_BELOW_TITLE = 5.0
_ABREAST = (2, 3)
"""How many claims may stand abreast."""
_BRIEF = 150
"""Most characters of claims that stand three abreast."""
_MARK = 3.1
"""Radius of a status symbol, in points."""
_MARK_LEFT = 11.0
"""From a status symbol's edge to the words beside it, in points."""
_MARK_RISE = 0.3
"""Of a status symbol's middle above the baseline, as a share of the type size."""
_BELOW_ROW = 8.0
"""Between two rows of claims, and below a question."""
_SHORT = 0.5
"""Share of a page up to which a row of sides is never cut."""
_LARGE = 0.9
"""Share of a page up to which the sides of a disagreement are never parted."""
_KEPT_LINES = 3
"""Lines that are never parted from what stands above: a title, or the sides of a reading."""
_IN_READING = 300.0
"""Cost of ending a page further down in it."""

# ---------------------------------------------------------------- comparison


def typeset_comparison(setting: TypesetContext, block: ComparisonBlock) -> BlockBody:
    """Set two sides beside one another under bars of different lightness, with a hairline.

    Their points begin level. What is short is not cut.
    """
    width = (setting.width - _GUTTER) / 2
    colours = setting.theme.colours
    inks = (setting.accent, colours.muted)
    title_style = replace(setting.styles.h3, before=0.0, after=0.0)
    titles: list[Slabs] = []
    points: list[Slabs] = []
    for side in block.sides:
        place = setting.in_width(width).group("Sect")
        titles.append(keep_together(place.heading(side.title, title_style)))
        point = typeset_points(place.below(), side.points)
        points.append(point)
    highest = max([measure_height(title) for title in titles])
    cells: list[Cell] = []
    for number, ink in enumerate(inks):
        fill = Fill(
            0,
            0,
            width,
            _BAR,
            ink,
        )
        bar = Slab(
            _BAR + _BELOW_BAR,
            (fill,),
            cut=NEVER,
        )
        short = highest - measure_height(titles[number])
        level = Slab(_BELOW_TITLE + short, cut=NEVER)
        left = setting.flip(number * (width + _GUTTER), width)
        head = (bar, *titles[number], level)
        kept = measure_height(head) + _KEPT_LINES * setting.styles.aside.leading
        slabs = tie_head((*head, *points[number]), kept)
        cells.append(Cell(left, slabs))
    middle = width + (_GUTTER - _HAIRLINE) / 2
    line = Ground(middle, _HAIRLINE, colours.hairline)
    row = abreast_up_to(cells, setting.column_height * _SHORT)
    slabs = order_notes(row)
    return BlockBody(with_ground(slabs, line))


# ---------------------------------------------------------------- disagreement


def typeset_disagreement(
    setting: TypesetContext,
    block: DisagreementBlock,
) -> BlockBody:
    """Set what is asked, the contradicting claims beside one another, and how to read them.

    Each claim stands under its status, none alone in a row; three abreast take the margin
    too. The reading is never parted from them.
    """
    styles = setting.styles
    count = _count_abreast(block.sides)
    is_wide = count == max(_ABREAST)
    parts: list[Slabs] = []
    if block.question:
        question = set_in_italics(block.question)
        part = keep_together(setting.words(question, styles.standfirst))
        parts.append(part)
    listed = setting.group("L", numbering="None")
    if is_wide:
        listed = listed.in_width(setting.across)
    for start in range(0, len(block.sides), count):
        sides = block.sides[start : start + count]
        parts.append(_set_row(listed, sides, count))
    slabs = stack(*parts, gap=_BELOW_ROW)
    if measure_height(slabs) <= setting.column_height * _LARGE:
        slabs = keep_together(slabs)
    if is_wide:
        slabs = set_notes_below(
            setting,
            slabs,
            setting.across,
            set(),
        )
    if block.reading:
        reading = setting.words(block.reading, replace(styles.body, first=0.0))
        slabs = append_tied(slabs, part_reading(reading), _BELOW_ROW)
    return BlockBody(slabs, Flow.ASIDE, is_wide=is_wide)


def part_reading(reading: Slabs) -> Slabs:
    """Return how to read a disagreement, of which a page keeps some lines with its sides.

    It is cut only where a page would stay empty otherwise, and then never where one line of
    it would stand alone.
    """
    *above, last = reading
    parted: list[Slab] = []
    for number, slab in enumerate(above, 1):
        is_tied = number < _KEPT_LINES or slab.cut >= NEVER
        cut = TIED
        if not is_tied:
            cut = max(slab.cut, _IN_READING)
        parted.append(replace(slab, cut=cut))
    return (*parted, last)


def _count_abreast(sides: Sequence[Para]) -> int:
    """Return how many claims stand abreast: two, or three brief ones; of an odd number one."""
    lengths = [len(plain_text(side.runs)) for side in sides]
    number = len(lengths)
    few, many = _ABREAST
    is_brief = max(lengths) <= _BRIEF
    if is_brief and number > few and number % many != 1:
        return many
    return 1 if number % few else few


def _set_row(listed: TypesetContext, sides: Sequence[Para], count: int) -> Slabs:
    """Set claims abreast, with hairlines between them."""
    width = (listed.width - _GUTTER * (count - 1)) / count
    cells: list[Cell] = []
    for number, side in enumerate(sides):
        left = listed.flip(number * (width + _GUTTER), width)
        claim = _set_claim(listed.in_width(width), side)
        cells.append(Cell(left, claim))
    row = abreast_up_to(cells, listed.column_height * _SHORT)
    row = order_notes(row)
    ink = listed.theme.colours.hairline
    for number in range(1, len(sides)):
        x = number * (width + _GUTTER) - _GUTTER / 2
        left = listed.flip(x, _HAIRLINE)
        row = with_ground(row, Ground(left, _HAIRLINE, ink))
    return row


def _set_claim(setting: TypesetContext, side: Para) -> Slabs:
    """Set one side: its status with its symbol, what is claimed, and who claims it."""
    styles = setting.styles
    body = setting.group("LI").group("LBody")
    if not side.evidence:
        return body.words(side, styles.aside)
    evidence = side.evidence[0]
    width = body.width - _MARK_LEFT
    x = body.flip(_MARK_LEFT, width)
    ink = body.theme.status[evidence.status.value]
    label = styles.label
    status = body.words(
        evidence.status_word,
        label,
        width=width,
        x=x,
        ink=ink,
    )
    text = body.words(side, styles.aside, width=width, x=x)
    speaker = (make_run(evidence.who),)
    who = body.words(
        speaker,
        styles.small,
        width=width,
        x=x,
    )
    body.put_notes_last()
    first, *others = status
    symbol = StatusMark(
        body.flip(0, 2 * _MARK) + _MARK,
        label.size * (1 - _MARK_RISE),
        _MARK,
        evidence.status,
        ink,
    )
    head = add_marks(first, [symbol])
    return stack((head, *others), text, who)
