"""A planned dossier and a theme -> a sheet for a board: its front, and its back if needed.

It is set as the dossier's pages are, with the evidence in the margin. What has no room on two
pages is left out and named there: the paginator says how much has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reporting.design.theme import Theme
from reporting.dossier.blocks.pairing import typeset_blocks
from reporting.dossier.galley.compose import (
    Cell,
    abreast,
    add_anchor,
    keep_together,
    make_space,
    stack,
)
from reporting.dossier.galley.galley import Anchor, Flow, Galley, Slabs
from reporting.dossier.galley.page import Breaking, Page, Part
from reporting.dossier.pages.furniture import find_furniture
from reporting.dossier.pages.key import typeset_key_across
from reporting.dossier.pages.opener import set_bar
from reporting.dossier.pages.paginate import paginate
from reporting.dossier.pages.printed_pages import (
    list_titled,
    measure_page,
    recall_printed,
)
from reporting.dossier.pages.setting import make_context
from reporting.dossier.pages.two_columns import GUTTER, measure_half
from reporting.dossier.paint.dossier import make_painter
from reporting.dossier.render import write_file
from reporting.dossier.typeset.context import TypesetContext
from reporting.pdf.attachments import Attachment
from reporting.pdf.conformance import UA_1, Conformance
from reporting.plan.brief import Brief, BriefItem, list_brief_items, make_brief
from reporting.plan.model import DossierPlan
from reporting.plan.words import Para
from reporting.record import replace

_PAGES = 2
"""Of a sheet."""
_ANCHOR = "brief"
_GAP = 0.4
"""Between what stands in the head of the sheet, in lines of the text."""
_NUMBER = 14.0
"""Width of the column of numbers of sources, in points."""
_SMALL_GAP = 3.0
"""Below a heading in small type, in points."""
_TIED_LINES = 3
"""Lines of text below the head."""


class RenderedBrief(NamedTuple):
    """A drawn brief: the PDF file, its pages, and what had no room.

    `digests` tell its pages from others;
    `unfit` has the paths in the content of what has no room even in the smallest type.
    """

    data: bytes
    pages: int
    digests: tuple[int, ...]
    left_out: tuple[BriefItem, ...]
    unfit: tuple[str, ...] = ()


def render_brief(
    plan: DossierPlan,
    theme: Theme,
    attachments: Sequence[Attachment] = (),
    conformance: Conformance = UA_1,
) -> RenderedBrief:
    """Draw the brief of a dossier.

    Equal plans and themes give equal bytes, as with `render_dossier`.

    Args:
        plan: everything the dossier says.
        theme: how it looks.
        attachments: files that it carries.
        conformance: the standards that the file keeps to.
    """
    alone = keep_to_brief(plan)
    setting = make_context(alone, theme)
    items = list_brief_items(plan)
    count = len(items)
    part, pages = _set_sheet(setting, make_brief(plan, count))
    if len(pages) > _PAGES:
        count = _count_fitting(setting, plan, count)
        part, pages = _set_sheet(setting, make_brief(plan, count))
    painter = make_painter(setting, alone.meta.language, conformance)
    painter.add_part([galley.tags for galley in part.galleys])
    painter.add_outline(list_titled(part))
    furniture = find_furniture(setting, alone)
    for page in pages:
        printed, late = recall_printed(setting, furniture, page)
        painter.paint(painter.begin_page(), printed, late)
    painted = painter.finish()
    data = write_file(
        alone,
        theme,
        painted,
        attachments,
        has_cover=False,
    )
    unfit = [galley.unfit for galley in part.galleys if galley.unfit]
    return RenderedBrief(
        data,
        len(pages),
        tuple(painted.document.digests),
        items[count:],
        tuple(unfit),
    )


def keep_to_brief(plan: DossierPlan) -> DossierPlan:
    """Return a dossier without what links would lead to: its sections and its back matter."""
    return replace(plan, sections=(), claims=(), entities=(), sources=())


def _count_fitting(setting: TypesetContext, plan: DossierPlan, most: int) -> int:
    """Return how many items have room on the sheet: the paginator is asked for each half."""
    fits, exceeds = 0, most
    while exceeds - fits > 1:
        middle = (fits + exceeds) // 2
        _, pages = _set_sheet(setting, make_brief(plan, middle))
        if len(pages) > _PAGES:
            exceeds = middle
        else:
            fits = middle
    return fits


# ---------------------------------------------------------------- pages


def _set_sheet(setting: TypesetContext, brief: Brief) -> tuple[Part, tuple[Page, ...]]:
    """Return the brief as it is set, and the pages that it takes."""
    galleys = tuple(_list_galleys(setting, brief))
    part = Part(
        setting.labels.summary,
        galleys,
        Breaking.PAGE,
        setting.accent,
    )
    return part, paginate([part], measure_page(setting))


def _list_galleys(setting: TypesetContext, brief: Brief) -> Iterator[Galley]:
    """Yield the head of the sheet and its blocks, each in the colour of its section."""
    place = setting.begin().group("Sect", id="part-brief")
    yield set_head(place, brief)
    below = place.below().begin()
    for part in brief.parts:
        accent = setting.theme.accent(part.section or None)
        yield from typeset_blocks(below.with_accent(accent), part.blocks)
    across = below.in_width(setting.across)
    if brief.key:
        place = across.begin()
        yield finish_small(place, typeset_key_across(place, brief.key))
    if brief.sources:
        place = across.begin()
        yield finish_small(place, set_sources(place, brief.sources))
    if brief.left_out:
        title, names = brief.left_out
        place = across.begin()
        head = place.words(title, place.styles.note_head)
        yield finish_small(place, stack(head, place.words(names, place.styles.note)))


def finish_small(place: TypesetContext, slabs: Slabs) -> Galley:
    """Return what is set small across the page, below all else."""
    line = place.styles.body.leading
    return place.finish(
        keep_together(slabs),
        is_wide=True,
        before=line,
        after=line / 2,
    )


def set_sources(place: TypesetContext, sources: Sequence[Para]) -> Slabs:
    """Return the sources by number, in two columns."""
    half = measure_half(place)
    head = place.words(place.labels.sources, place.styles.note_head)
    column = place.in_width(half)
    listed = column.group("L", numbering="Decimal")
    room = half - _NUMBER
    items: list[Slabs] = []
    for number, source in enumerate(sources, start=1):
        item = listed.group("LI")
        label = item.words(
            str(number),
            item.styles.note_head,
            width=_NUMBER,
            tag=item.elem("Lbl"),
        )
        body = item.group("LBody")
        words = body.words(
            source,
            item.styles.note,
            width=room,
        )
        cells = (
            Cell(column.flip(0, _NUMBER), label),
            Cell(column.flip(_NUMBER, room), words),
        )
        items.append(abreast(cells))
    middle = (len(items) + 1) // 2
    columns = (
        Cell(place.flip(0, half), stack(*items[:middle])),
        Cell(place.flip(half + GUTTER, half), stack(*items[middle:])),
    )
    return stack(head, abreast(columns, whole=True), gap=_SMALL_GAP)


def set_head(place: TypesetContext, brief: Brief) -> Galley:
    """Return title, subtitle, edition and audience across the page, below a bar."""
    setting = place.in_width(place.across)
    styles = setting.styles
    line = styles.body.leading
    bar = set_bar(setting)
    title = setting.heading(brief.title, styles.h1)
    subtitle = setting.words(
        brief.subtitle,
        styles.standfirst,
        ink=setting.accent,
    )
    about = setting.words(brief.about, styles.small)
    gap = (make_space(line * _GAP),)
    slabs = stack(
        bar,
        gap if bar else (),
        title,
        gap,
        subtitle,
        gap,
        about,
    )
    anchor = Anchor(_ANCHOR, brief.title, 0)
    return setting.finish(
        add_anchor(keep_together(slabs), anchor),
        flow=Flow.OPENER,
        is_wide=True,
        after=line,
        ties=line * _TIED_LINES,
    )
