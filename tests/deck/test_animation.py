"""Slides fade where the theme has it, and lists are built where the content asks; else nothing moves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reporting.design.theme import Theme
from reporting.record import replace
from tests.deck.conftest import Made, made, recompose
from tests.deck.linter import package_faults
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
