"""A content and one of its languages -> what planning needs at hand: evidence by claims."""

from __future__ import annotations

from collections.abc import Iterable

from reporting.content.cell_addresses import write_address
from reporting.content.cited_cells import CellHeads
from reporting.content.model import Citation, Claim, Content
from reporting.content.origins import Origins
from reporting.content.values import Text
from reporting.i18n import Language
from reporting.plan.claim_order import order_claims
from reporting.plan.kept import keep
from reporting.plan.printing import format_source_date
from reporting.plan.remembering import plan_once
from reporting.plan.scope import UNTRACED, Scope
from reporting.plan.words import CitationLine, Evidence
from reporting.record import replace

_BESIDE = "\u00a0· "
"""Between the heads of a cell; no line begins with it."""


def make_scope(content: Content, code: str, origins: Origins = UNTRACED) -> Scope:
    """Prepare the planning of one language.

    Args:
        content: valid content.
        code: one of its languages.
        origins: of the content, if a file holds it.
    """
    source_ids = [source.id for source in content.sources]
    scope = Scope(
        content=content,
        language=content.tongues.load(code),
        code=code,
        origins=origins,
        claims={claim.id: claim for claim in content.claims},
        entities={entity.id: entity for entity in content.entities},
        figures={figure.id: figure for figure in content.figures},
        sources={source.id: source for source in content.sources},
        source_numbers=number_all(source_ids),
        evidence={},
    )
    evidence = {}
    for name, number in number_all(order_claims(content)).items():
        claim = scope.claims[name]
        evidence[name] = plan_once(
            resolve_evidence,
            claim,
            scope,
            number,
        )
    return replace(scope, evidence=evidence)


def number_all(names: Iterable[str]) -> dict[str, int]:
    """Return some names, each with its number from 1."""
    return {name: number for number, name in enumerate(names, 1)}


def resolve_evidence(claim: Claim, scope: Scope, number: int) -> Evidence:
    """Return what a claim stands on: who says so, how sure it is, and where it is said.

    Args:
        claim: of the content.
        scope: in which its sources and entities are found.
        number: by which both outputs name it.
    """
    names: list[str] = []
    for by in claim.by:
        if isinstance(by, Text):
            names.append(scope.print_text(by))
        elif by in scope.entities:
            entity = scope.entities[by]
            name = scope.print_text(entity.name)
            names.append(name)
        else:
            source = scope.sources[by]
            names.append(scope.print_text(source.short))
    lang = scope.language
    citations: list[CitationLine] = []
    for citation in claim.cites:
        source = scope.sources[citation.source]
        line = CitationLine(
            source=scope.source_numbers[source.id],
            short=lang.set_off(scope.print_text(source.short)),
            date=format_source_date(lang, source, brief=True),
            place=write_place(citation, lang),
        )
        citations.append(line)
    evidence = Evidence(
        claim=claim.id,
        number=number,
        status=claim.status,
        status_word=lang.statuses[claim.status],
        who=lang.comma.join(map(lang.set_off, names)),
        citations=tuple(citations),
        origin=scope.origins.find(claim),
    )
    return keep(evidence)


def write_place(citation: Citation, lang: Language) -> str:
    """Return where in its source a citation stands: `¶ 5`, `cell B10`, `Net sales · 2025`.

    Args:
        citation: of the content.
        lang: the language of the output.
    """
    cell = citation.cell
    if isinstance(cell, CellHeads):
        parts = [part for part in (cell.sheet, cell.row, cell.column) if part]
        return _BESIDE.join(map(lang.set_off, parts))
    if cell is None:
        words = lang.fill_phrase("paragraph", number=citation.paragraph)
    else:
        address = write_address("", cell.column, cell.row)
        if cell.sheet:
            return lang.set_off(f"{cell.sheet}!{address}")
        words = lang.fill_phrase("cell", address=address)
    return words.replace(" ", "\u00a0")
