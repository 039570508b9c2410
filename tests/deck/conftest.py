"""The deck of every kind of block, planned and rendered once in each language."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from reporting.content.model import Content
from reporting.content.validate import load
from reporting.deck.render import render
from reporting.design.theme import Theme, load_theme
from reporting.plan.deck import plan_deck
from reporting.plan.dossier import plan_dossier
from reporting.plan.model import DossierPlan
from reporting.plan.slide_model import DeckPlan
from tests.samples import write_every_block

WHEN = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)


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
        return next(shape for shape in walk(self.slide(slide).shapes) if shape.name == name)


def walk(shapes: Any) -> Any:
    """Yield shapes and what their groups hold."""
    for shape in shapes:
        yield shape
        if hasattr(shape, "shapes"):
            yield from walk(shape.shapes)


def made(plan: DeckPlan, theme: Theme) -> Made:
    data = render(plan, theme)
    return Made(plan, data, Presentation(BytesIO(data)))


@pytest.fixture(scope="session")
def theme() -> Theme:
    return load_theme()


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    folder: Path = tmp_path_factory.mktemp("every-block")
    return load(write_every_block(folder)).content


@pytest.fixture(scope="session")
def dossier(content: Content, theme: Theme) -> DossierPlan:
    return plan_dossier(content, "en", WHEN, theme)


@pytest.fixture(scope="session")
def english(content: Content, dossier: DossierPlan, theme: Theme) -> Made:
    return made(plan_deck(content, dossier, theme), theme)


@pytest.fixture(scope="session")
def italian(content: Content, theme: Theme) -> Made:
    return made(plan_deck(content, plan_dossier(content, "it", WHEN, theme), theme), theme)
