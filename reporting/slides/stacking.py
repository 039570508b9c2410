"""Rows dealt out to slides -> frames of running text that fill the field, with their badges.

What the type leaves free goes between the rows. Few short points of one level stand as rows of
their own, with a hairline between them that leads the eye from a point to its status; those of
several levels have one above each of the first. Whatever is longer or deeper keeps its rhythm
and stands further apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reporting.design.grid import Grid
from reporting.design.rect import Rect
from reporting.design.units import Length
from reporting.plan.words import Evidence
from reporting.record import Record, replace
from reporting.scene import SlideKind
from reporting.slides.bands import (
    BandSpace,
    group_in_bands,
    inset_in_band,
    is_alike_everywhere,
    list_bands,
    measure_group,
    space_bands,
    spread_in_bands,
)
from reporting.slides.lists import number_from_first
from reporting.slides.model import PlannedFrame, SlideBody, SlideText, StatusBadge
from reporting.slides.neatness import balance_texts, find_neatest_width
from reporting.slides.packing import (
    PackedRows,
    Row,
    count_badges,
    measure_badge_drop,
    measure_row,
)
from reporting.slides.status_badges import make_badges, stack_badges
from reporting.slides.typesetter import Typesetter

RULED_LINES, RULED_ROWS = 2, 8
"""Points of more lines, or more of them, have no hairlines between them."""

RULED_SPACE = 0.3
"""Least space between points with a hairline in its middle, as a share of their leading."""

MARGIN_SHARE = 0.21
"""Of the width, which status badges beside running text take at the most."""

_LEVELS = 2

WIDEST_RULED, WIDEST = 1.8, 1.0
"""Most space between points, with a hairline and without, as shares of their leading."""


class StackPlace(Record, frozen=True):
    """Where rows are stacked.

    Args:
        text: place of the words.
        margin: of the badges beside them.
        across: from edge to edge, for hairlines.
        has_rules: whether the rows may have hairlines between them.
        column: width of what stands before the words in a column of its own.
    """

    text: Rect
    margin: Rect
    across: Rect
    has_rules: bool = False
    column: Length = Length(0)

    def inset(self, grid: Grid) -> StackPlace:
        """Return the place of rows that stand on bands, within the insets of these."""
        text = inset_in_band(grid, self.text)
        margin = self.margin
        if margin.right >= self.across.right:
            shift = text.left - self.text.left
            margin = replace(margin, left=margin.left - shift)
        return replace(self, text=text, margin=margin)


def find_stack_place(
    setter: Typesetter,
    proofs: Iterable[Sequence[Evidence]],
) -> StackPlace:
    """Return where rows are stacked: their badges have the margin that they need, at its right.

    Args:
        setter: measures.
        proofs: what each row stands on.
    """
    grid = setter.grid
    most = grid.evidence.width
    if not grid.fixed:
        most = max(most, grid.body.width.times(MARGIN_SHARE))
    needed = Length(0)
    for evidence in proofs:
        for badge in make_badges(setter, evidence, most):
            needed = max(needed, badge.box.width)
    if not needed:
        return StackPlace(grid.body, grid.evidence, grid.body)
    if grid.fixed:
        return StackPlace(grid.text, grid.evidence, grid.body)
    margin = grid.body.indent(grid.body.width - needed)
    width = margin.left - grid.gap - grid.text.left
    return StackPlace(replace(grid.text, width=width), margin, grid.body)


def stack_pages(
    setter: Typesetter,
    packed: PackedRows,
    place: StackPlace,
    shared: Sequence[Evidence],
) -> tuple[SlideBody, ...]:
    """Stack the rows of each slide, with each row's badges in the margin level with it.

    The slides of one block are spaced alike.

    Args:
        setter: measures.
        packed: the rows of each slide.
        place: where they stand.
        shared: what the whole of it stands on.
    """
    width = place.text.width
    texts = [text for page in packed.pages for row in page for text in row.texts]
    narrow = find_neatest_width(setter, texts, width)
    is_ruled = place.has_rules and all(
        _are_short(setter, page, narrow) for page in packed.pages
    )
    gap = _space_alike(setter, packed, place, is_ruled=is_ruled)
    has_rules = is_ruled and gap >= RULED_SPACE
    if not has_rules:
        is_ruled = False
        gap = _space_alike(setter, packed, place, is_ruled=is_ruled)
        has_rules = place.has_rules and all(
            _are_grouped(setter, page, narrow) for page in packed.pages
        )
    bodies = []
    for page in packed.pages:
        rows = []
        for row in page:
            first, *others = row.texts
            own = _find_leading(row) if is_ruled else first.before
            spaced = replace(first, before=own.times(gap))
            rows.append(replace(row, texts=(spaced, *others)))
        body = _stack(
            setter,
            rows,
            place,
            narrow,
            has_rules=has_rules,
        )
        shown = replace(body, size=packed.size, shared=tuple(shared))
        bodies.append(shown)
    return tuple(bodies)


def stack_in_bands(
    setter: Typesetter,
    packed: PackedRows,
    place: StackPlace,
    shared: Sequence[Evidence],
) -> tuple[SlideBody, ...]:
    """Stack the rows of each slide on bands; nothing where one has no room for them.

    Args:
        setter: measures.
        packed: the rows of each slide, as they fit the place.
        place: within the insets of the bands.
        shared: what the whole of it stands on.
    """
    spaces = []
    for page in packed.pages:
        spaces.append(space_bands(setter, page, place.text))
    found = [space for space in spaces if space]
    if len(found) < len(spaces):
        return ()
    least = min(found, key=lambda space: space.padding)
    bodies = []
    for page in packed.pages:
        if is_alike_everywhere(setter, page, place.text.width):
            rows = list(spread_in_bands(page, least))
            texts = [text for row in page for text in row.texts]
            narrow = find_neatest_width(setter, texts, place.text.width)
            body = _stack(
                setter,
                rows,
                place,
                narrow,
                space=least,
            )
        else:
            body = _stack_apart(setter, page, place, least)
        bodies.append(replace(body, size=packed.size, shared=tuple(shared)))
    return tuple(bodies)


def _are_short(setter: Typesetter, page: Sequence[Row], width: Length) -> bool:
    """Whether the rows of a slide are few, short and of one level, or have a column before."""
    if len(page) > RULED_ROWS:
        return False
    if all(row.aside for row in page):
        return True
    for row in page:
        for text in row.texts:
            if text.mark and text.mark.level:
                return False
            if setter.count_lines(text, width) > RULED_LINES:
                return False
    return True


def _are_grouped(setter: Typesetter, page: Sequence[Row], width: Length) -> bool:
    """Whether the rows of a slide are few and short, and some stand below others."""
    texts = [text for row in page for text in row.texts]
    levels = {text.mark.level for text in texts if text.mark}
    if len(levels) < _LEVELS or len(page) > RULED_ROWS:
        return False
    return all(setter.count_lines(text, width) <= RULED_LINES for text in texts)


def _space_alike(
    setter: Typesetter,
    packed: PackedRows,
    place: StackPlace,
    *,
    is_ruled: bool,
) -> float:
    """Return how far the rows of all slides can stand apart."""
    gaps = []
    for page in packed.pages:
        gap = _space_rows(setter, page, place, is_ruled=is_ruled)
        gaps.append(gap)
    return min(gaps)


def _space_rows(
    setter: Typesetter,
    page: Sequence[Row],
    place: StackPlace,
    *,
    is_ruled: bool,
) -> float:
    """Return how far the rows of a slide can stand apart.

    It is the space between two rows as a share of their leading where they have hairlines,
    else how many times their own space it is.
    """
    width = place.text.width
    free = place.text.height - len(page)  # what rounding may cost
    for row in page:
        free = free - measure_row(setter, row, width)
    others = page[1:]
    if is_ruled:
        whole = sum(_find_leading(row) for row in others)
        if whole:
            return min(free / whole, WIDEST_RULED)
        return WIDEST_RULED
    own = Length(sum(row.texts[0].before for row in others))
    if not own:
        return 1.0
    most = free / own
    for row in others:
        space = max(row.texts[0].before, Length(1))  # a hair where it has none
        most = min(most, _find_leading(row).times(WIDEST) / space)
    return max(1.0, most)


def list_proofs(page: Sequence[Row]) -> tuple[Evidence, ...]:
    """Return what the rows of a slide rest on, in their order."""
    return tuple([proof for row in page for proof in row.evidence])


def _find_leading(row: Row) -> Length:
    return row.texts[0].leading


def _stack(
    setter: Typesetter,
    page: Sequence[Row],
    place: StackPlace,
    width: Length,
    *,
    has_rules: bool = False,
    space: BandSpace | None = None,
) -> SlideBody:
    """Stack the rows of one slide; badges stand beside the lines of the deck's own faces.

    In wider ones there may be a line more, for which there is room.
    """
    padding = space.padding if space else Length(0)
    box = replace(place.text, width=width).below(padding)
    tops: list[Length] = []
    texts: list[SlideText] = []
    badges: list[StatusBadge] = []
    rules: list[Rect] = []
    frames: list[PlannedFrame] = []
    top = box.top
    spare = Length(0)  # what the row before needs for its badges beyond its text
    anchor = "ctr" if space else "t"
    for row in page:
        first, *others = row.texts
        before = first.before + spare if texts else Length(0)
        is_lower = bool(first.mark and first.mark.level)
        if has_rules and texts and not is_lower:
            middle = top + spare + first.before.part(1, 2)
            rules.append(replace(place.across, top=middle, height=Length(0)))
        top = top + before
        if not is_lower or not tops:  # a slide may go on below a point of the last
            tops.append(top)
        own = (replace(first, before=before), *others)
        height = setter.measure_height(own, width)
        shown = setter.measure_shown_height(own, width)
        lines = height if row.aside else shown
        drop = measure_badge_drop(setter, row, width)
        if space:
            drop = drop + (lines - shown).part(1, 2)
        for badge in place_beside(setter, row, place, top + drop):
            badges.append(replace(badge, paragraph=len(texts)))
        if row.aside:
            level = replace(box, top=top, height=height)
            frames += frame_aside(level, place.column, row.aside, own, anchor)
        depth = setter.badge_height.times(count_badges(row))
        spare = max(drop + depth - lines, Length(0))
        top = top + lines
        end = top + max(height - lines, spare)
        texts += own
    whole = PlannedFrame(box, tuple(number_from_first(texts)))
    return SlideBody(
        SlideKind.TEXT,
        texts[0].size,
        frames=tuple(frames) or (whole,),
        badges=tuple(badges),
        evidence=list_proofs(page),
        rules=tuple(rules),
        grounds=list_bands(tops, end, place.across, space) if space else (),
    )


def place_beside(
    setter: Typesetter,
    row: Row,
    place: StackPlace,
    top: Length,
) -> tuple[StatusBadge, ...]:
    """Stack the badges of a row in the margin, from a height down."""
    beside = place.margin.below(top - place.margin.top)
    return tuple(stack_badges(setter, row.evidence, beside))


def frame_aside(
    box: Rect,
    column: Length,
    aside: SlideText,
    texts: Sequence[SlideText],
    anchor: str,
) -> Iterator[PlannedFrame]:
    """Yield the frames of a row: what stands before its text, and that text.

    Args:
        box: of the text.
        column: width of what stands before it.
        aside: what stands there.
        texts: of the row.
        anchor: where both stand within the box's height.
    """
    before = replace(box, left=box.left - column, width=column)
    yield PlannedFrame(before, (aside,), anchor=anchor)
    yield PlannedFrame(box, tuple(texts), anchor=anchor)


def _stack_apart(
    setter: Typesetter,
    page: Sequence[Row],
    place: StackPlace,
    space: BandSpace,
) -> SlideBody:
    """Stack the rows of one slide, each band with a frame of its own in its middle.

    So they stay on their bands in a face in which some have more lines.
    """
    width = place.text.width
    frames: list[PlannedFrame] = []
    badges: list[StatusBadge] = []
    bands: list[Rect] = []
    top = place.text.top
    for group in group_in_bands(page):
        height = measure_group(setter, group, width)
        whole = height + space.padding.times(2)
        band = replace(place.across, top=top, height=whole)
        bands.append(band)
        texts = tuple([text for row in group for text in row.texts])
        neat = balance_texts(setter, texts, width)
        box = Rect(
            place.text.left,
            top + space.padding,
            neat,
            height,
        )
        numbered = tuple(number_from_first(texts))
        frame = PlannedFrame(box, numbered, anchor="ctr")
        frames.append(frame)
        shown = setter.measure_shown_height(texts, neat)
        level = box.top + max(height - shown, Length(0)).part(1, 2)
        for number, row in enumerate(group):
            if number:
                level = level + row.texts[0].before
            drop = measure_badge_drop(setter, row, width)
            badges += place_beside(
                setter,
                row,
                place,
                level + drop,
            )
            level = level + setter.measure_shown_height(row.texts, width)
        top = top + whole + space.gap
    return SlideBody(
        SlideKind.TEXT,
        page[0].texts[0].size,
        frames=tuple(frames),
        badges=tuple(badges),
        evidence=list_proofs(page),
        grounds=tuple(bands),
    )
