"""The cover: a field of colour with the title, and why it matters now, for whom, and by whom.

The field takes a share of the page from its head, or all of it, and runs into the bleed.
The title is set as large as its words allow: it is measured, and stepped down where it
would not fit. Where the words below have no room, as on a small paper, they take the margin
too, and then some of the field. The title is a heading; all else is paragraphs. A text that
has no room in the smallest type is named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reporting.design.rect import PageRect
from reporting.design.token_groups import Logo
from reporting.dossier.galley.compose import fuse, make_space, stack
from reporting.dossier.galley.galley import Slabs, measure_height
from reporting.dossier.galley.page import Page
from reporting.dossier.galley.printed_page import Layer, PrintedPage
from reporting.dossier.pages.cover_column import Column
from reporting.dossier.pages.furniture import make_crop_marks, make_watermark, place_box
from reporting.dossier.typeset.context import TypesetContext
from reporting.paper.marks import Fill, Mark, Picture
from reporting.paper.tag import Tag
from reporting.plan.model import CoverPlan, DraftMarks
from reporting.plan.words import Line, find_line_origin
from reporting.record import Record, replace

_ASK = 0.3
"""Share of the room below the field that what is to be decided takes at the most."""
_ASK_GAP = 8.0
"""Below it, in points."""
_STRIP = 6.0
"""Height of the strip of accents, in points."""
_ROUNDING = 0.01
"""How much higher than their room words may be, in points."""
_TITLE, _LINE = 0.7, 0.3
"""Shares of the room in the field that title and subtitle may take."""
_HARDLY_LESS = 0.9
"""Share of its size at which type still looks as it should."""
_BELOW = 0.3
"""Share of the page's height below the title, where the field takes all of it."""
_SUBTITLE = 0.85
"""Share of the field's width that the subtitle takes."""
_GAP = 14.0
"""Between title and subtitle, in points."""
_LINE_GAP = 2.0
"""Between the lines at the foot, in points."""


_ABOVE = ("edition.title", "edition.subtitle")
"""What stands in the field, by its path in the content."""


class _Room(NamedTuple):
    """What the words below the title may take.

    Args:
        more: share of the page's height by which the title stands higher for them.
        is_wide: whether they take the margin too.
        least: share of its size that no type is smaller than.
    """

    more: float = 0.0
    is_wide: bool = False
    least: float = 0.0


_HIGHER = [step / 25 for step in range(7)]
_ROOMS = (
    _Room(),
    *[_Room(more, is_wide=True, least=_HARDLY_LESS) for more in _HIGHER],
    *[_Room(more, is_wide=True) for more in _HIGHER],
)
"""In the order in which they are tried."""


def make_cover(
    setting: TypesetContext,
    cover: CoverPlan,
    accents: Sequence[str],
    draft: DraftMarks | None = None,
) -> PrintedPage:
    """Return the cover.

    Args:
        setting: within the cover's element, whose tags it collects.
        cover: what it says.
        accents: accent colours of the sections, in order; a strip of them ends the field.
        draft: what a draft shows.
    """
    theme, sheet = setting.theme, setting.sheet
    trim = sheet.trim_box
    words = fit_words(setting, cover)
    ground = sheet.bleed_box
    if not theme.cover.is_whole:
        ground = sheet.bleed_box.above(words.foot)
    layers = [*make_crop_marks(setting)]
    if draft:
        layers.append(make_watermark(setting, draft.word))
    cut_off = max(trim.bottom - ground.bottom, 0)
    strip = _STRIP + cut_off
    layers.append(make_field(setting, ground, strip, accents))
    if draft:
        above = ground.above(ground.bottom + strip)
        ink = theme.colours.cover
        layer = make_watermark(setting, draft.word, ink, above)
        layers.append(layer)
    _, height = sheet.size
    return PrintedPage(
        Page(1, ""),
        text=sheet.text(1),
        margin=sheet.margin(1),
        across=sheet.across(1),
        head=height - sheet.head,
        below=tuple(layers),
        above=words.layers,
        unfit=words.unfit,
    )


def make_field(
    setting: TypesetContext, ground: PageRect, strip: float, accents: Sequence[str]
) -> Layer:
    """Return the field, with a strip of accents along its lower edge."""
    box = place_box(setting, ground)
    ink = setting.theme.colours.cover
    field = Fill(
        0,
        0,
        box.width,
        box.height,
        ink,
    )
    marks: list[Mark] = [field]
    width = box.width / max(len(accents), 1)
    top = box.height - strip
    for number, accent in enumerate(accents):
        left = number * width
        mark = Fill(left, top, width, strip, accent)
        marks.append(mark)
    return Layer(
        box.left,
        box.top,
        tuple(marks),
        "Background",
    )


# ---------------------------------------------------------------- words


class _Words(Record, frozen=True, eq=False):
    """Words of the cover, and the path in the content of a text that has no room.

    Those of the whole cover know the lower edge of its field, from the sheet's foot.
    """

    layers: tuple[Layer, ...]
    unfit: tuple[str, ...]
    foot: float = 0.0


def find_unfit(texts: Mapping[str, Slabs], room: float) -> tuple[str, ...]:
    """Return the path of the highest of some texts, if they are higher than their room.

    Args:
        texts: below one another, by their names in the edition.
        room: in points.
    """
    heights = {name: measure_height(slabs) for name, slabs in texts.items()}
    if sum(heights.values()) <= room + _ROUNDING:
        return ()
    highest = max(heights, key=heights.__getitem__)
    return (f"edition.{highest}",)


def fit_words(setting: TypesetContext, cover: CoverPlan) -> _Words:
    """Return the words of the cover in the first room that holds them, or else in the usual."""
    found: list[tuple[_Words, list[Tag]]] = []
    for room in _ROOMS:
        if room.is_wide and setting.theme.logo:
            continue
        trial = setting.begin()
        words = set_words(trial, cover, room)
        found.append((words, trial.tags))
        if not words.unfit or words.unfit[0] in _ABOVE:
            break  # no other room has more for what stands above
    fitting = [one for one in found if not one[0].unfit]
    words, tags = (*fitting, *found)[0]
    setting.tags.extend(tags)
    return words


def set_words(setting: TypesetContext, cover: CoverPlan, room: _Room) -> _Words:
    """Return all words of the cover, in the order of reading.

    Args:
        setting: within the cover's element.
        cover: what it says.
        room: for the words below the title.
    """
    theme, sheet = setting.theme, setting.sheet
    page, colours = theme.page, theme.colours
    trim = sheet.trim_box
    field = Column(setting, page.across.pt, colours.on_cover)
    foot = trim.top - trim.height * (theme.cover.field - room.more)
    title_foot = foot + _STRIP + page.top.pt * 0.6
    top = foot - page.top.pt * 0.75
    ink = colours.ink
    if theme.cover.is_whole:
        level = trim.bottom + trim.height * (_BELOW + room.more)
        title_foot = level + trim.height * 0.05
        top = level + _STRIP
        ink = colours.on_cover
    title = set_title(field, cover, title_foot)
    width = page.across.pt if room.is_wide else page.text.pt
    below = replace(field, width=width, ink=ink, least=room.least)
    rest = set_rest(below, cover, top)
    layers = (*title.layers, *rest.layers)
    if theme.logo:
        layers = (*layers, make_logo(setting, theme.logo))
    return _Words(layers, title.unfit + rest.unfit, foot)


def set_title(field: Column, cover: CoverPlan, foot: float) -> _Words:
    """Return the edition's line at the head of the field, and title and subtitle.

    These stand at the field's foot or below that line, as the theme says.
    """
    setting = field.setting
    styles = setting.styles
    head = setting.sheet.head
    edition = field.words(cover.edition_line, styles.label)
    below_edition = head - 3 * styles.label.leading
    room = below_edition - foot
    heading = _tag(setting, "Title", cover.title)
    title = field.fit(
        cover.title,
        styles.cover,
        room * _TITLE,
        heading,
    )
    line = _tag(setting, "P", cover.subtitle)
    subtitle = field.fit(
        cover.subtitle,
        styles.cover_line,
        room * _LINE,
        line,
        _SUBTITLE,
    )
    both = stack(title, subtitle, gap=_GAP)
    top = below_edition
    if setting.theme.cover.title == "foot":
        top = foot + measure_height(both)
    unfit = find_unfit({"title": title, "subtitle": subtitle}, room - _GAP)
    return _Words((_hang(field, edition, head), _hang(field, both, top)), unfit)


def set_rest(column: Column, cover: CoverPlan, top: float) -> _Words:
    """Return why it matters now, and at the foot for whom and by whom it is."""
    setting = column.setting
    styles = setting.styles
    foot = setting.sheet.foot
    why = _tag(setting, "P", cover.why_now)  # is read first
    lines: dict[str, Slabs] = {}
    if cover.ask:
        label = column.words(setting.labels.ask, styles.label)
        tag = _tag(setting, "P", cover.ask)
        ask = column.fit(
            cover.ask,
            styles.standfirst,
            (top - foot) * _ASK,
            tag,
        )
        lines["ask"] = stack(label, ask, (make_space(_ASK_GAP),))
    for name, text, style in (
        ("audience", cover.audience, styles.label),
        ("presenter", cover.presenter, styles.small),
        ("classification", cover.classification, styles.label),
    ):
        if text:
            lines[name] = column.words(text, style)
    below = stack(*lines.values(), gap=_LINE_GAP)
    height = measure_height(below)
    room = top - foot - 2 * styles.small.leading
    why_now = column.fit(
        cover.why_now,
        styles.standfirst,
        room - height,
        why,
    )
    gaps = _LINE_GAP * (len(lines) - 1)
    unfit = find_unfit({"why_now": why_now, **lines}, room - gaps)
    return _Words(
        (_hang(column, why_now, top), _hang(column, below, foot + height)),
        unfit,
    )


def _tag(setting: TypesetContext, name: str, line: Line) -> Tag:
    """Return a tag of a line, with where it is written."""
    return setting.elem(name, origin=find_line_origin(line))


def _hang(column: Column, slabs: Slabs, top: float) -> Layer:
    """Return lines below an upper edge, which is given from the sheet's foot."""
    sheet = column.setting.sheet
    _, height = sheet.size
    across = sheet.page.across.pt
    left = sheet.across(1)
    if column.setting.is_rtl:
        left += across - column.width
    return Layer(
        left,
        height - top,
        fuse(slabs).marks,
    )


def make_logo(setting: TypesetContext, logo: Logo) -> Layer:
    """Return the logo at the foot of the page, no wider than the evidence margin."""
    page = setting.theme.page
    sheet = setting.sheet
    width = min(logo.width.pt, page.margin.pt)
    height = width * logo.file.height / logo.file.width
    tag = setting.elem("Figure", alt=logo.alt) if logo.alt else None
    across = page.across.pt
    inset = setting.in_width(across).flip(across - width, width)
    left = sheet.across(1) + inset
    _, sheet_height = sheet.size
    top = sheet_height - sheet.foot - height
    picture = Picture(
        0,
        0,
        width,
        height,
        logo.file.data,
        tag,
    )
    return Layer(
        left,
        top,
        (picture,),
        None if tag else "Layout",
    )
