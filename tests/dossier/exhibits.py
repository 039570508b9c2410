"""Exhibits at their limits: sixty categories, odd pictures, time to scale, many sides."""

from __future__ import annotations

from reporting.content.chart_blocks import ChartKind
from reporting.plan.block_model import (
    Block,
    ChartBlock,
    ImageBlock,
    Tick,
    TimelineBlock,
    TimelineEvent,
)
from reporting.plan.chart_model import ChartSeries
from reporting.record import replace
from tests.dossier import plans
from tests.dossier.plans import para
from tests.samples import png

YEARS = tuple(str(1967 + at) for at in range(60))
NAMES = tuple(
    f"Orchard {chr(65 + at % 26)}{chr(97 + at // 26)} in the northern valley"
    for at in range(60)
)


def chart(
    kind: ChartKind, categories: tuple[str, ...], *rows: tuple[float, ...]
) -> ChartBlock:
    """A chart of some numbers, its ticks ten apart."""
    series = tuple(
        ChartSeries(
            f"Series {number}",
            row,
            tuple(f"{value:g}".replace("-", "−") for value in row),
        )
        for number, row in enumerate(rows, 1)
    )
    least, most = (
        min(0, *map(min, rows)),
        max(map(max, rows)) * (len(rows) if kind is ChartKind.AREA else 1),
    )
    ticks = tuple(
        Tick(float(at), f"{at} t")
        for at in range(int(least // 10) * 10, int(most) + 11, 10)
    )
    block = plans.chart(kind)
    return replace(
        block, categories=categories, series=series, ticks=ticks, note=None, evidence=()
    )


def named(block: ChartBlock, *names: str) -> ChartBlock:
    """The chart with its series named so."""
    series = tuple(
        replace(one, name=name) for one, name in zip(block.series, names, strict=True)
    )
    return replace(block, series=series)


def rising(count: int) -> tuple[float, ...]:
    return tuple(float(10 + at % 37) for at in range(count))


def event(
    text: str, start: float | None, end: float | None = None, *, uncertain: bool = False
) -> TimelineEvent:
    return TimelineEvent(
        f"when {text[:8]}", uncertain, para(text), end is not None, start, end
    )


def to_scale(*events: TimelineEvent) -> TimelineBlock:
    ticks = tuple(Tick(at / 4, f"202{at}") for at in range(5))
    return replace(plans.TIMELINE, events=events, ticks=ticks)


def picture(width: int, height: int) -> ImageBlock:
    """A picture of so many pixels."""
    return replace(
        plans.IMAGE,
        id=f"picture-{width}-{height}",
        data=png(width, height),
        width=width,
        height=height,
    )


def _named(blocks: list[Block]) -> tuple[Block, ...]:
    return tuple(replace(block, id=f"exhibit-{at}") for at, block in enumerate(blocks))


EXHIBITS = _named(
    [
        chart(ChartKind.BAR, NAMES, rising(60)),
        chart(ChartKind.BAR, YEARS[:3], (40, 10, 5), (10, 40, 5)),
        chart(ChartKind.COLUMN, NAMES, rising(60)),
        chart(ChartKind.COLUMN, YEARS[:4], rising(4), rising(4), rising(4)),
        chart(ChartKind.COLUMN, YEARS[:3], (-20, 5, 10)),
        chart(ChartKind.LINE, NAMES[:30], rising(30)),
        chart(ChartKind.LINE, YEARS, *(rising(60) for _ in range(5))),
        chart(ChartKind.AREA, YEARS, *(rising(60) for _ in range(3))),
        chart(ChartKind.DOUGHNUT, NAMES[:30], rising(30)),
        to_scale(
            event("one", 0.0),
            event("two", 0.2, 0.6),
            event("three", 0.3, 0.9, uncertain=True),
            event("four", 1.0),
            event("later", None, uncertain=True),
        ),
        picture(10_000, 100),
        picture(100, 10_000),
        picture(300, 900),
        replace(plans.QUOTATION, source_line="Paper 1, 2 October 2026, ¶ 3"),
        replace(
            plans.DISAGREEMENT,
            sides=tuple(para(f"Side {at}.", at) for at in range(1, 6)),
        ),
        replace(
            plans.FIGURES,
            title="",
            items=(*plans.FIGURES.items, *plans.FIGURES.items[:2]),
        ),
    ]
)
