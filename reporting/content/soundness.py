"""Parsed content -> what of it is not known, so that one slip is told once.

Whatever rests on a broken piece is let be: what it lacks is not its own fault.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from reporting.content.inline import FigureRef
from reporting.content.model import Claim
from reporting.content.parsed import LanguageText, ParsedContent, Piece
from reporting.content.values import ID_PATTERN
from reporting.errors import Problem
from reporting.reading.nodes import Seq, find_words, get_child
from reporting.record import replace

SHARED = (
    ("kinds",),
    ("sources", "entities"),
    ("figures",),
    ("claims",),
    ("sections", "blocks"),
)
"""Kinds within which an id is given once, since either may stand in the same place."""


def find_repeated_ids(parsed: ParsedContent) -> Iterator[Problem]:
    """Yield an error for each id that is given a second time."""
    for kinds in SHARED:
        lines: dict[str, int] = {}
        for piece in parsed.pieces:
            if piece.kind not in kinds or not piece.id:
                continue
            line, _ = parsed.find_position(piece, ("id",))
            first = lines.get(piece.id)
            lines.setdefault(piece.id, line)
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


def set_aside_repeated(parsed: ParsedContent) -> ParsedContent:
    """Return a content in which every piece whose id is given twice is broken.

    Which of the two is meant where the id stands, nobody can tell.
    """
    repeated: set[tuple[tuple[str, ...], str]] = set()
    for kinds in SHARED:
        for name, count in count_ids(parsed, kinds).items():
            if count > 1:
                repeated.add((kinds, name))
    if not repeated:
        return parsed
    pieces: list[Piece] = []
    for piece in parsed.pieces:
        group = find_group(piece.kind)
        is_repeated = (group, piece.id) in repeated
        pieces.append(replace(piece, value=None) if is_repeated else piece)
    return replace(parsed, pieces=tuple(pieces))


def count_ids(parsed: ParsedContent, kinds: tuple[str, ...]) -> Counter[str]:
    """Return how often each id is given within some kinds."""
    counts: Counter[str] = Counter()
    for piece in parsed.pieces:
        if piece.kind in kinds and piece.id:
            counts[piece.id] += 1
    return counts


def find_group(kind: str) -> tuple[str, ...]:
    """Return the kinds that share their ids with one; none for the edition."""
    for kinds in SHARED:
        if kind in kinds:
            return kinds
    return ()


def has_broken(parsed: ParsedContent, *kinds: str) -> bool:
    """Whether some piece of a kind is broken, or the list that would hold them."""
    for piece in parsed.pieces:
        if piece.kind in kinds and piece.value is None:
            return True
    return any(is_list_lost(parsed, kind) for kind in kinds)


def is_list_lost(parsed: ParsedContent, kind: str) -> bool:
    """Whether the list of a kind is not there although the dossier's own keys are broken."""
    outline = parsed.pieces[0]
    if outline.value is not None or kind == "blocks":
        return False
    return not isinstance(get_child(outline.node, kind), Seq)


def count_nameless(parsed: ParsedContent, kinds: tuple[str, ...]) -> int:
    """Return how many pieces have no id of their own: none, a wrong one, or another's."""
    nameless = 0
    for piece in parsed.pieces:
        if piece.kind not in kinds:
            continue
        if not piece.id or not re.fullmatch(ID_PATTERN, piece.id.strip()):
            nameless += 1
    for count in count_ids(parsed, kinds).values():
        nameless += count - 1
    return nameless


def find_unsure_claims(parsed: ParsedContent) -> frozenset[str]:
    """Return the sound claims of which it is not known what they say.

    A source that they cite is broken or unknown, a figure that rests on them is, or their own
    text has a fault.
    """
    sources = {source.id for _, source in parsed.sources}
    figures = {figure.id for _, figure in parsed.figures}
    unsure: set[str] = set()
    for piece, claim in parsed.claims:
        cited = {cite.source for cite in claim.cites}
        texts = piece.texts
        if not cited <= sources or any(is_unsure(text, figures) for text in texts):
            unsure.add(claim.id)
    unsure |= find_claims_of_broken_figures(parsed)
    return frozenset(unsure)


def is_unsure(text: LanguageText, figures: Collection[str]) -> bool:
    """Whether a text has a fault, or writes out a figure that is not known.

    Args:
        text: in one language.
        figures: ids of the sound ones.
    """
    if text.faults:
        return True
    written = {run.figure for run in text.runs if isinstance(run, FigureRef)}
    return bool(written) and not written <= set(figures)


def find_claims_of_broken_figures(parsed: ParsedContent) -> set[str]:
    """Return the claims on which broken figures rest; all, where that cannot be told."""
    claims = {claim.id for _, claim in parsed.claims}
    found: set[str] = set()
    if is_list_lost(parsed, "figures"):
        return claims
    for piece in parsed.pieces:
        if piece.kind != "figures" or piece.value is not None:
            continue
        node = get_child(piece.node, "claim")
        name = find_words(node) if node else None
        if name is None or name.strip() not in claims:
            return claims
        found.add(name.strip())
    return found


def knows_all_of(parsed: ParsedContent, claim: Claim, known: frozenset[str]) -> bool:
    """Whether all that a claim names is known: who says so, and who contradicts it.

    Args:
        parsed: the content.
        claim: a sound one.
        known: ids of the sound sources and entities.
    """
    names = {name for name in claim.by if isinstance(name, str)}
    return names <= known and knows_opponents(parsed, claim)


def knows_opponents(parsed: ParsedContent, claim: Claim) -> bool:
    """Whether all claims that one disagrees with are known, and others than itself."""
    if not claim.disagrees_with:
        return True
    opponents = set(claim.disagrees_with)
    return claim.id not in opponents and opponents <= parsed.list_ids("claims")
