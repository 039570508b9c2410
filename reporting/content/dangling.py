"""Parsed content -> references to nothing, one message for each id that is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reporting.content.inline import FigureRef, SourceMark
from reporting.content.kept_checks import ask_pieces
from reporting.content.markers import list_ids
from reporting.content.parsed import ParsedContent, Parts, Piece
from reporting.content.soundness import (
    SHARED,
    count_nameless,
    find_group,
    is_list_lost,
)
from reporting.errors import Problem
from reporting.record import Record

_HINTS = 50
"""Missing ids that are compared with all others; a file with more has another cause."""
_COUNTED = 200
"""References by one id whose lines are looked for."""
_SHOWN = 5
"""Lines that a message names."""
_CLOSE = 0.75
"""How like another id one must be to be meant, as `difflib` measures it."""
_SEVERAL = 2
"""Places that do not all have the same slip."""

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
        field: steps to the text, in all its languages, or to the id itself.
    """

    piece: Piece
    parts: Parts
    kinds: tuple[str, ...]
    id: str
    find: str
    field: Parts


References = Sequence[Reference]


def list_references(parsed: ParsedContent) -> Iterator[Reference]:
    """Yield whatever refers to something else, in models and in texts."""
    for found in ask_pieces(_list_of_models, parsed.pieces):
        yield from found
    for found in ask_pieces(_list_of_texts, parsed.pieces):
        yield from found


def _list_of_models(piece: Piece) -> References:
    found: list[Reference] = []
    for parts, model in piece.list_models():
        for steps, marker, name in list_ids(model):
            place = (*parts, *steps)
            reference = Reference(
                piece,
                place,
                marker.kinds,
                name,
                "",
                place,
            )
            found.append(reference)
    return found


def _list_of_texts(piece: Piece) -> References:
    found: list[Reference] = []
    for text in piece.marked_texts:
        for run in text.runs:
            if isinstance(run, SourceMark):
                kinds = ("claims",)
                name = run.claim
                find = f"[^{name}]"
            elif isinstance(run, FigureRef):
                kinds = ("figures",)
                name = run.figure
                find = f"{{{name}"
            else:
                continue
            reference = Reference(
                piece,
                text.parts,
                kinds,
                name,
                find,
                text.field,
            )
            found.append(reference)
    return found


def find_dangling_references(
    parsed: ParsedContent, references: References
) -> Iterator[Problem]:
    """Yield an error for each id that is referred to and given nowhere."""
    missing = group_missing(parsed, references)
    if not missing:
        return
    hints = _HINTS
    for kinds in SHARED:
        groups = [group for group in missing if find_group(group[0].kinds[0]) == kinds]
        names = {
            reference.id for reference in references if reference.kinds[0] in kinds
        }
        for group in leave_out_lost(parsed, groups, kinds):
            close = ""
            if hints > 0:
                close = find_close_id(
                    group[0].id,
                    parsed.list_ids(*group[0].kinds),
                )
            hints -= 1
            if close and close not in names and count_fields(group) >= _SEVERAL:
                yield report_definition(parsed, group, close)
            else:
                yield report_missing(parsed, group, close)


def group_missing(
    parsed: ParsedContent, references: References
) -> Sequence[References]:
    """Return the references to nothing, those with the same id together."""
    known: dict[tuple[str, ...], frozenset[str]] = {}
    groups: dict[tuple[tuple[str, ...], str], list[Reference]] = {}
    for reference in references:
        kinds = reference.kinds
        if kinds not in known:
            known[kinds] = parsed.list_ids(*kinds)
        if reference.id not in known[kinds]:
            key = (find_group(kinds[0]), reference.id)
            groups.setdefault(key, []).append(reference)
    return tuple(groups.values())


def leave_out_lost(
    parsed: ParsedContent,
    groups: Sequence[References],
    kinds: tuple[str, ...],
) -> Sequence[References]:
    """Return the groups whose ids no broken piece can have had.

    A piece without an id of its own, or the loss of all, is a problem of its own; what refers
    to it is not another.

    Args:
        parsed: the content.
        groups: references to nothing.
        kinds: what they refer to.
    """
    if any(is_list_lost(parsed, kind) for kind in kinds):
        return ()
    nameless = count_nameless(parsed, kinds)
    if not nameless:
        return groups
    by_count = sorted(groups, key=len, reverse=True)
    lost = {group[0].id for group in by_count[:nameless]}
    return [group for group in groups if group[0].id not in lost]


def count_fields(group: References) -> int:
    """Return in how many texts or keys an id stands, languages aside."""
    fields = {(reference.piece.where, reference.field) for reference in group}
    return len(fields)


def find_close_id(name: str, known: Iterable[str]) -> str:
    """Return the known id that is meant by one that is not known; nothing if none is close."""
    import difflib  # noqa: PLC0415  (only where something is wrong)

    close = difflib.get_close_matches(name, sorted(known), 1, _CLOSE)
    return close[0] if close else ""


def report_missing(parsed: ParsedContent, group: References, close: str) -> Problem:
    """Return the error that an id is given nowhere, where it first stands.

    Args:
        parsed: the content.
        group: all references by that id.
        close: the known id that may be meant; nothing if none is.
    """
    first = group[0]
    hint = ""
    if close:
        hint = f"did you mean `{close}`?"
    if not hint and first.parts[0] == "by":
        hint = "for someone without an entity write words by language: "
        hint += "{en: a spokesperson}"
    noun = " or ".join(_NOUNS[kind] for kind in first.kinds)
    message = f"there is no {noun} `{first.id}`"
    problem = parsed.error(
        first.piece,
        first.parts,
        message,
        hint,
        first.find,
        code="E301",
    )
    lines = [line for line in list_lines(parsed, group) if line != problem.line]
    if not lines:
        return problem
    also = f"{message}, which also stands in {write_lines(lines)}"
    return parsed.error(
        first.piece,
        first.parts,
        also,
        hint,
        first.find,
        code="E301",
    )


def report_definition(parsed: ParsedContent, group: References, close: str) -> Problem:
    """Return the error that an id is spelt otherwise where it is given.

    Args:
        parsed: the content.
        group: all references by the id that is missing.
        close: an id that is given, and that nothing refers to.
    """
    first = group[0]
    kinds = find_group(first.kinds[0])
    pieces = [
        piece for piece in parsed.pieces if piece.kind in kinds and piece.id == close
    ]
    noun = _NOUNS[pieces[0].kind]
    lines = write_lines(list_lines(parsed, group))
    message = f"nothing refers to the {noun} `{close}`, but {lines} to `{first.id}`"
    hint = f"did you mean `{first.id}` here?"
    return parsed.error(
        pieces[0],
        ("id",),
        message,
        hint,
        code="E314",
    )


def list_lines(parsed: ParsedContent, group: References) -> list[int]:
    """Return the lines in which some references stand."""
    lines: set[int] = set()
    for reference in group[:_COUNTED]:
        place = parsed.error(
            reference.piece,
            reference.parts,
            "",
            find=reference.find,
            code="E301",
        )
        lines.add(place.line)
    return sorted(lines)


def write_lines(lines: Sequence[int]) -> str:
    """Return lines as a message names them: `line 4`, `lines 4, 9 and 12 more`."""
    shown = [str(line) for line in lines[:_SHOWN]]
    rest = len(lines) - len(shown)
    noun = "line" if len(lines) == 1 else "lines"
    last = f"{rest} more" if rest else shown.pop()
    if shown:
        return f"{noun} {', '.join(shown)} and {last}"
    return f"{noun} {last}"
