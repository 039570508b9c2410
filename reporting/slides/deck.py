"""A planned dossier, whose blocks know their place in the deck -> the plan of the deck.

The deck shows the dossier's own blocks: same words, same numbers, same order. What is
settled here is which slide each stands on, what its title is, and what the speaker is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reporting.content.blocks import DeckHint
from reporting.design.grid import Grids, Rect
from reporting.design.slide_styles import Style
from reporting.design.theme import Theme
from reporting.design.units import Length, pt
from reporting.plan.block_model import (
    Block,
    ChartBlock,
    Evidence,
    Run,
    Runs,
    plain_text,
)
from reporting.plan.model import DossierPlan, SectionPlan
from reporting.record import MutableRecord, Record, replace
from reporting.scene import SlideKind
from reporting.slides import status_badges, timing, titles
from reporting.slides.backup import claim_slides, name_first_shown, source_slides
from reporting.slides.blocks import lay_out_block
from reporting.slides.compose import compose_scene
from reporting.slides.framing_slides import (
    lay_out_agenda,
    lay_out_close,
    lay_out_cover,
    lay_out_opener,
    name_opening,
)
from reporting.slides.furniture import Furniture
from reporting.slides.looks import SlideLook, make_own_looks
from reporting.slides.model import (
    DeckPlan,
    Slide,
    SlideBody,
    Unfit,
)
from reporting.slides.source_line import make_source_line
from reporting.slides.speaker_notes import Speaker
from reporting.slides.splitting import clip_text
from reporting.slides.strip import StripSection
from reporting.slides.text import TEXT_LIKE, lay_out_text
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


class _Topic(Record, frozen=True):
    """Slides that belong together, before they are numbered, titled and annotated."""

    id: str
    section: SectionPlan | None
    title: str
    title_from: str
    """Path of the title in the content."""
    setter: Typesetter
    bodies: tuple[SlideBody, ...]
    notes: tuple[str, ...] = ()
    """Of the first slide."""
    after: tuple[str, ...] = ()
    """Of the last slide: what was put into the notes only."""
    path: str = ""
    """Of what is shown, in the content."""
    unsourced: str = ""
    build: bool = False
    backup: bool = False


def plan_deck(
    dossier: DossierPlan,
    theme: Theme,
    grids: Grids | None = None,
    pages: Mapping[str, int] | None = None,
    looks: Mapping[SlideKind, SlideLook] | None = None,
) -> DeckPlan:
    """Plan the deck.

    Args:
        dossier: the planned dossier, in the language wanted.
        theme: gives the slide's measures and the faces to measure with.
        grids: where things stand, if not where the theme has them.
        pages: by id of a block, the page of the dossier on which it begins.
        looks: of each kind of slide on a user's template; left out, on our own layouts.
    """
    setter = Typesetter(theme, grids)
    speaker = Speaker(dossier, pages or {})
    topics = [*_talk(setter, dossier, speaker), *_backup(setter, dossier)]
    finished = tuple(_finished(dossier, speaker, topics))
    slides = _timed(dossier, [slide for slide, _ in finished], topics)
    footer = _one_line(setter, _footer(dossier), Style.SMALL, setter.grid.footer.width)
    date = _one_line(
        setter, dossier.cover.edition_line, Style.SMALL, setter.grid.date.width
    )
    strip = [StripSection(section.id, section.number) for section in dossier.sections]
    furniture = Furniture(footer, date, tuple(strip))
    looks = looks or make_own_looks(theme, setter.grids)
    scenes = []
    for number, slide in enumerate(slides, 1):
        look = looks[slide.kind]
        scenes.append(compose_scene(slide, number, look, furniture, setter))
    return DeckPlan(
        meta=dossier.meta,
        footer=footer,
        date=date,
        backup=dossier.language.phrase("backup"),
        sections=dossier.sections,
        slides=slides,
        scenes=tuple(scenes),
        grids=setter.grids,
        targets=_targets(slides),
        unfit=tuple(dict.fromkeys(unfit for _, found in finished for unfit in found)),
    )


def _footer(dossier: DossierPlan) -> str:
    return " · ".join(
        part for part in (dossier.running_head, dossier.cover.classification) if part
    )


def _targets(slides: Sequence[Slide]) -> dict[str, str]:
    """Return by anchor the first slide that it names."""
    found: dict[str, str] = {}
    for slide in slides:
        shown = (
            ()
            if slide.backup or slide.kind in UNSOURCED
            else (*slide.body.shared, *slide.body.evidence)
        )
        anchors = [name_first_shown(proof.claim) for proof in shown] + list(
            slide.body.anchors
        )
        if slide.section and slide.kind is SlideKind.SECTION:
            anchors.append(name_opening(slide.section.id))
        for anchor in anchors:
            found.setdefault(anchor, slide.id)
    return found


# ---------------------------------------------------------------- which slide


class _Group(MutableRecord):
    """Blocks that share slides, the blocks told in their notes, and those that are only named there."""

    shown: list[Block]
    told: list[Block]
    omitted: list[Block]


def _groups(setter: Typesetter, section: SectionPlan) -> list[_Group]:
    """Deal a section's blocks out by their placement; the first group is the opener's and shows none."""
    groups = [_Group([], [], [])]
    for block in section.blocks:
        match block.placement:
            case DeckHint.NOTES:
                groups[-1].told.append(block)
            case DeckHint.MERGE if _joins(setter, groups[-1], block):
                groups[-1].shown.append(block)
            case DeckHint.OWN | DeckHint.MERGE:
                groups.append(_Group([block], [], []))
            case DeckHint.OUT:
                groups[-1].omitted.append(block)
    return groups


def _joins(setter: Typesetter, group: _Group, block: Block) -> bool:
    together = [*group.shown, block]
    if not group.shown or not all(isinstance(one, TEXT_LIKE) for one in together):
        return False
    return len(lay_out_text(setter, together)) == 1


def _talk(
    setter: Typesetter, dossier: DossierPlan, speaker: Speaker
) -> Iterator[_Topic]:
    """Yield what the briefing shows, from the cover to the close."""
    labels, bare = dossier.labels, setter.without_source
    yield _Topic(
        "cover",
        None,
        dossier.cover.title,
        "edition.title",
        setter,
        (lay_out_cover(setter, dossier.cover),),
        tuple(plain_text(para.runs) for para in dossier.summary),
        speaker.who_says(
            [proof for para in dossier.summary for proof in para.evidence]
        ),
        path="edition",
    )
    yield _Topic(
        "agenda", None, labels.agenda, "", bare, lay_out_agenda(bare, dossier.sections)
    )
    for section in dossier.sections:
        yield from _section(setter, dossier, speaker, section)
    keys = [entry.evidence for entry in dossier.claims if entry.is_key]
    closing = lay_out_close(bare, dossier.sections)
    yield _Topic(
        "close", None, labels.closing, "", bare, closing, after=speaker.who_says(keys)
    )


def _backup(setter: Typesetter, dossier: DossierPlan) -> Iterator[_Topic]:
    """Yield what stands after the close."""
    phrase, bare = dossier.language.phrase, setter.without_source
    notes = (phrase("notes_backup"),)
    listed = {
        "claims": claim_slides(bare, dossier.language, dossier.claims),
        "sources": source_slides(bare, dossier.labels.rests_on_it, dossier.sources),
    }
    for name, made in listed.items():
        yield _Topic(
            name, None, phrase(f"backup_{name}"), "", bare, made, notes, backup=True
        )


def _section(
    setter: Typesetter, dossier: DossierPlan, speaker: Speaker, section: SectionPlan
) -> Iterator[_Topic]:
    first, *others = _groups(setter, section)
    shown = [group.shown[0].title or section.takeaway for group in others]
    yield _Topic(
        section.id,
        section,
        section.takeaway,
        f"{section.path}.takeaway",
        setter,
        (lay_out_opener(setter, dossier.language.phrase("follows"), shown),),
        notes=(speaker.section(section),),
        after=(*speaker.told(first.told), *speaker.omitted(first.omitted)),
    )
    for group, title in zip(others, shown, strict=True):
        head = group.shown[0]
        own = setter.with_taller_title(titles.measure_title_overflow(setter, title))
        yield _Topic(
            head.id,
            section,
            title,
            f"{head.path}.title" if head.title else f"{section.path}.takeaway",
            own,
            lay_out_text(own, group.shown)
            if len(group.shown) > 1
            else lay_out_block(own, head),
            tuple(note for block in group.shown for note in block.speaker_notes),
            (
                *speaker.where(group.shown),
                *speaker.told(group.told),
                *speaker.omitted(group.omitted),
            ),
            path=head.path,
            unsourced=" · ".join(
                block.unsourced for block in group.shown if block.unsourced
            ),
            build=head.is_built,
        )


# ---------------------------------------------------------------- finished slides


def _finished(
    dossier: DossierPlan, speaker: Speaker, topics: Sequence[_Topic]
) -> Iterator[tuple[Slide, tuple[Unfit, ...]]]:
    """Yield each slide, and what of it no slide holds whole."""
    taken: set[str] = set()
    for topic in topics:
        title = _unique(topic.title, taken)
        for number in range(1, len(topic.bodies) + 1):
            yield _slide(dossier, speaker, topic, title, number)


def _slide(
    dossier: DossierPlan,
    speaker: Speaker,
    topic: _Topic,
    title: str,
    number: int,
) -> tuple[Slide, tuple[Unfit, ...]]:
    setter, count, body = topic.setter, len(topic.bodies), topic.bodies[number - 1]
    part = f" ({number}/{count})" if count > 1 else ""
    set_title = titles.set_title(setter, title, part, body.kind)
    proof = () if topic.backup else tuple(dict.fromkeys((*body.shared, *body.evidence)))
    slide = Slide(
        id=f"{topic.id}-{number}" if number > 1 else topic.id,
        section=topic.section,
        kicker=_kicker(dossier, topic, body.kind),
        kicker_box=_kicker_box(setter, set_title.box, body.kind),
        title=set_title.text,
        title_box=set_title.box,
        body=body,
        head=status_badges.place_badges_from_right(
            setter, _unmarked(body, proof), setter.grids.of(body.kind).head
        ),
        source_line=_source(dossier, topic, body, proof),
        notes=(
            *(topic.notes if number == 1 else ()),
            *speaker.who_says(proof),
            *(topic.after if number == count else ()),
        ),
        backup=topic.backup,
        build=topic.build,
        path=topic.path,
    )
    clipped = [Unfit(f"{topic.path}.{where}") for where in body.clipped]
    if topic.unsourced not in plain_text(slide.source_line):
        clipped.append(Unfit(f"{topic.path}.unsourced"))
    if topic.title_from and (set_title.long or not set_title.whole):
        clipped.insert(0, Unfit(topic.title_from, lost=not set_title.whole))
    return slide, tuple(clipped)


def _timed(
    dossier: DossierPlan, slides: Sequence[Slide], topics: Sequence[_Topic]
) -> tuple[Slide, ...]:
    """Tell the speaker how long each slide is for; together as long as the briefing."""
    curated = {topic.id: " ".join(topic.notes) for topic in topics}
    talk = [slide for slide in slides if not slide.backup]
    whole = dossier.minutes
    shares = timing.share_minutes(
        [_words(slide, curated.get(slide.id, "")) for slide in talk], whole
    )
    made, passed = [], 0
    for slide, seconds in zip(talk, shares, strict=True):
        passed += seconds
        times = {"minutes": seconds, "until": passed, "whole": whole * 60}
        said = dossier.language.phrase(
            "notes_time", **{name: timing.format_clock(t) for name, t in times.items()}
        )
        made.append(replace(slide, notes=(said, *slide.notes)))
    return (*made, *(slide for slide in slides if slide.backup))


def _words(slide: Slide, curated: str) -> int:
    """Count what there is to say at a slide."""
    texts = [slide.title]
    if slide.kind not in BRIEF:
        texts += [text for frame in slide.body.frames for text in frame.texts]
        texts += (
            [cell for row in slide.body.table.rows for cell in row]
            if slide.body.table
            else []
        )
    return len(" ".join([curated, *(plain_text(text.runs) for text in texts)]).split())


def _unique(title: str, taken: set[str]) -> str:
    """Return a title that no slide has yet; the same words again get a number."""
    found, number = title, 1
    while found in taken:
        number += 1
        found = f"{title} ({number})"
    taken.add(found)
    return found


def _kicker(dossier: DossierPlan, topic: _Topic, kind: SlideKind) -> str:
    if topic.section:
        words = f"{topic.section.number}\u2002{topic.section.title}"
    elif topic.backup:
        words = dossier.language.phrase("backup")
    else:
        words = (
            dossier.running_head
            if kind is SlideKind.AGENDA
            else dossier.cover.edition_line
        )
    return _one_line(
        topic.setter, words, Style.KICKER, topic.setter.grids.of(kind).kicker.width
    )


def _one_line(setter: Typesetter, words: str, style: Style, width: Length) -> str:
    clipped = clip_text(
        setter, setter.make_text(words, style, setter.tokens.small.size), width, 1
    )
    return "".join(run.text for run in clipped.runs)


def _kicker_box(setter: Typesetter, title: Rect, kind: SlideKind) -> Rect:
    grid = setter.grids.of(kind)
    if kind not in titles.OPENINGS or (grid.fixed and not grid.anchor):
        return grid.kicker
    return replace(grid.kicker, top=title.top - grid.kicker.height - pt(6))


def _unmarked(body: SlideBody, proof: Sequence[Evidence]) -> list[Evidence]:
    """Return what the whole slide stands on and has no chip of its own there."""
    return [one for one in proof if one not in body.evidence]


def _source(
    dossier: DossierPlan, topic: _Topic, body: SlideBody, proof: Sequence[Evidence]
) -> Runs:
    if body.kind in UNSOURCED or not (
        proof or topic.unsourced or isinstance(body.block, ChartBlock)
    ):
        return ()
    if not proof and not topic.unsourced and isinstance(body.block, ChartBlock):
        line = body.block.source_line
        return (Run(f"{dossier.labels.source}: {line}"),) if line else ()
    return make_source_line(topic.setter, dossier.labels, proof, topic.unsourced)
