"""A content whose copies changed -> the same with the numbers that its paragraphs have now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from reporting.checking import load, load_bytes
from reporting.content.parsed import ParsedContent
from reporting.content.validate import Loaded
from reporting.curating.editing import edit_content, write_content
from reporting.errors import ContentError, format_count
from reporting.evidence.report.citing import Anchor, Fixes, Outcome, Renewal
from reporting.evidence.report.model import Verdict
from reporting.evidence.sources.anchors import find_anchors
from reporting.evidence.sources.check import list_source_folders, read_copies
from reporting.evidence.sources.local_sources import LocalSource
from reporting.evidence.sources.qualified import PassageReader
from reporting.evidence.sources.verdicts import judge_citations
from reporting.reading.edits import Change, Replace
from reporting.record import replace


def fix(
    content: Path | str,
    sources: Path | str | None,
    *,
    dry_run: bool,
) -> Fixes:
    """Re-anchor the citations of a content; the arguments are those of `fix_citations`."""
    loaded = load(content)
    parsed = loaded.parsed
    folders = list_source_folders(parsed.folder, sources)
    copies = read_copies(parsed, folders, is_fresh=True)
    before = loaded.source
    found = (*find_anchors(parsed, copies), *find_moved_cells(parsed, copies))
    anchors = leave_unfit(loaded, found)
    moves = list(list_moves(parsed, anchors))
    data = edit_content(content, before, moves)
    moved = loaded
    if moves:
        moved = load_bytes(content, data)
    renewals = tuple(list_renewals(moved, copies, anchors))
    hashes = list(list_hashes(parsed, renewals))
    if hashes:
        data = edit_content(content, before, [*moves, *hashes])
    has_changes = data != before
    is_written = has_changes and not dry_run
    if is_written:
        write_content(content, before, data)
    return Fixes(
        str(content),
        anchors,
        renewals,
        is_written=is_written,
        has_changes=has_changes,
    )


def find_moved_cells(
    parsed: ParsedContent, copies: Mapping[str, LocalSource]
) -> tuple[Anchor, ...]:
    """Return the cells that moved, or may have; none without a cited cell."""
    if not any(cite.cell for _, claim in parsed.claims for cite in claim.cites):
        return ()
    from reporting.evidence.sources.cell_anchors import (  # noqa: PLC0415  (rare)
        find_cell_anchors,
    )

    return tuple(find_cell_anchors(parsed, copies))


def leave_unfit(loaded: Loaded, anchors: Sequence[Anchor]) -> tuple[Anchor, ...]:
    """Return anchors of which those are left that stand in a place that is not edited.

    Args:
        loaded: the content.
        anchors: where its citations stand now.
    """
    if can_move(loaded, anchors):
        return tuple(anchors)
    kept: list[Anchor] = []
    for anchor in anchors:
        is_left = not can_move(loaded, [anchor])
        kept.append(replace(anchor, is_left=is_left))
    return tuple(kept)


def can_move(loaded: Loaded, anchors: Sequence[Anchor]) -> bool:
    """Whether the new numbers of some citations can be written all together."""
    parsed = loaded.parsed
    moves = list(list_moves(parsed, anchors))
    try:
        edit_content(parsed.path, loaded.source, moves)
    except ContentError:
        return False
    return True


def list_moves(parsed: ParsedContent, anchors: Sequence[Anchor]) -> Iterator[Change]:
    """Yield what writes the new number of each paragraph that moved."""
    pieces = {claim.id: piece for piece, claim in parsed.claims}
    for anchor in anchors:
        if anchor.outcome is Outcome.MOVED and not anchor.is_left:
            steps = pieces[anchor.claim].steps
            cite = (*steps, "cites", anchor.index)
            if anchor.cell:
                from reporting.evidence.sources.cell_anchors import (  # noqa: PLC0415  (rare)
                    write_move,
                )

                yield write_move(cite, anchor.cells[0], anchor.sheet)
            else:
                yield Replace((*cite, "paragraph"), anchor.now[0])


def list_renewals(
    moved: Loaded,
    copies: Mapping[str, LocalSource],
    anchors: Sequence[Anchor],
) -> Iterator[Renewal]:
    """Yield whether the hash of each copy that changed can be written anew.

    Args:
        moved: the content with the new numbers.
        copies: the local copies by the ids of their sources.
        anchors: of all citations.
    """
    parsed = moved.parsed
    reader = PassageReader(parsed, copies)
    doubts: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    unsure = {(each.claim, each.index) for each in anchors if not each.is_certain}
    hashed = set(list_hashed(parsed))
    for key, found in judge_citations(
        parsed,
        copies,
        reader,
    ).items():
        counts[found.source] += 1
        verdicts = {found.verdict, found.now}
        is_found = Verdict.FOUND in verdicts
        # What qualifies words that are known to be the same did so before.
        is_found |= Verdict.QUALIFIED in verdicts and key in hashed
        doubts[found.source] += not is_found or key in unsure
    for piece, source in parsed.sources:
        state = copies[source.id].state
        if not state.changed:
            continue
        why_not = ""
        if doubts[source.id]:
            verb = "is" if doubts[source.id] == 1 else "are"
            counted = format_count(doubts[source.id], "citation")
            why_not = f"{counted} from it {verb} open"
        elif not counts[source.id]:
            why_not = "nothing is cited from it"
        line, _ = parsed.find_position(piece, ("sha256",))
        yield Renewal(
            source.id,
            line,
            state.sha256 or "",
            why_not,
        )


def list_hashed(parsed: ParsedContent) -> Iterator[tuple[str, int]]:
    """Yield the citations whose paragraph is known again word for word, named as by anchors."""
    for _, claim in parsed.claims:
        for index, citation in enumerate(claim.cites):
            if citation.hash:
                yield claim.id, index


def list_hashes(parsed: ParsedContent, renewals: Sequence[Renewal]) -> Iterator[Change]:
    """Yield what writes the hash of each copy that is renewed."""
    pieces = {source.id: piece for piece, source in parsed.sources}
    for renewal in renewals:
        if not renewal.why_not:
            steps = pieces[renewal.source].steps
            yield Replace((*steps, "sha256"), renewal.sha256)
