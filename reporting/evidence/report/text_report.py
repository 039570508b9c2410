"""Verdicts -> the words of the evidence report, in a table of lines to quote."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.errors import format_count
from reporting.evidence.report.model import (
    PROVES,
    CellState,
    CitationVerdict,
    Report,
    Verdict,
)

_SHOWN = 3
"""Places of a term that a line names."""


def format_table(report: Report) -> str:
    """Return a report as a table for a terminal, with its sum and what it proves below."""
    has_cells = any(found.cell for found in report.citations)
    rows = [("claim", "source", "¶ or cell" if has_cells else "¶", "verdict")]
    for found in report.citations:
        row = (
            found.claim,
            found.source,
            found.place.removeprefix("¶ "),
            format_verdict(found),
        )
        rows.append(row)
    columns = zip(*rows, strict=True)
    widths = [max(map(len, column)) for column in columns]
    lines: list[str] = []
    for claim, source, number, verdict in rows:
        cells = (
            claim.ljust(widths[0]),
            source.ljust(widths[1]),
            number.rjust(widths[2]),
            verdict,
        )
        lines.append("  ".join(cells))
    lines += ["", format_summary(report)]
    if report.accepted:
        warnings = count_warnings(
            len(report.problems),
            len(report.accepted),
        )
        lines.append(warnings)
    lines += [PROVES, ""]
    return "\n".join(lines)


def format_summary(report: Report) -> str:
    """Return the sum of a report: `evidence: 31 of 34 citations checked, all found`."""
    total = len(report.citations)
    unchecked = report.count(Verdict.UNCHECKED)
    checked = total - unchecked
    qualified = report.count(Verdict.QUALIFIED)
    doubtful = checked - report.count(Verdict.FOUND) - qualified
    parts = [f"evidence: {checked} of {total} citations checked"]
    if doubtful:
        parts.append(f"{doubtful} not found as cited")
    elif checked:
        parts.append("all found")
    if qualified:
        parts.append(f"{qualified} qualified")
    if unchecked:
        parts.append(f"{unchecked} without local text")
    return ", ".join(parts)


def count_warnings(shown: int, accepted: int) -> str:
    """Return how many warnings are shown and let be: `no warnings, 2 accepted`."""
    words = format_count(shown, "warning") if shown else "no warnings"
    if accepted:
        return f"{words}, {accepted} accepted"
    return words


def format_citation(found: CitationVerdict) -> str:
    """Return one verdict as a sentence without a full stop."""
    terms = "”, “".join(found.terms)
    place = f"{found.source} {found.place}"
    verdict = format_verdict(found)
    return f"{found.claim} cites {place} for “{terms}”: {verdict}"


def format_verdict(found: CitationVerdict) -> str:
    """Return a verdict with its details: `elsewhere: in ¶ 4`."""
    words = found.verdict.value
    if found.now is Verdict.FOUND:
        words = f"{words}; still found"
    elif found.now is not None:
        words = f"{words}; now {found.now.value}"
    if found.cell:
        said = describe_cell(found, found.cell)
        return f"{words}: {said}" if said else words
    if found.elsewhere:
        numbers = _format_paragraphs(found.elsewhere)
        return f"{words}: in ¶ {numbers}"
    if found.qualified:
        limits = [f"{limit.kind} “{limit.words}”" for limit in found.limits]
        listed = "; ".join(limits)
        return f"{words}: {listed}"
    details: list[str] = []
    for term in found.missing:
        detail = f"no “{term.text}”"
        if term.paragraphs:
            numbers = _format_paragraphs(term.paragraphs)
            detail = f"{detail} (in ¶ {numbers})"
        details.append(detail)
    if details:
        listed = "; ".join(details)
        words = f"{words}: {listed}"
    return words


def describe_cell(found: CitationVerdict, cell: CellState) -> str:
    """Return what is to be said of a cell: `in Sales!C10`, or `it holds “5”`."""
    details: list[str] = []
    if cell.elsewhere:
        shown = ", ".join(cell.elsewhere[:_SHOWN])
        details.append(f"in {shown}")
    elif cell.fault:
        details.append(cell.fault)
    elif found.verdict is not Verdict.FOUND and cell.address:
        details.append(f"it holds “{cell.shown}”" if cell.shown else "it holds nothing")
    if cell.hidden:
        details.append("hidden")
    return ", ".join(details)


def _format_paragraphs(numbers: Sequence[int]) -> str:
    shown = list(map(str, numbers[:_SHOWN]))
    if len(numbers) > _SHOWN:
        shown.append("…")
    return ", ".join(shown)
