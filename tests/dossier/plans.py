"""Hand-made plans for the dossier's tests: every kind of block, English and Italian, nothing planned."""

from __future__ import annotations

import datetime as dt
from typing import Any

from reporting.content.chart_blocks import ChartKind
from reporting.content.model import Status
from reporting.i18n import load_language
from reporting.plan.block_model import (
    Block,
    BulletsBlock,
    CalloutBlock,
    ChartBlock,
    ComparisonBlock,
    ComparisonSide,
    DisagreementBlock,
    FigureItem,
    FiguresBlock,
    GlossaryBlock,
    GlossaryEntry,
    ImageBlock,
    ProcessBlock,
    ProcessStep,
    ProseBlock,
    QuotationBlock,
    Tick,
    TimelineBlock,
    TimelineEvent,
)
from reporting.plan.chart_model import ChartSeries
from reporting.plan.model import (
    ClaimEntry,
    CoverPlan,
    DossierPlan,
    EntityEntry,
    Labels,
    Metadata,
    SectionPlan,
    SourceEntry,
)
from reporting.plan.table_model import Align, TableBlock, TableColumn
from reporting.plan.walk import find_all
from reporting.plan.words import CitationLine, Evidence, Para, Run
from reporting.record import replace
from tests.samples import png

STATUSES = tuple(Status)
WORDS = (
    "The valley keeps its orchards on the northern slope, where the frost comes late and the machines "
    "arrive early; nobody measures the difference, and everybody talks about the consequences. "
)


def evidence(number: int, citations: int = 1) -> Evidence:
    """Evidence with a number; its status follows from it."""
    status = STATUSES[number % len(STATUSES)]
    lines = tuple(
        CitationLine(1 + at % 2, f"Paper {1 + at % 2}", "2 October 2026", f"¶ {at + 3}")
        for at in range(citations)
    )
    return Evidence(
        f"claim-{number}", number, status, status.value, f"Speaker {number}", lines
    )


def mark(number: int) -> Run:
    """The source mark of a claim."""
    return Run(str(number), link=f"#{evidence(number).anchor}", mark=number)


def para(text: str, *numbers: int) -> Para:
    """A paragraph whose last word carries source marks."""
    return Para((Run(text), *map(mark, numbers)), tuple(map(evidence, numbers)))


def prose(
    *paragraphs: Para,
    title: str = "",
    name: str = "prose",
    block: tuple[Evidence, ...] = (),
) -> ProseBlock:
    """A prose block."""
    return ProseBlock(name, title, block, paragraphs)


def chart(
    kind: ChartKind, series: int = 1, categories: int = 4, name: str = ""
) -> ChartBlock:
    """A chart of rising numbers."""
    rows = tuple(
        ChartSeries(
            f"Series {row}",
            tuple(float(10 * row + at) for at in range(categories)),
            tuple(f"{10 * row + at}.0" for at in range(categories)),
            tuple(float(at) for at in range(categories))
            if kind is ChartKind.SCATTER
            else (),
        )
        for row in range(1, series + 1)
    )
    ticks = tuple(
        Tick(float(value), f"{value} kg")
        for value in range(0, 10 * series + categories + 10, 10)
    )
    across = tuple(
        Tick(float(value), f"{value} m") for value in range(0, categories + 1, 2)
    )
    names = (
        ()
        if kind is ChartKind.SCATTER
        else tuple(f"Place {at}" for at in range(1, categories + 1))
    )
    return ChartBlock(
        name or f"chart-{kind}", f"The finding of the {kind}", (evidence(9),), kind, names, rows, ticks,
        across if kind is ChartKind.SCATTER else (),
        "kilograms", "metres" if kind is ChartKind.SCATTER else "",
        "In words.", para("Weighed on the scales.", 10), "#,##0.0", "Paper 1, 2 October 2026, ¶ 3",
        subtitle="Weight in kilograms",
    )  # fmt: skip


PROSE = ProseBlock(
    "opening", "What the prose says", (evidence(7),),
    (
        Para((Run("Plain, "), Run("bold", bold=True), Run(", "), Run("slanted", italic=True), Run(" and "),
              Run("linked", link="https://example.org/a?b=1&c=2"), Run(" words"),
              mark(1), Run(" go on"), mark(2)),
             (evidence(1), evidence(2))),
        para(WORDS * 3, 3),
    ),
)  # fmt: skip
BULLETS = BulletsBlock(
    "points",
    "Points to know",
    (),
    (para("First point", 1), para("Second point"), para("Third point", 4)),
)
FIGURES = FiguresBlock(
    "numbers", "Numbers set large", (),
    tuple(
        FigureItem(f"f{at}", value, f"label {at}", f"detail {at}", f"comparison {at}", evidence(at))
        for at, value in enumerate(("$11\u00a0billion", "about\u00a010\u00a0times", "34%"), 1)
    ),
)  # fmt: skip
TABLE = TableBlock(
    "ledger", "A table of harvests", (evidence(8),),
    (TableColumn("Year", Align.START, 0.2), TableColumn("Crop", Align.DECIMAL, 0.3),
     TableColumn("Remark", Align.END, 0.5)),
    ((para("2024"), para("40.5"), para("dry", 5)), (para("2025"), para("1,155.25"), para("wet")),
     (para("2026"), para("7"), para("late"))),
    para("In tonnes.", 6),
)  # fmt: skip
TIMELINE = TimelineBlock(
    "history", "What came when", (),
    (TimelineEvent("March 2026", is_uncertain=False, text=para("Trials begin", 1)),
     TimelineEvent("one day (inferred)", is_uncertain=True, text=para("Whole orchards"))),
)  # fmt: skip
PROCESS = ProcessBlock(
    "steps",
    "How it is done",
    (),
    (
        ProcessStep("Look", para("An eye finds it", 2)),
        ProcessStep("Reach", para("An arm goes there")),
    ),
)
COMPARISON = ComparisonBlock(
    "sides", "Two ways", (),
    (ComparisonSide("By hand", (para("Gentle", 1), para("Slow"))),
     ComparisonSide("By robot", (para("Fast", 2),))),
)  # fmt: skip
QUOTATION = QuotationBlock(
    "words",
    "",
    (),
    "“The hand decides”",
    "Vera Lane, grower (our translation)",
    evidence(3),
)
IMAGE = ImageBlock(
    "picture",
    "A picture",
    (),
    png(),
    60,
    40,
    "A green field.",
    "Drawn for the tests",
    para("The field", 4),
)
CALLOUT = CalloutBlock(
    "caution", "Handle with care", (), (para("Nobody has measured it.", 5),)
)
DISAGREEMENT = DisagreementBlock(
    "quarrel", "They differ", (), "Time, or time and cost?",
    (para("Only time.", 3), para("Time and cost.", 7)), para("The second is later.")
)  # fmt: skip
CHARTS = tuple(
    chart(kind, series)
    for kind in ChartKind
    for series in ((1,) if kind is ChartKind.DOUGHNUT else (1, 3))
)
GLOSSARY = GlossaryBlock(
    "terms",
    "What the words mean",
    (),
    (
        GlossaryEntry("Picking robot", para("A machine that picks apples", 2)),
        GlossaryEntry("Crop", para("All that is picked in a year")),
    ),
)
BLOCKS: tuple[Block, ...] = (
    PROSE, BULLETS, FIGURES, TABLE, TIMELINE, PROCESS, COMPARISON, QUOTATION, IMAGE, CALLOUT, DISAGREEMENT,
    GLOSSARY,
    *(replace(block, id=f"chart-{at}") for at, block in enumerate(CHARTS)),
)  # fmt: skip


def section(*blocks: Block, number: int = 1, title: str = "The orchard") -> SectionPlan:
    """A section with a takeaway."""
    return SectionPlan(
        f"part-{number}",
        number,
        title,
        f"What to take away from part {number}.",
        blocks,
    )


def name_apart(sections: tuple[SectionPlan, ...]) -> tuple[SectionPlan, ...]:
    """The sections with a new id for each block that comes again: content has no id twice."""
    known: set[str] = set()
    apart = []
    for section in sections:
        blocks = []
        for block in section.blocks:
            name = block.id if block.id not in known else f"{block.id}-{len(known)}"
            known.add(name)
            blocks.append(replace(block, id=name))
        apart.append(replace(section, blocks=tuple(blocks)))
    return tuple(apart)


def plan(*sections: SectionPlan, code: str = "en", **changes: Any) -> DossierPlan:
    """A dossier of these sections; every claim that they name is in the register."""
    lang = load_language(code)
    sections = name_apart(sections)
    found = {one.number: one for one in find_all(sections, Evidence)}
    claims = tuple(
        ClaimEntry(
            one,
            (Run(f"Claim text number {one.number} in full."),),
            (found[7],) if one.number == 3 and 7 in found else (),
        )
        for _, one in sorted(found.items())
    )
    whole = DossierPlan(
        language=lang,
        minutes=20,
        meta=Metadata(
            lang.tag, "The orchard & its machines", "A test <dossier>", "Ada Reed", ("apples", "robots"),
            dt.datetime(2026, 11, 22, 8, 30, tzinfo=dt.UTC), "ab" * 32,
        ),
        labels=Labels(**lang.labels),
        running_head="The orchard",
        cover=CoverPlan("The orchard and its machines", "Who picks, and who pays",
                        "Edition 1 · 22 November 2026",
                        "The harvest begins on Monday.", "For the growers",
                        "Presented by Ada Reed", "Internal"),
        summary=(para("Machines pick apples", 1),),
        sections=sections,
        disagreements=tuple(b for s in sections for b in s.blocks if isinstance(b, DisagreementBlock)),
        claims=claims,
        entities=(
            EntityEntry("lane", "Vera Lane", "People", (Run("Grows apples."),),
                        ("“Vera Laine” [sic]",)),
            EntityEntry("pomona", "Pomona", "Tools", (Run("A robot."),), ()),
        ),
        sources=tuple(
            SourceEntry(f"paper-{at}", at, f"Title of paper {at}",
                        (("Outlet", f"Paper {at}"), ("SHA-256", "0" * 64)),
                        f"https://example.org/{at}", "Read in print.", tuple(found.values()))
            for at in (1, 2)
        ),
        colophon=(para("Set in two faces."),),
    )  # fmt: skip
    return replace(whole, **changes)
