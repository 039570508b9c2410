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

from reporting.deck.ooxml.master import WITH_BODY
from reporting.deck.template.read.layouts import (
    FURNITURE,
    TEXTS,
    TITLES,
    Layout,
    Placeholder,
)
from reporting.deck.template.read.package import TemplateError
from reporting.design.grid import Rect
from reporting.record import Record, replace
from reporting.scene import SlideKind

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


def match_layouts(layouts: Sequence[Layout], used: Sequence[str], slide: Rect) -> Match:
    """Choose the layouts.

    Args:
        layouts: of all masters, in order.
        used: the layouts that the template's own slides stand on, by their parts, in order.
        slide: its size.

    Raises:
        TemplateError: no layout has a title.
    """
    masters = Counter(
        one.master for part in used[1:] for one in layouts if one.part == part
    )
    content = _best(layouts, lambda one: _as_content(one, slide, masters))
    if content is None:
        hint = "add one in PowerPoint: View, Slide Master, Insert Layout, with a title"
        raise TemplateError(
            "the file has no layout with a title that runs from left to right", hint
        )
    spread = _best(
        [replace(one, placeholders=one.by_master) for one in layouts],
        lambda one: _as_content(one, slide, masters),
    )
    if spread and not _has_room(content, slide) and _has_room(spread, slide):
        content = spread
    first = next((one for one in layouts if one.part in used[:1]), None)
    cover = _best(layouts, lambda one: _as_cover(one, first))
    near = sorted(layouts, key=lambda one: one.master != content.master)
    section = _best(near, _as_section)
    drawn = _best(near, lambda one: _as_title_only(one, content, slide))
    chosen = {
        kind: content if kind in WITH_BODY else drawn or content for kind in SlideKind
    }
    chosen |= {SlideKind.COVER: cover or content, SlideKind.SECTION: section or content}
    return Match(
        MappingProxyType(chosen), content, tuple(_lacks(content, cover, section))
    )


def _lacks(
    content: Layout, cover: Layout | None, section: Layout | None
) -> Iterator[str]:
    if cover is None:
        yield f"no layout for the cover, which stands on `{content.name}`"
    if section is None:
        yield f"no layout for section openers, which stand on `{content.name}`"
    title, body = content.first(TITLES), find_body_placeholder(content)
    if body is None:
        yield f"no layout with room for text, which stands in text boxes under the title of `{content.name}`"
    elif title and not title.held:
        yield f"no layout with room for text: on `{content.name}` it stands where the master has it"


def find_body_placeholder(layout: Layout) -> Placeholder | None:
    """Return a layout's largest placeholder for running text."""
    bodies = [one for one in layout.placeholders if one.kind in TEXTS and one.upright]
    return max(bodies, key=lambda one: one.box.width * one.box.height, default=None)


def fold_name(name: str) -> str:
    """Return a name in small letters without accents."""
    bare = unicodedata.normalize("NFKD", name)
    return re.sub(
        r"\s+", " ", "".join(char for char in bare if not unicodedata.combining(char))
    ).casefold()


def is_same_place(one: Rect, other: Rect, slide: Rect) -> bool:
    """Whether two boxes are where an eye would say that they are the same."""
    sides = (
        (one.left, other.left),
        (one.top, other.top),
        (one.right, other.right),
        (one.bottom, other.bottom),
    )
    return all(
        abs(first - second) <= slide.width * _TOLERANCE for first, second in sides
    )


# ---------------------------------------------------------------- what speaks for a layout


def _best(layouts: Iterable[Layout], score: Callable[[Layout], float]) -> Layout | None:
    """Return the layout of the highest score, the first of equals; None where none is enough."""
    best, most = None, 0.0
    for layout in layouts:
        title = layout.first(TITLES)
        found = score(layout) if title and title.upright else 0.0
        if found > most:
            best, most = layout, found
    return best


def _named(layout: Layout, names: Iterable[str]) -> float:
    return _BY_NAME if any(name in fold_name(layout.name) for name in names) else 0.0


def _enough(score: float) -> float:
    return score if score >= _ENOUGH else 0.0


def _as_content(layout: Layout, slide: Rect, masters: Mapping[str, int]) -> float:
    """A title over one large text; that a title is all there is, is better than nothing."""
    body = find_body_placeholder(layout)
    if body is None or body.kind == "subTitle" or not is_roomy(body.box, slide):
        return 0.1 if layout.type == "titleOnly" else 0.05
    texts = sum(one.kind in TEXTS for one in layout.placeholders)
    others = sum(
        one.kind not in TEXTS | TITLES | FURNITURE for one in layout.placeholders
    )
    score = 1 + (body.box.width / slide.width) * (body.box.height / slide.height)
    score += {"obj": _BY_TYPE, "tx": _BY_TYPE - 1}.get(layout.type, 0)
    score += _named(layout, CONTENT_NAMES) + (
        _BY_PLACEHOLDERS if (texts, others) == (1, 0) else 0
    )
    return score + (
        _BY_USE if masters and masters[layout.master] == max(masters.values()) else 0
    )


def _has_room(layout: Layout, slide: Rect) -> bool:
    body = find_body_placeholder(layout)
    return body is not None and is_roomy(body.box, slide)


def is_roomy(box: Rect, slide: Rect) -> bool:
    """Whether a box is large enough for the content of a slide."""
    return (
        box.width >= slide.width * LEAST_WIDTH
        and box.height >= slide.height * LEAST_HEIGHT
    )


def _as_cover(layout: Layout, first: Layout | None) -> float:
    kinds = {one.kind for one in layout.placeholders}
    score = _named(layout, COVER_NAMES) + (_BY_TYPE if layout.type == "title" else 0)
    score += _BY_PLACEHOLDERS if "ctrTitle" in kinds else 0
    if first is not None:
        score += _BY_USE if layout.part == first.part else 0
        score += 1 if layout.master == first.master and score else 0
    return _enough(score)


def _as_section(layout: Layout) -> float:
    if layout.type == "title":
        return 0.0
    return _enough(
        _named(layout, SECTION_NAMES) + (_BY_TYPE if layout.type == "secHead" else 0)
    )


def _as_title_only(layout: Layout, content: Layout, slide: Rect) -> float:
    """A title where the content slides have theirs, and the same ground."""
    here, there, body = (
        layout.first(TITLES),
        content.first(TITLES),
        find_body_placeholder(content),
    )
    if (
        layout.master != content.master
        or find_body_placeholder(layout)
        or here is None
        or there is None
    ):
        return 0.0
    if (
        not is_same_place(here.box, there.box, slide)
        or layout.overridden is not content.overridden
    ):
        return 0.0
    place = body.box if body else slide
    if layout.ground.under(place) != content.ground.under(place):
        return 0.0
    return _enough(
        _named(layout, TITLE_ONLY_NAMES)
        + (_BY_TYPE if layout.type == "titleOnly" else 0)
    )
