"""A draft -> problems of what refers to what: ids given twice, references to nothing, claims unused."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from reporting.content.blocks import BlockBase, KeyFigures, Quotation
from reporting.content.inline import FigureRef, Part, SourceMark, Words, find_link_fault
from reporting.content.model import Alias, Citation, Claim, Figure, Measure, Source
from reporting.content.parsed import ParsedContent, Parts, Piece
from reporting.errors import Problem
from reporting.reading.schema import format_value, suggest_word
from reporting.record import Record

_SHARED = ({"sources", "entities"}, {"figures"}, {"claims"}, {"sections", "blocks"})
"""Kinds within which an id may be given once: what can stand in the same place must be told apart."""

_HINTS = 50
"""Dangling references that are compared with all ids; a file with more has another cause."""

_NOUNS = {
    "sources": "source",
    "entities": "entity",
    "figures": "figure",
    "claims": "claim",
}


class Reference(Record, frozen=True):
    """An id that stands for something else; `kinds` is what it may stand for."""

    piece: Piece
    parts: Parts
    kinds: tuple[str, ...]
    id: str
    find: str = ""
    """How it is written, where it stands within a text."""


def check_references(draft: ParsedContent) -> Iterator[Problem]:
    """Yield the problems of ids and references."""
    references = tuple(_references(draft))
    yield from _twice(draft)
    yield from _dangling(draft, references)
    yield from _changes(draft)
    yield from _alone(draft)
    yield from _links(draft)
    yield from _unused(draft, references)


def _twice(draft: ParsedContent) -> Iterator[Problem]:
    for kinds in _SHARED:
        first: dict[str, int] = {}
        for piece in draft.pieces:
            if piece.kind not in kinds or not piece.id:
                continue
            if piece.id in first:
                message = f"the id `{piece.id}` is given twice: here and in line {first[piece.id]}"
                yield draft.error(piece, ("id",), message, "every id is given once")
            first.setdefault(piece.id, piece.at(("id",))[0].line)


# ---------------------------------------------------------------- what refers to what


def _references(draft: ParsedContent) -> Iterator[Reference]:
    for piece in draft.pieces:
        for parts, model in piece.models():
            for inner, kinds, name in _ids(model):
                yield Reference(piece, (*parts, *inner), kinds, name)
    for written in draft.written:
        for run in written.runs:
            if isinstance(run, SourceMark):
                yield Reference(
                    written.piece,
                    written.parts,
                    ("claims",),
                    run.claim,
                    f"[^{run.claim}]",
                )
            elif isinstance(run, FigureRef):
                yield Reference(
                    written.piece,
                    written.parts,
                    ("figures",),
                    run.figure,
                    f"{{{run.figure}",
                )


def _ids(model: BaseModel) -> Iterator[tuple[Parts, tuple[str, ...], str]]:
    """Yield the ids by which a model refers to others: steps, kinds, id."""
    match model:
        case Alias(source=str(source)):
            yield ("source",), ("sources",), source
        case Citation():
            yield ("source",), ("sources",), model.source
        case Source():
            yield from _listed("quotes", ("sources", "entities"), model.quotes)
        case Measure():
            yield ("of",), ("entities",), model.of
        case Figure():
            yield ("claim",), ("claims",), model.claim
        case Claim():
            by = (
                (("by", i), who)
                for i, who in enumerate(model.by)
                if isinstance(who, str)
            )
            yield from ((parts, ("entities", "sources"), who) for parts, who in by)
            yield from _listed("disagrees_with", ("claims",), model.disagrees_with)
        case BlockBase():
            yield from _listed("claims", ("claims",), model.claims)
    match model:
        case KeyFigures():
            yield from _listed("figures", ("figures",), model.figures)
        case Quotation():
            yield ("speaker",), ("entities",), model.speaker
            yield ("claim",), ("claims",), model.claim


def _listed(
    name: str, kinds: tuple[str, ...], ids: tuple[str, ...]
) -> Iterator[tuple[Parts, tuple[str, ...], str]]:
    for index, id_ in enumerate(ids):
        yield (name, index), kinds, id_


# ---------------------------------------------------------------- what is wrong with it


def _dangling(
    draft: ParsedContent, references: tuple[Reference, ...]
) -> Iterator[Problem]:
    known = {kinds: draft.ids(*kinds) for kinds in {ref.kinds for ref in references}}
    hints = _HINTS
    for ref in references:
        if ref.id not in known[ref.kinds]:
            noun = " or ".join(_NOUNS[kind] for kind in ref.kinds)
            hint = suggest_word(ref.id, sorted(known[ref.kinds])) if hints > 0 else ""
            hints -= 1
            message = f"there is no {noun} `{ref.id}`"
            yield draft.error(
                ref.piece, ref.parts, message, hint or _in_words(ref), ref.find
            )
        elif ref.parts[0] == "disagrees_with" and ref.id == ref.piece.id:
            yield draft.error(
                ref.piece, ref.parts, "a claim cannot disagree with itself"
            )


def _in_words(ref: Reference) -> str:
    if ref.parts[0] == "by":
        return "for someone without an entity write words by language: {en: a spokesperson}"
    return ""


def _changes(draft: ParsedContent) -> Iterator[Problem]:
    changeless = {
        figure.id for _, figure in draft.values("figures") if figure.change is None
    }
    for written in draft.written:
        for run in written.runs:
            if (
                isinstance(run, FigureRef)
                and run.part is Part.CHANGE
                and run.figure in changeless
            ):
                message = f"the figure `{run.figure}` has no change to write out"
                yield draft.error(
                    written.piece,
                    written.parts,
                    message,
                    "give it `change`",
                    f"{{{run.figure}:change",
                )


def _alone(draft: ParsedContent) -> Iterator[Problem]:
    """Yield a warning for each key figure that nothing is given to hold against."""
    figures = {figure.id: figure for _, figure in draft.values("figures")}
    for piece, block in draft.values("blocks"):
        for index, name in enumerate(
            block.figures if isinstance(block, KeyFigures) else ()
        ):
            figure = figures.get(name)
            if figure and figure.change is None and figure.comparison is None:
                message = f"the key figure `{name}` stands alone: a reader cannot tell whether it is much"
                yield draft.warning(
                    piece,
                    ("figures", index),
                    message,
                    "give it a `change` or a `comparison`",
                )


def _links(draft: ParsedContent) -> Iterator[Problem]:
    for piece, source in draft.values("sources"):
        if source.link is not None and (
            source.link.startswith("#") or find_link_fault(source.link)
        ):
            hint = "write an address that begins with https:// or http://"
            yield draft.error(
                piece, ("link",), f"{format_value(source.link)} cannot be a link", hint
            )
    targets = draft.ids("sections", "blocks") | {
        f"claim-{claim}" for claim in draft.ids("claims")
    }
    for written in draft.written:
        for fault in written.faults:
            yield draft.error(
                written.piece, written.parts, fault.message, fault.hint, fault.written
            )
        links = {
            run.link
            for run in written.runs
            if isinstance(run, (Words, FigureRef)) and run.link
        }
        for link in sorted(links):
            if (
                link.startswith("#")
                and not find_link_fault(link)
                and link[1:] not in targets
            ):
                hint = (
                    suggest_word(link[1:], sorted(targets))
                    or "link to a section or a block by its id"
                )
                message = f"the link `{link}` leads nowhere"
                yield draft.error(written.piece, written.parts, message, hint, link)


def _unused(
    draft: ParsedContent, references: tuple[Reference, ...]
) -> Iterator[Problem]:
    """Yield claims that nothing rests on; not told while broken pieces hide what rests on what."""
    if any(piece.value is None for piece in draft.pieces):
        return
    used = {
        ref.id
        for ref in references
        if "claims" in ref.kinds and ref.piece.kind != "claims"
    }
    for piece in draft.pieces:
        if piece.kind == "claims" and piece.id not in used:
            yield draft.warning(
                piece, ("id",), f"nothing refers to the claim `{piece.id}`"
            )
        elif piece.kind == "sections" and not _blocks(piece):
            yield draft.warning(piece, (), f"the section `{piece.id}` has no blocks")


def _blocks(piece: Piece) -> object:
    return getattr(piece.value, "blocks", None)
