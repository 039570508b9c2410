"""Parsed content -> problems of what refers to what.

Ids given twice, references to nothing, claims that nothing rests on. What refers to something
is told by its type: an id marked with `RefersTo` in a model, a mark or a figure in a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reporting.cleaning import find_hidden, name_character
from reporting.content.blocks import KeyFigures
from reporting.content.dangling import (
    References,
    find_dangling_references,
    group_missing,
    list_references,
)
from reporting.content.inline import (
    FigureRef,
    Part,
    Words,
    find_link_fault,
)
from reporting.content.kept_checks import ask_pieces, check_pieces
from reporting.content.model import Entity, EntityKind
from reporting.content.parsed import ParsedContent, Piece
from reporting.content.witnesses import find_witnesses
from reporting.errors import Problem
from reporting.memory import Memory, Same
from reporting.reading.synonyms import find_cure
from reporting.reading.wording import format_value, suggest_word

_WITNESSES: Memory[Same[Piece], Piece] = Memory()
"""By the piece of an entity, another that names it."""
_UNUSED = {
    "entities": (
        "entity",
        "W329",
        "name it in a text as it is spelt here, or delete it",
    ),
    "sources": ("source", "W328", "cite it in a claim, or delete it"),
    "figures": (
        "figure",
        "W327",
        "write it out in a text, `{figure-id}`, or delete it",
    ),
    "claims": ("claim", "W307", "mark what rests on it, `[^claim-id]`, or delete it"),
}
"""What a piece is called, and what is said where nothing refers to it, by its kind."""
_BARE_MARK = r"(?<!\\)\[([a-z0-9]+(?:-[a-z0-9]+)*)\](?!\()|\(\^([a-z0-9-]+)\)"
"""An id in brackets, or in parentheses behind a caret."""
_DERIVED = r"\{([a-z0-9-]+)[}:]"
"""A figure in a derivation."""


def check_references(parsed: ParsedContent) -> Iterator[Problem]:
    """Yield the problems of ids and references."""
    references = tuple(list_references(parsed))
    yield from find_dangling_references(parsed, references)
    yield from find_self_opponents(parsed, references)
    yield from find_unknown_kinds(parsed)
    yield from find_missing_changes(parsed)
    yield from find_lone_figures(parsed)
    yield from find_link_problems(parsed)
    yield from find_bare_marks(parsed)
    yield from find_named_speakers(parsed)
    yield from find_unused_pieces(parsed, references)


# ---------------------------------------------------------------- what is wrong with it


def find_self_opponents(
    parsed: ParsedContent, references: References
) -> Iterator[Problem]:
    """Yield an error for each claim that contradicts itself."""
    for reference in references:
        is_opponent = reference.parts[0] == "disagrees_with"
        if is_opponent and reference.id == reference.piece.id:
            yield parsed.error(
                reference.piece,
                reference.parts,
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
        hint = find_cure(entity.kind, known) or suggest_word(entity.kind, known)
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
    figures = [figure.id for _, figure in parsed.figures if figure.change is None]
    yield from check_pieces(_check_changes, parsed, frozenset(figures))


def _check_changes(
    parsed: ParsedContent,
    piece: Piece,
    changeless: frozenset[str],
) -> Iterator[Problem]:
    """Yield an error for each text of a piece that writes out what a figure lacks.

    Args:
        parsed: the content.
        piece: of it.
        changeless: ids of figures without a change.
    """
    for text in piece.marked_texts:
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
            hidden = find_hidden(link)
            if hidden:
                hint = f"delete {name_character(hidden)}, which is invisible"
            yield parsed.error(
                piece,
                ("link",),
                message,
                hint,
                code="E305",
            )
    targets = set(parsed.list_ids("sections", "blocks"))
    for claim in parsed.list_ids("claims"):
        targets.add(f"claim-{claim}")
    yield from check_pieces(_check_links, parsed, frozenset(targets))


def _check_links(
    parsed: ParsedContent,
    piece: Piece,
    targets: frozenset[str],
) -> Iterator[Problem]:
    """Yield an error for each fault of a piece's texts, and each link that leads nowhere.

    Args:
        parsed: the content.
        piece: of it.
        targets: what a link within the outputs may lead to.
    """
    for text in piece.marked_texts:
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


def find_bare_marks(parsed: ParsedContent) -> Iterator[Problem]:
    """Yield a problem for each id of a claim in brackets that is no source mark.

    Behind a caret it can be nothing else; a word in brackets may be one of the curator's own.
    """
    claims = parsed.list_ids("claims")
    yield from check_pieces(_check_bare_marks, parsed, claims)


def _check_bare_marks(
    parsed: ParsedContent,
    piece: Piece,
    claims: frozenset[str],
) -> Iterator[Problem]:
    for text in piece.texts:
        has_brackets = "[" in text.text or "(^" in text.text
        if not text.is_rich or not has_brackets:
            continue
        for match in re.finditer(_BARE_MARK, text.text):
            name = match[1] or match[2]
            if name not in claims:
                continue
            is_sure = "^" in match[0]
            report = parsed.error if is_sure else parsed.warning
            message = f"`{match[0]}` is not a source mark"
            hint = f"write `[^{name}]`"
            if not is_sure:
                message = f"`{match[0]}` is printed as it stands: it is no source mark"
                hint = f"{hint}, or `\\[{name}]` for the word in brackets"
            yield report(
                text.piece,
                text.parts,
                message,
                hint,
                match[0],
                code="E312" if is_sure else "W316",
            )


def find_named_speakers(parsed: ParsedContent) -> Iterator[Problem]:
    """Yield a warning for each name under `by` that stands for an entity or a source."""
    ids: dict[str, str] = {}
    for _, source in parsed.sources:
        for name in (source.id, *source.short.by_language.values()):
            ids[_make_plain(name)] = source.id
    for _, entity in parsed.entities:
        for name in (entity.id, *entity.name.by_language.values()):
            ids[_make_plain(name)] = entity.id
    for piece, claim in parsed.claims:
        for index, speaker in enumerate(claim.by):
            if isinstance(speaker, str):
                continue
            for name in speaker.by_language.values():
                meant = ids.get(_make_plain(name))
                if meant:
                    message = f"`{name}` is printed as words, though `{meant}` is known"
                    hint = f"write its id: `{meant}`"
                    parts = ("by", index)
                    yield parsed.warning(piece, parts, message, hint, code="W315")
                    break


def _make_plain(name: str) -> str:
    """Return a name without what parts its words, in small letters."""
    return re.sub(r"[\W_]+", "-", name.casefold()).strip("-")


def find_unused_pieces(
    parsed: ParsedContent, references: References
) -> Iterator[Problem]:
    """Yield a warning for each piece that nothing refers to, and for each empty section.

    Nothing is said while broken pieces, or ids that are not given, hide what refers to what.
    """
    if any(piece.value is None for piece in parsed.pieces):
        return
    if group_missing(parsed, references):
        return
    if any(ask_pieces(_has_faults, parsed.pieces)):
        return
    used = list_used_ids(parsed, references)
    filled = {piece.where.partition(".")[0] for piece, _ in parsed.blocks}
    kinds = _UNUSED.keys()
    unused = [each for each in parsed.pieces if each.kind in kinds]
    unused = [each for each in unused if (each.kind, each.id) not in used]
    entities = [each for each in unused if isinstance(each.value, Entity)]
    named = list_named(parsed, entities)
    lone = {piece.where for piece in unused if piece.where not in named}
    for piece in parsed.pieces:
        kind = piece.kind
        if piece.where in lone:
            noun, code, hint = _UNUSED[kind]
            message = f"nothing refers to the {noun} `{piece.id}`"
            key = "name" if kind == "entities" else "id"
            yield parsed.warning(piece, (key,), message, hint, code=code)
        elif kind == "sections" and piece.where not in filled:
            message = f"the section `{piece.id}` has no blocks"
            yield parsed.warning(piece, (), message, code="W308")


def _has_faults(piece: Piece) -> bool:
    return any(text.faults for text in piece.texts)


def list_named(parsed: ParsedContent, pieces: Sequence[Piece]) -> set[str]:
    """Return where the entities stand, of some, that a text of another piece names."""
    alive = {id(piece) for piece in parsed.pieces}
    named: set[str] = set()
    unknown: list[Piece] = []
    for piece in pieces:
        witness = _WITNESSES.find(Same(piece))
        if witness is not None and id(witness) in alive:
            named.add(piece.where)
        else:
            unknown.append(piece)
    found = find_witnesses(parsed, unknown)
    for piece, witness in zip(unknown, found, strict=True):
        if witness is not None:
            _WITNESSES.keep(Same(piece), witness)
            named.add(piece.where)
    return named


def list_used_ids(
    parsed: ParsedContent, references: References
) -> set[tuple[str, str | None]]:
    """Return the kinds and ids of what something else refers to.

    A claim is not used by other claims, which are no more than it is.
    """
    used: set[tuple[str, str | None]] = set()
    for reference in references:
        for kind in reference.kinds:
            is_sibling = kind == reference.piece.kind == "claims"
            if not is_sibling:
                used.add((kind, reference.id))
    for _, figure in parsed.figures:
        for name in re.findall(_DERIVED, figure.derived or ""):
            if name != figure.id:
                used.add(("figures", name))
    return used
