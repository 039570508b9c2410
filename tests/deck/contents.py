"""Hypothesis strategies: sections of every kind of block, as long and as awkward as curators make them."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from reporting.content.chart_blocks import ChartKind, Stacking
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
    ListPlace,
    ProcessBlock,
    ProcessStep,
    ProseBlock,
    QuotationBlock,
    TextBeside,
    Tick,
    TimelineBlock,
    TimelineEvent,
)
from reporting.plan.chart_model import ChartSeries, Highlight, ReferenceLine
from reporting.plan.lists import format_label
from reporting.plan.table_model import Align, CellSpan, TableBlock, TableColumn
from reporting.plan.words import Evidence, Para, Run
from reporting.record import replace
from tests.samples import png

Texts = st.SearchStrategy[str]

WORDS = st.sampled_from(
    [
        *(
            "a",
            "i",
            "il",
            "the",
            "of",
            "che",
            "pick",
            "mele",
            "robots",
            "orchard",
            "harvest",
            "perché",
        ),
        *(
            "3.1\u00a0billion",
            "16%",
            "2025–2026",
            "AI-based",
            "L’Eternauta",
            "“ten times”",
            "«dieci»",
        ),
        *(
            "WWWWW",
            "iiiii",
            "extraordinarily",
            "internationalisation",
            "precipitevolissimevolmente",
        ),
        *(
            "https://example.org/a/very/long/address",
            "état-major",
            "naïve.",
            "end;",
            "why?",
            "—",
        ),
    ]
)
MONSTER = "Donaudampfschifffahrt" * 15
"""A word of more than 300 letters."""


def phrases(most: int) -> Texts:
    """Return texts of up to so many words."""
    return st.lists(WORDS, min_size=1, max_size=most).map(" ".join)


SHORT, MEDIUM = phrases(4), phrases(25)
LONG = st.tuples(phrases(30), st.integers(2, 12)).map(
    lambda made: ". ".join([made[0]] * made[1])
)
WITH_MONSTER = SHORT.map(lambda words: f"{words} {MONSTER} {words}")
ANY = st.one_of(SHORT, SHORT, MEDIUM, MEDIUM, LONG, WITH_MONSTER)
TITLES = st.one_of(SHORT, phrases(12), phrases(30))


def paras(texts: Texts, proofs: Sequence[Evidence]) -> st.SearchStrategy[Para]:
    """Return paragraphs, some of which end in the mark of a claim."""

    def para(words: str, proof: Evidence | None) -> Para:
        if proof is None:
            return Para((Run(words),))
        return Para(
            (
                Run(words),
                Run(str(proof.number), link=f"#{proof.anchor}", mark=proof.number),
            ),
            (proof,),
        )

    return st.builds(para, texts, st.sampled_from([None, *proofs]))


def many(
    some: st.SearchStrategy[Para], *counts: int
) -> st.SearchStrategy[tuple[Para, ...]]:
    """Return so many paragraphs, which repeat a few."""

    def repeated(few: list[Para], count: int) -> tuple[Para, ...]:
        return tuple(few[number % len(few)] for number in range(count))

    return st.builds(
        repeated, st.lists(some, min_size=1, max_size=4), st.sampled_from(counts)
    )


def tables(some: st.SearchStrategy[Para]) -> st.SearchStrategy[Block]:
    """Return tables of up to 60 rows and six columns."""

    def table(
        title: str,
        heads: list[str],
        cells: tuple[Para, ...],
        note: Para | None,
        is_spanned: bool,  # noqa: FBT001  (drawn like the others)
    ) -> Block:
        share = 1 / len(heads)
        columns = tuple(TableColumn(head, Align.START, share) for head in heads)
        rows = tuple(
            tuple(cells[(number + place) % len(cells)] for place in range(len(heads)))
            for number in range(len(cells))
        )
        block = TableBlock("x", title, (), columns=columns, rows=rows, note=note)
        return span_cells(block) if is_spanned and len(heads) > 2 else block

    heads = st.one_of(
        st.lists(SHORT, min_size=1, max_size=6),
        st.lists(SHORT, min_size=12, max_size=16),
    )
    return st.builds(
        table,
        TITLES,
        heads,
        many(some, 1, 2, 5, 9, 60),
        st.none() | some,
        st.booleans(),
    )


def span_cells(block: TableBlock) -> TableBlock:
    """Return a table some of whose cells take two rows or two columns, with a total."""
    spans: list[CellSpan] = []
    last = len(block.columns) - 2
    rows = [list(row) for row in block.rows]
    for at in range(0, len(rows) - 1, 3):
        spans.append(CellSpan(at, 0, 1, 2))
        rows[at + 1][0] = Para(())
    for at in range(0, len(rows), 5):
        spans.append(CellSpan(at, last, 2, 1))
        rows[at][last + 1] = Para(())
    columns = (replace(block.columns[0], head=True), *block.columns[1:])
    return replace(
        block,
        columns=columns,
        rows=tuple(tuple(row) for row in rows),
        spans=tuple(spans),
        has_total=True,
    )


def place_items(block: BulletsBlock, *, is_numbered: bool) -> BulletsBlock:
    """Return a list on several levels, with numbers or without."""
    places: list[ListPlace] = []
    counts = [0, 0, 0]
    for at in range(len(block.items)):
        level = (0, 1, 2, 2, 1, 0)[at % 6]
        counts[level] += 1
        counts[level + 1 :] = [0] * (2 - level)
        number = counts[level] if is_numbered else 0
        label = format_label(level, number) if is_numbered else ""
        places.append(ListPlace(level, number, label))
    return replace(block, places=tuple(places))


def charts(some: st.SearchStrategy[Para]) -> st.SearchStrategy[Block]:
    """Return charts of every kind, of up to 30 categories."""

    def chart(
        title: str,
        kind: ChartKind,
        names: list[str],
        values: list[int],
        note: Para | None,
        form: str,
    ) -> Block:
        numbers: tuple[float | None, ...] = tuple(float(value) for value in values)
        is_bar = kind in (ChartKind.BAR, ChartKind.COLUMN)
        has_gap = form == "gap" and (is_bar or kind is ChartKind.LINE)
        if has_gap:
            numbers = (numbers[0], None, *numbers[2:])
        categories = tuple(f"{names[n % len(names)]} {n}" for n in range(len(values)))
        count = 1 if kind is ChartKind.DOUGHNUT else 2
        labels, x = tuple(map(str, values)), tuple(map(float, range(len(values))))
        if has_gap:
            labels = (labels[0], "", *labels[2:])
        scatter = kind is ChartKind.SCATTER
        series = tuple(
            ChartSeries(name, numbers, labels, x if scatter else ())
            for name in names[:count]
        )
        ticks = (Tick(0.0, "0"), Tick(50.0, "50"), Tick(100.0, "100"))
        return ChartBlock(
            "x",
            title,
            (),
            kind=kind,
            categories=() if scatter else categories,
            series=series,
            ticks=ticks,
            x_ticks=ticks if scatter else (),
            unit=names[0],
            x_label=names[0] if scatter else "",
            alt="A chart.",
            note=note,
            number_format="0",
            source_line="",
            subtitle=names[0],
            stack=Stacking.VALUES if form == "stack" and is_bar else None,
            lines=(ReferenceLine(50.0, names[0], "50"),)
            if form == "line" and kind is not ChartKind.DOUGHNUT
            else (),
            highlight=Highlight((), (0,))
            if form == "highlight" and is_bar
            else Highlight(),
            gaps=f"No value: {categories[1]}." if has_gap else "",
        )

    forms = st.sampled_from(["plain", "stack", "gap", "line", "highlight"])
    values = st.lists(st.integers(1, 100), min_size=3, max_size=30)
    names = st.lists(SHORT, min_size=2, max_size=3)
    return st.builds(
        chart,
        TITLES,
        st.sampled_from(ChartKind),
        names,
        values,
        st.none() | some,
        forms,
    )


def blocks(proofs: Sequence[Evidence]) -> st.SearchStrategy[Block]:
    """Return a block of any kind, whose claims rest on some evidence."""
    some, proof = paras(ANY, proofs), st.sampled_from(proofs)
    shared = st.lists(proof, max_size=2, unique=True).map(tuple)
    few = paras(st.one_of(SHORT, MEDIUM), proofs)
    claims = some.filter(lambda para: bool(para.evidence))
    side = st.builds(ComparisonSide, SHORT, many(some, 1, 3, 9))
    figure = st.builds(FigureItem, st.just("f"), SHORT, SHORT, SHORT, MEDIUM, proof)
    picture = st.sampled_from([(300, 200), (9000, 90), (90, 900)])
    beside = st.none() | st.builds(TextBeside, many(some, 1, 2), st.booleans())
    return st.one_of(
        st.builds(
            lambda t, e, p: ProseBlock("x", t, e, paragraphs=p),
            TITLES,
            shared,
            many(some, 1, 3),
        ),
        st.builds(
            lambda t, e, p: BulletsBlock("x", t, e, items=p),
            TITLES,
            shared,
            many(some, 1, 4, 9, 40),
        ),
        st.builds(
            lambda t, p, n: place_items(
                BulletsBlock("x", t, (), items=p), is_numbered=n
            ),
            TITLES,
            many(some, 4, 9, 40),
            st.booleans(),
        ),
        st.builds(
            lambda t, p: CalloutBlock("x", t, (), paragraphs=p),
            TITLES,
            many(some, 1, 2),
        ),
        st.builds(
            lambda t, w, a, e: QuotationBlock(
                "x", t, (), text=f"“{w}”", attribution=a, item=e
            ),
            *(TITLES, ANY, MEDIUM, proof),
        ),
        st.builds(
            lambda t, f: FiguresBlock("x", t, (), items=tuple(f)),
            *(TITLES, st.lists(figure, min_size=1, max_size=6)),
        ),
        tables(few),
        tables(some),
        charts(some),
        st.builds(
            lambda t, e: TimelineBlock("x", t, (), events=tuple(e)),
            TITLES,
            st.lists(
                st.builds(TimelineEvent, SHORT, st.booleans(), some),
                min_size=1,
                max_size=9,
            ),
        ),
        st.builds(
            lambda t, s: ProcessBlock("x", t, (), steps=tuple(s)),
            *(
                TITLES,
                st.lists(st.builds(ProcessStep, SHORT, some), min_size=1, max_size=8),
            ),
        ),
        st.builds(
            lambda t, e: GlossaryBlock("x", t, (), entries=tuple(e)),
            *(
                TITLES,
                st.lists(st.builds(GlossaryEntry, SHORT, some), min_size=1, max_size=9),
            ),
        ),
        st.builds(
            lambda t, a, b: ComparisonBlock("x", t, (), sides=(a, b)),
            TITLES,
            side,
            side,
        ),
        st.builds(
            lambda t, q, s, r: DisagreementBlock(
                "x", t, (), question=q, sides=tuple(s), reading=r
            ),
            *(
                TITLES,
                phrases(10),
                st.lists(claims, min_size=2, max_size=5),
                st.none() | some,
            ),
        ),
        st.builds(
            lambda t, size, c, note, beside: ImageBlock(
                "x",
                t,
                (),
                data=png(),
                width=size[0],
                height=size[1],
                alt="Robot",
                credit=c,
                caption=note,
                beside=beside,
            ),
            *(TITLES, picture, MEDIUM, st.none() | some, beside),
        ),
    )
