"""Evidence -> the line of sources at a slide's foot, which never takes more than two lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.design.slide_styles import Style
from reporting.patterns import compile_pattern
from reporting.plan.block_model import ChartBlock
from reporting.plan.model import Labels
from reporting.plan.words import (
    CitationLine,
    Evidence,
    Line,
    Run,
    Runs,
    join_lines,
    list_runs,
)
from reporting.record import Record
from reporting.scene import SlideKind
from reporting.slides.model import SlideBody, SlideText
from reporting.slides.splitting import clip_text
from reporting.slides.status_badges import format_claim_numbers, format_ranges
from reporting.slides.typesetter import Typesetter

MOST_LINES = 2


class NamedSource(Record, frozen=True):
    """A source in the line: its name, which leads to its entry, and what follows it."""

    citation: CitationLine
    rest: str = ""


def name_source_anchor(source: int) -> str:
    """Return where a source stands in the list of sources."""
    return f"source-{source}"


UNSOURCED = frozenset(
    {
        SlideKind.COVER,
        SlideKind.SECTION,
        SlideKind.AGENDA,
        SlideKind.CLOSE,
        SlideKind.CLAIMS,
        SlideKind.SOURCES,
    }
)
"""Kinds without a source line: they claim nothing that another slide does not source."""


def write_source_line(
    setter: Typesetter,
    labels: Labels,
    body: SlideBody,
    evidence: Sequence[Evidence],
    unsourced: Line,
) -> Runs:
    """Return the sources of a slide; a chart of the content's own numbers names itself.

    Args:
        setter: measures the line.
        labels: the words for `Source`.
        body: of the slide.
        evidence: what the slide stands on.
        unsourced: what is said of numbers that stand on nothing.
    """
    if body.kind in UNSOURCED:
        return ()
    if evidence or unsourced:
        return make_source_line(setter, labels, evidence, unsourced)
    if isinstance(body.block, ChartBlock) and body.block.source_line:
        return (Run(f"{labels.source}{labels.colon}{body.block.source_line}"),)
    return ()


def make_source_line(
    setter: Typesetter,
    labels: Labels,
    evidence: Sequence[Evidence],
    unsourced: Line = "",
) -> Runs:
    """Name the sources of a slide, with as much of each as there is room for.

    How sure each claim is its badge says; that is not repeated here.

    Args:
        setter: measures the line.
        labels: the words for `Source`.
        evidence: what the slide stands on.
        unsourced: what is said of numbers that stand on nothing; it goes first.

    Returns:
        `Source: The Gazette, 2 Oct 2026, ¶ 3 (12, 14)`; without the paragraphs where that is
        too long for two lines, then without the claims; then the sources' numbers in their
        list alone. Each leads to its entry in the list of sources, and the notes have it all.
        Nothing for no evidence.
    """
    cited: dict[int, list[tuple[CitationLine, Evidence]]] = {}
    for proof in sorted(evidence, key=lambda proof: proof.number):
        for citation in proof.citations:
            cited.setdefault(citation.source, []).append((citation, proof))
    name = labels.source if len(cited) == 1 else labels.sources
    label = f"{name}{labels.colon}"
    width = setter.grid.source.width
    by_claims = []
    for places in cited.values():
        first, _ = places[0]
        numbers = format_claim_numbers([proof for _, proof in places])
        by_claim = NamedSource(first, f", {first.date} ({numbers})")
        by_claims.append(by_claim)
    attempts = (
        [_name_places(places) for places in cited.values()],
        by_claims,
        [NamedSource(cited[source][0][0]) for source in sorted(cited)],
    )
    for named in attempts:
        runs = tuple(_write_line(unsourced, label, named))
        text = _make_text(setter, runs)
        if setter.count_lines(text, width) <= MOST_LINES:
            return text.runs
    short = f"{label}{format_ranges(cited)}"
    words = join_lines(unsourced, " · ", short) if unsourced else short
    text = _make_text(setter, list_runs(words))
    return clip_text(setter, text, width, MOST_LINES).runs


def _make_text(
    setter: Typesetter,
    runs: Runs,
) -> SlideText:
    return setter.make_text(
        runs,
        Style.SMALL,
        setter.tokens.small.size,
    )


def _write_line(
    unsourced: Line,
    label: str,
    named: Sequence[NamedSource],
) -> Iterator[Run]:
    """Yield the line; only a source's name is a link, so that the rest breaks like text."""
    if unsourced:
        yield from list_runs(join_lines(unsourced, " · " if named else ""))
    if named:
        yield Run(label)
    for position, source in enumerate(named):
        if position:
            yield Run("; ")
        anchor = name_source_anchor(source.citation.source)
        yield Run(source.citation.short, link=f"#{anchor}")
        if source.rest:
            yield Run(source.rest)


def _name_places(places: Sequence[tuple[CitationLine, Evidence]]) -> NamedSource:
    """Name a source with its places, and the claims that cite each: `¶ 3 (12, 14)`."""
    claims: dict[str, list[Evidence]] = {}
    for citation, proof in sorted(places, key=_order_place):
        claims.setdefault(citation.place, []).append(proof)
    words = []
    for place, proofs in claims.items():
        words.append(f"{place} ({format_claim_numbers(proofs)})")
    first, _ = places[0]
    return NamedSource(first, f", {first.date}, {', '.join(words)}")


def _order_place(place: tuple[CitationLine, Evidence]) -> tuple[int, str]:
    """Return by what places in a source are ordered: their first number."""
    citation, _ = place
    found = compile_pattern(r"\d+").search(citation.place)
    return int(found.group()) if found else 0, citation.place
