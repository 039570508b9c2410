"""The sections -> the agenda: a card each, in its colour, which leads to the section's opener.

A card is its opener in small: number, title, takeaway. They stand in rows that fill the field,
in as many columns as let their type be largest. More than `MOST_CARDS` sections are a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log

from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.plan.model import SectionPlan
from reporting.plan.words import Run, drop_marks, list_runs
from reporting.record import Record, replace
from reporting.scene import SlideKind
from reporting.slides.model import PlannedCard, SlideBody, SlideText
from reporting.slides.openers import name_opening
from reporting.slides.packing import Row
from reporting.slides.stacked import lay_out_stacked, make_entry
from reporting.slides.titles import place_under_title
from reporting.slides.typesetter import Typesetter

MOST_CARDS = 12
MOST_COLUMNS = 4

SHAPE = 2.0
"""Width of a card that pleases, as a share of its height."""

INSET = 0.25
"""From the edge of a card to its words, as a share of the slide's margin."""

STEP_UP = pt(4)
"""By which a section's title is larger than its takeaway."""

SPACES = (0.5, 0.25)
"""Above an entry of the list, as a share of its leading: what is usual, and the least."""


class _Cards(Record, frozen=True):
    """Cards at one size, in one arrangement."""

    size: Length
    places: tuple[Rect, ...]
    texts: tuple[tuple[SlideText, ...], ...]


def lay_out_agenda(
    setter: Typesetter,
    sections: Sequence[SectionPlan],
    title: str,
) -> tuple[SlideBody, ...]:
    """Lay out the agenda: cards where they fit, else a list over as many slides as it needs.

    Args:
        setter: measures.
        sections: of the dossier.
        title: of the slides.
    """
    place = place_under_title(setter, title, SlideKind.AGENDA)
    if len(sections) <= MOST_CARDS:
        for has_takeaways in (True, False):
            cards = _find_largest(setter, sections, place, has_takeaways=has_takeaways)
            if cards:
                return (_make_body(cards, sections),)
    return _lay_out_list(setter, sections, place)


def _make_body(
    cards: _Cards,
    sections: Sequence[SectionPlan],
) -> SlideBody:
    """Return the slide of some cards."""
    planned = []
    for section, box, texts in zip(sections, cards.places, cards.texts, strict=True):
        link = f"#{name_opening(section.id)}"
        planned.append(PlannedCard(box, texts, section.id, link))
    return SlideBody(SlideKind.AGENDA, cards.size, cards=tuple(planned))


def _find_largest(
    setter: Typesetter,
    sections: Sequence[SectionPlan],
    place: Rect,
    *,
    has_takeaways: bool,
) -> _Cards | None:
    """Return the cards at the largest size at which all fit; None where none does."""
    count = len(sections)
    gap = setter.grid.gap.part(1, 2)
    body = place.tall(place.height - gap)
    widest = min(count, MOST_COLUMNS)
    for size in setter.list_kind_sizes(SlideKind.AGENDA):
        texts = []
        for section in sections:
            text = _set_card(setter, section, size, has_takeaways=has_takeaways)
            texts.append(text)
        fitting = []
        for columns in range(widest, 0, -1):
            places = _arrange(body, count, columns, gap)
            if _all_fit(setter, texts, places):
                fitting.append(places)
        if fitting:
            best = min(fitting, key=_rate_shape)
            return _Cards(size, best, tuple(texts))
    return None


def _rate_shape(places: Sequence[Rect]) -> float:
    """Return how far the shape of cards is from that of a slide, which they show in small."""
    first = places[0]
    return abs(log(first.width / first.height / SHAPE))


def _set_card(
    setter: Typesetter,
    section: SectionPlan,
    size: Length,
    *,
    has_takeaways: bool,
) -> tuple[SlideText, ...]:
    """Return the words of a card, without marks: the opener bears those."""
    head = f"{section.number}\u2002{section.title}"
    title = setter.make_text(
        head,
        Style.CARD_TITLE,
        size + setter.scale(STEP_UP),
    )
    if not has_takeaways:
        return (title,)
    words = drop_marks(section.takeaway)
    return (title, setter.make_text(words, Style.OPENING_TEXT, size, SPACES[1]))


def _arrange(
    body: Rect,
    count: int,
    columns: int,
    gap: Length,
) -> tuple[Rect, ...]:
    """Return the places of cards in rows that fill a field; the first rows have no fewer."""
    rows = -(-count // columns)
    places: list[Rect] = []
    for row, band in enumerate(body.rows(rows, gap)):
        left = count - len(places)
        here = -(-left // (rows - row))
        places += band.columns(here, gap)
    return tuple(places)


def _all_fit(
    setter: Typesetter,
    texts: Sequence[Sequence[SlideText]],
    places: Sequence[Rect],
) -> bool:
    """Whether each card holds its words, and breaks none of them."""
    for card, place in zip(texts, places, strict=True):
        inner = inset_card(setter, place)
        if setter.measure_height(card, inner.width) > inner.height:
            return False
        if any(setter.breaks_word(text, inner.width) for text in card):
            return False
    return True


def inset_card(setter: Typesetter, place: Rect) -> Rect:
    """Return where the words of a card stand."""
    inset = setter.tokens.margin.times(INSET)
    return place.inset(inset, inset)


# ---------------------------------------------------------------- many sections


def _lay_out_list(
    setter: Typesetter,
    sections: Sequence[SectionPlan],
    place: Rect,
) -> tuple[SlideBody, ...]:
    """List the sections with what each will say, closer together if that saves a slide."""
    sizes = setter.list_kind_sizes(SlideKind.AGENDA, setter.tokens.step)
    attempts = []
    for space in SPACES:

        def make_rows(size: Length, space: float = space) -> list[Row]:
            return list(_set_entries(setter, sections, size, space))

        bodies = lay_out_stacked(
            setter,
            SlideKind.AGENDA,
            make_rows,
            place,
            sizes,
        )
        attempts.append(bodies)
    return min(attempts, key=len)


def _set_entries(
    setter: Typesetter,
    sections: Sequence[SectionPlan],
    size: Length,
    space: float,
) -> Iterator[Row]:
    """Yield each section's title, which leads to its opener, over its takeaway."""
    for section in sections:
        link = f"#{name_opening(section.id)}"
        title: list[Run] = []
        for run in list_runs(section.title):
            title.append(replace(run, link=link))
        entry = make_entry(
            setter,
            tuple(title),
            size,
            section.number,
            section.id,
            space,
        )
        words = drop_marks(section.takeaway)
        takeaway = setter.make_text(words, Style.ENTRY_TEXT, size)
        yield Row((entry, takeaway))
