"""The layouts of a template -> which of them each kind of slide is drawn on.

A layout is known first by its type (ECMA-376 19.7.15) and by its geometry: which places it
has, how large, where, and what is drawn in their way; then by where the template's own
slides stand; and last by what its makers call it. The layout of the content settles the
master; cover and openers come from that family where it has any. What is not found is
substituted: section openers and slides of shapes go on the layout of the content slides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from reporting.deck.ooxml.layouts import WITH_BODY
from reporting.deck.template.fit.layout_names import (
    BARE_NAMES,
    CONTENT_NAMES,
    COVER_NAMES,
    OTHER_NAMES,
    SECTION_NAMES,
    TITLE_ONLY_NAMES,
    is_called,
)
from reporting.deck.template.fit.layout_places import (
    find_body_placeholder,
    is_roomy,
    is_same_place,
    list_texts,
)
from reporting.deck.template.fit.template_grids import find_text_area, make_space
from reporting.deck.template.read.layouts import (
    FURNITURE,
    TEXTS,
    TITLES,
    Layout,
    Placeholder,
)
from reporting.deck.template.read.package import TemplateError
from reporting.design.colour import BLACK, TEXT, WHITE, find_least_contrast
from reporting.design.rect import Rect
from reporting.record import Record, replace
from reporting.scene import SlideKind

Score = Callable[[Layout], float]
"""What speaks for a layout: the higher the better, 0 for nothing."""

_BY_TYPE, _BY_NAME, _BY_PLACEHOLDERS, _BY_USE, _BY_PLACE = 4.0, 1.5, 2.0, 2.0, 3.0
_BY_FAMILY, _BY_ROOM = 2.0, 3.0
"""What speaks for a layout, and how loudly."""

_ENOUGH = 3.0

_LOW = 0.24
"""Share of a slide's height below which a title is no title of content."""

_HIGH = 0.2
"""Share of a slide's height above which a title over a roomy text is one of content."""

_LARGER = 1.15
"""A title that is larger than those of content by so much opens something."""

_LINE = 0.1
"""Share of a slide's height below which a place is for a line, such as a subtitle."""

_PICTURE = 0.25
"""Share of a slide from which an empty place for a picture is a hole in it."""

_CONTENT_TYPES = frozenset({"obj", "tx", "objOnly"})
_TITLE_TYPES = frozenset({"title", "secHead"})
_FREE_TYPES = frozenset({"", "cust", "title", "secHead", "titleOnly", "obj", "tx"})
"""Types of layout that do not say that they are meant for something else."""


class Match(Record, frozen=True):
    """A layout for each kind of slide, and what had to be substituted."""

    layouts: Mapping[SlideKind, Layout]
    content: Layout
    substituted: tuple[str, ...]


def match_layouts(
    layouts: Sequence[Layout],
    used: Sequence[str],
    slide: Rect,
) -> Match:
    """Choose the layouts.

    Args:
        layouts: of all masters, in order.
        used: the layouts that the template's own slides stand on, by their parts, in order.
        slide: its size.

    Raises:
        TemplateError: no layout has a title.
    """
    content = choose_content(layouts, used, slide)
    judge = FamilyJudge(layouts, content, used, slide)
    others = [layout for layout in layouts if layout.part != content.part]
    cover = choose_best(others, judge.score_cover)
    if cover:
        others = [layout for layout in others if layout.part != cover.part]
    section = choose_best(others, judge.score_section)
    drawn = choose_best(others, judge.score_title_only)
    chosen = {}
    for kind in SlideKind:
        chosen[kind] = content if kind in WITH_BODY else drawn or content
    chosen[SlideKind.COVER] = cover or content
    chosen[SlideKind.SECTION] = section or content
    substituted = tuple(list_substitutes(content, cover, section))
    return Match(MappingProxyType(chosen), content, substituted)


def choose_content(
    layouts: Sequence[Layout],
    used: Sequence[str],
    slide: Rect,
) -> Layout:
    """Return the layout of the content slides: as it is, or as its master has it."""
    counts = Counter(used[1:])

    def score(layout: Layout) -> float:
        return score_content(layout, layouts, slide, counts)

    content = choose_best(layouts, score)
    if content is None:
        why = "the file has no layout with a title that runs from left to right"
        hint = "add one in PowerPoint: View, Slide Master, Insert Layout, with a title"
        raise TemplateError(why, hint)
    inherited = [replace(one, placeholders=one.by_master) for one in layouts]
    spread = choose_best(inherited, score)
    if spread and score(spread) > score(content) + _BY_USE:
        return spread
    return content


def list_substitutes(
    content: Layout,
    cover: Layout | None,
    section: Layout | None,
) -> Iterator[str]:
    """Yield what the template lacks, and what stands in for it."""
    name = content.name
    if cover is None:
        yield f"no layout for the cover, which stands on `{name}`"
    if section is None:
        yield f"no layout for section openers, which stand on `{name}`"
    title = content.find_placeholder(TITLES)
    body = find_body_placeholder(content)
    lack = "no layout with room for text"
    if body is None:
        yield f"{lack}, which stands in text boxes under the title of `{name}`"
    elif title and not title.is_placed:
        yield f"{lack}: on `{name}` it stands where the master has it"


# ---------------------------------------------------------------- what speaks for a layout


def choose_best(layouts: Iterable[Layout], score: Score) -> Layout | None:
    """Return the layout of the highest score, the first of equals; None where none has any."""
    best, most = None, 0.0
    for layout in layouts:
        title = layout.find_placeholder(TITLES)
        if title is None or not title.is_upright:
            continue
        found = score(layout)
        if found > most:
            best, most = layout, found
    return best


def count_others(layout: Layout) -> int:
    """Return how many places of a layout are for pictures, charts and the like."""
    known = TEXTS | TITLES | FURNITURE
    return sum([one.kind not in known for one in layout.placeholders])


def count_texts(layout: Layout, slide: Rect) -> int:
    """Return how many places for texts a layout has, lines under a title left out."""
    least = slide.height * _LINE
    return sum([one.rect.height >= least for one in list_texts(layout)])


def find_usual_size(layouts: Sequence[Layout]) -> float:
    """Return the size that titles of a template have in the middle of all."""
    sizes = []
    for layout in layouts:
        title = layout.find_placeholder(TITLES)
        if title and title.look.size:
            sizes.append(title.look.size)
    if sizes:
        return sorted(sizes)[len(sizes) // 2]
    return 0


def find_title(layout: Layout) -> Placeholder:
    """Return the title of a layout that has one."""
    return next(one for one in layout.placeholders if one.kind in TITLES)


def score_content(
    layout: Layout,
    layouts: Sequence[Layout],
    slide: Rect,
    counts: Mapping[str, int],
) -> float:
    """Score a title over one large text; a title alone is better than nothing.

    Args:
        layout: to be scored.
        layouts: all of them, which masters are counted by.
        slide: its size.
        counts: how many of the template's own slides stand on each, the first left out.
    """
    title = find_title(layout)
    area = find_text_area(layout, slide)
    if not is_roomy(area, slide):
        return 0.1 if layout.type == "titleOnly" else 0.05
    score = 1 + _BY_ROOM * (area.width / slide.width) * (area.height / slide.height)
    body = find_body_placeholder(layout)
    if body is None:
        return score
    score += _BY_TYPE if layout.type in _CONTENT_TYPES else 0
    score += _BY_NAME if is_called(layout, CONTENT_NAMES) else 0
    score -= _BY_NAME if is_called(layout, OTHER_NAMES) else 0
    if is_called(layout, (*COVER_NAMES, *SECTION_NAMES)):
        score -= _BY_NAME
    if title.look.size and title.look.size > find_usual_size(layouts) * _LARGER:
        score -= _BY_PLACEHOLDERS
    texts = count_texts(layout, slide)
    score += 0.5 if is_roomy(body.rect, slide) else -1.0
    score += _BY_PLACEHOLDERS if (texts, count_others(layout)) == (1, 0) else 0
    score -= 0.5 * max(texts - 1, 0) + count_others(layout)
    if layout.type not in _FREE_TYPES:
        score -= _BY_PLACEHOLDERS
    if title.kind == "ctrTitle" or body.kind == "subTitle":
        score -= _BY_TYPE
    if layout.type in _TITLE_TYPES or title.rect.top > slide.height * _LOW:
        score -= _BY_TYPE
    if not is_plain(layout, area):
        score -= _BY_PLACEHOLDERS
    score += _score_use(layout, layouts, counts)
    return max(score, 0.2)


def _score_use(
    layout: Layout,
    layouts: Sequence[Layout],
    counts: Mapping[str, int],
) -> float:
    """Score a layout, and its master, by how many of the template's own slides stand there."""
    if not any(counts.values()):
        return 0.0
    masters: Counter[str] = Counter()
    for one in layouts:
        masters[one.master] += counts.get(one.part, 0)
    most = max(counts.values())
    score = _BY_USE / 2 * counts.get(layout.part, 0) / most
    if masters[layout.master] == max(masters.values()):
        score += _BY_USE
    return score


def is_plain(layout: Layout, area: Rect) -> bool:
    """Whether one colour of words is read on all of an area."""
    grounds = layout.ground.list_colours(area)
    return max(find_least_contrast(ink, grounds) for ink in (BLACK, WHITE)) >= TEXT


class FamilyJudge(Record, frozen=True):
    """Scores layouts beside that of the content.

    Args:
        layouts: all of them.
        content: that of the content.
        used: those of the template's own slides.
        slide: its size.
    """

    layouts: Sequence[Layout]
    content: Layout
    used: Sequence[str]
    slide: Rect

    def score_cover(self, layout: Layout) -> float:
        """Score a layout for the cover."""
        title = find_title(layout)
        score = {"title": _BY_TYPE, "secHead": -_BY_TYPE}.get(layout.type, 0.0)
        score += _BY_PLACEHOLDERS if title.kind == "ctrTitle" else 0
        kinds = {one.kind for one in layout.placeholders}
        score += _BY_PLACEHOLDERS if "subTitle" in kinds else 0
        score += _BY_NAME if is_called(layout, COVER_NAMES) else 0
        score -= _BY_NAME if is_called(layout, (*SECTION_NAMES, *OTHER_NAMES)) else 0
        if layout.type not in _FREE_TYPES:
            score -= _BY_PLACEHOLDERS
        score += _BY_USE if layout.part in self.used[:1] else 0
        titled = [one for one in self.layouts if one.find_placeholder(TITLES)]
        siblings = [one for one in titled if one.master == layout.master]
        score += 1.0 if siblings[0] is layout else 0
        if is_called(layout, BARE_NAMES) and not count_others(layout):
            score += _BY_NAME
        score += self._score_opening(layout)
        if score < _ENOUGH:
            return 0.0
        return score + (_BY_FAMILY if layout.master == self.content.master else 0)

    def score_section(self, layout: Layout) -> float:
        """Score a layout for section openers."""
        title = find_title(layout)
        if title.kind == "ctrTitle" or layout.type not in _FREE_TYPES:
            return 0.0
        score = _BY_TYPE if layout.type == "secHead" else 0.0
        score += _BY_NAME if is_called(layout, SECTION_NAMES) else 0
        score -= _BY_NAME if is_called(layout, OTHER_NAMES) else 0
        score += self._score_opening(layout)
        if len(list_texts(layout)) <= 1 and score:
            score += 0.5
        if score < _ENOUGH:
            return 0.0
        return score + (_BY_FAMILY if layout.master == self.content.master else 0)

    def score_title_only(self, layout: Layout) -> float:
        """Score a title where the content slides have theirs, and the same ground."""
        content = self.content
        here = find_title(layout)
        there = find_title(content)
        if list_texts(layout) or count_others(layout):
            return 0.0
        is_alike = (
            layout.master == content.master and layout.overridden is content.overridden
        )
        if not is_alike or not is_same_place(here.rect, there.rect, self.slide):
            return 0.0
        area = find_text_area(content, self.slide)
        if layout.ground.list_colours(area) != content.ground.list_colours(area):
            return 0.0
        if make_space((layout,), self.slide).find_largest(area) != area:
            return 0.0
        score = _BY_PLACE + (_BY_TYPE if layout.type == "titleOnly" else 0)
        return score + (_BY_NAME if is_called(layout, TITLE_ONLY_NAMES) else 0)

    def _score_opening(self, layout: Layout) -> float:
        """Score what opens something by its geometry: a large title, and low."""
        slide = self.slide
        title = find_title(layout)
        usual = find_title(self.content)
        score = 0.0
        is_larger = False
        if title.look.size and usual.look.size:
            is_larger = title.look.size >= usual.look.size * _LARGER
        score += 1.0 if is_larger else 0
        is_low = title.rect.top > slide.height * _LOW
        has_text = [text for text in list_texts(layout) if is_roomy(text.rect, slide)]
        if is_low and not count_others(layout):
            score += _BY_PLACE
        if has_text and title.rect.top < slide.height * _HIGH and not is_larger:
            score -= _BY_PLACE
        for one in layout.placeholders:
            area = one.rect.width / slide.width * one.rect.height / slide.height
            if one.kind == "pic" and area >= _PICTURE:
                score -= _BY_PLACE
        return score
