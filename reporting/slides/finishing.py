"""Topics -> slides: numbered, titled, with their status badges, source lines and speaker notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.design.grid import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.plan.block_model import ChartBlock, Evidence, Run, Runs, plain_text
from reporting.plan.model import DossierPlan
from reporting.record import Record, replace
from reporting.scene import SlideKind
from reporting.slides.model import Slide, SlideBody, Unfit
from reporting.slides.source_line import make_source_line
from reporting.slides.speaker_notes import Speaker
from reporting.slides.splitting import clip_text, join_runs
from reporting.slides.status_badges import place_badges_from_right
from reporting.slides.timing import format_clock, share_minutes
from reporting.slides.titles import OPENINGS, SetTitle, set_title
from reporting.slides.topics import Topic
from reporting.slides.typesetter import Typesetter

UNSOURCED = frozenset(
    {
        SlideKind.COVER,
        SlideKind.SECTION,
        SlideKind.AGENDA,
        SlideKind.CLOSE,
        SlideKind.CLAIMS,
        SlideKind.SOURCES,
    }
)
"""Kinds without a source line: they claim nothing that another slide does not source."""

BRIEF = frozenset({SlideKind.COVER, SlideKind.SECTION, SlideKind.AGENDA})
"""Kinds of which the speaker says the title and goes on."""

KICKER_DROP = pt(6)
"""Between a kicker and the large title under it."""


class FinishedSlide(Record, frozen=True):
    """A slide, and the texts of it that no slide holds whole."""

    slide: Slide
    unfit: tuple[Unfit, ...]


def finish_slides(
    dossier: DossierPlan, speaker: Speaker, topics: Sequence[Topic]
) -> Iterator[FinishedSlide]:
    """Yield the slides of all topics, before their time is shared out."""
    counts: dict[str, int] = {}
    for topic in topics:
        title = make_unique_title(topic.title, counts)
        for number in range(1, len(topic.bodies) + 1):
            yield _finish_slide(dossier, speaker, topic, title, number)


def make_unique_title(title: str, counts: dict[str, int]) -> str:
    """Return a title that no slide has yet; the same words again get a number.

    Args:
        title: of a topic.
        counts: by title, how many have it; this one is added.
    """
    unique = title
    number = counts.get(title, 0)
    while unique in counts:
        number += 1
        unique = f"{title} ({number})"
    counts[title] = max(number, 1)
    counts.setdefault(unique, 1)
    return unique


def _finish_slide(
    dossier: DossierPlan, speaker: Speaker, topic: Topic, title: str, number: int
) -> FinishedSlide:
    """Return one slide of a topic; `number` counts from 1."""
    setter, count = topic.setter, len(topic.bodies)
    body = topic.bodies[number - 1]
    grid = setter.grids.of(body.kind)
    part = f" ({number}/{count})" if count > 1 else ""
    heading = set_title(setter, title, part, body.kind)
    evidence: tuple[Evidence, ...] = ()
    if not topic.is_backup:
        evidence = tuple(dict.fromkeys((*body.shared, *body.evidence)))
    marked = set(body.evidence)
    unmarked = [proof for proof in evidence if proof not in marked]
    slide = Slide(
        id=f"{topic.id}-{number}" if number > 1 else topic.id,
        section=topic.section,
        kicker=_write_kicker(dossier, topic, body.kind),
        kicker_box=_place_kicker(setter, heading.box, body.kind),
        title=heading.text,
        title_box=heading.box,
        body=body,
        head=place_badges_from_right(setter, unmarked, grid.head),
        source_line=_write_source_line(dossier, topic, body, evidence),
        notes=_write_notes(speaker, topic, number, evidence),
        backup=topic.is_backup,
        build=topic.is_built,
        path=topic.path,
    )
    return FinishedSlide(slide, tuple(_list_unfit(topic, slide, heading)))


def _list_unfit(topic: Topic, slide: Slide, heading: SetTitle) -> Iterator[Unfit]:
    """Yield the texts of a slide that it does not hold whole, and a title that is long."""
    if topic.title_path and (heading.long or not heading.whole):
        yield Unfit(topic.title_path, lost=not heading.whole)
    for path in slide.body.clipped:
        yield Unfit(f"{topic.path}.{path}")
    if topic.unsourced not in plain_text(slide.source_line):
        yield Unfit(f"{topic.path}.unsourced")


def _write_notes(
    speaker: Speaker, topic: Topic, number: int, evidence: Sequence[Evidence]
) -> tuple[str, ...]:
    """Return the speaker notes of a slide, a paragraph each."""
    notes: list[str] = []
    if number == 1:
        notes += topic.notes
    notes += speaker.list_claims(evidence)
    if number == len(topic.bodies):
        notes += topic.last_notes
    return tuple(notes)


# ---------------------------------------------------------------- small lines


def write_one_line(setter: Typesetter, words: str, style: Style, width: Length) -> str:
    """Return words in small type, cut to what stands on one line of a width."""
    text = setter.make_text(words, style, setter.tokens.small.size)
    return join_runs(clip_text(setter, text, width, 1).runs)


def _write_kicker(dossier: DossierPlan, topic: Topic, kind: SlideKind) -> str:
    """Return the small line above a title: number and name of the section, where there is one."""
    if topic.section:
        words = f"{topic.section.number}\u2002{topic.section.title}"
    elif topic.is_backup:
        words = dossier.language.phrase("backup")
    elif kind is SlideKind.AGENDA:
        words = dossier.running_head
    else:
        words = dossier.cover.edition_line
    width = topic.setter.grids.of(kind).kicker.width
    return write_one_line(topic.setter, words, Style.KICKER, width)


def _place_kicker(setter: Typesetter, title: Rect, kind: SlideKind) -> Rect:
    """Return where a kicker stands: over a large title, as close as that grows."""
    grid = setter.grids.of(kind)
    kicker = grid.kicker
    if kind not in OPENINGS or (grid.fixed and not grid.anchor):
        return kicker
    return replace(kicker, top=title.top - kicker.height - KICKER_DROP)


def _write_source_line(
    dossier: DossierPlan, topic: Topic, body: SlideBody, evidence: Sequence[Evidence]
) -> Runs:
    """Return the sources of a slide; those of a chart of the content's own if it has no others."""
    if body.kind in UNSOURCED:
        return ()
    if evidence or topic.unsourced:
        return make_source_line(topic.setter, dossier.labels, evidence, topic.unsourced)
    if isinstance(body.block, ChartBlock) and body.block.source_line:
        return (Run(f"{dossier.labels.source}: {body.block.source_line}"),)
    return ()


# ---------------------------------------------------------------- time


def time_slides(
    dossier: DossierPlan, slides: Sequence[Slide], topics: Sequence[Topic]
) -> tuple[Slide, ...]:
    """Tell the speaker how long each slide is for; together as long as the briefing.

    Slides after the close take no time.
    """
    curated = {topic.id: " ".join(topic.notes) for topic in topics}
    whole = dossier.minutes
    words = []
    for slide in slides:
        if not slide.backup:
            words.append(_count_words(slide, curated.get(slide.id, "")))
    shares = iter(share_minutes(words, whole))
    timed = []
    passed = 0
    for slide in slides:
        if slide.backup:
            timed.append(slide)
            continue
        seconds = next(shares)
        passed += seconds
        note = dossier.language.phrase(
            "notes_time",
            minutes=format_clock(seconds),
            until=format_clock(passed),
            whole=format_clock(whole * 60),
        )
        timed.append(replace(slide, notes=(note, *slide.notes)))
    return tuple(timed)


def _count_words(slide: Slide, curated: str) -> int:
    """Count what there is to say at a slide: what it shows, and the curator's notes to it."""
    texts = [slide.title]
    if slide.kind not in BRIEF:
        for frame in slide.body.frames:
            texts += frame.texts
        if slide.body.table:
            for row in slide.body.table.rows:
                texts += row
    words = [curated, *[plain_text(text.runs) for text in texts]]
    return len(" ".join(words).split())
