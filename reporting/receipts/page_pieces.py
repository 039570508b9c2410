"""Planned words -> pieces of HTML, every one of them escaped."""

from __future__ import annotations

import html
from collections.abc import Iterable

from reporting.cleaning import drop_unprintable
from reporting.design.status_symbol import (
    OUTLINE_WIDTH,
    STATUS_SYMBOLS,
    Disc,
    HalfDisc,
    Polygons,
)
from reporting.evidence.report.model import Verdict
from reporting.plan.words import Run, Runs
from reporting.receipts.model import CitationPlan, PassagePlan


def escape(text: str) -> str:
    """Return a text as HTML shows it: clean, its markup escaped."""
    return html.escape(drop_unprintable(text))


def write_passage(passage: PassagePlan, citation: CitationPlan) -> str:
    """Return a paragraph of a source, with what was matched marked.

    Args:
        passage: what is shown of it.
        citation: that it is shown for.
    """
    language = f' lang="{escape(citation.language)}"' if citation.language else ""
    address = f' cite="{escape(citation.link)}"' if citation.link else ""
    runs = [
        Run(
            run.text,
            run.bold,
            run.italic,
        )
        for run in passage.runs
    ]
    words = write_runs(tuple(runs), strong="mark")
    return (
        f'<div class="passage {passage.place}">\n'
        f'<p class="which">{escape(passage.label)}</p>\n'
        f'<blockquote dir="auto"{language}{address}>{words}</blockquote>\n</div>'
    )


def write_runs(runs: Runs, strong: str = "strong") -> str:
    """Return runs as HTML.

    Args:
        runs: words of one look each.
        strong: the element of those that are strong.
    """
    parts: list[str] = []
    for run in runs:
        words = escape(run.text)
        if run.italic:
            words = f"<em>{words}</em>"
        if run.bold:
            words = f"<{strong}>{words}</{strong}>"
        if run.lang:
            words = f'<bdi lang="{escape(run.lang)}">{words}</bdi>'
        if run.link:
            words = f'<a href="{escape(run.link)}" rel="noreferrer">{words}</a>'
        parts.append(words)
    return "".join(parts)


def write_link(address: str) -> str:
    """Return an address as a link that shows it."""
    words = escape(address)
    return f'<a href="{words}" rel="noreferrer">{words}</a>'


def draw_status(status: str) -> str:
    """Return the symbol of a status; its word stands beside it."""
    shapes: list[str] = []
    for shape in STATUS_SYMBOLS[status]:
        match shape:
            case Disc(radius=radius, is_filled=is_filled):
                fill = "" if is_filled else ' fill="none"'
                width = f'stroke-width="{OUTLINE_WIDTH}"'
                shapes.append(f'<circle r="{radius}" {width}{fill}/>')
            case HalfDisc(radius=radius):
                path = f"M0 {radius}A{radius} {radius} 0 0 1 0 {-radius}Z"
                shapes.append(f'<path d="{path}" stroke="none"/>')
            case Polygons(areas=areas):
                for area in areas:
                    points = " ".join(f"{x},{y}" for x, y in area)
                    shapes.append(f'<polygon points="{points}" stroke="none"/>')
    drawn = "".join(shapes)
    box = 'viewBox="-1.1 -1.1 2.2 2.2" aria-hidden="true"'
    return f'<svg class="{status}" {box}>{drawn}</svg>'


def write_group(label: str, values: Iterable[str], kind: str = "") -> str:
    """Return a label with its values, which are HTML."""
    listed = "".join(f"<dd>{value}</dd>" for value in values)
    said = f' class="{kind}"' if kind else ""
    return f"<div{said}><dt>{escape(label)}</dt>{listed}</div>"


def write_paragraph(words: str) -> str:
    """Return plain words as a paragraph."""
    return f"<p>{escape(words)}</p>"


def name_verdict(verdict: Verdict) -> str:
    """Return the name of a verdict as one word."""
    return verdict.name.lower()
