"""A passage and a claim -> the citation, written into the content."""

from __future__ import annotations

from reporting.content.parsed import ParsedContent, Piece
from reporting.content.validate import Draft, read_draft
from reporting.content.values import EVERY
from reporting.curating.editing import check_edit, edit_content, write_content
from reporting.errors import EvidenceError, UsageError
from reporting.evidence.report.citing import CitedPassage
from reporting.evidence.sources.opened import OpenSource
from reporting.evidence.sources.term_choice import ClaimWords, read_claim
from reporting.reading.edits import Change, InsertItem, InsertKey, Replace
from reporting.reading.nodes import Map, Seq, find_words
from reporting.reading.wording import suggest_word
from reporting.record import replace


def find_claim(parsed: ParsedContent, claim: str) -> Piece:
    """Return where a content has a claim.

    Raises:
        UsageError: it has none of that id.
    """
    pieces = {piece.id: piece for piece in parsed.pieces if piece.kind == "claims"}
    if claim in pieces:
        return pieces[claim]
    cure = suggest_word(claim, [name for name in pieces if name])
    message = f"{parsed.path} has no claim `{claim}`"
    raise UsageError(f"{message}; {cure}" if cure else message)


def read_claim_words(parsed: ParsedContent, piece: Piece) -> ClaimWords:
    """Return what a claim says, in all its languages."""
    texts = []
    for written in piece.texts:
        if written.field == ("text",):
            code = written.language
            if code == EVERY:
                code = parsed.languages[0]
            words = written.plain_words
            texts.append((words, parsed.catalogues.name(code)))
    return read_claim(texts)


def write_citation(
    cited: CitedPassage,
    opened: OpenSource,
    draft: Draft,
    piece: Piece,
) -> CitedPassage:
    """Write a citation to its claim, and return it with its line.

    Args:
        cited: which stands where it says.
        opened: its source.
        draft: the content.
        piece: the claim.
    """
    parsed = draft.parsed
    _refuse_again(parsed, piece, cited)
    changes, notes = _bless(opened)
    changes.append(InsertItem((*piece.steps, "cites"), cited.entry))
    data = edit_content(parsed.path, draft.data, changes)
    warnings = check_edit(parsed.path, draft.data, data)
    after = read_draft(parsed.path, data=data).parsed
    written = find_claim(after, piece.id or "")
    node, _ = written.find_node(("cites",))
    parts: tuple[str | int, ...] = ("cites",)
    if isinstance(node, Seq):
        parts = (*parts, len(node.items) - 1)
    _, where = written.find_node(parts)
    line, _ = after.find_position(written, parts)
    write_content(parsed.path, draft.data, data)
    doubts = [each for each in warnings if each.where.startswith(where)]
    return replace(
        cited,
        content=parsed.path,
        line=line,
        notes=(*cited.notes, *notes),
        doubts=tuple(doubts),
    )


def _refuse_again(
    parsed: ParsedContent,
    piece: Piece,
    cited: CitedPassage,
) -> None:
    """Refuse a citation that the claim has."""
    node, _ = piece.find_node(("cites",))
    for index, item in enumerate(node.items if isinstance(node, Seq) else ()):
        if not isinstance(item, Map):
            continue
        given = read_words(item)
        entry = cited.entry
        keys = ("source", "cell") if cited.cell else ("source", "paragraph")
        wanted = [entry[key] for key in keys]
        if [given.get(key) for key in keys] == wanted:
            line, _ = parsed.find_position(piece, ("cites", index))
            place = "this cell" if cited.cell else f"paragraph {cited.paragraph}"
            raise UsageError(
                f"{parsed.path}:{line}: `{piece.id}` cites {place} "
                f"of `{cited.source}` already"
            )


def read_words(node: Map) -> dict[str, object]:
    """Return what a citation gives by its keys; a paragraph as a number."""
    given: dict[str, object] = {}
    for key, child in node.entries.items():
        if isinstance(child, Map):
            given[key] = read_words(child)
        else:
            words = find_words(child) or ""
            is_number = key == "paragraph" and words.isdecimal()
            given[key] = int(words) if is_number else words
    return given


def _bless(opened: OpenSource) -> tuple[list[Change], list[str]]:
    """Return what writes the hash of a copy that has none yet; a changed one is refused.

    Raises:
        EvidenceError: the copy is another than was read.
    """
    state = opened.copy.state
    piece = opened.piece
    if piece is None or not isinstance(piece.node, Map):
        return [], []
    if opened.has_hash:
        if state.changed:
            raise EvidenceError(
                f"the local copy `{state.file}` of `{opened.name}` is not the one that was "
                "read: hold what is cited from it against it first, with "
                "`make-report check --fix`"
            )
        return [], []
    note = f"wrote the `sha256` of `{opened.name}` too, which had none"
    change: Change = InsertKey(
        piece.steps,
        "sha256",
        state.sha256,
        "file",
    )
    if piece.node.get("sha256") is not None:
        change = Replace((*piece.steps, "sha256"), state.sha256)
    return [change], [note]
