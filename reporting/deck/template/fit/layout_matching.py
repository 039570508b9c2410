"""The layouts of a template -> which of them each kind of slide is drawn on.

A layout is known by its type, by what its makers call it in their language, by the
placeholders it has, and by where the template's own first slide stands. What is not found
is substituted: section openers and slides of shapes go on the layout of the content slides.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from reporting.deck.ooxml.layouts import WITH_BODY
from reporting.deck.template.read.layouts import (
    FURNITURE,
    TEXTS,
    TITLES,
    Layout,
    Placeholder,
)
from reporting.deck.template.read.package import TemplateError
from reporting.design.rect import Rect
from reporting.record import Record, replace
from reporting.scene import SlideKind

Score = Callable[[Layout], float]
"""What speaks for a layout: the higher the better, 0 for nothing."""

COVER_NAMES = (
    "title slide",
    "cover",
    "titelfolie",
    "deckblatt",
    "diapositive de titre",
    "couverture",
    "diapositiva titolo",
    "copertina",
    "diapositiva de titulo",
    "portada",
    "slide de titulo",
    "capa",
    "titeldia",
    "omslag",
    "rubrikbild",
    "titelbillede",
    "tytulowy",
)
CONTENT_NAMES = (
    "title and content",
    "title, content",
    "title and text",
    "titel und inhalt",
    "titre et contenu",
    "titolo e contenuto",
    "titulo y objetos",
    "titulo y contenido",
    "titulo e conteudo",
    "titel en object",
    "rubrik och innehall",
    "titel og indhold",
    "tytul i zawartosc",
)
SECTION_NAMES = (
    "section",
    "divider",
    "chapter",
    "abschnitt",
    "kapitel",
    "trenn",
    "chapitre",
    "sezione",
    "capitolo",
    "seccion",
    "secao",
    "sectiekop",
    "hoofdstuk",
    "avsnitt",
    "sekcji",
)
TITLE_ONLY_NAMES = (
    "title only",
    "nur titel",
    "titre seul",
    "solo titolo",
    "solo el titulo",
    "somente titulo",
    "alleen titel",
    "endast rubrik",
    "kun titel",
    "tylko tytul",
)
"""What PowerPoint, Google and the makers of templates call such layouts, without accents."""

_BY_TYPE, _BY_NAME, _BY_PLACEHOLDERS, _BY_USE = 4.0, 3.0, 2.0, 2.0
"""What speaks for a layout, and how loudly."""

_ENOUGH = 3.0

LEAST_WIDTH, LEAST_HEIGHT = 0.45, 0.3
"""Shares of a slide that its content must have."""

_TOLERANCE = 0.01
"""Share of the slide's width by which two places may differ and be the same."""


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
    first = None
    for layout in layouts:
        if layout.part in used[:1]:
            first = layout
            break
    near = sorted(layouts, key=lambda layout: layout.master != content.master)
    cover = choose_best(layouts, lambda layout: score_cover(layout, first))
    section = choose_best(near, score_section)
    drawn = choose_best(near, lambda layout: score_title_only(layout, content, slide))
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
    masters: Counter[str] = Counter()
    for part in used[1:]:
        masters.update([layout.master for layout in layouts if layout.part == part])

    def score(layout: Layout) -> float:
        return score_content(layout, slide, masters)

    content = choose_best(layouts, score)
    if content is None:
        why = "the file has no layout with a title that runs from left to right"
        hint = "add one in PowerPoint: View, Slide Master, Insert Layout, with a title"
        raise TemplateError(why, hint)
    if has_room(content, slide):
        return content
    inherited = [replace(one, placeholders=one.by_master) for one in layouts]
    spread = choose_best(inherited, score)
    return spread if spread and has_room(spread, slide) else content


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
    title, body = content.find_placeholder(TITLES), find_body_placeholder(content)
    lack = "no layout with room for text"
    if body is None:
        yield f"{lack}, which stands in text boxes under the title of `{name}`"
    elif title and not title.is_placed:
        yield f"{lack}: on `{name}` it stands where the master has it"


def find_body_placeholder(layout: Layout) -> Placeholder | None:
    """Return a layout's largest placeholder for running text."""
    largest, most = None, -1
    for placeholder in layout.placeholders:
        if placeholder.kind not in TEXTS or not placeholder.is_upright:
            continue
        area = placeholder.rect.width * placeholder.rect.height
        if area > most:
            largest, most = placeholder, area
    return largest


def fold_name(name: str) -> str:
    """Return a name in small letters without accents."""
    decomposed = unicodedata.normalize("NFKD", name)
    bare = [char for char in decomposed if not unicodedata.combining(char)]
    return re.sub(r"\s+", " ", "".join(bare)).casefold()


def is_same_place(
    one: Rect,
    other: Rect,
    slide: Rect,
) -> bool:
    """Whether two rectangles are where an eye would say that they are the same."""
    most = slide.width * _TOLERANCE
    across = (one.left - other.left, one.right - other.right)
    down = (one.top - other.top, one.bottom - other.bottom)
    return max([abs(distance) for distance in (*across, *down)]) <= most


def is_roomy(rect: Rect, slide: Rect) -> bool:
    """Whether a rectangle is large enough for the content of a slide."""
    is_wide = rect.width >= slide.width * LEAST_WIDTH
    return is_wide and rect.height >= slide.height * LEAST_HEIGHT


def has_room(layout: Layout, slide: Rect) -> bool:
    """Whether a layout has room for the content of a slide."""
    body = find_body_placeholder(layout)
    return body is not None and is_roomy(body.rect, slide)


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


def score_name(layout: Layout, names: Iterable[str]) -> float:
    """Score a layout by what its makers call it."""
    folded = fold_name(layout.name)
    return _BY_NAME if any(name in folded for name in names) else 0.0


def score_type(layout: Layout, kind: str) -> float:
    """Score a layout by what PowerPoint calls it."""
    return _BY_TYPE if layout.type == kind else 0.0


def _refuse_little(score: float) -> float:
    return score if score >= _ENOUGH else 0.0


def score_content(
    layout: Layout,
    slide: Rect,
    masters: Mapping[str, int],
) -> float:
    """Score a title over one large text; a title alone is better than nothing."""
    body = find_body_placeholder(layout)
    if body is None or body.kind == "subTitle" or not is_roomy(body.rect, slide):
        return 0.1 if layout.type == "titleOnly" else 0.05
    texts = others = 0
    for placeholder in layout.placeholders:
        texts += placeholder.kind in TEXTS
        others += placeholder.kind not in TEXTS | TITLES | FURNITURE
    width, height = body.rect.width / slide.width, body.rect.height / slide.height
    score = 1 + width * height
    score += score_type(layout, "obj") + score_name(layout, CONTENT_NAMES)
    if layout.type == "tx":
        score += _BY_TYPE - 1
    if (texts, others) == (1, 0):
        score += _BY_PLACEHOLDERS
    if masters and masters[layout.master] == max(masters.values()):
        score += _BY_USE
    return score


def score_cover(layout: Layout, first: Layout | None) -> float:
    """Score a layout for the cover; `first` is that of the template's first slide."""
    score = score_name(layout, COVER_NAMES) + score_type(layout, "title")
    if layout.find_placeholder(frozenset({"ctrTitle"})):
        score += _BY_PLACEHOLDERS
    if first is not None:
        if layout.part == first.part:
            score += _BY_USE
        if layout.master == first.master and score:
            score += 1
    return _refuse_little(score)


def score_section(layout: Layout) -> float:
    """Score a layout for section openers."""
    if layout.type == "title":
        return 0.0
    name = score_name(layout, SECTION_NAMES)
    return _refuse_little(name + score_type(layout, "secHead"))


def score_title_only(
    layout: Layout,
    content: Layout,
    slide: Rect,
) -> float:
    """Score a title where the content slides have theirs, and the same ground."""
    here, there = layout.find_placeholder(TITLES), content.find_placeholder(TITLES)
    if here is None or there is None or find_body_placeholder(layout):
        return 0.0
    is_alike = (
        layout.master == content.master and layout.overridden is content.overridden
    )
    if not is_alike or not is_same_place(here.rect, there.rect, slide):
        return 0.0
    body = find_body_placeholder(content)
    place = body.rect if body else slide
    if layout.ground.list_colours(place) != content.ground.list_colours(place):
        return 0.0
    name = score_name(layout, TITLE_ONLY_NAMES)
    return _refuse_little(name + score_type(layout, "titleOnly"))
