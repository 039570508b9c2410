"""A planned dossier and the content's deck hints -> the plan of the deck.

The deck shows the dossier's own blocks: same words, same numbers, same order. What is settled here
is which slide each stands on, what its title is, and what the speaker is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reporting.content.model import Content, DeckHint
from reporting.design.grid import Box, Grids
from reporting.design.styles import Style
from reporting.design.theme import Theme
from reporting.design.units import Length, pt
from reporting.i18n import language
from reporting.plan import chips
from reporting.plan.fit import Typesetter
from reporting.plan.model import Block, ChartBlock, DossierPlan, Evidence, SectionPlan
from reporting.plan.notes import Speaker
from reporting.plan.openings import agenda, close, cover, opener, sources
from reporting.plan.scope import Scope, scope
from reporting.plan.slide_model import DeckPlan, Slide, SlideBody, SlideKind, SlideText
from reporting.plan.slide_text import TEXT_LIKE, text_bodies
from reporting.plan.slides import bodies
from reporting.plan.source_line import source_line

OPENINGS = frozenset({SlideKind.COVER, SlideKind.SECTION})
"""Kinds whose title stands large on a ground of colour."""

UNSOURCED = frozenset(
    {SlideKind.COVER, SlideKind.SECTION, SlideKind.AGENDA, SlideKind.SOURCES, SlideKind.CLOSE}
)
"""Kinds without a source line: they claim nothing that another slide does not source."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """Slides that belong together, before they are numbered, titled and annotated."""

    id: str
    section: SectionPlan | None
    title: str
    bodies: tuple[SlideBody, ...]
    notes: tuple[str, ...] = ()
    """Of the first slide."""
    after: tuple[str, ...] = ()
    """Of the last slide: what was put into the notes only."""
    unsourced: str = ""


def plan_deck(content: Content, dossier: DossierPlan, theme: Theme, grids: Grids | None = None) -> DeckPlan:
    """Plan the deck.

    Args:
        content: what the dossier was planned from; gives the deck hints and the speaker notes.
        dossier: the planned dossier, in the language wanted.
        theme: gives the slide's measures and the faces to measure with.
        grids: where things stand, if not where the theme has them.
    """
    code = next(code for code in content.languages if language(code).tag == dossier.meta.language)
    here, setter = scope(content, code), Typesetter(theme, grids)
    drafts = [
        _Draft("cover", None, dossier.cover.title, (cover(setter, dossier.cover),)),
        _Draft("agenda", None, dossier.labels.agenda, agenda(setter, dossier.sections)),
        *(draft for section in dossier.sections for draft in _section(setter, here, dossier, section)),
        _Draft("sources", None, dossier.labels.sources, sources(setter, dossier.sources)),
        _close(setter, here, dossier),
    ]
    return DeckPlan(
        meta=dossier.meta,
        footer=_one_line(setter, _footer(dossier), Style.SMALL, setter.grid.footer.width),
        sections=dossier.sections,
        slides=tuple(_slides(setter, here, dossier, drafts)),
        grids=setter.grids,
    )


def _footer(dossier: DossierPlan) -> str:
    parts = (dossier.running_head, dossier.cover.edition_line, dossier.cover.classification)
    return " · ".join(part for part in parts if part)


# ---------------------------------------------------------------- which slide


@dataclass(slots=True)
class _Group:
    """Blocks that share slides, and the blocks told in their notes."""

    shown: list[Block]
    told: list[Block]


def _groups(setter: Typesetter, section: SectionPlan, hints: Mapping[str, DeckHint]) -> list[_Group]:
    """Deal a section's blocks out by their hints; the first group is the opener's and shows none."""
    groups = [_Group([], [])]
    for block in section.blocks:
        match hints[block.id]:
            case DeckHint.NOTES:
                groups[-1].told.append(block)
            case DeckHint.MERGE if _joins(setter, groups[-1], block):
                groups[-1].shown.append(block)
            case DeckHint.OWN | DeckHint.MERGE:
                groups.append(_Group([block], []))
            case DeckHint.OUT:
                pass
    return groups


def _joins(setter: Typesetter, group: _Group, block: Block) -> bool:
    together = [*group.shown, block]
    if not group.shown or not all(isinstance(one, TEXT_LIKE) for one in together):
        return False
    return len(text_bodies(setter, together)) == 1


def _section(setter: Typesetter, here: Scope, dossier: DossierPlan, section: SectionPlan) -> Iterator[_Draft]:
    curated = next(one for one in here.content.sections if one.id == section.id)
    hints = {block.id: block.deck for block in curated.blocks}
    first, *others = _groups(setter, section, hints)
    speaker = Speaker(here, dossier)
    titles = [group.shown[0].title or section.takeaway for group in others]
    yield _Draft(
        section.id,
        section,
        section.takeaway,
        (opener(setter, here.language.phrase("follows"), titles),),
        notes=(speaker.section(section),),
        after=speaker.told(first.told),
    )
    for group, title in zip(others, titles, strict=True):
        merged = len(group.shown) > 1
        laid = text_bodies(setter, group.shown) if merged else bodies(setter, group.shown[0])
        curator = speaker.curator([block.id for block in group.shown])
        unsourced = " · ".join(block.unsourced for block in group.shown if block.unsourced)
        yield _Draft(group.shown[0].id, section, title, laid, curator, speaker.told(group.told), unsourced)


def _close(setter: Typesetter, here: Scope, dossier: DossierPlan) -> _Draft:
    keys = [here.evidence[claim.id] for claim in here.content.claims if claim.key]
    notes = Speaker(here, dossier).who_says(keys)
    return _Draft("close", None, dossier.labels.closing, close(setter, dossier.sections), notes)


# ---------------------------------------------------------------- finished slides


def _slides(
    setter: Typesetter, here: Scope, dossier: DossierPlan, drafts: Sequence[_Draft]
) -> Iterator[Slide]:
    taken: set[str] = set()
    speaker = Speaker(here, dossier)
    for draft in drafts:
        count = len(draft.bodies)
        title = _unique(draft.title, taken)
        for number, body in enumerate(draft.bodies, 1):
            part = f" ({number}/{count})" if count > 1 else ""
            text, box, missing = _titled(setter, title, part, body.kind)
            proof = tuple(dict.fromkeys((*body.shared, *body.evidence)))
            yield Slide(
                id=f"{draft.id}-{number}" if number > 1 else draft.id,
                section=draft.section,
                kicker=_kicker(setter, dossier, draft, body.kind),
                kicker_box=_kicker_box(setter, box, body.kind),
                title=text,
                title_box=box,
                body=body,
                head=chips.from_right(setter, _unmarked(body), setter.grids.of(body.kind).head),
                source_line=_source(setter, dossier, body, proof, draft.unsourced),
                notes=(
                    *missing,
                    *(draft.notes if number == 1 else ()),
                    *(speaker.who_says(proof)),
                    *body.clipped,
                    *(draft.after if number == count else ()),
                ),
            )


def _unique(title: str, taken: set[str]) -> str:
    """Return a title that no slide has yet; the same words again get a number."""
    found, number = title, 1
    while found in taken:
        number += 1
        found = f"{title} ({number})"
    taken.add(found)
    return found


def _titled(
    setter: Typesetter, title: str, part: str, kind: SlideKind
) -> tuple[SlideText, Box, tuple[str, ...]]:
    """Set a title at the largest size that fits.

    Returns:
        The title, its box, and the whole title if it had to be clipped at the smallest size.
    """
    opening, grid = kind in OPENINGS, setter.grids.of(kind)
    place = grid.opening if opening else grid.title
    style = Style.OPENING if opening or kind is SlideKind.CLOSE else Style.TITLE
    top = setter.tokens.cover.size if opening else setter.tokens.title.size
    most = 3 if opening else 2
    missing: tuple[str, ...] = ()
    for size in setter.sizes(top, setter.tokens.title_floor):
        text = setter.text(title + part, style, size)
        fitting = min(most, max(1, int(place.height // text.leading)))
        if len(setter.lines(text, place.width)) <= fitting:
            break
    else:
        text, missing = _clipped_title(setter, text, part, place, fitting), (title,)
    if grid.fixed:
        return text, place, missing
    height = setter.height((text,), place.width)
    place = replace(place, width=setter.balanced(text, place.width))
    box = replace(place, top=place.bottom - height, height=height) if opening else place
    return text, box, missing


def _clipped_title(setter: Typesetter, text: SlideText, part: str, place: Box, most: int) -> SlideText:
    """Clip a title's words and keep its `(2/3)`."""
    words = text.runs[0].text.removesuffix(part)
    while True:
        words = words[: max(words.rfind(" "), len(words) - 20, 0)]
        short = setter.text(f"{words.rstrip()}…{part}", text.style, text.size)
        if not words or len(setter.lines(short, place.width)) <= most:
            return short


def _kicker(setter: Typesetter, dossier: DossierPlan, draft: _Draft, kind: SlideKind) -> str:
    if draft.section:
        words = f"{draft.section.number}\u2002{draft.section.title}"
    else:
        named = kind in (SlideKind.AGENDA, SlideKind.SOURCES)
        words = dossier.running_head if named else dossier.cover.edition_line
    return _one_line(setter, words, Style.KICKER, setter.grids.of(kind).kicker.width)


def _one_line(setter: Typesetter, words: str, style: Style, width: Length) -> str:
    clipped = setter.clip(setter.text(words, style, setter.tokens.small.size), width, 1)
    return "".join(run.text for run in clipped.runs)


def _kicker_box(setter: Typesetter, title: Box, kind: SlideKind) -> Box:
    grid = setter.grids.of(kind)
    if grid.fixed or kind not in OPENINGS:
        return grid.kicker
    return replace(grid.kicker, top=title.top - grid.kicker.height - pt(6))


def _unmarked(body: SlideBody) -> list[Evidence]:
    """Return the evidence of the whole slide that has no chip of its own on it."""
    return [proof for proof in body.shared if proof not in body.evidence]


def _source(
    setter: Typesetter, dossier: DossierPlan, body: SlideBody, proof: Sequence[Evidence], unsourced: str
) -> str:
    if body.kind in UNSOURCED:
        return ""
    if not proof and not unsourced and isinstance(body.block, ChartBlock):
        return f"{dossier.labels.source}: {body.block.source_line}" if body.block.source_line else ""
    return source_line(setter, dossier.labels, proof, unsourced)
