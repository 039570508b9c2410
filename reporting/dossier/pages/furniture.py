"""A page -> what stands around its columns: running heads, foot, crop marks, a draft's word.

All of it is artifacts (ISO 32000-1, 14.8.2.2), and what comes again is made once. Over the
inner edge of the text stands what the dossier is called, over the outer edge of the page what
the part is; below, classification and edition within and the page number without.
"""

from __future__ import annotations

from math import atan2, degrees, hypot

from reporting.design.colour import mix_colours
from reporting.design.rect import PageRect
from reporting.design.units import mm
from reporting.dossier.galley.compose import fuse
from reporting.dossier.galley.galley import Slab, Slabs
from reporting.dossier.galley.page import Page
from reporting.dossier.galley.printed_page import Box, Layer
from reporting.dossier.pages.artifacts import set_artifact, set_shortened
from reporting.dossier.pages.measured_lines import (
    find_lines,
    measure_lines,
    measure_words,
)
from reporting.dossier.typeset.context import TypesetContext
from reporting.dossier.typeset.notes import find_baseline
from reporting.memory import Memory
from reporting.paper.marks import Disc, Mark, Stroke, shift_marks
from reporting.paper.typeset.styles import TextStyle
from reporting.pdf.graphics_state import REGISTRATION
from reporting.plan.model import DossierPlan
from reporting.record import replace

_HEAD_LINES = 2
"""Lines that a running head may take."""
_FOOT_LINES = 2
"""Lines that classification and edition may take."""
_WATERMARK = 0.5
"""Length of a watermark, as a share of the page's diagonal."""
_LIGHT = 0.92
"""How much of the ground's colour is in a watermark."""
_DROP = 0.33
"""Of a watermark's baseline below the middle of the page, as a share of its size."""
_HAIR = 0.25
"""Width of a crop mark, in points."""
_CROSS, _RING = mm(2.4).pt, mm(1.5).pt
"""Half the width of a mark for the register of plates, and the radius of its ring."""
_SLUG = 6.0
"""Type size of what a press's sheets are called, in points."""
_FROM_MARK = mm(3).pt
"""Between a mark and a slug."""


_FURNITURE: Memory[tuple[TypesetContext, str, str], Furniture] = Memory()


def name_edition(plan: DossierPlan) -> str:
    """Return what the foot of pages says: how freely they may be passed on, and the edition."""
    below = (plan.cover.classification, plan.cover.edition_line)
    return " · ".join(filter(None, below))


def find_furniture(setting: TypesetContext, plan: DossierPlan) -> Furniture:
    """Return what stands around the columns, the same while what it says is the same.

    Args:
        setting: at the top of the document.
        plan: as of `Furniture`.
    """
    key = (setting, plan.running_head, name_edition(plan))
    return _FURNITURE.recall(key, lambda: Furniture(setting.begin(), plan))


class Furniture:
    """What stands around the columns of a dossier's pages.

    Args:
        setting: theme, language and sheet.
        plan: what the running heads and the foot say.
    """

    def __init__(self, setting: TypesetContext, plan: DossierPlan) -> None:
        self.setting = setting
        self.sheet = setting.sheet
        self.running_head = plan.running_head
        self.foot = name_edition(plan)
        self.crop_marks = make_crop_marks(setting)
        self.draft: tuple[Layer, ...] = ()
        if plan.draft:
            self.draft = (make_watermark(setting, plan.draft.word),)
        self._heads: Memory[tuple[str, bool], Layer] = Memory()
        self._feet: Memory[bool, tuple[Mark, ...]] = Memory()

    def list_layers(self, page: Page) -> tuple[Layer, ...]:
        """Return the layers of a page; one that is left blank shows where it is cut."""
        if page.is_blank:
            return (*self.crop_marks, *self.make_slug(page.folio))
        heads = self.find_heads(page.part, page.folio)
        slug = self.make_slug(page.folio)
        foot = self.make_foot(page.folio)
        return (*self.crop_marks, *slug, *self.draft, heads, foot)

    def make_slug(self, folio: int) -> tuple[Layer, ...]:
        """Return what a press's sheet is of: dossier, edition, page; nothing on others."""
        sheet = self.sheet
        if not sheet.press:
            return ()
        style = replace(
            self.setting.styles.label,
            size=_SLUG,
            leading=_SLUG,
            align="start",
        )
        words = " · ".join(filter(None, (self.running_head, self.foot, str(folio))))
        trim = sheet.trim_box
        left = trim.left + _FROM_MARK
        room = trim.width / 2 - 2 * _FROM_MARK
        slabs = set_shortened(
            self.setting,
            words,
            style,
            room,
            1,
        )
        top = self._find_top(sheet.slug, slabs)
        return (Layer(left, top, fuse(slabs).marks, "Page"),)

    # -- heads

    def find_heads(self, part: str, folio: int) -> Layer:
        """Return the running heads of a page."""
        key = (part, self.sheet.is_mirrored(folio))
        return self._heads.recall(key, lambda: self.make_heads(part, folio))

    def make_heads(self, part: str, folio: int) -> Layer:
        """Return the running heads: within the dossier's, without the part's."""
        page = self.sheet.page
        style = replace(self.setting.styles.small, patterns="")
        inner, outer = self._align(style, folio)
        dossier = set_shortened(
            self.setting,
            self.running_head,
            inner,
            page.text.pt,
            _HEAD_LINES,
        )
        rest = page.across.pt - page.gutter.pt - measure_lines(dossier)
        room = max(page.margin.pt, rest)
        title = set_shortened(
            self.setting,
            part,
            outer,
            room,
            _HEAD_LINES,
        )
        marks = [
            *self._place(
                dossier,
                page.text.pt,
                folio,
                is_outer=False,
            )
        ]
        marks += self._place(title, room, folio, is_outer=True)
        top = self._find_top(self.sheet.heads, dossier or title)
        left = self.sheet.across(folio)
        return Layer(
            left,
            top,
            tuple(marks),
            "Pagination",
            "Header",
        )

    # -- foot

    def make_foot(self, folio: int) -> Layer:
        """Return for whom it is, the edition and, at the outer edge, the page number."""
        page = self.sheet.page
        style = self.setting.styles.label
        _, outer = self._align(style, folio)
        number = set_artifact(
            self.setting,
            str(folio),
            outer,
            page.margin.pt,
        )
        marks = self.find_edition(folio)
        marks += self._place(
            number,
            page.margin.pt,
            folio,
            is_outer=True,
        )
        top = self._find_top(self.sheet.folio, number)
        left = self.sheet.across(folio)
        return Layer(left, top, marks, "Pagination", "Footer")

    def find_edition(self, folio: int) -> tuple[Mark, ...]:
        """Return classification and edition as they stand at the inner edge of a page."""
        is_mirrored = self.sheet.is_mirrored(folio)
        return self._feet.recall(is_mirrored, lambda: self._set_edition(folio))

    def _set_edition(self, folio: int) -> tuple[Mark, ...]:
        style = replace(self.setting.styles.small, patterns="")
        inner, _ = self._align(style, folio)
        room = self.sheet.page.text.pt
        slabs = set_shortened(
            self.setting,
            self.foot,
            inner,
            room,
            _FOOT_LINES,
        )
        return self._place(slabs, room, folio, is_outer=False)

    # -- places

    def _align(self, style: TextStyle, folio: int) -> tuple[TextStyle, TextStyle]:
        """Return a look for what stands at the inner edge, and one for the outer edge."""
        start = replace(style, align="start")
        end = replace(style, align="end")
        is_outer_left = self.sheet.is_mirrored(folio)
        if is_outer_left != self.setting.is_rtl:
            return end, start
        return start, end

    def _place(
        self,
        slabs: Slabs,
        width: float,
        folio: int,
        *,
        is_outer: bool,
    ) -> tuple[Mark, ...]:
        """Return the marks of lines that stand at an edge of text and margin."""
        is_left = is_outer == self.sheet.is_mirrored(folio)
        left = 0.0
        if not is_left:
            left = self.sheet.page.across.pt - width
        return shift_marks(fuse(slabs).marks, left, 0)

    def _find_top(self, baseline: float, slabs: Slabs) -> float:
        """Return where lines begin whose first baseline is given from the foot."""
        _, height = self.sheet.size
        first = slabs[0] if slabs else Slab(0)
        return height - baseline - find_baseline(first)


# ---------------------------------------------------------------- the sheet


def place_box(setting: TypesetContext, rect: PageRect) -> Box:
    """Return a rectangle that is given from the sheet's lower left from its upper left."""
    _, height = setting.sheet.size
    return Box(
        rect.left,
        height - rect.top,
        rect.width,
        rect.height,
    )


def make_crop_marks(setting: TypesetContext) -> tuple[Layer, ...]:
    """Return what shows where the sheet is cut; nothing where it is the page itself."""
    sheet = setting.sheet
    _, height = sheet.size
    ink = REGISTRATION if sheet.press else setting.theme.colours.ink
    lines = list(sheet.crop_marks())
    marks: list[Mark] = []
    for x, y in sheet.register_marks():
        lines.append((x - _CROSS, y, x + _CROSS, y))
        lines.append((x, y - _CROSS, x, y + _CROSS))
        marks.append(Disc(x, height - y, _RING, "", ink))
    for x, y, to_x, to_y in lines:
        points = ((x, height - y), (to_x, height - to_y))
        marks.append(Stroke(points, ink, _HAIR))
    if not marks:
        return ()
    return (Layer(0, 0, tuple(marks), "Page"),)


def make_watermark(
    setting: TypesetContext,
    word: str,
    ground: str = "",
    within: PageRect | None = None,
) -> Layer:
    """Return a word across the page, large and light.

    Args:
        setting: theme and sheet.
        word: what it says.
        ground: the colour it stands on, which its own is close to; paper when left out.
        within: what is shown of it; all when left out.
    """
    trim = place_box(setting, setting.sheet.trim_box)
    colours = setting.theme.colours
    strong = colours.on_cover if ground else colours.muted
    ink = mix_colours(
        ground or colours.paper,
        strong,
        _LIGHT,
    )
    style = replace(setting.styles.h1, ink=ink, align="start")
    at_size = measure_words(setting, word, style) / style.size
    size = (
        _WATERMARK
        * hypot(
            trim.width,
            trim.height,
        )
        / at_size
    )
    style = replace(style, size=size, leading=size)
    width = at_size * size
    slabs = set_artifact(
        setting,
        word,
        style,
        width + size,
    )
    drop = size * _DROP - find_baseline(slabs[0])
    (line,) = find_lines(slabs[:1])
    marks = shift_marks(
        slabs[0].marks,
        -width / 2 - line.x,
        drop,
    )
    return Layer(
        trim.left + trim.width / 2,
        trim.top + trim.height / 2,
        marks,
        "Pagination",
        "Watermark",
        turn=degrees(atan2(trim.height, trim.width)),
        within=place_box(setting, within) if within else None,
    )
