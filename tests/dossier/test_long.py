"""Long and odd things: everything comes out, nothing raises, nothing leaves the page."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import assert_never

import pyphen
import pytest

from reporting.content.chart_blocks import ChartKind
from reporting.plan.block_model import (
    Block,
    BulletsBlock,
    CalloutBlock,
    ChartBlock,
    ComparisonBlock,
    ComparisonSide,
    DisagreementBlock,
    FiguresBlock,
    GlossaryBlock,
    ImageBlock,
    ProcessBlock,
    ProcessStep,
    ProseBlock,
    QuotationBlock,
    Tick,
    TimelineBlock,
)
from reporting.plan.model import ClaimEntry
from reporting.plan.table_model import Align, TableBlock, TableColumn
from reporting.plan.words import Para, Run
from reporting.record import replace
from tests.dossier import plans
from tests.dossier.plans import chart, evidence, para, plan, prose, section
from tests.dossier.reading import BODY, Pdf, in_order, read, read_blocks, theme

LONG_WORD = "Donaudampfschiff" * 19


def within(pdf: Pdf) -> None:
    """Hold that no character leaves the page's text area."""
    page = theme().page
    outer = (page.inner + page.text + page.gutter + page.margin).pt
    for at in range(len(pdf)):
        for char in pdf.chars(at):
            assert page.inner.pt - 1.5 <= char.left
            assert char.right <= outer + 1.5
            assert char.foot > 0
            assert char.head < page.height.pt


@pytest.mark.parametrize("block", plans.BLOCKS, ids=lambda block: block.id)
@pytest.mark.parametrize("text", [LONG_WORD, plans.WORDS * 60], ids=["word", "text"])
def test_a_long_text_anywhere_in_a_block(block: Block, text: str) -> None:
    pdf = read_blocks(_filled(block, text))
    within(pdf)
    assert "".join(text.split())[:60] in "".join(pdf.whole.split())


def _filled(block: Block, text: str) -> Block:  # noqa: PLR0912  (a case a kind)
    """The block with its first paragraph, or what it has of one, replaced by a long text."""
    long = para(text, 1)
    match block:
        case ProseBlock() | CalloutBlock():
            return replace(block, paragraphs=(long,))
        case BulletsBlock():
            return replace(block, items=(long, *block.items))
        case FiguresBlock():
            return replace(
                block, items=(replace(block.items[0], label=text), *block.items)
            )
        case TableBlock():
            return replace(block, rows=((long, para("1"), long), *block.rows))
        case TimelineBlock():
            return replace(
                block, events=(replace(block.events[0], text=long), *block.events)
            )
        case ProcessBlock():
            return replace(block, steps=(ProcessStep(text, long), *block.steps))
        case ComparisonBlock():
            return replace(
                block, sides=(replace(block.sides[0], points=(long,)), block.sides[1])
            )
        case QuotationBlock():
            return replace(block, text=text)
        case ImageBlock():
            return replace(block, caption=long)
        case ChartBlock():
            return replace(
                block, note=long, categories=("Word " * 30, *block.categories[1:])
            )
        case DisagreementBlock():
            return replace(block, sides=(long, *block.sides))
        case GlossaryBlock():
            entry = replace(block.entries[0], text=long)
            return replace(block, entries=(entry, *block.entries))
        case _:
            assert_never(block)


@pytest.mark.parametrize(
    "title",
    [LONG_WORD[:200], (plans.WORDS * 2)[:200].strip()],
    ids=["word", "sentence"],
)
def test_a_title_of_200_characters_everywhere(title: str) -> None:
    cover = replace(
        plan().cover,
        title=title,
        subtitle=title,
        why_now=title,
        audience=title,
        presenter=title,
    )
    part = replace(
        section(*(replace(block, title=title) for block in plans.BLOCKS), title=title),
        takeaway=title,
    )
    pdf = read(plan(part, cover=cover, running_head=title))
    within(pdf)
    assert "".join(title.split()) in "".join(pdf.text(0).split())


def test_a_table_of_a_thousand_rows_and_eight_columns() -> None:
    columns = tuple(
        TableColumn(f"Column {at}", Align.DECIMAL if at else Align.START, 1 / 8)
        for at in range(8)
    )
    rows = tuple(
        tuple(para(f"r{row}" if not at else f"{row}.{at}") for at in range(8))
        for row in range(1000)
    )
    pdf = read_blocks(replace(plans.TABLE, columns=columns, rows=rows))
    within(pdf)
    in_order(pdf.whole, *(f"r{row} {row}.1 {row}.2" for row in range(1000)))


@pytest.mark.parametrize("kind", list(ChartKind))
@pytest.mark.parametrize("categories", [1, 60])
def test_a_chart_of_one_and_of_sixty_categories(
    kind: ChartKind, categories: int
) -> None:
    within(
        read_blocks(
            chart(
                kind,
                series=2 if kind is not ChartKind.DOUGHNUT else 1,
                categories=categories,
            )
        )
    )


@pytest.mark.parametrize(
    "kind", [ChartKind.BAR, ChartKind.COLUMN, ChartKind.LINE, ChartKind.AREA]
)
def test_numbers_below_zero_are_drawn(kind: ChartKind) -> None:
    block = chart(kind)
    series = replace(
        block.series[0], values=(-20.0, 5.0, -3.0, 0.0), labels=("−20", "5", "−3", "0")
    )
    ticks = tuple(Tick(float(value), str(value)) for value in (-20, -10, 0, 10))
    pdf = read_blocks(replace(block, series=(series,), ticks=ticks))
    within(pdf)
    assert "−20" in pdf.text(BODY)


def test_many_sources_and_many_claims() -> None:
    entries = tuple(
        replace(plan().sources[0], id=f"s{at}", number=at, title=f"Paper no. {at}")
        for at in range(1, 41)
    )
    pdf = read(
        plan(
            section(prose(*(para(f"Said {at}", at) for at in range(1, 300)))),
            sources=entries,
        )
    )
    within(pdf)
    in_order(pdf.whole, *(f"Claim text number {at} in full." for at in range(1, 300)))
    in_order(pdf.whole, *(f"Paper no. {at}" for at in range(1, 41)))


def test_a_claim_in_the_register_is_not_cut() -> None:
    claims = (f"Claim {at} {plans.WORDS * (at % 4 + 1)}" for at in range(1, 120))
    entries = tuple(
        ClaimEntry(evidence(at, citations=at % 5 + 1), (Run(text),), ())
        for at, text in enumerate(claims, 1)
    )
    pdf = read(plan(section(), claims=entries))
    for at in range(1, 120):
        page = pdf.page_of(f"Claim {at} The valley")
        assert f"Speaker {at}" in pdf.text(page)
        assert f"{at} Claim {at} The valley" in pdf.text(page)
        assert f"{evidence(at).status_word} Speaker {at}" in pdf.text(page)


# ---------------------------------------------------------------- lines


def test_a_hyphen_of_the_text_survives_every_line_break() -> None:
    words = [f"north-north-easterly{'ab' * (at % 7)} SAG-AFTRA" for at in range(120)]
    runs = tuple(Run(f"{word} ", italic=bool(at % 2)) for at, word in enumerate(words))
    sides = ComparisonSide("Side", (Para(runs),))
    for block, count in (
        (replace(plans.COMPARISON, sides=(sides, sides)), 240),
        (prose(Para(runs)), 120),
    ):
        assert "".join(_lines(read_blocks(block))).count("SAG") == count
        assert not re.search("SAG(?!-)", "".join(_lines(read_blocks(block))))


def _lines(pdf: Pdf) -> list[str]:
    """The lines of the text column over all pages of the first section."""
    found: list[str] = []
    page = theme().page
    for at in range(BODY, len(pdf)):
        if "Claim text" in pdf.text(at) or "Vera Lane" in pdf.text(at):
            break
        rows: dict[float, str] = {}
        for char in pdf.chars(at):
            inside = (
                char.right < (page.inner + page.text).pt + 4
                and page.bottom.pt - 6 < char.baseline
            )
            if inside and char.baseline < page.height.pt - page.top.pt:
                rows[round(char.baseline, 1)] = (
                    rows.get(round(char.baseline, 1), "") + char.text
                )
        found += [rows[y] for y in sorted(rows, reverse=True)]
    return found


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", plans.WORDS),
        ("it", "La responsabilità dell’amministrazione comunale è straordinaria. "),
    ],
)
def test_words_are_broken_as_the_language_breaks_them(code: str, text: str) -> None:
    patterns = {"en": "en_GB", "it": "it_IT"}[code]
    paragraphs = (para((text * 9)[start:]) for start in range(0, 60, 4))
    lines = _lines(read_blocks(prose(*paragraphs), code=code))
    broken = [(one, other) for one, other in pairwise(lines) if one.endswith("-")]
    assert broken
    allowed = {
        pair
        for word in text.replace("’", " ").replace(".", "").split()
        for pair in pyphen.Pyphen(lang=patterns).iterate(word)
    }
    for one, other in broken:
        assert any(
            one[:-1].endswith(head) and other.startswith(tail[:2])
            for head, tail in allowed
        ), (
            one,
            other,
        )


def test_no_page_begins_or_ends_with_a_single_line_of_a_paragraph() -> None:
    paragraphs = tuple(
        para(f"start{at} " + plans.WORDS * (at % 5 + 1) + f" end{at}")
        for at in range(60)
    )
    pdf = read_blocks(prose(*paragraphs))
    pages = [at for at in range(BODY, len(pdf)) if "start" in pdf.text(at)]
    assert len(pages) > 5
    column = (theme().page.inner + theme().page.text).pt + 1
    for at in pages:
        chars = [
            c
            for c in pdf.chars(at)
            if c.right < column and theme().page.bottom.pt - 6 < c.baseline
        ]
        chars = [
            c
            for c in chars
            if c.baseline < theme().page.height.pt - theme().page.top.pt
        ]
        ys = sorted({round(c.baseline, 1) for c in chars}, reverse=True)
        first, last = (
            "".join(c.text for c in chars if round(c.baseline, 1) == y)
            for y in (ys[0], ys[-1])
        )
        second = "".join(c.text for c in chars if round(c.baseline, 1) == ys[1])
        if at != pages[0]:
            assert "end" not in first or "start" in first or "start" not in second, (
                first
            )
        assert "start" not in last, last


def test_a_heading_never_stands_alone_at_the_foot() -> None:
    blocks = tuple(
        replace(
            prose(para(plans.WORDS * (at % 6 + 1))), id=f"b{at}", title=f"Heading{at}"
        )
        for at in range(40)
    )
    pdf = read_blocks(*blocks)
    for at in range(BODY, len(pdf)):
        text = pdf.text(at)
        if "Claim text" in text or "Vera" in text:
            break
        assert "Heading" not in text.split()[-2], text[-60:]
