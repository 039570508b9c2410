"""Slides fade where the theme has it, and lists are built where the content asks; else nothing moves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from reporting import build
from reporting.design.theme import Theme
from reporting.record import replace
from reporting.scene import Role, SlideKind
from tests.deck.conftest import Made, made, recompose
from tests.deck.linter import package_faults
from tests.samples import EVERY_BLOCK, write
from tests.tools import ooxml_errors


def moving(deck: Made) -> list[str]:
    """Return what moves in a deck, slide by slide."""
    return [
        f"{planned.id}: {tag}"
        for planned, slide in zip(deck.plan.slides, deck.deck.slides, strict=True)
        for tag in ("transition", "timing")
        if slide._element.find(f"{{*}}{tag}") is not None
    ]


@pytest.fixture(scope="module")
def built(english: Made, theme: Theme) -> Made:
    slides = tuple(
        replace(slide, build=slide.id == "points") for slide in english.plan.slides
    )
    return made(recompose(replace(english.plan, slides=slides), theme), theme)


def targets(timing: Any) -> list[list[str]]:
    """Return what each click shows: paragraphs by their numbers, shapes by their names' numbers."""
    clicks = timing.findall(".//{*}cTn[@nodeType='mainSeq']/{*}childTnLst/{*}par")
    return [
        [
            f"paragraph {target.find('.//{*}pRg').get('st')}"
            if target.find(".//{*}pRg") is not None
            else target.get("spid")
            for target in click.iter("{*}spTgt")
        ]
        for click in clicks
    ]


def test_nothing_moves_unless_asked(english: Made) -> None:
    assert moving(english) == []


def test_every_slide_fades_where_the_theme_has_it(
    english: Made, theme: Theme, tmp_path: Path
) -> None:
    fading = replace(theme, slide=replace(theme.slide, transition="fade"))
    deck = made(english.plan, fading)
    assert moving(deck) == [f"{slide.id}: transition" for slide in deck.plan.slides]
    assert all(
        slide._element.find("{*}transition/{*}fade") is not None
        for slide in deck.deck.slides
    )
    path = tmp_path / "fading.pptx"
    path.write_bytes(deck.data)
    assert ooxml_errors(path) == []


def test_morph_is_offered_and_other_programs_fade(
    english: Made, theme: Theme, tmp_path: Path
) -> None:
    morphing = replace(theme, slide=replace(theme.slide, transition="morph"))
    deck = made(english.plan, morphing)
    for plain, slide in zip(english.deck.slides, deck.deck.slides, strict=True):
        choice, fallback = slide._element.find("{*}AlternateContent")
        assert choice.get("Requires") == "p159"
        assert choice.nsmap["p159"].endswith("/powerpoint/2015/09/main")
        assert choice.find("{*}transition/{*}morph").get("option") == "byObject"
        assert fallback.find("{*}transition/{*}fade") is not None
        names = [shape.name for shape in slide.shapes]
        assert [name.removeprefix("!!") for name in names] == [
            shape.name for shape in plain.shapes
        ]
        same = {name for name in names if name.startswith("!!")}
        assert "!!Title" in same
        assert same <= {
            "!!Title",
            "!!Kicker",
            "!!Sources",
            "!!Footer",
            "!!Date",
            "!!Slide number",
            "!!Where we are",
            "!!Sections",  # the same on the cover
        }
    path = tmp_path / "morphing.pptx"
    path.write_bytes(deck.data)
    assert package_faults(deck.data) == []
    assert ooxml_errors(path) == []


def test_a_list_is_built_paragraph_by_paragraph_with_its_chips(
    built: Made, tmp_path: Path
) -> None:
    assert moving(built) == ["points: timing"]
    slide = built.slide("points")
    numbers = {shape.name: str(shape.shape_id) for shape in slide.shapes}
    assert targets(slide._element.find("{*}timing")) == [
        ["paragraph 0", numbers["Status: 2 unconfirmed"]],
        ["paragraph 1", numbers["Status: 3 disputed"]],
        ["paragraph 2", numbers["Status: 4 reported"]],
        ["paragraph 3"],
    ]
    assert slide._element.find(".//{*}bldP").get("spid") == numbers["Text"]
    assert package_faults(built.data) == []
    path = tmp_path / "built.pptx"
    path.write_bytes(built.data)
    assert ooxml_errors(path) == []


@pytest.fixture(scope="module")
def stepped(english: Made, theme: Theme) -> Made:
    """A deck on whose process slide every second item comes with a click of its own."""
    scenes = []
    for scene in english.plan.scenes:
        items = scene.items
        if scene.kind is SlideKind.PROCESS:
            body = [item for item in items if item.role is not Role.TITLE]
            place = {item.name: at // 2 for at, item in enumerate(body)}
            items = tuple(replace(one, step=place.get(one.name)) for one in items)
            scene = replace(scene, items=items, is_built=True)  # noqa: PLW2901
        scenes.append(scene)
    return made(replace(english.plan, scenes=tuple(scenes)), theme)


def test_steps_appear_click_by_click(stepped: Made, tmp_path: Path) -> None:
    (name,) = {one.id for one in stepped.plan.slides if one.kind is SlideKind.PROCESS}
    assert moving(stepped) == [f"{name}: timing"]
    slide = stepped.slide(name)
    scene = next(one for one in stepped.plan.scenes if one.id == name)
    numbers = {shape.name: str(shape.shape_id) for shape in slide.shapes}
    timing = slide._element.find("{*}timing")
    clicks = targets(timing)
    for step, click in enumerate(clicks):
        assert click == [numbers[one.name] for one in scene.items if one.step == step]
    assert len(clicks) > 2
    # PowerPoint lists shapes that may hold words, and no groups, lines or tables
    words = {
        str(shape.shape_id)
        for shape in slide.shapes
        if shape._element.tag.endswith("}sp") and shape != slide.shapes.title
    }
    assert {one.get("spid") for one in timing.iter("{*}bldP")} == words
    path = tmp_path / "stepped.pptx"
    path.write_bytes(stepped.data)
    assert ooxml_errors(path) == []


def test_each_effect_has_an_id_of_its_own(stepped: Made, built: Made) -> None:
    for deck in (stepped, built):
        for slide in deck.deck.slides:
            ids = [one.get("id") for one in slide._element.iter("{*}cTn")]
            assert len(ids) == len(set(ids))


def test_steps_and_events_are_built_where_the_content_asks(tmp_path: Path) -> None:
    """Each with its card, its words and its chips in one group, and the arrow into it."""
    text = EVERY_BLOCK
    for kind in ("timeline", "process"):
        text = text.replace(f"kind: {kind}\n", f"kind: {kind}\n        build: true\n")
    build(write(tmp_path, text), tmp_path, only="deck")
    path = tmp_path / "briefing.pptx"
    shown = {}
    for slide in Presentation(str(path)).slides:
        timing = slide._element.find("{*}timing")
        if timing is None:
            continue
        names = {str(shape.shape_id): shape.name for shape in slide.shapes}
        clicks = [[names[number] for number in click] for click in targets(timing)]
        shown[slide.shapes.title.text] = clicks
    assert sorted(shown.values()) == [
        [["Event 1"], ["Event 2"], ["Event 3"]],
        [["Step 1"], ["Step 2", "To step 2"], ["Step 3", "To step 3"]],
    ]
    assert ooxml_errors(path) == []
