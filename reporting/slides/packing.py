"""Rows of paragraphs with badges beside them -> slides, at the largest type that fits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reporting.content.model import Status
from reporting.design.slide_styles import Style
from reporting.design.units import Length
from reporting.plan.words import Evidence
from reporting.record import Record
from reporting.slides.model import SlideText
from reporting.slides.neatness import ABOUT_AS_LARGE, is_neat
from reporting.slides.pagination import paginate, paginate_evenly
from reporting.slides.splitting import split_text
from reporting.slides.typesetter import Typesetter


class Row(Record, frozen=True):
    """Paragraphs that stay on one slide, and the evidence that stands beside them."""

    texts: tuple[SlideText, ...]
    evidence: tuple[Evidence, ...] = ()


class PackedRows(Record, frozen=True):
    """Rows dealt out to slides, at one type size."""

    size: Length
    pages: tuple[tuple[Row, ...], ...]


class _Attempt(Record, frozen=True):
    """All rows at one type size, each no taller than a slide."""

    size: Length
    rows: tuple[Row, ...]
    heights: tuple[tuple[Length, Length], ...]
    """Space above, and height, of each row."""


def pack_rows(
    setter: Typesetter,
    make_rows: Callable[[Length], Sequence[Row]],
    width: Length,
    limit: Length,
    sizes: Sequence[Length] | None = None,
) -> PackedRows:
    """Deal rows out to as few slides as the smallest size needs, at the largest that does so.

    A size that is about as large is taken where all paragraphs are neat at it.

    Args:
        setter: measures.
        make_rows: makes the rows at a type size.
        width: of the box.
        limit: its height.
        sizes: the type sizes to try, largest first; those of the body when left out.
    """
    attempts = []
    counts = []
    for size in sizes or setter.list_sizes():
        rows = tuple(split_tall_rows(setter, make_rows(size), width, limit))
        heights = [
            (row.texts[0].before, measure_row(setter, row, width)) for row in rows
        ]
        attempts.append(_Attempt(size, rows, tuple(heights)))
        counts.append(len(paginate(heights, limit)))
    fewest = min(counts)
    fitting = []
    for attempt, count in zip(attempts, counts, strict=True):
        if count == fewest:
            fitting.append(attempt)
    best = fitting[0]
    least = best.size.times(ABOUT_AS_LARGE)
    for attempt in fitting:
        texts = [text for row in attempt.rows for text in row.texts]
        is_large = attempt.size >= least
        if is_large and all(is_neat(setter, text, width) for text in texts):
            best = attempt
            break
    slices = paginate_evenly(best.heights, limit)
    pages = [best.rows[page] for page in slices]
    return PackedRows(best.size, tuple(pages))


def split_tall_rows(
    setter: Typesetter,
    rows: Sequence[Row],
    width: Length,
    limit: Length,
) -> Iterator[Row]:
    """Yield rows none of which is taller than a slide."""
    for row in rows:
        if measure_row(setter, row, width) <= limit:
            yield row
            continue
        for text in row.texts:
            most = max(1, int(limit // text.leading))
            rest: SlideText | None = text
            while rest:
                head, rest = split_text(setter, rest, width, most)
                yield Row((head,), row.evidence)


def measure_row(
    setter: Typesetter,
    row: Row,
    width: Length,
) -> Length:
    """Return the height of a row: of its text, or of the status badges beside it."""
    height = setter.measure_height(row.texts, width)
    count = len(group_by_status(row.evidence))
    drop = measure_badge_drop(setter, row, width)
    return max(height, drop + setter.badge_height.times(count))


def measure_badge_drop(
    setter: Typesetter,
    row: Row,
    width: Length,
) -> Length:
    """Return how far below a row's top its badges begin: level with its first claim."""
    first, *others = row.texts
    above = Length(0)
    if first.style is Style.HEADING and others:
        above = setter.measure_height((first,), width) + others[0].before
        first = others[0]
    spare = max(first.leading - setter.badge_height, Length(0))
    return above + spare.part(1, 2)


def group_by_status(evidence: Sequence[Evidence]) -> dict[Status, list[Evidence]]:
    """Group evidence by its status, each claim once, in the order of the claims' numbers."""
    groups: dict[Status, list[Evidence]] = {}
    distinct = dict.fromkeys(evidence)
    for proof in sorted(distinct, key=lambda proof: proof.number):
        groups.setdefault(proof.status, []).append(proof)
    return groups
