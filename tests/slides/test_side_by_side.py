"""What stands side by side: whole numbers, level cards, glued arrows, dates in their places."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reporting.deck.ooxml.shapes import write_connector
from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.theme import Theme
from reporting.design.units import Length, pt
from reporting.i18n import list_languages, load_language
from reporting.plan.block_model import (
    Block,
    ComparisonBlock,
    ComparisonSide,
    DisagreementBlock,
    FigureItem,
    FiguresBlock,
    ProcessBlock,
    ProcessStep,
    Tick,
    TimelineBlock,
    TimelineEvent,
)
from reporting.plan.model import DossierPlan
from reporting.plan.value_parts import find_number, split_value
from reporting.plan.words import Evidence, Para, Run, plain_text
from reporting.record import replace
from reporting.scene import (
    Bar,
    Connector,
    Disc,
    Group,
    Paragraph,
    Rule,
    Scene,
    SceneItem,
    Side,
    SlideKind,
    TextFrame,
    Triangle,
)
from reporting.slides.deck import plan_deck
from reporting.slides.timelines import choose_lanes, find_spans
from reporting.slides.typesetter import Typesetter
from tests.slides.decks import PLACE, SENTENCE, unfit, whole_deck, words
from tests.slides.outline import walk_items

LANGUAGES = [load_language(code) for code in list_languages()]


def scenes_of(
    kind: SlideKind, dossier: DossierPlan, theme: Theme, *blocks: Block
) -> list[Scene]:
    """Return the slides of a kind in a deck around some blocks, all of it whole."""
    plan = whole_deck(dossier, theme, *blocks)
    assert plan.unfit == ()
    own = [
        slide for slide in plan.slides if slide.section and slide.section.id == "vfx"
    ]
    assert [fault for slide in own for fault in unfit(slide, theme)] == []
    return [
        scene
        for scene, slide in zip(plan.scenes, plan.slides, strict=True)
        if scene.kind is kind and slide in own
    ]


def named(scene: Scene, name: str) -> list[SceneItem]:
    """Return the items whose name is a word and a number."""
    return [
        item
        for item in walk_items(scene.items)
        if item.name.rpartition(" ")[0] == name and item.name[-1].isdigit()
    ]


def said(item: SceneItem) -> str:
    assert isinstance(item, TextFrame)
    return " ".join(paragraph.text for paragraph in item.paragraphs)


def figure(value: str, proof: Evidence, number: str = "", **more: object) -> FigureItem:
    item = FigureItem("f", value, "Label", "2026", "", proof, number=number)
    return replace(item, **more)


# ---------------------------------------------------------------- numbers


@pytest.mark.parametrize(
    ("amount", "number"),
    [
        ("$11\u00a0billion", "$11"),
        ("11,4\u00a0Millionen\u00a0Euro", "11,4"),
        ("122\u00a0milioni\u00a0di\u00a0visualizzazioni", "122"),
        ("14\u00a0%", "14\u00a0%"),
        ("48,5\u00a0km", "48,5"),
        ("CHF\u00a05", "CHF\u00a05"),
        ("US$\u00a03,1\u00a0bilhões", "US$\u00a03,1"),
        ("−€1.3\u00a0million", "−€1.3"),
        ("1\u202f234\u202f567\u00a0vues", "1\u202f234\u202f567"),
        ("1\u00a0234\u00a0567\u00a0zł", "1\u00a0234\u00a0567"),
        ("12\u00a034-cm\u00a0pipes", "12"),
        ("11兆円", "11兆円"),
        ("none at all", ""),
    ],
)
def test_the_number_of_an_amount_takes_its_signs_along(
    amount: str, number: str
) -> None:
    assert find_number(amount) == number
    value = f"over\u00a0{amount}"
    parts = [value[part] for part in split_value(value, number)]
    assert parts[1] == (number or value)
    assert [part for part in parts if part != part.strip()] == []
    assert "".join("".join(parts).split()) == "".join(value.split())


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    values=st.lists(
        st.tuples(
            st.decimals(-(10**12), 10**12, places=2) | st.integers(0, 10**12),
            st.sampled_from(["", "EUR", "USD", "CHF", "JPY"]),
            st.sampled_from(["", "Gigawattstunden", "km", "views", "%"]),
            st.sampled_from(["exact", "over", "about", "under"]),
        ),
        min_size=1,
        max_size=7,
    ),
    language=st.sampled_from(LANGUAGES),
)
def test_no_number_is_ever_broken(
    values: list[tuple[Decimal | int, str, str, str]],
    language: object,
    english: DossierPlan,
    theme: Theme,
    proof: Evidence,
) -> None:
    items = []
    for value, currency, unit, qualifier in values:
        amount = language.write_amount(  # type: ignore[attr-defined]
            Decimal(value),
            unit="" if currency or unit == "%" else unit,
            currency=currency,
            percent=unit == "%" and not currency,
        )
        whole = language.qualify(amount, qualifier)  # type: ignore[attr-defined]
        items.append(figure(whole, proof, find_number(amount)))
    block = FiguresBlock("f", "Figures", (), items=tuple(items))
    scenes = scenes_of(SlideKind.FIGURES, english, theme, block)
    shown = [item for scene in scenes for item in named(scene, "Value")]
    assert len(shown) == len(items)
    for item, frame in zip(items, shown, strict=True):
        assert isinstance(frame, TextFrame)
        assert squeeze(said(frame)) == squeeze(item.value)
        large = [one for one in frame.paragraphs if one.style is Style.VALUE]
        assert [len(paragraph.lines) for paragraph in large] == [1]
        assert item.number in large[0].text
    sizes = {
        frame.paragraphs[0].size for frame in shown if isinstance(frame, TextFrame)
    }
    assert len(sizes) == 1
    assert min(sizes) >= theme.slide.title_floor


def squeeze(text: str) -> str:
    return "".join(text.split())


def test_long_numbers_are_set_smaller_not_cut(
    english: DossierPlan, theme: Theme, proof: Evidence
) -> None:
    values = ("$1,234,567.89", "83,517,030", "12")
    items = tuple(figure(value, proof, value) for value in values)
    block = FiguresBlock("f", "Figures", (), items=items)
    (scene,) = scenes_of(SlideKind.FIGURES, english, theme, block)
    (size,) = {first_paragraph(item).size for item in named(scene, "Value")}
    assert pt(40) <= size <= theme.slide.figure.size


def first_paragraph(item: SceneItem) -> Paragraph:
    assert isinstance(item, TextFrame)
    return item.paragraphs[0]


def test_words_before_a_number_are_small_and_on_its_line(
    english: DossierPlan, theme: Theme, proof: Evidence
) -> None:
    over = figure("over\u00a0122\u00a0million\u00a0views", proof, "122")
    block = FiguresBlock("f", "Figures", (), items=(over, over, over))
    (scene,) = scenes_of(SlideKind.FIGURES, english, theme, block)
    for item in named(scene, "Value"):
        assert isinstance(item, TextFrame)
        line, unit = item.paragraphs
        large = [run.text for run in line.runs if not run.is_small]
        assert (large, unit.text) == (["122"], "million views")
        assert line.text.split() == ["over", "122"]
        assert line.size == theme.slide.figure.size > line.small >= unit.size


def test_a_change_is_drawn_by_its_direction_and_said_in_words(
    english: DossierPlan, theme: Theme, proof: Evidence
) -> None:
    changes = (("up 16%", 1), ("down 4%", -1), ("unchanged", 0), ("", 0))
    items = tuple(
        figure("12", proof, "12", change=change, direction=way)
        for change, way in changes
    )
    block = FiguresBlock("f", "Figures", (), items=items)
    (scene,) = scenes_of(SlideKind.FIGURES, english, theme, block)
    drawn = [item for item in walk_items(scene.items) if isinstance(item, Triangle)]
    assert [(item.name, item.is_down) for item in drawn] == [
        ("Change 1", False),
        ("Change 2", True),
    ]
    texts = [said(item) for item in named(scene, "Words")]
    assert all(change in text for (change, _), text in zip(changes, texts, strict=True))
    for triangle, frame in zip(drawn, named(scene, "Words"), strict=False):
        assert isinstance(frame, TextFrame)
        (moved,) = [one for one in frame.paragraphs if one.stands_in]
        assert triangle.rect.right < frame.rect.left + moved.stands_in
        assert frame.rect.contains(triangle.rect)


def test_five_figures_stand_in_one_size_over_all_their_slides(
    english: DossierPlan, theme: Theme, proof: Evidence
) -> None:
    long = figure("$11\u00a0billion", proof, "$11", label=SENTENCE, detail=SENTENCE)
    block = FiguresBlock("f", "Figures", (), items=(long,) * 5)
    scenes = scenes_of(SlideKind.FIGURES, english, theme, block)
    counts = [len(named(scene, "Value")) for scene in scenes]
    assert sum(counts) == 5
    assert min(counts) > 1 or len(counts) == 5
    sizes = {first_paragraph(v).size for s in scenes for v in named(s, "Value")}
    assert len(sizes) == 1


# ---------------------------------------------------------------- cards


@pytest.mark.parametrize("count", range(1, 12))
@pytest.mark.parametrize("text", ["", "An arm goes there.", SENTENCE])
def test_steps_stand_on_equal_cards_in_order(
    count: int, text: str, english: DossierPlan, theme: Theme
) -> None:
    steps = tuple(
        ProcessStep(f"Step {n}", words(text) if text else Para(()))
        for n in range(1, count + 1)
    )
    scenes = scenes_of(
        SlideKind.PROCESS, english, theme, ProcessBlock("p", "S", (), steps=steps)
    )
    numbers = [said(one) for scene in scenes for one in named(scene, "Number")]
    assert numbers == [str(n) for n in range(1, count + 1)]
    for scene in scenes:
        cards = [item.rect for item in named(scene, "Card")]
        assert (
            max(card.height for card in cards) - min(card.height for card in cards) <= 2
        )
        for one, other in pairwise(cards):  # row by row, as one reads
            is_beside = other.top == one.top and other.left >= one.right
            assert is_beside or other.top >= one.bottom
        arrows = [
            item for item in walk_items(scene.items) if isinstance(item, Connector)
        ]
        assert len(arrows) == len(cards) - 1
        for arrow, (one, other) in zip(arrows, pairwise(cards), strict=True):
            if one.top == other.top:
                assert (arrow.start_side, arrow.end_side) == (Side.RIGHT, Side.LEFT)
            else:
                assert (arrow.start_side, arrow.end_side) == (Side.BOTTOM, Side.TOP)
                assert arrow.is_leftward == (other.left < one.left)


@pytest.mark.parametrize("is_leftward", [True, False])
def test_a_bent_line_begins_and_ends_where_its_rectangle_does(
    *, is_leftward: bool
) -> None:
    """As DrawingML turns it (ECMA-376 20.1.7.6): flipped first, then around its middle."""
    rect = Rect(pt(100), pt(50), pt(300), pt(20))
    xml = write_connector("", rect, "", is_leftward=is_leftward, is_bent=True)
    numbers = {
        key: int(xml.split(f'{key}="')[1].split('"')[0])
        for key in ("x", "y", "cx", "cy")
    }
    middle = numbers["x"] + numbers["cx"] / 2, numbers["y"] + numbers["cy"] / 2
    turns = int(xml.split('rot="')[1].split('"')[0]) // 5_400_000
    x, y = -numbers["cx"] / 2, -numbers["cy"] / 2
    if 'flipH="1"' in xml:
        x = -x
    for _ in range(turns):
        x, y = -y, x
    start = middle[0] + x, middle[1] + y
    corner = rect.right if is_leftward else rect.left
    assert start == pytest.approx((corner, rect.top), abs=2)


def test_a_built_process_has_its_steps_outside_of_any_group(
    english: DossierPlan, theme: Theme
) -> None:
    steps = tuple(ProcessStep(f"Step {n}", words("Do it.")) for n in range(3))
    block = ProcessBlock("p", "S", (), steps=steps)
    (whole,) = scenes_of(SlideKind.PROCESS, english, theme, block)
    (built,) = scenes_of(
        SlideKind.PROCESS, english, theme, replace(block, is_built=True)
    )
    own = [(item.name, item.step) for item in built.items if item.step is not None]
    assert own == [
        *(("Step 1", 0), ("Step 2", 1), ("Step 3", 2)),
        *(("To step 2", 1), ("To step 3", 2)),
    ]
    (group,) = [item for item in whole.items if item.name == "Process"]
    assert isinstance(group, Group)
    assert [(item.name, item.step) for item in group.items] == own


def test_cards_have_no_ground_on_which_some_word_is_weak(
    english: DossierPlan, theme: Theme
) -> None:
    steps = (ProcessStep("One", words("Do it.")),) * 2
    block = ProcessBlock("p", "S", (), steps=steps)
    grey = replace(theme, colours=replace(theme.colours, wash="#9A9A9A"))
    for look, ground in ((theme, theme.colours.wash), (grey, "")):
        plan = whole_deck(english, look, block)
        (scene,) = [one for one in plan.scenes if one.id == "steps"]
        for card in named(scene, "Card"):
            assert isinstance(card, Bar)
            assert card.fill == ground
            assert (card.outline is None) == bool(ground)


def test_each_point_of_a_comparison_has_its_badge_below_it(
    english: DossierPlan, theme: Theme
) -> None:
    proofs = [entry.evidence for entry in english.claims][:4]
    points = tuple(
        Para((Run(f"Point {n}"), Run(str(proof.number), mark=proof.number)), (proof,))
        for n, proof in enumerate(proofs)
    )
    sides = ComparisonSide("One", points[:2]), ComparisonSide("Two", points[2:])
    block = ComparisonBlock("c", "C", (), sides=sides)
    (scene,) = scenes_of(SlideKind.COMPARISON, english, theme, block)
    for side, expected in zip(
        named(scene, "Side"), (proofs[:2], proofs[2:]), strict=True
    ):
        assert isinstance(side, Group)
        texts = [one for one in side.items if one.name.startswith("Point")]
        badges = [one for one in side.items if one.name.startswith("Status")]
        assert [one.alt for one in badges] == [
            f"{proof.number} {proof.status_word}" for proof in expected
        ]
        for text, badge in zip(texts, badges, strict=True):
            assert 0 <= badge.rect.top - text.rect.bottom < badge.rect.height
    tops = [
        [one.rect.top for one in side.items]
        for side in named(scene, "Side")
        if isinstance(side, Group)
    ]
    assert tops[0] == tops[1]


def test_disagreements_of_a_deck_have_one_size(
    english: DossierPlan, theme: Theme, proof: Evidence
) -> None:
    def make(name: str, text: str, count: int) -> DisagreementBlock:
        sides = (Para((Run(text),), (proof,)),) * count
        return DisagreementBlock(
            name, name, (), question="Why?", sides=sides, reading=None
        )

    plan = whole_deck(
        english, theme, make("a", "It rains.", 2), make("b", SENTENCE * 2, 3)
    )
    sizes = {
        first_paragraph(item).size
        for scene in plan.scenes
        if scene.section == "vfx" and scene.kind is SlideKind.DISAGREEMENT
        for item in named(scene, "Words")
    }
    assert len(sizes) == 1
    assert sizes < {pt(size) for size in range(16, 25)}


# ---------------------------------------------------------------- dates


def timeline(*spans: tuple[float | None, float | None]) -> TimelineBlock:
    events = tuple(
        TimelineEvent(
            f"day {n}",
            is_uncertain=start is None,
            text=words("It rained."),
            is_lasting=end is not None,
            start=start,
            end=end,
        )
        for n, (start, end) in enumerate(spans)
    )
    ticks = tuple(Tick(n / 8, f"{2000 + n}") for n in range(9))
    return TimelineBlock("t", "Time", (), events=events, ticks=ticks)


def test_marks_stand_at_their_dates_and_leads_never_cross(
    english: DossierPlan, theme: Theme
) -> None:
    shares = (0.0, 0.02, 0.03, 0.5, 1.0)
    block = timeline(*[(share, None) for share in shares])
    (scene,) = scenes_of(SlideKind.TIMELINE, english, theme, block)
    marks = [item for item in walk_items(scene.items) if isinstance(item, Disc)]
    lefts = [mark.rect.left for mark in marks]
    span = lefts[-1] - lefts[0]
    assert [(left - lefts[0]) / span for left in lefts] == pytest.approx(
        shares, abs=1e-4
    )
    cards = [item.rect for item in named(scene, "Card")]
    ends = []
    for mark, lead, card in zip(marks, named(scene, "Lead"), cards, strict=True):
        assert isinstance(lead, Rule)
        top = lead.rect.right if lead.is_leftward else lead.rect.left
        foot = lead.rect.left if lead.is_leftward else lead.rect.right
        assert mark.rect.left <= top <= mark.rect.right
        assert card.left <= foot <= card.right
        assert lead.rect.bottom == card.top
        ends.append((top, foot))
    assert ends == sorted(ends)
    assert [foot for _, foot in ends] == sorted(foot for _, foot in ends)
    labels = [item.rect for item in named(scene, "Tick label")]
    assert len(labels) > 3
    assert not any(one.meets(other) for one, other in pairwise(labels))


def test_a_scaled_timeline_keeps_its_scale_over_several_slides(
    english: DossierPlan, theme: Theme
) -> None:
    shares = tuple(n / 10 for n in range(11))
    block = timeline(*[(share, None) for share in shares])
    scenes = scenes_of(SlideKind.TIMELINE, english, theme, block)
    assert len(scenes) > 1
    marks = [
        item.rect.left
        for scene in scenes
        for item in walk_items(scene.items)
        if isinstance(item, Disc)
    ]
    steps = [after - before for before, after in pairwise(marks)]
    assert max(steps) - min(steps) <= Length(100)


def test_what_lasts_covers_no_other_mark() -> None:
    spans = [(0.0, 0.6), (0.2, 0.2), (0.3, 0.8), (0.7, 0.9), (0.95, 1.0)]
    lanes = choose_lanes(spans, 0.02)
    assert lanes[1] == 0
    for at, (start, end) in enumerate(spans):
        for other in range(at):
            if lanes[other] == lanes[at]:
                assert spans[other][1] + 0.02 <= start or end + 0.02 <= spans[other][0]


def test_what_has_no_date_stands_between_its_neighbours_or_beyond_the_ends() -> None:
    block = timeline((None, None), (0.0, None), (None, None), (1.0, None), (None, None))
    starts = [start for start, _ in find_spans(block.events)]
    assert starts == sorted(starts)
    assert all(0 <= start <= 1 for start in starts)
    assert min(after - before for before, after in pairwise(starts)) > 0.03


@pytest.mark.parametrize("count", [1, 2, 5, 7, 8, 12])
def test_events_stand_over_and_under_the_line_where_that_is_wider(
    count: int, english: DossierPlan, theme: Theme
) -> None:
    events = tuple(
        TimelineEvent(
            f"day {n}", is_uncertain=False, text=words("The growers counted.")
        )
        for n in range(count)
    )
    block = TimelineBlock("t", "Time", (), events=events)
    scenes = scenes_of(SlideKind.TIMELINE, english, theme, block)
    assert len(scenes) == 1 + (count > 8)
    for scene in scenes:
        cards = [item.rect for item in named(scene, "Card")]
        marks = [item.rect for item in named(scene, "Mark")]
        lefts = [card.left for card in cards]
        assert lefts == sorted(lefts)
        over = [
            card.bottom <= mark.top for card, mark in zip(cards, marks, strict=True)
        ]
        assert over == [False] * len(over) or over == [
            n % 2 == 0 for n in range(len(over))
        ]
        assert any(over) or len(over) <= 6


def test_the_shipped_kinds_of_a_deck_are_as_large_as_their_like(
    english: DossierPlan, theme: Theme
) -> None:
    kinds = (SlideKind.PROCESS, SlideKind.TIMELINE, SlideKind.FIGURES)
    plan = plan_deck(english, theme)
    for kind in kinds:
        sizes = {slide.body.size for slide in plan.slides if slide.kind is kind}
        assert len(sizes) == 1
        assert min(sizes) >= pt(18)


def test_where_a_side_has_ended_the_other_has_the_whole_slide(
    english: DossierPlan, theme: Theme
) -> None:
    few = ComparisonSide("Few", (words("One point"),))
    many = ComparisonSide("Many", tuple([words(SENTENCE * 4) for _ in range(9)]))
    for sides in ((few, many), (many, few)):
        block = ComparisonBlock("c", "Sides", (), sides=sides)
        deck = whole_deck(english, theme, block)
        first, *others = [slide for slide in deck.slides if slide.id.startswith(PLACE)]
        field = Typesetter(theme).grid.body
        assert len(first.body.grounds) == 2
        assert others
        for slide in others:
            assert slide.body.grounds == (field,)
            (number,) = {frame.item for frame in slide.body.frames}
            assert number is not None
            assert sides[number] is many
            title, *points = slide.body.frames
            assert plain_text(title.texts[0].runs) == "Many"
            assert max(point.box.width for point in points) > field.width.times(0.8)
            scene = deck.scenes[deck.slides.index(slide)]
            cards = [i for i in walk_items(scene.items) if i.name.startswith("Card")]
            assert [card.rect for card in cards] == [field]
        said = [
            plain_text(text.runs).strip()
            for slide in (first, *others)
            for frame in slide.body.frames
            if frame.name != "Title" and frame.item == sides.index(many)
            for text in frame.texts
        ]
        assert " ".join(said).split() == (SENTENCE * 36).split()
        assert unfit(first, theme) == []
