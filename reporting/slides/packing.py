"""Rows of paragraphs with badges beside them -> slides, at the largest type that fits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reporting.content.model import Status
from reporting.design.slide_styles import Style
from reporting.design.units import Length
from reporting.plan.words import Evidence
from reporting.record import Record
from reporting.slides.model import SlideText
from reporting.slides.pagination import bunch_tied, paginate, paginate_evenly
from reporting.slides.splitting import split_text
from reporting.slides.typesetter import Typesetter


class Row(Record, frozen=True):
    """Paragraphs that stay on one slide, and the evidence that stands beside them.

    Args:
        texts: the paragraphs.
        evidence: of them.
        ties: whether the next row is on the same slide, where both have room on one.
        aside: what stands before them on one line, in a column of its own.
    """

    texts: tuple[SlideText, ...]
    evidence: tuple[Evidence, ...] = ()
    ties: bool = False
    aside: SlideText | None = None


class PackedRows(Record, frozen=True):
    """Rows dealt out to slides, at one type size."""

    size: Length
    pages: tuple[tuple[Row, ...], ...]

    @property
    def cost(self) -> tuple[int, int]:
        """How bad it is: the fewer slides the better, and then the larger its type."""
        return len(self.pages), -self.size


class _Attempt(Record, frozen=True):
    """All rows at one type size, each no taller than a slide."""

    size: Length
    rows: tuple[Row, ...]
    bunches: tuple[slice, ...]
    """Rows that stay together, in order."""
    heights: tuple[tuple[Length, Length], ...]
    """Space above, and height, of each bunch."""
    count: int
    """How many slides they need."""


def pack_rows(
    setter: Typesetter,
    make_rows: Callable[[Length], Sequence[Row]],
    width: Length,
    limit: Length,
    sizes: Sequence[Length] | None = None,
) -> PackedRows:
    """Deal rows out to as few slides as the smallest size needs, at the largest that does so.

    Args:
        setter: measures.
        make_rows: makes the rows at a type size.
        width: of the box.
        limit: its height.
        sizes: the type sizes to try, largest first; those of the body when left out.
    """
    attempts: list[_Attempt] = []
    for size in sizes or setter.list_sizes():
        attempt = _try_size(
            setter,
            make_rows(size),
            size,
            width,
            limit,
        )
        attempts.append(attempt)
        if attempt.count == 1:
            break  # no smaller size is better
    best = min(attempts, key=lambda attempt: attempt.count)
    slices = paginate_evenly(best.heights, limit)
    pages: list[tuple[Row, ...]] = []
    for page in slices:
        rows: list[Row] = []
        for bunch in best.bunches[page]:
            rows += best.rows[bunch]
        pages.append(tuple(rows))
    return PackedRows(best.size, tuple(pages))


def _try_size(
    setter: Typesetter,
    rows: Sequence[Row],
    size: Length,
    width: Length,
    limit: Length,
) -> _Attempt:
    """Measure all rows at one type size; those taller than a slide are split."""
    parts: list[Row] = []
    heights: list[tuple[Length, Length]] = []
    for part, height in split_tall_rows(
        setter,
        rows,
        width,
        limit,
    ):
        parts.append(part)
        heights.append((part.texts[0].before, height))
    ties = [part.ties for part in parts]
    bunches, bunched = bunch_tied(
        heights,
        ties,
        limit,
    )
    count = len(paginate(bunched, limit))
    return _Attempt(
        size,
        tuple(parts),
        tuple(bunches),
        tuple(bunched),
        count,
    )


def split_tall_rows(
    setter: Typesetter,
    rows: Sequence[Row],
    width: Length,
    limit: Length,
) -> Iterator[tuple[Row, Length]]:
    """Yield rows none of which is taller than a slide, each with its height."""
    for row in rows:
        height = measure_row(setter, row, width)
        if height <= limit:
            yield row, height
            continue
        for text in row.texts:
            most = max(
                1,
                int(limit // text.leading),
            )
            rest: SlideText | None = text
            while rest:
                head, rest = split_text(
                    setter,
                    rest,
                    width,
                    most,
                )
                part = Row(
                    (head,),
                    row.evidence,
                    ties=row.ties and rest is None,
                    aside=row.aside,
                )
                yield (
                    part,
                    measure_row(
                        setter,
                        part,
                        width,
                    ),
                )


def measure_row(
    setter: Typesetter,
    row: Row,
    width: Length,
) -> Length:
    """Return the height of a row: of its text, and what its status badges take beyond.

    Badges stand beside the lines that are shown; where a wider face has a line more, what they
    take beyond these stands under that line too.
    """
    height = setter.measure_height(row.texts, width)
    if not row.evidence:
        return height
    drop = measure_badge_drop(setter, row, width)
    depth = drop + setter.badge_height.times(count_badges(row))
    lines = height if row.aside else setter.measure_shown_height(row.texts, width)
    return height + max(depth - lines, Length(0))


def count_badges(row: Row) -> int:
    """Return how many status badges stand beside a row."""
    return len(group_by_status(row.evidence))


def measure_badge_drop(
    setter: Typesetter,
    row: Row,
    width: Length,
) -> Length:
    """Return how far below a row's top its badges begin: level with its first claim."""
    first, *others = row.texts
    above = Length(0)
    if first.style is Style.HEADING and others:
        height = setter.measure_shown_height((first,), width)
        above = height + others[0].before
        first = others[0]
    spare = max(
        first.leading - setter.badge_height,
        Length(0),
    )
    return above + spare.part(1, 2)


def group_by_status(evidence: Sequence[Evidence]) -> dict[Status, list[Evidence]]:
    """Group evidence by its status, each claim once, in the order of the claims' numbers."""
    groups: dict[Status, list[Evidence]] = {}
    distinct = dict.fromkeys(evidence)
    for proof in sorted(distinct, key=lambda proof: proof.number):
        groups.setdefault(
            proof.status,
            [],
        ).append(proof)
    return groups
