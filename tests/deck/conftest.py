"""The deck of every kind of block, planned and rendered once in each language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from reporting.content.model import Content
from reporting.deck.render import render_deck
from reporting.deck.template.load import Template, load_template
from reporting.design.theme import Theme
from reporting.plan.dossier import plan_dossier
from reporting.plan.model import DossierPlan
from reporting.record import replace
from reporting.slides.compose import compose_scene
from reporting.slides.deck import plan_deck
from reporting.slides.furniture import Furniture
from reporting.slides.looks import make_own_looks
from reporting.slides.model import DeckPlan
from reporting.slides.typesetter import Typesetter
from tests.samples import WHEN


@dataclass(frozen=True)
class Made:
    """A plan and what became of it."""

    plan: DeckPlan
    data: bytes
    deck: Any

    def slide(self, name: str) -> Any:
        """Return python-pptx's slide of a planned slide's id."""
        number = [slide.id for slide in self.plan.slides].index(name)
        return self.deck.slides[number]

    def shape(self, slide: str, name: str) -> Any:
        """Return a shape by its name, in a group or not."""
        return next(
            shape for shape in walk(self.slide(slide).shapes) if shape.name == name
        )


def walk(shapes: Any) -> Any:
    """Yield shapes and what their groups hold."""
    for shape in shapes:
        yield shape
        if hasattr(shape, "shapes"):
            yield from walk(shape.shapes)


def recompose(plan: DeckPlan, theme: Theme) -> DeckPlan:
    """Return a plan whose slides were changed with the scenes of these slides."""
    setter = Typesetter(theme)
    looks = make_own_looks(theme, setter.grids)
    furniture = Furniture(plan.footer, plan.date)
    scenes = [
        compose_scene(
            slide, number, looks[slide.kind], furniture, plan.sections, setter
        )
        for number, slide in enumerate(plan.slides, 1)
    ]
    return replace(plan, scenes=tuple(scenes))


def made(plan: DeckPlan, theme: Theme) -> Made:
    data = render_deck(plan, theme)
    return Made(plan, data, Presentation(BytesIO(data)))


Load = Callable[[bytes], Template]
"""Reads the bytes of a presentation as a template."""


@pytest.fixture
def load(tmp_path: Path, theme: Theme) -> Load:
    def loaded(data: bytes) -> Template:
        path = tmp_path / "corporate.pptx"
        path.write_bytes(data)
        return load_template(path, theme)

    return loaded


@pytest.fixture(scope="session")
def dossier(content: Content, theme: Theme) -> DossierPlan:
    return plan_dossier(content, "en", WHEN, theme)


@pytest.fixture(scope="session")
def english(dossier: DossierPlan, theme: Theme) -> Made:
    return made(plan_deck(dossier, theme), theme)


@pytest.fixture(scope="session")
def italian(content: Content, theme: Theme) -> Made:
    return made(plan_deck(plan_dossier(content, "it", WHEN, theme), theme), theme)
