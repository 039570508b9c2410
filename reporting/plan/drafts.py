"""A planned dossier and where its pieces stand in the content file -> the plan of its draft."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType

from reporting.content.parsed import ParsedContent
from reporting.plan.model import DossierPlan, DraftMarks
from reporting.record import replace


def mark_as_draft(plan: DossierPlan, parsed: ParsedContent, path: str) -> DossierPlan:
    """Return the plan of a draft: it says that it is one, and where each thing is written.

    Args:
        plan: of the dossier.
        parsed: the content file, which knows the place of each piece.
        path: the content file; its name is shown, if it is a plain one: every family has
            letters for that.
    """
    name = PurePath(path).name
    is_plain = name.isascii() and name.isprintable()
    before = f"{name}:" if is_plain else ":"
    word = plan.language.fill_phrase("draft")
    blocks = _list_lines(parsed, before, "sections", "blocks")
    claims = _list_lines(parsed, ":", "claims")
    return replace(
        plan,
        running_head=f"{word} · {plan.running_head}",
        draft=DraftMarks(word, blocks, claims),
    )


def _list_lines(
    parsed: ParsedContent,
    before: str,
    *kinds: str,
) -> Mapping[str, str]:
    """Return by id the line on which each piece of some kinds begins."""
    lines = {}
    for piece in parsed.pieces:
        if piece.kind in kinds and piece.id:
            line, _ = parsed.find_position(piece, ())
            lines[piece.id] = f"{before}{line}"
    return MappingProxyType(lines)
