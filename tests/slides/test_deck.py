"""Which slide each block stands on, what its speaker is told, and that all of it fits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reporting.content.block_base import DeckHint
from reporting.content.model import Content
from reporting.design.slide_styles import Style
from reporting.design.theme import Theme
from reporting.i18n import load_language
from reporting.plan.block_model import (
    BulletsBlock,
    CalloutBlock,
    ComparisonBlock,
    ComparisonSide,
    FigureItem,
    FiguresBlock,
    ProcessBlock,
    ProcessStep,
    ProseBlock,
    TimelineBlock,
    TimelineEvent,
)
from reporting.plan.model import DossierPlan
from reporting.plan.table_model import Align, TableBlock, TableColumn
from reporting.plan.typography import typeset_text
from reporting.plan.words import Evidence, Listed, Para, Run, plain_line, plain_text
from reporting.record import replace
from reporting.scene import SlideKind
from reporting.slides.deck import plan_deck
from reporting.slides.model import DeckPlan, Slide, Unfit
from tests.slides.decks import (
    HARD_TEXTS,
    LONG_WORD,
    PLACE,
    SENTENCE,
    belongs,
    deck_with,
    every_kind,
    shown,
    title,
    unfit,
    whole_deck,
    words,
)

Deck = Callable[..., list[Slide]]


@pytest.fixture
def deck(english: DossierPlan, theme: Theme) -> Deck:
    return lambda *blocks: deck_with(english, theme, *blocks)


@pytest.fixture(scope="module")
def whole(english: DossierPlan, theme: Theme) -> DeckPlan:
    return plan_deck(english, theme)


def slide_of(plan: DeckPlan, name: str) -> Slide:
    return next(slide for slide in plan.slides if slide.id == name)


def place_blocks(dossier: DossierPlan, hints: dict[str, DeckHint]) -> DossierPlan:
    """Return a dossier some of whose blocks have another place in the deck."""
    sections = []
    for section in dossier.sections:
        blocks = tuple(
            replace(block, placement=hints.get(block.id, block.placement))
            for block in section.blocks
        )
        sections.append(replace(section, blocks=blocks))
    return replace(dossier, sections=tuple(sections))


# ---------------------------------------------------------------- order and hints


def test_slides_follow_the_dossier_between_cover_and_close(whole: DeckPlan) -> None:
    assert [slide.id for slide in whole.slides] == [
        "cover",
        "agenda",
        "overview",
        "points",
        "numbers",
        "strategy",
        "crop-table",
        "crop-column",
        "crop-bar",
        "crop-line",
        "crop-area",
        "crop-scatter",
        "crop-dumbbell",
        "crop-slope",
        "status-doughnut",
        "source-bar",
        "vfx",
        "history",
        "steps",
        "hand-or-robot",
        "picture",
        "controversy",
        "lane-says",
        "caution",
        "time-or-cost",
        "terms",
        "close",
        "claims",
        "sources",
    ]


def test_every_slide_of_every_kind_fits_in_both_languages(
    english: DossierPlan, italian: DossierPlan, theme: Theme
) -> None:
    for dossier in (english, italian):
        slides = plan_deck(dossier, theme).slides
        assert {slide.kind for slide in slides} == set(SlideKind)
        assert [fault for slide in slides for fault in unfit(slide, theme)] == []


def test_a_section_opens_with_its_takeaway_and_what_follows(whole: DeckPlan) -> None:
    opener = slide_of(whole, "vfx")
    assert opener.kind is SlideKind.SECTION
    assert title(opener) == "The robots came step by step."
    assert opener.kicker == "3\u2002Machines"
    assert shown(opener).splitlines() == [
        "In this part",
        "From trial to harvest",
        "How a robot picks",
        "Hands are gentle and robots are fast",
        "A robot at work",
    ]


def test_an_opener_does_not_repeat_its_takeaway(whole: DeckPlan) -> None:
    for section in whole.sections:
        opener = slide_of(whole, section.id)
        takeaway = plain_line(section.takeaway)
        assert title(opener) == takeaway
        assert takeaway not in shown(opener).splitlines()


def test_the_agenda_names_every_section_and_its_takeaway(whole: DeckPlan) -> None:
    agenda = shown(slide_of(whole, "agenda"))
    for section in whole.sections:
        assert f"{section.number}\u2002{section.title}\n{section.takeaway}" in agenda


def test_text_joins_the_slide_before_it(whole: DeckPlan) -> None:
    assert shown(slide_of(whole, "points")).splitlines() == [
        "Robots are tested.",
        "They are fast.",
        "The crop grows.",
        "Hand picking goes on.",
    ]


def test_a_merged_block_brings_its_title_as_a_heading(
    english: DossierPlan, theme: Theme
) -> None:
    merged = place_blocks(english, {"caution": DeckHint.MERGE})
    slide = slide_of(plan_deck(merged, theme), "lane-says")
    styles = [text.style for text in slide.body.frames[0].texts]
    assert shown(slide).splitlines()[2:] == [
        "Handle with care",
        "No one has measured the saving.",
    ]
    assert styles == [Style.QUOTE, Style.DETAIL, Style.HEADING, Style.TEXT]


def test_a_block_that_cannot_join_has_its_own_slide(
    english: DossierPlan, theme: Theme
) -> None:
    after_chart = place_blocks(english, {"source-bar": DeckHint.MERGE})
    assert slide_of(plan_deck(after_chart, theme), "source-bar").kind is SlideKind.CHART
    full = BulletsBlock(
        "merged-points", "", (), items=tuple(words(SENTENCE * 2) for _ in range(8))
    )
    overview, *others = english.sections
    blocks = tuple(full if block.id == full.id else block for block in overview.blocks)
    crowded = replace(english, sections=(replace(overview, blocks=blocks), *others))
    assert slide_of(plan_deck(crowded, theme), "merged-points").kind is SlideKind.TEXT


def test_notes_only_goes_to_the_slide_before_and_out_goes_nowhere(
    english: DossierPlan, theme: Theme
) -> None:
    hints = {"numbers": DeckHint.NOTES, "crop-bar": DeckHint.OUT}
    plan = plan_deck(place_blocks(english, hints), theme)
    assert {"numbers", "crop-bar"}.isdisjoint(slide.id for slide in plan.slides)
    assert (
        "revenue: $11\u00a0billion; second quarter of 2026 · up 16% on the year; The best quarter so far"
        in (slide_of(plan, "points").notes)
    )
    assert "Crop and robots grew together" not in "\n".join(
        shown(slide) for slide in plan.slides
    )
    named = [
        line
        for slide in plan.slides
        for line in slide.notes
        if "Crop and robots grew together" in plain_line(line)
    ]
    assert named == ["Left out here: “Crop and robots grew together”."]


def test_every_kind_of_block_can_be_told_instead_of_shown(
    english: DossierPlan, theme: Theme
) -> None:
    ids = [block.id for section in english.sections for block in section.blocks]
    hints = dict.fromkeys(ids, DeckHint.NOTES)
    plan = plan_deck(place_blocks(english, hints), theme)
    assert [slide.kind for slide in plan.slides if slide.section] == [
        SlideKind.SECTION
    ] * 4
    told = "\n".join(plain_line(line) for slide in plan.slides for line in slide.notes)
    for said in (
        "The robots come from Pomona",
        "They are fast.",
        "2024 | 40 | dry",
        "Columns: 40, 55 and 70 tonnes.",
        "15\u00a0August 2026 (inferred): Trials",
        "Reach: An arm goes there.",
        "Hands: Gentle; Slow",
        "A green square on white.",
        "“the hand decides” — Vera Lane, head of Orchard (our translation)",
        "No one has measured the saving.",
        "– The robots are faster and cheaper.",
        "The letter is the later text.",
    ):
        assert said in told


# ---------------------------------------------------------------- notes and sources


def test_notes_are_the_curators_then_who_says_so_then_what_is_not_shown(
    whole: DeckPlan,
) -> None:
    told = list(map(plain_line, slide_of(whole, "overview").notes))
    assert told[1:4] == [
        "Section 1 of 4: Overview.",
        "Also in the dossier:",
        "The robots come from Pomona, and Orchard earned $11\u00a0billion (up 16% on the year).",
    ]
    assert "Begin with the harvest." in told
    heading, claim = slide_of(whole, "hand-or-robot").notes[1:]
    assert plain_line(heading) == "Who says so:"
    assert isinstance(claim, Listed)
    assert claim.number == 3
    assert (
        plain_line(claim)
        == "The robots are 10 times faster. — Vera Lane (disputed). Gazette, 2\u00a0Oct\u00a02026, ¶\u00a04"
    )


def test_the_source_line_has_source_date_paragraph_and_claims(
    whole: DeckPlan,
) -> None:
    assert plain_text(slide_of(whole, "points").source_line) == (
        "Sources: Gazette, 2\u00a0Oct\u00a02026, "
        "¶\u00a03 (2), ¶\u00a04 (3), ¶\u00a06 (4); "
        "Robot tra i meli, undated, ¶\u00a01 (2)"
    )
    assert plain_text(slide_of(whole, "status-doughnut").source_line).startswith(
        "Source: Counted from"
    )


def test_a_slide_with_many_claims_names_them_all_in_two_lines(
    deck: Deck, proof: Evidence, theme: Theme
) -> None:
    many = tuple(replace(proof, number=number) for number in range(1, 41))
    (slide,) = deck(BulletsBlock("b", "Many", many, items=(words("One"),)))
    assert unfit(slide, theme) == []
    assert "40" in plain_text(slide.source_line)


def test_each_marked_claim_has_its_status_beside_it(whole: DeckPlan) -> None:
    body = slide_of(whole, "points").body
    assert [chip.text for chip in body.badges] == [
        "2 unconfirmed",
        "3 disputed",
        "4 reported",
    ]
    tops = [chip.box.top for chip in body.badges]
    assert tops == sorted(set(tops))
    assert [chip.text for chip in slide_of(whole, "crop-bar").head] == ["4 reported"]


def test_the_close_tells_every_key_claim(whole: DeckPlan, content: Content) -> None:
    close = slide_of(whole, "close")
    keys = [
        typeset_text(claim.text.get_words("en"), load_language("en"))
        for claim in content.claims
        if claim.key
    ]
    assert keys
    assert all(any(key in plain_line(line) for line in close.notes) for key in keys)
    assert shown(close).splitlines() == [section.takeaway for section in whole.sections]


# ---------------------------------------------------------------- titles


def test_titles_are_unique_even_where_blocks_have_none(
    whole: DeckPlan, deck: Deck
) -> None:
    counted = Counter(title(slide) for slide in whole.slides)
    assert counted.most_common(1)[0][1] == 1
    (slide,) = deck(ProseBlock("p", "", (), paragraphs=(words("Words."),)))
    assert title(slide) == "Machines: The robots came step by step."


def test_a_long_title_is_set_smaller_then_takes_room_then_is_a_problem(
    english: DossierPlan, theme: Theme
) -> None:
    def titled(times: int) -> tuple[DeckPlan, Slide]:
        block = CalloutBlock(
            "c",
            "The robots of the orchard pick by night " * times,
            (),
            paragraphs=words_,
        )
        plan = whole_deck(english, theme, block)
        return plan, slide_of(plan, PLACE)

    words_ = (words("Words."),)
    usual = titled(1)[1]
    smaller, taller = titled(3), titled(5)
    assert (
        theme.slide.title_floor
        <= smaller[1].title.size
        < usual.title.size
        == theme.slide.title.size
    )
    assert (
        smaller[1].title_box.height
        == usual.title_box.height
        < taller[1].title_box.height
    )
    for _, slide in (smaller, taller):
        assert not title(slide).endswith("…")
        assert unfit(slide, theme) == []
    where = "sections[2].blocks[1].title"
    assert smaller[0].unfit == ()
    assert taller[0].unfit == (Unfit(where, lost=False),)
    assert titled(14)[0].unfit == (Unfit(where),)


# ---------------------------------------------------------------- splitting


def test_a_table_of_60_rows_runs_on_with_its_header(deck: Deck, theme: Theme) -> None:
    columns = (
        TableColumn("Year", Align.START, 0.3),
        TableColumn("Crop in tonnes", Align.DECIMAL, 0.7),
    )
    rows = tuple((words(f"year {n}"), words(str(n * 11))) for n in range(60))
    slides = deck(
        TableBlock(
            "t", "Sixty years", (), columns=columns, rows=rows, note=words("In tonnes.")
        )
    )
    tables = [slide.body.table for slide in slides if slide.body.table]
    assert len(tables) == len(slides) > 1
    assert [title(slide) for slide in slides] == [
        f"Sixty years ({n}/{len(slides)})" for n in range(1, len(slides) + 1)
    ]
    cells = [
        ["".join(run.text for run in cell.runs) for cell in row]
        for t in tables
        for row in t.rows[1:]
    ]
    assert cells == [[plain_text(cell.runs) for cell in row] for row in rows]
    assert {t.rows[0][1].runs for t in tables} == {(Run("Crop in tonnes"),)}
    counts = [len(t.rows) for t in tables]
    assert max(counts) - min(counts) <= 1
    assert [fault for slide in slides for fault in unfit(slide, theme)] == []


def test_forty_bullets_run_on_at_the_floor(
    deck: Deck, theme: Theme, proof: Evidence
) -> None:
    items = tuple(Para((Run(f"{n}. {SENTENCE}"),), (proof,)) for n in range(40))
    slides = deck(BulletsBlock("b", "Forty", (), items=items))
    assert [line for slide in slides for line in shown(slide).splitlines()] == [
        plain_text(i.runs) for i in items
    ]
    assert {slide.body.size for slide in slides} == {theme.slide.body_floor}
    assert [fault for slide in slides for fault in unfit(slide, theme)] == []


def test_few_words_stand_at_full_size_and_more_are_set_smaller(
    deck: Deck, theme: Theme
) -> None:
    def size(count: int) -> set[int]:
        block = BulletsBlock(
            "b", "Points", (), items=tuple(words(SENTENCE) for _ in range(count))
        )
        return {slide.body.size for slide in deck(block)}

    assert size(2) == {theme.slide.body.size}
    assert max(size(6)) < theme.slide.body.size
    assert {theme.slide.body_floor} in [size(count) for count in range(9, 13)]


def test_a_paragraph_longer_than_a_slide_goes_on_at_a_sentence(
    deck: Deck, theme: Theme
) -> None:
    slides = deck(
        ProseBlock("p", "Long", (), paragraphs=(words((SENTENCE * 60).strip()),))
    )
    assert len(slides) > 2
    texts = [text for slide in slides for text in shown(slide).splitlines()]
    assert " ".join(texts) == (SENTENCE * 60).strip()
    assert all(text.endswith(".") for text in texts)
    assert [fault for slide in slides for fault in unfit(slide, theme)] == []


def test_side_by_side_no_more_than_fit(
    deck: Deck, theme: Theme, proof: Evidence
) -> None:
    figures = tuple(
        FigureItem(f"f{n}", f"${n} billion", "label", "2026", "more", proof)
        for n in range(5)
    )
    events = tuple(
        TimelineEvent(f"day {n}", is_uncertain=n == 3, text=words("It rained."))
        for n in range(7)
    )
    steps = tuple(ProcessStep(f"Step {n}", words("Do it.")) for n in range(1, 7))
    made = [
        deck(FiguresBlock("f", "Figures", (), items=figures)),
        deck(TimelineBlock("t", "Events", (), events=events)),
        deck(ProcessBlock("p", "Steps", (), steps=steps)),
    ]
    assert [[len(slide.body.grounds) for slide in slides] for slides in made] == [
        [2, 3],
        [7],
        [6],
    ]
    numbers = [
        plain_text(frame.texts[0].runs)
        for slide in made[2]
        for frame in slide.body.frames
        if frame.name == "Number"
    ]
    assert numbers == ["1", "2", "3", "4", "5", "6"]
    uncertain = [
        event.is_uncertain
        for slide in made[1]
        if isinstance(slide.body.block, TimelineBlock)
        for event in slide.body.block.events
    ]
    assert uncertain == [event.is_uncertain for event in events]
    assert [
        fault for slides in made for slide in slides for fault in unfit(slide, theme)
    ] == []


def test_a_comparison_runs_on_under_its_titles(deck: Deck, theme: Theme) -> None:
    sides = (
        ComparisonSide("Hands", tuple(words(f"{n} {SENTENCE}") for n in range(12))),
        ComparisonSide("Robots", (words("Fast"),)),
    )
    slides = deck(ComparisonBlock("c", "Compared", (), sides=sides))
    assert len(slides) > 1
    first, *others = slides
    left, right = [one for one in first.body.frames if one.name == "Title"]
    assert left.texts[0].runs == (Run("Hands"),)
    assert right.texts[0].runs == (Run("Robots"),)
    assert left.box.top == right.box.top
    for slide in others:  # the side that is at its end leaves its room to the other
        (left,) = [one for one in slide.body.frames if one.name == "Title"]
        assert left.texts[0].runs == (Run("Hands"),)
    points = [
        line
        for slide in slides
        for line in shown(slide).splitlines()
        if line[0].isdigit()
    ]
    assert points == [plain_text(point.runs) for point in sides[0].points]
    assert [fault for slide in slides for fault in unfit(slide, theme)] == []


@pytest.mark.parametrize(
    "text", [LONG_WORD, SENTENCE * 12, "i", f"{SENTENCE}{LONG_WORD} {SENTENCE}"]
)
def test_whatever_its_length_nothing_leaves_its_box(
    deck: Deck, theme: Theme, proof: Evidence, text: str
) -> None:
    for block in every_kind(text, proof):
        slides = deck(block)
        assert [fault for slide in slides for fault in unfit(slide, theme)] == [], type(
            block
        ).__name__


def test_long_words_run_on_and_none_is_lost(
    english: DossierPlan, theme: Theme, proof: Evidence
) -> None:
    """Said twelve times over, only what cannot be split is a problem, and everything else is on slides."""
    long = (SENTENCE * 12).strip()
    named = {}
    for block in every_kind(long, proof):
        plan = whole_deck(english, theme, replace(block, title="Short"))
        named[type(block).__name__] = {
            one.where.partition("].blocks[1].")[2] for one in plan.unfit
        }
        seen = " ".join(shown(slide) for slide in plan.slides if belongs(slide))
        if not plan.unfit:
            said = seen.replace("\n", " ")
            assert said.count("growers") >= 12, type(block).__name__
            assert "…" not in seen, type(block).__name__
    assert {name: places for name, places in named.items() if places} == {
        "QuotationBlock": {"speaker"},
        "FiguresBlock": {"figures[0]", "figures[1]", "figures[2]"},
        "TableBlock": {"columns[0].label", "columns[1].label"},
        "TimelineBlock": {"events[0]", "events[1]", "events[2]"},
        "ProcessBlock": {"steps[0]", "steps[1]", "steps[2]"},
        "ComparisonBlock": {"sides[0].title", "sides[1].title"},
        "DisagreementBlock": {"question"},
        "ChartBlock": {"unit"},
    }


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=HARD_TEXTS, kind=st.integers(0, 12))
def test_generated_words_never_leave_their_boxes(
    text: str, kind: int, deck: Deck, theme: Theme, proof: Evidence
) -> None:
    slides = deck(every_kind(text, proof)[kind])
    assert [fault for slide in slides for fault in unfit(slide, theme)] == []


def test_many_sections_and_sources_run_on(english: DossierPlan, theme: Theme) -> None:
    one = english.sections[1]
    sections = tuple(
        replace(one, number=n, title=f"Part {n}", takeaway=f"{n}. {SENTENCE}")
        for n in range(1, 31)
    )
    sources = tuple(replace(english.sources[0], number=n) for n in range(1, 41))
    bare = tuple(replace(section, blocks=()) for section in sections)
    plan = plan_deck(replace(english, sections=bare, sources=sources), theme)
    kinds = Counter(slide.kind for slide in plan.slides)
    assert (
        min(kinds[SlideKind.AGENDA], kinds[SlideKind.SOURCES], kinds[SlideKind.CLOSE])
        > 1
    )
    numbers = [
        t.number
        for s in plan.slides
        if s.kind is SlideKind.SOURCES
        for t in s.body.frames[0].texts
        if t.number
    ]
    assert numbers == list(range(1, 41))
    assert [fault for slide in plan.slides for fault in unfit(slide, theme)] == []


def test_a_deck_is_planned_alike_twice(english: DossierPlan, theme: Theme) -> None:
    block = BulletsBlock("b", "Points", (), items=(words(SENTENCE),))
    assert whole_deck(english, theme, block) == whole_deck(english, theme, block)
