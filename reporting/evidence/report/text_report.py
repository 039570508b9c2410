"""Verdicts -> the words in which the evidence report tells them, in a table of lines to quote."""

from __future__ import annotations

from reporting.evidence.report.model import (
    PROVES,
    CitationVerdict,
    Report,
    Term,
    Verdict,
)

_SHOWN = 3
"""Places of a term that a line names."""


def format_table(report: Report) -> str:
    """Return a report as a table for a terminal, with its sum and what it does not prove below."""
    rows = [("claim", "source", "¶", "verdict")]
    rows += [
        (each.claim, each.source, str(each.paragraph), _verdict(each))
        for each in report.citations
    ]
    claim, source, number = (
        max(len(row[column]) for row in rows) for column in range(3)
    )
    lines = [
        f"{row[0]:{claim}}  {row[1]:{source}}  {row[2]:>{number}}  {row[3]}\n"
        for row in rows
    ]
    return "".join((*lines, "\n", f"{format_summary(report)}\n", f"{PROVES}\n"))


def format_summary(report: Report) -> str:
    """Return the sum of a report: `evidence: 31 of 34 citations checked, 3 without local text`."""
    total, unchecked = len(report.citations), report.count(Verdict.UNCHECKED)
    checked = total - unchecked
    unborne = checked - report.count(Verdict.FOUND)
    parts = [f"evidence: {checked} of {total} citations checked"]
    if checked:
        parts.append(f"{unborne} not found as cited" if unborne else "all found")
    if unchecked:
        parts.append(f"{unchecked} without local text")
    return ", ".join(parts)


def format_citation(found: CitationVerdict) -> str:
    """Return one verdict as a sentence without a full stop."""
    terms = ", ".join(f"“{term}”" for term in found.terms)
    return f"{found.claim} cites {found.source} ¶ {found.paragraph} for {terms}: {_verdict(found)}"


def _verdict(found: CitationVerdict) -> str:
    told = found.verdict.value
    details = _details(found)
    if found.now is not None:
        told = f"{told}; {'still found' if found.now is Verdict.FOUND else f'now {found.now.value}'}"
    return f"{told}: {details}" if details else told


def _details(found: CitationVerdict) -> str:
    if found.elsewhere:
        return f"in ¶ {_listed(found.elsewhere)}"
    return "; ".join(map(_missing, found.missing))


def _missing(term: Term) -> str:
    where = f" (in ¶ {_listed(term.paragraphs)})" if term.paragraphs else ""
    return f"no “{term.text}”{where}"


def _listed(numbers: tuple[int, ...]) -> str:
    return f"{', '.join(map(str, numbers[:_SHOWN]))}{', …' if len(numbers) > _SHOWN else ''}"
