"""A theme -> where things stand on the sheet that a page is printed on.

The sheet is the trimmed page, or with bleed the page and what is cut off around it.
Everything is in points from the sheet's lower left. Printed on both sides, pages with even
numbers are mirrored.
"""

from __future__ import annotations

from reporting.design.theme import Theme
from reporting.design.token_groups import Page
from reporting.design.units import mm
from reporting.record import Record

_MARK = mm(5).pt
"""Length of a crop mark."""
_AIR = mm(1).pt
"""Between a crop mark and the edge of the sheet."""


class PageBox(Record, frozen=True):
    """An upright rectangle."""

    left: float
    foot: float
    right: float
    head: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From foot to head."""
        return self.head - self.foot

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Left, foot, right and head."""
        return self.left, self.foot, self.right, self.head

    def grown(self, by: float) -> PageBox:
        """The box with this much more on every side."""
        return PageBox(self.left - by, self.foot - by, self.right + by, self.head + by)


class Sheet(Record, frozen=True):
    """The places of one theme.

    Args:
        page: measures of the trimmed page.
        duplex: whether even pages are mirrored.
        recto: whether each part begins on an odd page.
        bleed: how far colour runs over the edge of the trimmed page.
    """

    page: Page
    duplex: bool
    recto: bool
    bleed: float

    @classmethod
    def of(cls, theme: Theme) -> Sheet:
        """Return the sheet of a theme."""
        printed = theme.print
        return cls(theme.page, printed.duplex, printed.recto, printed.bleed.pt)

    # -- the paper

    @property
    def edge(self) -> float:
        """Width of what is cut off on every side."""
        return self.bleed + _MARK + _AIR if self.bleed else 0.0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the sheet (the MediaBox of ISO 32000-1, 14.11.2)."""
        return self.page.width.pt + 2 * self.edge, self.page.height.pt + 2 * self.edge

    @property
    def trim(self) -> PageBox:
        """The page after it is cut (TrimBox)."""
        return PageBox(
            self.edge,
            self.edge,
            self.edge + self.page.width.pt,
            self.edge + self.page.height.pt,
        )

    @property
    def bled(self) -> PageBox:
        """How far colour runs that is to reach the edge (BleedBox)."""
        return self.trim.grown(self.bleed)

    def crop_marks(self) -> list[tuple[float, float, float, float]]:
        """Return the lines that show where to cut, all of them outside of what bleeds."""
        trim, bled = self.trim, self.bled
        if not self.bleed:
            return []
        across = [
            (x, y, x + way * _MARK, y)
            for y in (trim.foot, trim.head)
            for x, way in ((bled.left, -1), (bled.right, 1))
        ]
        down = [
            (x, y, x, y + way * _MARK)
            for x in (trim.left, trim.right)
            for y, way in ((bled.foot, -1), (bled.head, 1))
        ]
        return [*across, *down]

    # -- the page

    def mirrored(self, folio: int) -> bool:
        """Whether the evidence stands to the left of the text on the page of a number."""
        return folio % 2 == 0 if self.duplex else self.page.evidence == "left"

    def text(self, folio: int) -> float:
        """Left edge of the text column."""
        page, trim = self.page, self.trim
        if self.mirrored(folio):
            return trim.right - page.inner.pt - page.text.pt
        return trim.left + page.inner.pt

    def margin(self, folio: int) -> float:
        """Left edge of the evidence margin."""
        page, text = self.page, self.text(folio)
        if self.mirrored(folio):
            return text - page.gutter.pt - page.margin.pt
        return text + page.text.pt + page.gutter.pt

    def across(self, folio: int) -> float:
        """Left edge of text and margin together."""
        return min(self.text(folio), self.margin(folio))

    @property
    def head(self) -> float:
        """Upper edge of the columns."""
        return self.trim.head - self.page.top.pt

    @property
    def foot(self) -> float:
        """Lower edge of the columns."""
        return self.trim.foot + self.page.bottom.pt

    @property
    def heads(self) -> float:
        """Baseline of the running heads."""
        return self.trim.head - self.page.top.pt * 0.58

    @property
    def folio(self) -> float:
        """Baseline of the page number."""
        return self.trim.foot + self.page.bottom.pt * 0.5
