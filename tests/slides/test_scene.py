"""What slides show, as a golden outline; and what holds of every scene."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reporting.design.fonts import find_font
from reporting.design.measure import measure_width
from reporting.design.rect import Rect
from reporting.design.slide_styles import FACES, Style, measure_indent
from reporting.design.theme import Theme
from reporting.design.units import Length, pt
from reporting.plan.block_model import BulletsBlock, ProseBlock
from reporting.plan.model import DossierPlan
from reporting.plan.words import Evidence, Run, Runs, cut_runs
from reporting.record import replace
from reporting.scene import (
    ON_COLOUR,
    Bar,
    Connector,
    Group,
    Role,
    Scene,
    SceneItem,
    SlideKind,
    Slot,
    Table,
    TextFrame,
)
from reporting.slides.compose_body import COMPOSE
from reporting.slides.deck import plan_deck
from reporting.slides.looks import SlideLook, SlotLook, make_own_looks
from reporting.slides.model import DeckPlan
from reporting.slides.strip import MOST_SEGMENTS
from reporting.slides.text import MERGING, TextBlock
from reporting.slides.typesetter import Typesetter
from tests.slides.decks import (
    HARD_TEXTS,
    LONG_WORD,
    SENTENCE,
    every_kind,
    whole_deck,
    words,
)
from tests.slides.outline import list_paragraphs, outline_scenes, walk_items

GOLDEN = Path(__file__).parents[1] / "golden"
ROUNDING = Length(2)
NOTHING = Length(0)


@pytest.fixture(scope="module")
def whole(english: DossierPlan, theme: Theme) -> DeckPlan:
    return plan_deck(english, theme)


@pytest.fixture(scope="module")
def scenes(whole: DeckPlan) -> tuple[Scene, ...]:
    return whole.scenes


def find_item(scene: Scene, name: str) -> SceneItem:
    return next(item for item in walk_items(scene.items) if item.name == name)


def find_strip(scene: Scene) -> Group | None:
    for item in scene.items:
        if isinstance(item, Group) and item.name == "Where we are":
            return item
    return None


def find_faults(scene: Scene, theme: Theme) -> list[str]:
    """Return what no scene may have."""
    slide = Rect(Length(0), Length(0), theme.slide.width, theme.slide.height)
    faults = []
    for item in walk_items(scene.items):
        if not slide.contains(item.rect):
            faults.append(f"{scene.id}: {item.name} is over the slide's edge")
        if item.is_decorative and item.alt:
            faults.append(f"{scene.id}: {item.name} is decoration with words")
        for paragraph in list_paragraphs(item):
            joined = "".join(run.text for line in paragraph.lines for run in line)
            if joined != paragraph.text:
                faults.append(f"{scene.id}: {item.name} loses words in its lines")
            if not all(paragraph.lines) and paragraph.text:
                faults.append(f"{scene.id}: {item.name} has an empty line")
    for siblings in (scene.items, *list_groups(scene)):
        names = Counter(item.name for item in siblings)
        faults += [f"{scene.id}: {name} twice" for name in names if names[name] > 1]
    return faults


def list_groups(scene: Scene) -> list[tuple[SceneItem, ...]]:
    return [item.items for item in walk_items(scene.items) if isinstance(item, Group)]


def test_the_slides_read_as_their_golden_outline(scenes: tuple[Scene, ...]) -> None:
    outline = outline_scenes(scenes)
    golden = GOLDEN / "every_block.slides.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(outline, encoding="utf-8")
    assert outline == golden.read_text(encoding="utf-8")


# ---------------------------------------------------------------- what holds of all


def test_scenes_of_every_kind_are_sound(
    english: DossierPlan,
    italian: DossierPlan,
    theme: Theme,
) -> None:
    for dossier in (english, italian):
        made = plan_deck(dossier, theme).scenes
        assert {scene.kind for scene in made} == set(SlideKind)
        assert [scene.number for scene in made] == list(range(1, len(made) + 1))
        assert [fault for scene in made for fault in find_faults(scene, theme)] == []


@pytest.mark.parametrize("text", [LONG_WORD, SENTENCE * 12, "i"])
def test_scenes_of_any_length_are_sound(
    text: str, english: DossierPlan, theme: Theme, proof: Evidence
) -> None:
    for block in every_kind(text, proof):
        made = whole_deck(english, theme, block).scenes
        assert [fault for scene in made for fault in find_faults(scene, theme)] == []


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=HARD_TEXTS, kind=st.integers(0, 12))
def test_generated_words_are_whole_in_their_lines(
    text: str,
    kind: int,
    english: DossierPlan,
    theme: Theme,
    proof: Evidence,
) -> None:
    block = every_kind(text, proof)[kind]
    made = whole_deck(english, theme, block).scenes
    assert [fault for scene in made for fault in find_faults(scene, theme)] == []


def test_no_line_is_wider_than_its_frame(
    scenes: tuple[Scene, ...], theme: Theme
) -> None:
    count = 0
    for scene in scenes:
        for frame in walk_items(scene.items):
            if not isinstance(frame, TextFrame) or not frame.wraps:
                continue
            for paragraph in frame.paragraphs:
                indent = measure_indent(paragraph.style, paragraph.size)
                for line in paragraph.lines:
                    width = measure_line(
                        theme, line, paragraph.style, paragraph.size, paragraph.small
                    )
                    assert width <= frame.rect.width - indent, (frame.name, line)
                    count += 1
    assert count > 100


def measure_line(
    theme: Theme, line: Runs, style: Style, size: Length, small: Length = NOTHING
) -> Length:
    """Return the width of a line without the spaces at its end."""
    face = FACES[style]
    width = 0
    for run in line:
        font = find_font(
            theme,
            face.family,
            bold=face.bold or run.bold,
            italic=face.italic is not run.italic,
        )
        words = run.text.rstrip() if run is line[-1] else run.text
        width += measure_width(words, font, small if run.is_small else size)
    return Length(width)


def test_equal_input_gives_equal_scenes(english: DossierPlan, theme: Theme) -> None:
    block = BulletsBlock("b", "Points", (), items=(words(SENTENCE),))
    first = whole_deck(english, theme, block)
    second = whole_deck(english, theme, block)
    assert first.scenes == second.scenes


def test_a_scene_shows_its_own_block_only(english: DossierPlan, theme: Theme) -> None:
    one = whole_deck(english, theme, ProseBlock("b", "A", (), paragraphs=(words("a"),)))
    two = whole_deck(english, theme, ProseBlock("b", "A", (), paragraphs=(words("z"),)))
    changed = []
    for before, after in zip(one.scenes, two.scenes, strict=True):
        if before.items != after.items:
            changed.append(before.id)
    assert changed == ["steps"]


def test_each_kind_of_slide_is_composed_of_something() -> None:
    assert set(COMPOSE) == set(SlideKind)
    assert all(COMPOSE.values())


def test_what_may_merge_is_every_kind_of_running_text() -> None:
    assert get_args(TextBlock) == MERGING


# ---------------------------------------------------------------- single items


def test_title_footer_and_number_fill_their_slots(scenes: tuple[Scene, ...]) -> None:
    for scene in scenes:
        slots = [
            item.slot
            for item in scene.items
            if isinstance(item, TextFrame) and item.slot is not None
        ]
        assert slots[0] is Slot.TITLE
        assert len(slots) == len(set(slots))
        if scene.kind is not SlideKind.COVER:
            assert {Slot.FOOTER, Slot.DATE, Slot.SLIDE_NUMBER} <= set(slots)
            page = find_item(scene, "Slide number")
            assert isinstance(page, TextFrame)
            assert page.is_number_field
            assert page.paragraphs[0].text == str(scene.number)


def test_badges_of_running_text_know_their_paragraph(
    scenes: tuple[Scene, ...],
) -> None:
    (scene,) = [one for one in scenes if one.id == "points"]
    body = find_item(scene, "Text")
    assert isinstance(body, TextFrame)
    badges = [item for item in scene.items if item.role is Role.STATUS]
    assert badges
    for badge in badges:
        assert isinstance(badge, Group)
        assert badge.paragraph is not None
        assert 0 <= badge.paragraph < len(body.paragraphs)
        assert badge.alt


def test_a_table_has_a_rule_under_each_row(scenes: tuple[Scene, ...]) -> None:
    tables = [
        item for scene in scenes for item in scene.items if isinstance(item, Table)
    ]
    assert tables
    for table in tables:
        assert len(table.rules) == len(table.rows) == len(table.heights)
        assert sum(table.widths) == table.rect.width


def test_arrows_join_the_cards_of_their_steps(scenes: tuple[Scene, ...]) -> None:
    (scene,) = [one for one in scenes if one.id == "steps"]
    (group,) = [item for item in scene.items if item.name == "Process"]
    assert isinstance(group, Group)
    names = [item.name for item in group.items]
    assert names == ["Step 1", "Step 2", "Step 3", "To step 2", "To step 3"]
    assert [item.step for item in group.items] == [0, 1, 2, 1, 2]
    for number, item in enumerate(group.items[3:], 1):
        assert isinstance(item, Connector)
        start, end = find_item(scene, item.start), find_item(scene, item.end)
        assert (start.name, end.name) == (f"Card {number}", f"Card {number + 1}")
        assert (item.rect.left, item.rect.right) == (start.rect.right, end.rect.left)


# ---------------------------------------------------------------- the strip


def strip_of(count: int, dossier: DossierPlan, theme: Theme) -> list[Group]:
    """Return the strips of a deck of so many sections without blocks."""
    one = replace(dossier.sections[1], blocks=())
    sections = [replace(one, number=n, title=f"Part {n}") for n in range(1, count + 1)]
    plan = plan_deck(replace(dossier, sections=tuple(sections)), theme)
    strips = [find_strip(scene) for scene in plan.scenes]
    return [strip for strip in strips if strip is not None]


def test_up_to_twelve_sections_have_a_segment_each(
    english: DossierPlan, theme: Theme
) -> None:
    strips = strip_of(MOST_SEGMENTS, english, theme)
    assert {len(strip.items) for strip in strips} == {MOST_SEGMENTS}
    names = [item.name for item in strips[0].items]
    assert names == [f"Section {n}" for n in range(1, MOST_SEGMENTS + 1)]


@pytest.mark.parametrize("count", [MOST_SEGMENTS + 1, 60])
def test_more_sections_have_one_track_and_one_mark(
    count: int, english: DossierPlan, theme: Theme
) -> None:
    strips = strip_of(count, english, theme)
    marked = [strip for strip in strips if len(strip.items) > 1]
    assert len(marked) == count
    lefts = []
    for strip in marked:
        track, here = strip.items
        assert isinstance(track, Bar)
        assert isinstance(here, Bar)
        assert (track.name, here.name) == ("Track", "Here")
        assert track.rect.contains(here.rect)
        lefts.append(here.rect.left)
    assert lefts == sorted(set(lefts))
    first, last = marked[0].items[1], marked[-1].items[1]
    assert first.rect.left == strips[0].rect.left
    assert abs(last.rect.right - strips[0].rect.right) <= ROUNDING
    bare = [strip for strip in strips if len(strip.items) == 1]
    assert bare, "agenda, close and backup show the track alone"


# ---------------------------------------------------------------- looks


def make_template_looks(theme: Theme) -> dict[SlideKind, SlideLook]:
    """Return the looks of a template whose layouts have a title alone, in red and centred."""
    looks = {}
    for kind, own in make_own_looks(theme, Typesetter(theme).grids).items():
        panel = (own.grid.body, "#123456")
        title = SlotLook(align="ctr", anchor="b", colour="#FF0000")
        slots = {Slot.TITLE: title}
        looks[kind] = replace(own, slots=slots, align="r", panel=panel)
    return looks


def test_on_a_template_texts_without_a_slot_are_boxes(
    english: DossierPlan, theme: Theme
) -> None:
    looks = make_template_looks(theme)
    for scene in plan_deck(english, theme, looks=looks).scenes:
        panel, title = scene.items[:2]
        assert isinstance(panel, Bar)
        assert (panel.name, panel.fill) == ("Panel", "#123456")
        assert isinstance(title, TextFrame)
        assert (title.slot, title.align, title.anchor) == (Slot.TITLE, "ctr", "b")
        assert title.paragraphs[0].colour == "#FF0000"
        others = [item for item in scene.items[2:] if isinstance(item, TextFrame)]
        assert {item.slot for item in others} == {None}
        assert not scene.ground
        names = {item.name for item in scene.items}
        assert not names & {"Sections", "Section number"}
        if scene.kind is SlideKind.SECTION:
            assert "Where we are" not in names


def test_our_own_openers_stand_on_their_colour(
    scenes: tuple[Scene, ...], theme: Theme
) -> None:
    grounds = {scene.ground for scene in scenes if scene.kind is SlideKind.SECTION}
    assert grounds == {theme.accent(s) for s in ("overview", "strategy", "vfx")} | (
        grounds & {theme.accent("controversy")}
    )
    for scene in scenes:
        title = scene.items[0]
        assert isinstance(title, TextFrame)
        is_paper = title.paragraphs[0].colour == theme.colours.paper
        assert is_paper == (scene.kind in ON_COLOUR)


# ---------------------------------------------------------------- runs


RUNS = st.lists(
    st.builds(Run, st.text("ab ", max_size=6), bold=st.booleans()), max_size=5
)


@given(runs=RUNS, at=st.integers(0, 40))
def test_cut_runs_lose_nothing(runs: list[Run], at: int) -> None:
    head, tail = cut_runs(tuple(runs), at)
    before = "".join(run.text for run in head)
    after = "".join(run.text for run in tail)
    whole = "".join(run.text for run in runs)
    assert (before, after) == (whole[:at], whole[at:])
    assert {run.bold for run in (*head, *tail)} <= {run.bold for run in runs}


def test_a_run_that_is_cut_keeps_its_look() -> None:
    run = Run("one two", bold=True, link="#x")
    head, tail = cut_runs((Run("a"), run), 5)
    assert head == (Run("a"), replace(run, text="one "))
    assert tail == (replace(run, text="two"),)


def test_a_mark_in_the_strip_is_never_thinner_than_can_be_seen(
    english: DossierPlan, theme: Theme
) -> None:
    strips = strip_of(150, english, theme)
    widths = {strip.items[1].rect.width for strip in strips if len(strip.items) > 1}
    assert min(widths) >= pt(6)
