"""A theme -> the regions of its slides, which layout and writers share.

Every slide has its title, body, source line and footer in the same place. Boxes are in EMU from
the slide's upper left corner.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reporting.design.rect import Rect
from reporting.design.theme import Theme
from reporting.design.units import Length, pt
from reporting.record import Record, field, replace

OPENING_LINES = 3
"""Lines that a large title has at its largest size."""

OPENER_LINES = 4
"""The same of an opener: in its own face it has three of them, in a wider one four."""

COVER_TITLE_FOOT, COVER_SPLIT = 0.45, 0.6
"""Where the cover's title ends and where its lower field begins, as shares of the height."""

COVER_WIDTH, OPENER_WIDTH = 0.92, 0.8
"""Of a large title, as shares of the usual: beside it stand the sections, or a number."""


def enclose(boxes: Sequence[Rect]) -> Rect:
    """Return the smallest rectangle that holds some rectangles, at least one."""
    left = min([box.left for box in boxes])
    top = min([box.top for box in boxes])
    right = max([box.right for box in boxes])
    bottom = max([box.bottom for box in boxes])
    return Rect(
        left,
        top,
        right - left,
        bottom - top,
    )


class Grid(Record, frozen=True):
    """The regions of a slide."""

    slide: Rect
    kicker: Rect
    """Section number and name, above the title."""
    head: Rect
    """Status chips of the whole slide, level with the kicker."""
    title: Rect
    """Two lines of the title's full size."""
    body: Rect
    text: Rect
    """The part of the body in which running text stands."""
    evidence: Rect
    """The margin beside the text: the status of each claim, level with it."""
    source: Rect
    """Two lines of sources at the foot."""
    strip: Rect
    """Where we are: a segment for each section."""
    footer: Rect
    date: Rect
    number: Rect
    opening: Rect
    """The title of a cover, a section opener or the close."""
    lead: Rect
    """What stands under such a title."""
    aside: Rect
    """Beside such a title: the section's number, set very large."""
    gap: Length
    """Between columns."""
    fixed: bool = False
    """Whether a template holds the titles, so that their boxes are kept whole."""
    panel: Rect | None = None
    """The lower field of a slide that opens or closes; None where a layout has none of ours."""
    anchor: str = ""
    """Where in its box a template's cover holds its title: `t`, `ctr` or `b`."""
    asides: tuple[Rect, ...] = ()
    """On a template's cover, further places for texts, the best first."""
    room: Rect | None = None
    """How far a title may grow beyond the box that a template's cover or opener has for it."""
    share: float = 1.0
    """Of our own lengths (discs, gaps, rules), what they are on a slide of this size."""

    def scale(self, length: Length) -> Length:
        """Return a length of our own slide as it is on a slide of this size."""
        if self.share == 1:
            return length
        return length.times(self.share)

    def held(self, height: Length) -> Rect:
        """Return where a title of some height stands in the box that a template has for it."""
        free = self.opening.height - height
        drops = {"ctr": free.part(1, 2), "b": free}
        drop = drops.get(self.anchor, Length(0))
        return self.opening.below(drop).tall(height)

    @property
    def without_source(self) -> Grid:
        """The grid of a slide that has no source line: its body takes that room."""
        if self.fixed:
            return self
        height = self.source.bottom - self.body.top
        return replace(self, body=self.body.tall(height))

    def under(self, extra: Length) -> Grid:
        """Return the grid of a slide whose title takes some length from its body."""

        def below(box: Rect) -> Rect:
            return box.below(extra)

        def moved(box: Rect) -> Rect:
            return (
                replace(box, top=box.top + extra)
                if box.top >= self.title.bottom
                else box
            )

        return replace(
            self,
            kicker=moved(self.kicker),
            head=moved(self.head),
            title=self.title.tall(self.title.height + extra),
            body=below(self.body),
            text=below(self.text),
            evidence=below(self.evidence),
        )


class Grids(Record, frozen=True):
    """The grid of a deck's slides, and of those kinds that a template holds elsewhere."""

    content: Grid
    others: Mapping[str, Grid] = field(default_factory=dict)
    """By the kind of slide."""

    def of(self, kind: str) -> Grid:
        """Return the grid of a kind of slide."""
        return self.others.get(kind, self.content)


def make_grid(theme: Theme) -> Grid:
    """Lay out the slide of a theme.

    Args:
        theme: its `slide` tokens give the slide's size, its margin and the type sizes.
    """
    slide = theme.slide
    margin = slide.margin
    small = slide.small.leading
    width = slide.width - margin.times(2)
    gap = margin.times(0.6)

    def band(top: Length, height: Length) -> Rect:
        return Rect(margin, top, width, height)

    kicker = band(
        margin.times(0.7),
        small.times(1.3),
    )
    title = band(
        kicker.bottom + pt(3),
        slide.title.leading.times(2),
    )
    footer = band(slide.height - margin.times(0.45) - small, small)
    strip = band(footer.top - pt(9), pt(3))
    source = band(
        strip.top - pt(8) - small.times(2),
        small.times(2),
    )
    top = title.bottom + margin.times(0.55)
    foot = source.top - margin.times(0.2)
    body = band(top, foot - top)
    left, right = kicker.columns(2, gap)
    margin_width = width.times(0.17)
    text_width = width - margin_width - gap
    return Grid(
        slide=Rect(Length(0), Length(0), slide.width, slide.height),
        kicker=left,
        head=right,
        title=title,
        body=body,
        text=replace(body, width=text_width),
        evidence=replace(body, left=body.left + text_width + gap, width=margin_width),
        source=source,
        strip=strip,
        footer=replace(footer, width=width.times(0.55)),
        date=replace(
            footer, left=footer.left + width.times(0.57), width=width.times(0.35)
        ),
        number=replace(
            footer, left=footer.left + width.times(0.93), width=width.times(0.07)
        ),
        opening=title,
        lead=body,
        aside=title.tall(Length(0)),
        gap=gap,
    )


# ---------------------------------------------------------------- slides that open and close


def make_grids(theme: Theme) -> Grids:
    """Lay out the slides of a theme: those of content, and those that open and close.

    The latter have two fields: what they say above, and what proves it or follows below.

    Args:
        theme: its `slide` tokens give the slide's size, its margin and the type sizes.
    """
    content = make_grid(theme)
    others = {
        "cover": _make_cover_grid(content, theme),
        "section": _make_opener_grid(content, theme),
        "close": _make_close_grid(content, theme),
    }
    return Grids(content, others)


def _make_cover_grid(content: Grid, theme: Theme) -> Grid:
    """Lay out the cover: its title grows upwards from the subtitle, to three lines."""
    slide = theme.slide
    margin = slide.margin
    width = content.title.width.times(COVER_WIDTH)
    bottom = slide.height.times(COVER_TITLE_FOOT)
    height = slide.cover.leading.times(OPENING_LINES)
    top = slide.height.times(COVER_SPLIT)
    lead_top = bottom + margin.times(0.2)
    lead_foot = top - margin.times(0.3)
    return replace(
        content,
        opening=Rect(margin, bottom - height, width, height),
        lead=Rect(margin, lead_top, width, lead_foot - lead_top),
        panel=_reach_down(content, top),
    )


def _make_opener_grid(content: Grid, theme: Theme) -> Grid:
    """Lay out the openers: kicker, title and number from the head down, a list below."""
    slide = theme.slide
    margin = slide.margin
    top = content.kicker.bottom + margin.times(0.2)
    height = slide.cover.leading.times(OPENER_LINES)
    width = content.title.width.times(OPENER_WIDTH)
    opening = Rect(margin, top, width, height)
    left = opening.right + content.gap
    split = opening.bottom + margin.times(0.25)
    lead_top = split + margin.times(0.35)
    foot = content.strip.top - margin.times(0.3)
    return replace(
        content,
        opening=opening,
        lead=Rect(margin, lead_top, content.title.width, foot - lead_top),
        aside=Rect(left, top, content.title.right - left, height),
        panel=_reach_down(content, split),
    )


def _make_close_grid(content: Grid, theme: Theme) -> Grid:
    """Lay out the close: its title as large as an opener's, the lower field right under it."""
    height = theme.slide.cover.leading.times(OPENING_LINES)
    title = content.title.tall(height)
    return replace(
        content,
        title=title,
        opening=title,
        panel=_reach_down(content, content.title.bottom),
    )


def _reach_down(content: Grid, top: Length) -> Rect:
    """Return the whole width of a slide from a height down to its foot."""
    slide = content.slide
    return Rect(
        slide.left,
        top,
        slide.width,
        slide.bottom - top,
    )
