"""What stands side by side, part by part, and places for it -> cards that are set alike.

A card has a head (a number, a value), a title, a text, a foot (who says it) and the badges of
what it rests on. Over all cards of a row heads, texts, feet and badges begin level, and what
is short leaves its room free: the cards are of one height.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from reporting.design.grid import Grid
from reporting.design.rect import Rect
from reporting.design.units import Length, pt
from reporting.plan.words import Evidence
from reporting.record import Record, replace
from reporting.scene import SlideKind
from reporting.slides.model import PlannedFrame, SlideBody, SlideText, StatusBadge
from reporting.slides.neatness import narrow_neatly
from reporting.slides.splitting import clip_texts
from reporting.slides.status_badges import (
    make_badges,
    measure_badge_depth,
    place_badges_from_right,
    place_badges_in_line,
    stack_badges,
)
from reporting.slides.typesetter import SAFETY, Typesetter

INSET = 0.42
"""From a card's edge to what stands on it, in gaps between columns."""
FLAT = 0.3
"""The same above and below on cards that lie across the slide."""
APART = 0.25
"""Between the parts of a card, likewise."""

TITLE_SHARE = 0.27
"""Of a card across the slide, the share that its title takes."""
WIDEST_TITLE = 0.45
"""The most that it takes where a word of it is long."""
MARGIN_SHARE = 0.2
"""Of such a card, the most that its badges take."""


class Manner(Enum):
    """How the parts of a card stand: under each other, behind its head, or across it."""

    UPRIGHT = "upright"
    BEHIND = "behind"
    ACROSS = "across"


class Names(Record, frozen=True):
    """What the parts of a card are called.

    Args:
        text: what it says, with its title where that is not apart.
        head: what stands over or before that.
        title: of the text, where it stands apart.
        foot: what stands under the text.
    """

    text: str
    head: str = ""
    title: str = ""
    foot: str = ""


class Cell(Record, frozen=True):
    """What stands on one card.

    Args:
        place: of the card.
        path: of what it shows, within the block.
        texts: under each other.
        evidence: whose badges it bears.
        head: what stands over or before its texts.
        title: of the texts.
        foot: what stands under them.
    """

    place: Rect
    path: str
    texts: Sequence[SlideText] = ()
    evidence: Sequence[Evidence] = ()
    head: Sequence[SlideText] = ()
    title: Sequence[SlideText] = ()
    foot: Sequence[SlideText] = ()


def find_inner(grid: Grid, card: Rect, *, is_flat: bool = False) -> Rect:
    """Return where on a card its parts stand."""
    gap = grid.gap
    return card.inset(gap.times(INSET), gap.times(FLAT if is_flat else INSET))


def set_cards(
    setter: Typesetter,
    kind: SlideKind,
    size: Length,
    cells: Sequence[Cell],
    names: Names,
    manner: Manner = Manner.UPRIGHT,
    head_width: Length = Length(0),
    bar: Length = Length(0),
) -> SlideBody:
    """Set cards, each in its place; what has no room on one is named.

    Args:
        setter: measures.
        kind: of the slide.
        size: of the running text.
        cells: what stands on the cards; those whose places are level stand in a row.
        names: of the parts.
        manner: how the parts stand.
        head_width: of what stands before the texts, where it does.
        bar: room at the left of each card for a bar.
    """
    frames: list[PlannedFrame] = []
    badges: list[StatusBadge] = []
    clipped: list[str] = []
    evidence: list[Evidence] = []
    for row in _list_rows(cells, is_across=manner is Manner.ACROSS):
        level = _Level(
            setter,
            [cell for _, cell in row],
            manner,
            head_width,
            bar,
        )
        for number, cell in row:
            made = level.set_cell(cell, names)
            frames += [replace(frame, item=number) for frame in made.frames]
            badges += [replace(badge, item=number) for badge in made.badges]
            clipped += [cell.path] * made.is_clipped
            evidence += cell.evidence
    return SlideBody(
        kind,
        size,
        frames=tuple(frames),
        badges=tuple(badges),
        evidence=tuple(evidence),
        clipped=tuple(clipped),
        grounds=tuple([cell.place for cell in cells]),
    )


def _list_rows(
    cells: Sequence[Cell],
    *,
    is_across: bool,
) -> list[list[tuple[int, Cell]]]:
    """Return cells with their places in order, by the rows in which they are set alike."""
    rows: dict[Length, list[tuple[int, Cell]]] = {}
    for number, cell in enumerate(cells):
        key = cell.place.top
        if is_across:
            key = Length(0)
        rows.setdefault(key, []).append((number, cell))
    return list(rows.values())


class _SetCell(Record, frozen=True):
    """The parts of one card, in their places."""

    frames: tuple[PlannedFrame, ...]
    badges: tuple[StatusBadge, ...]
    is_clipped: bool


class _Level:
    """Cards of one row, whose parts begin level."""

    def __init__(
        self,
        setter: Typesetter,
        cells: Sequence[Cell],
        manner: Manner,
        head_width: Length,
        bar: Length,
    ) -> None:
        self.setter = setter
        self.bar = bar
        self.manner = manner
        self.apart = setter.grid.gap.times(APART)
        self.indent = Length(0)
        if manner is not Manner.UPRIGHT and head_width:
            self.indent = head_width + self.apart
        self.head = self.foot = self.badges = self.margin = Length(0)
        self.title_lines = 0
        self.title_word = Length(0)
        self.titles = any(cell.title for cell in cells)
        for cell in cells:
            self._take_in(cell)
        self.is_foot_level = self._has_foot_room(cells)
        if self.is_foot_level:
            self.badges = max(self.badges, self.foot)
            self.foot = Length(0)
        self.is_aligned = self._can_align(cells)

    def _take_in(self, cell: Cell) -> None:
        """Make room for the tallest of each part."""
        setter = self.setter
        inner = self.find_inner(cell)
        head = setter.measure_height(cell.head, inner.width)
        text = inner.indent(self.indent)
        if self.manner is Manner.UPRIGHT:
            self.head = max(self.head, head)
        if self.manner is Manner.ACROSS:
            for title in cell.title:
                word = setter.measure_widest_word(title).times(1 / (1 - SAFETY))
                self.title_word = max(self.title_word, word + setter.scale(pt(1)))
            for badge in make_badges(setter, cell.evidence, self.find_margin(inner)):
                self.margin = max(self.margin, badge.box.width)
            for foot in cell.foot:
                wanted = setter.measure_widest_word(foot).times(1.1)
                self.margin = max(self.margin, min(wanted, self.find_margin(inner)))
            return
        own = place_badges_in_line(setter, cell.evidence, text)
        self.badges = max(self.badges, measure_badge_depth(own, text.top))
        self.foot = max(self.foot, setter.measure_height(cell.foot, text.width))
        lines = self._count_title_lines(cell, text.width)
        self.title_lines = max(self.title_lines, lines)

    def _has_foot_room(self, cells: Sequence[Cell]) -> bool:
        """Whether feet and badges have room on one line, on all cards."""
        if self.manner is Manner.ACROSS or not (self.foot and self.badges):
            return False
        setter = self.setter
        for cell in cells:
            width = self.find_inner(cell).indent(self.indent).width
            if len(cell.foot) > 1:
                return False
            for badge in make_badges(setter, cell.evidence, width):
                width = width - badge.box.width - setter.tokens.small.size
            width = width - self.apart
            for foot in cell.foot:
                if width < foot.size or setter.count_lines(foot, width) > 1:
                    return False
        return True

    def find_inner(self, cell: Cell) -> Rect:
        """Return where on a card its parts stand."""
        is_flat = self.manner is not Manner.UPRIGHT
        inner = find_inner(self.setter.grid, cell.place, is_flat=is_flat)
        return inner.indent(self.bar)

    def find_margin(self, inner: Rect) -> Length:
        """Return the most that the badges of a card across the slide take."""
        return inner.width.times(MARGIN_SHARE)

    def set_cell(self, cell: Cell, names: Names) -> _SetCell:
        """Put the parts of a card in their places."""
        is_across = self.manner is Manner.ACROSS
        made = (self._set_across if is_across else self._set_upright)(cell, names)
        inner = self.find_inner(cell)
        is_low = any(frame.box.bottom > inner.bottom for frame in made.frames)
        is_wide = any(badge.box.right > inner.right for badge in made.badges)
        if is_low or is_wide:
            return replace(made, is_clipped=True)
        return made

    # ---- under each other

    def _set_upright(self, cell: Cell, names: Names) -> _SetCell:
        """Set head, title and text under each other; foot and badges end with the card."""
        setter, apart = self.setter, self.apart
        inner = self.find_inner(cell)
        text = self._find_text(cell)
        frames = self._set_head(cell, inner, names)
        top, room = text.top, text.height
        under = inner.bottom - self.badges
        own = self._set_badges(cell, inner.indent(self.indent).below(under - inner.top))
        foot_top = under - (self.foot + apart if self.foot else Length(0))
        words = (*cell.title, *cell.texts)
        if self.is_aligned:
            words = self._lower_text(cell, text.width)
        kept = clip_texts(setter, words, text.width, room)
        if kept:
            width = narrow_neatly(setter, kept, text.width, room)
            height = setter.measure_height(kept, width)
            box = Rect(text.left, top, width, height)
            frames.append(PlannedFrame(box, kept, name=names.text))
        is_clipped = _list_words(kept) != _list_words(words) or room < Length(0)
        if cell.foot:
            width = text.width
            if self.is_foot_level and own:
                foot_top = under
                width = min([badge.box.left for badge in own]) - text.left - apart
            height = setter.measure_height(cell.foot, width)
            box = Rect(text.left, foot_top, width, height)
            frame = PlannedFrame(box, tuple(cell.foot), name=names.foot)
            frames.append(frame)
            is_clipped = is_clipped or foot_top < top
        return _SetCell(tuple(frames), own, is_clipped)

    def _find_text(self, cell: Cell) -> Rect:
        """Return the room of a card's title and text: under its head, over foot and badges."""
        inner = self.find_inner(cell).indent(self.indent)
        above = self.head + self.apart if self.head else Length(0)
        below = Length(0)
        for part in (self.foot, self.badges):
            below = below + (part + self.apart if part else Length(0))
        text = inner.below(above)
        return text.tall(text.height - below)

    def _set_badges(self, cell: Cell, place: Rect) -> tuple[StatusBadge, ...]:
        """Set the badges of a card at its foot: at the left, or behind who says it."""
        if not self.is_foot_level:
            return place_badges_in_line(self.setter, cell.evidence, place)
        spare = self.badges - self.setter.badge_height
        lowered = place.below(spare.part(1, 2))
        return place_badges_from_right(self.setter, cell.evidence, lowered)

    def _set_head(self, cell: Cell, inner: Rect, names: Names) -> list[PlannedFrame]:
        """Set what stands over or before the texts of a card."""
        if not cell.head:
            return []
        place = inner
        if self.indent:
            place = replace(place, width=self.indent - self.apart)
        height = self.setter.measure_height(cell.head, place.width)
        return [
            PlannedFrame(
                place.tall(height),
                tuple(cell.head),
                name=names.head,
            )
        ]

    def _can_align(self, cells: Sequence[Cell]) -> bool:
        """Whether texts can begin level under titles of all lengths."""
        if not self.titles or self.manner is Manner.ACROSS:
            return False
        for cell in cells:
            place = self._find_text(cell)
            aligned = self._lower_text(cell, place.width)
            if self.setter.measure_height(aligned, place.width) > place.height:
                return False
        return True

    def _lower_text(self, cell: Cell, width: Length) -> tuple[SlideText, ...]:
        """Lower what follows a short title to where it begins on the cards beside it."""
        words = (*cell.title, *cell.texts)
        count = len(cell.title)
        if not cell.title or len(words) <= count:
            return words
        lacking = self.title_lines - self._count_title_lines(cell, width)
        drop = cell.title[0].leading.times(lacking)
        first = words[count]
        lowered = replace(first, before=first.before + drop)
        return (*words[:count], lowered, *words[count + 1 :])

    def _count_title_lines(self, cell: Cell, width: Length) -> int:
        """Return how many lines a title has in the faces that the deck names."""
        lines = 0
        for title in cell.title:
            lines += len(self.setter.break_shown_lines(title, width))
        return lines

    # ---- across

    def _set_across(self, cell: Cell, names: Names) -> _SetCell:
        """Set head, title, text and badges of a card beside each other."""
        setter, apart = self.setter, self.apart
        inner = self.find_inner(cell)
        frames = self._set_head(cell, inner, names)
        text = inner.indent(self.indent)
        margin = Rect(
            text.right - self.margin,
            text.top,
            self.margin,
            text.height,
        )
        if self.margin:
            text = replace(text, width=text.width - self.margin - apart.times(2))
        parts = [(cell.texts, names.text)]
        places = [text]
        if self.titles:
            share = text.width.times(TITLE_SHARE)  # more where a word of one is long
            width = min(
                max(self.title_word, share),
                text.width.times(WIDEST_TITLE),
            )
            title = replace(text, width=width)
            rest = text.indent(width + apart.times(2))
            parts = [(cell.title, names.title), *parts]
            places = [title if cell.texts else text, rest]
        is_clipped = False
        for (texts, name), place in zip(parts, places, strict=True):
            kept = clip_texts(setter, texts, place.width, place.height)
            is_clipped = is_clipped or _list_words(kept) != _list_words(texts)
            if kept:
                width = narrow_neatly(setter, kept, place.width, place.height)
                height = setter.measure_height(kept, width)
                box = Rect(place.left, place.top, width, height)
                frame = PlannedFrame(box, kept, name=name)
                frames.append(frame)
        return self._add_margin(cell, names, margin, frames, is_clipped=is_clipped)

    def _add_margin(
        self,
        cell: Cell,
        names: Names,
        margin: Rect,
        frames: list[PlannedFrame],
        *,
        is_clipped: bool,
    ) -> _SetCell:
        """Set the foot and the badges of a card at its end."""
        setter = self.setter
        if cell.foot:
            height = setter.measure_height(cell.foot, margin.width)
            box = margin.tall(height)
            frame = PlannedFrame(box, tuple(cell.foot), name=names.foot)
            frames.append(frame)
            margin = margin.below(height + self.apart.part(1, 2))
        badges = stack_badges(setter, cell.evidence, margin)
        depth = measure_badge_depth(badges, margin.top)
        if depth > margin.height:
            is_clipped = True
        return _SetCell(tuple(frames), badges, is_clipped)


def _list_words(texts: Sequence[SlideText]) -> list[str]:
    """Return the words of texts, which clipping changes."""
    return ["".join([run.text for run in text.runs]) for text in texts]
