"""Topics -> slides: numbered and titled, with badges, source lines and speaker notes."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from reporting.design.grid import Grid
from reporting.design.slide_styles import Style
from reporting.design.units import Length
from reporting.memory import Memory, Same
from reporting.plan.model import DossierPlan, Labels
from reporting.plan.walk import find_all
from reporting.plan.words import (
    Evidence,
    Line,
    list_evidence,
    plain_line,
    plain_text,
)
from reporting.record import Record, replace
from reporting.scene import SlideKind
from reporting.slides.held_titles import OPENINGS
from reporting.slides.model import SectionHead, Slide, SlideBody, StatusBadge, Unfit
from reporting.slides.naming import number_titles
from reporting.slides.openers import name_opening
from reporting.slides.source_line import UNSOURCED, write_source_line
from reporting.slides.speaker_notes import Speaker
from reporting.slides.splitting import clip_line, shorten_line
from reporting.slides.status_badges import place_badges_from_right
from reporting.slides.targets import AGENDA
from reporting.slides.titles import (
    SetTitle,
    place_kicker,
    set_title,
    write_kicker,
)
from reporting.slides.topics import Topic
from reporting.slides.typesetter import Typesetter


class DrawnSlide(Record, frozen=True):
    """A slide before anything is told to its speaker.

    Args:
        slide: without notes.
        evidence: what it stands on.
        displaced: what a template has no place for: its notes have it.
        unfit: its texts that no slide holds whole.
    """

    slide: Slide
    evidence: tuple[Evidence, ...]
    displaced: tuple[Line, ...]
    unfit: tuple[Unfit, ...]


class FinishedSlide(Record, frozen=True):
    """A slide, what its speaker is told, and the texts of it that no slide holds whole."""

    slide: Slide
    notes: tuple[Line, ...]
    unfit: tuple[Unfit, ...]


_DRAWN: Memory[Hashable, DrawnSlide] = Memory()


def finish_slides(
    dossier: DossierPlan,
    speaker: Speaker,
    topics: Sequence[Topic],
) -> Iterator[FinishedSlide]:
    """Yield the slides of all topics, before their time is shared out."""
    titles = []
    for topic in topics:
        is_opening = topic.bodies[0].kind in OPENINGS if topic.bodies else False
        titles.append((plain_line(topic.title), len(topic.bodies), is_opening))
    for topic, parts in zip(topics, number_titles(titles), strict=True):
        for number, part in enumerate(parts, 1):
            yield _finish_slide(
                dossier,
                speaker,
                topic,
                part,
                number,
            )


def _finish_slide(
    dossier: DossierPlan,
    speaker: Speaker,
    topic: Topic,
    part: str,
    number: int,
) -> FinishedSlide:
    """Return one slide of a topic.

    Args:
        dossier: that the deck is planned from.
        speaker: writes the notes.
        topic: that the slide belongs to.
        part: what tells its title from those of other slides; nothing if it is alone.
        number: of the slide within the topic, from 1.
    """
    body = topic.bodies[number - 1]
    kicker = write_kicker(dossier, topic.section, body.kind)
    labels = dossier.labels
    key = (topic.key, Same(body), part, number, kicker, labels)
    drawn = _DRAWN.recall(
        key, lambda: _draw_slide(topic, body, part, number, kicker, labels)
    )
    own = topic.notes if number == 1 else ()
    claims = speaker.list_claims((*drawn.evidence, *find_all(own, Evidence)))
    told = [*drawn.displaced, *own, *claims]
    if number == len(topic.bodies):
        told += topic.last_notes
    return FinishedSlide(drawn.slide, tuple(told), drawn.unfit)


def _draw_slide(
    topic: Topic, body: SlideBody, part: str, number: int, kicker: str, labels: Labels
) -> DrawnSlide:
    """Return one slide of a topic without its notes.

    Args:
        topic: that the slide belongs to.
        body: of the slide.
        part: what tells its title from those of other slides; nothing if it is alone.
        number: of the slide within the topic, from 1.
        kicker: the words above its title.
        labels: the words for `Source`.
    """
    setter = topic.setter
    stated = (*list_evidence(topic.title), *list_evidence(topic.unsourced))
    body = replace(body, shared=(*stated, *body.shared))
    grid = setter.grids.of(body.kind)
    heading = set_title(setter, topic.title, part, body.kind)
    evidence: tuple[Evidence, ...] = ()
    if not topic.is_backup:
        distinct = dict.fromkeys((*body.shared, *body.evidence))
        evidence = tuple(distinct)
    unmarked = list_unmarked(body, evidence)
    head = place_badges_from_right(setter, unmarked, grid.head)
    width = _measure_kicker(setter, grid, head)
    slide = Slide(
        id=f"{topic.id}-{number}" if number > 1 else topic.id,
        section=topic.section,
        kicker=shorten_line(setter, kicker, Style.KICKER, width)
        or clip_line(setter, kicker, Style.KICKER, width),
        kicker_box=replace(place_kicker(grid, heading.box, body.kind), width=width),
        title=heading.text,
        title_box=heading.box,
        body=body,
        head=head,
        up=find_way_up(topic.section, body.kind),
        source_line=write_source_line(setter, labels, body, evidence, topic.unsourced),
        notes=(),
        backup=topic.is_backup,
        hidden=topic.is_hidden,
        build=topic.is_built,
        is_tight=setter.is_tight,
        origin=topic.origin,
    )
    displaced = [words for _, words in _list_displaced(topic, heading, body)]
    unfit = list(_list_unfit(topic, heading, body, slide))
    return DrawnSlide(slide, evidence, tuple(displaced), tuple(unfit))


def _measure_kicker(
    setter: Typesetter,
    grid: Grid,
    head: Sequence[StatusBadge],
) -> Length:
    """Return what status badges on a kicker's line leave of its width."""
    if not head:
        return grid.kicker.width
    room = head[0].box.left - setter.tokens.small.size - grid.kicker.left
    return min(grid.kicker.width, max(room, Length(0)))


def _list_displaced(
    topic: Topic,
    heading: SetTitle,
    body: SlideBody,
) -> Iterator[tuple[str, Line]]:
    """Yield what a template has no place for on a cover or an opener, with its path."""
    is_held = topic.setter.grids.of(body.kind).fixed and body.kind in OPENINGS
    if topic.title_path and is_held and not heading.whole:
        yield topic.title_path, topic.title
    for path, words in body.noted:
        yield f"{topic.path}.{path}", words


def _list_unfit(
    topic: Topic,
    heading: SetTitle,
    body: SlideBody,
    slide: Slide,
) -> Iterator[Unfit]:
    """Yield the texts that have no room on a slide as they are."""
    displaced = []
    for path, _ in _list_displaced(topic, heading, body):
        displaced.append(path)
    for path in displaced:
        yield Unfit(path, lost=False, noted=True)
    is_cramped = heading.long or not heading.whole
    if topic.title_path and is_cramped and topic.title_path not in displaced:
        yield Unfit(topic.title_path, lost=not heading.whole)
    for path in body.clipped:
        yield Unfit(f"{topic.path}.{path}")
    if plain_line(topic.unsourced) not in plain_text(slide.source_line):
        yield Unfit(f"{topic.path}.unsourced")


def find_way_up(section: SectionHead | None, kind: SlideKind) -> str:
    """Return where a slide's kicker leads: to what surrounds it, `#anchor`.

    That is its section's opener, and from there, as from what stands outside of any section,
    the agenda.
    """
    if kind in (SlideKind.COVER, SlideKind.AGENDA):
        return ""
    is_within = section is not None and kind is not SlideKind.SECTION
    return f"#{name_opening(section.id)}" if section and is_within else f"#{AGENDA}"


def list_unmarked(body: SlideBody, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the evidence of a slide that has its badges at the slide's head."""
    if body.kind in UNSOURCED:
        return []
    marked = set(body.evidence)
    return [proof for proof in evidence if proof not in marked]
