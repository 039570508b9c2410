"""Evidence -> the line of sources at a slide's foot, which never takes more than its two lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from reporting.design.slide_styles import Style
from reporting.plan.block_model import CitationLine, Evidence, Run, Runs
from reporting.plan.model import Labels
from reporting.slides.splitting import clip_text
from reporting.slides.status_badges import format_claim_numbers, format_ranges
from reporting.slides.typesetter import Typesetter

MOST_LINES = 2

_Cited = Mapping[int, Sequence[tuple[CitationLine, Evidence]]]
"""By number of the source, what cites it."""


def name_source_anchor(source: int) -> str:
    """Return where a source stands in the list of sources."""
    return f"source-{source}"


def make_source_line(
    setter: Typesetter,
    labels: Labels,
    evidence: Sequence[Evidence],
    unsourced: str = "",
) -> Runs:
    """Name the sources of a slide, with as much of each as there is room for.

    Args:
        setter: measures the line.
        labels: the words for `Source`.
        evidence: what the slide stands on.
        unsourced: what is said of numbers that stand on nothing; it goes first.

    Returns:
        `Source: The Gazette, 2 October 2026: ¶ 3 (12 reported)`; without the status where
        that is too long, then without the paragraph; then the sources' numbers in their
        list alone. Each leads to its entry in the list of sources. Nothing for no evidence.
    """
    cited = _by_source(evidence)
    label = labels.source if len(cited) == 1 else labels.sources
    for write in (_with_status, _with_paragraph, _with_claims, _with_number):
        runs = tuple(_line(unsourced, label, write(cited)))
        text = setter.make_text(runs, Style.SMALL, setter.tokens.small.size)
        if len(setter.break_lines(text, setter.grid.source.width)) <= MOST_LINES:
            return runs
    short = f"{label}: {format_ranges(cited)}"
    words = setter.make_text(
        f"{unsourced} · {short}" if unsourced else short, text.style, text.size
    )
    return clip_text(setter, words, setter.grid.source.width, MOST_LINES).runs


def _line(
    unsourced: str, label: str, named: Sequence[tuple[CitationLine, str]]
) -> Iterator[Run]:
    if unsourced:
        yield Run(f"{unsourced} · " if named else unsourced)
    if named:
        yield Run(f"{label}: ")
        yield from _joined(named)


def _joined(named: Sequence[tuple[CitationLine, str]]) -> Iterator[Run]:
    """Yield sources with what follows each; only a name is a link, so that it breaks like text."""
    for position, (line, rest) in enumerate(named):
        if position:
            yield Run("; ")
        yield Run(line.short, link=f"#{name_source_anchor(line.source)}")
        if rest:
            yield Run(rest)


def _by_source(evidence: Sequence[Evidence]) -> _Cited:
    groups: dict[int, list[tuple[CitationLine, Evidence]]] = {}
    for proof in sorted(evidence, key=lambda one: one.number):
        for citation in proof.citations:
            groups.setdefault(citation.source, []).append((citation, proof))
    return groups


def _with_status(cited: _Cited) -> list[tuple[CitationLine, str]]:
    return _placed(
        cited,
        lambda line, proof: f"{line.paragraph} ({proof.number} {proof.status_word})",
    )


def _with_paragraph(cited: _Cited) -> list[tuple[CitationLine, str]]:
    return _placed(cited, lambda line, proof: f"{line.paragraph} ({proof.number})")


def _with_claims(cited: _Cited) -> list[tuple[CitationLine, str]]:
    return [
        (
            places[0][0],
            f", {places[0][0].date}: {format_claim_numbers(proof for _, proof in places)}",
        )
        for places in cited.values()
    ]


def _with_number(cited: _Cited) -> list[tuple[CitationLine, str]]:
    return [(cited[source][0][0], "") for source in sorted(cited)]


def _placed(
    cited: _Cited, write: Callable[[CitationLine, Evidence], str]
) -> list[tuple[CitationLine, str]]:
    return [
        (
            places[0][0],
            f", {places[0][0].date}: {', '.join(dict.fromkeys(write(*one) for one in places))}",
        )
        for places in cited.values()
    ]
