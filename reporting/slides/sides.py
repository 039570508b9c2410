"""Two sides that are compared -> slides of two cards, a badge at each point.

Titles stand on one level, and so do points where both sides have as many. Each side runs on
over the slides by itself, under its title; where the other has ended it has the whole slide.
"""

from __future__ import annotations

from collections.abc import Sequence

from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length
from reporting.plan.block_model import ComparisonBlock
from reporting.plan.words import Evidence, list_evidence, plain_line, plain_text
from reporting.record import Record, replace
from reporting.scene import SlideKind
from reporting.slides.cards import find_inner
from reporting.slides.cells import attach_block
from reporting.slides.model import PlannedFrame, SlideBody, SlideText, StatusBadge
from reporting.slides.neatness import narrow_neatly
from reporting.slides.packing import Row, split_tall_rows
from reporting.slides.pagination import choose_largest, paginate_evenly
from reporting.slides.splitting import clip_text
from reporting.slides.status_badges import measure_badge_depth, place_badges_in_line
from reporting.slides.typesetter import Typesetter

TITLE_LINES = 2
TITLE_SHARE = 3
"""A title takes a third of a slide at the most."""
TITLE_GAP = 0.45
"""Under the titles of the sides, in gaps between columns."""

POINT_SPACE = 0.4
"""Above a point, as a share of its leading."""
MOST_SPACE = 1.1
"""The same where there is room for more."""
BADGE_GAP = 0.1
"""Between a point and its badges, likewise."""


def lay_out_comparison(
    setter: Typesetter,
    block: ComparisonBlock,
) -> tuple[SlideBody, ...]:
    """Lay out sides on cards; each runs on over the slides by itself, under its title.

    Args:
        setter: measures.
        block: the sides, each with its points.
    """
    grid = setter.grid
    cards = grid.body.columns(len(block.sides), grid.gap)
    heads = _set_titles(setter, block, cards)
    drop = max([head.box.bottom for head in heads]) + grid.gap.times(TITLE_GAP)
    places = []
    for card in cards:
        inner = find_inner(grid, card)
        place = inner.below(drop - inner.top)
        places.append(place)
    sizes = setter.list_kind_sizes(SlideKind.COMPARISON, setter.tokens.step)
    columns = choose_largest(
        (_make_columns(setter, block, places, size) for size in sizes),
        _count_slides,
    )
    size = columns[0].size
    shared = min([len(column.pages) for column in columns])
    bodies = []
    for index in range(shared):
        body = _set_page(columns, index, size)
        bodies.append(_put_on_cards(body, heads, cards))
    for column in columns:
        if len(column.pages) > shared:
            bodies += _go_on_alone(
                setter,
                column,
                heads[column.number],
                shared,
            )
    clipped: list[str] = []  # titles of which words are lost
    for number, (side, head) in enumerate(zip(block.sides, heads, strict=True)):
        if plain_text(head.texts[0].runs) != plain_line(side.title):
            clipped.append(f"sides[{number}].title")
    done: list[SlideBody] = []
    for body in bodies:
        body = replace(body, clipped=tuple(clipped))  # noqa: PLW2901
        done.append(attach_block(body, block))
    return tuple(done)


def _put_on_cards(
    body: SlideBody,
    heads: Sequence[PlannedFrame],
    cards: Sequence[Rect],
) -> SlideBody:
    """Put points on cards under the titles of their sides."""
    frames = (*heads, *body.frames)
    side_by_side = sorted(frames, key=lambda frame: frame.item or 0)
    return replace(
        body,
        frames=tuple(side_by_side),
        display=heads[0].texts[0].size,
        grounds=tuple(cards),
    )


def _go_on_alone(
    setter: Typesetter,
    column: _Column,
    head: PlannedFrame,
    start: int,
) -> list[SlideBody]:
    """Set what is left of the longer side on a card that has the whole slide.

    Args:
        setter: measures.
        column: the side.
        head: its title.
        start: the slide from which the other has ended.
    """
    card = setter.grid.body
    inner = find_inner(setter.grid, card)
    height = setter.measure_height(head.texts, inner.width)
    title = replace(head, box=inner.tall(height))
    place = inner.below(height + setter.grid.gap.times(TITLE_GAP))
    rows = []
    for page in column.pages[start:]:
        for point in page:
            rows.append(Row((point.text,), point.evidence))
    alone = _Column(
        setter,
        column.number,
        rows,
        column.evidence,
        place,
        column.size,
    )
    bodies = []
    for index, _ in enumerate(alone.pages):
        body = _set_page([alone], index, column.size)
        bodies.append(
            _put_on_cards(
                body,
                [title],
                [card],
            )
        )
    return bodies


def _make_columns(
    setter: Typesetter,
    block: ComparisonBlock,
    places: Sequence[Rect],
    size: Length,
) -> list[_Column]:
    """Return the points of all sides at a size."""
    columns = []
    for number, (side, place) in enumerate(zip(block.sides, places, strict=True)):
        rows = []
        for para in side.points:
            text = setter.make_text(para.runs, Style.BULLET, size)
            row = Row((text,), para.evidence)
            rows.append(row)
        shown = list_evidence(side.title)
        column = _Column(
            setter,
            number,
            rows,
            shown,
            place,
            size,
        )
        columns.append(column)
    return columns


def _count_slides(columns: Sequence[_Column]) -> int:
    """Return how many slides columns need; a broken word counts as one more."""
    count = max([len(column.pages) for column in columns])
    return count + any(column.breaks_words for column in columns)


def _set_titles(
    setter: Typesetter,
    block: ComparisonBlock,
    cards: Sequence[Rect],
) -> list[PlannedFrame]:
    """Set the titles of the sides in one size; one that is too long is clipped."""
    tokens = setter.tokens
    places = [find_inner(setter.grid, card) for card in cards]
    sizes = setter.list_display_sizes(
        SlideKind.COMPARISON,
        tokens.body.size,
        tokens.body_floor,
    )
    for size in sizes:
        titles = [
            setter.make_text(side.title, Style.LEAD, size) for side in block.sides
        ]
        counts = [
            setter.count_lines(title, place.width)
            for title, place in zip(titles, places, strict=True)
        ]
        if max(counts) <= TITLE_LINES:
            break
    heads = []
    for number, (title, place) in enumerate(zip(titles, places, strict=True)):
        most = int(place.height.part(1, TITLE_SHARE) // title.leading)
        kept = clip_text(
            setter,
            title,
            place.width,
            max(1, most),
        )
        height = setter.measure_height((kept,), place.width)
        box = place.tall(height)
        head = PlannedFrame(box, (kept,), item=number, name="Title")
        heads.append(head)
    return heads


# ---------------------------------------------------------------- points


class _Point(Record, frozen=True):
    """A point with its badges, and the height that they take."""

    text: SlideText
    evidence: tuple[Evidence, ...]
    height: Length


class _Column:
    """The points of a side at one size, slide by slide."""

    def __init__(
        self,
        setter: Typesetter,
        number: int,
        rows: Sequence[Row],
        evidence: Sequence[Evidence],
        place: Rect,
        size: Length,
    ) -> None:
        """Deal a side's points out to slides.

        Args:
            setter: measures.
            number: of the side, from 0.
            rows: its points.
            evidence: of its title.
            place: under its title.
            size: of the points.
        """
        self.setter = setter
        self.number = number
        self.size = size
        self.evidence = tuple(evidence)
        leading = setter.find_leading(Style.BULLET, size)
        self.space = leading.times(POINT_SPACE)
        self.most_space = leading.times(MOST_SPACE)
        self.gap = leading.times(BADGE_GAP)
        own = place_badges_in_line(setter, self.evidence, place)
        self.badges = own
        self.place = place.below(measure_badge_depth(own, place.top))
        points = self._split(rows)
        heights = [(self.space, point.height) for point in points]
        slices = paginate_evenly(heights, self.place.height)
        self.pages = [points[page] for page in slices]

    def _split(self, rows: Sequence[Row]) -> list[_Point]:
        """Return the points, those too tall for a slide in parts."""
        setter = self.setter
        width = self.place.width
        room = self.place.height - self.gap
        badges = max([self._measure_badges(row.evidence, row.texts[0]) for row in rows])
        points = []
        for row, _ in split_tall_rows(setter, rows, width, room - badges):
            (text,) = row.texts
            height = setter.measure_height((text,), width)
            depth = self._measure_badges(row.evidence, text)
            if depth:
                height = height + self.gap + depth
            point = _Point(text, row.evidence, height)
            points.append(point)
        return points

    def _measure_badges(
        self,
        evidence: Sequence[Evidence],
        text: SlideText,
    ) -> Length:
        """Return the height of badges under a point."""
        place = self.place.indent(text.stands_in)
        own = place_badges_in_line(self.setter, evidence, place)
        return measure_badge_depth(own, place.top)

    @property
    def breaks_words(self) -> bool:
        """Whether an ordinary word is broken in a point."""
        width = self.place.width
        return any(
            self.setter.breaks_word(point.text, width, is_shown=True)
            for page in self.pages
            for point in page
        )

    def set_page(
        self,
        index: int,
        heights: Sequence[Length],
        space: Length,
    ) -> tuple[list[PlannedFrame], list[StatusBadge]]:
        """Put the points of a slide in their places.

        Args:
            index: of the slide, from 0.
            heights: that each point is given.
            space: above a point.
        """
        setter = self.setter
        frames = []
        badges = [replace(badge, item=self.number) for badge in self.badges]
        top = self.place.top
        page = self.pages[index]
        for at, (point, height) in enumerate(zip(page, heights, strict=True), 1):
            text = point.text
            own = setter.measure_height((text,), self.place.width)
            width = narrow_neatly(setter, (text,), self.place.width)
            box = Rect(
                self.place.left,
                top,
                width,
                own,
            )
            name = f"Point {at} of side"
            frame = PlannedFrame(
                box,
                (text,),
                item=self.number,
                name=name,
            )
            frames.append(frame)
            depth = self._measure_badges(point.evidence, text)
            foot = replace(self.place, top=top).below(height - depth)
            under = foot.indent(text.stands_in)
            for badge in place_badges_in_line(setter, point.evidence, under):
                badges.append(replace(badge, item=self.number))
            top = top + height + space
        return frames, badges


def _set_page(
    columns: Sequence[_Column],
    index: int,
    size: Length,
) -> SlideBody:
    """Set the points of all sides on one slide, level where both have as many."""
    shown = []
    for column in columns:
        if index < len(column.pages):
            shown.append(column)
    heights = []
    for column in shown:
        heights.append([point.height for point in column.pages[index]])
    level = []
    for row in zip(*heights, strict=False):
        level.append(Length(max(row)))
    first = shown[0]
    room = min([column.place.height for column in shown])
    is_level = len({len(own) for own in heights}) == 1
    if is_level and _measure(level, first.space) <= room:
        heights = [level for _ in heights]
    spare = room - max([_measure(own, first.space) for own in heights])
    count = max([len(own) for own in heights])
    space = min(first.space + spare.part(1, count), first.most_space)
    frames: list[PlannedFrame] = []
    badges: list[StatusBadge] = []
    evidence: list[Evidence] = []
    for column in columns:
        evidence += column.evidence
    for column, own in zip(shown, heights, strict=True):
        made, marks = column.set_page(index, own, space)
        frames += made
        badges += marks
        for point in column.pages[index]:
            evidence += point.evidence
    return SlideBody(
        SlideKind.COMPARISON,
        size,
        frames=tuple(frames),
        badges=tuple(badges),
        evidence=tuple(evidence),
    )


def _measure(heights: Sequence[Length], space: Length) -> Length:
    """Return the height of points with the space between them."""
    return Length(sum(heights)) + space.times(len(heights) - 1)
