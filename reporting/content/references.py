"""Parsed content -> problems of what refers to what.

Ids given twice, references to nothing, claims that nothing rests on. What refers to something
is told by its type: an id marked with `RefersTo` in a model, a mark or a figure in a text.
"""

from __future__ import annotations

from collections.abc import Iterator

from reporting.content.blocks import KeyFigures
from reporting.content.inline import FigureRef, Part, SourceMark, Words, find_link_fault
from reporting.content.markers import list_ids
from reporting.content.model import EntityKind
from reporting.content.parsed import ParsedContent, Parts, Piece
from reporting.errors import Problem
from reporting.reading.wording import format_value, suggest_word
from reporting.record import Record

_SHARED = (
    {"kinds"},
    {"sources", "entities"},
    {"figures"},
    {"claims"},
    {"sections", "blocks"},
)
"""Kinds within which an id is given once, since either may stand in the same place."""

_HINTS = 50
"""Dangling references that are compared with all ids; a file with more has another cause."""

_NOUNS = {
    "sources": "source",
    "entities": "entity",
    "figures": "figure",
    "claims": "claim",
}


class Reference(Record, frozen=True):
    """An id that stands for something else.

    Args:
        piece: in which it stands.
        parts: steps to it.
        kinds: what it may stand for.
        id: of what it refers to.
        find: how it is written, where it stands within a text.
    """

    piece: Piece
    parts: Parts
    kinds: tuple[str, ...]
    id: str
    find: str = ""


def check_references(parsed: ParsedContent) -> Iterator[Problem]:
    """Yield the problems of ids and references."""
    references = tuple(list_references(parsed))
    yield from find_repeated_ids(parsed)
    yield from find_dangling_references(parsed, references)
    yield from find_unknown_kinds(parsed)
    yield from find_missing_changes(parsed)
    yield from find_lone_figures(parsed)
    yield from find_link_problems(parsed)
    yield from find_unused_pieces(parsed, references)


# ---------------------------------------------------------------- what refers to what


def list_references(parsed: ParsedContent) -> Iterator[Reference]:
    """Yield whatever refers to something else, in models and in texts."""
    for piece in parsed.pieces:
        for parts, model in piece.list_models():
            for steps, marker, name in list_ids(model):
                yield Reference(
                    piece,
                    (*parts, *steps),
                    marker.kinds,
                    name,
                )
    for text in parsed.marked_texts:
        for run in text.runs:
            if isinstance(run, SourceMark):
                find = f"[^{run.claim}]"
                kinds = ("claims",)
                yield Reference(
                    text.piece,
                    text.parts,
                    kinds,
                    run.claim,
                    find,
                )
            elif isinstance(run, FigureRef):
                find = f"{{{run.figure}"
                kinds = ("figures",)
                yield Reference(
                    text.piece,
                    text.parts,
                    kinds,
                    run.figure,
                    find,
                )


# ---------------------------------------------------------------- what is wrong with it


def find_repeated_ids(parsed: ParsedContent) -> Iterator[Problem]:
    """Yield an error for each id that is given a second time."""
    for kinds in _SHARED:
        lines: dict[str, int] = {}
        for piece in parsed.pieces:
            if piece.kind not in kinds or not piece.id:
                continue
            node, _ = piece.find_node(("id",))
            first = lines.get(piece.id)
            lines.setdefault(piece.id, node.line)
            if first is not None:
                message = (
                    f"the id `{piece.id}` is given twice: here and in line {first}"
                )
                hint = "every id is given once"
                yield parsed.error(
                    piece,
                    ("id",),
                    message,
                    hint,
                    code="E300",
                )


def find_dangling_references(
    parsed: ParsedContent, references: tuple[Reference, ...]
) -> Iterator[Problem]:
    """Yield an error for each reference to nothing, and for a claim that contradicts itself."""
    known: dict[tuple[str, ...], set[str]] = {}
    hints = _HINTS
    for reference in references:
        kinds = reference.kinds
        if kinds not in known:
            known[kinds] = parsed.list_ids(*kinds)
        place = (reference.piece, reference.parts)
        if reference.id not in known[kinds]:
            hint = ""
            if hints > 0:
                hint = suggest_word(reference.id, sorted(known[kinds]))
            if not hint and reference.parts[0] == "by":
                hint = "for someone without an entity write words by language: "
                hint += "{en: a spokesperson}"
            hints -= 1
            noun = " or ".join(_NOUNS[kind] for kind in kinds)
            message = f"there is no {noun} `{reference.id}`"
            yield parsed.error(
                *place,
                message,
                hint,
                reference.find,
                code="E301",
            )
            continue
        is_opponent = reference.parts[0] == "disagrees_with"
        if is_opponent and reference.id == reference.piece.id:
            yield parsed.error(
                *place,
                "a claim cannot disagree with itself",
                code="E302",
            )


def find_unknown_kinds(parsed: ParsedContent) -> Iterator[Problem]:
    """Yield an error for each kind of entity that is neither bundled nor declared."""
    declared = parsed.list_ids("kinds")
    bundled = [kind.value for kind in EntityKind]
    known = [*bundled, *sorted(declared.difference(bundled))]
    used: set[str] = set()
    for piece, entity in parsed.entities:
        used.add(entity.kind)
        if entity.kind in known:
            continue
        message = f"there is no kind of entity `{entity.kind}`"
        hint = suggest_word(entity.kind, known)
        if not hint:
            hint = f"one of {', '.join(known)}; or declare it: "
            hint += f"`kinds: [{{id: {entity.kind}, one: …, many: …}}]`"
        yield parsed.error(piece, ("kind",), message, hint, code="E380")
    for piece, kind in parsed.kinds:
        if kind.id not in used and kind.id not in bundled:
            message = f"no entity is of the kind `{kind.id}`"
            yield parsed.warning(piece, ("id",), message, code="W381")


def find_missing_changes(parsed: ParsedContent) -> Iterator[Problem]:
    """Yield an error for each text that writes out a change which its figure lacks."""
    changeless = {figure.id for _, figure in parsed.figures if figure.change is None}
    for text in parsed.marked_texts:
        for run in text.runs:
            if not isinstance(run, FigureRef) or run.part is not Part.CHANGE:
                continue
            if run.figure in changeless:
                message = f"the figure `{run.figure}` has no change to write out"
                find = f"{{{run.figure}:change"
                hint = "give it `change`"
                yield parsed.error(
                    text.piece,
                    text.parts,
                    message,
                    hint,
                    find,
                    code="E303",
                )


def find_lone_figures(parsed: ParsedContent) -> Iterator[Problem]:
    """Yield a warning for each key figure that nothing is given to hold against."""
    figures = {figure.id: figure for _, figure in parsed.figures}
    for piece, block in parsed.blocks:
        if not isinstance(block, KeyFigures):
            continue
        for index, name in enumerate(block.figures):
            figure = figures.get(name)
            if figure and figure.change is None and figure.comparison is None:
                message = f"the key figure `{name}` stands alone: "
                message += "a reader cannot tell whether it is much"
                hint = "give it a `change` or a `comparison`"
                yield parsed.warning(
                    piece,
                    ("figures", index),
                    message,
                    hint,
                    code="W304",
                )


def find_link_problems(parsed: ParsedContent) -> Iterator[Problem]:
    """Yield an error for each link that leads nowhere, and for each fault of a text."""
    for piece, source in parsed.sources:
        link = source.link
        if link is not None and (link.startswith("#") or find_link_fault(link)):
            message = f"{format_value(link)} cannot be a link"
            hint = "write an address that begins with https:// or http://"
            yield parsed.error(
                piece,
                ("link",),
                message,
                hint,
                code="E305",
            )
    targets = parsed.list_ids("sections", "blocks")
    for claim in parsed.list_ids("claims"):
        targets.add(f"claim-{claim}")
    for text in parsed.marked_texts:
        for fault in text.faults:
            find = fault.written
            yield parsed.error(
                text.piece,
                text.parts,
                fault.message,
                fault.hint,
                find,
                code=fault.code,
            )
        links: set[str] = set()
        for run in text.runs:
            if isinstance(run, (Words, FigureRef)) and run.link:
                links.add(run.link)
        for link in sorted(links):
            is_internal = link.startswith("#") and not find_link_fault(link)
            if is_internal and link[1:] not in targets:
                hint = suggest_word(link[1:], sorted(targets))
                hint = hint or "link to a section or a block by its id"
                message = f"the link `{link}` leads nowhere"
                yield parsed.error(
                    text.piece,
                    text.parts,
                    message,
                    hint,
                    link,
                    code="E306",
                )


def find_unused_pieces(
    parsed: ParsedContent, references: tuple[Reference, ...]
) -> Iterator[Problem]:
    """Yield a warning for each claim that nothing rests on, and for each empty section.

    Nothing is said while broken pieces hide what rests on what.
    """
    if any(piece.value is None for piece in parsed.pieces):
        return
    used: set[str] = set()
    for reference in references:
        if "claims" in reference.kinds and reference.piece.kind != "claims":
            used.add(reference.id)
    for piece in parsed.pieces:
        if piece.kind == "claims" and piece.id not in used:
            message = f"nothing refers to the claim `{piece.id}`"
            yield parsed.warning(
                piece,
                ("id",),
                message,
                code="W307",
            )
        elif piece.kind == "sections" and not getattr(piece.value, "blocks", None):
            message = f"the section `{piece.id}` has no blocks"
            yield parsed.warning(
                piece,
                (),
                message,
                code="W308",
            )
