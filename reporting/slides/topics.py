"""A planned dossier -> topics: which blocks share slides, in which order, with which notes.

A topic is what has one title: a block on as many slides as it needs, blocks that were merged,
the cover, a list after the close. Its slides are numbered, titled and annotated in `finishing`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from itertools import takewhile

from reporting.memory import Memory, Same
from reporting.plan.kept import key_line
from reporting.plan.located_text import find_origin
from reporting.plan.model import DossierPlan, SectionPlan
from reporting.plan.words import (
    Line,
    drop_source_marks,
    join_lines,
    list_evidence,
    plain_line,
)
from reporting.reading.origin import Origin
from reporting.record import Record, replace
from reporting.scene import SlideKind
from reporting.slides.agenda import lay_out_agenda
from reporting.slides.claims_table import lay_out_claims
from reporting.slides.closing import Closing, lay_out_close
from reporting.slides.cover import lay_out_cover
from reporting.slides.grouping import BlockGroup, group_blocks, lay_out_group
from reporting.slides.model import SectionHead, SlideBody
from reporting.slides.naming import NamedBlock, name_blocks
from reporting.slides.openers import lay_out_opener
from reporting.slides.source_line import make_source_line
from reporting.slides.sources_list import lay_out_sources
from reporting.slides.speaker_notes import Speaker
from reporting.slides.titles import measure_title_overflow, set_title
from reporting.slides.type_sizes import exceeds, settle_ceilings
from reporting.slides.typesetter import Typesetter


class Topic(Record, frozen=True, kw_only=True):
    """Slides that belong together, before they are numbered, titled and annotated.

    Args:
        id: of its first slide.
        title: of all its slides.
        setter: measures them.
        bodies: what each of them shows.
        section: that it stands in; None outside of any.
        title_path: of the title in the content; empty where it is a fixed word.
        notes: the speaker notes of its first slide.
        last_notes: those of its last: what was put into the notes only.
        origin: where the block or the section is written.
        unsourced: what is said of numbers that rest on no claim.
        is_built: whether its paragraphs appear one by one.
        is_backup: whether it stands after the close.
        is_hidden: whether the talk passes over it.
        vain_merges: paths of blocks that were to join it and could not by their kind.
    """

    id: str
    title: Line
    setter: Typesetter
    bodies: tuple[SlideBody, ...]
    section: SectionHead | None = None
    title_path: str = ""
    notes: tuple[Line, ...] = ()
    last_notes: tuple[Line, ...] = ()
    origin: Origin | None = None
    unsourced: Line = ""
    is_built: bool = False
    is_backup: bool = False
    is_hidden: bool = False
    vain_merges: tuple[str, ...] = ()

    @property
    def key(self) -> Hashable:
        """What its slides are known by, but for their bodies and their notes."""
        lines = (key_line(self.title), key_line(self.unsourced))
        about = (self.id, self.section, self.title_path, self.origin)
        return (
            self.setter,
            lines,
            about,
            self.is_built,
            self.is_backup,
            self.is_hidden,
        )

    @property
    def path(self) -> str:
        """Of what is shown, in the content; empty without an origin."""
        return self.origin.path if self.origin else ""


_COVERS: Memory[Hashable, SlideBody] = Memory()
_BODIES: Memory[Hashable, tuple[SlideBody, ...]] = Memory()


def _key_sections(sections: Sequence[SectionPlan]) -> Hashable:
    """Return what a list of sections is known by."""
    known = []
    for section in sections:
        lines = (key_line(section.title), key_line(section.takeaway))
        known.append((section.id, section.number, lines))
    return tuple(known)


def list_topics(
    setter: Typesetter,
    dossier: DossierPlan,
    speaker: Speaker,
) -> Iterator[Topic]:
    """Yield all topics, from the cover to the close and what stands after it."""
    bare = setter.without_source
    notes = [drop_source_marks(para) for para in dossier.summary]
    cover = dossier.cover
    evidence = [*list_evidence(cover.subtitle), *list_evidence(cover.why_now)]
    for para in dossier.summary:
        evidence += para.evidence
    yield Topic(
        id="cover",
        title=cover.title,
        title_path="edition.title",
        setter=setter,
        bodies=(
            _COVERS.recall((setter, Same(cover)), lambda: lay_out_cover(setter, cover)),
        ),
        notes=speaker.begin_with(notes),
        last_notes=speaker.list_claims(evidence),
        origin=cover.origin or Origin("edition"),
    )
    yield _make_agenda(bare, dossier)
    yield from _list_sections(setter, dossier, speaker)
    yield _make_close(bare, dossier, speaker)
    phrase = dossier.language.fill_phrase
    for name, lay_out in (("claims", lay_out_claims), ("sources", lay_out_sources)):
        title = phrase(f"backup_{name}")
        yield Topic(
            id=name,
            title=title,
            setter=bare,
            bodies=lay_out(bare, dossier, title),
            notes=(phrase("notes_backup"),),
            is_backup=True,
        )


def _make_agenda(setter: Typesetter, dossier: DossierPlan) -> Topic:
    """Return the topic of the agenda; `setter` is of slides without a source line."""
    sections, title = dossier.sections, dossier.labels.agenda
    key = (setter, "agenda", title, _key_sections(sections))
    return Topic(
        id="agenda",
        title=title,
        setter=setter,
        bodies=_BODIES.recall(key, lambda: lay_out_agenda(setter, sections, title)),
    )


def _make_close(setter: Typesetter, dossier: DossierPlan, speaker: Speaker) -> Topic:
    """Return the topic of the close; `setter` is of slides without a source line."""
    ask = dossier.cover.ask
    closing = Closing(dossier.labels.closing, "", dossier.sections)
    if ask:
        closing = Closing(ask, dossier.labels.closing, dossier.sections)
    keys = [entry.evidence for entry in dossier.claims if entry.is_key]
    words = (key_line(closing.title), closing.label)
    key = (setter, "close", words, _key_sections(closing.sections))
    return Topic(
        id="close",
        title=closing.title,
        title_path="edition.ask" if ask else "",
        setter=setter,
        bodies=_BODIES.recall(key, lambda: lay_out_close(setter, closing)),
        last_notes=speaker.list_claims([*list_evidence(ask), *keys]),
    )


# ---------------------------------------------------------------- sections


class _Cast(Record, frozen=True):
    """A group of blocks that share slides, with the title of these.

    Args:
        section: that it stands in.
        group: the blocks.
        head: the first of them, with the title of the slides.
    """

    section: SectionPlan
    group: BlockGroup
    head: NamedBlock


def _list_sections(
    setter: Typesetter,
    dossier: DossierPlan,
    speaker: Speaker,
) -> Iterator[Topic]:
    """Yield the topics of all sections, whose type is equal where their kind is."""
    opened: list[tuple[SectionPlan, BlockGroup, list[BlockGroup]]] = []
    casts: list[_Cast] = []
    for section in dossier.sections:
        first, *groups = group_blocks(setter, section)
        opened.append((section, first, groups))
        heads = [group.shown[0] for group in groups]
        named = name_blocks(section, heads, dossier.labels.colon)
        for group, head in zip(groups, named, strict=True):
            casts.append(_Cast(section, group, head))
    topics = [_make_topic(setter, speaker, cast) for cast in casts]
    ceilings = settle_ceilings([topic.bodies for topic in topics])
    settled: dict[str, list[Topic]] = {}
    for cast, alone, own in zip(casts, topics, ceilings, strict=True):
        topic = alone
        if exceeds(alone.bodies, own):
            topic = _make_topic(setter.under_ceilings(own), speaker, cast)
        settled.setdefault(cast.section.id, []).append(topic)
    for opener in _list_openers(setter, dossier, speaker, opened):
        yield from tell_hidden(dossier, [opener, *settled.get(opener.id, ())])


def _list_openers(
    setter: Typesetter,
    dossier: DossierPlan,
    speaker: Speaker,
    opened: Sequence[tuple[SectionPlan, BlockGroup, list[BlockGroup]]],
) -> Iterator[Topic]:
    """Yield the topics that open the sections, their type equal over the deck."""
    openers = []
    for one in opened:
        openers.append(_make_opener(setter, dossier, speaker, *one))
    ceilings = settle_ceilings([topic.bodies for topic in openers])
    for one, alone, own in zip(opened, openers, ceilings, strict=True):
        if exceeds(alone.bodies, own):
            yield _make_opener(
                setter.under_ceilings(own),
                dossier,
                speaker,
                *one,
            )
        else:
            yield alone


def tell_hidden(dossier: DossierPlan, topics: Sequence[Topic]) -> Iterator[Topic]:
    """Yield the topics of a section; what is hidden is told with what is shown before it.

    Args:
        dossier: that the deck is planned from.
        topics: the first of them is the opener, which is shown.
    """
    phrase = dossier.language.fill_phrase
    for at, topic in enumerate(topics):
        if topic.is_hidden:
            yield replace(topic, notes=(phrase("notes_hidden"), *topic.notes))
            continue
        following = takewhile(lambda other: other.is_hidden, topics[at + 1 :])
        told = []
        for hidden in following:
            title = plain_line(hidden.title)
            told.append(phrase("notes_hidden_next", title=title))
        yield replace(topic, last_notes=(*topic.last_notes, *told))


def _make_opener(
    setter: Typesetter,
    dossier: DossierPlan,
    speaker: Speaker,
    section: SectionPlan,
    first: BlockGroup,
    groups: Sequence[BlockGroup],
) -> Topic:
    """Return the topic that opens a section.

    Args:
        setter: measures.
        dossier: that the deck is planned from.
        speaker: writes the notes.
        section: that it opens.
        first: the blocks before any that has slides.
        groups: those that have.
    """
    noted = speaker.tell_blocks(first.only_noted)
    phrase = dossier.language.fill_phrase
    label = phrase("follows")
    named = []
    for group in groups:
        if not group.is_hidden:
            named.append(group.shown[0].title)
    listed = [title for title in named if title]  # the takeaway is above already

    def lay_out() -> tuple[SlideBody, ...]:
        proofs = list_evidence(section.takeaway)
        cited = make_source_line(setter, dossier.labels, proofs) if proofs else ()
        heading = set_title(setter, section.takeaway, "", SlideKind.SECTION)
        body = lay_out_opener(
            setter,
            label,
            listed,
            heading,
            cited,
            lambda number: phrase("follows_more", number=number),
        )
        return (body,)

    lines = tuple(map(key_line, (section.takeaway, *listed)))
    key = (setter, "opener", dossier.language, dossier.labels, lines)
    return Topic(
        id=section.id,
        section=name_section(section),
        title=section.takeaway,
        title_path=f"{section.path}.takeaway",
        origin=section.origin,
        setter=setter,
        bodies=_BODIES.recall(key, lay_out),
        notes=speaker.begin_with((speaker.place_section(section),)),
        last_notes=(*noted, *speaker.name_omitted(first.omitted)),
    )


def _make_topic(
    setter: Typesetter,
    speaker: Speaker,
    cast: _Cast,
) -> Topic:
    """Lay out the blocks of a group under one title."""
    section = cast.section
    group = cast.group
    title = cast.head.title
    head = cast.head.block
    own = setter.with_taller_title(measure_title_overflow(setter, title))
    shown = [head, *group.shown[1:]]
    bodies = lay_out_group(own, shown)
    if any(body.clipped for body in bodies):
        tight = lay_out_group(own.tight, shown)
        if not any(body.clipped for body in tight):
            own = own.tight
            bodies = tight
    notes = [note for block in group.shown for note in block.speaker_notes]
    reasons: list[Line] = []
    for block in group.shown:
        if block.unsourced:
            reasons += [" · ", block.unsourced] if reasons else [block.unsourced]
    return Topic(
        id=head.id,
        section=name_section(section),
        title=title,
        title_path=cast.head.path,
        setter=own,
        bodies=bodies,
        notes=speaker.begin_with(notes),
        last_notes=(
            *speaker.name_pages(group.shown),
            *speaker.tell_blocks(group.only_noted),
            *speaker.name_omitted(group.omitted),
        ),
        origin=head.origin,
        unsourced=join_lines(*reasons),
        is_built=head.is_built,
        is_hidden=group.is_hidden,
        vain_merges=tuple(group.vain_merges),
    )


def name_section(section: SectionPlan) -> SectionHead:
    """Return a section as its slides name it."""
    title = section.title
    return SectionHead(section.id, section.number, title, find_origin(title))
