"""Evidence -> the line of sources at a slide's foot, which never takes more than its two lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reporting.design.styles import Style
from reporting.plan.fit import Typesetter
from reporting.plan.model import Evidence, Labels

MOST_LINES = 2


def source_line(setter: Typesetter, labels: Labels, evidence: Sequence[Evidence], unsourced: str = "") -> str:
    """Name the sources of a slide, with as much of each as there is room for.

    Args:
        setter: measures the line.
        labels: the words for `Source`.
        evidence: what the slide stands on.
        unsourced: what is said of numbers that stand on nothing; it goes first, so that it is not clipped.

    Returns:
        `Source: The Gazette, 2 October 2026: ¶ 3 (12 reported)`; without the status where that is
        too long, then without the paragraph; clipped at the last. Nothing for no evidence.
    """
    if not evidence and not unsourced:
        return ""
    width = setter.grid.source.width
    for write in (_with_status, _with_paragraph, _with_numbers):
        groups = _by_source(evidence, write)
        label = labels.source if len(groups) == 1 else labels.sources
        sources = "; ".join(f"{name}: {', '.join(places)}" for name, places in groups.items())
        words = " · ".join(filter(None, (unsourced, f"{label}: {sources}" if sources else "")))
        text = setter.text(words, Style.SMALL, setter.tokens.small.size)
        if len(setter.lines(text, width)) <= MOST_LINES:
            return words
    clipped = setter.clip(text, width, MOST_LINES)
    return "".join(run.text for run in clipped.runs)


def _by_source(evidence: Sequence[Evidence], write: Callable[[Evidence, str], str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for proof in sorted(evidence, key=lambda one: one.number):
        for citation in proof.citations:
            places = groups.setdefault(f"{citation.short}, {citation.date}", [])
            place = write(proof, citation.paragraph)
            if place not in places:
                places.append(place)
    return groups


def _with_status(proof: Evidence, paragraph: str) -> str:
    return f"{paragraph} ({proof.number} {proof.status_word})"


def _with_paragraph(proof: Evidence, paragraph: str) -> str:
    return f"{paragraph} ({proof.number})"


def _with_numbers(proof: Evidence, _paragraph: str) -> str:
    return str(proof.number)
