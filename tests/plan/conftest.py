"""The dossier of every kind of block, loaded and planned once."""

import datetime as dt
from pathlib import Path

import pytest

from reporting.content.model import Content
from reporting.content.validate import load
from reporting.design.theme import Theme, load_theme
from reporting.plan.dossier import plan_dossier
from reporting.plan.model import DossierPlan
from tests.samples import write_every_block

WHEN = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def theme() -> Theme:
    return load_theme()


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    folder: Path = tmp_path_factory.mktemp("every-block")
    return load(write_every_block(folder)).content


@pytest.fixture(scope="session")
def english(content: Content, theme: Theme) -> DossierPlan:
    return plan_dossier(content, "en", WHEN, theme)


@pytest.fixture(scope="session")
def italian(content: Content, theme: Theme) -> DossierPlan:
    return plan_dossier(content, "it", WHEN, theme)
