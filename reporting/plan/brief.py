"""A planned dossier -> what a single sheet for a board says of it: the brief.

What is asked, what each section takes away with the evidence for it, key figures, where the
sources disagree, how sure all of it is, and the sources. A sheet has two pages, so what counts
least may have to stay out: the items come in the order in which they are wanted, and what is
left out is named on the sheet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import islice

from reporting.plan.block_model import (
    Block,
    CalloutBlock,
    DisagreementBlock,
    FigureItem,
    FiguresBlock,
    ProseBlock,
)
from reporting.plan.model import (
    DossierPlan,
    EvidenceKey,
    KeyEntry,
    SectionPlan,
    SourceEntry,
)
from reporting.plan.walk import find_all
from reporting.plan.words import (
    Evidence,
    Line,
    Para,
    Run,
    drop_marks,
    list_evidence,
    list_runs,
    plain_line,
)
from reporting.record import Record, replace

_FIRST_SECTIONS, _FIRST_FIGURES, _FIRST_DISAGREEMENTS = 8, 4, 2
"""How many of each kind are wanted before any more of another."""
_NAMING_DETAILS = 3
"""Of what is said of a source: who published it, who wrote it, when."""


class SourceNames(Record, frozen=True):
    """The list of the sources, all of them or none."""

    entries: tuple[SourceEntry, ...]


BriefItem = SectionPlan | FigureItem | DisagreementBlock | SourceNames
"""What may stand on the sheet, or be left out."""


class BriefPart(Record, frozen=True):
    """Some blocks of the sheet.

    Args:
        section: id of the section whose colour they have; empty of what belongs to none.
        blocks: in order.
    """

    section: str
    blocks: tuple[Block, ...]


class Brief(Record, frozen=True):
    """What the sheet says, in order.

    Args:
        title: of the dossier.
        subtitle: below it.
        about: the edition, and whom it is for.
        parts: what is asked, takeaways, figures, disagreements.
        key: how many claims are how sure, and what that means; None where nothing is claimed.
        sources: title of each, who published and wrote it, when, by number; none of them
            where there is no room.
        left_out: what only the dossier has, under its title; None where the sheet has all.
    """

    title: str
    subtitle: Line
    about: str
    parts: tuple[BriefPart, ...]
    key: EvidenceKey | None
    sources: tuple[Para, ...]
    left_out: tuple[str, str] | None


def list_brief_items(plan: DossierPlan) -> tuple[BriefItem, ...]:
    """Return what the sheet may say, that first which is wanted most.

    Some of each kind come before more of any, so that many sections leave room for the rest.
    """
    sections = iter(plan.sections)
    figures = iter(list_key_figures(plan))
    disagreements = iter(plan.disagreements)
    sources = (SourceNames(plan.sources),) if plan.sources else ()
    return (
        *islice(sections, _FIRST_SECTIONS),
        *islice(figures, _FIRST_FIGURES),
        *islice(disagreements, _FIRST_DISAGREEMENTS),
        *sources,
        *sections,
        *figures,
        *disagreements,
    )


def list_key_figures(plan: DossierPlan) -> tuple[FigureItem, ...]:
    """Return the figures that the dossier sets large, each once, in order."""
    found: dict[str, FigureItem] = {}
    for section in plan.sections:
        for block in section.blocks:
            if isinstance(block, FiguresBlock):
                for item in block.items:
                    found.setdefault(item.id, item)
    return tuple(found.values())


def make_brief(plan: DossierPlan, count: int) -> Brief:
    """Return what a sheet says that has room for some of its items.

    Args:
        plan: everything the dossier says.
        count: how many of the items of `list_brief_items` it has, from the first.
    """
    items = list_brief_items(plan)
    kept, left_out = items[:count], items[count:]
    cover = plan.cover
    about = " · ".join(filter(None, (cover.edition_line, cover.parties)))
    sources: list[Para] = []  # by number: title, who published and wrote it, when
    if any(isinstance(item, SourceNames) for item in kept):
        nobody = plan.language.fill_phrase("not_named")
        for source in plan.sources:
            said = [value for _, value in source.details[:_NAMING_DETAILS]]
            known = [value for value in said if value != nobody]
            rest = plan.language.comma.join(["", *known])
            title = Run(source.title, lang=source.language)
            sources.append(Para((title, Run(rest))))
    more: tuple[str, str] | None = None
    if left_out:
        names = dict.fromkeys([name_brief_item(plan, item) for item in left_out])
        more = (plan.language.fill_phrase("brief_more"), "; ".join(names))
    return Brief(
        cover.title,
        cover.subtitle,
        about,
        tuple(_list_parts(plan, kept)),
        count_statuses(plan),
        tuple(sources),
        more,
    )


def _list_parts(plan: DossierPlan, kept: Sequence[BriefItem]) -> Iterator[BriefPart]:
    """Yield what is asked, and the kept items by their kinds."""
    cover = plan.cover
    if cover.ask:
        ask = CalloutBlock(
            "brief-ask",
            plan.labels.ask,
            (),
            (Para(list_runs(cover.ask), list_evidence(cover.ask)),),
        )
        yield BriefPart("", (ask,))
    keys = {entry.evidence for entry in plan.claims if entry.is_key}
    figures: list[FigureItem] = []
    disagreements: list[Block] = []
    for item in kept:
        match item:
            case SectionPlan():
                yield BriefPart(item.id, (make_takeaway(item, keys),))
            case FigureItem():
                figures.append(item)
            case DisagreementBlock():
                disagreements.append(replace(item, id=f"brief-{item.id}"))
            case SourceNames():
                pass  # they stand last
    if figures:
        block = FiguresBlock("brief-figures", "", (), tuple(figures))
        yield BriefPart("", (block,))
    if disagreements:
        yield BriefPart("", tuple(disagreements))


def make_takeaway(section: SectionPlan, keys: Container[Evidence]) -> ProseBlock:
    """Return what a section takes away, under its title, with what bears it.

    That is what is marked in it; else the key claims of the section; else all its claims.

    Args:
        section: whole.
        keys: what the claims stand on that both outputs must carry.
    """
    evidence: tuple[Evidence, ...] = ()
    if not list_evidence(section.takeaway):
        found = dict.fromkeys(find_all(section.blocks, Evidence))
        evidence = tuple([one for one in found if one in keys]) or tuple(found)
    takeaway = Para(list_runs(section.takeaway), list_evidence(section.takeaway))
    return ProseBlock(
        f"brief-{section.id}",
        section.title,
        evidence,
        (takeaway,),
        origin=section.origin,
    )


def count_statuses(plan: DossierPlan) -> EvidenceKey | None:
    """Return the key to the evidence, with how many claims are of each status."""
    if plan.key is None:
        return None
    counts = Counter([entry.evidence.status for entry in plan.claims])
    entries: list[KeyEntry] = []
    for entry in plan.key.entries:
        count = counts[entry.status]
        entries.append(replace(entry, word=f"{count} × {entry.word}"))
    words = plan.language.fill_phrase("brief_key")
    return EvidenceKey(words, tuple(entries))


def name_brief_item(plan: DossierPlan, item: BriefItem) -> str:
    """Return what an item is called; sources are named together."""
    match item:
        case FigureItem():
            return item.label
        case SourceNames():
            return plan.labels.sources
        case _:
            return plain_line(drop_marks(item.title))


def find_brief_path(item: BriefItem) -> str:
    """Return the place in the content of an item: what it says, or where that comes from."""
    match item:
        case SourceNames():
            return "sources"
        case SectionPlan():
            return f"{item.path}.takeaway"
        case _:
            return item.origin.path if item.origin else ""
