"""A theme -> where things stand on the sheet that a page is printed on.

The sheet is the trimmed page, or with bleed the page and what is cut off around it.
Everything is in points from the sheet's lower left. Printed on both sides, pages with even
numbers are mirrored.
"""

from __future__ import annotations

from reporting.design.rect import PageRect
from reporting.design.theme import Theme
from reporting.design.token_groups import Page
from reporting.design.units import mm
from reporting.record import Record

_MARK = mm(5).pt
"""Length of a crop mark."""
_GAP = mm(1).pt
"""Between what bleeds and a crop mark, which must not show where a sheet is cut badly."""
_FOLDED, _LEAF = 4, 2
"""Pages of a sheet that is folded once, and of one that is not."""
_SLUG_DROP = 2.0
"""Of the slug's baseline below the middle of its room, in points."""
_AIR = mm(1).pt
"""Between a crop mark and the edge of the sheet."""


class Sheet(Record, frozen=True):
    """The places of one theme.

    Args:
        page: measures of the trimmed page.
        duplex: whether even pages are mirrored.
        recto: whether each part begins on an odd page.
        bleed: how far colour runs over the edge of the trimmed page.
        is_rtl: whether it is bound on the right, as what is read from right to left is.
        press: whether sheets are printed on a press, folded and gathered.
    """

    page: Page
    duplex: bool
    recto: bool
    bleed: float
    is_rtl: bool = False
    press: bool = False

    @classmethod
    def of(cls, theme: Theme, *, is_rtl: bool = False) -> Sheet:
        """Return the sheet of a theme, for a language that reads from right to left or not."""
        printed = theme.print
        return cls(
            theme.page,
            printed.is_duplex,
            printed.breaking == "recto",
            printed.bled.pt,
            is_rtl,
            printed.press,
        )

    # -- the paper

    @property
    def edge(self) -> float:
        """Width of what is cut off on every side."""
        if self.bleed:
            return self.bleed + _GAP + _MARK + _AIR
        return 0.0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the sheet (the MediaBox of ISO 32000-1, 14.11.2)."""
        cut_off = 2 * self.edge
        return self.page.width.pt + cut_off, self.page.height.pt + cut_off

    @property
    def trim_box(self) -> PageRect:
        """The page after it is cut (TrimBox)."""
        width = self.page.width.pt
        height = self.page.height.pt
        return PageRect(
            self.edge,
            self.edge + height,
            width,
            height,
        )

    @property
    def bleed_box(self) -> PageRect:
        """How far colour runs that is to reach the edge (BleedBox)."""
        return self.trim_box.grow(self.bleed)

    def crop_marks(self) -> list[tuple[float, float, float, float]]:
        """Return the lines that show where to cut, all of them off what bleeds."""
        trim, bled = self.trim_box, self.bleed_box
        lines: list[tuple[float, float, float, float]] = []
        if not self.bleed:
            return lines
        near = bled.grow(_GAP)
        far = near.grow(_MARK)
        for y in (trim.bottom, trim.top):
            lines.append((near.left, y, far.left, y))
            lines.append((near.right, y, far.right, y))
        for x in (trim.left, trim.right):
            lines.append((x, near.bottom, x, far.bottom))
            lines.append((x, near.top, x, far.top))
        return lines

    def register_marks(self) -> list[tuple[float, float]]:
        """Return the middles of marks that show how plates meet, one on each side of a press's.

        They stand where crop marks do, halfway between them.
        """
        if not self.press:
            return []
        middle = self.bleed_box.grow(_GAP + _MARK / 2)
        x = (middle.left + middle.right) / 2
        y = (middle.bottom + middle.top) / 2
        return [
            (middle.left, y),
            (x, middle.bottom),
            (middle.right, y),
            (x, middle.top),
        ]

    @property
    def slug(self) -> float:
        """Baseline of the line below what bleeds that says what a plate is of."""
        return (self.edge - self.bleed) / 2 - _SLUG_DROP

    @property
    def gathering(self) -> int:
        """Of how many pages the dossier has a multiple: a folded sheet's, a leaf's, or one."""
        if self.press:
            return _FOLDED
        return _LEAF if self.duplex else 1

    # -- the page

    def is_mirrored(self, folio: int) -> bool:
        """Whether the evidence stands to the left of the text on the page of a number."""
        is_left = folio % 2 == 0 if self.duplex else self.page.evidence == "left"
        return is_left != self.is_rtl

    def text(self, folio: int) -> float:
        """Left edge of the text column."""
        inner = self.page.inner.pt
        if self.is_mirrored(folio):
            return self.trim_box.right - inner - self.page.text.pt
        return self.trim_box.left + inner

    def margin(self, folio: int) -> float:
        """Left edge of the evidence margin."""
        text = self.text(folio)
        gutter = self.page.gutter.pt
        if self.is_mirrored(folio):
            return text - gutter - self.page.margin.pt
        return text + self.page.text.pt + gutter

    def across(self, folio: int) -> float:
        """Left edge of text and margin together."""
        return min(
            self.text(folio),
            self.margin(folio),
        )

    @property
    def head(self) -> float:
        """Upper edge of the columns."""
        return self.trim_box.top - self.page.top.pt

    @property
    def foot(self) -> float:
        """Lower edge of the columns."""
        return self.edge + self.page.bottom.pt

    @property
    def heads(self) -> float:
        """Baseline of the running heads."""
        return self.trim_box.top - self.page.top.pt * 0.58

    @property
    def folio(self) -> float:
        """Baseline of the page number."""
        return self.edge + self.page.bottom.pt * 0.5
